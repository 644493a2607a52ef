//! Incidents → a file, and what it could not carry.
//!
//! A cell that a dataset wrote itself (`extra`) is written again as it was, so that a release goes through without
//! loss; where the incident's fields have moved on since, the fields win. Which of the two holds is found by reading
//! the file back, and the same reading gives the [`Losses`].

use super::{Format, FormatError, Losses, Reading, compare, read_events_with};
use crate::Incident;
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap, HashSet},
};

/// A file that was written, as text in UTF-8.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The file.
    pub text: String,
    /// What of the incidents it does not hold.
    pub losses: Losses,
    format: Format,
}

impl Written {
    /// The file as it goes to the disk: the text, or what the format makes of it.
    ///
    /// # Errors
    /// Where the table cannot be put into a Parquet file.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, FormatError> {
        match self.format {
            #[cfg(feature = "parquet")]
            Format::Parquet => super::parquet::of_text(&self.text)
                .map(Cow::Owned)
                .map_err(|problem| FormatError::whole("the Parquet file", problem)),
            _ => Ok(Cow::Borrowed(self.text.as_bytes())),
        }
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
}

/// Writes incidents in a format, and says what of them the file does not hold.
///
/// ```
/// use tazamun_record::formats::{Format, read_events, write_events};
/// let events = read_events("two.csv", b"id,date,country,wounded\na,2022-01-21,IQ,3\n").unwrap();
/// let ged = write_events(Format::UcdpGed, &events.incidents);
/// assert!(ged.text.contains("2022-01-21"));
/// assert_eq!(ged.losses.fields["wounded"], 1, "UCDP does not count wounded");
/// ```
pub fn write_events(format: Format, incidents: &[Incident]) -> Written {
    let text = match format.table_form() {
        Some(form) => write_table(format, &form, incidents),
        None if format == Format::GeoJson => super::geojson::write(incidents),
        None => super::json_lines::write(incidents),
    };
    let losses = Losses::between(incidents, &read_back(format, &text));
    Written { text, losses, format }
}

fn read_back(format: Format, text: &str) -> Vec<Incident> {
    let how = Reading { format: Some(format), lenient: true, ..Reading::default() };
    read_events_with("", text.as_bytes(), &how).map(|events| events.incidents).unwrap_or_default()
}

/// Writes the dataset's own cells, and instead of them the fields of those incidents that are given back nearer so.
fn write_table(format: Format, form: &TableForm, incidents: &[Incident]) -> String {
    let own = table(form, incidents, &HashSet::new());
    let before = distances(incidents, &read_back(format, &own));
    let off: HashSet<&str> = before.iter().filter(|(_, away)| **away > 0).map(|(id, _)| *id).collect();
    if off.is_empty() || !form.own_first {
        return own;
    }
    let after = distances(incidents, &read_back(format, &table(form, incidents, &off)));
    table(form, incidents, &off.into_iter().filter(|id| after[id] < before[id]).collect())
}

/// How many fields of each incident the file does not give back alike; an incident that is missing lacks them all.
fn distances<'a>(incidents: &'a [Incident], back: &[Incident]) -> HashMap<&'a str, usize> {
    let back: HashMap<&str, &Incident> = back.iter().map(|i| (i.id.as_str(), i)).collect();
    let away = |i: &Incident| back.get(i.id.as_str()).map_or(usize::MAX, |b| compare::distance(i, b));
    incidents.iter().map(|i| (i.id.as_str(), away(i))).collect()
}

fn table(form: &TableForm, incidents: &[Incident], moved_on: &HashSet<&str>) -> String {
    let columns = columns(form, incidents);
    let quotes = if form.header { csv::QuoteStyle::Necessary } else { csv::QuoteStyle::Never };
    let mut writer =
        csv::WriterBuilder::new().delimiter(form.separator).quote_style(quotes).from_writer(Vec::new());
    if form.header {
        let _ = writer.write_record(&columns);
    }
    for incident in incidents {
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
        if !own && taken.insert(other.to_ascii_lowercase()) {
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
    let text = if form.own_first && !moved_on { own().or_else(told) } else { told().or_else(own) };
    let text = text.or_else(|| (form.filler)(incident, column)).unwrap_or_default();
    // A form without quotes has no way to write its own separator or a line break.
    if form.header { text } else { text.replace(['\t', '\r', '\n'], " ") }
}
