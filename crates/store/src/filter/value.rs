//! What may stand on the right of an operator, and when it holds.

use super::{
    FilterError, Operator,
    cells::{Cell, status},
    error::Expected,
    field::{Field, Kind},
    nearest::nearest,
    parse::{Word, bare, quoted},
};
use std::fmt;
use tazamun_record::{Actor, Country, Date, EventType, Interval, Status, SubEventType};

/// A value of a clause, checked against what its field can hold.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// `none`: the incident's value is not known.
    Unknown,
    Text {
        written: String,
        folded: String,
    },
    /// A value for a dataset's own column: text, and what else it can be read as.
    Free {
        written: String,
        folded: String,
        number: Option<f64>,
        days: Option<Interval>,
    },
    Number(f64),
    /// The days, and the day, month or year as it was written.
    Days(Interval, String),
    Flag(bool),
}

impl Value {
    /// Reads a word as a value of `field`.
    pub(crate) fn read(field: &Field, word: &Word) -> Result<Self, FilterError> {
        if !word.in_quotes && word.text.eq_ignore_ascii_case("none") {
            return Ok(Value::Unknown);
        }
        let text = word.text.as_str();
        let wrong = |expected| FilterError::unknown_value(word.column, field.name(), text, expected);
        match field.kind() {
            Kind::Text => Ok(Value::text(text)),
            Kind::Free => Ok(Value::free(text)),
            Kind::Number => number(text).map(Value::Number).ok_or_else(|| wrong(Expected::Number)),
            Kind::Days => {
                days(text).map(|d| Value::Days(d, text.to_owned())).ok_or_else(|| wrong(Expected::Date))
            }
            Kind::Flag => flag(text).map(Value::Flag).ok_or_else(|| wrong(Expected::Flag)),
            kind => code(kind, text).map(|c| Value::text(&c)).map_err(wrong),
        }
    }

    /// Reads a word that a `~` looks for: a part of the text, so that no whole code is asked for.
    pub(crate) fn read_part(field: &Field, word: &Word) -> Result<Self, FilterError> {
        match field.kind() {
            Kind::Days => Value::read(field, word),
            _ => Ok(Value::text(&word.text)),
        }
    }

    fn text(text: &str) -> Self {
        Value::Text { written: text.to_owned(), folded: text.to_lowercase() }
    }

    fn free(text: &str) -> Self {
        Value::Free {
            written: text.to_owned(),
            folded: text.to_lowercase(),
            number: number(text),
            days: days(text),
        }
    }

    /// Whether the value has an order, so that `<` and `>` make sense.
    pub(crate) fn has_order(&self) -> bool {
        match self {
            Value::Number(_) | Value::Days(..) => true,
            Value::Free { number, days, .. } => number.is_some() || days.is_some(),
            Value::Unknown | Value::Text { .. } | Value::Flag(_) => false,
        }
    }

