//! Arrow streams, bytes and paths → articles and sources of events.
//!
//! A table becomes what a file of it would hold: articles JSON Lines, events CSV. So the readers that know the formats of the
//! field, their columns and their faults, read tables too, and say the same of them.

use crate::error::input;
use arrow_array::{
    Array, ArrayRef, Float32Array, Float64Array, LargeListArray, ListArray, RecordBatch, RecordBatchReader,
    cast::AsArray as _,
};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType, SchemaRef};
use pyo3::{
    exceptions::PyStopIteration, prelude::*, pybacked::PyBackedBytes, sync::MutexExt as _, types::PyBytes,
};
use pyo3_arrow::{PyTable, input::AnyRecordBatch};
use serde_json::{Map, Value};
use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver},
    },
    thread,
};
use tazamun_analysis::Source;
use tazamun_intake::{Error, articles};
use tazamun_record::{
    Article,
    formats::{self, ArticleReading},
};

/// What an article has.
const OF_ARTICLES: [&str; 6] = ["doc", "published", "title", "text", "source", "url"];

/// Without these columns there is no article.
const NEEDED: [&str; 2] = ["doc", "text"];

/// Articles at hand.
#[pyclass(module = "tazamun._tazamun", frozen)]
#[derive(Debug, Clone)]
pub(crate) struct Articles {
    pub(crate) all: Arc<Vec<Article>>,
}

#[pymethods]
impl Articles {
    /// The articles of files.
    #[staticmethod]
    fn of_files(
        py: Python<'_>,
        files: Vec<PathBuf>,
        published: Option<&str>,
        encoding: Option<String>,
    ) -> PyResult<Self> {
        let how = reading(published, encoding)?;
        let all = crate::work::run(py, None, move |watch| {
            let mut all = Vec::new();
            for file in &files {
                articles::each::<Error>(file, &how, &mut |article| {
                    all.push(article);
                    if watch.is_stopped() { Err(Error::Material("stopped".to_owned())) } else { Ok(()) }
                })?;
            }
            Ok(all)
        })?;
        Ok(Articles { all: Arc::new(all) })
    }

    /// The articles of a file that is at hand as bytes; its name tells its form.
    #[staticmethod]
    fn of_bytes(
        name: &str,
        content: &Bound<'_, PyBytes>,
        published: Option<&str>,
        encoding: Option<String>,
    ) -> PyResult<Self> {
        let how = reading(published, encoding)?;
        let all = formats::read_articles_with(name, content.as_bytes(), &how).map_err(input)?;
        Ok(Articles { all: Arc::new(all) })
    }

    /// The articles of a table.
    #[staticmethod]
    fn of_table(name: &str, table: AnyRecordBatch, published: Option<&str>) -> PyResult<Self> {
        let how = reading(published, None)?;
        let mut reader = table.into_reader()?;
        let mut lines = String::new();
        while let Some(batch) = next_batch(reader.as_mut())? {
            article_lines(name, &batch, &mut lines)?;
        }
        let schema = reader.schema();
        of_lines(name, &schema, &lines, &how)
    }

    fn __len__(&self) -> usize {
        self.all.len()
    }
}

fn of_lines(name: &str, schema: &SchemaRef, lines: &str, how: &ArticleReading) -> PyResult<Articles> {
    has_columns(name, schema, how)?;
    if lines.is_empty() {
        return Ok(Articles { all: Arc::default() });
    }
    let mut all =
        formats::read_articles_with("table.jsonl", lines.as_bytes(), how).map_err(|mut fault| {
            name.clone_into(&mut fault.file);
            input(fault)
        })?;
    all.shrink_to_fit();
    Ok(Articles { all: Arc::new(all) })
}

fn has_columns(name: &str, schema: &SchemaRef, how: &ArticleReading) -> PyResult<()> {
    let published = how.published.is_none().then_some("published");
    for column in NEEDED.into_iter().chain(published) {
        if schema.column_with_name(column).is_none() {
            let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
            return Err(input(format!(
                "{name}: no column '{column}'; articles have the columns doc, published and text, and if known title, \
                 source and url. It has: {}. Rename its columns{}.",
                names.join(", "),
                if column == "published" { ", or say published=DATE" } else { "" }
            )));
        }
    }
    Ok(())
}

