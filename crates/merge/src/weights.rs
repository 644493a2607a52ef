//! The numbers of the linkage model, from `data/weights.tsv`, `data/kinds.tsv` and `data/camps.tsv`.

use std::{collections::BTreeMap, sync::LazyLock};
use tazamun_record::{Actor, SubEventType, rows};

/// Every number of the model; see `data/weights.tsv` for what each means and why it is what it is.
#[derive(Debug)]
pub(crate) struct Weights {
    /// Probability of the days' distance, at 0, 1, 2 and 3 days, and of every further day (one direction).
    pub(crate) days: [f64; 4],
    pub(crate) days_more: f64,
    pub(crate) same_name: f64,
    pub(crate) part_of_name: f64,
    pub(crate) part_of_name_chance: f64,
    pub(crate) other_name: f64,
    pub(crate) chance_area_km2: f64,
    /// Uncertainty of a point by where_prec 1, 2 and 3, in kilometres.
    pub(crate) sigma_km: [f64; 3],
    pub(crate) far: f64,
    pub(crate) other_division: f64,
    pub(crate) division_places: f64,
    pub(crate) country_places: f64,
    pub(crate) same_kind: f64,
    pub(crate) kin_kind: f64,
    pub(crate) kin_kind_chance: f64,
    pub(crate) other_kind: f64,
    pub(crate) other_kind_chance: f64,
    pub(crate) same_actor: f64,
    pub(crate) kin_actor: f64,
    pub(crate) kin_actor_chance: f64,
    pub(crate) other_actor: f64,
    pub(crate) other_actor_chance: f64,
    pub(crate) toll_equal: f64,
    pub(crate) toll_near: f64,
    pub(crate) toll_scale: f64,
    pub(crate) toll_unrelated: f64,
    pub(crate) none_hurt: f64,
    pub(crate) wounded_share: f64,
    pub(crate) words_verbatim: f64,
    pub(crate) words_verbatim_chance: f64,
    pub(crate) words_verbatim_from: f64,
    pub(crate) words_alike: f64,
    pub(crate) words_alike_chance: f64,
    pub(crate) words_some: f64,
    pub(crate) words_some_chance: f64,
    pub(crate) words_none: f64,
    pub(crate) words_none_chance: f64,
    pub(crate) words_alike_from: f64,
    pub(crate) words_some_from: f64,
    pub(crate) aggregate_differs: f64,
    pub(crate) join: f64,
    pub(crate) doubt: f64,
    pub(crate) regional_floor: f64,
}

/// What is known beforehand of a kind of incident.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) share: f64,
    pub(crate) again_same_day: f64,
    pub(crate) again_next_day: f64,
    /// One bit per kind (by its place in `SubEventType::ALL`) that it is taken for.
    pub(crate) taken_for: u32,
}

/// The place of "unknown" among the kinds.
pub(crate) const UNKNOWN_KIND: u8 = SubEventType::ALL.len() as u8;

pub(crate) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let table: BTreeMap<&str, f64> = rows(include_str!("../data/weights.tsv"))
        .filter_map(|(_, f)| Some((*f.first()?, f.get(1)?.parse().ok()?)))
        .collect();
    // A name that the table lacks would be a number that says nothing; a test holds the table against these names.
    let of = |name: &str| table.get(name).copied().unwrap_or(f64::NAN);
    Weights {
        days: [
            of("time.same_day"),
            of("time.one_day") / 2.0,
            of("time.two_days") / 2.0,
            of("time.three_days") / 2.0,
        ],
        days_more: of("time.more"),
        same_name: of("place.same_name"),
        part_of_name: of("place.part_of_name"),
        part_of_name_chance: of("place.part_of_name.chance"),
        other_name: of("place.other_name"),
        chance_area_km2: of("place.chance_area_km2"),
        sigma_km: [of("place.sigma_exact_km"), of("place.sigma_near_km"), of("place.sigma_district_km")],
        far: of("place.far"),
        other_division: of("place.other_division"),
        division_places: of("place.division_places"),
        country_places: of("place.country_places"),
        same_kind: of("kind.same"),
        kin_kind: of("kind.kin"),
        kin_kind_chance: of("kind.kin.chance"),
        other_kind: of("kind.other"),
        other_kind_chance: of("kind.other.chance"),
        same_actor: of("actors.same"),
        kin_actor: of("actors.kin"),
        kin_actor_chance: of("actors.kin.chance"),
        other_actor: of("actors.other"),
        other_actor_chance: of("actors.other.chance"),
        toll_equal: of("toll.equal"),
        toll_near: of("toll.near"),
        toll_scale: of("toll.scale"),
        toll_unrelated: of("toll.unrelated"),
        none_hurt: of("toll.none_hurt"),
        wounded_share: of("toll.wounded_share"),
        words_verbatim: of("words.verbatim"),
        words_verbatim_chance: of("words.verbatim.chance"),
        words_verbatim_from: of("words.verbatim.from"),
        words_alike: of("words.alike"),
        words_alike_chance: of("words.alike.chance"),
        words_some: of("words.some"),
        words_some_chance: of("words.some.chance"),
        words_none: of("words.none"),
        words_none_chance: of("words.none.chance"),
        words_alike_from: of("words.alike.from"),
        words_some_from: of("words.some.from"),
        aggregate_differs: of("aggregate.differs"),
        join: of("join.bits"),
        doubt: of("doubt.bits"),
        regional_floor: of("regional.floor"),
    }
});

