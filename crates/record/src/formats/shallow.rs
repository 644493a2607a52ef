//! A web page → the same page, nested no deeper than pages are.
//!
//! Parsers of HTML and extractors of articles walk from an element to its ancestors again and again: the time that they take
//! grows with the page's length times its depth, and a page of nothing but `<div>` keeps them busy for hours. Browsers
//! stop nesting at some hundred levels, and so does this: tags that would lead deeper are left out, what stands between
//! them stays. A page that is nested less is handed on as it is.
//!
//! Tags are followed here as far as depth asks for it, by the rules of HTML for tags that are left out (a `<p>` ends the one
//! before) and for emphasis that is never closed, which goes on in every paragraph that follows.

use std::{borrow::Cow, collections::HashMap};

/// Levels of elements that hold others, at most.
const DEEPEST: usize = 256;

/// Levels more, for elements that hold words: a paragraph that is too deep is still a paragraph.
const FOR_WORDS: usize = 16;

/// Emphases that may be open beyond the end of what they stand in.
const LEFT_OPEN: usize = 8;

/// Attributes of one tag; each is compared with all before it.
const ATTRIBUTES: usize = 256;

const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr",
];
const RAW: &[&str] = &["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];
const EMPHASIS: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
const OF_WORDS: &[&str] = &["dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "td", "th"];
/// What a paragraph cannot hold.
const ENDS_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "dd",
    "dt",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
];
/// Where emphasis ends with the element, and where no tag within ends one without.
const BOUNDARIES: &[&str] =
    &["applet", "button", "caption", "marquee", "object", "table", "td", "template", "th"];

/// The page with no tag that leads too deep.
pub(super) fn shallow(page: &str) -> Cow<'_, str> {
    let mut open = Open::default();
    let mut out = String::new();
    // What has been handed on already; nothing is copied until the first tag is left out.
    let mut done = 0;
    for tag in Tags::of(page) {
        let whole = &page[tag.at..tag.end];
        let instead = match open.see(&tag) {
            Seen::Stays if tag.attributes <= ATTRIBUTES => continue,
            Seen::Stays => format!("<{}>", tag.name),
            // Words on its two sides stay apart.
            Seen::Goes if EMPHASIS.contains(&tag.name.as_str()) || tag.name == "span" => String::new(),
            Seen::Goes => "\n".to_owned(),
        };
        out += &page[done..tag.at];
        out += &instead;
        done = tag.at + whole.len();
    }
    if done == 0 { Cow::Borrowed(page) } else { Cow::Owned(out + &page[done..]) }
}

/// The elements that are open.
#[derive(Default)]
struct Open {
    stack: Vec<String>,
    /// How many of them are drawings or formulas, in which a tag may close itself.
    foreign: usize,
    /// Emphases whose element ended before them.
    left_open: Vec<String>,
    /// Tags that were left out, whose end tags go as well.
    left_out: HashMap<String, usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Stays,
    Goes,
}

impl Open {
    fn see(&mut self, tag: &Tag) -> Seen {
        if tag.closes { self.close(&tag.name) } else { self.open(tag) }
    }

    fn open(&mut self, tag: &Tag) -> Seen {
        let name = tag.name.as_str();
        self.close_what_cannot_hold(name);
        if VOID.contains(&name) || (tag.closes_itself && self.foreign > 0) {
            return Seen::Stays;
        }
        let emphasis = EMPHASIS.contains(&name);
        let room = if OF_WORDS.contains(&name) { DEEPEST + FOR_WORDS } else { DEEPEST };
        if self.stack.len() >= room || (emphasis && self.left_open.len() >= LEFT_OPEN) {
            *self.left_out.entry(name.to_owned()).or_default() += 1;
            return Seen::Goes;
        }
        self.foreign += usize::from(is_foreign(name));
        self.stack.push(name.to_owned());
        Seen::Stays
    }

