//! Which incidents lay claim to the same words: a toll that one incident's heads name surely is hardly another's; and which
//! say the same: who struck once is likely to be who struck again.

use super::{
    guess::Guess,
    slots::{Slot, Value},
};
use crate::learned::bag::{mix, word_hash};
use rustc_hash::FxHashMap;
use std::ops::Range;
use tazamun_record::day_number;

/// Slots whose words go to one incident as a rule.
const CLAIMED: [Slot; 3] = [Slot::Place, Slot::Killed, Slot::Wounded];
/// Heads of an incident that are asked at most.
pub const ASKED: usize = 12;

/// Slots of which it is asked what other incidents say.
const SHARED: [Slot; 6] =
    [Slot::Place, Slot::Date, Slot::Killed, Slot::Wounded, Slot::Attacker, Slot::Attacked];

/// The two incidents that say something most surely.
#[derive(Debug, Clone, Copy)]
struct Surest([(usize, f32); 2]);

impl Default for Surest {
    fn default() -> Self {
        Surest([(usize::MAX, 0.0); 2])
    }
}

impl Surest {
    fn add(&mut self, incident: usize, p: f32) {
        let best = &mut self.0;
        if best[0].0 == incident {
            best[0].1 = best[0].1.max(p);
        } else if p > best[0].1 {
            *best = [(incident, p), best[0]];
        } else if p > best[1].1 {
            best[1] = (incident, p);
        }
    }

    fn but(&self, incident: usize) -> f32 {
        self.0.iter().find(|c| c.0 != incident).map_or(0.0, |c| c.1)
    }
}

/// For the words and the values of a slot, the two incidents that claim them most surely.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    words: FxHashMap<(Slot, usize), Surest>,
    values: FxHashMap<(Slot, u64), Surest>,
}

impl Claims {
    /// The claims of incidents, each given by its heads.
    pub fn new<'h>(guesses: &[Guess], told: impl Iterator<Item = &'h [usize]>) -> Self {
        let mut claims = Claims::default();
        for (incident, heads) in told.enumerate() {
            for (slot, &h) in SHARED.into_iter().flat_map(|s| heads.iter().take(ASKED).map(move |h| (s, h))) {
                for option in guesses[h].of(slot) {
                    if let Some(key) = key(&option.value) {
                        claims.values.entry((slot, key)).or_default().add(incident, option.p);
                    }
                    if let Some(words) = option.tokens.as_ref().filter(|_| Claims::hold(slot)) {
                        claims.words.entry((slot, words.start)).or_default().add(incident, option.p);
                    }
                }
            }
        }
        claims
    }

    /// How surely another incident claims these words.
    pub fn of_another(&self, slot: Slot, words: &Range<usize>, incident: usize) -> f32 {
        self.words.get(&(slot, words.start)).map_or(0.0, |surest| surest.but(incident))
    }

    /// How surely another incident says this value.
    pub fn said_of_another(&self, slot: Slot, value: &Value, incident: usize) -> f32 {
        let surest = key(value).and_then(|key| self.values.get(&(slot, key)));
        surest.map_or(0.0, |surest| surest.but(incident))
    }

    /// Whether words of this slot go to one incident as a rule.
    pub fn hold(slot: Slot) -> bool {
        CLAIMED.contains(&slot)
    }
}

/// A number that equal values share; none of what says nothing.
fn key(value: &Value) -> Option<u64> {
    match value {
        Value::Side(side) => Some(word_hash(side.code())),
        Value::Toll(toll) => Some(u64::from(toll.number())),
        Value::Days(days) => Some(mix(day_number(days.start()) as u64, day_number(days.end()) as u64)),
        Value::Place(place) => {
            let at = |degrees: f64| (degrees * 50.0).round() as i64 as u64;
            let point = place.point().map_or(0, |p| mix(at(p.lat()), at(p.lon())));
            Some(mix(point, place.adm1().map_or(0, word_hash)))
        }
        Value::None | Value::Kind(_) | Value::Status(_) | Value::Flag(_) => None,
    }
}
