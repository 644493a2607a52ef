//! One character → its normal form for matching.
//!
//! Newspapers write one word in many ways: with or without vowel signs, hamza and tatweel, in presentation forms left
//! over from old typesetting, with Persian letters and digits. Matching is done on a form in which all of these are
//! one: the letters without their marks (Unicode compatibility decomposition, marks dropped), alef maqsura as yeh, teh
//! marbuta as heh, digits as ASCII, Latin in lower case. Nothing here depends on the characters around, save quotes
//! and blanks, which [`super::Text`] looks after: an "and" that is written apart ("و الجيش") is written onto its word there.

use unicode_normalization::char::decompose_compatible;

/// What a character of the original comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// This character.
    Char(char),
    /// A blank; runs of them become one.
    Blank,
    /// The end of a line.
    Newline,
    /// A double quotation mark: dropped, or a blank where it parts two words.
    Quote,
    /// Nothing: a mark, a tatweel, a sign of direction.
    Nothing,
    /// Tatweel: nothing, but what follows hangs on to what precedes.
    Tatweel,
}

/// The forms of one character, one after another (a ligature has several).
#[inline]
pub(super) fn forms(c: char, mut each: impl FnMut(Form)) {
    match COMMON.get(c as usize) {
        Some(Some(form)) => each(*form),
        _ => uncommon(c, &mut each),
    }
}

#[cold]
fn uncommon(c: char, each: &mut dyn FnMut(Form)) {
    decompose_compatible(c, |d| each(form(d)));
}

/// The forms of the characters of which news is made, without a look into Unicode's tables.
static COMMON: [Option<Form>; 0x653] = {
    let mut forms = [None; 0x653];
    let mut c = 0;
    while c < forms.len() {
        if let Some(c) = char::from_u32(c as u32) {
            forms[c as usize] = common(c);
        }
        c += 1;
    }
    forms
};

/// The form of a character of ASCII, a letter of Arabic or one of its vowel signs.
const fn common(c: char) -> Option<Form> {
    Some(match c {
        '"' => Form::Quote,
        '#' => Form::Nothing,
        ' ' | '\t' | '_' => Form::Blank,
        '\n' => Form::Newline,
        '`' => Form::Char('\''),
        'A'..='Z' => Form::Char(c.to_ascii_lowercase()),
        '!'..='~' => Form::Char(c),
        'أ' | 'إ' | 'آ' => Form::Char('ا'),
        'ؤ' => Form::Char('و'),
        'ئ' | 'ى' => Form::Char('ي'),
        'ة' => Form::Char('ه'),
        'ء'..='غ' | 'ف'..='ي' => Form::Char(c),
        '\u{64B}'..='\u{652}' => Form::Nothing,
        _ => return None,
    })
}

fn form(c: char) -> Form {
    match c {
        'ى' | 'ی' | 'ې' | 'ێ' | 'ے' => Form::Char('ي'),
        'ة' | 'ە' | 'ہ' | 'ھ' | 'ۃ' | 'ۀ' | 'ۂ' => Form::Char('ه'),
        'ک' | 'گ' | 'ڪ' | 'ڭ' => Form::Char('ك'),
        'پ' => Form::Char('ب'),
        'چ' => Form::Char('ج'),
        'ڤ' | 'ڥ' => Form::Char('ف'),
        'ژ' => Form::Char('ز'),
        'ۆ' | 'ۋ' | 'ۇ' => Form::Char('و'),
        'ٱ' => Form::Char('ا'),
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '٫' => Form::Char('.'),
        '٬' | '،' => Form::Char(','),
        '؛' => Form::Char(';'),
        '؟' => Form::Char('?'),
        '۔' => Form::Char('.'),
        '٪' => Form::Char('%'),
        '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '〝' | '〞' => Form::Quote,
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | 'ʼ' | 'ʻ' => Form::Char('\''),
        '–' | '—' | '―' | '‐' | '‑' | '‒' | '−' => Form::Char('-'),
        '\u{0640}' => Form::Tatweel,
        // Hashtags: "#جبهة_نهم" is read as its words are.
        '#' | '\r' => Form::Nothing,
        '_' => Form::Blank,
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => Form::Newline,
        _ if is_mark(c) || is_direction_sign(c) => Form::Nothing,
        _ if c.is_whitespace() => Form::Blank,
        _ if c.is_control() => Form::Blank,
        // Lower case may be two characters ("İ"); the first is the letter, the second a mark.
        _ => Form::Char(c.to_lowercase().next().unwrap_or(c)),
    }
}

fn digit(c: char, zero: char) -> Form {
    let value = (c as u32 - zero as u32) as u8;
    Form::Char(char::from(b'0' + value))
}

/// Vowel signs, hamza and madda above and below, Quranic signs, Latin accents.
pub fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether a character is a letter: the plain ones of Arabic and English first, for the table of all others is slow.
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | 'ء'..='غ' | 'ف'..='ي' => true,
        '\0'..='\u{7F}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Words in the form in which two spellings of one name are held against each other: their normal form letter by letter,
/// without what only transliterations write (apostrophes, half rings, dots left out).
///
/// ```
/// use tazamun_text::plain;
/// assert_eq!(plain("Ter Maʿla"), plain("Ter Ma’lā"));
/// assert_eq!(plain("مُؤَسَّسة"), "موسسه");
/// ```
pub fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        forms(c, |form| match form {
            Form::Char('\'' | 'ʿ' | 'ʾ') => {}
            Form::Char('ı') => plain.push('i'),
            Form::Char(c) => plain.push(c),
            Form::Blank | Form::Newline => plain.push(' '),
            Form::Quote | Form::Nothing | Form::Tatweel => {}
        });
    }
    plain
}

/// Zero-width and bidirectional signs.
fn is_direction_sign(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{61C}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters_have_the_form_that_unicode_gives_them() {
        assert!(('\u{653}'..=char::MAX).all(|c| common(c).is_none()));
        for c in ('\0'..'\u{653}').filter(|c| common(*c).is_some()) {
            let mut slow = Vec::new();
            decompose_compatible(c, |d| slow.push(form(d)));
            // The hamza of a letter comes after it, and is nothing.
            slow.dedup_by(|later, _| *later == Form::Nothing);
            assert_eq!(common(c).into_iter().collect::<Vec<_>>(), slow, "{c:?}");
        }
    }
}
