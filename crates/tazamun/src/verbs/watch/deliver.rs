//! `tazamun watch deliver`: alarms as JSON Lines → the channels of the file of feeds, each once.

use crate::{
    Failure, inert, language::LangArg, output, render::watching, scratch, stderr::tell, store_args::StoreArg,
};
use serde_json::Value;
use std::path::PathBuf;
use tazamun_feeds::{channel::Channel, clock::SystemClock, config, deliver, deliver::HandedOver};
use tazamun_intake::files::{file_bytes, shown};
use tazamun_store::Store;
use tazamun_words::Words;

const EXAMPLES: &str = "\
Examples:
  tazamun watch deliver FEEDS.toml alarms.jsonl --store war.db
      Alarms as lines of JSON (those of 'tazamun alarms --json-lines' or others), each with an \"id\": each goes once to each [[deliver]] of the file, whoever is told to hand it over again.

FEEDS.toml says where to: [[deliver]], name = \"…\", and to = \"atom\" with file = \"…\"; to = \"jsonl\" with file = \"…\"; to = \
\"exec\" with command = [\"program\", \"argument\"], which is given the alarm on standard input and is started by no shell; to = \
\"webhook\" with address = \"https://…\" and secret_env = \"NAME\" of the variable that holds the secret of the signature \
(X-Tazamun-Signature: t=SECONDS,v1=HMAC-SHA-256 of SECONDS.BODY); to = \"mail\" with server, from, recipients and perhaps password_env, \
where the program was built with --features mail. With --json a line for each hand-over: {\"alarm\", \"channel\", \"state\", \"why\"}.";

/// The most alarms that are handed over at a time.
const MOST: usize = 10_000;

/// Arguments of `watch deliver`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The file whose [[deliver]] say where to
    #[arg(value_name = "FEEDS.toml")]
    file: PathBuf,
    /// Alarms as JSON Lines; - for standard input
    #[arg(value_name = "ALARMS")]
    alarms: PathBuf,
    #[command(flatten)]
    store: StoreArg,
    /// Print JSON Lines: each hand-over
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
}

/// Hands over, and tells what became of each.
///
/// # Errors
/// [`Failure`] where a file or the store is wrong, and where a hand-over failed.
pub fn run(args: &Args) -> Result<(), Failure> {
    let text = String::from_utf8_lossy(&file_bytes(&args.file)?).into_owned();
    let (config, faults) = config::read(&shown(&args.file), &text);
    for fault in &faults {
        tell(&inert::line(&fault.to_string()));
    }
    if config.channels.is_empty() {
        return Err(Failure::Usage(format!(
            "{}: it holds no [[deliver]] that alarms can be handed to. 'tazamun watch deliver --help' says how one is written.",
            shown(&args.file)
        )));
    }
    let alarms = alarms(args)?;
    let mut store = args.store.open()?;
    let done = hand_over(&mut store, &config.channels, &alarms, args.json, &args.lang.words())?;
    let failed: Vec<&str> =
        done.iter().filter(|one| !one.why.is_empty()).map(|one| one.why.as_str()).collect();
    match failed.first() {
        None => Ok(()),
        Some(first) => {
            Err(Failure::Usage(format!("{} hand-overs failed, the first because {first}.", failed.len())))
        }
    }
}

/// Hands alarms over, and tells what became of each.
///
/// # Errors
/// [`Failure`] where the store cannot be used; a hand-over that fails is told.
pub fn hand_over(
    store: &mut Store,
    channels: &[Channel],
    alarms: &[Value],
    json: bool,
    words: &Words,
) -> Result<Vec<HandedOver>, Failure> {
    let start = |command: &mut std::process::Command| {
        let (child, held) = scratch::program(command)?;
        Ok::<_, std::io::Error>((child, Box::new(held) as Box<dyn std::any::Any>))
    };
    let done = deliver::deliver(store, channels, alarms, &SystemClock, &start)?;
    if json {
        output::print_json_lines(&done)?;
    } else {
        output::print(&done.iter().map(|one| watching::handed_over(words, one)).collect::<String>())?;
    }
    Ok(done)
}

/// The alarms of the file, each with a name of its own.
fn alarms(args: &Args) -> Result<Vec<Value>, Failure> {
    let bytes = file_bytes(&args.alarms)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut alarms = Vec::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let wrong = |what: String| {
            Failure::Usage(format!(
                "{}, line {number}: {what}. Nothing was handed over.",
                shown(&args.alarms)
            ))
        };
        let mut alarm: Value =
            serde_json::from_str(line).map_err(|e| wrong(format!("this is no JSON ({e})")))?;
        // As 'tazamun alarms --json-lines' prints them.
        if let (None, Some(key)) = (alarm.get("id"), alarm.get("key").cloned()) {
            alarm["id"] = key;
        }
        if alarm.get("id").and_then(Value::as_str).is_none_or(str::is_empty) {
            return Err(wrong(
                "an alarm is an object with an \"id\", by which it is known that it was handed over"
                    .to_owned(),
            ));
        }
        alarms.push(alarm);
        if alarms.len() > MOST {
            return Err(wrong(format!(
                "more than {MOST} alarms are more than anybody reads; split the file"
            )));
        }
    }
    Ok(alarms)
}
