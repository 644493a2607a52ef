//! Coded articles → examples of each decision.

use super::{
    align::{Truth, right, right_values, truths},
    learn::Example,
    trees::Question,
};
use crate::learned::{bag::Bag, weights::Weights};
use crate::{
    eval::{self, Coded},
    link::{
        claims::{ASKED, Claims},
        deciders::Deciders,
        guess::Guess,
        held,
        join::{Fate, fates},
        pair::pairs,
        pool::{Candidate, Pooled, candidates, one, worth},
        slots::{LABELLED, Slot, choices},
        story::Story,
        voices,
    },
    report::{Claimed, report},
};
use tazamun_record::Report;

/// A coded article, ready to learn from.
#[derive(Debug)]
pub struct Lesson<'s, 't> {
    /// The article as the link sees it.
    pub story: Story<'s, 't>,
    /// Its coded incidents.
    pub coded: &'s [Coded],
    /// What the coding says of each head.
    pub truths: Vec<Truth>,
    /// Its story: what must not be learned from and judged at once.
    pub group: u64,
    /// Whether it is one of those by which the model is judged.
    pub judged: bool,
}

impl<'s, 't> Lesson<'s, 't> {
    /// Holds the coding against the article's heads.
    pub fn new(story: Story<'s, 't>, coded: &'s [Coded], group: u64, judged: bool) -> Self {
        let truths = truths(&story, story.scene.text.original(), coded);
        Lesson { story, coded, truths, group, judged }
    }
}

/// How much a head counts of which the coding leaves open whether it tells an incident.
const OPEN: f32 = 0.5;

/// What a head says of a slot: first of those that mentions fill, then of those that a label fills.
pub(super) fn slot_examples(lesson: &Lesson<'_, '_>) -> [Vec<Example>; 2] {
    let mut out = [Vec::new(), Vec::new()];
    for (h, truth) in lesson.truths.iter().enumerate() {
        let Truth::Tells(g) = truth else { continue };
        for slot in Slot::ALL {
            let choices = choices(&lesson.story, h, slot);
            let right = right(slot, &choices, &lesson.coded[*g]);
            if right.contains(&true) && right.contains(&false) {
                let options = choices.into_iter().zip(right).map(|(c, r)| (c.bag, r)).collect();
                out[usize::from(LABELLED.contains(&slot))].push(Example::of(options, 1.0));
            }
        }
    }
    out
}

/// Whether a fate is right.
type Rightness = Box<dyn Fn(Fate) -> bool>;

pub(super) fn fate_examples(lesson: &Lesson<'_, '_>, guesses: &[Guess]) -> Vec<Example> {
    let mut out = Vec::new();
    let mut told: Vec<Vec<usize>> = Vec::new();
    let mut of: Vec<Option<usize>> = vec![None; lesson.coded.len()];
    for (h, truth) in lesson.truths.iter().enumerate() {
        let fates = fates(&lesson.story, guesses, &told, h);
        let (right, weight): (Rightness, f32) = match truth {
            Truth::Tells(g) => {
                let wanted = of[*g].map_or(Fate::New, Fate::Of);
                let sure = lesson.coded[*g].is_asked();
                (Box::new(move |f| f == wanted), if sure { 1.0 } else { 0.0 })
            }
            Truth::May(all) => {
                let clusters: Vec<usize> = all.iter().filter_map(|g| of[*g]).collect();
                let doubtful = all.iter().any(|g| !lesson.coded[*g].is_asked() && of[*g].is_none());
                let right = move |f| match f {
                    Fate::Nothing => true,
                    Fate::Of(c) => clusters.contains(&c),
                    Fate::New => false,
                };
                (Box::new(right), if doubtful { 0.0 } else { OPEN })
            }
            Truth::Nothing => (Box::new(|f| f == Fate::Nothing), 1.0),
        };
        if weight > 0.0 {
            let options: Vec<(Bag, bool)> = fates.each.into_iter().map(|(f, bag)| (bag, right(f))).collect();
            if options.iter().any(|o| o.1) && options.iter().any(|o| !o.1) {
                out.push(Example { options, shared: fates.tells, weight });
            }
        }
        if let Truth::Tells(g) = truth {
            match of[*g] {
                Some(c) => told[c].push(h),
                None => {
                    of[*g] = Some(told.len());
                    told.push(vec![h]);
                }
            }
        }
    }
    out
}

/// The coded incident that most of an incident's heads tell.
fn mainly(lesson: &Lesson<'_, '_>, heads: &[usize]) -> Option<usize> {
    let mut votes = vec![0; lesson.coded.len()];
    for h in heads {
        if let Truth::Tells(g) = lesson.truths[*h] {
            votes[g] += 1;
        }
    }
    let best = *votes.iter().max()?;
    (best > 0).then(|| votes.iter().position(|v| *v == best))?
}

/// Candidates of each slot of each incident, with which of them are right; none where all or none are.
fn weighable(
    lesson: &Lesson<'_, '_>,
    guesses: &[Guess],
    heads: &[Vec<usize>],
    mut each: impl FnMut(Slot, Vec<Candidate>, Vec<bool>, (&[usize], (&Claims, usize))),
) {
    let claims = Claims::new(guesses, heads.iter().map(Vec::as_slice));
    for (n, heads) in heads.iter().enumerate() {
        let Some(g) = mainly(lesson, heads) else { continue };
        for slot in Slot::ALL {
            let all = candidates(&lesson.story, guesses, heads, slot, (&claims, n));
            let values: Vec<_> = all.iter().map(|c| &c.value).collect();
            let right = right_values(slot, &values, &lesson.coded[g]);
            if right.contains(&true) && right.contains(&false) {
                each(slot, all, right, (heads, (&claims, n)));
            }
        }
    }
}

