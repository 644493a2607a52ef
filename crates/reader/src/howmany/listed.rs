//! Tolls told as a number of the dead or hurt: "ارتفاع عدد القتلى إلى 42", "حصيلة الشهداء: 15", "30 جثة".

use super::{Class, Harm, How, Mention, Victims, quantity_at, scan::Scan, sum};
use crate::lang::{Cue, Word};
use std::ops::Range;
use tazamun_record::Toll;

/// Tokens after "the dead" over which their number is looked for ("القتلى في طرابلس إلى 42").
const REACH: usize = 22;
/// Tokens between the parts of a list.
const REACH_LIST: usize = 14;
/// Tokens after "no" over which "casualties" is looked for.
const REACH_NONE: usize = 8;
/// Tokens before "the dead" over which "number", "toll", "list" is looked for.
const COUNT: usize = 4;

impl Scan<'_, '_> {
    /// The numbers of the dead and hurt that are told after "the number of the dead".
    pub(super) fn listed(&self, sentence: &Range<usize>) -> Vec<Mention> {
        let counts = sentence.clone().filter(|&at| self.is(Word::Count, at));
        let mut found: Vec<Mention> = counts.filter_map(|at| self.number_of(at, sentence)).collect();
        found.extend(sentence.clone().filter_map(|at| self.right_after(at, sentence)));
        found
    }

    /// "والجرحى إلى 13 فلسطينيا", "جثث 14 من الانقلابيين", "جثتي شرطيين".
    fn right_after(&self, at: usize, sentence: &Range<usize>) -> Option<Mention> {
        let noun = self.language.counted.longest_at(self.text, at)?;
        let harm = match noun.value.class {
            Class::Dead => Harm::Killed,
            Class::Hurt => Harm::Wounded,
            _ => return None,
        };
        let next = noun.tokens.end;
        let found = if self.is(Word::Bodies, at) {
            self.counted_at(next, sentence.end).or_else(|| self.people_at(next, sentence.end))
        } else if noun.proclitics.article {
            self.people_at(next + usize::from(self.is(Word::Reaches, next)), sentence.end)
        } else {
            None
        }?;
        self.mention(at..found.tokens.end, found, harm, sentence)
    }

    /// "قضت على 70 جنديا في ...، ونحو 90 جنديا في ...": a list goes on without its verb, of the same kind of people.
    pub(super) fn continued(&self, told: &[Mention], sentence: &Range<usize>) -> Vec<Mention> {
        let mut list: Vec<Mention> = Vec::new();
        for (first, next) in told.iter().zip(told.iter().skip(1).map(Some).chain([None])) {
            let next = next.map_or(sentence.end, |n| n.tokens.start);
            let mut at = first.counted.end;
            let mut last = first.clone();
            while at < next.min(last.counted.end + REACH_LIST) && first.victims != Victims::Persons {
                let turns = self.harm_at(at).is_some() || self.cue_at(at) == Some(Cue::Subset);
                if turns || self.text.word(at) == "." {
                    break;
                }
                let part = self.counted_at(at, sentence.end).filter(|p| {
                    let joined = p.conjunction || at > 0 && self.text.word(at - 1) == "الي";
                    joined && p.toll.number() > 1 && p.class == Class::People(first.victims)
                });
                if let Some(part) = part {
                    last = Mention {
                        tokens: part.tokens.clone(),
                        counted: part.tokens.clone(),
                        toll: part.toll,
                        ..first.clone()
                    };
                    at = part.tokens.end;
                    list.push(last.clone());
                    continue;
                }
                at += 1;
            }
        }
        list
    }

    /// "مع ستة من مرافقيه", "و20 من مرافقيه", "هو وأحد مرافقيه": somebody who was killed, and those with them.
    pub(super) fn companions(&self, sentence: &Range<usize>) -> Vec<Mention> {
        // "قتل القيادي مع سبعة آخرين" too.
        let others = |at: usize| {
            self.is(Word::Others, at)
                && at > sentence.start + 1
                && (at.saturating_sub(3).max(sentence.start)..at - 1).any(|i| self.is(Word::With, i))
        };
        let words = sentence.clone().filter(|&at| self.is(Word::Companions, at) || others(at));
        words.filter_map(|at| self.with_companions(at, sentence)).collect()
    }

