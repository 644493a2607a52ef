//! What words of killing and wounding, numbers and the people whom they count mean, whatever the language.

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
    /// No harm at all, though the first word says one ("shot at", "fell back").
    Nothing,
}

/// What a numeral does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// 1 to 10.
    Unit,
    /// The "ten" of 11 to 19.
    Teen,
    /// 20 to 90.
    Tens,
    /// 100 to 900 (and 2,000, which is one word too).
    Hundred,
    /// 1,000 and above: multiplies what stands before.
    Thousand,
    /// A lower bound in itself: dozens, hundreds.
    Vague,
}

/// A numeral word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// Its value.
    pub value: u32,
    /// What it does.
    pub scale: Scale,
}

/// What a word beside a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// "More than 30": 31, 31, open.
    More,
    /// "At least 30": 30, 30, open.
    Least,
    /// The same, said after the noun.
    LeastAfter,
    /// "About 30": 30.
    About,
    /// The same, said after the noun.
    AboutAfter,
    /// "Fewer than 30": open, open, 29.
    Less,
    /// "Up to 30": open, 30, 30.
    UpTo,
    /// "Between 30 and 40".
    Between,
}
