//! A gathered incident → a report: its type, days, place, sides and tolls, each with the words that carry it.

use super::{
    Act, Scene,
    gather::Gathered,
    roles::{Side, sides},
    scene::within,
    telling::Telling,
};
use crate::{
    howmany::{self, Harm, Victims},
    lang::{Cue, Word},
    who::{self, Who},
};
use std::ops::Range;
use tazamun_record::{
    Actor, Country, Facts, Place, Quote, Quotes, Report, Status, SubEventType, Toll, What, WherePrec,
};

/// A side of an incident: its actors and the tokens that name the clearest.
#[derive(Debug, Default)]
struct Party {
    actors: Vec<Actor>,
    tokens: Option<Range<usize>>,
}

/// Writes the report of an incident, or `None` where it has no place that can be coded or no words to quote.
pub fn report(scene: &Scene<'_, '_>, tellings: &[Telling], incident: &Gathered) -> Option<Report> {
    let told: Vec<&Telling> = incident.tellings.iter().map(|&t| &tellings[t]).collect();
    let (place, place_tokens) = place(scene, incident)?;
    let (mut doers, targets) = parties(scene, &told, place.country());
    let claimed_by = claimed_by(scene, &told);
    if doers.actors.is_empty() {
        doers.actors.extend(claimed_by.clone());
    }
    let killed = total(scene, incident, Harm::Killed);
    let wounded = total(scene, incident, Harm::Wounded);
    let both = incident.tolls.iter().find(|&&t| scene.tolls[t].harm == Harm::Both);
    let what = what(incident, &told, scene, &doers, &targets);
    let mut facts = Facts::new(What::from(what), incident.when, place);
    facts.killed = killed.as_ref().map(|k| k.0);
    facts.wounded = wounded.as_ref().map(|w| w.0);
    if killed.is_none() {
        facts.casualties = both.map(|&t| scene.tolls[t].toll.number());
    }
    facts.status = status(scene, &told, &doers, &targets);
    facts.claimed_by = claimed_by;
    facts.actor_source = source(scene, &told);
    facts.background = is_background(scene, incident, &told);
    facts.aggregate = incident.aggregate;
    let both_tokens = both.map(|&t| scene.tolls[t].tokens.clone()).filter(|_| killed.is_none());
    let quotes = Quotes {
        date: told
            .iter()
            .flat_map(|t| &t.times)
            .next()
            .and_then(|&t| quote(scene, scene.times[t].tokens.clone())),
        place: quote(scene, place_tokens),
        killed: killed.map(|k| k.1).or(both_tokens.clone()).and_then(|t| quote(scene, t)),
        wounded: wounded.map(|w| w.1).or(both_tokens).and_then(|t| quote(scene, t)),
        actor1: doers.tokens.and_then(|t| quote(scene, t)),
        actor2: targets.tokens.and_then(|t| quote(scene, t)),
    };
    facts.actor1 = doers.actors;
    facts.actor2 = targets.actors;
    Some(Report { facts, trigger: trigger(scene, incident, &told)?, quotes, sure: None, confidence: None })
}

fn quote(scene: &Scene<'_, '_>, tokens: Range<usize>) -> Option<Quote> {
    Quote::cut(scene.text.original(), scene.text.span(scene.text.range(tokens))).ok()
}

/// The words that tell it: its trigger of highest rank in the text, else its toll.
fn trigger(scene: &Scene<'_, '_>, incident: &Gathered, told: &[&Telling]) -> Option<Quote> {
    let anchors = told.iter().flat_map(|t| &t.anchors).map(|&a| &scene.anchors[a]);
    let best = anchors
        .clone()
        .find(|a| a.act == incident.act)
        .or_else(|| anchors.clone().max_by_key(|a| a.act.rank()));
    let tokens = match best {
        Some(anchor) => anchor.tokens.clone(),
        None => scene.tolls[*incident.tolls.first()?].tokens.clone(),
    };
    quote(scene, tokens)
}

