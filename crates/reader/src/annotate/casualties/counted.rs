//! A number with the noun that it counts, and nouns whose form says one or two.

use super::{
    Class, Quantity, Victims,
    quantity::at_least,
    quantity_at,
    scan::{CountedHere, Scan},
};
use crate::lang::{Ending, Joint, Word};
use crate::text::{AND, Proclitics, is_and};
use std::ops::Range;
use tazamun_record::Toll;

impl Scan<'_, '_> {
    /// A quantity at this token with its noun, or a noun whose form says one or two. "21 منهم" counts too.
    pub(super) fn counted_at(&self, at: usize, end: usize) -> Option<CountedHere> {
        let here = self.counted_from(at, end)?;
        let conjunction = here.conjunction || self.and_before(at);
        Some(CountedHere { conjunction, ..here })
    }

    /// Whether an "and" that stands by itself joins what begins here ("و 43 شخصا").
    fn and_before(&self, at: usize) -> bool {
        let apart = at > 0 && self.text.tokens()[at - 1].end() < self.text.tokens()[at].start();
        apart && is_and(self.text.word(at - 1)) && !self.language.settings.subject_first
    }

    fn counted_from(&self, at: usize, end: usize) -> Option<CountedHere> {
        if self.is(Word::Share, at) || self.is_name(at) {
            return None;
        }
        if let Some(quantity) = quantity_at(self.language, self.text, at).filter(|q| q.tokens.end <= end) {
            return (!self.is_age(&quantity.tokens)).then(|| self.with_noun(quantity, end)).flatten();
        }
        if let Some(two) = self.followed_by_two(at, end) {
            return Some(two);
        }
        if let Some(two) = self.two_of_nation(at, end) {
            return Some(two);
        }
        let noun = self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)?;
        let number = noun.value.number.or_else(|| self.is_dual(at).then_some(2))?;
        // "المصاب" is one, though definite; "القتيل" mostly is told of before.
        let hurt = noun.value.class == Class::Hurt && number == 1 && noun.tokens.len() == 1;
        let definite = noun.proclitics.article && !hurt || noun.proclitics.preposition.is_some();
        (!definite).then(|| CountedHere {
            tokens: noun.tokens.clone(),
            toll: self.bounded_after(noun.tokens.end, Toll::exactly(number)),
            class: noun.value.class,
            conjunction: noun.proclitics.conjunction,
        })
    }

    /// "عمره 54", "يبلغ 54 من العمر": somebody's years, not people.
    fn is_age(&self, number: &Range<usize>) -> bool {
        let before = number.start > 0 && self.is(Word::Age, number.start - 1);
        let after = || self.is(Word::Of, number.end) && self.is(Word::Age, number.end + 1);
        (before || after()) && self.language.counted.longest_at(self.text, number.end).is_none()
    }

    /// "اللواء 35": a number that is a name.
    fn is_name(&self, at: usize) -> bool {
        at > 0 && self.text.tokens().get(at).is_some_and(|t| t.is_number()) && self.is(Word::Numbered, at - 1)
    }

    /// "فلسطينيان": two of a nation, told by the ending.
    fn two_of_nation(&self, at: usize, end: usize) -> Option<CountedHere> {
        let nation = self.language.nations.longest_at(self.text, at).filter(|n| n.tokens.end <= end)?;
        let free = !nation.proclitics.article && nation.proclitics.preposition.is_none();
        let two =
            nation.tokens.len() == 1 && self.language.endings.end(Ending::DualOfNation, self.text.word(at));
        (free && two).then(|| CountedHere {
            toll: self.bounded_after(nation.tokens.end, Toll::exactly(2)),
            class: Class::People(Victims::Persons),
            conjunction: nation.proclitics.conjunction,
            tokens: nation.tokens,
        })
    }

    /// "مدنيين اثنين", "فلسطينيين اثنين": the number after what it counts.
    fn followed_by_two(&self, at: usize, end: usize) -> Option<CountedHere> {
        let noun = self.language.counted.longest_at(self.text, at);
        let (tokens, class, proclitics) = match noun {
            Some(noun) => (noun.tokens, noun.value.class, noun.proclitics),
            None => {
                let nation = self.language.nations.longest_at(self.text, at)?;
                (nation.tokens, Class::People(Victims::Persons), nation.proclitics)
            }
        };
        let two = quantity_at(self.language, self.text, tokens.end).filter(|q| {
            q.tokens.len() == 1 && q.proclitics == Default::default() && q.toll == Toll::exactly(2)
        })?;
        let free = !proclitics.article && proclitics.preposition.is_none();
        (free && two.tokens.end <= end && self.text.tokens()[tokens.end].is_word()).then(|| CountedHere {
            toll: self.bounded_after(two.tokens.end, two.toll),
            tokens: tokens.start..two.tokens.end,
            class,
            conjunction: proclitics.conjunction,
        })
    }

    /// "القتلى الخمسة", "الجنود الثلاثة الذين قتلوا": the number, definite too, after what it counts.
    pub(super) fn definite_at(&self, at: usize, end: usize) -> Option<CountedHere> {
        let noun = self.language.counted.longest_at(self.text, at)?;
        let free = noun.proclitics.article && noun.proclitics.preposition.is_none();
        // "الاثنين" is Monday more often than two.
        if !free || noun.value.number == Some(1) || self.is(Word::TimeWord, at) {
            return None;
        }
        let two = noun.value.number.map(Toll::exactly);
        let number_at = |at: usize| {
            quantity_at(self.language, self.text, at).filter(|q| {
                q.proclitics.article && !q.proclitics.conjunction && q.proclitics.preposition.is_none()
            })
        };
        // "الرهبان الفرنسيون السبعة": of what nation they were stands between.
        let end_of = noun.tokens.end;
        let nation = || {
            self.language
                .nations
                .longest_at(self.text, end_of)
                .filter(|n| n.proclitics.article && !n.proclitics.conjunction)
        };
        let quantity = number_at(end_of).or_else(|| number_at(nation()?.tokens.end));
        let (toll, upto) = match (&quantity, two) {
            (Some(q), _) => (q.toll, q.tokens.end),
            (None, two) => (two?, noun.tokens.end),
        };
        (upto <= end).then_some(CountedHere {
            tokens: at..upto,
            toll,
            class: noun.value.class,
            conjunction: noun.proclitics.conjunction,
        })
    }

    /// "مستوطنَيْن": vowel signs tell the dual from the plural.
    fn is_dual(&self, at: usize) -> bool {
        let (endings, quote) = (&self.language.endings, self.text.quote(self.text.range(at..at + 1)));
        endings.end(Ending::DualOrPlural, self.text.word(at))
            && endings.list(Ending::WrittenDual).any(|sign| quote.contains(sign))
    }

    fn with_noun(&self, quantity: Quantity, end: usize) -> Option<CountedHere> {
        let mut tokens = quantity.tokens.clone();
        let mut class = Class::People(Victims::Persons);
        // "خمسة من عناصر الحزب", "30 على الأقل من الجنود", "ثلاثة متطرفين", "16 فلسطينيا".
        for at in tokens.end..(tokens.end + 4).min(end) {
            if let Some(noun) =
                self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)
            {
                // "مقتل (3) وإصابة (5)": past a bracket as well.
                let closed = at > tokens.end && self.text.word(at - 1) == ")";
                let joined = (at == tokens.end || closed) && noun.proclitics.conjunction;
                if !joined {
                    class = noun.value.class;
                    tokens.end = noun.tokens.end;
                }
                break;
            }
            let nation =
                self.language.nations.longest_at(self.text, at).filter(|n| !n.proclitics.conjunction);
            if let Some(nation) = nation.filter(|n| at == tokens.end && n.tokens.end <= end)
                && !self.language.settings.subject_first
            {
                tokens.end = nation.tokens.end;
                break;
            }
            let passed = matches!(self.text.word(at), "(" | ")" | "/")
                || self.is(Word::OfPeople, at)
                // "five Syrian soldiers".
                || (self.language.settings.subject_first && self.language.nations.longest_at(self.text, at).is_some());
            if !passed {
                break;
            }
        }
        let year = self.year(&quantity) && tokens == quantity.tokens;
        if year || self.of_age(&quantity) || self.share(tokens.end) || self.in_date(&quantity.tokens) {
            return None;
        }
        let bare = tokens == quantity.tokens;
        if bare && self.one_of(&quantity) {
            return None;
        }
        if bare && self.counts_no_people(&quantity, end) {
            return None;
        }
        // "19 على الأقل من الجنود": between the number and its noun as well.
        let within = self.at_least_after(quantity.tokens.end);
        let toll = if within { at_least(quantity.toll) } else { quantity.toll };
        let toll = self.bounded_after(tokens.end, toll);
        Some(CountedHere { tokens, toll, class, conjunction: quantity.proclitics.conjunction })
    }

    /// "قتلت إحدى الغارات 30 شخصا": one of the raids is nobody.
    fn one_of(&self, quantity: &Quantity) -> bool {
        let end = quantity.tokens.end;
        quantity.toll == Toll::exactly(1)
            && self.language.triggers.longest_at(self.text, end).is_some_and(|t| t.proclitics.article)
    }

    /// "رجل في الثلاثين من عمره": an age or a day of the month.
    fn of_age(&self, quantity: &Quantity) -> bool {
        let at = quantity.tokens.start;
        quantity.proclitics.article
            && at > 0
            && self.is(Word::In, at - 1)
            && self.is(Word::Of, quantity.tokens.end)
    }

    /// Whether a number is part of a date in digits ("22-2-1436").
    fn in_date(&self, tokens: &Range<usize>) -> bool {
        let all = self.text.tokens();
        let number = |at: usize| all.get(at).is_some_and(|t| t.is_number());
        let sign = |at: usize| {
            let glued = at > 0 && all.get(at).is_some_and(|t| t.start() == all[at - 1].end());
            glued && matches!(self.text.word(at), "-" | "/")
        };
        let at = tokens.end;
        let begins = sign(at) && number(at + 1) && sign(at + 2) && number(at + 3);
        begins || tokens.start > 1 && number(tokens.start - 2) && sign(tokens.start - 1)
    }

    /// Whether a number in digits may be a year.
    fn year(&self, quantity: &Quantity) -> bool {
        let digits = self.text.tokens()[quantity.tokens.end - 1].is_number();
        digits && quantity.toll.low().is_some_and(|n| (1900..2100).contains(&n))
    }

    /// "20 بالمئة", "20 في المئة": a share is no number of people.
    fn share(&self, at: usize) -> bool {
        self.text.word(at) == "%"
            || self.is(Word::Share, at)
            || self.is(Word::In, at) && self.is(Word::Share, at + 1)
    }

    /// The number right after a word of harm counts people, whatever they are called, where no unit of time, length or
    /// money follows it ("قتل 72 مشجعا", "إصابة العشرات برصاص").
    pub(super) fn people_at(&self, at: usize, end: usize) -> Option<CountedHere> {
        let quantity = quantity_at(self.language, self.text, at)
            .filter(|q| q.tokens.end <= end && !self.is(Word::Share, at) && !self.is_name(at))?;
        let next = quantity.tokens.end;
        let named = self.text.tokens().get(next).is_some_and(|t| t.is_word()) && next < end;
        let year = self.year(&quantity);
        let day = quantity.proclitics.preposition.is_some();
        if year
            || day
            || self.one_of(&quantity)
            || self.of_age(&quantity)
            || self.in_date(&quantity.tokens)
            || self.share(next)
            || named && self.is(Word::Thing, next)
            || named && !quantity.proclitics.article && self.is_thing(next) && !self.is(Word::TimeWord, next)
        {
            return None;
        }
        // A noun in the accusative or the plural is what is counted; a preposition or verb is not.
        let noun = named
            && self.language.endings.end(Ending::Counted, self.text.word(next))
            && !self.is(Word::GoesOn, next)
            && !self.is_joint(Joint::Whatever, next);
        let toll = self.bounded_after(next, quantity.toll);
        let tokens = quantity.tokens.start..next + usize::from(noun && self.harm_over(next).is_none());
        let conjunction = quantity.proclitics.conjunction || self.and_before(at);
        Some(CountedHere { tokens, toll, class: Class::People(Victims::Persons), conjunction })
    }

    /// Whether a word is a thing that may be counted, with the article as well ("مئات القذائف").
    pub(super) fn is_thing(&self, at: usize) -> bool {
        let free = |p: Proclitics| !p.conjunction && p.preposition.is_none();
        self.is_with(Word::Thing, at, free)
    }

    /// Whether what follows a number is a thing ("35 عبوة", "10 كيلومترات", "30 عاما") and not people.
    fn counts_no_people(&self, quantity: &Quantity, end: usize) -> bool {
        let next = quantity.tokens.end;
        if next >= end || self.text.tokens()[next].kind == crate::text::Kind::Punct {
            return false;
        }
        let word = self.text.word(next);
        let goes_on = word.starts_with(AND)
            && (self.harm_at(next).is_some()
                || quantity_at(self.language, self.text, next).is_some()
                || self.language.triggers.longest_at(self.text, next).is_some());
        let of_them = goes_on || self.is(Word::GoesOn, next);
        let person = self.language.counted.longest_at(self.text, next).is_some();
        !(of_them || person)
    }

    fn bounded_after(&self, end: usize, toll: Toll) -> Toll {
        let near = self.after[self.after.partition_point(|a| a.start < end)..]
            .first()
            .is_some_and(|a| a.start <= end + 2);
        if near { at_least(toll) } else { toll }
    }
}
