//! `tazamun read FILE…`: articles in, quoted incident reports out, one line of JSON an article.

use crate::{
    Failure, inert, io_report,
    language::LangArg,
    llm::{LlmArgs, Session},
    output,
    places::ReaderArg,
    progress::Progress,
    reading::ReadingArgs,
    render::explain_view,
};
use std::{
    io::{self, BufWriter, IsTerminal as _, Write as _},
    path::PathBuf,
};
use tazamun_intake::articles;
use tazamun_reader::Reader;
use tazamun_record::{Article, ArticleReports, formats::ArticleReading};

const EXAMPLES: &str = "\
Examples:
  tazamun read examples/articles/2022-01-23.ar.txt
  tazamun read examples/articles/2022-01-23.ar.txt --explain | less -R
      Every date, place, actor, toll and trigger, the report that it went into, and why no report came of a trigger.
  tazamun read page.html --published 2022-01-23
  tazamun read old.txt --encoding windows-1256
  zcat articles.jsonl.gz | tazamun read - > reports.jsonl
  tazamun read articles.jsonl --min-confidence 0.8
      Only what is right four times in five, by the reader's own reckoning.
  tazamun read article.ar.txt --gazetteer places.index
      With the villages of a gazetteer of yours: see 'tazamun help gazetteer'.
  tazamun read examples/articles/2022-01-23.ar.txt --llm-model qwen3 --dry-run
      What a language model would cost that points at the words of each incident, while every value is read from them.
  tazamun read examples/articles/2022-01-23.ar.txt --llm-model qwen3 --llm-requests requests.jsonl
      The requests as a batch for a service; --llm-answers reads its answers, --llm URL asks a server at once.

Each line is {\"doc\": …, \"incidents\": […]} in the codebook's exchange form; an article that tells no incident has [].
A .txt file may begin with lines 'published: DATE', 'source: NAME' and 'url: ADDRESS', then a blank line, the title,
a blank line and the text; a .jsonl file (.gz too) holds doc, published, title and text a line, and may be of any length.";

/// Arguments of `read`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles: .txt, .html, .jsonl or .json files, feeds (RSS, Atom), or - for standard input; at most 64 MiB
    /// each, unpacked, and a .jsonl file at most that a line
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    reading: ReadingArgs,
    /// Print the article with everything that was seen in it and what became of it, instead of its reports
    #[arg(long, conflicts_with = "llm_model")]
    explain: bool,
    /// Print the reports of at least this confidence, 0 to 1 [default: those that serve best: most found for least surplus]
    #[arg(long, value_name = "P", value_parser = probability)]
    min_confidence: Option<f64>,
    #[command(flatten)]
    places: ReaderArg,
    /// Print JSON Lines; without --explain, `read` always does
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
    #[command(flatten)]
    llm: LlmArgs,
}

fn probability(typed: &str) -> Result<f64, String> {
    let p = typed.parse::<f64>().ok().filter(|p| (0.0..=1.0).contains(p));
    p.ok_or_else(|| "give a probability from 0 to 1, as in 0.8".to_owned())
}

/// Reads every article and prints its reports.
///
/// # Errors
/// [`Failure`] where a file cannot be read or is no article; nothing has been printed of that file then, unless it is
/// standard input.
pub fn run(args: &Args) -> Result<(), Failure> {
    let places = args.places.open()?;
    let mut reader = places.reader();
    if let Some(least) = args.min_confidence {
        reader = reader.at_least(least);
    }
    let how: ArticleReading = (&args.reading).into();
    if args.llm.is_asked() {
        return Session::new(&args.llm, &reader, &args.lang.words()).run(&args.files, &how, args.json);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut progress = Progress::counting("articles read");
    for file in &args.files {
        articles::each::<Failure>(file, &how, &mut |article| {
            io_report::tell_tongue(&args.lang.words(), &article);
            out.write_all(told(args, &reader, article)?.as_bytes())?;
            progress.step();
            Ok(())
        })?;
    }
    out.flush()?;
    Ok(())
}

/// What is printed of one article.
fn told(args: &Args, reader: &Reader<'_>, article: Article) -> Result<String, Failure> {
    if args.explain && !args.json {
        let coloured = io::stdout().is_terminal() && output::colours();
        return Ok(explain_view::text(&args.lang.words(), &article, &reader.explain(&article), coloured));
    }
    let mut line = if args.explain {
        explain_view::json(&article, &reader.explain(&article)).to_string()
    } else {
        let reports = ArticleReports { incidents: reader.read(&article), doc: article.doc };
        serde_json::to_string(&reports).map_err(io::Error::from)?
    };
    line.push('\n');
    Ok(inert::json(&line).into_owned())
}
