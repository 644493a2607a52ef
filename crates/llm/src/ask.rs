//! An article → the requests that ask a model to point at what it tells.

use crate::{Change, change};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::{fmt::Write as _, sync::LazyLock};
use tazamun_reader::annotate::{Annotated, Mention, Value as Seen};
use tazamun_record::Article;

const PROMPT: &str = include_str!("../data/prompt.txt");
const SCHEMA: &str = include_str!("../data/schema.json");

/// How firmly an incident may be told, as the codebook calls it.
pub const STATUSES: [&str; 4] = ["occurred", "claimed", "disputed", "foiled"];

/// What a quote may carry.
pub const SLOTS: [&str; 9] =
    ["trigger", "date", "place", "killed", "wounded", "attacker", "attacked", "source", "status"];

/// Characters of an article that one request holds: well within the memory of small models.
const WINDOW: usize = 12_000;

/// Sentences that two windows share.
const OVERLAP: usize = 3;

/// Tokens that an answer may have.
const ANSWER: usize = 4096;

/// The version of the prompt: its first line.
pub fn prompt_version() -> &'static str {
    PROMPT.lines().next().and_then(|line| line.strip_prefix("version ")).unwrap_or("0").trim()
}

/// What a model is told before it sees an article.
fn system(change: Option<Change>) -> String {
    let text = PROMPT.split_once('\n').map_or(PROMPT, |(_, rest)| rest);
    let text = if change == Some(Change::Order) { change::reordered(text) } else { text.to_owned() };
    let kinds = change::explained(change).join("; ");
    text.replace("{kinds}", &kinds).replace("{statuses}", &STATUSES.join(", "))
}

/// The form that an answer has.
fn answer_schema(change: Option<Change>) -> Value {
    let mut schema: Value = serde_json::from_str(SCHEMA).unwrap_or_default();
    let incident = "/properties/incidents/items/properties";
    for (at, list) in [
        ("kind/enum", json!(change::kinds(change))),
        ("status/enum", json!(STATUSES)),
        ("quotes/items/properties/slot/enum", json!(SLOTS)),
    ] {
        if let Some(place) = schema.pointer_mut(&format!("{incident}/{at}")) {
            *place = list;
        }
    }
    schema
}

static SYSTEM: LazyLock<String> = LazyLock::new(|| system(None));

static ANSWER_SCHEMA: LazyLock<Value> = LazyLock::new(|| answer_schema(None));

/// What the reader and the model do together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// The model points, without a word of what the reader saw.
    Alone,
    /// The model is told what the reader saw.
    Hinted,
    /// What either found.
    Union,
    /// What both found.
    Agreement,
}

impl With {
    /// All of them.
    pub const ALL: [With; 4] = [With::Alone, With::Hinted, With::Union, With::Agreement];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            With::Alone => "alone",
            With::Hinted => "hinted",
            With::Union => "union",
            With::Agreement => "agreement",
        }
    }
}

/// How a model is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// The model, as its server calls it.
    pub model: String,
    /// Whether it is told what the reader saw.
    pub hinted: bool,
    /// What is changed of the question, to see whether the answer changes.
    pub change: Option<Change>,
}

/// One request: a window of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// SHA-256 in hexadecimal of the article and of all that is asked: model, prompt, schema, parameters.
    pub key: String,
    /// What its caller calls the article; it goes with the answer, and is no part of the key.
    pub article: String,
    /// The body, in the form of `/v1/chat/completions`.
    pub body: Value,
    /// Tokens in, and tokens that may come out, by [`tokens`].
    pub tokens: (usize, usize),
}

/// Tokens of a text, by estimate: a quarter of its ASCII characters and half of its others.
pub fn tokens(text: &str) -> usize {
    let ascii = text.bytes().filter(u8::is_ascii).count();
    let others = text.chars().filter(|c| !c.is_ascii()).count();
    ascii.div_ceil(4) + others.div_ceil(2)
}

/// Tokens that an answer has for each incident, by estimate.
const PER_INCIDENT: usize = 150;

impl Ask {
    /// The requests that ask for an article: one, or one for each window of a long one.
    pub fn requests(&self, article: &Article, seen: &Annotated) -> Vec<Request> {
        let whole = article.whole();
        let windows = windows(&whole, seen);
        windows.iter().map(|window| self.request(article, &whole, seen, window)).collect()
    }

