//! Incidents → a file, and what it could not carry.
//!
//! A cell that a dataset wrote itself (`extra`) is written again as it was, so that a release goes through without
//! loss; where the incident's fields have moved on since, the fields win. Which of the two holds is found by reading
//! the file back, and the same reading gives the [`Losses`].

use super::{Format, FormatError, Losses, Problem, Reading, compare, read_events, read_events_with};
use crate::Incident;
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap, HashSet},
};

/// A file that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The file as text in UTF-8; of a Parquet file, the table that it holds.
    pub text: String,
    /// What of the incidents it does not hold.
    pub losses: Losses,
    /// The file, where it is no text.
    packed: Option<Vec<u8>>,
}

impl Written {
    /// The file as it goes to the disk: the text, or what the format makes of it.
    pub fn bytes(&self) -> &[u8] {
        self.packed.as_deref().unwrap_or(self.text.as_bytes())
    }
}

/// How a format of tables is written.
pub(super) struct TableForm {
    /// Between two cells of a row.
    pub(super) separator: u8,
    /// Whether the first line names the columns.
    pub(super) header: bool,
    /// The columns that the format has, in its order.
    pub(super) columns: &'static [&'static str],
    /// Whether columns of other datasets may stand behind them.
    pub(super) open: bool,
    /// Whether a cell that the dataset wrote itself goes before the incident's fields, as long as the two agree.
    pub(super) own_first: bool,
    /// What the fields of an incident say of a column, word for word as the format's reader would take it.
    pub(super) cell: fn(&Incident, &str) -> Option<String>,
    /// What can be put into a column that the reader does not take a field from.
    pub(super) filler: fn(&Incident, &str) -> Option<String>,
    /// Whether the format's reader would take an incident's field from this cell of another dataset's column, and read
    /// it otherwise: such a column is written under another name.
    pub(super) misread: fn(&Incident, &str, &str) -> bool,
}

/// Writes incidents in a format, and says what of them the file does not hold. The file is read again as anybody would
/// read it, who knows nothing of its format. An incident that the format cannot hold at all is left out; of two with one
/// id, the second gets another.
///
/// # Errors
/// Where the file cannot be read again, or its table cannot be put into a Parquet file.
///
/// ```
/// use tazamun_record::formats::{Format, read_events, write_events};
/// let events = read_events("two.csv", b"id,date,country,wounded\na,2022-01-21,IQ,3\n").unwrap();
/// let ged = write_events(Format::UcdpGed, &events.incidents).unwrap();
/// assert!(ged.text.contains("2022-01-21"));
/// assert_eq!(ged.losses.fields["wounded"], 1, "UCDP does not count wounded");
/// ```
pub fn write_events(format: Format, incidents: &[Incident]) -> Result<Written, FormatError> {
    let (incidents, renamed) = with_own_ids(incidents);
    let text = match format.table_form() {
        Some(form) => write_table(format, &form, &incidents),
        None if format == Format::GeoJson => super::geojson::write(&incidents),
        None => super::json_lines::write(&incidents),
    };
    let packed = packed(format, &text)?;
    let back = read_as_a_stranger(format, packed.as_deref().unwrap_or(text.as_bytes()));
    let mut losses = Losses::between(&incidents, &back?);
    if renamed > 0 {
        losses.fields.insert("id".to_owned(), renamed);
    }
    Ok(Written { text, losses, packed })
}

fn packed(format: Format, _text: &str) -> Result<Option<Vec<u8>>, FormatError> {
    match format {
        #[cfg(feature = "parquet")]
        Format::Parquet => super::parquet::of_text(_text)
            .map(Some)
            .map_err(|problem| FormatError::whole("the Parquet file", problem)),
        _ => Ok(None),
    }
}

/// The incidents, each with an id that no other has, and how many had to get another: a store may hold two datasets that
/// both call an event `1`.
fn with_own_ids(incidents: &[Incident]) -> (Cow<'_, [Incident]>, usize) {
    let mut taken: HashSet<&str> = HashSet::new();
    let again: Vec<usize> =
        incidents.iter().enumerate().filter(|(_, i)| !taken.insert(i.id.as_str())).map(|(n, _)| n).collect();
    if again.is_empty() {
        return (Cow::Borrowed(incidents), 0);
    }
    let mut taken: HashSet<String> = taken.into_iter().map(str::to_owned).collect();
    let mut next: HashMap<String, u64> = HashMap::new();
    let mut own = incidents.to_vec();
    for &n in &again {
        let count = next.entry(own[n].id.clone()).or_insert(1);
        let id = loop {
            *count += 1;
            let id = format!("{}-{count}", own[n].id);
            if taken.insert(id.clone()) {
                break id;
            }
        };
        own[n].id = id;
    }
    (Cow::Owned(own), again.len())
}

