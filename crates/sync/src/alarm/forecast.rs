//! The past of a series → what the next day should hold, before it is seen.
//!
//! A Poisson–gamma model with discounting (Smith 1979, doi:10.1111/j.2517-6161.1979.tb01092.x; West & Harrison 1997, ch. 10): the
//! rate is known as a gamma distribution whose two numbers fade by a share each day, so that the forecast is negative binomial
//! and as wide as the past leaves it. Four models fade over different times; each counts by how well it has forecast so far, with
//! a little kept back for change (fixed share; Herbster & Warmuth 1998, doi:10.1023/A:1007424614876). A series whose rate moves by
//! itself, or comes in bursts, is so forecast by a short memory, and one that keeps its rate by a long one. Weekday factors and
//! dispersion are those of the past alone. A day without coverage changes nothing.

use statrs::function::gamma::ln_gamma;

/// Days after which half of what was seen is forgotten, of each model.
const HALF_LIVES: [f64; MODELS] = [4.0, 15.0, 60.0, 240.0];
/// Number of models.
pub(crate) const MODELS: usize = 4;
/// Share of the weights that is spread evenly each day.
const KEPT_BACK: f64 = 0.001;
/// Events that the evenness of weekdays, and that of Poisson numbers, are worth before anything is seen.
const WEEKDAY_PRIOR: f64 = 10.0;
const DISPERSION_PRIOR: f64 = 20.0;
/// Days that the first guess of the rate is worth.
const RATE_PRIOR: f64 = 1.0;
/// The lowest rate: one event in some eight years.
const LOWEST: f64 = 1.0 / 3_000.0;

/// What is expected of one day by one model: a negative binomial number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Expected {
    /// Mean.
    pub(crate) mean: f64,
    /// Size: the smaller, the more variable.
    size: f64,
    /// How much this model counts.
    pub(crate) weight: f64,
}

impl Expected {
    /// Log-probability of a count, the mean being `times` as high.
    pub(crate) fn log_probability(&self, count: f64, times: f64) -> f64 {
        let mean = self.mean * times;
        let size = self.size;
        // ln Γ(n + s) / (Γ(s) n!), for the small whole numbers that most days hold as a product.
        let choices = match count {
            few if few < 32.0 && few.fract() == 0.0 => {
                (0..few as u32).map(|n| ((size + f64::from(n)) / f64::from(n + 1)).ln()).sum()
            }
            _ => ln_gamma(count + size) - ln_gamma(size) - ln_gamma(count + 1.0),
        };
        choices - size * (mean / size).ln_1p() + count * (mean / (mean + size)).ln()
    }
}

/// What is known of a series up to a day.
#[derive(Debug, Clone)]
pub(crate) struct Forecaster {
    /// Events and days of each model, faded.
    rates: [(f64, f64); MODELS],
    /// How well each has forecast, as logarithms.
    weights: [f64; MODELS],
    /// Events on each weekday, and those expected.
    weekdays: [(f64, f64); 7],
    /// Squared errors of the forecast over its means, added up, and the means.
    dispersion: (f64, f64),
    /// Covered days seen, and their events.
    seen: (f64, f64),
}

impl Forecaster {
    /// Nothing is known but that there is some rate.
    pub(crate) fn new() -> Forecaster {
        Forecaster {
            rates: [(0.0, 0.0); MODELS],
            weights: [-(MODELS as f64).ln(); MODELS],
            weekdays: [(0.0, 0.0); 7],
            dispersion: (0.0, 0.0),
            seen: (0.0, 0.0),
        }
    }

    /// What a day should hold.
    pub(crate) fn of_day(&self, day: i64) -> [Expected; MODELS] {
        let factor = self.weekday(day);
        let spread = self.spread();
        let first_guess = (self.seen.1 + 0.5) / (self.seen.0 + 1.0);
        let mut each = [Expected { mean: 0.0, size: 1.0, weight: 0.0 }; MODELS];
        for (model, expected) in each.iter_mut().enumerate() {
            let (events, days) = self.rates[model];
            let (events, days) = (events + first_guess * RATE_PRIOR, days + RATE_PRIOR);
            let mean = (factor * events / days).max(LOWEST);
            // Variance of the count about the rate, and of the rate itself, of which the faded events are witnesses.
            let variance = mean * (spread - 1.0) + mean * mean * spread / events.max(1e-3);
            let size = (mean * mean / variance.max(1e-9)).clamp(1e-3, 1e6);
            *expected = Expected { mean, size, weight: self.weights[model].exp() };
        }
        each
    }

    /// The mean of the models.
    pub(crate) fn mean(each: &[Expected; MODELS]) -> f64 {
        each.iter().map(|expected| expected.weight * expected.mean).sum()
    }

    /// Takes in what the day held; `each` is what was expected of it.
    pub(crate) fn learn(&mut self, day: i64, count: f64, each: &[Expected; MODELS]) {
        let factor = self.weekday(day);
        let logs = each.map(|expected| expected.log_probability(count, 1.0));
        let highest =
            logs.iter().zip(&self.weights).map(|(log, weight)| log + weight).fold(f64::MIN, f64::max);
        let scaled: [f64; MODELS] =
            std::array::from_fn(|model| (logs[model] + self.weights[model] - highest).exp());
        let total: f64 = scaled.iter().sum();
        for (weight, scaled) in self.weights.iter_mut().zip(scaled) {
            *weight = ((1.0 - KEPT_BACK) * scaled / total + KEPT_BACK / MODELS as f64).ln();
        }
        let mean = Self::mean(each);
        self.dispersion.0 += (count - mean) * (count - mean);
        self.dispersion.1 += mean;
        let weekday = &mut self.weekdays[day.rem_euclid(7) as usize];
        weekday.0 += count;
        weekday.1 += mean / factor;
        for ((events, days), half_life) in self.rates.iter_mut().zip(HALF_LIVES) {
            let kept = 0.5_f64.powf(1.0 / half_life);
            *events = *events * kept + count;
            *days = *days * kept + factor;
        }
        self.seen.0 += 1.0;
        self.seen.1 += count;
    }

    fn weekday(&self, day: i64) -> f64 {
        let (events, expected) = self.weekdays[day.rem_euclid(7) as usize];
        (events + WEEKDAY_PRIOR) / (expected + WEEKDAY_PRIOR)
    }

    /// Variance over mean, 1 or more.
    fn spread(&self) -> f64 {
        ((self.dispersion.0 + DISPERSION_PRIOR) / (self.dispersion.1 + DISPERSION_PRIOR)).clamp(1.0, 100.0)
    }
}
