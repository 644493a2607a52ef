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
use crate::learned::{bag::mix, rows::Rows, trees::Trees, weights::Weights};
use crate::{
    eval,
    link::{
        decide::{Told, judged, merged, pooled, told, told_once},
        deciders::{Deciders, Trust, kind_of_language},
        guess::{Guess, guesses},
        held::held,
        pair::settled,
        pool::Pooled,
        slots::Slot,
    },
    trust::Curve,
};
use std::collections::BTreeMap;
use tazamun_record::Facts;

/// How each decision is learned.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// What each head says of each slot that mentions fill.
    pub slots: Method,
    /// The same of each slot that a label fills.
    pub labels: Method,
    /// What becomes of each head.
    pub fates: Method,
    /// What heads say together, who against whom, and which two are one.
    pub pool: Method,
    /// Whether the whole is right.
    pub worth: Method,
    /// What heads say together, in numbers.
    pub voices: Growth,
    /// Whether the whole is right beside the others.
    pub held: Growth,
    /// Models of which the mean is taken.
    pub models: usize,
    /// Parts in which what was not learned from is held out.
    pub parts: usize,
    /// "Nothing" must be more likely by this much (log-odds): what is doubtful is judged as a whole later.
    pub doubt: f32,
    /// "Something new" may be less likely by this much: what is split is put together later.
    pub split: f32,
    /// Two must be surer by this much to be put together (log-odds).
    pub one_bias: f32,
}

impl Default for Recipe {
    fn default() -> Self {
        let few = Method { rounds: 8, step: 0.1, l2: 1e-3, least: 4, orders: 1 };
        let together = Method { rounds: 15, least: 1, ..few };
        Recipe {
            slots: few,
            labels: Method { least: 8, ..few },
            fates: few,
            pool: together,
            worth: Method { rounds: 20, ..together },
            voices: Growth {
                trees: 80,
                step: 0.1,
                share: 0.7,
                numbers: 0.5,
                least: 5.0,
                pull: 5.0,
                lead: 0.5,
            },
            held: Growth {
                trees: 200,
                step: 0.05,
                share: 0.7,
                numbers: 0.5,
                least: 5.0,
                pull: 5.0,
                lead: 0.0,
            },
            models: 4,
            parts: 4,
            doubt: -2.0,
            split: 1.0,
            one_bias: 1.0,
        }
    }
}

/// Reports of judged articles below which trust is fitted to all.
const ENOUGH: usize = 200;

/// Lessons cut into parts by story: what decides of each part was learned from the others.
struct Parts<'l, 's, 't> {
    lessons: &'l [&'l Lesson<'s, 't>],
    of: Vec<usize>,
    count: usize,
    seed: u64,
}

impl<'l, 's, 't> Parts<'l, 's, 't> {
    fn new(lessons: &'l [&'l Lesson<'s, 't>], count: usize, seed: u64) -> Self {
        let of = lessons.iter().map(|l| ((mix(seed, l.group) >> 7) % count as u64) as usize).collect();
        Parts { lessons, of, count, seed }
    }

    /// Learns for each part from the others, and last from all.
    fn learned<T>(&self, learn: impl Fn(&[usize]) -> T) -> (Vec<T>, T) {
        let rest = |k: usize| -> Vec<usize> { (0..self.of.len()).filter(|&i| self.of[i] != k).collect() };
        let parts = (0..self.count).map(|k| learn(&rest(k))).collect();
        (parts, learn(&(0..self.of.len()).collect::<Vec<_>>()))
    }

    /// The same of weights, from examples of each lesson.
    fn weights(&self, examples: &[Vec<Example>], method: Method) -> (Vec<Weights>, Weights) {
        let learn = |of: &[usize]| learn(of.iter().flat_map(|&i| &examples[i]), method, self.seed);
        self.learned(|of| Weights::from_kept(learn(of)))
    }

    /// What is said of each lesson, by what was not learned from it.
    fn each<T>(&self, say: impl Fn(usize, usize, &'l Lesson<'s, 't>) -> T) -> Vec<T> {
        self.lessons.iter().enumerate().map(|(i, l)| say(i, self.of[i], l)).collect()
    }
}

