//! Two prepared series → the test statistic at every lag, and what lag 0 is worth among them.
//!
//! Everything that depends only on the length of the window and on τ is made once, so that many pairs (a certificate, all
//! pairs of a list of series) cost little each.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::coincidence::contrast::{Contrast, ContrastValues, Order};
use crate::preprocess::amplitude::{Amplitude, AmplitudeEstimator};
use crate::preprocess::bandwidth::{BandwidthSelector, PredictiveGains, WIDTHS};
use crate::preprocess::domain::{Domain, Spectrum};
use crate::preprocess::residual::{Smoother, capped, padded, residual, scale_smoother};
use crate::preprocess::self_excitation::SelfExcitation;
use crate::statistics::{quantile, upper_tail};
use crate::{Estimate, Series};

/// No p is given below this: nothing is known of tails so far out.
const SMALLEST_P: f64 = 1e-9;

/// Lag 0 varies this much more than the other lags between series whose rates move: shared rates set rate against like rate
/// there, and on the scenarios of the calibration suite its standard deviation came to 1.00 to 1.07 times theirs.
const LAG_ZERO_SCALE: f64 = 0.09;

/// Compares series over windows of one length.
pub(crate) struct Comparison {
    pub(crate) domain: Domain,
    padded_domain: Domain,
    smoothers: [Smoother; WIDTHS.len()],
    scale: Smoother,
    selector: BandwidthSelector,
    estimator: AmplitudeEstimator,
    within: u32,
    sides: Vec<(i64, i64)>,
    /// The contrasts for a width and two steps of burstiness, made when first asked for.
    contrasts: Vec<OnceLock<Vec<Contrast>>>,
    /// The lags with which lag 0 is compared.
    pub(crate) far: Vec<usize>,
}

/// One series, ready to be compared with any other over the same window.
pub(crate) struct Prepared {
    /// What is left of it, for each width of the local mean.
    left: [ResidualSpectra; WIDTHS.len()],
    /// How much better narrower widths predict it.
    gains: PredictiveGains,
}

/// A series whose width is yet to be chosen, its largest counts cut down.
struct Preprocessed<'s> {
    series: Cow<'s, Series>,
    transformed: Spectrum,
    scale: Vec<f64>,
    gains: PredictiveGains,
}

/// Two series compared at every lag.
pub(crate) struct LagStatistics {
    /// Largest contrast over its standard deviation, by place on the domain; 0 where there is nothing to compare.
    pub(crate) z: Vec<f64>,
    /// Standard deviation of the amplitude that they may share.
    height: f64,
    /// By how much lag 0 varies more than the other lags.
    scale_at_zero: f64,
}

struct ResidualSpectra {
    residual: Spectrum,
    variance: Spectrum,
    excitation: SelfExcitation,
    amplitude: Amplitude,
}

/// Lags this near to 0 are not compared: what coordination there is may reach into them.
pub(crate) fn guard(within: u32) -> usize {
    2 * within as usize + 10
}

impl Comparison {
    /// For windows of `days` days and coincidences within `within` days.
    pub(crate) fn over(days: usize, within: u32, order: Order) -> Self {
        let domain = Domain::holding(days);
        let reach = i64::from(within);
        let sides: &[(i64, i64)] = match order {
            Order::Either if within == 0 => &[(0, 0)],
            Order::Either => &[(-reach, reach), (0, reach), (-reach, 0)],
            Order::FirstLeads => &[(0, reach)],
            Order::SecondLeads => &[(-reach, 0)],
        };
        let guard = guard(within);
        let far = (0..domain.days()).filter(|lag| domain.distance(*lag) > guard).collect();
        let padded_domain = padded(days);
        Self {
            smoothers: WIDTHS.map(|width| Smoother::with(days, &padded_domain, width, 1)),
            scale: scale_smoother(days, &padded_domain),
            selector: BandwidthSelector::over(days, &padded_domain),
            estimator: AmplitudeEstimator::over(days, &padded_domain),
            contrasts: (0..WIDTHS.len() * SelfExcitation::STEPS * SelfExcitation::STEPS)
                .map(|_| OnceLock::new())
                .collect(),
            sides: sides.to_vec(),
            padded_domain,
            domain,
            within,
            far,
        }
    }

    /// Takes what the test needs of a series that is to be compared with many others.
    pub(crate) fn prepare(&self, series: &Series) -> Prepared {
        let preprocessed = self.begin(series);
        Prepared {
            left: std::array::from_fn(|width| self.left(&preprocessed, width)),
            gains: preprocessed.gains,
        }
    }

