//! `tazamun train GOLD…`: coded articles in, a model out, and how well articles are read that it was not learned from.

use crate::{
    Failure,
    language::LangArg,
    output::{self, Target},
    places::GazetteerArg,
    render::training,
    taught::{Split, Taught},
};
use std::path::PathBuf;
use tazamun_reader::{
    eval, lang, language,
    train::{Course, train},
};
use tazamun_record::{ArticleReports, Date, formats::ArticleReading};

const EXAMPLES: &str = "\
Examples:
  tazamun train examples/training/gold.jsonl --articles examples/training/articles.jsonl -o my.model
      Learns which mentions are one incident and what belongs to it, and says how well unseen articles are read.
  cd examples/training && tazamun train gold.jsonl --articles *.jsonl --story split.json -o ~/my.model
      Keeps the articles of one story on one side; articles that nobody coded teach which words are alike.
  tazamun read examples/articles/2022-01-23.ar.txt --model my.model

GOLD holds an article a line in the codebook's exchange form, as 'tazamun eval' takes it. The articles are cut into parts by
story, and each part is read by a model that was learned from the others; the model written is learned from all. \
split.json is {\"story\": {DOC: STORY, …}, \"check\": [DOC, …]}: coded articles without a story are never judged, and those of \
'check' are left out. The same input and seed give the same bytes, with any number of threads.";

/// Arguments of `train`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What people coded (JSON Lines)
    #[arg(required = true, value_name = "GOLD")]
    gold: Vec<PathBuf>,
    /// The articles that were coded, and others (may be given several times)
    #[arg(long, required = true, value_name = "FILE", num_args = 1..)]
    articles: Vec<PathBuf>,
    /// Where the model is written
    #[arg(short, long, value_name = "MODEL")]
    output: PathBuf,
    /// Parts in which articles are held out, 2 to 50
    #[arg(long, value_name = "K", default_value_t = 5, value_parser = clap::value_parser!(u8).range(2..=50))]
    folds: u8,
    /// The story of each article (JSON), so that one story is not learned from and judged at once [default: each article is
    /// a story]
    #[arg(long, value_name = "FILE")]
    story: Option<PathBuf>,
    /// Where the order of things comes from
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Threads to work with [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Day of publication of articles that do not say theirs
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    #[command(flatten)]
    places: GazetteerArg,
    /// Write the reports of the articles that were held out (JSON Lines), as models not learned from them read them
    #[arg(long, value_name = "FILE")]
    held_out: Option<PathBuf>,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
}

/// Learns, cross-validates, writes the model.
///
/// # Errors
/// [`Failure`] where a file cannot be read, where the coding does not fit the articles, or where too little is coded.
pub fn run(args: &Args) -> Result<(), Failure> {
    let read = || args.gold.iter().chain(&args.articles).chain(&args.story).map(PathBuf::as_path);
    let target = Target::new(Some(&args.output), read())?;
    let split = args.story.as_deref().map(Split::read).transpose()?;
    let how = ArticleReading { published: args.published, ..ArticleReading::default() };
    let taught = Taught::read(&args.gold, &args.articles, split.as_ref(), &how)?;
    let places = args.places.open()?;
    let threads = args.threads.or_else(|| std::thread::available_parallelism().ok().map(usize::from));
    let course = Course {
        articles: &taught.articles,
        coded: &taught.coded,
        stories: split.as_ref().map(|s| &s.story),
        folds: usize::from(args.folds),
        seed: args.seed,
        threads: threads.unwrap_or(1),
    };
    let trained =
        train(&course, places.gazetteer(), |article| language(article).unwrap_or_else(lang::first))?;
    let bytes = trained.model.to_bytes();
    target.write(&bytes)?;
    if let Some(file) = &args.held_out {
        let line = |read: &ArticleReports| serde_json::to_string(read).map(|line| line + "\n");
        let lines: Result<String, _> = trained.held_out.iter().map(|(_, read)| line(read)).collect();
        Target::new(Some(file), read())?.write(lines.map_err(std::io::Error::from)?.as_bytes())?;
    }
    let said = training::Trained {
        score: &trained.score,
        ranges: eval::intervals(&trained.held_out, args.seed),
        model: &trained.model,
        bytes: bytes.len(),
        left_out: taught.left_out,
        parts: args.folds,
        file: &args.output,
    };
    match args.json {
        true => output::print_json(&training::json(&said)),
        false => output::print(&training::text(&said, &args.lang.words())),
    }
}
