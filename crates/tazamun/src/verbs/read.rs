//! `tazamun read FILE…`: articles in, quoted incident reports out, one line of JSON an article.

use crate::{Failure, input, output};
use std::path::PathBuf;
use tazamun_record::{ArticleReports, Date};

const EXAMPLES: &str = "\
Examples:
  tazamun read examples/articles/2022-01-23.ar.txt
  tazamun read page.html --published 2022-01-23
  zcat articles.jsonl.gz | tazamun read - > reports.jsonl

Each line is {\"doc\": …, \"incidents\": […]} in the codebook's exchange form; an article that tells no incident has [].
A .txt file may begin with lines 'published: DATE', 'source: NAME' and 'url: ADDRESS', then a blank line, the title,
a blank line and the text; a .jsonl file holds doc, published, title and text a line.";

/// Arguments of `read`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles: .txt, .html or .jsonl files, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Day of publication of articles that do not say theirs
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Print JSON Lines; `read` always does
    #[arg(long)]
    json: bool,
}

/// Reads every article and prints its reports.
///
/// # Errors
/// [`Failure`] where a file cannot be read or is no article; nothing has been printed of that file then.
pub fn run(args: &Args) -> Result<(), Failure> {
    for file in &args.files {
        let mut lines = String::new();
        for article in input::articles(file, args.published)? {
            let reports = ArticleReports { incidents: tazamun_reader::read(&article), doc: article.doc };
            lines += &serde_json::to_string(&reports).map_err(std::io::Error::from)?;
            lines.push('\n');
        }
        output::print(&lines)?;
    }
    Ok(())
}
