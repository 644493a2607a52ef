//! Words that are no lexicon entries but decide how those around them are read: prepositions, conjunctions, relatives.
//!
//! `languages/*/words.tsv` lists them by what they do; the reader asks "is this a word of that kind" and knows no word itself.

use crate::text::{KindsInText, Text, WordKinds};

/// What a word does to the reading of those beside it; a word may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// "Who", "which": a relative clause follows.
    Relative,
    /// "Because of", "as a result of".
    Cause,
    /// "After", "when": what follows happened.
    After,
    /// "During", "at the time of": what follows happened meanwhile.
    Meanwhile,
    /// "Before".
    Before,
    /// "Since" an act.
    Since,
    /// "In the wake of" an act.
    Wake,
    /// Before what is asked for: "to", "to carry out".
    Toward,
    /// "Came under": what follows with "to" happened.
    Suffers,
    /// Between a time and the act that it counts from: "two days *after* the attack".
    Measures,
    /// People who are arrested: "suspects", "a cell".
    Suspects,
    /// "Regularly", "daily", after an act.
    Always,
    /// "Among them" before the names of some places of many.
    SomeOf,
    /// Verbs of leaving a place.
    Departs,
    /// "To", "from", "with" a place: not where something happens.
    Way,
    /// "Others" besides those told.
    Others,
    /// Between those counted and the group that they are of.
    OfGroup,
    /// "Kills" with its subject before it.
    Kills,
    /// "In".
    In,
    /// "The ranks of".
    Ranks,
    /// Before a verb that opens a clause.
    Opens,
    /// Parts a cue from the name that it would speak of.
    Parts,
    /// "From".
    From,
    /// "Between" two sides.
    Between,
    /// "In it": the act told before.
    Anaphor,
    /// Binds a toll to the act that follows it.
    Binds,
    /// "That", after a word of saying.
    That,
    /// Attacks and operations in the plural.
    ManyActs,
    /// Nouns whose definite plural speaks of acts at large though it has no plural ending.
    DefinitePlural,
    /// Words that begin like the article and have none.
    NoArticle,
    /// Some of a group, before "of".
    Member,
    /// "Of".
    Of,
    /// Forces that act, before "belonging to".
    Unit,
    /// "Belonging to".
    Belongs,
    /// Parts "army" from the adjective after it.
    Apart,
    /// Before a country's name: a place, not a side.
    AtCountry,
    /// After a number, before the people that it counts.
    OfPeople,
    /// After a number that counts people without naming them.
    GoesOn,
    /// "Their lives", "their deaths", in "met their deaths".
    Life,
    /// "Not".
    Not,
    /// Long units of time.
    LongTime,
    /// "Over", "since" a time.
    Over,
    /// Ends what is added to a toll.
    EndsToll,
    /// "Per cent".
    Share,
    /// "Two thousand" before what it counts.
    Dual,
    /// Verbs of harm in the dual.
    DualVerb,
    /// Units of time, length and money: what a number before them counts is no people.
    Thing,
    /// "Crime of", "attempt at" before a word of killing.
    Crime,
    /// Words that tell of one killed or wounded by themselves ("his body").
    OneHarmed,
    /// After a passive verb of harm, whose person stands before it: "in", "as a result of", "by a bullet".
    Harmed,
    /// Verbs of harm that may be passive and of one person.
    PassiveVerb,
    /// Words of time and adverbs between a verb of harm and its person.
    TimeWord,
    /// "Number", "toll", "list", before the dead or hurt.
    Count,
    /// "To", "reached", before a number of dead.
    Reaches,
    /// "In addition", "beside", before more who were killed.
    Besides,
    /// Bodies, before the number of those whose they are.
    Bodies,
    /// Those with somebody who was killed.
    Companions,
    /// "With" companions.
    With,
    /// Courts, sentences, prisons: what a death penalty is told with.
    Penalty,
    /// Words that tell of two killed or wounded by themselves ("their bodies", of two).
    TwoHarmed,
    /// "Of their wounds", before the wound that somebody died of.
    Succumbed,
    /// What stands between "no" and "casualties".
    NoHarm,
    /// "Casualties", "injuries", after "no".
    Casualties,
    /// "To injuries", "to hospital", in "were taken to hospital".
    Injury,
    /// Names that stand in persons' names, not in those of places.
    PersonName,
    /// "To", between the ends of a range.
    RangeTo,
    /// "Any", before the casualties that there were none of.
    Any,
    /// "Some", "many", "all", "this": before those whose number is not told.
    Several,
    /// "Crime of", which happened where it says whom it was done to.
    Deed,
    /// What bears a number as its name ("brigade 35", "article 5").
    Numbered,
    /// "A", "the", "his": before one person.
    Article,
    /// "Another", "a third": one more, without a noun.
    OneMore,
    /// Before a verb in the passive: "was", "been".
    Passive,
    /// Before a verb in the active, done: "have".
    Perfect,
    /// A verb that speaks of one: "was", "has".
    Single,
    /// "And", where it is a word by itself.
    And,
    /// "By": who did it follows.
    By,
    /// "He", "she": one person told before.
    Pronoun,
    /// "A family", "a group", before "of" and the number of those who are in it.
    Collective,
    /// "Who number", before the number of all of some.
    Numbering,
    /// After an act and before a country: it is what is struck, not where.
    AtTarget,
    /// "His", "her": those who follow are somebody's who was told before.
    Whose,
    /// "Respectively", after numbers that are told in the order of what was told before.
    Respectively,
    /// What is struck: "depots", "a convoy".
    Target,
    /// "The attacker", "whoever carried it out".
    Perpetrator,
    /// "Half", before a thousand or a million.
    Half,
    /// "Every year", "daily", after a number: no incident's.
    Yearly,
    /// Words of dying, which tell no violence by themselves.
    Dies,
    /// By violence: "burnt", "shot", "under torture".
    Violently,
    /// "Confirm", "announce", which "not" denies before a word of harm.
    Confirms,
    /// A body.
    Body,
    /// "Found", "recovered", before a body.
    Finds,
    /// "A mother", where their children are told with them: the word alone has other senses.
    Parent,
    /// "Were", before "among the dead".
    Was,
    /// "Aged", after somebody's name.
    Aged,
    /// "The toll", whose number may stand without those whom it counts.
    Tally,
    /// "That it": what follows is said of what was told before.
    ThatIt,
    /// "Made", "of nationality", after the adjective of a country: where something is from, not whose it is.
    Origin,
    /// Clashes in the street and words of protesting, beside the people who are in them.
    Unrest,
    /// "Made of", before the number of a group.
    MadeOf,
    /// "A third", after whom two are told.
    Third,
    /// "Age", beside the number of somebody's years.
    Age,
}

