//! Lines of hand-coded articles → what a reading is held against.
//!
//! The exchange form of the codebook, with two fields that only coders write: `sure`, and `either`, which holds the
//! second coder's values of the slots where two coders differ. Both values then count as right.

use serde_json::Value;
use tazamun_record::{
    Actor, ArticleReports, Facts, Interval, Place, Report, Status, Toll, What,
    formats::{FormatError, Problem},
};

/// An incident as it was coded by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Coded {
    /// As the first coder has it.
    pub report: Report,
    /// As the second coder has it, where the two differ.
    pub second: Option<Facts>,
}

impl Coded {
    /// Whether the coder asks for it: of doubtful ones (`sure` 1) nothing is held against a reading.
    pub fn is_asked(&self) -> bool {
        self.report.sure != Some(1)
    }

    /// Whether either coder's facts pass a test.
    pub fn either(&self, passes: impl Fn(&Facts) -> bool) -> bool {
        passes(&self.report.facts) || self.second.as_ref().is_some_and(passes)
    }
}

impl From<Report> for Coded {
    fn from(report: Report) -> Self {
        Coded { report, second: None }
    }
}

/// An article with its hand-coded incidents.
#[derive(Debug, Clone, PartialEq)]
pub struct CodedArticle {
    /// The article's name.
    pub doc: String,
    /// The incidents that it tells.
    pub incidents: Vec<Coded>,
}

impl From<ArticleReports> for CodedArticle {
    fn from(article: ArticleReports) -> Self {
        let incidents = article.incidents.into_iter().map(Coded::from).collect();
        CodedArticle { doc: article.doc, incidents }
    }
}

/// Reads hand-coded articles, one a line; `file` is named in errors.
///
/// ```
/// let wrong = tazamun_reader::eval::coded("gold.jsonl", "{\"doc\":\"a\",\"incidents\":[]}\n{\"doc\":1}\n");
/// assert!(wrong.unwrap_err().to_string().starts_with("gold.jsonl, line 2"));
/// ```
///
/// # Errors
/// The first line that is no such article.
pub fn coded(file: &str, text: &str) -> Result<Vec<CodedArticle>, FormatError> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines.map(|(line, number)| article(line).map_err(|what| fault(file, number, what))).collect()
}

fn fault(file: &str, line: u64, what: String) -> FormatError {
    FormatError { file: file.to_owned(), line: Some(line), column: None, problem: Problem::Json(what) }
}

fn article(line: &str) -> Result<CodedArticle, String> {
    let mut article: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let doc = article.get("doc").and_then(Value::as_str).ok_or("the article has no 'doc'")?.to_owned();
    let incidents = match article.get_mut("incidents").map(Value::take) {
        Some(Value::Array(incidents)) => incidents,
        _ => return Err("the article has no list of 'incidents'".to_owned()),
    };
    let incidents = incidents.into_iter().enumerate().map(|(n, incident)| {
        incident_of(incident).map_err(|e| format!("incident {} of '{doc}': {e}", n + 1))
    });
    Ok(CodedArticle { incidents: incidents.collect::<Result<_, _>>()?, doc })
}

fn report_of(incident: Value) -> Result<Report, String> {
    serde_json::from_value(incident.clone()).map_err(|error| fault_of(&incident, &error))
}

/// What is wrong with an incident, the slot that holds it named where one alone does.
fn fault_of(incident: &Value, error: &serde_json::Error) -> String {
    let slot = |names: &'static [&'static str], is_wrong: fn(Value) -> bool| {
        let part: serde_json::Map<String, Value> = incident
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(name, _)| names.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        let there = !part.is_empty();
        let value =
            if names.len() == 1 { part.into_iter().next().map(|p| p.1) } else { Some(Value::Object(part)) };
        (there && value.is_some_and(is_wrong)).then_some(names[0])
    };
    let place = &["place", "country", "adm1", "lat", "lon", "where_prec"];
    let found = slot(&["killed"], |v| serde_json::from_value::<Option<Toll>>(v).is_err())
        .or_else(|| slot(&["wounded"], |v| serde_json::from_value::<Option<Toll>>(v).is_err()))
        .or_else(|| slot(&["actor1"], |v| serde_json::from_value::<Vec<Actor>>(v).is_err()))
        .or_else(|| slot(&["actor2"], |v| serde_json::from_value::<Vec<Actor>>(v).is_err()))
        .or_else(|| slot(&["claimed_by"], |v| serde_json::from_value::<Option<Actor>>(v).is_err()))
        .or_else(|| slot(&["status"], |v| serde_json::from_value::<Status>(v).is_err()))
        .or_else(|| slot(&["date_start", "date_end"], |v| serde_json::from_value::<Interval>(v).is_err()))
        .or_else(|| slot(&["sub_event_type", "event_type"], |v| serde_json::from_value::<What>(v).is_err()))
        .or_else(|| slot(place, |v| serde_json::from_value::<Place>(v).is_err()));
    found.map_or_else(|| error.to_string(), |slot| format!("{slot}: {error}"))
}

fn incident_of(mut incident: Value) -> Result<Coded, String> {
    let other = incident.as_object_mut().and_then(|fields| fields.remove("either"));
    let second = match other {
        Some(Value::Object(other)) => {
            let mut both = incident.clone();
            if let Some(fields) = both.as_object_mut() {
                fields.extend(other);
            }
            Some(report_of(both)?.facts)
        }
        _ => None,
    };
    Ok(Coded { report: report_of(incident)?, second })
}
