//! What the heads of one incident say of a value, in numbers, for trees.

use super::{
    claims::{ASKED, Claims},
    guess::{Guess, Option_},
    held::yes,
    pool::Candidate,
    slots::{Slot, Value},
    story::Story,
};
use crate::annotate::{actors, scene::claiming::Claiming, sorted::within};
use crate::lang::Cue;
use tazamun_record::{Actor, SubEventType};

/// Slots of which trees say more than weights.
pub const ASKED_OF: [Slot; 7] =
    [Slot::Place, Slot::Date, Slot::Killed, Slot::Wounded, Slot::Attacker, Slot::Attacked, Slot::Kind];
/// Tokens between words and a head at most, as far as it matters.
const FAR: f32 = 60.0;
/// Mentions of an article among which a value's repetitions are counted.
const LOOKED: usize = 80;

/// The numbers of each candidate of a slot; `weights` are their scores by weights alone.
pub fn numbers(
    story: &Story<'_, '_>,
    guesses: &[Guess],
    heads: &[usize],
    slot: Slot,
    (claims, nth): (&Claims, usize),
    (all, weights): (&[Candidate], &[f32]),
    around: &Around<'_>,
) -> Vec<Vec<f32>> {
    let asked = &heads[..heads.len().min(ASKED)];
    let said = |slot: Slot, number: u32| -> Vec<f32> {
        let of = |h: usize| guesses[h].of(slot).iter().filter(|o| o.number == number).map(|o| o.p).sum();
        asked.iter().map(|&h| of(h)).collect()
    };
    let mean = |p: &[f32]| p.iter().sum::<f32>() / p.len().max(1) as f32;
    let voices: Vec<Vec<f32>> = all.iter().map(|c| said(slot, c.number)).collect();
    let means: Vec<f32> = voices.iter().map(|p| mean(p)).collect();
    let best = weights.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let none = all.iter().position(|c| c.value == Value::None).map_or(-1.0, |i| means[i]);
    let kind = if let Some((Value::Kind(k), _)) = around.best(Slot::Kind) { *k as u64 as f32 } else { 99.0 };
    let other = beside(slot);
    let its_best = other.and_then(|other| around.best(other));
    let each = all.iter().enumerate().map(|(i, c)| {
        let p = &voices[i];
        let clear = p.iter().filter(|p| **p > 0.3).count() as f32;
        let mut n = Vec::with_capacity(40);
        n.push(weights[i] - best);
        n.push(weights.iter().filter(|w| **w > weights[i]).count() as f32);
        n.push(p.iter().copied().fold(0.0, f32::max));
        n.extend([means[i], p.first().copied().unwrap_or(0.0), p.last().copied().unwrap_or(0.0)]);
        n.extend([clear, clear / p.len().max(1) as f32, heads.len() as f32, all.len() as f32, none]);
        n.push(yes(c.value == Value::None));
        n.push((0..all.len()).filter(|j| *j != i).map(|j| means[j]).fold(0.0, f32::max));
        n.extend([kind, story.heads[heads[0]].act as u64 as f32]);
        n.extend(around.sides_and_tolls);
        n.push(yes(story.subject_first(heads[0])));
        standing(story, heads, c, &mut n);
        n.push(c.tokens.as_ref().map_or(-1.0, |t| claims.of_another(slot, t, nth)));
        n.push(other.map_or(-1.0, |other| mean(&said(other, c.number))));
        n.push(yes(its_best.is_some_and(|(value, _)| *value == c.value)));
        n.push(its_best.map_or(-1.0, |(_, p)| p));
        n.push(claims.said_of_another(slot, &c.value, nth));
        n.push(other.map_or(-1.0, |other| claims.said_of_another(other, &c.value, nth)));
        if slot == Slot::Attacker {
            claiming(story, heads, &c.value, &mut n);
        }
        value(story, heads, all, &means, i, &mut n);
        n.resize(WIDTH, -1.0);
        n
    });
    each.collect()
}

/// What an incident's heads say most clearly of each slot of which that is asked.
#[derive(Debug)]
pub struct Around<'g> {
    best: [Option<(&'g Value, f32)>; 7],
    sides_and_tolls: [f32; 4],
}

impl<'g> Around<'g> {
    fn best(&self, slot: Slot) -> Option<(&'g Value, f32)> {
        *self.best.get(slot as usize)?
    }
}

/// What heads say most clearly: who, against whom, how many were killed and wounded, and of what kind it is.
pub fn around<'g>(guesses: &'g [Guess], heads: &[usize]) -> Around<'g> {
    let told = [Slot::Killed, Slot::Wounded, Slot::Attacker, Slot::Attacked, Slot::Kind];
    let mut around = Around { best: Default::default(), sides_and_tolls: [0.0; 4] };
    told.into_iter().for_each(|slot| around.best[slot as usize] = top(guesses, heads, slot));
    let value = |slot: Slot| around.best(slot).map(|b| b.0);
    let side = |slot: Slot| if let Some(Value::Side(side)) = value(slot) { role(side) } else { 0.0 };
    let toll = |slot: Slot| if let Some(Value::Toll(t)) = value(slot) { t.number() as f32 } else { -1.0 };
    around.sides_and_tolls =
        [side(Slot::Attacker), side(Slot::Attacked), toll(Slot::Killed), toll(Slot::Wounded)];
    around
}

