//! The time, as whoever runs the watch gives it: the system's, or one that a test or a replay sets.

use std::time::Duration;

/// A moment, in UTC.
pub use jiff::Timestamp as Moment;

/// Something that tells the time and waits.
pub trait Clock: Sync {
    /// The moment.
    fn now(&self) -> Moment;
    /// Waits.
    fn wait(&self, time: Duration);
    /// Whether it is time to end: what is under way is done, and nothing more is begun.
    fn is_over(&self) -> bool {
        false
    }
}

/// The time of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        Moment::now()
    }

    fn wait(&self, time: Duration) {
        std::thread::sleep(time);
    }
}
