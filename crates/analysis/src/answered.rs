//! Claims of articles → questions → what a record says of each, or why it says nothing.
//!
//! Every claim that was found is counted, whether it could be tested or not: with more claims one of them looks right by luck
//! more easily, so each p is multiplied by their number (Bonferroni).

use crate::{
    Dataset, Error, EventStudyQuestion, EventStudyVerdict, Period, RankQuestion, ShareQuestion, ShareVerdict,
    Source, SynchronyQuestion, SynchronyVerdict, TrendQuestion, Wanted, filtered::FilteredEvents,
    rank::COMPLETE_FROM,
};
use serde::Serialize;
use std::collections::BTreeSet;
use tazamun_claims::{Claim, ClaimKind, Stance, Testable};
use tazamun_record::{Date, Facts, SourcedIncident};
use tazamun_sync::{
    LEVEL,
    rank::{Rank, Ranked},
    trend::Direction,
};

/// Days after an event within which another may answer it.
const ANSWERED_WITHIN: u32 = 7;
/// A claimed incident of an earlier day than this before the article is the last one, not the news.
const NEWS: i64 = 30;

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

/// The question that a claim becomes.
#[derive(Debug, Clone, PartialEq)]
enum ClaimTest {
    Trend(String),
    Rank(String, Date),
    Last(String, Date),
    Together(String, String, u32),
    Answers(String, String),
    Spread(String),
    Share(String, String),
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
    let named = data.files().iter().map(|file| file.name.clone()).collect::<Vec<_>>().join(" ");
    let number = claims.len() as f64;
    let answers = claims.iter().zip(questions).map(|((claim, told_in), question)| {
        let told_in = told_in.iter().map(|(doc, _)| doc.clone()).collect();
        let asked = question.as_ref().ok().map(|asked| asked.command(&named));
        let found = match &question {
            Err(need) => Found { needs: Some(need.clone()), ..Found::of(ClaimOutcome::NotTestable) },
            Ok(_) if !covered(claim, &data) => Found::of(ClaimOutcome::NotCovered),
            Ok(asked) => asked.found(claim, &data).unwrap_or(Found::of(ClaimOutcome::TooThin)),
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
        }
    });
    Ok(answers.collect())
}

/// What a question found.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    outcome: ClaimOutcome,
    p: Option<f64>,
    measured: Option<u64>,
    needs: Option<String>,
}

impl Found {
    fn of(outcome: ClaimOutcome) -> Found {
        Found { outcome, p: None, measured: None, needs: None }
    }

    fn shown(holds: bool) -> Found {
        Found::of(if holds { ClaimOutcome::Holds } else { ClaimOutcome::DoesNotShow })
    }
}

/// The question that a claim becomes, or the code of what it would need.
fn question(
    claim: &Claim,
    told_in: &[(String, Date)],
    told: &[SourcedIncident],
) -> Result<ClaimTest, String> {
    if claim.stance == Stance::Feared || claim.stance == Stance::Asked {
        return Err("future".to_owned());
    }
    if claim.testable == Testable::No {
        return Err(claim.needs.clone().unwrap_or_else(|| "control".to_owned()));
    }
    let side = side(claim, 0);
    let place = place(claim);
    let both = joined([side.clone(), place.clone()]);
    let filter = || both.clone().ok_or_else(|| "whom".to_owned());
    match claim.kind {
        ClaimKind::Increase | ClaimKind::Decrease | ClaimKind::Unchanged => Ok(ClaimTest::Trend(filter()?)),
        ClaimKind::Superlative => Ok(ClaimTest::Rank(filter()?, day(claim, told).ok_or("incident")?)),
        ClaimKind::Gap => {
            let published = told_in.iter().map(|(_, day)| *day).min();
            let day = day(claim, told).ok_or("incident")?;
            let ago =
                published.map_or(0, |p| tazamun_record::day_number(p) - tazamun_record::day_number(day));
            Ok(if ago > NEWS { ClaimTest::Last(filter()?, day) } else { ClaimTest::Rank(filter()?, day) })
        }
        ClaimKind::Synchrony | ClaimKind::Coincidence => {
            let [a, b] = apart(claim).ok_or("places")?;
            let with = |place: String| joined([side.clone(), Some(place)]).unwrap_or_default();
            Ok(ClaimTest::Together(with(a), with(b), 1))
        }
        ClaimKind::Trigger => {
            let (Some(doer), Some(other)) = (side, self::side(claim, 1)) else {
                return Err("sides".to_owned());
            };
            let here = |side: String| joined([Some(side), place.clone()]).unwrap_or_default();
            Ok(ClaimTest::Answers(here(other), here(doer)))
        }
        ClaimKind::Theatre => Ok(ClaimTest::Spread(side.ok_or("whom")?)),
        ClaimKind::Share => match (side, place) {
            (Some(side), Some(place)) => Ok(ClaimTest::Share(side, place)),
            _ => Err("part".to_owned()),
        },
        ClaimKind::Seam => Err("line".to_owned()),
        ClaimKind::Haven => Err("areas".to_owned()),
        ClaimKind::Strength => Err(claim.needs.clone().unwrap_or_else(|| "control".to_owned())),
    }
}

