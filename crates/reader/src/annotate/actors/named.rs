//! Groups that stand in no table: a word that heads a group's name with the name after it ("كتائب ...", «سرايا ...»).
//!
//! The name is what stands between quotation marks after such a word, or the words with the article after one that names
//! armed units alone. It becomes `OTHER:<English name>`: words with an English of their own are turned into it, the others
//! are written in Latin letters.

use super::{Mention, Who};
use crate::{
    annotate::quoted::quoted,
    lang::{Ending, Language, Word},
    text::{ARTICLE, Text},
};
use std::ops::Range;
use tazamun_record::Actor;

/// Words of a name at most.
const LONGEST: usize = 4;

/// The groups of a text that are named by such words where no mention of `taken` stands.
pub(super) fn groups(language: &Language, taken: &[Range<usize>], text: &Text<'_>) -> Vec<Mention> {
    let heads = language.group_heads.find(text).into_iter();
    heads
        .filter(|hit| !hit.proclitics.article)
        .filter_map(|hit| {
            let (english, bare) = hit.value;
            let start = hit.tokens.end;
            let name = quoted(text, start, LONGEST)
                .or_else(|| bare.then(|| with_article(language, text, start))?)?;
            let named_already = taken.iter().any(|t| t.contains(&hit.tokens.start) || t.contains(&start));
            let words: Vec<String> = name.clone().map(|at| word(language, text.word(at))).collect();
            (!named_already).then(|| Mention {
                tokens: hit.tokens.start..name.end,
                who: Who::Known(Actor::other(&english.replace("{}", &words.join(" ")))),
                proclitics: hit.proclitics,
                named: true,
                readings: Vec::new(),
            })
        })
        .collect()
}

/// The word with the article that follows, with its adjectives.
fn with_article(language: &Language, text: &Text<'_>, start: usize) -> Option<Range<usize>> {
    let named = |at: usize| {
        text.tokens().get(at).is_some_and(|t| t.is_word())
            && text.word(at).starts_with(ARTICLE)
            && text.word(at).len() > 6
    };
    let relative = |at: usize| language.words.is_at(Word::Relative, text, at);
    let adjective =
        |at: &usize| named(*at) && !relative(*at) && language.endings.end(Ending::Adjective, text.word(*at));
    let more = (start + 1..start + LONGEST - 1).take_while(adjective).count();
    named(start).then_some(start..start + 1 + more)
}

/// A word of a name in English or in Latin letters.
fn word(language: &Language, word: &str) -> String {
    if let Some(english) = language.group_words.get(word) {
        return english.clone();
    }
    language.letters.latin(word)
}

#[cfg(test)]
mod tests {
    use crate::{annotate::actors, lang, text::Text};

    #[test]
    fn a_name_needs_a_head_word() {
        for (text, code) in [
            ("تبنت كتائب الفرقان الهجوم", Some("OTHER:al-Frqan Brigades")),
            ("تبنت جماعة «أنصار السنة» الهجوم", Some("OTHER:Ansar al-Sna")),
            ("تبنى سامي العلي الهجوم", None),
            ("جماعة من الناس في المدينة", None),
        ] {
            let text = Text::new(text);
            let found = actors::find(lang::first(), &text).into_iter().find_map(|m| match m.who {
                actors::Who::Known(actor) => Some(actor.code().to_owned()),
                _ => None,
            });
            assert_eq!(found.as_deref(), code);
        }
    }
}
