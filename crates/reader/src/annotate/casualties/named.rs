//! People who are told by their names: "مقتل فلان الفلاني", "كل من سالم وأحمد", "فلان (66 عاما) وزوجته".

use super::{
    Class, Harm, HarmWord, How, Victims, quantity_at,
    scan::{CountedHere, Scan},
};
use crate::{
    lang::{Ending, Word},
    text::{AND, ARTICLE, Hit, Kind, is_and, stems},
};
use std::ops::Range;
use tazamun_record::Toll;

/// Tokens after a word of harm over which a person's name is looked for.
const REACH_NAME: usize = 4;
/// Tokens of a name before kin that "and" joins to it.
const REACH_KIN: usize = 12;
/// Tokens between a word of harm and "each of" ("أصيب بجروح متوسطة كل من").
const REACH_EACH_OF: usize = 6;
/// Tokens over which those are told whom "each of" opens.
const REACH_EACH: usize = 24;

impl Scan<'_, '_> {
    /// "تسميم فلان وابنته يوليا", "نقل فلان (66 عاما) وزوجته": one by a name that no table knows, and their kin.
    pub(super) fn named_and_kin(&self, from: usize, end: usize) -> Option<CountedHere> {
        let upto = (from + REACH_KIN).min(end);
        let kin = |at: usize| {
            let noun = self.language.counted.longest_at(self.text, at)?;
            let one = noun.value.number == Some(1) && noun.proclitics.conjunction && !noun.proclitics.article;
            (one && self.is_theirs(noun.tokens.clone())
                && noun.value.class == Class::People(Victims::Civilians))
            .then_some(noun.tokens)
        };
        for at in from..upto {
            if at > from
                && let Some(tokens) = kin(at)
            {
                return Some(CountedHere { toll: Toll::exactly(2), ..self.one(from..tokens.end) });
            }
            // The name, and an age in brackets.
            let word = self.text.tokens()[at].is_word();
            let aged = self.text.tokens()[at].is_number() && at > from && self.text.word(at - 1) == "(";
            let passed = word || aged || matches!(self.text.word(at), "(" | ")");
            let known = !aged
                && (self.language.counted.longest_at(self.text, at).is_some_and(|n| !n.proclitics.article)
                    || quantity_at(self.language, self.text, at).is_some()
                    || self.cue_at(at).is_some()
                    || self.harm_at(at).is_some()
                    || self.is(Word::EndsToll, at)
                    || self.is(Word::Relative, at));
            if !passed || known {
                return None;
            }
        }
        None
    }

    /// "إصابة كل من سالم وأحمد وخالد": several who are named, each after "and".
    pub(super) fn each_named(&self, from: usize, end: usize) -> Option<CountedHere> {
        let each = |at: &usize| self.is(Word::Several, *at) && self.is(Word::Of, at + 1);
        let stop = |at: &usize| self.text.tokens()[*at].kind == Kind::Punct || self.harm_at(*at).is_some();
        let each = (from..(from + REACH_EACH_OF).min(end)).take_while(|at| !stop(at)).find(each)?;
        // "كل من: محمد أحمد، وسالم علي".
        let first = each + 2 + usize::from(self.text.word(each + 2) == ":");
        let ends = |at: &usize| {
            let sign = matches!(self.text.word(*at), "." | ";" | ":");
            // "محمد علي": a preposition and a name may be written alike.
            let like_on = self.is(Word::PersonName, at - 1) && self.ends_as_name(*at);
            let place = self.is(Word::EndsToll, *at) && !like_on;
            sign || self.harm_at(*at).is_some() || place || self.cue_at(*at).is_some()
        };
        let upto = (first + REACH_EACH).min(end);
        let list = first..(first..upto).find(ends).unwrap_or(upto);
        let joins = |at: &usize| {
            let word = self.text.word(*at);
            let long = word.chars().nth(3).is_some() || is_and(word);
            *at > first && word.starts_with(AND) && !self.is(Word::PersonName, *at) && long
        };
        let more = list.clone().filter(joins).count();
        let known = list.clone().any(|at| self.is_with(Word::PersonName, at, |_| true));
        let numbered = list.clone().any(|at| quantity_at(self.language, self.text, at).is_some());
        let toll = Toll::exactly(u32::try_from(more + 1).unwrap_or(1));
        (known && more > 0 && !numbered).then(|| CountedHere { toll, ..self.one(each..list.end) })
    }

    /// "مقتل محمد علي وأحمد سالم", "مقتل القياديين محمد وأحمد": several by names that are known, each after "and".
    pub(super) fn names_joined(&self, at: usize, end: usize) -> Option<CountedHere> {
        let titled = self.language.counted.longest_at(self.text, at).filter(|n| {
            n.proclitics.article && n.proclitics.preposition.is_none() && n.value.number != Some(1)
        });
        let from = titled.map_or(at, |n| n.tokens.end);
        let person = |at: usize| self.is(Word::PersonName, at);
        let (mut parts, mut known, mut len, mut last) = (1usize, 0usize, 0usize, from);
        for at in from..(from + REACH_EACH).min(end) {
            let word = self.text.word(at);
            let stop = !self.text.tokens()[at].is_word() || self.harm_over(at).is_some();
            let joined = is_and(word)
                || !person(at)
                    && self.is_with(Word::PersonName, at, |p| p.conjunction && p.preposition.is_none());
            if stop || joined && len == 0 {
                break;
            }
            if joined {
                parts += 1;
                len = 0;
            }
            if is_and(word) {
                continue;
            }
            // "محمد علي": a preposition and a name may be written alike.
            let like_on = len > 0 && self.ends_as_name(at);
            let unknown =
                || self.may_name(at) && !self.language.places.is_common(word) && !word.starts_with(AND);
            let name = joined || person(at) || like_on && self.is(Word::EndsToll, at) || unknown();
            if !name {
                break;
            }
            known += usize::from(len == 0 && (joined || person(at)));
            len += 1;
            last = at + 1;
        }
        let parts = if len == 0 { parts - 1 } else { parts };
        let toll = Toll::exactly(u32::try_from(parts).unwrap_or(1));
        (parts > 1 && known >= parts.max(3) - 1).then(|| CountedHere { toll, ..self.one(at..last) })
    }

