//! A claim → the question that it becomes, over the days that it speaks of.

use super::test::ClaimTest;
use crate::Period;
use std::collections::BTreeSet;
use tazamun_claims::{Claim, ClaimKind, Stance, Testable};
use tazamun_record::{Date, Facts, Interval, SourcedIncident, day_at, day_number};

/// A claimed incident of an earlier day than this before the article is the last one, not the news.
pub(super) const NEWS: i64 = 30;
/// A claim speaks of a span of days, and not of a day that is vague, from so many on.
const SPAN: u32 = 28;
/// Days of an incident of which one is meant: a night has two dates.
const NIGHT: u32 = 3;
/// Days before a claimed rise that it is at least held against.
const HALF_A_YEAR: u32 = 182;

/// The question that a claim becomes, or the code of what it would need.
pub(super) fn question(
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
            let ago = published.map_or(0, |p| day_number(p) - day_number(day.end()));
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
pub(super) fn countries(claim: &Claim) -> Option<Vec<String>> {
    let codes = claim.places.iter().map(|code| code.split('-').next().unwrap_or(code).to_owned());
    let codes: Vec<String> = codes.collect::<BTreeSet<_>>().into_iter().collect();
    (!codes.is_empty()).then_some(codes)
}

pub(super) fn clause(field: &str, codes: &[String]) -> String {
    let plain = |code: &String| code.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    let quoted = codes.iter().map(|code| if plain(code) { code.clone() } else { format!("\"{code}\"") });
    format!("{field}={}", quoted.collect::<Vec<_>>().join("|"))
}

fn joined<const N: usize>(clauses: [Option<String>; N]) -> Option<String> {
    let some: Vec<String> = clauses.into_iter().flatten().collect();
    (!some.is_empty()).then(|| some.join(","))
}

/// The day of the incident that a claim speaks of: the one that it names, else that of the largest that the articles tell there.
fn day(claim: &Claim, told: &[SourcedIncident]) -> Option<Interval> {
    let named = claim.period.filter(|days| days.days() <= NIGHT);
    let divisions: Vec<&String> = claim.places.iter().filter(|code| code.contains('-')).collect();
    let country = |facts: &Facts| {
        let code = facts.place.country().map(|c| c.code().to_owned());
        countries(claim).is_none_or(|codes| code.is_some_and(|c| codes.contains(&c)))
    };
    let division =
        |facts: &Facts| facts.place.adm1().is_some_and(|adm1| divisions.iter().any(|d| *d == adm1));
    let largest = |fits: &dyn Fn(&Facts) -> bool| {
        let all = told
            .iter()
            .map(|t| &t.incident.facts)
            .filter(|f| f.when.days() <= NIGHT && !f.background && fits(f));
        all.max_by_key(|f| f.killed.as_ref().map_or(0, |toll| toll.number())).map(|f| f.when)
    };
    named.or_else(|| largest(&division)).or_else(|| largest(&country))
}

/// The days that a claim speaks of, as far as the record has them: "since" and "for so many months".
///
/// A rise or a fall is one against the time before, of which as many days are looked at, and no fewer than half a year.
pub(super) fn period(claim: &Claim, record: Option<Interval>) -> Period {
    let (Some(said), Some(record)) = (claim.period.filter(|days| days.days() >= SPAN), record) else {
        return Period::default();
    };
    let before = i64::from(said.days().max(HALF_A_YEAR));
    let start = match claim.kind {
        ClaimKind::Increase | ClaimKind::Decrease | ClaimKind::Unchanged => {
            day_at(day_number(said.start()) - before)
        }
        ClaimKind::Superlative | ClaimKind::Gap | ClaimKind::Share | ClaimKind::Theatre => said.start(),
        _ => return Period::default(),
    };
    let from = Some(start).filter(|start| record.contains(*start));
    let to = match claim.kind {
        ClaimKind::Superlative | ClaimKind::Gap => None,
        _ => Some(said.end()).filter(|end| record.contains(*end)),
    };
    Period { from, to, no_coverage: Vec::new() }
}
