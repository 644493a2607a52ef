//! An article's text with its mentions marked: no letter is moved, and no mark cuts a word in two.
//!
//! Arabic letters join their neighbours; an element around a part of a word breaks the joining in some browsers. So a mark
//! that is drawn takes in the whole word, while the quote stays as long as it is. Places in the text are told in Unicode
//! scalars, the unit that every language counts alike.

use maud::{Markup, html};
use std::ops::Range;
use tazamun_reader::annotate::{Annotated, Value};
use tazamun_record::{Quote, Report};

/// The slots that have quotes, in the order of the form; the trigger first.
pub(super) const SLOTS: [&str; 7] = ["trigger", "date", "place", "killed", "wounded", "actor1", "actor2"];

/// A stretch of the text that is drawn in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its bytes.
    pub(super) span: Range<usize>,
    /// What it is drawn as.
    pub(super) class: &'static str,
    /// The slot whose quote it is, of the report that is looked at.
    pub(super) slot: Option<&'static str>,
}

/// The quote of a slot.
pub(super) fn quote<'r>(report: &'r Report, slot: &str) -> Option<&'r Quote> {
    let quotes = &report.quotes;
    match slot {
        "trigger" => Some(&report.trigger),
        "date" => quotes.date.as_ref(),
        "place" => quotes.place.as_ref(),
        "killed" => quotes.killed.as_ref(),
        "wounded" => quotes.wounded.as_ref(),
        "actor1" => quotes.actor1.as_ref(),
        "actor2" => quotes.actor2.as_ref(),
        _ => None,
    }
}

/// The bytes between two Unicode scalars of a text, without blanks at the ends; nothing where there are none.
pub(super) fn between(whole: &str, start: usize, end: usize) -> Option<Range<usize>> {
    if start >= end {
        return None;
    }
    let mut at = whole.char_indices().map(|(at, _)| at).chain([whole.len()]);
    let from = at.nth(start)?;
    let to = at.nth(end - start - 1)?;
    let words = &whole[from..to];
    let begin = from + (words.len() - words.trim_start().len());
    let stop = begin + words.trim().len();
    (begin < stop).then_some(begin..stop)
}

/// How many Unicode scalars stand before a byte.
pub(super) fn scalars(whole: &str, byte: usize) -> usize {
    whole[..byte].chars().count()
}

/// Where each quote of a report stands: of several places the one nearest to its trigger.
pub(super) fn located(whole: &str, report: &Report) -> Vec<(&'static str, Range<usize>)> {
    let all =
        |words: &str| -> Vec<usize> { whole.match_indices(words).map(|(at, _)| at).take(200).collect() };
    let others: Vec<Vec<usize>> =
        SLOTS[1..].iter().filter_map(|slot| quote(report, slot)).map(|q| all(q.as_str())).collect();
    let near = |at: usize, all: &[usize]| all.iter().map(|o| o.abs_diff(at)).min().unwrap_or(0);
    let triggers = all(report.trigger.as_str());
    let best = triggers.iter().min_by_key(|at| others.iter().map(|o| near(**at, o)).sum::<usize>());
    let trigger = best.copied().unwrap_or(0);
    SLOTS
        .iter()
        .filter_map(|slot| {
            let words = quote(report, slot)?.as_str();
            let at = match *slot {
                "trigger" => best.copied()?,
                _ => all(words).into_iter().min_by_key(|at| at.abs_diff(trigger))?,
            };
            Some((*slot, at..at + words.len()))
        })
        .collect()
}

/// The marks of a text: the quotes of the report that is looked at, and all else that the reader saw.
pub(super) fn marks(
    whole: &str,
    seen: &Annotated,
    report: Option<&Report>,
    triggers: &[Range<usize>],
) -> Vec<Mark> {
    let mut wanted: Vec<Mark> = Vec::new();
    // The trigger last: where it is the words of a value, they are drawn as that value's.
    for (slot, span) in report.map(|report| located(whole, report)).unwrap_or_default().into_iter().rev() {
        wanted.push(Mark { span, class: class_of(slot), slot: Some(slot) });
    }
    // Of words within others those that are fewer are drawn whole, and of the others what is left.
    wanted.sort_by_key(|mark| mark.span.len());
    wanted.extend(triggers.iter().map(|span| Mark { span: span.clone(), class: "m-trigger", slot: None }));
    let others = seen.mentions.iter().filter_map(|mention| {
        let class = match mention.value {
            Value::Trigger { .. } => "m-trigger",
            Value::Date(_) | Value::UnreadDate => "m-date",
            Value::Place { .. } => "m-place",
            Value::Toll { .. } => "m-killed",
            Value::Actor { .. } => "m-who",
            Value::Counted(_) | Value::Source(_) => return None,
        };
        Some(Mark { span: mention.span.clone(), class, slot: None })
    });
    wanted.extend(others);
    let mut kept: Vec<Mark> = Vec::new();
    for mark in wanted {
        let left = without(widened(whole, &mark.span), &kept);
        // What nobody chose is drawn whole or not at all.
        let whole_or_own = mark.slot.is_some() || left.len() == 1 && left[0] == widened(whole, &mark.span);
        let pieces = left.into_iter().filter(|span| whole_or_own && !whole[span.clone()].trim().is_empty());
        kept.extend(pieces.map(|span| Mark { span, ..mark }).collect::<Vec<_>>());
    }
    kept.sort_by_key(|mark| mark.span.start);
    kept
}

