//! The codebook's JSON Lines → incidents, or reports.
//!
//! A line is an incident (it has an `id`), or an article with its reports (`doc`, `incidents`): then each report is
//! read as one incident of its own, named `doc#0`, `doc#1` and so on.

use super::{Events, Format, FormatError, Problem, Reading, decode, events::Collector};
use crate::{ArticleReports, Incident, ReportRef};
use serde::{Deserialize, de::DeserializeOwned};

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
/// The first line that is no such article, or that says again what an earlier line said of the same article.
///
/// ```
/// use tazamun_record::formats::read_reports;
/// let articles = read_reports("reports.jsonl", b"{\"doc\":\"a1\",\"incidents\":[]}\n").unwrap();
/// assert_eq!(articles[0].doc, "a1");
/// ```
pub fn read_reports(name: &str, bytes: &[u8]) -> Result<Vec<ArticleReports>, FormatError> {
    let unpacked = decode::unpack(name, bytes)?;
    let text = decode::text(name, &unpacked, None)?;
    lines(&text).map(|(line, text)| parse(name, line, text)).collect()
}

/// Reads a file of incidents, or of articles with their reports.
pub(super) fn read(name: &str, text: &str, how: &Reading) -> Result<Events, FormatError> {
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
                Incident {
                    reports: vec![reference.clone()],
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
