//! Tolls in languages whose doers stand before their verbs: the voice of a word of harm says on which side of it those
//! stand whom it speaks of ("gunmen killed two soldiers", "two soldiers were killed", "faisant 12 morts").

use super::{
    Harm, HarmWord, How, Mention, Victims,
    people::{People, together},
    quantity_at,
    scan::Scan,
};
use crate::annotate::capital::is_abbreviation;
use crate::{
    lang::{Cue, Word},
    text::Hit,
};
use std::ops::Range;
use tazamun_record::Toll;

/// Words between those who suffered and the passive verb that says so.
const REACH_PASSIVE: usize = 16;
/// The same where no auxiliary verb stands before it ("25 fighters killed").
const REACH_BARE: usize = 5;
/// The same before a verb of dying, which has no other who could be meant.
const REACH_STATE: usize = 9;
/// Words between a verb of harm and those whom it speaks of.
const REACH_OBJECT: usize = 3;
/// Words between commas that part a verb of harm from those whom it speaks of.
const REACH_ASIDE: usize = 7;
/// Words between a toll and another number that its verb speaks of.
const REACH_NEXT: usize = 12;
/// Words between a toll and those who are told besides, as such ("as well as 12 soldiers").
const REACH_BESIDES: usize = 14;
/// Words between "the dead" and their number.
const REACH_THOSE: usize = 5;
/// Words between "the toll" and its number.
const REACH_TALLY: usize = 24;

/// How a word of harm is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// Those who suffered stand before it.
    Passive,
    /// They stand after it.
    Active,
    /// Open: what stands around it decides.
    Bare,
}

impl Scan<'_, '_> {
    /// The tolls of a sentence.
    pub(super) fn spoken(&self, sentence: &Range<usize>) -> Vec<Mention> {
        let people = self.people(sentence);
        let first = self.harm.partition_point(|h| h.tokens.start < sentence.start);
        let words = self.harm[first..].iter().take_while(|h| h.tokens.start < sentence.end);
        let mut mentions: Vec<Mention> = Vec::new();
        for word in words {
            mentions.extend(self.beside(word, &people, sentence));
        }
        for some in people.iter().filter(|p| !p.subset) {
            let Some(harm) = some.harm() else { continue };
            mentions.push(self.told(some.tokens.clone(), std::slice::from_ref(some), harm, sentence));
        }
        mentions.extend(self.shares(&people, &mentions, sentence));
        mentions.extend(self.tallies(&people, &mentions, sentence));
        mentions.extend(self.elsewhere(&people, &mentions, sentence));
        mentions.extend(self.in_order(&people, &mentions, sentence));
        let none = self.unhurt(sentence);
        // "No one was killed but three were hurt": what is counted is no nought.
        mentions.extend(
            none.into_iter().filter(|n| !mentions.iter().any(|m| m.harm == n.harm)).collect::<Vec<_>>(),
        );
        mentions
    }

    /// "Five were killed in the first village and three in the second": a number with a place of its own, whose verb is the one
    /// before.
    fn elsewhere(&self, people: &[People], told: &[Mention], sentence: &Range<usize>) -> Vec<Mention> {
        let mut more: Vec<Mention> = Vec::new();
        for some in people.iter().filter(|p| p.class.is_none() && !p.subset) {
            let (start, end) = (some.tokens.start, some.tokens.end);
            let joined =
                start > sentence.start && (self.is(Word::And, start - 1) || self.text.word(start - 1) == ",");
            if !joined || end >= sentence.end || !self.is(Word::EndsToll, end) {
                continue;
            }
            let all = || told.iter().chain(&more);
            let free = !all().any(|m| m.tokens.start < end && start < m.tokens.end);
            let before = all().filter(|m| m.tokens.end <= start).max_by_key(|m| m.tokens.end);
            let Some(before) =
                before.filter(|m| free && m.toll.number() > 0 && start - m.tokens.end <= REACH_NEXT)
            else {
                continue;
            };
            // Between the two stands the first one's place and nothing else that was done.
            let between = before.tokens.end..start;
            let mut first = before.tokens.end;
            while first < start && (self.is(Word::Perfect, first) || self.is(Word::Passive, first)) {
                first += 1;
            }
            let place = between.clone().any(|at| self.is(Word::EndsToll, at)) || between.len() <= 2;
            let parted = (first..start).any(|at| {
                matches!(self.text.word(at), ";" | ":" | "(" | ")")
                    || self.harm_over(at).is_some()
                    // Without accents "à" is "a".
                    || self.is(Word::Perfect, at) && !self.is(Word::EndsToll, at)
            });
            if place && !parted {
                let harm = before.harm;
                more.push(self.told(some.tokens.clone(), std::slice::from_ref(some), harm, sentence));
            }
        }
        more
    }

