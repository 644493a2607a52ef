//! Rows → incidents with unique ids, with what had to be mended or passed over on the way.

use super::{
    Format, FormatError, Problem,
    table::{Row, Table},
};
use crate::Incident;
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    panic::resume_unwind,
    thread,
};

/// Fewer rows than these are not worth a thread of their own.
const ROWS_WORTH_A_THREAD: usize = 1_000;

/// How to read a file of events.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its format, where it is known; it is recognised otherwise.
    pub format: Option<Format>,
    /// The encoding of its text, by its label (`windows-1256`), where it is not UTF-8.
    pub encoding: Option<String>,
    /// Passes over rows at fault and counts them, instead of refusing the file.
    pub lenient: bool,
}

/// What a file of events holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Events {
    /// The incidents in the order of the file; no two have one id.
    pub incidents: Vec<Incident>,
    /// What the file was taken for.
    pub format: Format,
    /// The header of a table; empty for other formats.
    pub columns: Vec<String>,
    /// The rows that were passed over, each with its fault (lenient readings alone).
    pub left_out: Vec<FormatError>,
    /// What was read only after mending.
    pub warnings: Vec<Warning>,
}

/// A kind of mending that some rows needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What was mended and how, as a clause.
    pub what: String,
    /// In how many rows.
    pub count: usize,
    /// The first of them, by its line in the file.
    pub first_line: u64,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.count {
            1 => write!(f, "line {}: {}", self.first_line, self.what),
            n => write!(f, "{n} rows from line {} on: {}", self.first_line, self.what),
        }
    }
}

/// Counts what is mended while a file is read.
#[derive(Debug, Default)]
pub(super) struct Warnings(BTreeMap<&'static str, (usize, u64)>);

impl Warnings {
    pub(super) fn add(&mut self, what: &'static str, line: u64) {
        self.0.entry(what).or_insert((0, line)).0 += 1;
    }

    /// Counts also what was mended further down the file.
    fn append(&mut self, later: Self) {
        for (what, (count, first_line)) in later.0 {
            self.0.entry(what).or_insert((0, first_line)).0 += count;
        }
    }

    fn list(self) -> Vec<Warning> {
        let one =
            |(what, (count, first_line)): (&str, _)| Warning { what: what.to_owned(), count, first_line };
        self.0.into_iter().map(one).collect()
    }
}

const AGAIN: &str = "the same event again, under the same id and alike in everything; counted once";
const ALIKE: &str = "without an id, and alike in every cell to an earlier row; both are kept as events";
const RUINED_ID: &str =
    "a spreadsheet has ruined the id (1.97E+11 for a long number); one made of the row stands for it";

/// Whether an id is a long number as a spreadsheet shows it: most of its digits are gone.
fn is_ruined(id: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    id.split_once(['E', 'e']).is_some_and(|(number, power)| {
        let (whole, rest) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        whole.len() == 1
            && digits(whole)
            && digits(rest)
            && power.len() == 3
            && power.starts_with('+')
            && digits(&power[1..])
    })
}

/// Puts the incidents of a file together, whatever it is read from.
pub(super) struct Collector<'a> {
    file: &'a str,
    lenient: bool,
    /// For each id, the line and the place of its incident.
    taken: HashMap<String, (u64, usize)>,
    /// For each id that was made of content, how many have that content.
    made: HashMap<String, u64>,
    incidents: Vec<Incident>,
    left_out: Vec<FormatError>,
    pub(super) warnings: Warnings,
}

impl<'a> Collector<'a> {
    pub(super) fn new(file: &'a str, how: &Reading, room: usize) -> Self {
        Collector {
            file,
            lenient: how.lenient,
            taken: HashMap::with_capacity(room),
            made: HashMap::new(),
            incidents: Vec::with_capacity(room),
            left_out: Vec::new(),
            warnings: Warnings::default(),
        }
    }

    /// Takes what was made of a line: an incident, or a fault that a lenient reading passes over. The same incident
    /// again is counted and passed over.
    pub(super) fn take(&mut self, line: u64, read: Result<Incident, FormatError>) -> Result<(), FormatError> {
        let found = match read {
            Ok(incident) => match self.taken.get(&incident.id) {
                None => {
                    self.taken.insert(incident.id.clone(), (line, self.incidents.len()));
                    self.incidents.push(incident);
                    return Ok(());
                }
                Some(&(_, before)) if self.incidents[before] == incident => {
                    self.warnings.add(AGAIN, line);
                    return Ok(());
                }
                Some(&(first, _)) => {
                    FormatError::at(self.file, line, Problem::DuplicateId { id: incident.id, first })
                }
            },
            Err(fault) => fault,
        };
        if !self.lenient {
            return Err(found);
        }
        self.left_out.push(found);
        Ok(())
    }

