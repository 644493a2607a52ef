//! A question that a claim becomes → what a record says of it.

use super::{ClaimOutcome, ask::NEWS};
use crate::{
    Dataset, Error, EventStudyQuestion, EventStudyVerdict, Period, RankQuestion, ShareQuestion, ShareVerdict,
    SynchronyQuestion, SynchronyVerdict, TrendQuestion, rank::COMPLETE_FROM,
};
use std::{collections::BTreeSet, fmt::Write as _};
use tazamun_claims::{Claim, ClaimKind};
use tazamun_record::{Date, Interval, day_at, day_number};
use tazamun_sync::{
    LEVEL,
    rank::{Rank, Ranked},
    trend::Direction,
};

/// Days after an event within which another may answer it.
const ANSWERED_WITHIN: u32 = 7;
/// A record that begins so many days after the day since when something is claimed cannot bear it out.
const LATE: i64 = 31;

/// The question that a claim becomes: filters, with a day or a number of days.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ClaimTest {
    Trend(String),
    Rank(String, Interval),
    Last(String, Interval),
    Together(String, String, u32),
    Answers(String, String),
    Spread(String),
    Share(String, String),
}

/// What a question found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) outcome: ClaimOutcome,
    pub(super) p: Option<f64>,
    pub(super) measured: Option<u64>,
    pub(super) needs: Option<String>,
}

impl Found {
    pub(super) fn of(outcome: ClaimOutcome) -> Found {
        Found { outcome, p: None, measured: None, needs: None }
    }

    fn shown(holds: bool) -> Found {
        Found::of(if holds { ClaimOutcome::Holds } else { ClaimOutcome::DoesNotShow })
    }
}

impl ClaimTest {
    /// The filters of the events that it asks about.
    pub(super) fn filters(&self) -> Vec<String> {
        match self {
            ClaimTest::Trend(f) | ClaimTest::Rank(f, _) | ClaimTest::Last(f, _) | ClaimTest::Spread(f) => {
                vec![f.clone()]
            }
            ClaimTest::Together(a, b, _) | ClaimTest::Answers(a, b) | ClaimTest::Share(a, b) => {
                vec![a.clone(), b.clone()]
            }
        }
    }

    /// The same about the one day of those that it may mean on which the record has an incident: a night has two dates.
    pub(super) fn settled(self, data: &Dataset) -> ClaimTest {
        let settled = |filter: &str, days: Interval| -> Interval {
            let Ok(events) = data.selected(filter) else { return days.end().into() };
            let has = |day: Date| events.rows().iter().any(|row| data.columns.when(*row).contains(day));
            let all = (day_number(days.start())..=day_number(days.end())).rev().map(day_at);
            all.into_iter().find(|day| has(*day)).unwrap_or(days.end()).into()
        };
        match self {
            ClaimTest::Rank(f, days) => ClaimTest::Rank(f.clone(), settled(&f, days)),
            ClaimTest::Last(f, days) => ClaimTest::Last(f.clone(), settled(&f, days)),
            other => other,
        }
    }

    /// The command that asks it.
    pub(super) fn command(&self, events: &str, period: &Period) -> String {
        let mut command = match self {
            ClaimTest::Trend(f) => format!("tazamun trend {events} --filter '{f}'"),
            ClaimTest::Rank(f, days) | ClaimTest::Last(f, days) => {
                format!("tazamun rank {events} --filter '{f}' --on {}", days.end())
            }
            ClaimTest::Together(a, b, within) => {
                format!("tazamun sync {events} --a '{a}' --b '{b}' --within {within}")
            }
            ClaimTest::Answers(a, b) => {
                format!("tazamun wake {events} --a '{a}' --b '{b}' --within {ANSWERED_WITHIN}")
            }
            ClaimTest::Spread(f) => format!("tazamun waves {events} --filter '{f}'"),
            ClaimTest::Share(f, part) => format!("tazamun share {events} --filter '{f}' --part '{part}'"),
        };
        for (option, day) in [("from", period.from), ("to", period.to)] {
            if let Some(day) = day {
                let _ = write!(command, " --{option} {day}");
            }
        }
        command
    }

    /// What the record of these days says; an error is too little to go by.
    pub(super) fn found(
        &self,
        claim: &Claim,
        period: &Period,
        record: Option<Interval>,
        data: &Dataset,
    ) -> Found {
        let found = match self {
            ClaimTest::Trend(f) => trend(f, claim.kind, period, data),
            ClaimTest::Rank(f, days) => rank(f, days.end(), claim.kind, period, data),
            ClaimTest::Last(f, days) => last(f, days.end(), period, data),
            ClaimTest::Together(a, b, within) => together(a, b, *within, data),
            ClaimTest::Answers(a, b) => answers(a, b, data),
            ClaimTest::Spread(f) => spread(f, data),
            ClaimTest::Share(f, part) => share(f, part, period, data),
        };
        let found = found.unwrap_or(match self {
            // The incident that is claimed to be the largest is not in the record.
            ClaimTest::Rank(..) | ClaimTest::Last(..) => Found::of(ClaimOutcome::NotCovered),
            _ => Found::of(ClaimOutcome::TooThin),
        });
        let since = claim.period.filter(|days| !days.is_one_day()).map(|days| day_number(days.start()));
        let late = since.zip(record).is_some_and(|(since, record)| day_number(record.start()) > since + LATE);
        match (self, found.outcome) {
            (ClaimTest::Rank(..), ClaimOutcome::Holds) if late => {
                Found { outcome: ClaimOutcome::NotCovered, ..found }
            }
            _ => found,
        }
    }
}

