//! What looks like a mention of an incident and is none: penalties of courts, a post handed over, the dead of floods and
//! road accidents.

use super::{Act, Anchor, Scene, factual, scene::within};
use crate::{
    lang::{Cue, Language, Word},
    text::Text,
};

/// Words between the first and the last of words that tell an incident together ("أطلقت مجموعة أخرى النيران").
const GAP: usize = 9;

/// Triggers whose words stand apart ("أطلق … النار", "سيطرة … على"), where no other trigger covers the first.
pub(super) fn gaps(language: &Language, text: &Text<'_>, anchors: &mut Vec<Anchor>) {
    let mut found: Vec<Anchor> = Vec::new();
    for hit in language.openers.find(text) {
        let covered = within(anchors, hit.tokens.start.saturating_sub(4)..hit.tokens.end, |a| a.tokens.start)
            .iter()
            .any(|a| a.tokens.end > hit.tokens.start);
        if covered || hit.proclitics.future {
            continue;
        }
        let end = (hit.tokens.end + GAP).min(text.tokens().len());
        let stop = (hit.tokens.end..end).find(|&at| matches!(text.word(at), "." | ";" | ":" | ","));
        let rows = hit.value.iter().filter_map(|&row| language.gaps.get(row));
        let closed = rows.filter_map(|gap| {
            let close =
                (hit.tokens.end..stop.unwrap_or(end)).find_map(|at| gap.close.longest_at(text, at))?;
            Some((close.tokens.end, gap.act))
        });
        if let Some((end, act)) = closed.min_by_key(|(end, _)| *end) {
            let tokens = hit.tokens.start..end;
            found.push(Anchor { tokens, act, verb: false, weak: true, proclitics: hit.proclitics });
        }
    }
    anchors.extend(found);
    anchors.sort_by_key(|a| (a.tokens.start, a.tokens.end));
}

/// Leaves out what is no mention of an incident.
pub(super) fn sift(scene: &mut Scene<'_, '_>) {
    let told = |list: &[Anchor]| list.iter().filter(|a| !is_none(scene, a)).cloned().collect();
    let (anchors, weak): (Vec<Anchor>, Vec<Anchor>) = (told(&scene.anchors), told(&scene.weak));
    (scene.anchors, scene.weak) = (anchors, weak);
    let title = scene.text.sentences().first().cloned().filter(|_| scene.is_title(0));
    let of_disaster = title.is_some_and(|title| is_disaster(scene, title));
    let drop: Vec<bool> = scene
        .tolls
        .iter()
        .map(|toll| {
            let sentence = scene.text.sentences()[scene.text.sentence_of(toll.tokens.start)].clone();
            let acts = within(&scene.anchors, sentence.clone(), |a| a.tokens.start).first().is_some();
            let judged = sentence.clone().any(|at| scene.is(Word::Penalty, at))
                && within(&scene.anchors, toll.tokens.clone(), |a| a.tokens.start).is_empty()
                && scene
                    .language
                    .triggers
                    .longest_at(scene.text, toll.tokens.start)
                    .is_some_and(|t| matches!(t.value.act, Act::Execution));
            judged || !acts && (of_disaster || is_disaster(scene, sentence))
        })
        .collect();
    let mut at = 0;
    scene.tolls.retain(|_| {
        at += 1;
        !drop[at - 1]
    });
}

fn is_disaster(scene: &Scene<'_, '_>, sentence: std::ops::Range<usize>) -> bool {
    scene.has_cue(sentence, Cue::Disaster)
}

/// Tokens on both sides of a word of execution among which a court's words stand.
const COURT: usize = 20;

/// Whether a trigger tells no incident at all: another sense of its words, a penalty, a post that is handed over.
fn is_none(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let at = anchor.tokens.start;
    let near = at.saturating_sub(COURT)..anchor.tokens.end + COURT / 2;
    if anchor.weak && tells_nothing(scene, anchor) {
        return true;
    }
    match anchor.act {
        Act::Nothing => true,
        Act::HandOver => !factual::names_captives(scene, anchor),
        Act::Execution => near.into_iter().any(|at| scene.is(Word::Penalty, at)),
        _ => false,
    }
}

/// Whether a weak trigger stands alone in its sentence, or tells what did not happen: "القتل", "لضرب", "لم تقتل".
fn tells_nothing(scene: &Scene<'_, '_>, anchor: &Anchor) -> bool {
    let at = anchor.tokens.start;
    let sentence = scene.text.sentences()[scene.text.sentence_of(at)].clone();
    let noun = anchor.proclitics.article && anchor.act == Act::Murder;
    let purpose = anchor.proclitics.preposition == Some('ل');
    let crime = at > sentence.start && scene.is(Word::Crime, at - 1);
    let placed = within(&scene.sites, sentence.clone(), |s| s.tokens.start).iter().any(|s| s.codable);
    let dated = !within(&scene.times, sentence.clone(), |t| t.tokens.start).is_empty();
    let counted = !within(&scene.tolls, sentence.clone(), |t| t.tokens.start).is_empty();
    let in_toll = within(&scene.tolls, at.saturating_sub(30)..anchor.tokens.end, |t| t.tokens.start)
        .iter()
        .any(|t| t.tokens.end > at);
    in_toll
        || noun
        || purpose
        || crime
        || !(placed || dated || counted)
        || is_disaster(scene, sentence)
        || factual::unreal(scene, anchor).is_some()
}
