//! The plain event table → incidents: one event a row, `date` (or `date_start`, `date_end`) the one column needed.
//!
//! | column | holds |
//! |---|---|
//! | `id` | a name of the event; made from the row's content where there is none |
//! | `date`, or `date_start` and `date_end` | days; `2015-07` is the whole month and `2015` the whole year |
//! | `date_prec` | UCDP's code; widens a single day to its week, month or year |
//! | `country`, `adm1_iso`, `place`, `latitude`, `longitude`, `where_prec` | where (codebook, "Fields") |
//! | `event_type`, `sub_event_type` | ACLED's terms |
//! | `actor1`, `actor2`, `claimed_by` | actor codes, several parted by ` \| ` |
//! | `killed_low`, `killed_best`, `killed_high`, or `killed`; `wounded…` | tolls; a single number is exact |
//! | `fatalities`, `deaths`, `dead`; `injured`, `injuries` | the same, where every filled cell is a number |
//! | `casualties`, `actor_source`, `status`, `background`, `aggregate`, `note` | as in the codebook |
//! | `source_url`, `source_date`, `source_name` | several parted by ` \| ` |
//!
//! All other columns are kept as text in `extra`.

use super::{
    Events, Format, FormatError, How, Problem, cell,
    cell::DateOrder,
    coordinates, crosswalk,
    events::{Warnings, from_table},
    table::{self, Row, Table},
    ucdp,
    write::{FOREIGN, TableForm},
};
use crate::{Actor, Country, Facts, Incident, Interval, Place, Source, Status, Toll, What, table::rows};
use std::{collections::HashMap, sync::LazyLock};

const TOLL_AS_TEXT: &str =
    "a column of killed or wounded holds cells that are no numbers; kept as text, and no toll";

const NO_COUNTRY: &str =
    "the country is none by a name or an ISO 3166-1 code that is known here; kept as text, and no country";

/// What people call the columns, beside their names.
static OTHER_NAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let all = rows(include_str!("../../data/columns.tsv"));
    all.filter_map(|(_, f)| Some((*f.first()?, f.get(1)?.split(" | ").collect()))).collect()
});

/// Instead of a value that one of several sources lacks.
const NONE: &str = "-";

/// Between several values in one cell.
const BETWEEN: char = '|';

/// Low, best and high of one toll.
struct TollColumns {
    low: Option<usize>,
    best: Option<usize>,
    high: Option<usize>,
}

pub(super) struct Columns {
    id: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    date_prec: Option<usize>,
    country: Option<usize>,
    adm1: Option<usize>,
    place: Option<usize>,
    latitude: Option<usize>,
    longitude: Option<usize>,
    where_prec: Option<usize>,
    event_type: Option<usize>,
    sub_event_type: Option<usize>,
    actor1: Option<usize>,
    actor2: Option<usize>,
    killed: TollColumns,
    wounded: TollColumns,
    casualties: Option<usize>,
    actor_source: Option<usize>,
    status: Option<usize>,
    claimed_by: Option<usize>,
    background: Option<usize>,
    aggregate: Option<usize>,
    source_url: Option<usize>,
    source_date: Option<usize>,
    source_name: Option<usize>,
    note: Option<usize>,
    order: DateOrder,
    /// Whether a column that counts people by its name is kept as text, and there is no other that does.
    toll_as_text: bool,
    /// Whether NA in the column of countries is Namibia, and not R's empty cell.
    namibia: bool,
}

