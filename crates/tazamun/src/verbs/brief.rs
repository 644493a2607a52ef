//! `tazamun brief`: the main job. What do the articles report, and is it more than chance?

use crate::{
    Failure,
    answering::{self, Asked, CERTIFICATE_PAIRS},
    inert,
    keeping::STORE,
    output::{self, Target},
    pdf,
    places::GazetteerArg,
    progress::Progress,
    telling::Telling,
};
use std::{
    collections::BTreeMap,
    io::Write as _,
    path::{Path, PathBuf},
    time::Instant,
};
use tazamun_brief::{Brief, Lang, Numerals, Reproduction, Told};
use tazamun_reader::{
    Reader,
    gazetteer::{EntryId, Gazetteer},
};
use tazamun_record::{Article, Date};

const EXAMPLES: &str = "\
Examples:
  tazamun brief examples/articles/2022-01-23.ar.txt
  tazamun brief article.ar.txt --events ged_iq.csv --events ged_sy.csv -o page.html
  tazamun brief article.en.txt --a country=IQ,actor1=IS --b country=SY,actor1=IS --within 2
  tazamun brief --a country=IQ,actor1=IS --b country=SY,actor1=IS --events ged_iq_sy.csv -o page.html
      A question without an article.
  tazamun brief --filter 'date>=2022-01-15,date<=2022-01-31' --store war.db
      The incidents that the articles of a store tell of those days.
  tazamun brief article.ar.txt --format pdf --lang ar
      Printed by the Chromium of this machine; md and json need none.

The two theatres are those of the two incidents that the articles set side by side: same actor, two countries or two
governorates, closest in time. Without --events the answer rests on the built-in record.";

/// Arguments of `brief`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles: .txt, .html or .jsonl files, or - for standard input
    #[arg(required_unless_present_any = ["filter", "a"], value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Day of publication of articles that do not say theirs
    #[arg(long, value_name = "DATE", requires = "articles", conflicts_with = "filter")]
    published: Option<Date>,
    /// Instead of files: the incidents of a store's articles that this filter selects
    #[arg(long, value_name = "FILTER", conflicts_with = "articles")]
    filter: Option<String>,
    /// The store that --filter selects from
    #[arg(long, value_name = "FILE", default_value = STORE, requires = "filter")]
    store: PathBuf,
    /// Files of events, or a store, to test on (may be given several times) [default: the built-in record]
    #[arg(long, value_name = "FILE")]
    events: Vec<PathBuf>,
    /// The first theatre, instead of the one that the articles suggest
    #[arg(long, value_name = "FILTER", requires = "b")]
    a: Option<String>,
    /// The second theatre
    #[arg(long, value_name = "FILTER", requires = "a")]
    b: Option<String>,
    /// Two days count as close where they lie at most this many days apart [default: as near as the two incidents lie, at least 1]
    #[arg(long, value_name = "DAYS")]
    within: Option<u32>,
    /// First day to look at
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Last day to look at
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Pairs of unrelated series simulated to measure how often the test errs on data like these; 0: not measured
    #[arg(long, value_name = "PAIRS", default_value_t = CERTIFICATE_PAIRS)]
    certificate: usize,
    #[command(flatten)]
    places: GazetteerArg,
    /// Where to write the page; - for standard output [default: the first article's name with .brief.html]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Form of what is written [default: by the ending of the output's name, else html]
    #[arg(long, value_name = "FORM")]
    format: Option<Format>,
    /// Language of the summary in the terminal, and in which the page opens [default: of the locale, of the article]
    #[arg(long, value_name = "LANG")]
    lang: Option<Language>,
    /// Digits of Arabic text
    #[arg(long, value_name = "DIGITS", default_value = "western")]
    digits: Digits,
    /// Print the brief as JSON instead of the summary
    #[arg(long)]
    json: bool,
}

/// The languages of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Language {
    Ar,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Ar => Lang::Arabic,
            Language::En => Lang::English,
        }
    }
}

/// The digits of Arabic text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Digits {
    /// 2022, as most agencies of the Levant write it
    Western,
    /// ٢٠٢٢
    ArabicIndic,
}

