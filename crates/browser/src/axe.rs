//! axe-core's findings on a page (WCAG 2.0 to 2.2, A and AA).
//!
//! axe-core is under the MPL and stays out of the repository: `npm install --prefix target/axe axe-core` puts it where it
//! is looked for, or `TAZAMUN_AXE` names its `axe.min.js`.

use crate::{Error, Page};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Something that axe found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// axe's name of the rule.
    pub rule: String,
    /// What is wrong.
    pub help: String,
    /// The elements concerned, as HTML.
    pub elements: Vec<String>,
}

const RUN: &str = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})\
    .then(r => r.violations.map(v => ({rule: v.id, help: v.help, elements: v.nodes.map(n => n.html)})))";

/// What axe finds on the page; `None`, with a line that says so, where axe-core is not installed.
///
/// # Errors
/// [`Error`] where the browser refuses or does not answer.
///
/// # Panics
/// Where the environment says `CI=true` and axe-core is not installed.
pub fn accessibility(page: &mut Page<'_>) -> Result<Option<Vec<Finding>>, Error> {
    let Some(file) = installed() else {
        let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
        assert!(!ci, "CI needs axe-core for this test: npm install --prefix target/axe axe-core");
        println!("skipped: axe-core is not installed (npm install --prefix target/axe axe-core)");
        return Ok(None);
    };
    if page.evaluate("typeof axe")? == "undefined" {
        page.evaluate(&format!("{};0", std::fs::read_to_string(file)?))?;
    }
    let found = page.evaluate(RUN)?;
    Ok(Some(found.as_array().into_iter().flatten().map(finding).collect()))
}

fn installed() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("TAZAMUN_AXE") {
        return Some(named.into());
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Some(root.join("target/axe/node_modules/axe-core/axe.min.js")).filter(|file| file.is_file())
}

fn finding(found: &Value) -> Finding {
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    Finding {
        rule: text(&found["rule"]),
        help: text(&found["help"]),
        elements: found["elements"].as_array().into_iter().flatten().map(text).collect(),
    }
}
