//! Who makes a claim: an organisation, an outlet or a role of the table, never a person.

use crate::tables::{Language, TellerRow};
use std::{cmp::Reverse, ops::Range};
use tazamun_text::Text;

/// Tokens from a word of saying to the teller.
const NEAR: usize = 8;

/// What makes one teller likelier than another; the least wins.
type Rank = (usize, usize, Reverse<usize>);

/// Who says what these tokens claim; none where it is the article itself.
pub(crate) fn teller<'l>(
    language: &'l Language,
    text: &Text<'_>,
    sentence: &Range<usize>,
    quote: &Range<usize>,
) -> Option<&'l TellerRow> {
    let own = |tokens: &Range<usize>| sentence.contains(&tokens.start);
    let said: Vec<Range<usize>> =
        language.said.find(text).into_iter().map(|f| f.tokens).filter(|t| own(t)).collect();
    // Inside the quote or not, how far away, the longer name first.
    let mut best: Option<(Rank, &TellerRow)> = None;
    for found in language.tellers.find(text).into_iter().filter(|f| own(&f.tokens)) {
        for word in &said {
            let gap = found.tokens.start.checked_sub(word.end);
            let before = word.start.checked_sub(found.tokens.end).map(|gap| gap + 2);
            let Some(gap) = gap.or(before).filter(|gap| *gap <= NEAR) else { continue };
            // What is told after the quote began speaks of others.
            let inside = usize::from(word.start >= quote.end);
            let rank = (inside, gap, Reverse(found.tokens.len()));
            if best.as_ref().is_none_or(|(r, _)| rank < *r) {
                best = Some((rank, found.value));
            }
        }
    }
    best.map(|(_, teller)| teller)
}
