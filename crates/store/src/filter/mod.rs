//! `country=IQ,actor1=IS,killed>=3` → which incidents are meant.
//!
//! A filter is a list of clauses joined by commas, all of which must hold. A clause is a field, an operator and a
//! value, or several values with `|` between them, one of which must do:
//!
//! ```text
//! country=IQ|SY,actor=IS,killed>=3,date>=2016-01,dyad_name="IS - Civilians"
//! ```
//!
//! **Operators.** `=` is, `!=` is not, `~` contains (for dates: may lie in), `<` `<=` `>` `>=` for numbers and dates.
//! Text is compared without regard to case. Values with a comma, a bar or a space at either end go in quotes; a
//! quote or a backslash inside them has a backslash before it.
//!
//! **Unknown values.** A value that is not known is neither small nor large nor equal to anything, so that no clause
//! with `=`, `~` or an order selects it; `!=` selects exactly what `=` does not, the unknown included. The word
//! `none` stands for it: `killed=none` has no toll, `killed!=none` has one.
//!
//! **Dates.** An incident lies somewhere among the days of its interval, and a date in a filter may be a day, a month
//! (`2016-01`) or a year (`2016`). `date>=`, `date>`, `date<` and `date<=` hold where the *whole* interval lies on
//! that side, `date=` where it lies within, so that nothing is selected that may lie outside; `date~2016-01` holds
//! where it *may* lie in that month. `days<=1` selects the incidents whose day is known exactly.
//!
//! **Tolls** are compared by their best estimate, else the lower bound, else the upper one.
//!
//! Every field of the codebook is known, a few more are made from them (see [`fields`]), and any other name is that
//! of a dataset's own column ([`Filter::check_fields`] holds those against the data).

mod cells;
mod error;
mod field;
mod nearest;
mod parse;
mod value;

pub use error::FilterError;
pub use field::{FieldHelp, fields};
pub(crate) use nearest::nearest;

use cells::cells;
use field::Field;
use std::{collections::BTreeSet, fmt, str::FromStr};
use tazamun_record::Incident;
use value::Value;

/// Which incidents are meant: clauses that must all hold.
///
/// ```
/// use tazamun_record::{Facts, Incident, Interval, Place, SubEventType, Toll};
/// use tazamun_store::Filter;
///
/// let mut facts = Facts::new(SubEventType::ArmedClash.into(), Interval::month(2022, 1).unwrap(), Place::default());
/// facts.killed = Some(Toll::at_least(11));
/// let attack = Incident::new("a", facts);
///
/// let filter: Filter = "killed>=3, date=2022, event_type=Battles".parse().unwrap();
/// assert!(filter.matches(&attack));
/// assert_eq!(filter.to_string(), "killed>=3,date=2022,event_type=Battles");
/// assert!(!Filter::parse("date>=2022-01-21").unwrap().matches(&attack), "it may lie before");
///
/// let error = Filter::parse("killed>=3,contry=IQ").unwrap().check_fields(&Default::default()).unwrap_err();
/// assert!(error.to_string().contains("did you mean 'country'"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    clauses: Vec<Clause>,
}

/// One condition: a field, an operator, and the values of which one must do.
#[derive(Debug, Clone)]
struct Clause {
    field: Field,
    operator: Operator,
    values: Vec<Value>,
    /// Where the clause starts in the filter as it was written, in characters from 1; only errors speak of it.
    column: usize,
}

impl PartialEq for Clause {
    fn eq(&self, other: &Self) -> bool {
        (&self.field, self.operator, &self.values) == (&other.field, other.operator, &other.values)
    }
}

/// How a value is held against an incident's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Is,
    IsNot,
    Contains,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Operator {
    /// All, the longer signs first so that a scanner may take the first that fits.
    const ALL: [Operator; 7] = [
        Operator::IsNot,
        Operator::AtMost,
        Operator::AtLeast,
        Operator::Is,
        Operator::Contains,
        Operator::Less,
        Operator::More,
    ];

    fn sign(self) -> &'static str {
        match self {
            Operator::Is => "=",
            Operator::IsNot => "!=",
            Operator::Contains => "~",
            Operator::Less => "<",
            Operator::AtMost => "<=",
            Operator::More => ">",
            Operator::AtLeast => ">=",
        }
    }

    fn is_order(self) -> bool {
        matches!(self, Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast)
    }
}

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// [`FilterError`], with the column at which reading stopped, where a clause has no operator or no value, or the
    /// value is none that the field can have. A field that the codebook does not know is taken for a dataset's own
    /// column; see [`Filter::check_fields`].
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        parse::filter(text)
    }

    /// Whether the incident is among those meant.
    pub fn matches(&self, incident: &Incident) -> bool {
        self.clauses.iter().all(|clause| clause.holds(incident))
    }

    /// The fields that it asks for, as they are called.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.clauses.iter().map(|clause| clause.field.name())
    }

    /// Holds the fields that the codebook does not know against the columns that the data have.
    ///
    /// # Errors
    /// [`FilterError::UnknownField`] for the first that is not among them, with the nearest name and all known ones.
    pub fn check_fields(&self, columns: &BTreeSet<String>) -> Result<(), FilterError> {
        for clause in &self.clauses {
            if let Field::Column(name) = &clause.field
                && !columns.contains(name)
            {
                return Err(FilterError::unknown_field(clause.column, name, columns));
            }
        }
        Ok(())
    }
}

impl Clause {
    fn holds(&self, incident: &Incident) -> bool {
        let cells = cells(&self.field, incident);
        let any = |operator| self.values.iter().any(|value| value.holds(operator, &cells));
        match self.operator {
            Operator::IsNot => !any(Operator::Is),
            operator => any(operator),
        }
    }
}

impl FromStr for Filter {
    type Err = FilterError;
    fn from_str(text: &str) -> Result<Self, FilterError> {
        Filter::parse(text)
    }
}

/// Writes the filter so that it reads back as the same filter.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, clause) in self.clauses.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            write!(f, "{comma}{}{}", clause.field, clause.operator.sign())?;
            for (j, value) in clause.values.iter().enumerate() {
                let bar = if j == 0 { "" } else { "|" };
                write!(f, "{bar}{value}")?;
            }
        }
        Ok(())
    }
}
