//! Whether a trigger tells something that happened.
//!
//! Plans, fears, calls, denials, habits, offices, anniversaries and court cases use the words of violence as news of
//! violence does. Arabic puts what makes the difference before the trigger and close to it, in the same clause; the
//! preposition ل on a verbal noun ("لقصف المواقع") is "in order to", unless what precedes it asks for it ("تعرضت
//! لقصف").

use super::Scene;
use crate::{
    annotate::{sorted::within, triggers::Anchor},
    lang::{Cue, Word},
    ontology::{Act, Class},
    text::{AND, ARTICLE, IN, THEN, TO},
};

/// Why what a trigger tells did not happen, or is no one incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unreal {
    /// It is denied or said not to have happened.
    Denied,
    /// It is planned, feared, called for or supposed.
    Planned,
    /// It is told of no one time.
    Habitual,
    /// It is part of an office's or trade's name.
    Office,
    /// It is an anniversary.
    Anniversary,
    /// A court speaks of it.
    Court,
    /// The words are something else here.
    OtherSense,
    /// Nothing is told of it that makes it one bounded incident.
    Unbounded,
}

/// Words before a trigger among which the cue that governs it is looked for.
const REACH: usize = 9;

/// Why a trigger tells nothing that happened, or `None` where it does.
pub(crate) fn unreal(scene: &Scene<'_, '_>, anchor: &Anchor) -> Option<Unreal> {
    if anchor.act == Act::Nothing {
        return Some(Unreal::OtherSense);
    }
    let at = anchor.tokens.start;
    let clause = scene.text.clauses().get(scene.text.clause_of(at))?.clone();
    let from = at.saturating_sub(REACH).max(clause.start);
    if from < at && scene.has_cue(at - 1..at, Cue::Office) {
        return Some(Unreal::Office);
    }
    if in_order_to(scene, anchor) {
        return Some(Unreal::Planned);
    }
    let opening = scene.cues_in(clause.start..(clause.start + 2).min(at), Cue::Habit).next();
    if opening.is_some_and(|c| !overcome(scene, c.tokens.end, at)) {
        return Some(Unreal::Habitual);
    }
    let governing = scene.cues_back(from..at).find(|c| {
        c.tokens.start >= from
            && c.tokens.end <= at
            && governs(*c.value)
            && !overcome(scene, c.tokens.end, at)
    });
    if asked_for(scene, anchor) || leads_to(scene, anchor) {
        return Some(Unreal::Planned);
    }
    if matches!(anchor.act, Act::Take) && is_relative(scene, anchor) {
        return Some(Unreal::Unbounded);
    }
    if anchor.act == Act::Take && scene.has_cue(anchor.tokens.end..anchor.tokens.end + 3, Cue::Booty) {
        return Some(Unreal::OtherSense);
    }
    let before = if at > from { scene.text.word(at - 1).trim_start_matches(AND) } else { "" };
    let is = |kind: Word, word: &str| scene.language(at).words.is(kind, word);
    let circumstance = (is(Word::Meanwhile, before) || is(Word::Before, before))
        && matches!(anchor.act, Act::Take | Act::Free);
    let reaction = scene.cues_back(from..at).any(|c| *c.value == Cue::Reaction && c.tokens.end == at);
    // "منذ الهجوم الانتحاري في 20 يوليو في سوروتش": placed and dated, it is told as well as any other.
    let since = (is(Word::Since, before) || is(Word::Wake, before))
        && (anchor.act == Act::Take
            || !placed(scene, anchor)
            || (is(Word::Since, before) && !dated(scene, anchor)));
    if since || circumstance || reaction {
        return Some(Unreal::Unbounded);
    }
    let sentence = scene.text.sentences()[scene.text.sentence_of(at)].clone();
    if scene.has_cue(sentence.start..at, Cue::Tail) {
        return Some(Unreal::OtherSense);
    }
    let judged = matches!(anchor.act, Act::Execution | Act::Release | Act::Arrest | Act::Murder);
    if judged && scene.has_cue(at.saturating_sub(25).max(sentence.start)..at, Cue::Court) {
        return Some(Unreal::Court);
    }
    if measures_time(scene, anchor) && !placed(scene, anchor) {
        return Some(Unreal::Unbounded);
    }
    if anchor.act == Act::HandOver && !names_captives(scene, anchor) {
        return Some(Unreal::OtherSense);
    }
    if anchor.act == Act::Arrest && !names_the_arrested(scene, anchor) {
        return Some(Unreal::OtherSense);
    }
    if scene.has_cue(clause.start..at, Cue::If) {
        return Some(Unreal::Planned);
    }
    if matches!(anchor.act, Act::Assault)
        && scene.has_cue(at.saturating_sub(6).max(clause.start)..(at + 6).min(clause.end), Cue::Verbal)
    {
        return Some(Unreal::OtherSense);
    }
    if let Some(cue) = governing {
        let reach = at - cue.tokens.end;
        return match cue.value {
            Cue::Negation if reach <= 2 => Some(Unreal::Denied),
            Cue::Future if reach <= 3 => Some(Unreal::Planned),
            // "كثفت القوات قصفها": the verb that opens the clause governs all of it.
            Cue::Habit if reach <= 2 || cue.tokens.start <= clause.start + 1 => Some(Unreal::Habitual),
            Cue::Anniversary => Some(Unreal::Anniversary),
            Cue::Court if reach <= 3 => Some(Unreal::Court),
            _ => after(scene, anchor, clause.end),
        };
    }
    after(scene, anchor, clause.end)
}

