//! Reports and rows of datasets → incidents.

use crate::{error::input, reading::Reports, tables, taken, work};
use pyo3::{prelude::*, types::PyCapsule};
use pyo3_arrow::input::AnyRecordBatch;
use std::{path::PathBuf, sync::Arc};
use tazamun_front::json;
use tazamun_intake::{
    content::names,
    merging::{Material, decided},
};
use tazamun_merge::Linkage;
use tazamun_record::{Incident, Verdict, formats};

/// Merged incidents, in the order of their first reports.
#[pyclass(module = "tazamun._tazamun", frozen)]
#[derive(Debug, Clone)]
pub(crate) struct Incidents {
    pub(crate) all: Arc<Vec<Incident>>,
}

#[pymethods]
impl Incidents {
    /// Of JSON Lines, an incident a line.
    #[staticmethod]
    fn of_json(name: &str, text: &str) -> PyResult<Self> {
        if text.trim().is_empty() {
            return Ok(Incidents { all: Arc::default() });
        }
        let how =
            formats::Reading { format: Some(formats::Format::JsonLines), ..formats::Reading::default() };
        let events = formats::read_events_with(name, text.as_bytes(), &how).map_err(input)?;
        Ok(Incidents { all: Arc::new(events.incidents) })
    }

    /// Of a table with the column `incident`.
    #[staticmethod]
    fn of_table(name: &str, table: AnyRecordBatch) -> PyResult<Self> {
        let (batches, _) = table.into_table()?.into_inner();
        Self::of_json(name, &taken::column(name, &batches, "incident")?.join("\n"))
    }

    fn __len__(&self) -> usize {
        self.all.len()
    }

    /// An incident a line: what `tazamun merge` prints.
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| {
            let lines: Result<Vec<String>, _> = self.all.iter().map(json::line).collect();
            lines.map(|lines| lines.concat())
        })
        .map_err(input)
    }

    /// For each incident the names of what it rests on: `doc#index`, `dataset:id`.
    fn groups(&self) -> Vec<Vec<String>> {
        let names = |incident: &Incident| {
            let reports = incident.reports.iter().map(ToString::to_string);
            reports.chain(incident.rows.iter().cloned()).collect()
        };
        self.all.iter().map(names).collect()
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let table = py.detach(|| tables::of_incidents(&self.all));
        tables::stream(py, table, requested_schema)
    }
}

/// Makes one incident of each group of reports, where it was judged elsewhere what belongs together.
#[pyfunction]
pub(crate) fn fuse(py: Python<'_>, reports: &Reports, groups: Vec<Vec<String>>) -> PyResult<Incidents> {
    let articles = reports.articles.clone();
    let all = work::run(py, None, move |_| {
        let reports: Vec<_> = articles
            .iter()
            .flat_map(|article| names(&article.doc).zip(article.incidents.iter().cloned()))
            .collect();
        Ok(tazamun_merge::fused(&reports, &groups))
    })?;
    Ok(Incidents { all: Arc::new(all) })
}

/// Merges reports, files of reports or events, and tables of events under the names of their datasets.
#[pyfunction]
#[pyo3(signature = (reports, files, rows, decisions))]
pub(crate) fn merge(
    py: Python<'_>,
    reports: Vec<PyRef<'_, Reports>>,
    files: Vec<PathBuf>,
    rows: Vec<(String, taken::GivenEvents)>,
    decisions: Vec<(String, String, String)>,
) -> PyResult<Incidents> {
    let reports: Vec<Reports> = reports.iter().map(|reports| (*reports).clone()).collect();
    let tables = rows.into_iter().map(|(name, events)| Ok((name, events.source()?)));
    let tables = tables.collect::<PyResult<Vec<_>>>()?;
    let decisions = decisions.into_iter().map(|(a, b, word)| {
        let verdict: Verdict = word.parse().map_err(|e| input(format!("decisions: {e}")))?;
        Ok((a, b, verdict))
    });
    let decisions = decisions.collect::<PyResult<Vec<_>>>()?;
    let all = work::run(py, None, move |watch| {
        let mut material = Material::of_files(&files)?;
        for reports in &reports {
            for article in reports.articles.iter() {
                material.reports.extend(names(&article.doc).zip(article.incidents.iter().cloned()));
            }
        }
        for (name, source) in tables {
            let content = source.content()?;
            let events =
                formats::read_events(&source.name(), &content).map_err(tazamun_intake::Error::from)?;
            material.rows.push((name, events.incidents));
        }
        watch.checked()?;
        let linkage = Linkage::of(material.records(), &decided(&[], &decisions));
        watch.checked()?;
        Ok(linkage.incidents().collect::<Vec<_>>())
    })?;
    Ok(Incidents { all: Arc::new(all) })
}
