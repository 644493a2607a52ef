//! What the picture of a claim shows: the months of the record, and how many incidents each holds, or the largest.

use super::test::ClaimTest;
use crate::Dataset;
use std::collections::BTreeSet;
use tazamun_record::{Date, Interval};

/// Months drawn, at most: the last ones.
const MOST: usize = 240;

/// The months of a record, for a picture of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimPicture {
    /// What the numbers are.
    pub measure: ClaimMeasure,
    /// The first day of the first month.
    pub first: Date,
    /// The numbers of each month: of all that is asked about, or of the first of two sides; and of the part of it, or of the second.
    pub months: Vec<[u32; 2]>,
    /// Whether the second number is of anything.
    pub two: bool,
    /// The place among the months of the one that the claim speaks of.
    pub marked: Option<usize>,
}

/// What the numbers of a picture are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimMeasure {
    /// Incidents of a month.
    Incidents,
    /// Incidents of a month on each of two sides.
    Sides,
    /// Incidents of a month, and the part of them that is asked about.
    Part,
    /// The most that one incident of a month killed.
    Largest,
}

impl ClaimPicture {
    /// Of a question, over the days of the record; none where it selects nothing.
    pub(super) fn of(asked: &ClaimTest, record: Interval, data: &Dataset) -> Option<ClaimPicture> {
        let (measure, on) = match asked {
            ClaimTest::Trend(_) | ClaimTest::Spread(_) => (ClaimMeasure::Incidents, None),
            ClaimTest::Rank(_, days) | ClaimTest::Last(_, days) => (ClaimMeasure::Largest, Some(days.end())),
            ClaimTest::Together(..) | ClaimTest::Answers(..) => (ClaimMeasure::Sides, None),
            ClaimTest::Share(..) => (ClaimMeasure::Part, None),
        };
        let filters = asked.filters();
        let rows: Vec<Vec<u32>> = filters
            .iter()
            .map(|filter| data.selected(filter).map(|events| events.rows().to_vec()))
            .collect::<Result<_, _>>()
            .ok()?;
        let all: BTreeSet<u32> = rows.first()?.iter().copied().collect();
        let count = (month(record.end()) - month(record.start()) + 1) as usize;
        let skipped = count.saturating_sub(MOST);
        let first = month(record.start()) + skipped as i32;
        let place = |day: Date| usize::try_from(month(day) - first).ok().filter(|at| *at < count - skipped);
        let mut months = vec![[0, 0]; count - skipped];
        for (side, rows) in rows.iter().enumerate().take(2) {
            for row in rows.iter().filter(|row| measure != ClaimMeasure::Part || all.contains(row)) {
                let Some(at) = place(data.columns.when(*row).start()) else { continue };
                let number = &mut months[at][side];
                *number = match measure {
                    ClaimMeasure::Largest => (*number).max(data.columns.killed(*row).unwrap_or(0)),
                    _ => *number + 1,
                };
            }
        }
        let drawn = months.iter().any(|both| both.iter().any(|number| *number > 0));
        let first = Date::new((first.div_euclid(12)) as i16, (first.rem_euclid(12) + 1) as i8, 1).ok()?;
        let two = filters.len() > 1;
        drawn.then_some(ClaimPicture { measure, first, months, two, marked: on.and_then(place) })
    }
}

/// A month, counted.
fn month(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}