    /// "30 were killed: twelve in Douma and eleven in Harasta": numbers with their places, after a toll of which they are a
    /// part or beside which they stand.
    fn shares(&self, people: &[People], told: &[Mention], sentence: &Range<usize>) -> Vec<Mention> {
        let ends = |at: usize| {
            at >= sentence.end || matches!(self.text.word(at), "," | ";" | ".") || self.is(Word::And, at)
        };
        // "In Douma", "in the district Douma".
        let place = |at: usize| {
            let name = at + 1 + 2 * usize::from(self.is(Word::Article, at + 1));
            self.is(Word::EndsToll, at) && self.is_capital(name) && name < sentence.end
        };
        let placed = |some: &People| {
            let from = some.tokens.end;
            let of_them = usize::from(self.cue_at(from) == Some(Cue::Subset)) * 2;
            place(from + of_them) || self.is(Word::By, from + of_them)
        };
        // "In Douma four and in Harasta three".
        let after_place = |some: &People| {
            let start = some.tokens.start;
            let near = start.saturating_sub(4).max(sentence.start)..start.saturating_sub(1);
            ends(some.tokens.end) && start > 0 && self.is_capital(start - 1) && near.rev().any(place)
        };
        let joined = |some: &People| {
            some.tokens.start > sentence.start
                && (matches!(self.text.word(some.tokens.start - 1), "," | ";" | ":")
                    || self.is(Word::And, some.tokens.start - 1)
                    // Where no comma is written the place or day before ends with its name.
                    || self.is_capital(some.tokens.start - 1)
                    || self.cue_at(some.tokens.start - 1) == Some(Cue::Subset))
        };
        let free = |some: &People| {
            !told.iter().any(|m| m.counted.start < some.tokens.end && some.tokens.start < m.counted.end)
        };
        let of_them = |some: &People| self.cue_at(some.tokens.end) == Some(Cue::Subset);
        // "Killed four men in Saida and a woman in Nawa": others in another place, whose verb is the one before.
        let others = |some: &People| {
            let start = some.tokens.start;
            let of = told.iter().rfind(|m| m.counted.end <= start && m.toll.number() > 0);
            let gap = of.map_or(start..start, |m| m.counted.end.max(m.tokens.end).min(start)..start);
            let apart = gap.clone().any(|at| {
                self.harm_over(at).is_some()
                    || self.is(Word::Passive, at)
                    || self.is(Word::Perfect, at)
                    || self.cue_at(at).is_some()
                    || matches!(self.text.word(at), "." | ";" | ":" | "(" | ")")
            });
            let first = gap.clone().any(place) && self.is(Word::And, start - 1);
            matches!(some.class, Some(super::Class::People(_)))
                && !some.subset
                && (1..=REACH_NEXT).contains(&gap.len())
                && first
                && !apart
                && place(some.tokens.end)
        };
        let shares = people.iter().filter(|p| {
            let number = placed(p) && (joined(p) || of_them(p)) || after_place(p);
            free(p) && (p.class.is_none() && number || others(p))
        });
        shares
            .filter_map(|some| {
                let of = told.iter().rfind(|m| m.counted.end <= some.tokens.start && m.toll.number() > 0)?;
                Some(self.told(some.tokens.clone(), std::slice::from_ref(some), of.harm, sentence))
            })
            .collect()
    }

