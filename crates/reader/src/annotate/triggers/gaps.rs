//! Triggers whose words stand apart ("أطلق … النار").

use super::Anchor;
use crate::{annotate::sorted::within, lang::Spoken, text::Text};
use std::ops::Range;

/// Words between the first and the last of words that tell an incident together ("أطلقت مجموعة أخرى النيران").
const GAP: usize = 9;

/// Triggers whose words stand apart ("أطلق … النار", "سيطرة … على"), where no other trigger covers the first.
pub(super) fn add(spoken: &Spoken<'_>, text: &Text<'_>, anchors: &mut Vec<Anchor>) {
    let mut found: Vec<Anchor> = Vec::new();
    for hit in spoken.each(|language| language.openers.find(text), |hit| hit.tokens.start) {
        let language = spoken.at(hit.tokens.start);
        let covered = within(anchors, hit.tokens.start.saturating_sub(4)..hit.tokens.end, |a| a.tokens.start)
            .iter()
            .any(|a| a.tokens.end > hit.tokens.start);
        if covered || hit.proclitics.future {
            continue;
        }
        let end = (hit.tokens.end + GAP).min(text.tokens().len());
        let stop = clause_end(text, hit.tokens.end..end);
        let rows = hit.value.iter().filter_map(|&row| language.gaps.get(row));
        let closed = rows.filter_map(|gap| {
            let close =
                (hit.tokens.end..stop.unwrap_or(end)).find_map(|at| gap.close.longest_at(text, at))?;
            Some((close.tokens.end, gap.act))
        });
        if let Some((end, act)) = closed.min_by_key(|(end, _)| *end) {
            let tokens = hit.tokens.start..end;
            found.push(Anchor { tokens, act, verb: false, weak: true, proclitics: hit.proclitics });
        }
    }
    anchors.extend(found);
    anchors.sort_by_key(|a| (a.tokens.start, a.tokens.end));
}

/// Tokens of what two commas enclose within such words ("بإطلاقها، ليل الأربعاء، صواريخ").
const ENCLOSED: usize = 5;

/// Where a clause ends: at a stop, or at a comma that encloses nothing with the next one.
fn clause_end(text: &Text<'_>, range: Range<usize>) -> Option<usize> {
    let mut at = range.start;
    while at < range.end {
        match text.word(at) {
            "." | ";" | ":" => return Some(at),
            "," => {
                let upto = (at + 2 + ENCLOSED).min(range.end);
                match (at + 1..upto).find(|&next| text.word(next) == ",") {
                    Some(close) => at = close,
                    None => return Some(at),
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}
