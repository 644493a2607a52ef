//! Who did it, right after a verb of harm, and whom further on it was done to: "قتل مسلح في المدينة شخصين".

use super::{
    Class, HarmWord, How, Victims, quantity_at,
    scan::{CountedHere, Scan},
};
use crate::{
    lang::{Cue, Ending, Word},
    text::{AND, Hit, Kind, Proclitics},
};
use std::ops::Range;

/// Tokens of place and time between a verb with its side and the one whom it harmed.
const REACH_APART: usize = 9;
/// Tokens of who the doers were, before those whom they killed.
const REACH_DOERS: usize = 6;

impl Scan<'_, '_> {
    /// "قتل مسلح في المدينة شخصين": the one person right after the verb did it, and those counted further on suffered.
    pub(super) fn object_after(&self, subject: &CountedHere, end: usize) -> Option<CountedHere> {
        let fighter = matches!(subject.class, Class::People(Victims::Fighters | Victims::Forces));
        let person = matches!(subject.class, Class::People(_));
        let counted = quantity_at(self.language, self.text, subject.tokens.start).is_some();
        let noun = self.text.tokens()[subject.tokens.start].is_word() && (fighter || !counted);
        // "يقتل زوجته وأطفاله الثلاثة": whoever is somebody's did nothing.
        let theirs = self.is_theirs(subject.tokens.clone());
        if subject.toll.number() != 1 || !person || !noun || theirs {
            return None;
        }
        for at in subject.tokens.end..end {
            let stopped = matches!(self.text.word(at), "." | ";" | ":")
                || matches!(self.cue_at(at), Some(Cue::Subset | Cue::Also | Cue::Shift))
                || self.harm_at(at).is_some();
            // "قتلت مسلحا واعتقلت 13 آخرين": those counted after another act are of that act.
            let another =
                self.language.triggers.longest_at(self.text, at).is_some_and(|t| t.proclitics.conjunction);
            // Anybody else did it only where nothing but words of who it was stands between ("قتل شاب أميركي 4 أشخاص").
            let ends = [Word::EndsToll, Word::Relative, Word::Of];
            // "وإلحاق أضرار": "and" with a word that is none of a name begins something else.
            let common = |word: &str| self.language.places.is_common(word);
            let next = self.text.word(at);
            let joined = next.strip_prefix(AND).is_some_and(|rest| common(rest) && !common(next));
            let apart =
                !fighter && ends.into_iter().any(|kind| self.is(kind, at)) || joined && !self.counts(at);
            if stopped || another || apart {
                return None;
            }
            if let Some(found) = self.counted_at(at, end).filter(|f| f.toll.number() > 1)
                && matches!(found.class, Class::People(_))
            {
                return (!found.conjunction && !self.is(Word::Of, at - 1)).then_some(found);
            }
        }
        None
    }

    /// "قتل أربعة مسلحين من حركة الشباب 67 شخصا": several fighters did it, where more people are counted right after who they were.
    pub(super) fn more_than_doers(&self, doers: &CountedHere, end: usize) -> Option<CountedHere> {
        let fighters = doers.class == Class::People(Victims::Fighters) && doers.toll.number() > 1;
        let upto = (doers.tokens.end + REACH_DOERS).min(end);
        let plain = |at: &usize| {
            let apart = [Word::EndsToll, Word::Relative, Word::Besides];
            let token = &self.text.tokens()[*at];
            let of_name = (token.is_word() || token.is_number())
                && self.harm_at(*at).is_none()
                && self.cue_at(*at).is_none()
                && !self.text.word(*at).starts_with(AND)
                && self.language.triggers.longest_at(self.text, *at).is_none();
            of_name && !apart.into_iter().any(|kind| self.is(kind, *at))
        };
        let found = (doers.tokens.end..upto)
            .take_while(|_| fighters)
            .take_while(plain)
            .find_map(|at| self.counted_at(at, end).filter(|f| f.tokens.len() > 1))?;
        let more = found.toll.number() > doers.toll.number() && found.tokens.start >= doers.tokens.end;
        let others = found.class == Class::People(Victims::Persons)
            || found.class == Class::People(Victims::Civilians);
        (more && others && !found.conjunction).then_some(found)
    }

    /// Whether a number or people who are counted begin here.
    pub(super) fn counts(&self, at: usize) -> bool {
        quantity_at(self.language, self.text, at).is_some()
            || self.language.counted.longest_at(self.text, at).is_some()
    }

    /// "قتل مسلحون على دراجة نارية في المدينة ضابطا", "قتل مسلحون بالرصاص في العاصمة الثلاثاء عاملة إغاثة": one person, parted
    /// from the verb and the side that did it by place and time.
    pub(super) fn object_apart(&self, word: &Hit<'_, HarmWord>, end: usize) -> Option<(Range<usize>, Class)> {
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
        let of_side =
            |n: &Hit<'_, _>| n.proclitics.article == side.proclitics.article && !self.accusative(end);
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

    pub(super) fn accusative(&self, at: usize) -> bool {
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
