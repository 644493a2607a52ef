//! A part of a large question for a worker, and the parts joined: what Spark and Ray carry from one machine to another.
//!
//! A worker is given the question and its events and makes the series itself, which is little beside testing them. Parts are
//! counts and numbers that are put in order when they are joined: the answer does not depend on who did which, or how often.

use crate::{
    asking::{Asked, Told, told},
    error::{Unanswered, input},
    taken::GivenEvents,
    work,
};
use pyo3::prelude::*;
use tazamun_analysis::{AnyQuestion, Dataset, Error};
use tazamun_front::{AnyAnswer, Executor};
use tazamun_sync::{
    Certificate, Series,
    certificate::{self, Alarms, Trial},
    coincidence,
    pairwise::{self, AllPairs, Tile},
};

/// How many series a question about all pairs has.
#[pyfunction]
pub(crate) fn series_count(py: Python<'_>, question: &str, events: Vec<GivenEvents>) -> PyResult<usize> {
    let asked = Asked::of(question, events, false)?;
    work::run(py, None, move |_| {
        let AnyQuestion::Pairs(question) = &asked.question else { return Err(no_part()) };
        let data = Dataset::open(&asked.sources, &question.wanted()?)?;
        Ok(question.series_count(&data)?)
    })
}

/// Tests the pairs of one tile of the square of all series.
#[pyfunction]
pub(crate) fn tile(
    py: Python<'_>,
    question: &str,
    events: Vec<GivenEvents>,
    rows: (usize, usize),
    columns: (usize, usize),
) -> PyResult<Vec<u8>> {
    let asked = Asked::of(question, events, false)?;
    work::run(py, None, move |_| {
        let AnyQuestion::Pairs(question) = &asked.question else { return Err(no_part()) };
        let data = Dataset::open(&asked.sources, &question.wanted()?)?;
        let tile = question.tile(&data, rows.0..rows.1, columns.0..columns.1)?;
        postcard::to_stdvec(&tile).map_err(Unanswered::input)
    })
}

/// The answer about all pairs, from tiles that hold each pair once.
#[pyfunction]
pub(crate) fn joined(
    py: Python<'_>,
    question: &str,
    events: Vec<GivenEvents>,
    tiles: Vec<Vec<u8>>,
) -> PyResult<Told> {
    let asked = Asked::of(question, events, false)?;
    let tiles: Result<Vec<Tile>, _> = tiles.iter().map(|bytes| postcard::from_bytes(bytes)).collect();
    let tiles = tiles.map_err(|e| input(format!("a part of the answer is damaged: {e}")))?;
    answer(py, asked, Parts { tiles, alarms: Alarms::default() })
}

/// Counts the alarms on the simulated pairs of these numbers out of a certificate.
#[pyfunction]
pub(crate) fn alarms(
    py: Python<'_>,
    question: &str,
    events: Vec<GivenEvents>,
    apart: bool,
    first: usize,
    end: usize,
) -> PyResult<(usize, usize)> {
    let asked = Asked::of(question, events, apart)?;
    work::run(py, None, move |_| {
        let AnyQuestion::Sync(question) = &asked.question else { return Err(no_part()) };
        let data = Dataset::open(&asked.sources, &question.wanted(asked.sides)?)?;
        let alarms = question.alarms(&data, first..end)?;
        Ok((alarms.without_effect, alarms.with_effect))
    })
}

/// The answer about two theatres, with a certificate whose alarms were counted elsewhere.
#[pyfunction]
pub(crate) fn certified(
    py: Python<'_>,
    question: &str,
    events: Vec<GivenEvents>,
    apart: bool,
    without_effect: usize,
    with_effect: usize,
) -> PyResult<Told> {
    let asked = Asked::of(question, events, apart)?;
    answer(py, asked, Parts { tiles: Vec::new(), alarms: Alarms { without_effect, with_effect } })
}

fn answer(py: Python<'_>, asked: Asked, parts: Parts) -> PyResult<Told> {
    work::run(py, None, move |_| {
        let Asked { question, sources, sides } = asked;
        told(&AnyAnswer::of(question, &sources, sides, &parts)?)
    })
}

/// What workers found.
struct Parts {
    tiles: Vec<Tile>,
    alarms: Alarms,
}

impl Executor for Parts {
    fn certificate(
        &self,
        _: &Series,
        _: &Series,
        _: &coincidence::Options,
        trial: Trial,
    ) -> Result<Certificate, Error> {
        Ok(certificate::certificate(trial, self.alarms))
    }

    fn pairs(&self, series: &[Series], _: &coincidence::Options) -> Result<AllPairs, Error> {
        let found = pairwise::joined(self.tiles.iter().cloned());
        let wanted = series.len() * series.len().saturating_sub(1) / 2;
        let mut places: Vec<(usize, usize)> = found.pairs.iter().map(|pair| (pair.a, pair.b)).collect();
        places.sort_unstable();
        places.dedup();
        if found.pairs.len() != wanted || places.len() != wanted {
            return Err(Error::Question(format!(
                "the parts hold {} pairs, {} of them different, and there are {wanted}: a part is missing or came twice.",
                found.pairs.len(),
                places.len()
            )));
        }
        Ok(found)
    }
}

fn no_part() -> Unanswered {
    Unanswered::input("this question is not asked in parts.")
}
