//! Tokens → sentences and clauses.

use super::{Kind, Token};
use std::{collections::HashSet, ops::Range, sync::LazyLock};

/// Words after which a stop ends no sentence.
const ABBREVIATIONS: &str = include_str!("../data/abbreviations.tsv");

/// Longest line of a text that was wrapped at a fixed width; its newlines end no sentence.
const WRAPPED_WIDTH: usize = 120;

/// Tokens after which a sentence that does not end is cut at a comma, and after which it is cut anywhere: no news tells so
/// much in one, and the work on a sentence stays bounded.
const LONG: usize = 300;
const LONGEST: usize = 400;

/// Cuts tokens into sentences, without gaps.
pub(super) fn sentences(norm: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let wrapped = is_wrapped(norm);
    let mut out = Vec::new();
    let mut start = 0;
    let mut title = true;
    for i in 0..tokens.len() {
        let newline = line_ends_after(norm, tokens, i);
        let end_of_line = newline && (title || !wrapped);
        let stop = ends_sentence(norm, tokens, i);
        // A closing sign after the stop belongs to the sentence that it closes.
        let closed_next =
            tokens.get(i + 1).is_some_and(|t| matches!(&norm[t.range()], ")" | "]" | "." | "!" | "?"));
        let long = i + 1 - start;
        let comma = tokens[i].kind == Kind::Punct && matches!(&norm[tokens[i].range()], "," | ";");
        let too_long = long >= LONGEST || long >= LONG && comma;
        if too_long || end_of_line || (stop && (newline || !closed_next)) || i + 1 == tokens.len() {
            out.push(start..i + 1);
            start = i + 1;
        }
        title &= !newline;
    }
    out
}

/// Cuts sentences at commas, semicolons, colons and dashes, without gaps; the sign ends its clause.
pub(super) fn clauses(norm: &str, tokens: &[Token], sentences: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for sentence in sentences {
        let mut start = sentence.start;
        for i in sentence.clone() {
            // A hyphen inside a word ("إف-16") parts nothing.
            let glued = |a: usize, b: usize| match (tokens.get(a), tokens.get(b)) {
                (Some(a), Some(b)) => a.end() == b.start(),
                _ => false,
            };
            let cut = tokens[i].kind == Kind::Punct
                && match &norm[tokens[i].range()] {
                    "," | ";" | ":" | "|" => true,
                    "-" => !(i > 0 && glued(i - 1, i) && glued(i, i + 1)),
                    _ => false,
                };
            if (cut && i > start) || i + 1 == sentence.end {
                out.push(start..i + 1);
                start = i + 1;
            }
        }
    }
    out
}

/// Whether a stop at token `i` ends a sentence: no stop after an abbreviation, none inside "a.b".
fn ends_sentence(norm: &str, tokens: &[Token], i: usize) -> bool {
    let token = tokens[i];
    if token.kind != Kind::Punct {
        return false;
    }
    match &norm[token.range()] {
        "!" | "?" | "\u{2026}" | "•" => true,
        "." => {
            let before = i.checked_sub(1).map(|b| tokens[b]).filter(|b| b.end() == token.start());
            let initial = before.is_some_and(|b| b.is_word() && is_abbreviation(&norm[b.range()]));
            let after = tokens.get(i + 1).filter(|a| a.start() == token.end());
            let inside = after.is_some_and(|a| a.is_number()) && before.is_some_and(|b| b.is_number());
            !(initial || inside)
        }
        _ => false,
    }
}

fn line_ends_after(norm: &str, tokens: &[Token], i: usize) -> bool {
    let end = tokens.get(i + 1).map_or(norm.len(), Token::start);
    norm[tokens[i].end()..end].contains('\n')
}

/// Whether the lines after the title are all short and several, most of them ending in mid-sentence.
fn is_wrapped(norm: &str) -> bool {
    let lines = || norm.lines().skip(1);
    let count = lines().count();
    let short = lines().all(|l| l.chars().take(WRAPPED_WIDTH + 1).count() <= WRAPPED_WIDTH);
    let open = lines().filter(|l| !l.ends_with(['.', '!', '?', ':'])).count();
    count >= 4 && short && open * 2 > count
}

/// A single letter, or a word of the table.
fn is_abbreviation(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let rows = ABBREVIATIONS.lines().filter(|line| !line.starts_with('#'));
        rows.filter_map(|line| line.split('\t').next())
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .collect()
    });
    word.chars().count() == 1 || WORDS.contains(word)
}
