//! Events → the likelihood of a bivariate Hawkes process and its maximum.

use super::super::train::Train;
use crate::statistics::linear::Cholesky;

/// Places of the first search for the decay, evenly spaced in its logarithm.
const PLACES: usize = 14;
/// The search for the logarithm of the decay ends here.
const CLOSE: f64 = 3e-4;
/// Rounds of Newton's method.
const ROUNDS: usize = 60;
/// Share of a step that may be halved away before a round gives up.
const HALVINGS: usize = 30;

/// Whether an event of one train may set off events of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cross {
    Fitted,
    None,
}

/// The events of both trains in one order.
pub(super) struct Events {
    /// Time from the start of the span, and train.
    all: Vec<(f64, usize)>,
    number: [usize; 2],
    span: f64,
}

/// The model at its maximum.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    pub(super) decay: f64,
    pub(super) log_likelihood: f64,
    /// For each train: its baseline, and how many of its events one of the first and of the second sets off.
    sides: [[f64; 3]; 2],
}

impl Fit {
    pub(super) fn baseline(&self) -> [f64; 2] {
        self.sides.map(|side| side[0])
    }

    pub(super) fn branching(&self) -> [[f64; 2]; 2] {
        self.sides.map(|side| [side[1], side[2]])
    }

    /// The most likely model: the best of a row of decays, then a golden-section search around it.
    pub(super) fn best(events: &Events, cross: Cross) -> Self {
        let every = events.span / events.all.len() as f64;
        let (slowest, fastest) = ((5.0 / events.span).ln(), (100.0 / every).ln());
        let width = (fastest - slowest) / (PLACES - 1) as f64;
        let mut memory = Traces::default();
        let mut warm = events.start();
        let mut at = |log: f64| {
            let fit = Fit::at(log.exp(), events, cross, warm, &mut memory);
            warm = fit.sides;
            fit
        };
        let mut best = (slowest, at(slowest));
        for place in 1..PLACES {
            let log = slowest + width * place as f64;
            let fit = at(log);
            if fit.log_likelihood > best.1.log_likelihood {
                best = (log, fit);
            }
        }
        let golden = (5_f64.sqrt() - 1.0) / 2.0;
        let (mut low, mut high) = (best.0 - width, best.0 + width);
        let mut inner = [high - golden * (high - low), low + golden * (high - low)].map(|log| (log, at(log)));
        while high - low > CLOSE {
            if inner[0].1.log_likelihood >= inner[1].1.log_likelihood {
                high = inner[1].0;
                inner.swap(0, 1);
                let log = high - golden * (high - low);
                inner[0] = (log, at(log));
            } else {
                low = inner[0].0;
                inner.swap(0, 1);
                let log = low + golden * (high - low);
                inner[1] = (log, at(log));
            }
        }
        inner
            .into_iter()
            .map(|(_, fit)| fit)
            .fold(best.1, |best, fit| if fit.log_likelihood > best.log_likelihood { fit } else { best })
    }

    /// The most likely model of one decay.
    fn at(decay: f64, events: &Events, cross: Cross, warm: [[f64; 3]; 2], traces: &mut Traces) -> Self {
        traces.follow(events, decay);
        let side = |train: usize| {
            let free = match cross {
                Cross::Fitted => [true; 3],
                Cross::None => [true, train == 0, train == 1],
            };
            Side { traces: &traces.of[train], mass: traces.mass, decay, span: events.span, free }
                .maximum(warm[train])
        };
        let (one, other) = (side(0), side(1));
        Self { decay, log_likelihood: one.1 + other.1, sides: [one.0, other.0] }
    }
}

impl Events {
    pub(super) fn of(a: &Train, b: &Train) -> Self {
        let marked = |train: usize, of: &Train| -> Vec<(f64, usize)> {
            of.times().iter().map(|time| (time - of.start(), train)).collect()
        };
        let mut all = marked(0, a);
        all.extend(marked(1, b));
        all.sort_by(|one, other| one.0.total_cmp(&other.0));
        Self { all, number: [a.len(), b.len()], span: a.span() }
    }

    /// Half of the events of each train set off by its own.
    fn start(&self) -> [[f64; 3]; 2] {
        let rate = self.number.map(|number| 0.5 * number as f64 / self.span);
        [[rate[0], 0.4, 0.1], [rate[1], 0.1, 0.4]]
    }

    /// Expected events of each train between its own neighbouring events: exponential of mean 1 where the model holds.
    pub(super) fn compensators(&self, fit: &Fit) -> [Vec<f64>; 2] {
        let mut gaps = [Vec::new(), Vec::new()];
        let (mut trace, mut seen, mut last) = ([0.0; 2], [0.0; 2], 0.0);
        let mut reached = [0.0; 2];
        let mut from = 0;
        while from < self.all.len() {
            let time = self.all[from].0;
            let to = from + self.all[from..].iter().take_while(|event| event.0 == time).count();
            let kept = (-fit.decay * (time - last)).exp();
            trace = trace.map(|value| value * kept);
            for (_, train) in &self.all[from..to] {
                let side = fit.sides[*train];
                let spent = |source: usize| side[source + 1] * (seen[source] - trace[source]);
                let expected = side[0] * time + spent(0) + spent(1);
                gaps[*train].push(expected - reached[*train]);
                reached[*train] = expected;
            }
            for (_, train) in &self.all[from..to] {
                trace[*train] += 1.0;
                seen[*train] += 1.0;
            }
            (last, from) = (time, to);
        }
        gaps
    }
}

