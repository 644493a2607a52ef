//! A text → the organisations and groups that it names, each with its code, and who is said to report.
//!
//! Names come from a table; "soldiers" and "aircraft" take the country of the adjective beside them ("جنود أتراك");
//! "the organisation" is the group named last before; "militants" are the group that the article is about. What is
//! left open here (whose soldiers, where no adjective says so) the place of the incident settles. Persons are not in
//! the table and thus never come out (codebook, "Actor codes").

mod source;

pub use source::source;

use crate::{
    lang::{Language, Word},
    text::{Hit, Kind, Proclitics, Text, stems},
};
use std::{collections::HashMap, ops::Range};
use tazamun_record::{Actor, Country};

/// Who a phrase names, as far as the phrase itself says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// This one.
    Known(Actor),
    /// The forces of a country that is not said.
    Forces,
    /// Aircraft of somebody who is not said.
    Aircraft,
    /// Militants, gunmen, terrorists of some group.
    Militants,
    /// "The organisation", "the group".
    Group,
    /// Kurdish fighters: of Syria or of Iraq.
    Kurds,
    /// Civilians, and places where they gather.
    Civilians,
}

impl Who {
    /// A value of the table of actors: a code of the codebook, `OTHER:<name>` or a role with an `@`.
    pub fn from_table(code: &str) -> Option<Who> {
        Some(match code {
            "@state" => Who::Forces,
            "@aircraft" => Who::Aircraft,
            "@militants" => Who::Militants,
            "@group" => Who::Group,
            "@kurds" => Who::Kurds,
            "@civilians" => Who::Civilians,
            code => Who::Known(code.parse().ok()?),
        })
    }
}

/// A country by its adjective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nation {
    /// Its code.
    pub country: Country,
    /// The code of its forces.
    pub forces: Actor,
    /// Its English adjective.
    pub english: String,
}

/// An organisation or group where it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens, the adjective of its country included.
    pub tokens: Range<usize>,
    /// Who it is; roles that the text leaves open stay roles.
    pub who: Who,
    /// What is written onto its first word.
    pub proclitics: Proclitics,
    /// It is named by its own name here, not by a role.
    pub named: bool,
}

/// Tokens that may stand between "forces" and the adjective of their country.
const ADJECTIVE_REACH: usize = 3;

/// All mentions of a text, in its order, roles resolved within the text as far as they can be.
pub fn find(language: &Language, text: &Text<'_>) -> Vec<Mention> {
    let nations = language.nations.find(text);
    let mut mentions: Vec<Mention> =
        language.actors.find(text).into_iter().map(|hit| mention(language, hit, text, &nations)).collect();
    adjectives_alone(language, &mut mentions, &nations, text);
    mentions.iter_mut().for_each(|m| with_members(language, m, text));
    mentions.iter_mut().for_each(|m| belonging(language, m, text));
    mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    mentions.dedup_by(|inner, outer| inner.tokens.end <= outer.tokens.end);
    specified(language, &mut mentions, text);
    groups(&mut mentions);
    mentions
}

