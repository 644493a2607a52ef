//! Two prepared series → the test statistic at every lag, and what lag 0 is worth among them.
//!
//! Everything that depends only on the length of the window and on τ is made once, so that many pairs (a certificate, all
//! pairs of a list of series) cost little each.

use crate::circle::{Circle, Spectrum};
use crate::contrast::{Contrast, Order};
use crate::residual::Smoother;
use crate::{Estimate, Series};

/// Fewer other lags than this say too little by their ranks alone.
const FEW_LAGS: usize = 300;

/// Compares series over windows of one length.
pub(crate) struct Comparison {
    pub(crate) circle: Circle,
    pub(crate) smoother: Smoother,
    within: u32,
    contrasts: Vec<Contrast>,
    /// The lags with which lag 0 is compared.
    pub(crate) far: Vec<usize>,
}

/// One series, ready to be compared with any other over the same window.
pub(crate) struct Prepared {
    pub(crate) residual: Spectrum,
    pub(crate) variance: Spectrum,
}

/// Lags this near to 0 are not compared: what coordination there is may reach into them.
pub(crate) fn guard(within: u32) -> usize {
    2 * within as usize + 10
}

impl Comparison {
    /// For windows of `days` days and coincidences within `within` days.
    pub(crate) fn over(days: usize, within: u32, order: Order) -> Self {
        let circle = Circle::holding(days);
        let reach = i64::from(within);
        let sides: &[(i64, i64)] = match order {
            Order::Either if within == 0 => &[(0, 0)],
            Order::Either => &[(-reach, reach), (0, reach), (-reach, 0)],
            Order::FirstLeads => &[(0, reach)],
            Order::SecondLeads => &[(-reach, 0)],
        };
        let contrasts = sides.iter().map(|(from, to)| Contrast::of(*from, *to, &circle)).collect();
        let guard = guard(within);
        let far = (0..circle.days()).filter(|lag| circle.distance(*lag) > guard).collect();
        Self { smoother: Smoother::over(days), circle, within, contrasts, far }
    }

    /// Takes what the test needs of a series.
    pub(crate) fn prepare(&self, series: &Series) -> Prepared {
        let left = self.smoother.residual(series);
        Prepared {
            residual: self.circle.spectrum(&left.values),
            variance: self.circle.spectrum(&left.variance),
        }
    }

    /// Largest contrast over its standard deviation, at every lag; 0 where there is nothing to compare.
    pub(crate) fn studentised(&self, a: &Prepared, b: &Prepared) -> Vec<f64> {
        let products = cross(&a.residual, &b.residual);
        let variance = box_sum(&self.circle.products(&a.variance, &b.variance), self.within);
        let lags = (2 * self.within + 1) as f64;
        let floor = 1e-9 * variance.iter().fold(0.0, |most: f64, value| most.max(*value)) + 1e-12;
        let mut largest = vec![f64::NEG_INFINITY; variance.len()];
        for contrast in &self.contrasts {
            let around = contrast.around(&products, &self.circle);
            for ((most, value), variance) in largest.iter_mut().zip(around).zip(&variance) {
                let scaled =
                    if *variance > floor { value / (contrast.energy * variance / lags).sqrt() } else { 0.0 };
                *most = most.max(scaled);
            }
        }
        largest
    }

    /// p of lag 0 among the far lags.
    pub(crate) fn p(&self, z: &[f64]) -> f64 {
        let far: Vec<f64> = self.far.iter().map(|lag| z[*lag]).collect();
        if far.len() >= FEW_LAGS { rank(z[0], &far, self.within) } else { tail(z[0], &far, self.within) }
    }

