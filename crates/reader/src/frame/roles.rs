//! Who did it and to whom, for one telling.
//!
//! Arabic marks the doer by the verb beside it ("شنه", "نفذته", "على يد"), by ل or a genitive after a noun of action
//! ("هجوم لداعش", "غارات التحالف"), or by standing next to the verb; whom it was done to stands after "على", "ضد",
//! "استهدف", after words of killing, and among the counted of a toll.

use super::{Act, Scene, scene::within, telling::Telling};
use crate::{
    howmany::{Harm, Victims},
    lang::{Cue, Word},
    text::Kind,
    who::{Mention, Who, is_armed_group, is_government_side},
};

/// A side of an incident that a mention stands on, with how clearly it is said (larger is clearer).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// It used force first.
    Doer(u8),
    /// Force was used against it.
    Target(u8),
}

/// The sides on which the actors of a telling stand, by index in the scene.
pub fn sides(scene: &Scene<'_, '_>, telling: &Telling) -> Vec<(usize, Side)> {
    let from = scene.actors.partition_point(|m| m.tokens.start < telling.region.start);
    let mut sides: Vec<(usize, Side)> = within(&scene.actors, telling.region.clone(), |m| m.tokens.start)
        .iter()
        .enumerate()
        .filter_map(|(i, m)| Some((from + i, side(scene, telling, m)?)))
        .collect();
    if !sides.iter().any(|(_, side)| matches!(side, Side::Doer(_))) {
        sides.extend(speaker(scene, telling, &sides).map(|i| (i, Side::Doer(1))));
    }
    sides
}

/// Who takes a town or makes arrests is the force that the sentence speaks of before, where no other is said.
fn speaker(scene: &Scene<'_, '_>, telling: &Telling, sides: &[(usize, Side)]) -> Option<usize> {
    let first = telling.anchors.first().map(|&a| scene.anchors[a].tokens.start)?;
    let official = matches!(
        telling.act,
        Act::Take | Act::Free | Act::Arrest | Act::Disarm | Act::Release | Act::HandOver
    );
    let police = matches!(telling.act, Act::Arrest | Act::Disarm);
    let start = scene.text.sentences()[telling.sentence].start;
    let free = |i: &usize| {
        let m = &scene.actors[*i];
        (start..first).contains(&m.tokens.start)
            && matches!(m.who, Who::Known(_) | Who::Forces | Who::Kurds)
            && m.proclitics.preposition.is_none()
            && !(police && matches!(&m.who, Who::Known(actor) if is_armed_group(actor)))
            && !sides.iter().any(|(s, _)| s == i)
    };
    let upto = scene.actors.partition_point(|m| m.tokens.start < first);
    let from = scene.actors.partition_point(|m| m.tokens.start < start);
    (from..upto).rev().find(free).filter(|_| official)
}

fn side(scene: &Scene<'_, '_>, telling: &Telling, m: &Mention) -> Option<Side> {
    let inside = |a: &usize| {
        let anchor = &scene.anchors[*a].tokens;
        anchor.start <= m.tokens.start && m.tokens.end <= anchor.end
    };
    // "هجوم مسلح" names no gunman.
    if telling.anchors.iter().any(inside) {
        return None;
    }
    counted(scene, telling, m)
        .or_else(|| does(scene, telling, m))
        .or_else(|| blamed(scene, m))
        .or_else(|| by_cue(scene, telling, m))
        // A country or capital is a side only where a word beside it makes it one.
        .or_else(|| (!matches!(m.who, Who::Government(_))).then(|| beside_trigger(scene, telling, m))?)
        .or_else(|| kills(scene, telling, m))
        .filter(|side| !matches!(side, Side::Doer(_)) || may_do(telling.act, &m.who))
        .filter(|side| m.who != Who::Civilians || matches!(side, Side::Target(_)))
        .or_else(|| (m.who == Who::Civilians).then_some(Side::Target(1)))
}

