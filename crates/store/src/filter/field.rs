//! The names that may stand on the left of an operator.

use super::parse::{bare, quoted};
use std::fmt;

/// A field of the codebook (or one made from its fields), or a dataset's own column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    /// By its place in [`FIELDS`].
    Codebook(&'static FieldHelp),
    /// By its name, exactly as the dataset writes it.
    Column(String),
}

/// What kind of value a field holds, hence what may stand on the right of its operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Days,
    Flag,
    Country,
    Division,
    EventType,
    SubEventType,
    Actor,
    Status,
    /// A dataset's own column: text, compared as a number or a date where both sides are one.
    Free,
}

/// A field that every filter knows, for help texts.
#[derive(Debug, PartialEq, Eq)]
pub struct FieldHelp {
    /// The name to write.
    pub name: &'static str,
    /// What it is, in half a line.
    pub meaning: &'static str,
    /// A clause that uses it.
    pub example: &'static str,
    pub(crate) kind: Kind,
}

const fn row(name: &'static str, kind: Kind, example: &'static str, meaning: &'static str) -> FieldHelp {
    FieldHelp { name, meaning, example, kind }
}

static FIELDS: [FieldHelp; 27] = [
    row("id", Kind::Text, "id=IRQ-1742", "the incident's name"),
    row("country", Kind::Country, "country=IQ|SY", "ISO 3166-1 alpha-2 code"),
    row("adm1", Kind::Division, "adm1=IQ-DI", "first-level division, ISO 3166-2 code"),
    row("place", Kind::Text, "place~Mosul", "most specific named place, in Latin letters"),
    row("lat", Kind::Number, "lat>=33", "degrees north"),
    row("lon", Kind::Number, "lon<40.5", "degrees east"),
    row("where_prec", Kind::Number, "where_prec<=3", "UCDP's place precision: 1 exact … 7 international"),
    row("event_type", Kind::EventType, "event_type=Battles", "ACLED event type"),
    row("sub_event_type", Kind::SubEventType, "sub_event_type=\"Suicide bomb\"", "ACLED sub-event type"),
    row("actor1", Kind::Actor, "actor1=IS", "who used the force first (one of them)"),
    row("actor2", Kind::Actor, "actor2=IRQ_GOV|PMF", "against whom (one of them)"),
    row("actor", Kind::Actor, "actor=IS", "either of the two"),
    row("claimed_by", Kind::Actor, "claimed_by=IS", "the group that claims responsibility"),
    row("killed", Kind::Number, "killed>=3", "killed on all sides"),
    row("wounded", Kind::Number, "wounded>=10", "wounded on all sides"),
    row(
        "casualties",
        Kind::Number,
        "casualties>=20",
        "killed or wounded: told together, else the sum of what is known",
    ),
    row("date", Kind::Days, "date>=2016-01-01", "the interval of days; the whole of it must comply"),
    row("date_start", Kind::Days, "date_start<2019", "its first day"),
    row("date_end", Kind::Days, "date_end<=2018-12-25", "its last day"),
    row("days", Kind::Number, "days<=1", "its length in days; 1 where the day is known exactly"),
    row("status", Kind::Status, "status=occurred", "occurred, claimed, disputed or foiled"),
    row("background", Kind::Flag, "background=false", "told as background to the news"),
    row("aggregate", Kind::Flag, "aggregate=false", "several incidents told with one toll"),
    row("actor_source", Kind::Text, "actor_source~Observatory", "who is said to report it"),
    row("source", Kind::Text, "source~Reuters", "name or address of a source (one of them)"),
    row("reports", Kind::Number, "reports>=2", "number of reports that tell it"),
    row("note", Kind::Text, "note~doubtful", "the coder's note"),
];

/// The fields that every filter knows, in the order in which help texts list them.
///
/// ```
/// use tazamun_store::{Filter, filter::fields};
/// for field in fields() {
///     assert!(Filter::parse(field.example).is_ok(), "{}", field.example);
/// }
/// ```
pub fn fields() -> &'static [FieldHelp] {
    &FIELDS
}

impl Field {
    /// The field of this name: the codebook's in any case of letters, otherwise a dataset's own column.
    pub(crate) fn named(name: &str) -> Self {
        match FIELDS.iter().find(|f| f.name.eq_ignore_ascii_case(name)) {
            Some(known) => Field::Codebook(known),
            None => Field::Column(name.to_owned()),
        }
    }

    pub(crate) fn name(&self) -> &str {
        match self {
            Field::Codebook(known) => known.name,
            Field::Column(name) => name,
        }
    }

    pub(crate) fn kind(&self) -> Kind {
        match self {
            Field::Codebook(known) => known.kind,
            Field::Column(_) => Kind::Free,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name();
        if bare(name) { f.write_str(name) } else { f.write_str(&quoted(name)) }
    }
}