/// The forms of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A page in both languages, with pictures
    Html,
    /// Markdown, in one language
    Md,
    /// The findings and sentences for programs
    Json,
    /// The page as it prints, in one language
    Pdf,
}

impl Format {
    /// The form that a file's name ends with.
    fn of(file: &Path) -> Option<Format> {
        match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Format::Html),
            "md" | "markdown" => Some(Format::Md),
            "json" => Some(Format::Json),
            "pdf" => Some(Format::Pdf),
            _ => None,
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Md => "md",
            Format::Json => "json",
            Format::Pdf => "pdf",
        }
    }
}

/// Reads, pairs, tests, writes the page and prints the verdict.
///
/// # Errors
/// [`Failure`] where an article, the data or a filter is wrong; no page has been written then.
pub fn run(args: &Args) -> Result<(), Failure> {
    let format = args.format.or_else(|| Format::of(args.output.as_deref()?)).unwrap_or(Format::Html);
    let page = args.output.clone().unwrap_or_else(|| default_page(&args.articles, format));
    let target = Target::new(Some(&page), read(args))?;
    let places = args.places.open()?;
    let Telling { articles, told } = telling(args, &places.reader())?;
    let waiting = Progress::waiting("testing");
    let (answer, data) = answering::answer(&asked(args), &told)?;
    drop(waiting);
    let brief = Brief {
        opens_in: args.lang.map_or_else(|| language_of(&articles), Lang::from),
        numerals: match args.digits {
            Digits::Western => Numerals::Western,
            Digits::ArabicIndic => Numerals::ArabicIndic,
        },
        articles,
        arabic_places: arabic_places(&told, places.gazetteer()),
        told,
        answer,
        data,
        reproduction: Reproduction {
            command: command(args, &page),
            version: concat!("tazamun ", env!("CARGO_PKG_VERSION")).to_owned(),
            seed: args.seed,
            made_on: None,
        },
    };
    let begun = Instant::now();
    write(&brief, format, &target)?;
    let took = begun.elapsed().as_millis();
    if target.is_standard() {
        return Ok(());
    }
    if args.json {
        return output::print_json(&tazamun_brief::json(&brief));
    }
    let lang = args.lang.map_or_else(language_of_locale, Lang::from);
    output::print(&tazamun_brief::terminal(&brief, lang))?;
    let size = std::fs::metadata(&page).map_or(0, |file| file.len().div_ceil(1_000));
    let page = page.display().to_string();
    writeln!(std::io::stderr(), "→ {} ({size} kB in {took} ms)", inert::line(&page))?;
    Ok(())
}

/// Arabic names of the places of incidents, for readers of Arabic where the articles are in English.
fn arabic_places(told: &[Told], gazetteer: &Gazetteer) -> BTreeMap<String, String> {
    let named = told.iter().filter_map(|t| {
        let place = &t.incident.facts.place;
        let (latin, adm1) = (place.name()?, place.adm1());
        let here = |id: &EntryId| adm1.is_none() || gazetteer.adm1_code(*id) == adm1;
        let entry = gazetteer.entry(gazetteer.meanings_of(latin).find(here)?);
        Some((latin.to_owned(), entry.arabic.first()?.clone()))
    });
    named.collect()
}

fn telling(args: &Args, reader: &Reader<'_>) -> Result<Telling, Failure> {
    match &args.filter {
        Some(filter) => Telling::of_store(&args.store, filter),
        None => Telling::of_files(&args.articles, args.published, reader),
    }
}

fn asked(args: &Args) -> Asked {
    Asked {
        events: args.events.clone(),
        theatres: args.a.clone().zip(args.b.clone()),
        within: args.within,
        from: args.from,
        to: args.to,
        seed: args.seed,
        certificate: args.certificate,
    }
}

/// Writes the brief in one of its forms; what is in one language is in that in which the page opens.
fn write(brief: &Brief, format: Format, target: &Target) -> Result<(), Failure> {
    let text = match format {
        Format::Html => tazamun_brief::html(brief),
        Format::Md => tazamun_brief::markdown(brief, brief.opens_in),
        Format::Json => format!("{:#}\n", tazamun_brief::json(brief)),
        Format::Pdf => return pdf::print(&tazamun_brief::html(brief), target),
    };
    target.write(text.as_bytes())
}

