//! Message and values → phrase: the words of every answer, from `messages/en.ftl`, `messages/ar.ftl` and `messages/fr.ftl`.
//!
//! The files are in Fluent's syntax (projectfluent.org), which translators and their tools know. They are read with
//! Fluent's own parser but put into words here, for two reasons: a value inside a sentence is not only text but may be
//! a link to its evidence, and is isolated from the direction of the words around it in whichever form the phrase is
//! written ([`Phrase::html`], [`Phrase::plain`], [`Phrase::markdown`]). Plurals follow CLDR: Arabic has six forms
//! (zero, one, two, few, many, other), English and French two.

use crate::{
    Lang, Numerals,
    spelling::Spelling,
    text::{bdi, escape, isolated, markdown},
};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey},
    parser,
};
use std::{collections::BTreeMap, sync::LazyLock};
use tazamun_record::Date;

type Messages = BTreeMap<&'static str, Pattern<&'static str>>;

static ENGLISH: LazyLock<Messages> = LazyLock::new(|| messages(include_str!("../messages/en.ftl")));
static FRENCH: LazyLock<Messages> = LazyLock::new(|| messages(include_str!("../messages/fr.ftl")));
static ARABIC: LazyLock<Messages> = LazyLock::new(|| messages(include_str!("../messages/ar.ftl")));

/// The messages of one front alone, beside those of every answer: a file a language.
#[derive(Debug)]
pub struct Catalogue {
    english: Messages,
    arabic: Messages,
    french: Messages,
}

impl Catalogue {
    /// Of three files in Fluent's syntax.
    pub fn new(english: &'static str, arabic: &'static str, french: &'static str) -> Self {
        Catalogue { english: messages(english), arabic: messages(arabic), french: messages(french) }
    }

    /// The names of its messages in a language, in the order of the alphabet.
    pub fn names(&self, lang: Lang) -> impl Iterator<Item = &'static str> {
        self.of(lang).keys().copied()
    }

    fn of(&self, lang: Lang) -> &Messages {
        match lang {
            Lang::Arabic => &self.arabic,
            Lang::English => &self.english,
            Lang::French => &self.french,
        }
    }
}

fn messages(source: &'static str) -> Messages {
    // An entry that cannot be parsed is left out here and reported by the test of the files.
    let resource: Resource<&str> = parser::parse(source).unwrap_or_else(|(partial, _)| partial);
    let of = |entry| match entry {
        Entry::Message(m) => m.value.map(|value| (m.id.name, value)),
        _ => None,
    };
    resource.body.into_iter().filter_map(of).collect()
}

/// A value that a message speaks of.
#[derive(Debug, Clone)]
pub struct Value {
    content: Content,
    evidence: Option<String>,
}

#[derive(Debug, Clone)]
enum Content {
    Count(u64),
    Number(String),
    Day(Date),
    Text(String),
    Phrase(Phrase),
}

impl Value {
    /// A whole number, written with the language's digits; it chooses the plural.
    pub fn count(n: impl TryInto<u64>) -> Self {
        Value { content: Content::Count(n.try_into().unwrap_or(u64::MAX)), evidence: None }
    }

    /// A number with so many decimals, written as the language writes it.
    pub fn decimals(x: f64, places: usize) -> Self {
        Value { content: Content::Number(format!("{x:.places$}")), evidence: None }
    }

    /// A day: in prose as people write it, in an answer in lines as other programs do, too (`2022-01-20`).
    pub fn day(day: Date) -> Self {
        Value { content: Content::Day(day), evidence: None }
    }

    /// A text from anywhere.
    pub fn text(text: impl Into<String>) -> Self {
        Value { content: Content::Text(text.into()), evidence: None }
    }

    /// The same, as a link to the element of the page on which it rests.
    #[must_use]
    pub fn at(self, anchor: impl Into<String>) -> Self {
        Value { evidence: Some(anchor.into()), ..self }
    }

