//! Which incidents lay claim to the same words: a toll that one incident's heads name surely is hardly another's.

use super::{guess::Guess, slots::Slot};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Slots whose words go to one incident as a rule.
const CLAIMED: [Slot; 3] = [Slot::Place, Slot::Killed, Slot::Wounded];
/// Heads of an incident that are asked at most.
pub const ASKED: usize = 12;

/// For the words of a slot, the two incidents that claim them most surely.
#[derive(Debug, Clone, Default)]
pub struct Claims(FxHashMap<(Slot, usize), [(usize, f32); 2]>);

impl Claims {
    /// The claims of incidents, each given by its heads.
    pub fn new<'h>(guesses: &[Guess], told: impl Iterator<Item = &'h [usize]>) -> Self {
        let mut claims: FxHashMap<(Slot, usize), [(usize, f32); 2]> = FxHashMap::default();
        for (incident, heads) in told.enumerate() {
            for (slot, &h) in CLAIMED.into_iter().flat_map(|s| heads.iter().take(ASKED).map(move |h| (s, h)))
            {
                for option in guesses[h].of(slot) {
                    let Some(words) = &option.tokens else { continue };
                    let best = claims.entry((slot, words.start)).or_insert([(usize::MAX, 0.0); 2]);
                    let claim = (incident, option.p);
                    if best[0].0 == incident {
                        best[0].1 = best[0].1.max(option.p);
                    } else if option.p > best[0].1 {
                        *best = [claim, best[0]];
                    } else if option.p > best[1].1 {
                        best[1] = claim;
                    }
                }
            }
        }
        Claims(claims)
    }

    /// How surely another incident claims these words.
    pub fn of_another(&self, slot: Slot, words: &Range<usize>, incident: usize) -> f32 {
        let best = self.0.get(&(slot, words.start));
        best.and_then(|b| b.iter().find(|c| c.0 != incident)).map_or(0.0, |c| c.1)
    }

    /// Whether words of this slot go to one incident as a rule.
    pub fn hold(slot: Slot) -> bool {
        CLAIMED.contains(&slot)
    }
}
