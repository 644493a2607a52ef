//! Who makes a claim: an organisation, an outlet or a role of the table, never a person.

use crate::tables::Language;
use std::ops::Range;
use tazamun_text::Text;

/// Tokens from a word of saying to the teller.
const NEAR: usize = 8;

/// Who says what these tokens claim; "article" where nobody else is named.
pub(crate) fn teller(language: &Language, text: &Text<'_>, sentence: &Range<usize>, quote: &Range<usize>) -> String {
    let own = |tokens: &Range<usize>| sentence.contains(&tokens.start);
    let said: Vec<Range<usize>> =
        language.said.find(text).into_iter().map(|f| f.tokens).filter(|t| own(t)).collect();
    let mut best: Option<((usize, usize, std::cmp::Reverse<usize>), String)> = None;
    for found in language.tellers.find(text).into_iter().filter(|f| own(&f.tokens)) {
        for word in &said {
            let gap = found.tokens.start.checked_sub(word.end);
            let before = word.start.checked_sub(found.tokens.end).map(|gap| gap + 2);
            let Some(gap) = gap.or(before).filter(|gap| *gap <= NEAR) else { continue };
            // What is told after the quote began speaks of others.
            let inside = usize::from(word.start >= quote.end);
            let rank = (inside, gap, std::cmp::Reverse(found.tokens.len()));
            if best.as_ref().is_none_or(|(r, _)| rank < *r) {
                best = Some((rank, found.value.label.clone()));
            }
        }
    }
    best.map_or_else(|| "article".to_owned(), |(_, label)| label)
}
