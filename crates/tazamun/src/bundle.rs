//! An answer to take along: a ZIP file with the data as used, the command, the versions, the plan and the answer.
//!
//! The bytes depend on nothing but what is in it: no clock, no machine, files in a fixed order. `MANIFEST.json` names each
//! with its SHA-256.

use crate::{Failure, output::Target, typed::typed};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::{Cursor, Write as _},
    path::Path,
};
use tazamun_analysis::{AnyQuestion, Plan, Source, sha256};
use tazamun_store::{MERGED, Store};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// What is taken along.
#[derive(Debug)]
pub struct Bundle<'a> {
    /// The question, with every setting.
    pub question: &'a AnyQuestion,
    /// The plan that was followed.
    pub plan: Option<&'a Plan>,
    /// The events.
    pub sources: &'a [Source],
    /// The answer.
    pub answer: &'a Value,
    /// The answer in words.
    pub text: &'a str,
    /// Other files: articles that were read, a page that was written.
    pub others: Vec<(String, Vec<u8>)>,
}

impl Bundle<'_> {
    /// Writes it whole.
    ///
    /// # Errors
    /// [`Failure`] where a source cannot be read again or the file not be written.
    pub fn write(self, target: &Target) -> Result<(), Failure> {
        let mut files: BTreeMap<String, Vec<u8>> = self.others.iter().cloned().collect();
        let mut data = Vec::new();
        for source in self.sources {
            let (name, content) = content(source)?;
            let name = free_name(&files, &format!("data/{name}"));
            data.push(json!({"source": source.name(), "file": name}));
            files.insert(name, content);
        }
        files.insert("command.txt".to_owned(), format!("{}\n", typed()).into_bytes());
        files.insert("question.json".to_owned(), pretty(&json!(self.question)));
        files.insert("answer.json".to_owned(), pretty(self.answer));
        files.insert("answer.txt".to_owned(), self.text.as_bytes().to_vec());
        if let Some(plan) = self.plan {
            files.insert("plan.json".to_owned(), pretty(&json!(plan)));
        }
        let hashes: BTreeMap<&str, String> =
            files.iter().map(|(name, content)| (name.as_str(), sha256(content))).collect();
        let manifest = json!({
            "schema": "tazamun.bundle/1",
            "versions": {
                "tazamun": env!("CARGO_PKG_VERSION"),
                "answer": self.answer.get("schema"),
            },
            "command": typed(),
            "plan": self.plan.map(Plan::mark),
            "data": data,
            "sha256": hashes,
        });
        files.insert("MANIFEST.json".to_owned(), pretty(&manifest));
        target.write(&zipped(&files).map_err(|e| Failure::Usage(format!("--bundle: {e}.")))?)
    }
}

/// The name and the bytes of a source as it was used: of a store its incidents, since its own bytes change with every
/// answer that is kept there.
fn content(source: &Source) -> Result<(String, Vec<u8>), Failure> {
    let of_path = |path: &Path| {
        let name = path.file_name().map_or_else(|| "standard-input".into(), |name| name.to_string_lossy());
        if name == "-" { "standard-input".to_owned() } else { name.into_owned() }
    };
    Ok(match source {
        Source::BuiltIn => ("built-in.csv".to_owned(), source.content()?.into_owned()),
        Source::Bytes { name, content } => (of_path(Path::new(name)), content.clone()),
        Source::File(path) => (of_path(path), source.content()?.into_owned()),
        Source::AtHand { name, .. } => (of_path(Path::new(name)), source.content()?.into_owned()),
        Source::Store { path, .. } => {
            let store = Store::open_to_read(path)?;
            let has_rows = store.datasets()?.iter().any(|(name, count)| name != MERGED && *count > 0);
            let mut lines = Vec::new();
            store.each_incident(None, |dataset, incident| {
                if (dataset == MERGED) != has_rows {
                    lines.extend(serde_json::to_vec(&incident).unwrap_or_default());
                    lines.push(b'\n');
                }
            })?;
            (format!("{}.jsonl", of_path(path)), lines)
        }
    })
}

/// A name that no file has yet.
fn free_name(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let numbered = |n: usize| if n == 1 { name.to_owned() } else { format!("{name}.{n}") };
    (1..).map(numbered).find(|name| !files.contains_key(name)).unwrap_or_default()
}

fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

fn zipped(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(content.len() >= u32::MAX as usize);
        zip.start_file(name.as_str(), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}
