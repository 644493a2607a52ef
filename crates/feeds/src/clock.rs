//! The time, as whoever runs the watch gives it: the system's, or one that a test or a replay sets.

use jiff::Timestamp;
use std::time::Duration;

/// Something that tells the time and waits.
pub trait Clock: Sync {
    /// The moment.
    fn now(&self) -> Timestamp;
    /// Waits.
    fn wait(&self, time: Duration);
}

/// The time of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn wait(&self, time: Duration) {
        std::thread::sleep(time);
    }
}
