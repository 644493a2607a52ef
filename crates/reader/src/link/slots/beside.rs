//! What a mention's place beside a head says, whatever it is.

use super::super::story::{Story, place_in_text};
use crate::annotate::sorted::within;
use crate::learned::bag::{Bag, bucket, put};
use std::ops::Range;

pub(super) const PLACE: u64 = 1;
pub(super) const DAY: u64 = 2;
pub(super) const TOLL: u64 = 3;
pub(super) const SIDE: u64 = 5;
pub(super) const LASTING: u64 = 7;
/// Mentions of one kind that are looked at for a head, at most.
pub(super) const NEAREST: usize = 14;
/// Sentences before a head's own in which its values are looked for.
const BACK: usize = 3;

/// Indices of the mentions that may belong to a head: those of its sentence, of the few before it and the one after it,
/// of the title and the lead; the nearest of them.
pub(super) fn near<T>(
    story: &Story<'_, '_>,
    h: usize,
    list: &[T],
    start: impl Fn(&T) -> usize,
) -> Vec<usize> {
    let head = &story.heads[h];
    let sentences = story.scene.text.sentences();
    let first = sentences[head.sentence.saturating_sub(BACK)].start;
    let last = sentences[(head.sentence + 1).min(sentences.len() - 1)].end;
    let lead = sentences.get(2).or(sentences.last()).map_or(0, |s| s.end).min(first);
    let from = |at: usize| list.partition_point(|x| start(x) < at);
    let (a, b) = (from(first), from(last));
    let mid = from(head.tokens.start).clamp(a, b);
    let mut all: Vec<usize> =
        (mid.saturating_sub(NEAREST).max(a)..mid).chain(mid..(mid + NEAREST).min(b)).collect();
    all.extend((0..from(lead).min(6)).filter(|i| !all.contains(i)).collect::<Vec<_>>());
    all
}

/// What every mention's place beside a head says.
pub(super) fn beside(story: &Story<'_, '_>, h: usize, tokens: &Range<usize>, kind: u64, bag: &mut Bag) {
    let head = &story.heads[h];
    let text = story.scene.text;
    let sentence = story.sentence(tokens.start);
    let apart = sentence as i64 - head.sentence as i64;
    let title = sentence == 0 && story.titled;
    let after = tokens.start >= head.tokens.end;
    let inside = tokens.start < head.tokens.end && head.tokens.start < tokens.end;
    let gap = if inside {
        0
    } else if after {
        1 + tokens.start - head.tokens.end
    } else {
        1 + head.tokens.start.saturating_sub(tokens.end)
    };
    let side = u64::from(after) + 2 * u64::from(inside);
    let act = head.act as u64;
    put!(bag, Distance, "sentence", kind, (apart + 9) as u64, title);
    put!(bag, Position, "its sentence", kind, place_in_text(story, sentence).min(4), apart == 0);
    let verb = u64::from(head.verb);
    if apart == 0 {
        let between = if after { head.tokens.end..tokens.start } else { tokens.end..head.tokens.start };
        put!(bag, Distance, "gap", kind, side, bucket(gap));
        put!(bag, Distance, "gap act", kind, side, bucket(gap).min(6), act);
        let clauses = story.clause(tokens.start).abs_diff(story.clause(head.tokens.start));
        put!(bag, Distance, "clauses", kind, side, clauses.min(4));
        let heads = within(&story.heads, between.clone(), |o| o.tokens.start).len();
        put!(bag, Distance, "heads between", kind, side, heads.min(3));
        if between.len() <= 5 {
            for at in between.clone() {
                let w = story.word(Some(at));
                put!(bag, Words, "between", kind, side, w.stem);
                put!(bag, Words, "between class", kind, side, w.class);
            }
            if between.len() == 1 {
                put!(bag, Grammar, "joins", kind, side, story.word(Some(between.start)).stem, verb);
            }
        }
        if !between.is_empty() {
            let next = story.word(Some(between.start));
            put!(bag, Grammar, "leaves", kind, side, next.stem);
        }
        put!(bag, Grammar, "beside", kind, side, gap <= 1, act);
    }
    let before = story.word(tokens.start.checked_sub(1));
    put!(bag, Grammar, "word before", kind, before.stem);
    put!(bag, Grammar, "word before side", kind, before.stem, side, apart == 0);
    put!(bag, Grammar, "class before", kind, before.class, side);
    put!(bag, Words, "two before", kind, story.word(tokens.start.checked_sub(2)).stem);
    put!(bag, Grammar, "word after", kind, story.word(Some(tokens.end)).stem);
    put!(bag, Grammar, "class after", kind, story.word(Some(tokens.end)).class);
    put!(bag, Words, "its first", kind, story.word(Some(tokens.start)).stem);
    let clause = text.clauses().get(story.clause(tokens.start)).map_or(0, |c| c.start);
    put!(bag, Position, "opens clause", kind, tokens.start - clause.min(tokens.start) <= 1, apart == 0);
}

/// Rank among the mentions of its kind by nearness, on each side, within the sentence.
pub(super) fn ranks(story: &Story<'_, '_>, h: usize, spans: &[Range<usize>]) -> Vec<(u64, u64)> {
    let head = &story.heads[h];
    let gap = |r: &Range<usize>| {
        if r.start >= head.tokens.end {
            r.start - head.tokens.end + 1
        } else {
            1 + head.tokens.start.saturating_sub(r.end)
        }
    };
    let same = |r: &Range<usize>| story.sentence(r.start) == head.sentence;
    let seen: Vec<(bool, bool, usize, usize)> =
        spans.iter().map(|r| (same(r), r.start >= head.tokens.end, gap(r), r.start)).collect();
    let rank = |this: &(bool, bool, usize, usize)| {
        let (mut all, mut on_side) = (Few::default(), Few::default());
        for other in seen.iter().filter(|o| o.0 == this.0 && o.2 < this.2) {
            all.add(other.3);
            if other.1 == this.1 {
                on_side.add(other.3);
            }
        }
        (all.count as u64, on_side.count as u64)
    };
    seen.iter().map(rank).collect()
}

/// How many different numbers there are, up to four.
#[derive(Default)]
struct Few {
    some: [usize; 4],
    count: usize,
}

impl Few {
    fn add(&mut self, number: usize) {
        if self.count < self.some.len() && !self.some[..self.count].contains(&number) {
            self.some[self.count] = number;
            self.count += 1;
        }
    }
}
