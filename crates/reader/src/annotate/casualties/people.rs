//! People of whom a sentence speaks, in languages whose doers stand before their verbs: "at least two dozen soldiers",
//! "a 12-year-old boy", "three others", "une vingtaine de civils".

use super::{Class, Harm, Victims, quantity::at_least, quantity_at, scan::Scan, sum};
use crate::annotate::capital::{is_abbreviation, is_capital};
use crate::ontology::Who;
use crate::{
    lang::{Cue, Word},
    text::Kind,
};
use std::ops::Range;
use tazamun_record::{Actor, Toll};

/// Words between a number or an article and the noun that it counts ("12 Red Crescent volunteers").
pub(super) const REACH_NOUN: usize = 6;
/// Words between two groups of people of one sum ("members of the Free Army and two civilians").
const REACH_SUM: usize = 9;

/// Some people.
#[derive(Debug, Clone)]
pub(super) struct People {
    pub(super) tokens: Range<usize>,
    pub(super) toll: Toll,
    /// What they are; none of a number that stands alone.
    pub(super) class: Option<Class>,
    /// Part of a number told before ("including two children").
    pub(super) subset: bool,
}

/// What follows a number or an article.
enum Noun {
    /// This, up to there.
    Person(Class, usize),
    /// A thing, or people who are not counted by it.
    Thing,
    /// Nothing that is counted.
    None,
}

impl People {
    /// One person of whom no more is said.
    pub(super) fn one(tokens: Range<usize>) -> People {
        People { tokens, toll: Toll::exactly(1), class: Some(Class::People(Victims::Persons)), subset: false }
    }

    pub(super) fn victims(&self) -> Victims {
        match self.class {
            Some(Class::People(victims)) => victims,
            Some(Class::Captive) => Victims::Civilians,
            _ => Victims::Persons,
        }
    }

    /// The harm that a noun says by itself ("12 bodies").
    pub(super) fn harm(&self) -> Option<Harm> {
        match self.class? {
            Class::Dead => Some(Harm::Killed),
            Class::Hurt => Some(Harm::Wounded),
            _ => None,
        }
    }
}

impl Scan<'_, '_> {
    /// The people of a sentence, in its order.
    pub(super) fn people(&self, sentence: &Range<usize>) -> Vec<People> {
        let mut all: Vec<People> = Vec::new();
        let mut at = sentence.start;
        while at < sentence.end {
            if let Some(end) = self.age(at, sentence) {
                at = end;
                continue;
            }
            let Some(mut found) = self.some_people(at, sentence) else {
                at += 1;
                continue;
            };
            at = found.tokens.end;
            found.subset = self.is_subset(&found, all.last());
            all.push(found);
        }
        all
    }

    fn some_people(&self, at: usize, sentence: &Range<usize>) -> Option<People> {
        if self.text.tokens()[at].kind == Kind::Punct || self.cue_at(at) == Some(Cue::Unhurt) {
            return None;
        }
        self.numbered(at, sentence)
            .or_else(|| self.collective(at, sentence))
            .or_else(|| self.with_article(at, sentence))
            .or_else(|| self.bare_one(at, sentence))
            .or_else(|| self.pronoun(at, sentence))
    }

    /// "A woman of 55", "aged between eight and fifteen": the end of a number that is somebody's age.
    fn age(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let before = at.checked_sub(1).filter(|&before| before >= sentence.start)?;
        let one = |end: usize| {
            (end.saturating_sub(3).max(sentence.start)..end).any(|from| {
                let noun = self.language.counted.longest_at(self.text, from);
                noun.is_some_and(|n| n.tokens.end == end && n.value.number == Some(1))
            })
        };
        let old = self.is(Word::Numbered, before) || self.is(Word::Of, before) && one(before);
        let quantity = quantity_at(self.language, self.text, at).filter(|_| old)?;
        // "A relative of two soldiers" is no age.
        let counts = self.language.counted.longest_at(self.text, quantity.tokens.end).is_some();
        let others = self.is(Word::Others, quantity.tokens.end);
        // "Aged five and eight".
        let end = quantity.tokens.end;
        let more = quantity_at(self.language, self.text, end + 1).filter(|q| {
            self.is(Word::Numbered, before)
                && self.is(Word::And, end)
                && self.language.counted.longest_at(self.text, q.tokens.end).is_none()
                && !self.is(Word::Others, q.tokens.end)
        });
        (!counts && !others).then_some(more.map_or(end, |q| q.tokens.end))
    }

