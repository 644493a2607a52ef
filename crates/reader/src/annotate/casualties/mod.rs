//! A text → the tolls that it gives: how many killed or wounded, who they were, and the words that say so.
//!
//! A toll is a number beside a word of harm ("قتل 18 شخصا", "سبعة جنود قتلوا") or beside a noun that means the dead
//! or hurt ("30 قتيلا", "جريحان"). What is said of part of it ("بينهم طفل") is left out, what is added to it ("و10
//! مدنيين") is added, and totals of the past, inmates, forces and distances, which stand beside no word of harm, are
//! not taken (codebook, `killed`, `wounded`).

mod before;
mod beside;
mod besides;
mod counted;
mod doers;
mod listed;
mod named;
mod noun;
mod one;
mod parts;
mod people;
mod quantity;
mod scan;
mod shares;
mod spelled;
mod spoken;
mod sums;
mod tallies;
mod tellers;
mod unreal;

pub use crate::ontology::{Bound, Class, Counted, Harm, HarmWord, How, Numeral, Scale, Victims};
pub use quantity::{Quantity, quantity_at};
pub use scan::{find, people};
pub use sums::sums;

use std::ops::Range;
use tazamun_record::Toll;

/// A toll, as one place of the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The tokens that carry it, from the word of harm or the number to the noun that is counted.
    pub tokens: Range<usize>,
    /// The number and its noun alone.
    pub counted: Range<usize>,
    /// Killed or wounded.
    pub harm: Harm,
    /// How many.
    pub toll: Toll,
    /// Who they were.
    pub victims: Victims,
    /// It is the sum of years or of a war, not of an incident.
    pub past: bool,
}

/// Sum of tolls that are told side by side ("11 مسلحا و10 مدنيين").
pub fn sum(a: &Toll, b: &Toll) -> Toll {
    let add = |x: Option<u32>, y: Option<u32>| x?.checked_add(y?);
    let low = match (a.low(), b.low()) {
        (Some(x), Some(y)) => Some(x.saturating_add(y)),
        (x, y) => x.or(y),
    };
    // Where one part has no best estimate the sum has none: the lower bound stands.
    Toll::new(low, add(a.best(), b.best()), add(a.high(), b.high())).unwrap_or(*a)
}

#[cfg(test)]
mod tests;
