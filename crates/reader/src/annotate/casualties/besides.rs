//! Those who are told besides the first in languages whose doers stand before their verbs: "was killed with two guards", "three
//! were killed and a cook", "Abu Omar and two of his guards".

use super::{Class, people::People, scan::Scan};
use crate::{
    lang::{Cue, Word},
    text::Kind,
};
use std::ops::Range;

/// Words between a verb of harm and those who are told besides, where nothing but a day stands between.
const REACH_WITH: usize = 4;
/// Words between a toll and those who are told besides, as such ("as well as 12 soldiers").
const REACH_BESIDES: usize = 14;

impl Scan<'_, '_> {
    /// One who is named right before others who are theirs ("Abu Omar and two of his guards").
    pub(super) fn named_before(&self, first: &People, sentence: &Range<usize>) -> Option<People> {
        let start = first.tokens.start;
        // "Five other commanders": one is told before them.
        let others = first.toll.number() > 1 && first.tokens.clone().any(|at| self.is(Word::Others, at));
        let theirs = others || first.tokens.clone().any(|at| self.is(Word::Whose, at));
        let and = start.checked_sub(1).filter(|&at| self.is(Word::And, at));
        let joiner = and.or_else(|| self.besides_before(start))?;
        let name = joiner.checked_sub(1).filter(|&at| at >= sentence.start && self.is_capital(at))?;
        let side = self.language.actors.longest_at(self.text, name).is_some();
        // "In Ter Maalah and her mother": the name of a place.
        let begins =
            (sentence.start..=name).rev().take_while(|&at| self.is_capital(at)).last().unwrap_or(name);
        let place = begins > sentence.start
            && (self.is(Word::EndsToll, begins - 1) || self.is(Word::OfPeople, begins - 1));
        (theirs && !side && !place && !self.is(Word::EndsToll, begins)).then(|| People::one(name..joiner))
    }

    /// Those who are told after a verb of harm besides the first: "was killed on Sunday with two guards", "three were killed in
    /// it and a cook", "killed 12 soldiers in Aleppo as well as five civilians".
    pub(super) fn beside_them(&self, end: usize, people: &[People], sentence: &Range<usize>) -> Vec<People> {
        let mut more: Vec<People> = Vec::new();
        let mut end = end;
        let first = people.partition_point(|p| p.tokens.start < end);
        for some in &people[first..] {
            let next = some.tokens.end;
            // "With his two guards".
            let whose = some.tokens.start > end && self.is(Word::Article, some.tokens.start - 1);
            let start = some.tokens.start - usize::from(whose);
            let with = start > end && self.is(Word::With, start - 1);
            let and = start > end && self.is(Word::And, start - 1);
            let besides = self.besides_before(start).filter(|&at| at >= end);
            let Some(joiner) = besides.or_else(|| (with || and).then_some(start - 1)) else { break };
            let gap = end..joiner;
            let reach = if besides.is_some() { REACH_BESIDES } else { REACH_WITH };
            let day = |at: usize| self.is(Word::TimeWord, at) || self.is_capital(at);
            let small = |at: usize| day(at) || self.is(Word::EndsToll, at) || self.is(Word::Anaphor, at);
            let parted = |at: usize| {
                matches!(self.text.word(at), "." | ";" | ":" | "(")
                    || self.harm_over(at).is_some()
                    || matches!(self.cue_at(at), Some(Cue::Subset | Cue::Shift | Cue::Also))
                    || besides.is_none() && !small(at)
            };
            let ends = next >= sentence.end
                || self.text.tokens()[next].kind == Kind::Punct
                || self.is(Word::EndsToll, next)
                || self.is(Word::And, next)
                || self.is(Word::By, next);
            // "Killed four in Saida and a woman in Busra": each with a place of its own.
            let elsewhere = and && self.is(Word::EndsToll, next) && gap.clone().any(|at| self.is_capital(at));
            let harmed = self.harm_over(next).is_some()
                || self.is(Word::Passive, next)
                || self.is(Word::Perfect, next);
            let counted = matches!(some.class, Some(Class::People(_))) && !some.subset;
            if !counted
                || gap.len() > reach
                || gap.into_iter().any(parted)
                || harmed
                || elsewhere
                || and && !ends
            {
                break;
            }
            more.push(some.clone());
            end = next;
            // "... as well as 62 soldiers and 54 jihadists".
            if with {
                break;
            }
        }
        more
    }
}