pub(super) fn pool_examples(
    lesson: &Lesson<'_, '_>,
    guesses: &[Guess],
    heads: &[Vec<usize>],
) -> Vec<Example> {
    let mut out = Vec::new();
    weighable(lesson, guesses, heads, |_, all, right, _| {
        let options = all.into_iter().map(|c| c.bag).zip(right).collect();
        out.push(Example::of(options, 1.0));
    });
    out
}

/// The same in numbers, for each slot of which trees are asked.
pub(super) fn voice_questions(
    lesson: &Lesson<'_, '_>,
    guesses: &[Guess],
    heads: &[Vec<usize>],
    pool: &Weights,
) -> Vec<(Slot, Question)> {
    let mut out = Vec::new();
    weighable(lesson, guesses, heads, |slot, all, right, (heads, claims)| {
        if voices::ASKED_OF.contains(&slot) {
            let weights: Vec<f32> = all.iter().map(|c| pool.score(&c.bag)).collect();
            let around = voices::around(guesses, &heads[..heads.len().min(ASKED)]);
            let (story, said) = (&lesson.story, (&all[..], &weights[..]));
            let each = voices::numbers(story, guesses, heads, slot, claims, said, &around);
            out.push((slot, Question { options: each.into_iter().zip(right).collect() }));
        }
    });
    out
}

pub(super) fn pair_examples(lesson: &Lesson<'_, '_>, all: &[Pooled]) -> Vec<Example> {
    let told = all.iter().filter_map(|this| Some((this, &lesson.coded[mainly(lesson, &this.heads)?])));
    told.filter_map(|(this, coded)| {
        let is_right = |slot: Slot| {
            let values: Vec<_> = this.slots[slot as usize].iter().map(|c| &c.value).collect();
            right_values(slot, &values, coded)
        };
        let (by, on) = (is_right(Slot::Attacker), is_right(Slot::Attacked));
        let pairs = pairs(&lesson.story, this);
        // Where no pair is right on both sides, one with the right attacker is.
        let both = pairs.iter().any(|(i, j, _)| by[*i] && on[*j]);
        let options: Vec<(Bag, bool)> =
            pairs.into_iter().map(|(i, j, bag)| (bag, by[i] && (on[j] || !both))).collect();
        let (right, wrong) = (options.iter().any(|o| o.1), options.iter().any(|o| !o.1));
        (right && wrong).then_some(Example::of(options, 1.0))
    })
    .collect()
}

/// The reports of all judged incidents that can be written, with the index of each.
pub(super) fn reports(story: &Story<'_, '_>, all: &[Pooled], d: &Deciders) -> Vec<(usize, Report)> {
    let claimed = Claimed::new(story, all, d);
    all.iter().enumerate().filter_map(|(i, p)| Some((i, report(story, p, claimed.by(i), d)?))).collect()
}

/// Which coded incident each report is, and whether that one is asked for.
pub(super) fn paired(lesson: &Lesson<'_, '_>, reports: &[(usize, Report)]) -> Vec<Option<usize>> {
    let read: Vec<Report> = reports.iter().map(|r| r.1.clone()).collect();
    let pairs = eval::pairing(lesson.coded, &read);
    (0..reports.len()).map(|n| pairs.iter().find(|(_, j)| *j == n).map(|(g, _)| *g)).collect()
}

/// Each incident that is asked for or not there, with whether it is right.
fn rightness(lesson: &Lesson<'_, '_>, all: &[Pooled], d: &Deciders) -> Vec<(usize, bool)> {
    let reports = reports(&lesson.story, all, d);
    let pairs = paired(lesson, &reports);
    let asked = reports.iter().zip(pairs).filter(|(_, pair)| pair.is_none_or(|g| lesson.coded[g].is_asked()));
    asked.map(|((i, _), pair)| (*i, pair.is_some())).collect()
}

pub(super) fn worth_examples(lesson: &Lesson<'_, '_>, all: &[Pooled], d: &Deciders) -> Vec<Example> {
    let each = rightness(lesson, all, d).into_iter();
    each.map(|(i, right)| {
        let bag = worth(&lesson.story, all, i);
        Example::of(vec![(bag, right), (Bag::default(), !right)], 1.0)
    })
    .collect()
}

/// Of each incident, in numbers, whether it is right beside the others.
pub(super) fn held_questions(lesson: &Lesson<'_, '_>, all: &[Pooled], d: &Deciders) -> Vec<Question> {
    let each = rightness(lesson, all, d).into_iter();
    each.map(|(i, right)| Question { options: vec![(held::numbers(&lesson.story, all, i, d), right)] })
        .collect()
}

pub(super) fn one_examples(lesson: &Lesson<'_, '_>, all: &[Pooled]) -> Vec<Example> {
    let mut out = Vec::new();
    for b in 1..all.len() {
        for a in b.saturating_sub(12)..b {
            let (x, y) = (mainly(lesson, &all[a].heads), mainly(lesson, &all[b].heads));
            let may = |i: usize| -> Vec<usize> {
                all[i]
                    .heads
                    .iter()
                    .flat_map(|h| match &lesson.truths[*h] {
                        Truth::May(m) => m.clone(),
                        _ => vec![],
                    })
                    .collect()
            };
            let (right, weight) = match (x, y) {
                (Some(x), Some(y)) => (x == y, 1.0),
                (Some(x), None) if may(b).contains(&x) => (true, 0.5),
                (None, Some(y)) if may(a).contains(&y) => (true, 0.5),
                (None, None) => continue,
                _ => (false, 0.5),
            };
            let bag = one(&lesson.story, &all[a], &all[b], all.len());
            out.push(Example::of(vec![(bag, right), (Bag::default(), !right)], weight));
        }
    }
    out
}