/// What is left of a span beside those that are drawn already.
fn without(span: Range<usize>, kept: &[Mark]) -> Vec<Range<usize>> {
    let mut left = vec![span];
    for mark in kept {
        let cut = &mark.span;
        left = left
            .into_iter()
            .flat_map(|span| {
                let before = span.start..span.end.min(cut.start);
                let after = span.start.max(cut.end)..span.end;
                if cut.end <= span.start || span.end <= cut.start { vec![span] } else { vec![before, after] }
            })
            .filter(|span| span.start < span.end)
            .collect();
    }
    left
}

fn class_of(slot: &str) -> &'static str {
    match slot {
        "trigger" => "m-trigger",
        "date" => "m-date",
        "place" => "m-place",
        "killed" | "wounded" => "m-killed",
        _ => "m-who",
    }
}

/// The span with the rest of the words at its ends.
pub(super) fn widened(whole: &str, span: &Range<usize>) -> Range<usize> {
    // Letters, their marks, tatweel and the joiners; a mark alone is no letter for Rust.
    let part = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{200C}' | '\u{200D}' | '\u{6D6}'..='\u{6ED}')
    };
    let before =
        whole[..span.start].chars().rev().take_while(|c| part(*c)).map(char::len_utf8).sum::<usize>();
    let after = whole[span.end..].chars().take_while(|c| part(*c)).map(char::len_utf8).sum::<usize>();
    let starts = whole[span.clone()].chars().next().is_some_and(part);
    let ends = whole[span.clone()].chars().next_back().is_some_and(part);
    let start = if starts { span.start - before } else { span.start };
    let end = if ends { span.end + after } else { span.end };
    start..end
}

/// The text as it may be shown: a character that would steer its surroundings stands as a sign, one for one, so that places
/// in the text stay what they are.
fn shown(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' => ' ',
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        })
        .collect()
}

/// A stretch of the whole text with its marks, each run with its place in Unicode scalars.
pub(super) fn runs(
    whole: &str,
    within: Range<usize>,
    marks: &[Mark],
    name: impl Fn(&str) -> String,
) -> Markup {
    let mut pieces: Vec<(Range<usize>, Option<&Mark>)> = Vec::new();
    let mut at = within.start;
    for mark in marks {
        let span = mark.span.start.max(within.start)..mark.span.end.min(within.end);
        if span.start >= span.end || span.start < at {
            continue;
        }
        if at < span.start {
            pieces.push((at..span.start, None));
        }
        pieces.push((span.clone(), Some(mark)));
        at = span.end;
    }
    if at < within.end {
        pieces.push((at..within.end, None));
    }
    html! {
        @for (span, mark) in pieces {
            @let place = scalars(whole, span.start);
            @match mark {
                Some(Mark { class, slot: Some(slot), .. }) => mark class={ (class) " own" } title=(name(slot)) data-at=(place) data-slot=(slot) { (shown(&whole[span])) },
                Some(Mark { class, .. }) => mark class=(class) data-at=(place) { (shown(&whole[span])) },
                None => span data-at=(place) { (shown(&whole[span])) },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_in_unicode_scalars() {
        let whole = "هجوم 💥 على\nديالى";
        assert_eq!(between(whole, 0, 4).map(|s| &whole[s]), Some("هجوم"));
        assert_eq!(between(whole, 5, 6).map(|s| &whole[s]), Some("💥"));
        assert_eq!(
            between(whole, 4, 11).map(|s| &whole[s]),
            Some("💥 على"),
            "blanks at the ends are no quote"
        );
        assert_eq!(between(whole, 11, 16).map(|s| &whole[s]), Some("ديالى"));
        for (start, end) in [(3, 3), (4, 3), (0, 999), (999, 1_000), (4, 5)] {
            assert_eq!(between(whole, start, end), None, "{start} {end}");
        }
        assert_eq!(scalars(whole, whole.find('د').unwrap_or(0)), 11);
    }

    #[test]
    fn a_mark_never_cuts_a_word() {
        let whole = "قُتِلَ 11 جنديًّا، بالعراق.";
        let of = |words: &str| {
            let at = whole.find(words).unwrap_or(0);
            &whole[widened(whole, &(at..at + words.len()))]
        };
        assert_eq!(of("العراق"), "بالعراق");
        assert_eq!(of("جندي"), "جنديًّا");
        assert_eq!(of("11"), "11");
    }

    #[test]
    fn what_steers_is_shown_one_for_one() {
        let text = "a\u{202E}b\r\nc\u{0}";
        assert_eq!(shown(text).chars().count(), text.chars().count());
        assert!(!shown(text).contains(['\u{202E}', '\r', '\u{0}']));
    }
}
