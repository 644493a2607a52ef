//! Those who are told before their harm or beside a body: "خطف ثلاثة من البدو وقتلهم", "عثر الأهالي على جثة شاب".

use super::{
    Class, Harm, HarmWord, How, Mention, Victims, quantity_at,
    scan::{CountedHere, Scan},
};
use crate::{
    lang::{Ending, Word},
    text::{Hit, Kind},
};
use std::ops::Range;
use tazamun_record::Toll;

/// Tokens between those who are told and "and killed them".
const REACH_THEM: usize = 12;
/// Tokens between "found" and a body.
const REACH_BODY: usize = 7;

impl Scan<'_, '_> {
    /// "خطف ثلاثة من البدو وقتلهم", "اغتصاب طفلة وقتلها": whom a word of killing with a pronoun speaks of.
    pub(super) fn told_before(
        &self,
        word: &Hit<'_, HarmWord>,
        sentence: &Range<usize>,
    ) -> Option<CountedHere> {
        let at = word.tokens.start;
        let spoken = self.text.word(at);
        let joined = word.proclitics.conjunction
            || at > sentence.start && self.is(Word::Before, at - 1)
            || at > sentence.start + 1 && self.is(Word::Before, at - 2);
        let them = self.language.endings.end(Ending::Them, spoken);
        let her = self.language.endings.end(Ending::Her, spoken);
        let acts = matches!(word.value.how, How::Verb | How::Noun) && word.tokens.len() == 1;
        // "أطلق النار على ثلاثة فأصابهم": hurt, only where several are told.
        let hurt = word.value.harm == Harm::Wounded && word.value.how == How::Verb && them;
        if !(word.value.harm == Harm::Killed || hurt) || !joined || !acts || !(them || her) {
            return None;
        }
        let from = at.saturating_sub(REACH_THEM).max(sentence.start);
        let mut found: Option<CountedHere> = None;
        for i in (from..at).rev() {
            let stop = matches!(self.text.word(i), "." | ";" | ":") || self.harm_over(i).is_some();
            if stop {
                break;
            }
            // Of the readings that end at one noun the one with all the words of its number.
            if let Some(last) = &found {
                match self.counted_at(i, at).filter(|f| f.tokens.end == last.tokens.end) {
                    Some(fuller) => found = Some(fuller),
                    None => break,
                }
                continue;
            }
            let people = |f: &CountedHere| matches!(f.class, Class::People(_) | Class::Captive);
            let one = her.then(|| {
                let noun = self.language.counted.longest_at(self.text, i)?;
                (self.is_feminine(i..i + 1) && noun.value.number == Some(1))
                    .then(|| CountedHere { class: noun.value.class, ..self.one(noun.tokens) })
            });
            let many =
                || self.counted_at(i, at).filter(|f| them && f.toll.number() > 1 && f.tokens.len() > 1);
            found = one.flatten().or_else(many).filter(people);
        }
        found.map(|f| CountedHere {
            class: if f.class == Class::Captive { Class::People(Victims::Civilians) } else { f.class },
            conjunction: false,
            ..f
        })
    }

    /// "عثر الأهالي على جثة شاب": the body of one, after a word that says that it was found.
    pub(super) fn body_found(&self, at: usize, sentence: &Range<usize>) -> Option<Mention> {
        let numbered = || quantity_at(self.language, self.text, at + 1).is_some();
        if !self.is(Word::Body, at) || self.harm_over(at).is_some() || self.numbered_before(at) || numbered()
        {
            return None;
        }
        let from = at.saturating_sub(REACH_BODY).max(sentence.start);
        let plain = |i: &usize| self.text.tokens()[*i].kind != Kind::Punct && self.harm_at(*i).is_none();
        let finds = |&i: &usize| self.is(Word::Finds, i) || self.is_with(Word::Finds, i, |p| p.conjunction);
        let found = (from..at).rev().take_while(plain).find(finds)?;
        Some(Mention {
            tokens: found..at + 1,
            counted: at..at + 1,
            harm: Harm::Killed,
            toll: Toll::exactly(1),
            victims: Victims::Persons,
            past: false,
        })
    }
}
