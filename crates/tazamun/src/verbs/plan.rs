//! `tazamun plan QUESTION`: a question is fixed before its data are seen.

use super::{brief, classic, near, pair, pairs, rank, seam, share, sync, trend, wake, waves};
use crate::{
    Failure,
    asking::{Asking, Settings},
    inert,
    language::LangArg,
    output::{self, Target},
};
use std::path::PathBuf;
use tazamun_analysis::Plan;
use tazamun_record::Date;

const EXAMPLES: &str = "\
Examples:
  tazamun plan sync --a country=IQ --b country=SY --within 1 -o plan.json
      The question, every setting, the day and a hash of it all; the events are named when the plan is followed.
  tazamun sync built-in --plan plan.json
      Asks exactly that, and says so. A plan that was changed is refused.
  tazamun plan trend built-in --filter country=IQ -o plan.json
      With the events fixed too.";

/// Arguments of `plan`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    question: Planned,
    /// Where to write the plan [default: standard output]
    #[arg(short, long, value_name = "FILE", global = true)]
    output: Option<PathBuf>,
    /// The day on which the question is fixed [default: today, in UTC]
    #[arg(long, value_name = "DATE", global = true)]
    day: Option<Date>,
    #[command(flatten)]
    lang: LangArg,
}

/// Each question with its settings, as its verb has them.
#[derive(Debug, clap::Subcommand)]
#[allow(missing_docs, reason = "each is its verb")]
enum Planned {
    /// Test whether two series of incidents fall together more often than chance explains
    Sync(Asking<sync::SyncSettings>),
    /// Test every pair of many series
    Pairs(Asking<pairs::PairsSettings>),
    /// Ask a classical test
    Classic(Asking<classic::ClassicSettings>),
    /// Tell how often two incidents at least as large as a given pair fall this close together by chance
    Pair(Asking<pair::PairSettings>),
    /// Find the days on which several theatres were active together
    Waves(Asking<waves::WavesSettings>),
    /// Tell whether a rate rises or falls, and when its level changed
    Trend(Asking<trend::TrendSettings>),
    /// Tell whether events of one theatre raise the rate of another in the days that follow
    Wake(Asking<wake::WakeSettings>),
    /// Tell whether incidents keep near a line
    Seam(Asking<seam::SeamSettings>),
    /// Tell whether incidents keep near points or areas
    Near(Asking<near::NearSettings>),
    /// Tell whether an incident is the largest, the first or the last
    Rank(Asking<rank::RankSettings>),
    /// Tell which part of the incidents is of a kind
    Share(Asking<share::ShareSettings>),
    /// Say what articles report and whether it is more than chance
    Brief(Asking<brief::BriefSettings>),
}

/// Fixes the question and writes it down.
///
/// # Errors
/// [`Failure`] where the settings are wrong or the file cannot be written.
pub fn run(args: &Args) -> Result<(), Failure> {
    let day = args.day.map_or_else(today, Ok)?;
    let (plan, reads) = match &args.question {
        Planned::Sync(asking) => fixed(asking, day)?,
        Planned::Pairs(asking) => fixed(asking, day)?,
        Planned::Classic(asking) => fixed(asking, day)?,
        Planned::Pair(asking) => fixed(asking, day)?,
        Planned::Waves(asking) => fixed(asking, day)?,
        Planned::Trend(asking) => fixed(asking, day)?,
        Planned::Wake(asking) => fixed(asking, day)?,
        Planned::Seam(asking) => fixed(asking, day)?,
        Planned::Near(asking) => fixed(asking, day)?,
        Planned::Rank(asking) => fixed(asking, day)?,
        Planned::Share(asking) => fixed(asking, day)?,
        Planned::Brief(asking) => fixed(asking, day)?,
    };
    let text = format!("{:#}\n", serde_json::to_value(&plan).map_err(std::io::Error::from)?);
    let target = Target::new(args.output.as_deref(), reads.iter().map(PathBuf::as_path))?;
    target.write(text.as_bytes())?;
    if target.is_standard() {
        return Ok(());
    }
    let named = target.named().display().to_string();
    let values = [
        ("file", inert::line(&named).into_owned().into()),
        ("day", plan.day.to_string().into()),
        ("hash", plan.sha256.as_str().into()),
    ];
    output::print(&(args.lang.words().say("plan-fixed", &values).plain() + "\n"))
}

/// The plan, and the files that it was made of.
fn fixed<S: Settings>(asking: &Asking<S>, day: Date) -> Result<(Plan, Vec<PathBuf>), Failure> {
    let question = asking.question()?;
    question.checked()?;
    let events = asking.events().iter().map(|path| path.display().to_string()).collect();
    let reads = asking.events().iter().cloned().chain(asking.settings.reads()).collect();
    Ok((Plan::fixed(question, events, day), reads))
}

/// Today in UTC: a plan is the same wherever it is fixed.
fn today() -> Result<Date, Failure> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds =
        since.map_err(|_| Failure::Usage("the clock stands before 1970; give --day.".to_owned()))?;
    Ok(tazamun_record::day_at(i64::try_from(seconds.as_secs() / 86_400).unwrap_or_default()))
}
