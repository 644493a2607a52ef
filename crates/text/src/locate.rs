//! Words that somebody says to have read in a text → where they stand there, exactly or not at all.
//!
//! They are compared in the normal form, so that vowel signs, forms of alef and digits, tatweel and white space make no
//! difference; what is written onto the first word in the text ("بالموصل" for "الموصل") may be left out, and signs at
//! either end. Nothing else may differ: not a digit, not a word between, not the order. What is found has a span of
//! the original, so that the words of the text itself are what is quoted.

use super::Text;
use std::ops::Range;

impl Text<'_> {
    /// Where these words stand, as bytes of the original, among the places that begin in this range of tokens.
    ///
    /// ```
    /// use tazamun_text::Text;
    /// let text = Text::new("قُتل ١٢ مدنيًّا بالموصل، و12 قرب الموصل.");
    /// let all = 0..text.tokens().len();
    /// let found = |words: &str| text.locate(words, all.clone()).len();
    /// assert_eq!((found("قتل 12 مدنيا"), found("الموصل"), found("12")), (1, 2, 2));
    /// assert_eq!((found("قتل 15 مدنيا"), found("2 مدنيا"), found("قتل مدنيا"), found("")), (0, 0, 0, 0));
    /// ```
    pub fn locate(&self, words: &str, within: Range<usize>) -> Vec<Range<usize>> {
        let asked = Text::new(words);
        let said = |t: &usize| asked.tokens[*t].is_word() || asked.tokens[*t].is_number();
        let mut tokens = 0..asked.tokens.len();
        let (Some(first), Some(last)) = (tokens.clone().find(said), tokens.rfind(said)) else {
            return Vec::new();
        };
        let rest = last - first;
        let end = within.end.min(self.tokens.len()).min(self.tokens.len().saturating_sub(rest));
        let starts = within.start..end.max(within.start);
        let begins = |at: usize| {
            let start = self.opening(at, asked.word(first))?;
            let goes_on = (1..=rest).all(|n| self.same_word(at + n, &asked, first + n));
            goes_on.then(|| self.span(start..self.tokens[at + rest].end()))
        };
        starts.filter_map(begins).collect()
    }

    /// Where in the normal form a token begins to read as this word: at its start, or after what is written onto it.
    fn opening(&self, at: usize, word: &str) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if same(self.word(at), word) {
            return Some(token.start());
        }
        if !token.is_word() {
            return None;
        }
        let bare = word.strip_prefix("ال");
        // ل + ال is written لل: the article is there, though not its letters.
        let fits = |(rest, p): &(&str, crate::Proclitics)| {
            *rest == word || p.article && p.preposition == Some('ل') && Some(*rest) == bare
        };
        self.readings(at).find(fits).map(|(rest, _)| token.end() - rest.len())
    }

    fn same_word(&self, at: usize, other: &Text<'_>, there: usize) -> bool {
        at < self.tokens.len() && same(self.word(at), other.word(there))
    }
}

/// Whether two tokens are one: letter by letter; of numbers the commas between thousands do not count.
fn same(a: &str, b: &str) -> bool {
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    if number(a) && number(b) {
        return a.bytes().filter(|b| *b != b',').eq(b.bytes().filter(|b| *b != b','));
    }
    a == b
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_found_as_they_stand_or_not_at_all() {
        let whole = "هجوم\nلم يُقتل أحدٌ في «الـموصل» ومقتل ٣٬٥٠٠ للجيش غربي سوق-الشيوخ";
        let text = Text::new(whole);
        for (words, found) in [
            ("لم يقتل احد", Some("لم يُقتل أحدٌ")),
            ("الموصل", Some("الـموصل")),
            ("مقتل 3500", Some("مقتل ٣٬٥٠٠")),
            ("مقتل 3,500.", Some("مقتل ٣٬٥٠٠")),
            ("الجيش غربي", Some("جيش غربي")),
            ("سوق-الشيوخ", Some("سوق-الشيوخ")),
            ("مقتل 350", None),
            ("مقتل 35000", None),
            ("يقتل في", None),
            ("موصلا", None),
            ("سوق الشيوخ", None),
            ("«»", None),
        ] {
            let spans = text.locate(words, 0..text.tokens().len());
            assert_eq!(spans.first().map(|s| &whole[s.clone()]), found, "{words}");
        }
    }

    proptest! {
        /// Any run of tokens of any text is found where it stands; and what is found reads as what was asked for. A
        /// run that reads otherwise when it stands alone is no such part: "0.0" is a number, and in "0.0.0", which is
        /// written like a date, it is two numbers and a dot.
        #[test]
        fn every_part_of_a_text_is_found(whole in "[ابلوهمنسة \u{64f}0-9,.\n]{1,40}", from in 0usize..9, length in 1usize..5) {
            let text = Text::new(&whole);
            let tokens = from..(from + length).min(text.tokens().len());
            if tokens.start < tokens.end {
                let words = text.quote(text.range(tokens.clone())).to_owned();
                let spans = text.locate(&words, 0..text.tokens().len());
                let said = text.tokens()[tokens.clone()].iter().any(|t| t.is_word() || t.is_number());
                let alone = Text::new(&words);
                let reads_alike = alone.tokens().len() == tokens.len()
                    && tokens.clone().enumerate().all(|(n, t)| alone.word(n) == text.word(t));
                prop_assume!(reads_alike);
                prop_assert_eq!(said, !spans.is_empty(), "{} in {}", words, whole);
            }
        }
    }
}