impl Columns {
    pub(super) fn of(table: &Table<'_>) -> Result<Self, FormatError> {
        let other_names = |name: &str| OTHER_NAMES.get(name).map(Vec::as_slice).unwrap_or_default();
        let column = |names: &[&str]| {
            let others = || names.iter().find_map(|name| table.column(other_names(name)));
            table.column(names).or_else(others)
        };
        let start = column(&["date_start", "start_date", "date", "event_date"]);
        if start.is_none() {
            return Err(table.in_header(Problem::NoDateColumn(table.columns.clone())));
        }
        let end = column(&["date_end", "end_date"]);
        let toll = |low, best: &[&str], high, others: &[&str]| TollColumns {
            low: column(&[low]),
            best: table.column(best).or_else(|| {
                best.iter()
                    .chain(others)
                    .find_map(|name| table.column(&[name]).or_else(|| table.column(other_names(name))))
                    .filter(|other| table.holds_counts(*other))
            }),
            high: column(&[high]),
        };
        let mut columns = Columns {
            id: column(&["id", "event_id"]),
            start,
            end,
            date_prec: column(&["date_prec"]),
            country: column(&["country"]),
            adm1: column(&["adm1_iso", "adm1"]),
            place: column(&["place", "location"]),
            latitude: column(&["latitude", "lat"]),
            longitude: column(&["longitude", "lon", "lng", "long"]),
            where_prec: column(&["where_prec"]),
            event_type: column(&["event_type"]),
            sub_event_type: column(&["sub_event_type"]),
            actor1: column(&["actor1"]),
            actor2: column(&["actor2"]),
            killed: toll("killed_low", &["killed_best", "killed"], "killed_high", KILLED_TOO),
            wounded: toll("wounded_low", &["wounded_best", "wounded"], "wounded_high", WOUNDED_TOO),
            casualties: column(&["casualties"]),
            actor_source: column(&["actor_source"]),
            status: column(&["status"]),
            claimed_by: column(&["claimed_by"]),
            background: column(&["background"]),
            aggregate: column(&["aggregate"]),
            source_url: column(&["source_url", "url"]),
            source_date: column(&["source_date"]),
            source_name: column(&["source_name", "source"]),
            note: column(&["note", "notes"]),
            order: table.date_order(&[start, end]),
            toll_as_text: false,
            namibia: true,
        };
        let left = |toll: &TollColumns, names: &[&str]| {
            let named = || table.column(names).is_some_and(|column| table.filled(column).next().is_some());
            toll.best.is_none() && named()
        };
        columns.toll_as_text = left(&columns.killed, KILLED_TOO) || left(&columns.wounded, WOUNDED_TOO);
        // A file that R wrote has NA in other columns too; our own never has.
        let written_here = table.begins_with(COLUMNS);
        let na = table.holding("NA");
        let has_na = |n: usize| Some(n) != columns.country && columns.claims(n) && na[n];
        columns.namibia = written_here || !(0..table.columns.len()).any(has_na);
        Ok(columns)
    }

    /// Whether a column is one of the fields', so that it need not be kept beside them.
    fn claims(&self, column: usize) -> bool {
        let tolls = [&self.killed, &self.wounded].into_iter().flat_map(|t| [t.low, t.best, t.high]);
        let others = [
            self.id,
            self.start,
            self.end,
            self.country,
            self.place,
            self.latitude,
            self.longitude,
            self.where_prec,
            self.event_type,
            self.sub_event_type,
            self.actor1,
            self.actor2,
            self.casualties,
            self.actor_source,
            self.status,
            self.claimed_by,
            self.background,
            self.aggregate,
            self.source_url,
            self.source_date,
            self.source_name,
            self.note,
        ];
        others.into_iter().chain(tolls).any(|c| c == Some(column))
    }

    pub(super) fn incident(&self, row: &Row<'_>) -> Result<Incident, FormatError> {
        let mut facts = Facts::new(self.what(row)?, self.when(row)?, self.place(row)?);
        facts.actor1 = actors(row, self.actor1)?;
        facts.actor2 = actors(row, self.actor2)?;
        facts.killed = toll(row, &self.killed)?;
        facts.wounded = toll(row, &self.wounded)?;
        facts.casualties = row.count(self.casualties)?;
        facts.actor_source = row.text(self.actor_source).map(str::to_owned);
        facts.status = row.read(self.status, status)?.unwrap_or_default();
        facts.claimed_by = row.value(self.claimed_by)?;
        facts.background = row.read(self.background, cell::flag)?.unwrap_or_default();
        facts.aggregate = row.read(self.aggregate, cell::flag)?.unwrap_or_default();
        let mut incident = Incident::new(row.text(self.id).unwrap_or_default(), facts);
        incident.sources = self.sources(row)?;
        incident.note = row.text(self.note).map(str::to_owned);
        for (column, name, text) in row.cells() {
            if !self.told(column, text, &incident) {
                let name = name.strip_prefix(FOREIGN).unwrap_or(name);
                incident.extra.insert(name.to_owned(), text.to_owned());
            }
        }
        Ok(incident)
    }

    /// Whether the incident's fields hold what this cell says.
    fn told(&self, column: usize, text: &str, incident: &Incident) -> bool {
        let is_none = Some(column) == self.country && self.is_no_country(text);
        (self.claims(column) && !is_none)
            || (Some(column) == self.adm1 && incident.facts.place.adm1().is_some())
    }

    /// Whether a cell of the column of countries names none.
    fn is_no_country(&self, text: &str) -> bool {
        let text = text.trim();
        !table::says_nothing(text) && country(text).is_none()
    }

