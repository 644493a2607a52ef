//! `tazamun watch replay`: day by day, what became known, from what was there by then.

use crate::{Failure, language::LangArg, output, render::watching, store_args::StoreArg};
use std::collections::{BTreeMap, BTreeSet};
use tazamun_intake::merging::{end_of_day, incidents_known};
use tazamun_record::{Date, Incident, Interval, day_number};
use tazamun_store::{DayOfNews, Store};

/// Days that are told at a time.
const MOST_DAYS: i64 = 3_700;

const EXAMPLES: &str = "\
Examples:
  tazamun watch replay --store war.db --from 2022-01-20 --to 2022-01-24
  tazamun watch replay --store war.db --from 2022-01-20 --to 2022-01-24 --json

Days are those of UTC. An incident becomes known on the day on which the first article that tells it came in, and is told as it \
stood at the end of that day. With --json a line a day: {\"day\", \"answered\", \"silent\", \"articles\", \"copies\", \"known\", \"new\": \
[INCIDENT], \"gone\": [ID]}; feeds that were silent are missing exposure, and not calm.";

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
    store: StoreArg,
    /// Print JSON Lines: a day each
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
}

/// What became known on a day.
#[derive(Debug, serde::Serialize)]
pub struct DayKnown {
    /// What came in.
    #[serde(flatten)]
    pub news: DayOfNews,
    /// Incidents that were known at its end.
    pub known: usize,
    /// Incidents that were not known the day before.
    pub new: Vec<Incident>,
    /// Incidents that were known the day before, and were merged with others or taken back.
    pub gone: Vec<String>,
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
    let mut before = names(&store, args.from, -1)?;
    for number in 0..days {
        let day = Interval::from(args.from).shifted(i32::try_from(number).unwrap_or(0)).start();
        let known = known_on(&store, day, &before)?;
        before = known.1;
        if args.json {
            output::print_json_lines([&known.0])?;
        } else {
            output::print(&watching::day(&words, &known.0))?;
        }
    }
    Ok(())
}

/// The incidents that were known at the end of a day so many days away, by dataset and id.
fn names(store: &Store, day: Date, away: i32) -> Result<BTreeSet<(String, String)>, Failure> {
    let day = Interval::from(day).shifted(away).start();
    let known = incidents_known(store, end_of_day(day))?;
    Ok(known.into_iter().map(|(dataset, incident)| (dataset, incident.id)).collect())
}

type Names = BTreeSet<(String, String)>;

fn known_on(store: &Store, day: Date, before: &Names) -> Result<(DayKnown, Names), Failure> {
    let known: BTreeMap<(String, String), Incident> = incidents_known(store, end_of_day(day))?
        .into_iter()
        .map(|(dataset, incident)| ((dataset, incident.id.clone()), incident))
        .collect();
    let names: Names = known.keys().cloned().collect();
    let gone = before.difference(&names).map(|(_, id)| id.clone()).collect();
    let text = day.to_string();
    let news = store.news_of_days(&text, &text)?.into_iter().next();
    let news = news.unwrap_or(DayOfNews { day: text, answered: 0, silent: 0, articles: 0, copies: 0 });
    let count = known.len();
    let mut new: Vec<Incident> =
        known.into_iter().filter(|(name, _)| !before.contains(name)).map(|(_, incident)| incident).collect();
    new.sort_by_key(|incident| (incident.facts.when.start(), incident.id.clone()));
    Ok((DayKnown { news, known: count, new, gone }, names))
}