/// The most exact place, the first told of equals; several far apart give the division that holds them.
fn place(scene: &Scene<'_, '_>, incident: &Gathered) -> Option<(Place, Range<usize>)> {
    let first = scene.sites.get(*incident.sites.first()?)?;
    if incident.aggregate {
        let last = scene.sites.get(*incident.sites.last()?)?;
        return Some((division(scene, incident, &first.place)?, first.tokens.start..last.tokens.end));
    }
    let best = incident
        .sites
        .iter()
        .map(|&s| &scene.sites[s])
        .reduce(|best, site| if site.exact > best.exact { site } else { best })?;
    Some((best.place.clone(), best.tokens.clone()))
}

/// The first-level division around several places of it.
fn division(scene: &Scene<'_, '_>, incident: &Gathered, first: &Place) -> Option<Place> {
    let points: Vec<_> = incident.sites.iter().filter_map(|&s| scene.sites[s].place.point()).collect();
    let mean = |f: fn(&tazamun_record::Point) -> f64| points.iter().map(f).sum::<f64>() / points.len() as f64;
    let point = tazamun_record::Point::new(mean(|p| p.lat()), mean(|p| p.lon())).ok();
    let names: Vec<&str> = incident.sites.iter().filter_map(|&s| scene.sites[s].place.name()).collect();
    Place::new(
        first.country(),
        first.adm1().map(str::to_owned),
        Some(names.join(", ")),
        point,
        Some(WherePrec::Governorate),
    )
    .ok()
}

/// Who stands on which side, over all tellings; roles that the text left open are settled by the country.
fn parties(scene: &Scene<'_, '_>, told: &[&Telling], country: Option<Country>) -> (Party, Party) {
    let mut doers: Vec<(u8, usize, Actor, Range<usize>)> = Vec::new();
    let mut targets: Vec<(u8, usize, Actor, Range<usize>)> = Vec::new();
    for (order, telling) in told.iter().enumerate() {
        for (index, side) in sides(scene, telling) {
            let mention = &scene.actors[index];
            let Some(actor) = settle(&mention.who, country) else { continue };
            match side {
                Side::Doer(strength) => doers.push((strength, order, actor, mention.tokens.clone())),
                // A sentence that only refers back says who did it rather than to whom.
                Side::Target(strength) => {
                    let strength =
                        if telling.definite && told.len() > 1 { strength.min(1) } else { strength };
                    targets.push((strength, order, actor, mention.tokens.clone()));
                }
            }
        }
        targets.extend(counted_side(scene, telling, order, country));
    }
    let mut targets = party(targets);
    let mut doers = party(doers);
    counterparts(scene, told, country, &mut doers, &mut targets);
    // People of a toll are those that the text names otherwise too ("11 من عناصر التنظيم").
    if targets.actors.len() > 1
        && !told.iter().flat_map(|t| &t.tolls).any(|&t| scene.tolls[t].victims == Victims::Civilians)
    {
        targets.actors.retain(|a| a.code() != "CIVILIANS");
    }
    let only_doer: Vec<Actor> = doers.actors.clone();
    let targets = Party {
        actors: targets.actors.into_iter().filter(|a| !only_doer.contains(a)).collect(),
        tokens: targets.tokens,
    };
    (doers, targets)
}

/// Where one side alone is said, the other that these sentences name: a government's forces against a group. Who makes
/// arrests or finds weapons is the government of the place.
fn counterparts(
    scene: &Scene<'_, '_>,
    told: &[&Telling],
    country: Option<Country>,
    doers: &mut Party,
    targets: &mut Party,
) {
    let police = told.iter().any(|t| matches!(t.act, Act::Arrest | Act::Disarm | Act::Free));
    let by_air = told.iter().any(|t| t.act == Act::Air);
    let bombed = told.iter().any(|t| matches!(t.act, Act::Bomb | Act::Suicide));
    let enemy = targets.actors.first().is_some_and(|a| who::is_armed_group(a) && a.code() != "HEZBOLLAH");
    let attacker = doers.actors.first().is_some_and(who::is_armed_group);
    if doers.actors.is_empty() && (police || (enemy && !by_air && !bombed)) {
        let side = government(scene, told, country);
        doers.actors.extend(side.or_else(|| police.then(|| settle(&Who::Forces, country)).flatten()));
    } else if attacker && targets.actors.is_empty() && told.iter().any(|t| t.foiled || t.act == Act::Clash) {
        targets.actors.extend(government(scene, told, country));
    }
}

