//! Where in a text the organisations and groups stand.

use super::{Mention, Nation, Who, beside, is_armed_group, named, nations, readings, settle};
use crate::{
    annotate::{capital::is_abbreviation, quoted::quoted},
    lang::{Language, Word},
    text::{Hit, Proclitics, TO, Text, stems},
};
use rustc_hash::FxHashMap;
use std::ops::Range;
use tazamun_record::Actor;

/// All mentions of a text, in its order, roles resolved within the text as far as they can be.
pub fn find(language: &Language, text: &Text<'_>) -> Vec<Mention> {
    let adjectives = language.nations.find(text);
    let mut hits = language.actors.find(text);
    hits.retain(|hit| *hit.value != Who::Nobody);
    let mut short = language.abbreviations.find(text);
    short.retain(|hit| is_abbreviation(text, hit.tokens.start));
    let mut named = language.quoted_names.find(text);
    named.retain(|hit| quoted(text, hit.tokens.start, hit.tokens.len()).as_ref() == Some(&hit.tokens));
    short.extend(named);
    short.retain(|hit| {
        let next = hits.partition_point(|h| h.tokens.end <= hit.tokens.start);
        hits.get(next).is_none_or(|h| h.tokens.start >= hit.tokens.start)
    });
    short.sort_by_key(|hit| hit.tokens.start);
    if !short.is_empty() {
        // "IS fighters" is one side, whatever "fighters" is by itself.
        hits.retain(|h| {
            let next = short.partition_point(|s| s.tokens.end <= h.tokens.start);
            short.get(next).is_none_or(|s| s.tokens.start >= h.tokens.end)
        });
        hits.extend(short);
        hits.sort_by_key(|h| h.tokens.start);
    }
    let between = |h: &&Hit<'_, Who>| {
        h.value.owns() || matches!(h.value, Who::Civilians | Who::Police) || h.proclitics.conjunction
    };
    let owners: Vec<usize> = hits.iter().filter(between).map(|h| h.tokens.start).collect();
    let mut mentions: Vec<Mention> =
        hits.into_iter().map(|hit| mention(language, hit, text, (&adjectives, &owners))).collect();
    let taken: Vec<Range<usize>> = mentions.iter().map(|m| m.tokens.clone()).collect();
    // "ميليشيات التمرد" is a role of its own, and no group that is called so.
    let whole = |m: &&Mention| m.named || m.tokens.len() > 1 && m.who.owns();
    let known = mentions.iter().filter(whole).map(|m| m.tokens.clone()).collect::<Vec<_>>();
    mentions.extend(named::groups(language, &known, text));
    mentions.extend(beside::governments(language, &taken, text));
    mentions.extend(beside::people(language, &taken, &adjectives, text));
    mentions.extend(nations::said_of_aircraft(language, &mentions, &adjectives, text));
    mentions.extend(nations::said_of_arms(language, &mentions, &adjectives, text));
    mentions.extend(nations::joined_nations(language, &mentions, &adjectives, text));
    mentions.extend(nations::added_nations(&mentions, &adjectives, text));
    in_unrest(language, &mut mentions, &adjectives, text);
    mentions.iter_mut().for_each(|m| with_members(language, m, text));
    mentions.iter_mut().for_each(|m| belonging(language, m, text));
    mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    mentions.dedup_by(|inner, outer| inner.tokens.end <= outer.tokens.end);
    specified(language, &mut mentions, text);
    theirs(&mut mentions);
    mentions.retain(|m| !matches!(m.who, Who::Arms | Who::Theirs));
    groups(&mut mentions);
    mentions
}

