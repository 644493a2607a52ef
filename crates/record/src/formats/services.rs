//! What services answer in JSON → the rows in it: a list of objects, or an object with such a list (ACLED's `data`, UCDP's
//! `Result`). A refusal is told in the service's own words, and an answer that is one page of several is said to be one.

use super::{Events, Format, FormatError, How, Problem, events::Warning, json_lines, known, table::Table};
use serde_json::{Map, Value};

/// Lists of rows within an answer.
const LISTS: &[&str] = &["data", "Result", "results"];

/// Columns that tell a row from an answer.
const ROWS: &[&str] = &["date", "event_date", "date_start", "event_id_cnty", "iyear"];

/// What a service says when it refuses.
const WORDS: &[&str] = &["error_description", "message", "detail", "details", "error", "messages", "title"];

/// The most rows that ACLED gives on one page.
const ACLED_PAGE: usize = 5_000;

/// Reads an answer. A fault names the row by its number, since an answer need not have lines.
pub(super) fn read(file: &str, text: &str, how: How<'_>) -> Result<Events, FormatError> {
    let values = serde_json::Deserializer::from_str(text).into_iter::<Value>().collect::<Result<Vec<_>, _>>();
    let mut values =
        values.map_err(|e| FormatError::at(file, e.line() as u64, Problem::Answer(e.to_string())))?;
    // Several objects, one a line, are rows too, and so is one that is no answer.
    let is_row = |value: &Value| ROWS.iter().any(|key| value.get(key).is_some());
    let answer = match values.len() {
        1 if !is_row(&values[0]) => values.remove(0),
        _ => Value::Array(values),
    };
    let list = LISTS.iter().find_map(|name| answer.get(name)).unwrap_or(&answer);
    let rows: Vec<&Map<String, Value>> =
        list.as_array().map(|rows| rows.iter().filter_map(Value::as_object).collect()).unwrap_or_default();
    if rows.is_empty() {
        let problem = refusal(&answer).map_or(Problem::NoEvents, Problem::Refused);
        return Err(FormatError::whole(file, problem));
    }
    // The codebook's own incidents hold lists and objects; rows of datasets are flat.
    if how.reading.format.is_none() && rows[0].contains_key("date_start") && rows[0].values().any(is_nested) {
        let lines: Vec<String> = rows.iter().filter_map(|row| serde_json::to_string(row).ok()).collect();
        return json_lines::read(file, &lines.join("\n"), how);
    }
    let table = table_of(file, &rows);
    let format =
        how.reading.format.filter(|f| *f != Format::JsonLines).unwrap_or_else(|| known::by_columns(&table));
    let mut events = super::of_table(&table, format, how)?;
    if let Some(what) = only_a_page(&answer, rows.len()) {
        events.warnings.push(Warning { what, count: 1, first_line: 1 });
    }
    Ok(events)
}

fn is_nested(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

fn table_of<'a>(file: &'a str, rows: &[&Map<String, Value>]) -> Table<'a> {
    let mut columns: Vec<String> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for name in rows.iter().flat_map(|row| row.keys()) {
        if seen.insert(name) {
            columns.push(name.clone());
        }
    }
    let cells = |row: &Map<String, Value>| {
        columns.iter().map(|c| row.get(c).map(text_of).unwrap_or_default()).collect()
    };
    let rows: Vec<(u64, Vec<String>)> = (1..).zip(rows.iter().map(|row| cells(row))).collect();
    Table::of_rows(file, columns, rows)
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Why a service gave no rows, in its own words; nothing where it simply found none.
fn refusal(answer: &Value) -> Option<String> {
    let is_refused = answer.get("success") == Some(&Value::Bool(false))
        || answer.get("status").and_then(Value::as_u64).is_some_and(|status| status >= 400)
        || answer.get("error").is_some_and(|error| !error.is_null() && error != &Value::Bool(false))
        || !LISTS.iter().any(|name| answer.get(name).is_some()) && answer.is_object();
    let words = WORDS.iter().filter_map(|name| answer.get(name)).find_map(words_of);
    is_refused.then(|| words.unwrap_or_else(|| "no reason is given".to_owned()))
}

fn words_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(all) => all.iter().find_map(words_of),
        Value::Object(fields) => WORDS
            .iter()
            .filter_map(|name| fields.get(*name))
            .find_map(words_of)
            .or_else(|| fields.values().find_map(words_of)),
        _ => None,
    }
}

/// Whether an answer is one page of several.
fn only_a_page(answer: &Value, rows: usize) -> Option<String> {
    let number = |name: &str| answer.get(name).and_then(Value::as_u64);
    let next = answer.get("NextPageUrl").and_then(Value::as_str).is_some_and(|url| !url.is_empty());
    let previous = answer.get("PreviousPageUrl").and_then(Value::as_str).is_some_and(|url| !url.is_empty());
    match number("TotalPages").filter(|pages| *pages > 1) {
        Some(pages) => Some(format!(
            "this is one of {pages} pages of the service's answer; the events of the others are missing"
        )),
        None if next || previous => {
            Some("the service's answer goes on in other pages; their events are missing".to_owned())
        }
        None if rows == ACLED_PAGE && answer.get("data").is_some() => Some(format!(
            "the service gives at most {ACLED_PAGE} rows at a time, and gave so many; there may be more on its next page"
        )),
        None => None,
    }
}