/// Adds the rows of a batch to JSON Lines.
fn article_lines(name: &str, batch: &RecordBatch, lines: &mut String) -> PyResult<()> {
    let cells = cells(batch, &OF_ARTICLES).map_err(|e| input(format!("{name}: {e}")))?;
    for row in 0..batch.num_rows() {
        let mut object = Map::new();
        for (column, cell) in &cells {
            if let Some(text) = cell.text(row) {
                object.insert((*column).to_owned(), Value::String(text));
            }
        }
        lines.push_str(&Value::Object(object).to_string());
        lines.push('\n');
    }
    Ok(())
}

/// How articles are to be read.
pub(crate) fn reading(published: Option<&str>, encoding: Option<String>) -> PyResult<ArticleReading> {
    let published = published.map(formats::publication_day).transpose().map_err(|_| {
        input(format!(
            "published: '{}' is no day on which an article can have been published; write it as YYYY-MM-DD, as in \
             2022-01-23",
            published.unwrap_or_default()
        ))
    })?;
    Ok(ArticleReading { published, encoding })
}

/// The next batch of a stream. Whoever gives it may need the interpreter for it, or may wait: its lock is let go meanwhile.
fn next_batch(reader: &mut (dyn RecordBatchReader + Send)) -> PyResult<Option<RecordBatch>> {
    let batch = Python::attach(|py| py.detach(|| reader.next()));
    batch.transpose().map_err(|e| input(format!("the table ends in a fault: {e}")))
}

/// Articles that come batch by batch, so that there need not be room for all of them.
#[pyclass(module = "tazamun._tazamun", frozen)]
pub(crate) struct ArticleBatches {
    from: Mutex<Coming>,
    how: ArticleReading,
    size: usize,
}

enum Coming {
    /// Of a table; rows of the batch that was begun.
    Table { name: String, reader: Box<dyn RecordBatchReader + Send>, begun: Option<(RecordBatch, usize)> },
    /// Of files, read by a thread that is a batch ahead.
    Files(Receiver<Result<Vec<Article>, Error>>),
}

#[pymethods]
impl ArticleBatches {
    /// Of a table.
    #[staticmethod]
    fn of_table(name: String, table: AnyRecordBatch, published: Option<&str>, size: usize) -> PyResult<Self> {
        let how = reading(published, None)?;
        let reader = table.into_reader()?;
        has_columns(&name, &reader.schema(), &how)?;
        let from = Mutex::new(Coming::Table { name, reader, begun: None });
        Ok(ArticleBatches { from, how, size: size.max(1) })
    }

    /// Of files.
    #[staticmethod]
    fn of_files(
        files: Vec<PathBuf>,
        published: Option<&str>,
        encoding: Option<String>,
        size: usize,
    ) -> PyResult<Self> {
        let how = reading(published, encoding)?;
        let size = size.max(1);
        let (send, coming) = mpsc::sync_channel(1);
        let as_told = how.clone();
        thread::spawn(move || {
            let mut batch = Vec::new();
            for file in &files {
                // Nobody takes the batches any more: that ends the thread and is no fault.
                let gone = || Error::Material(String::new());
                let read = articles::each::<Error>(file, &as_told, &mut |article| {
                    batch.push(article);
                    if batch.len() < size {
                        return Ok(());
                    }
                    send.send(Ok(std::mem::take(&mut batch))).map_err(|_| gone())
                });
                if let Err(fault) = read {
                    let _ = send.send(Err(fault));
                    return;
                }
            }
            if !batch.is_empty() {
                let _ = send.send(Ok(batch));
            }
        });
        Ok(ArticleBatches { from: Mutex::new(Coming::Files(coming)), how, size })
    }

    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Articles> {
        let mut from = self.from.lock_py_attached(py).map_err(|_| input("this stream was broken off"))?;
        match &mut *from {
            Coming::Files(coming) => {
                let next = py.detach(move || {
                    let coming: &mut Receiver<_> = coming;
                    coming.recv()
                });
                match next {
                    Ok(batch) => Ok(Articles { all: Arc::new(batch.map_err(input)?) }),
                    Err(_) => Err(PyStopIteration::new_err(())),
                }
            }
            Coming::Table { name, reader, begun } => {
                let mut lines = String::new();
                let mut rows = 0;
                while rows < self.size {
                    if begun.is_none() {
                        *begun = next_batch(reader.as_mut())?.map(|batch| (batch, 0));
                    }
                    let Some((batch, at)) = begun.take() else { break };
                    let some = (batch.num_rows() - at).min(self.size - rows);
                    article_lines(name, &batch.slice(at, some), &mut lines)?;
                    rows += some;
                    if at + some < batch.num_rows() {
                        *begun = Some((batch, at + some));
                    }
                }
                if rows == 0 {
                    return Err(PyStopIteration::new_err(()));
                }
                of_lines(name, &reader.schema(), &lines, &self.how)
            }
        }
    }
}

