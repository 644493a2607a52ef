//! A judged incident → a report: its values, each with the words that carry it and how sure it is.

mod claimed;

pub use claimed::Claimed;

use crate::{
    annotate::{Scene, actors, sorted::within},
    lang::Cue,
    link::{
        decide::{is_told, run},
        deciders::Deciders,
        ground::lie,
        pool::{Candidate, Pooled},
        slots::{Slot, Value},
        story::Story,
    },
    ontology::Harm,
};
use std::{collections::BTreeMap, ops::Range};
use tazamun_record::{Actor, Facts, Quote, Quotes, Report, What};

/// A second side is named beside the first where it is at least this likely, and this share as likely.
const BESIDE: (f32, f32) = (0.12, 0.3);
/// Sides of one kind at most.
const SIDES: usize = 3;

/// The reports of a story: those that are likely enough by themselves, or those of at least this confidence.
pub fn reports(story: &Story<'_, '_>, deciders: &Deciders, confidence: Option<f64>) -> Vec<Report> {
    let all = run(story, deciders).1;
    let claimed = Claimed::new(story, &all, deciders);
    let told = all.iter().enumerate().filter(|(_, p)| is_told(story, p, deciders, confidence));
    told.filter_map(|(i, p)| report(story, p, claimed.by(i), deciders)).collect()
}

/// The report of an incident that a group may claim, or `None` where it has no place that can be coded or no words to quote.
pub fn report(
    story: &Story<'_, '_>,
    this: &Pooled,
    claimed_by: Option<Actor>,
    deciders: &Deciders,
) -> Option<Report> {
    let scene = story.scene;
    let mut facts = facts(this)?;
    // What a name may mean at one and the same spot (a town, its district) is told as the name is read first.
    let named = this.best(Slot::Place).and_then(|c| c.tokens.as_ref());
    let first = named.and_then(|t| within(&scene.sites, t.start..t.start + 1, |s| s.tokens.start).first());
    if let Some(site) = first.filter(|site| lie(&site.place, &facts.place) <= 1) {
        facts.place = site.place.clone();
    }
    let (by, on) = sides(this);
    if facts.actor1.is_empty() {
        facts.actor1.extend(claimed_by.clone());
    }
    let tolls = this.heads.iter().filter_map(|&h| Some(&scene.tolls[story.heads[h].toll?]));
    let both = tolls.clone().find(|t| t.harm == Harm::Both).filter(|_| facts.killed.is_none());
    facts.casualties = both.map(|t| t.toll.number());
    facts.claimed_by = claimed_by;
    facts.actor_source = this.heads.iter().find_map(|&h| {
        let sentence = scene.text.sentences()[story.heads[h].sentence].clone();
        scene
            .has_cue(sentence.clone(), Cue::Report)
            .then(|| actors::source(scene.language(sentence.start), scene.text, sentence))?
    });
    let said = |slot: Slot| this.best(slot)?.tokens.clone().and_then(|t| quote(scene, t));
    // The words of the side that is named first, not of the likeliest by itself: that one may be its own adversary.
    let named = |party: &[&Candidate]| quote(scene, party.first()?.tokens.clone()?);
    let counted = both.and_then(|t| quote(scene, t.tokens.clone()));
    let quotes = Quotes {
        date: said(Slot::Date),
        place: said(Slot::Place),
        killed: said(Slot::Killed).or_else(|| counted.clone()),
        wounded: said(Slot::Wounded).or(counted),
        actor1: named(&by),
        actor2: named(&on),
    };
    let confidences: BTreeMap<String, f64> = Slot::ALL
        .iter()
        .zip(&deciders.trust_of(story, this).slots)
        .filter_map(|(&slot, curve)| Some((slot.field().to_owned(), curve.of(this.best(slot)?.p))))
        .collect();
    Some(Report {
        facts,
        trigger: quote(scene, leading(story, this))?,
        quotes,
        sure: None,
        confidence: Some(deciders.trust_of(story, this).whole.of(this.p)),
        confidences: Some(confidences),
        reader: None,
    })
}

/// The values of an incident, or `None` where it has no place.
pub fn facts(this: &Pooled) -> Option<Facts> {
    let best = |slot| this.best(slot).map(|c| &c.value);
    let place = match best(Slot::Place)? {
        Value::Place(p) => p.clone(),
        _ => return None,
    };
    let when = match best(Slot::Date)? {
        Value::Days(d) => *d,
        _ => return None,
    };
    let kind = match best(Slot::Kind)? {
        Value::Kind(k) => *k,
        _ => return None,
    };
    let mut facts = Facts::new(What::from(kind), when, place);
    let toll = |slot| match best(slot) {
        Some(Value::Toll(t)) => Some(*t),
        _ => None,
    };
    facts.killed = toll(Slot::Killed);
    facts.wounded = toll(Slot::Wounded);
    let (by, on) = sides(this);
    (facts.actor1, facts.actor2) = (actors(&by), actors(&on));
    if let Some(Value::Status(s)) = best(Slot::Status) {
        facts.status = *s;
    }
    facts.background = best(Slot::Background) == Some(&Value::Flag(true));
    facts.aggregate = best(Slot::Aggregate) == Some(&Value::Flag(true));
    Some(facts)
}

fn quote(scene: &Scene<'_, '_>, tokens: Range<usize>) -> Option<Quote> {
    Quote::cut(scene.text.original(), scene.text.span(scene.text.range(tokens))).ok()
}

/// The words that tell it: the surest head whose act is of its kind, else the surest.
fn leading(story: &Story<'_, '_>, this: &Pooled) -> Range<usize> {
    let kind = this.best(Slot::Kind).map(|c| &c.value);
    let of_kind = |h: usize| {
        let act = story.heads[h].act.sub_event_type().map(Value::Kind);
        act.is_some() && act.as_ref() == kind
    };
    let heads = this.heads.iter().zip(&this.sure);
    let best = heads.rev().max_by(|a, b| of_kind(*a.0).cmp(&of_kind(*b.0)).then(a.1.total_cmp(b.1)));
    best.map_or(0..0, |(h, _)| story.heads[*h].tokens.clone())
}

/// Both sides, each with those named about as clearly.
fn sides(this: &Pooled) -> (Vec<&Candidate>, Vec<&Candidate>) {
    let party = |slot: Slot| this.best(slot).map_or_else(Vec::new, |c| party(c, &this.slots[slot as usize]));
    let (doers, mut targets) = (party(Slot::Attacker), party(Slot::Attacked));
    targets.retain(|c| !doers.iter().any(|d| d.value == c.value));
    (doers, targets)
}

fn party<'p>(first: &'p Candidate, all: &'p [Candidate]) -> Vec<&'p Candidate> {
    let near = all.iter().filter(|c| c.value != first.value && c.p >= BESIDE.0.max(first.p * BESIDE.1));
    let named = std::iter::once(first).chain(near).filter(|c| matches!(c.value, Value::Side(_)));
    if first.value == Value::None { Vec::new() } else { named.take(SIDES).collect() }
}

fn actors(party: &[&Candidate]) -> Vec<Actor> {
    let code = |c: &&Candidate| if let Value::Side(a) = &c.value { Some(a.clone()) } else { None };
    party.iter().filter_map(code).collect()
}