/// The first government side that these sentences name.
fn government(scene: &Scene<'_, '_>, told: &[&Telling], country: Option<Country>) -> Option<Actor> {
    told.iter().find_map(|t| {
        let sentence = scene.text.sentences()[t.sentence].clone();
        within(&scene.actors, sentence, |m| m.tokens.start)
            .iter()
            .filter_map(|m| settle(&m.who, country))
            .find(who::is_government_side)
    })
}

/// Soldiers, fighters and people of a toll as a side, where the text names no group for them.
fn counted_side(
    scene: &Scene<'_, '_>,
    telling: &Telling,
    order: usize,
    country: Option<Country>,
) -> Option<(u8, usize, Actor, Range<usize>)> {
    let toll = telling.tolls.iter().map(|&t| &scene.tolls[t]).max_by_key(|t| t.victims)?;
    let actor = match toll.victims {
        Victims::Forces => settle(&Who::Forces, country)?,
        Victims::Civilians => Actor::civilians(),
        Victims::Persons => return Some((0, order, Actor::civilians(), toll.counted.clone())),
        Victims::Fighters => return None,
    };
    Some((2, order, actor, toll.counted.clone()))
}

fn settle(who: &Who, country: Option<Country>) -> Option<Actor> {
    // Whose aircraft they are the country alone does not say surely enough.
    let open = matches!(who, Who::Aircraft);
    who::readings(who, country).into_iter().next().filter(|_| !open)
}

/// The clearest of the actors on a side and those named as clearly.
fn party(mut found: Vec<(u8, usize, Actor, Range<usize>)>) -> Party {
    found.sort_by_key(|(strength, order, _, tokens)| (std::cmp::Reverse(*strength), *order, tokens.start));
    let Some((top, _, first, _)) = found.first().cloned() else { return Party::default() };
    // The side is settled by the clearest mention and quoted by the fullest: "تنظيم داعش", not a "التنظيم" that stands
    // all over the article.
    let full = |(_, order, _, tokens): &&(u8, usize, Actor, Range<usize>)| {
        (tokens.len().min(2), std::cmp::Reverse(*order), std::cmp::Reverse(tokens.start))
    };
    let same = found.iter().filter(|(strength, _, actor, _)| *actor == first && *strength > 1);
    let tokens = same.max_by_key(full).map(|(_, _, _, tokens)| tokens.clone());
    let mut actors: Vec<Actor> = Vec::new();
    for (strength, _, actor, _) in found {
        if (strength == top || (strength + 1 == top && strength >= 4))
            && !actors.contains(&actor)
            && actors.len() < 3
        {
            actors.push(actor);
        }
    }
    Party { actors, tokens }
}

