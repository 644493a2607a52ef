//! What looks like a mention of an incident and is none: penalties of courts, a post handed over, the dead of floods and
//! road accidents.

use super::{
    Scene,
    factual::{self, Unreal},
};
use crate::{
    annotate::{sorted::within, triggers::Anchor},
    lang::{Cue, Word},
    ontology::{Act, Harm, Who},
};
use std::ops::Range;

/// What a sentence holds, found once for all its mentions.
#[derive(Debug, Clone, Copy, Default)]
struct Facts {
    /// A flood, an accident.
    disaster: bool,
    /// A match, a film.
    pastime: bool,
    /// Words of courts and prisons.
    penalty: bool,
    /// A place, a day, a toll or a side: something that bounds what is told.
    bounded: bool,
    /// A trigger that tells an incident by itself.
    acts: bool,
}

/// Leaves out what is no mention of an incident.
pub(super) fn sift(scene: &mut Scene<'_, '_>) {
    let facts: Vec<Facts> = scene.text.sentences().iter().map(|s| facts(scene, s.clone())).collect();
    let of = |at: usize| facts.get(scene.text.sentence_of(at)).copied().unwrap_or_default();
    let told = |list: &[Anchor]| -> Vec<Anchor> {
        list.iter().filter(|a| !is_none(scene, a, of(a.tokens.start))).cloned().collect()
    };
    let (anchors, weak) = (told(&scene.anchors), told(&scene.weak));
    let of_disaster = scene.is_title(0) && facts.first().is_some_and(|f| f.disaster);
    let kept: Vec<bool> = scene
        .tolls
        .iter()
        .map(|toll| {
            let here = of(toll.tokens.start);
            let trigger =
                scene.language(toll.tokens.start).triggers.longest_at(scene.text, toll.tokens.start);
            let judged = here.penalty && trigger.is_some_and(|t| t.value.act == Act::Execution);
            // "إصابة اللاعب في المباراة": of one who is hurt and of whom no act is told.
            let played = here.pastime && toll.harm == Harm::Wounded && toll.toll.number() <= 1;
            !judged && (here.acts || !of_disaster && !here.disaster && !played)
        })
        .collect();
    (scene.anchors, scene.weak) = (anchors, weak);
    let mut kept = kept.into_iter();
    scene.tolls.retain(|_| kept.next().unwrap_or(true));
}

fn facts(scene: &Scene<'_, '_>, sentence: Range<usize>) -> Facts {
    let placed = within(&scene.sites, sentence.clone(), |s| s.tokens.start).iter().any(|s| s.codable);
    let dated = !within(&scene.times, sentence.clone(), |t| t.tokens.start).is_empty();
    let counted = !within(&scene.tolls, sentence.clone(), |t| t.tokens.start).is_empty();
    let sided = within(&scene.actors, sentence.clone(), |m| m.tokens.start)
        .iter()
        .any(|m| matches!(m.who, Who::Known(_)) || m.who.is_state());
    Facts {
        disaster: scene.has_cue(sentence.clone(), Cue::Disaster),
        pastime: scene.has_cue(sentence.clone(), Cue::Pastime),
        penalty: sentence.clone().any(|at| scene.is(Word::Penalty, at)),
        bounded: [placed, dated, counted, sided].iter().filter(|b| **b).count() >= 2,
        acts: within(&scene.anchors, sentence, |a| a.tokens.start).iter().any(|a| a.act != Act::Nothing),
    }
}

/// Tokens on both sides of a word of execution among which a court's words stand.
const COURT: usize = 20;

/// Whether a trigger tells no incident at all: another sense of its words, a penalty, a post that is handed over.
fn is_none(scene: &Scene<'_, '_>, anchor: &Anchor, here: Facts) -> bool {
    let at = anchor.tokens.start;
    let mut near = at.saturating_sub(COURT)..anchor.tokens.end + COURT / 2;
    if anchor.weak && tells_nothing(scene, anchor, here) {
        return true;
    }
    match anchor.act {
        Act::Nothing => true,
        Act::HandOver => !factual::names_captives(scene, anchor),
        Act::Execution => near.any(|at| scene.is(Word::Penalty, at)),
        _ => false,
    }
}

/// Whether a weak trigger stands alone in its sentence, or tells what did not happen: "القتل", "لضرب", "لم تقتل".
fn tells_nothing(scene: &Scene<'_, '_>, anchor: &Anchor, here: Facts) -> bool {
    let at = anchor.tokens.start;
    let start = scene.text.sentences()[scene.text.sentence_of(at)].start;
    let noun = anchor.proclitics.article && anchor.act == Act::Murder;
    // "جريمة قتل", "حكم إعدام"; an attempt at anything else was carried out ("حاول دهس").
    let deed = matches!(anchor.act, Act::Murder | Act::Execution);
    let crime = deed && at > start && scene.is(Word::Crime, at - 1);
    let in_toll = within(&scene.tolls, at.saturating_sub(30)..anchor.tokens.end, |t| t.tokens.start)
        .iter()
        .any(|t| t.tokens.end > at);
    in_toll
        || noun
        || crime
        || !here.bounded
        || here.disaster
        || factual::unreal(scene, anchor).is_some_and(|why| why != Unreal::Unbounded)
}
