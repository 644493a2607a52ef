//! Merges a file of coded articles (the codebook's exchange form) and prints one incident a line:
//! `cargo run --release -p tazamun-merge --example merge_jsonl -- REPORTS.jsonl > MERGED.jsonl`

use std::{env, error::Error, fs};
use tazamun_merge::merge;
use tazamun_record::{ArticleReports, ReportRef};

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1).ok_or("name a file of coded articles")?;
    let mut reports = Vec::new();
    for line in fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
        let article: ArticleReports = serde_json::from_str(line)?;
        for (index, report) in article.incidents.into_iter().enumerate() {
            reports.push((ReportRef { doc: article.doc.clone(), index }, report));
        }
    }
    for incident in merge(&reports) {
        println!("{}", serde_json::to_string(&incident)?);
    }
    Ok(())
}
