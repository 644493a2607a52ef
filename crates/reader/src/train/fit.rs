//! Coded articles → weights of all decisions.
//!
//! Each decision is learned from what the ones before it say of articles that they were not learned from, as it will
//! have to decide about articles that nobody coded.

use super::{
    align::{Truth, right, right_values, truths},
    learn::{Example, Method, learn},
};
use crate::{
    eval::{self, Coded},
    link::{
        bag::{Bag, mix},
        claims::Claims,
        decide::{Told, judged, merged, pooled, told},
        deciders::Deciders,
        guess::{Guess, guesses},
        join::{Fate, fates},
        pair::{pairs, settled},
        pool::{Pooled, candidates, one, worth},
        report::report,
        slots::{Slot, choices},
        story::Story,
        trust::Curve,
    },
};
use tazamun_record::{Facts, Report};

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
}

impl<'s, 't> Lesson<'s, 't> {
    /// Holds the coding against the article's heads.
    pub fn new(story: Story<'s, 't>, coded: &'s [Coded], group: u64) -> Self {
        let truths = truths(&story, story.scene.text.original(), coded);
        Lesson { story, coded, truths, group }
    }
}

const SLOTS: Method = Method { rounds: 8, step: 0.1, l2: 1e-3, least: 4 };
const FATES: Method = Method { rounds: 8, step: 0.1, l2: 1e-3, least: 4 };
const POOL: Method = Method { rounds: 15, step: 0.1, l2: 1e-3, least: 1 };
const WORTH: Method = Method { rounds: 20, step: 0.1, l2: 1e-3, least: 1 };
/// Parts in which what was not learned from is held out.
const INNER: u64 = 4;
/// "Nothing" must be more likely by this much (log-odds): what is doubtful is judged as a whole later.
const DOUBT: f32 = -1.0;
/// Two must be surer by this much to be put together (log-odds).
const ONE_BIAS: f32 = 1.0;
/// How much a head counts of which the coding leaves open whether it tells an incident.
const OPEN: f32 = 0.5;

fn slot_examples(lessons: &[&Lesson<'_, '_>]) -> Vec<Example> {
    let mut out = Vec::new();
    for lesson in lessons {
        for (h, truth) in lesson.truths.iter().enumerate() {
            let Truth::Tells(g) = truth else { continue };
            let coded = &lesson.coded[*g];
            for slot in Slot::ALL {
                let choices = choices(&lesson.story, h, slot);
                let right = right(slot, &choices, coded);
                if right.contains(&true) && right.contains(&false) {
                    let options = choices.into_iter().zip(right).map(|(c, r)| (c.bag, r)).collect();
                    out.push(Example { options, weight: 1.0 });
                }
            }
        }
    }
    out
}

/// Whether a fate is right.
type Rightness = Box<dyn Fn(Fate) -> bool>;