    /// "Six and four soldiers were killed": two tolls in one breath, told in the order of two places.
    fn in_order(&self, people: &[People], told: &[Mention], sentence: &Range<usize>) -> Vec<Mention> {
        let ordered = sentence.clone().any(|at| self.is(Word::Respectively, at));
        let free = |some: &People| {
            let taken = |m: &Mention| m.tokens.start < some.tokens.end && some.tokens.start < m.tokens.end;
            some.class.is_none() && !some.subset && !told.iter().any(taken)
        };
        let other = |some: &People| {
            let (start, end) = (some.tokens.start, some.tokens.end);
            let first = told.iter().find(|m| self.is(Word::And, end) && m.counted.start == end + 1);
            let named = first.is_some_and(|m| {
                ordered || people.iter().any(|p| p.tokens.start == m.counted.start && p.class.is_some())
            });
            let last = || {
                let and = start > sentence.start && self.is(Word::And, start - 1);
                told.iter().find(|m| and && ordered && m.counted.end + 1 == start)
            };
            first.filter(|_| named).or_else(last)
        };
        let numbers = people.iter().filter(|p| free(p) && p.toll.number() > 1);
        numbers
            .filter_map(|some| {
                let harm = other(some)?.harm;
                Some(self.told(some.tokens.clone(), std::slice::from_ref(some), harm, sentence))
            })
            .collect()
    }

    fn told(&self, word: Range<usize>, list: &[People], harm: Harm, sentence: &Range<usize>) -> Mention {
        let counted = list.first().map_or(word.start, |p| p.tokens.start)
            ..list.last().map_or(word.end, |p| p.tokens.end);
        let (toll, victims) = together(list).unwrap_or((Toll::exactly(1), Victims::Persons));
        Mention {
            tokens: word.start.min(counted.start)..word.end.max(counted.end),
            harm,
            toll,
            victims,
            past: self.is_past(&toll, &counted, sentence),
            counted,
        }
    }

    /// The toll beside a word of harm.
    fn beside(
        &self,
        word: &Hit<'_, HarmWord>,
        people: &[People],
        sentence: &Range<usize>,
    ) -> Option<Mention> {
        let (from, mut voice) = self.voice(word, sentence);
        match word.value.how {
            How::Counted if voice == Voice::Passive => {}
            How::Noun | How::Active | How::Counted | How::Lost | How::People => voice = Voice::Active,
            How::State => voice = Voice::Passive,
            _ => {}
        }
        // "Put the dead at 82": they stand for their number.
        let those = word.value.how == How::State
            && from == word.tokens.start
            && from > sentence.start
            && self.is(Word::Article, from - 1)
            && !self.is(Word::Of, from.saturating_sub(2))
            && quantity_at(self.language, self.text, from - 1).is_none();
        if word.value.how == How::Nothing || those || self.is_unreal(from, word, sentence) {
            return None;
        }
        let harm = word.value.harm;
        let list = match voice {
            Voice::Passive => self
                .before(from, word, people)
                .or_else(|| self.after(word, people, sentence).filter(|_| from < word.tokens.start)),
            // "Sept personnes touchées": nobody follows whom it could speak of.
            Voice::Active if word.value.how == How::Counted => {
                self.after(word, people, sentence).or_else(|| {
                    let before = self.before(from, word, people).filter(|_| from == word.tokens.start)?;
                    before.last().is_some_and(|p| self.is_close(p.tokens.end, from)).then_some(before)
                })
            }
            Voice::Active => self.after(word, people, sentence),
            // "Shot the priest and burned the church".
            Voice::Bare if self.harms_things(word, people, sentence) => return None,
            Voice::Bare => self.around(from, word, people, sentence),
        };
        if let Some(list) = list {
            let named = || list.iter().all(|p| matches!(p.class, Some(super::Class::People(_))));
            let only = match word.value.how {
                How::Counted => !named(),
                How::Lost => !named() && !self.is_side(from),
                _ => false,
            };
            let end = list.last().map_or(word.tokens.end, |p| p.tokens.end.max(word.tokens.end));
            let mut all = list.to_vec();
            // "Abu Omar and two of his guards were killed": one who is named before them.
            if let Some(named) = list.first().and_then(|first| self.named_before(first, sentence)) {
                all.insert(0, named);
            }
            all.extend(self.beside_them(end, people, sentence));
            return (!only).then(|| self.told(word.tokens.clone(), &all, harm, sentence));
        }
        let alone = match voice {
            Voice::Passive if from < word.tokens.start => self.of_one(from, word, sentence),
            // "He died the same evening".
            Voice::Passive => {
                let before = from.checked_sub(1 + usize::from(from > 0 && self.is(Word::TimeWord, from - 1)));
                before.is_some_and(|at| at >= sentence.start && self.is(Word::Pronoun, at))
            }
            _ => voice == Voice::Active && word.value.how != How::Counted && self.named_after(word, sentence),
        };
        let tokens = from..word.tokens.end;
        let one = People::one(tokens.clone());
        let mut with = self.beside_them(word.tokens.end, people, sentence);
        with.insert(0, one);
        alone.then(|| self.told(tokens, &with, harm, sentence))
    }