    /// Counts what of a row is kept as text though its column is one of the fields'.
    pub(super) fn warn(&self, row: &Row<'_>, warnings: &mut Warnings) {
        if self.toll_as_text {
            warnings.add(TOLL_AS_TEXT, row.line);
        }
        if self.is_no_country(row.raw(self.country)) {
            warnings.add(NO_COUNTRY, row.line);
        }
    }

    fn what(&self, row: &Row<'_>) -> Result<What, FormatError> {
        let (event, sub) = (row.value(self.event_type)?, row.value(self.sub_event_type)?);
        What::new(event, sub).map_err(|e| row.refused(self.sub_event_type, e))
    }

    fn when(&self, row: &Row<'_>) -> Result<Interval, FormatError> {
        let given = row.interval(self.start, self.end, self.order)?;
        Ok(ucdp::as_wide_as(given, row.read(self.date_prec, cell::code)?.unwrap_or(1)))
    }

    fn place(&self, row: &Row<'_>) -> Result<Place, FormatError> {
        let country = match row.raw(self.country).trim() {
            "NA" if !self.namibia => return Err(row.fault(self.country, Problem::Namibia)),
            "NA" => country("NA"),
            // What is none stays among the other columns as it is.
            text => country(text),
        };
        let adm1 = row.text(self.adm1).and_then(|text| division(country, text));
        let point = coordinates::point(row, self.latitude, self.longitude, country)?;
        let prec = coordinates::prec(row, self.where_prec)?;
        let name = row.text(self.place).map(str::to_owned);
        Place::new(country, adm1, name, point, prec).map_err(|e| row.refused(self.adm1, e))
    }