fn fate_examples(lessons: &[&Lesson<'_, '_>], guesses: &[&Vec<Guess>]) -> Vec<Example> {
    let mut out = Vec::new();
    for (lesson, guesses) in lessons.iter().zip(guesses) {
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
                let options: Vec<(Bag, bool)> = fates.into_iter().map(|(f, bag)| (bag, right(f))).collect();
                if options.iter().any(|o| o.1) && options.iter().any(|o| !o.1) {
                    out.push(Example { options, weight });
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

fn pool_examples(lesson: &Lesson<'_, '_>, guesses: &[Guess], heads: &[Vec<usize>]) -> Vec<Example> {
    let mut out = Vec::new();
    let claims = Claims::new(guesses, heads.iter().map(Vec::as_slice));
    for (n, heads) in heads.iter().enumerate() {
        let Some(g) = mainly(lesson, heads) else { continue };
        for slot in Slot::ALL {
            let all = candidates(&lesson.story, guesses, heads, slot, (&claims, n));
            let values: Vec<_> = all.iter().map(|c| &c.value).collect();
            let right = right_values(slot, &values, &lesson.coded[g]);
            if right.contains(&true) && right.contains(&false) {
                let options = all.iter().zip(right).map(|(c, r)| (c.bag.clone(), r)).collect();
                out.push(Example { options, weight: 1.0 });
            }
        }
    }
    out
}

fn pair_examples(lesson: &Lesson<'_, '_>, all: &[Pooled]) -> Vec<Example> {
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
        (right && wrong).then_some(Example { options, weight: 1.0 })
    })
    .collect()
}

/// The reports of all judged incidents that can be written, with the index of each.
fn reports(story: &Story<'_, '_>, all: &[Pooled], d: &Deciders) -> Vec<(usize, Report)> {
    all.iter().enumerate().filter_map(|(i, p)| Some((i, report(story, p, d)?))).collect()
}

/// Which coded incident each report is, and whether that one is asked for.
fn paired(lesson: &Lesson<'_, '_>, reports: &[(usize, Report)]) -> Vec<Option<usize>> {
    let read: Vec<Report> = reports.iter().map(|r| r.1.clone()).collect();
    let pairs = eval::pairing(lesson.coded, &read);
    (0..reports.len()).map(|n| pairs.iter().find(|(_, j)| *j == n).map(|(g, _)| *g)).collect()
}

fn worth_examples(lesson: &Lesson<'_, '_>, all: &[Pooled]) -> Vec<Example> {
    let reports = reports(&lesson.story, all, &Deciders::default());
    let pairs = paired(lesson, &reports);
    let asked = reports.iter().zip(pairs).filter(|(_, pair)| pair.is_none_or(|g| lesson.coded[g].is_asked()));
    asked
        .map(|((i, _), pair)| {
            let bag = worth(&lesson.story, all, *i);
            Example { options: vec![(bag, pair.is_some()), (Bag::default(), pair.is_none())], weight: 1.0 }
        })
        .collect()
}

fn one_examples(lesson: &Lesson<'_, '_>, all: &[Pooled]) -> Vec<Example> {
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
            out.push(Example { options: vec![(bag, right), (Bag::default(), !right)], weight });
        }
    }
    out
}

/// Lessons cut into parts by story: the indices of those in each part.
fn parts(lessons: &[&Lesson<'_, '_>], seed: u64) -> Vec<Vec<usize>> {
    let part = |l: &Lesson<'_, '_>| (mix(seed, l.group) >> 7) % INNER;
    (0..INNER).map(|k| (0..lessons.len()).filter(|&i| part(lessons[i]) == k).collect()).collect()
}

/// What is decided of each lesson by weights that were learned from the other parts.
fn held_out<T: Default + Clone>(
    lessons: &[&Lesson<'_, '_>],
    seed: u64,
    mut each: impl FnMut(&[usize], &[usize], &mut [T]),
) -> Vec<T> {
    let mut out = vec![T::default(); lessons.len()];
    for held in parts(lessons, seed) {
        let rest: Vec<usize> = (0..lessons.len()).filter(|i| !held.contains(i)).collect();
        each(&rest, &held, &mut out);
    }
    out
}

