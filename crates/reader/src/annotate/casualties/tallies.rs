//! Counts in languages whose doers stand before their verbs: "the death toll rose to 112", "the number of dead".

use super::{Harm, Mention, people::People, quantity_at, scan::Scan};
use crate::lang::Word;
use std::ops::Range;
use tazamun_record::Toll;

/// Words between "the dead" and their number.
const REACH_THOSE: usize = 5;
/// Words between "the toll" and its number.
const REACH_TALLY: usize = 24;

impl Scan<'_, '_> {
    /// "The death toll rose to 112", "le bilan est porté à 12", "the number of dead at 16 and of wounded at 86".
    pub(super) fn tallies(
        &self,
        people: &[People],
        told: &[Mention],
        sentence: &Range<usize>,
    ) -> Vec<Mention> {
        // "The dead at 82": those who suffered stand for their number.
        let those =
            |at: usize| at > sentence.start && self.is(Word::Article, at - 1) && self.harm_at(at).is_some();
        let counts = sentence.clone().filter(|&at| self.is(Word::Count, at) || those(at));
        counts.flat_map(|count| self.tally(count, people, told, sentence)).collect()
    }

    fn tally(
        &self,
        count: usize,
        people: &[People],
        told: &[Mention],
        sentence: &Range<usize>,
    ) -> Vec<Mention> {
        let of_those = self.harm_at(count).filter(|_| !self.is(Word::Count, count));
        let reach = if of_those.is_some() { REACH_THOSE } else { REACH_TALLY };
        let end = (count + reach).min(sentence.end);
        let stop =
            |from: usize| (from..end).find(|&at| matches!(self.text.word(at), "." | ";")).unwrap_or(end);
        let of = of_those.or_else(|| (count + 1..(count + 6).min(end)).find_map(|at| self.harm_over(at)));
        let mut harm = of.map_or(Harm::Killed, |h| h.value.harm);
        let mut from = of.map_or(count + 1, |h| h.tokens.end.max(count + 1));
        let mut mentions = Vec::new();
        while from < end {
            let stop = stop(from);
            // Of whom the next number is, where it is of others.
            let next = (from..stop).filter_map(|at| self.harm_at(at)).find(|h| {
                h.value.harm != harm
                    && people.iter().any(|p| (from..h.tokens.start).contains(&p.tokens.start))
            });
            let upto = next.map_or(stop, |h| h.tokens.start);
            // "A toll of 30".
            let of = |at: usize| at == count + 1 && self.is(Word::Of, at);
            let reached =
                (from..upto).filter(|&at| self.is(Word::Reaches, at) || self.text.word(at) == ":" || of(at));
            let mut some = reached.filter_map(|at| {
                let some = people.iter().find(|p| {
                    let start = p.tokens.start;
                    start + usize::from(!of(at)) > at && start <= at + 2 && start < upto && !p.subset
                })?;
                let numbered = quantity_at(self.language, self.text, some.tokens.start).is_some();
                (numbered && (!of(at) || some.class.is_none())).then_some(some)
            });
            let Some(some) = some.next_back() else { break };
            let taken = |m: &Mention| m.counted.start < some.tokens.end && some.tokens.start < m.counted.end;
            if !told.iter().any(taken) {
                let at = people.partition_point(|p| p.tokens.start < some.tokens.start);
                let mut list =
                    if some.class.is_some() { self.list(people, at) } else { &people[at..=at] }.to_vec();
                // "Has gone up to 24": no more than a toll is, this is what it is.
                for some in list.iter_mut().filter(|p| p.toll.low().is_none()) {
                    some.toll = some.toll.best().map_or(some.toll, Toll::exactly);
                }
                mentions.push(self.told(count..some.tokens.end, &list, harm, sentence));
            }
            let Some(next) = next else { break };
            (harm, from) = (next.value.harm, next.tokens.end);
        }
        mentions
    }
}