    /// "A family of nine": as many as it says.
    fn collective(&self, at: usize, sentence: &Range<usize>) -> Option<People> {
        let noun = at + usize::from(self.is(Word::Article, at));
        if !self.is(Word::Collective, noun) || !self.is(Word::Of, noun + 1) {
            return None;
        }
        let quantity = quantity_at(self.language, self.text, noun + 2)?;
        let class = self.noun(quantity.tokens.end, sentence.end, false);
        let (class, end) = match class {
            Noun::Person(class, end) => (class, end),
            Noun::Thing => return None,
            Noun::None => (Class::People(Victims::Civilians), quantity.tokens.end),
        };
        (end <= sentence.end).then_some(People {
            tokens: at..end,
            toll: quantity.toll,
            class: Some(class),
            subset: false,
        })
    }

    /// "Killing him and two bodyguards", "he and his daughter died": one who is named before, beside others.
    fn pronoun(&self, at: usize, sentence: &Range<usize>) -> Option<People> {
        let beside = at + 2 < sentence.end && self.is(Word::And, at + 1);
        let others = || {
            self.numbered(at + 2, sentence).is_some_and(|p| p.class.is_some())
                || self.with_article(at + 2, sentence).is_some()
        };
        (self.is(Word::Pronoun, at) && beside && others())
            .then(|| self.single(at..at + 1, Class::People(Victims::Persons)))
    }

    /// "At least 12 people", "12".
    fn numbered(&self, at: usize, sentence: &Range<usize>) -> Option<People> {
        let quantity = quantity_at(self.language, self.text, at).filter(|q| q.tokens.end <= sentence.end)?;
        let end = quantity.tokens.end;
        let named = at > sentence.start && self.is(Word::Numbered, at - 1);
        // "12-year-old", "mi-25": a number that is part of a word.
        let part = self.hangs(end) || at > sentence.start && self.hangs(at - 1);
        let digits = self.text.tokens()[end - 1].is_number();
        let year = digits && quantity.toll.best().is_some_and(|n| (1900..2100).contains(&n)) && end == at + 1;
        // "The 26th", "20mm": letters written onto a number.
        let all = self.text.tokens();
        let part = part
            || digits
                && all.get(end).is_some_and(|next| next.is_word() && next.start() == all[end - 1].end());
        if named || part || self.is(Word::Share, end) || self.text.word(end) == "%" {
            return None;
        }
        let (class, upto) = match self.noun(end, sentence.end, false) {
            Noun::Person(class, upto) => (Some(class), upto),
            Noun::Thing => return None,
            Noun::None => (None, end),
        };
        // "On June 2 five people were killed".
        let day = digits
            && at > sentence.start + 1
            && self.is(Word::TimeWord, at - 1)
            && self.is_capital(at - 1)
            && quantity.toll.best().is_some_and(|n| n <= 31);
        if class.is_none() && (year || day || digits && self.of_clock(at, end)) {
            return None;
        }
        let least = self.at_least_after(upto) || self.at_least_after(upto + 1) && self.text.word(upto) == ",";
        let toll = if least { at_least(quantity.toll) } else { quantity.toll };
        Some(People { tokens: at..upto, toll, class, subset: false })
    }

    /// "9:30", "5.30", "3/4".
    fn of_clock(&self, at: usize, end: usize) -> bool {
        let all = self.text.tokens();
        let sign = |at: usize| matches!(self.text.word(at), ":" | "." | "/");
        let number = |at: usize| all.get(at).is_some_and(|t| t.is_number());
        sign(end) && number(end + 1) && all[end + 1].start() == all[end].end()
            || at > 1 && sign(at - 1) && number(at - 2) && all[at - 1].end() == all[at].start()
    }