impl Word {
    const NAMES: [(&'static str, Word); 102] = [
        ("relative", Word::Relative),
        ("cause", Word::Cause),
        ("after", Word::After),
        ("meanwhile", Word::Meanwhile),
        ("before", Word::Before),
        ("since", Word::Since),
        ("wake", Word::Wake),
        ("toward", Word::Toward),
        ("suffers", Word::Suffers),
        ("measures", Word::Measures),
        ("suspects", Word::Suspects),
        ("always", Word::Always),
        ("some-of", Word::SomeOf),
        ("departs", Word::Departs),
        ("way", Word::Way),
        ("others", Word::Others),
        ("of-group", Word::OfGroup),
        ("kills", Word::Kills),
        ("in", Word::In),
        ("ranks", Word::Ranks),
        ("opens", Word::Opens),
        ("parts", Word::Parts),
        ("from", Word::From),
        ("between", Word::Between),
        ("anaphor", Word::Anaphor),
        ("binds", Word::Binds),
        ("that", Word::That),
        ("many-acts", Word::ManyActs),
        ("definite-plural", Word::DefinitePlural),
        ("no-article", Word::NoArticle),
        ("member", Word::Member),
        ("of", Word::Of),
        ("unit", Word::Unit),
        ("belongs", Word::Belongs),
        ("apart", Word::Apart),
        ("at-country", Word::AtCountry),
        ("of-people", Word::OfPeople),
        ("goes-on", Word::GoesOn),
        ("life", Word::Life),
        ("not", Word::Not),
        ("long-time", Word::LongTime),
        ("over", Word::Over),
        ("ends-toll", Word::EndsToll),
        ("share", Word::Share),
        ("dual", Word::Dual),
        ("dual-verb", Word::DualVerb),
        ("thing", Word::Thing),
        ("crime", Word::Crime),
        ("one-harmed", Word::OneHarmed),
        ("harmed", Word::Harmed),
        ("passive-verb", Word::PassiveVerb),
        ("time-word", Word::TimeWord),
        ("count", Word::Count),
        ("reaches", Word::Reaches),
        ("besides", Word::Besides),
        ("bodies", Word::Bodies),
        ("companions", Word::Companions),
        ("with", Word::With),
        ("penalty", Word::Penalty),
        ("two-harmed", Word::TwoHarmed),
        ("succumbed", Word::Succumbed),
        ("no-harm", Word::NoHarm),
        ("casualties", Word::Casualties),
        ("injury", Word::Injury),
        ("person-name", Word::PersonName),
        ("range-to", Word::RangeTo),
        ("any", Word::Any),
        ("deed", Word::Deed),
        ("several", Word::Several),
        ("numbered", Word::Numbered),
        ("article", Word::Article),
        ("one-more", Word::OneMore),
        ("passive", Word::Passive),
        ("perfect", Word::Perfect),
        ("single", Word::Single),
        ("and", Word::And),
        ("by", Word::By),
        ("pronoun", Word::Pronoun),
        ("collective", Word::Collective),
        ("numbering", Word::Numbering),
        ("at-target", Word::AtTarget),
        ("whose", Word::Whose),
        ("respectively", Word::Respectively),
        ("target", Word::Target),
        ("perpetrator", Word::Perpetrator),
        ("half", Word::Half),
        ("yearly", Word::Yearly),
        ("dies", Word::Dies),
        ("violently", Word::Violently),
        ("confirms", Word::Confirms),
        ("body", Word::Body),
        ("finds", Word::Finds),
        ("tally", Word::Tally),
        ("was", Word::Was),
        ("aged", Word::Aged),
        ("parent", Word::Parent),
        ("that-it", Word::ThatIt),
        ("origin", Word::Origin),
        ("unrest", Word::Unrest),
        ("made-of", Word::MadeOf),
        ("third", Word::Third),
        ("age", Word::Age),
    ];

    /// The kind of a row of the table, by its name there.
    pub(super) fn named(name: &str) -> Option<Word> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, word)| *word)
    }

    fn bit(self) -> u128 {
        1 << (self as u8)
    }
}