/// The kinds in the order of `SubEventType::ALL`, and "unknown" after them.
pub(crate) static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let table: BTreeMap<&str, Vec<&str>> =
        rows(include_str!("../data/kinds.tsv")).map(|(_, f)| (f[0], f)).collect();
    let labels = SubEventType::ALL.iter().map(|s| s.label()).chain(["unknown"]);
    let number = |fields: &[&str], at: usize| fields.get(at).and_then(|f| f.parse().ok()).unwrap_or(f64::NAN);
    let kind = |label: &str| {
        let fields = table.get(label).cloned().unwrap_or_default();
        let taken_for = fields.get(4).copied().unwrap_or_default().split('|').filter_map(bit).sum();
        Kind {
            share: number(&fields, 1),
            again_same_day: number(&fields, 2),
            again_next_day: number(&fields, 3),
            taken_for,
        }
    };
    labels.map(kind).collect()
});

fn bit(label: &str) -> Option<u32> {
    Some(1 << SubEventType::ALL.iter().position(|s| s.label() == label)?)
}

/// The actor's bit in a set of actors: the codebook's codes one each, other groups by a hash of their name.
pub(crate) fn actor_bit(actor: &Actor) -> u64 {
    match CODES.binary_search(&actor.code()) {
        Ok(at) => 1 << at.min(63),
        Err(_) => {
            let free = 64 - CODES.len() as u64;
            1 << (CODES.len() as u64 + crate::hash::hash(&actor.code().to_lowercase()) % free)
        }
    }
}

static CODES: LazyLock<Vec<&'static str>> = LazyLock::new(|| Actor::codes().collect());

/// The members of each camp, as sets of actors.
static CAMPS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    rows(include_str!("../data/camps.tsv"))
        .map(|(_, f)| {
            let codes = f.get(1).copied().unwrap_or_default().split_whitespace();
            codes
                .filter_map(|code| code.parse().ok())
                .map(|actor: Actor| actor_bit(&actor))
                .fold(0, |a, b| a | b)
        })
        .collect()
});

/// Whether some actor of the one set and some actor of the other belong to one camp.
pub(crate) fn allied(a: u64, b: u64) -> bool {
    CAMPS.iter().any(|camp| a & camp != 0 && b & camp != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_model_stands_in_the_table_and_every_row_is_used() {
        let shown = format!("{:?}", *WEIGHTS);
        assert!(!shown.contains("NaN"), "{shown}");
        let names: Vec<&str> = rows(include_str!("../data/weights.tsv")).map(|(_, f)| f[0]).collect();
        for name in names {
            let source = include_str!("weights.rs");
            assert!(source.contains(&format!("of(\"{name}\")")), "{name} is used nowhere");
        }
    }

    #[test]
    fn the_levels_of_a_comparison_add_up() {
        let w = &*WEIGHTS;
        let sums = [
            ("time", w.days[0] + 2.0 * (w.days[1] + w.days[2] + w.days[3])),
            ("kind", w.same_kind + w.kin_kind + w.other_kind),
            ("toll", w.toll_equal + w.toll_near + w.toll_unrelated),
            ("words", w.words_verbatim + w.words_alike + w.words_some + w.words_none),
            (
                "words by chance",
                w.words_verbatim_chance + w.words_alike_chance + w.words_some_chance + w.words_none_chance,
            ),
        ];
        for (name, sum) in sums {
            assert!((0.95..=1.001).contains(&sum), "{name}: {sum}");
        }
    }

    #[test]
    fn every_kind_has_a_row_and_every_name_in_it_is_one() {
        assert_eq!(KINDS.len(), SubEventType::ALL.len() + 1);
        for (line, fields) in rows(include_str!("../data/kinds.tsv")) {
            assert!(fields[0] == "unknown" || bit(fields[0]).is_some(), "kinds.tsv line {line}");
            for other in fields.get(4).copied().unwrap_or_default().split('|').filter(|f| !f.is_empty()) {
                assert!(bit(other).is_some(), "kinds.tsv line {line}: {other}");
            }
        }
        assert!(KINDS.iter().all(|k| k.share > 0.0 && k.again_same_day > 0.0 && k.again_next_day < 1.0));
    }

    #[test]
    fn every_camp_has_two_actors_of_the_codebook() {
        for (line, fields) in rows(include_str!("../data/camps.tsv")) {
            let codes: Vec<&str> = fields[1].split_whitespace().collect();
            assert!(codes.len() >= 2, "camps.tsv line {line}");
            for code in codes {
                assert!(code.parse::<Actor>().is_ok(), "camps.tsv line {line}: {code}");
            }
        }
        let of = |code: &str| actor_bit(&code.parse().unwrap());
        assert!(allied(of("USA"), of("COALITION")) && !allied(of("IS"), of("IRQ_GOV")));
    }
}
