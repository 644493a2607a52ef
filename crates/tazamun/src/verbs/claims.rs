//! `tazamun claims ARTICLE…`: what do articles claim about attacks in the aggregate, and could it be tested?

use crate::{
    Failure, inert, language::LangArg, output, places::GazetteerArg, reading::ReadingArgs, render::claims,
};
use std::{io, path::PathBuf};
use tazamun_claims::{Claim, ClaimFinder};
use tazamun_intake::articles;
use tazamun_record::Article;

const EXAMPLES: &str = "\
Examples:
  tazamun claims examples/articles/2022-01-23.ar.txt
      Every claim, quoted, with who makes it, how, and whether a record of incidents could decide it.
  tazamun claims article.ar.txt article.en.txt --lang en
      What several articles claim alike is told once, with all who say so.
  zcat articles.jsonl.gz | tazamun claims - --json > claims.jsonl

A claim says something of incidents of armed violence beyond telling one: they fall together, increase, are the largest since
…, answer something, keep to a border, come from a refuge, spread, grow weaker. Questions claim nothing. With --json each line is
{\"doc\": …, \"claims\": [{\"kind\", \"quote\", \"by\", \"stance\", \"about\", \"testable\", …}]}, [] where an article makes none.";

/// Arguments of `claims`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles: .txt, .html or .jsonl files, or - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    #[command(flatten)]
    reading: ReadingArgs,
    #[command(flatten)]
    lang: LangArg,
    #[command(flatten)]
    places: GazetteerArg,
    /// Print JSON Lines, an article a line
    #[arg(long)]
    json: bool,
}

/// Reads every article, finds its claims and prints them.
///
/// # Errors
/// [`Failure`] where a file cannot be read or is no article.
pub fn run(args: &Args) -> Result<(), Failure> {
    let places = args.places.open()?;
    let (reader, finder) = (places.reader(), ClaimFinder::new());
    let how = (&args.reading).into();
    let mut all: Vec<(Article, Vec<Claim>)> = Vec::new();
    for file in &args.articles {
        articles::each::<Failure>(file, &how, &mut |article| {
            let found = finder.claims(&article, &reader.explain(&article));
            if args.json {
                let line = claims::json(&article.doc, &found).map_err(io::Error::from)?;
                return output::print(&inert::json(&line));
            }
            all.push((article, found));
            Ok(())
        })?;
    }
    if args.json {
        return Ok(());
    }
    output::print(&claims::text(&all, &args.lang.words()))
}
