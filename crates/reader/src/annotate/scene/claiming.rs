//! Where an article tells who claims an attack, or that nobody does.

use super::Scene;
use crate::{
    annotate::{actors, sorted::within},
    lang::Cue,
    ontology::Who,
};
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
const CLAIMED: usize = 14;

/// The first few claims that an article tells, up to a token.
pub fn claiming(scene: &Scene<'_, '_>, seen: usize) -> Vec<Claiming> {
    let claims = scene.cues_in(0..seen, Cue::Claim).take(CLAIMS);
    let each = claims.map(|cue| {
        let at = cue.tokens.start;
        let sentence = scene.text.sentence_of(at);
        let clause = scene.text.clauses()[scene.text.clause_of(at)].start;
        let denied = scene.has_cue(at.saturating_sub(8).max(clause)..at, Cue::Negation);
        let near = within(&scene.actors, at.saturating_sub(CLAIMED)..at + CLAIMED, |m| m.tokens.start);
        let groups = near.iter().filter_map(|m| match &m.who {
            Who::Known(actor) if actors::is_armed_group(actor) => Some((m.tokens.start.abs_diff(at), actor)),
            _ => None,
        });
        let by = groups.filter(|_| !denied).min_by_key(|(gap, _)| *gap).map(|(_, actor)| actor.clone());
        Claiming { sentence, by, denied }
    });
    each.collect()
}
