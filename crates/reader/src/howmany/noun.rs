//! Numbers of nouns that name the dead and hurt themselves.

use super::{
    Class, Harm, Mention,
    scan::{CountedHere, Scan},
};
use crate::lang::Cue;
use std::ops::Range;
use tazamun_record::Toll;

impl Scan<'_, '_> {
    /// "30 قتيلا", "جريحان", "66 قتيلا وجريحا".
    pub(super) fn beside_noun(&self, at: usize, sentence: &Range<usize>) -> Option<Mention> {
        let found = self.counted_at(at, sentence.end)?;
        let harm = match found.class {
            Class::Dead => Harm::Killed,
            Class::Hurt => Harm::Wounded,
            _ => return self.between_dead_and_hurt(found, sentence),
        };
        let before = at.saturating_sub(3).max(sentence.start)..at;
        let subset = at > sentence.start && self.cue_at(at - 1) == Some(Cue::Subset);
        // "40 شخصا بين قتيل وجريح" is read by its number.
        let shared = found.toll == Toll::exactly(1) && before.clone().any(|i| self.text.word(i) == "بين");
        if subset || shared {
            return None;
        }
        let harm = if self.other_harm_joined(&found, harm) { Harm::Both } else { harm };
        self.mention(found.tokens.clone(), found, harm, sentence)
    }

    /// "قتيلا وجريحا", "بين قتيل وجريح": the other noun of harm follows without a number of its own.
    fn other_harm_joined(&self, found: &CountedHere, harm: Harm) -> bool {
        let next = self.text.word(found.tokens.end);
        let other = if harm == Harm::Killed { "جريح" } else { "قتيل" };
        let after_or = if next == "او" { self.text.word(found.tokens.end + 1) } else { next };
        let joined = next.starts_with('و') || next == "او";
        joined && after_or.trim_start_matches('و') == format!("{other}ا")
    }

    /// "40 شخصا بين قتيل وجريح".
    fn between_dead_and_hurt(&self, found: CountedHere, sentence: &Range<usize>) -> Option<Mention> {
        let from = found.tokens.end;
        let at = (from..(from + 3).min(sentence.end)).find(|&i| matches!(self.text.word(i), "بين" | "ما"))?;
        let words: Vec<&str> = (at..(at + 4).min(sentence.end)).map(|i| self.text.word(i)).collect();
        let both = words.iter().any(|w| w.ends_with("قتيل"))
            && words.iter().any(|w| w.ends_with("جريح") || w.ends_with("مصاب"));
        if !both {
            return None;
        }
        self.mention(found.tokens.start..at + 3, found, Harm::Both, sentence)
    }
}