    fn close(&mut self, name: &str) -> Seen {
        if let Some(count) = self.left_out.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return Seen::Goes;
        }
        if let Some(at) = self.stack.iter().rposition(|open| open == name) {
            if EMPHASIS.contains(&name) {
                // What was opened within it and not closed is not closed by this.
                self.stack.remove(at);
            } else {
                self.cut(at, Some(name));
            }
        } else if let Some(at) = self.left_open.iter().rposition(|open| open == name) {
            self.left_open.remove(at);
        }
        Seen::Stays
    }

    /// Closes all elements from one on. Emphasis within it stays open, as long as nothing holds it back.
    fn cut(&mut self, at: usize, closed: Option<&str>) {
        let mut held_back = false;
        for name in self.stack.drain(at..) {
            held_back |= BOUNDARIES.contains(&name.as_str());
            self.foreign -= usize::from(is_foreign(&name));
            if !held_back && EMPHASIS.contains(&name.as_str()) && closed != Some(&name) {
                self.left_open.push(name);
            }
        }
    }

    /// Closes elements whose end tags may be left out before this tag.
    fn close_what_cannot_hold(&mut self, name: &str) {
        if ENDS_PARAGRAPH.contains(&name) {
            self.close_last(&["p"], BOUNDARIES);
        }
        match name {
            "a" | "nobr" => {
                self.left_open.retain(|open| open != name);
                self.close_last(&[name], BOUNDARIES);
            }
            "button" | "option" => self.close_last(&[name], BOUNDARIES),
            "li" => self.close_last(&["li"], &["ul", "ol", "menu", "dir", "table", "td", "th"]),
            "dd" | "dt" => self.close_last(&["dd", "dt"], &["dl", "table", "td", "th"]),
            "td" | "th" => self.close_last(&["td", "th"], &["tr", "table"]),
            "tr" => self.close_last(&["tr"], &["tbody", "thead", "tfoot", "table"]),
            "tbody" | "thead" | "tfoot" => self.close_last(&["tbody", "thead", "tfoot"], &["table"]),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.stack.pop_if(|last| last.len() == 2 && last.starts_with('h') && last != "hr");
            }
            _ => {}
        }
    }

    fn close_last(&mut self, names: &[&str], up_to: &[&str]) {
        for at in (0..self.stack.len()).rev() {
            let open = self.stack[at].as_str();
            if names.contains(&open) {
                let closed = open.to_owned();
                return self.cut(at, Some(&closed));
            }
            if up_to.contains(&open) {
                return;
            }
        }
    }
}

fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

/// A tag, and where it stands.
#[derive(Debug)]
struct Tag {
    at: usize,
    end: usize,
    name: String,
    closes: bool,
    closes_itself: bool,
    attributes: usize,
}

/// Where within a tag one is.
#[derive(Clone, Copy)]
enum Part {
    Between,
    Name,
    /// Behind a name.
    Named,
    Equals,
    Value,
}

/// The tags of a page, in their order; comments and scripts hold none.
struct Tags<'p> {
    page: &'p str,
    at: usize,
    /// The script or title within which only its own end tag is one.
    raw: Option<String>,
}

impl<'p> Tags<'p> {
    fn of(page: &'p str) -> Self {
        Tags { page, at: 0, raw: None }
    }

    /// The byte behind the next of this text.
    fn behind(&self, from: usize, text: &str) -> usize {
        self.page[from..].find(text).map_or(self.page.len(), |at| from + at + text.len())
    }

    /// Reads the tag whose name begins here.
    fn tag(&self, at: usize, name_at: usize, closes: bool) -> Tag {
        let bytes = self.page.as_bytes();
        let is_end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'>');
        let name_end = bytes[name_at..].iter().position(is_end).map_or(bytes.len(), |n| name_at + n);
        let (mut end, mut attributes) = (name_end, 0);
        // Quotes are some only behind a sign of equality, and that is one only behind a name.
        let mut part = Part::Between;
        while let Some(&byte) = bytes.get(end) {
            end += 1;
            part = match (byte, part) {
                (b'>', _) => break,
                (b'=', Part::Name | Part::Named) => Part::Equals,
                (b'"' | b'\'', Part::Equals) => {
                    let close = bytes[end..].iter().position(|b| *b == byte);
                    end = close.map_or(bytes.len(), |n| end + n + 1);
                    Part::Between
                }
                (byte, Part::Name | Part::Named) if byte.is_ascii_whitespace() => Part::Named,
                (byte, Part::Equals) if byte.is_ascii_whitespace() => Part::Equals,
                (byte, _) if byte.is_ascii_whitespace() => Part::Between,
                (_, Part::Equals | Part::Value) => Part::Value,
                (b'/', _) => Part::Between,
                (_, Part::Name) => Part::Name,
                (_, Part::Between | Part::Named) => {
                    attributes += 1;
                    Part::Name
                }
            };
        }
        let name = self.page[name_at..name_end].to_ascii_lowercase();
        let closes_itself = self.page[..end].ends_with("/>");
        Tag { at, end, name, closes, closes_itself, attributes }
    }
}

