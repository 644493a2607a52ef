//! A sentence beside the answer: to standard error, so that what is piped stays whole.

use crate::inert;
use std::io::Write as _;

/// A sentence on standard error.
pub(crate) fn tell(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "tazamun: {}", inert::text(sentence));
}
