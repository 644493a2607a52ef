//! Coded articles → weights and trees of all decisions.
//!
//! Each decision is learned from what the ones before it say of articles that they were not learned from, as it will
//! have to decide about articles that nobody coded.

use super::{
    examples::{
        Lesson, fate_examples, held_questions, one_examples, pair_examples, paired, pool_examples, reports,
        slot_examples, voice_questions, worth_examples,
    },
    learn::{Example, Method, learn},
    trees::{Growth, Question, grow},
};
use crate::learned::{bag::mix, trees::Trees, weights::Weights};
use crate::{
    eval,
    link::{
        decide::{Told, judged, merged, pooled, told, told_once},
        deciders::Deciders,
        guess::{Guess, guesses},
        held::held,
        pair::settled,
        pool::Pooled,
        slots::Slot,
    },
    trust::Curve,
};
use tazamun_record::Facts;

const SLOTS: Method = Method { rounds: 8, step: 0.1, l2: 1e-3, least: 4 };
const FATES: Method = Method { rounds: 8, step: 0.1, l2: 1e-3, least: 4 };
const POOL: Method = Method { rounds: 15, step: 0.1, l2: 1e-3, least: 1 };
const WORTH: Method = Method { rounds: 20, step: 0.1, l2: 1e-3, least: 1 };
const VOICES: Growth = Growth { trees: 80, step: 0.1, share: 0.7, numbers: 0.5, least: 5.0, pull: 5.0 };
const HELD: Growth = Growth { trees: 200, step: 0.05, share: 0.7, numbers: 0.5, least: 5.0, pull: 5.0 };
/// Parts in which what was not learned from is held out.
const INNER: u64 = 4;
/// "Nothing" must be more likely by this much (log-odds): what is doubtful is judged as a whole later.
const DOUBT: f32 = -2.0;
/// "Something new" may be less likely by this much: what is split is put together later.
const SPLIT: f32 = 1.0;
/// Two must be surer by this much to be put together (log-odds).
const ONE_BIAS: f32 = 1.0;
/// Reports of judged articles below which trust is fitted to all.
const ENOUGH: usize = 200;

/// Lessons cut into parts by story: what decides of each part was learned from the others.
struct Parts<'l, 's, 't> {
    lessons: &'l [&'l Lesson<'s, 't>],
    of: Vec<usize>,
    seed: u64,
}

impl<'l, 's, 't> Parts<'l, 's, 't> {
    fn new(lessons: &'l [&'l Lesson<'s, 't>], seed: u64) -> Self {
        let of = lessons.iter().map(|l| ((mix(seed, l.group) >> 7) % INNER) as usize).collect();
        Parts { lessons, of, seed }
    }

    /// Learns for each part from the others, and last from all.
    fn learned<T>(&self, learn: impl Fn(&[usize]) -> T) -> (Vec<T>, T) {
        let rest = |k: usize| -> Vec<usize> { (0..self.of.len()).filter(|&i| self.of[i] != k).collect() };
        let parts = (0..INNER as usize).map(|k| learn(&rest(k))).collect();
        (parts, learn(&(0..self.of.len()).collect::<Vec<_>>()))
    }

    /// The same of weights, from examples of each lesson.
    fn weights(&self, examples: &[Vec<Example>], method: Method) -> (Vec<Weights>, Weights) {
        self.learned(|of| learn(of.iter().flat_map(|&i| &examples[i]), method, self.seed))
    }

    /// What is said of each lesson, by what was not learned from it.
    fn each<T>(&self, say: impl Fn(usize, usize, &'l Lesson<'s, 't>) -> T) -> Vec<T> {
        self.lessons.iter().enumerate().map(|(i, l)| say(i, self.of[i], l)).collect()
    }
}

/// Learns from lessons; the same lessons and seed give the same weights and trees.
pub fn fit(lessons: &[&Lesson<'_, '_>], seed: u64) -> Deciders {
    let parts = Parts::new(lessons, seed);
    let mut last = Deciders { doubt: DOUBT, split: SPLIT, one_bias: ONE_BIAS, ..Deciders::default() };
    let slots;
    (slots, last.slots) = {
        let examples = parts.each(|_, _, l| slot_examples(l));
        parts.weights(&examples, SLOTS)
    };
    let said: Vec<Vec<Guess>> = parts.each(|_, k, l| guesses(&l.story, &slots[k]));
    drop(slots);
    let fates;
    (fates, last.fates) = {
        let examples = parts.each(|i, _, l| fate_examples(l, &said[i]));
        parts.weights(&examples, FATES)
    };
    let tellings: Vec<Told> = parts.each(|i, k, l| told(&l.story, &said[i], &fates[k], (DOUBT, SPLIT)));
    drop(fates);
    let mut ds: Vec<Deciders> =
        (0..INNER).map(|_| Deciders { one_bias: ONE_BIAS, ..Deciders::default() }).collect();
    let whole = assembled(&parts, &said, &tellings, &mut ds, &mut last);
    judge(&parts, whole, &mut ds, &mut last);
    last
}

