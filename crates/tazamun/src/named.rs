//! Names on the command line → what `tazamun_analysis` knows by them.

use clap::builder::{PossibleValue, PossibleValuesParser, RangedU64ValueParser, TypedValueParser};
use tazamun_analysis::{ClassicalMethod, SurrogateKind};
use tazamun_record::{
    Date,
    formats::{self, Format, Problem},
};

/// The names of the tests, with what each is.
pub fn methods() -> impl TypedValueParser<Value = ClassicalMethod> {
    let all = ClassicalMethod::ALL.map(|method| PossibleValue::new(method.name()).help(method.about()));
    PossibleValuesParser::new(all).try_map(|name| name.parse::<ClassicalMethod>())
}

/// The kinds of surrogates.
pub fn kinds() -> impl TypedValueParser<Value = SurrogateKind> {
    let uniform = PossibleValue::new("uniform").help("As many events, anywhere in the window alike");
    let waits = PossibleValue::new("waiting-times").help("The gaps between events in a random order");
    PossibleValuesParser::new([uniform, waits]).map(|name| match name.as_str() {
        "uniform" => SurrogateKind::Uniform,
        _ => SurrogateKind::WaitingTimes,
    })
}

/// A day of publication.
///
/// # Errors
/// What is wrong with it.
pub fn published_day(text: &str) -> Result<Date, String> {
    formats::publication_day(text).map_err(|_| {
        format!("'{text}' is no day on which an article can have been published; write it as YYYY-MM-DD, as in 2022-01-23")
    })
}

/// The format of this name.
///
/// # Errors
/// A sentence that names them all.
pub fn format(name: &str) -> Result<Format, String> {
    name.parse().map_err(|problem: Problem| problem.to_string())
}

/// How often something may be drawn at most: a million take minutes, and what takes more memory than there is ends the program.
const MOST_DRAWN: u64 = 1_000_000;

/// Reads a number of things to be drawn.
pub fn number() -> RangedU64ValueParser<usize> {
    RangedU64ValueParser::new().range(0..=MOST_DRAWN)
}
