//! Foreign text → text that can do no harm: in a page, in a terminal, and to the direction of the line around it.
//!
//! Whatever an article or a table holds is written by somebody else. Three things are done to all of it, here and
//! nowhere else: characters that steer the direction of the text after them (U+202A to U+202E, U+2066 to U+2069) and
//! control characters are shown by their number instead of being obeyed; the five letters that mean something in HTML
//! are escaped; and what stands inside a sentence is isolated, so that a Latin name or a date inside Arabic words
//! (UAX #9, rule X5c) neither takes their punctuation along nor is drawn backwards.

use crate::Lang;
use std::borrow::Cow;

/// First-strong isolate: what `<bdi>` is in HTML.
const FSI: char = '\u{2068}';
/// Pop directional isolate: its end.
const PDI: char = '\u{2069}';

fn steers(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

/// The text with every character that would steer its surroundings shown by its number: `[U+202E]`.
///
/// The marks of right and left (U+200E, U+200F, U+061C) stay: Arabic newspapers use them, and they cannot turn round
/// what another person wrote.
pub fn inert(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| steers(c) || is_control(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) || is_control(c) {
            out.push_str(&format!("[U+{:04X}]", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The inert text, escaped for HTML, inside an element or inside an attribute in double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in inert(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// The inert text on one line, with the signs of Markdown and HTML escaped.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in inert(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => out.extend(['\\', c]),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Text inside a sentence of HTML.
pub fn bdi(text: &str) -> String {
    if needs_no_isolation(text) { escape(text) } else { format!("<bdi>{}</bdi>", escape(text)) }
}

/// Text inside a sentence of plain text in this language. Terminals differ in what they make of the marks of isolation, so
/// that they are set only where the text could disturb its line: in English and French where it holds Arabic, in Arabic where it
/// holds anything that is neither Arabic nor a number.
pub fn isolated(text: &str, lang: Lang) -> String {
    let text = inert(text);
    let harmless = match lang {
        Lang::English | Lang::French => !text.chars().any(is_arabic_letter),
        Lang::Arabic => text.chars().all(|c| is_arabic_letter(c) || c.is_ascii_digit() || " .،".contains(c)),
    };
    if harmless { text.into_owned() } else { format!("{FSI}{text}{PDI}") }
}

/// A whole number is drawn the same way in either direction.
fn needs_no_isolation(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// The text cut to so many characters, with an ellipsis where something was cut off.
pub fn shortened(text: &str, characters: usize) -> Cow<'_, str> {
    match text.char_indices().nth(characters) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text[..end].trim_end())),
    }
}

/// The address, if a browser may follow it: `http` and `https` alone, without spaces or control characters.
pub fn web_address(url: &str) -> Option<&str> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let clean = !url.chars().any(|c| c.is_whitespace() || c.is_control() || steers(c));
    (web && clean && !rest.is_empty() && url.len() <= 2_000).then_some(url)
}

/// Whether most of the letters are Arabic.
pub fn is_arabic(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (arabic, all) = letters
        .fold((0_usize, 0_usize), |(arabic, all), c| (arabic + usize::from(is_arabic_letter(c)), all + 1));
    2 * arabic > all
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn overrides_are_shown_and_not_obeyed() {
        assert_eq!(inert("a\u{202E}b\u{1b}[2J"), "a[U+202E]b[U+001B][2J");
        assert_eq!(escape("<b a=\"x\">&'"), "&lt;b a=&quot;x&quot;&gt;&amp;&#39;");
        assert_eq!(markdown("a*b\n<i>[x](y)"), "a\\*b &lt;i&gt;\\[x\\](y)");
        assert_eq!(bdi("12–15"), "<bdi>12–15</bdi>");
        assert_eq!((bdi("11").as_str(), isolated("IS", Lang::Arabic).as_str()), ("11", "\u{2068}IS\u{2069}"));
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(web_address(" https://example.org/a "), Some("https://example.org/a"));
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "http://a b",
            "ftp://a",
            "//a",
            "JaVa\tScript://x",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn long_text_is_cut_between_letters() {
        assert_eq!(shortened("سجن", 3), "سجن");
        assert_eq!(shortened("سجن الحسكة", 4), "سجن…");
    }

    proptest! {
        #[test]
        fn no_text_leaves_its_element(text in any::<String>()) {
            let html = escape(&text);
            prop_assert!(!html.contains(['<', '>', '"', '\'']));
            prop_assert!(!html.chars().any(|c| steers(c) || is_control(c)));
            let isolated = isolated(&text, Lang::Arabic);
            prop_assert_eq!(isolated.matches(FSI).count(), isolated.matches(PDI).count());
        }
    }
}
