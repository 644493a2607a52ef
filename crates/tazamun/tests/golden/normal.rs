//! What differs from run to run is put in one form:
//! - the folder that a command ran in: `<FOLDER>`,
//! - how long something took, as in "(85 kB in 12 ms)": `in <N> ms`,
//! - the moment at which a store wrote something, as in "2026-01-02T03:04:05Z": `<TIME>`,
//! - the program's version where it gives it behind its name, as in "tazamun 0.1.0", or as a field of JSON: `<VERSION>`.

use std::path::Path;

/// A text with all of that in one form, and with the line ends of Unix.
pub(crate) fn text(text: &str, folder: &Path) -> String {
    let text = text.replace("\r\n", "\n").replace(&folder.display().to_string(), "<FOLDER>");
    let version = env!("CARGO_PKG_VERSION");
    let text = text.replace(&format!("tazamun {version}"), "tazamun <VERSION>");
    let text = text.replace(&format!("\"version\":\"{version}\""), "\"version\":\"<VERSION>\"");
    let text = text.replace(&format!("\"version\": \"{version}\""), "\"version\": \"<VERSION>\"");
    moments(&[" in ", " في "].iter().fold(text, |text, before| milliseconds(&text, before)))
}

/// "in 12 ms" → "in <N> ms".
fn milliseconds(text: &str, before: &str) -> String {
    let mut parts = text.split(before);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let took = rest.len() < part.len() && rest.starts_with(" ms");
        whole += before;
        whole += if took { "<N>" } else { "" };
        whole += if took { rest } else { part };
    }
    whole
}

/// "2026-01-02T03:04:05.678Z" → "<TIME>".
fn moments(text: &str) -> String {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00";
    let bytes = text.as_bytes();
    let fits = |from: usize| {
        bytes.len() >= from + SHAPE.len()
            && SHAPE.iter().zip(&bytes[from..]).all(|(shape, byte)| match shape {
                b'0' => byte.is_ascii_digit(),
                _ => shape == byte,
            })
    };
    let (mut whole, mut at, mut copied) = (String::new(), 0, 0);
    while at < bytes.len() {
        if fits(at) {
            whole += &text[copied..at];
            at += SHAPE.len();
            if bytes.get(at) == Some(&b'.') {
                at += 1 + bytes[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
            }
            at += usize::from(bytes.get(at) == Some(&b'Z'));
            whole += "<TIME>";
            copied = at;
        } else {
            at += 1;
        }
    }
    whole + &text[copied..]
}

/// The words of an HTML page, a line for each piece of text between two tags: its layout may change, what it says may not.
pub(crate) fn words_of_page(page: &str) -> String {
    let mut words = String::new();
    let mut hidden = false;
    for piece in page.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
        match name {
            "style" | "script" => hidden = true,
            "/style" | "/script" => hidden = false,
            _ => {}
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !hidden && !text.is_empty() {
            words += &text;
            words.push('\n');
        }
    }
    words
}

#[test]
fn what_differs_from_run_to_run_is_put_in_one_form_and_nothing_else() {
    let put = |said: &str| text(said, Path::new("/tmp/.tmpX"));
    assert_eq!(put("/tmp/.tmpX/a.html (85 kB in 12 ms)"), "<FOLDER>/a.html (85 kB in <N> ms)");
    assert_eq!(put("11 killed in 2022, in 12 months"), "11 killed in 2022, in 12 months");
    assert_eq!(put("at 2026-01-02T03:04:05.678Z and 2026-01-02"), "at <TIME> and 2026-01-02");
    assert_eq!(put("قبل 2026-01-02T03:04:05Z"), "قبل <TIME>");
    assert_eq!(words_of_page("<style>p{}</style><p class=x>one  <b>two</b>\n</p>"), "one\ntwo\n");
}