/// Puts what each part's weights decide into its place.
fn set<T>(ds: &mut [Deciders], learned: Vec<T>, place: impl Fn(&mut Deciders) -> &mut T) {
    ds.iter_mut().zip(learned).for_each(|(d, x)| *place(d) = x);
}

/// Learns what heads say together, who against whom, and which two are one; the incidents of each lesson.
fn assembled(
    parts: &Parts<'_, '_, '_>,
    said: &[Vec<Guess>],
    tellings: &[Told],
    ds: &mut [Deciders],
    last: &mut Deciders,
) -> Vec<Vec<Pooled>> {
    let examples = parts.each(|i, _, l| pool_examples(l, &said[i], &tellings[i].heads));
    let learned;
    (learned, last.pool) = parts.weights(&examples, POOL);
    set(ds, learned, |d| &mut d.pool);
    let questions = parts.each(|i, k, l| voice_questions(l, &said[i], &tellings[i].heads, &ds[k].pool));
    let learned;
    (learned, last.voices) = parts.learned(|of| voices(&questions, of, parts.seed));
    set(ds, learned, |d| &mut d.voices);
    let mut whole = parts.each(|i, k, l| pooled(&l.story, &said[i], tellings[i].clone(), &ds[k]));
    let examples = parts.each(|i, _, l| pair_examples(l, &whole[i]));
    let learned;
    (learned, last.pair) = parts.weights(&examples, POOL);
    set(ds, learned, |d| &mut d.pair);
    whole =
        parts.each(|i, k, l| whole[i].iter().map(|p| settled(&l.story, p.clone(), &ds[k].pair)).collect());
    let examples = parts.each(|i, _, l| one_examples(l, &whole[i]));
    let learned;
    (learned, last.one) = parts.weights(&examples, POOL);
    set(ds, learned, |d| &mut d.one);
    parts.each(|i, k, l| merged(&l.story, &said[i], whole[i].clone(), &ds[k]))
}

/// Trees of each slot of which they are asked.
fn voices(questions: &[Vec<(Slot, Question)>], of: &[usize], seed: u64) -> [Trees; 10] {
    Slot::ALL.map(|slot| {
        let its = of.iter().flat_map(|&i| &questions[i]).filter(|q| q.0 == slot);
        grow(&its.map(|q| &q.1).collect::<Vec<_>>(), VOICES, seed)
    })
}

/// Learns how likely an incident is right, alone and beside the others, and what that is worth.
fn judge(parts: &Parts<'_, '_, '_>, mut whole: Vec<Vec<Pooled>>, ds: &mut [Deciders], last: &mut Deciders) {
    let examples = parts.each(|i, k, l| worth_examples(l, &whole[i], &ds[k]));
    let learned;
    (learned, last.worth) = parts.weights(&examples, WORTH);
    set(ds, learned, |d| &mut d.worth);
    whole = parts.each(|i, k, l| told_once(judged(&l.story, whole[i].clone(), &ds[k].worth)));
    let questions = parts.each(|i, k, l| held_questions(l, &whole[i], &ds[k]));
    let learned;
    (learned, last.held) = parts
        .learned(|of| grow(&of.iter().flat_map(|&i| &questions[i]).collect::<Vec<_>>(), HELD, parts.seed));
    set(ds, learned, |d| &mut d.held);
    whole = parts.each(|i, k, l| held(&l.story, whole[i].clone(), &ds[k]));
    trust(parts.lessons, &whole, last);
}

/// Fits the curves of trust, and the threshold that finds most with least surplus.
fn trust(lessons: &[&Lesson<'_, '_>], whole: &[Vec<Pooled>], d: &mut Deciders) {
    let mut seen: Vec<(f32, bool)> = Vec::new();
    // Trust is fitted to the articles that the model is judged by, where there are enough: others may be coded otherwise.
    let mut of_judged: Vec<(f32, bool)> = Vec::new();
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
            of_judged.extend(lesson.judged.then_some((all[*i].p, pair.is_some())));
            let Some(g) = pair else { continue };
            for slot in Slot::ALL {
                let Some(best) = all[*i].best(slot) else { continue };
                let right = lesson.coded[g].either(|coded| agrees(slot, coded, &report.facts));
                of_slots[slot as usize].push((best.p, right));
            }
        }
    }
    d.trust = Curve::fitted(if of_judged.len() >= ENOUGH { &of_judged } else { &seen });
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
