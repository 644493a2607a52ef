//! Names and codes of organisations → the codebook's actor codes, and back.

use super::places::{country, known};
use crate::{Actor, Country, table::rows};
use std::{collections::HashMap, sync::LazyLock};

const UCDP: &str = include_str!("../../../data/crosswalk/ucdp_actors.tsv");
const ACLED: &str = include_str!("../../../data/crosswalk/acled_actors.tsv");
const GTD: &str = include_str!("../../../data/crosswalk/gtd_actors.tsv");
const GTD_TARGETS: &str = include_str!("../../../data/crosswalk/gtd_targets.tsv");
const POLECAT: &str = include_str!("../../../data/crosswalk/polecat_actors.tsv");
const CAMEO: &str = include_str!("../../../data/crosswalk/cameo_actors.tsv");
const GOVERNMENTS: &str = include_str!("../../../data/crosswalk/governments.tsv");

/// The word by which a table points at the state of a country.
const GOVERNMENT: &str = "GOVERNMENT";

/// A table of names and codes, both ways.
struct Names {
    actors: HashMap<&'static str, Actor>,
    names: HashMap<&'static str, &'static str>,
}

impl Names {
    fn of(table: &'static str) -> Self {
        let mut both = Names { actors: HashMap::new(), names: HashMap::new() };
        for (_, f) in rows(table) {
            if let [name, code] = f[..] {
                both.actors.extend(code.parse().map(|actor| (name, actor)));
                // The first name of a code is the one that is written.
                both.names.entry(code).or_insert(name);
            }
        }
        both
    }

    fn actor(&self, name: &str) -> Option<Actor> {
        self.actors.get(name).cloned().or_else(|| ours(name))
    }

    fn name<'a>(&self, actor: &'a Actor) -> &'a str {
        self.names.get(actor.code()).copied().unwrap_or_else(|| actor.english())
    }
}

static UCDP_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of(UCDP));
static ACLED_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of(ACLED));
static GTD_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of(GTD));
static POLECAT_NAMES: LazyLock<Names> = LazyLock::new(|| Names::of(POLECAT));

/// An actor by the codebook's own English name: what is written where another vocabulary has no word.
fn ours(name: &str) -> Option<Actor> {
    static NAMES: LazyLock<HashMap<String, Actor>> = LazyLock::new(|| {
        let actors = Actor::codes().filter_map(|code| code.parse::<Actor>().ok());
        actors.map(|actor| (actor.english().to_owned(), actor)).collect()
    });
    NAMES.get(name).cloned()
}

/// UCDP's side as actors: the whole name, else each of its parts, each actor once.
pub(in crate::formats) fn ucdp_actors(side: &str) -> Vec<Actor> {
    if let Some(actor) = UCDP_NAMES.actor(side) {
        return vec![actor];
    }
    let mut actors = Vec::new();
    for part in side.split(", ").map(str::trim).filter(|p| !p.is_empty()) {
        let actor = UCDP_NAMES.actor(part).unwrap_or_else(|| Actor::other(part));
        if !actors.contains(&actor) {
            actors.push(actor);
        }
    }
    actors
}

/// UCDP's name of an actor, else the codebook's English name.
pub(in crate::formats) fn ucdp_name(actor: &Actor) -> &str {
    UCDP_NAMES.name(actor)
}

/// The actor of ACLED's name: the longest beginning that the table holds, else the name without its parenthesis.
pub(in crate::formats) fn acled_actor(name: &str) -> Actor {
    let table = ACLED_NAMES.actors.iter();
    let fits = table.filter(|(beginning, _)| name.starts_with(**beginning));
    let plain = name.split(" (").next().unwrap_or(name).trim();
    fits.max_by_key(|(beginning, _)| beginning.len())
        .map(|(_, actor)| actor.clone())
        .or_else(|| ours(plain))
        .unwrap_or_else(|| Actor::other(plain))
}

/// ACLED's name of an actor; civilians and the unidentified are named with their country, as ACLED does.
pub(in crate::formats) fn acled_name(actor: &Actor, country: Option<Country>) -> String {
    let country = country.and_then(known).map(|k| format!(" ({})", k.names[0])).unwrap_or_default();
    match actor.code() {
        "CIVILIANS" => format!("Civilians{country}"),
        "UNIDENTIFIED" => format!("Unidentified Armed Group{country}"),
        _ => ACLED_NAMES.name(actor).to_owned(),
    }
}

/// The actor of a perpetrator group of the Global Terrorism Database.
pub(in crate::formats) fn gtd_actor(name: &str) -> Actor {
    GTD_NAMES.actor(name).unwrap_or_else(|| Actor::other(name))
}

