//! Who may have used force, and against whom.

use super::{
    super::story::Story,
    Choice, Slot, Value,
    beside::{SIDE, beside, near, ranks},
};
use crate::learned::bag::{Bag, put, word_hash};
use crate::{
    annotate::{actors, sorted::within},
    ontology::{Act, Who},
};
use rustc_hash::FxHasher;
use std::{
    hash::{Hash as _, Hasher as _},
    ops::Range,
};
use tazamun_record::Actor;

/// The sides that may be the one of this slot.
pub(super) fn sides_of(story: &Story<'_, '_>, h: usize, slot: Slot) -> Vec<Choice> {
    let mut all = sides(story, h);
    for feature in all.iter_mut().flat_map(|c| &mut c.bag.0) {
        feature.at = feature.at & !1 | u32::from(slot == Slot::Attacked);
    }
    all
}

/// What kind of name a side has.
fn role(who: &Who) -> u64 {
    match who {
        Who::Known(a) if actors::is_armed_group(a) => 1,
        Who::Known(a) if actors::is_government_side(a) => 2,
        Who::Known(a) if a.code().starts_with("OTHER:") => 3,
        other => {
            let mut hasher = FxHasher::default();
            std::mem::discriminant(other).hash(&mut hasher);
            hasher.finish()
        }
    }
}

/// The sides that may be one or the other; what speaks for each has two weights, one for either slot.
pub fn sides(story: &Story<'_, '_>, h: usize) -> Vec<Choice> {
    let scene = story.scene;
    let head = &story.heads[h];
    let act = head.act as u64;
    let kind = SIDE;
    let seen = near(story, h, &scene.actors, |m| m.tokens.start);
    let spans: Vec<Range<usize>> = seen.iter().map(|&i| scene.actors[i].tokens.clone()).collect();
    let ranks = ranks(story, h, &spans);
    let here = spans.iter().filter(|r| story.sentence(r.start) == head.sentence).count();
    let country = scene.setting.country_in(head.sentence);
    let mut out = Vec::new();
    let mut none = Bag::roomy();
    put!(none, Act, "nobody", kind);
    put!(none, Act, "nobody act", kind, act, head.verb);
    put!(none, Values, "nobody, here", kind, here.min(4));
    put!(none, Values, "nobody, here act", kind, here.min(2), act);
    let victims = head.toll.map(|t| scene.tolls[t].victims as u64 + 1).unwrap_or(0);
    put!(none, Values, "nobody, victims", kind, victims);
    put!(none, Story, "nobody, country", kind, country.map_or(0, |c| word_hash(c.code())), act);
    for at in head.tokens.clone() {
        put!(none, Act, "nobody, word", kind, story.word(Some(at)).stem);
    }
    out.push(Choice { value: Value::None, tokens: None, bag: none });
    for (n, &i) in seen.iter().enumerate() {
        let m = &scene.actors[i];
        let mut bag = Bag::roomy();
        let same = story.sentence(m.tokens.start) == head.sentence;
        beside(story, h, &m.tokens, kind, &mut bag);
        put!(bag, Distance, "side rank", kind, ranks[n].0, ranks[n].1, same);
        let role = role(&m.who);
        let after = m.tokens.start >= head.tokens.end;
        let preposition = m.proclitics.preposition.map_or(0, u64::from);
        put!(bag, Values, "role act", kind, role, act);
        put!(bag, Grammar, "role side", kind, role, after, same, act);
        put!(bag, Grammar, "side verb", kind, after, head.verb, same, act);
        put!(bag, Grammar, "side onto", kind, preposition, m.proclitics.conjunction, after, same);
        put!(bag, Grammar, "side onto act", kind, preposition, after, act);
        for cue in scene.cues_back(m.tokens.start.saturating_sub(7)..m.tokens.start) {
            let gap = m.tokens.start.saturating_sub(cue.tokens.end).min(4);
            put!(bag, Cues, "side cue", kind, *cue.value, gap, same);
        }
        for cue in within(&scene.cues, m.tokens.end..m.tokens.end + 4, |c| c.tokens.start) {
            put!(bag, Cues, "side cue after", kind, *cue.value, cue.tokens.start - m.tokens.end, same);
        }
        let counted =
            within(&scene.tolls, m.tokens.start.saturating_sub(8)..m.tokens.end, |t| t.tokens.start)
                .iter()
                .any(|t| t.counted.end + 3 >= m.tokens.start);
        put!(bag, Grammar, "counted", kind, counted, same);
        let (times, titled) = story.sides_again[i];
        put!(bag, Story, "side often", kind, times);
        put!(bag, Story, "side in title", kind, titled, same);
        let next = scene.actors.get(i + 1).filter(|o| o.tokens.start <= m.tokens.end + 3);
        let last = i.checked_sub(1).map(|j| &scene.actors[j]).filter(|o| o.tokens.end + 3 >= m.tokens.start);
        put!(bag, Grammar, "side pair", kind, next.is_some(), last.is_some(), act == Act::Clash as u64);
        let between = (m.tokens.start.saturating_sub(6)..m.tokens.start)
            .any(|at| scene.is(crate::lang::Word::Between, at));
        put!(bag, Grammar, "between", kind, between, role);
        for (rank, actor) in m.readings.iter().enumerate() {
            let mut bag = bag.opened(6);
            let code = word_hash(actor.code());
            put!(bag, Values, "side reading", kind, rank);
            put!(bag, Values, "side named", kind, m.named, rank, m.readings.len());
            put!(bag, Values, "side named is", kind, m.named, code);
            put!(bag, Values, "side is", kind, code);
            put!(bag, Values, "side is act", kind, code, act);
            put!(bag, Values, "side is country", kind, code, country.map_or(0, |c| word_hash(c.code())));
            out.push(Choice { value: Value::Side(actor.clone()), tokens: Some(m.tokens.clone()), bag });
        }
    }
    // Sides that no words name: the forces of the country, civilians, those counted in a toll.
    let forces = actors::readings(&Who::Forces, country).into_iter().next();
    for (n, actor) in [forces, Some(Actor::civilians())].into_iter().enumerate() {
        let Some(actor) = actor else { continue };
        let mut bag = Bag::roomy();
        put!(bag, Act, "unsaid", kind, n, act);
        put!(bag, Values, "unsaid victims", kind, n, victims);
        put!(bag, Values, "unsaid victims act", kind, n, victims, act);
        put!(bag, Values, "unsaid, here", kind, n, here.min(2));
        put!(bag, Values, "unsaid is", kind, n, word_hash(actor.code()));
        for at in head.tokens.clone() {
            put!(bag, Act, "unsaid, word", kind, n, story.word(Some(at)).stem);
        }
        for toll in within(&scene.tolls, story.reach(h), |t| t.tokens.start) {
            put!(bag, Values, "unsaid toll", kind, n, toll.victims, toll.harm);
        }
        out.push(Choice { value: Value::Side(actor), tokens: None, bag });
    }
    if story.subject_first(h) {
        out.iter_mut().for_each(|c| c.bag.once_more());
    }
    out
}