    /// Whether a side ends right before a token ("the SDF has lost 89").
    fn is_side(&self, end: usize) -> bool {
        (end.saturating_sub(3)..end).any(|at| {
            let side = self.language.actors.longest_at(self.text, at).map(|a| a.tokens.end);
            let people = self.language.counted.longest_at(self.text, at).map(|n| n.tokens.end);
            at + 1 == end && self.cue_at(at) == Some(Cue::Also) || side == Some(end) || people == Some(end) || at + 1 == end && is_abbreviation(self.text, at)
        })
    }

    /// One who is named right before others who are theirs ("Abu Omar and two of his guards").
    fn named_before(&self, first: &People, sentence: &Range<usize>) -> Option<People> {
        let start = first.tokens.start;
        // "Five other commanders": one is told before them.
        let others = first.toll.number() > 1 && first.tokens.clone().any(|at| self.is(Word::Others, at));
        let theirs = others || first.tokens.clone().any(|at| self.is(Word::Whose, at));
        let and = start.checked_sub(1).filter(|&at| self.is(Word::And, at));
        let joiner = and.or_else(|| self.besides_before(start))?;
        let name = joiner.checked_sub(1).filter(|&at| at >= sentence.start && self.is_capital(at))?;
        let side = self.language.actors.longest_at(self.text, name).is_some();
        // "In Ter Maalah and her mother": the name of a place.
        let begins = (sentence.start..=name).rev().take_while(|&at| self.is_capital(at)).last().unwrap_or(name);
        let place = begins > sentence.start
            && (self.is(Word::EndsToll, begins - 1) || self.is(Word::OfPeople, begins - 1));
        (theirs && !side && !place && !self.is(Word::EndsToll, begins)).then(|| People::one(name..joiner))
    }

    /// Those who are told after a verb of harm besides the first: "was killed on Sunday with two guards", "three were killed in
    /// it and a cook", "killed 12 soldiers in Aleppo as well as five civilians".
    fn beside_them(&self, end: usize, people: &[People], sentence: &Range<usize>) -> Vec<People> {
        let mut more: Vec<People> = Vec::new();
        let mut end = end;
        let first = people.partition_point(|p| p.tokens.start < end);
        for some in &people[first..] {
            let next = some.tokens.end;
            // "With his two guards".
            let whose = some.tokens.start > end && self.is(Word::Article, some.tokens.start - 1);
            let start = some.tokens.start - usize::from(whose);
            let with = start > end && self.is(Word::With, start - 1);
            let and = start > end && self.is(Word::And, start - 1);
            let besides = self.besides_before(start).filter(|&at| at >= end);
            let Some(joiner) = besides.or_else(|| (with || and).then_some(start - 1)) else { break };
            let gap = end..joiner;
            let reach = if besides.is_some() { REACH_BESIDES } else { REACH_OBJECT + 1 };
            let day = |at: usize| self.is(Word::TimeWord, at) || self.is_capital(at);
            let small = |at: usize| day(at) || self.is(Word::EndsToll, at) || self.is(Word::Anaphor, at);
            let parted = |at: usize| {
                matches!(self.text.word(at), "." | ";" | ":" | "(")
                    || self.harm_over(at).is_some()
                    || matches!(self.cue_at(at), Some(Cue::Subset | Cue::Shift | Cue::Also))
                    || besides.is_none() && !small(at)
            };
            let ends = next >= sentence.end
                || self.text.tokens()[next].kind == crate::text::Kind::Punct
                || self.is(Word::EndsToll, next)
                || self.is(Word::And, next)
                || self.is(Word::By, next);
            // "Killed four in Saida and a woman in Busra": each with a place of its own.
            let elsewhere = and && self.is(Word::EndsToll, next) && gap.clone().any(|at| self.is_capital(at));
            let harmed = self.harm_over(next).is_some()
                || self.is(Word::Passive, next)
                || self.is(Word::Perfect, next);
            let counted = matches!(some.class, Some(super::Class::People(_))) && !some.subset;
            if !counted || gap.len() > reach || gap.into_iter().any(parted) || harmed || elsewhere || and && !ends
            {
                break;
            }
            more.push(some.clone());
            end = next;
            // "... as well as 62 soldiers and 54 jihadists".
            if with {
                break;
            }
        }
        more
    }

