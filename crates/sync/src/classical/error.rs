//! What the classical tests refuse, and why.

use thiserror::Error;

/// Data or settings that a method cannot be applied to.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum ClassicError {
    /// A value that is not a finite number.
    #[error("{what} number {index} is {value}, not a finite number: leave it out or correct it")]
    NotFinite {
        /// What the value is ("time", "coordinate" …).
        what: &'static str,
        /// Its place in the input, from 0.
        index: usize,
        /// The value itself.
        value: f64,
    },
    /// A time outside the span observed.
    #[error(
        "event {index} is at {time}, outside the span {start} to {end}: widen the span or leave the event out"
    )]
    OutsideSpan {
        /// Its place in the input, from 0.
        index: usize,
        /// Its time.
        time: f64,
        /// Where the span starts.
        start: f64,
        /// Where the span ends.
        end: f64,
    },
    /// A span without length.
    #[error("the span {start} to {end} has no length: give an end after the start")]
    EmptySpan {
        /// Where it starts.
        start: f64,
        /// Where it ends.
        end: f64,
    },
    /// Two trains observed over different spans.
    #[error("the two series are observed over different spans: cut both to the days they share")]
    DifferentSpans,
    /// Fewer events than the method can say anything about.
    #[error("{what}: {found} found, at least {needed} needed")]
    TooFew {
        /// What there is too little of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many the method needs.
        needed: usize,
    },
    /// A setting outside its range.
    #[error("{name} is {value}: it must be {range}")]
    Setting {
        /// The setting.
        name: &'static str,
        /// What it was set to.
        value: f64,
        /// What it may be.
        range: &'static str,
    },
    /// Inputs whose lengths differ.
    #[error("{what}: {left} against {right}; they must be equal in number")]
    Lengths {
        /// Which inputs.
        what: &'static str,
        /// Length of the first.
        left: usize,
        /// Length of the second.
        right: usize,
    },
    /// A statistic that does not vary and so measures nothing.
    #[error("{what} are all the same: the statistic is undefined")]
    Constant {
        /// What does not vary.
        what: &'static str,
    },
}

/// A setting that must be finite and at least `least`.
pub(super) fn at_least(
    name: &'static str,
    value: f64,
    least: f64,
    range: &'static str,
) -> Result<(), ClassicError> {
    if value.is_finite() && value >= least {
        Ok(())
    } else {
        Err(ClassicError::Setting { name, value, range })
    }
}

/// The first value that is not finite, as an error.
pub(super) fn all_finite(what: &'static str, values: &[f64]) -> Result<(), ClassicError> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(index) => Err(ClassicError::NotFinite { what, index, value: values[index] }),
        None => Ok(()),
    }
}
