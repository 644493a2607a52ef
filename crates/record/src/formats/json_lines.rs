//! The codebook's JSON Lines → incidents, or reports.
//!
//! A line is an incident (it has an `id`), or an article with its reports (`doc`, `incidents`): then each report is
//! read as one incident of its own, named `doc#0`, `doc#1` and so on.

use super::{Events, Format, FormatError, How, Problem, decode, events::Collector};
use crate::{ArticleReports, Incident, ReportRef};
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash as _, Hasher as _},
    io::BufRead,
};

#[derive(Deserialize)]
#[serde(untagged)]
enum Keys {
    Reports {
        #[serde(rename = "doc")]
        _doc: serde::de::IgnoredAny,
        #[serde(rename = "incidents")]
        _incidents: serde::de::IgnoredAny,
    },
    Incident {},
}

/// Reads a file of the exchange form: one article with its reports a line.
///
/// # Errors
/// The first line that is no such article, or that says something else of an article than an earlier line did; the
/// same line again is passed over.
///
/// ```
/// use tazamun_record::formats::read_reports;
/// let articles = read_reports("reports.jsonl", b"{\"doc\":\"a1\",\"incidents\":[]}\n").unwrap();
/// assert_eq!(articles[0].doc, "a1");
/// ```
pub fn read_reports(name: &str, bytes: &[u8]) -> Result<Vec<ArticleReports>, FormatError> {
    let unpacked = decode::unpack(name, bytes)?;
    reports_of(name, unpacked.as_ref()).collect()
}

/// Reads the exchange form as it comes, one line after another, so that a million articles need not stand in memory as
/// text beside their reports.
///
/// # Errors
/// Each item as [`read_reports`]; and where the input cannot be read, or has a line of more than 64 MiB.
pub fn reports_of<'a>(
    name: &'a str,
    input: impl BufRead + 'a,
) -> impl Iterator<Item = Result<ArticleReports, FormatError>> + 'a {
    let mut lines = decode::Lines::of(name, input);
    let mut seen: HashMap<u64, (u64, u64)> = HashMap::new();
    std::iter::from_fn(move || {
        loop {
            let (line, text) = match lines.next()? {
                Ok(found) => found,
                Err(fault) => return Some(Err(fault)),
            };
            if text.trim().is_empty() {
                continue;
            }
            let article = match parse::<ArticleReports>(name, line, &text) {
                Ok(article) => article,
                Err(fault) => return Some(Err(fault)),
            };
            // Of each article two numbers are kept, not its name: there may be millions.
            match seen.insert(fingerprint(&article.doc), (line, fingerprint(&text))) {
                None => return Some(Ok(article)),
                Some((_, before)) if before == fingerprint(&text) => {}
                Some((first, _)) => {
                    let problem = Problem::DuplicateId { id: article.doc, first };
                    return Some(Err(FormatError::at(name, line, problem)));
                }
            }
        }
    })
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Reads a file of incidents, or of articles with their reports.
pub(super) fn read(name: &str, text: &str, how: How<'_>) -> Result<Events, FormatError> {
    let mut collector = Collector::new(name, how, 0);
    for (line, text) in lines(text) {
        match incidents(name, line, text) {
            Ok(incidents) => {
                for incident in incidents {
                    collector.take(line, Ok(incident))?;
                }
            }
            Err(fault) => collector.take(line, Err(fault))?,
        }
    }
    Ok(collector.events(Format::JsonLines, &[]))
}

fn incidents(file: &str, line: u64, text: &str) -> Result<Vec<Incident>, FormatError> {
    match parse::<Keys>(file, line, text)? {
        Keys::Incident {} => Ok(vec![parse(file, line, text)?]),
        Keys::Reports { .. } => {
            let article: ArticleReports = parse(file, line, text)?;
            let one = |(index, report): (usize, crate::Report)| {
                let reference = ReportRef { doc: article.doc.clone(), index };
                let model = report.reader.as_ref().and_then(crate::ReadBy::unchecked_model);
                Incident {
                    reports: vec![reference.clone()],
                    extra: model.into_iter().map(|model| (crate::READ_BY.to_owned(), model)).collect(),
                    ..Incident::new(reference.to_string(), report.facts)
                }
            };
            Ok(article.incidents.into_iter().enumerate().map(one).collect())
        }
    }
}

/// Writes an incident a line.
pub(super) fn write(incidents: &[Incident]) -> String {
    // Every field of an incident has a form in JSON.
    let lines = incidents.iter().filter_map(|incident| serde_json::to_string(incident).ok());
    lines.flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// The lines that are not blank, with their numbers.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (u64, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty())
}

/// One line as a value; the message keeps serde's column and drops its line, which is always 1.
pub(super) fn parse<T: DeserializeOwned>(file: &str, line: u64, text: &str) -> Result<T, FormatError> {
    serde_json::from_str(text).map_err(|error| {
        let whole = error.to_string();
        let what = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(what, _)| what);
        let what = format!("character {}: {what}", error.column());
        let problem = if error.is_data() { Problem::Value(what) } else { Problem::Json(what) };
        FormatError::at(file, line, problem)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn docs(text: &[u8]) -> Result<Vec<String>, String> {
        reports_of("r.jsonl", text).map(|a| a.map(|a| a.doc).map_err(|e| e.to_string())).collect()
    }

    #[test]
    fn an_article_said_again_counts_once_and_one_said_otherwise_is_refused() {
        let (one, two) = (r#"{"doc":"a","incidents":[]}"#, r#"{"doc":"b","incidents":[]}"#);
        let marked = format!("\u{feff}{one}\r\n\r\n{two}\r\n{one}\r\n");
        assert_eq!(docs(marked.as_bytes()).unwrap(), ["a", "b"]);
        let otherwise = format!("{one}\n{two}\n{{\"incidents\":[],\"doc\":\"a\"}}\n");
        let fault = docs(otherwise.as_bytes()).unwrap_err();
        assert!(fault.starts_with("r.jsonl, line 3: the id 'a' stands in line 1"), "{fault}");
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        assert!(docs(b" \n\n").unwrap_err().contains("empty"));
        assert!(docs(b"{\"doc\":\"a\",\"incidents\":[]}\n\xff\n").unwrap_err().contains("line 2"));
        assert!(docs(b"{\"doc\":\"a\",\"incidents\":[]}\n{\0}\n").unwrap_err().contains("line 2"));
        assert!(docs(b"{\"doc\":\"a\"").unwrap_err().contains("line 1"));
    }
}
