//! The normal form → words, numbers and signs.

use super::normal::is_letter;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits, with their separators ("3,500", "7.5").
    Number,
    /// Any other sign, one character long.
    Punct,
}

/// A word, a number or a sign, by its place in the normal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    /// What it is.
    pub kind: Kind,
}

impl Token {
    /// Its bytes in the normal form.
    #[inline]
    pub fn range(&self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Its first byte in the normal form.
    #[inline]
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// The byte after it in the normal form.
    #[inline]
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// Whether it is a word.
    #[inline]
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it is a number in digits.
    #[inline]
    pub fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }
}

/// Cuts the normal form into tokens.
pub(super) fn tokens(norm: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(norm.len() / 9);
    tokens.extend(Tokens::of(norm));
    tokens
}

/// The tokens of a normal form, one after another.
pub(super) struct Tokens<'n> {
    norm: &'n str,
    at: usize,
    /// The last two: what digits are is told by what stands before them.
    last: [Option<Token>; 2],
}

impl<'n> Tokens<'n> {
    pub(super) fn of(norm: &'n str) -> Self {
        Tokens { norm, at: 0, last: [None; 2] }
    }

    /// Whether the token before this place is a stop that hangs on to a number.
    fn in_date(&self) -> bool {
        matches!(self.last, [Some(number), Some(stop)] if stop.end() == self.at
            && &self.norm[stop.range()] == "."
            && number.is_number()
            && number.end() == stop.start())
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let rest = &self.norm[self.at..];
            let c = rest.chars().next()?;
            let (length, kind) = if c.is_ascii_digit() {
                (number(rest.as_bytes(), self.in_date()), Some(Kind::Number))
            } else if is_letter(c) {
                (rest.find(|c| !is_letter(c)).unwrap_or(rest.len()), Some(Kind::Word))
            } else {
                (c.len_utf8(), (!c.is_whitespace()).then_some(Kind::Punct))
            };
            let start = self.at;
            self.at += length;
            if let Some(kind) = kind {
                // The normal form of a text of less than 4 GiB may be longer in theory; such tails are not read.
                let (start, end) = (u32::try_from(start).ok()?, u32::try_from(self.at).ok()?);
                let token = Token { start, end, kind };
                self.last = [self.last[1], Some(token)];
                return Some(token);
            }
        }
    }
}

/// Length of the number that these bytes begin with: digits, with thousands ("3,500") or decimals ("7.5").
///
/// "20.7.2015" is three numbers, for it is a date; so is what follows its first stop (`in_date`).
fn number(bytes: &[u8], in_date: bool) -> usize {
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let first = digits(0);
    let mut end = first;
    if first <= 3 {
        while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
    }
    if bytes.get(end) == Some(&b'.') {
        let decimals = digits(end + 1);
        let after = end + 1 + decimals;
        let goes_on = bytes.get(after) == Some(&b'.') && bytes.get(after + 1).is_some_and(u8::is_ascii_digit);
        if (1..=2).contains(&decimals) && !goes_on && !in_date {
            return after;
        }
    }
    end
}