    /// The same, as a link where there is something to link to.
    #[must_use]
    pub fn at_if(self, anchor: Option<String>) -> Self {
        Value { evidence: anchor, ..self }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::text(text)
    }
}

impl From<usize> for Value {
    fn from(n: usize) -> Self {
        Value::count(n)
    }
}

impl From<u32> for Value {
    fn from(n: u32) -> Self {
        Value::count(n)
    }
}

impl From<u64> for Value {
    fn from(n: u64) -> Self {
        Value::count(n)
    }
}

impl From<Phrase> for Value {
    fn from(phrase: Phrase) -> Self {
        Value { content: Content::Phrase(phrase), evidence: None }
    }
}

/// A sentence or a part of one, before it is written for a page, a terminal or a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase {
    lang: Lang,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Value { shown: String, evidence: Option<String> },
}

impl Phrase {
    /// A whole sentence that somebody else wrote.
    pub fn foreign(text: &str, lang: Lang) -> Self {
        Phrase { lang, pieces: vec![Piece::Words(crate::text::inert(text).into_owned())] }
    }

    /// As Markdown: signs that mean something there are escaped in the values.
    pub fn markdown(&self) -> String {
        self.written(markdown, |shown, _| isolated(&markdown(shown), self.lang))
    }

    /// As a fragment of HTML: values isolated, those with evidence linked to it.
    pub fn html(&self) -> String {
        self.written(escape, |shown, evidence| match evidence {
            Some(anchor) => format!("<a href=\"#{}\">{}</a>", escape(anchor), bdi(shown)),
            None => bdi(shown),
        })
    }

    /// As plain text, isolated by characters where the direction of a value could disturb the line.
    pub fn plain(&self) -> String {
        self.written(str::to_owned, |shown, _| isolated(shown, self.lang))
    }

    /// As plain text without any character but its own: for attributes, for text that is read aloud.
    pub fn bare(&self) -> String {
        self.written(str::to_owned, |shown, _| crate::text::inert(shown).into_owned())
    }

    fn written(
        &self,
        words: impl Fn(&str) -> String,
        value: impl Fn(&str, Option<&str>) -> String,
    ) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(text) => words(text),
                Piece::Value { shown, evidence } => value(shown, evidence.as_deref()),
            })
            .collect()
    }
}

/// The messages of one language, with the way it writes numbers.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    lang: Lang,
    spelling: Spelling,
    beside: Option<&'static Catalogue>,
}

