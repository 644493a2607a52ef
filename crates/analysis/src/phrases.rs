//! Codes of an answer → their sentences, for whoever shows it. JSON holds the English ones, as it always has.

use crate::{NoBearing, Warning};
use serde::Serializer;
use tazamun_sync::{FullSeries, Withholding, classical};
use tazamun_words::{Lang, Phrase, Value, Words};

/// What whoever reads an answer must be told.
pub fn warning(words: &Words, warning: &Warning) -> Phrase {
    match warning {
        Warning::Mended { what, count, first_line, .. } => {
            let id = if *count == 1 { "mended-row" } else { "mended-rows" };
            let values =
                [("what", what.as_str().into()), ("n", (*count).into()), ("line", (*first_line).into())];
            words.say(id, &values)
        }
        Warning::Unreviewed { incidents, of, by_model } => {
            let id = if *by_model > 0 { "answer-unreviewed-model" } else { "answer-unreviewed" };
            let values =
                [("incidents", (*incidents).into()), ("of", (*of).into()), ("model", (*by_model).into())];
            words.say(id, &values)
        }
        Warning::NoBearing { option, on, why } => {
            let values = [
                ("option", option.as_str().into()),
                ("on", on.as_str().into()),
                ("why", no_bearing(words, *why).into()),
            ];
            words.say("answer-no-bearing", &values)
        }
        Warning::FewMoves { .. } => words.say("seam-few-moves", &[]),
    }
}

/// Why a setting has no bearing.
pub fn no_bearing(words: &Words, why: NoBearing) -> Phrase {
    match why {
        NoBearing::LikelihoodRatio => words.say("no-bearing-likelihood", &[]),
    }
}

/// Why a verdict is withheld.
pub fn withheld(words: &Words, why: &Withholding) -> Phrase {
    match why {
        Withholding::TooManyAlarms { pairs, false_alarms, level } => {
            let values = [
                ("pairs", (*pairs).into()),
                ("alarms", percent(*false_alarms, 1)),
                ("level", percent(*level, 0)),
            ];
            words.say("withheld-false-alarms", &values)
        }
        Withholding::NothingVaries { series } => {
            let series = match series {
                FullSeries::First => "first",
                FullSeries::Second => "second",
                FullSeries::Both => "both",
                FullSeries::Covered => "covered",
            };
            words.say("withheld-nothing-varies", &[("series", series.into())])
        }
    }
}

/// An assumption of a classical test that the data break.
pub fn broken(words: &Words, assumption: &classical::Warning) -> Phrase {
    use classical::Warning as Broken;
    match assumption {
        Broken::SharedTrend { correlation } => {
            words.say("broken-shared-trend", &[("correlation", decimals(*correlation, 2))])
        }
        Broken::Bursts { series: which, dispersion } => {
            words.say("broken-bursts", &[series(*which), ("dispersion", decimals(*dispersion, 1))])
        }
        Broken::Ties { series: which, share } => {
            words.say("broken-ties", &[series(*which), ("share", percent(*share, 0))])
        }
        Broken::SharedTimes { shared, of } => {
            words.say("broken-shared-times", &[("shared", (*shared).into()), ("of", (*of).into())])
        }
        Broken::Unplaced { left_out, of } => {
            words.say("broken-unplaced", &[("left-out", (*left_out).into()), ("of", (*of).into())])
        }
        Broken::FewEvents { series: which, events } => {
            let events = words.say("n-events", &[("n", (*events).into())]);
            words.say("broken-few-events", &[series(*which), ("events", events.into())])
        }
        Broken::TiedNeighbours { lowest, highest } => words
            .say("broken-tied-neighbours", &[("lowest", (*lowest).into()), ("highest", (*highest).into())]),
        Broken::ShiftingPopulation { correlation } => {
            words.say("broken-shifting-population", &[("correlation", decimals(*correlation, 2))])
        }
        Broken::NearCritical { branching } => {
            words.say("broken-near-critical", &[("branching", decimals(*branching, 2))])
        }
        Broken::Overdispersed { dispersion } => {
            words.say("broken-overdispersed", &[("dispersion", decimals(*dispersion, 1))])
        }
        Broken::PoorFit { p } => words.say("broken-poor-fit", &[("p", decimals(*p, 4))]),
        other => Phrase::foreign(&format!("{other:?}"), words.lang()),
    }
}

fn series(which: usize) -> (&'static str, Value) {
    ("series", if which == 0 { "first" } else { "second" }.into())
}

fn decimals(x: f64, places: usize) -> Value {
    Value::decimals(x, places)
}

fn percent(share: f64, places: usize) -> Value {
    decimals(100.0 * share, places)
}

/// The English sentence of a code, as JSON holds it.
fn english(phrase: impl FnOnce(&Words) -> Phrase) -> String {
    phrase(&Words::terminal(Lang::English)).bare()
}

pub(crate) fn no_bearing_json<S: Serializer>(why: &NoBearing, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&english(|words| no_bearing(words, *why)))
}

pub(crate) fn withheld_json<S: Serializer>(why: &Withholding, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&english(|words| withheld(words, why)))
}

pub(crate) fn broken_json<S: Serializer>(all: &[classical::Warning], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(all.iter().map(|one| english(|words| broken(words, one))))
}
