//! Coded articles → weights of all decisions.

use super::{
    align::{Truth, right, right_values, truths},
    classes::Classes,
    decide::{Deciders, facts, judged, merged, pooled, told},
    guess::{Guess, guesses},
    join::{Fate, fates},
    learn::{Example, Method, Weights, learn},
    pool::{Pooled, candidates, one, worth},
    bag::Bag,
    slots::{Slot, choices},
    story::Story,
};
use crate::eval::{self, Coded, CodedArticle};
use tazamun_record::{Article, Report};

/// A coded article, ready to learn from.
pub struct Lesson<'s, 't> {
    pub doc: &'s str,
    pub story: Story<'s, 't>,
    pub coded: &'s [Coded],
    pub truths: Vec<Truth>,
    pub group: usize,
}

impl<'s, 't> Lesson<'s, 't> {
    pub fn new(doc: &'s str, story: Story<'s, 't>, whole: &str, coded: &'s [Coded], group: usize) -> Self {
        let truths = truths(&story, whole, coded);
        Lesson { doc, story, coded, truths, group }
    }
}

pub struct Settings {
    pub slots: Method,
    pub fates: Method,
    pub pool: Method,
    pub worth: Method,
    pub one: Method,
    pub one_bias: f32,
    pub inner: usize,
    pub doubt: f32,
}

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