/// The words of a language, by what they do.
#[derive(Debug, Default)]
pub struct Words(WordKinds);

impl Words {
    /// Adds a word, as it is written.
    pub(super) fn insert(&mut self, word: &str, kind: Word) {
        self.0.insert(word, kind.bit());
    }

    /// Whether a word, in normal form, is of any kind but that of persons' names.
    pub fn has(&self, word: &str) -> bool {
        self.0.of(word) & !Word::PersonName.bit() != 0
    }

    /// Whether a word, in normal form, is of this kind.
    pub fn is(&self, kind: Word, word: &str) -> bool {
        self.0.of(word) & kind.bit() != 0
    }

    /// The words of a text, by what they do.
    #[inline]
    pub fn in_text<'t>(&'t self, text: &'t Text<'_>) -> WordsInText<'t> {
        WordsInText(self.0.in_text(text))
    }

    /// Whether the word at a token is of this kind; past the end it is of none.
    #[inline]
    pub fn is_at(&self, kind: Word, text: &Text<'_>, at: usize) -> bool {
        self.in_text(text).is(kind, at)
    }
}

/// The words of a text, by what they do.
#[derive(Debug, Clone, Copy)]
pub struct WordsInText<'t>(KindsInText<'t>);

impl WordsInText<'_> {
    /// Whether the word at a token is of this kind; past the end it is of none.
    #[inline]
    pub fn is(self, kind: Word, at: usize) -> bool {
        self.0.at(at) & kind.bit() != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_and_a_bit() {
        let bits: u128 = Word::NAMES.iter().map(|(_, w)| w.bit()).fold(0, |all, bit| all | bit);
        assert_eq!(bits.count_ones() as usize, Word::NAMES.len());
        assert!(Word::NAMES.iter().all(|(name, word)| Word::named(name) == Some(*word)));
    }
}