    /// "قتل سامي (17 عاما)": somebody of whom the age is told, right after the name.
    pub(super) fn aged(&self, from: usize, end: usize, reach: usize) -> Option<Range<usize>> {
        // "قتل سامي، 17 عاما": between commas as well.
        let opens = (from + 1..(from + reach + 1).min(end))
            .find(|&at| matches!(self.text.word(at), "(" | ",") || self.is(Word::Aged, at))?;
        if self.is(Word::Aged, opens) {
            let name = (from..opens).all(|at| self.may_name(at));
            return name.then_some(from..opens);
        }
        let words = (from..opens).all(|at| {
            self.text.tokens()[at].is_word() && self.harm_at(at).is_none() && !self.is(Word::EndsToll, at)
        });
        let age = self.text.tokens().get(opens + 1).is_some_and(|t| t.is_number());
        (words && age && opens + 2 < end && self.is(Word::LongTime, opens + 2)).then_some(from..opens)
    }

    /// Whether a word that may be a preposition is written as a name ("علي", not "على").
    pub(super) fn ends_as_name(&self, at: usize) -> bool {
        self.language.endings.end(Ending::WrittenLast, self.text.written(at..at + 1))
    }

    /// Whether no table knows the word, so that it may be somebody's name; the plural of a noun is none.
    pub(super) fn may_name(&self, at: usize) -> bool {
        let (language, text) = (self.language, self.text);
        let word = text.word(at);
        let long = word.chars().nth(2).is_some() && text.tokens().get(at).is_some_and(|t| t.is_word());
        let plural = language.endings.end(Ending::Plural, word);
        let function = stems(word).any(|(rest, _)| language.words.has(rest));
        long && !plural
            && !function
            && language.counted.longest_at(text, at).is_none()
            && language.actors.longest_at(text, at).is_none()
            && language.nations.longest_at(text, at).is_none()
            && language.states.longest_at(text, at).is_none()
            && language.triggers.longest_at(text, at).is_none()
            && language.weak_triggers.longest_at(text, at).is_none()
            && language.bounds.longest_at(text, at).is_none()
            && self.cue_at(at).is_none()
            && self.harm_over(at).is_none()
            && quantity_at(language, text, at).is_none()
    }

    /// "مقتل فلان الفلاني", "اغتيل الفلاني", "قتل فلان الفلاني في": a person by a name that no table knows.
    pub(super) fn nameless(&self, word: &Hit<'_, HarmWord>, end: usize) -> Option<Range<usize>> {
        let hurt = word.value.harm == Harm::Wounded && word.value.how == How::Verb;
        if word.value.harm != Harm::Killed && !hurt || word.proclitics.article {
            return None;
        }
        let from = word.tokens.end + usize::from(matches!(self.text.word(word.tokens.end), "(" | "\u{201c}"));
        let name = |at: &usize| self.may_name(*at) && (*at == from || !self.text.word(*at).starts_with(AND));
        let names = (from..(from + REACH_NAME).min(end)).take_while(name).count();
        let after = from + names;
        // Words that newspapers write often are no names, save beside one and before what somebody was.
        let office = word.value.how == How::Verb && names > 1 && !hurt && self.office_at(after);
        // "مقتل الصماد": a name that was in the news is written with the article alone.
        let common = |at: usize| {
            let word = self.text.word(at);
            let bare = word.strip_prefix(ARTICLE).unwrap_or(word);
            self.language.places.is_common(word) && self.language.places.is_common(bare)
        };
        if !office && (from..after).all(common) {
            return None;
        }
        let harmed = self.is(Word::Harmed, self.past_time(after, end));
        let first = stems(self.text.word(from)).next().is_some_and(|(w, _)| !w.starts_with(ARTICLE));
        let told = match word.value.how {
            How::Noun => names > 1 && first || names == 1 && !first,
            // "اغتيل فلان الفلاني القيادي في الحركة": what they were follows the name.
            How::Verb if hurt => (names > 1 || !first) && harmed,
            How::Verb => names > 1 && first && (harmed || office),
            _ => false,
        };
        told.then_some(from..after)
    }

    /// Whether a noun of one person stands here with the article.
    pub(super) fn office_at(&self, at: usize) -> bool {
        self.language.counted.longest_at(self.text, at).is_some_and(|n| {
            n.value.number == Some(1) && n.proclitics.article && matches!(n.value.class, Class::People(_))
        })
    }

    /// "مقتل أبو هادي", "القضاء على فلان بن فلان": somebody who is named, though not what they are.
    pub(super) fn name_after(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let word = |at: &usize| {
            let opens = matches!(self.text.word(*at), "(" | "\u{201c}");
            *at < end && (self.text.tokens()[*at].is_word() || opens)
        };
        let mut near = (from..from + REACH_NAME).take_while(word);
        let name = near.find(|&at| self.is(Word::PersonName, at))?;
        // "مقتل علي عبدالله": a name that is written like "on", save for its last letter.
        let like_on = |at: usize| at == from && name == at + 1 && self.ends_as_name(at);
        let clear = (from..name)
            .all(|at| self.harm_at(at).is_none() && (!self.is(Word::EndsToll, at) || like_on(at)));
        clear.then_some(from..name + 1)
    }
}
