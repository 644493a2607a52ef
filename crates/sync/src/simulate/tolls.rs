//! Records whose tolls and rate are known, to measure return years on.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Geometric, Poisson};

/// A kind of record: how many incidents there are, and how many they kill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TollScenario {
    /// What it is called in tables.
    pub name: &'static str,
    /// Incidents at or above the threshold, on average.
    pub incidents: f64,
    /// Shape of the generalised Pareto tail.
    pub shape: f64,
    /// Its scale, in killed.
    pub scale: f64,
    /// Least toll.
    pub threshold: u32,
    /// Mean incidents of a campaign, all within a fortnight; 1 for each alone.
    pub campaign: f64,
    /// Share of a campaign's incidents that kill as its first did, within a third.
    pub alike: f64,
}

/// Days of a simulated record: four years.
const DAYS: i64 = 1_461;

impl TollScenario {
    const fn usual(name: &'static str) -> TollScenario {
        TollScenario {
            name,
            incidents: 120.0,
            shape: 0.4,
            scale: 4.0,
            threshold: 5,
            campaign: 1.0,
            alike: 0.0,
        }
    }

    /// First and last day.
    #[must_use]
    pub fn window(&self) -> (i64, i64) {
        (0, DAYS - 1)
    }

    /// Record number `number` of its kind: day and killed of each incident.
    #[must_use]
    pub fn drawn(&self, number: u64) -> Vec<(i64, u32)> {
        let mut random = ChaCha8Rng::seed_from_u64(12_000 + number);
        let campaigns =
            Poisson::new(self.incidents / self.campaign).map_or(0.0, |law| law.sample(&mut random));
        let further = Geometric::new(1.0 / self.campaign);
        let mut record = Vec::new();
        for _ in 0..campaigns as u64 {
            let start = random.random_range(0..DAYS);
            let first = self.excess(random.random());
            let size = 1 + further.map_or(0, |law| law.sample(&mut random));
            for n in 0..size {
                let alike = n > 0 && random.random::<f64>() < self.alike;
                let excess = match (n, alike) {
                    (0, _) => first,
                    (_, true) => first * (1.0 + (random.random::<f64>() - 0.5) * 2.0 / 3.0),
                    _ => self.excess(random.random()),
                };
                let day = (start + if n == 0 { 0 } else { random.random_range(0..14) }).min(DAYS - 1);
                record.push((day, (f64::from(self.threshold) - 0.5 + excess).round().min(1e9) as u32));
            }
        }
        record
    }

    fn excess(&self, share: f64) -> f64 {
        self.scale / self.shape * ((1.0 - share).powf(-self.shape) - 1.0)
    }

    /// The size of which so many are expected in a record.
    #[must_use]
    pub fn size_expected(&self, expected: f64) -> u32 {
        let excess = self.excess(1.0 - (expected / self.incidents).min(1.0));
        (f64::from(self.threshold) + excess).round() as u32
    }

    /// Years between incidents that kill at least so many.
    #[must_use]
    pub fn return_years(&self, killed: u32) -> f64 {
        let excess = f64::from(killed) - f64::from(self.threshold);
        let share = (1.0 + self.shape * excess / self.scale).powf(-1.0 / self.shape);
        DAYS as f64 / 365.25 / (self.incidents * share)
    }
}

/// The kinds on which an interval of return years is to hold them.
#[must_use]
pub fn tolls() -> Vec<TollScenario> {
    let usual = TollScenario::usual;
    vec![
        usual("120 incidents"),
        TollScenario { incidents: 40.0, ..usual("40 incidents") },
        TollScenario { incidents: 20.0, ..usual("20 incidents") },
        TollScenario { incidents: 600.0, ..usual("600 incidents") },
        TollScenario { shape: 0.1, ..usual("a light tail") },
        TollScenario { shape: 0.8, ..usual("a heavy tail") },
        TollScenario { campaign: 4.0, ..usual("campaigns") },
        TollScenario { campaign: 4.0, alike: 0.5, ..usual("campaigns alike") },
    ]
}