/// What anybody reads from a file who is told nothing of it.
fn read_as_a_stranger(format: Format, file: &[u8]) -> Result<Vec<Incident>, FormatError> {
    let taken_for = match format {
        #[cfg(feature = "parquet")]
        Format::Parquet => Format::Plain,
        other => other,
    };
    let refused =
        |why: String| FormatError::whole(&format!("the file as {format}"), Problem::NotReadBack(why));
    match read_events("", file) {
        Ok(events) if events.format == taken_for => Ok(events.incidents),
        Ok(events) => Err(refused(format!("it would be taken for {}", events.format))),
        Err(FormatError { problem: Problem::NoRows | Problem::Empty, .. }) => Ok(Vec::new()),
        Err(fault) => Err(refused(fault.to_string().trim_start_matches([',', ':', ' ']).to_owned())),
    }
}

/// What is read of a table, where its rows at fault are passed over.
fn read_back(format: Format, text: &str) -> Vec<Incident> {
    read_as_a_stranger(format, text.as_bytes()).unwrap_or_else(|_| {
        let how = Reading { format: Some(format), lenient: true, ..Reading::default() };
        read_events_with("", text.as_bytes(), &how).map(|events| events.incidents).unwrap_or_default()
    })
}

/// Writes the dataset's own cells, and instead of them the fields of those incidents that are given back nearer so;
/// incidents that are given back in neither way are left out.
fn write_table(format: Format, form: &TableForm, incidents: &[Incident]) -> String {
    let nothing = HashSet::new();
    let own = table(form, incidents, &nothing, &nothing);
    let before = distances(incidents, &read_back(format, &own));
    let off: HashSet<&str> = before.iter().filter(|(_, away)| **away > 0).map(|(id, _)| *id).collect();
    if off.is_empty() {
        return own;
    }
    let after = match form.own_first {
        true => distances(incidents, &read_back(format, &table(form, incidents, &off, &nothing))),
        false => before.clone(),
    };
    let nearer: HashSet<&str> = off.iter().copied().filter(|id| after[id] < before[id]).collect();
    let lost = off.into_iter().filter(|id| after[id].min(before[id]) == usize::MAX).collect();
    table(form, incidents, &nearer, &lost)
}

/// How many fields of each incident the file does not give back alike; an incident that is missing lacks them all.
fn distances<'a>(incidents: &'a [Incident], back: &[Incident]) -> HashMap<&'a str, usize> {
    let back: HashMap<&str, &Incident> = back.iter().map(|i| (i.id.as_str(), i)).collect();
    let away = |i: &Incident| back.get(i.id.as_str()).map_or(usize::MAX, |b| compare::distance(i, b));
    incidents.iter().map(|i| (i.id.as_str(), away(i))).collect()
}

fn table(
    form: &TableForm,
    incidents: &[Incident],
    moved_on: &HashSet<&str>,
    left_out: &HashSet<&str>,
) -> String {
    let columns = columns(form, incidents);
    let quotes = if form.header { csv::QuoteStyle::Necessary } else { csv::QuoteStyle::Never };
    let mut writer =
        csv::WriterBuilder::new().delimiter(form.separator).quote_style(quotes).from_writer(Vec::new());
    if form.header {
        let _ = writer.write_record(&columns);
    }
    for incident in incidents.iter().filter(|i| !left_out.contains(i.id.as_str())) {
        let moved = moved_on.contains(incident.id.as_str());
        let cells = columns.iter().map(|column| cell(form, incident, column, moved));
        // Writing to memory cannot fail, and every row has as many cells as the header.
        let _ = writer.write_record(cells);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Before the name of another dataset's column that is one of the format's own names too.
pub(super) const FOREIGN: &str = "extra.";

/// The format's columns, then, where it has room for them, all others by name.
fn columns(form: &TableForm, incidents: &[Incident]) -> Vec<String> {
    let mut columns: Vec<String> = form.columns.iter().map(ToString::to_string).collect();
    if !form.open {
        return columns;
    }
    let mut taken: HashSet<String> = columns.iter().map(|c| c.to_ascii_lowercase()).collect();
    let others: BTreeSet<&String> = incidents.iter().flat_map(|i| i.extra.keys()).collect();
    for other in others {
        let own = form.own_first && form.columns.contains(&other.as_str());
        let is_misread = |i: &Incident| i.extra.get(other).is_some_and(|text| (form.misread)(i, other, text));
        if !own && !incidents.iter().any(is_misread) && taken.insert(other.to_ascii_lowercase()) {
            columns.push(other.clone());
        } else if !own && taken.insert(format!("{FOREIGN}{other}").to_ascii_lowercase()) {
            columns.push(format!("{FOREIGN}{other}"));
        }
    }
    columns
}

fn cell(form: &TableForm, incident: &Incident, column: &str, moved_on: bool) -> String {
    let name = column.strip_prefix(FOREIGN).unwrap_or(column);
    let own = || incident.extra.get(name).cloned();
    let told = || if name == column { (form.cell)(incident, column) } else { None };
    let text = match form.own_first {
        true if !moved_on => own().or_else(told),
        true => told().or_else(own),
        // Where the fields are silent, another dataset's word of that name must not speak for them.
        false if form.columns.contains(&column) => told(),
        false => own(),
    };
    let text = text.or_else(|| (form.filler)(incident, column)).unwrap_or_default();
    // A file of text holds no zero byte.
    let text = text.replace('\0', "\u{fffd}");
    // A form without quotes has no way to write its own separator or a line break.
    if form.header { text } else { text.replace(['\t', '\r', '\n'], " ") }
}