/// A name or role with the country of the adjective beside it; `owners` are the tokens where sides, or civilians, are
/// named.
fn mention(
    language: &Language,
    hit: Hit<'_, Who>,
    text: &Text<'_>,
    (nations, owners): (&[Hit<'_, Nation>], &[usize]),
) -> Mention {
    let mut m = Mention {
        tokens: hit.tokens,
        named: matches!(hit.value, Who::Known(_)),
        who: hit.value.clone(),
        proclitics: hit.proclitics,
        readings: Vec::new(),
    };
    let open = m.who.is_state() || matches!(m.who, Who::Aircraft | Who::Arms | Who::Occupation);
    if open && let Some(nation) = beside::nation_before(language, &m.tokens, text, nations) {
        m.who = Who::Known(nation.value.forces.clone());
        m.tokens.start = nation.tokens.start;
        m.named = true;
    } else if open && let Some(state) = beside::of_state(language, &m.tokens, text) {
        m.who = Who::Known(state.value.forces.clone());
        m.tokens.end = state.tokens.end;
    } else if open
        && !language.settings.adjective_first
        && let Some(nation) = beside::nation_after(language, &m.tokens, text, nations)
        // "مواقع ميليشيات الحوثي الإيرانية": the adjective is of the side between.
        && !owners.iter().any(|o| (m.tokens.end..nation.tokens.start).contains(o))
    {
        m.who =
            Who::Known(if m.who == Who::Police { police(nation.value) } else { nation.value.forces.clone() });
        m.tokens.end = nation.tokens.end;
    } else if m.who.is_state()
        && let Some(state) = beside::in_state(language, m.tokens.end, text)
    {
        let forces = state.value.forces.clone();
        m.who = Who::Known(if m.who == Who::Police { police(state.value) } else { forces });
        m.tokens.end = state.tokens.end;
    }
    m
}

/// The police of a country: of one whose forces have no code of their own it is told apart from them.
fn police(nation: &Nation) -> Actor {
    let forces = &nation.forces;
    let named = forces.code().starts_with("OTHER:") && forces.code().ends_with(" forces");
    if named {
        return Actor::other(&format!("{} police", settle::english(&nation.country)));
    }
    readings(&Who::Police, Some(nation.country)).into_iter().next().unwrap_or_else(|| forces.clone())
}

/// Tokens between people of a country and the clashes or protests that they are told with.
const UNREST_REACH: usize = 30;
/// The same for one who has a word of their own ("فتى فلسطيني"), in one sentence.
const CIVIL_REACH: usize = 15;

/// People of a country, and civilians of it, beside words of protest and of clashes in the street are its protesters.
fn in_unrest(language: &Language, mentions: &mut [Mention], nations: &[Hit<'_, Nation>], text: &Text<'_>) {
    let of_country = |m: &Mention| {
        let after = || {
            let next = nations.partition_point(|n| n.tokens.start < m.tokens.end);
            nations.get(next).filter(|n| n.tokens.start == m.tokens.end)
        };
        m.who == Who::People
            || m.who == Who::Civilians && after().is_some_and(|n| beside::are_people(&n.value.country))
    };
    let people: Vec<usize> = (0..mentions.len()).filter(|&m| of_country(&mentions[m])).collect();
    if people.is_empty() {
        return;
    }
    let words = language.words.in_text(text);
    let unrest: Vec<usize> = (0..text.tokens().len()).filter(|&at| words.is(Word::Unrest, at)).collect();
    for m in people {
        let m = &mut mentions[m];
        let civil = m.who == Who::Civilians;
        let reach = if civil { CIVIL_REACH } else { UNREST_REACH };
        let sentence = text.sentence_of(m.tokens.start);
        let from = unrest.partition_point(|&at| at + reach < m.tokens.start);
        let mut near = unrest[from..].iter().take_while(|&&at| at <= m.tokens.end + reach);
        if near.any(|&at| !civil || text.sentence_of(at) == sentence) {
            m.who = Who::Role(settle::CROWD.into());
        }
    }
}

/// Takes "عناصر من" into the mention of the group that they are of, with what is written onto that word.
fn with_members(language: &Language, m: &mut Mention, text: &Text<'_>) {
    let Some(start) = m.tokens.start.checked_sub(2) else { return };
    if !language.words.is_at(Word::Of, text, start + 1) || m.proclitics.preposition.is_some() {
        return;
    }
    let member = stems(text.word(start)).find(|(rest, _)| language.words.is(Word::Member, rest));
    if let Some((_, proclitics)) = member {
        m.tokens.start = start;
        m.proclitics = proclitics;
    }
}

/// "قوة تابعة لقوات البيشمركة": takes "belonging to" into the mention of those that it belongs to.
fn belonging(language: &Language, m: &mut Mention, text: &Text<'_>) {
    let Some(start) = m.tokens.start.checked_sub(1) else { return };
    if m.proclitics.preposition == Some(TO) && language.words.is_at(Word::Belongs, text, start) {
        // The unit before it acts: "شنت قوة خاصة تابعة للبيشمركة هجوما".
        let unit = (start.saturating_sub(2)..start).rev().find_map(|at| {
            let (_, proclitics) =
                stems(text.word(at)).find(|(rest, _)| language.words.is(Word::Unit, rest))?;
            Some((at, proclitics))
        });
        (m.tokens.start, m.proclitics) = unit.unwrap_or((start, Proclitics::default()));
    }
}

/// A role whose owner is named right after it is that one's: "قوات جيش الفتح", "نقطة تفتيش تابعة للوحدات", "موقع لحماس".
fn specified(language: &Language, mentions: &mut Vec<Mention>, text: &Text<'_>) {
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for m in mentions.drain(..) {
        let owner = kept.last().is_some_and(|role| {
            let weapons = role.who == Who::Arms;
            let to = m.proclitics.preposition == Some(TO) && weapons;
            let apart = m.proclitics.conjunction || m.proclitics.preposition.is_some() && !to;
            let named = m.who.owns() || weapons && m.who.is_state();
            // "مبان تعود لثلاثة من أعضاء حماس" is bound by more than one word; "of" parts no unit from its army.
            let of = (weapons || language.settings.subject_first && role.who == Who::Militants)
                && m.tokens.start == role.tokens.end + 1
                && language.words.is_at(Word::Of, text, role.tokens.end);
            let tied = role.tokens.end == m.tokens.start
                || of
                || language.words.is_at(Word::Belongs, text, m.tokens.start)
                    && m.tokens.start <= role.tokens.end + 1;
            (role.who.is_open() || of) && named && !apart && tied
        });
        // "Taliban fighters", "the Syrian army's positions": whose they are stands before.
        let owned = language.settings.adjective_first
            && kept.last().is_some_and(|owner| {
                let role = m.who.is_open() || m.who == Who::Militants;
                matches!(owner.who, Who::Known(_)) && role && owner.tokens.end == m.tokens.start
            });
        if owned && let Some(owner) = kept.last_mut() {
            owner.tokens.end = m.tokens.end;
            continue;
        }
        match kept.last_mut().filter(|_| owner) {
            Some(role) => {
                role.tokens.end = m.tokens.end;
                role.named = m.named;
                role.who = match m.who {
                    Who::Government(actor) => Who::Known(actor),
                    who => who,
                };
            }
            None => kept.push(m),
        }
    }
    *mentions = kept;
}

/// Tokens back over which "its aircraft" looks for the state that they are of.
const THEIRS: usize = 40;

/// "Its aircraft" are those of the state named last before.
fn theirs(mentions: &mut [Mention]) {
    let mut last: Option<(usize, Actor)> = None;
    for m in mentions.iter_mut() {
        match &m.who {
            Who::Known(actor) | Who::Government(actor) if actor.code() != "CIVILIANS" => {
                last = Some((m.tokens.start, actor.clone()));
            }
            Who::Theirs => {
                if let Some((at, actor)) = &last
                    && m.tokens.start - at <= THEIRS
                {
                    m.who = Who::Known(actor.clone());
                }
            }
            _ => {}
        }
    }
}

/// Resolves "the organisation" to the group named last, "militants" to the group that the article names most, or to others:
/// which of them is not for a table to say.
fn groups(mentions: &mut [Mention]) {
    let mut counts: FxHashMap<&Actor, usize> = FxHashMap::default();
    for m in mentions.iter() {
        if let Who::Known(actor) = &m.who
            && is_armed_group(actor)
        {
            *counts.entry(actor).or_default() += 1;
        }
    }
    let main = counts
        .iter()
        .max_by_key(|(actor, n)| (**n, std::cmp::Reverse(actor.code().to_owned())))
        .map(|(a, _)| Actor::clone(a));
    let mut last: Option<Actor> = None;
    for m in mentions.iter_mut() {
        match &m.who {
            Who::Known(actor) if is_armed_group(actor) => last = Some(actor.clone()),
            Who::Group => {
                if let Some(actor) = last.clone().or_else(|| main.clone()) {
                    m.who = Who::Known(actor);
                }
            }
            Who::Militants => {
                if let Some(actor) = &main {
                    m.who = Who::Known(actor.clone());
                    m.readings = vec![actor.clone()];
                }
            }
            _ => {}
        }
    }
}
