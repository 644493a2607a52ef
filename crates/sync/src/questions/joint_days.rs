//! Waves: days on which more theatres are active together than their own rates explain.
//!
//! Takes the series of several theatres over one window. Every run of one to seven days gets, in every theatre, a score:
//! the log-likelihood ratio of a raised rate (the expectation-based Poisson scan of Neill, Moore, Sabhnani & Daniel 2005,
//! doi:10.1145/1081870.1081897, one theatre at a time) against the busier of the three weeks before and the three weeks
//! after it: a run that only opens or closes a busier time is no wave, it must stand above both sides. A run's score is
//! the sum over the theatres less the largest of them: what one theatre does alone is no wave, and the best set of
//! theatres for a run is simply those with a score. The largest scores are compared with those of surrogates in which
//! every theatre is slid by some weeks of its own, [`APART`] days or more from the others: its bursts and the shape of
//! its scores stay, and so, because the slide is short, does most of a season or a campaign that all share; only being
//! together to the week is undone. One maximum a surrogate over all runs, lengths and sets corrects for having looked at
//! all of them.
//!
//! Assumes that what theatres share moves over two months or more and does not jump. Regimes or campaigns that switch
//! on in all of them on one day, flares of ten days, and rates that move smoothly within some weeks are waves here: the
//! test says that the theatres were active together, never why. How often it says so on such series prints
//! `cargo run --release -p tazamun-sync --example questions 300 waves`.

use rand::seq::SliceRandom;
use rand::{Rng, RngExt};
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::coincidence::{Error, comparable};
use crate::random::stream;
use crate::series::calendar::with_calendar_factors;
use crate::{Series, Window};

/// Longest wave looked for, in days.
pub const LONGEST: usize = 7;
/// Days by which theatres slid past each other lie apart at least: longer than the longest wave.
pub const APART: usize = LONGEST + 1;
/// Places between which the theatres of a surrogate are dealt out; more theatres than that share places.
const PLACES: usize = 8;
/// Days over which theatres are slid.
const REACH: usize = 64;
/// Days on either side from which a run's usual rate is taken.
const SIDE: usize = 14;
/// Days of the theatre's mean rate that each side is mixed with, so that an empty side has a rate.
const MIXED: f64 = 7.0;
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
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
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
/// use tazamun_sync::{Event, Series, Window, joint_days};
/// let window = Window { first: 0, last: 999 };
/// let of = |step: i64| {
///     let own = (0..40).map(|n| Event::on((n * n * step + n) % 1000));
///     Series::new(&own.chain([Event::on(500); 3]).collect::<Vec<_>>(), window, 1)
/// };
/// let found = joint_days::find(&[of(7)?, of(11)?, of(13)?, of(17)?], &joint_days::Options::default())?;
/// assert!(found.waves.iter().any(|wave| wave.days.first <= 500 && wave.days.last >= 500));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn find(theatres: &[Series], options: &Options) -> Result<Waves, Error> {
    let nothing = Waves { p: 1.0, waves: Vec::new(), surrogates: options.surrogates };
    let Some(first) = theatres.first() else { return Ok(nothing) };
    for other in theatres {
        comparable(first, other, LONGEST as u32)?;
    }
    let scores: Vec<Scores> = theatres.par_iter().map(Scores::of).collect();
    let still = vec![0; theatres.len()];
    let mut null: Vec<f64> = (0..options.surrogates as u64)
        .into_par_iter()
        .map_init(Sums::default, |sums, surrogate| {
            let slides = slides(scores.len(), &mut stream(options.seed, surrogate));
            strongest(&scores, &slides, sums)
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
    let strongest = strongest(&scores, &still, &mut Sums::default());
    let waves =
        apart(&candidates).iter().map(|run| run.wave(&scores, first.window(), p_of(run.score))).collect();
    Ok(Waves {
        p: if strongest > 0.0 { p_of(strongest) } else { 1.0 },
        waves,
        surrogates: options.surrogates,
    })
}

/// By how many days each theatre is slid: [`APART`] days or more from any other, as far as there are places.
fn slides(theatres: usize, random: &mut impl Rng) -> Vec<usize> {
    let places = theatres.clamp(1, PLACES);
    let free = REACH - APART * (places - 1);
    let mut days: Vec<usize> = (0..places).map(|_| random.random_range(0..=free)).collect();
    days.sort_unstable();
    days.iter_mut().enumerate().for_each(|(rank, day)| *day += APART * rank);
    let mut dealt: Vec<usize> = (0..theatres).map(|theatre| days[theatre % places]).collect();
    dealt.shuffle(random);
    dealt
}

/// Log-likelihood ratios of one theatre, by length of the run less one, then by its first day.
struct Scores(Vec<Vec<f64>>);

impl Scores {
    fn of(series: &Series) -> Self {
        let counts = series.counts();
        let days = counts.len();
        let (seen, open) = (sums(counts), sums(&exposure(series)));
        let mean = seen[days] / open[days].max(1.0);
        // Busier of the two sides, each mixed with some days of the mean.
        let side =
            |from: usize, to: usize| (seen[to] - seen[from] + MIXED * mean) / (open[to] - open[from] + MIXED);
        let ratio = |length: usize, start: usize| {
            let end = start + length;
            if end > days {
                return 0.0;
            }
            let usual = side(start.saturating_sub(SIDE), start).max(side(end, (end + SIDE).min(days)));
            let (seen, expected) = (seen[end] - seen[start], usual * (open[end] - open[start]));
            if expected > 0.0 && seen > expected {
                seen * (seen / expected).ln() - seen + expected
            } else {
                0.0
            }
        };
        Self((1..=LONGEST).map(|length| (0..days).map(|start| ratio(length, start)).collect()).collect())
    }
}

/// What each day weighs: its weekday's factor, and that of date heaping on first days of months, where the record covers it;
/// else nothing.
fn exposure(series: &Series) -> Vec<f64> {
    let (counts, covered, first) = (series.counts(), series.covered(), series.window().first);
    let open = covered.iter().filter(|covered| **covered).count().max(1) as f64;
    let mean = counts.iter().sum::<f64>() / open;
    let mut expected = vec![mean; counts.len()];
    with_calendar_factors(&mut expected, counts, covered, first);
    let of = |(expected, covered): (&f64, &bool)| match covered {
        true if mean > 0.0 => expected / mean,
        true => 1.0,
        false => 0.0,
    };
    expected.iter().zip(covered).map(of).collect()
}

/// Sums of the first 0, 1, 2 … values.
fn sums(values: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; values.len() + 1];
    for (day, value) in values.iter().enumerate() {
        sums[day + 1] = sums[day] + value;
    }
    sums
}

