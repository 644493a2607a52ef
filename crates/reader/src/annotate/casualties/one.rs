//! One person told of without a number: "قتل فتى", "مقتل الشرطي", "لقي مصرعه", "الذي استشهد".

use super::{
    Class, Harm, HarmWord, How, Victims, quantity_at,
    scan::{CountedHere, Scan},
};
use crate::{
    lang::{Ending, Word},
    text::{ARTICLE, Hit, Kind, Proclitics, TO},
};
use std::ops::Range;
use tazamun_record::Toll;

/// Tokens after a word of harm over which the person is looked for ("استشهد فجر اليوم الشاب").
const REACH: usize = 4;
/// Tokens after a word of harm over which a person's name is looked for.
const REACH_NAME: usize = 4;
/// Tokens of the name of somebody whose age follows, after the side that did it.
const REACH_AGED: usize = 8;
/// Tokens after people over which "a third" says that they were two.
const REACH_THIRD: usize = 8;
/// Tokens after a verb of harm that may tell the time.
const REACH_TIME: usize = 3;
/// Tokens before a phrase of one over which somebody who is named with them is looked for.
const REACH_JOINED: usize = 10;
/// Tokens over which an object in the accusative is ("قتل جنود إسرائيليون صبيا").
const REACH_OBJECT: usize = 5;