/// What kind of side it is.
fn role(side: &Actor) -> f32 {
    match side {
        side if actors::is_armed_group(side) => 1.0,
        side if actors::is_government_side(side) => 2.0,
        side if side.code().starts_with("OTHER:") => 3.0,
        side if *side == Actor::civilians() => 4.0,
        _ => 5.0,
    }
}

/// The slot whose values are easily taken for this one's.
fn beside(slot: Slot) -> Option<Slot> {
    match slot {
        Slot::Attacker => Some(Slot::Attacked),
        Slot::Attacked => Some(Slot::Attacker),
        Slot::Killed => Some(Slot::Wounded),
        Slot::Wounded => Some(Slot::Killed),
        _ => None,
    }
}

/// What heads say of a slot most clearly, and how clearly all of them together.
fn top<'g>(guesses: &'g [Guess], heads: &[usize], slot: Slot) -> Option<(&'g Value, f32)> {
    let mut sums: Vec<(&Option_, f32)> = Vec::new();
    for o in heads.iter().flat_map(|&h| guesses[h].of(slot)) {
        match sums.iter_mut().find(|s| s.0.number == o.number) {
            Some(sum) => sum.1 += o.p,
            None => sums.push((o, o.p)),
        }
    }
    sums.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(o, p)| (&o.value, p))
}

/// Where its words stand.
fn standing(story: &Story<'_, '_>, heads: &[usize], c: &Candidate, n: &mut Vec<f32>) {
    let Some(at) = c.tokens.as_ref().map(|t| t.start) else { return n.extend([-1.0, -1.0, -1.0, -99.0]) };
    let sentence = story.sentence(at) as f32;
    let from = |h: usize| story.heads[h].sentence as f32;
    n.extend([sentence, heads.iter().map(|&h| (from(h) - sentence).abs()).fold(9.0, f32::min)]);
    n.push(sentence - from(heads[0]));
    let gaps = heads.iter().map(|&h| at as f32 - story.heads[h].tokens.start as f32);
    n.push(gaps.min_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(FAR).clamp(-FAR, FAR));
}

/// The value itself, among the others.
fn value(
    story: &Story<'_, '_>,
    heads: &[usize],
    all: &[Candidate],
    means: &[f32],
    i: usize,
    n: &mut Vec<f32>,
) {
    let scene = story.scene;
    let own = heads
        .iter()
        .find_map(|&h| story.heads[h].toll)
        .map_or(-1.0, |t| scene.tolls[t].victims as u64 as f32);
    match &all[i].value {
        Value::Place(place) => {
            let near =
                |c: &Candidate| matches!(&c.value, Value::Place(p) if super::ground::lie(p, place) <= 3);
            n.push(place.prec().map_or(0.0, |p| p as u64 as f32 + 1.0));
            n.push(yes(place.country() == story.country));
            n.extend(site(story, &all[i]));
            n.push((0..all.len()).filter(|&j| j != i && near(&all[j])).map(|j| means[j]).sum());
        }
        Value::Days(days) => n.extend([days.days() as f32, story.age(days) as f32]),
        Value::Toll(toll) => {
            let this = toll.number();
            let number = |c: &Candidate| if let Value::Toll(t) = &c.value { Some(t.number()) } else { None };
            let seen: Vec<u32> = all.iter().filter_map(number).collect();
            let sum = |a: u32, b: u32| a > 0 && b > 0 && a.saturating_add(b) == this;
            let again = scene.tolls.iter().take(LOOKED).filter(|t| t.toll.number() == this);
            n.extend([this as f32, seen.len() as f32, seen.iter().filter(|x| **x > this).count() as f32]);
            n.push(yes(seen.iter().any(|&a| seen.iter().any(|&b| sum(a, b)))));
            n.push(yes(seen.iter().any(|&a| a > 0 && seen.contains(&a.saturating_add(this)))));
            n.push(again.clone().count() as f32);
            n.push(again.filter(|t| story.titled && story.sentence(t.tokens.start) == 0).count() as f32);
            n.push(own);
            let at = all[i].tokens.as_ref();
            let its = at.and_then(|t| within(&scene.tolls, t.start..t.start + 1, |m| m.tokens.start).first());
            n.push(its.map_or(-1.0, |m| m.victims as u64 as f32 + 4.0 * yes(m.past)));
            let cue = |cue| at.is_some_and(|t| scene.has_cue(t.start.saturating_sub(4)..t.end + 3, cue));
            n.push(yes(cue(Cue::Subset)) + 2.0 * yes(cue(Cue::Update)) + 4.0 * yes(cue(Cue::Sum)));
        }
        Value::Side(side) => {
            n.push(role(side));
            let again = scene.actors.iter().take(LOOKED).filter(|m| m.readings.first() == Some(side));
            n.extend([again.count() as f32, own, yes(all[i].tokens.is_some())]);
            n.extend(steered(story, &all[i]));
        }
        Value::Kind(kind) => {
            let act = |h: &usize| story.heads[*h].act.sub_event_type();
            let named = heads.iter().filter(|&h| act(h) == Some(*kind)).count();
            let family = |k: SubEventType| k.event_type() == kind.event_type();
            let of_family = heads.iter().filter(|&h| act(h).is_some_and(family)).count();
            n.extend([*kind as u64 as f32, kind.event_type() as u64 as f32, own]);
            n.extend([named as f32, of_family as f32]);
            let same = |c: &Candidate| matches!(c.value, Value::Kind(k) if family(k));
            n.push((0..all.len()).filter(|&j| same(&all[j])).map(|j| means[j]).sum());
        }
        _ => {
            n.extend([0.0, 0.0, own]);
            n.extend(company(story, heads));
        }
    }
}

