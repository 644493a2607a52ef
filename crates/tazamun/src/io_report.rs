//! What was mended, passed over and lost between a file and its incidents, for people and as JSON.
//!
//! It goes to standard error as sentences; verbs that are asked for JSON print [`WriteReport`] instead.

use crate::{
    inert,
    render::{counted, list},
    stderr::tell,
};
use tazamun_intake::FileRead;
use tazamun_record::{
    Article,
    formats::{Diff, Losses},
};
use tazamun_words::{Lang, Value, Words};

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

/// What became of incidents that were written as a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct WriteReport {
    /// The files that they were read from; none where they came from a store.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<FileRead>,
    /// The format that they were written in.
    pub written_as: String,
    /// Incidents that were to be written.
    pub incidents: usize,
    /// Incidents that the file cannot hold at all.
    pub missing: usize,
    /// For each field (or `extra.COLUMN`), the number of incidents in which it is lost or altered.
    pub lost: std::collections::BTreeMap<String, usize>,
    /// What was added, changed and removed since an older release, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
}

/// How many incidents an older release had otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[allow(missing_docs)]
pub struct Since {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    pub unchanged: usize,
}

impl WriteReport {
    /// Of a file that was written in a format.
    pub fn of(format: impl ToString, losses: &Losses) -> Self {
        WriteReport {
            read: Vec::new(),
            written_as: format.to_string(),
            incidents: losses.incidents,
            missing: losses.not_written.len(),
            lost: losses.fields.clone(),
            since: None,
        }
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
    let found = tazamun_reader::tongue(article);
    if found.is_read() {
        return;
    }
    let [english, arabic, french] = found.tongue.names;
    let name = match words.lang() {
        Lang::Arabic => arabic,
        Lang::English => english,
        Lang::French => french,
    };
    let id = if found.seen.is_empty() { "read-other-letters" } else { "read-other-language" };
    let values = [
        ("doc", inert::line(&article.doc).into_owned().into()),
        ("language", name.to_owned().into()),
        ("words", found.seen.join(&words.bare("list-comma")).into()),
    ];
    tell(&words.say(id, &values).plain());
}
