//! Which incident of an article a group says is its own.
//!
//! A claim mostly stands behind what it is about: in the same sentence, or after some that tell more of the incident. At the
//! head of an article it stands before it. So a claim goes to the incidents of its sentence, else to the nearest told before
//! it, else to the nearest told after it; and only to an attack that nobody else is said to have made.

use crate::{
    annotate::scene::{
        Scene,
        claiming::{CLAIMED, claimant, is_denied},
    },
    lang::Cue,
    link::{
        decide::is_told,
        deciders::Deciders,
        pool::Pooled,
        slots::{Slot, Value},
        story::Story,
    },
};
use tazamun_record::{Actor, EventType};

/// Claims of an article that are looked at.
const CLAIMS: usize = 20;
/// Sentences that may stand between an incident and the claim after it.
const BEFORE: usize = 10;
/// Sentences that may stand between a claim and the incident after it.
const AFTER: usize = 3;
/// An attacker is said to be the group where it is at least this likely.
const SAID: f32 = 0.1;

/// The claims of an article, each with the incidents that it is about.
#[derive(Debug, Default)]
pub struct Claimed(Vec<(Actor, Vec<usize>)>);

impl Claimed {
    /// The claims that are made of these incidents.
    pub fn new(story: &Story<'_, '_>, all: &[Pooled], deciders: &Deciders) -> Self {
        let scene = story.scene;
        let claims = scene.cues.iter().filter(|cue| matches!(cue.value, Cue::Claim | Cue::ClaimedBy));
        let made = claims.map(|cue| cue.tokens.start).filter(|&at| !is_denied(scene, at)).take(CLAIMS);
        let mut told = None;
        let about = made.filter_map(|at| {
            let by = group(scene, at)?;
            let told = told.get_or_insert_with(|| places_of(story, all, deciders));
            Some((by.clone(), meant(story, all, told, by, at)))
        });
        Claimed(about.collect())
    }

    /// Who claims an incident, by its index.
    pub fn by(&self, incident: usize) -> Option<Actor> {
        self.0.iter().find(|(_, of)| of.contains(&incident)).map(|(by, _)| by.clone())
    }
}

/// The armed group that makes a claim: the nearest of its sentence.
fn group<'s>(scene: &'s Scene<'_, '_>, at: usize) -> Option<&'s Actor> {
    let sentence = &scene.text.sentences()[scene.text.sentence_of(at)];
    claimant(scene, at, sentence.start.max(at.saturating_sub(CLAIMED))..sentence.end.min(at + CLAIMED))
}

/// The sentences of the heads of incidents that are told, rising, each with its incident.
fn places_of(story: &Story<'_, '_>, all: &[Pooled], deciders: &Deciders) -> Vec<(usize, usize)> {
    let told = all.iter().enumerate().filter(|(_, p)| is_told(story, p, deciders, None));
    let heads = told.flat_map(|(i, p)| p.heads.iter().map(move |&h| (story.heads[h].sentence, i)));
    let mut heads: Vec<(usize, usize)> = heads.collect();
    heads.sort_unstable();
    heads.dedup();
    heads
}

/// The incidents that a claim is about.
fn meant(
    story: &Story<'_, '_>,
    all: &[Pooled],
    told: &[(usize, usize)],
    by: &Actor,
    at: usize,
) -> Vec<usize> {
    let here = story.scene.text.sentence_of(at);
    let of = |sentence: usize| {
        let first = told.partition_point(|t| t.0 < sentence);
        told[first..].iter().take_while(move |t| t.0 == sentence).map(|t| t.1)
    };
    let fit = |sentence: usize| of(sentence).filter(|&i| may_be_theirs(&all[i], by)).collect::<Vec<_>>();
    let before = told[..told.partition_point(|t| t.0 < here)].last().map(|t| t.0);
    let after = told.get(told.partition_point(|t| t.0 <= here)).map(|t| t.0);
    let near = [Some(here), before.filter(|s| here - s <= BEFORE), after.filter(|s| s - here <= AFTER)];
    near.into_iter().flatten().map(fit).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether an incident is an attack that this group may have made: it is said to be the attacker, or nobody is.
fn may_be_theirs(incident: &Pooled, by: &Actor) -> bool {
    let attack = incident.kind().is_some_and(|kind| {
        matches!(
            kind.event_type(),
            EventType::Battles | EventType::Explosions | EventType::ViolenceAgainstCivilians
        )
    });
    let said = &incident.slots[Slot::Attacker as usize];
    let is = |value: &Value| match value {
        Value::Side(actor) => actor == by || *actor == Actor::unidentified(),
        Value::None => true,
        _ => false,
    };
    attack
        && (said.first().is_none_or(|c| is(&c.value))
            || said.iter().any(|c| c.p >= SAID && matches!(&c.value, Value::Side(actor) if actor == by)))
}
