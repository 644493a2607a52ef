//! Kind, status and the like: labels of which one fits.

use super::{
    super::{
        bag::{Bag, bucket, put, word_hash},
        story::{Story, place_in_text},
    },
    Choice, Slot, Value,
};
use crate::frame::scene::within;
use tazamun_record::SubEventType;

pub(super) fn kinds(story: &Story<'_, '_>, h: usize) -> Vec<Choice> {
    SubEventType::ALL
        .iter()
        .map(|&k| {
            let mut choice = labelled(story, h, Slot::Kind, k as u64, Value::Kind(k));
            let head = &story.heads[h];
            let bag = &mut choice.bag;
            let by_act = head.act.sub_event_type();
            put!(bag, Act, "kind of act", by_act == Some(k), by_act.is_none());
            let family = by_act.map(|b| b.event_type() == k.event_type());
            put!(bag, Act, "family of act", family.map_or(2, u64::from));
            choice
        })
        .collect()
}

/// A label for a head: what its words and company say, each with the label.
pub(super) fn labelled(story: &Story<'_, '_>, h: usize, slot: Slot, label: u64, value: Value) -> Choice {
    let scene = story.scene;
    let head = &story.heads[h];
    let mut bag = Bag::default();
    let key = (slot as u64) * 64 + label;
    let act = head.act as u64;
    put!(bag, Act, "label", key);
    put!(bag, Act, "label act", key, act, head.verb);
    for at in head.tokens.clone().take(4) {
        put!(bag, Act, "label own", key, story.word(Some(at)).stem);
        put!(bag, Act, "label own class", key, story.word(Some(at)).class);
    }
    let (start, end) = (head.tokens.start, head.tokens.end);
    for gap in 1..=8_usize {
        let (before, after) = (story.word(start.checked_sub(gap)), story.word(Some(end + gap - 1)));
        put!(bag, Words, "label before", key, before.stem);
        put!(bag, Words, "label after", key, after.stem);
        if gap < 5 {
            put!(bag, Words, "label near", key, before.class);
            put!(bag, Words, "label near", key, after.class);
        }
    }
    put!(bag, Position, "label at", key, place_in_text(story, head.sentence).min(6));
    let sentence = scene.text.sentences()[head.sentence].clone();
    let reach = sentence.start.max(start.saturating_sub(40))..sentence.end.min(end + 40);
    for hit in within(&scene.means, reach.clone(), |m| m.tokens.start) {
        let near = hit.tokens.start.abs_diff(start) < 10;
        put!(bag, Values, "label means", key, *hit.value, near);
        put!(bag, Values, "label means act", key, *hit.value, act);
    }
    for cue in within(&scene.cues, reach.clone(), |c| c.tokens.start) {
        put!(bag, Cues, "label cue", key, *cue.value, cue.tokens.start < start);
    }
    for m in within(&scene.actors, reach.clone(), |m| m.tokens.start) {
        if let Some(actor) = m.readings.first() {
            put!(bag, Values, "label side", key, word_hash(actor.code()));
            put!(bag, Values, "label side act", key, word_hash(actor.code()), act, m.tokens.start < start);
        }
    }
    for o in within(&story.heads, story.reach(h), |o| o.tokens.start)
        .iter()
        .filter(|o| o.tokens != head.tokens)
        .take(8)
    {
        put!(bag, Values, "label beside", key, o.act);
    }
    for t in within(&scene.tolls, reach.clone(), |t| t.tokens.start) {
        put!(bag, Values, "label toll", key, t.victims, t.harm);
    }
    for t in within(&scene.times, reach, |t| t.tokens.start) {
        put!(bag, Values, "label age", key, story.age(&t.interval));
        put!(bag, Values, "label days", key, bucket(t.interval.days() as usize));
    }
    put!(bag, Values, "label own toll", key, head.toll.map_or(0, |t| 1 + scene.tolls[t].victims as u64));
    put!(bag, Story, "label country", key, story.country.map_or(0, |c| word_hash(c.code())));
    let title = scene.text.sentences().first().cloned().unwrap_or_default();
    for o in within(&scene.anchors, title, |a| a.tokens.start).iter().take(6) {
        put!(bag, Story, "label title", key, o.act);
    }
    Choice { value, tokens: None, bag }
}
