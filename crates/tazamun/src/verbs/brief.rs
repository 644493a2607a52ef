//! `tazamun brief`: the main job. What do the articles report, and is it more than chance?

pub mod page;

use crate::{
    Failure,
    asking::{AnswerArgs, Asking, Settings},
    named::number,
    places::ReaderArg,
    reading::BriefReadingArgs,
    store_args::STORE,
};
use page::{BriefForm, PageArgs};
use std::path::PathBuf;
use tazamun_analysis::{AnyQuestion, BriefQuestion, CERTIFICATE_PAIRS, Period};

const EXAMPLES: &str = "\
Examples:
  tazamun brief examples/articles/2022-01-23.ar.txt
  tazamun brief article.ar.txt --events ged_iq.csv --events ged_sy.csv -o page.html
  tazamun brief article.en.txt --a country=IQ,actor1=IS --b country=SY,actor1=IS --within 2
  tazamun brief --a country=IQ --b country=SY --events ged_iq_sy.csv -o page.html
      A question without an article.
  tazamun brief --filter 'date>=2022-01-15,date<=2022-01-31' --store war.db
      The incidents that the articles of a store tell of those days.
  tazamun brief article.ar.txt --claim 1 -o claim.html
      One of the claims that the article makes, by its number.
  tazamun brief article.ar.txt --format pdf --lang ar
      Printed by the Chromium of this machine; md and json need none.

The two theatres are those of the two incidents that the articles set side by side: same actor, two countries or two
governorates, closest in time. Without --events the answer rests on the built-in record.";

/// Arguments of `brief`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Articles: .txt, .html, .jsonl or .json files, feeds (RSS, Atom), or - for standard input; at most 64 MiB
    /// each, unpacked
    #[arg(required_unless_present_any = ["filter", "a", "plan"], value_name = "ARTICLE")]
    pub(crate) articles: Vec<PathBuf>,
    /// Brief on this claim alone, by its number in the brief on all ('tazamun claims' lists them)
    #[arg(long, value_name = "N", requires = "articles", conflicts_with_all = ["a", "plan"])]
    pub(crate) claim: Option<usize>,
    #[command(flatten)]
    pub(crate) reading: BriefReadingArgs,
    /// Instead of files: the incidents of a store's articles that this filter selects
    #[arg(long, value_name = "FILTER", conflicts_with = "articles")]
    pub(crate) filter: Option<String>,
    /// The store that --filter selects from
    #[arg(long, value_name = "FILE", default_value = STORE, requires = "filter")]
    pub(crate) store: PathBuf,
    #[command(flatten)]
    pub(crate) asking: Asking<BriefSettings>,
    #[command(flatten)]
    pub(crate) places: ReaderArg,
    #[command(flatten)]
    pub(crate) page: PageArgs,
    #[command(flatten)]
    pub(crate) answer: AnswerArgs,
}

/// What is asked.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "settings", multiple = true)]
pub struct BriefSettings {
    /// The first theatre, instead of the one that the articles suggest
    #[arg(long, value_name = "FILTER", requires = "b")]
    pub(crate) a: Option<String>,
    /// The second theatre
    #[arg(long, value_name = "FILTER", requires = "a")]
    pub(crate) b: Option<String>,
    /// Two days count as close where they lie at most this many days apart [default: as near as the two incidents lie, at least 1]
    #[arg(long, value_name = "DAYS")]
    pub(crate) within: Option<u32>,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Pairs of unrelated series simulated to measure how often the test errs on data like these; 0: not measured (at most
    /// 1000000)
    #[arg(long, value_name = "PAIRS", default_value_t = CERTIFICATE_PAIRS, value_parser = number())]
    pub(crate) certificate: usize,
}

/// The files of events of a brief.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct BriefEvents {
    /// Files of events, or a store, to test on (may be given several times) [default: the built-in record]
    #[arg(long, value_name = "FILE")]
    pub(crate) events: Vec<PathBuf>,
}

impl Settings for BriefSettings {
    const VERB: &'static str = "brief";

    type Events = BriefEvents;

    fn question(&self, period: Period) -> Result<AnyQuestion, Failure> {
        Ok(AnyQuestion::Brief(BriefQuestion {
            theatres: self.a.clone().zip(self.b.clone()),
            within: self.within,
            period,
            seed: self.seed,
            certificate: self.certificate,
        }))
    }
}

impl AsRef<[PathBuf]> for BriefEvents {
    fn as_ref(&self) -> &[PathBuf] {
        &self.events
    }
}

/// Reads, pairs, tests, writes the page and prints the verdict.
///
/// # Errors
/// [`Failure`] where an article, the data, a filter or the plan is wrong; no page has been written then.
pub fn run(args: &Args) -> Result<(), Failure> {
    let form = BriefForm::of(args)?;
    let asked = args.answer.asked_beside(&args.asking, &page::read(args).collect::<Vec<_>>())?;
    let places = args.places.open()?;
    let request = page::request(args, &asked, &form)?;
    let brief = page::briefed(args, &asked, &request, &places)?;
    page::show(args, &asked, &form, &brief)
}
