//! Reports and incidents → Arrow tables: a row each, its values in typed columns, and the whole of it as JSON in the last, so
//! that nothing is lost on the way back.

use arrow_array::{
    ArrayRef, RecordBatch,
    builder::{
        BooleanBuilder, Date32Builder, Float64Builder, Int16Builder, Int64Builder, ListBuilder, StringBuilder,
    },
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::{prelude::*, types::PyCapsule};
use pyo3_arrow::PyTable;
use std::sync::{Arc, LazyLock};
use tazamun_record::{Actor, ArticleReports, Facts, Incident, Report, Status, Toll, day_number};

/// Rows of a batch: texts of one batch are far from the two gibibytes that a column of them may hold.
const ROWS: usize = 16_384;

fn texts() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)))
}

fn facts_fields() -> Vec<Field> {
    let of = |name: &str, kind| Field::new(name, kind, true);
    let text = |name: &str| of(name, DataType::Utf8);
    let whole = |name: &str| of(name, DataType::Int64);
    vec![
        of("date_start", DataType::Date32),
        of("date_end", DataType::Date32),
        text("event_type"),
        text("sub_event_type"),
        text("country"),
        text("adm1"),
        text("place"),
        of("latitude", DataType::Float64),
        of("longitude", DataType::Float64),
        of("where_prec", DataType::Int16),
        of("actor1", texts()),
        of("actor2", texts()),
        whole("killed_low"),
        whole("killed_best"),
        whole("killed_high"),
        whole("wounded_low"),
        whole("wounded_best"),
        whole("wounded_high"),
        whole("casualties"),
        text("status"),
        text("claimed_by"),
        of("background", DataType::Boolean),
        of("aggregate", DataType::Boolean),
    ]
}

static OF_REPORTS: LazyLock<SchemaRef> = LazyLock::new(|| {
    let mut fields =
        vec![Field::new("doc", DataType::Utf8, true), Field::new("index", DataType::Int64, true)];
    fields.extend(facts_fields());
    fields.push(Field::new("trigger", DataType::Utf8, true));
    fields.push(Field::new("confidence", DataType::Float64, true));
    fields.push(Field::new("report", DataType::Utf8, true));
    Arc::new(Schema::new(fields))
});

static OF_INCIDENTS: LazyLock<SchemaRef> = LazyLock::new(|| {
    let mut fields = vec![Field::new("id", DataType::Utf8, true)];
    fields.extend(facts_fields());
    fields.push(Field::new("reports", texts(), true));
    fields.push(Field::new("rows", texts(), true));
    fields.push(Field::new("incident", DataType::Utf8, true));
    Arc::new(Schema::new(fields))
});

/// The columns of facts while they are filled.
#[derive(Default)]
struct FactsColumns {
    days: [Date32Builder; 2],
    kinds: [StringBuilder; 2],
    where_: [StringBuilder; 3],
    point: [Float64Builder; 2],
    prec: Int16Builder,
    actors: [ListBuilder<StringBuilder>; 2],
    tolls: [Int64Builder; 6],
    casualties: Int64Builder,
    status: StringBuilder,
    claimed_by: StringBuilder,
    flags: [BooleanBuilder; 2],
}

impl FactsColumns {
    fn push(&mut self, facts: &Facts) {
        let day = |date| i32::try_from(day_number(date)).ok();
        self.days[0].append_option(day(facts.when.start()));
        self.days[1].append_option(day(facts.when.end()));
        self.kinds[0].append_option(facts.what.event_type().map(|kind| kind.label()));
        self.kinds[1].append_option(facts.what.sub_event_type().map(|kind| kind.label()));
        let place = &facts.place;
        self.where_[0].append_option(place.country().map(|country| country.code().to_owned()));
        self.where_[1].append_option(place.adm1());
        self.where_[2].append_option(place.name());
        self.point[0].append_option(place.point().map(|point| point.lat()));
        self.point[1].append_option(place.point().map(|point| point.lon()));
        self.prec.append_option(place.prec().map(|prec| i64::from(prec) as i16));
        for (column, actors) in self.actors.iter_mut().zip([&facts.actor1, &facts.actor2]) {
            list(column, actors.iter().map(Actor::code));
        }
        let parts = |toll: &Option<Toll>| match toll {
            Some(toll) => [toll.low(), toll.best(), toll.high()],
            None => [None; 3],
        };
        let tolls = parts(&facts.killed).into_iter().chain(parts(&facts.wounded));
        for (column, number) in self.tolls.iter_mut().zip(tolls) {
            column.append_option(number.map(i64::from));
        }
        self.casualties.append_option(facts.casualties.map(i64::from));
        self.status.append_value(match facts.status {
            Status::Occurred => "occurred",
            Status::Claimed => "claimed",
            Status::Disputed => "disputed",
            Status::Foiled => "foiled",
        });
        self.claimed_by.append_option(facts.claimed_by.as_ref().map(Actor::code));
        self.flags[0].append_value(facts.background);
        self.flags[1].append_value(facts.aggregate);
    }