/// What is read for it, which must not be written to.
fn read(args: &Args) -> impl Iterator<Item = &Path> {
    let store = args.filter.as_ref().map(|_| &args.store);
    let files = args.articles.iter().chain(&args.events).chain(&args.places.gazetteer);
    files.chain(store).map(PathBuf::as_path)
}

/// The page of an article stands beside nothing but where the user is: in the current folder, under the article's name.
fn default_page(articles: &[PathBuf], format: Format) -> PathBuf {
    let stem = articles.first().filter(|article| *article != Path::new("-")).and_then(|a| a.file_stem());
    let stem = stem.map_or_else(String::new, |s| format!("{}.", s.to_string_lossy()));
    PathBuf::from(format!("{stem}brief.{}", format.ending()))
}

/// The command that gives this very page, with every default that could change spelled out.
fn command(args: &Args, page: &Path) -> String {
    let mut words = vec!["tazamun".to_owned(), "brief".to_owned()];
    words.extend(args.articles.iter().map(|p| p.display().to_string()));
    let mut option = |name: &str, value: Option<String>| {
        words.extend(value.into_iter().flat_map(|v| [format!("--{name}"), v]));
    };
    option("published", args.published.map(|d| d.to_string()));
    option("filter", args.filter.clone());
    option("store", args.filter.as_ref().map(|_| args.store.display().to_string()));
    for file in args.places.typed() {
        option("gazetteer", Some(file));
    }
    for file in &args.events {
        option("events", Some(file.display().to_string()));
    }
    option("a", args.a.clone());
    option("b", args.b.clone());
    option("within", args.within.map(|n| n.to_string()));
    option("from", args.from.map(|d| d.to_string()));
    option("to", args.to.map(|d| d.to_string()));
    option("seed", Some(args.seed.to_string()));
    option("certificate", Some(args.certificate).filter(|&n| n != CERTIFICATE_PAIRS).map(|n| n.to_string()));
    option("digits", (args.digits == Digits::ArabicIndic).then(|| "arabic-indic".to_owned()));
    option("format", args.format.map(|f| f.ending().to_owned()));
    let lang = |lang| if lang == Language::Ar { "ar" } else { "en" };
    option("lang", args.lang.map(|l| lang(l).to_owned()));
    // By its form alone: what a page is called says nothing of what it holds, and two runs write the same bytes.
    let named = page.extension().map(|ending| ending.to_string_lossy().into_owned());
    let ending = args.format.map(|f| f.ending().to_owned()).or(named).unwrap_or_else(|| "html".to_owned());
    option("output", Some(format!("brief.{ending}")));
    words.iter().map(|w| inert::for_shell(w)).collect::<Vec<_>>().join(" ")
}

/// The language of most letters; without articles, that of the locale.
fn language_of(articles: &[Article]) -> Lang {
    if articles.is_empty() {
        return language_of_locale();
    }
    let letters = || articles.iter().flat_map(|a| a.text.chars()).filter(|c| c.is_alphabetic());
    let arabic = letters().filter(|c| ('\u{600}'..='\u{6ff}').contains(c)).count();
    if 2 * arabic >= letters().count() { Lang::Arabic } else { Lang::English }
}

fn language_of_locale() -> Lang {
    // A name that is no UTF-8 is no locale's.
    Lang::of_environment(|name| std::env::var(name).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_named_after_the_article() {
        let page = |articles: &[&str], format| {
            default_page(&articles.iter().map(PathBuf::from).collect::<Vec<_>>(), format)
        };
        assert_eq!(page(&["a/2022-01-23.ar.txt"], Format::Html), Path::new("2022-01-23.ar.brief.html"));
        assert_eq!(page(&["-"], Format::Md), Path::new("brief.md"));
        assert_eq!(page(&[], Format::Pdf), Path::new("brief.pdf"));
    }
}