    /// Whether a word of harm goes on with "and" after another verb and speaks of no people.
    fn harms_things(&self, word: &Hit<'_, HarmWord>, people: &[People], sentence: &Range<usize>) -> bool {
        let (start, end) = (word.tokens.start, word.tokens.end);
        let thing = self.is(Word::Article, end) && self.after(word, people, sentence).is_none();
        start > sentence.start && self.is(Word::And, start - 1) && thing
    }

    /// How a word of harm is said, and where its auxiliary verbs begin.
    fn voice(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> (usize, Voice) {
        let mut from = word.tokens.start;
        let mut voice = Voice::Bare;
        let mut at = from;
        while at > sentence.start {
            at -= 1;
            if self.is(Word::Passive, at) {
                (from, voice) = (at, Voice::Passive);
            } else if self.is(Word::Perfect, at) {
                (from, voice) = (at, if voice == Voice::Passive { voice } else { Voice::Active });
            } else if !self.is(Word::TimeWord, at) && !self.in_day(at) && !self.is_aside(at) {
                break;
            }
        }
        (from, voice)
    }

    /// Whether words between parts of a verb only bind its sentence to the one before ("ont par ailleurs été tués").
    fn is_aside(&self, at: usize) -> bool {
        matches!(self.cue_at(at), Some(Cue::Shift | Cue::Also))
    }

    /// Whether a number is part of a day ("ont été jeudi 13 février 2020 tués").
    fn in_day(&self, at: usize) -> bool {
        let number = self.text.tokens()[at].is_number();
        let year = self.text.word(at).len() == 4;
        let (before, after) = (at > 0 && self.is(Word::TimeWord, at - 1), self.is(Word::TimeWord, at + 1));
        number && before && (year || after)
    }

    /// Whether it is denied, feared or a penalty.
    fn is_unreal(&self, from: usize, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> bool {
        let near = from.saturating_sub(3).max(sentence.start)..word.tokens.start;
        let parted = |at: usize| {
            (at..from).any(|i| matches!(self.text.word(i), "," | ";" | ":") || self.is(Word::After, i))
        };
        near.clone().any(|at| {
            let supposed =
                matches!(self.cue_at(at), Some(Cue::Future | Cue::If | Cue::Demand)) && !parted(at);
            let negated = self.is(Word::Not, at)
                && (at + 1 >= from || at + 2 >= from && self.is(Word::TimeWord, at + 1));
            supposed || self.is(Word::Penalty, at) || negated
        })
    }

    /// Those before a passive verb: the people nearest to it who are no part of others, with those named in one breath.
    fn before<'p>(
        &self,
        from: usize,
        word: &Hit<'_, HarmWord>,
        people: &'p [People],
    ) -> Option<&'p [People]> {
        let helped = from < word.tokens.start;
        let single = helped && (from..word.tokens.start).any(|at| self.is(Word::Single, at));
        let upto = people.partition_point(|p| p.tokens.end <= from);
        let last = (0..upto).rev().find(|&at| {
            let some = &people[at];
            let subject = match some.class {
                // "The office, of which three clerks were killed": nobody before of whom they are part.
                Some(_) if some.subset => {
                    let first = people[..at].iter().all(|p| p.subset || p.toll.number() == 1);
                    first && from < word.tokens.start && self.of_those(some, from, word)
                }
                Some(_) => true,
                None if some.subset => self.of_those(some, from, word),
                None => self.is_close(self.past_unknown(some.tokens.end), from),
            };
            subject && some.harm().is_none()
        })?;
        let last = self.of_several(last, from, word, people).unwrap_or(last);
        let some = &people[last];
        let between = some.tokens.end..from;
        // "Twelve people, among them three children, died": what two commas enclose parts nobody from the verb.
        let enclosed = self.encloses_part(&between) || self.is_part(&between, people);
        let reach = match word.value.how {
            _ if helped || enclosed => REACH_PASSIVE,
            How::State => REACH_STATE,
            _ => REACH_BARE,
        };
        // Whoever stands beyond another word of harm is spoken of there, save in a clause between ("… including five hurt").
        let parted = between.clone().any(|at| {
            matches!(self.text.word(at), "." | ";" | ":")
                || self.harm_over(at).is_some()
                || !helped
                    && !enclosed
                    && self.text.word(at) == ","
                    && (between.len() > 1 || word.value.how != How::State)
                || self.is(Word::By, at)
        });
        if between.len() > reach
            || parted
            || single && some.toll.number() > 1 && !self.is_close(some.tokens.end, from)
        {
            return None;
        }
        let mut first = last;
        while first > 0 && people[last].class.is_some() {
            let before = &people[first - 1];
            // "A commander together with a guard was killed": the verb is of the first alone.
            if single && self.besides_before(people[first].tokens.start).is_none() {
                break;
            }
            let taken = self.harm_ends(before.tokens.start);
            if before.subset || before.class.is_none() || taken || !self.is_joined(before, &people[first]) {
                break;
            }
            first -= 1;
        }
        let list = self.list(people, first);
        Some(if first + list.len() > last { &people[first..=last] } else { &people[last..=last] })
    }