/// Events as they are given: `("path", path)`, `("bytes", name, bytes)` or `("table", name, table)`.
pub(crate) enum GivenEvents {
    /// A path, `-` or `built-in`.
    Path(PathBuf),
    /// The bytes of a file, under its name.
    Bytes(String, PyBackedBytes),
    /// A table, under a name.
    Table(String, AnyRecordBatch),
}

impl<'py> FromPyObject<'_, 'py> for GivenEvents {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let kind: String = given.get_item(0)?.extract()?;
        Ok(match kind.as_str() {
            "bytes" => GivenEvents::Bytes(given.get_item(1)?.extract()?, given.get_item(2)?.extract()?),
            "table" => GivenEvents::Table(given.get_item(1)?.extract()?, given.get_item(2)?.extract()?),
            _ => GivenEvents::Path(given.get_item(1)?.extract()?),
        })
    }
}

impl GivenEvents {
    /// As a source of events.
    pub(crate) fn source(self) -> PyResult<Source> {
        Ok(match self {
            GivenEvents::Path(path) => Source::named(&path),
            GivenEvents::Bytes(name, content) => Source::Bytes { name, content: content.to_vec() },
            GivenEvents::Table(name, table) => {
                let content = event_bytes(&name, table.into_table()?)?;
                Source::Bytes { name, content }
            }
        })
    }
}