/// The clause of the n-th side that is an armed one.
fn side(claim: &Claim, n: usize) -> Option<String> {
    let armed = claim.sides.iter().filter(|code| !code.starts_with("CIVILIANS") && *code != "UNIDENTIFIED");
    armed.clone().nth(n).map(|code| clause("actor1", std::slice::from_ref(code)))
}

/// The clause of the claim's places: divisions where all are such, else their countries.
fn place(claim: &Claim) -> Option<String> {
    let divisions = claim.places.iter().all(|code| code.contains('-'));
    match (claim.places.is_empty(), divisions) {
        (true, _) => None,
        (_, true) => Some(clause("adm1", &claim.places)),
        _ => countries(claim).map(|codes| clause("country", &codes)),
    }
}

/// Two places that are set side by side: two countries, or else two divisions.
fn apart(claim: &Claim) -> Option<[String; 2]> {
    let of = |field: &str, codes: &[String]| match codes {
        [a, b, ..] => Some([a, b].map(|code| clause(field, std::slice::from_ref(code)))),
        _ => None,
    };
    of("country", &countries(claim)?).or_else(|| of("adm1", &claim.places))
}

/// The countries that a claim names, each once.
fn countries(claim: &Claim) -> Option<Vec<String>> {
    let codes = claim.places.iter().map(|code| code.split('-').next().unwrap_or(code).to_owned());
    let codes: Vec<String> = codes.collect::<BTreeSet<_>>().into_iter().collect();
    (!codes.is_empty()).then_some(codes)
}

fn clause(field: &str, codes: &[String]) -> String {
    let plain = |code: &String| code.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    let quoted = codes.iter().map(|code| if plain(code) { code.clone() } else { format!("\"{code}\"") });
    format!("{field}={}", quoted.collect::<Vec<_>>().join("|"))
}

fn joined<const N: usize>(clauses: [Option<String>; N]) -> Option<String> {
    let some: Vec<String> = clauses.into_iter().flatten().collect();
    (!some.is_empty()).then(|| some.join(","))
}

/// The day of the incident that a claim speaks of: the one that it names, else that of the largest that the articles tell.
fn day(claim: &Claim, told: &[SourcedIncident]) -> Option<Date> {
    let named = claim.period.filter(|days| days.is_one_day()).map(|days| days.start());
    let fits = |facts: &&Facts| {
        let country = facts.place.country().map(|c| c.code().to_owned());
        let here = countries(claim).is_none_or(|codes| country.is_some_and(|c| codes.contains(&c)));
        here && facts.when.is_one_day() && !facts.background
    };
    let largest = || {
        let facts = told.iter().map(|t| &t.incident.facts).filter(fits);
        facts.max_by_key(|f| f.killed.as_ref().map_or(0, |toll| toll.number())).map(|f| f.when.start())
    };
    named.or_else(largest)
}

/// Whether the record has incidents of the claim's countries, and days of its period.
fn covered(claim: &Claim, data: &Dataset) -> bool {
    let here = countries(claim)
        .is_none_or(|codes| data.selected(&clause("country", &codes)).is_ok_and(|events| !events.is_empty()));
    let days = FilteredEvents::of(data, None, &Period::default()).map(|chosen| chosen.days).ok();
    let now = claim.period.is_none_or(|period| days.is_some_and(|days| days.overlaps(&period)));
    here && now
}

impl ClaimTest {
    fn filters(&self) -> Vec<String> {
        match self {
            ClaimTest::Trend(f) | ClaimTest::Rank(f, _) | ClaimTest::Last(f, _) | ClaimTest::Spread(f) => {
                vec![f.clone()]
            }
            ClaimTest::Together(a, b, _) | ClaimTest::Answers(a, b) | ClaimTest::Share(a, b) => {
                vec![a.clone(), b.clone()]
            }
        }
    }

    fn command(&self, events: &str) -> String {
        match self {
            ClaimTest::Trend(f) => format!("tazamun trend {events} --filter '{f}'"),
            ClaimTest::Rank(f, day) | ClaimTest::Last(f, day) => {
                format!("tazamun rank {events} --filter '{f}' --on {day}")
            }
            ClaimTest::Together(a, b, within) => {
                format!("tazamun sync {events} --a '{a}' --b '{b}' --within {within}")
            }
            ClaimTest::Answers(a, b) => {
                format!("tazamun wake {events} --a '{a}' --b '{b}' --within {ANSWERED_WITHIN}")
            }
            ClaimTest::Spread(f) => format!("tazamun waves {events} --filter '{f}'"),
            ClaimTest::Share(f, part) => format!("tazamun share {events} --filter '{f}' --part '{part}'"),
        }
    }