/// What heads say of each slot and which incidents they tell, by weights that were not learned from their articles.
#[derive(Debug)]
pub struct Heard {
    said: Vec<Vec<Guess>>,
    told: Vec<Told>,
    fates: Weights,
    slots: Weights,
    labels: Rows,
}

/// Learns what each head says of each slot, and what becomes of it: the first two decisions.
pub fn heard(lessons: &[&Lesson<'_, '_>], recipe: &Recipe, seed: u64) -> Heard {
    let parts = Parts::new(lessons, recipe.parts, seed);
    let examples = parts.each(|_, _, l| slot_examples(l));
    let learn = |of: &[usize]| {
        let [slots, labels] = [(0, recipe.slots), (1, recipe.labels)]
            .map(|(n, how)| learn(of.iter().flat_map(|&i| &examples[i][n]), how, seed));
        (Weights::from_kept(slots), Rows::from_kept(labels))
    };
    let (learned, (slots, labels)) = parts.learned(learn);
    let said: Vec<Vec<Guess>> = parts.each(|_, k, l| guesses(&l.story, (&learned[k].0, &learned[k].1)));
    drop((learned, examples));
    let examples = parts.each(|i, _, l| fate_examples(l, &said[i]));
    let (learned, fates) = parts.weights(&examples, recipe.fates);
    let told = parts.each(|i, k, l| told(&l.story, &said[i], &learned[k], (recipe.doubt, recipe.split)));
    Heard { said, told, fates, slots, labels }
}

/// Learns from lessons: the mean of several that were parted and ordered otherwise; the same lessons and seed give the same.
pub fn fit(lessons: &[&Lesson<'_, '_>], recipe: &Recipe, seed: u64) -> Deciders {
    let seeds = (0..recipe.models.max(1) as u64).map(|n| mix(seed, n * n + n));
    mean(&seeds.map(|seed| decided(lessons, &heard(lessons, recipe, seed), recipe, seed)).collect::<Vec<_>>())
}

/// The mean of several: of weights and thresholds the mean, of trees all of them, each with its share.
pub fn mean(all: &[Deciders]) -> Deciders {
    let share = 1.0 / all.len().max(1) as f32;
    let sum = |of: &dyn Fn(&Deciders) -> f32| all.iter().map(of).sum::<f32>() * share;
    let merged = |of: &dyn Fn(&Deciders) -> Vec<(u32, f32)>| -> Vec<(u32, f32)> {
        let mut sums: BTreeMap<u32, f32> = BTreeMap::new();
        all.iter().flat_map(of).for_each(|(at, w)| *sums.entry(at).or_default() += w * share);
        sums.into_iter().collect()
    };
    let weights = |of: fn(&Deciders) -> &Weights| Weights::from_kept(merged(&|d| of(d).iter().collect()));
    let trees = |of: &dyn Fn(&Deciders) -> &Trees| Trees {
        lead: sum(&|d| of(d).lead),
        trees: all.iter().flat_map(|d| &of(d).trees).map(|t| t.scaled(share)).collect(),
    };
    let curve = |of: &dyn Fn(&Deciders) -> Curve| Curve {
        slope: sum(&|d| of(d).slope),
        shift: sum(&|d| of(d).shift),
    };
    Deciders {
        slots: weights(|d| &d.slots),
        labels: Rows::from_kept(merged(&|d| d.labels.iter().collect())),
        fates: weights(|d| &d.fates),
        pool: weights(|d| &d.pool),
        voices: std::array::from_fn(|n| trees(&|d| &d.voices[n])),
        pair: weights(|d| &d.pair),
        one: weights(|d| &d.one),
        worth: weights(|d| &d.worth),
        held: trees(&|d| &d.held),
        doubt: sum(&|d| d.doubt),
        split: sum(&|d| d.split),
        one_bias: sum(&|d| d.one_bias),
        trust: std::array::from_fn(|k| Trust {
            from: sum(&|d| d.trust[k].from),
            whole: curve(&|d| d.trust[k].whole),
            slots: std::array::from_fn(|n| curve(&|d| d.trust[k].slots[n])),
        }),
    }
}

