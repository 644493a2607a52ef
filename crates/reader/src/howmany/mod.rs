//! A text → the tolls that it gives: how many killed or wounded, who they were, and the words that say so.
//!
//! A toll is a number beside a word of harm ("قتل 18 شخصا", "سبعة جنود قتلوا") or beside a noun that means the dead
//! or hurt ("30 قتيلا", "جريحان"). What is said of part of it ("بينهم طفل") is left out, what is added to it ("و10
//! مدنيين") is added, and totals of the past, inmates, forces and distances, which stand beside no word of harm, are
//! not taken (codebook, `killed`, `wounded`).

mod beside;
mod counted;
mod listed;
mod noun;
mod one;
mod parts;
mod people;
mod quantity;
mod scan;
mod spelled;
mod spoken;
mod sums;

pub use quantity::{Bound, Numeral, Quantity, Scale, quantity_at};
pub use scan::{find, people};
pub use sums::sums;

use std::ops::Range;
use tazamun_record::Toll;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Victims {
    /// People of whom no more is said: a total over all sides, as far as the text goes.
    Persons,
    /// Civilians by what they are called (children, journalists, worshippers).
    Civilians,
    /// Fighters of a group.
    Fighters,
    /// Soldiers and police.
    Forces,
}

/// Whether they were killed or wounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Harm {
    /// Killed.
    Killed,
    /// Wounded.
    Wounded,
    /// "Killed or wounded", told together.
    Both,
}

impl Harm {
    /// What it is called in English.
    pub fn label(self) -> &'static str {
        match self {
            Harm::Killed => "killed",
            Harm::Wounded => "wounded",
            Harm::Both => "killed or wounded",
        }
    }
}

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

/// A noun that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// How many the form itself says, where it does: 1 or 2.
    pub number: Option<u32>,
    /// What it names.
    pub class: Class,
}

/// What a counted noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The dead.
    Dead,
    /// The hurt.
    Hurt,
    /// Living people of some kind.
    People(Victims),
    /// Prisoners, hostages, suspects: never a toll.
    Captive,
}

/// A word of harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HarmWord {
    /// What it says was done.
    pub harm: Harm,
    /// Where its number stands.
    pub how: How,
}

/// Where the number of a word of harm stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// After it, else before it ("قتل 5", "خمسة قتلوا").
    Verb,
    /// After it ("مقتل 5").
    Noun,
    /// Right after it alone, and only with a number ("سقط 12 عنصرا", "القضاء على 60 جنديا").
    Counted,
    /// "Lost", "suffered": a word of harm only with "their lives" (مصرعهم, حتفهم) or "injuries" after it.
    Lost,
    /// Right before those who suffered, one or many ("القضاء على قيادي", "حرق رضيع").
    People,
    /// After it alone, in the active voice ("killing 12").
    Active,
    /// Before it alone: a state or a verb of dying ("12 dead", "5 died").
    State,
    /// A phrase that says itself that it was one ("سقط صريعا"), where no number stands beside it.
    One,
    /// The same of whoever did it ("ثم انتحر").
    Own,
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
