//! Those who tell a toll and are no part of it: "killed 14, a doctor and a nurse said".

use super::{
    people::{People, REACH_NOUN},
    scan::Scan,
};
use crate::lang::{Cue, Word};
use tazamun_record::Toll;

/// Those who tell something together at most ("a doctor, a nurse and a policeman said").
const REACH_TELLERS: usize = 3;

impl Scan<'_, '_> {
    /// Whether people are those who tell: single ones, up to a word of saying after the last.
    pub(super) fn says(&self, people: &[People], first: usize) -> bool {
        let theirs = |p: &People| p.tokens.clone().any(|at| self.is(Word::Whose, at));
        let one = |p: &&People| p.toll == Toll::exactly(1) && !p.subset && !theirs(p);
        let listed = people[first..].iter().take_while(one).take(REACH_TELLERS);
        let mut end = None;
        for (n, teller) in listed.enumerate() {
            let near = end.is_none_or(|end: usize| teller.tokens.start - end <= 2);
            if n > 0 && !near {
                break;
            }
            end = Some(teller.tokens.end);
            let mut at = teller.tokens.end;
            // "A medic in the provincial hospital said".
            let upto = at + REACH_NOUN;
            while at < upto && self.text.tokens().get(at).is_some_and(|t| t.is_word()) {
                if self.cue_at(at) == Some(Cue::Report) {
                    return true;
                }
                // "Killed a shepherd the mayor said": somebody else begins here.
                let phrase = self.is(Word::Article, at)
                    && !(self.is(Word::EndsToll, at - 1) || self.is(Word::Of, at - 1));
                let other = phrase
                    || self.language.counted.longest_at(self.text, at).is_some()
                    || self.is(Word::And, at)
                    || self.is(Word::Passive, at)
                    || self.harm_over(at).is_some();
                if other {
                    break;
                }
                at += 1;
            }
        }
        false
    }
}
