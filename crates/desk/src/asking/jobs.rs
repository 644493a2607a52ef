//! Questions that are being answered: few at once, each with a share that is done, an end, and a way to stop it.

use super::{Draft, Fault, Fingerprints};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tazamun_analysis::Error;
use tazamun_front::Executor;
use tazamun_sync::{
    Certificate, Series,
    certificate::{self, Alarms, Trial},
    coincidence,
};
use tokio::sync::{Semaphore, watch};

/// Tests that run at once: each takes a core.
const AT_ONCE: usize = 2;
/// Questions that run or wait, of all who ask.
const WAITING: usize = 12;
/// And of one who asks.
const OWN: usize = 4;
/// Questions whose page can still be looked at.
const REMEMBERED: usize = 200;
/// How long a test may take.
const LONGEST: Duration = Duration::from_secs(180);
/// Simulated pairs between two looks at whether somebody wants it stopped.
const PART: usize = 20;

/// How far a question is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobState {
    /// It waits for its turn, or runs.
    Running,
    /// It is answered: the number under which it is kept.
    Done(i64),
    /// It cannot be answered.
    Failed(Fault),
}

/// A question that is being answered.
#[derive(Debug)]
pub struct Job {
    /// Its number.
    pub number: u64,
    /// The question.
    pub draft: Draft,
    /// Who asks; nobody by name where one person works alone.
    pub person: Option<i64>,
    since: Instant,
    share: AtomicU64,
    is_stopped: AtomicBool,
    state: watch::Sender<JobState>,
}

/// All questions that are being answered, and what is known of the data for them.
#[derive(Debug)]
pub struct Asking {
    /// Of the data.
    pub fingerprints: Fingerprints,
    jobs: Mutex<Jobs>,
    /// Whose turn it is.
    pub turns: Semaphore,
    threads: Option<ThreadPool>,
}

#[derive(Debug, Default)]
struct Jobs {
    last: u64,
    all: VecDeque<Arc<Job>>,
}

impl Default for Asking {
    fn default() -> Self {
        // Threads of their own: whoever looks at a page does not wait behind a test.
        let threads = ThreadPoolBuilder::new().thread_name(|n| format!("test-{n}")).build().ok();
        Asking {
            fingerprints: Fingerprints::default(),
            jobs: Mutex::default(),
            turns: Semaphore::new(AT_ONCE),
            threads,
        }
    }
}

impl Asking {
    /// Takes a question in; nothing where too many are being answered.
    pub fn begin(&self, draft: Draft, person: Option<i64>) -> Option<Arc<Job>> {
        let mut jobs = self.lock();
        let running = jobs.all.iter().filter(|job| job.state() == JobState::Running);
        let (mut all, mut own) = (0, 0);
        for job in running {
            all += 1;
            own += usize::from(job.person == person);
        }
        if all >= WAITING || own >= OWN {
            return None;
        }
        jobs.last += 1;
        let job = Arc::new(Job {
            number: jobs.last,
            draft,
            person,
            since: Instant::now(),
            share: AtomicU64::new(0),
            is_stopped: AtomicBool::new(false),
            state: watch::Sender::new(JobState::Running),
        });
        if jobs.all.len() >= REMEMBERED
            && let Some(at) = jobs.all.iter().position(|job| job.state() != JobState::Running)
        {
            jobs.all.remove(at);
        }
        jobs.all.push_back(Arc::clone(&job));
        Some(job)
    }

    /// A question of somebody, by its number: nobody sees another's.
    pub fn find(&self, number: u64, person: Option<i64>) -> Option<Arc<Job>> {
        let jobs = self.lock();
        jobs.all.iter().find(|job| job.number == number && job.person == person).map(Arc::clone)
    }

    /// Somebody's questions that are not answered yet.
    pub fn running(&self, person: Option<i64>) -> Vec<Arc<Job>> {
        let jobs = self.lock();
        let own = jobs.all.iter().filter(|job| job.person == person && job.state() == JobState::Running);
        own.map(Arc::clone).collect()
    }

    /// Does what takes long on the threads that are there for it.
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match &self.threads {
            Some(threads) => threads.install(work),
            None => work(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Job {
    /// How far it is.
    pub fn state(&self) -> JobState {
        self.state.borrow().clone()
    }

    /// To hear of a change.
    pub fn changes(&self) -> watch::Receiver<JobState> {
        self.state.subscribe()
    }

    /// Says how it ended.
    pub fn end(&self, state: JobState) {
        self.state.send_replace(state);
    }

    /// The share of its work that is done, in whole per cent.
    pub fn percent(&self) -> u64 {
        self.share.load(Ordering::Relaxed).min(100)
    }

    /// Stops it as soon as may be.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it may go on.
    ///
    /// # Errors
    /// [`Error::Stopped`] where somebody stopped it, or it took too long.
    pub fn may_go_on(&self) -> Result<(), Error> {
        let stopped = self.is_stopped.load(Ordering::Relaxed) || self.since.elapsed() > LONGEST;
        if stopped { Err(Error::Stopped) } else { Ok(()) }
    }

    /// Whether it was too long for its time, and nobody stopped it.
    pub fn is_too_long(&self) -> bool {
        !self.is_stopped.load(Ordering::Relaxed) && self.since.elapsed() > LONGEST
    }
}

impl Executor for Job {
    fn certificate(
        &self,
        a: &Series,
        b: &Series,
        options: &coincidence::Options,
        trial: Trial,
    ) -> Result<Certificate, Error> {
        let mut alarms = Alarms::default();
        let mut done = 0;
        while done < trial.pairs {
            self.may_go_on()?;
            let next = (done + PART).min(trial.pairs);
            alarms = alarms + certificate::count(a, b, options, trial, done..next)?;
            done = next;
            self.reached(done as f64 / trial.pairs as f64);
        }
        Ok(certificate::certificate(trial, alarms))
    }

    fn reached(&self, share: f64) {
        self.share.store((share.clamp(0.0, 1.0) * 100.0) as u64, Ordering::Relaxed);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_a_few_at_once_and_nobody_sees_anothers() {
        let asking = Asking::default();
        let jobs: Vec<_> = (0..OWN).map(|_| asking.begin(Draft::default(), Some(1)).unwrap()).collect();
        assert!(asking.begin(Draft::default(), Some(1)).is_none(), "one more of one's own");
        assert!(asking.begin(Draft::default(), Some(2)).is_some(), "of somebody else");
        assert!(asking.find(jobs[0].number, Some(2)).is_none());
        assert!(asking.find(jobs[0].number, Some(1)).is_some());
        jobs[0].end(JobState::Done(7));
        assert!(asking.begin(Draft::default(), Some(1)).is_some(), "one has ended");
        for person in 3..20 {
            asking.begin(Draft::default(), Some(person));
        }
        let running = (0..30).map(|person| asking.running(Some(person)).len()).sum::<usize>();
        assert_eq!(running, WAITING);
    }

    #[test]
    fn what_is_stopped_ends() {
        let job = Asking::default().begin(Draft::default(), None).unwrap();
        assert!(job.may_go_on().is_ok());
        job.stop();
        assert!(matches!(job.may_go_on(), Err(Error::Stopped)));
        assert!(!job.is_too_long());
    }
}
