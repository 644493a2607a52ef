//! The events that a question names → its sources, with what is in doubt about those that are stores.

use crate::FrontError;
use std::path::{Path, PathBuf};
use tazamun_analysis::{AnyQuestion, Source, Sources};

/// The sources of a question, and how its sides lie in them. Without events each side of a question about two is a file;
/// a brief without events is about the built-in record.
///
/// # Errors
/// [`FrontError`] where a source cannot be read or none is named.
pub fn sources(question: &AnyQuestion, events: Vec<Source>) -> Result<(Vec<Source>, Sources), FrontError> {
    let drawn = is_drawn(question);
    match two_sides(question) {
        Some((a, b)) if events.is_empty() => {
            let [a, b] = tazamun_analysis::two_files(a, b)?;
            Ok((vec![with_doubts(a, drawn)?, with_doubts(b, drawn)?], Sources::OneEach))
        }
        None if events.is_empty() && !matches!(question, AnyQuestion::Brief(_)) => {
            Err(FrontError::Question("EVENTS are needed: a file of events, or built-in.".to_owned()))
        }
        _ => {
            let named = events.into_iter().map(|source| with_doubts(source, drawn));
            Ok((named.collect::<Result<_, _>>()?, Sources::Filtered))
        }
    }
}

/// The same, of paths, `-` and `built-in`.
///
/// # Errors
/// As [`sources`].
pub fn named_sources(
    question: &AnyQuestion,
    events: &[PathBuf],
) -> Result<(Vec<Source>, Sources), FrontError> {
    sources(question, events.iter().map(|path| Source::named(path)).collect())
}

fn two_sides(question: &AnyQuestion) -> Option<(&str, &str)> {
    match question {
        AnyQuestion::Sync(q) => Some((&q.a, &q.b)),
        AnyQuestion::Pair(q) => Some((&q.a, &q.b)),
        AnyQuestion::Wake(q) => Some((&q.a, &q.b)),
        AnyQuestion::Classic(q) => Some((&q.a, &q.b)),
        _ => None,
    }
}

/// Only a certificate draws from the doubts of merging.
fn is_drawn(question: &AnyQuestion) -> bool {
    match question {
        AnyQuestion::Sync(q) => q.certificate,
        AnyQuestion::Brief(q) => q.certificate > 0,
        _ => false,
    }
}

/// What is in doubt about a source that is a store, for a question.
///
/// # Errors
/// [`FrontError`] where it cannot be read.
pub fn doubted(question: &AnyQuestion, source: Source) -> Result<Source, FrontError> {
    with_doubts(source, is_drawn(question))
}

/// Standard input is read once and kept, since somebody may want it again. A store comes with what is in doubt about its
/// incidents.
fn with_doubts(source: Source, drawn: bool) -> Result<Source, FrontError> {
    match source {
        Source::File(path) if path == Path::new("-") => {
            Ok(Source::bytes(tazamun_analysis::shown(&path), tazamun_analysis::file_bytes(&path)?))
        }
        Source::File(path) if tazamun_analysis::is_store(&path)? => {
            let doubts = tazamun_intake::doubts::of_store(&path, drawn)?;
            Ok(Source::Store { path, doubts })
        }
        other => Ok(other),
    }
}
