//! `tazamun watch FEEDS.toml`: feeds in, incidents into the store, politely and for as long as it is let.

pub mod alarms;
pub mod deliver;
pub mod replay;

use crate::{
    Failure, inert, language::LangArg, output, places::ReaderArg, render::watching, scratch, stderr::tell,
    store_args::StoreArg,
};
use alarms::AlarmArgs;
use serde_json::json;
use std::{path::PathBuf, time::Duration};
use tazamun_feeds::{
    clock::{Clock, Moment, SystemClock},
    config::{self, WatchConfig},
    watch::{FeedWatch, WatchEvent},
};
use tazamun_intake::files::{file_bytes, shown};
use tazamun_record::Article;

const EXAMPLES: &str = "\
Examples:
  tazamun watch FEEDS.toml --store war.db --once
      Asks every feed that is due, reads what is new, merges it into the store, and ends: for a timer of the system.
  tazamun watch FEEDS.toml --store war.db --once --json
  tazamun watch FEEDS.toml --store war.db --once --alarms watches.toml
      And hands what is new of the watches to the [[deliver]] of FEEDS.toml, each alarm once (see 'tazamun watch deliver --help').
  tazamun watch replay --store war.db --from 2022-01-20 --to 2022-01-24
      What became known on each of these days, from the articles and decisions that were there by then.
  tazamun list attempts --store war.db
      Each attempt with its reason, and why the next is when it is.

Without --once it goes on until it is ended (Ctrl-C, SIGTERM), which it may be at any moment. FEEDS.toml names the feeds: \
[[feed]], name = \"…\", address = \"https://…\", and if wanted every = \"1h\", text = \"feed\" (no page is fetched), kind = \
\"page\", source = \"…\"; at the top contact = \"mailto:…\", which goes with each request. RSS, Atom, JSON Feed and sitemaps of news are \
told apart by what comes. robots.txt is obeyed, and a feed is asked no more often than it says. Only public feeds: a page that \
holds accounts, groups or messages of people is refused. With --json a line for each event: \"attempt\", \"article\", \
\"put_off\", \"given_up\", \"merged\", \"fault\" of the file, \"round\".";

/// Arguments of `watch`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    #[command(subcommand)]
    also: Option<Also>,
    /// The feeds that are watched, in TOML; - for standard input; at most 16 MiB
    #[arg(required = true, value_name = "FEEDS.toml")]
    file: Option<PathBuf>,
    /// Ask what is due once, and end
    #[arg(long)]
    once: bool,
    /// Print JSON Lines: what happens, as it happens
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    raising: AlarmArgs,
    #[command(flatten)]
    store: StoreArg,
    #[command(flatten)]
    places: ReaderArg,
    #[command(flatten)]
    lang: LangArg,
}

/// What goes with the watch.
#[derive(Debug, clap::Subcommand)]
enum Also {
    /// Tell what became known on each of some days
    Replay(replay::Args),
    /// Hand alarms over, each once
    Deliver(deliver::Args),
}

/// The system's time, until the program is told to end.
struct UntilTold;

impl Clock for UntilTold {
    fn now(&self) -> Moment {
        SystemClock.now()
    }

    fn wait(&self, time: Duration) {
        let mut left = time;
        while !left.is_zero() && !self.is_over() {
            let slice = left.min(Duration::from_millis(200));
            SystemClock.wait(slice);
            left -= slice;
        }
    }

    fn is_over(&self) -> bool {
        scratch::is_told_to_end()
    }
}

/// The longest that it sleeps, though nothing is due: the clock may be set on meanwhile.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// Watches, and tells what happens.
///
/// # Errors
/// [`Failure`] where the file names no feed that can be watched, and where the store cannot be used.
pub fn run(args: &Args) -> Result<(), Failure> {
    match &args.also {
        Some(Also::Replay(args)) => return replay::run(args),
        Some(Also::Deliver(args)) => return deliver::run(args),
        None => {}
    }
    let config = feeds(args)?;
    let raising = args.raising.open()?;
    let places = args.places.open()?;
    let reader = places.reader();
    let mut store = args.store.open()?;
    scratch::end_gently();
    let read = |article: &Article| reader.read(article);
    let mut alarmed: Option<Moment> = None;
    loop {
        let mut has_changed = false;
        let mut watch = FeedWatch::new(&config, &mut store, &read, &UntilTold);
        let round = watch.round::<Failure>(&mut |event| {
            has_changed |= matches!(event, WatchEvent::Merged { .. });
            told(args, event)
        })?;
        let due = watch.due()?;
        if args.json && (args.once || round.asked > 0) {
            output::print_json_lines([json!({ "event": "round", "did": round })])?;
        }
        let now = UntilTold.now();
        // Alarms are dear: they are looked for when something changed, and once an hour at most.
        let is_time = alarmed.is_none_or(|last| now.duration_since(last).as_secs() >= 3600);
        if let Some(raising) =
            raising.as_ref().filter(|_| args.once || alarmed.is_none() || (has_changed && is_time))
        {
            alarmed = Some(now);
            let alarms = raising.of_store(&args.store.store)?;
            deliver::hand_over(&mut store, &config.channels, &alarms, args.json, &args.lang.words())?;
        }
        if args.once || UntilTold.is_over() {
            return Ok(());
        }
        let sleep = due.map_or(LONGEST_SLEEP, |due| {
            Duration::try_from(due.duration_since(UntilTold.now())).unwrap_or(Duration::ZERO)
        });
        UntilTold.wait(sleep.clamp(Duration::from_secs(1), LONGEST_SLEEP));
        if UntilTold.is_over() {
            return Ok(());
        }
    }
}

/// The feeds of the file. What is wrong in it is told; the other feeds are watched all the same.
fn feeds(args: &Args) -> Result<WatchConfig, Failure> {
    let path = args.file.clone().unwrap_or_else(|| PathBuf::from("-"));
    let text = String::from_utf8(file_bytes(&path)?).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Failure::Usage(format!("{}: byte {at} is no UTF-8; save the file as UTF-8.", shown(&path)))
    })?;
    let (config, faults) = config::read(&shown(&path), &text);
    if config.feeds.is_empty() {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        return Err(Failure::Usage(format!("{first}. No feed is left that can be watched.")));
    }
    for fault in &faults {
        if args.json {
            output::print_json_lines([
                json!({ "event": "fault", "file": fault.file, "line": fault.line, "column": fault.column, "what": fault.what }),
            ])?;
        } else {
            tell(&inert::line(&fault.to_string()));
        }
    }
    Ok(config)
}

fn told(args: &Args, event: &WatchEvent) -> Result<(), Failure> {
    if args.json {
        return output::print_json_lines([event]);
    }
    output::print(&watching::event(&args.lang.words(), event))
}
