//! Waves: days on which more theatres are active together than their own rates explain.
//!
//! Takes the series of several theatres over one window. Every run of one to seven days gets, in every theatre, a score:
//! the log-likelihood ratio of a raised rate against the theatre's own local rate (the expectation-based Poisson scan of
//! Kulldorff 1997 and Neill 2009, one theatre at a time). A run's score is the sum over the theatres less the largest
//! of them: what one theatre does alone is no wave, and the best set of theatres for a run is simply those with a
//! score. The largest scores are compared with those of surrogates in which every theatre is turned by a random number of
//! whole weeks: its bursts, its weekdays and the shape of its scores stay, only being together is undone. One maximum a
//! surrogate over all runs, lengths and sets corrects for having looked at all of them.
//!
//! Assumes that what theatres share is slower than the local rate follows; a shared jump of rate reads as a wave.

use rand::RngExt;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::coincidence::{Error, comparable};
use crate::residual::Smoother;
use crate::stream::stream;
use crate::{Series, Window};

/// Longest wave looked for, in days.
pub const LONGEST: usize = 7;
/// A theatre takes part in a wave where its own score is at least this (a likelihood ratio of e).
const TAKES_PART: f64 = 1.0;

/// How waves are looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Waves with a corrected p above this are not reported.
    pub level: f64,
    /// Surrogates behind each p.
    pub surrogates: usize,
    /// Seed of the random streams.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { level: 0.05, surrogates: 999, seed: 1 }
    }
}

/// A run of days on which several theatres were active together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wave {
    /// Its days.
    pub days: Window,
    /// Places in the list (from 0) of the theatres that take part.
    pub theatres: Vec<usize>,
    /// Sum of the theatres' log-likelihood ratios less the largest.
    pub score: f64,
    /// p, corrected over all runs of days, lengths and sets of theatres.
    pub p: f64,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waves {
    /// p of the strongest run of days in the window, wave or not.
    pub p: f64,
    /// Waves that do not overlap, strongest first.
    pub waves: Vec<Wave>,
    /// Surrogates behind each p.
    pub surrogates: usize,
}

/// Looks for waves over `theatres`.
///
/// # Errors
/// [`Error`] where the windows differ or are too short.
///
/// ```
/// use tazamun_sync::{Event, Series, Window, waves};
/// let window = Window { first: 0, last: 999 };
/// let of = |step: i64| {
///     let own = (0..40).map(|n| Event::on((n * n * step + n) % 1000));
///     Series::new(&own.chain([Event::on(500); 3]).collect::<Vec<_>>(), window, 1)
/// };
/// let found = waves::find(&[of(7)?, of(11)?, of(13)?, of(17)?], &waves::Options::default())?;
/// assert!(found.waves.iter().any(|wave| wave.days.first <= 500 && wave.days.last >= 500));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn find(theatres: &[Series], options: &Options) -> Result<Waves, Error> {
    let nothing = Waves { p: 1.0, waves: Vec::new(), surrogates: options.surrogates };
    let Some(first) = theatres.first() else { return Ok(nothing) };
    for other in theatres {
        comparable(first, other, LONGEST as u32)?;
    }
    let smoother = Smoother::over(first.window().days());
    let scores: Vec<Scores> = theatres.par_iter().map(|series| Scores::of(series, &smoother)).collect();
    let still = vec![0; theatres.len()];
    let mut null: Vec<f64> = (0..options.surrogates as u64)
        .into_par_iter()
        .map(|surrogate| {
            let mut random = stream(options.seed, surrogate);
            let weeks = (first.window().days() / 7).max(1);
            let turns: Vec<usize> = scores.iter().map(|_| 7 * random.random_range(0..weeks)).collect();
            runs(&scores, &turns).fold(0.0, |most: f64, run| most.max(run.score))
        })
        .collect();
    null.sort_by(f64::total_cmp);
    let p_of = |score: f64| {
        let above = null.len() - null.partition_point(|most| *most < score - 1e-9);
        (1 + above) as f64 / (1 + null.len()) as f64
    };
    let mut candidates: Vec<Run> =
        runs(&scores, &still).filter(|run| run.score > 0.0 && p_of(run.score) <= options.level).collect();
    candidates.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.start.cmp(&other.start)));
    let strongest = runs(&scores, &still).fold(0.0, |most: f64, run| most.max(run.score));
    let waves =
        apart(&candidates).iter().map(|run| run.wave(&scores, first.window(), p_of(run.score))).collect();
    Ok(Waves {
        p: if strongest > 0.0 { p_of(strongest) } else { 1.0 },
        waves,
        surrogates: options.surrogates,
    })
}

