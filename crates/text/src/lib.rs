//! A text as written → its normal form, with a way back: words, sentences and clauses.
//!
//! Everything in the reader matches on the normal form ([`normal`]) and quotes from the original, so the one thing
//! that must always hold is the map between them: every span of the normal form has a span of the original, between
//! whole characters ([`Text::span`]). Tokens are found in the normal form; sentences and clauses are runs of tokens.
//!
//! Sentence ends follow Arabic newspapers: full stops and question marks, ends of lines (unless the text was wrapped
//! at a fixed width), but no stop after a single letter ("د. ") or inside a number. The title is the first line, a
//! sentence of its own.
//!
//! ```
//! use tazamun_text::Text;
//! let whole = "هجوم\nقُتل ١١ جنديّاً في «العظيم».";
//! let text = Text::new(whole);
//! let at = text.norm().find("11 جنديا").unwrap();
//! assert_eq!(&whole[text.span(at.."11 جنديا".len() + at)], "١١ جنديّاً");
//! assert_eq!(text.sentences().len(), 2);
//! ```

mod kept;
mod kinds;
mod lexicon;
mod locate;
mod normal;
mod proclitic;
mod script;
mod sentence;
mod token;

pub use kinds::{KindsInText, WordKinds};
pub use lexicon::{Begun, Hit, Lexicon};
pub use proclitic::{AND, ARTICLE, AS, IN, Proclitics, THEN, TO, TO_THE, WILL, alone, is_and, stems};
pub use script::Script;
pub use token::{Kind, Token};

use kept::Kept;
use normal::{Form, forms};
pub use normal::{is_letter, is_mark, plain};
use proclitic::Reading;
use std::ops::Range;

/// A text in its normal form, cut into tokens, sentences and clauses, with a map back to the original.
///
/// Texts of up to 4 GiB; the map takes four bytes for each byte of normal form.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    original: &'a str,
    norm: String,
    /// For each byte of `norm`, where in `original` the character begins that it comes from.
    starts: Vec<u32>,
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    clauses: Vec<Range<usize>>,
    /// The readings of all tokens, found once for all lexicons, and for each token where its own begin.
    readings: Vec<Reading>,
    first_readings: Vec<u32>,
    /// The hashes of all words that a token may be read as, each with its token.
    hashes: Vec<(u32, u32)>,
    kept: Kept,
}

impl<'a> Text<'a> {
    /// Reads a text (an article's title, newline, text).
    pub fn new(original: &'a str) -> Self {
        let original = first_4_gib(original);
        let (norm, starts) = Normaliser::<Vec<u32>>::run(original);
        let tokens = token::tokens(&norm);
        let sentences = sentence::sentences(&norm, &tokens);
        let clauses = sentence::clauses(&norm, &tokens, &sentences);
        let (mut readings, mut first_readings) = (Vec::new(), Vec::with_capacity(tokens.len() + 1));
        let mut hashes = Vec::with_capacity(3 * tokens.len());
        for (token, at) in tokens.iter().zip(0..) {
            let (word, first) = (&norm[token.range()], readings.len());
            first_readings.push(first as u32);
            readings.extend(Reading::all(word));
            for reading in &readings[first..] {
                hashes.push((reading.hash(), at));
                hashes.extend(reading.hash_with_article(word).map(|hash| (hash, at)));
            }
        }
        first_readings.push(readings.len() as u32);
        let kept = Kept::new();
        Text { original, norm, starts, tokens, sentences, clauses, readings, first_readings, hashes, kept }
    }

