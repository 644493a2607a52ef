//! Capital letters, which tell names from words where a script has them.

use crate::text::Text;

/// Whether what stands at a token begins with a capital letter; nothing does past the end.
pub fn is_capital(text: &Text<'_>, at: usize) -> bool {
    text.tokens().get(at).is_some_and(|token| text.quote(token.range()).starts_with(char::is_uppercase))
}
