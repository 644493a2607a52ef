//! A question and its events → its answer.

use crate::{
    error::{Unanswered, input},
    taken::GivenEvents,
    work::{self, Watch},
};
use pyo3::prelude::*;
use std::path::PathBuf;
use tazamun_analysis::{AnyQuestion, Error, Source, Sources, phrases};
use tazamun_front::{AnyAnswer, Executor, geometry, sources};
use tazamun_sync::{
    Certificate, Series,
    certificate::{self, Alarms, Trial},
    coincidence,
    pairwise::{self, AllPairs},
};
use tazamun_words::{Lang, Numerals, Words};

/// An answer as it goes to Python: its JSON, its text in each language, what must be told beside it, and its pictures as HTML.
pub(crate) type Told = (String, Vec<(String, String)>, Vec<String>, String);

/// The languages of an answer in lines.
const LANGUAGES: [Lang; 3] = [Lang::English, Lang::Arabic, Lang::French];

/// A question and where its events come from.
pub(crate) struct Asked {
    pub(crate) question: AnyQuestion,
    pub(crate) sources: Vec<Source>,
    pub(crate) sides: Sources,
}

impl Asked {
    /// A question in JSON, and its events; with `apart` the first are the one side and the second the other.
    pub(crate) fn of(question: &str, events: Vec<GivenEvents>, apart: bool) -> PyResult<Self> {
        let question: AnyQuestion = serde_json::from_str(question)
            .map_err(|e| input(format!("this is no question that can be asked: {e}.")))?;
        question.checked().map_err(input)?;
        let given = events.into_iter().map(GivenEvents::source).collect::<PyResult<Vec<_>>>()?;
        let (sources, sides) = if apart {
            let doubted = given.into_iter().map(|source| sources::doubted(&question, source));
            (doubted.collect::<Result<Vec<_>, _>>().map_err(input)?, Sources::OneEach)
        } else {
            sources::sources(&question, given).map_err(input)?
        };
        Ok(Asked { question, sources, sides })
    }
}

/// Asks a question.
#[pyfunction]
#[pyo3(signature = (question, events, apart, progress))]
pub(crate) fn ask(
    py: Python<'_>,
    question: &str,
    events: Vec<GivenEvents>,
    apart: bool,
    progress: Option<Py<PyAny>>,
) -> PyResult<Told> {
    let asked = Asked::of(question, events, apart)?;
    work::run(py, progress, move |watch| {
        let Asked { question, sources, sides } = asked;
        told(&AnyAnswer::of(question, &sources, sides, &Watched(watch))?)
    })
}

/// An answer for Python.
pub(crate) fn told(answer: &AnyAnswer) -> Result<Told, Unanswered> {
    let texts = LANGUAGES.map(|lang| (lang.code().to_owned(), answer.text(&Words::terminal(lang))));
    let english = Words::terminal(Lang::English);
    let warnings = answer.warnings().iter().map(|w| phrases::warning(&english, w).plain()).collect();
    let pictures = match answer {
        AnyAnswer::Sync(found) => {
            tazamun_brief::of_synchrony(found, &Words::new(Lang::English, Numerals::Western))
        }
        _ => String::new(),
    };
    Ok((answer.json().map_err(Unanswered::input)?, texts.to_vec(), warnings, pictures))
}

/// What takes long is done in parts, between which it is looked whether anybody still wants it.
struct Watched<'w>(&'w Watch);

/// Simulated pairs of a certificate between two looks.
const PAIRS: usize = 50;

/// Series of a side of a tile.
const TILE: usize = 128;

impl Executor for Watched<'_> {
    fn certificate(
        &self,
        a: &Series,
        b: &Series,
        options: &coincidence::Options,
        trial: Trial,
    ) -> Result<Certificate, Error> {
        self.0.of(trial.pairs);
        let mut alarms = Alarms::default();
        for first in (0..trial.pairs).step_by(PAIRS) {
            self.0.checked().map_err(|_| Error::Stopped)?;
            let some = first..trial.pairs.min(first + PAIRS);
            let length = some.len();
            alarms = alarms + certificate::count(a, b, options, trial, some)?;
            self.0.did(length);
        }
        Ok(certificate::certificate(trial, alarms))
    }

    fn pairs(&self, series: &[Series], options: &coincidence::Options) -> Result<AllPairs, Error> {
        let count = series.len();
        self.0.of(count * count.saturating_sub(1) / 2);
        let mut tiles = Vec::new();
        for row in (0..count).step_by(TILE) {
            for column in (row..count).step_by(TILE) {
                self.0.checked().map_err(|_| Error::Stopped)?;
                let (rows, columns) = (row..count.min(row + TILE), column..count.min(column + TILE));
                let (of_rows, of_columns) = (rows.len(), columns.len());
                let pairs = if row == column { of_rows * (of_rows - 1) / 2 } else { of_rows * of_columns };
                tiles.push(pairwise::tile(series, options, rows, columns)?);
                self.0.did(pairs);
            }
        }
        Ok(pairwise::joined(tiles))
    }

    fn reached(&self, share: f64) {
        self.0.reach((share * 1_000.0) as u64, 1_000);
    }
}

/// The points of a line.
#[pyfunction]
pub(crate) fn read_line(path: PathBuf) -> PyResult<Vec<[f64; 2]>> {
    geometry::read_line(&path).map_err(input)
}

/// Points and areas.
#[pyfunction]
pub(crate) fn read_areas(path: PathBuf) -> PyResult<Vec<Vec<[f64; 2]>>> {
    geometry::read_areas(&path).map_err(input)
}

/// Places with their weights.
#[pyfunction]
pub(crate) fn read_places(path: PathBuf) -> PyResult<Vec<[f64; 3]>> {
    geometry::read_places(&path).map_err(input)
}