/// The values of a message, by name.
pub type Values<'a> = &'a [(&'a str, Value)];

impl Words {
    /// The words of a page or a text in prose.
    pub fn new(lang: Lang, numerals: Numerals) -> Self {
        Words { lang, spelling: Spelling::new(lang, numerals), beside: None }
    }

    /// The words of an answer in lines, whose numbers other programs may read: European digits, not in groups.
    pub fn terminal(lang: Lang) -> Self {
        Words { lang, spelling: Spelling::ungrouped(), beside: None }
    }

    /// The same with the messages of a front of its own.
    #[must_use]
    pub fn beside(self, catalogue: &'static Catalogue) -> Self {
        Words { beside: Some(catalogue), ..self }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// How it writes numbers.
    pub fn spelling(&self) -> Spelling {
        self.spelling
    }

    /// The message with its values; a message that is in no file gives its own name, so that it is seen.
    pub fn say(&self, id: &str, values: Values<'_>) -> Phrase {
        let mut pieces = Vec::new();
        // What is not said in French yet is said in English.
        let own = self.beside.and_then(|catalogue| catalogue.of(self.lang).get(id));
        match own.or_else(|| self.messages().get(id)).or_else(|| ENGLISH.get(id)) {
            Some(pattern) => self.resolve(pattern, values, &mut pieces),
            None => pieces.push(Piece::Words(id.to_owned())),
        }
        Phrase { lang: self.lang, pieces }
    }

    /// A message without values, as a fragment of HTML.
    pub fn label(&self, id: &str) -> String {
        self.say(id, &[]).html()
    }

    /// A message without values, as plain text.
    pub fn bare(&self, id: &str) -> String {
        self.say(id, &[]).bare()
    }

    fn messages(&self) -> &'static Messages {
        match self.lang {
            Lang::English => &ENGLISH,
            Lang::French => &FRENCH,
            Lang::Arabic => &ARABIC,
        }
    }

    fn resolve(&self, pattern: &Pattern<&str>, values: Values<'_>, out: &mut Vec<Piece>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    out.push(Piece::Words(self.spelling.set(value).into_owned()));
                }
                PatternElement::Placeable { expression } => self.place(expression, values, out),
            }
        }
    }

    fn place(&self, expression: &Expression<&str>, values: Values<'_>, out: &mut Vec<Piece>) {
        match expression {
            Expression::Select { selector, variants } => {
                if let Some(chosen) = self.choose(selector, variants, values) {
                    self.resolve(&chosen.value, values, out);
                }
            }
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                out.push(Piece::Words(self.spelling.set(value).into_owned()));
            }
            Expression::Inline(InlineExpression::MessageReference { id, .. }) => {
                out.extend(self.say(id.name, values).pieces);
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.show(id.name, values, out);
            }
            // Functions, terms and nested placeables are not used; the test of the files refuses them.
            Expression::Inline(_) => {}
        }
    }

    fn show(&self, name: &str, values: Values<'_>, out: &mut Vec<Piece>) {
        let Some((_, value)) = values.iter().find(|(n, _)| *n == name) else {
            return out.push(Piece::Words(format!("{{{name}}}")));
        };
        let evidence = value.evidence.clone();
        match &value.content {
            Content::Count(n) => out.push(Piece::Value { shown: self.spelling.whole(*n), evidence }),
            Content::Number(ascii) => out.push(Piece::Value { shown: self.spelling.number(ascii), evidence }),
            Content::Day(day) if self.spelling.is_for_programs() => {
                out.push(Piece::Value { shown: day.to_string(), evidence });
            }
            Content::Day(day) => out.push(Piece::Value { shown: self.day(*day), evidence }),
            Content::Text(text) => out.push(Piece::Value { shown: text.clone(), evidence }),
            Content::Phrase(phrase) => out.extend(phrase.pieces.clone()),
        }
    }

    fn choose<'v>(
        &self,
        selector: &InlineExpression<&str>,
        variants: &'v [Variant<&'v str>],
        values: Values<'_>,
    ) -> Option<&'v Variant<&'v str>> {
        let InlineExpression::VariableReference { id } = selector else { return None };
        let content = values.iter().find(|(n, _)| *n == id.name).map(|(_, v)| &v.content);
        let is = |wanted: &str| {
            variants.iter().find(|v| match &v.key {
                VariantKey::Identifier { name } => *name == wanted,
                VariantKey::NumberLiteral { value } => *value == wanted,
            })
        };
        let chosen = match content {
            Some(Content::Count(n)) => is(&n.to_string()).or_else(|| is(plural(self.lang, *n))),
            Some(Content::Text(text)) => is(text),
            _ => None,
        };
        chosen.or_else(|| variants.iter().find(|v| v.default))
    }
}

/// CLDR's plural category of a whole number.
fn plural(lang: Lang, n: u64) -> &'static str {
    match (lang, n, n % 100) {
        (Lang::English, 1, _) => "one",
        (Lang::English, ..) => "other",
        (Lang::French, 0 | 1, _) => "one",
        (Lang::French, ..) => "other",
        (Lang::Arabic, 0, _) => "zero",
        (Lang::Arabic, 1, _) => "one",
        (Lang::Arabic, 2, _) => "two",
        (Lang::Arabic, _, 3..=10) => "few",
        (Lang::Arabic, _, 11..=99) => "many",
        (Lang::Arabic, ..) => "other",
    }
}

#[cfg(test)]
mod tests;