    fn with_companions(&self, at: usize, sentence: &Range<usize>) -> Option<Mention> {
        let from = at.saturating_sub(3).max(sentence.start);
        let some = (from..at).find(|&i| self.is(Word::Count, i));
        let quantity = (from..at).find_map(|i| quantity_at(self.language, self.text, i));
        let (start, toll) = match (&quantity, some) {
            (Some(q), _) => (q.tokens.start, sum(&q.toll, &Toll::exactly(1))),
            (None, Some(some)) => (some, Toll::from_low(2)),
            _ => return None,
        };
        let before = start.checked_sub(1).filter(|&i| i >= sentence.start)?;
        let joined = quantity.is_some_and(|q| q.proclitics.conjunction)
            || self.is(Word::With, before)
            || self.text.word(start).starts_with('و');
        // Somebody was killed in the sentence, and nobody else was hurt since.
        let harm = (sentence.start..start).rev().find_map(|i| self.harm_at(i))?.value.harm;
        (joined && harm == Harm::Killed).then(|| Mention {
            tokens: start..at + 1,
            counted: start..at + 1,
            harm,
            toll,
            victims: Victims::Persons,
            past: false,
        })
    }

    fn number_of(&self, count: usize, sentence: &Range<usize>) -> Option<Mention> {
        let end = (count + COUNT).min(sentence.end);
        let (after, harm) = (count + 1..end).find_map(|at| {
            let told = self.harm_at(at).filter(|h| h.value.how == How::Verb && h.value.harm != Harm::Both);
            let noun = self.language.counted.longest_at(self.text, at);
            match noun.map(|n| (n.value.class, n.tokens.end)) {
                Some((Class::Dead, end)) => Some((end, Harm::Killed)),
                Some((Class::Hurt, end)) => Some((end, Harm::Wounded)),
                // "عدد الذين قتلوا منذ الجمعة إلى 45".
                _ if self.is(Word::Relative, at - 1) => told.map(|h| (h.tokens.end, h.value.harm)),
                _ => None,
            }
        })?;
        let last = (after + REACH).min(sentence.end);
        let stop = |at: usize| matches!(self.text.word(at), "." | ";") || self.is(Word::Count, at);
        let from = after;
        let upto = (from..last).find(|&at| stop(at)).unwrap_or(last);
        let marks = |at: usize| self.is(Word::Reaches, at) || matches!(self.text.word(at), ":" | "(");
        let mark = (from..upto).find(|&at| marks(at));
        let found = match mark {
            Some(mark) => (mark + 1..(mark + 4).min(upto)).find_map(|at| self.people_at(at, sentence.end)),
            // "حصيلة القتلى الجمعة 19 مدنيا", "قائمة القتلى 18 شخصا".
            None => None,
        }
        .or_else(|| (from..(from + 3).min(upto)).find_map(|at| self.counted_at(at, sentence.end)))
        .filter(|found| !matches!(found.class, Class::Captive))?;
        let tokens = count..found.tokens.end;
        Some(Mention { counted: found.tokens.clone(), ..self.mention(tokens, found, harm, sentence)? })
    }

    /// "لم يخلف القصف أي إصابات": from "no" to what there was none of, where nothing else is said between.
    fn none_hurt(&self, no: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        if !self.is(Word::Not, no) || self.cue_at(no) == Some(Cue::Unhurt) {
            return None;
        }
        let passed = |at: usize| {
            self.is(Word::NoHarm, at) || self.language.triggers.longest_at(self.text, at).is_some()
        };
        let end = (no + REACH_NONE).min(sentence.end);
        let last = (no + 1..end).find(|&at| self.is(Word::Casualties, at) || !passed(at))?;
        (self.is(Word::Casualties, last) && last > no + 1).then_some(no..last + 1)
    }

    /// "دون وقوع إصابات": nobody was hurt.
    pub(super) fn unhurt(&self, sentence: &Range<usize>) -> Vec<Mention> {
        let cues = self.cues_of(sentence).filter(|c| *c.value == Cue::Unhurt).map(|c| c.tokens.clone());
        let hits = cues.chain(sentence.clone().filter_map(|at| self.none_hurt(at, sentence)));
        hits.flat_map(|tokens| {
            [Harm::Killed, Harm::Wounded].map(|harm| Mention {
                tokens: tokens.clone(),
                counted: tokens.clone(),
                harm,
                toll: Toll::exactly(0),
                victims: Victims::Persons,
                past: false,
            })
        })
        .collect()
    }
}
