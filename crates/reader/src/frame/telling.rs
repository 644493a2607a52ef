//! Sentence by sentence: triggers with their places, days, tolls and means → tellings, each of one incident.
//!
//! A place or toll belongs to the trigger that it stands nearest to, a clause boundary counting as distance; what no
//! conflict keeps apart in a sentence is one telling. Two triggers are kept apart by two places, by acts that cannot
//! be one incident, or by two tolls for two acts.

use super::{
    Act, Scene,
    cell::Cell,
    factual::Unread,
    head::{self, Head},
    nearness,
    scene::within,
};
use crate::{lang::Cue, when};
use std::ops::Range;
use tazamun_record::{Country, Date, Interval};

/// What one sentence tells of one incident; indices into the scene's lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// Its sentence.
    pub sentence: usize,
    /// From its first to its last mention.
    pub tokens: Range<usize>,
    /// The tokens among which its actors are looked for: from the telling before to the one after.
    pub region: Range<usize>,
    /// Triggers, the leading one first in the text; empty where a toll alone tells it.
    pub anchors: Vec<usize>,
    /// Tolls.
    pub tolls: Vec<usize>,
    /// Places, each codable.
    pub sites: Vec<usize>,
    /// The country that is said of it, where no place is.
    pub country: Option<Country>,
    /// Days that are said of it.
    pub times: Vec<usize>,
    /// The days in which it lies, by what its sentence says.
    pub when: Interval,
    /// Whether these days are said of it, not only carried on or of the day of the report.
    pub dated: bool,
    /// What it is.
    pub act: Act,
    /// A day is said of the report of it ("أعلن أمس").
    pub reported: bool,
    /// An attack that was beaten back.
    pub foiled: bool,
    /// Every trigger is definite: "the attack", told before, perhaps with a new toll.
    pub refers: bool,
    /// It speaks of something told before and brings no toll.
    pub definite: bool,
    /// Its sentence turns to something else.
    pub shift: bool,
    /// Its places are those of its neighbour in the sentence.
    pub shared: bool,
    /// Its sentence gives sums over several incidents.
    pub sum: bool,
    /// It only says what somebody is known for ("الذي فجر نفسه").
    pub told_of: bool,
    /// It speaks of "the attacks", "the operations" only.
    pub plural: bool,
}

/// The tellings of an article, and the triggers of which nothing came, with the reason.
pub fn tellings(scene: &Scene<'_, '_>) -> (Vec<Telling>, Vec<(usize, Unread)>) {
    let mut told: Vec<Telling> = Vec::new();
    let mut unread = Vec::new();
    let news = news(scene.published);
    let mut base = news;
    let mut story = news;
    for (sentence, range) in scene.text.sentences().iter().enumerate() {
        for mut telling in told_in(scene, sentence, range, &mut unread) {
            // A date that is said but not understood never becomes the day of the news (codebook).
            let unread_date = telling.times.is_empty()
                && !within(&scene.unread_dates, range.clone(), |d| d.start).is_empty();
            if unread_date {
                unread.extend(telling.anchors.iter().map(|&a| (a, Unread::UnreadDate)));
                continue;
            }
            if telling.shift {
                story = base;
            }
            // The story's time goes on until another day is said, the news of the day where none was.
            if telling.dated && !telling.times.iter().any(|&t| scene.times[t].earlier) {
                let recent = super::gather::days_apart(&telling.when, &news) <= 5 && telling.when.days() <= 3;
                story = if recent { telling.when } else { story };
                // A lead that sums up the day's incidents dates those that the article turns to.
                if telling.sum && sentence <= LEAD && recent {
                    base = telling.when;
                }
            } else if !telling.dated && telling.times.is_empty() {
                telling.when = story;
            } else if !telling.dated {
                story = telling.when;
            }
            told.push(telling);
        }
    }
    (told, unread)
}

/// The last sentence that may be the lead: the title, a dateline, the lead.
const LEAD: usize = 2;

/// What a sentence tells, each stretch of it by itself that a turn to something else parts ("... وفي سياق آخر ...").
fn told_in(
    scene: &Scene<'_, '_>,
    sentence: usize,
    range: &Range<usize>,
    unread: &mut Vec<(usize, Unread)>,
) -> Vec<Telling> {
    let turns = scene.cues_in(range.start + OPENING..range.end, Cue::Shift).map(|c| c.tokens.start);
    let starts: Vec<usize> = std::iter::once(range.start).chain(turns).collect();
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(range.end));
    let stretches = starts.iter().zip(ends).map(|(&start, end)| start..end);
    stretches
        .flat_map(|stretch| {
            let heads = head::heads(scene, stretch.clone(), unread);
            cells(scene, sentence, stretch, &heads)
        })
        .collect()
}

/// Tokens with which a sentence may open before it turns ("وكان قد ... من جهة أخرى").
const OPENING: usize = 4;

/// "News of the day with no word of time" (codebook): the day of publication and the one before.
pub(super) fn news(published: Date) -> Interval {
    when::news_of_the_day(published)
}

/// Groups the heads of a sentence into tellings.
fn cells(scene: &Scene<'_, '_>, sentence: usize, range: Range<usize>, heads: &[Head]) -> Vec<Telling> {
    let sites = nearness::assign_sites(scene, range.clone(), heads);
    let mut cells: Vec<Cell> = Vec::new();
    for (head, own) in heads.iter().zip(sites) {
        match cells.last_mut() {
            Some(cell) if !cell.apart_from(scene, head, &own) => cell.take(head, own),
            _ => cells.push(Cell::new(head, own)),
        }
    }
    share_ground(&mut cells);
    let regions = regions(scene, &range, &cells);
    cells
        .into_iter()
        .zip(regions)
        .map(|(cell, region)| cell.telling(scene, sentence, range.clone(), region))
        .collect()
}

/// The tokens among which the actors and days of each cell are looked for: what stands between two cells is the
/// former's up to the clause in which the latter begins, and both cells' where no clause parts them.
fn regions(scene: &Scene<'_, '_>, range: &Range<usize>, cells: &[Cell]) -> Vec<Range<usize>> {
    let parted = |i: usize| -> Option<usize> {
        let (end, start) = (cells.get(i)?.tokens.end, cells.get(i + 1)?.tokens.start);
        let clause = scene.text.clauses().get(scene.text.clause_of(start))?.start;
        (clause >= end).then_some(clause)
    };
    let from = |i: usize| match i.checked_sub(1) {
        Some(before) => parted(before).unwrap_or(cells[before].tokens.end),
        None => range.start,
    };
    let to = |i: usize| parted(i).or_else(|| Some(cells.get(i + 1)?.tokens.start)).unwrap_or(range.end);
    (0..cells.len()).map(|i| from(i)..to(i)).collect()
}

/// What is told in one sentence without a place of its own lies where its neighbour does.
fn share_ground(cells: &mut [Cell]) {
    let own: Vec<Vec<usize>> = cells.iter().map(|c| c.sites.clone()).collect();
    for (i, cell) in cells.iter_mut().enumerate().filter(|(_, c)| c.sites.is_empty()) {
        let after = own[i..].iter().find(|s| !s.is_empty());
        let before = own[..i].iter().rev().find(|s| !s.is_empty());
        cell.sites.extend(before.or(after).into_iter().flatten());
        cell.shared = true;
    }
}
