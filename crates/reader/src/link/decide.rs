//! An article's heads → incidents, by learned weights.

use super::{
    claims::{ASKED, Claims},
    deciders::Deciders,
    ground::lie,
    guess::{Guess, guesses},
    held::held,
    join::{Fate, fates},
    pair::settled,
    pool::{Pooled, candidates, one, same, weigh, worth},
    slots::Slot,
    story::Story,
    voices::{around, numbers},
};
use crate::learned::weights::{Weights, softmax};
use rustc_hash::FxHashMap;
use tazamun_record::{Place, SubEventType};

/// Incidents told by heads: the heads of each, and how surely each of them tells one.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The heads of each incident.
    pub heads: Vec<Vec<usize>>,
    /// How surely each of these heads tells one.
    pub sure: Vec<Vec<f32>>,
}

/// Puts each head to its incident.
pub fn told(story: &Story<'_, '_>, guesses: &[Guess], weights: &Weights, (doubt, split): (f32, f32)) -> Told {
    let mut told = Told::default();
    for h in 0..story.heads.len() {
        let fates = fates(story, guesses, &told.heads, h);
        let mut scores = fates.scores(weights);
        let sure = 1.0 - softmax(&scores)[0];
        scores[0] += doubt;
        scores[1] += split;
        let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
        match fates.each[best].0 {
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

/// What each incident's heads say together, by learned weights; who against whom, and how likely each is right, is still open.
pub fn pooled(story: &Story<'_, '_>, guesses: &[Guess], told: Told, d: &Deciders) -> Vec<Pooled> {
    let claims = Claims::new(guesses, told.heads.iter().map(Vec::as_slice));
    let each = told.heads.into_iter().zip(told.sure).enumerate();
    each.map(|(n, telling)| speak(story, guesses, telling, (&claims, n), d)).collect()
}

/// What the heads of one incident say, each with how surely it tells one.
fn speak(
    story: &Story<'_, '_>,
    guesses: &[Guess],
    (heads, sure): (Vec<usize>, Vec<f32>),
    claims: (&Claims, usize),
    d: &Deciders,
) -> Pooled {
    let asked = &heads[..heads.len().min(ASKED)];
    let around = around(guesses, asked);
    let said = |&slot: &Slot| {
        let mut all = candidates(story, guesses, &heads, slot, claims);
        let weights: Vec<f32> = all.iter().map(|c| d.pool.score(&c.bag)).collect();
        let trees = &d.voices[slot as usize];
        let scores = if trees.trees.is_empty() {
            weights
        } else {
            let each = numbers(story, guesses, &heads, slot, claims, (&all, &weights), &around);
            trees.scores(&each)
        };
        weigh(&mut all, &scores);
        all
    };
    let slots = Slot::ALL.iter().map(said).collect();
    Pooled { heads, sure, slots, p: 0.0 }
}

/// Incidents told one after another among which two may be one.
const NEAR: usize = 12;

/// Puts together what is one incident, the surest pair first.
pub fn merged(story: &Story<'_, '_>, guesses: &[Guess], mut all: Vec<Pooled>, d: &Deciders) -> Vec<Pooled> {
    // What was weighed of two is kept until one of them is another.
    let mut known: FxHashMap<(usize, usize, usize), f32> = FxHashMap::default();
    let mut ids: Vec<usize> = (0..all.len()).collect();
    let mut next = all.len();
    loop {
        let mut best: Option<(f32, usize, usize)> = None;
        for b in 1..all.len() {
            for a in b.saturating_sub(NEAR)..b {
                let weighed = || d.one.score(&one(story, &all[a], &all[b], all.len()));
                let s = *known.entry((ids[a], ids[b], all.len().min(5))).or_insert_with(weighed) - d.one_bias;
                if s > 0.0 && best.is_none_or(|x| s > x.0) {
                    best = Some((s, a, b));
                }
            }
        }
        let Some((_, a, b)) = best else { return all };
        let gone = all.remove(b);
        ids.remove(b);
        let mut heads: Vec<(usize, f32)> =
            all[a].heads.iter().copied().zip(all[a].sure.iter().copied()).collect();
        heads.extend(gone.heads.into_iter().zip(gone.sure));
        heads.sort_by_key(|h| h.0);
        all[a].heads = heads.iter().map(|h| h.0).collect();
        let claims = Claims::new(guesses, all.iter().map(|p| p.heads.as_slice()));
        let told = speak(story, guesses, heads.into_iter().unzip(), (&claims, a), d);
        all[a] = settled(story, told, &d.pair);
        (ids[a], next) = (next, next + 1);
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
    let guesses = guesses(story, (&d.slots, &d.labels));
    let told = told(story, &guesses, &d.fates, (d.doubt, d.split));
    let all = pooled(story, &guesses, told, d).into_iter().map(|p| settled(story, p, &d.pair)).collect();
    let all = judged(story, merged(story, &guesses, all, d), &d.worth);
    let all = held(story, told_once(all), d);
    (guesses, all)
}

/// The codebook's rule that an article never holds two reports of one incident: what is told again with the same kind,
/// place, days and numbers is the same, however far apart it is told; and so is what killed as many, a day apart at most, here
/// "in the province" and there in a town of it.
pub fn told_once(all: Vec<Pooled>) -> Vec<Pooled> {
    let mut kept: Vec<Pooled> = Vec::with_capacity(all.len());
    for this in all {
        match kept.iter_mut().find(|other| told_again(&this, other) || told_closer(&this, other)) {
            Some(first) => {
                let prec = |p: &Pooled| p.place().and_then(Place::prec);
                if matches!((prec(&this), prec(first)), (Some(a), Some(b)) if a < b) {
                    first.slots[Slot::Place as usize].clone_from(&this.slots[Slot::Place as usize]);
                }
                first.p = first.p.max(this.p);
                first.heads.extend(&this.heads);
                first.sure.extend(&this.sure);
            }
            None => kept.push(this),
        }
    }
    kept
}

/// Whether kind, place, days and numbers are the same.
fn told_again(this: &Pooled, other: &Pooled) -> bool {
    const SAME: [Slot; 5] = [Slot::Kind, Slot::Place, Slot::Date, Slot::Killed, Slot::Wounded];
    SAME.iter().all(|&slot| match (this.best(slot), other.best(slot)) {
        (Some(a), Some(b)) => same(&a.value, &b.value),
        _ => false,
    })
}

/// Fewest killed of whom it is no chance that two incidents of one place and day killed as many.
const MANY: u32 = 3;

/// Whether as many were killed by the same kind of event, at one place or once in a division and once in a place of it.
fn told_closer(this: &Pooled, other: &Pooled) -> bool {
    let family = |p: &Pooled| p.kind().map(SubEventType::event_type);
    let killed = this.number(Slot::Killed).filter(|n| *n >= MANY);
    killed.is_some()
        && killed == other.number(Slot::Killed)
        && family(this) == family(other)
        && matches!((this.place(), other.place()), (Some(a), Some(b)) if lie(a, b) <= 3)
        && matches!((this.days(), other.days()), (Some(a), Some(b)) if a.gap(&b) <= 1)
}

/// Whether an incident is likely enough to be told, or of at least this confidence.
pub fn is_told(story: &Story<'_, '_>, this: &Pooled, deciders: &Deciders, confidence: Option<f64>) -> bool {
    let trust = deciders.trust_of(story, this);
    confidence.map_or(this.p >= trust.from, |least| trust.whole.of(this.p) >= least)
}
