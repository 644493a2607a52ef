//! Words between quotation marks: a name, whatever else they mean.

use crate::text::{Kind, Text};
use std::ops::Range;

/// The words between quotation marks, `longest` at most, the first of which is this token.
pub(super) fn quoted(text: &Text<'_>, start: usize, longest: usize) -> Option<Range<usize>> {
    let opens = |c: char| matches!(c, '«' | '"' | '“' | '”' | '\'' | '‘');
    let closes = |c: char| matches!(c, '»' | '"' | '“' | '”' | '\'' | '’');
    let between = |a: usize, b: usize| -> &str {
        let (a, b) = (text.range(a..a + 1), text.range(b..b + 1));
        let (from, to) = (text.span(a).end, text.span(b).start);
        text.original().get(from..to).unwrap_or("")
    };
    let before = start.checked_sub(1)?;
    text.tokens().get(start).filter(|t| t.kind != Kind::Punct)?;
    if !between(before, start).contains(opens) {
        return None;
    }
    let end = (start + 1..=start + longest)
        .find(|&end| end >= text.tokens().len() || between(end - 1, end).contains(closes))?;
    (start..end).all(|at| text.tokens()[at].is_word()).then_some(start..end)
}