/// Learns all decisions after the first two.
pub fn decided(lessons: &[&Lesson<'_, '_>], heard: &Heard, recipe: &Recipe, seed: u64) -> Deciders {
    let parts = Parts::new(lessons, recipe.parts, seed);
    let Recipe { doubt, split, one_bias, .. } = *recipe;
    let (slots, labels, fates) = (heard.slots.clone(), heard.labels.clone(), heard.fates.clone());
    let mut last = Deciders { slots, labels, fates, doubt, split, one_bias, ..Deciders::default() };
    let mut ds: Vec<Deciders> =
        (0..parts.count).map(|_| Deciders { one_bias, ..Deciders::default() }).collect();
    let whole = assembled(&parts, (&heard.said, &heard.told), (&mut ds, &mut last), recipe);
    judge(&parts, whole, &mut ds, &mut last, recipe);
    last
}

/// Puts what each part's weights decide into its place.
fn set<T>(ds: &mut [Deciders], learned: Vec<T>, place: impl Fn(&mut Deciders) -> &mut T) {
    ds.iter_mut().zip(learned).for_each(|(d, x)| *place(d) = x);
}

/// Learns what heads say together, who against whom, and which two are one; the incidents of each lesson.
fn assembled(
    parts: &Parts<'_, '_, '_>,
    (said, tellings): (&[Vec<Guess>], &[Told]),
    (ds, last): (&mut [Deciders], &mut Deciders),
    recipe: &Recipe,
) -> Vec<Vec<Pooled>> {
    let examples = parts.each(|i, _, l| pool_examples(l, &said[i], &tellings[i].heads));
    let learned;
    (learned, last.pool) = parts.weights(&examples, recipe.pool);
    set(ds, learned, |d| &mut d.pool);
    let questions = parts.each(|i, k, l| voice_questions(l, &said[i], &tellings[i].heads, &ds[k].pool));
    let learned;
    (learned, last.voices) = parts.learned(|of| voices(&questions, of, recipe, parts.seed));
    set(ds, learned, |d| &mut d.voices);
    let mut whole = parts.each(|i, k, l| pooled(&l.story, &said[i], tellings[i].clone(), &ds[k]));
    let examples = parts.each(|i, _, l| pair_examples(l, &whole[i]));
    let learned;
    (learned, last.pair) = parts.weights(&examples, recipe.pool);
    set(ds, learned, |d| &mut d.pair);
    whole =
        parts.each(|i, k, l| whole[i].iter().map(|p| settled(&l.story, p.clone(), &ds[k].pair)).collect());
    let examples = parts.each(|i, _, l| one_examples(l, &whole[i]));
    let learned;
    (learned, last.one) = parts.weights(&examples, recipe.pool);
    set(ds, learned, |d| &mut d.one);
    parts.each(|i, k, l| merged(&l.story, &said[i], whole[i].clone(), &ds[k]))
}

/// Trees of each slot of which they are asked.
fn voices(questions: &[Vec<(Slot, Question)>], of: &[usize], recipe: &Recipe, seed: u64) -> [Trees; 10] {
    Slot::ALL.map(|slot| {
        let its = of.iter().flat_map(|&i| &questions[i]).filter(|q| q.0 == slot);
        grow(&its.map(|q| &q.1).collect::<Vec<_>>(), recipe.voices, seed)
    })
}

