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

    pub(super) fn told(
        &self,
        word: Range<usize>,
        list: &[People],
        harm: Harm,
        sentence: &Range<usize>,
    ) -> Mention {
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
            at + 1 == end && self.cue_at(at) == Some(Cue::Also)
                || side == Some(end)
                || people == Some(end)
                || at + 1 == end && is_abbreviation(self.text, at)
        })
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
                let own = other
                    || after.last().is_some_and(|p| {
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
}