#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    length: usize,
    score: f64,
}

/// Every run of days, with each theatre slid by its number of days.
fn runs<'s>(scores: &'s [Scores], slides: &'s [usize]) -> impl Iterator<Item = Run> + 's {
    let days = scores[0].0[0].len();
    (1..=LONGEST).flat_map(move |length| {
        (0..days).map(move |start| {
            let (mut sum, mut largest) = (0.0, 0.0_f64);
            for (theatre, slide) in scores.iter().zip(slides) {
                let score = theatre.0[length - 1][(start + slide) % days];
                sum += score;
                largest = largest.max(score);
            }
            Run { start, length, score: sum - largest }
        })
    })
}

/// For each first day of a run: the sum of the theatres' scores, and the largest of them.
#[derive(Default)]
struct Sums {
    sum: Vec<f64>,
    largest: Vec<f64>,
}

/// The score of the strongest of all [`runs`]. Adds theatre by theatre over stretches of days, in the same order as
/// [`runs`] adds them, so that the numbers are the same to the last bit and the processor can take several days at once.
fn strongest(scores: &[Scores], slides: &[usize], sums: &mut Sums) -> f64 {
    let days = scores[0].0[0].len();
    let mut most = 0.0_f64;
    for length in 0..LONGEST {
        for values in [&mut sums.sum, &mut sums.largest] {
            values.clear();
            values.resize(days, 0.0);
        }
        for (theatre, slide) in scores.iter().zip(slides) {
            let (early, late) = theatre.0[length].split_at(slide % days);
            let (head, tail) = (late.len(), early.len());
            add(&mut sums.sum[..head], &mut sums.largest[..head], late);
            add(&mut sums.sum[head..head + tail], &mut sums.largest[head..], early);
        }
        most = sums.sum.iter().zip(&sums.largest).fold(most, |most, (sum, largest)| most.max(sum - largest));
    }
    most
}

fn add(sums: &mut [f64], largest: &mut [f64], scores: &[f64]) {
    for ((sum, largest), score) in sums.iter_mut().zip(largest).zip(scores) {
        *sum += score;
        // A score is never NaN: the comparison is that of `f64::max`, and one instruction.
        *largest = if *score > *largest { *score } else { *largest };
    }
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
            emission: Emission::SelfExciting { branching_ratio: 0.4, days: 3.0 },
            events: (150.0, 150.0),
            ..Scenario::steady("")
        };
        let mut all = scenario.theatres(100, number, 4);
        for events in &mut all {
            events.extend(wave.map(|day| [Event::on(day); 4]).into_iter().flatten());
        }
        all.iter().map(|events| Series::new(events, scenario.window(), 2).unwrap()).collect()
    }

    #[test]
    fn a_planted_wave_is_found_with_its_theatres() {
        let found = find(&theatres(1, Some(17_300)), &Options::default()).unwrap();
        let wave = &found.waves[0];
        assert!(wave.days.first <= 17_300 && wave.days.last >= 17_300, "{wave:?}");
        assert_eq!(wave.theatres, [0, 1, 2, 3]);
    }

    #[test]
    fn theatres_are_slid_apart() {
        for theatres in [1, 2, 5, 8, 20] {
            let mut slides = slides(theatres, &mut stream(1, theatres as u64));
            assert_eq!(slides.len(), theatres);
            slides.sort_unstable();
            slides.dedup();
            assert_eq!(slides.len(), theatres.min(PLACES));
            assert!(slides.windows(2).all(|pair| pair[1] - pair[0] >= APART), "{slides:?}");
        }
    }

    #[test]
    fn the_strongest_run_is_the_strongest_of_all() {
        let scores: Vec<Scores> = theatres(3, Some(17_300)).iter().map(Scores::of).collect();
        for number in 0..5 {
            let slides = slides(scores.len(), &mut stream(1, number));
            let all = runs(&scores, &slides).fold(0.0, |most: f64, run| most.max(run.score));
            assert_eq!(strongest(&scores, &slides, &mut Sums::default()), all);
        }
    }

    #[test]
    fn none_one_and_empty_theatres() {
        assert!(find(&[], &Options::default()).unwrap().waves.is_empty());
        let empty = Series::new(&[], Window { first: 0, last: 400 }, 1).unwrap();
        assert_eq!(find(std::slice::from_ref(&empty), &Options::default()).unwrap().p, 1.0);
        assert_eq!(find(&[empty.clone(), empty], &Options::default()).unwrap().p, 1.0);
    }
}
