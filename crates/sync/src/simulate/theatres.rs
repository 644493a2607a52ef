//! Several simulated series that share one rate.

use super::Scenario;
use crate::Event;
use crate::random::stream;

impl Scenario {
    /// Events of `theatres` series that are independent given the one rate that all share, each with the number of
    /// events of the scenario's first series; number `number` under `seed`.
    #[must_use]
    pub fn theatres(&self, seed: u64, number: u64, theatres: usize) -> Vec<Vec<Event>> {
        let mut random = stream(seed, number);
        let rate = self.shared_rate(&mut random);
        let mut one = || {
            let days = self.emit(&rate, self.events.0, &mut random);
            self.date(&days, &mut random)
        };
        (0..theatres).map(|_| one()).collect()
    }
}