    /// "Two of them died": part of those told before, who are told to be harmed here for the first time.
    fn of_those(&self, some: &People, from: usize, word: &Hit<'_, HarmWord>) -> bool {
        let start = self.text.sentences()[self.text.sentence_of(from)].start;
        let told = self
            .harm
            .iter()
            .any(|h| (start..from).contains(&h.tokens.start) && h.value.harm == word.value.harm);
        let rest = (some.tokens.end..from).find(|&at| self.cue_at(at) != Some(Cue::Subset));
        let rest = rest.unwrap_or(from);
        !told && (some.class.is_some() || rest > some.tokens.end) && self.is_close(rest, from)
    }

    /// The token after a noun that no table knows, where one stands ("two poachers were killed").
    fn past_unknown(&self, at: usize) -> usize {
        let text = self.text;
        let lower = text.tokens().get(at).is_some_and(|t| t.is_word()) && !self.is_capital(at);
        let known = self.language.words.has(text.word(at))
            || self.cue_at(at).is_some()
            || self.harm_over(at).is_some()
            || self.language.triggers.longest_at(text, at).is_some()
            || self.language.weak_triggers.longest_at(text, at).is_some()
            || self.language.actors.longest_at(text, at).is_some()
            || self.language.bounds.longest_at(text, at).is_some()
            || quantity_at(self.language, text, at).is_some();
        if !lower || known {
            return at;
        }
        let nation = self.language.nations.longest_at(text, at + 1);
        nation.map_or(at + 1, |n| n.tokens.end)
    }

    /// "Three men of a volunteer guard were killed": before a verb of several the one nearest to it is not who was killed,
    /// if several stand before.
    fn of_several(
        &self,
        last: usize,
        from: usize,
        word: &Hit<'_, HarmWord>,
        people: &[People],
    ) -> Option<usize> {
        let verb = from..word.tokens.start;
        let one = people[last].toll == Toll::exactly(1);
        // "Two guards of the police chief blown up".
        let of = people[..last].last().is_some_and(|p| {
            p.tokens.end + 1 == people[last].tokens.start && self.is(Word::Of, p.tokens.end)
        });
        let single = verb.is_empty() && !of || verb.clone().any(|at| self.is(Word::Single, at));
        let before = people[..last].last().filter(|_| one && !single)?;
        let near = from - before.tokens.end <= REACH_PASSIVE;
        let apart = (before.tokens.end..from).any(|at| {
            self.harm_over(at).is_some()
                || self.is(Word::And, at)
                || matches!(self.text.word(at), "." | ";" | ":" | ",")
        });
        let several = before.class.is_some() && before.toll.number() > 1 && !before.subset;
        (near && !apart && several && before.harm().is_none()).then_some(last - 1)
    }

    /// Whether words are a part told between two commas ("…, four of them women, …").
    fn encloses_part(&self, between: &Range<usize>) -> bool {
        let comma = |at: usize| self.text.word(at) == ",";
        between.len() > 2
            && comma(between.start)
            && comma(between.end - 1)
            && between.clone().any(|at| self.cue_at(at) == Some(Cue::Subset))
    }

    /// Whether words are a part told without commas ("nine civilians among them three children and a woman lost their lives").
    fn is_part(&self, between: &Range<usize>, people: &[People]) -> bool {
        let last = people[..people.partition_point(|p| p.tokens.end <= between.end)].last();
        let ends = last.is_some_and(|p| p.subset && self.is_close(p.tokens.end, between.end));
        !between.is_empty() && self.cue_at(between.start) == Some(Cue::Subset) && ends
    }