    fn begin<'s>(&self, series: &'s Series) -> Preprocessed<'s> {
        let (covered, first) = (series.covered(), series.window().first);
        let with_scale = |counts: &[f64]| {
            let transformed = self.padded_domain.spectrum(counts);
            let scale = self.scale.rate(counts, &transformed, covered, first);
            (transformed, scale)
        };
        let (transformed, scale) = with_scale(series.counts());
        let (series, (transformed, scale)) = match capped(series.counts(), &scale) {
            None => (Cow::Borrowed(series), (transformed, scale)),
            Some(counts) => {
                let again = with_scale(&counts);
                (Cow::Owned(series.with_counts(counts)), again)
            }
        };
        Preprocessed { gains: self.selector.gains(&series, &transformed), series, transformed, scale }
    }

    fn left(&self, preprocessed: &Preprocessed<'_>, width: usize) -> ResidualSpectra {
        let Preprocessed { series, transformed, scale, .. } = preprocessed;
        let first = series.window().first;
        let rate = self.smoothers[width].rate(series.counts(), transformed, series.covered(), first);
        let left = residual(series, &rate, scale);
        ResidualSpectra {
            residual: self.domain.spectrum(&left.values),
            variance: self.domain.spectrum(&left.variance),
            excitation: left.excitation,
            amplitude: self.estimator.of(series, transformed, left.excitation, &self.domain),
        }
    }

    /// The studentised contrast of two series at every lag.
    pub(crate) fn of(&self, a: &Series, b: &Series) -> LagStatistics {
        let (a, b) = (self.begin(a), self.begin(b));
        let width = BandwidthSelector::choice(&a.gains, &b.gains);
        self.by_lag(&self.left(&a, width), &self.left(&b, width), width)
    }

    fn contrasts(&self, width: usize, excitation: [SelfExcitation; 2]) -> &[Contrast] {
        let [a, b] = excitation.map(SelfExcitation::step);
        self.contrasts[(width * SelfExcitation::STEPS + a) * SelfExcitation::STEPS + b].get_or_init(|| {
            self.sides
                .iter()
                .map(|(from, to)| Contrast::of(*from, *to, width, excitation, &self.domain))
                .collect()
        })
    }

    /// The same, of two prepared series.
    pub(crate) fn studentised(&self, a: &Prepared, b: &Prepared) -> LagStatistics {
        let width = BandwidthSelector::choice(&a.gains, &b.gains);
        self.by_lag(&a.left[width], &b.left[width], width)
    }

    fn by_lag(&self, a: &ResidualSpectra, b: &ResidualSpectra, width: usize) -> LagStatistics {
        let products = cross(&a.residual, &b.residual);
        let variance = box_sum(&self.domain.products(&a.variance, &b.variance), self.within);
        let lags = (2 * self.within + 1) as f64;
        let floor = 1e-9 * variance.iter().fold(0.0, |most: f64, value| most.max(*value)) + 1e-12;
        let height = a.amplitude.shared(b.amplitude);
        let mut largest = vec![f64::NEG_INFINITY; variance.len()];
        for contrast in self.contrasts(width, [a.excitation, b.excitation]) {
            let ContrastValues { values, energy, .. } = contrast.around(&products, height, &self.domain);
            for ((most, value), variance) in largest.iter_mut().zip(values).zip(&variance) {
                let scaled = if *variance > floor { value / (energy * variance / lags).sqrt() } else { 0.0 };
                *most = most.max(scaled);
            }
        }
        LagStatistics {
            z: largest,
            height,
            scale_at_zero: 1.0 + LAG_ZERO_SCALE * a.amplitude.certainty(b.amplitude),
        }
    }

    /// p of lag 0 among the far lags.
    pub(crate) fn p(&self, compared: &LagStatistics) -> f64 {
        let far: Vec<f64> = self.far.iter().map(|lag| compared.z[*lag]).collect();
        tail(compared.z[0], compared.scale_at_zero, &far, self.within).clamp(SMALLEST_P, 1.0)
    }

    /// Close pairs of event days beyond those of the local rates, freed of shared movements, with the interval that inverts the
    /// test: an excess is plausible where, taken away, lag 0 looks like the other lags.
    pub(crate) fn excess(&self, a: &Series, b: &Series, compared: &LagStatistics) -> Estimate {
        let [a, b] = [a, b].map(|series| {
            let days = series.occupancy();
            let rate = self.smoothers[0].local_rate(&days, series.covered(), series.window().first);
            (self.domain.spectrum(&days), self.domain.spectrum(&rate))
        });
        let seen = cross(&a.0, &b.0);
        let expected = cross(&a.1, &b.1);
        let beyond: Spectrum = seen.iter().zip(&expected).map(|(seen, expected)| seen - expected).collect();
        let by_rate = box_sum(&self.domain.products(&a.1, &b.1), self.within);
        let contrast = &self.contrasts(0, [SelfExcitation::none(); 2])[0];
        let ContrastValues { values: around, gain, .. } =
            contrast.around(&beyond, compared.height, &self.domain);
        // A peak over the contrast's lags has this share of its pairs left after shared movements were removed.
        let whole = contrast.width as f64 / gain;
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

/// Tail of a gamma distribution with the mean, variance and skewness of the far lags (Pearson III by the cube root of
/// Wilson and Hilferty, 1931), with a Student correction for how few lags they rest on.
fn tail(z: f64, scale_at_zero: f64, far: &[f64], within: u32) -> f64 {
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
    let score = (z - mean) / deviation / scale_at_zero;
    let normal = if skewness.abs() < 1e-3 {
        score
    } else {
        6.0 / skewness * ((skewness * score / 2.0 + 1.0).max(0.0).cbrt() - 1.0) + skewness / 6.0
    };
    let free = (lags / f64::from(2 * within + 1) - 1.0).max(2.0);
    let normal = normal / (1.0 + 1.0 / free).sqrt();
    let normal = normal * (1.0 - 0.25 / free) / (1.0 + normal * normal / (2.0 * free)).sqrt();
    upper_tail(normal)
}
