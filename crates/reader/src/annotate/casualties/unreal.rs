//! Words of harm that tell no toll: what is denied, planned or feared, what somebody is accused of, crimes at law, natural deaths.

use super::{
    Class, HarmWord, How, quantity_at,
    scan::{CountedHere, Scan},
};
use crate::{
    lang::{Ending, Joint, Word},
    text::{Hit, TO},
};
use std::ops::Range;

/// Tokens before a word of harm over which "no" may deny that it is confirmed.
const REACH_NOT: usize = 8;
/// Tokens after "lost" over which "their lives" is looked for.
const REACH_LIFE: usize = 12;
/// Tokens on both sides of a word of dying over which violence is looked for.
const REACH_VIOLENCE: usize = 30;
/// Tokens after a toll over which "every year" is looked for.
const REACH_YEARLY: usize = 3;

impl Scan<'_, '_> {
    /// Whether the words before a word of harm deny it, make it a crime at law, or tell it by another word ("لم يقتل",
    /// "جريمة قتل", "متأثرا بإصابته", "لقي مصرعه").
    pub(super) fn unreal(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> bool {
        let at = word.tokens.start;
        let verb = word.value.how == How::Verb;
        // "تهديدات بالقتل", "الإصابة بالمرض": the act in general; "قتلا وتدميرا": a way of doing something.
        let general = verb && word.proclitics.article;
        let adverb = verb && self.speaks_of_two(at) && {
            let quote = self.text.quote(self.text.range(at..at + 1));
            self.language.endings.end(Ending::WrittenAdverb, quote)
        };
        // "سيصاب القارئ بالملل": it has not happened.
        if general || adverb || word.proclitics.future {
            return true;
        }
        if at <= sentence.start {
            return false;
        }
        let before = |kind: Word, back: usize| {
            at >= sentence.start + back && self.is_with(kind, at - back, |p| !p.article)
        };
        let to = self.is(Word::Toward, at - 1);
        // "حاول قتل", "دعا إلى قتل": "to" may stand between.
        let asked = to && before(Word::Crime, 2);
        // "لم يؤكد مقتله", "لا دلائل تؤكد مقتله".
        let confirms = (1..3).find(|&back| before(Word::Confirms, back));
        let unsure = confirms.is_some_and(|confirms| {
            (confirms + 1..REACH_NOT).any(|back| at >= sentence.start + back && self.is(Word::Not, at - back))
        });
        // "جريمة حرق الرضيع": whom a crime was done to says that it was.
        let definite = || {
            self.person_after(word.tokens.end, sentence.end).is_some_and(|(tokens, _)| {
                self.language
                    .counted
                    .longest_at(self.text, tokens.start)
                    .is_some_and(|n| n.proclitics.article)
            })
        };
        let done = before(Word::Deed, 1) && definite();
        let crime = word.value.how != How::Noun && (before(Word::Crime, 1) && !done || asked);
        let lost = self.is(Word::Life, at)
            && (at.saturating_sub(REACH_LIFE).max(sentence.start)..at)
                .any(|i| self.harm_at(i).is_some_and(|h| h.value.how == How::Lost));
        self.is(Word::Not, at - 1) || unsure || crime || lost || self.is(Word::Succumbed, at - 1)
    }

    /// "وفاة الفنان", "عند وفاته": one who died, and nothing near tells of violence.
    pub(super) fn natural(&self, word: &Hit<'_, HarmWord>, found: &CountedHere) -> bool {
        let dies = |at: usize| self.is_with(Word::Dies, at, |_| true);
        let (start, end) = (word.tokens.start, word.tokens.end);
        let numbered = quantity_at(self.language, self.text, found.tokens.start).is_some();
        let one = found.toll.number() <= 2 && !numbered && matches!(found.class, Class::People(_));
        // "أدى إلى وفاته", "أسفر عن وفاة طفل".
        let led = start > 0 && (self.is_joint(Joint::Path, start - 1) || self.is(Word::In, start - 1))
            || word.proclitics.preposition == Some(TO);
        // "وفاة مقيم": somebody of whom no more is said; those who die by nature are told by name, office or kin.
        let anybody = self
            .language
            .counted
            .longest_at(self.text, found.tokens.start)
            .is_some_and(|n| !n.proclitics.article && !self.is_theirs(n.tokens));
        if !one || led || anybody || !dies(start) {
            return false;
        }
        let near = start.saturating_sub(REACH_VIOLENCE)..(end + REACH_VIOLENCE).min(self.text.tokens().len());
        !near.filter(|at| !word.tokens.contains(at)).any(|at| {
            let harm = self
                .harm_at(at)
                .is_some_and(|h| !matches!(h.value.how, How::Counted | How::Lost) && !dies(at));
            let hurt = [Word::Succumbed, Word::Violently, Word::Injury];
            harm || hurt.into_iter().any(|kind| self.is(kind, at)) || {
                let act = self.language.triggers.longest_at(self.text, at);
                act.is_some_and(|t| t.value.act != crate::ontology::Act::Nothing)
            }
        })
    }

    /// "20 ألف ضحية سنويا": what happens every year is no incident.
    pub(super) fn yearly(&self, counted: &Range<usize>, sentence: &Range<usize>) -> bool {
        (counted.end..(counted.end + REACH_YEARLY).min(sentence.end)).any(|at| self.is(Word::Yearly, at))
    }
}
