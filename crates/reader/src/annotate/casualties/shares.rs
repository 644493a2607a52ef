//! Shares of a toll in languages whose doers stand before their verbs: numbers with places of their own, beside or after the
//! toll whose verb is theirs too ("30 were killed: twelve in Douma and eleven in Harasta").

use super::{Class, Mention, people::People, scan::Scan};
use crate::lang::{Cue, Word};
use std::ops::Range;

/// Words between a toll and another number that its verb speaks of.
const REACH_NEXT: usize = 12;

impl Scan<'_, '_> {
    /// "Five were killed in the first village and three in the second": a number with a place of its own, whose verb is the one
    /// before.
    pub(super) fn elsewhere(
        &self,
        people: &[People],
        told: &[Mention],
        sentence: &Range<usize>,
    ) -> Vec<Mention> {
        let mut more: Vec<Mention> = Vec::new();
        for some in people.iter().filter(|p| p.class.is_none() && !p.subset) {
            let (start, end) = (some.tokens.start, some.tokens.end);
            let joined =
                start > sentence.start && (self.is(Word::And, start - 1) || self.text.word(start - 1) == ",");
            if !joined || end >= sentence.end || !self.is(Word::EndsToll, end) {
                continue;
            }
            let all = || told.iter().chain(&more);
            let free = !all().any(|m| m.tokens.start < end && start < m.tokens.end);
            let before = all().filter(|m| m.tokens.end <= start).max_by_key(|m| m.tokens.end);
            let Some(before) =
                before.filter(|m| free && m.toll.number() > 0 && start - m.tokens.end <= REACH_NEXT)
            else {
                continue;
            };
            // Between the two stands the first one's place and nothing else that was done.
            let between = before.tokens.end..start;
            let mut first = before.tokens.end;
            while first < start && (self.is(Word::Perfect, first) || self.is(Word::Passive, first)) {
                first += 1;
            }
            let place = between.clone().any(|at| self.is(Word::EndsToll, at)) || between.len() <= 2;
            let parted = (first..start).any(|at| {
                matches!(self.text.word(at), ";" | ":" | "(" | ")")
                    || self.harm_over(at).is_some()
                    // Without accents "à" is "a".
                    || self.is(Word::Perfect, at) && !self.is(Word::EndsToll, at)
            });
            if place && !parted {
                let harm = before.harm;
                more.push(self.told(some.tokens.clone(), std::slice::from_ref(some), harm, sentence));
            }
        }
        more
    }

    /// "30 were killed: twelve in Douma and eleven in Harasta": numbers with their places, after a toll of which they are a
    /// part or beside which they stand.
    pub(super) fn shares(
        &self,
        people: &[People],
        told: &[Mention],
        sentence: &Range<usize>,
    ) -> Vec<Mention> {
        let ends = |at: usize| {
            at >= sentence.end || matches!(self.text.word(at), "," | ";" | ".") || self.is(Word::And, at)
        };
        // "In Douma", "in the district Douma".
        let place = |at: usize| {
            let name = at + 1 + 2 * usize::from(self.is(Word::Article, at + 1));
            self.is(Word::EndsToll, at) && self.is_capital(name) && name < sentence.end
        };
        let placed = |some: &People| {
            let from = some.tokens.end;
            let of_them = usize::from(self.cue_at(from) == Some(Cue::Subset)) * 2;
            place(from + of_them) || self.is(Word::By, from + of_them)
        };
        // "In Douma four and in Harasta three".
        let after_place = |some: &People| {
            let start = some.tokens.start;
            let near = start.saturating_sub(4).max(sentence.start)..start.saturating_sub(1);
            ends(some.tokens.end) && start > 0 && self.is_capital(start - 1) && near.rev().any(place)
        };
        let joined = |some: &People| {
            some.tokens.start > sentence.start
                && (matches!(self.text.word(some.tokens.start - 1), "," | ";" | ":")
                    || self.is(Word::And, some.tokens.start - 1)
                    // Where no comma is written the place or day before ends with its name.
                    || self.is_capital(some.tokens.start - 1)
                    || self.cue_at(some.tokens.start - 1) == Some(Cue::Subset))
        };
        let free = |some: &People| {
            !told.iter().any(|m| m.counted.start < some.tokens.end && some.tokens.start < m.counted.end)
        };
        let of_them = |some: &People| self.cue_at(some.tokens.end) == Some(Cue::Subset);
        // "Killed four men in Saida and a woman in Nawa": others in another place, whose verb is the one before.
        let others = |some: &People| {
            let start = some.tokens.start;
            let of = told.iter().rfind(|m| m.counted.end <= start && m.toll.number() > 0);
            let gap = of.map_or(start..start, |m| m.counted.end.max(m.tokens.end).min(start)..start);
            let apart = gap.clone().any(|at| {
                self.harm_over(at).is_some()
                    || self.is(Word::Passive, at)
                    || self.is(Word::Perfect, at)
                    || self.cue_at(at).is_some()
                    || matches!(self.text.word(at), "." | ";" | ":" | "(" | ")")
            });
            let first = gap.clone().any(place) && self.is(Word::And, start - 1);
            matches!(some.class, Some(Class::People(_)))
                && !some.subset
                && (1..=REACH_NEXT).contains(&gap.len())
                && first
                && !apart
                && place(some.tokens.end)
        };
        let shares = people.iter().filter(|p| {
            let number = placed(p) && (joined(p) || of_them(p)) || after_place(p);
            free(p) && (p.class.is_none() && number || others(p))
        });
        shares
            .filter_map(|some| {
                let of = told.iter().rfind(|m| m.counted.end <= some.tokens.start && m.toll.number() > 0)?;
                Some(self.told(some.tokens.clone(), std::slice::from_ref(some), of.harm, sentence))
            })
            .collect()
    }

    /// "Six and four soldiers were killed": two tolls in one breath, told in the order of two places.
    pub(super) fn in_order(
        &self,
        people: &[People],
        told: &[Mention],
        sentence: &Range<usize>,
    ) -> Vec<Mention> {
        let ordered = sentence.clone().any(|at| self.is(Word::Respectively, at));
        let free = |some: &People| {
            let taken = |m: &Mention| m.tokens.start < some.tokens.end && some.tokens.start < m.tokens.end;
            some.class.is_none() && !some.subset && !told.iter().any(taken)
        };
        let other = |some: &People| {
            let (start, end) = (some.tokens.start, some.tokens.end);
            let first = told.iter().find(|m| self.is(Word::And, end) && m.counted.start == end + 1);
            let named = first.is_some_and(|m| {
                ordered || people.iter().any(|p| p.tokens.start == m.counted.start && p.class.is_some())
            });
            let last = || {
                let and = start > sentence.start && self.is(Word::And, start - 1);
                told.iter().find(|m| and && ordered && m.counted.end + 1 == start)
            };
            first.filter(|_| named).or_else(last)
        };
        let numbers = people.iter().filter(|p| free(p) && p.toll.number() > 1);
        numbers
            .filter_map(|some| {
                let harm = other(some)?.harm;
                Some(self.told(some.tokens.clone(), std::slice::from_ref(some), harm, sentence))
            })
            .collect()
    }
}