/// Log-likelihood ratios of one theatre, by length of the run less one, then by its first day.
struct Scores(Vec<Vec<f64>>);

impl Scores {
    fn of(series: &Series, smoother: &Smoother) -> Self {
        let counts = series.counts();
        let rate = smoother.local_rate(counts, series.covered(), series.window().first);
        let mut by_length = Vec::with_capacity(LONGEST);
        let (mut seen, mut expected) = (vec![0.0; counts.len()], vec![0.0; counts.len()]);
        for length in 1..=LONGEST {
            for start in 0..=counts.len() - length {
                seen[start] += counts[start + length - 1];
                expected[start] += rate[start + length - 1];
            }
            let ratio = |start: usize| {
                let (seen, expected): (f64, f64) = (seen[start], expected[start]);
                let inside = start + length <= counts.len();
                if inside && expected > 0.0 && seen > expected {
                    seen * (seen / expected).ln() - seen + expected
                } else {
                    0.0
                }
            };
            by_length.push((0..counts.len()).map(ratio).collect());
        }
        Self(by_length)
    }
}

#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    length: usize,
    score: f64,
}

/// Every run of days, with each theatre turned by its number of days.
fn runs<'s>(scores: &'s [Scores], turns: &'s [usize]) -> impl Iterator<Item = Run> + 's {
    let days = scores[0].0[0].len();
    (1..=LONGEST).flat_map(move |length| {
        (0..days).map(move |start| {
            let (mut sum, mut largest) = (0.0, 0.0_f64);
            for (theatre, turn) in scores.iter().zip(turns) {
                let score = theatre.0[length - 1][(start + turn) % days];
                sum += score;
                largest = largest.max(score);
            }
            Run { start, length, score: sum - largest }
        })
    })
}

/// The strongest runs that do not overlap a stronger one.
fn apart(sorted: &[Run]) -> Vec<Run> {
    let mut kept: Vec<Run> = Vec::new();
    for run in sorted {
        if kept
            .iter()
            .all(|other| run.start >= other.start + other.length || other.start >= run.start + run.length)
        {
            kept.push(*run);
        }
    }
    kept
}

impl Run {
    fn wave(&self, scores: &[Scores], window: Window, p: f64) -> Wave {
        let takes_part = |theatre: &usize| scores[*theatre].0[self.length - 1][self.start] >= TAKES_PART;
        let first = window.first + self.start as i64;
        Wave {
            days: Window { first, last: first + self.length as i64 - 1 },
            theatres: (0..scores.len()).filter(takes_part).collect(),
            score: self.score,
            p,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Event;
    use crate::simulate::{Emission, Rate, Scenario};

    fn theatres(number: u64, wave: Option<i64>) -> Vec<Series> {
        let scenario = Scenario {
            rate: Rate::Season,
            emission: Emission::Bursts { offspring: 0.4, days: 3.0 },
            events: (150.0, 200.0),
            ..Scenario::steady("")
        };
        // Four theatres that share one season: the same stream up to the events.
        let mut all = Vec::new();
        for pair in 0..2 {
            let (a, b) = scenario.pair(100 + number, pair, 0.0, 2);
            for mut events in [a, b] {
                events.extend(wave.map(|day| [Event::on(day); 4]).into_iter().flatten());
                all.push(Series::new(&events, scenario.window(), 2).unwrap());
            }
        }
        all
    }

    #[test]
    fn independent_theatres_rarely_make_a_wave() {
        let options = Options { surrogates: 99, ..Options::default() };
        let alarms =
            (0..200).filter(|number| find(&theatres(*number, None), &options).unwrap().p <= 0.05).count();
        assert!((2..=18).contains(&alarms), "{alarms} of 200");
    }

    #[test]
    fn a_planted_wave_is_found_with_its_theatres() {
        let found = find(&theatres(1, Some(17_300)), &Options::default()).unwrap();
        let wave = &found.waves[0];
        assert!(wave.days.first <= 17_300 && wave.days.last >= 17_300, "{wave:?}");
        assert_eq!(wave.theatres, [0, 1, 2, 3]);
    }

    #[test]
    fn none_one_and_empty_theatres() {
        assert!(find(&[], &Options::default()).unwrap().waves.is_empty());
        let empty = Series::new(&[], Window { first: 0, last: 400 }, 1).unwrap();
        assert_eq!(find(std::slice::from_ref(&empty), &Options::default()).unwrap().p, 1.0);
        assert_eq!(find(&[empty.clone(), empty], &Options::default()).unwrap().p, 1.0);
    }
}
