//! Lines of hand-coded articles → what a reading is held against.
//!
//! The exchange form of the codebook, with two fields that only coders write: `sure`, and `either`, which holds the
//! second coder's values of the slots where two coders differ. Both values then count as right.

use serde_json::Value;
use tazamun_record::{
    ArticleReports, Facts, Report,
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
    pub(super) fn is_asked(&self) -> bool {
        self.report.sure != Some(1)
    }

    /// Whether either coder's facts pass a test.
    pub(super) fn either(&self, passes: impl Fn(&Facts) -> bool) -> bool {
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

fn incident_of(mut incident: Value) -> Result<Coded, serde_json::Error> {
    let other = incident.as_object_mut().and_then(|fields| fields.remove("either"));
    let second = match other {
        Some(Value::Object(other)) => {
            let mut both = incident.clone();
            if let Some(fields) = both.as_object_mut() {
                fields.extend(other);
            }
            Some(serde_json::from_value(both)?)
        }
        _ => None,
    };
    Ok(Coded { report: serde_json::from_value(incident)?, second })
}
