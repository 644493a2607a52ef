//! Articles and their coding → a model, with how well it reads articles that it was not learned from.
//!
//! [`align`] says which heads tell a coded incident and which options are right, [`examples`] makes examples of them,
//! [`fit`] learns the decisions one after another ([`learn`], [`trees`]), [`classes`](mod@classes) finds words that are alike.

pub mod align;
pub mod classes;
pub mod examples;
pub mod fit;
pub mod learn;
pub mod trees;

use crate::learned::{
    bag::{mix, word_hash},
    classes::Classes,
};
use crate::{
    annotate::Scene,
    eval::{self, CodedArticle, Score},
    gazetteer::Gazetteer,
    lang::Language,
    link::story::Story,
    model::Model,
    report::reports,
    text::Text,
};
use examples::Lesson;
use fit::{Recipe, fit};
use std::collections::{BTreeMap, HashMap};
use tazamun_record::{Article, ArticleReports};

/// Coded incidents below which nothing can be learned.
pub const FEWEST: usize = 30;

/// Days after publication at which an incident may be dated: articles are filed under days that are not quite theirs.
const LATEST: i64 = 31;

/// Why a coding cannot be learned from.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrainError {
    /// A coded article is not among the articles.
    #[error("the coding has an article '{0}' that is not among the articles; give its file with --articles")]
    Unknown(String),
    /// An article is coded twice.
    #[error("the article '{0}' is coded twice; give each coded article once")]
    Twice(String),
    /// A quote is not in its article.
    #[error(
        "incident {incident} of '{doc}', {slot}: the quote “{quote}” does not stand in the article; quote its words exactly"
    )]
    Quote {
        /// The article.
        doc: String,
        /// Which of its incidents, from 1.
        incident: usize,
        /// The slot.
        slot: &'static str,
        /// The quote.
        quote: String,
    },
    /// A value cannot be.
    #[error("incident {incident} of '{doc}', {slot}: {what}")]
    Value {
        /// The article.
        doc: String,
        /// Which of its incidents, from 1.
        incident: usize,
        /// The slot.
        slot: &'static str,
        /// What is wrong with it.
        what: String,
    },
    /// Too little was coded.
    #[error("{0} coded incidents are too few to learn from; {FEWEST} are the least")]
    Few(usize),
}

/// What to learn from.
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    /// All articles; those that are not coded teach which words are alike.
    pub articles: &'a [Article],
    /// The coding.
    pub coded: &'a [CodedArticle],
    /// The story of each coded article, by its name: one story is never learned from and judged at once. Where stories
    /// are given, a coded article without one is only learned from.
    pub stories: Option<&'a HashMap<String, String>>,
    /// Parts in which the articles are held out.
    pub folds: usize,
    /// Where the order of things comes from.
    pub seed: u64,
    /// Threads to work with; the answer does not hang on it.
    pub threads: usize,
}

/// What was learned, and how well.
#[derive(Debug, Clone)]
pub struct Trained {
    /// The model, learned from all.
    pub model: Model,
    /// How well articles were read by models that were not learned from their stories.
    pub score: Score,
    /// The articles that were held out, one after another.
    pub held_out: Vec<(CodedArticle, ArticleReports)>,
}

/// Learns a model and cross-validates it.
///
/// # Errors
/// [`TrainError`] where the coding does not fit the articles or is too little.
pub fn train(
    course: &Course<'_>,
    gazetteer: &Gazetteer,
    language: impl Fn(&Article) -> &'static Language,
) -> Result<Trained, TrainError> {
    let by_doc: HashMap<&str, &Article> = course.articles.iter().map(|a| (a.doc.as_str(), a)).collect();
    let pairs = checked(course.coded, &by_doc)?;
    let classes = classes_of(course);
    let wholes: Vec<String> = pairs.iter().map(|(a, _)| a.whole()).collect();
    let texts: Vec<Text<'_>> = wholes.iter().map(|w| Text::new(w)).collect();
    let scenes: Vec<Scene<'_, '_>> =
        pairs.iter().zip(&texts).map(|((a, _), text)| Scene::new(language(a), gazetteer, text, a)).collect();
    let lessons: Vec<Lesson<'_, '_>> = pairs
        .iter()
        .zip(&scenes)
        .map(|((article, coded), scene)| {
            let story = story_of(course, &article.doc);
            let group = word_hash(story.unwrap_or(&article.doc));
            Lesson::new(Story::new(scene, &classes), &coded.incidents, group, story.is_some())
        })
        .collect();
    let fold: Vec<Option<u64>> = pairs
        .iter()
        .zip(&lessons)
        .map(|((a, _), l)| {
            story_of(course, &a.doc).map(|_| (mix(course.seed, l.group) >> 9) % course.folds.max(2) as u64)
        })
        .collect();
    // The last task learns from all; the others hold a part out.
    let tasks: Vec<Option<u64>> = (0..course.folds.max(2) as u64).map(Some).chain([None]).collect();
    let done = in_threads(course.threads, &tasks, |held| {
        let (out, rest): (Vec<usize>, Vec<usize>) =
            (0..lessons.len()).partition(|&i| held.is_some() && fold[i] == *held);
        let from: Vec<&Lesson<'_, '_>> = rest.iter().map(|&i| &lessons[i]).collect();
        let deciders = fit(&from, &Recipe::default(), course.seed);
        let read: Vec<(usize, ArticleReports)> = out
            .into_iter()
            .map(|i| {
                let doc = pairs[i].0.doc.clone();
                (i, ArticleReports { doc, incidents: reports(&lessons[i].story, &deciders, None) })
            })
            .collect();
        (deciders, read)
    });
    let mut held_out: Vec<(usize, ArticleReports)> = Vec::new();
    let mut model = Model { classes, about: about(&pairs), ..Model::default() };
    for (deciders, read) in done {
        held_out.extend(read);
        model.deciders = deciders;
    }
    held_out.sort_by_key(|(i, _)| *i);
    let held_out: Vec<(CodedArticle, ArticleReports)> =
        held_out.into_iter().map(|(i, read)| (pairs[i].1.clone(), read)).collect();
    let (gold, read): (Vec<CodedArticle>, Vec<ArticleReports>) = held_out.iter().cloned().unzip();
    let model = Model::from_bytes(&model.to_bytes()).unwrap_or(model);
    Ok(Trained { model, score: eval::score(&gold, &read), held_out })
}