fn mention(language: &Language, hit: Hit<'_, Who>, text: &Text<'_>, nations: &[Hit<'_, Nation>]) -> Mention {
    let mut m = Mention {
        tokens: hit.tokens,
        named: matches!(hit.value, Who::Known(_)),
        who: hit.value.clone(),
        proclitics: hit.proclitics,
    };
    if matches!(m.who, Who::Forces | Who::Aircraft)
        && let Some(nation) = nation_after(language, &m, text, nations)
    {
        m.who = Who::Known(nation.value.forces.clone());
        m.tokens.end = nation.tokens.end;
    }
    m
}

/// Takes "عناصر من" into the mention of the group that they are of, with what is written onto that word.
fn with_members(language: &Language, m: &mut Mention, text: &Text<'_>) {
    let Some(start) = m.tokens.start.checked_sub(2) else { return };
    if !language.words.is(Word::Of, text.word(start + 1)) || m.proclitics.preposition.is_some() {
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
    if m.proclitics.preposition == Some('ل') && language.words.is(Word::Belongs, text.word(start)) {
        // The unit before it acts: "شنت قوة خاصة تابعة للبيشمركة هجوما".
        let unit = (start.saturating_sub(2)..start).rev().find_map(|at| {
            let (_, proclitics) =
                stems(text.word(at)).find(|(rest, _)| language.words.is(Word::Unit, rest))?;
            Some((at, proclitics))
        });
        (m.tokens.start, m.proclitics) = unit.unwrap_or((start, Proclitics::default()));
    }
}

/// A role whose owner is named right after it is that one's: "قوات جيش الفتح", "نقطة تفتيش تابعة للوحدات".
fn specified(language: &Language, mentions: &mut Vec<Mention>, text: &Text<'_>) {
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for m in mentions.drain(..) {
        let owner = kept.last().is_some_and(|role| {
            let open = matches!(role.who, Who::Forces | Who::Group | Who::Aircraft);
            let apart = m.proclitics.conjunction || m.proclitics.preposition.is_some();
            let named = matches!(m.who, Who::Known(_) | Who::Kurds);
            let tied = role.tokens.end == m.tokens.start
                || language.words.is(Word::Belongs, text.word(m.tokens.start))
                    && m.tokens.start <= role.tokens.end + 1;
            open && named && !apart && tied
        });
        match kept.last_mut().filter(|_| owner) {
            Some(role) => {
                role.tokens.end = m.tokens.end;
                role.who = m.who;
                role.named = m.named;
            }
            None => kept.push(m),
        }
    }
    *mentions = kept;
}

/// The country's adjective that follows "army", "soldiers", "aircraft", no sign or preposition between.
fn nation_after<'n, 'l>(
    language: &Language,
    m: &Mention,
    text: &Text<'_>,
    nations: &'n [Hit<'l, Nation>],
) -> Option<&'n Hit<'l, Nation>> {
    let end = m.tokens.end;
    let parted = |to: usize| {
        (end..to)
            .any(|at| text.tokens()[at].kind == Kind::Punct || language.words.is(Word::Apart, text.word(at)))
    };
    let first = nations.partition_point(|n| n.tokens.start < end);
    nations[first..].iter().take_while(|n| n.tokens.start < end + ADJECTIVE_REACH).find(|n| {
        let start = n.tokens.start;
        !parted(start)
            && !n.proclitics.conjunction
            && n.proclitics.preposition.is_none()
            && !language.words.is(Word::CountryName, text.word(start))
    })
}

/// Nations' adjectives that stand for their forces by themselves ("غارة أميركية" is read so by its trigger).
fn adjectives_alone(
    language: &Language,
    mentions: &mut Vec<Mention>,
    nations: &[Hit<'_, Nation>],
    text: &Text<'_>,
) {
    let taken: Vec<Range<usize>> = mentions.iter().map(|m| m.tokens.clone()).collect();
    for nation in nations {
        let start = nation.tokens.start;
        let free =
            !taken[..taken.partition_point(|t| t.start <= start)].last().is_some_and(|t| t.contains(&start));
        let country_acts = language.words.is(Word::CountryActs, text.word(nation.tokens.start));
        let before = nation.tokens.start.checked_sub(1).map_or("", |at| text.word(at));
        let placed = language.words.is(Word::AtCountry, before);
        if free && country_acts && !placed && nation.proclitics.preposition.is_none() {
            mentions.push(Mention {
                tokens: nation.tokens.clone(),
                who: Who::Known(nation.value.forces.clone()),
                proclitics: nation.proclitics,
                named: false,
            });
        }
    }
}

/// Resolves "the organisation" to the group named last, "militants" to the group that the article names most.
fn groups(mentions: &mut [Mention]) {
    let mut counts: HashMap<&Actor, usize> = HashMap::new();
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
                }
            }
            _ => {}
        }
    }
}

/// Whether it is a group, not the forces of a state: what "the organisation" can stand for.
pub fn is_armed_group(actor: &Actor) -> bool {
    matches!(
        actor.code(),
        "IS" | "NUSRA"
            | "QAIDA"
            | "PKK"
            | "HEZBOLLAH"
            | "HOUTHI"
            | "BOKO_HARAM"
            | "TALIBAN"
            | "OTHER:Al-Shabaab"
    )
}

/// Whether it fights for a government: what "government regains territory" speaks of.
pub fn is_government_side(actor: &Actor) -> bool {
    matches!(
        actor.code(),
        "SYR_GOV"
            | "IRQ_GOV"
            | "PMF"
            | "PESH"
            | "IRQ_TRIBAL"
            | "COALITION"
            | "USA"
            | "RUS"
            | "TUR"
            | "IRN"
            | "SAU"
            | "YEM_GOV"
            | "ARAB_COALITION"
            | "EGY"
            | "LBY_FORCES"
            | "LBN"
            | "JOR"
            | "AFG_GOV"
            | "NGA"
            | "ISR"
    )
}

/// The code of a country's forces.
pub fn forces_of(country: Country) -> Actor {
    let code = match country.code() {
        "IQ" => "IRQ_GOV",
        "SY" => "SYR_GOV",
        "TR" => "TUR",
        "YE" => "YEM_GOV",
        "LY" => "LBY_FORCES",
        "EG" => "EGY",
        "LB" => "LBN",
        "JO" => "JOR",
        "SA" => "SAU",
        "IR" => "IRN",
        "IL" => "ISR",
        "AF" => "AFG_GOV",
        "NG" => "NGA",
        "RU" => "RUS",
        "US" => "USA",
        other => return Actor::other(&format!("forces of {other}")),
    };
    code.parse().unwrap_or_else(|_| Actor::unidentified())
}
