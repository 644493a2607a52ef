//! Any question, asked of its sources → its answer, whatever was asked.

use crate::{FrontError, json, places::built_in_places, render};
use serde_json::Value;
use tazamun_analysis::{
    AllPairsFound, Answer, AnyQuestion, Boundary, ChanceOfPair, Classical, Dataset, Error, EventStudy,
    JointDays, NearFound, RankFound, ShareFound, Source, Sources, Synchrony, SynchronyQuestion, TrendFound,
    Warning,
};
use tazamun_sync::{
    Certificate, Series,
    certificate::{self, Trial},
    coincidence,
    pairwise::{self, AllPairs},
};
use tazamun_words::Words;

/// Who does what takes long: here and now, in parts that can be stopped, or elsewhere.
pub trait Executor: Sync {
    /// Measures a certificate.
    ///
    /// # Errors
    /// [`Error`] where the series cannot be tested, and [`Error::Stopped`].
    fn certificate(
        &self,
        a: &Series,
        b: &Series,
        options: &coincidence::Options,
        trial: Trial,
    ) -> Result<Certificate, Error> {
        Ok(certificate::issue(a, b, options, trial)?)
    }

    /// Tests all pairs of a list.
    ///
    /// # Errors
    /// As [`Executor::certificate`].
    fn pairs(&self, series: &[Series], options: &coincidence::Options) -> Result<AllPairs, Error> {
        Ok(pairwise::all_pairs(series, options)?)
    }

    /// Hears which share of its work a question has done that takes long.
    fn reached(&self, _share: f64) {}
}

/// All work is done here and now.
#[derive(Debug, Clone, Copy, Default)]
pub struct Here;

impl Executor for Here {}

/// An answer, whatever was asked.
#[derive(Debug)]
#[allow(missing_docs, reason = "each is the answer of its verb")]
pub enum AnyAnswer {
    Sync(Answer<Synchrony>),
    Pairs(Answer<AllPairsFound>),
    Classic(Answer<Classical>),
    Pair(Answer<ChanceOfPair>),
    Waves(Answer<JointDays>),
    Trend(Answer<TrendFound>),
    Wake(Answer<EventStudy>),
    Seam(Answer<Boundary>),
    Near(Answer<NearFound>),
    Rank(Answer<RankFound>),
    Share(Answer<ShareFound>),
}

/// Does the same with the answer of any question.
macro_rules! of_any {
    ($answer:expr, $found:ident => $does:expr) => {
        match $answer {
            AnyAnswer::Sync($found) => $does,
            AnyAnswer::Pairs($found) => $does,
            AnyAnswer::Classic($found) => $does,
            AnyAnswer::Pair($found) => $does,
            AnyAnswer::Waves($found) => $does,
            AnyAnswer::Trend($found) => $does,
            AnyAnswer::Wake($found) => $does,
            AnyAnswer::Seam($found) => $does,
            AnyAnswer::Near($found) => $does,
            AnyAnswer::Rank($found) => $does,
            AnyAnswer::Share($found) => $does,
        }
    };
}

impl AnyAnswer {
    /// Reads the sources and answers; `executor` does what takes long.
    ///
    /// # Errors
    /// [`FrontError`] where a source or the question is wrong; a brief is asked elsewhere
    /// ([`BriefRequest`](crate::brief::BriefRequest)).
    pub fn of(
        question: AnyQuestion,
        sources: &[Source],
        sides: Sources,
        executor: &dyn Executor,
    ) -> Result<Self, FrontError> {
        let open = |wanted| Dataset::open(sources, &wanted);
        Ok(match question {
            AnyQuestion::Sync(q) => AnyAnswer::Sync(sync(q, sources, sides, executor)?),
            AnyQuestion::Pairs(q) => AnyAnswer::Pairs({
                let data = open(q.wanted()?)?;
                q.answer_by(&data, |series, options| executor.pairs(series, options))?
            }),
            AnyQuestion::Classic(q) => AnyAnswer::Classic({
                let data = open(q.wanted(sides)?)?;
                q.answer(&data, |share| executor.reached(share))?
            }),
            AnyQuestion::Pair(q) => AnyAnswer::Pair({
                let data = open(q.wanted(sides)?)?;
                q.answer(&data)?
            }),
            AnyQuestion::Waves(q) => AnyAnswer::Waves({
                let data = open(q.wanted()?)?;
                q.answer(&data)?
            }),
            AnyQuestion::Trend(q) => AnyAnswer::Trend({
                let data = open(q.wanted()?)?;
                q.answer(&data)?
            }),
            AnyQuestion::Wake(q) => AnyAnswer::Wake({
                let data = open(q.wanted(sides)?)?;
                q.answer(&data)?
            }),
            AnyQuestion::Seam(q) => AnyAnswer::Seam({
                let data = open(q.wanted()?)?;
                q.answer(&data, built_in_places)?
            }),
            AnyQuestion::Near(q) => AnyAnswer::Near({
                let data = open(q.wanted()?)?;
                q.answer(&data, built_in_places)?
            }),
            AnyQuestion::Rank(q) => AnyAnswer::Rank({
                let data = open(q.wanted()?)?;
                q.answer(&data)?
            }),
            AnyQuestion::Share(q) => AnyAnswer::Share({
                let data = open(q.wanted()?)?;
                q.answer(&data)?
            }),
            AnyQuestion::Brief(_) => {
                return Err(FrontError::Question("a brief is asked with its articles.".to_owned()));
            }
        })
    }

    /// The answer as `--json` prints it.
    ///
    /// # Errors
    /// Where it holds a number that JSON cannot.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        // By way of a value, as the command line goes: keys and numbers are then spelled alike everywhere.
        let record: Value = of_any!(self, found => serde_json::to_value(found)?);
        json::document(&record)
    }

    /// The answer in lines for people.
    pub fn text(&self, words: &Words) -> String {
        match self {
            AnyAnswer::Sync(found) => render::synchrony::text(found, words),
            AnyAnswer::Pairs(found) => render::all_pairs::text(found, words),
            AnyAnswer::Classic(found) => render::classical::text(found, words),
            AnyAnswer::Pair(found) => render::coincidence::text(found, words),
            AnyAnswer::Waves(found) => render::joint_days::text(found, words),
            AnyAnswer::Trend(found) => render::trend::text(found, words),
            AnyAnswer::Wake(found) => render::event_study::text(found, words),
            AnyAnswer::Seam(found) => render::boundary::text(found, words),
            AnyAnswer::Near(found) => render::near::text(found, words),
            AnyAnswer::Rank(found) => render::rank::text(found, words),
            AnyAnswer::Share(found) => render::share::text(found, words),
        }
    }

    /// What whoever reads the answer must be told.
    pub fn warnings(&self) -> &[Warning] {
        of_any!(self, found => &found.warnings)
    }
}

fn sync(
    question: SynchronyQuestion,
    sources: &[Source],
    sides: Sources,
    executor: &dyn Executor,
) -> Result<Answer<Synchrony>, FrontError> {
    let data = Dataset::open(sources, &question.wanted(sides)?)?;
    let certify =
        |a: &Series, b: &Series, options: &_, trial: Trial| executor.certificate(a, b, options, trial);
    Ok(question.answer_by(&data, &certify)?)
}
