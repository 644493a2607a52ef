//! Kind, status and the like: labels of which one fits.
//!
//! What a head's words and company say is found once; each feature has a row of weights, one for each label of all four slots.

use super::{
    super::story::{Story, place_in_text},
    Choice, Slot, Value,
};
use crate::annotate::sorted::within;
use crate::learned::{
    bag::{Bag, Feature, Group, bucket, mix, name, word_hash},
    rows::{Row, Rows, row_of},
};
use tazamun_record::{Status, SubEventType};

/// Slots that a label fills.
pub const LABELLED: [Slot; 4] = [Slot::Kind, Slot::Status, Slot::Background, Slot::Aggregate];
const STATUSES: [Status; 4] = [Status::Occurred, Status::Claimed, Status::Disputed, Status::Foiled];
/// The place of what a kind and the head's act have to do with each other.
const RELATION: u32 = 40;

/// The labels of a slot, each with its place in a row; none for a slot that no label fills.
fn labels(slot: Slot) -> Vec<(u32, Value)> {
    let flags = |from: u32| vec![(from, Value::Flag(false)), (from + 1, Value::Flag(true))];
    match slot {
        Slot::Kind => SubEventType::ALL.iter().map(|&k| (k as u32, Value::Kind(k))).collect(),
        Slot::Status => STATUSES.into_iter().zip(32..).map(|(s, at)| (at, Value::Status(s))).collect(),
        Slot::Background => flags(36),
        Slot::Aggregate => flags(38),
        _ => Vec::new(),
    }
}

/// The labels of a head's slot, each with what speaks for it.
pub(super) fn labelled(story: &Story<'_, '_>, h: usize, slot: Slot) -> Vec<Choice> {
    let company = Company::of(story, h);
    let choice = |(at, value)| {
        let one = |(group, row): &(Group, u32)| Feature { at: row << 6 | at, value: 1.0, group: *group };
        let mut bag = Bag(company.0.iter().map(one).collect());
        let related = related(story, h, &value).into_iter().flatten();
        bag.0.extend(related.map(|row| Feature { at: row << 6 | RELATION, value: 1.0, group: Group::Act }));
        Choice { value, tokens: None, bag }
    };
    labels(slot).into_iter().map(choice).collect()
}

/// The labels of all these slots of a head, each with its score.
pub fn scored(story: &Story<'_, '_>, h: usize, weights: &Rows) -> [Vec<(Value, f32)>; 4] {
    let mut sums: Row = [0.0; 64];
    Company::of(story, h).0.iter().for_each(|(_, row)| weights.add(*row, &mut sums));
    LABELLED.map(|slot| {
        let score = |(at, value): (u32, Value)| {
            let related = related(story, h, &value).into_iter().flatten();
            let related: f32 = related.map(|row| weights.of(row << 6 | RELATION)).sum();
            (value, sums[at as usize] + related)
        };
        labels(slot).into_iter().map(score).collect()
    })
}

/// What a kind has to do with the kind that the head's words name by themselves.
fn related(story: &Story<'_, '_>, h: usize, value: &Value) -> Option<[u32; 2]> {
    let Value::Kind(kind) = value else { return None };
    let act = story.heads[h].act.sub_event_type();
    let same = act.map_or(2, |a| u64::from(a == *kind));
    let family = act.map_or(2, |a| u64::from(a.event_type() == kind.event_type()));
    let row = |name: u64, is: u64| row_of(mix(name, is));
    Some([row(const { name("kind of act") }, same), row(const { name("family of act") }, family)])
}

/// What a head's words and company say of it, whatever the label: the group and the row of each feature.
struct Company(Vec<(Group, u32)>);

/// `say!(list, Group, "name", values…)`: a feature that lacks its label.
macro_rules! say {
    ($list:expr, $group:ident, $name:literal $(, $part:expr)*) => {{
        let hash = const { name($name) };
        $(let hash = mix(hash, ($part) as u64);)*
        $list.push((Group::$group, row_of(hash)));
    }};
}

impl Company {
    fn of(story: &Story<'_, '_>, h: usize) -> Self {
        let scene = story.scene;
        let head = &story.heads[h];
        let mut all: Vec<(Group, u32)> = Vec::with_capacity(128);
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
        if story.subject_first(h) {
            let own = |(group, row): &(Group, u32)| (*group, row_of(mix(u64::from(*row), name("once more"))));
            all.extend(all.iter().filter(|(group, _)| *group != Group::Words).map(own).collect::<Vec<_>>());
        }
        Company(all)
    }
}
