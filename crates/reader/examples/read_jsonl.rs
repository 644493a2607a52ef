//! Reads articles (JSON Lines, the codebook's exchange form) and writes their reports: `read_jsonl FILE`.

use std::io::{BufRead as _, Write as _};
use tazamun_record::{Article, ArticleReports};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: read_jsonl ARTICLES.jsonl > REPORTS.jsonl")?;
    let reader = tazamun_reader::Reader::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let article: Article = serde_json::from_str(&line?)?;
        let incidents = reader.read(&article);
        serde_json::to_writer(&mut out, &ArticleReports { doc: article.doc, incidents })?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
