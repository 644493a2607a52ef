//! Roles → the sides that they stand for, by the country that the sentence or the story speaks of: `data/actors/`.

use super::{Mention, Who};
use crate::{annotate::setting::Setting, text::Text};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use tazamun_record::{Actor, Country, rows};

const ROLES_TSV: &str = include_str!("../../../data/actors/roles.tsv");
const NAMES_TSV: &str = include_str!("../../../data/actors/names.tsv");
const HOMES_TSV: &str = include_str!("../../../data/actors/homes.tsv");

/// Countries where Kurdish forces fight.
const HOMES_OF_KURDS: [&str; 4] = ["SY", "TR", "IQ", "IR"];
/// Countries of a story that are looked at for them.
const KURDS_LOOKED: usize = 3;
/// Readings of a mention at most.
const MOST: usize = 3;
/// The role of the people of a country where there are protests and clashes in the street.
pub(super) const CROWD: &str = "crowd";
/// Any country that the table does not name.
const ANY: &str = "*";

static ROLES: LazyLock<FxHashMap<(&str, &str), Vec<&str>>> = LazyLock::new(|| {
    rows(ROLES_TSV)
        .filter_map(|(_, f)| Some(((*f.first()?, *f.get(1)?), f.get(2)?.split('|').collect())))
        .collect()
});

static HOMES: LazyLock<FxHashMap<&str, Country>> = LazyLock::new(|| {
    rows(HOMES_TSV).filter_map(|(_, f)| Some((*f.first()?, f.get(1)?.parse().ok()?))).collect()
});

static NAMES: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| rows(NAMES_TSV).filter_map(|(_, f)| Some((*f.first()?, *f.get(1)?))).collect());

/// The English name of a country.
pub(super) fn english(country: &Country) -> &str {
    country
        .names()
        .map(|n| n.english)
        .or_else(|| NAMES.get(country.code()).copied())
        .unwrap_or(country.code())
}

/// The country that a side speaks of where it is named: of sides that fight in one country alone.
pub fn home(actor: &Actor) -> Option<Country> {
    HOMES.get(actor.code()).copied()
}

/// The home of the first side of each sentence, where a coalition is told that may be theirs.
fn homes(mentions: &[Mention], text: &Text<'_>) -> FxHashMap<usize, Country> {
    let mut homes = FxHashMap::default();
    if mentions.iter().any(|m| m.who == Who::Coalition) {
        for m in mentions {
            if let Who::Known(actor) = &m.who
                && let Some(country) = home(actor)
            {
                homes.entry(text.sentence_of(m.tokens.start)).or_insert(country);
            }
        }
    }
    homes
}

/// Whom a phrase stands for in a country, the likeliest first; none where the country does not say.
pub fn readings(who: &Who, country: Option<Country>) -> Vec<Actor> {
    match who {
        Who::Known(actor) => match role(actor.code(), country) {
            others if others.is_empty() => vec![actor.clone()],
            others => others,
        },
        Who::Government(actor) => vec![actor.clone()],
        Who::Forces => country.map_or_else(Vec::new, |c| role("forces", Some(c))),
        Who::Police => country.map_or_else(Vec::new, |c| role("police", Some(c))),
        Who::Soldiers => country.map_or_else(Vec::new, |c| role("soldiers", Some(c))),
        Who::Aircraft => country.map_or_else(Vec::new, |c| role("aircraft", Some(c))),
        Who::Coalition => role("coalition", country),
        Who::Kurds => role("kurds", country),
        Who::Resistance => role("resistance", country),
        Who::Rebels => role("rebels", country),
        Who::Militia => country.map_or_else(Vec::new, |c| role("militia", Some(c))),
        Who::Occupation => role("occupation", country),
        Who::Protesters => role("protesters", country),
        Who::Role(name) => role(name, country),
        Who::Civilians | Who::People => vec![Actor::civilians()],
        Who::Militants | Who::Group | Who::Arms | Who::Theirs | Who::Nobody => Vec::new(),
    }
}

/// Whether the table has a role of this name.
pub(super) fn is_role(name: &str) -> bool {
    ROLES.contains_key(&(name, ANY))
}

fn role(name: &str, country: Option<Country>) -> Vec<Actor> {
    let code = country.as_ref().map_or(ANY, Country::code);
    let Some(codes) = ROLES.get(&(name, code)).or_else(|| ROLES.get(&(name, ANY))) else {
        return Vec::new();
    };
    let mut actors = Vec::new();
    for code in codes {
        match (code.strip_prefix('='), &country) {
            (Some(other), _) => actors.extend(role(other, country)),
            (None, None) if code.contains('{') => {}
            (None, country) => {
                let name = country.as_ref().map_or("", english);
                actors.extend(code.replace("{country}", name).parse());
            }
        }
    }
    actors
}

