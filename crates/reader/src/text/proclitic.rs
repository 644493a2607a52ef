//! An Arabic word → the proclitics written onto it, and the rest.
//!
//! "وبالهجوم" is و + ب + ال + هجوم. Which reading is right only a lexicon can tell ("وصل" is a verb, not و + صل), so
//! all readings are given, the whole word first.

/// What is written onto the front of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Proclitics {
    /// "and", "then": و ف.
    pub conjunction: bool,
    /// "in, with", "to, for", "as": ب ل ك.
    pub preposition: Option<char>,
    /// "will": س before a verb.
    pub future: bool,
    /// "the": ال.
    pub article: bool,
}

/// All readings of a word in normal form: what is left of it, and the proclitics taken off; the whole word first.
/// What is left has two letters or more.
///
/// ```
/// use tazamun_reader::text::stems;
/// let readings: Vec<&str> = stems("وللهجوم").map(|(rest, _)| rest).collect();
/// assert!(readings.contains(&"هجوم"));
/// ```
pub fn stems(word: &str) -> impl Iterator<Item = (&str, Proclitics)> {
    let bare = Proclitics::default();
    let after_and =
        word.strip_prefix(['و', 'ف']).map(|rest| (rest, Proclitics { conjunction: true, ..bare }));
    [Some((word, bare)), after_and]
        .into_iter()
        .flatten()
        .flat_map(after_conjunction)
        .filter(|(rest, p)| *p == Proclitics::default() || rest.chars().nth(1).is_some())
}

/// The readings of a word whose conjunction is off: as it is; without its article; without preposition, with both.
fn after_conjunction((word, p): (&str, Proclitics)) -> impl Iterator<Item = (&str, Proclitics)> {
    let article = word.strip_prefix("ال").map(|rest| (rest, Proclitics { article: true, ..p }));
    // ل + ال is written لل.
    let to_the =
        word.strip_prefix("لل").map(|rest| (rest, Proclitics { preposition: Some('ل'), article: true, ..p }));
    let future = word.strip_prefix('س').map(|rest| (rest, Proclitics { future: true, ..p }));
    let prepositional = word
        .chars()
        .next()
        .filter(|c| matches!(c, 'ب' | 'ل' | 'ك'))
        .map(|c| (&word[c.len_utf8()..], Proclitics { preposition: Some(c), ..p }));
    let both = prepositional
        .and_then(|(rest, p)| Some((rest.strip_prefix("ال")?, Proclitics { article: true, ..p })));
    [Some((word, p)), article, to_the, prepositional, both, future].into_iter().flatten()
}
