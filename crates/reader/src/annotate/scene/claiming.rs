//! Where an article tells who claims an attack, or that nobody does.

use super::Scene;
use crate::{
    annotate::{actors, sorted::within},
    lang::Cue,
    ontology::Who,
};
use std::ops::Range;
use tazamun_record::Actor;

/// Words of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claiming {
    /// Their sentence.
    pub sentence: usize,
    /// The armed group that stands nearest.
    pub by: Option<Actor>,
    /// Whether it is said that nobody claims.
    pub denied: bool,
}

/// Claims of an article that are looked at.
const CLAIMS: usize = 20;
/// Tokens between a claim and the group that makes it.
pub const CLAIMED: usize = 14;

/// Tokens before a claim in which its denial stands.
const DENIED: usize = 8;

/// Whether it is said of a claim that nobody makes it.
pub fn is_denied(scene: &Scene<'_, '_>, claim: usize) -> bool {
    let clause = scene.text.clauses()[scene.text.clause_of(claim)].start;
    scene.has_cue(claim.saturating_sub(DENIED).max(clause)..claim, Cue::Negation)
}

/// The armed group that stands nearest to a claim, among those of a reach.
pub fn claimant<'s>(scene: &'s Scene<'_, '_>, claim: usize, reach: Range<usize>) -> Option<&'s Actor> {
    let groups = within(&scene.actors, reach, |m| m.tokens.start).iter().filter_map(|m| match &m.who {
        Who::Known(actor) if actors::is_armed_group(actor) => Some((m.tokens.start.abs_diff(claim), actor)),
        _ => None,
    });
    groups.filter(|(gap, _)| *gap <= CLAIMED).min_by_key(|(gap, _)| *gap).map(|(_, actor)| actor)
}

/// The first few claims that an article tells, up to a token.
pub fn claiming(scene: &Scene<'_, '_>, seen: usize) -> Vec<Claiming> {
    let claims = scene.cues_in(0..seen, Cue::Claim).take(CLAIMS).map(|cue| cue.tokens.start);
    let each = claims.map(|at| {
        let denied = is_denied(scene, at);
        let reach = at.saturating_sub(CLAIMED)..at + CLAIMED;
        let by = claimant(scene, at, reach).filter(|_| !denied).cloned();
        Claiming { sentence: scene.text.sentence_of(at), by, denied }
    });
    each.collect()
}
