//! `tazamun brief ARTICLE…`: the main job. What do the articles report, and is it more than chance?

use super::{pair, sync};
use crate::{
    Failure,
    events::{Days, Side, Sides},
    input::{self, BUILT_IN, Record},
    output, question,
};
use std::{
    io::Write as _,
    path::{Path, PathBuf},
};
use tazamun_brief::{
    Answer, Bilingual, Brief, Choice, Chosen, Compared, Data, Excluded, Gap, Lang, Numerals, Question,
    Reproduction, SideBySide, Tested, Theatre, Told, ToldReport, WhyNot,
};
use tazamun_record::{Article, Date, Facts, Report, ReportRef, division_name};

const EXAMPLES: &str = "\
Examples:
  tazamun brief examples/articles/2022-01-23.ar.txt
  tazamun brief article.ar.txt --events ged_iq.csv --events ged_sy.csv -o page.html
  tazamun brief article.en.txt --a country=IQ,actor1=IS --b country=SY,actor1=IS --within 2

The two theatres are those of the two incidents that the articles set side by side: same actor, two countries or two
governorates, closest in time. Without --events the answer rests on the built-in record.";

/// Arguments of `brief`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles: .txt, .html or .jsonl files, or - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Day of publication of articles that do not say theirs
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Files of events to test on (may be given several times) [default: the built-in record]
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
    /// Where to write the page; - for standard output [default: the first article's name with .brief.html]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Language of the summary in the terminal, and in which the page opens [default: of the locale, of the article]
    #[arg(long, value_name = "LANG")]
    lang: Option<Language>,
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

/// Reads, pairs, tests, writes the page and prints the verdict.
///
/// # Errors
/// [`Failure`] where an article, the data or a filter is wrong; no page has been written then.
pub fn run(args: &Args) -> Result<(), Failure> {
    let articles = open_articles(args)?;
    let told = told(&articles);
    let (answer, data) = answer(args, &told)?;
    let page = args.output.clone().unwrap_or_else(|| default_page(&args.articles[0]));
    let brief = Brief {
        opens_in: args.lang.map_or_else(|| language_of(&articles), Lang::from),
        numerals: Numerals::default(),
        articles,
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
    let html = tazamun_brief::html(&brief);
    if page == Path::new("-") {
        return output::print(&html);
    }
    output::write_whole(&page, html.as_bytes())?;
    if args.json {
        return output::print_json(&brief);
    }
    let lang = args.lang.map_or_else(language_of_locale, Lang::from);
    output::print(&tazamun_brief::terminal(&brief, lang))?;
    writeln!(std::io::stderr(), "→ {}", page.display())?;
    Ok(())
}

fn open_articles(args: &Args) -> Result<Vec<Article>, Failure> {
    let mut articles = Vec::new();
    for file in &args.articles {
        articles.extend(input::articles(file, args.published)?);
    }
    Ok(articles)
}

/// The incidents that the articles tell, in order of time, each with its reports.
fn told(articles: &[Article]) -> Vec<Told> {
    let mut reports: Vec<(ReportRef, Report)> = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        // Two files may bear one name: the number keeps their reports apart, and leads back to the article.
        let of_article = tazamun_reader::read(article).into_iter().enumerate();
        reports.extend(of_article.map(|(index, r)| (ReportRef { doc: number.to_string(), index }, r)));
    }
    let mut told: Vec<Told> = tazamun_merge::merge(&reports)
        .into_iter()
        .map(|mut incident| {
            let told_by = std::mem::take(&mut incident.reports);
            let of = |r: &ReportRef| {
                let (_, report) = reports.iter().find(|(reference, _)| reference == r)?;
                Some(ToldReport { article: r.doc.parse().ok()?, report: report.clone() })
            };
            let reports = told_by.iter().filter_map(of).collect();
            incident.reports = told_by.into_iter().map(|r| named(r, articles)).collect();
            Told { incident, reports }
        })
        .collect();
    told.sort_by_key(|t| (t.incident.facts.when.start(), t.incident.facts.when.end()));
    told
}

fn named(reference: ReportRef, articles: &[Article]) -> ReportRef {
    let article = reference.doc.parse::<usize>().ok().and_then(|n| articles.get(n));
    article.map_or(reference.clone(), |a| ReportRef { doc: a.doc.clone(), index: reference.index })
}

/// The two theatres, as the user or the articles name them.
struct Theatres {
    a: String,
    b: String,
    chosen: Chosen,
    /// The incidents set side by side, by their places among those told.
    pair: Option<(usize, usize)>,
}

