//! How a claim is made: asserted, denied, feared or asked.

use crate::kind::Stance;
use crate::tables::Language;
use std::ops::Range;
use tazamun_text::Text;

/// From this sum of the cues' strengths on a claim is not simply asserted.
const LEAST: i32 = 2;

/// Words before the quote in which a cue still speaks of it.
const BEFORE: usize = 6;

/// The stance of the claim in these tokens.
pub(crate) fn stance(
    language: &Language,
    text: &Text<'_>,
    sentence: &Range<usize>,
    quote: &Range<usize>,
) -> Stance {
    let from = quote.start.saturating_sub(BEFORE).max(sentence.start);
    let mut sums = [0; 4];
    for found in language.stance.find(text) {
        if found.tokens.start >= from && found.tokens.start < quote.end {
            let (stance, strength) = found.value;
            sums[*stance as usize] += strength;
        }
    }
    let best = Stance::ALL.into_iter().max_by_key(|s| sums[*s as usize]);
    best.filter(|s| sums[*s as usize] >= LEAST).unwrap_or(Stance::Asserted)
}