/// The Global Terrorism Database's name of an actor, else the codebook's English name.
pub(in crate::formats) fn gtd_name(actor: &Actor) -> &str {
    GTD_NAMES.name(actor)
}

/// Whom a target type of the Global Terrorism Database stands for; `country` is the target's nationality.
pub(in crate::formats) fn gtd_target(targtype: &str, country: Option<Country>) -> Option<Actor> {
    let code = rows(GTD_TARGETS).find(|(_, f)| f[0] == targtype)?.1.get(1).copied()?;
    resolved(code, country)
}

/// The actor of a name that POLECAT resolved, where it is one of the organisations of the table.
pub(in crate::formats) fn polecat_actor(name: &str) -> Option<Actor> {
    POLECAT_NAMES.actor(name)
}

/// The actor of a CAMEO code such as `IRQMIL`, by its three-letter parts.
pub(in crate::formats) fn cameo_actor(code: &str) -> Option<Actor> {
    let parts: Vec<&str> =
        code.as_bytes().chunks(3).filter_map(|part| std::str::from_utf8(part).ok()).collect();
    let fits = |f: &Vec<&str>| (f[0] == "*" || parts.contains(&f[0])) && parts.contains(&f[1]);
    let of = parts.first().and_then(|first| country(first));
    match rows(CAMEO).map(|(_, f)| f).find(|f| f.len() == 3 && fits(f)) {
        Some(row) => resolved(row[2], of),
        None if code.is_empty() => None,
        None => Some(Actor::other(code)),
    }
}

/// The forces of a state.
pub(in crate::formats) fn government(country: Country) -> Actor {
    let code =
        rows(GOVERNMENTS).find(|(_, f)| f[0] == country.code()).and_then(|(_, f)| f.get(1)?.parse().ok());
    let name = known(country).map_or_else(|| country.code(), |k| k.names[0]);
    code.unwrap_or_else(|| Actor::other(&format!("Government of {name}")))
}

fn resolved(code: &str, country: Option<Country>) -> Option<Actor> {
    if code == GOVERNMENT { country.map(government) } else { code.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_table_has_a_code() {
        let tables = [
            ("ucdp_actors.tsv", UCDP, 1),
            ("acled_actors.tsv", ACLED, 1),
            ("gtd_actors.tsv", GTD, 1),
            ("gtd_targets.tsv", GTD_TARGETS, 1),
            ("polecat_actors.tsv", POLECAT, 1),
            ("cameo_actors.tsv", CAMEO, 2),
            ("governments.tsv", GOVERNMENTS, 1),
        ];
        for (file, table, column) in tables {
            for (line, f) in rows(table) {
                assert_eq!(f.len(), column + 1, "{file} line {line}");
                let code = f[column];
                let special = code == GOVERNMENT || code == "-";
                assert!(special || code.parse::<Actor>().is_ok(), "{file} line {line}: {code}");
            }
        }
    }

    #[test]
    fn a_front_of_several_groups_is_taken_apart() {
        let codes = |side: &str| ucdp_actors(side).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(codes("Ahrar al-Sham, HTS, Southern Front"), ["SYR_REBEL", "NUSRA"]);
        assert_eq!(codes("PUK"), ["OTHER:PUK"]);
        assert!(codes("").is_empty());
    }

    #[test]
    fn the_longest_beginning_wins() {
        for (name, code) in [
            ("Military Forces of Iraq (2018-2022)", "IRQ_GOV"),
            ("Military Forces of Yemen (2016-) Supreme Political Council", "HOUTHI"),
            ("Police Forces of Iraq (2022-) Asayish", "IRQ_GOV"),
            ("Islamic State (Syria)", "IS"),
            ("Unidentified Armed Group (Iraq)", "UNIDENTIFIED"),
            ("Protesters (Iraq)", "OTHER:Protesters"),
        ] {
            assert_eq!(acled_actor(name).code(), code, "{name}");
        }
    }

    #[test]
    fn cameo_codes_are_read_by_their_parts() {
        let code = |c: &str| cameo_actor(c).map(|a| a.to_string());
        assert_eq!(code("IRQMIL").as_deref(), Some("IRQ_GOV"));
        assert_eq!(code("SYRREB").as_deref(), Some("SYR_REBEL"));
        assert_eq!(code("FRAGOV").as_deref(), Some("OTHER:Government of France"));
        assert_eq!(code("CVL").as_deref(), Some("CIVILIANS"));
        assert_eq!(code("IRQ").as_deref(), Some("OTHER:IRQ"));
        assert_eq!(code(""), None);
    }
}