/// The incident's total of one harm, over all sides, and the words that carry it.
fn total(scene: &Scene<'_, '_>, incident: &Gathered, harm: Harm) -> Option<(Toll, Range<usize>)> {
    let tolls: Vec<&howmany::Mention> =
        incident.tolls.iter().map(|&t| &scene.tolls[t]).filter(|t| t.harm == harm).collect();
    let in_text: Vec<&howmany::Mention> =
        tolls.iter().copied().filter(|t| !scene.is_title(scene.text.sentence_of(t.tokens.start))).collect();
    let title = tolls.iter().copied().find(|t| scene.is_title(scene.text.sentence_of(t.tokens.start)));
    let mut tolls = if in_text.is_empty() { tolls } else { in_text };
    // "قياديا وخمسة آخرين": the title counts the one as well.
    if let Some(title) = title.filter(|title| tolls.iter().all(|t| counts_others(scene, t, title))) {
        tolls = vec![title];
    }
    if tolls.iter().any(|t| t.toll.number() > 0) {
        tolls.retain(|t| t.toll.number() > 0);
    }
    let first = tolls.first()?;
    let mut classes: Vec<(Victims, Toll)> = Vec::new();
    for toll in &tolls {
        match classes.iter_mut().find(|(v, _)| *v == toll.victims) {
            Some((_, told)) => *told = two_sources(told, &toll.toll),
            None => classes.push((toll.victims, toll.toll)),
        }
    }
    // A number of people is a total over all sides; soldiers here and fighters there are added up.
    let people = classes.iter().find(|(v, _)| *v == Victims::Persons).map(|c| c.1);
    let parts = classes
        .iter()
        .filter(|(v, _)| *v != Victims::Persons)
        .map(|c| c.1)
        .reduce(|a, b| howmany::sum(&a, &b));
    let toll = match (people, parts) {
        // "Dozens" in the lead is no more than the number told later.
        (Some(people), Some(parts)) if parts.number() > people.number() && !vaguer(&parts, &people) => parts,
        (Some(people), _) => people,
        (None, parts) => parts?,
    };
    let tokens = if first.tokens.len() <= first.counted.len() + 2 {
        first.tokens.clone()
    } else {
        first.counted.clone()
    };
    Some((toll, tokens))
}

/// Whether a toll counts only the others besides somebody named, and the title them all.
fn counts_others(scene: &Scene<'_, '_>, toll: &howmany::Mention, title: &howmany::Mention) -> bool {
    let after = toll.counted.start..toll.counted.end + 3;
    let others = after.into_iter().any(|at| scene.is(Word::Others, at));
    let one_more = toll.toll.number().checked_add(1) == Some(title.toll.number());
    others && one_more
}

/// Whether a toll is only a bound ("dozens") and the other a number.
fn vaguer(toll: &Toll, other: &Toll) -> bool {
    toll.best().is_none() && other.best().is_some()
}

/// Two numbers for the same: the first told is best, unless it is only "dozens".
fn two_sources(a: &Toll, b: &Toll) -> Toll {
    if a.number() == b.number() {
        return *a;
    }
    if a.best().is_none() && b.best().is_some() {
        *b
    } else if b.best().is_none() {
        *a
    } else {
        a.with(b)
    }
}

/// The sub-event type: of the acts the one of highest rank; open ones by who stands on the sides.
fn what(
    incident: &Gathered,
    told: &[&Telling],
    scene: &Scene<'_, '_>,
    doers: &Party,
    targets: &Party,
) -> SubEventType {
    let by_air = doers.actors.iter().any(|a| matches!(a.code(), "COALITION" | "ARAB_COALITION"));
    match incident.act {
        Act::Bombard | Act::Assault | Act::Harm if by_air && doers.actors.len() == 1 => {
            SubEventType::AirStrike
        }
        Act::Take | Act::Free => {
            let government = match doers.actors.first() {
                Some(doer) => who::is_government_side(doer),
                None => incident.act == Act::Free,
            };
            if government {
                SubEventType::GovernmentRegainsTerritory
            } else {
                SubEventType::NonStateActorOvertakesTerritory
            }
        }
        Act::Destroy if !incident.tolls.is_empty() => SubEventType::RemoteExplosive,
        // Who is no government takes people away; it arrests none.
        Act::Arrest if doers.actors.first().is_some_and(who::is_armed_group) => SubEventType::Abduction,
        Act::Murder if fights(scene, told, targets) => SubEventType::ArmedClash,
        act => act.sub_event_type().unwrap_or_else(|| {
            let civilians = targets.actors.first().is_some_and(|a| a.code() == "CIVILIANS");
            if civilians && !fights(scene, told, targets) {
                SubEventType::Attack
            } else {
                SubEventType::ArmedClash
            }
        }),
    }
}

