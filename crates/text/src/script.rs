//! Which script a text is written in, paragraph by paragraph: an Arabic article may quote a whole one in English.

use super::{Text, is_letter};
use std::ops::Range;

/// A script, as far as languages are told apart by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Script {
    /// Arabic letters.
    Arabic,
    /// Latin letters, with accents or without.
    Latin,
    /// Others, or none.
    #[default]
    Other,
}

/// Letters that a paragraph has at least, for its script to count: a name or a photographer's credit is none.
const LETTERS: usize = 20;

impl Script {
    /// The script that more than half of the letters are of.
    ///
    /// ```
    /// use tazamun_text::Script;
    /// assert_eq!(Script::of("قتل 3 أشخاص (Reuters)".chars()), Script::Arabic);
    /// assert_eq!(Script::of("Trois policiers tués".chars()), Script::Latin);
    /// assert_eq!(Script::of("2015".chars()), Script::Other);
    /// ```
    pub fn of(letters: impl Iterator<Item = char>) -> Script {
        Script::counted(letters).0
    }

    /// [`Script::of`], and how many letters there are.
    fn counted(letters: impl Iterator<Item = char>) -> (Script, usize) {
        let (mut arabic, mut latin, mut all) = (0, 0, 0);
        for c in letters.filter(|&c| is_letter(c)) {
            all += 1;
            match c {
                'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => latin += 1,
                '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FEFC}' => arabic += 1,
                _ => {}
            }
        }
        let script = match () {
            () if latin * 2 > all => Script::Latin,
            () if arabic * 2 > all => Script::Arabic,
            () => Script::Other,
        };
        (script, all)
    }
}

impl Text<'_> {
    /// The paragraphs that are long enough to tell a script by, and theirs: ranges of tokens, in order.
    ///
    /// ```
    /// use tazamun_text::{Script, Text};
    /// let text = Text::new("هجوم في الموصل أمس\nقال مصدر أمني إن ثلاثة قتلوا\nThree policemen were killed in Mosul\nReuters");
    /// let scripts: Vec<Script> = text.scripts().into_iter().map(|(_, script)| script).collect();
    /// assert_eq!(scripts, [Script::Arabic, Script::Latin]);
    /// ```
    pub fn scripts(&self) -> Vec<(Range<usize>, Script)> {
        let mut scripts = Vec::new();
        let (mut byte, mut token) = (0, 0);
        for line in self.norm.split_inclusive('\n') {
            byte += line.len();
            let first = token;
            token = self.token_at(byte);
            let (script, letters) = Script::counted(line.chars());
            if letters >= LETTERS {
                scripts.push((first..token, script));
            }
        }
        scripts
    }
}