    /// Whether a word of harm that speaks of those after it ends right before a token.
    fn harm_ends(&self, at: usize) -> bool {
        at > 0
            && self.harm_over(at - 1).is_some_and(|h| {
                let (_, voice) = self.voice(h, &(at.saturating_sub(8)..at));
                voice != Voice::Passive && h.value.how != How::State
            })
    }

    /// Whether only adverbs and "of" stand between.
    fn is_close(&self, end: usize, from: usize) -> bool {
        (end..from).all(|at| {
            self.is(Word::TimeWord, at)
                || self.is(Word::OfPeople, at)
                || self.is(Word::Others, at)
                || matches!(self.text.word(at), "'" | "-" | "«" | "»" | "\"" | "“" | "”")
                || matches!(self.cue_at(at), Some(Cue::None | Cue::Subset))
                || self.is(Word::Article, at)
        }) && from - end <= 4
    }

    /// Those right after a verb, with those named in one breath.
    fn after<'p>(
        &self,
        word: &Hit<'_, HarmWord>,
        people: &'p [People],
        sentence: &Range<usize>,
    ) -> Option<&'p [People]> {
        let end = word.tokens.end;
        let from = self.past_aside(end, sentence);
        let next = people.partition_point(|p| p.tokens.start < from);
        let some = people.get(next)?;
        let passed = |at: usize| {
            // "Coûté la vie, mercredi, à trente soldats".
            from > end && at == from && self.is(Word::EndsToll, at)
                || self.is(Word::TimeWord, at)
                || self.is(Word::OfPeople, at)
                || self.is(Word::Article, at)
                || self.is(Word::Others, at)
                || matches!(self.text.word(at), "'" | ":" | "(")
        };
        let near = some.tokens.start - from <= REACH_OBJECT && (from..some.tokens.start).all(passed);
        if !near || some.harm().is_some() {
            return None;
        }
        let list = self.list(people, next);
        // "Killed two soldiers and three civilians were hurt": the last of a list that has a verb of its own.
        let own = list.last().filter(|_| list.len() > 1).is_some_and(|last| {
            let at = last.tokens.end;
            at < sentence.end
                && (self.is(Word::Passive, at)
                    || self.is(Word::Perfect, at)
                    || self.harm_at(at).is_some_and(|h| h.value.harm != word.value.harm))
        });
        Some(if own { &list[..list.len() - 1] } else { list })
    }

    /// The token after words between commas that begin here ("ont tué, le même jour, vingt paysans").
    fn past_aside(&self, at: usize, sentence: &Range<usize>) -> usize {
        let opens = at < sentence.end && self.text.word(at) == ",";
        let upto = (at + 1 + REACH_ASIDE).min(sentence.end);
        let closes = (at + 1..upto).find(|&i| self.text.word(i) == ",").filter(|_| opens);
        let plain = |closes: &usize| {
            (at..*closes).all(|i| self.harm_over(i).is_none() && self.cue_at(i) != Some(Cue::Subset))
        };
        closes.filter(plain).map_or(at, |closes| closes + 1)
    }

    /// Before or after a verb whose form leaves both open.
    fn around<'p>(
        &self,
        from: usize,
        word: &Hit<'_, HarmWord>,
        people: &'p [People],
        sentence: &Range<usize>,
    ) -> Option<&'p [People]> {
        let before = self.before(from, word, people);
        let near = before.filter(|list| list.last().is_some_and(|p| self.is_close(p.tokens.end, from)));
        let after = self.after(word, people, sentence);
        match (near, after) {
            (Some(before), Some(after)) => {
                // "Eleven hurt a doctor said", "twenty injured five of them seriously".
                let at = people.partition_point(|p| p.tokens.start < after[0].tokens.start);
                let other = after[0].subset || self.says(people, at);
                // "12 killed, 30 wounded", "two killed three injured": a word of harm of their own follows.
                let own = other || after.last().is_some_and(|p| {
                    self.harm_at(p.tokens.end).is_some_and(|h| h.value.harm != word.value.harm)
                });
                Some(if own { before } else { after })
            }
            (Some(before), None) => Some(before),
            (None, Some(after)) => Some(after),
            (None, None) => before,
        }
    }

    /// "Was killed": of one who is told of by a name.
    fn of_one(&self, from: usize, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> bool {
        let single = (from..word.tokens.start).any(|at| self.is(Word::Single, at));
        let negated = from > sentence.start
            && (self.is(Word::Not, from - 1)
                || matches!(self.cue_at(from - 1), Some(Cue::Unhurt | Cue::Negation)));
        let verb = matches!(word.value.how, How::Verb | How::State | How::Lost);
        let subject = from > sentence.start
            && (self.is_capital(from - 1)
                || self.is(Word::Relative, from - 1)
                || self.is(Word::Pronoun, from - 1)
                || self.text.word(from - 1) == ",");
        verb && single && !negated && subject
    }

    /// "Killing Jane Doe": somebody who is named, though not what they are.
    fn named_after(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> bool {
        let at = word.tokens.end;
        let title = sentence.start == 0;
        let known = self.language.actors.longest_at(self.text, at).is_some()
            || self.language.nations.longest_at(self.text, at).is_some()
            || self.language.states.longest_at(self.text, at).is_some()
            || self.language.triggers.longest_at(self.text, at).is_some();
        !title && at + 1 < sentence.end && !known && self.is_capital(at) && self.is_capital(at + 1)
    }

    /// "The death toll rose to 112", "le bilan est porté à 12", "the number of dead at 16 and of wounded at 86".
    fn tallies(&self, people: &[People], told: &[Mention], sentence: &Range<usize>) -> Vec<Mention> {
        // "The dead at 82": those who suffered stand for their number.
        let those =
            |at: usize| at > sentence.start && self.is(Word::Article, at - 1) && self.harm_at(at).is_some();
        let counts = sentence.clone().filter(|&at| self.is(Word::Count, at) || those(at));
        counts.flat_map(|count| self.tally(count, people, told, sentence)).collect()
    }

    fn tally(
        &self,
        count: usize,
        people: &[People],
        told: &[Mention],
        sentence: &Range<usize>,
    ) -> Vec<Mention> {
        let of_those = self.harm_at(count).filter(|_| !self.is(Word::Count, count));
        let reach = if of_those.is_some() { REACH_THOSE } else { REACH_TALLY };
        let end = (count + reach).min(sentence.end);
        let stop =
            |from: usize| (from..end).find(|&at| matches!(self.text.word(at), "." | ";")).unwrap_or(end);
        let of = of_those.or_else(|| (count + 1..(count + 6).min(end)).find_map(|at| self.harm_over(at)));
        let mut harm = of.map_or(Harm::Killed, |h| h.value.harm);
        let mut from = of.map_or(count + 1, |h| h.tokens.end.max(count + 1));
        let mut mentions = Vec::new();
        while from < end {
            let stop = stop(from);
            // Of whom the next number is, where it is of others.
            let next = (from..stop).filter_map(|at| self.harm_at(at)).find(|h| {
                h.value.harm != harm
                    && people.iter().any(|p| (from..h.tokens.start).contains(&p.tokens.start))
            });
            let upto = next.map_or(stop, |h| h.tokens.start);
            // "A toll of 30".
            let of = |at: usize| at == count + 1 && self.is(Word::Of, at);
            let reached = (from..upto)
                .filter(|&at| self.is(Word::Reaches, at) || self.text.word(at) == ":" || of(at));
            let mut some = reached.filter_map(|at| {
                let some = people.iter().find(|p| {
                    let start = p.tokens.start;
                    start + usize::from(!of(at)) > at && start <= at + 2 && start < upto && !p.subset
                })?;
                let numbered = quantity_at(self.language, self.text, some.tokens.start).is_some();
                (numbered && (!of(at) || some.class.is_none())).then_some(some)
            });
            let Some(some) = some.next_back() else { break };
            let taken = |m: &Mention| m.counted.start < some.tokens.end && some.tokens.start < m.counted.end;
            if !told.iter().any(taken) {
                let at = people.partition_point(|p| p.tokens.start < some.tokens.start);
                let mut list = if some.class.is_some() { self.list(people, at) } else { &people[at..=at] }.to_vec();
                // "Has gone up to 24": no more than a toll is, this is what it is.
                for some in list.iter_mut().filter(|p| p.toll.low().is_none()) {
                    some.toll = some.toll.best().map_or(some.toll, Toll::exactly);
                }
                mentions.push(self.told(count..some.tokens.end, &list, harm, sentence));
            }
            let Some(next) = next else { break };
            (harm, from) = (next.value.harm, next.tokens.end);
        }
        mentions
    }
}