fn theatres(args: &Args, told: &[Told]) -> Result<Theatres, WhyNot> {
    let facts: Vec<&Facts> = told.iter().map(|t| &t.incident.facts).collect();
    let parallel = question::parallel(&facts);
    if let (Some(a), Some(b)) = (&args.a, &args.b) {
        let pair = parallel.map(|p| (p.first, p.second));
        return Ok(Theatres { a: a.clone(), b: b.clone(), chosen: Chosen::ByUser, pair });
    }
    match (parallel, told.len()) {
        (Some(p), _) => Ok(Theatres {
            a: p.filter(facts[p.first]),
            b: p.filter(facts[p.second]),
            chosen: Chosen::ByArticle,
            pair: Some((p.first, p.second)),
        }),
        (None, 0) => Err(WhyNot::NoIncident),
        (None, 1) => Err(WhyNot::OneIncident),
        (None, _) => Err(WhyNot::NoSharedActor),
    }
}

fn answer(args: &Args, told: &[Told]) -> Result<(Answer, Vec<Data>), Failure> {
    let theatres = match theatres(args, told) {
        Ok(theatres) => theatres,
        Err(why) => {
            // What was asked for is checked all the same: a wrong file is not forgiven because nothing was tested.
            Record::open(args.events.iter().map(PathBuf::as_path))?;
            return Ok((Answer::NotTested(why), Vec::new()));
        }
    };
    let record = match args.events.as_slice() {
        [] => Record::built_in()?,
        files => Record::open(files.iter().map(PathBuf::as_path))?,
    };
    let days = Days { from: args.from, to: args.to, no_coverage: Vec::new() };
    let sides = Sides::select(record, &theatres.a, &theatres.b, days)?;
    let data = data(&sides);
    if sides.a.incidents.is_empty() || sides.b.incidents.is_empty() {
        return Ok((Answer::NotTested(WhyNot::NoEvents), data));
    }
    let compared = theatres.pair.map(|(i, j)| side_by_side(told, &theatres, i, j, &sides));
    let tested = tested(args, &sides, compared, theatres.chosen)?;
    Ok((Answer::Tested(Box::new(tested)), data))
}

/// The two incidents, the one of theatre A first.
fn side_by_side(told: &[Told], theatres: &Theatres, i: usize, j: usize, sides: &Sides) -> SideBySide {
    let swapped = theatres.chosen == Chosen::ByUser
        && sides.a.country().is_some()
        && sides.a.country() == told[j].incident.facts.place.country()
        && sides.a.country() != told[i].incident.facts.place.country();
    let (i, j) = if swapped { (j, i) } else { (i, j) };
    let compared = |n: usize| Compared {
        incident: told[n].incident.clone(),
        told: Some(n),
        at_least_killed: told[n].incident.facts.killed.map(|t| t.number()),
    };
    SideBySide { a: compared(i), b: compared(j) }
}

fn tested(
    args: &Args,
    sides: &Sides,
    compared: Option<SideBySide>,
    chosen: Chosen,
) -> Result<Tested, Failure> {
    let apart = compared.as_ref().map(|c| c.a.incident.facts.when.gap(&c.b.incident.facts.when));
    let within = args.within.unwrap_or_else(|| apart.unwrap_or(1).clamp(1, question::FARTHEST_APART));
    let found = sync::Tested::of(sides, within, sync::LAGS, args.seed)?;
    let sizes = compared.as_ref().map(|c| {
        let size = |x: &Compared| x.at_least_killed.unwrap_or(0);
        (size(&c.a), size(&c.b))
    });
    let pair = match sizes {
        Some(sizes) => pair::test(sides, within, sizes).ok(),
        None => None,
    };
    let choices = choices(sides, within, sizes.unwrap_or((0, 0)));
    Ok(Tested {
        question: Question {
            a: theatre(&sides.a),
            b: theatre(&sides.b),
            within,
            side_by_side: compared,
            chosen,
        },
        verdict: found.verdict,
        coincidence: found.coincidence,
        shuffle: found.shuffle,
        pair,
        certificate: None,
        choices,
    })
}

/// The chance rate for other choices of closeness and size; none where the record is too short to ask.
fn choices(sides: &Sides, within: u32, sizes: (u32, u32)) -> Vec<Choice> {
    let rows = pair::choices(sides, within, sizes).unwrap_or_default();
    let choice = |c: pair::Choice| Choice {
        within: c.within,
        killed_a: c.killed_a,
        killed_b: c.killed_b,
        window: None,
        events_a: c.events_a,
        events_b: c.events_b,
        p: None,
        per_year: c.per_year,
    };
    rows.into_iter().map(choice).collect()
}

