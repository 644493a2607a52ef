//! Kind, status and the like: labels of which one fits.

use super::{
    super::story::{Story, place_in_text},
    Choice, Slot, Value,
};
use crate::frame::scene::within;
use crate::learned::bag::{Bag, Group, bucket, mix, name, put, word_hash};
use tazamun_record::SubEventType;

pub(super) fn kinds(story: &Story<'_, '_>, h: usize) -> Vec<Choice> {
    let company = Company::of(story, h);
    let by_act = story.heads[h].act.sub_event_type();
    SubEventType::ALL
        .iter()
        .map(|&k| {
            let mut choice = company.labelled(Slot::Kind, k as u64, Value::Kind(k));
            let bag = &mut choice.bag;
            put!(bag, Act, "kind of act", by_act == Some(k), by_act.is_none());
            let family = by_act.map(|b| b.event_type() == k.event_type());
            put!(bag, Act, "family of act", family.map_or(2, u64::from));
            choice
        })
        .collect()
}

/// Labels of a head, of which one fits.
pub(super) fn labels<const N: usize>(
    story: &Story<'_, '_>,
    h: usize,
    slot: Slot,
    labels: [(u64, Value); N],
) -> Vec<Choice> {
    let company = Company::of(story, h);
    labels.into_iter().map(|(label, value)| company.labelled(slot, label, value)).collect()
}

/// A feature that lacks its label: its group, its name, and what makes it besides.
type Unlabelled = (Group, u64, [u64; 3], usize);

/// What a head's words and company say of it, whatever the label: found once for all of them.
struct Company(Vec<Unlabelled>);

/// `say!(list, Group, "name", values…)`: a feature that lacks its label.
macro_rules! say {
    ($list:expr, $group:ident, $name:literal $(, $part:expr)*) => {{
        let parts: &[u64] = &[$(($part) as u64),*];
        let mut all = [0; 3];
        all[..parts.len()].copy_from_slice(parts);
        $list.push((Group::$group, const { name($name) }, all, parts.len()));
    }};
}

impl Company {
    fn of(story: &Story<'_, '_>, h: usize) -> Self {
        let scene = story.scene;
        let head = &story.heads[h];
        let mut all: Vec<Unlabelled> = Vec::with_capacity(128);
        let act = head.act as u64;
        say!(all, Act, "label");
        say!(all, Act, "label act", act, head.verb);
        for at in head.tokens.clone().take(4) {
            say!(all, Act, "label own", story.word(Some(at)).stem);
            say!(all, Act, "label own class", story.word(Some(at)).class);
        }
        let (start, end) = (head.tokens.start, head.tokens.end);
        for gap in 1..=8_usize {
            let (before, after) = (story.word(start.checked_sub(gap)), story.word(Some(end + gap - 1)));
            say!(all, Words, "label before", before.stem);
            say!(all, Words, "label after", after.stem);
            if gap < 5 {
                say!(all, Words, "label near", before.class);
                say!(all, Words, "label near", after.class);
            }
        }
        say!(all, Position, "label at", place_in_text(story, head.sentence).min(6));
        let sentence = scene.text.sentences()[head.sentence].clone();
        let reach = sentence.start.max(start.saturating_sub(40))..sentence.end.min(end + 40);
        for hit in within(&scene.means, reach.clone(), |m| m.tokens.start) {
            let near = hit.tokens.start.abs_diff(start) < 10;
            say!(all, Values, "label means", *hit.value, near);
            say!(all, Values, "label means act", *hit.value, act);
        }
        for cue in within(&scene.cues, reach.clone(), |c| c.tokens.start) {
            say!(all, Cues, "label cue", *cue.value, cue.tokens.start < start);
        }
        for m in within(&scene.actors, reach.clone(), |m| m.tokens.start) {
            if let Some(actor) = m.readings.first() {
                let code = word_hash(actor.code());
                say!(all, Values, "label side", code);
                say!(all, Values, "label side act", code, act, m.tokens.start < start);
            }
        }
        for o in within(&story.heads, story.reach(h), |o| o.tokens.start)
            .iter()
            .filter(|o| o.tokens != head.tokens)
            .take(8)
        {
            say!(all, Values, "label beside", o.act);
        }
        for t in within(&scene.tolls, reach.clone(), |t| t.tokens.start) {
            say!(all, Values, "label toll", t.victims, t.harm);
        }
        for t in within(&scene.times, reach, |t| t.tokens.start) {
            say!(all, Values, "label age", story.age(&t.interval));
            say!(all, Values, "label days", bucket(t.interval.days() as usize));
        }
        say!(all, Values, "label own toll", head.toll.map_or(0, |t| 1 + scene.tolls[t].victims as u64));
        say!(all, Story, "label country", story.country.map_or(0, |c| word_hash(c.code())));
        let title = scene.text.sentences().first().cloned().unwrap_or_default();
        for o in within(&scene.anchors, title, |a| a.tokens.start).iter().take(6) {
            say!(all, Story, "label title", o.act);
        }
        Company(all)
    }

    /// A label for the head: each feature with the label as its first value.
    fn labelled(&self, slot: Slot, label: u64, value: Value) -> Choice {
        let key = (slot as u64) * 64 + label;
        let mut bag = Bag(Vec::with_capacity(self.0.len() + 2));
        for (group, name, parts, count) in &self.0 {
            bag.add(*group, mix(*name, key), 1.0, &parts[..*count]);
        }
        Choice { value, tokens: None, bag }
    }
}
