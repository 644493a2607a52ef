//! `tazamun eval GOLD`: how well are articles read, held against what people coded?

use crate::{
    Failure,
    language::LangArg,
    llm::{LlmArgs, Session},
    output,
    places::ReaderArg,
    progress::Progress,
    reading::ReadingArgs,
    render::evaluation,
};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use tazamun_intake::articles;
use tazamun_intake::files::{file_bytes, shown, unpacked};
use tazamun_reader::{eval, explain::Mention};
use tazamun_record::{Article, ArticleReports, formats};

const EXAMPLES: &str = "\
Examples:
  tazamun eval gold.jsonl --articles articles.jsonl
      Reads the articles and says how well that agrees with the coding.
  tazamun eval gold.jsonl --reports reports.jsonl --articles articles.jsonl --show
      Judges the reports of any program, and lists what disagrees.
  tazamun eval gold.jsonl --articles articles.jsonl --llm-model qwen3 --dry-run
      What it would cost to hold a language model beside our own reader: alone, hinted, union and
      agreement, and how often its answer changes where kinds are renamed, the codebook's sentences
      turned or the article repeated (five calls an article).

GOLD holds an article a line: {\"doc\": …, \"incidents\": […]} in the codebook's exchange form. An incident may have 'sure' (of 1 nothing
is asked) and 'either' (a second coder's values, which are right too). Reports pair with coded incidents that agree on
place (50 km or the first-level division), time (a day) and kind or number killed. A whole record is one with event type, time, place, killed
and attacker right.";

/// Arguments of `eval`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What people coded (JSON Lines, at most 1 GiB, unpacked)
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// The articles (at most 64 MiB each, unpacked, or a line): read, unless --reports are given, and every quote looked up
    /// in them
    #[arg(long, value_name = "FILE", required_unless_present = "reports")]
    articles: Option<PathBuf>,
    /// Reports to judge instead of reading the articles (JSON Lines of `read`)
    #[arg(long, value_name = "FILE")]
    reports: Option<PathBuf>,
    #[command(flatten)]
    reading: ReadingArgs,
    /// Instead, what is lost before linking: the mentions that overlap the coders' quotes, and whether they are read right
    #[arg(long, requires = "articles", conflicts_with_all = ["reports", "show"])]
    stages: bool,
    /// List what disagrees, incident by incident
    #[arg(long)]
    show: bool,
    #[command(flatten)]
    places: ReaderArg,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
    #[command(flatten)]
    llm: LlmArgs,
}

/// Reads, compares, prints.
///
/// # Errors
/// [`Failure`] where a file cannot be read or holds something else.
pub fn run(args: &Args) -> Result<(), Failure> {
    let gold = eval::coded(&shown(&args.gold), &String::from_utf8_lossy(&unpacked(&args.gold)?))?;
    if args.stages {
        return stages(args, &gold);
    }
    if args.llm.is_asked() {
        return readers(args, &gold);
    }
    let (read, texts) = readings(args)?;
    let mut score = eval::score(&gold, &read);
    if let Some(texts) = texts {
        eval::count_quotes(&mut score, &read, |doc| texts.get(doc).cloned());
    }
    if args.json {
        return output::print_json(&evaluation::json(&score, args.show));
    }
    let words = args.lang.words();
    let differences = score.differences.iter().filter(|_| args.show);
    let differences = differences.map(|of| evaluation::difference(&words, of)).collect::<String>();
    output::print(&(differences + &evaluation::score(&words, &score)))
}

/// Holds our own reader and a language model against the coding, and says how often the model's answer changes.
fn readers(args: &Args, gold: &[eval::CodedArticle]) -> Result<(), Failure> {
    if args.articles.is_none() || args.reports.is_some() || args.llm.writes_requests() {
        return Err(Failure::Usage(
            "--llm: 'eval' asks the model about the coded articles; give them with --articles FILE, without --reports and \
             --llm-requests."
                .to_owned(),
        ));
    }
    let places = args.places.open()?;
    let (reader, words) = (places.reader(), args.lang.words());
    let coded: HashSet<&str> = gold.iter().map(|article| article.doc.as_str()).collect();
    let mut articles = Vec::new();
    each_article(args, &mut |article| {
        if coded.contains(article.doc.as_str()) {
            articles.push(article);
        }
    })?;
    let session = Session::new(&args.llm, &reader, &words);
    if args.llm.is_dry() {
        let cost = session.cost_of_comparing(&articles)?;
        return if args.json { output::print_json(&cost) } else { output::print(&cost.text(&words)) };
    }
    let compared = session.compared(&articles)?;
    let text = evaluation::readers(&words, gold, &compared);
    if args.json {
        output::print_json(&evaluation::readers_json(gold, &compared))
    } else {
        output::print(&text)
    }
}

/// Reads the mentions of every coded article and holds them against the coders' quotes.
fn stages(args: &Args, gold: &[eval::CodedArticle]) -> Result<(), Failure> {
    let places = args.places.open()?;
    let reader = places.reader();
    let coded: HashSet<&str> = gold.iter().map(|article| article.doc.as_str()).collect();
    let mut seen: HashMap<String, (String, Vec<Mention>)> = HashMap::new();
    each_article(args, &mut |article| {
        if coded.contains(article.doc.as_str()) {
            seen.insert(article.doc.clone(), (article.whole(), reader.explain(&article).mentions));
        }
    })?;
    let figures = eval::stages(gold, |doc| seen.get(doc).map(|(whole, m)| (whole.as_str(), m.as_slice())));
    if args.json {
        return output::print_json(&evaluation::stages_json(&figures));
    }
    output::print(&evaluation::stages(&args.lang.words(), &figures))
}

type Texts = HashMap<String, String>;

/// The reports to judge, and the texts of their articles by name where these are given.
fn readings(args: &Args) -> Result<(Vec<ArticleReports>, Option<Texts>), Failure> {
    let places = args.places.open()?;
    let reader = places.reader();
    let mut read = match &args.reports {
        Some(file) => formats::read_reports(&shown(file), &file_bytes(file)?)?,
        None => Vec::new(),
    };
    let mut texts = HashMap::new();
    each_article(args, &mut |article| {
        if args.reports.is_none() {
            read.push(ArticleReports { doc: article.doc.clone(), incidents: reader.read(&article) });
        }
        texts.insert(article.doc.clone(), article.whole());
    })?;
    Ok((read, args.articles.is_some().then_some(texts)))
}

/// Each of the articles that are given, with the progress of going through them.
fn each_article(args: &Args, each: &mut dyn FnMut(Article)) -> Result<(), Failure> {
    let Some(file) = &args.articles else { return Ok(()) };
    let mut progress = Progress::counting("articles read");
    articles::each::<Failure>(file, &(&args.reading).into(), &mut |article| {
        each(article);
        progress.step();
        Ok(())
    })
}
