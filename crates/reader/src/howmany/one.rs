//! One person told of without a number: "قتل فتى", "مقتل الشرطي", "لقي مصرعه", "الذي استشهد".

use super::{
    Class, HarmWord, How, Victims,
    scan::{CountedHere, Scan},
};
use crate::{
    lang::Word,
    text::{Hit, Kind, stems},
};
use std::ops::Range;
use tazamun_record::Toll;

/// Tokens after a word of harm over which the person is looked for ("استشهد فجر اليوم الشاب").
const REACH: usize = 4;
/// Tokens over which an object in the accusative is ("قتل جنود إسرائيليون صبيا").
const REACH_OBJECT: usize = 5;

impl Scan<'_, '_> {
    /// The one person whom a word of harm without a number speaks of.
    pub(super) fn one_told(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> Option<CountedHere> {
        let at = word.tokens.end;
        let one = |tokens: Range<usize>, class| {
            Some(CountedHere { tokens, toll: Toll::exactly(1), class, conjunction: false })
        };
        let named = stems(self.text.word(word.tokens.start))
            .any(|(rest, _)| self.language.words.is(Word::OneHarmed, rest));
        if named {
            return one(word.tokens.clone(), Class::People(Victims::Persons));
        }
        if let Some((tokens, class)) = self.person_after(at, sentence.end) {
            return one(tokens, class);
        }
        // "قتل في ضربة جوية", "الذي استشهد": whoever the verb speaks of stands before it.
        let verb = word.value.how == How::Verb && word.tokens.len() == 1;
        let alone =
            at >= sentence.end || self.text.tokens()[at].kind == Kind::Punct || self.is(Word::Harmed, at);
        let relative = word.tokens.start > sentence.start && self.is(Word::Relative, word.tokens.start - 1);
        let passive = self.is(Word::PassiveVerb, word.tokens.start);
        if verb && passive && alone && (relative || self.is(Word::Harmed, at)) {
            return one(word.tokens.clone(), Class::People(Victims::Persons));
        }
        None
    }

    /// One person named by what they are, right after a word of harm.
    fn person_after(&self, from: usize, end: usize) -> Option<(Range<usize>, Class)> {
        for at in from..(from + REACH_OBJECT).min(end) {
            let stop =
                self.text.tokens()[at].kind == Kind::Punct && !matches!(self.text.word(at), "(" | "\u{201c}");
            if stop || self.harm_at(at).is_some() || self.is(Word::EndsToll, at) {
                return None;
            }
            let near = at == from || at < from + REACH && (from..at).all(|i| self.is(Word::TimeWord, i));
            let object = self.text.word(at).ends_with('ا');
            if !(near || object) {
                continue;
            }
            if let Some(noun) =
                self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)
            {
                let single = noun.value.number == Some(1) || object && self.is_one(at);
                let free = noun.proclitics.preposition.is_none() && !noun.proclitics.conjunction;
                // "قتل جنود إسرائيليون صبيا": several who are not counted did it.
                if near && noun.value.number.is_none() && !single {
                    continue;
                }
                return match noun.value.class {
                    Class::People(_) if single && free => Some((noun.tokens, noun.value.class)),
                    _ => None,
                };
            }
            let nation = self.language.nations.longest_at(self.text, at).filter(|n| n.tokens.end <= end);
            if (near || object)
                && let Some(nation) = nation
            {
                let word = self.text.word(at);
                let single = !word.ends_with(['ن', 'ت']) && nation.proclitics.preposition.is_none();
                return single.then_some((nation.tokens, Class::People(Victims::Persons)));
            }
        }
        None
    }

    /// Whether a noun in the accusative is the one of a noun that counts one person.
    fn is_one(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let stem = word.trim_end_matches('ا');
        self.language.counted.get(stem).is_some_and(|c| c.number == Some(1))
    }
}
