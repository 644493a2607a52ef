//! Articles → reports and claims.

use crate::{
    error::{Unanswered, input},
    tables, taken,
    taken::Articles,
    work,
};
use pyo3::{prelude::*, types::PyCapsule};
use pyo3_arrow::input::AnyRecordBatch;
use rayon::prelude::*;
use std::{path::PathBuf, sync::Arc};
use tazamun_claims::ClaimFinder;
use tazamun_front::{json, places::Places, render::tongue};
use tazamun_record::{ArticleReports, formats};
use tazamun_words::{Lang, Words};

/// The reports of articles, an article after another.
#[pyclass(module = "tazamun._tazamun", frozen)]
#[derive(Debug, Clone)]
pub(crate) struct Reports {
    pub(crate) articles: Arc<Vec<ArticleReports>>,
}

#[pymethods]
impl Reports {
    /// Of the exchange form, an article a line.
    #[staticmethod]
    fn of_json(name: &str, text: &str) -> PyResult<Self> {
        if text.trim().is_empty() {
            return Ok(Reports { articles: Arc::default() });
        }
        let articles = formats::read_reports(name, text.as_bytes()).map_err(input)?;
        Ok(Reports { articles: Arc::new(articles) })
    }

    /// Of a table with the columns `doc` and `report`.
    #[staticmethod]
    fn of_table(name: &str, table: AnyRecordBatch) -> PyResult<Self> {
        let (batches, _) = table.into_table()?.into_inner();
        Self::of_json(name, &taken::report_lines(name, &batches)?)
    }

    /// Number of reports.
    fn __len__(&self) -> usize {
        self.articles.iter().map(|article| article.incidents.len()).sum()
    }

    /// Number of articles, with and without reports.
    #[getter]
    fn article_count(&self) -> usize {
        self.articles.len()
    }

    /// The exchange form, an article a line: what `tazamun read` prints.
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| {
            let lines: Result<Vec<String>, _> = self.articles.iter().map(json::line).collect();
            lines.map(|lines| lines.concat())
        })
        .map_err(input)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let table = py.detach(|| tables::of_reports(&self.articles));
        tables::stream(py, table, requested_schema)
    }
}

/// Articles between two looks at whether anybody still wants them.
const AT_A_TIME: usize = 256;

/// How many sentences about languages that are not read are given at most.
const TOLD: usize = 20;

/// Reads articles; gives their reports, and what is to be said beside them.
#[pyfunction]
#[pyo3(signature = (articles, min_confidence, gazetteer, model, progress))]
pub(crate) fn read(
    py: Python<'_>,
    articles: &Articles,
    min_confidence: Option<f64>,
    gazetteer: Vec<PathBuf>,
    model: Option<PathBuf>,
    progress: Option<Py<PyAny>>,
) -> PyResult<(Reports, Vec<String>)> {
    if min_confidence.is_some_and(|p| !(0.0..=1.0).contains(&p)) {
        return Err(input("min_confidence: give a probability from 0 to 1, as in 0.8"));
    }
    let all = articles.all.clone();
    let (articles, told) = work::run(py, progress, move |watch| {
        let places = Places::open(&gazetteer, model.as_deref())?;
        let mut reader = places.reader();
        if let Some(least) = min_confidence {
            reader = reader.at_least(least);
        }
        let words = Words::terminal(Lang::English);
        watch.of(all.len());
        let mut read = Vec::with_capacity(all.len());
        let mut told = Vec::new();
        for some in all.chunks(AT_A_TIME) {
            watch.checked()?;
            let of_some: Vec<(ArticleReports, Option<String>)> = some
                .par_iter()
                .filter(|_| !watch.is_stopped())
                .map(|article| {
                    let incidents = reader.read(article);
                    watch.did(1);
                    // An article that tells something was in a language that is read.
                    let told = if incidents.is_empty() { tongue::text(article, &words) } else { None };
                    (ArticleReports { doc: article.doc.clone(), incidents }, told)
                })
                .collect();
            for (reports, sentence) in of_some {
                read.push(reports);
                told.extend(sentence.filter(|_| told.len() < TOLD));
            }
        }
        watch.checked()?;
        Ok((read, told))
    })?;
    Ok((Reports { articles: Arc::new(articles) }, told))
}

/// The claims of articles, as `tazamun claims --json` prints them.
#[pyfunction]
#[pyo3(signature = (articles, gazetteer, progress))]
pub(crate) fn claims(
    py: Python<'_>,
    articles: &Articles,
    gazetteer: Vec<PathBuf>,
    progress: Option<Py<PyAny>>,
) -> PyResult<String> {
    let all = articles.all.clone();
    work::run(py, progress, move |watch| {
        let places = Places::open(&gazetteer, None)?;
        let (reader, finder) = (places.reader(), ClaimFinder::new());
        watch.of(all.len());
        let lines: Result<Vec<String>, Unanswered> = all
            .par_iter()
            .map(|article| {
                watch.checked()?;
                let found = finder.claims(article, &reader.explain(article));
                watch.did(1);
                json::line(&serde_json::json!({ "doc": article.doc, "claims": found }))
                    .map_err(Unanswered::input)
            })
            .collect();
        Ok(lines?.concat())
    })
}