fn trend(filter: &str, kind: ClaimKind, period: &Period, data: &Dataset) -> Result<Found, Error> {
    let asked = TrendQuestion { filter: Some(filter.to_owned()), period: period.clone(), seed: 1 };
    let found = asked.answer(data)?.result.trend;
    if found.direction == Direction::TooThin {
        return Ok(Found::of(ClaimOutcome::TooThin));
    }
    let holds = match kind {
        ClaimKind::Increase => found.direction == Direction::Rising,
        ClaimKind::Decrease => found.direction == Direction::Falling,
        _ => found.p > LEVEL && found.events > 0.0,
    };
    let p = (kind != ClaimKind::Unchanged).then_some(found.p);
    Ok(Found { p, measured: Some(found.events.round() as u64), ..Found::shown(holds) })
}

fn ranked(filter: &str, day: Date, period: &Period, data: &Dataset) -> Result<crate::RankFound, Error> {
    let asked = RankQuestion {
        filter: Some(filter.to_owned()),
        period: period.clone(),
        on: Some(day),
        complete_from: COMPLETE_FROM,
        seed: 1,
        certificate: false,
    };
    Ok(asked.answer(data)?.result)
}

fn rank(filter: &str, day: Date, kind: ClaimKind, period: &Period, data: &Dataset) -> Result<Found, Error> {
    let found = ranked(filter, day, period, data)?;
    let measured = found.since.days_since_last.map(i64::unsigned_abs);
    let quiet = measured.is_some_and(|days| days >= NEWS.unsigned_abs());
    let outcome = match (kind, found.since.first, found.since.largest) {
        (ClaimKind::Gap, Ranked::Holds, _) => ClaimOutcome::Holds,
        // Without days that it speaks of, the first for a month or more is one.
        (ClaimKind::Gap, Ranked::DoesNotHold, _) if quiet && period.from.is_none() => ClaimOutcome::Holds,
        (ClaimKind::Gap, Ranked::DoesNotHold, _) => ClaimOutcome::DoesNotShow,
        (ClaimKind::Gap, Ranked::Tied | Ranked::Open, _) => ClaimOutcome::TooThin,
        (_, _, Ranked::Holds) => ClaimOutcome::Holds,
        (_, _, Ranked::Tied | Ranked::DoesNotHold) => ClaimOutcome::DoesNotShow,
        (_, _, Ranked::Open) => ClaimOutcome::TooThin,
    };
    Ok(Found { measured, ..Found::of(outcome) })
}

/// The last one: none of the record that may be as large lies after it.
fn last(filter: &str, day: Date, period: &Period, data: &Dataset) -> Result<Found, Error> {
    let found = ranked(filter, day, period, data)?;
    let as_large = |r: &Rank| r.larger + r.perhaps_larger + r.ties;
    let measured = found.since.days_since_last.map(i64::unsigned_abs);
    Ok(Found { measured, ..Found::shown(as_large(&found.rank) == as_large(&found.since)) })
}

fn together(a: &str, b: &str, within: u32, data: &Dataset) -> Result<Found, Error> {
    let asked = SynchronyQuestion { within, certificate: false, ..SynchronyQuestion::of(a, b) };
    let found = asked.answer(data)?.result;
    let outcome = match found.verdict {
        SynchronyVerdict::MoreThanChance => ClaimOutcome::Holds,
        SynchronyVerdict::ConsistentWithChance => ClaimOutcome::DoesNotShow,
        _ => ClaimOutcome::TooThin,
    };
    Ok(Found { p: found.p, ..Found::of(outcome) })
}

fn answers(a: &str, b: &str, data: &Dataset) -> Result<Found, Error> {
    let asked = EventStudyQuestion {
        a: a.to_owned(),
        b: b.to_owned(),
        period: Period::default(),
        within: ANSWERED_WITHIN,
    };
    let found = asked.answer(data)?.result;
    Ok(match found.verdict {
        EventStudyVerdict::TooThin => Found::of(ClaimOutcome::TooThin),
        verdict => {
            let holds = verdict == EventStudyVerdict::MoreAfterThanBefore;
            Found { p: Some(found.wake.p), ..Found::shown(holds) }
        }
    })
}

fn spread(filter: &str, data: &Dataset) -> Result<Found, Error> {
    let events = data.selected(filter)?;
    let countries: BTreeSet<_> = events.rows().iter().filter_map(|row| data.columns.country(*row)).collect();
    let divisions: BTreeSet<_> = events.rows().iter().filter_map(|row| data.columns.division(*row)).collect();
    let places = if countries.len() > 1 { countries.len() } else { divisions.len() };
    Ok(Found { measured: Some(places as u64), ..Found::shown(places > 1) })
}

fn share(filter: &str, part: &str, period: &Period, data: &Dataset) -> Result<Found, Error> {
    let asked = ShareQuestion {
        filter: Some(filter.to_owned()),
        part: part.to_owned(),
        period: period.clone(),
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
