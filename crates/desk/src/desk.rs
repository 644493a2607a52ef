//! All that a handler is given: the store, the incidents, the entrance, the reader of articles.

use crate::{
    asking::Asking,
    keeping::{Merger, Snapshot, Stores, Work},
    pages::Failure,
    people::{Entrance, Passwords, Throttle},
};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tazamun_reader::{Reader, gazetteer::Gazetteer};
use tazamun_store::{Store, StoreError};
use tokio::sync::{Semaphore, watch};

/// Articles that are read at once: each takes a core.
const READING: usize = 2;
/// How long an answer waits for the merging that it brought about: a moment, and where somebody is sent to what came of it.
const MOMENT: Duration = Duration::from_millis(120);
const PATIENCE: Duration = Duration::from_secs(5);

/// The desk.
#[derive(Debug)]
pub struct Desk {
    /// The store.
    pub stores: Stores,
    /// Its incidents, kept up with what is decided.
    pub merger: Arc<Merger>,
    /// Where people come in.
    pub entrance: Entrance,
    /// Their passwords.
    pub passwords: Passwords,
    /// How often these may be tried.
    pub throttle: Throttle,
    /// Who reads articles.
    pub reader: Reader<'static>,
    /// Whose turn it is to have one read, or to have a test run.
    pub turns: Semaphore,
    /// The questions that are being answered.
    pub asking: Asking,
    /// Counts up when something has changed: for pages that show counts while they are open.
    pub news: watch::Sender<u64>,
}

impl Desk {
    /// Opens a store; makes it where there is none.
    ///
    /// # Errors
    /// [`StoreError`] where it is no store, damaged, from a newer version, or cannot be written.
    pub fn open(path: &Path, cookie: String, secure: bool) -> Result<Arc<Self>, StoreError> {
        let stores = Stores::open(path)?;
        let (news, _) = watch::channel(0);
        let told = news.clone();
        let merger = Merger::start(path, move |number| {
            told.send_replace(number);
        })?;
        let team = stores.read(|store| Ok(store.is_of_a_team()?)).unwrap_or(true);
        Ok(Arc::new(Desk {
            stores,
            merger,
            entrance: Entrance::new(cookie, secure, team),
            passwords: Passwords::default(),
            throttle: Throttle::default(),
            reader: Reader::new(),
            turns: Semaphore::new(READING),
            asking: Asking::default(),
            news,
        }))
    }

    /// The places that the reader knows.
    pub fn reader_gazetteer(&self) -> &'static Gazetteer {
        Gazetteer::built_in()
    }

    /// Reads from the store, on a thread that may wait.
    ///
    /// # Errors
    /// [`Failure`] where the store cannot be read, and what `work` answers.
    pub async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Store) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let desk = Arc::clone(self);
        on_thread(move || desk.stores.read(work)).await
    }

    /// Writes to the store. What it answers is on the disk.
    ///
    /// # Errors
    /// [`Failure`] where the store cannot be written, and what `work` answers; nothing was written then.
    pub async fn write<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Store) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (desk, waiting) = (Arc::clone(self), Waiting::default());
        let here = waiting.0.clone();
        on_thread(move || {
            desk.stores.write(|store| if here.is_gone() { Err(Failure::TooSlow) } else { work(store) })
        })
        .await
    }

    /// Writes to the store, and has the incidents brought up to date: `after` says what that takes. Waits for it a moment, so
    /// that in a small store whoever decided sees at once what came of it.
    ///
    /// # Errors
    /// As [`Desk::write`].
    pub async fn decide<T: Send + 'static>(
        self: &Arc<Self>,
        after: Work,
        work: impl FnOnce(&mut Store) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.decide_and_wait(after, MOMENT, work).await
    }

    /// The same, and waits longer: for an answer that leads to what came of it.
    ///
    /// # Errors
    /// As [`Desk::write`].
    pub async fn decide_and_see<T: Send + 'static>(
        self: &Arc<Self>,
        after: Work,
        work: impl FnOnce(&mut Store) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.decide_and_wait(after, PATIENCE, work).await
    }

    async fn decide_and_wait<T: Send + 'static>(
        self: &Arc<Self>,
        after: Work,
        patience: Duration,
        work: impl FnOnce(&mut Store) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let done = self.write(work).await?;
        self.merger.want(after);
        let desk = Arc::clone(self);
        on_thread(move || Ok(desk.merger.settled(patience))).await?;
        Ok(done)
    }

    /// Does what keeps a core busy, when it is its turn.
    ///
    /// # Errors
    /// [`Failure`], and what `work` answers.
    pub async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Desk) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let desk = Arc::clone(self);
        let Ok(_turn) = self.turns.acquire().await else { return Err(Failure::Internal) };
        on_thread(move || work(&desk)).await
    }

    /// The incidents as they were last read.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.merger.snapshot()
    }
}

/// Tells a thread that nobody waits for its answer any more: whoever was told that it took too long must not find it done
/// later.
#[derive(Clone, Default)]
struct Here(Arc<AtomicBool>);

impl Here {
    fn is_gone(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

#[derive(Default)]
struct Waiting(Here);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Release);
    }
}

async fn on_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(Failure::Internal))
}
