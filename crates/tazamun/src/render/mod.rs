//! Answers → lines for a terminal. What is counted and found comes from `tazamun_analysis`; here are words alone.

pub mod adding;
pub mod all_pairs;
pub mod boundary;
pub mod claims;
pub mod classical;
pub mod coincidence;
pub mod evaluation;
pub mod event_study;
pub mod joint_days;
pub mod listing;
pub mod merging;
pub mod near;
pub mod places;
pub mod rank;
pub mod share;
pub mod synchrony;
pub mod trend;

use crate::said::{Spoken, say};
use tazamun_analysis::{PlanMark, Warning};
use tazamun_record::Date;
use tazamun_sync::{Estimate, SeriesSummary};
use tazamun_words::{Lang, Values, Words};

/// Says messages of the catalogue in one language.
pub(crate) fn in_words(lang: Lang) -> impl Fn(&str, Values<'_>) -> String {
    let words = Words::terminal(lang);
    move |id, values| words.say(id, values).plain()
}

/// [`notes`] in the language of the catalogue.
pub(crate) fn notes_in(lang: Lang, plan: Option<&PlanMark>, warnings: &[Warning]) -> Vec<String> {
    notes(if lang == Lang::Arabic { Spoken::Ar } else { Spoken::En }, plan, warnings)
}

/// A p-value for a person: three places, and never a bare nought.
pub fn p_value(p: f64) -> String {
    if p < 0.001 { "under 0.001".to_owned() } else { format!("{p:.3}") }
}

/// A number and its interval, two digits that mean something.
pub(crate) fn estimate(estimate: Estimate) -> Vec<(&'static str, String)> {
    let shown = |value: f64| match value.abs() {
        size if size >= 1e5 => "∞".to_owned(),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    };
    vec![("value", shown(estimate.value)), ("low", shown(estimate.low)), ("high", shown(estimate.high))]
}

/// The days looked at, in a sentence.
pub(crate) fn days(spoken: Spoken, from: Date, to: Date) -> String {
    say(spoken, "days", &[("from", from.to_string()), ("to", to.to_string())])
}

/// A note, in a sentence.
pub(crate) fn note(spoken: Spoken, text: String) -> String {
    say(spoken, "note", &[("text", text)])
}

/// What became of the events of a series, in a sentence.
pub(crate) fn side(spoken: Spoken, name: &str, filter: &str, series: SeriesSummary) -> String {
    let values = [
        ("name", name.to_owned()),
        ("filter", if filter.is_empty() { "*".to_owned() } else { filter.to_owned() }),
        ("events", series.events.to_string()),
        ("days", series.event_days.to_string()),
        ("vague", series.too_vague.to_string()),
        ("outside", series.outside.to_string()),
    ];
    say(spoken, "side", &values)
}

/// The notes of an answer: the plan that it follows, and its warnings.
pub(crate) fn notes(spoken: Spoken, plan: Option<&PlanMark>, warnings: &[Warning]) -> Vec<String> {
    let plan = plan.map(|plan| {
        let values = [("day", plan.day.to_string()), ("hash", plan.sha256.clone())];
        note(spoken, say(spoken, "plan", &values))
    });
    plan.into_iter().chain(warnings.iter().map(|warning| note(spoken, warned(spoken, warning)))).collect()
}

fn warned(spoken: Spoken, warning: &Warning) -> String {
    match warning {
        // What a reader of files says of its mending stands in one language.
        Warning::Mended { what, count: 1, first_line, .. } => format!("line {first_line}: {what}"),
        Warning::Mended { what, count, first_line, .. } => {
            format!("{count} rows from line {first_line} on: {what}")
        }
        Warning::Unreviewed { incidents, of } => {
            say(spoken, "unreviewed", &[("incidents", incidents.to_string()), ("of", of.to_string())])
        }
        Warning::NoBearing { option, on, why } => {
            format!("--{option} has no bearing on --{on}: {why}")
        }
        Warning::FewMoves { .. } => say(spoken, "seam.poor", &[]),
        other => format!("{other:?}"),
    }
}

/// The notes of an answer in English, each a line that begins with two spaces.
pub(crate) fn indented_notes(plan: Option<&PlanMark>, warnings: &[Warning]) -> String {
    notes(Spoken::En, plan, warnings).iter().map(|line| format!("  {line}\n")).collect()
}