    /// Whether it holds of an incident that has these cells in its field.
    pub(crate) fn holds(&self, operator: Operator, cells: &[Cell<'_>]) -> bool {
        match self {
            Value::Unknown => cells.is_empty(),
            _ => cells.iter().any(|cell| self.holds_of(operator, cell)),
        }
    }

    fn holds_of(&self, operator: Operator, cell: &Cell<'_>) -> bool {
        match (self, cell) {
            (Value::Text { folded, .. }, Cell::Text(text)) => compare_text(operator, text, folded),
            (Value::Text { folded, .. }, Cell::Named(code, name)) => {
                compare_text(operator, code, folded)
                    || operator == Operator::Contains && compare_text(operator, name, folded)
            }
            (Value::Free { folded, number, days, .. }, Cell::Text(text)) => {
                compare_free(operator, text, folded, *number, *days)
            }
            (Value::Number(n), Cell::Number(m)) => compare_numbers(operator, *m, *n),
            (Value::Days(asked, _), Cell::Days(days)) => compare_days(operator, days, asked),
            (Value::Flag(asked), Cell::Flag(flag)) => operator == Operator::Is && asked == flag,
            _ => false,
        }
    }
}

fn compare_text(operator: Operator, text: &str, folded: &str) -> bool {
    match operator {
        Operator::Is => text.trim().to_lowercase() == folded,
        Operator::Contains => text.to_lowercase().contains(folded),
        _ => false,
    }
}

fn compare_free(
    operator: Operator,
    cell: &str,
    folded: &str,
    asked: Option<f64>,
    days: Option<Interval>,
) -> bool {
    if compare_text(operator, cell, folded) {
        return true;
    }
    if operator == Operator::Contains {
        return false;
    }
    match (number_in(cell), asked, days_in(cell), days) {
        (Some(m), Some(n), _, _) => compare_numbers(operator, m, n),
        (_, _, Some(cell), Some(asked)) => compare_days(operator, &cell, &asked),
        _ => false,
    }
}

fn compare_numbers(operator: Operator, cell: f64, asked: f64) -> bool {
    match operator {
        Operator::Is => cell == asked,
        Operator::Less => cell < asked,
        Operator::AtMost => cell <= asked,
        Operator::More => cell > asked,
        Operator::AtLeast => cell >= asked,
        Operator::IsNot | Operator::Contains => false,
    }
}

fn compare_days(operator: Operator, days: &Interval, asked: &Interval) -> bool {
    match operator {
        Operator::Is => asked.start() <= days.start() && days.end() <= asked.end(),
        Operator::Contains => days.overlaps(asked),
        Operator::Less => days.end() < asked.start(),
        Operator::AtMost => days.end() <= asked.end(),
        Operator::More => days.start() > asked.end(),
        Operator::AtLeast => days.start() >= asked.start(),
        Operator::IsNot => false,
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|n: &f64| n.is_finite())
}

fn number_in(cell: &str) -> Option<f64> {
    number(cell.trim())
}

/// A date in a dataset's cell, with or without a time of day after it.
fn days_in(cell: &str) -> Option<Interval> {
    let cell = cell.trim();
    days(cell.split(['T', ' ']).next().unwrap_or(cell))
}

/// The days of `2016`, `2016-01` or `2016-01-31`.
fn days(text: &str) -> Option<Interval> {
    let digits = |part: &str, n: usize| {
        (part.len() == n && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok())?
    };
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map(|m| digits(m, 2).and_then(|m| i8::try_from(m).ok()));
    let day = parts.next().map(|d| digits(d, 2).and_then(|d| i8::try_from(d).ok()));
    match (month, day, parts.next()) {
        (None, None, None) => {
            Interval::new(Interval::month(year, 1)?.start(), Interval::month(year, 12)?.end()).ok()
        }
        (Some(month), None, None) => Interval::month(year, month?),
        (Some(month), Some(day), None) => Date::new(year, month?, day?).ok().map(Interval::from),
        _ => None,
    }
}

fn flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// The code or label as the codebook writes it, whatever the case it was typed in.
fn code(kind: Kind, text: &str) -> Result<String, Expected> {
    let among = |all: Vec<&'static str>| {
        let found = all.iter().find(|label| label.eq_ignore_ascii_case(text));
        found.map(|label| (*label).to_owned()).ok_or_else(|| Expected::OneOf {
            nearest: nearest(text, all.iter().copied()).map(str::to_owned),
            all: all.iter().map(|label| (*label).to_owned()).collect(),
        })
    };
    match kind {
        Kind::Country => {
            text.to_uppercase().parse().map(|c: Country| c.code().to_owned()).map_err(|_| Expected::Country)
        }
        Kind::Division => division(text).ok_or(Expected::Division),
        Kind::EventType => among(EventType::ALL.iter().map(|t| t.label()).collect()),
        Kind::SubEventType => among(SubEventType::ALL.iter().map(|t| t.label()).collect()),
        Kind::Status => {
            among([Status::Occurred, Status::Claimed, Status::Disputed, Status::Foiled].map(status).to_vec())
        }
        Kind::Actor => match text.parse::<Actor>() {
            Ok(actor) => Ok(actor.code().to_owned()),
            Err(_) => among(Actor::codes().collect()),
        },
        Kind::Text | Kind::Number | Kind::Days | Kind::Flag | Kind::Free => Ok(text.to_owned()),
    }
}

/// An ISO 3166-2 code: two letters, a hyphen, one to three letters or digits.
fn division(text: &str) -> Option<String> {
    let upper = text.to_uppercase();
    let (country, rest) = upper.split_once('-')?;
    let fits = country.parse::<Country>().is_ok()
        && (1..=3).contains(&rest.len())
        && rest.bytes().all(|b| b.is_ascii_alphanumeric());
    fits.then(|| upper.clone())
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Unknown => f.write_str("none"),
            Value::Text { written, .. } | Value::Free { written, .. } => {
                let plain = bare(written) && !written.eq_ignore_ascii_case("none");
                if plain { f.write_str(written) } else { f.write_str(&quoted(written)) }
            }
            Value::Number(n) => write!(f, "{n}"),
            Value::Days(_, written) => f.write_str(written),
            Value::Flag(flag) => write!(f, "{flag}"),
        }
    }
}
