//! When a value that was read agrees with the one that was coded.

use super::Coded;
use tazamun_record::{Actor, EventType, Facts, SubEventType, Toll, WherePrec, day_number, rows};

/// Places this near are one place.
const SAME_PLACE_KM: f64 = 25.0;

/// A value of a report that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Slot {
    EventType,
    SubEventType,
    Date,
    Place,
    Adm1,
    Actor1,
    Actor2,
    Killed,
    Wounded,
    Status,
}

impl Slot {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Slot; 10] = [
        Slot::EventType,
        Slot::SubEventType,
        Slot::Date,
        Slot::Place,
        Slot::Adm1,
        Slot::Actor1,
        Slot::Actor2,
        Slot::Killed,
        Slot::Wounded,
        Slot::Status,
    ];

    /// What it is called in print.
    pub fn label(self) -> &'static str {
        match self {
            Slot::EventType => "event type",
            Slot::SubEventType => "sub-event type",
            Slot::Date => "date (both ends within 1 day)",
            Slot::Place => "place within 25 km",
            Slot::Adm1 => "adm1",
            Slot::Actor1 => "actor1",
            Slot::Actor2 => "actor2",
            Slot::Killed => "killed",
            Slot::Wounded => "wounded",
            Slot::Status => "status",
        }
    }

    /// The field of a report whose confidence is its, where there is one.
    pub fn field(self) -> Option<&'static str> {
        Some(match self {
            Slot::SubEventType => "sub_event_type",
            Slot::Date => "date",
            Slot::Place => "place",
            Slot::Actor1 => "actor1",
            Slot::Actor2 => "actor2",
            Slot::Killed => "killed",
            Slot::Wounded => "wounded",
            Slot::Status => "status",
            Slot::EventType | Slot::Adm1 => return None,
        })
    }

    /// Whether what was read agrees with what was coded.
    pub fn agrees(self, coded: &Facts, read: &Facts) -> bool {
        match self {
            Slot::EventType => kind(coded) == kind(read),
            Slot::SubEventType => coded.what.sub_event_type() == read.what.sub_event_type(),
            Slot::Date => {
                let days = |a, b| (day_number(a) - day_number(b)).abs();
                days(coded.when.start(), read.when.start()) <= 1
                    && days(coded.when.end(), read.when.end()) <= 1
            }
            Slot::Place => same_place(coded, read),
            Slot::Adm1 => coded.place.adm1() == read.place.adm1(),
            Slot::Actor1 => same_actor(&coded.actor1, &read.actor1),
            Slot::Actor2 => same_actor(&coded.actor2, &read.actor2),
            Slot::Killed => same_count(coded.killed, read.killed),
            Slot::Wounded => same_count(coded.wounded, read.wounded),
            Slot::Status => coded.status == read.status,
        }
    }
}

/// The event type; of strategic developments and unknown ones the sub-event type, which says more.
#[derive(PartialEq)]
pub(super) enum Kind {
    Family(EventType),
    Single(Option<SubEventType>),
}

pub(super) fn kind(facts: &Facts) -> Kind {
    let sub = facts.what.sub_event_type();
    match sub.map(SubEventType::event_type) {
        Some(EventType::StrategicDevelopments) | None => Kind::Single(sub),
        Some(family) => Kind::Family(family),
    }
}

/// Kilometres between two incidents, where both are on the map.
pub fn km(a: &Facts, b: &Facts) -> f64 {
    match (a.place.point(), b.place.point()) {
        (Some(p), Some(q)) => p.km_to(&q),
        _ => f64::INFINITY,
    }
}

/// Days between two intervals; 0 where they share one.
pub fn days_apart(a: &Facts, b: &Facts) -> i64 {
    let gap = |x: &Facts, y: &Facts| day_number(x.when.start()) - day_number(y.when.end());
    gap(a, b).max(gap(b, a)).max(0)
}

/// Whether two incidents lie in one first-level division.
pub fn same_adm1(a: &Facts, b: &Facts) -> bool {
    a.place.adm1().is_some() && a.place.adm1() == b.place.adm1()
}

fn same_place(coded: &Facts, read: &Facts) -> bool {
    let wide = coded.place.prec().is_some_and(|p| p >= WherePrec::District);
    km(coded, read) <= SAME_PLACE_KM || (wide && same_adm1(coded, read))
}

/// The number that counts: best, else low.
pub fn number(toll: Option<Toll>) -> Option<u32> {
    toll.and_then(|t| t.best().or(t.low()))
}

/// Whether two tolls give the same number, or none.
pub fn same_count(a: Option<Toll>, b: Option<Toll>) -> bool {
    number(a) == number(b)
}

/// Words of a group's name that tell it from no other.
const GENERIC_WORDS: &str = include_str!("../../data/eval/generic_words.tsv");

/// The telling words of an actor named in words ("OTHER:Pro-Saleh forces": saleh); all its words where none is left.
fn telling_words(actor: &Actor) -> Vec<String> {
    let Some(name) = actor.code().strip_prefix("OTHER:") else { return Vec::new() };
    let name = name.to_ascii_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_lowercase()).filter(|w| w.len() > 2).collect();
    let generic = |word: &str| rows(GENERIC_WORDS).any(|(_, f)| f.first() == Some(&word));
    let telling: Vec<String> = words.iter().filter(|w| !generic(w)).map(|w| (*w).to_owned()).collect();
    if telling.is_empty() { words.into_iter().map(str::to_owned).collect() } else { telling }
}

/// Whether two codes name one actor: the same code, or names in words that share a telling word.
fn one_actor(a: &Actor, b: &Actor) -> bool {
    a == b || telling_words(a).iter().any(|word| telling_words(b).contains(word))
}

/// One actor in common, or none known on either side.
pub fn same_actor(a: &[Actor], b: &[Actor]) -> bool {
    let unknown = Actor::unidentified();
    let known = |actors: &[Actor]| actors.iter().filter(|x| **x != unknown).cloned().collect::<Vec<Actor>>();
    let (a, b) = (known(a), known(b));
    (a.is_empty() && b.is_empty()) || a.iter().any(|x| b.iter().any(|y| one_actor(x, y)))
}

/// Event type, time, place, killed and attacker all right, each by one coder or the other.
pub(super) fn whole_record(coded: &Coded, read: &Facts) -> bool {
    let right = |slot: &Slot| coded.either(|facts| slot.agrees(facts, read));
    days_apart(&coded.report.facts, read) == 0
        && [Slot::EventType, Slot::Place, Slot::Killed, Slot::Actor1].iter().all(right)
}
