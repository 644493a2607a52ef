//! What is wrong with a file, where, and what to do about it.

use std::fmt;

/// A fault in a file, with the place where it was met: the whole message for whoever gave the file.
///
/// ```
/// use tazamun_record::formats::read_events;
/// let error = read_events("mine.csv", b"date,country\n2022-02-30,IQ\n").unwrap_err();
/// assert_eq!(error.line, Some(2));
/// assert!(error.to_string().starts_with("mine.csv, line 2, column 'date': '2022-02-30' is no day"));
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}: {problem}", place(file, *line, column.as_deref()))]
pub struct FormatError {
    /// The name of the file, as it was given.
    pub file: String,
    /// The line, from 1; `None` where the whole file is meant.
    pub line: Option<u64>,
    /// The column of a table, by the name in its header.
    pub column: Option<String>,
    /// What is wrong there.
    pub problem: Problem,
}

fn place(file: &str, line: Option<u64>, column: Option<&str>) -> String {
    let line = line.map_or_else(String::new, |n| format!(", line {n}"));
    let column = column.map_or_else(String::new, |c| format!(", column '{}'", short(c)));
    format!("{file}{line}{column}")
}

/// The beginning of a name that goes on and on.
fn short(name: &str) -> String {
    let mut begin: String = name.chars().take(LONGEST_NAME).collect();
    if begin.len() < name.len() {
        begin.push('…');
    }
    begin
}

/// Letters of a column's name that are told.
const LONGEST_NAME: usize = 80;

/// Columns of a table that are told.
const MOST_COLUMNS: usize = 20;

fn first_columns(columns: &[String]) -> String {
    let told: Vec<String> = columns.iter().take(MOST_COLUMNS).map(|c| short(c)).collect();
    let more = columns.len().saturating_sub(MOST_COLUMNS);
    told.join(", ") + &if more > 0 { format!(" and {more} more") } else { String::new() }
}

impl FormatError {
    /// A fault of the whole file.
    pub(super) fn whole(file: &str, problem: Problem) -> Self {
        FormatError { file: file.to_owned(), line: None, column: None, problem }
    }

    /// A fault in one line.
    pub(super) fn at(file: &str, line: u64, problem: Problem) -> Self {
        FormatError { file: file.to_owned(), line: Some(line), column: None, problem }
    }
}

/// What can be wrong with a file; the text says what to do.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Problem {
    /// Nothing but white space.
    Empty,
    /// The system refuses to read on, or what is compressed cannot be unpacked.
    Unreadable(String),
    /// Compressed, but not to be unpacked.
    Gzip(String),
    /// A ZIP archive that no table can be taken out of; an Excel workbook is one too.
    Zip(String),
    /// A workbook of Excel's or another spreadsheet's.
    Workbook,
    /// An archive with several tables, by their names.
    SeveralTables(Vec<String>),
    /// A Parquet file that no table can be taken out of or put into.
    Parquet(String),
    /// Parquet is asked for, and this was built without it.
    NoParquet,
    /// Unpacks to more than this reader takes.
    TooLarge(u64),
    /// Bytes that are no UTF-8, first at this byte (from 0).
    NotUtf8(usize),
    /// Bytes that do not fit the encoding that was named.
    OtherEncoding(&'static str),
    /// No encoding of this name.
    NoSuchEncoding(String),
    /// Bytes that belong to binary files.
    Binary(usize),
    /// Neither its name nor its content says what it is.
    UnknownFormat,
    /// The name of a format that there is not.
    NoSuchFormat(String),
    /// A table without a column that says when.
    NoDateColumn(Vec<String>),
    /// A table without a column that its format needs.
    NoColumn(&'static str),
    /// Two columns of one name.
    TwoColumns,
    /// A row with more or fewer fields than the header.
    Fields {
        /// Fields in the row.
        found: usize,
        /// Fields in the header.
        expected: usize,
    },
    /// A quotation mark that is never closed.
    OpenQuote,
    /// Text behind the quotation mark that closes a field.
    BehindQuote {
        /// The line in which it stands.
        line: u64,
    },
    /// A cell over several lines, one of which is a row by itself.
    Swallowed {
        /// The line in which the cell ends.
        line: u64,
    },
    /// An empty cell where a value is needed.
    Missing,
    /// No day of the calendar.
    Date(String),
    /// A day like 1/2/2022, whose order nothing in the file tells.
    DateOrder(String),
    /// No number of the kind needed.
    Number {
        /// What stands there.
        found: String,
        /// What is needed.
        needed: &'static str,
    },
    /// A count like 1.000, which may be one or a thousand.
    Thousand(String),
    /// NA as a country, in a file where NA stands in empty cells.
    Namibia,
    /// A value that the vocabulary refuses: its own sentence says why.
    Value(String),
    /// Latitude and longitude of another country, and of this one when they are swapped.
    Swapped {
        /// The latitude given.
        lat: f64,
        /// The longitude given.
        lon: f64,
        /// The country given.
        country: String,
    },
    /// The same id twice; the line of the first.
    DuplicateId {
        /// The id.
        id: String,
        /// The line of the first.
        first: u64,
    },
    /// No JSON, or JSON of another shape.
    Json(String),
    /// An article of which nothing says when it was published.
    NoPublished,
    /// A day on which no newspaper came out.
    NoNewspaper(String),
    /// A year of the Hijri calendar where a day of our era is due.
    Hijri(String),
    /// A day as a spreadsheet counts it.
    SerialDay(String),
    /// A day in numbers with a year of two digits, whose order nothing tells.
    ShortYear(String),
    /// A feed that cannot be read.
    Feed(String),
    /// A document of JSON that holds no articles.
    Document(String),
    /// XML of a kind that is not read, by the name of its root.
    OtherXml(String),
    /// A kind of file that holds no text.
    NoArticle {
        /// What it is.
        what: &'static str,
        /// What to do.
        instead: &'static str,
    },
    /// An answer of a service in JSON that cannot be read.
    Answer(String),
    /// A service that refused, in its own words.
    Refused(String),
    /// A service that answered with no event.
    NoEvents,
    /// A web page or a document of XML instead of events, by the name of its root.
    Markup(String),
    /// A web page in which no text of an article was found.
    NoText(String),
    /// A file of a table kind that holds a header and nothing else.
    NoRows,
    /// A file that was written and cannot be read again.
    NotReadBack(String),
}

/// A message is no longer than this, in characters: what a file holds may be of any length.
const LONGEST: usize = 700;

/// Letters of a message's end that are kept where it is cut, since what to do stands there.
const END: usize = 250;

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = Whole(self).to_string();
        let length = whole.chars().count();
        if length <= LONGEST {
            return f.write_str(&whole);
        }
        let begin: String = whole.chars().take(LONGEST - END).collect();
        let end: String = whole.chars().skip(length - END).collect();
        write!(f, "{begin} … {end}")
    }
}

