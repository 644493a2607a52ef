//! Files of the field → incidents, reports and articles; incidents → files.
//!
//! One file here is one format. Every reader takes bytes and a name for its messages, and knows neither the disk nor
//! the network. A fault names file, line and column ([`FormatError`]); what could be read only after mending is
//! counted ([`Warning`]); a column that the codebook has no field for is kept in [`Incident::extra`] by its own name,
//! and so is a cell whose exact text the fields would not give back. Nothing is dropped in silence.
//!
//! The codes of other vocabularies are translated by the tables in `data/crosswalk/`.

mod acled;
mod article;
mod cell;
mod compare;
mod coordinates;
mod crosswalk;
mod decode;
mod documents;
mod error;
mod events;
mod feed;
mod gdelt;
mod geojson;
mod gtd;
mod html;
mod json_lines;
mod known;
mod other_files;
mod page_dates;
#[cfg(feature = "parquet")]
mod parquet;
mod plain;
mod polecat;
mod published;
mod records;
mod services;
mod shallow;
mod spelled;
mod table;
mod ucdp;
mod write;
mod zip;

pub use article::{ArticleReading, read_articles, read_articles_with};
pub use compare::{Change, Diff, Losses, diff};
pub use error::{FormatError, Problem};
pub use events::{Events, Reading, Warning};
pub use gtd::related;
pub use json_lines::{read_reports, reports_of};
pub use published::publication_day;
pub use ucdp::with_candidates;
pub use write::{Written, write_events};

use crate::Incident;
use events::How;
use known::Beginning;
use std::{cell::RefCell, collections::BTreeMap, fmt, str::FromStr};
use table::Table;

