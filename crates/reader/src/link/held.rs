//! Which of an article's incidents are told: each held against those that are surer.

use super::{
    deciders::Deciders,
    ground::lie,
    pool::{Pooled, one},
    slots::{Slot, Value},
    story::Story,
};
use tazamun_record::{SubEventType, WherePrec};

/// Says how likely each incident is right beside the others; as it was judged alone where no trees were learned.
pub fn held(story: &Story<'_, '_>, mut all: Vec<Pooled>, d: &Deciders) -> Vec<Pooled> {
    if d.held.trees.is_empty() {
        return all;
    }
    let each: Vec<Vec<f32>> = (0..all.len()).map(|i| numbers(story, &all, i, d)).collect();
    let scores = d.held.scores(&each);
    all.iter_mut().zip(scores).for_each(|(a, score)| a.p = 1.0 / (1.0 + (-score).exp()));
    all
}

/// What is asked of an incident, in numbers: itself, where it is told, then the others.
pub fn numbers(story: &Story<'_, '_>, all: &[Pooled], i: usize, d: &Deciders) -> Vec<f32> {
    let mut n = Vec::with_capacity(64);
    itself(&all[i], &mut n);
    telling(story, &all[i], &mut n);
    beside(story, all, i, d, &mut n);
    n
}

/// Yes or no as a number.
pub(super) fn yes(is: bool) -> f32 {
    f32::from(u8::from(is))
}

fn itself(this: &Pooled, n: &mut Vec<f32>) {
    let p = this.p.clamp(1e-3, 1.0 - 1e-3);
    n.push((p / (1.0 - p)).ln());
    for slot in Slot::ALL {
        let p = |at: usize| this.slots[slot as usize].get(at).map_or(0.0, |c| c.p);
        n.push(p(0));
        if matches!(slot, Slot::Place | Slot::Date | Slot::Kind | Slot::Killed | Slot::Attacker) {
            n.push(p(0) - p(1));
        }
    }
    n.push(this.sure.iter().copied().fold(0.0, f32::max));
    n.push(this.sure[0]);
    n.push(this.sure.iter().sum());
    n.push(this.heads.len() as f32);
    n.push(this.kind().map_or(99.0, |k| k as u64 as f32));
    n.extend([Slot::Killed, Slot::Wounded].map(|s| this.number(s).map_or(-1.0, |k| k as f32)));
    n.push(this.place().and_then(|p| p.prec()).map_or(0.0, |p: WherePrec| p as u64 as f32 + 1.0));
    n.push(this.days().map_or(-1.0, |d| d.days() as f32));
    let nobody = |slot: Slot| yes(this.best(slot).is_some_and(|c| c.value == Value::None));
    n.extend([Slot::Attacker, Slot::Attacked].map(nobody));
}

fn telling(story: &Story<'_, '_>, this: &Pooled, n: &mut Vec<f32>) {
    let first = &story.heads[this.heads[0]];
    let last = &story.heads[this.heads[this.heads.len() - 1]];
    let sentences = story.scene.text.sentences().len().max(1) as f32;
    n.push(this.heads.iter().filter(|&&h| story.heads[h].named).count() as f32);
    n.push(first.sentence as f32);
    n.push(first.sentence as f32 / sentences);
    n.push(last.sentence.saturating_sub(first.sentence) as f32);
    n.push(yes(first.sentence == 0 && story.titled));
    n.push(yes(story.subject_first(this.heads[0])));
    n.extend([story.heads.len() as f32, sentences, story.scene.tolls.len() as f32]);
    // How many sentences its values stand from its heads.
    n.extend([Slot::Place, Slot::Date, Slot::Killed].map(|slot| {
        let said = this.best(slot).and_then(|c| Some(story.sentence(c.tokens.as_ref()?.start)));
        said.map_or(-1.0, |s| {
            this.heads.iter().map(|&h| story.heads[h].sentence.abs_diff(s)).min().unwrap_or(9) as f32
        })
    }));
    n.push(this.days().map_or(-1.0, |d| story.age(&d) as f32));
}

fn beside(story: &Story<'_, '_>, all: &[Pooled], i: usize, d: &Deciders, n: &mut Vec<f32>) {
    let this = &all[i];
    let others = || all.iter().enumerate().filter(|(j, _)| *j != i);
    let surer = |j: usize, other: &Pooled| (other.p, i) > (this.p, j);
    n.push(all.len() as f32);
    n.push(others().filter(|(j, o)| surer(*j, o)).count() as f32);
    n.push(others().map(|(_, o)| o.p).sum());
    n.push(others().map(|(_, o)| o.p).fold(0.0, f32::max));
    let family = |p: &Pooled| p.kind().map(SubEventType::event_type);
    let value = |p: &Pooled, s: Slot| p.best(s).map(|c| c.value.clone());
    let words = |p: &Pooled, s: Slot| p.best(s).and_then(|c| Some(c.tokens.as_ref()?.start));
    // Of rivals, which a coder could mean by the same words, the most that any of them says; of surer ones alone.
    let (mut rivals, mut sure, mut alike, mut as_one, mut apart, mut toll) =
        (0.0, 0.0, -1.0, -9.0, 99.0, 0.0);
    let (mut near_sure, mut near_one, mut any_one, mut shared, mut weaker) = (0.0, -9.0, -9.0, 0.0, 0.0);
    for (j, other) in others() {
        let near = matches!((this.place(), other.place()), (Some(x), Some(y)) if lie(x, y) <= 4);
        let day = matches!((this.days(), other.days()), (Some(x), Some(y)) if x.gap(&y) <= 1);
        let killed = (this.number(Slot::Killed), other.number(Slot::Killed));
        let same_toll = killed.0.is_some() && killed.0 == killed.1;
        let rival = near && day && (family(this) == family(other) || same_toll);
        if !surer(j, other) {
            weaker = if rival { other.p.max(weaker) } else { weaker };
            continue;
        }
        let (x, y) = if this.heads[0] < other.heads[0] { (this, other) } else { (other, this) };
        let score = d.one.score(&one(story, x, y, all.len()));
        any_one = score.max(any_one);
        if near {
            (near_sure, near_one) = (other.p.max(near_sure), score.max(near_one));
        }
        let of_both = |&s: &Slot| words(this, s).is_some() && words(this, s) == words(other, s);
        shared += [Slot::Killed, Slot::Place, Slot::Wounded].iter().filter(|s| of_both(s)).count() as f32;
        if !rival {
            continue;
        }
        const SAME: [Slot; 4] = [Slot::Attacker, Slot::Attacked, Slot::Wounded, Slot::Kind];
        let agree = SAME.iter().filter(|&&s| value(this, s) == value(other, s)).count() as f32;
        let agree = agree + yes(same_toll) + yes(family(this) == family(other));
        let sentences = |p: &Pooled| p.heads.iter().map(|&h| story.heads[h].sentence).collect::<Vec<_>>();
        let theirs = sentences(other);
        let gaps = sentences(this).into_iter().flat_map(|a| theirs.iter().map(move |b| a.abs_diff(*b)));
        apart = gaps.min().map_or(apart, |gap| (gap as f32).min(apart));
        rivals += 1.0;
        (sure, alike, as_one) = (other.p.max(sure), agree.max(alike), score.max(as_one));
        if let (Some(a), Some(b)) = killed {
            toll = 2.0 + (a as f32 - b as f32).signum() * yes(a != b);
        }
    }
    n.extend([rivals, sure, alike, as_one, near_sure, near_one, apart, weaker, shared, any_one, toll]);
}