/// How a place is named: as part of something, as a way, an office, bare; how exactly; and how often, and whether in the title.
fn site(story: &Story<'_, '_>, this: &Candidate) -> [f32; 7] {
    let sites = &story.scene.sites;
    let at = this.tokens.as_ref().map(|t| (t.start, sites.partition_point(|s| s.tokens.start < t.start)));
    let its = at.and_then(|(start, i)| Some((sites.get(i).filter(|s| s.tokens.start == start)?, i)));
    let Some((its, i)) = its else { return [-1.0; 7] };
    let (again, titled) = story.places_again.get(i).copied().unwrap_or_default();
    let how = [its.minor, its.way, its.office, its.bare].map(yes);
    [how[0], how[1], how[2], how[3], f32::from(its.exact), again as f32, yes(titled)]
}

/// Tokens around a side in which a word may say what it did or suffered.
const STEERED: usize = 8;

/// What the words around a side say of it: how near before it stands a word of doing, of suffering, of blame, of saying, how near
/// after it one of doing; the preposition on it, and whether it is named by its own name.
fn steered(story: &Story<'_, '_>, this: &Candidate) -> [f32; 7] {
    let scene = story.scene;
    let Some(at) = this.tokens.as_ref() else { return [-1.0; 7] };
    let its = within(&scene.actors, at.start..at.start + 1, |m| m.tokens.start).first();
    let before = |cues: &[Cue]| {
        let reach = at.start.saturating_sub(STEERED)..at.start;
        let near = scene.cues_back(reach).find(|c| cues.contains(c.value));
        near.map_or(9.0, |c| at.start.saturating_sub(c.tokens.end) as f32)
    };
    let after = scene.cues_in(at.end..at.end + STEERED, Cue::Did).next();
    [
        before(&[Cue::By, Cue::ClaimedBy]),
        before(&[Cue::Upon]),
        before(&[Cue::Blame]),
        before(&[Cue::Did]),
        after.map_or(9.0, |c| (c.tokens.start - at.end) as f32),
        its.and_then(|m| m.proclitics.preposition).map_or(0.0, |p| p as u32 as f32),
        its.map_or(-1.0, |m| yes(m.named)),
    ]
}

/// How many sides stand in the sentences of heads: all, armed groups, governments.
fn company(story: &Story<'_, '_>, heads: &[usize]) -> [f32; 3] {
    let mut sentences: Vec<usize> = heads.iter().take(ASKED).map(|&h| story.heads[h].sentence).collect();
    sentences.dedup();
    let mut seen = [0.0; 3];
    for sentence in sentences {
        let reach = story.scene.text.sentences()[sentence].clone();
        for m in within(&story.scene.actors, reach, |m| m.tokens.start).iter().take(LOOKED) {
            let is = |of: fn(&Actor) -> bool| yes(m.readings.first().is_some_and(of));
            seen[0] += 1.0;
            seen[1] += is(actors::is_armed_group);
            seen[2] += is(actors::is_government_side);
        }
    }
    seen
}

/// What the article says of claims: how far the nearest stands that this side makes (for nobody: that any side makes), and
/// the nearest that nobody made; and how many there are.
fn claiming(story: &Story<'_, '_>, heads: &[usize], value: &Value, n: &mut Vec<f32>) {
    let gap = |sentence: usize| {
        let gaps = heads.iter().map(|&h| sentence as f32 - story.heads[h].sentence as f32);
        gaps.min_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(9.0).clamp(-9.0, 9.0)
    };
    let nearest = |is: &dyn Fn(&Claiming) -> bool| {
        let gaps = story.claiming.iter().filter(|c| is(c)).map(|c| gap(c.sentence));
        gaps.min_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(10.0)
    };
    let mine = |c: &Claiming| match value {
        Value::Side(side) => c.by.as_ref() == Some(side),
        _ => c.by.is_some(),
    };
    n.push(nearest(&mine));
    n.push(nearest(&|c| c.denied));
    n.push(story.claiming.len() as f32);
}

/// Numbers of a candidate.
const WIDTH: usize = 46;
