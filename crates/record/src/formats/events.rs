//! Rows → incidents with unique ids, with what had to be mended or passed over on the way.

use super::{
    Format, FormatError, Problem,
    table::{Row, Table},
};
use crate::Incident;
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    hash::{DefaultHasher, Hash, Hasher as _},
    panic::resume_unwind,
    thread,
};

/// Fewer rows than these are not worth a thread of their own.
const ROWS_WORTH_A_THREAD: usize = 1_000;

/// Rows that a thread reads before they are handed on.
const ROWS_AT_A_TIME: usize = 8_192;

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

/// How a file is read, and who takes each incident.
#[derive(Clone, Copy)]
pub(super) struct How<'s> {
    pub(super) reading: &'s Reading,
    /// Takes each incident as it is read; without one they are kept.
    pub(super) sink: Option<&'s dyn Fn(Incident)>,
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
    sink: Option<&'a dyn Fn(Incident)>,
    /// For each id, the line and the place of its incident.
    taken: HashMap<String, (u64, usize)>,
    /// For each id of an incident that was handed on, by its hash: the line, and a hash of all that the incident says. Two of
    /// five million ids have one hash with a chance of one in a million.
    passed: HashMap<u64, (u32, u32)>,
    /// For each content that an id was made of, how many have it.
    made: HashMap<u64, u32>,
    /// Whether the incident that comes next bears an id that was made for it and that no other has.
    fresh: bool,
    incidents: Vec<Incident>,
    left_out: Vec<FormatError>,
    pub(super) warnings: Warnings,
}

impl<'a> Collector<'a> {
    pub(super) fn new(file: &'a str, how: How<'a>, room: usize) -> Self {
        let room = if how.sink.is_some() { 0 } else { room };
        Collector {
            file,
            lenient: how.reading.lenient,
            sink: how.sink,
            taken: HashMap::with_capacity(room),
            passed: HashMap::new(),
            made: HashMap::new(),
            fresh: false,
            incidents: Vec::with_capacity(room),
            left_out: Vec::new(),
            warnings: Warnings::default(),
        }
    }

    /// Takes what was made of a line: an incident, or a fault that a lenient reading passes over. The same incident
    /// again is counted and passed over.
    pub(super) fn take(&mut self, line: u64, read: Result<Incident, FormatError>) -> Result<(), FormatError> {
        let fresh = std::mem::take(&mut self.fresh);
        let found = match read {
            Ok(incident) => match self.before(&incident, fresh) {
                None => {
                    self.hand_on(line, incident, fresh);
                    return Ok(());
                }
                Some((_, true)) => {
                    self.warnings.add(AGAIN, line);
                    return Ok(());
                }
                Some((first, false)) => {
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

    /// The line in which this id stood before, and whether with the same incident.
    fn before(&self, incident: &Incident, fresh: bool) -> Option<(u64, bool)> {
        if self.sink.is_none() {
            let &(line, before) = self.taken.get(&incident.id)?;
            return Some((line, self.incidents[before] == *incident));
        }
        let &(line, said) = self.passed.get(&hash_of(&incident.id)).filter(|_| !fresh)?;
        Some((line.into(), said == all_of(incident)))
    }

    fn hand_on(&mut self, line: u64, incident: Incident, fresh: bool) {
        let Some(sink) = self.sink else {
            self.taken.insert(incident.id.clone(), (line, self.incidents.len()));
            self.incidents.push(incident);
            return;
        };
        if !fresh {
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            self.passed.insert(hash_of(&incident.id), (line, all_of(&incident)));
        }
        sink(incident);
    }

    fn is_taken(&self, id: &str) -> bool {
        self.taken.contains_key(id) || self.passed.contains_key(&hash_of(&id))
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
        if filled > 1 && self.made.contains_key(&hash) {
            self.warnings.add(ALIKE, line);
        }
        loop {
            let count = self.made.entry(hash).or_insert(0);
            *count += 1;
            let numbered = if *count == 1 { id.clone() } else { format!("{id}-{count}") };
            if !self.is_taken(&numbered) {
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
            self.fresh = true;
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
    how: How<'_>,
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
    how: How<'_>,
    read: impl Fn(&Row<'_>, &mut Warnings) -> Result<Incident, FormatError> + Sync,
) -> Result<Events, FormatError> {
    let tags = usize::from(table.rows().next().is_some_and(|row| row.as_ref().is_ok_and(is_tags)));
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
    let mut collector = Collector::new(table.file, how, table.len());
    let mut left = table.rows().skip(tags);
    let mut any = false;
    loop {
        // So many at a time: all rows of a large file would not fit into memory.
        let rows: Vec<_> = left.by_ref().take(cores * ROWS_AT_A_TIME).collect();
        if rows.is_empty() {
            break;
        }
        any = true;
        let share = rows.len().div_ceil(cores).max(ROWS_WORTH_A_THREAD);
        let parts: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = rows.chunks(share).map(|rows| scope.spawn(|| read_all(rows))).collect();
            let joined = threads.into_iter().map(|t| t.join().unwrap_or_else(|panic| resume_unwind(panic)));
            joined.collect()
        });
        let mut of_rows = rows.iter();
        for (incidents, warnings) in parts {
            collector.warnings.append(warnings);
            for ((line, incident), row) in incidents.into_iter().zip(of_rows.by_ref()) {
                let named = |incident| match row {
                    Ok(row) => collector.named(incident, row),
                    Err(_) => incident,
                };
                let incident = incident.map(named);
                collector.take(line, incident)?;
            }
        }
    }
    if !any {
        return Err(FormatError::whole(table.file, Problem::NoRows));
    }
    Ok(collector.events(format, &table.columns))
}

fn hash_of(id: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// A hash of all that an incident says: alike in two incidents that are alike in everything.
fn all_of(incident: &Incident) -> u32 {
    let Incident { id, facts, reports, rows, told: _, sources, note, extra } = incident;
    let place = &facts.place;
    let point = place.point().map(|p| (p.lat().to_bits(), p.lon().to_bits()));
    let hashed = (
        (id, reports, rows, sources, note, extra),
        (facts.what, facts.when, place.country(), place.adm1(), place.name(), point, place.prec()),
        (&facts.actor1, &facts.actor2, facts.killed, facts.wounded, facts.casualties),
        (&facts.actor_source, facts.status, &facts.claimed_by, facts.background, facts.aggregate),
    );
    // Half of the bits are enough to tell two rows of one id apart.
    (hash_of(&hashed) >> 32) as u32
}

/// Whether a row holds hashtags of the Humanitarian Exchange Language and nothing else.
fn is_tags(row: &Row<'_>) -> bool {
    let mut cells = row.cells().peekable();
    cells.peek().is_some() && cells.all(|(_, _, text)| text.starts_with('#'))
}
