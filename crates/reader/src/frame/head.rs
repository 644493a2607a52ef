//! The heads of a sentence: the triggers that tell what happened, each with the tolls that are bound to it, and the tolls
//! that stand by themselves.

use super::{
    Act, Anchor, Scene,
    definite::is_definite_plural,
    factual::{self, Unread},
    scene::within,
};
use crate::lang::{Cue, Word};
use std::ops::Range;

/// An anchor of a telling: a trigger, or a toll that stands by itself.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) tokens: Range<usize>,
    pub(super) act: Act,
    pub(super) anchor: Option<usize>,
    pub(super) tolls: Vec<usize>,
}

/// The heads of a sentence: factual triggers, and tolls.
pub(super) fn heads(
    scene: &Scene<'_, '_>,
    range: Range<usize>,
    unread: &mut Vec<(usize, Unread)>,
) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let first = scene.anchors.partition_point(|a| a.tokens.start < range.start);
    for (index, anchor) in (first..).zip(within(&scene.anchors, range.clone(), |a| a.tokens.start)) {
        match factual::unread(scene, anchor) {
            Some(reason) => unread.push((index, reason)),
            None => heads.push(Head {
                tokens: anchor.tokens.clone(),
                act: act_here(scene, anchor),
                anchor: Some(index),
                tolls: vec![],
            }),
        }
    }
    let first = scene.tolls.partition_point(|t| t.counted.start < range.start);
    for (index, toll) in (first..).zip(within(&scene.tolls, range.clone(), |t| t.counted.start)) {
        let sentence = range.start..toll.tokens.start;
        let judged = scene
            .has_cue(toll.tokens.start.saturating_sub(12).max(range.start)..toll.tokens.start, Cue::Court);
        if !toll.past
            && !judged
            && !of_unread(scene, toll, range.start)
            && !scene.has_cue(sentence, Cue::Tail)
        {
            heads.push(Head {
                tokens: toll.tokens.clone(),
                act: act_of_toll(scene, toll, range.end),
                anchor: None,
                tolls: vec![index],
            });
        }
    }
    heads.sort_by_key(|h| (h.tokens.start, h.anchor.is_none()));
    bind(scene, heads)
}

/// Tokens back over which a toll belongs to an act before it.
const COST_OF: usize = 14;

/// Whether a toll is that of an act of which nothing is read ("ردا على هجوم ..، قتل فيه ضابط").
fn of_unread(scene: &Scene<'_, '_>, toll: &crate::howmany::Mention, start: usize) -> bool {
    let at = toll.tokens.start;
    let before = within(&scene.anchors, at.saturating_sub(COST_OF).max(start)..at, |a| a.tokens.start).last();
    let Some(act) = before.filter(|a| a.act != Act::Nothing && a.tokens.end <= at) else { return false };
    let comma = (act.tokens.end..at).any(|t| matches!(scene.text.word(t), "," | ";" | ":"));
    let anaphor = (at..toll.tokens.end).any(|t| scene.is(Word::Anaphor, t));
    (!comma || anaphor)
        && matches!(
            factual::unread(scene, act),
            Some(Unread::Unbounded | Unread::Planned | Unread::Habitual | Unread::Anniversary)
        )
}

/// Tokens after a toll among which the means that caused it may stand.
const CAUSE: usize = 8;

/// What a toll by itself tells: "مقتل سبعة بسبب 300 قذيفة" shelling, else only harm.
fn act_of_toll(scene: &Scene<'_, '_>, toll: &crate::howmany::Mention, end: usize) -> Act {
    let clause = scene.text.clauses()[scene.text.clause_of(toll.tokens.end.saturating_sub(1))].end;
    let after = toll.tokens.end..(toll.tokens.end + CAUSE).min(clause).min(end);
    let free = within(&scene.anchors, after.clone(), |a| a.tokens.start).is_empty();
    let caused = |at: usize| scene.is(Word::Cause, at);
    let means = within(&scene.means, after.clone(), |m| m.tokens.start).iter();
    let by = |m: &&crate::text::Hit<'_, Act>| {
        m.proclitics.preposition == Some('ب') || (after.start..m.tokens.start).any(caused)
    };
    means.filter(by).map(|m| *m.value).max_by_key(|a| a.rank()).filter(|_| free).unwrap_or(Act::Harm)
}

