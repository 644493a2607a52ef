//! Claims of articles → questions → what a record says of each, or why it says nothing.
//!
//! Every claim that was found is counted, whether it could be tested or not: with more claims one of them looks right by luck
//! more easily, so each p is multiplied by their number (Bonferroni).

mod ask;
mod picture;
mod test;

pub use picture::{ClaimMeasure, ClaimPicture};

use crate::{Dataset, Error, Period, Source, Wanted, filtered::FilteredEvents};
use ask::{clause, countries, question};
use serde::Serialize;
use std::collections::BTreeSet;
use tazamun_claims::Claim;
use tazamun_record::{Date, Interval, SourcedIncident};
use tazamun_sync::LEVEL;
use test::{ClaimTest, Found};

/// A claim with what a record says of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnsweredClaim {
    /// The claim.
    pub claim: Claim,
    /// The articles that make it, by name.
    pub told_in: Vec<String>,
    /// What may be said.
    pub outcome: ClaimOutcome,
    /// The code of what else would be needed, where it could not be tested.
    pub needs: Option<String>,
    /// The command that asks the same question, of the same events.
    pub asked: Option<String>,
    /// Its p, where a test gives one.
    pub p: Option<f64>,
    /// The same times the number of claims found, at most 1.
    pub corrected: Option<f64>,
    /// A number that was measured: days since the last such incident, incidents in question, places.
    pub measured: Option<u64>,
    /// What a picture of it shows; none where nothing was asked, or nothing in the record is of it.
    #[serde(skip)]
    pub picture: Option<ClaimPicture>,
}

impl AnsweredClaim {
    /// The filters of the two places that the claim sets side by side, where it does.
    pub fn theatres(&self) -> Option<(String, String)> {
        match question(&self.claim, &[], &[]) {
            Ok(ClaimTest::Together(a, b, _)) => Some((a, b)),
            _ => None,
        }
    }
}

/// What may be said of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimOutcome {
    /// The record bears it out.
    Holds,
    /// The record does not show it.
    DoesNotShow,
    /// Too few incidents, or their bounds, leave it open.
    TooThin,
    /// The record does not cover the places or the days: never "false".
    NotCovered,
    /// It cannot be tested with a record of incidents as it stands.
    NotTestable,
}

impl ClaimOutcome {
    /// All of them, in the order in which they are counted.
    pub const ALL: [ClaimOutcome; 5] = [
        ClaimOutcome::Holds,
        ClaimOutcome::DoesNotShow,
        ClaimOutcome::TooThin,
        ClaimOutcome::NotCovered,
        ClaimOutcome::NotTestable,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            ClaimOutcome::Holds => "holds",
            ClaimOutcome::DoesNotShow => "does-not-show",
            ClaimOutcome::TooThin => "too-thin",
            ClaimOutcome::NotCovered => "not-covered",
            ClaimOutcome::NotTestable => "not-testable",
        }
    }
}

/// Answers claims, each with the articles that make it (name and day), on the events of some sources; none: the built-in record.
///
/// # Errors
/// [`Error`] where the data cannot be read.
pub fn answer_claims(
    claims: &[(Claim, Vec<(String, Date)>)],
    told: &[SourcedIncident],
    sources: &[Source],
) -> Result<Vec<AnsweredClaim>, Error> {
    let questions: Vec<Result<ClaimTest, String>> =
        claims.iter().map(|(claim, told_in)| question(claim, told_in, told)).collect();
    let mut wanted = Wanted::default().filter_or_all("claim", None)?.places().tolls();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (claim, question) in claims.iter().map(|(claim, _)| claim).zip(&questions) {
        let countries = countries(claim).map(|codes| clause("country", &codes));
        for filter in question.iter().flat_map(ClaimTest::filters).chain(countries) {
            if seen.insert(filter.clone()) {
                wanted = wanted.filter("claim", &filter)?;
            }
        }
    }
    let data = match sources {
        [] => Dataset::open(&[Source::BuiltIn], &wanted)?,
        some => Dataset::open(some, &wanted)?,
    };
    let days = FilteredEvents::of(&data, None, &Period::default()).map(|chosen| chosen.days).ok();
    let named = data.files().iter().map(|file| file.name.clone()).collect::<Vec<_>>().join(" ");
    let number = claims.len() as f64;
    let questions = questions.into_iter().map(|asked| asked.map(|asked| asked.settled(&data)));
    let answers = claims.iter().zip(questions).map(|((claim, told_in), question)| {
        let told_in = told_in.iter().map(|(doc, _)| doc.clone()).collect();
        let period = ask::period(claim, days);
        let asked = question.as_ref().ok().map(|asked| asked.command(&named, &period));
        let found = match &question {
            Err(need) => Found { needs: Some(need.clone()), ..Found::of(ClaimOutcome::NotTestable) },
            Ok(_) if !covered(claim, days, &data) => Found::of(ClaimOutcome::NotCovered),
            Ok(asked) => asked.found(claim, &period, days, &data),
        };
        // What is corrected is also judged by the corrected p.
        let corrected = found.p.map(|p| (p * number).min(1.0));
        let by_luck = found.outcome == ClaimOutcome::Holds && corrected.is_some_and(|p| p > LEVEL);
        AnsweredClaim {
            claim: claim.clone(),
            told_in,
            outcome: if by_luck { ClaimOutcome::DoesNotShow } else { found.outcome },
            needs: found.needs.or_else(|| claim.needs.clone()),
            asked,
            p: found.p,
            corrected,
            measured: found.measured,
            picture: question.ok().and_then(|asked| ClaimPicture::of(&asked, days?, &data)),
        }
    });
    Ok(answers.collect())
}

/// Whether the record has incidents of the claim's countries, and days of its period.
fn covered(claim: &Claim, days: Option<Interval>, data: &Dataset) -> bool {
    let here = countries(claim)
        .is_none_or(|codes| data.selected(&clause("country", &codes)).is_ok_and(|events| !events.is_empty()));
    let now = claim.period.is_none_or(|period| days.is_some_and(|days| days.overlaps(&period)));
    here && now
}