/// The country in whose war a story's Kurdish fighters stand: Syria's where the story speaks of it beside Turkey.
fn kurdish(setting: &Setting) -> Option<Country> {
    let first = setting.countries().iter().find(|c| HOMES_OF_KURDS.contains(&c.code()));
    let syria = setting.countries().iter().take(KURDS_LOOKED).find(|c| c.code() == HOMES_OF_KURDS[0]);
    match first {
        Some(country) if country.code() == HOMES_OF_KURDS[1] => syria.or(first).copied(),
        first => first.copied(),
    }
}

/// Settles what hangs on the story: each mention gets its readings, and roles that the place of an incident does not
/// decide ("the coalition", "the resistance") become the side that they stand for.
pub fn settle(mentions: &mut [Mention], setting: &Setting, text: &Text<'_>) {
    let protest = mentions.iter().any(|m| m.who == Who::Protesters);
    let homes = homes(mentions, text);
    for m in mentions.iter_mut() {
        let sentence = text.sentence_of(m.tokens.start);
        let here = setting.country_in(sentence);
        // Whoever fights the Kurds is named beside them as well: whose they are the story says.
        let kurds = m.who == Who::Kurds;
        let country = match &m.who {
            _ if kurds => kurdish(setting).or(here),
            // A coalition is that of the war whose sides are named beside it, whatever place is.
            Who::Coalition => homes.get(&sentence).copied().or(here),
            _ => here,
        };
        // Militants may be the group that the article names most, or others.
        if m.who == Who::Militants || !m.readings.is_empty() {
            let others = role("militants", country).into_iter().filter(|a| !m.readings.contains(a));
            m.readings.extend(others.collect::<Vec<_>>());
            m.readings.truncate(MOST);
        } else {
            m.readings = readings(&m.who, country);
        }
        match m.who {
            Who::Role(ref name) if **name == *CROWD => m.who = Who::Civilians,
            Who::Coalition
            | Who::Resistance
            | Who::Rebels
            | Who::Militia
            | Who::Occupation
            | Who::Role(_) => {
                m.who = match m.readings.first() {
                    Some(actor) if *actor == Actor::civilians() => Who::Civilians,
                    Some(actor) => Who::Known(actor.clone()),
                    None => Who::Militants,
                };
                m.named = matches!(m.who, Who::Known(_));
            }
            // People of a country that protests are its protesters ("قتل 16 فلسطينيا" at a march).
            Who::People => {
                if protest {
                    let mut actors = role(CROWD, country);
                    actors.truncate(2);
                    m.readings = actors;
                }
                m.who = Who::Civilians;
            }
            Who::Protesters => m.who = Who::Civilians,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for (line, f) in rows(ROLES_TSV) {
            assert_eq!(f.len(), 3, "roles.tsv line {line}");
            assert!(f[1] == ANY || f[1].parse::<Country>().is_ok(), "roles.tsv line {line}");
            for code in f[2].split('|') {
                let known = code.starts_with('=') || code.parse::<Actor>().is_ok();
                assert!(known, "roles.tsv line {line}: {code}");
            }
        }
        for (line, f) in rows(HOMES_TSV) {
            let fits = f.len() == 2 && f[0].parse::<Actor>().is_ok() && f[1].parse::<Country>().is_ok();
            assert!(fits, "homes.tsv line {line}");
        }
    }

    #[test]
    fn a_role_is_its_country_s() {
        let first = |who: &Who, country: &str| {
            readings(who, country.parse().ok()).first().map(|a| a.code().to_owned())
        };
        for (who, country, code) in [
            (Who::Coalition, "YE", "ARAB_COALITION"),
            (Who::Coalition, "SY", "COALITION"),
            (Who::Forces, "TR", "TUR"),
            (Who::Forces, "BE", "OTHER:Belgium government forces"),
            (Who::Aircraft, "LY", "LBY_FORCES"),
            (Who::Role("fds".into()), "SY", "YPG"),
            (Who::Role("fds".into()), "NE", "OTHER:Niger government forces"),
            (Who::Role("peacekeepers".into()), "ML", "OTHER:MINUSMA"),
            (Who::Role("peacekeepers".into()), "PK", "OTHER:United Nations"),
            (Who::Resistance, "PS", "OTHER:Palestinian armed groups"),
        ] {
            assert_eq!(first(&who, country).as_deref(), Some(code), "{who:?} in {country}");
        }
        assert_eq!(readings(&Who::Forces, None), []);
    }
}