/// Tolls whose act follows, bound by "in", "as a result of", become one head with it.
fn bind(scene: &Scene<'_, '_>, heads: Vec<Head>) -> Vec<Head> {
    let mut bound: Vec<Head> = Vec::new();
    for head in heads {
        let mut head = head;
        // "هجوم استهدفهما في ...": the verb goes on about the noun.
        if let Some(last) = bound.last_mut().filter(|last| goes_on(scene, last, &head)) {
            last.tokens.end = head.tokens.end;
            continue;
        }
        while let Some(toll) = bound.last().filter(|last| head.anchor.is_some() && binds(scene, last, &head))
        {
            head.tokens = toll.tokens.start..head.tokens.end.max(toll.tokens.end);
            head.tolls.splice(0..0, toll.tolls.iter().copied());
            bound.pop();
        }
        bound.push(head);
    }
    bound
}

fn goes_on(scene: &Scene<'_, '_>, last: &Head, head: &Head) -> bool {
    let verb = head.anchor.is_some_and(|a| scene.anchors[a].verb && !scene.anchors[a].proclitics.conjunction);
    let gap = head.tokens.start.saturating_sub(last.tokens.end);
    verb && head.act == Act::Assault
        && last.anchor.is_some()
        && gap <= 2
        && scene.text.word(last.tokens.end) != ","
}

fn binds(scene: &Scene<'_, '_>, toll: &Head, act: &Head) -> bool {
    let between = toll.tokens.end..act.tokens.start.max(toll.tokens.end);
    let chained = !act.tolls.is_empty() && between.len() <= 4;
    let word = between.clone().any(|at| scene.is(Word::Binds, at))
        || scene.text.word(act.tokens.start).starts_with('ب');
    let stop = between.clone().any(|at| matches!(scene.text.word(at), "," | ";" | ":"));
    toll.anchor.is_none() && between.len() <= 8 && !stop && (chained || word)
}

/// The act of a trigger with the means that stand beside it ("هجوم بسيارة مفخخة", "قصف طيران").
fn act_here(scene: &Scene<'_, '_>, anchor: &Anchor) -> Act {
    let open = matches!(anchor.act, Act::Assault | Act::Bomb | Act::Bombard);
    if !open || is_definite_plural(scene, anchor.tokens.start) {
        return anchor.act;
    }
    let sentence = &scene.text.sentences()[scene.text.sentence_of(anchor.tokens.start)];
    let end = (anchor.tokens.end + 9).min(sentence.end);
    let clause = scene.text.clauses()[scene.text.clause_of(anchor.tokens.start)].start;
    let before = if anchor.verb { 8 } else { 3 };
    let start =
        anchor.tokens.start.saturating_sub(before).max(clause.min(anchor.tokens.start)).max(sentence.start);
    let stop = within(&scene.anchors, anchor.tokens.end..end.max(anchor.tokens.end), |a| a.tokens.start)
        .first()
        .map_or(end, |a| a.tokens.start);
    let means = within(&scene.means, start..stop, |m| m.tokens.start)
        .iter()
        .filter(|m| !(anchor.tokens.start..anchor.tokens.end).contains(&m.tokens.start));
    means
        .map(|m| *m.value)
        .filter(|&m| allows(anchor.act, m))
        .max_by_key(|m| m.rank())
        .map_or(anchor.act, |m| m.max_rank(anchor.act))
}

/// Whether these means can be those of the act: bombs are not dropped shells, shells are not car bombs.
fn allows(act: Act, means: Act) -> bool {
    match act {
        Act::Bomb => matches!(means, Act::Suicide | Act::Grenade),
        Act::Bombard => matches!(means, Act::Air | Act::Shelling),
        _ => true,
    }
}

impl Act {
    fn max_rank(self, other: Act) -> Act {
        if other.rank() > self.rank() { other } else { self }
    }
}
