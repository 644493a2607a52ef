//! An article's heads → incidents, by learned weights.

use super::{
    deciders::Deciders,
    guess::{Guess, guesses},
    join::{Fate, fates},
    pool::{Pooled, candidates, one, weigh, worth},
    report::report,
    slots::Slot,
    story::Story,
    weights::{Weights, softmax},
};
use tazamun_record::Report;

/// Incidents told by heads: the heads of each, and how surely each of them tells one.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The heads of each incident.
    pub heads: Vec<Vec<usize>>,
    /// How surely each of these heads tells one.
    pub sure: Vec<Vec<f32>>,
}

/// Puts each head to its incident.
pub fn told(story: &Story<'_, '_>, guesses: &[Guess], weights: &Weights, doubt: f32) -> Told {
    let mut told = Told::default();
    for h in 0..story.heads.len() {
        let fates = fates(story, guesses, &told.heads, h);
        let mut scores: Vec<f32> = fates.iter().map(|(_, bag)| weights.score(bag)).collect();
        let sure = 1.0 - softmax(&scores)[0];
        scores[0] += doubt;
        let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
        match fates[best].0 {
            Fate::Nothing => {}
            Fate::New => {
                told.heads.push(vec![h]);
                told.sure.push(vec![sure]);
            }
            Fate::Of(c) => {
                told.heads[c].push(h);
                told.sure[c].push(sure);
            }
        }
    }
    told
}

/// What each incident's heads say together, by learned weights; how likely each is right is still open.
pub fn pooled(story: &Story<'_, '_>, guesses: &[Guess], told: Told, weights: &Weights) -> Vec<Pooled> {
    told.heads
        .into_iter()
        .zip(told.sure)
        .map(|(heads, sure)| {
            let slots =
                Slot::ALL.iter().map(|&s| weigh(candidates(story, guesses, &heads, s), weights)).collect();
            Pooled { heads, sure, slots, p: 0.0 }
        })
        .collect()
}

/// Puts together what is one incident, the surest pair first.
pub fn merged(
    story: &Story<'_, '_>,
    guesses: &[Guess],
    mut all: Vec<Pooled>,
    one_: &Weights,
    pool: &Weights,
    bias: f32,
) -> Vec<Pooled> {
    loop {
        let mut best: Option<(f32, usize, usize)> = None;
        for b in 1..all.len() {
            for a in b.saturating_sub(12)..b {
                let s = one_.score(&one(story, &all[a], &all[b], all.len())) - bias;
                if s > 0.0 && best.is_none_or(|x| s > x.0) {
                    best = Some((s, a, b));
                }
            }
        }
        let Some((_, a, b)) = best else { return all };
        let gone = all.remove(b);
        let mut heads: Vec<(usize, f32)> =
            all[a].heads.iter().copied().zip(all[a].sure.iter().copied()).collect();
        heads.extend(gone.heads.into_iter().zip(gone.sure));
        heads.sort_by_key(|h| h.0);
        let (heads, sure): (Vec<usize>, Vec<f32>) = heads.into_iter().unzip();
        let told = Told { heads: vec![heads], sure: vec![sure] };
        if let Some(new) = pooled(story, guesses, told, pool).pop() {
            all[a] = new;
        }
    }
}

/// Says how likely each incident is right.
pub fn judged(story: &Story<'_, '_>, mut all: Vec<Pooled>, weights: &Weights) -> Vec<Pooled> {
    let p: Vec<f32> =
        (0..all.len()).map(|i| 1.0 / (1.0 + (-weights.score(&worth(story, &all, i))).exp())).collect();
    all.iter_mut().zip(p).for_each(|(a, p)| a.p = p);
    all
}

/// Reads one story: its incidents, each judged, those of too little probability too.
pub fn run(story: &Story<'_, '_>, d: &Deciders) -> (Vec<Guess>, Vec<Pooled>) {
    let guesses = guesses(story, &d.slots);
    let told = told(story, &guesses, &d.fates, d.doubt);
    let all = pooled(story, &guesses, told, &d.pool);
    let all = judged(story, merged(story, &guesses, all, &d.one, &d.pool, d.one_bias), &d.worth);
    (guesses, all)
}

/// Whether an incident of this probability is told.
pub fn is_told(p: f32, deciders: &Deciders, confidence: Option<f64>) -> bool {
    confidence.map_or(p >= deciders.from, |least| deciders.trust.of(p) >= least)
}

/// The reports of a story: those that are likely enough by themselves, or those of at least this confidence.
pub fn reports(story: &Story<'_, '_>, deciders: &Deciders, confidence: Option<f64>) -> Vec<Report> {
    run(story, deciders)
        .1
        .iter()
        .filter(|p| is_told(p.p, deciders, confidence))
        .filter_map(|p| report(story, p, deciders))
        .collect()
}