/// Counted in a toll, or the group of those counted ("11 من عناصر التنظيم").
fn counted(scene: &Scene<'_, '_>, telling: &Telling, m: &Mention) -> Option<Side> {
    telling.tolls.iter().map(|&t| &scene.tolls[t]).find_map(|toll| {
        let inside = toll.counted.contains(&m.tokens.start);
        let after = m.tokens.start >= toll.counted.end && m.tokens.start <= toll.counted.end + 3;
        let belongs = after
            && (toll.counted.end..m.tokens.start).all(|at| scene.is(Word::OfGroup, at))
            && !m.proclitics.conjunction
            && !matches!(m.proclitics.preposition, Some('ب'))
            && !in_place(scene, toll.counted.end..m.tokens.start)
            && toll.harm != Harm::Wounded;
        let strength = if toll.victims == Victims::Persons { 3 } else { 5 };
        (inside || belongs).then_some(Side::Target(strength))
    })
}

/// The subject of a verb of killing, between it and those killed ("قتلت القوات خمسة"), or before it ("داعش يقتل ثلاثة").
fn kills(scene: &Scene<'_, '_>, telling: &Telling, m: &Mention) -> Option<Side> {
    let named =
        matches!(m.who, Who::Known(_)) && m.proclitics.preposition.is_none() && !m.proclitics.conjunction;
    telling
        .tolls
        .iter()
        .map(|&t| &scene.tolls[t])
        .filter(|toll| toll.harm != Harm::Wounded && named)
        .find_map(|toll| {
            let verb = toll.tokens.start;
            let inside = m.tokens.start == verb + 1 && m.tokens.end <= toll.counted.start;
            let active = scene.is(Word::Kills, verb);
            let before = m.tokens.end == verb
                && active
                && scene.text.clause_of(m.tokens.start) == scene.text.clause_of(verb);
            (inside || before).then_some(Side::Doer(if inside { 5 } else { 4 }))
        })
}

/// "في" right before a name is a place, save in "في صفوف".
fn in_place(scene: &Scene<'_, '_>, between: std::ops::Range<usize>) -> bool {
    between.clone().any(|at| scene.is(Word::In, at)) && !between.clone().any(|at| scene.is(Word::Ranks, at))
}

/// Whether a side can have done an act at all: forces of a state send no suicide bombers.
fn may_do(act: Act, who: &Who) -> bool {
    !(is_state(who) && matches!(act, Act::Suicide | Act::Bomb))
}

fn is_state(who: &Who) -> bool {
    match who {
        Who::Known(actor) => is_government_side(actor),
        Who::Forces => true,
        _ => false,
    }
}

/// Tokens over which a word of accusing reaches ("اتهمت السلطات التركية تنظيم داعش").
const BLAMED: usize = 10;

/// Of those named after a word of accusing the first accuses and the second is accused; one alone is accused.
fn blamed(scene: &Scene<'_, '_>, m: &Mention) -> Option<Side> {
    let start = m.tokens.start;
    let from = start.saturating_sub(BLAMED).max(scene.text.sentences()[scene.text.sentence_of(start)].start);
    let cue = scene.cues_back(from..start).find(|c| *c.value == Cue::Blame && c.tokens.end <= start)?;
    let between = within(&scene.actors, cue.tokens.end..start, |a| a.tokens.start);
    let acted = !within(&scene.anchors, cue.tokens.end..start, |a| a.tokens.start).is_empty();
    let first = between.is_empty();
    let next = within(&scene.actors, m.tokens.end..cue.tokens.end + BLAMED, |a| a.tokens.start);
    let accused = |who: &Who| matches!(who, Who::Known(_) | Who::Group | Who::Militants | Who::Kurds);
    let accuses = first && next.iter().any(|other| other.who != m.who && accused(&other.who));
    (!acted && !accuses && between.len() < 2 && m.who != Who::Civilians).then_some(Side::Doer(6))
}

/// Whether a cue is a verb that opens its clause, so that the name after it is its subject ("استهدف التنظيم حاجزا").
fn opens_clause(scene: &Scene<'_, '_>, at: usize) -> bool {
    let verb = within(&scene.anchors, at..at + 1, |a| a.tokens.start).iter().any(|a| a.verb);
    let clause = scene.text.clauses()[scene.text.clause_of(at)].start;
    verb && (at == clause || scene.is(Word::Opens, at - 1) || scene.text.word(at).starts_with('و'))
}

