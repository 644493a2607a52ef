//! After a decision: merging anew, and reading the incidents into memory, on a thread of its own.
//!
//! Who decides does not wait for it longer than a moment; who looks at incidents is told where it is not done yet.

use super::Snapshot;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock},
    thread,
    time::{Duration, Instant},
};
use tazamun_intake::merging::decided;
use tazamun_merge::{Linkage, Record};
use tazamun_store::{Store, StoreError};

/// How often the file is looked at for changes that other programs made.
const LOOK: Duration = Duration::from_secs(2);
/// Decisions that come this close together are merged at once; where merging takes long, the pause is twice as long as that,
/// so that it does not take more than a third of a core.
const GATHER: Duration = Duration::from_millis(15);
/// What is done in such a time does no harm however often.
const MOMENT: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(6);

/// What has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Reading the incidents into memory again.
    Look,
    /// Merging the reports anew, and then that.
    Merge,
}

#[derive(Debug, Default)]
struct Wanted {
    /// Counts up with each piece of work that is wanted.
    asked: u64,
    /// The last one that was wanted before the work that is done began.
    done: u64,
    work: Option<Work>,
    stopped: bool,
}

/// The incidents of a store, kept up with what is decided.
#[derive(Debug)]
pub struct Merger {
    path: PathBuf,
    snapshot: RwLock<Arc<Snapshot>>,
    wanted: Mutex<Wanted>,
    changed: Condvar,
}

impl Merger {
    /// Reads the incidents of a store and begins to keep them up to date; `told` is called after each change.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    pub fn start(path: &Path, told: impl Fn(u64) + Send + 'static) -> Result<Arc<Self>, StoreError> {
        let store = Store::open_to_read(path)?;
        store.look_again()?;
        let merger = Arc::new(Merger {
            path: path.to_owned(),
            snapshot: RwLock::new(Arc::new(Snapshot::of(&store, &Snapshot::default())?)),
            wanted: Mutex::default(),
            changed: Condvar::new(),
        });
        // What was added or decided elsewhere and never merged.
        if !store.unmerged_reports()?.is_empty() || !store.unmerged_decisions()?.is_empty() {
            merger.want(Work::Merge);
        }
        store.rest()?;
        let (this, seen) = (Arc::clone(&merger), store);
        thread::Builder::new()
            .name("merger".to_owned())
            .spawn(move || this.run(&seen, told))
            .map_err(|e| StoreError::Disk { path: path.to_owned(), what: e.to_string() })?;
        Ok(merger)
    }

    /// The incidents as they were last read.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Says that something has to be done.
    pub fn want(&self, work: Work) {
        let mut wanted = self.lock();
        wanted.asked += 1;
        wanted.work = wanted.work.max(Some(work));
        self.changed.notify_all();
    }

    /// Whether something is still to be done.
    pub fn is_behind(&self) -> bool {
        let wanted = self.lock();
        wanted.done < wanted.asked
    }

    /// Waits until all that was wanted so far is done, but no longer than this. Answers whether it is.
    pub fn settled(&self, patience: Duration) -> bool {
        let end = Instant::now() + patience;
        let mut wanted = self.lock();
        let asked = wanted.asked;
        while wanted.done < asked {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            wanted = self.changed.wait_timeout(wanted, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    /// Ends the thread.
    pub fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Wanted> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, seen: &Store, told: impl Fn(u64)) {
        let mut version = seen.data_version().unwrap_or_default();
        let mut pause = GATHER;
        loop {
            let (asked, work) = {
                let mut wanted = self.lock();
                if wanted.work.is_none() && !wanted.stopped {
                    wanted =
                        self.changed.wait_timeout(wanted, LOOK).unwrap_or_else(PoisonError::into_inner).0;
                }
                if wanted.stopped {
                    return;
                }
                if wanted.work.is_some() {
                    drop(wanted);
                    thread::sleep(pause);
                    wanted = self.lock();
                }
                (wanted.asked, wanted.work.take())
            };
            let now = seen.data_version().unwrap_or(version);
            if work.is_none() && now == version {
                continue;
            }
            version = now;
            let begun = Instant::now();
            if let Err(error) = self.work(seen, work) {
                eprintln!("tazamun desk: {error}");
            }
            pause = (2 * begun.elapsed()).clamp(GATHER, LONGEST_PAUSE);
            if pause < MOMENT {
                pause = GATHER;
            }
            self.lock().done = asked;
            self.changed.notify_all();
            told(self.snapshot().number);
        }
    }

    fn work(&self, seen: &Store, work: Option<Work>) -> Result<(), StoreError> {
        if work == Some(Work::Merge) {
            Store::open(&self.path)?.merge_anew(&[], |reports, stored| {
                let records = reports.iter().map(|(name, report)| Record::Report(name, report));
                Linkage::of(records, &decided(stored, &[])).incidents().collect()
            })?;
        }
        seen.look_again()?;
        let snapshot = Snapshot::of(seen, &self.snapshot());
        seen.rest()?;
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot?);
        Ok(())
    }
}