    /// "A soldier", "his wife", "another", "the young driver": one.
    fn with_article(&self, at: usize, sentence: &Range<usize>) -> Option<People> {
        if !self.is(Word::Article, at) {
            return None;
        }
        let from = at + usize::from(!self.is(Word::OneMore, at));
        match self.noun(from, sentence.end, true) {
            Noun::Person(class, upto) if !matches!(class, Class::Dead | Class::Hurt) => {
                Some(self.single(at..upto, class))
            }
            _ => None,
        }
    }

    fn single(&self, tokens: Range<usize>, class: Class) -> People {
        People { tokens, toll: Toll::exactly(1), class: Some(class), subset: false }
    }

    /// "Police commander shot dead", "Journalist Jane Doe": one person by what they are, without an article, where a clause
    /// begins or a name follows.
    fn bare_one(&self, at: usize, sentence: &Range<usize>) -> Option<People> {
        let noun = self.language.counted.longest_at(self.text, at)?;
        let one = noun.value.number == Some(1) && matches!(noun.value.class, Class::People(_));
        let opens = at == sentence.start
            || self.text.tokens()[at - 1].kind == Kind::Punct && !self.hangs(at - 1)
            || self.harm_over(at - 1).is_some()
            || self.language.nations.longest_at(self.text, at - 1).is_some();
        let named = self.is_capital(noun.tokens.end) && noun.tokens.end < sentence.end;
        let glued = self.hangs(noun.tokens.end);
        (one && (opens || named) && !glued).then(|| self.single(noun.tokens.clone(), noun.value.class))
    }

