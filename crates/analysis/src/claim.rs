//! Reports of articles → the two theatres that they set side by side.
//!
//! A claim of coordination names two attacks by one actor in two places. The pair is found, not asked for: among all
//! incidents of the articles, the two by the same named actor, in two countries or else two governorates, that lie
//! closest in time and no more than a week apart; news comes before background, and of equals those that are told first.

use tazamun_record::{Actor, EventType, Facts, Interval};

/// Incidents further apart than this are not set side by side: no one calls a month a coincidence.
pub const FARTHEST_APART: u32 = 7;

/// Two incidents that an article sets side by side, by their places in the list that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parallel {
    /// The earlier incident.
    pub first: usize,
    /// The later one.
    pub second: usize,
    /// Who is said to have done both.
    pub actor: Actor,
    /// How the two theatres are told apart.
    pub by: ToldApart,
}

/// How two theatres are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ToldApart {
    /// Two countries.
    Countries,
    /// Two first-level divisions of one country.
    Governorates,
}

impl Parallel {
    /// The filter that selects the theatre of one of the two incidents.
    pub fn filter(&self, of: &Facts) -> String {
        let place = match self.by {
            ToldApart::Countries => of.place.country().map(|c| format!("country={c}")),
            ToldApart::Governorates => of.place.adm1().map(|a| format!("adm1={a}")),
        };
        format!("{},actor1={}", place.unwrap_or_default(), quoted(self.actor.code()))
    }
}

/// A filter's value, in quotes where it holds anything but letters, digits and the signs of codes.
fn quoted(value: &str) -> String {
    if value.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c)) {
        value.to_owned()
    } else {
        format!("\"{value}\"")
    }
}

/// Finds the two incidents that the articles set side by side, or none where no two can be paired.
pub fn parallel(told: &[&Facts]) -> Option<Parallel> {
    let mut best: Option<(Rank, Parallel)> = None;
    for (i, a) in told.iter().enumerate() {
        for (j, b) in told.iter().enumerate().skip(i + 1) {
            let Some((by, actor)) = alike(a, b) else { continue };
            let rank = Rank {
                background: u8::from(a.background) + u8::from(b.background),
                gap: a.when.gap(&b.when),
                by,
                vague: a.when.days().saturating_add(b.when.days()),
                order: (i, j),
            };
            if best.as_ref().is_none_or(|(r, _)| rank < *r) {
                let (first, second) = if starts(b.when) < starts(a.when) { (j, i) } else { (i, j) };
                best = Some((rank, Parallel { first, second, actor, by }));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// What makes one pair a better answer than another, most important first; less is better.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    background: u8,
    gap: u32,
    by: ToldApart,
    vague: u32,
    order: (usize, usize),
}

fn starts(when: Interval) -> (tazamun_record::Date, tazamun_record::Date) {
    (when.start(), when.end())
}

/// Whether two incidents are violence by one actor in two theatres within a week, and by which division.
fn alike(a: &Facts, b: &Facts) -> Option<(ToldApart, Actor)> {
    let violent = |f: &Facts| {
        f.what.event_type().is_some_and(|t| t != EventType::StrategicDevelopments && t != EventType::Protests)
    };
    if !violent(a) || !violent(b) {
        return None;
    }
    if a.when.gap(&b.when) > FARTHEST_APART {
        return None;
    }
    let actor = a.actor1.iter().find(|x| **x != Actor::unidentified() && b.actor1.contains(x))?;
    let by = match (a.place.country(), b.place.country(), a.place.adm1(), b.place.adm1()) {
        (Some(c), Some(d), ..) if c != d => ToldApart::Countries,
        (Some(_), Some(_), Some(p), Some(q)) if p != q => ToldApart::Governorates,
        _ => return None,
    };
    Some((by, actor.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tazamun_record::{Date, Place, SubEventType, What};

    fn attack(adm1: &str, day: i8, actor: &str) -> Facts {
        let place = Place::new(None, Some(adm1.into()), None, None, None).unwrap();
        let when = Interval::from(Date::constant(2022, 1, day));
        let mut facts = Facts::new(What::from(SubEventType::ArmedClash), when, place);
        facts.actor1 = vec![actor.parse().unwrap()];
        facts
    }

    #[test]
    fn the_closest_two_of_one_actor_in_two_countries_are_paired() {
        let told = [
            attack("SY-HI", 4, "IS"),
            attack("SY-HA", 20, "IS"),
            attack("IQ-DI", 21, "IS"),
            attack("IQ-AN", 21, "PKK"),
        ];
        let pair = parallel(&told.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!((pair.first, pair.second, pair.by), (1, 2, ToldApart::Countries));
        assert_eq!(pair.filter(&told[1]), "country=SY,actor1=IS");
    }

    #[test]
    fn the_earlier_incident_comes_first_whichever_is_told_first() {
        let told = [attack("IQ-DI", 21, "IS"), attack("SY-HA", 20, "IS")];
        let pair = parallel(&told.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!((pair.first, pair.second), (1, 0));
    }

    #[test]
    fn two_governorates_will_do_and_background_comes_last() {
        let mut old = attack("IQ-BG", 21, "IS");
        old.background = true;
        let told = [attack("IQ-DI", 21, "IS"), old, attack("IQ-AN", 23, "IS")];
        let pair = parallel(&told.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!((pair.first, pair.second, pair.by), (0, 2, ToldApart::Governorates));
        assert_eq!(pair.filter(&told[2]), "adm1=IQ-AN,actor1=IS");
    }

    #[test]
    fn groups_without_a_code_are_quoted() {
        let told = [attack("IQ-DI", 1, "OTHER:Ansar"), attack("SY-HA", 1, "OTHER:Ansar")];
        let pair = parallel(&told.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!(pair.filter(&told[0]), "country=IQ,actor1=\"OTHER:Ansar\"");
    }

    #[test]
    fn nothing_is_paired_that_is_not_alike() {
        let mut arrests = attack("SY-HA", 21, "IS");
        arrests.what = What::from(SubEventType::Arrests);
        for told in [
            vec![attack("IQ-DI", 21, "IS")],
            vec![attack("IQ-DI", 21, "IS"), attack("IQ-DI", 22, "IS")],
            vec![attack("IQ-DI", 21, "IS"), attack("SY-HA", 21, "TUR")],
            vec![attack("IQ-DI", 1, "IS"), attack("SY-HA", 9, "IS")],
            vec![attack("IQ-DI", 21, "UNIDENTIFIED"), attack("SY-HA", 21, "UNIDENTIFIED")],
            vec![attack("IQ-DI", 21, "IS"), arrests],
        ] {
            assert_eq!(parallel(&told.iter().collect::<Vec<_>>()), None);
        }
    }
}
