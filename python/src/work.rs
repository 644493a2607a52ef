//! A computation, run beside the interpreter: its lock is let go, Ctrl-C is heard, progress is told, and a forked child does
//! not wait for threads that it does not have.
//!
//! A fork copies the memory of a process and one of its threads. A pool of threads that ran before the fork is a ruin in the
//! child: whoever hands it work waits for ever. So the pool is one of ours and not the global one, it remembers its process,
//! and a process that finds another's makes one of its own; the other's is forgotten, for taking it down would wait as well.

use crate::error::{Unanswered, input};
use arc_swap::ArcSwapOption;
use pyo3::{exceptions::PyRuntimeError, prelude::*};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    time::Duration,
};

/// How long a signal waits at most until it is heard.
const HEARD_WITHIN: Duration = Duration::from_millis(50);

struct Pool {
    process: u32,
    size: usize,
    threads: ThreadPool,
}

static POOL: ArcSwapOption<Pool> = ArcSwapOption::const_empty();

/// Threads that were asked for; 0: as many as the machine has, or as `RAYON_NUM_THREADS` says.
static WANTED: AtomicUsize = AtomicUsize::new(0);

fn pool() -> PyResult<Arc<Pool>> {
    let (process, wanted) = (std::process::id(), WANTED.load(Ordering::Relaxed));
    if let Some(pool) = POOL.load_full()
        && pool.process == process
        && (wanted == 0 || pool.size == wanted)
    {
        return Ok(pool);
    }
    let threads = ThreadPoolBuilder::new()
        .num_threads(wanted)
        .thread_name(|n| format!("tazamun-{n}"))
        .build()
        .map_err(|e| PyRuntimeError::new_err(format!("no threads can be started: {e}")))?;
    let size = threads.current_num_threads();
    let made = Arc::new(Pool { process, size, threads });
    if let Some(before) = POOL.swap(Some(made.clone()))
        && before.process != process
    {
        std::mem::forget(before);
    }
    Ok(made)
}

/// Says on how many threads to work from now on; 0 is as many as the machine has.
#[pyfunction]
pub(crate) fn set_threads(number: usize) -> PyResult<()> {
    if number > 1024 {
        return Err(input(format!("threads: {number} are more than 1024; give the number of cores, or 0.")));
    }
    WANTED.store(number, Ordering::Relaxed);
    Ok(())
}

/// On how many threads this process works.
#[pyfunction]
pub(crate) fn threads() -> PyResult<usize> {
    Ok(pool()?.size)
}

/// What a computation looks at and tells while it runs.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    stopped: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
}

impl Watch {
    /// Whether nobody wants the result any more.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// The same as an error.
    pub(crate) fn checked(&self) -> Result<(), Unanswered> {
        if self.is_stopped() { Err(Unanswered::Stopped) } else { Ok(()) }
    }

    pub(crate) fn of(&self, total: usize) {
        self.total.store(total as u64, Ordering::Relaxed);
    }

    pub(crate) fn reach(&self, done: u64, total: u64) {
        self.total.store(total, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
    }

    pub(crate) fn did(&self, more: usize) {
        self.done.fetch_add(more as u64, Ordering::Relaxed);
    }
}

/// Runs `work` on the threads of this process. `progress` is called with what is done and of how much, some twenty times a
/// second, in the thread that asked.
pub(crate) fn run<T: Send + 'static>(
    py: Python<'_>,
    progress: Option<Py<PyAny>>,
    work: impl FnOnce(&Watch) -> Result<T, Unanswered> + Send + 'static,
) -> PyResult<T> {
    let pool = pool()?;
    let watch = Arc::new(Watch::default());
    let (send, taken) = mpsc::channel();
    let watched = watch.clone();
    pool.threads.spawn(move || {
        let result = catch_unwind(AssertUnwindSafe(|| work(&watched)));
        let _ = send.send(result);
    });
    let result = py.detach(move || {
        let mut told = None;
        loop {
            match taken.recv_timeout(HEARD_WITHIN) {
                Ok(result) => {
                    if progress.is_some() {
                        Python::attach(|py| tell(py, progress.as_ref(), &watch, &mut told))?;
                    }
                    return Ok(result);
                }
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(PyRuntimeError::new_err("a thread ended before its work was done"));
                }
                Err(RecvTimeoutError::Timeout) => {
                    let heard = Python::attach(|py| {
                        py.check_signals()?;
                        tell(py, progress.as_ref(), &watch, &mut told)
                    });
                    if let Err(error) = heard {
                        // What runs notices within its next step, and ends on its own.
                        watch.stopped.store(true, Ordering::Relaxed);
                        return Err(error);
                    }
                }
            }
        }
    })?;
    match result {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(Unanswered::Input(message))) => Err(input(message)),
        Ok(Err(Unanswered::Stopped)) => Err(PyRuntimeError::new_err("stopped before the answer was there")),
        Err(panic) => {
            let told = panic.downcast_ref::<String>().cloned();
            let told = told.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            let told = told.unwrap_or_else(|| "an unknown fault".to_owned());
            Err(PyRuntimeError::new_err(format!("a fault of the program, please report it: {told}")))
        }
    }
}

/// Calls `progress` where something was done since it was last called.
fn tell(
    py: Python<'_>,
    progress: Option<&Py<PyAny>>,
    watch: &Watch,
    told: &mut Option<(u64, u64)>,
) -> PyResult<()> {
    let Some(progress) = progress else { return Ok(()) };
    let now = (watch.done.load(Ordering::Relaxed), watch.total.load(Ordering::Relaxed));
    if now.1 > 0 && *told != Some(now) {
        *told = Some(now);
        progress.call1(py, now)?;
    }
    Ok(())
}
