//! Adjectives of countries that stand apart from the noun of which they speak: "the planes were Russian", "Syrian and Russian
//! aircraft". Each is the forces of its country.

use super::{Mention, Nation, Who};
use crate::{
    lang::{Joint, Language, Word},
    text::{Hit, Text},
};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Tokens between aircraft and what is said of them.
const SAID_REACH: usize = 8;

/// The forces of the country of an adjective.
fn forces(nation: &Hit<'_, Nation>) -> Mention {
    Mention {
        tokens: nation.tokens.clone(),
        who: Who::Known(nation.value.forces.clone()),
        proclitics: nation.proclitics,
        named: true,
        readings: Vec::new(),
    }
}

/// The tokens that mentions hold: a long text has too many of both to compare each with each.
struct Held(Vec<bool>);

impl Held {
    fn new(mentions: &[Mention], text: &Text<'_>) -> Self {
        let mut held = vec![false; text.tokens().len()];
        for mention in mentions {
            if let Some(its) = held.get_mut(mention.tokens.clone()) {
                its.fill(true);
            }
        }
        Held(held)
    }

    /// Whether a mention holds one of these.
    fn any(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| self.0.get(at) == Some(&true))
    }
}

/// "The planes were Russian": the forces of the country that aircraft are said to be of.
pub(super) fn said_of_aircraft(
    language: &Language,
    mentions: &[Mention],
    nations: &[Hit<'_, Nation>],
    text: &Text<'_>,
) -> Vec<Mention> {
    if !language.settings.adjective_first {
        return Vec::new();
    }
    let held = Held::new(mentions, text);
    let mut planes: Vec<usize> =
        mentions.iter().filter(|m| m.who == Who::Aircraft).map(|m| m.tokens.end).collect();
    planes.sort_unstable();
    let said = |nation: &&Hit<'_, Nation>| {
        let (start, end) = (nation.tokens.start, nation.tokens.end);
        let adverb = usize::from(start > 1 && language.words.is_at(Word::TimeWord, text, start - 1));
        let verb =
            start.checked_sub(1 + adverb).is_some_and(|at| language.words.is_at(Word::Passive, text, at));
        // An adjective that has a noun of its own says nothing of what stands before.
        let alone = !held.any(start..end + 2);
        let last = planes[..planes.partition_point(|plane| *plane <= start)].last();
        verb && alone && last.is_some_and(|plane| start - plane <= SAID_REACH)
    };
    nations.iter().filter(said).map(forces).collect()
}

/// Whether a mention is of civilians, by their code.
fn civil(m: &Mention) -> bool {
    matches!(&m.who, Who::Known(actor) | Who::Government(actor) if actor.code() == "CIVILIANS")
}

/// The first of two adjectives that share a noun ("Syrian and Russian aircraft", "Turkish and Kurdish forces"): the forces of
/// its country beside those who are named by the second.
pub(super) fn joined_nations(
    language: &Language,
    mentions: &[Mention],
    nations: &[Hit<'_, Nation>],
    text: &Text<'_>,
) -> Vec<Mention> {
    if !language.settings.adjective_first {
        return Vec::new();
    }
    let held = Held::new(mentions, text);
    let and = |at: usize| {
        let word = text.word(at);
        language.words.is(Word::And, word) || language.joints.is(Joint::Or, word) || word == "-"
    };
    let side = |m: &&Mention| (m.who.owns() || m.who.is_state()) && !civil(m) && m.tokens.len() > 1;
    let sides: FxHashSet<usize> = mentions.iter().filter(side).map(|m| m.tokens.start).collect();
    let beside = |nation: &&Hit<'_, Nation>| {
        let end = nation.tokens.end;
        !held.any(nation.tokens.clone()) && and(end) && sides.contains(&(end + 1))
    };
    nations.iter().filter(beside).map(forces).collect()
}

/// Weapons, aircraft and attacks that are said to be a country's ("طائرة يعتقد أنها أمريكية"): its forces.
pub(super) fn said_of_arms(
    language: &Language,
    mentions: &[Mention],
    nations: &[Hit<'_, Nation>],
    text: &Text<'_>,
) -> Vec<Mention> {
    let that_it = |at: usize| language.words.is_at(Word::ThatIt, text, at);
    let bound = |end: usize| language.words.is_at(Word::Origin, text, end);
    let bare = |n: &&Hit<'_, Nation>| n.proclitics.preposition.is_none() && !n.proclitics.article;
    let said: Vec<&Hit<'_, Nation>> = nations
        .iter()
        .filter(bare)
        .filter(|n| n.tokens.start > 0 && that_it(n.tokens.start - 1) && !bound(n.tokens.end))
        .collect();
    if said.is_empty() {
        return Vec::new();
    }
    // What may be meant by "it": arms, or people, of whom the same is said.
    let meant =
        |m: &&Mention| matches!(m.who, Who::Aircraft | Who::Arms) || !m.who.owns() && !m.who.is_state();
    let mut things: Vec<(usize, bool)> = mentions
        .iter()
        .filter(meant)
        .map(|m| (m.tokens.end, matches!(m.who, Who::Aircraft | Who::Arms)))
        .collect();
    things.sort_unstable();
    let of_arms = |nation: &&&Hit<'_, Nation>| {
        let start = nation.tokens.start;
        let last = things[..things.partition_point(|(end, _)| *end <= start)].last();
        let same = |end: usize| text.sentence_of(end - 1) == text.sentence_of(start);
        last.is_some_and(|&(end, arms)| arms && start - end <= SAID_REACH && same(end))
    };
    said.iter().filter(of_arms).map(|nation| forces(nation)).collect()
}

/// The second of two adjectives that share a noun, where "and" is written onto it ("القوات الهندية والباكستانية"): the forces of
/// its country beside those who are named by the first.
pub(super) fn added_nations(
    mentions: &[Mention],
    nations: &[Hit<'_, Nation>],
    text: &Text<'_>,
) -> Vec<Mention> {
    let added = |n: &Hit<'_, Nation>| n.proclitics.conjunction && n.proclitics.preposition.is_none();
    if !nations.iter().any(added) {
        return Vec::new();
    }
    let held = Held::new(mentions, text);
    // Where the adjective of a country ends the name of a side.
    let mut ends: FxHashSet<usize> = mentions
        .iter()
        .filter(|m| matches!(m.who, Who::Known(_)) && m.tokens.len() > 1 && !civil(m))
        .map(|m| m.tokens.end)
        .collect();
    let mut found = Vec::new();
    for pair in nations.windows(2) {
        let [first, second] = pair else { continue };
        let beside = first.tokens.end == second.tokens.start && ends.contains(&first.tokens.end);
        let alike = first.proclitics.article == second.proclitics.article;
        if beside && alike && added(second) && !held.any(second.tokens.clone()) {
            ends.insert(second.tokens.end);
            found.push(forces(second));
        }
    }
    found
}