/// Whether those attacked are soldiers, police or fighters.
fn fights(scene: &Scene<'_, '_>, told: &[&Telling], targets: &Party) -> bool {
    let combatants = told
        .iter()
        .flat_map(|t| &t.tolls)
        .any(|&t| matches!(scene.tolls[t].victims, Victims::Forces | Victims::Fighters));
    combatants || targets.actors.first().is_some_and(|a| a.code() != "CIVILIANS")
}

/// Occurred, foiled, or claimed by the side that speaks of its own success.
fn status(scene: &Scene<'_, '_>, told: &[&Telling], doers: &Party, targets: &Party) -> Status {
    if told.iter().any(|t| t.foiled) && !told.iter().any(|t| !t.tolls.is_empty()) {
        return Status::Foiled;
    }
    let state = doers.actors.first().is_some_and(who::is_government_side);
    let enemy = targets.actors.first().is_some_and(who::is_armed_group);
    let said = told.iter().any(|t| {
        let sentence = scene.text.sentences()[t.sentence].clone();
        scene.has_cue(sentence, Cue::Report)
    });
    if state && enemy && said { Status::Claimed } else { Status::Occurred }
}

/// A sentence with the one after it, if that tells nothing itself: "... The group claimed responsibility."
fn with_next(scene: &Scene<'_, '_>, sentence: usize) -> Range<usize> {
    let sentences = scene.text.sentences();
    let this = sentences[sentence].clone();
    let next = sentences.get(sentence + 1).filter(|next| {
        within(&scene.anchors, (*next).clone(), |a| a.tokens.start).is_empty()
            && within(&scene.tolls, (*next).clone(), |t| t.tokens.start).is_empty()
    });
    this.start..next.map_or(this.end, |next| next.end)
}

/// Whether a claim is denied: "لم تعلن أي جهة على الفور المسؤولية".
fn is_denied(scene: &Scene<'_, '_>, claim: usize) -> bool {
    let clause = scene.text.clauses()[scene.text.clause_of(claim)].start;
    scene.has_cue(claim.saturating_sub(8).max(clause)..claim, Cue::Negation)
}

/// Tokens between a group and what it says to have done ("أعلن التنظيم في بيان على موقع تابع له المسؤولية").
const CLAIMED: usize = 14;

/// The group that a sentence about the incident says claims it.
fn claimed_by(scene: &Scene<'_, '_>, told: &[&Telling]) -> Option<Actor> {
    told.iter().find_map(|t| {
        let sentence = with_next(scene, t.sentence);
        let claim =
            scene.cues_in(sentence.clone(), Cue::Claim).find(|c| !is_denied(scene, c.tokens.start))?;
        let near =
            within(&scene.actors, sentence.clone(), |m| m.tokens.start).iter().filter_map(|m| match &m.who {
                Who::Known(actor) if who::is_armed_group(actor) => {
                    Some((m.tokens.start.abs_diff(claim.tokens.start), actor))
                }
                _ => None,
            });
        near.filter(|(gap, _)| *gap <= CLAIMED).min_by_key(|(gap, _)| *gap).map(|(_, actor)| actor.clone())
    })
}

/// Who is said to report it: named in the sentences that tell it, the text's before the title's.
fn source(scene: &Scene<'_, '_>, told: &[&Telling]) -> Option<String> {
    told.iter().find_map(|t| {
        let sentence = scene.text.sentences()[t.sentence].clone();
        scene
            .has_cue(sentence.clone(), Cue::Report)
            .then(|| who::source(scene.language, scene.text, sentence))?
    })
}

/// Days up to which a newspaper's news may be late.
const LATE: i64 = 5;

/// Told as background: days before the news, or only after the news in passing.
fn is_background(scene: &Scene<'_, '_>, incident: &Gathered, told: &[&Telling]) -> bool {
    let day = tazamun_record::day_number;
    let old = day(scene.published) - day(incident.when.end()) > LATE;
    old && told.first().is_some_and(|t| t.sentence > 0)
}