/// A message at its full length.
struct Whole<'a>(&'a Problem);

impl fmt::Display for Whole<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Problem::Empty => write!(f, "the file is empty; was the download or the export cut short?"),
            Problem::Unreadable(why) => {
                write!(f, "the file cannot be read to its end ({why}); check the disk, or download it again")
            }
            Problem::Gzip(why) => {
                write!(f, "the file is compressed, but cannot be unpacked ({why}); download it again")
            }
            Problem::Zip(why) => write!(
                f,
                "no table can be taken out of this archive ({why}); download it again, or unpack it and give the \
                 table itself (an Excel workbook has to be saved as 'CSV UTF-8' first)"
            ),
            Problem::Workbook => write!(
                f,
                "this is an Excel workbook, or another spreadsheet's; save the sheet as 'CSV UTF-8' and give \
                 that file"
            ),
            Problem::SeveralTables(names) => write!(
                f,
                "the archive holds {} tables ({}); unpack it and give the one that is meant",
                names.len(),
                names.join(", ")
            ),
            Problem::Parquet(why) => write!(f, "the Parquet table cannot be read or written ({why})"),
            Problem::NoParquet => write!(
                f,
                "Parquet is not built in: install with 'cargo install --path crates/tazamun --features parquet', or \
                 use CSV"
            ),
            Problem::TooLarge(limit) => {
                write!(f, "the file unpacks to more than {} MiB; split it by year or country", limit >> 20)
            }
            Problem::NotUtf8(byte) => write!(
                f,
                "byte {byte} is not UTF-8; save the file as UTF-8 (in Excel: 'CSV UTF-8'), \
                 or say in which encoding it is: 'tazamun convert FILE --encoding windows-1256 --to csv' for events, 'tazamun \
                 read FILE --encoding windows-1256' for articles (windows-1252 for Western files)"
            ),
            Problem::OtherEncoding(name) => {
                write!(
                    f,
                    "the bytes here are not {name}; say in which encoding the file is, or save it as UTF-8"
                )
            }
            Problem::NoSuchEncoding(label) => {
                write!(
                    f,
                    "there is no encoding '{label}'; name one such as utf-8, windows-1256 or windows-1252"
                )
            }
            Problem::Binary(byte) => write!(
                f,
                "byte {byte} is a zero, as in a binary file; give a text file (a spreadsheet has to be saved as \
                 'CSV UTF-8' first)"
            ),
            Problem::UnknownFormat => write!(
                f,
                "this is neither a table with a header, nor JSON Lines, nor another format that is read here; \
                 name its format, or bring it into a CSV with a column 'date'"
            ),
            Problem::NoSuchFormat(name) => write!(f, "there is no format '{name}'; use one of {}", formats()),
            Problem::NoDateColumn(columns) => write!(
                f,
                "the table has no column 'date' and no columns 'date_start' and 'date_end' (its columns: {}); \
                 name the column that says when so, with days as YYYY-MM-DD",
                first_columns(columns)
            ),
            Problem::NoColumn(name) => {
                write!(
                    f,
                    "the table has no column '{name}', which its format needs; export it again with all columns"
                )
            }
            Problem::TwoColumns => {
                write!(f, "two columns have this name; give each column a name of its own")
            }
            Problem::Fields { found, expected } => write!(
                f,
                "the row has {found} fields and the header has {expected}; put text that holds a comma or a line \
                 break into double quotes, and see whether the file was cut short"
            ),
            Problem::OpenQuote => write!(
                f,
                "a double quote is opened here and never closed, so that the rest of the file would be one field; \
                 close it, or write a quote inside of a field twice (\"\")"
            ),
            Problem::BehindQuote { line } => write!(
                f,
                "a double quote opens this field, and text stands behind the quote that closes it in line {line}; \
                 write a quote inside of a field twice (\"\"), and put the whole field into quotes"
            ),
            Problem::Swallowed { line } => write!(
                f,
                "a double quote is opened here and closed in line {line}, so that whole rows would be part of one \
                 field; close it, or write a quote inside of a field twice (\"\")"
            ),
            Problem::Missing => write!(f, "the cell is empty, but every row needs a value here"),
            Problem::Date(found) => write!(
                f,
                "'{found}' is no day of the calendar; write the day as YYYY-MM-DD, as in 2022-01-21"
            ),
            Problem::DateOrder(found) => write!(
                f,
                "'{found}' may be day/month or month/day, and no date in this column tells which; write the days as \
                 YYYY-MM-DD"
            ),
            Problem::Number { found, needed } => {
                write!(
                    f,
                    "'{found}' is no {needed}; write digits alone, or leave the cell empty if it is unknown"
                )
            }
            Problem::Thousand(found) => write!(
                f,
                "'{found}' may be {} or {0}000; write digits alone",
                found.split_once(['.', ',']).map_or(found.as_str(), |(whole, _)| whole)
            ),
            Problem::Namibia => write!(
                f,
                "'NA' may be Namibia, or the empty cell that it is elsewhere in this file; write NAM for Namibia, or \
                 leave the cell empty"
            ),
            Problem::Value(sentence) => write!(f, "{sentence}"),
            Problem::Swapped { lat, lon, country } => write!(
                f,
                "latitude {lat} and longitude {lon} lie far outside of {country}, and inside when they are swapped; \
                 swap the two columns"
            ),
            Problem::DuplicateId { id, first } => write!(
                f,
                "the id '{id}' stands in line {first} already; keep one of the two rows, or give each its own id"
            ),
            Problem::Json(why) => write!(f, "{why}; each line has to hold one whole JSON object"),
            Problem::NoPublished => write!(
                f,
                "nothing says on which day the article was published, and without it 'yesterday' means nothing; \
                 give --published YYYY-MM-DD, or put a line 'published: YYYY-MM-DD' on top of the file, or the day \
                 at the beginning of its name"
            ),
            Problem::NoNewspaper(found) => write!(
                f,
                "'{found}' is no day on which an article was published; write the day as YYYY-MM-DD, or take it out and give \
                 --published YYYY-MM-DD"
            ),
            Problem::Hijri(found) => write!(
                f,
                "'{found}' has a year of the Hijri calendar; write the day of our era as YYYY-MM-DD, as in 2022-01-21"
            ),
            Problem::SerialDay(found) => write!(
                f,
                "'{found}' is a day as spreadsheets count it; show the column as dates (YYYY-MM-DD) and save it again"
            ),
            Problem::ShortYear(found) => write!(
                f,
                "'{found}' has a year of two digits, and nothing in this column tells which number it is; write the days \
                 as YYYY-MM-DD"
            ),
            Problem::Feed(why) => {
                write!(
                    f,
                    "the feed cannot be read ({why}); download it again, or save its articles as .html files"
                )
            }
            Problem::Document(why) => write!(
                f,
                "this JSON cannot be read as articles ({why}); give a list of objects with doc, published, title and text"
            ),
            Problem::OtherXml(root) => write!(
                f,
                "this is XML of another kind (<{root}>) than RSS, Atom and XHTML; save the article as a .html or .txt file"
            ),
            Problem::Answer(why) => {
                write!(f, "this JSON cannot be read to its end ({why}); download it again")
            }
            Problem::Refused(why) => write!(
                f,
                "this is no file of events but the answer of a service that gave none ({why}); check the request and the \
                 account, and ask again"
            ),
            Problem::NoEvents => write!(
                f,
                "this is the answer of a service that found no event; widen the request (its days, its countries), or leave \
                 the file out"
            ),
            Problem::Markup(root) if root == "kml" => {
                write!(f, "this is KML, which is not read here; export the map as GeoJSON or CSV")
            }
            Problem::Markup(root) => write!(
                f,
                "this is a web page or another document of markup (<{root}>), not a file of events; was the login page \
                 downloaded instead of the file?"
            ),
            Problem::NoArticle { what, instead } => {
                write!(f, "this is {what}, which is not read here; {instead}")
            }
            Problem::NoText(why) => write!(
                f,
                "no text of an article was found in this page ({why}); save the text itself as a .txt file"
            ),
            Problem::NotReadBack(why) => write!(
                f,
                "what was written cannot be read again ({why}), so that it is not kept; write another format, such as \
                 jsonl, and report this"
            ),
            Problem::NoRows => write!(f, "the file holds a header and no row; was the export cut short?"),
        }
    }
}

fn formats() -> String {
    super::Format::ALL.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