fn governs(cue: Cue) -> bool {
    matches!(cue, Cue::Negation | Cue::Future | Cue::Habit | Cue::Anniversary | Cue::Court)
}

/// Whether a word of saying or a relative pronoun parts a cue from the trigger: it governs something else.
fn overcome(scene: &Scene<'_, '_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| [Word::Relative, Word::After, Word::Cause].iter().any(|&kind| scene.is(kind, at)))
        || scene.has_cue(from..to, Cue::Report)
}

/// Tokens over which a demand reaches to what is asked for ("طالبت جبهة النصرة التي تحتجز ... بالإفراج عن").
const DEMANDED: usize = 25;

/// "طالبت ... بالإفراج", "دعا إلى وقف": a noun after ب or إلى that a verb of asking, promising, threatening governs.
fn asked_for(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let at = anchor.tokens.start;
    let start = scene.text.sentences()[scene.text.sentence_of(at)].start;
    let governed =
        anchor.proclitics.preposition == Some(IN) || (at > start && scene.is(Word::Toward, at - 1));
    let from = at.saturating_sub(if governed { DEMANDED } else { 4 }).max(start);
    !anchor.verb
        && scene
            .cues_back(from..at)
            .find(|c| matches!(c.value, Cue::Demand | Cue::Report))
            .is_some_and(|c| *c.value == Cue::Demand && c.tokens.end <= at)
}

/// "لهجوم يستهدف استعادة المحافظة": what a purpose close before goes on to is purpose too.
fn leads_to(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let at = anchor.tokens.start;
    let clause = scene.text.clause_of(at);
    within(&scene.anchors, at.saturating_sub(4)..at, |a| a.tokens.start).iter().any(|before| {
        scene.text.clause_of(before.tokens.start) == clause
            && before.tokens.end <= at
            && in_order_to(scene, before)
    })
}

/// ل on a verbal noun, or a bare ل phrase: purpose, unless a verb asks for ل.
fn in_order_to(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    if anchor.verb || anchor.proclitics.preposition != Some(TO) || anchor.proclitics.article {
        return false;
    }
    let before =
        (anchor.tokens.start.saturating_sub(4)..anchor.tokens.start).rev().map(|at| scene.text.word(at));
    !before.take(4).any(|w| {
        let w = w.trim_start_matches([AND, THEN]);
        scene.language(anchor.tokens.start).words.is(Word::Suffers, w)
    })
}

/// "الذي سيطر على مساحات واسعة": a relative clause that says what somebody is known for.
pub fn is_relative(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let from = anchor.tokens.start.saturating_sub(2);
    (from..anchor.tokens.start).any(|at| scene.is(Word::Relative, at))
}

/// "بعد ثلاثة أيام على هجوم": an act that only measures the time of another, unless its own place follows.
pub fn measures_time(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let at = anchor.tokens.start;
    let from = at.saturating_sub(5);
    at > from
        && scene.is(Word::Measures, at - 1)
        && (from..at).any(|i| {
            let word = scene.text.word(i).trim_start_matches(AND);
            [Word::After, Word::Before].iter().any(|&kind| scene.language(at).words.is(kind, word))
        })
}

/// Whether a day follows close.
fn dated(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let at = anchor.tokens.start;
    !within(&scene.times, at..at + 9, |t| t.tokens.start).is_empty()
}

/// Whether a place follows close.
fn placed(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let at = anchor.tokens.start;
    within(&scene.sites, at..at + 12, |s| s.tokens.start).iter().any(|s| s.codable)
}

/// Whether people follow a word of arrest: "أوقفت العمل" arrests nobody.
fn names_the_arrested(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let near = anchor.tokens.end..anchor.tokens.end + 7;
    let people = near.clone().any(|at| {
        let word = scene.text.word(at).trim_start_matches(ARTICLE);
        let named = scene.language(at).words.is(Word::Suspects, word);
        named || scene.language(at).counted.longest_at(scene.text, at).is_some()
    });
    people || !within(&scene.actors, near, |m| m.tokens.start).is_empty()
}

/// Tokens after a word of handing over among which the prisoners stand ("تسلمت السلطات من القوات 50 معتقلا").
const HANDED_OVER: usize = 14;

/// Whether it is prisoners that change hands, and not weapons, aid or a post.
pub(super) fn names_captives(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let clause = scene.text.clauses()[scene.text.clause_of(anchor.tokens.start)].end;
    (anchor.tokens.end..(anchor.tokens.end + HANDED_OVER).min(clause)).any(|at| {
        scene.language(at).counted.longest_at(scene.text, at).is_some_and(|n| n.value.class == Class::Captive)
    })
}

/// What follows a trigger and takes it out of the story: "daily", "regularly".
fn after(scene: &Scene<'_, '_>, anchor: &Anchor, end: usize) -> Option<Unreal> {
    let to = (anchor.tokens.end + 4).min(end);
    scene.has_cue(anchor.tokens.end..to, Cue::Habit).then_some(Unreal::Habitual).filter(|_| {
        scene.cues_in(anchor.tokens.end..to, Cue::Habit).any(|c| scene.is(Word::Always, c.tokens.start))
    })
}
