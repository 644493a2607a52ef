//! What was mended, passed over and lost between a file and its incidents, for people and as JSON.
//!
//! It goes to standard error as sentences; verbs that are asked for JSON print [`WriteReport`] instead.

use crate::{
    inert,
    render::{counted, list},
    stderr::tell,
};
pub use tazamun_front::written::{Since, WriteReport};
use tazamun_intake::FileRead;

use tazamun_front::render::tongue;
use tazamun_record::{
    Article,
    formats::{Diff, Losses},
};
use tazamun_words::{Value, Words};

/// Faults of a lenient reading that are shown; the others are counted.
const SHOWN: usize = 10;

/// Tells on standard error how many incidents a file held, and as what it was read.
pub fn tell_read(words: &Words, read: &FileRead) {
    let values = [
        ("file", inert::line(&read.file).into_owned().into()),
        ("incidents", counted(words, "n-incidents", read.incidents)),
        ("format", read.format.to_string().into()),
    ];
    tell(&words.say("file-read", &values).plain());
}

/// Tells on standard error what became of a file that was read: what was mended, and the first of the rows that were passed
/// over.
pub fn tell_of(words: &Words, read: &FileRead) {
    let file = || Value::from(inert::line(&read.file).into_owned());
    for mended in &read.mended {
        let what = inert::line(mended).into_owned().into();
        tell(&words.say("file-mended", &[("file", file()), ("what", what)]).plain());
    }
    for fault in read.passed_over.iter().take(SHOWN) {
        let fault = inert::line(fault).into_owned().into();
        tell(&words.say("file-passed-over", &[("fault", fault)]).plain());
    }
    if !read.passed_over.is_empty() {
        let rows = counted(words, "n-rows", read.passed_over.len());
        tell(&words.say("file-passed-over-count", &[("file", file()), ("rows", rows)]).plain());
    }
}

/// Incidents that could not be written and are named; the others are counted.
const NAMED: usize = 5;

/// Tells on standard error what a format could not carry; fields of a table bear the names that its makers gave them.
pub fn tell_losses(words: &Words, format: impl std::fmt::Display, losses: &Losses) {
    let head = [
        ("format", format.to_string().into()),
        ("incidents", counted(words, "n-incidents", losses.incidents)),
    ];
    if losses.is_empty() {
        return tell(&words.say("lost-nothing", &head).plain());
    }
    let mut lines = vec![words.say("lost-some", &head).plain()];
    if !losses.not_written.is_empty() {
        let mut named = list(words, losses.not_written.iter().take(NAMED).map(|id| inert::line(id)));
        if losses.not_written.len() > NAMED {
            named = words.say("lost-more", &[("names", named.into())]).bare();
        }
        let values = [("n", losses.not_written.len().into()), ("names", named.into())];
        lines.push(words.say("lost-incidents", &values).plain());
    }
    let (columns, fields): (Vec<_>, Vec<_>) =
        losses.fields.iter().partition(|(field, _)| field.starts_with(COLUMN));
    for (field, count) in fields {
        lines.push(of_field(words, "lost-field", field, *count));
    }
    if !columns.is_empty() {
        let names = columns.into_iter().map(|(field, _)| inert::line(field.trim_start_matches(COLUMN)));
        lines.push(words.say("lost-columns", &[("columns", list(words, names).into())]).plain());
    }
    tell(&lines.join("\n  "));
}

/// Tells on standard error what changed since an older release.
pub fn tell_changes(words: &Words, changes: &Diff<'_>) {
    let values = [
        ("added", changes.added.len().into()),
        ("changed", changes.changed.len().into()),
        ("removed", changes.removed.len().into()),
        ("unchanged", changes.unchanged.into()),
    ];
    let fields = changes.fields().into_iter().map(|(field, n)| of_field(words, "since-field", field, n));
    let lines: Vec<String> =
        std::iter::once(words.say("since-older", &values).plain()).chain(fields).collect();
    tell(&lines.join("\n  "));
}

/// What stands before the name of a column that a dataset has of its own.
const COLUMN: &str = "extra.";

fn of_field(words: &Words, id: &str, field: &str, count: usize) -> String {
    words.say(id, &[("field", inert::line(field).into_owned().into()), ("n", count.into())]).plain()
}

/// Says of an article in a language that is not read that it is in none that is, and what told so.
pub fn tell_tongue(words: &Words, article: &Article) {
    if let Some(said) = tongue::text(article, words) {
        tell(&said);
    }
}