    /// A name for an event that has none, from its content (FNV-1a, 64 bits), so that it is the same in every reading;
    /// each cell comes with the number of its column.
    pub(super) fn made_id<'c>(&mut self, cells: impl Iterator<Item = (usize, &'c str)>, line: u64) -> String {
        let (mut hash, mut filled) = (0xcbf2_9ce4_8422_2325_u64, 0);
        for (column, text) in cells {
            filled += 1;
            for byte in text.bytes().chain((column as u64).to_le_bytes()) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        let id = format!("row-{hash:016x}");
        // Two rows of the same content are two events as far as the file says; in a bare list of days it goes without
        // saying.
        if filled > 1 && self.made.contains_key(&id) {
            self.warnings.add(ALIKE, line);
        }
        loop {
            let count = self.made.entry(id.clone()).or_insert(0);
            *count += 1;
            let numbered = if *count == 1 { id.clone() } else { format!("{id}-{count}") };
            if !self.taken.contains_key(&numbered) {
                return numbered;
            }
        }
    }

    /// The incident of a row, with a name made of the row where it has none, or none that a spreadsheet has left whole.
    pub(super) fn named(&mut self, mut incident: Incident, row: &Row<'_>) -> Incident {
        let ruined = is_ruined(&incident.id);
        if ruined {
            self.warnings.add(RUINED_ID, row.line);
        }
        if ruined || incident.id.is_empty() {
            incident.id = self.made_id(row.cells().map(|(column, _, text)| (column, text)), row.line);
        }
        incident
    }

    /// Everything that was read.
    pub(super) fn events(self, format: Format, columns: &[String]) -> Events {
        Events {
            incidents: self.incidents,
            format,
            columns: columns.to_vec(),
            left_out: self.left_out,
            warnings: self.warnings.list(),
        }
    }
}

/// Reads every row of a table by `read`, which gives nothing for a row that tells no incident; HDX's second header row
/// of `#tags` is passed over.
pub(super) fn from_table(
    table: &Table<'_>,
    format: Format,
    how: &Reading,
    mut read: impl FnMut(&Row<'_>, &mut Collector<'_>) -> Result<Option<Incident>, FormatError>,
) -> Result<Events, FormatError> {
    let mut collector = Collector::new(table.file, how, table.len());
    let mut rows = 0;
    for (number, row) in table.rows().enumerate() {
        if number == 0 && row.as_ref().is_ok_and(is_tags) {
            continue;
        }
        rows += 1;
        let line = row.as_ref().map_or_else(|fault| fault.line.unwrap_or(0), |row| row.line);
        let read = row.and_then(|row| {
            let incident = read(&row, &mut collector)?;
            Ok(incident.map(|incident| collector.named(incident, &row)))
        });
        if let Some(read) = read.transpose() {
            collector.take(line, read)?;
        }
    }
    if rows == 0 {
        return Err(FormatError::whole(table.file, Problem::NoRows));
    }
    Ok(collector.events(format, &table.columns))
}

/// As [`from_table`], for formats whose rows are each read by itself: on all cores, with the same result.
pub(super) fn from_rows_apart(
    table: &Table<'_>,
    format: Format,
    how: &Reading,
    read: impl Fn(&Row<'_>, &mut Warnings) -> Result<Incident, FormatError> + Sync,
) -> Result<Events, FormatError> {
    let tags = usize::from(table.rows().next().is_some_and(|row| row.as_ref().is_ok_and(is_tags)));
    let rows: Vec<_> = table.rows().skip(tags).collect();
    if rows.is_empty() {
        return Err(FormatError::whole(table.file, Problem::NoRows));
    }
    let read_all = |rows: &[Result<Row<'_>, FormatError>]| {
        let mut warnings = Warnings::default();
        let one = |row: &Result<Row<'_>, FormatError>| match row {
            Ok(row) => (row.line, read(row, &mut warnings)),
            Err(fault) => (fault.line.unwrap_or(0), Err(fault.clone())),
        };
        let incidents: Vec<_> = rows.iter().map(one).collect();
        (incidents, warnings)
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = rows.len().div_ceil(cores).max(ROWS_WORTH_A_THREAD);
    let parts: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = rows.chunks(share).map(|rows| scope.spawn(|| read_all(rows))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    let mut collector = Collector::new(table.file, how, rows.len());
    let mut left = rows.iter();
    for (incidents, warnings) in parts {
        collector.warnings.append(warnings);
        for ((line, incident), row) in incidents.into_iter().zip(left.by_ref()) {
            let named = |incident| match row {
                Ok(row) => collector.named(incident, row),
                Err(_) => incident,
            };
            let incident = incident.map(named);
            collector.take(line, incident)?;
        }
    }
    Ok(collector.events(format, &table.columns))
}

/// Whether a row holds hashtags of the Humanitarian Exchange Language and nothing else.
fn is_tags(row: &Row<'_>) -> bool {
    let mut cells = row.cells().peekable();
    cells.peek().is_some() && cells.all(|(_, _, text)| text.starts_with('#'))
}