/// The story of a coded article; none where stories are given and it is in none of them.
fn story_of<'a>(course: &Course<'a>, doc: &'a str) -> Option<&'a str> {
    course.stories.map_or(Some(doc), |stories| stories.get(doc).map(String::as_str))
}

/// Does tasks in threads; the answers in the order of the tasks.
fn in_threads<T: Sync, R: Send>(threads: usize, tasks: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let work = || {
            let mut mine = Vec::new();
            loop {
                let i = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let Some(task) = tasks.get(i) else { return mine };
                mine.push((i, each(task)));
            }
        };
        let handles: Vec<_> = (0..threads.clamp(1, tasks.len())).map(|_| scope.spawn(work)).collect();
        handles.into_iter().filter_map(|h| h.join().ok()).flatten().collect()
    });
    done.sort_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, r)| r).collect()
}

/// Each coded article with its coding, every quote and value held against it.
fn checked<'a>(
    coded: &'a [CodedArticle],
    by_doc: &HashMap<&str, &'a Article>,
) -> Result<Vec<(&'a Article, &'a CodedArticle)>, TrainError> {
    let mut seen: HashMap<&str, ()> = HashMap::new();
    let mut pairs = Vec::with_capacity(coded.len());
    let mut count = 0;
    for article in coded {
        let text =
            by_doc.get(article.doc.as_str()).ok_or_else(|| TrainError::Unknown(article.doc.clone()))?;
        if seen.insert(&article.doc, ()).is_some() {
            return Err(TrainError::Twice(article.doc.clone()));
        }
        let whole = text.whole();
        for (coded, incident) in article.incidents.iter().zip(1..) {
            let report = &coded.report;
            let doc = article.doc.clone();
            let quotes = report.quotes.iter().chain([("trigger", &report.trigger)]);
            for (slot, quote) in quotes {
                if !quote.stands_in(&whole) {
                    return Err(TrainError::Quote { doc, incident, slot, quote: quote.as_str().to_owned() });
                }
            }
            if report.sure.is_some_and(|s| !(1..=3).contains(&s)) {
                let what = "must be 1 (doubtful), 2 or 3 (certain)".to_owned();
                return Err(TrainError::Value { doc, incident, slot: "sure", what });
            }
            let days = report.facts.when;
            if tazamun_record::day_number(days.start()) > tazamun_record::day_number(text.published) + LATEST
            {
                let what = format!("{days} lies after the article was published ({})", text.published);
                return Err(TrainError::Value { doc, incident, slot: "date_start", what });
            }
            count += usize::from(coded.is_asked());
        }
        pairs.push((*text, article));
    }
    if count < FEWEST { Err(TrainError::Few(count)) } else { Ok(pairs) }
}

/// Classes of the words of all articles.
fn classes_of(course: &Course<'_>) -> Classes {
    let wholes: Vec<String> = course.articles.iter().map(Article::whole).collect();
    let words: Vec<Vec<String>> = wholes
        .iter()
        .map(|whole| {
            let text = Text::new(whole);
            (0..text.tokens().len()).map(|at| text.word(at).to_owned()).collect()
        })
        .collect();
    let words: Vec<Vec<&str>> = words.iter().map(|text| text.iter().map(String::as_str).collect()).collect();
    classes::classes(&words, course.seed)
}

/// From how many articles of which sources it was learned.
fn about(pairs: &[(&Article, &CodedArticle)]) -> String {
    let mut sources: BTreeMap<&str, usize> = BTreeMap::new();
    for (article, _) in pairs {
        *sources.entry(article.source.as_deref().unwrap_or("no source named")).or_default() += 1;
    }
    let incidents: usize = pairs.iter().map(|(_, c)| c.incidents.len()).sum();
    let list: Vec<String> = sources.iter().map(|(source, n)| format!("{source} ({n})")).collect();
    format!("learned from {} coded articles with {incidents} incidents: {}", pairs.len(), list.join(", "))
}