/// Learns how likely an incident is right, alone and beside the others, and what that is worth.
fn judge(
    parts: &Parts<'_, '_, '_>,
    mut whole: Vec<Vec<Pooled>>,
    ds: &mut [Deciders],
    last: &mut Deciders,
    recipe: &Recipe,
) {
    let examples = parts.each(|i, k, l| worth_examples(l, &whole[i], &ds[k]));
    let learned;
    (learned, last.worth) = parts.weights(&examples, recipe.worth);
    set(ds, learned, |d| &mut d.worth);
    whole = parts.each(|i, k, l| told_once(judged(&l.story, whole[i].clone(), &ds[k].worth)));
    let questions = parts.each(|i, k, l| held_questions(l, &whole[i], &ds[k]));
    let learned;
    (learned, last.held) = parts.learned(|of| {
        grow(&of.iter().flat_map(|&i| &questions[i]).collect::<Vec<_>>(), recipe.held, parts.seed)
    });
    set(ds, learned, |d| &mut d.held);
    whole = parts.each(|i, k, l| held(&l.story, whole[i].clone(), &ds[k]));
    trust(parts.lessons, &whole, last);
}

/// What was judged of one kind of language.
#[derive(Default)]
struct Seen {
    /// Of each report its probability and whether it is right, and how many incidents are asked for.
    all: (Vec<(f32, bool)>, usize),
    /// The same of the articles that the model is judged by.
    of_judged: (Vec<(f32, bool)>, usize),
    /// Of each slot.
    slots: [Vec<(f32, bool)>; 10],
}

/// Fits what probabilities are worth, for each kind of language by itself: how sure weights are depends on how much of it they saw.
fn trust(lessons: &[&Lesson<'_, '_>], whole: &[Vec<Pooled>], d: &mut Deciders) {
    let mut seen: [Seen; 2] = Default::default();
    for (lesson, all) in lessons.iter().zip(whole) {
        let its = lesson.coded.iter().filter(|c| c.is_asked()).count();
        let of_article = &mut seen[usize::from(lesson.story.scene.spoken.main().settings.subject_first)];
        of_article.all.1 += its;
        of_article.of_judged.1 += if lesson.judged { its } else { 0 };
        let reports = reports(&lesson.story, all, d);
        for ((i, report), pair) in reports.iter().zip(paired(lesson, &reports)) {
            if pair.is_some_and(|g| !lesson.coded[g].is_asked()) {
                continue;
            }
            let seen = &mut seen[kind_of_language(&lesson.story, &all[*i])];
            seen.all.0.push((all[*i].p, pair.is_some()));
            seen.of_judged.0.extend(lesson.judged.then_some((all[*i].p, pair.is_some())));
            let Some(g) = pair else { continue };
            for slot in Slot::ALL {
                let Some(best) = all[*i].best(slot) else { continue };
                let right = lesson.coded[g].either(|coded| agrees(slot, coded, &report.facts));
                seen.slots[slot as usize].push((best.p, right));
            }
        }
    }
    d.trust = seen.map(trust_in);
}

/// The curves, and the threshold that finds most with least surplus: of probabilities that keep their promise it is half of the F1
/// that it leads to, which varies far less than the place where a curve of F1 happens to be highest.
fn trust_in(seen: Seen) -> Trust {
    // Trust is fitted to the articles that the model is judged by, where there are enough: others may be coded otherwise.
    let (all, asked) = if seen.of_judged.0.len() >= ENOUGH { seen.of_judged } else { seen.all };
    let whole = Curve::fitted(&all);
    let from = whole.back(best_f1(all, asked) / 2.0);
    Trust { from, whole, slots: std::array::from_fn(|n| Curve::fitted(&seen.slots[n])) }
}

/// The highest F1 that any threshold leads to.
fn best_f1(mut seen: Vec<(f32, bool)>, asked: usize) -> f32 {
    seen.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut right = 0;
    let each = seen.iter().zip(1..).map(|((_, is_right), told)| {
        right += usize::from(*is_right);
        2.0 * right as f32 / (told + asked) as f32
    });
    each.fold(0.0, f32::max)
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