fn theatre(side: &Side) -> Theatre {
    let name = match (side.adm1().and_then(division_name), side.country()) {
        (Some(names), _) => Bilingual::new(names.english, names.arabic),
        (None, Some(country)) => Bilingual::new(country.english(), country.arabic()),
        (None, None) => Bilingual::same(side.label.clone()),
    };
    Theatre {
        filter: side.label.clone(),
        name,
        actor: side.actor().map(|a| Bilingual::new(a.english(), a.arabic())),
        incidents: side.incidents.clone(),
    }
}

fn data(sides: &Sides) -> Vec<Data> {
    let gaps = |side, of: &Side| sides.gaps(of).into_iter().map(move |days| Gap { side, days });
    let gaps: Vec<Gap> =
        gaps(tazamun_brief::Side::A, &sides.a).chain(gaps(tazamun_brief::Side::B, &sides.b)).collect();
    let elsewhere = sides.record.incidents.len() - sides.a.incidents.len() - sides.b.incidents.len();
    let files = sides.record.files.iter().enumerate();
    files
        .map(|(n, file)| {
            let mut data = Data {
                name: Bilingual::same(file.name.clone()),
                path: file.name.clone(),
                sha256: file.sha256.clone(),
                events: file.events,
                ..Data::default()
            };
            if file.name == BUILT_IN {
                data.name = Bilingual::new(
                    "The built-in record of Islamic State attacks in Iraq and Syria, July 2021 to June 2022",
                    "السجل المدمج لهجمات تنظيم داعش في العراق وسوريا، تموز 2021 – حزيران 2022",
                );
                data.warnings = warnings();
            }
            if n == 0 {
                data.gaps.clone_from(&gaps);
                let english = "events of other theatres, which neither filter selects";
                let why = Bilingual::new(english, "أحداث في ساحات أخرى لا يختارها أي من المرشحين");
                data.excluded.extend((elsewhere > 0).then_some(Excluded { why, count: elsewhere }));
            }
            data
        })
        .collect()
}

fn warnings() -> Vec<Bilingual> {
    input::built_in_coverage().into_iter().map(|(english, arabic)| Bilingual::new(english, arabic)).collect()
}

/// The page of an article stands beside nothing but where the user is: in the current folder, under the article's name.
fn default_page(article: &Path) -> PathBuf {
    let stem = article.file_stem().filter(|_| article != Path::new("-"));
    PathBuf::from(stem.map_or("brief.html".into(), |s| format!("{}.brief.html", s.to_string_lossy())))
}

/// The command that gives this very page, with every default that could change spelled out.
fn command(args: &Args, page: &Path) -> String {
    let mut words = vec!["tazamun".to_owned(), "brief".to_owned()];
    words.extend(args.articles.iter().map(|p| p.display().to_string()));
    let mut option = |name: &str, value: Option<String>| {
        words.extend(value.into_iter().flat_map(|v| [format!("--{name}"), v]));
    };
    option("published", args.published.map(|d| d.to_string()));
    for file in &args.events {
        option("events", Some(file.display().to_string()));
    }
    option("a", args.a.clone());
    option("b", args.b.clone());
    option("within", args.within.map(|n| n.to_string()));
    option("from", args.from.map(|d| d.to_string()));
    option("to", args.to.map(|d| d.to_string()));
    option("seed", Some(args.seed.to_string()));
    option("output", Some(page.display().to_string()));
    words.iter().map(|w| for_shell(w)).collect::<Vec<_>>().join(" ")
}

/// A word as a POSIX shell reads it back.
fn for_shell(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

fn language_of(articles: &[Article]) -> Lang {
    let letters = || articles.iter().flat_map(|a| a.text.chars()).filter(|c| c.is_alphabetic());
    let arabic = letters().filter(|c| ('\u{600}'..='\u{6ff}').contains(c)).count();
    if 2 * arabic >= letters().count() { Lang::Arabic } else { Lang::English }
}

fn language_of_locale() -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|v| std::env::var(v).ok().filter(|s| !s.is_empty()));
    if locale.is_some_and(|l| l.starts_with("ar")) { Lang::Arabic } else { Lang::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_shell() {
        assert_eq!(for_shell("country=IQ,actor1=IS"), "country=IQ,actor1=IS");
        assert_eq!(for_shell("killed>=3"), "'killed>=3'");
        assert_eq!(for_shell("it's"), r"'it'\''s'");
        assert_eq!(for_shell(""), "''");
    }

    #[test]
    fn the_page_is_named_after_the_article() {
        assert_eq!(default_page(Path::new("a/2022-01-23.ar.txt")), Path::new("2022-01-23.ar.brief.html"));
        assert_eq!(default_page(Path::new("-")), Path::new("brief.html"));
    }
}