    fn finish(mut self) -> Vec<ArrayRef> {
        let mut all: Vec<ArrayRef> = Vec::new();
        let mut take = |array: ArrayRef| all.push(array);
        self.days.iter_mut().for_each(|column| take(Arc::new(column.finish())));
        self.kinds.iter_mut().for_each(|column| take(Arc::new(column.finish())));
        self.where_.iter_mut().for_each(|column| take(Arc::new(column.finish())));
        self.point.iter_mut().for_each(|column| take(Arc::new(column.finish())));
        take(Arc::new(self.prec.finish()));
        self.actors.iter_mut().for_each(|column| take(Arc::new(column.finish())));
        self.tolls.iter_mut().for_each(|column| take(Arc::new(column.finish())));
        take(Arc::new(self.casualties.finish()));
        take(Arc::new(self.status.finish()));
        take(Arc::new(self.claimed_by.finish()));
        self.flags.iter_mut().for_each(|column| take(Arc::new(column.finish())));
        all
    }
}

fn list<'a>(column: &mut ListBuilder<StringBuilder>, texts: impl Iterator<Item = &'a str>) {
    for text in texts {
        column.values().append_value(text);
    }
    column.append(true);
}

/// A table of reports.
pub(crate) fn of_reports(articles: &[ArticleReports]) -> Result<PyTable, ArrowError> {
    let all: Vec<(&str, usize, &Report)> = articles
        .iter()
        .flat_map(|a| a.incidents.iter().enumerate().map(|(n, report)| (a.doc.as_str(), n, report)))
        .collect();
    let mut batches = Vec::new();
    for some in all.chunks(ROWS) {
        let (mut doc, mut index) = (StringBuilder::new(), Int64Builder::new());
        let (mut trigger, mut confidence, mut whole) =
            (StringBuilder::new(), Float64Builder::new(), StringBuilder::new());
        let mut facts = FactsColumns::default();
        for (name, number, report) in some {
            doc.append_value(name);
            index.append_value(*number as i64);
            facts.push(&report.facts);
            trigger.append_value(report.trigger.as_str());
            confidence.append_option(report.confidence);
            whole.append_value(json(report)?);
        }
        let mut columns: Vec<ArrayRef> = vec![Arc::new(doc.finish()), Arc::new(index.finish())];
        columns.extend(facts.finish());
        columns.extend([
            Arc::new(trigger.finish()) as ArrayRef,
            Arc::new(confidence.finish()),
            Arc::new(whole.finish()),
        ]);
        batches.push(RecordBatch::try_new(OF_REPORTS.clone(), columns)?);
    }
    table(batches, &OF_REPORTS)
}

/// A table of incidents.
pub(crate) fn of_incidents(incidents: &[Incident]) -> Result<PyTable, ArrowError> {
    let mut batches = Vec::new();
    for some in incidents.chunks(ROWS) {
        let (mut id, mut whole) = (StringBuilder::new(), StringBuilder::new());
        let (mut reports, mut rows) =
            (ListBuilder::new(StringBuilder::new()), ListBuilder::new(StringBuilder::new()));
        let mut facts = FactsColumns::default();
        for incident in some {
            id.append_value(&incident.id);
            facts.push(&incident.facts);
            let names: Vec<String> = incident.reports.iter().map(ToString::to_string).collect();
            list(&mut reports, names.iter().map(String::as_str));
            list(&mut rows, incident.rows.iter().map(String::as_str));
            whole.append_value(json(incident)?);
        }
        let mut columns: Vec<ArrayRef> = vec![Arc::new(id.finish())];
        columns.extend(facts.finish());
        columns.extend([
            Arc::new(reports.finish()) as ArrayRef,
            Arc::new(rows.finish()),
            Arc::new(whole.finish()),
        ]);
        batches.push(RecordBatch::try_new(OF_INCIDENTS.clone(), columns)?);
    }
    table(batches, &OF_INCIDENTS)
}

fn json(value: &impl serde::Serialize) -> Result<String, ArrowError> {
    serde_json::to_string(value).map_err(|e| ArrowError::JsonError(e.to_string()))
}

fn table(batches: Vec<RecordBatch>, schema: &SchemaRef) -> Result<PyTable, ArrowError> {
    PyTable::try_new(batches, schema.clone()).map_err(|e| ArrowError::SchemaError(e.to_string()))
}

/// A table as Arrow's C stream.
pub(crate) fn stream<'py>(
    py: Python<'py>,
    table: Result<PyTable, ArrowError>,
    requested_schema: Option<Bound<'py, PyCapsule>>,
) -> PyResult<Bound<'py, PyAny>> {
    let table = Bound::new(py, table.map_err(crate::error::input)?)?;
    table.call_method1("__arrow_c_stream__", (requested_schema,))
}
