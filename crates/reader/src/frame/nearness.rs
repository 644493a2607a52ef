//! Which head a place belongs to: the one that it stands nearest to, clause boundaries and turns counting as distance.

use super::{
    Act, Anchor, Scene, factual,
    head::Head,
    scene::{Site, within},
};
use crate::lang::{Cue, Word};
use std::ops::Range;

/// Cost of a clause boundary between a trigger and a place, in tokens.
const CLAUSE: usize = 4;
/// Cost of a place before its trigger.
const BEFORE: usize = 3;
/// Cost of a toll that stands without an act.
const ALONE: usize = 8;
/// Cost of a place before a verb, which opens a clause, more than before a noun.
const VERB: usize = 6;
/// Cost of "while", "as also" between them.
const ALSO: usize = 10;

/// For each head the codable places that are said of it.
pub(super) fn assign_sites(scene: &Scene<'_, '_>, range: Range<usize>, heads: &[Head]) -> Vec<Vec<usize>> {
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); heads.len()];
    let first = scene.sites.partition_point(|s| s.tokens.start < range.start);
    let last = scene.sites.partition_point(|s| s.tokens.start < range.end);
    for index in first..last {
        let site = &scene.sites[index];
        if !site.codable || site.office || is_where_it_was_said(scene, &range, site) {
            continue;
        }
        // A list of places stays with the head of its first.
        let listed = index.checked_sub(1).filter(|&last| index > first && joined(scene, last, index));
        let with_list = listed.and_then(|last| own.iter().position(|o| o.contains(&last)));
        let nearest = || {
            // A toll alone draws places less than an act does.
            let costs = heads.iter().enumerate().map(|(h, head)| {
                let alone = if head.anchor.is_none() { ALONE } else { 0 };
                (cost(scene, &head.tokens, &site.tokens) + alone, h)
            });
            costs.min().filter(|(cost, _)| !elsewhere(scene, &range, site, *cost)).map(|(_, h)| h)
        };
        if let Some(h) = with_list.or_else(nearest) {
            own[h].push(index);
        }
    }
    own
}

/// "قال في مؤتمر صحافي في أنقرة إن ...": where somebody spoke.
fn is_where_it_was_said(scene: &Scene<'_, '_>, range: &Range<usize>, site: &Site) -> bool {
    let from = site.tokens.start.saturating_sub(8).max(range.start);
    let to = (site.tokens.end + 4).min(range.end);
    let said = scene.has_cue(from..site.tokens.start, Cue::Report);
    let acted = !within(&scene.anchors, from..site.tokens.start, |a| a.tokens.start).is_empty();
    said && !acted
        && (site.tokens.end..to).any(|at| {
            let quoted = matches!(scene.text.quote(scene.text.range(at..at + 1)), "«" | "“");
            quoted || scene.is(Word::That, at) || scene.text.word(at) == ":"
        })
}

/// Tokens over which an act of which nothing is read draws the places after it.
const NOT_READ: usize = 14;

/// Whether a place is said of an act that is told of no one time and stands nearer than any other.
fn elsewhere(scene: &Scene<'_, '_>, range: &Range<usize>, site: &Site, cost: usize) -> bool {
    let unread = |a: &Anchor| a.act != Act::Nothing && factual::unread(scene, a).is_some();
    let from = site.tokens.start.saturating_sub(NOT_READ).max(range.start);
    within(&scene.anchors, from..site.tokens.start, |a| a.tokens.start)
        .iter()
        .filter(|a| a.tokens.end <= site.tokens.start && site.tokens.start - a.tokens.end < cost)
        .any(unread)
}

/// Whether two places stand side by side in a list ("حلب والحسكة").
pub(super) fn joined(scene: &Scene<'_, '_>, a: usize, b: usize) -> bool {
    let (a, b) = (&scene.sites[a].tokens, &scene.sites[b].tokens);
    let and = scene.text.word(b.start).starts_with('و')
        || (a.end..b.start)
            .any(|at| matches!(scene.text.word(at), "," | "و") || scene.text.word(at).starts_with('و'));
    b.start >= a.end && b.start - a.end <= 2 && and
}

/// How far a place or day stands from a head, in tokens.
pub(super) fn cost(scene: &Scene<'_, '_>, head: &Range<usize>, other: &Range<usize>) -> usize {
    let verb_first =
        within(&scene.anchors, head.start..head.start + 1, |a| a.tokens.start).iter().any(|a| a.verb);
    let (before, gap) = if other.start >= head.end {
        (false, head.end..other.start)
    } else if other.start >= head.start {
        (false, other.start..other.start)
    } else {
        (true, other.end.min(head.start)..head.start)
    };
    let also = scene.has_cue(gap.clone(), Cue::Also) || scene.has_cue(gap.clone(), Cue::Shift);
    gap.len()
        + if before { BEFORE + if verb_first { VERB } else { 0 } } else { 0 }
        + CLAUSE * scene.clauses_between(head.start, other.start)
        + if also { ALSO } else { 0 }
}
