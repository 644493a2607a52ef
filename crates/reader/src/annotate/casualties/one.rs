//! One person told of without a number: "قتل فتى", "مقتل الشرطي", "لقي مصرعه", "الذي استشهد".

use super::{
    Class, Harm, HarmWord, How, Victims, quantity_at,
    scan::{CountedHere, Scan},
};
use crate::{
    lang::{Ending, Word},
    text::{AND, ARTICLE, Hit, Kind, Proclitics, TO, is_and, stems},
};
use std::ops::Range;
use tazamun_record::Toll;

/// Tokens after a word of harm over which the person is looked for ("استشهد فجر اليوم الشاب").
const REACH: usize = 4;
/// Tokens after a word of harm over which a person's name is looked for.
const REACH_NAME: usize = 4;
/// Tokens of the name of somebody whose age follows, after the side that did it.
const REACH_AGED: usize = 8;
/// Tokens of a name before kin that "and" joins to it.
const REACH_KIN: usize = 12;
/// Tokens between a word of harm and "each of" ("أصيب بجروح متوسطة كل من").
const REACH_EACH_OF: usize = 6;
/// Tokens over which those are told whom "each of" opens.
const REACH_EACH: usize = 24;
/// Tokens after people over which "a third" says that they were two.
const REACH_THIRD: usize = 8;
/// Tokens of place and time between a verb with its side and the one whom it harmed.
const REACH_APART: usize = 9;
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
    fn past_time(&self, at: usize, end: usize) -> usize {
        let time = |at: &usize| self.is(Word::TimeWord, *at) && !self.is(Word::Harmed, *at);
        at + (at..(at + REACH_TIME).min(end)).take_while(time).count()
    }

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
    fn each_named(&self, from: usize, end: usize) -> Option<CountedHere> {
        let each = |at: &usize| self.is(Word::Several, *at) && self.is(Word::Of, at + 1);
        let stop = |at: &usize| self.text.tokens()[*at].kind == Kind::Punct || self.harm_at(*at).is_some();
        let each = (from..(from + REACH_EACH_OF).min(end)).take_while(|at| !stop(at)).find(each)?;
        // "كل من: محمد أحمد، وسالم علي".
        let first = each + 2 + usize::from(self.text.word(each + 2) == ":");
        let ends = |at: &usize| {
            let sign = matches!(self.text.word(*at), "." | ";" | ":");
            // "محمد علي": a preposition and a name may be written alike.
            let like_on = self.is(Word::PersonName, at - 1)
                && self.language.endings.end(Ending::WrittenLast, self.text.written(*at..at + 1));
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
            let like_on =
                len > 0 && self.language.endings.end(Ending::WrittenLast, self.text.written(at..at + 1));
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

    /// "قتل مسلحون على دراجة نارية في المدينة ضابطا", "قتل مسلحون بالرصاص في العاصمة الثلاثاء عاملة إغاثة": one person, parted
    /// from the verb and the side that did it by place and time.
    fn object_apart(&self, word: &Hit<'_, HarmWord>, end: usize) -> Option<(Range<usize>, Class)> {
        let from = word.tokens.end;
        let active = word.value.how == How::Verb && word.tokens.len() == 1;
        // "قتل مسلحون": several who are not counted did it.
        let several = || {
            let noun = self.language.counted.longest_at(self.text, from)?;
            let plural = self.language.endings.end(Ending::PluralSubject, self.text.word(from));
            (noun.value.number.is_none() && plural).then_some(noun.tokens.end)
        };
        let follows = || self.speaks_of_many(word.tokens.start).then_some(from);
        let begin = self.side_after(from).or_else(several).or_else(follows).filter(|_| active)?;
        for at in begin..(begin + REACH_APART).min(end) {
            let act = self
                .language
                .triggers
                .longest_at(self.text, at)
                .is_some_and(|t| t.value.verb || t.proclitics.conjunction);
            let stop = self.text.tokens()[at].kind == Kind::Punct
                || self.harm_at(at).is_some()
                || self.cue_at(at).is_some()
                || self.is(Word::Relative, at)
                || self.is(Word::That, at)
                || quantity_at(self.language, self.text, at).is_some()
                || act;
            if stop {
                return None;
            }
            let Some(noun) = self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)
            else {
                continue;
            };
            let person =
                matches!(noun.value.class, Class::People(_)) && noun.proclitics == Proclitics::default();
            let object = self.accusative(at) && self.is_one(at);
            let after_time = noun.value.number == Some(1) && at > begin && self.is(Word::TimeWord, at - 1);
            let apart = (begin..at).any(|i| self.is(Word::EndsToll, i));
            return (person && apart && (object || after_time)).then_some((noun.tokens, noun.value.class));
        }
        None
    }

    /// "قتل سامي (17 عاما)": somebody of whom the age is told, right after the name.
    fn aged(&self, from: usize, end: usize, reach: usize) -> Option<Range<usize>> {
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
    fn nameless(&self, word: &Hit<'_, HarmWord>, end: usize) -> Option<Range<usize>> {
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

    /// Whether a noun of one person stands here with the article.
    fn office_at(&self, at: usize) -> bool {
        self.language.counted.longest_at(self.text, at).is_some_and(|n| {
            n.value.number == Some(1) && n.proclitics.article && matches!(n.value.class, Class::People(_))
        })
    }

    /// "مقتل أبو هادي", "القضاء على فلان بن فلان": somebody who is named, though not what they are.
    fn name_after(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let word = |at: &usize| {
            let opens = matches!(self.text.word(*at), "(" | "\u{201c}");
            *at < end && (self.text.tokens()[*at].is_word() || opens)
        };
        let mut near = (from..from + REACH_NAME).take_while(word);
        let name = near.find(|&at| self.is(Word::PersonName, at))?;
        // "مقتل علي عبدالله": a name that is written like "on", save for its last letter.
        let like_on = |at: usize| {
            let quote = self.text.quote(self.text.range(at..at + 1));
            at == from && name == at + 1 && self.language.endings.end(Ending::WrittenLast, quote)
        };
        let clear = (from..name)
            .all(|at| self.harm_at(at).is_none() && (!self.is(Word::EndsToll, at) || like_on(at)));
        clear.then_some(from..name + 1)
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

    /// "قتلت الشرطة الإيطالية مرتكب الهجوم": where the side that did it ends, right after its verb.
    pub(super) fn side_after(&self, from: usize) -> Option<usize> {
        let Some(side) = self.language.actors.longest_at(self.text, from) else {
            // "قتلت سيارة مفخخة أخرى ضابط الاستخبارات": a means did it.
            let means = self.language.triggers.longest_at(self.text, from);
            let means = means.filter(|t| !t.value.verb && t.proclitics == Proclitics::default())?;
            let end = means.tokens.end + usize::from(self.is(Word::Others, means.tokens.end));
            // "غارة أميركية": whose it was.
            let nation = self.language.nations.longest_at(self.text, end);
            let whose = nation.filter(|n| n.proclitics == Proclitics::default() && !self.accusative(end));
            return Some(whose.map_or(end, |n| n.tokens.end));
        };
        let end = side.tokens.end;
        let nation = self.language.nations.longest_at(self.text, end);
        // "الشرطة فلسطينيا": without the side's article, or in the accusative, it is whom the side killed.
        let of_side = |n: &Hit<'_, _>| {
            n.proclitics.article == side.proclitics.article
                && !self.language.endings.end(Ending::Accusative, self.text.word(end))
        };
        let end = nation.filter(of_side).map_or(end, |n| n.tokens.end);
        // "مسلحون مجهولون الصحفي": an adjective that agrees with the side.
        let plural = |at: usize| self.language.endings.end(Ending::PluralSubject, self.text.word(at));
        let end = end + usize::from(end > from && plural(end) && plural(end - 1));
        // "قتلت المليشيا، امرأة": a comma may part the side from whom it killed.
        let object = || {
            self.language
                .counted
                .longest_at(self.text, end + 1)
                .is_some_and(|n| n.value.number == Some(1) && n.proclitics == Proclitics::default())
        };
        Some(end + usize::from(self.text.word(end) == "," && object()))
    }

    fn accusative(&self, at: usize) -> bool {
        self.language.endings.end(Ending::Accusative, self.text.word(at))
    }

    /// Whether a noun in the accusative is the one of a noun that counts one person.
    pub(super) fn is_one(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let one = self.language.endings.list(Ending::Accusative).find(|ending| word.ends_with(ending));
        let stem = one.map_or(word, |ending| word.trim_end_matches(ending));
        self.language.counted.get(stem).is_some_and(|c| c.number == Some(1))
    }
}
