//! `tazamun alarms WATCHES.toml`: what is new, of all that is watched for, with one stated number of false alarms a year.

use crate::{Failure, language::LangArg, named::number, output, progress::Progress};
use std::path::PathBuf;
use tazamun_analysis::{Alarm, AlarmsQuestion, Dataset, Source, Watches, file_bytes, is_store, shown};
use tazamun_front::render::{self, lines};
use tazamun_record::Date;
use tazamun_store::{RaisedAlarm, Store, WatchSilence};

const EXAMPLES: &str = "\
Examples:
  tazamun alarms watches.toml ged_iq.csv --from 2018-06-01
  tazamun alarms watches.toml --store war.db --atom > alarms.atom
  tazamun alarms --store war.db --mute 'IS in Diyala' --reason 'known campaign'

A file of watches names one number of false alarms a year for all of them together:

  budget = 1.0
  incomplete = 3
  [[watch]]
  name = \"IS in Diyala\"
  filter = \"country=IQ,adm1=IQ-DI,actor1=IS\"
  what = \"rate-up\"

'what' is rate-up, rate-down, toll, gap, or coincidence with filter_b and within. With --store an alarm is given once: whoever
asks again is told what is new. An alarm says where by first-level division alone, and forecasts nothing.";

/// Arguments of `alarms`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The file of watches (TOML)
    #[arg(value_name = "WATCHES", required_unless_present_any = ["acknowledge", "snooze", "mute"])]
    watches: Option<PathBuf>,
    /// Files of events, - for standard input, built-in for the record that comes with the program [default: the store's incidents]
    #[arg(value_name = "EVENTS")]
    events: Vec<PathBuf>,
    /// The store: its incidents are watched where no EVENTS are named, and it keeps what was raised
    #[arg(long, value_name = "FILE")]
    store: Option<PathBuf>,
    /// First day on which an alarm is possible [default: 90 days before the last that is complete]
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Last day of the record [default: that of its last incident]
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Give the alarms that were given before or that are silenced, too
    #[arg(long)]
    all: bool,
    /// Copies of the past behind the threshold of a rate (at most 1000000)
    #[arg(long, value_name = "NUMBER", default_value_t = 100, value_parser = number())]
    copies: usize,
    /// Seed of the random numbers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the answer as JSON
    #[arg(long, conflicts_with_all = ["json_lines", "atom"])]
    json: bool,
    /// Print each alarm as a line of JSON
    #[arg(long, conflicts_with = "atom")]
    json_lines: bool,
    /// Print the alarms as an Atom feed
    #[arg(long)]
    atom: bool,
    /// Take note of this alarm of the store, by its id
    #[arg(long, value_name = "ID", requires_all = ["store", "reason"], conflicts_with_all = ["watches", "snooze", "mute"])]
    acknowledge: Option<String>,
    /// Silence this watch to the end of --until
    #[arg(long, value_name = "WATCH", requires_all = ["store", "reason", "until"], conflicts_with_all = ["watches", "mute"])]
    snooze: Option<String>,
    /// Silence this watch for ever
    #[arg(long, value_name = "WATCH", requires_all = ["store", "reason"], conflicts_with = "watches")]
    mute: Option<String>,
    /// Last day of the silence
    #[arg(long, value_name = "DATE", requires = "snooze")]
    until: Option<Date>,
    /// Why it is acknowledged or silenced
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    lang: LangArg,
}