fn fate_examples(lessons: &[&Lesson<'_, '_>], guesses: &[&Vec<Guess>]) -> Vec<Example> {
    let mut out = Vec::new();
    for (lesson, guesses) in lessons.iter().zip(guesses) {
        let mut told: Vec<Vec<usize>> = Vec::new();
        let mut of: Vec<Option<usize>> = vec![None; lesson.coded.len()];
        for (h, truth) in lesson.truths.iter().enumerate() {
            let fates = fates(&lesson.story, guesses, &told, h);
            let (right, weight): (Box<dyn Fn(Fate) -> bool>, f32) = match truth {
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
                    (Box::new(right), if doubtful { 0.0 } else { may_weight() })
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
    for heads in heads {
        let Some(g) = mainly(lesson, heads) else { continue };
        for slot in Slot::ALL {
            let all = candidates(&lesson.story, guesses, heads, slot);
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

/// Reports as bare as scoring needs them.
pub fn bare(story: &Story<'_, '_>, pooled: &[Pooled], from: f32) -> Vec<(usize, Report)> {
    let quote = |text: &str| tazamun_record::Quote::cut(text, 0..text.len()).ok();
    pooled
        .iter()
        .enumerate()
        .filter(|(_, p)| p.p >= from)
        .filter_map(|(i, p)| {
            let report = Report { facts: facts(story, p)?, trigger: quote("x")?, quotes: Default::default(), sure: None };
            Some((i, report))
        })
        .collect()
}

fn worth_examples(lesson: &Lesson<'_, '_>, all: &[Pooled]) -> Vec<Example> {
    let reports = bare(&lesson.story, all, 0.0);
    let read: Vec<Report> = reports.iter().map(|r| r.1.clone()).collect();
    let pairs = eval::pairing(lesson.coded, &read);
    let mut out = Vec::new();
    for (n, (i, _)) in reports.iter().enumerate() {
        let pair = pairs.iter().find(|(_, j)| *j == n);
        if pair.is_some_and(|(g, _)| !lesson.coded[*g].is_asked()) {
            continue;
        }
        let bag = worth(&lesson.story, all, *i);
        out.push(Example { options: vec![(bag, pair.is_some()), (Bag::default(), pair.is_none())], weight: 1.0 });
    }
    out
}

fn one_examples(lesson: &Lesson<'_, '_>, all: &[Pooled]) -> Vec<Example> {
    let mut out = Vec::new();
    for b in 1..all.len() {
        for a in b.saturating_sub(12)..b {
            let (x, y) = (mainly(lesson, &all[a].heads), mainly(lesson, &all[b].heads));
            let may = |i: usize| -> Vec<usize> { all[i].heads.iter().flat_map(|h| match &lesson.truths[*h] { Truth::May(m) => m.clone(), _ => vec![] }).collect() };
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

/// Learns from lessons.
pub fn fit(lessons: &[&Lesson<'_, '_>], settings: &Settings, seed: u64) -> Deciders {
    let folds = settings.inner;
    let inner = |l: &Lesson<'_, '_>| (super::bag::mix(seed, l.group as u64) >> 7) as usize % folds;
    let out_of = |k: usize| -> Vec<&Lesson<'_, '_>> { lessons.iter().copied().filter(|l| inner(l) != k).collect() };
    let mut held: Vec<Vec<Guess>> = vec![Vec::new(); lessons.len()];
    for k in 0..folds {
        let weights = learn(&slot_examples(&out_of(k)), settings.slots, seed);
        for (i, l) in lessons.iter().enumerate().filter(|(_, l)| inner(l) == k) {
            held[i] = guesses(&l.story, &weights);
        }
    }
    let slots = learn(&slot_examples(lessons), settings.slots, seed);
    let all: Vec<&Vec<Guess>> = held.iter().collect();
    let mut tellings = vec![Default::default(); lessons.len()];
    for k in 0..folds {
        let rest: Vec<usize> = (0..lessons.len()).filter(|i| inner(lessons[*i]) != k).collect();
        let (ls, gs): (Vec<_>, Vec<_>) = rest.iter().map(|&i| (lessons[i], all[i])).unzip();
        let weights = learn(&fate_examples(&ls, &gs), settings.fates, seed);
        for (i, l) in lessons.iter().enumerate().filter(|(_, l)| inner(l) == k) {
            tellings[i] = told(&l.story, &held[i], &weights, settings.doubt);
        }
    }
    let fates = learn(&fate_examples(lessons, &all), settings.fates, seed);
    let examples: Vec<Example> = lessons
        .iter()
        .enumerate()
        .flat_map(|(i, l)| pool_examples(l, &held[i], &tellings[i].heads))
        .collect();
    let pool = learn(&examples, settings.pool, seed);
    let mut pooleds: Vec<Vec<Pooled>> =
        lessons.iter().enumerate().map(|(i, l)| pooled(&l.story, &held[i], tellings[i].clone(), &pool)).collect();
    let examples: Vec<Example> = lessons.iter().zip(&pooleds).flat_map(|(l, p)| one_examples(l, p)).collect();
    let one = learn(&examples, settings.one, seed);
    pooleds = lessons.iter().enumerate().zip(pooleds).map(|((i, l), p)| merged(&l.story, &held[i], p, &one, &pool, settings.one_bias)).collect();
    let examples: Vec<Example> = lessons.iter().zip(&pooleds).flat_map(|(l, p)| worth_examples(l, p)).collect();
    let worth = learn(&examples, settings.worth, seed);
    let mut deciders = Deciders { slots, fates, pool, one, one_bias: settings.one_bias, worth, doubt: settings.doubt, from: 0.5 };
    // The threshold that serves best on what was held out.
    let judged: Vec<Vec<Pooled>> = lessons
        .iter()
        .zip(pooleds)
        .map(|(l, p)| judged(&l.story, p, &deciders.worth))
        .collect();
    let mut best = 0.0;
    for step in 4..14 {
        let from = step as f32 * 0.05;
        let score = score(lessons, &judged, from);
        let f = score.incidents.f1();
        if f > best {
            (best, deciders.from) = (f, from);
        }
    }
    deciders
}

/// The score of judged incidents from a probability on.
pub fn score(lessons: &[&Lesson<'_, '_>], judged: &[Vec<Pooled>], from: f32) -> eval::Score {
    let gold: Vec<CodedArticle> =
        lessons.iter().map(|l| CodedArticle { doc: l.doc.to_owned(), incidents: l.coded.to_vec() }).collect();
    let read: Vec<tazamun_record::ArticleReports> = lessons
        .iter()
        .zip(judged)
        .map(|(l, j)| tazamun_record::ArticleReports {
            doc: l.doc.to_owned(),
            incidents: bare(&l.story, j, from).into_iter().map(|r| r.1).collect(),
        })
        .collect();
    eval::score(&gold, &read)
}

/// Reads one story.
pub fn run(story: &Story<'_, '_>, d: &Deciders) -> Vec<Pooled> {
    let guesses = guesses(story, &d.slots);
    let told = told(story, &guesses, &d.fates, d.doubt);
    let all = pooled(story, &guesses, told, &d.pool);
    judged(story, merged(story, &guesses, all, &d.one, &d.pool, d.one_bias), &d.worth)
}

#[allow(unused)]
fn _unused(_: &Classes, _: &Article) {}

fn may_weight() -> f32 {
    std::env::var("MAYW").ok().and_then(|v| v.parse().ok()).unwrap_or(0.5)
}
