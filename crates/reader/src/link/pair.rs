//! Who used force against whom, decided together: sides are adversaries, and some do some things alone.

use super::{
    pool::{Candidate, Pooled},
    slots::{Slot, Value},
    story::Story,
};
use crate::learned::{
    bag::{Bag, bucket, put, word_hash},
    weights::{Weights, softmax},
};

/// Candidates of either side that are looked at.
const LOOKED: usize = 5;

fn code(c: &Candidate) -> u64 {
    if let Value::Side(actor) = &c.value { word_hash(actor.code()) } else { 0 }
}

/// Pairs of an attacker and an attacked, by index, each with what speaks for it; never one against itself.
pub fn pairs(story: &Story<'_, '_>, this: &Pooled) -> Vec<(usize, usize, Bag)> {
    let side = |slot: Slot| this.slots[slot as usize].iter().take(LOOKED).enumerate();
    let all = side(Slot::Attacker).flat_map(|a| side(Slot::Attacked).map(move |b| (a, b)));
    all.filter(|((_, a), (_, b))| a.value == Value::None || a.value != b.value)
        .map(|((i, a), (j, b))| (i, j, pair(story, this, (i, a), (j, b))))
        .collect()
}

fn pair(story: &Story<'_, '_>, this: &Pooled, by: (usize, &Candidate), on: (usize, &Candidate)) -> Bag {
    let mut bag = Bag::roomy();
    let bag_ = &mut bag;
    let ((i, a), (j, b)) = (by, on);
    let ln = |p: f32| (p + 0.002).ln();
    let none = u64::from(a.value == Value::None) + 2 * u64::from(b.value == Value::None);
    put!(bag_, Values, "pair by" = ln(a.p), none & 1);
    put!(bag_, Values, "pair on" = ln(b.p), none & 2);
    put!(bag_, Values, "pair ranks", i, j);
    put!(bag_, Values, "pair none", none);
    let (x, y) = (code(a), code(b));
    put!(bag_, Values, "pair codes", x, y);
    let family = this.kind().map_or(99, |k| k.event_type() as u64);
    let kind = this.kind().map_or(99, |k| k as u64);
    put!(bag_, Values, "pair by kind", x, kind);
    put!(bag_, Values, "pair on kind", y, kind);
    put!(bag_, Values, "pair none kind", none, kind);
    put!(bag_, Values, "pair codes kind", x, y, family);
    let country = this.country().map_or(0, |c| word_hash(c.code()));
    put!(bag_, Values, "pair by country", x, country);
    put!(bag_, Values, "pair on country", y, country);
    let victims = this.heads.iter().find_map(|&h| story.heads[h].toll).map(|t| &story.scene.tolls[t]);
    let victims = victims.map_or(0, |t| 1 + t.victims as u64);
    put!(bag_, Values, "pair victims", none, victims, family);
    put!(bag_, Values, "pair on victims", y, victims);
    if let (Some(p), Some(q)) = (&a.tokens, &b.tokens) {
        let same = story.sentence(p.start) == story.sentence(q.start);
        let gap =
            if p.start < q.start { q.start.saturating_sub(p.end) } else { p.start.saturating_sub(q.end) };
        put!(bag_, Distance, "pair order", p.start < q.start, same, bucket(gap).min(6));
        put!(bag_, Distance, "pair shares words", p.start < q.end && q.start < p.end);
        let between = p.end.min(q.end)..p.start.max(q.start);
        if same && between.len() < 4 {
            for at in between {
                put!(bag_, Words, "pair between", story.word(Some(at)).stem, p.start < q.start);
            }
        }
    }
    if this.heads.first().is_some_and(|&h| story.subject_first(h)) {
        bag.once_more();
    }
    bag
}

/// Puts the likeliest pair first, with each side's probability over all pairs.
pub fn settled(story: &Story<'_, '_>, mut this: Pooled, weights: &Weights) -> Pooled {
    let pairs = pairs(story, &this);
    let scores: Vec<f32> = pairs.iter().map(|(.., bag)| weights.score(bag)).collect();
    let p = softmax(&scores);
    let Some(best) = (0..pairs.len()).max_by(|&a, &b| p[a].total_cmp(&p[b])) else { return this };
    for (slot, first) in [(Slot::Attacker, pairs[best].0), (Slot::Attacked, pairs[best].1)] {
        let all = &mut this.slots[slot as usize];
        for (n, candidate) in all.iter_mut().enumerate() {
            let is_it =
                |pair: &(usize, usize, Bag)| if slot == Slot::Attacker { pair.0 == n } else { pair.1 == n };
            candidate.p = pairs.iter().zip(&p).filter(|(pair, _)| is_it(pair)).map(|(_, p)| p).sum();
        }
        let first = all.remove(first);
        all.sort_by(|a, b| b.p.total_cmp(&a.p));
        all.insert(0, first);
    }
    this
}