    /// Whether a word begins with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(|t| t.is_word()) && is_capital(self.text, at)
    }

    /// Whether a hyphen stands here between two words or numbers written together.
    fn hangs(&self, at: usize) -> bool {
        let all = self.text.tokens();
        self.text.word(at) == "-"
            && at > 0
            && all.get(at + 1).is_some_and(|next| next.start() == all[at].end())
            && all[at - 1].end() == all[at].start()
    }

    /// The noun that is counted from here on, after adjectives and "of"; after an article it must be one person.
    fn noun(&self, from: usize, end: usize, single: bool) -> Noun {
        match self.listed_noun(from, end, single) {
            Noun::None if !single => self.of_somebody(from, end),
            noun => noun,
        }
    }

    /// "Five of his flock", "seven of their own", "12 of the Taliban": people by whose they are.
    fn of_somebody(&self, from: usize, end: usize) -> Noun {
        if !self.is(Word::Of, from) {
            return Noun::None;
        }
        let whose = self.is(Word::Whose, from + 1);
        let at = from + 1 + usize::from(whose || self.is(Word::Article, from + 1));
        // "60 of its 90 houses".
        let thing = quantity_at(self.language, self.text, at).map_or(at, |q| q.tokens.end);
        if self.is(Word::Thing, thing) {
            return Noun::Thing;
        }
        // "Three of the five hostages".
        if thing > at
            && let Noun::Person(class, upto) = self.listed_noun(thing, end, false)
        {
            return Noun::Person(class, upto);
        }
        let abbreviation = self.language.abbreviations.longest_at(self.text, at);
        let side = abbreviation.filter(|_| is_abbreviation(self.text, at));
        let side = side.or_else(|| self.language.actors.longest_at(self.text, at));
        let group = |who: &Who| matches!(who, Who::Known(actor) if *actor != Actor::civilians());
        if let Some(side) = side.filter(|side| group(side.value) && side.tokens.end <= end) {
            return Noun::Person(Class::People(Victims::Fighters), side.tokens.end);
        }
        let lower = self.text.tokens().get(at).is_some_and(|t| t.is_word()) && !self.is_capital(at);
        let plain = lower && !self.language.words.has(self.text.word(at)) && self.harm_over(at).is_none();
        let acts = self.language.triggers.longest_at(self.text, at).is_some();
        if whose && plain && !acts && at < end {
            return Noun::Person(Class::People(Victims::Persons), at + 1);
        }
        Noun::None
    }

    fn listed_noun(&self, from: usize, end: usize, single: bool) -> Noun {
        for at in from..(from + REACH_NOUN).min(end) {
            let next = self.text.word(at);
            let glued = at > from && self.hangs(at - 1) || self.hangs(at);
            if self.text.tokens()[at].kind == Kind::Punct {
                if glued || next == "'" {
                    continue;
                }
                return Noun::None;
            }
            if self.is(if single { Word::OneMore } else { Word::Others }, at) {
                let noun =
                    self.language.counted.longest_at(self.text, at + 1).filter(|n| n.tokens.end <= end);
                let number = quantity_at(self.language, self.text, at + 1).is_some();
                return match noun.filter(|n| single == (n.value.number == Some(1))) {
                    Some(noun) => Noun::Person(noun.value.class, noun.tokens.end),
                    None if number => Noun::Thing,
                    None => Noun::Person(Class::People(Victims::Persons), at + 1),
                };
            }
            if let Some(noun) =
                self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)
                && !(at > from && self.hangs(at - 1) && noun.value.number.is_some() && !single)
            {
                // "A Taliban commander": those whom the one is of.
                let next = self.language.counted.longest_at(self.text, noun.tokens.end);
                if single && noun.value.number.is_none() && next.is_some() {
                    continue;
                }
                // "12 security force vehicles": what people have.
                let things = (noun.tokens.end..noun.tokens.end + 2)
                    .any(|i| self.is(Word::Thing, i) && !self.is(Word::TimeWord, i - 1));
                let fits = !single || noun.value.number == Some(1);
                return match (
                    things
                        && self.text.tokens().get(noun.tokens.end).is_some_and(|t| t.is_word())
                        && self.is(Word::Thing, noun.tokens.end),
                    fits,
                ) {
                    (false, true) => Noun::Person(noun.value.class, noun.tokens.end),
                    _ => Noun::Thing,
                };
            }
            // "112 a group said": a number, and then another phrase.
            if !single
                && at == from
                && self.is(Word::Article, at)
                && !self.is(Word::OfPeople, at)
                && !self.is(Word::Others, at)
            {
                return Noun::None;
            }
            if !glued && self.is(Word::Thing, at) {
                // "Killed 31 the same day": another phrase, of which the number says nothing.
                return if at > from && self.is(Word::Article, from) { Noun::None } else { Noun::Thing };
            }
            let number =
                (at > from || !single) && !glued && quantity_at(self.language, self.text, at).is_some();
            let stops = [
                Word::Passive,
                Word::Perfect,
                Word::And,
                Word::Relative,
                Word::EndsToll,
                Word::Not,
                Word::By,
            ];
            let stopped = stops.iter().any(|&kind| self.is(kind, at)) && !self.is(Word::OfPeople, at);
            if number || stopped || self.harm_at(at).is_some() || self.cue_at(at) == Some(Cue::Subset) {
                return Noun::None;
            }
        }
        Noun::None
    }

    /// Whether some people are part of a number told before: "including two children", "five of them", and those named
    /// in one breath with such.
    fn is_subset(&self, people: &People, before: Option<&People>) -> bool {
        let start = people.tokens.start;
        let cue = |at: usize| self.cue_at(at) == Some(Cue::Subset);
        let opened =
            start > 0 && (cue(start - 1) || start > 1 && self.text.word(start - 1) == "'" && cue(start - 2));
        // "Ten of them died": a part only of those told in the same breath.
        let of_them = people.class.is_none() && cue(people.tokens.end) && before.is_some();
        let goes_on = before.is_some_and(|b| {
            b.subset && people.class.is_some() && self.joined(b.tokens.end, start).is_some()
        });
        opened || of_them || goes_on
    }

    /// How two groups of people are joined: by "and" (true) or by a comma alone (false), where they are.
    fn joined(&self, from: usize, to: usize) -> Option<bool> {
        // "A chief and his two sons", "de quatre soldats et d'un civil".
        let small = |at: &usize| {
            self.is(Word::Article, *at) || self.is(Word::OfPeople, *at) || self.text.word(*at) == "'"
        };
        let to = (from..to).rev().take_while(small).last().unwrap_or(to);
        // "La vie à cent rebelles et à vingt soldats": the preposition of the first is said again.
        let again = to > from + 1 && self.is(Word::EndsToll, to - 1) && self.is(Word::And, to - 2);
        let to = to - usize::from(again);
        if to <= from || to - from > REACH_SUM {
            return None;
        }
        let stop = |at: usize| {
            let sign = matches!(self.text.word(at), "." | ";" | ":" | "(" | ")");
            let cue = matches!(self.cue_at(at), Some(Cue::Subset | Cue::Also | Cue::Shift));
            let verb = [Word::Passive, Word::Perfect, Word::Relative].iter().any(|&kind| self.is(kind, at));
            let place = self.is(Word::EndsToll, at) && !self.is(Word::OfPeople, at);
            sign || cue || verb || place || self.harm_over(at).is_some()
        };
        if self.text.word(to - 1) == "," {
            return (!(from..to - 1).any(stop)).then_some(false);
        }
        let and = self.is(Word::And, to - 1) && !self.cue_at(to - 1).is_some_and(|c| c == Cue::Subset);
        let joiner = if and { to - 1 } else { self.besides_before(to).filter(|&start| start >= from)? };
        (!(from..joiner).any(stop)).then_some(true)
    }

    /// Where "as well as", "together with" begins that ends right before a token.
    pub(super) fn besides_before(&self, to: usize) -> Option<usize> {
        (0..to).rev().take_while(|&at| self.cue_at(at) == Some(Cue::Besides)).last()
    }

    /// "31 militants 68 rebels and nine soldiers": numbers with nouns of their own side by side, where no comma is written.
    fn juxtaposed(&self, last: &People, next: &People) -> bool {
        let of_others = |p: &People| matches!(p.victims(), Victims::Fighters | Victims::Forces);
        let gap = last.tokens.end..next.tokens.start;
        let parted = |at: usize| {
            self.text.tokens()[at].kind == Kind::Punct
                || self.cue_at(at).is_some()
                || self.harm_over(at).is_some()
                || [Word::Passive, Word::Perfect, Word::Relative, Word::And]
                    .iter()
                    .any(|&kind| self.is(kind, at))
                || self.is(Word::EndsToll, at) && !self.is(Word::OfPeople, at)
        };
        let numbered = quantity_at(self.language, self.text, next.tokens.start).is_some();
        gap.len() <= REACH_NOUN
            && numbered
            && last.class.is_some()
            && (of_others(last) || of_others(next))
            && !gap.into_iter().any(parted)
    }

    /// The groups that one word of harm speaks of, from `first` on: a list that ends in "and".
    pub(super) fn list<'p>(&self, people: &'p [People], first: usize) -> &'p [People] {
        let mut end = first + 1;
        let mut sure = end;
        while let (Some(last), Some(next)) = (people.get(end - 1), people.get(end)) {
            // "Injuring fourteen, a doctor and a police officer said": who says it is no part of it.
            if self.text.word(next.tokens.start - 1) == "," && self.says(people, end) {
                break;
            }
            let joined = self.joined(last.tokens.end, next.tokens.start);
            let Some(and) = joined.or_else(|| self.juxtaposed(last, next).then_some(false)) else { break };
            if next.class.is_none() || next.subset || next.harm().is_some() {
                break;
            }
            end += 1;
            if and {
                sure = end;
            }
        }
        &people[first..sure]
    }

    /// Whether one group is joined to the next.
    pub(super) fn is_joined(&self, a: &People, b: &People) -> bool {
        self.joined(a.tokens.end, b.tokens.start).is_some() || self.juxtaposed(a, b)
    }
}

/// The toll of several groups together, and who they were.
pub(super) fn together(list: &[People]) -> Option<(Toll, Victims)> {
    let toll = list.iter().map(|p| p.toll).reduce(|a, b| sum(&a, &b))?;
    let first = list.first()?.victims();
    Some((toll, if list.iter().all(|p| p.victims() == first) { first } else { Victims::Persons }))
}
