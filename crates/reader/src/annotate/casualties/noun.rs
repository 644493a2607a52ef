//! Numbers of nouns that name the dead and hurt themselves.

use super::{
    Class, Harm, How, Mention, quantity_at,
    scan::{CountedHere, Scan},
};
use crate::lang::{Cue, Ending, Joint, Word};
use crate::text::{AND, Kind};
use std::ops::Range;
use tazamun_record::Toll;

/// Tokens between a verb of killing and "dead" ("أردت الشرطة المهاجم قتيلا").
const REACH_OBJECT: usize = 6;
/// Tokens between a number and "between dead and hurt" ("سقط العشرات من قوات البلدين بين قتيل وجريح").
const REACH_SHARED: usize = 14;
/// Words of a number before its last one.
const WORDS_OF_A_NUMBER: usize = 5;

impl Scan<'_, '_> {
    /// "30 قتيلا", "جريحان", "66 قتيلا وجريحا".
    pub(super) fn beside_noun(&self, at: usize, sentence: &Range<usize>) -> Option<Mention> {
        // "جثتا رجلين": bodies are those whose they are.
        if self.is(Word::Bodies, at) && self.counted_at(at + 1, sentence.end).is_some() {
            return None;
        }
        let found = self
            .counted_at(at, sentence.end)
            .or_else(|| {
                self.definite_at(at, sentence.end).filter(|f| matches!(f.class, Class::Dead | Class::Hurt))
            })
            .or_else(|| self.fallen(at, sentence))?;
        let harm = match found.class {
            Class::Dead => Harm::Killed,
            Class::Hurt => Harm::Wounded,
            _ => {
                return self
                    .told_dead(&found, sentence)
                    .or_else(|| self.between_dead_and_hurt(found, sentence));
            }
        };
        let before = at.saturating_sub(3).max(sentence.start)..at;
        // "مقتل وإصابة 80، بينهم 20 قتيلا": how many of them died is told there.
        let of_both = || {
            let from = at.saturating_sub(REACH_SHARED).max(sentence.start);
            (from..at).any(|i| self.harm_at(i).is_some_and(|h| h.value.harm == Harm::Both))
        };
        let subset = at > sentence.start && self.cue_at(at - 1) == Some(Cue::Subset) && !of_both();
        // "وفاة اثنين من الجرحى": a word of killing right before them tells of them.
        let dies = |i: usize| {
            self.harm_over(i).is_some_and(|h| {
                h.value.harm == Harm::Killed && matches!(h.value.how, How::Verb | How::Noun | How::Lost)
            })
        };
        if at > sentence.start
            && harm == Harm::Wounded
            && dies(at - 1)
            && self.of_the_hurt(&found.tokens, true)
        {
            return None;
        }
        // "أحد المصابين توفي": the verb may follow.
        let died = harm == Harm::Wounded && dies(found.tokens.end) && self.of_the_hurt(&found.tokens, false);
        if died && self.harm_at(found.tokens.end).is_some_and(|h| !h.proclitics.conjunction) {
            return None;
        }
        // "40 شخصا بين قتيل وجريح" is read by its number.
        let shared = found.toll == Toll::exactly(1) && before.clone().any(|i| self.is_joint(Joint::Among, i));
        if subset || shared {
            return None;
        }
        let harm = if self.other_harm_joined(&found, harm) { Harm::Both } else { harm };
        self.mention(found.tokens.clone(), found, harm, sentence)
    }