    /// Close pairs of event days beyond those of the local rates, freed of the tent, with the interval that inverts the
    /// test: an excess is plausible where, taken away, lag 0 looks like the other lags.
    pub(crate) fn excess(&self, a: &Series, b: &Series) -> Estimate {
        let [a, b] = [a, b].map(|series| {
            let days = series.occupancy();
            let rate = self.smoother.local_rate(&days, series.covered(), series.window().first);
            (self.circle.spectrum(&days), self.circle.spectrum(&rate))
        });
        let seen = cross(&a.0, &b.0);
        let expected = cross(&a.1, &b.1);
        let beyond: Spectrum = seen.iter().zip(&expected).map(|(seen, expected)| seen - expected).collect();
        let by_rate = box_sum(&self.circle.products(&a.1, &b.1), self.within);
        let contrast = &self.contrasts[0];
        // A peak of height 1 over the contrast's lags has this share of its pairs left after the tent was taken away.
        let whole = contrast.width as f64 / contrast.energy;
        let around = contrast.around(&beyond, &self.circle);
        let scale = |lag: usize| by_rate[lag].max(1.0).sqrt();
        let mut errors: Vec<f64> =
            self.far.iter().map(|lag| whole * around[*lag] / scale(*lag) * scale(0)).collect();
        errors.sort_by(f64::total_cmp);
        let value = whole * around[0];
        let (high, low) = (value - quantile(&errors, 0.025), value - quantile(&errors, 0.975));
        Estimate { value, low: low.min(value), high: high.max(value) }
    }
}

/// Spectrum of Σ_t a(t) b(t + k).
fn cross(a: &Spectrum, b: &Spectrum) -> Spectrum {
    a.iter().zip(b).map(|(a, b)| a.conj() * b).collect()
}

/// Sum over the lags within τ of each lag.
pub(crate) fn box_sum(values: &[f64], within: u32) -> Vec<f64> {
    let (lags, half) = (values.len(), within as usize);
    (0..lags).map(|lag| (0..=2 * half).map(|step| values[(lag + lags + step - half) % lags]).sum()).collect()
}

/// Share of the lags, lag 0 and its nearest among them, that show at least as much as lag 0.
///
/// Large values come in clumps of about τ + 1 neighbouring lags; lag 0 stands for such a clump, so the clump counts.
fn rank(z: f64, far: &[f64], within: u32) -> f64 {
    let clump = (1 + within) as usize;
    // Rounding differs between machines in the last bits: equal is equal to nine places.
    let at_least = far.iter().filter(|other| **other >= z - 1e-9).count();
    (clump + at_least) as f64 / (clump + far.len()) as f64
}

/// Tail of a gamma distribution with the mean, variance and skewness of the far lags (Pearson III by the cube root of
/// Wilson and Hilferty, 1931), with a Student correction for how few lags they rest on.
fn tail(z: f64, far: &[f64], within: u32) -> f64 {
    let lags = far.len() as f64;
    if far.is_empty() {
        return 1.0;
    }
    let mean = far.iter().sum::<f64>() / lags;
    let moment = |power: i32| far.iter().map(|value| (value - mean).powi(power)).sum::<f64>() / lags;
    let deviation = moment(2).sqrt();
    if deviation < 1e-9 {
        return if z > mean + 1e-9 { 1.0 / (1.0 + lags) } else { 1.0 };
    }
    let skewness = (moment(3) / deviation.powi(3)).clamp(-2.0, 3.0);
    let score = (z - mean) / deviation;
    let normal = if skewness.abs() < 1e-3 {
        score
    } else {
        6.0 / skewness * ((skewness * score / 2.0 + 1.0).max(0.0).cbrt() - 1.0) + skewness / 6.0
    };
    let free = (lags / f64::from(2 * within + 1) - 1.0).max(2.0);
    let normal = normal / (1.0 + 1.0 / free).sqrt();
    let normal = normal * (1.0 - 0.25 / free) / (1.0 + normal * normal / (2.0 * free)).sqrt();
    upper_tail(normal).clamp(f64::MIN_POSITIVE, 1.0)
}

/// P(N(0, 1) > x) (Abramowitz and Stegun 26.2.17; absolute error below 1e-7).
pub(crate) fn upper_tail(x: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * x.abs());
    let series = t
        * (0.319_381_530
            + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let tail = (-0.5 * x * x).exp() / (std::f64::consts::TAU).sqrt() * series;
    if x >= 0.0 { tail } else { 1.0 - tail }
}

/// Of sorted values, the one below which a share `share` of them lies; 0 of none.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = ((sorted.len() as f64) * share).floor() as usize;
    sorted.get(place.min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}