    /// The original.
    pub fn original(&self) -> &'a str {
        self.original
    }

    /// The normal form.
    #[inline]
    pub fn norm(&self) -> &str {
        &self.norm
    }

    /// The span of the original, in bytes and between whole characters, that a span of the normal form comes from;
    /// marks that follow its last letter are taken along. Ranges that lie outside or cut a character are drawn in.
    pub fn span(&self, norm: Range<usize>) -> Range<usize> {
        let (first, end) = (norm.start.min(self.starts.len()), norm.end.min(self.starts.len()));
        let Some(last) = end.checked_sub(1).filter(|&last| last >= first) else {
            let at = self.starts.get(first).map_or(self.original.len(), |&s| s as usize);
            return at..at;
        };
        let last = self.starts[last] as usize;
        let mut rest = self.original[last..].chars();
        let length = rest.next().map_or(0, char::len_utf8);
        let marks: usize = rest.take_while(|&c| is_mark(c)).map(char::len_utf8).sum();
        self.starts[first] as usize..last + length + marks
    }

    /// The words of the original that a span of the normal form comes from.
    pub fn quote(&self, norm: Range<usize>) -> &'a str {
        &self.original[self.span(norm)]
    }

    /// Tokens as they are written, without the marks of the last letter: what the normal form does not tell apart, as ة and ه.
    pub fn written(&self, tokens: Range<usize>) -> &'a str {
        self.quote(self.range(tokens)).trim_end_matches(is_mark)
    }

    /// The tokens.
    #[inline]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// A token's normal form; empty past the end.
    #[inline]
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| &self.norm[t.range()])
    }

    /// Whether a sign stands between two words without a blank on either side.
    #[inline]
    pub fn is_glued(&self, sign: usize) -> bool {
        let before = sign.checked_sub(1).and_then(|at| self.tokens.get(at));
        let (Some(before), Some(at), Some(after)) =
            (before, self.tokens.get(sign), self.tokens.get(sign + 1))
        else {
            return false;
        };
        before.end() == at.start() && at.end() == after.start()
    }

    /// The readings of a token as [`stems`] gives them; none past the end.
    #[inline]
    pub fn readings(&self, token: usize) -> impl Iterator<Item = (&str, Proclitics)> {
        let word = self.word(token);
        self.packed_readings(token).iter().map(move |reading| reading.of(word))
    }

    #[inline]
    fn packed_readings(&self, token: usize) -> &[Reading] {
        match self.first_readings.get(token..token + 2) {
            Some(&[from, to]) => &self.readings[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The normal form's bytes from the first to the last of these tokens.
    pub fn range(&self, tokens: Range<usize>) -> Range<usize> {
        let end = tokens.end.min(self.tokens.len());
        match self.tokens.get(tokens.start..end) {
            Some([first, .., last]) => first.start()..last.end(),
            Some([only]) => only.range(),
            _ => self.norm.len()..self.norm.len(),
        }
    }

    /// The token that holds this byte of the normal form, or the first one after it.
    pub fn token_at(&self, norm_byte: usize) -> usize {
        self.tokens.partition_point(|t| t.end() <= norm_byte)
    }

    /// The sentences: ranges of token indices, in order, without gaps; the title is the first where there is one.
    #[inline]
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Index of the sentence that holds this token.
    #[inline]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The clauses: sentences cut at commas, semicolons, colons and dashes; ranges of token indices without gaps.
    #[inline]
    pub fn clauses(&self) -> &[Range<usize>] {
        &self.clauses
    }

    /// Index of the clause that holds this token.
    #[inline]
    pub fn clause_of(&self, token: usize) -> usize {
        self.clauses.partition_point(|c| c.end <= token).min(self.clauses.len().saturating_sub(1))
    }
}

/// Offsets are kept in 32 bits: of a longer text the first 4 GiB are read.
fn first_4_gib(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize - 1);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The normal form of some words, as [`Text`] makes it: what entries of lexicons are turned into.
///
/// ```
/// use tazamun_text::normal;
/// assert_eq!(normal("  الـمُقاتِلة  "), "المقاتله");
/// assert_eq!(normal("٢٠٢٢ «إعلان»"), "2022 اعلان");
/// ```
pub fn normal(words: &str) -> String {
    Normaliser::<()>::run(first_4_gib(words)).0
}

/// Where the bytes of a normal form come from, kept where somebody asks for the way back.
trait Origins: Default {
    /// Room for as many bytes.
    fn reserve(&mut self, bytes: usize);
    /// So many bytes more come from the character at this place.
    fn push(&mut self, at: u32, bytes: usize);
}

impl Origins for Vec<u32> {
    fn reserve(&mut self, bytes: usize) {
        self.reserve(bytes);
    }

    fn push(&mut self, at: u32, bytes: usize) {
        self.extend(std::iter::repeat_n(at, bytes));
    }
}

impl Origins for () {
    fn reserve(&mut self, _: usize) {}
    fn push(&mut self, _: u32, _: usize) {}
}

/// Walks over a text once and writes its normal form and map. The normal form neither begins nor ends with a blank.
struct Normaliser<O> {
    norm: String,
    starts: O,
    /// A blank (or newline) is owed before the next character: its form and its place in the original.
    owed: Option<(char, u32)>,
    /// Where in `norm` the last break was: a quotation mark after one or two letters from there on opens after a proclitic.
    broken: usize,
}

impl<O: Origins> Normaliser<O> {
    fn run(original: &str) -> (String, O) {
        let mut n = Normaliser {
            norm: String::with_capacity(original.len()),
            starts: O::default(),
            owed: None,
            broken: 0,
        };
        n.starts.reserve(original.len());
        let mut chars = original.char_indices();
        while let Some((at, c)) = chars.next() {
            // No text is longer than `first_4_gib` lets it be.
            let place = at as u32;
            if c == '&'
                && let Some((form, length)) = entity(&original[at..])
            {
                n.take(form, place);
                chars.by_ref().take(length - 1).for_each(drop);
            } else {
                forms(c, |form| n.take(form, place));
            }
        }
        (n.norm, n.starts)
    }

    #[inline(always)]
    fn take(&mut self, form: Form, at: u32) {
        match form {
            Form::Char(c) => {
                if let Some((blank, place)) = self.owed.take()
                    && !self.norm.is_empty()
                    && !(blank == ' ' && is_arabic(c) && self.ends_with_and())
                {
                    self.push(blank, place);
                }
                self.push(c, at);
            }
            Form::Blank => self.owe(' ', at),
            Form::Newline => self.owe('\n', at),
            Form::Quote if self.follows_a_word() => self.owe(' ', at),
            Form::Tatweel => self.broken = self.norm.len(),
            Form::Quote | Form::Nothing => {}
        }
    }

    /// Whether the last word is an "and" by itself: many write it apart from the word that it belongs to.
    fn ends_with_and(&self) -> bool {
        self.norm
            .strip_suffix(AND)
            .is_some_and(|before| !before.ends_with(|c| is_letter(c) || c.is_ascii_digit()))
    }

    /// Whether more than two letters stand after the last break.
    fn follows_a_word(&self) -> bool {
        self.norm[self.broken..].chars().rev().take(3).filter(|c| is_letter(*c)).count() == 3
    }

    fn owe(&mut self, blank: char, at: u32) {
        self.broken = self.norm.len();
        match &mut self.owed {
            None => self.owed = Some((blank, at)),
            Some((held, _)) if blank == '\n' => *held = '\n',
            Some(_) => {}
        }
    }

    #[inline]
    fn push(&mut self, c: char, at: u32) {
        self.norm.push(c);
        self.starts.push(at, c.len_utf8());
    }
}

/// Whether a character of the normal form is a letter of Arabic.
fn is_arabic(c: char) -> bool {
    matches!(c, 'ء'..='ي')
}

/// Character references that old crawls leave in titles: what they stand for, and their length in characters.
fn entity(rest: &str) -> Option<(Form, usize)> {
    const NAMED: [(&str, Form); 7] = [
        ("&quot;", Form::Quote),
        ("&laquo;", Form::Quote),
        ("&raquo;", Form::Quote),
        ("&ldquo;", Form::Quote),
        ("&rdquo;", Form::Quote),
        ("&nbsp;", Form::Blank),
        ("&amp;", Form::Char('&')),
    ];
    if let Some((name, form)) = NAMED.iter().find(|(name, _)| rest.starts_with(name)) {
        return Some((*form, name.len()));
    }
    let digits = rest.strip_prefix("&#")?;
    let end = digits.bytes().take(8).position(|b| b == b';')?;
    let c = char::from_u32(digits.get(..end)?.parse().ok()?)?;
    let mut only = None;
    forms(c, |form| only = only.or(Some(form)));
    Some((only?, end + 3))
}

#[cfg(test)]
mod tests;
