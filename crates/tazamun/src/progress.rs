//! What a person sees while something takes longer than a second; nothing where the output is piped.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    io::IsTerminal as _,
    sync::mpsc,
    thread::JoinHandle,
    time::{Duration, Instant},
};

/// Work that takes less than this is done before anybody would have read what it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line on standard error that says what is being done; taken away when it is dropped.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    shown: bool,
}

impl Progress {
    /// Work of which nobody knows how much there is: `what` is counted.
    pub fn counting(what: &'static str) -> Self {
        Self::new(ProgressBar::no_length().with_message(what), "{spinner} {human_pos} {msg} ({per_sec})")
    }

    /// Work in so many steps.
    pub fn of(what: &'static str, steps: usize) -> Self {
        let bar = ProgressBar::new(steps as u64).with_message(what);
        Self::new(bar, "{msg} {wide_bar} {human_pos}/{human_len} ({eta})")
    }

    /// Work of which nothing can be counted: a wheel turns beside `what` once it has taken a second.
    #[must_use = "it is taken away when it is dropped"]
    pub fn waiting(what: &'static str) -> Waiting {
        let (done, wait) = mpsc::channel();
        let shown = std::io::stderr().is_terminal().then(|| {
            std::thread::spawn(move || {
                if wait.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                    let bar = ProgressBar::new_spinner().with_message(what);
                    bar.enable_steady_tick(Duration::from_millis(120));
                    let _ = wait.recv();
                    bar.finish_and_clear();
                }
            })
        });
        Waiting { done: Some(done), shown }
    }

    fn new(bar: ProgressBar, template: &str) -> Self {
        bar.set_draw_target(ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Progress { bar, begun: Instant::now(), shown: false }
    }

    /// So much is done.
    pub fn reach(&mut self, steps: usize) {
        let so_far = self.bar.position();
        (so_far..steps as u64).for_each(|_| self.step());
    }

    /// One more is done.
    pub fn step(&mut self) {
        if !self.shown && self.begun.elapsed() > PATIENCE && std::io::stderr().is_terminal() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.shown = true;
        }
        self.bar.inc(1);
    }
}

/// A wheel that turns until this is dropped.
#[derive(Debug)]
pub struct Waiting {
    done: Option<mpsc::Sender<()>>,
    shown: Option<JoinHandle<()>>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // Without its sender the other side wakes up and takes the wheel away; only then is anything else printed.
        drop(self.done.take());
        if let Some(shown) = self.shown.take() {
            let _ = shown.join();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