/// Events as bytes under their name, to be sent to workers that have neither the table nor the file. The built-in record is
/// everywhere and stays what it is; a store cannot be sent.
#[pyfunction]
pub(crate) fn carried(py: Python<'_>, events: GivenEvents) -> PyResult<Bound<'_, PyAny>> {
    let source = events.source()?;
    if let Source::BuiltIn = source {
        return Ok(("path", source.name()).into_pyobject(py)?.into_any());
    }
    if let Source::File(path) = &source
        && tazamun_analysis::is_store(path).map_err(input)?
    {
        return Err(input(format!(
            "{}: a store cannot be sent to workers. Write its incidents with 'tazamun export --to jsonl', and name that file.",
            path.display()
        )));
    }
    let content = source.content().map_err(input)?;
    Ok(("bytes", source.name(), PyBytes::new(py, &content)).into_pyobject(py)?.into_any())
}

/// A table of events as the file that it would be: lines where it holds whole incidents or reports, CSV otherwise.
fn event_bytes(name: &str, table: PyTable) -> PyResult<Vec<u8>> {
    let (batches, schema) = table.into_inner();
    if schema.column_with_name("incident").is_some() {
        return Ok(column(name, &batches, "incident")?.join("\n").into_bytes());
    }
    if schema.column_with_name("report").is_some() {
        return Ok(report_lines(name, &batches)?.into_bytes());
    }
    let mut out = csv::Writer::from_writer(Vec::new());
    let fault = |e: &dyn std::fmt::Display| input(format!("{name}: {e}"));
    let columns: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    out.write_record(&columns).map_err(|e| fault(&e))?;
    for batch in &batches {
        let cells = cells(batch, &columns).map_err(|e| fault(&e))?;
        for row in 0..batch.num_rows() {
            let texts = cells.iter().map(|(_, cell)| cell.text(row).unwrap_or_default());
            out.write_record(texts).map_err(|e| fault(&e))?;
        }
    }
    out.into_inner().map_err(|e| fault(&e))
}

/// All texts of a column.
pub(crate) fn column(name: &str, batches: &[RecordBatch], wanted: &str) -> PyResult<Vec<String>> {
    let mut all = Vec::new();
    for batch in batches {
        let cells = cells(batch, &[wanted]).map_err(|e| input(format!("{name}: {e}")))?;
        let Some((_, cell)) = cells.first() else {
            return Err(input(format!("{name}: no column '{wanted}'.")));
        };
        for row in 0..batch.num_rows() {
            let text = cell.text(row);
            all.push(
                text.ok_or_else(|| {
                    input(format!("{name}, row {}: '{wanted}' holds nothing.", all.len() + 1))
                })?,
            );
        }
    }
    Ok(all)
}

/// The reports of a table, an article a line, in the exchange form; articles and their reports in the order of the table.
pub(crate) fn report_lines(name: &str, batches: &[RecordBatch]) -> PyResult<String> {
    let docs = column(name, batches, "doc")?;
    let reports = column(name, batches, "report")?;
    let mut of_doc: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut place = std::collections::HashMap::new();
    for (doc, report) in docs.iter().zip(&reports) {
        let at = *place.entry(doc.as_str()).or_insert_with(|| {
            of_doc.push((doc, Vec::new()));
            of_doc.len() - 1
        });
        of_doc[at].1.push(report);
    }
    let mut lines = String::new();
    for (doc, reports) in of_doc {
        let doc = Value::String(doc.to_owned());
        lines.push_str(&format!("{{\"doc\":{doc},\"incidents\":[{}]}}\n", reports.join(",")));
    }
    Ok(lines)
}

/// The cells of a column as text.
enum Cells<'a> {
    Shown(&'a ArrayRef, ArrayFormatter<'a>),
    Wide(&'a Float64Array),
    Narrow(&'a Float32Array),
    List(&'a ListArray),
    LargeList(&'a LargeListArray),
}

/// Days are what is asked about: the time of the day is let go.
const OPTIONS: FormatOptions<'static> = FormatOptions::new()
    .with_display_error(true)
    .with_datetime_format(Some("%Y-%m-%d"))
    .with_timestamp_format(Some("%Y-%m-%d"))
    .with_timestamp_tz_format(Some("%Y-%m-%d"));

fn cells<'a, 'n>(
    batch: &'a RecordBatch,
    wanted: &[&'n str],
) -> Result<Vec<(&'n str, Cells<'a>)>, ArrowError> {
    let mut all = Vec::new();
    for name in wanted {
        let Some(column) = batch.column_by_name(name) else { continue };
        let cells = match column.data_type() {
            DataType::Float64 => Cells::Wide(column.as_primitive()),
            DataType::Float32 => Cells::Narrow(column.as_primitive()),
            DataType::List(_) => Cells::List(column.as_list()),
            DataType::LargeList(_) => Cells::LargeList(column.as_list()),
            _ => Cells::Shown(column, ArrayFormatter::try_new(column, &OPTIONS)?),
        };
        all.push((*name, cells));
    }
    Ok(all)
}

impl Cells<'_> {
    /// The text of a row; none where it holds nothing.
    fn text(&self, row: usize) -> Option<String> {
        match self {
            Cells::Shown(column, shown) => {
                // A dictionary may hold its nulls among its values.
                (!column.is_null(row)).then(|| shown.value(row).to_string())
            }
            Cells::Wide(column) => (!column.is_null(row)).then(|| number(column.value(row)))?,
            Cells::Narrow(column) => (!column.is_null(row)).then(|| number(column.value(row).into()))?,
            Cells::List(column) => (!column.is_null(row)).then(|| values(&column.value(row))),
            Cells::LargeList(column) => (!column.is_null(row)).then(|| values(&column.value(row))),
        }
    }
}

/// A number as people write it: data frames turn whole numbers beside empty cells into fractions.
fn number(value: f64) -> Option<String> {
    (!value.is_nan()).then(|| value.to_string())
}

/// Several values of one cell, as a table of events has them.
fn values(list: &ArrayRef) -> String {
    let Ok(shown) = ArrayFormatter::try_new(list, &OPTIONS) else { return String::new() };
    let texts = (0..list.len()).filter(|n| !list.is_null(*n)).map(|n| shown.value(n).to_string());
    texts.collect::<Vec<_>>().join(" | ")
}
