//! A sentence → its pieces, and over them every reading of each: the lattice on which patterns are matched.
//!
//! A piece is a token, or part of one where a proclitic is written onto a word of time ("والخميس" is "and" and
//! "Thursday"; "و5" comes as two tokens already). A reading (edge) leads from a piece to the piece after it ends, so
//! that a phrase, a number in words or a date in digits is one edge over several pieces.

use super::numerals;
use crate::{
    lang::dates::{
        Class,
        vocabulary::{Sense, Vocabulary},
    },
    text::{AND, ARTICLE, AS, IN, Kind, THEN, TO, TO_THE, Text},
};
use std::{cell::Cell, ops::Range};

/// A piece of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Bytes of the normal form.
    pub(super) span: Range<usize>,
    /// Its number in the vocabulary.
    pub(super) word: Option<u32>,
    /// Its value, if it is digits.
    pub(super) number: Option<i32>,
    /// Number of its digits.
    pub(super) digits: u8,
}

/// A reading of the pieces from where it is listed up to `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) class: Class,
    pub(super) value: i32,
    /// The piece after the last.
    pub(super) end: u32,
}

/// Signs after which nothing more is said.
const ENDS: u128 = Class::Comma.bit() | Class::Dot.bit() | Class::Dash.bit() | Class::Close.bit();

/// The pieces of one sentence and their readings; kept from sentence to sentence for its memory.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    pub(super) pieces: Vec<Piece>,
    edges: Vec<Edge>,
    /// Where the edges of each piece begin.
    index: Vec<u32>,
    /// The classes of each piece's edges, a bit each, with [`Class::End`] where nothing more is said.
    classes: Vec<u128>,
    /// The rules that are known not to be said from each piece on, a bit each.
    hopeless: Vec<Cell<u128>>,
    /// Whether each way of the rules can be said in the sentence at all.
    pub(super) ways: Vec<bool>,
}

impl Lattice {
    /// Reads a sentence, given as a range of tokens.
    pub(super) fn read(&mut self, text: &Text<'_>, sentence: Range<usize>, vocabulary: &Vocabulary) {
        self.pieces.clear();
        for token in sentence {
            self.cut(text, token, vocabulary);
        }
        self.edges.clear();
        self.index.clear();
        for at in 0..self.pieces.len() {
            self.index.push(self.edges.len() as u32);
            self.read_piece(text.norm(), at, vocabulary);
        }
        self.index.push(self.edges.len() as u32);
        self.classes.clear();
        self.hopeless.clear();
        self.hopeless.resize(self.pieces.len(), Cell::new(0));
        for at in 0..self.pieces.len() {
            let classes = self.edges(at).iter().fold(0, |bits, edge| bits | edge.class.bit());
            self.classes.push(if classes & ENDS == 0 { classes } else { classes | Class::End.bit() });
        }
    }

    /// Whether no piece is a number or a word of time, so that no date can be told.
    pub(super) fn is_only_signs(&self) -> bool {
        self.pieces.iter().all(|p| p.word.is_none() && p.number.is_none() && p.digits == 0)
    }

