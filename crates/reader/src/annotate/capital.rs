//! Capital letters, which tell names from words where a script has them.

use crate::text::Text;

/// Whether a word of several letters stands in capitals among words that do not: an abbreviation ("IS"), and no word of the
/// language that is spelled like it.
pub fn is_abbreviation(text: &Text<'_>, at: usize) -> bool {
    let shouted = |at: usize| {
        let token = text.tokens().get(at).filter(|token| token.is_word());
        token.map(|token| {
            let word = text.quote(token.range());
            word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
        })
    };
    // A neighbour past a sign or an end says nothing; a title in capitals has some on both sides.
    let beside = |at: Option<usize>| at.and_then(shouted);
    shouted(at) == Some(true)
        && (beside(at.checked_sub(1)) == Some(false) || beside(Some(at + 1)) == Some(false))
}

/// Whether what stands at a token begins with a capital letter; nothing does past the end.
pub fn is_capital(text: &Text<'_>, at: usize) -> bool {
    text.tokens().get(at).is_some_and(|token| text.quote(token.range()).starts_with(char::is_uppercase))
}