impl Scan<'_, '_> {
    /// The one person whom a word of harm without a number speaks of.
    pub(super) fn one_told(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> Option<CountedHere> {
        let at = word.tokens.end;
        let one = |tokens: Range<usize>, class| {
            Some(CountedHere { tokens, toll: Toll::exactly(1), class, conjunction: false })
        };
        let says = |kind: Word| {
            // A noun with "his" has no article ("القتلة" are no "قتله", nor are "قتلة"), and "to kill him" has not happened.
            let first = word.tokens.start..word.tokens.start + 1;
            let killers = self.is_feminine(first);
            let told = |p: Proclitics| {
                !p.article && !killers && (p.preposition != Some(TO) || word.value.how != How::Verb)
            };
            // Of a phrase any word may say it ("مغشيا عليهما").
            let phrase = word.value.how == How::One;
            let words = word.tokens.start..if phrase { word.tokens.end } else { word.tokens.start + 1 };
            words.into_iter().any(|at| self.is_with(kind, at, told))
        };
        if says(Word::TwoHarmed) {
            return Some(CountedHere { toll: Toll::exactly(2), ..self.one(word.tokens.clone()) });
        }
        if word.value.how == How::Own {
            let class = Class::People(Victims::Fighters);
            return Some(CountedHere { class, ..self.one(word.tokens.clone()) });
        }
        if says(Word::OneHarmed) || word.value.how == How::One {
            let two = word.value.harm == Harm::Wounded
                && !says(Word::OneHarmed)
                && self.joined_before(word.tokens.start, sentence);
            let toll = Toll::exactly(if two { 2 } else { 1 });
            return Some(CountedHere { toll, ..self.one(word.tokens.clone()) });
        }
        let told = self.two_by_third(at, sentence.end).or_else(|| self.each_named(at, sentence.end));
        if let Some(several) = told {
            return Some(several);
        }
        if let Some((tokens, class)) = self.person_after(at, sentence.end) {
            return one(tokens, class);
        }
        // "قتلت قوات الجيش فلان الفلاني (53 عاما)": the side that did it stands between.
        let aged = || {
            let side = self.language.actors.longest_at(self.text, at).and_then(|_| self.side_after(at))?;
            self.aged(side, sentence.end, REACH_AGED)
        };
        let aged = || self.aged(at, sentence.end, REACH_NAME).or_else(aged);
        if let Some(several) = self.names_joined(at, sentence.end) {
            return Some(several);
        }
        let named =
            self.name_after(at, sentence.end).or_else(aged).or_else(|| self.of_nation(word, sentence));
        if let Some(tokens) = named.or_else(|| self.nameless(word, sentence.end)) {
            return Some(self.one(tokens));
        }
        if let Some((tokens, class)) = self.object_apart(word, sentence.end) {
            return one(tokens, class);
        }
        // "قتل في ضربة جوية", "الذي استشهد": whoever the verb speaks of stands before it.
        let verb = word.value.how == How::Verb && word.tokens.len() == 1;
        let alone =
            at >= sentence.end || self.text.tokens()[at].kind == Kind::Punct || self.is(Word::Harmed, at);
        let relative = word.tokens.start > sentence.start && self.is(Word::Relative, word.tokens.start - 1);
        let passive = says(Word::PassiveVerb);
        let harmed = self.is(Word::Harmed, self.past_time(at, sentence.end));
        // "الذي خطف وقتل الأسبوع الماضي", "، توفي، السبت، متأثرا بجروحه".
        let and = word.proclitics.conjunction
            && word.tokens.start > sentence.start + 1
            && self.is(Word::Relative, word.tokens.start - 2);
        // "التي قتل فيها عدد من السياح": whoever is told after it is meant.
        let past = self.past_time(at, sentence.end);
        let others = self.is(Word::Count, past)
            || self.is(Word::Several, past)
            || self.language.counted.longest_at(self.text, past).is_some();
        let later = (relative || and) && past > at && !others;
        let succumbed = alone && (at..(at + REACH).min(sentence.end)).any(|i| self.is(Word::Succumbed, i));
        if verb && passive && (alone && relative || harmed || later || succumbed) {
            return Some(self.one(word.tokens.clone()));
        }
        // "إن فلانا قتل الجمعة": a name between "that" and the verb.
        let before = word.tokens.start.checked_sub(2).filter(|&i| i >= sentence.start);
        let told = harmed || self.past_time(at, sentence.end) > at;
        if verb && passive && told && before.is_some_and(|i| self.is(Word::That, i) && self.may_name(i + 1)) {
            return Some(self.one(word.tokens.start - 1..at));
        }
        if verb && self.speaks_of_two(word.tokens.start) && harmed {
            return Some(CountedHere { toll: Toll::exactly(2), ..self.one(word.tokens.clone()) });
        }
        None
    }

    /// "يرقد فلان (66 عاما) وابنته فلانة في المستشفى في حالة حرجة": one who is named with somebody before a phrase of one.
    fn joined_before(&self, at: usize, sentence: &Range<usize>) -> bool {
        (at.saturating_sub(REACH_JOINED).max(sentence.start)..at).any(|i| {
            self.language.counted.longest_at(self.text, i).is_some_and(|n| {
                n.proclitics.conjunction
                    && n.value.number == Some(1)
                    && n.value.class == Class::People(Victims::Civilians)
                    && !n.proclitics.article
            })
        })
    }

    /// The token after the words of time that stand here ("قضى الأربعاء متأثرا").
    pub(super) fn past_time(&self, at: usize, end: usize) -> usize {
        let time = |at: &usize| self.is(Word::TimeWord, *at) && !self.is(Word::Harmed, *at);
        at + (at..(at + REACH_TIME).min(end)).take_while(time).count()
    }

    /// "مقتل مسلحين وإصابة ثالث": a noun whose dual and plural are written alike, where "a third" says that they were two.
    fn two_by_third(&self, at: usize, end: usize) -> Option<CountedHere> {
        let noun = self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)?;
        let alike = noun.value.number.is_none()
            && noun.proclitics == Proclitics::default()
            && matches!(noun.value.class, Class::People(_))
            && self.language.endings.end(Ending::DualOrPlural, self.text.word(at));
        let near = noun.tokens.end..(noun.tokens.end + REACH_THIRD).min(end);
        let stop = |i: &usize| {
            matches!(self.text.word(*i), "." | ";") || quantity_at(self.language, self.text, *i).is_some()
        };
        let third = || near.take_while(|i| !stop(i)).any(|i| self.is(Word::Third, i));
        (alike && third()).then(|| CountedHere {
            toll: Toll::exactly(2),
            class: noun.value.class,
            ..self.one(noun.tokens)
        })
    }

