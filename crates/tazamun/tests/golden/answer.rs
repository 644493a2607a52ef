//! What one command said, in the form in which it is committed and compared.

use crate::{
    json::{self, Values},
    keys::Rules,
    normal,
};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::{fmt, path::Path, process::Output, str::FromStr};

/// What is compared of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// The lines of both streams.
    Text,
    /// The values of the JSON on standard output, and the lines of standard error.
    Json,
    /// The words of a page, a line for each piece of text between two tags.
    Html,
    /// The hash of standard output, for what nobody reads.
    Hash,
    /// The lines of both streams of a command that must end with status 2.
    Refused,
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Ok(match name {
            "text" => Kind::Text,
            "json" => Kind::Json,
            "html" => Kind::Html,
            "hash" => Kind::Hash,
            "refused" => Kind::Refused,
            _ => return Err(format!("'{name}' is none of text, json, html, hash, refused")),
        })
    }
}

/// Parts standard output from standard error in a committed answer.
const STDERR: &str = "--- standard error\n";

/// What a command said, normalised.
pub(crate) struct Answer {
    kind: Kind,
    typed: String,
    out: String,
    err: String,
}

impl Answer {
    pub(crate) fn of(kind: Kind, typed: &str, run: &Output, folder: &Path) -> Answer {
        let [out, err] =
            [&run.stdout, &run.stderr].map(|stream| normal::text(&String::from_utf8_lossy(stream), folder));
        let out = match kind {
            Kind::Text | Kind::Json | Kind::Refused => out,
            Kind::Html => normal::words_of_page(&out),
            Kind::Hash => {
                let hash: String = Sha256::digest(&out).iter().map(|byte| format!("{byte:02x}")).collect();
                format!("{} lines, SHA-256 {hash}\n", out.lines().count())
            }
        };
        Answer { kind, typed: typed.to_owned(), out, err }
    }

    /// The first id in the answer: of JSON the first field of that name, of text the first word.
    pub(crate) fn first_id(&self) -> Option<String> {
        let json = json::values(&self.out).ok();
        let of = |value: &Value| value["id"].as_str().map(str::to_owned);
        json.and_then(|values| values.iter().find_map(of)).or_else(|| {
            self.out.split(char::is_whitespace).next().filter(|word| !word.is_empty()).map(str::to_owned)
        })
    }

    /// The first difference between this answer and the committed one, in words.
    pub(crate) fn held_against(&self, committed: &str, rules: &Rules<'_>) -> Result<(), String> {
        let (out, err) = parted(committed);
        match self.kind {
            Kind::Json => {
                let old =
                    json::values(out).map_err(|fault| format!("the committed answer is no JSON: {fault}"))?;
                json::same(&old, &self.values()?, rules)?;
            }
            _ => same_lines(out, &self.out, "standard output")?,
        }
        same_lines(err, &self.err, "standard error")
    }

    fn values(&self) -> Result<Values, String> {
        json::values(&self.out).map_err(|fault| format!("the answer is no JSON: {fault}\n{}", self.out))
    }
}

/// As it is committed: the command, what it printed (JSON laid out, so that a difference is a line), and what it warned of.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "$ tazamun {}", self.typed)?;
        match (self.kind, self.values()) {
            (Kind::Json, Ok(values)) => f.write_str(&json::laid_out(&values))?,
            (Kind::Json, Err(fault)) => panic!("tazamun {}: {fault}", self.typed),
            _ => f.write_str(&self.out)?,
        }
        if self.err.is_empty() { Ok(()) } else { write!(f, "{STDERR}{}", self.err) }
    }
}

/// The two streams of a committed answer.
fn parted(committed: &str) -> (&str, &str) {
    let body = committed.split_once('\n').map_or("", |(_, body)| body);
    match body.strip_prefix(STDERR) {
        Some(err) => ("", err),
        None => body.split_once(&format!("\n{STDERR}")).map_or((body, ""), |(out, err)| (out, err)),
    }
}

fn same_lines(old: &str, new: &str, stream: &str) -> Result<(), String> {
    let (mut old, mut new) = (old.lines(), new.lines());
    for number in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (old, new) if old == new => {}
            (old, new) => {
                let shown = |line: Option<&str>| {
                    line.map_or("(nothing: it ends here)".to_owned(), |l| format!("'{l}'"))
                };
                return Err(format!("line {number} of {stream}\n  was {}\n  is  {}", shown(old), shown(new)));
            }
        }
    }
    Ok(())
}

#[test]
fn the_first_line_that_differs_is_told() {
    assert_eq!(same_lines("a\nb\n", "a\nb\n", "x"), Ok(()));
    let told = same_lines("a\nb\nc\n", "a\nB\nd\n", "x").unwrap_err();
    assert_eq!(told, "line 2 of x\n  was 'b'\n  is  'B'");
    assert!(same_lines("a\n", "", "x").unwrap_err().contains("it ends here"));
    assert_eq!(parted("$ tazamun x\nout\n--- standard error\nerr\n"), ("out", "err\n"));
    assert_eq!(parted("$ tazamun x\n--- standard error\nerr\n"), ("", "err\n"));
    assert_eq!(parted("$ tazamun x\nout\n"), ("out\n", ""));
}