/// A cue right before the name: "نفذه", "على يد"; "على", "ضد", "استهدف".
fn by_cue(scene: &Scene<'_, '_>, telling: &Telling, m: &Mention) -> Option<Side> {
    let start = m.tokens.start;
    let cue = scene.cues_back(start.saturating_sub(8)..start).find(|c| {
        matches!(c.value, Cue::By | Cue::Upon | Cue::Claim)
            && !(*c.value == Cue::Upon && c.tokens.end == start && opens_clause(scene, c.tokens.start))
            && scene.text.sentence_of(c.tokens.start) == scene.text.sentence_of(start)
            && c.tokens.end <= start
            && c.tokens.end + 3 > start
            && (c.tokens.end..start).all(|at| fills(scene, at))
    })?;
    if *cue.value == Cue::By && is_habit_of(scene, telling, cue.tokens.start) {
        return None;
    }
    let gap = (start - cue.tokens.end) as u8;
    Some(match cue.value {
        Cue::Upon => Side::Target(6 - gap.min(3)),
        _ => Side::Doer(7 - gap.min(3)),
    })
}

/// "العمليات التي ينفذها التنظيم": what somebody does all the time, not what is told.
fn is_habit_of(scene: &Scene<'_, '_>, telling: &Telling, cue: usize) -> bool {
    let relative = cue >= 2 && scene.is(Word::Relative, cue - 1) && scene.text.word(cue - 2).ends_with("ات");
    let told = telling
        .anchors
        .iter()
        .any(|&a| scene.anchors[a].tokens.end + 2 > cue && scene.anchors[a].tokens.start < cue);
    relative && !told
}

/// Words that may stand between a cue and the name that it speaks of.
fn fills(scene: &Scene<'_, '_>, at: usize) -> bool {
    let token = scene.text.tokens()[at];
    token.kind != Kind::Punct && !scene.is(Word::Parts, at)
}

/// A verb of doing right beside the name, on either side ("شن التنظيم", "التنظيم نفذ").
fn does(scene: &Scene<'_, '_>, telling: &Telling, m: &Mention) -> Option<Side> {
    let before = m.tokens.start.saturating_sub(2)..m.tokens.start;
    let after = m.tokens.end..m.tokens.end + 2;
    let free = m.proclitics.preposition.is_none();
    let beside = scene.cues_back(before.start..after.end).any(|c| {
        *c.value == Cue::Did
            && ((c.tokens.end == m.tokens.start && before.contains(&c.tokens.start))
                || (after.contains(&c.tokens.start)
                    && (m.tokens.end..c.tokens.start).all(|at| fills(scene, at))))
    });
    // What was done stands close after ("شنت قوات النظام غارات"): "قامت بزيارة" does no harm.
    let then = telling.anchors.iter().any(|&a| {
        let start = scene.anchors[a].tokens.start;
        start >= m.tokens.end && start <= m.tokens.end + 7
    });
    (free && beside && then).then_some(Side::Doer(6))
}

