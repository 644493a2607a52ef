//! `tazamun wake`: do events of one theatre raise the rate of another in the days that follow?

use super::{
    sync::{SideSummary, p_value},
    trend::estimate,
    waves::{days, note, side},
};
use crate::{
    Failure,
    events::{Sides, SidesArgs},
    input::DataFile,
    output,
    said::{Spoken, lines, say},
};
use schemars::JsonSchema;
use serde::Serialize;
use tazamun_record::{Date, day_at};
use tazamun_sync::{FEWEST_EVENT_DAYS, LEVEL, wake};

const EXAMPLES: &str = "\
Examples:
  tazamun wake built-in --a country=SY --b country=IQ --within 3
  tazamun wake ged.csv --a 'country=IQ,killed>=10' --b 'country=SY' --within 7 --json
  tazamun wake --a strikes.csv --b attacks.csv --lang ar

A is the trigger, B the answer. The days before an event of A are the control of the days after it: a rate that A and B
share makes both as busy, and cancels.";

/// Arguments of `wake`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    sides: SidesArgs,
    /// Days after an event of A in which an event of B counts, and before it in which one is a control
    #[arg(long, value_name = "DAYS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    within: u32,
    /// Accepted as in `sync`; nothing here is drawn at random
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
    /// Language of the answer
    #[arg(long, value_enum, default_value_t)]
    lang: Spoken,
}

/// The answer, as `--json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Answer {
    schema: &'static str,
    version: &'static str,
    verdict: &'static str,
    #[serde(flatten)]
    wake: wake::Wake,
    a: SideSummary,
    b: SideSummary,
    from: Date,
    to: Date,
    data: Vec<DataFile>,
    warnings: Vec<String>,
}

/// Opens, tests, prints.
///
/// # Errors
/// [`Failure`] where the data or the filters are wrong, or the days too few.
pub fn run(args: &Args) -> Result<(), Failure> {
    let sides = Sides::open(&args.sides)?;
    let (a, b) = sides.series(args.within)?;
    let wake = wake::test(&a, &b, &wake::Options { within: args.within })?;
    let thin = a.summary().event_days.min(b.summary().event_days) < FEWEST_EVENT_DAYS;
    let answer = Answer {
        schema: "tazamun.wake/1",
        version: env!("CARGO_PKG_VERSION"),
        verdict: match wake.p <= LEVEL {
            _ if thin => "too-thin",
            true => "more-after-than-before",
            false => "consistent-with-chance",
        },
        from: day_at(wake.window.first),
        to: day_at(wake.window.last),
        wake,
        a: SideSummary { filter: sides.a.label, series: a.summary() },
        b: SideSummary { filter: sides.b.label, series: b.summary() },
        data: sides.record.files,
        warnings: sides.record.warnings,
    };
    if args.json { output::print_json(&answer) } else { output::print(&answer.text(args.lang)) }
}

impl Answer {
    fn text(&self, spoken: Spoken) -> String {
        let wake = &self.wake;
        let key = match self.verdict {
            "too-thin" => "wake.too-thin",
            "more-after-than-before" => "wake.more",
            _ => "wake.none",
        };
        let sizes = [
            ("needed", FEWEST_EVENT_DAYS.to_string()),
            ("a", self.a.series.event_days.to_string()),
            ("b", self.b.series.event_days.to_string()),
        ];
        let mut rates = estimate(wake.excess);
        rates.extend([
            ("after", format!("{:.2}", wake.after)),
            ("before", format!("{:.2}", wake.before)),
            ("within", wake.within.to_string()),
        ]);
        let test = [("p", p_value(wake.p)), ("lags", wake.lags_compared.to_string())];
        let mut said = vec![
            say(spoken, key, &sizes),
            say(spoken, "wake.rates", &rates),
            say(spoken, "wake.p", &test),
            side(spoken, "A", &self.a.filter, self.a.series),
            side(spoken, "B", &self.b.filter, self.b.series),
            days(spoken, self.from, self.to),
            note(spoken, say(spoken, "wake.caution", &[])),
        ];
        said.extend(self.warnings.iter().map(|warning| note(spoken, warning.clone())));
        lines(&said)
    }
}