/// Asks what is new and gives what was not given before; or keeps what somebody decided about an alarm.
///
/// # Errors
/// [`Failure`] where a file, the watches or the store are wrong, or no alarm has the id.
pub fn run(args: &Args) -> Result<(), Failure> {
    let Some(file) = &args.watches else { return decided(args) };
    let name = shown(file);
    let watches = Watches::read(&name, &file_bytes(file)?)?;
    let events = match (&args.events[..], &args.store) {
        ([], Some(store)) => std::slice::from_ref(store),
        ([], None) => {
            return Err(Failure::Usage("EVENTS or --store are needed: what the watches look at.".to_owned()));
        }
        (events, _) => events,
    };
    let sources: Vec<Source> = events.iter().map(|path| Source::named(path)).collect();
    let mut progress = Progress::of("watches", watches.watches.len());
    let (copies, seed) = (args.copies, args.seed);
    let question = AlarmsQuestion { watches, from: args.from, to: args.to, copies, seed };
    let data = Dataset::open(&sources, &question.wanted()?)?;
    let mut answer = question.answer(&data, |done, _| progress.reach(done))?;
    for path in events {
        if is_store(path)? {
            let store = Store::open_to_read(path)?;
            for incident in answer.result.alarms.iter_mut().flat_map(|alarm| &mut alarm.incidents) {
                incident.quotes = store.quotes_of(&incident.id)?;
            }
        }
    }
    let (fresh, silences) = match &args.store {
        Some(path) => kept(path, &answer.result.alarms)?,
        None => (None, Vec::new()),
    };
    let silent = |alarm: &Alarm| {
        silences.iter().any(|silence: &WatchSilence| {
            let ends = silence.until.as_deref().and_then(|day| day.parse::<Date>().ok());
            silence.watch == alarm.watch && ends.is_none_or(|last| alarm.day <= last)
        })
    };
    let is_fresh = |alarm: &Alarm| fresh.as_ref().is_none_or(|fresh: &Vec<String>| fresh.contains(&alarm.id));
    let given = |alarm: &Alarm| args.all || (is_fresh(alarm) && !silent(alarm));
    let words = args.lang.words();
    if args.atom {
        return output::print(&render::alarms::atom(&answer, given, &words)?);
    }
    if args.json_lines {
        let line = |alarm: &Alarm| AlarmLine {
            title: render::alarms::title(alarm, &words),
            at: alarm.day,
            alarm: alarm.clone(),
        };
        return output::print_json_lines(answer.result.alarms.iter().filter(|alarm| given(alarm)).map(line));
    }
    if args.json {
        answer.result.alarms.retain(given);
        return output::print_json(&answer);
    }
    let mut text = render::alarms::text(&answer, given, &words);
    for silence in &silences {
        let until = silence.until.clone().unwrap_or_else(|| words.bare("alarms-for-ever"));
        let values = [
            ("watch", silence.watch.as_str().into()),
            ("until", until.into()),
            ("reason", silence.reason.as_str().into()),
        ];
        text += &lines(&[words.say("alarms-silenced", &values)]);
    }
    output::print(&text)
}

/// An alarm as a line of its own: what it is in words, and of which day, beside all that it holds.
#[derive(serde::Serialize)]
struct AlarmLine {
    title: String,
    at: Date,
    #[serde(flatten)]
    alarm: Alarm,
}

/// Keeps the alarms in the store; gives the ids of those that it did not hold, and what is silent.
fn kept(
    path: &std::path::Path,
    alarms: &[Alarm],
) -> Result<(Option<Vec<String>>, Vec<WatchSilence>), Failure> {
    let mut store = Store::open(path)?;
    let raised = |alarm: &Alarm| -> Result<RaisedAlarm, Failure> {
        let record = serde_json::to_value(alarm).map_err(std::io::Error::from)?;
        Ok(RaisedAlarm { key: alarm.id.clone(), watch: alarm.watch.clone(), record })
    };
    let raised: Vec<RaisedAlarm> = alarms.iter().map(raised).collect::<Result<_, _>>()?;
    Ok((Some(store.raise(&raised)?), store.silences()?))
}

/// Keeps what somebody decided about an alarm or a watch.
fn decided(args: &Args) -> Result<(), Failure> {
    let (Some(path), Some(reason)) = (&args.store, &args.reason) else {
        return Err(Failure::Usage("--store and --reason are needed.".to_owned()));
    };
    if reason.trim().is_empty() || reason.chars().count() > 500 {
        return Err(Failure::Usage("--reason: a text of 1 to 500 characters.".to_owned()));
    }
    let mut store = Store::open(path)?;
    if let Some(id) = &args.acknowledge
        && !store.acknowledge(id, reason)?
    {
        return Err(Failure::Usage(format!(
            "{}: no alarm '{id}' was raised. 'tazamun alarms WATCHES --store FILE --all' shows the ids.",
            shown(path)
        )));
    }
    if let Some(watch) = &args.snooze {
        store.silence(watch, args.until, reason)?;
    }
    if let Some(watch) = &args.mute {
        store.silence(watch, None, reason)?;
    }
    Ok(())
}