    /// The readings that begin at a piece.
    pub(super) fn edges(&self, at: usize) -> &[Edge] {
        match (self.index.get(at), self.index.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.edges[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The classes of the readings that begin at a piece, a bit each; among them [`Class::End`] where nothing more is
    /// said after the piece before it: at a sign and at the end of the sentence.
    pub(super) fn classes(&self, at: usize) -> u128 {
        self.classes.get(at).copied().unwrap_or_else(|| Class::End.bit())
    }

    /// The classes of all readings of the sentence, and [`Class::End`].
    pub(super) fn present(&self) -> u128 {
        self.classes.iter().fold(Class::End.bit(), |bits, classes| bits | classes)
    }

    /// Remembers that some rules are said nowhere, a bit each.
    pub(super) fn give_up(&mut self, rules: u128) {
        self.hopeless.iter().for_each(|known| known.set(known.get() | rules));
    }

    /// Whether a rule is known not to be said from a piece on.
    pub(super) fn is_hopeless(&self, at: usize, rule: usize) -> bool {
        self.hopeless.get(at).is_some_and(|rules| rules.get() >> rule & 1 == 1)
    }

    /// Remembers that a rule is not said from a piece on.
    pub(super) fn set_hopeless(&self, at: usize, rule: usize) {
        if let Some(rules) = self.hopeless.get(at) {
            rules.set(rules.get() | 1 << rule);
        }
    }

    /// Bytes of the normal form from one piece up to another.
    pub(super) fn span(&self, pieces: Range<usize>) -> Range<usize> {
        match self.pieces.get(pieces) {
            Some([first, .., last]) => first.span.start..last.span.end,
            Some([only]) => only.span.clone(),
            _ => 0..0,
        }
    }

    /// Cuts a token into pieces.
    fn cut(&mut self, text: &Text<'_>, token: usize, vocabulary: &Vocabulary) {
        let word = text.word(token);
        let Some(span) = text.tokens().get(token).map(crate::text::Token::range) else { return };
        if text.tokens()[token].kind == Kind::Number {
            let number = word.parse().ok().filter(|_| word.len() <= 4);
            // Digits may be part of a name: "كانون 2".
            let part = vocabulary.number(word);
            self.pieces.push(Piece { span, word: part, number, digits: word.len().min(9) as u8 });
            return;
        }
        if let Some(number) = vocabulary.number(word) {
            self.push(span, Some(number));
            return;
        }
        match proclitics(word, vocabulary) {
            Some((cuts, rest)) => {
                let mut start = span.start;
                for cut in cuts.into_iter().flatten() {
                    let end = start + cut.len_utf8();
                    let mut letter = [0; 4];
                    self.push(start..end, vocabulary.number(cut.encode_utf8(&mut letter)));
                    start = end;
                }
                self.push(start..span.end, Some(rest));
            }
            None => self.push(span, None),
        }
    }

    fn push(&mut self, span: Range<usize>, word: Option<u32>) {
        self.pieces.push(Piece { span, word, number: None, digits: 0 });
    }

    /// Lists the readings that begin at a piece.
    fn read_piece(&mut self, norm: &str, at: usize, vocabulary: &Vocabulary) {
        if let Some(first) = self.pieces[at].word {
            let pieces = &self.pieces;
            let word = |n: usize| pieces.get(at + n).and_then(|p| p.word);
            for (length, Sense { class, value }) in vocabulary.senses(first, word) {
                self.edges.push(Edge { class, value, end: (at + length) as u32 });
            }
        }
        if let Some(class) = sign(&norm[self.pieces[at].span.clone()]) {
            self.edges.push(Edge { class, value: 0, end: at as u32 + 1 });
        }
        numerals::read(&self.pieces, at, norm, vocabulary, &mut |edge| self.edges.push(edge));
    }
}

/// A sign that patterns know.
fn sign(piece: &str) -> Option<Class> {
    Some(match piece {
        "/" | "\\" => Class::Slash,
        "-" => Class::Dash,
        "," | ";" | ":" => Class::Comma,
        "." | "!" | "?" => Class::Dot,
        "(" | "[" => Class::Open,
        ")" | "]" => Class::Close,
        _ => return None,
    })
}

/// Cuts Arabic proclitics off a word that is not in the vocabulary, if what is left over is: at most a conjunction and
/// a preposition. "لل" is ل and the article.
fn proclitics(word: &str, vocabulary: &Vocabulary) -> Option<([Option<char>; 2], u32)> {
    let conjunction = word.strip_prefix([AND, THEN]).filter(|rest| rest.len() > 2);
    if let Some(number) = conjunction.and_then(|rest| vocabulary.number(rest)) {
        return Some(([word.chars().next(), None], number));
    }
    [(None, word), (conjunction.and(word.chars().next()), conjunction.unwrap_or(word))].into_iter().find_map(
        |(and, rest)| {
            let bare = rest.strip_prefix([IN, TO, AS]).filter(|bare| bare.len() > 2)?;
            let preposition = rest.chars().next();
            let number = vocabulary.number(bare).or_else(|| {
                let noun = rest.strip_prefix(TO_THE)?;
                vocabulary.number(&format!("{ARTICLE}{noun}"))
            })?;
            Some(([and.or(preposition), and.and(preposition)], number))
        },
    )
}
