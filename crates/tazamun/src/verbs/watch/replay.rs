//! `tazamun watch replay`: day by day, what became known, from what was there by then.

use super::alarms::AlarmArgs;
use crate::{Failure, language::LangArg, output, render::watching, store_args::StoreArg};
use std::collections::BTreeSet;
use tazamun_intake::known::PastDays;
use tazamun_record::{Date, day_number};

/// Days that are told at a time.
const MOST_DAYS: i64 = 3_700;

const EXAMPLES: &str = "\
Examples:
  tazamun watch replay --store war.db --from 2022-01-20 --to 2022-01-24
  tazamun watch replay --store war.db --from 2022-01-20 --to 2022-01-24 --json
  tazamun watch replay --store war.db --from 2022-01-20 --to 2022-01-24 --alarms watches.toml
      What would have been raised on each of these days, from what was known by its end.

Days are those of UTC. An incident becomes known on the day on which the first article that tells it came in, and is told as it \
stood at the end of that day. With --json a line a day: {\"day\", \"answered\", \"silent\", \"articles\", \"copies\", \"known\", \"new\": \
[INCIDENT], \"gone\": [ID]} and, with --alarms, \"alarms\"; feeds that were silent are missing exposure, and not calm.";

/// Arguments of `watch replay`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The first day
    #[arg(long, value_name = "DATE")]
    from: Date,
    /// The last day
    #[arg(long, value_name = "DATE")]
    to: Date,
    #[command(flatten)]
    raising: AlarmArgs,
    #[command(flatten)]
    store: StoreArg,
    /// Print JSON Lines: a day each
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
}

/// Tells each day.
///
/// # Errors
/// [`Failure`] where the days are out of order or too many, or the store cannot be read.
pub fn run(args: &Args) -> Result<(), Failure> {
    let days = day_number(args.to) - day_number(args.from) + 1;
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Failure::Usage(format!(
            "--from {} --to {}: the last day lies before the first, or more than {MOST_DAYS} days after it.",
            args.from, args.to
        )));
    }
    let store = args.store.open_to_read()?;
    let words = args.lang.words();
    let raising = args.raising.open()?;
    let mut given: BTreeSet<String> = BTreeSet::new();
    let mut past = PastDays::from(&store, args.from)?;
    for _ in 0..days {
        let (day, known) = past.next_day()?;
        let mut alarms = match &raising {
            Some(raising) => raising.of_past(&store, &known, day.news.day.parse().unwrap_or(args.from))?,
            None => Vec::new(),
        };
        // An alarm is raised on the first day on which it is seen.
        alarms.retain(|alarm| given.insert(alarm["id"].to_string()));
        if args.json {
            let mut line = serde_json::to_value(&day).map_err(std::io::Error::from)?;
            if raising.is_some() {
                line["alarms"] = alarms.into();
            }
            output::print_json_lines([line])?;
        } else {
            output::print(&watching::day(&words, &day))?;
            let told = alarms.iter().map(|alarm| watching::alarm(&words, alarm));
            output::print(&told.collect::<String>())?;
        }
    }
    Ok(())
}