impl Iterator for Tags<'_> {
    type Item = Tag;

    fn next(&mut self) -> Option<Tag> {
        let bytes = self.page.as_bytes();
        loop {
            let at = self.at + self.page.get(self.at..)?.find('<')?;
            let (closes, name_at) =
                if bytes.get(at + 1) == Some(&b'/') { (true, at + 2) } else { (false, at + 1) };
            let named = bytes.get(name_at).is_some_and(u8::is_ascii_alphabetic);
            if let Some(raw) = &self.raw {
                let is_end = closes
                    && bytes
                        .get(name_at..name_at + raw.len())
                        .is_some_and(|n| n.eq_ignore_ascii_case(raw.as_bytes()))
                    && bytes.get(name_at + raw.len()).is_none_or(|b| !b.is_ascii_alphanumeric());
                if !is_end {
                    self.at = at + 1;
                    continue;
                }
                self.raw = None;
            }
            if !named {
                self.at = match &bytes[at + 1..] {
                    [b'!', b'-', b'-', ..] => self.behind(at + 4, "-->"),
                    [b'!' | b'?' | b'/', ..] => self.behind(at + 2, ">"),
                    _ => at + 1,
                };
                continue;
            }
            let tag = self.tag(at, name_at, closes);
            self.at = tag.end;
            if !closes && RAW.contains(&tag.name.as_str()) {
                self.raw = Some(tag.name.clone());
            }
            return Some(tag);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(page: &str) -> String {
        let name = |tag: Tag| format!("{}{}{}", if tag.closes { "/" } else { "" }, tag.name, tag.attributes);
        Tags::of(page).map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tags_are_found_where_a_browser_finds_them() {
        for (page, expected) in [
            ("<p>a</p>", "p0 /p0"),
            ("<P CLASS=x id='>' data=\"<b>\">a</P >", "p3 /p0"),
            ("a < b <3 <!-- <i> --> <!doctype html><?php <u> ?><br/>", "br0"),
            ("<script>if (a<b) '<p>'</script><title><b></title>", "script0 /script0 title0 /title0"),
            ("<style><p>", "style0"),
            ("<a \"'>x</a>", "a1 /a0"),
            ("<a href = \"x>y\" b>", "a2"),
            ("<a href=x=\"y>z\" b>", "a1"),
            ("<svg><path d='' /></svg>", "svg0 path1 /svg0"),
            ("<p", "p0"),
            ("<!--", ""),
            ("<", ""),
            ("</", ""),
        ] {
            assert_eq!(names(page), expected, "{page}");
        }
    }

    /// How deep a page is after it was made shallow.
    fn depth(page: &str) -> usize {
        let page = shallow(page);
        let mut open = Open::default();
        let mut deepest = 0;
        for tag in Tags::of(&page) {
            assert!(open.see(&tag) == Seen::Stays);
            deepest = deepest.max(open.stack.len() + open.left_open.len());
        }
        deepest
    }

    #[test]
    fn pages_as_they_are_made_are_handed_on_as_they_are() {
        for page in [
            include_str!("../../tests/data/page.html").to_owned(),
            format!("{}text{}", "<div>".repeat(250), "</div>".repeat(250)),
            "<p>one".repeat(5_000),
            "<ul>".to_owned() + &"<li>one<p>two".repeat(5_000),
            "<table>".to_owned() + &"<tr><td><b>one<td>two".repeat(5_000),
            "<dl>".to_owned() + &"<dt>one<dd><i>two</i>".repeat(5_000),
            "<div><a href=x>one</div>".repeat(50),
            "<p><img src=x><br><input>".repeat(5_000),
            "<svg>".to_owned() + &"<path d=''/>".repeat(5_000) + "</svg>",
        ] {
            assert!(matches!(shallow(&page), Cow::Borrowed(_)), "{}", &page[..80]);
        }
    }

    #[test]
    fn what_leads_too_deep_is_left_out_and_its_words_stay() {
        let most = DEEPEST + FOR_WORDS + LEFT_OPEN;
        for tag in [
            "div",
            "span",
            "b",
            "p><div",
            "blockquote",
            "ul><li",
            "table><tr><td",
            "section",
            "x-y",
            "a><b",
            "i><div>x</i",
        ] {
            let page = format!("<{tag}>word ").repeat(3_000);
            assert!(depth(&page) <= most, "{tag}");
            assert_eq!(shallow(&page).matches("word").count(), 3_000, "{tag}");
        }
        let leaking: String = (0..3_000).map(|n| format!("<p><font size={n}>word</p>")).collect();
        assert!(depth(&leaking) <= most);
        let page = format!("{}text{}<p>after", "<div>".repeat(1_000), "</div>".repeat(1_000));
        let page = shallow(&page);
        assert_eq!(page.matches("<div>").count(), page.matches("</div>").count());
        assert!(page.trim_end().ends_with("<p>after"));
        let many: String = (0..1_000).map(|n| format!("a{n}=1 ")).collect();
        assert_eq!(shallow(&format!("<p {many}>word")), "<p>word");
    }
}