    /// "مقتل منشق كوري": somebody by what no table knows, of a country.
    fn of_nation(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> Option<Range<usize>> {
        let at = word.tokens.end;
        if word.value.harm != Harm::Killed || !matches!(word.value.how, How::Verb | How::Noun) {
            return None;
        }
        let bare = |at: usize| !self.text.word(at).starts_with(ARTICLE) && !self.is_thing(at);
        if at + 1 >= sentence.end || !self.may_name(at) || !bare(at) {
            return None;
        }
        let nation = self.language.nations.longest_at(self.text, at + 1)?;
        let one = nation.proclitics == Proclitics::default()
            && !self.language.endings.end(Ending::NotOne, self.text.word(at + 1));
        one.then_some(at..nation.tokens.end)
    }

    /// One person named by what they are, right after a word of harm.
    pub(super) fn person_after(&self, from: usize, end: usize) -> Option<(Range<usize>, Class)> {
        let done_by = self.side_after(from);
        for at in from..(from + REACH_OBJECT).min(end) {
            let stop = self.text.tokens()[at].kind == Kind::Punct
                && !matches!(self.text.word(at), "(" | "\u{201c}")
                && done_by != Some(at + 1);
            // "إصابة عدد آخر": a number that is not said; "قتل أي صحفي": nobody yet.
            let some = self.is(Word::Count, at) || self.is(Word::Any, at);
            if stop || some || self.harm_at(at).is_some() || self.is(Word::EndsToll, at) {
                return None;
            }
            let near = at == from
                || done_by == Some(at)
                || at < from + REACH + 2
                    && (done_by.filter(|d| *d <= at).unwrap_or(from)..at).all(|i| self.is(Word::TimeWord, i));
            let object = self.language.endings.end(Ending::Accusative, self.text.word(at));
            if !(near || object) {
                continue;
            }
            if let Some(noun) =
                self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)
            {
                let single = noun.value.number == Some(1) || object && self.is_one(at);
                let free = noun.proclitics.preposition.is_none() && !noun.proclitics.conjunction;
                // "قتل جنود إسرائيليون صبيا": several who are not counted did it.
                if near && noun.value.number.is_none() && !single {
                    continue;
                }
                // "قتل تنظيم داعش الإرهابي": what a side is called is none of its victims.
                let called = done_by == Some(at)
                    && self
                        .language
                        .triggers
                        .longest_at(self.text, from)
                        .is_none_or(|t| t.proclitics.article)
                    && noun.proclitics.article
                    && noun.value.class == Class::People(Victims::Fighters);
                // "اغتيال الشهيد فلان": what the dead are called out of respect.
                let titled = at == from && noun.proclitics.article && noun.value.number == Some(1);
                return match noun.value.class {
                    Class::People(_) if single && free && !called => Some((noun.tokens, noun.value.class)),
                    Class::Captive if titled && free => Some((noun.tokens, noun.value.class)),
                    Class::Dead if titled && free => Some((noun.tokens, Class::People(Victims::Persons))),
                    _ => None,
                };
            }
            let nation = self.language.nations.longest_at(self.text, at).filter(|n| n.tokens.end <= end);
            if (near || object)
                && let Some(nation) = nation
            {
                let word = self.text.word(at);
                // "قتل فلسطينيان": two, told by the ending; counted elsewhere.
                let single = !self.language.endings.end(Ending::NotOne, word)
                    && nation.proclitics.preposition.is_none();
                // "قتل الجيش الإسرائيلي": the side that did it.
                let of_side = done_by.is_some_and(|d| at < d);
                return (single && !of_side).then_some((nation.tokens, Class::People(Victims::Persons)));
            }
        }
        None
    }
}