    /// What the record says; an error is too little to go by.
    fn found(&self, claim: &Claim, data: &Dataset) -> Result<Found, Error> {
        let period = Period::default();
        match self {
            ClaimTest::Trend(f) => {
                let asked = TrendQuestion { filter: Some(f.clone()), period, seed: 1 };
                let found = asked.answer(data)?.result.trend;
                if found.direction == Direction::TooThin {
                    return Ok(Found::of(ClaimOutcome::TooThin));
                }
                let holds = match claim.kind {
                    ClaimKind::Increase => found.direction == Direction::Rising,
                    ClaimKind::Decrease => found.direction == Direction::Falling,
                    _ => found.p > LEVEL && found.events > 0.0,
                };
                let p = (claim.kind != ClaimKind::Unchanged).then_some(found.p);
                Ok(Found { p, measured: Some(found.events.round() as u64), ..Found::shown(holds) })
            }
            ClaimTest::Rank(f, day) | ClaimTest::Last(f, day) => {
                let (on, filter) = (Some(*day), Some(f.clone()));
                let asked = RankQuestion {
                    filter,
                    period,
                    on,
                    complete_from: COMPLETE_FROM,
                    resamples: 0,
                    seed: 1,
                    certificate: false,
                };
                let found = asked.answer(data)?.result;
                let measured = found.since.days_since_last.map(i64::unsigned_abs);
                let outcome = match (self, claim.kind) {
                    // The last one: none of the record that may be as large lies after it.
                    (ClaimTest::Last(..), _) => {
                        let as_large = |r: &Rank| r.larger + r.perhaps_larger + r.ties;
                        Found::shown(as_large(&found.rank) == as_large(&found.since)).outcome
                    }
                    (_, ClaimKind::Gap) => match found.since.first {
                        Ranked::Holds => ClaimOutcome::Holds,
                        Ranked::DoesNotHold if measured.is_some_and(|days| days >= NEWS.unsigned_abs()) => {
                            ClaimOutcome::Holds
                        }
                        Ranked::DoesNotHold => ClaimOutcome::DoesNotShow,
                        Ranked::Tied | Ranked::Open => ClaimOutcome::TooThin,
                    },
                    _ => match found.since.largest {
                        Ranked::Holds => ClaimOutcome::Holds,
                        Ranked::Tied | Ranked::DoesNotHold => ClaimOutcome::DoesNotShow,
                        Ranked::Open => ClaimOutcome::TooThin,
                    },
                };
                Ok(Found { measured, ..Found::of(outcome) })
            }
            ClaimTest::Together(a, b, within) => {
                let asked =
                    SynchronyQuestion { within: *within, certificate: false, ..SynchronyQuestion::of(a, b) };
                let found = asked.answer(data)?.result;
                let outcome = match found.verdict {
                    SynchronyVerdict::MoreThanChance => ClaimOutcome::Holds,
                    SynchronyVerdict::ConsistentWithChance => ClaimOutcome::DoesNotShow,
                    _ => ClaimOutcome::TooThin,
                };
                Ok(Found { p: found.p, ..Found::of(outcome) })
            }
            ClaimTest::Answers(a, b) => {
                let asked =
                    EventStudyQuestion { a: a.clone(), b: b.clone(), period, within: ANSWERED_WITHIN };
                let found = asked.answer(data)?.result;
                Ok(match found.verdict {
                    EventStudyVerdict::TooThin => Found::of(ClaimOutcome::TooThin),
                    verdict => {
                        let holds = verdict == EventStudyVerdict::MoreAfterThanBefore;
                        Found { p: Some(found.wake.p), ..Found::shown(holds) }
                    }
                })
            }
            ClaimTest::Spread(f) => {
                let events = data.selected(f)?;
                let countries: BTreeSet<_> =
                    events.rows().iter().filter_map(|row| data.columns.country(*row)).collect();
                let divisions: BTreeSet<_> =
                    events.rows().iter().filter_map(|row| data.columns.division(*row)).collect();
                let places = if countries.len() > 1 { countries.len() } else { divisions.len() };
                Ok(Found { measured: Some(places as u64), ..Found::shown(places > 1) })
            }
            ClaimTest::Share(f, part) => {
                let asked = ShareQuestion {
                    filter: Some(f.clone()),
                    part: part.clone(),
                    period,
                    seed: 1,
                    certificate: false,
                };
                let found = asked.answer(data)?.result;
                let outcome = match found.verdict {
                    ShareVerdict::Most => ClaimOutcome::Holds,
                    ShareVerdict::LessThanHalf => ClaimOutcome::DoesNotShow,
                    ShareVerdict::Open => ClaimOutcome::TooThin,
                };
                let measured = Some((100.0 * found.found.share.value).round() as u64);
                Ok(Found { p: Some(found.found.p_most), measured, ..Found::of(outcome) })
            }
        }
    }
}