/// A format of event files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// UCDP's Georeferenced Event Dataset, any release, its candidate files and HDX's country editions.
    UcdpGed,
    /// ACLED: its CSV export, or the JSON of its API.
    Acled,
    /// The Global Terrorism Database.
    Gtd,
    /// GDELT 2.0 events.
    Gdelt,
    /// POLECAT.
    Polecat,
    /// A table with a column `date`, or `date_start` and `date_end`.
    Plain,
    /// The codebook's JSON Lines: incidents one a line, or articles with their reports.
    JsonLines,
    /// GeoJSON: a collection of points with an incident's fields as properties.
    GeoJson,
    /// Apache Parquet: the plain table with typed columns. Other datasets' tables in Parquet are read as what they are.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Format {
    /// All formats.
    pub const ALL: &[Format] = &[
        Format::UcdpGed,
        Format::Acled,
        Format::Gtd,
        Format::Gdelt,
        Format::Polecat,
        Format::Plain,
        Format::JsonLines,
        Format::GeoJson,
        #[cfg(feature = "parquet")]
        Format::Parquet,
    ];

    /// The name by which a user asks for it.
    pub fn name(self) -> &'static str {
        match self {
            Format::UcdpGed => "ucdp-ged",
            Format::Acled => "acled",
            Format::Gtd => "gtd",
            Format::Gdelt => "gdelt",
            Format::Polecat => "polecat",
            Format::Plain => "csv",
            Format::JsonLines => "jsonl",
            Format::GeoJson => "geojson",
            #[cfg(feature = "parquet")]
            Format::Parquet => "parquet",
        }
    }

    /// How the format is written, if it is a table.
    fn table_form(self) -> Option<write::TableForm> {
        match self {
            Format::UcdpGed => Some(ucdp::FORM),
            Format::Acled => Some(acled::FORM),
            Format::Gtd => Some(gtd::FORM),
            Format::Gdelt => Some(gdelt::FORM),
            Format::Polecat => Some(polecat::FORM),
            Format::Plain => Some(plain::FORM),
            #[cfg(feature = "parquet")]
            Format::Parquet => Some(plain::FORM),
            Format::JsonLines | Format::GeoJson => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = Problem;
    fn from_str(s: &str) -> Result<Self, Problem> {
        let found = Self::ALL.iter().copied().find(|f| f.name().eq_ignore_ascii_case(s.trim()));
        found.ok_or_else(|| match s.trim() {
            name if name.eq_ignore_ascii_case("parquet") => Problem::NoParquet,
            name => Problem::NoSuchFormat(name.to_owned()),
        })
    }
}

/// Reads a file of events, whichever format it has; gzip and ZIP are unpacked, and Parquet where this was built with it.
///
/// # Errors
/// The first fault of the file, with its line and column.
///
/// ```
/// use tazamun_record::formats::{Format, read_events};
/// let events = read_events("two.csv", b"date,country,killed\n2022-01-21,IQ,11\n2022-01,SY,\n").unwrap();
/// assert_eq!(events.format, Format::Plain);
/// assert_eq!(events.incidents[0].facts.killed.unwrap().number(), 11);
/// assert_eq!(events.incidents[1].facts.when.days(), 31);
/// ```
pub fn read_events(name: &str, bytes: &[u8]) -> Result<Events, FormatError> {
    read_events_with(name, bytes, &Reading::default())
}

/// Reads a file of events as `how` says: as a format that is known already, or passing over rows at fault.
///
/// # Errors
/// The first fault of the file; in a lenient reading, one of the whole file only.
pub fn read_events_with(name: &str, bytes: &[u8], how: &Reading) -> Result<Events, FormatError> {
    read(name, bytes, How { reading: how, sink: None })
}

/// The same, handing each incident to `each` as it is read, in the order of the file and without keeping any: a file of
/// millions of events is read in little more memory than its bytes take. [`Events::incidents`] is empty.
///
/// What was handed on before a fault was met stays handed on.
///
/// # Errors
/// As [`read_events_with`].
pub fn each_event(
    name: &str,
    bytes: &[u8],
    how: &Reading,
    each: &mut dyn FnMut(Incident),
) -> Result<Events, FormatError> {
    let each = RefCell::new(each);
    let sink = |incident| (each.borrow_mut())(incident);
    read(name, bytes, How { reading: how, sink: Some(&sink) })
}

fn read(name: &str, bytes: &[u8], how: How<'_>) -> Result<Events, FormatError> {
    other_files::refuse_table(name, bytes)?;
    let unpacked = decode::unpack(name, bytes)?;
    let text = decode::text(name, &unpacked, how.reading.encoding.as_deref())?;
    let asked = how.reading.format;
    match (asked, known::by_text(&text)) {
        (Some(Format::JsonLines), _) | (None, Some(Beginning::Format(Format::JsonLines))) => {
            json_lines::read(name, &text, how)
        }
        (Some(Format::GeoJson), _) | (None, Some(Beginning::Format(Format::GeoJson))) => {
            geojson::read(name, &text, how)
        }
        (_, Some(Beginning::Rows)) => services::read(name, &text, how),
        (Some(_), Some(Beginning::Format(Format::JsonLines))) => services::read(name, &text, how),
        (Some(Format::Gdelt), _) | (None, Some(Beginning::Format(Format::Gdelt)))
            if !gdelt::has_header(&text) =>
        {
            gdelt::read(&Table::without_header(name, &text, gdelt::columns(&text)), how)
        }
        _ if text.trim_start().starts_with('<') => {
            Err(FormatError::whole(name, Problem::Markup(feed::root(text.trim_start()).unwrap_or_default())))
        }
        _ => {
            let headless = |row: &csv::StringRecord| {
                let is_ucdp = ucdp::is_row(row).then_some(ucdp::COLUMNS);
                is_ucdp.or_else(|| gdelt::is_row(row).then_some(gdelt::COLUMNS))
            };
            let table = Table::read(name, &text, headless)?;
            of_table(&table, asked.unwrap_or_else(|| known::by_columns(&table)), how)
        }
    }
}

/// Reads a table as one of this format.
fn of_table(table: &Table<'_>, format: Format, how: How<'_>) -> Result<Events, FormatError> {
    match format {
        Format::UcdpGed => ucdp::read(table, how),
        Format::Acled => acled::read(table, how),
        Format::Gtd => gtd::read(table, how),
        Format::Gdelt => gdelt::read(table, how),
        Format::Polecat => polecat::read(table, how),
        _ => plain::read(table, how),
    }
}

/// Keeps all cells of a row that the incident's fields do not give back word for word, by the names of their columns;
/// those of the format itself as the format spells them.
fn keep_extra(
    incident: &mut Incident,
    row: &table::Row<'_>,
    form: &write::TableForm,
    told: impl Fn(&Incident, &str) -> Option<String>,
) {
    let own = |name: &'_ str| form.columns.iter().find(|c| c.eq_ignore_ascii_case(name)).copied();
    let cells = row.cells().map(|(_, name, text)| (own(name).unwrap_or(name), text));
    let kept = cells.filter(|(name, text)| told(incident, name).as_deref() != Some(*text));
    let kept = kept.map(|(name, text)| (name.strip_prefix(write::FOREIGN).unwrap_or(name), text));
    // Collected, the map is built from the sorted cells at once, with full nodes.
    let mut kept: BTreeMap<String, String> =
        kept.map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    incident.extra.append(&mut kept);
}