    fn request(&self, article: &Article, whole: &str, seen: &Annotated, window: &[Piece]) -> Request {
        let user = shown(article, whole, seen, window, self);
        let (told, form) = match self.change {
            None | Some(Change::Repeated) => (SYSTEM.clone(), ANSWER_SCHEMA.clone()),
            change => (system(change), answer_schema(change)),
        };
        let body = json!({
            "model": self.model,
            "messages": [
                { "role": "system", "content": told },
                { "role": "user", "content": user },
            ],
            "temperature": 0,
            "max_tokens": ANSWER,
            "response_format": {
                "type": "json_schema",
                "json_schema": { "name": "incidents", "strict": true, "schema": form },
            },
        });
        let triggers = seen.mentions.iter().filter(|m| matches!(m.value, Seen::Trigger { .. })).count();
        let out = (20 + PER_INCIDENT * triggers.div_ceil(2)).min(ANSWER);
        let tokens = (tokens(&told) + tokens(&user), out);
        let mut hash = Sha256::new();
        for part in [whole, &article.published.to_string(), prompt_version(), &body.to_string()] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Request { key: hex(&hash.finalize()), article: String::new(), body, tokens }
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A sentence, or a part of one that is longer than half a window: its number and its bytes.
type Piece = (usize, std::ops::Range<usize>);

/// The article in windows of whole sentences, each beginning with the last few of the one before.
fn windows(whole: &str, seen: &Annotated) -> Vec<Vec<Piece>> {
    let pieces: Vec<Piece> = seen
        .sentences
        .iter()
        .enumerate()
        .flat_map(|(n, sentence)| parts(whole, sentence.clone()).into_iter().map(move |part| (n, part)))
        .collect();
    let mut windows: Vec<Vec<Piece>> = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        let mut size = 0;
        let fits = pieces[from..].iter().take_while(|(_, part)| {
            size += part.len();
            size <= 2 * WINDOW
        });
        let to = from + fits.count().max(1);
        windows.push(pieces[from..to].to_vec());
        if to == pieces.len() {
            break;
        }
        from = to.saturating_sub(OVERLAP).max(from + 1);
    }
    windows
}

/// A sentence in parts of at most half a window, cut between words where there are any.
fn parts(whole: &str, sentence: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut from = sentence.start;
    while sentence.end - from > WINDOW {
        let mut to = from + WINDOW;
        while !whole.is_char_boundary(to) {
            to -= 1;
        }
        let to = whole[from..to].rfind(char::is_whitespace).filter(|at| *at > 0).map_or(to, |at| from + at);
        parts.push(from..to);
        from = to;
    }
    parts.push(from..sentence.end);
    parts
}

const RULE: &str = "==========";

/// The article as the model sees it.
fn shown(article: &Article, whole: &str, seen: &Annotated, window: &[Piece], ask: &Ask) -> String {
    let hinted = ask.hinted;
    let mut text = format!("Published: {}\n{RULE}\n", article.published);
    let times = if ask.change == Some(Change::Repeated) { 2 } else { 1 };
    for (number, part) in std::iter::repeat_n(window, times).flatten() {
        // One line a sentence, and no line of the article passes for the end of it.
        let words: Vec<&str> = whole[part.clone()].split_whitespace().collect();
        let _ = writeln!(text, "[{number}] {}", words.join(" "));
    }
    let _ = writeln!(text, "{RULE}");
    let within = |m: &&Mention| window.iter().any(|(_, part)| part.contains(&m.span.start));
    let mut told: Vec<String> = Vec::new();
    for mention in seen.mentions.iter().filter(within) {
        let mut readings = mention.readings();
        readings.names.extend(sums(seen, mention));
        let many = matches!(readings.kind, "place" | "actor" | "toll" | "date") && readings.names.len() > 1;
        let open = many || is_joined(whole, seen, mention);
        if readings.kind == "count" || !open && !hinted {
            continue;
        }
        let names = if readings.kind == "trigger" { String::new() } else { readings.names.join(" | ") };
        let words: Vec<&str> = whole[mention.span.clone()].split_whitespace().collect();
        let line = format!(
            "[{}] {} «{}»: {names}",
            seen.sentence_of(mention.span.start),
            readings.kind,
            words.join(" ")
        );
        if !told.contains(&line) {
            told.push(line);
        }
    }
    if !told.is_empty() {
        let what =
            if hinted { "What a program has seen, with readings" } else { "Words with several readings" };
        let _ = writeln!(text, "{what}:\n{}", told.join("\n"));
    }
    text
}

/// Whether a place is named beside another one, in another division ("in Mosul and Kirkuk"): of words that name both, which
/// of them is meant may be said.
fn is_joined(whole: &str, seen: &Annotated, place: &Mention) -> bool {
    let division = |m: &Mention| m.place(None).and_then(|p| p.adm1().map(str::to_owned));
    let Some(own) = division(place) else { return false };
    let joined = |m: &Mention| {
        let between = if m.span.start < place.span.start {
            whole.get(m.span.end..place.span.start)
        } else {
            whole.get(place.span.end..m.span.start)
        };
        between.is_some_and(|b| b.len() <= JOINED && !b.contains(char::is_alphanumeric))
            && division(m).is_some_and(|other| other != own)
    };
    let near = place.span.start.saturating_sub(JOINED)..place.span.end + JOINED;
    seen.over(&near).any(|(m, _)| m.span != place.span && joined(m))
}

/// Bytes between two places that are named side by side.
const JOINED: usize = 8;

/// The sums that a toll is a part of, by name: which of them an incident has, the model may say.
fn sums(seen: &Annotated, part: &Mention) -> Vec<String> {
    let Seen::Toll { harm, .. } = part.value else { return Vec::new() };
    let around = |m: &&Mention| {
        let of = matches!(m.value, Seen::Toll { harm: its, .. } if its == harm);
        of && m.span.start <= part.span.start && part.span.end <= m.span.end && m.span != part.span
    };
    let sums = seen.over(&part.span).map(|(m, _)| m).filter(around);
    sums.flat_map(|m| m.readings().names).collect()
}