    fn sources(&self, row: &Row<'_>) -> Result<Vec<Source>, FormatError> {
        let (urls, names) = (several(row.text(self.source_url)), several(row.text(self.source_name)));
        let dates = several(row.text(self.source_date));
        let of = |list: &[&'_ str], n: usize| list.get(n).filter(|v| **v != NONE).map(ToString::to_string);
        // One date for several addresses is the date of each.
        let date = |n: usize| of(&dates, if dates.len() == 1 { 0 } else { n });
        let number = urls.len().max(names.len()).max(dates.len());
        (0..number)
            .map(|n| {
                let date = date(n).map(|d| cell::day(&d, self.order)).transpose();
                Ok(Source {
                    name: of(&names, n),
                    url: of(&urls, n),
                    date: date.map_err(|problem| row.fault(self.source_date, problem))?,
                })
            })
            .collect()
    }
}

/// The values of a cell that holds several.
fn several(cell: Option<&str>) -> Vec<&str> {
    cell.map(|c| c.split(BETWEEN).map(str::trim).filter(|v| !v.is_empty()).collect()).unwrap_or_default()
}

fn actors(row: &Row<'_>, column: Option<usize>) -> Result<Vec<Actor>, FormatError> {
    let codes = several(row.text(column)).into_iter().map(str::parse);
    codes.collect::<Result<_, _>>().map_err(|e| row.refused(column, e))
}

/// A toll; where the table has no columns for its bounds, its number is exact.
fn toll(row: &Row<'_>, columns: &TollColumns) -> Result<Option<Toll>, FormatError> {
    let best = row.count(columns.best)?;
    if columns.low.is_none() && columns.high.is_none() {
        return Ok(best.map(Toll::exactly));
    }
    let (low, high) = (row.count(columns.low)?, row.count(columns.high)?);
    if (low, best, high) == (None, None, None) {
        return Ok(None);
    }
    Toll::new(low, best, high).map(Some).map_err(|e| row.refused(columns.low.or(columns.high), e))
}

fn country(text: &str) -> Option<Country> {
    crosswalk::country(text).filter(|_| !table::says_nothing(text) || text == "NA")
}

/// An ISO 3166-2 code as it stands, or the code of a name that the crosswalk knows.
fn division(country: Option<Country>, text: &str) -> Option<String> {
    let is_code = text.split_once('-').is_some_and(|(c, rest)| {
        c.parse::<Country>().is_ok()
            && (1..=3).contains(&rest.len())
            && rest.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    if is_code { Some(text.to_owned()) } else { crosswalk::division(country?, text).map(str::to_owned) }
}

fn status(text: &str) -> Result<Status, Problem> {
    let all = [Status::Occurred, Status::Claimed, Status::Disputed, Status::Foiled];
    let found = all.into_iter().find(|s| status_name(*s).eq_ignore_ascii_case(text));
    found.ok_or_else(|| {
        Problem::Value(format!("'{text}' is no status; use occurred, claimed, disputed or foiled"))
    })
}

/// Other names of columns that count the killed, and the wounded.
const KILLED_TOO: &[&str] = &["fatalities", "deaths", "dead"];
const WOUNDED_TOO: &[&str] = &["injured", "injuries"];

/// Columns that no other dataset has.
pub(super) const OURS_ALONE: &[&str] =
    &["killed_low", "killed_best", "killed_high", "wounded_best", "actor_source", "claimed_by"];

/// The columns that are written.
const COLUMNS: &[&str] = &[
    "id",
    "date_start",
    "date_end",
    "country",
    "adm1_iso",
    "place",
    "latitude",
    "longitude",
    "where_prec",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "killed_low",
    "killed_best",
    "killed_high",
    "wounded_low",
    "wounded_best",
    "wounded_high",
    "casualties",
    "actor_source",
    "status",
    "claimed_by",
    "background",
    "aggregate",
    "source_url",
    "source_date",
    "source_name",
    "note",
];

/// How a plain table is written.
pub(super) const FORM: TableForm = TableForm {
    separator: b',',
    header: true,
    columns: COLUMNS,
    open: true,
    own_first: false,
    cell,
    filler: |_, _| None,
    misread: |incident, column, text| {
        let prec = cell::code(text).unwrap_or(1);
        table::plain_name(column) == "date_prec"
            && ucdp::as_wide_as(incident.facts.when, prec) != incident.facts.when
    },
};

fn cell(incident: &Incident, column: &str) -> Option<String> {
    let (facts, place) = (&incident.facts, &incident.facts.place);
    let number =
        |toll: Option<Toll>, of: fn(&Toll) -> Option<u32>| toll.as_ref().and_then(of).map(|n| n.to_string());
    let yes = |flag: bool| flag.then(|| "true".to_owned());
    match column {
        "id" => Some(incident.id.clone()),
        "date_start" => Some(facts.when.start().to_string()),
        "date_end" => Some(facts.when.end().to_string()),
        "country" => place.country().map(|c| c.to_string()),
        "adm1_iso" => place.adm1().map(str::to_owned),
        "place" => place.name().map(str::to_owned),
        "latitude" => place.point().map(|p| p.lat().to_string()),
        "longitude" => place.point().map(|p| p.lon().to_string()),
        "where_prec" => place.prec().map(|p| i64::from(p).to_string()),
        "event_type" => facts.what.event_type().map(|t| t.to_string()),
        "sub_event_type" => facts.what.sub_event_type().map(|t| t.to_string()),
        "actor1" => joined(facts.actor1.iter().map(Actor::code)),
        "actor2" => joined(facts.actor2.iter().map(Actor::code)),
        "killed_low" => number(facts.killed, Toll::low),
        "killed_best" => number(facts.killed, Toll::best),
        "killed_high" => number(facts.killed, Toll::high),
        "wounded_low" => number(facts.wounded, Toll::low),
        "wounded_best" => number(facts.wounded, Toll::best),
        "wounded_high" => number(facts.wounded, Toll::high),
        "casualties" => facts.casualties.map(|n| n.to_string()),
        "actor_source" => facts.actor_source.clone(),
        "status" => Some(status_name(facts.status).to_owned()),
        "claimed_by" => facts.claimed_by.as_ref().map(|a| a.code().to_owned()),
        "background" => yes(facts.background),
        "aggregate" => yes(facts.aggregate),
        "source_url" => listed(incident.sources.iter().map(|s| s.url.clone())),
        "source_name" => listed(incident.sources.iter().map(|s| s.name.clone())),
        "source_date" => listed(incident.sources.iter().map(|s| s.date.map(|d| d.to_string()))),
        "note" => incident.note.clone(),
        _ => None,
    }
}

/// One value of each source in one cell; nothing where all are missing.
fn listed(values: impl Iterator<Item = Option<String>>) -> Option<String> {
    let values: Vec<Option<String>> = values.collect();
    values.iter().any(Option::is_some).then_some(())?;
    joined(values.iter().map(|value| value.as_deref().unwrap_or(NONE)))
}

/// Several values in one cell.
fn joined<'a>(values: impl Iterator<Item = &'a str>) -> Option<String> {
    let values: Vec<&str> = values.collect();
    Some(values.join(" | ")).filter(|cell| !cell.is_empty())
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Occurred => "occurred",
        Status::Claimed => "claimed",
        Status::Disputed => "disputed",
        Status::Foiled => "foiled",
    }
}

/// Reads a plain table of events.
pub(super) fn read(table: &Table<'_>, how: How<'_>) -> Result<Events, FormatError> {
    let columns = Columns::of(table)?;
    from_table(table, Format::Plain, how, |row, into| {
        columns.warn(row, &mut into.warnings);
        columns.incident(row).map(Some)
    })
}
