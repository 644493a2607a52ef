//! What can be wrong with a filter, said so that it can be put right at once.

use super::{field::fields, nearest::nearest};
use std::{collections::BTreeSet, fmt};

/// A filter that cannot be read. Columns count characters from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum FilterError {
    /// Nothing was written.
    #[error(
        "the filter is empty; write clauses as in country=IQ,killed>=3, or leave the filter out to select everything"
    )]
    Empty,
    /// A clause without a field.
    #[error(
        "column {column} of the filter: a field is missing here; write clauses as in country=IQ,killed>=3, with one comma between two of them"
    )]
    NoField { column: usize },
    /// A clause without an operator.
    #[error(
        "column {column} of the filter: '{clause}' has no operator; write one of = != ~ < <= > >= between the field and the value, as in country=IQ"
    )]
    NoOperator { column: usize, clause: String },
    /// A clause without a value.
    #[error(
        "column {column} of the filter: a value for '{field}' is missing here; write it, or {field}=none for incidents that have none"
    )]
    NoValue { column: usize, field: String },
    /// A value with an operator in it.
    #[error(
        "column {column} of the filter: an operator inside the value '{value}'; put a comma between two clauses, write >= and <= with the sign = last, and put a value that holds such a sign in quotes"
    )]
    StrayOperator { column: usize, value: String },
    /// A quote that is never closed.
    #[error(
        "column {column} of the filter: the quote that opens here is never closed; end it with the same sign, and write a quote inside it with a backslash before it"
    )]
    OpenQuote { column: usize },
    /// Something between a closing quote and the next comma.
    #[error(
        "column {column} of the filter: '{found}' follows a closing quote; put the whole in one pair of quotes, or a comma between two clauses"
    )]
    AfterQuote { column: usize, found: String },
    /// A name that neither the codebook nor the data know.
    #[error("column {column} of the filter: '{name}' is no field{} The fields are {known}", meant(.nearest))]
    UnknownField { column: usize, name: String, nearest: Option<String>, known: String },
    /// A value that the field cannot have.
    #[error("column {column} of the filter: '{value}' is no value of '{field}'; {expected}")]
    UnknownValue { column: usize, field: String, value: String, expected: Expected },
    /// An order where there is none.
    #[error(
        "column {column} of the filter: '{operator}' needs a number or a date, but '{field}' is compared with '{value}'; use = != or ~"
    )]
    NoOrder { column: usize, field: String, operator: &'static str, value: String },
    /// `~` where there is no text.
    #[error(
        "column {column} of the filter: '~' looks for words or days, but '{field}' holds neither; use = != < <= > or >="
    )]
    NoWords { column: usize, field: String },
    /// `killed>=3|5`.
    #[error(
        "column {column} of the filter: '{field}{operator}' takes one value; several, with | between them, go with = != and ~ only"
    )]
    OneValue { column: usize, field: String, operator: &'static str },
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Expected {
    /// A number.
    Number,
    /// A day, month or year.
    Date,
    /// True or false.
    Flag,
    /// ISO 3166-1 alpha-2.
    Country,
    /// ISO 3166-2.
    Division,
    /// One of the codebook's codes or labels.
    OneOf { nearest: Option<String>, all: Vec<String> },
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expected::Number => f.write_str("write a number, with a point before decimals"),
            Expected::Date => f.write_str(
                "write a day (2016-01-31), a month (2016-01) or a year (2016) that is in the calendar",
            ),
            Expected::Flag => f.write_str("write true or false"),
            Expected::Country => f.write_str("write an ISO 3166-1 code of two letters, as in IQ"),
            Expected::Division => f.write_str("write an ISO 3166-2 code, as in IQ-DI"),
            Expected::OneOf { nearest, all } => {
                let all = all.join(", ");
                match nearest {
                    Some(name) => write!(f, "did you mean '{name}'? The values are {all}"),
                    None => write!(f, "the values are {all}"),
                }
            }
        }
    }
}

fn meant(nearest: &Option<String>) -> String {
    nearest.as_ref().map_or_else(|| ".".to_owned(), |name| format!("; did you mean '{name}'?"))
}

impl FilterError {
    pub(super) fn unknown_field(column: usize, name: &str, columns: &BTreeSet<String>) -> Self {
        let names = || fields().iter().map(|f| f.name).chain(columns.iter().map(String::as_str));
        FilterError::UnknownField {
            column,
            name: name.to_owned(),
            nearest: nearest(name, names()).map(str::to_owned),
            known: names().collect::<Vec<_>>().join(", "),
        }
    }

    pub(super) fn unknown_value(column: usize, field: &str, value: &str, expected: Expected) -> Self {
        FilterError::UnknownValue { column, field: field.to_owned(), value: value.to_owned(), expected }
    }
}
