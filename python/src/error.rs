//! What went wrong → a Python exception with the words of the command line.

use pyo3::{PyErr, create_exception, exceptions::PyValueError};
use std::fmt::Display;
use tazamun_front::{FrontError, inert};

create_exception!(
    tazamun,
    InputError,
    PyValueError,
    "Input that cannot be used: what, where, and what to do, in one paragraph."
);

/// The exception of a message.
pub(crate) fn input(message: impl Display) -> PyErr {
    InputError::new_err(inert::message(&message.to_string()))
}

/// Why a computation gave no result.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// The user can mend it.
    Input(String),
    /// Whoever asked no longer wants it.
    Stopped,
}

impl<E: Into<FrontError>> From<E> for Unanswered {
    fn from(error: E) -> Self {
        match error.into() {
            FrontError::Analysis(tazamun_analysis::Error::Stopped) => Unanswered::Stopped,
            other => Unanswered::Input(other.to_string()),
        }
    }
}

impl Unanswered {
    pub(crate) fn input(message: impl Display) -> Self {
        Unanswered::Input(message.to_string())
    }
}