/// Learns from lessons; the same lessons and seed give the same weights.
pub fn fit(lessons: &[&Lesson<'_, '_>], seed: u64) -> Deciders {
    let pick = |of: &[usize]| -> Vec<&Lesson<'_, '_>> { of.iter().map(|&i| lessons[i]).collect() };
    let said: Vec<Vec<Guess>> = held_out(lessons, seed, |rest, held, out| {
        let weights = learn(&slot_examples(&pick(rest)), SLOTS, seed);
        held.iter().for_each(|&i| out[i] = guesses(&lessons[i].story, &weights));
    });
    let all: Vec<&Vec<Guess>> = said.iter().collect();
    let tellings: Vec<Told> = held_out(lessons, seed, |rest, held, out| {
        let theirs: Vec<&Vec<Guess>> = rest.iter().map(|&i| all[i]).collect();
        let weights = learn(&fate_examples(&pick(rest), &theirs), FATES, seed);
        held.iter().for_each(|&i| out[i] = told(&lessons[i].story, &said[i], &weights, DOUBT));
    });
    let mut d = Deciders { doubt: DOUBT, one_bias: ONE_BIAS, ..Deciders::default() };
    d.slots = learn(&slot_examples(lessons), SLOTS, seed);
    d.fates = learn(&fate_examples(lessons, &all), FATES, seed);
    let each = || lessons.iter().enumerate();
    let examples: Vec<Example> =
        each().flat_map(|(i, l)| pool_examples(l, &said[i], &tellings[i].heads)).collect();
    d.pool = learn(&examples, POOL, seed);
    let mut whole: Vec<Vec<Pooled>> =
        each().map(|(i, l)| pooled(&l.story, &said[i], tellings[i].clone(), &d)).collect();
    let examples: Vec<Example> = lessons.iter().zip(&whole).flat_map(|(l, p)| pair_examples(l, p)).collect();
    d.pair = learn(&examples, POOL, seed);
    for (l, p) in lessons.iter().zip(&mut whole) {
        *p = std::mem::take(p).into_iter().map(|p| settled(&l.story, p, &d.pair)).collect();
    }
    let examples: Vec<Example> = lessons.iter().zip(&whole).flat_map(|(l, p)| one_examples(l, p)).collect();
    d.one = learn(&examples, POOL, seed);
    for ((l, said), p) in lessons.iter().zip(&said).zip(&mut whole) {
        *p = merged(&l.story, said, std::mem::take(p), &d);
    }
    // How likely an incident is right is learned and held against what came true on two different halves.
    let judge = |d: &Deciders, of: &mut [Vec<Pooled>], these: &[usize]| {
        for &i in these {
            of[i] = judged(&lessons[i].story, std::mem::take(&mut of[i]), &d.worth);
        }
    };
    for held in parts(lessons, seed ^ 1) {
        let rest = (0..lessons.len()).filter(|i| !held.contains(i));
        let examples: Vec<Example> = rest.flat_map(|i| worth_examples(lessons[i], &whole[i])).collect();
        d.worth = learn(&examples, WORTH, seed);
        judge(&d, &mut whole, &held);
    }
    trust(lessons, &whole, &mut d);
    let examples: Vec<Example> = each().flat_map(|(i, l)| worth_examples(l, &whole[i])).collect();
    d.worth = learn(&examples, WORTH, seed);
    d
}

/// Fits the curves of trust, and the threshold that finds most with least surplus.
fn trust(lessons: &[&Lesson<'_, '_>], whole: &[Vec<Pooled>], d: &mut Deciders) {
    let mut seen: Vec<(f32, bool)> = Vec::new();
    let mut of_slots: Vec<Vec<(f32, bool)>> = vec![Vec::new(); Slot::ALL.len()];
    let mut asked = 0;
    for (lesson, all) in lessons.iter().zip(whole) {
        asked += lesson.coded.iter().filter(|c| c.is_asked()).count();
        let reports = reports(&lesson.story, all, d);
        for ((i, report), pair) in reports.iter().zip(paired(lesson, &reports)) {
            if pair.is_some_and(|g| !lesson.coded[g].is_asked()) {
                continue;
            }
            seen.push((all[*i].p, pair.is_some()));
            let Some(g) = pair else { continue };
            for slot in Slot::ALL {
                let Some(best) = all[*i].best(slot) else { continue };
                let right = lesson.coded[g].either(|coded| agrees(slot, coded, &report.facts));
                of_slots[slot as usize].push((best.p, right));
            }
        }
    }
    d.trust = Curve::fitted(&seen);
    for (curve, seen) in d.slot_trust.iter_mut().zip(&of_slots) {
        *curve = Curve::fitted(seen);
    }
    seen.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut best) = (0, (0.0, 0.5));
    for (n, (p, is_right)) in seen.iter().enumerate() {
        right += usize::from(*is_right);
        let f1 = 2.0 * right as f32 / (n + 1 + asked) as f32;
        if f1 > best.0 {
            best = (f1, *p);
        }
    }
    d.from = best.1;
}

/// Whether a slot of a report agrees with its coding, as `eval` has it.
fn agrees(slot: Slot, coded: &Facts, read: &Facts) -> bool {
    let judge = match slot {
        Slot::Place => eval::Slot::Place,
        Slot::Date => eval::Slot::Date,
        Slot::Killed => eval::Slot::Killed,
        Slot::Wounded => eval::Slot::Wounded,
        Slot::Attacker => eval::Slot::Actor1,
        Slot::Attacked => eval::Slot::Actor2,
        Slot::Kind => eval::Slot::SubEventType,
        Slot::Status => eval::Slot::Status,
        Slot::Background => return coded.background == read.background,
        Slot::Aggregate => return coded.aggregate == read.aggregate,
    };
    judge.agrees(coded, read)
}