/// What is left of past events at each event, for one decay.
#[derive(Default)]
struct Traces {
    /// For each train, at each of its events: Σ exp(−β (t − s)) over earlier events s of the first and of the second.
    of: [Vec<[f64; 2]>; 2],
    /// Σ 1 − exp(−β (T − s)) over all events of each train: what of their offspring falls into the span.
    mass: [f64; 2],
}

impl Traces {
    fn follow(&mut self, events: &Events, decay: f64) {
        self.of.iter_mut().for_each(Vec::clear);
        let (mut trace, mut last) = ([0.0_f64; 2], 0.0);
        let mut from = 0;
        while from < events.all.len() {
            let time = events.all[from].0;
            let kept = (-decay * (time - last)).exp();
            trace = trace.map(|value| value * kept);
            let mut added = [0.0; 2];
            let mut to = from;
            while to < events.all.len() && events.all[to].0 == time {
                let train = events.all[to].1;
                self.of[train].push(trace);
                added[train] += 1.0;
                to += 1;
            }
            trace = [trace[0] + added[0], trace[1] + added[1]];
            (last, from) = (time, to);
        }
        let kept = (-decay * (events.span - last)).exp();
        self.mass = [0, 1].map(|train| events.number[train] as f64 - trace[train] * kept);
    }
}

/// The likelihood of one train for one decay: concave in its baseline and its two branching numbers.
struct Side<'t> {
    traces: &'t [[f64; 2]],
    mass: [f64; 2],
    decay: f64,
    span: f64,
    free: [bool; 3],
}

/// Log-likelihood, gradient and negative second derivatives.
struct Slope {
    value: f64,
    gradient: [f64; 3],
    curvature: [f64; 9],
}

impl Side<'_> {
    /// The most likely parameters, none below 0, and their log-likelihood: Newton's method on those not held at 0.
    fn maximum(&self, warm: [f64; 3]) -> ([f64; 3], f64) {
        let least = 1e-9 * self.traces.len() as f64 / self.span;
        let mut at: [f64; 3] = std::array::from_fn(|i| if self.free[i] { warm[i].max(1e-6) } else { 0.0 });
        at[0] = at[0].max(least);
        let mut slope = self.slope(at);
        for _ in 0..ROUNDS {
            let open: Vec<usize> =
                (0..3).filter(|i| self.free[*i] && (at[*i] > 0.0 || slope.gradient[*i] > 0.0)).collect();
            let Some(step) = newton(&slope, &open) else { break };
            let gain: f64 = open.iter().zip(&step).map(|(i, step)| slope.gradient[*i] * step).sum();
            if gain.abs() < 1e-9 * (1.0 + slope.value.abs()) {
                break;
            }
            let (mut share, reached) = (1.0, slope.value);
            let better = (0..HALVINGS).find_map(|_| {
                let mut next = at;
                for (i, step) in open.iter().zip(&step) {
                    next[*i] = (at[*i] + share * step).max(0.0);
                }
                next[0] = next[0].max(least);
                share *= 0.5;
                let found = self.slope(next);
                (found.value > reached).then_some((next, found))
            });
            match better {
                Some(better) => (at, slope) = better,
                None => break,
            }
        }
        (at, slope.value)
    }

    fn slope(&self, at: [f64; 3]) -> Slope {
        let cost = [self.span, self.mass[0], self.mass[1]];
        let mut value = -(0..3).map(|i| at[i] * cost[i]).sum::<f64>();
        let mut gradient = cost.map(|cost| -cost);
        let mut curvature = [0.0; 9];
        // The product of some rates takes one logarithm instead of one each.
        let mut product = 1.0_f64;
        for trace in self.traces {
            let x = [1.0, self.decay * trace[0], self.decay * trace[1]];
            let rate = at[0] + at[1] * x[1] + at[2] * x[2];
            product *= rate;
            if !(1e-100..1e100).contains(&product) {
                value += product.ln();
                product = 1.0;
            }
            let y = x.map(|x| x / rate);
            for i in 0..3 {
                gradient[i] += y[i];
                for j in 0..=i {
                    curvature[3 * i + j] += y[i] * y[j];
                }
            }
        }
        value += product.ln();
        (curvature[1], curvature[2], curvature[5]) = (curvature[3], curvature[6], curvature[7]);
        Slope { value, gradient, curvature }
    }
}

/// The step that the second derivatives propose for the open parameters; a touch of damping keeps it defined where an
/// effect leaves no trace.
fn newton(slope: &Slope, open: &[usize]) -> Option<Vec<f64>> {
    let size = open.len();
    let mut matrix = vec![0.0; size * size];
    for (row, i) in open.iter().enumerate() {
        for (column, j) in open.iter().enumerate() {
            matrix[row * size + column] = slope.curvature[3 * i + j];
        }
        matrix[row * size + row] = matrix[row * size + row] * (1.0 + 1e-9) + 1e-12;
    }
    let right: Vec<f64> = open.iter().map(|i| slope.gradient[*i]).collect();
    Cholesky::of(&matrix, size).map(|split| split.solve(&right))
}