/// By its place beside a trigger.
fn beside_trigger(scene: &Scene<'_, '_>, telling: &Telling, m: &Mention) -> Option<Side> {
    let taken_from = telling.anchors.iter().map(|&a| &scene.anchors[a]).any(|a| {
        matches!(a.act, Act::Take | Act::Free)
            && m.tokens.start > a.tokens.end
            && m.tokens.start <= a.tokens.end + 8
            && scene.is(Word::From, m.tokens.start - 1)
    });
    if taken_from {
        return Some(Side::Target(5));
    }
    if let Some(side) = between(scene, telling, m) {
        return Some(side);
    }
    telling.anchors.iter().map(|&a| &scene.anchors[a]).find_map(|anchor| {
        let (start, end) = (m.tokens.start, m.tokens.end);
        // "غارة أميركية": the trigger itself says whose.
        if anchor.tokens.contains(&start) && end > anchor.tokens.end {
            return matches!(m.who, Who::Known(_)).then_some(Side::Doer(6));
        }
        if start >= anchor.tokens.end && start <= anchor.tokens.end + 2 {
            let between = anchor.tokens.end..start;
            // "قصف من طائرات النظام": aircraft strike from where they are.
            let strikes = matches!(anchor.act, Act::Air | Act::Bombard | Act::Shelling);
            let from = strikes && scene.is(Word::From, anchor.tokens.end);
            if !from && !between.clone().all(|at| fills(scene, at)) {
                return None;
            }
            // "Gunmen attacked the post": what follows the verb is what it was done to.
            if anchor.verb && scene.language.subject_first {
                return Some(Side::Target(5));
            }
            return Some(after_trigger(anchor.act, anchor.verb, m, start - anchor.tokens.end));
        }
        // "A coalition air strike".
        if scene.language.subject_first && !anchor.verb && end == anchor.tokens.start {
            return Some(Side::Doer(5));
        }
        // Subject before its verb, in one clause, near.
        // A verb joined by "and" has its subject elsewhere.
        let opens = anchor.verb && !anchor.proclitics.conjunction;
        let before = end <= anchor.tokens.start && anchor.tokens.start - end <= 4 && opens;
        let direct = (end..anchor.tokens.start.max(end)).all(|at| fills(scene, at));
        let one_clause = direct && scene.text.clause_of(start) == scene.text.clause_of(anchor.tokens.start);
        (before && one_clause && m.proclitics.preposition.is_none()).then_some(Side::Doer(4))
    })
}

/// Tokens after "between" in which the two sides of a clash stand.
const BETWEEN: usize = 12;

/// "اشتباكات بين الجيش والتنظيم": both are sides, the one that is no state's as the one that began it (codebook).
fn between(scene: &Scene<'_, '_>, telling: &Telling, m: &Mention) -> Option<Side> {
    let clash = telling.anchors.iter().map(|&a| &scene.anchors[a]).find(|a| a.act == Act::Clash)?;
    let start = m.tokens.start;
    let from = start.saturating_sub(BETWEEN).max(clash.tokens.end);
    let word = (from..start).find(|&at| scene.is(Word::Between, at))?;
    let one_clause = scene.text.clause_of(word) == scene.text.clause_of(start);
    // "ومقاتلي داعش": the conjunction may stand on a word that the name does not hold.
    let joined = m.proclitics.conjunction || scene.text.word(start - 1) == "and";
    let partner = within(&scene.actors, word + 1..word + 1 + BETWEEN, |a| a.tokens.start)
        .iter()
        .any(|other| other.tokens.start != start && is_state(&other.who) != is_state(&m.who));
    let beside = start == word + 1 || joined || scene.text.word(start - 1).starts_with('و');
    let known = matches!(m.who, Who::Known(_) | Who::Forces);
    (one_clause && beside && partner && known).then_some(if is_state(&m.who) {
        Side::Target(4)
    } else {
        Side::Doer(4)
    })
}

/// The name follows its trigger: a verb's subject, a noun's genitive, or what was done to it.
fn after_trigger(act: Act, verb: bool, m: &Mention, gap: usize) -> Side {
    let passive =
        matches!(act, Act::Execution | Act::Murder | Act::Abduction | Act::Arrest | Act::Harm | Act::Release);
    match m.proclitics.preposition {
        // "كمين لداعش" is the group's, "كمين لقافلة عسكرية" is laid for the convoy.
        Some('ل') if !matches!(m.who, Who::Known(_)) => Side::Target(5),
        Some('ل') => Side::Doer(if verb { 3 } else { 6 }),
        _ if passive && !verb => Side::Target(5),
        // Of a clash the non-state side counts as the one that began it (codebook, `actor1`).
        _ if act == Act::Clash && !matches!(&m.who, Who::Known(actor) if is_armed_group(actor)) => {
            Side::Target(3)
        }
        _ => Side::Doer(5u8.saturating_sub(gap as u8)),
    }
}