    /// "سقط قتيلا", "أوقع جريحا": one in the accusative with no number before.
    fn fallen(&self, at: usize, sentence: &Range<usize>) -> Option<CountedHere> {
        let noun = self.language.counted.longest_at(self.text, at)?;
        let dead = matches!(noun.value.class, Class::Dead | Class::Hurt);
        let bare = noun.proclitics == Default::default() && at > sentence.start;
        // "أردت الشرطة المهاجم قتيلا": whom the verb speaks of is told.
        let told = (at.saturating_sub(REACH_OBJECT).max(sentence.start)..at).any(|i| {
            self.harm_over(i).is_some_and(|h| match h.value.how {
                How::One => i + 1 == at,
                How::People | How::Own => h.value.harm == Harm::Killed,
                _ => false,
            })
        });
        if !dead || told || !bare || !self.is_one(at) || !self.text.tokens()[at - 1].is_word() {
            return None;
        }
        let from = at.saturating_sub(3).max(sentence.start);
        let numbered = (from..at)
            .any(|i| quantity_at(self.language, self.text, i).is_some() || self.text.tokens()[i].is_number());
        let class = noun.value.class;
        (!numbered).then(|| CountedHere { class, ..self.one(noun.tokens) })
    }

    /// "قتيلا وجريحا", "بين قتيل وجريح": the other noun of harm follows without a number of its own.
    fn other_harm_joined(&self, found: &CountedHere, harm: Harm) -> bool {
        let next = found.tokens.end;
        let or = self.is_joint(Joint::Or, next);
        let other = if harm == Harm::Killed { Joint::HurtToo } else { Joint::DeadToo };
        let noun = self.text.word(next + usize::from(or)).trim_start_matches(AND);
        (or || self.text.word(next).starts_with(AND)) && self.language.joints.is(other, noun)
    }

    /// "عشرة أطفال قتلى", "خمسة جنود جرحى": several who are said to be dead or hurt right after them.
    fn told_dead(&self, found: &CountedHere, sentence: &Range<usize>) -> Option<Mention> {
        let (start, end) = (found.tokens.start, found.tokens.end);
        let noun =
            self.language.counted.longest_at(self.text, end).filter(|n| n.tokens.end <= sentence.end)?;
        let bare = noun.proclitics == Default::default() && noun.value.number.is_none();
        let harm = match noun.value.class {
            Class::Dead => Harm::Killed,
            Class::Hurt => Harm::Wounded,
            _ => return None,
        };
        let numbered = quantity_at(self.language, self.text, start).is_some();
        // "خمسة عشر جنديا جرحى" are no ten.
        let inside = (start.saturating_sub(WORDS_OF_A_NUMBER).max(sentence.start)..start)
            .any(|at| quantity_at(self.language, self.text, at).is_some_and(|q| q.tokens.end > start));
        let people = matches!(found.class, Class::People(_));
        // "قتل خمسة جنود جرحى" is read by its verb, "بينهم ثلاثة جنود جرحى" is part of a toll.
        let told = start > sentence.start
            && (self.harm_over(start - 1).is_some() || self.cue_at(start - 1) == Some(Cue::Subset));
        (bare && numbered && !inside && people && !told && found.toll.number() > 1)
            .then_some(CountedHere { tokens: start..noun.tokens.end, ..*found })
            .and_then(|whole| self.mention(start..noun.tokens.end, whole, harm, sentence))
    }

    /// "40 شخصا بين قتيل وجريح".
    fn between_dead_and_hurt(&self, found: CountedHere, sentence: &Range<usize>) -> Option<Mention> {
        let from = found.tokens.end;
        if found.toll == Toll::exactly(1) {
            return None;
        }
        let parted = |i: &usize| {
            *i >= from + 3 && self.text.tokens()[*i].kind == Kind::Punct
                || self.harm_at(*i).is_some_and(|h| h.value.how != How::Counted || !self.speaks_of_many(*i))
                || quantity_at(self.language, self.text, *i).is_some()
        };
        let at = (from..(from + REACH_SHARED).min(sentence.end))
            .take_while(|i| !parted(i))
            .find(|&i| self.is_joint(Joint::Among, i) || self.is_joint(Joint::Whatever, i))?;
        let words: Vec<&str> = (at..(at + 4).min(sentence.end)).map(|i| self.text.word(i)).collect();
        let has = |one: Ending| words.iter().any(|word| self.language.endings.end(one, word));
        if !(has(Ending::OneDead) && has(Ending::OneHurt)) {
            return None;
        }
        self.mention(found.tokens.start..at + 3, found, Harm::Both, sentence)
    }
}
