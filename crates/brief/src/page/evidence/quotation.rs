//! A report's quotes → the sentences that they stand in, with the words of each value marked.
//!
//! A reader who follows a number arrives at the marked words: each value's first piece carries the name that the links
//! use. A value that is not quoted leads to the head of the quotation, never nowhere.

use crate::{
    story::Story,
    text::{escape, shortened},
};
use std::{collections::BTreeSet, ops::Range};
use tazamun_record::Report;

/// Words on either side of the quotes that are kept of a sentence without end, in bytes.
const AROUND: usize = 400;
/// At most so many characters are shown of one stretch of words.
const STRETCH: usize = 600;
/// What can be linked to: the values that the text speaks of.
const LINKED: [&str; 4] = ["date", "place", "killed", "wounded"];

/// The quotation of one report as HTML. `named`: whether this report's marks carry the names that links lead to (one
/// report of an incident does).
pub(super) fn html(
    story: &Story<'_>,
    (incident, named): (usize, bool),
    report: &Report,
    whole: &str,
) -> String {
    let spans = spans(report, whole);
    let mut unnamed: BTreeSet<&str> = if named { LINKED.into() } else { BTreeSet::new() };
    let mut shown = String::new();
    if spans.is_empty() {
        shown = escape(&shortened(report.trigger.as_str(), STRETCH));
    }
    // The sides are marked where they stand in what is shown; a sentence that only names one is not the evidence.
    let telling: Vec<_> =
        spans.iter().filter(|(slot, _)| slot.is_empty() || LINKED.contains(slot)).cloned().collect();
    for sentence in sentences(whole, &telling) {
        if !shown.is_empty() {
            shown.push_str(" <span class=\"cut\">[…]</span> ");
        }
        for piece in pieces(&sentence, &spans) {
            let text = escape(&shortened(&whole[piece.clone()], STRETCH));
            let slots = slots(&piece, &spans);
            for slot in slots.iter().filter(|slot| unnamed.remove(**slot)) {
                shown.push_str(&format!("<span id=\"{}\"></span>", story.slot_anchor(incident, slot)));
            }
            match slots.first() {
                Some(slot) => {
                    let label = escape(&story.words.bare(&format!("slot-{slot}")));
                    shown.push_str(&format!("<mark class=\"{slot}\" title=\"{label}\">{text}</mark>"));
                }
                None => shown.push_str(&text),
            }
        }
    }
    let head: String = unnamed
        .iter()
        .map(|slot| format!("<span id=\"{}\"></span>", story.slot_anchor(incident, slot)))
        .collect();
    head + shown.trim()
}

/// Where the trigger (with an empty slot) and each quote stand: a quote that stands in several places is taken where it
/// is nearest to the trigger.
fn spans(report: &Report, whole: &str) -> Vec<(&'static str, Range<usize>)> {
    let trigger = report.trigger.as_str();
    let Some(at) = whole.find(trigger) else { return Vec::new() };
    let mut spans = vec![("", at..at + trigger.len())];
    for (slot, quote) in report.quotes.iter().filter(|(_, q)| !q.as_str().is_empty()) {
        let places = whole.match_indices(quote.as_str()).map(|(i, _)| i);
        if let Some(i) = places.min_by_key(|i| i.abs_diff(at)) {
            spans.push((slot, i..i + quote.as_str().len()));
        }
    }
    spans
}

/// The sentences that hold the spans, in order, those that touch joined; an endless sentence is cut around its spans.
fn sentences(whole: &str, spans: &[(&str, Range<usize>)]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = spans
        .iter()
        .map(|(_, span)| {
            let start = whole[..span.start].char_indices().rev().find(|(i, _)| is_end(whole, *i));
            let start = start.map_or(0, |(i, c)| i + c.len_utf8());
            let end = whole[span.end..]
                .char_indices()
                .map(|(i, c)| (span.end + i, c))
                .find(|(i, _)| is_end(whole, *i));
            let end = end.map_or(whole.len(), |(i, c)| i + c.len_utf8());
            boundary(whole, start.max(span.start.saturating_sub(AROUND)))
                ..boundary(whole, end.min(span.end + AROUND))
        })
        .collect();
    found.sort_by_key(|s| s.start);
    found.dedup_by(|later, earlier| {
        let touch = later.start <= earlier.end;
        if touch {
            earlier.end = earlier.end.max(later.end);
        }
        touch
    });
    found
}

/// Whether a sentence ends with the character that stands here: a line break, a question or exclamation mark, or a full
/// stop that no letter or digit follows.
fn is_end(whole: &str, at: usize) -> bool {
    let mut rest = whole[at..].chars();
    match rest.next() {
        Some('\n' | '؟' | '?' | '!') => true,
        Some('.') => rest.next().is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// The nearest place between two characters, from here on.
fn boundary(whole: &str, at: usize) -> usize {
    (at..whole.len()).find(|i| whole.is_char_boundary(*i)).unwrap_or(whole.len())
}

/// The sentence cut wherever a span begins or ends.
fn pieces(sentence: &Range<usize>, spans: &[(&str, Range<usize>)]) -> Vec<Range<usize>> {
    let inside = |i: &usize| sentence.start < *i && *i < sentence.end;
    // The trigger is not marked, so that it need not cut a value's words in two.
    let marked = spans.iter().filter(|(slot, _)| !slot.is_empty());
    let mut cuts: Vec<usize> = marked.flat_map(|(_, s)| [s.start, s.end]).filter(inside).collect();
    cuts.extend([sentence.start, sentence.end]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|w| w[0]..w[1]).collect()
}

/// The values that a piece of a sentence carries; the trigger is none of them.
fn slots<'s>(piece: &Range<usize>, spans: &[(&'s str, Range<usize>)]) -> Vec<&'s str> {
    let holds = |s: &Range<usize>| s.start <= piece.start && piece.end <= s.end;
    spans.iter().filter(|(slot, s)| !slot.is_empty() && holds(s)).map(|(slot, _)| *slot).collect()
}
