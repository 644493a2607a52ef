//! More targets of one strike, each with its own place ("استهدفت مواقع في ...، ومستودعا قرب ..."): what tells a strike of its
//! own though no verb stands by it.

use super::Anchor;
use crate::{
    annotate::sorted::within,
    lang::{Language, Spoken, Word},
    ontology::Act,
    text::{Text, stems},
};

/// Tokens between a strike and a further target.
const REACH: usize = 40;
/// Tokens between a target and the word that places it ("ومخازن ذخائر وأسلحة للميليشيات شمال").
const REACH_PLACE: usize = 6;

/// Further targets of the strike that stands last before them in their sentence.
pub(super) fn add(spoken: &Spoken<'_>, text: &Text<'_>, anchors: &mut Vec<Anchor>) {
    let mut found: Vec<Anchor> = Vec::new();
    for sentence in text.sentences() {
        let told = within(anchors, sentence.clone(), |a| a.tokens.start);
        let Some(first) = told.iter().find(|a| strikes(a)) else { continue };
        let language = spoken.at(sentence.start);
        if language.settings.subject_first {
            continue;
        }
        let mut last: Option<&Anchor> = None;
        let mut next = told.iter().peekable();
        for at in first.tokens.start..sentence.end {
            while let Some(anchor) = next.next_if(|a| a.tokens.start <= at) {
                last = Some(anchor);
            }
            let Some(strike) = last.filter(|a| strikes(a) && a.tokens.end < at && at - a.tokens.end <= REACH)
            else {
                continue;
            };
            if joined_target(language, text, at) && placed(language, text, at + 1, sentence.end) {
                let tokens = at..at + 1;
                found.push(Anchor {
                    tokens,
                    act: strike.act,
                    verb: false,
                    weak: true,
                    proclitics: Default::default(),
                });
            }
        }
    }
    anchors.extend(found);
    anchors.sort_by_key(|a| (a.tokens.start, a.tokens.end));
}

fn strikes(anchor: &Anchor) -> bool {
    matches!(anchor.act, Act::Air | Act::Bombard | Act::Shelling | Act::Destroy)
        || anchor.verb && anchor.act == Act::Assault
}

/// Whether a target begins here that "and" or "among them" joins to what is told before.
fn joined_target(language: &Language, text: &Text<'_>, at: usize) -> bool {
    let is = |kind: Word, word: &str| language.words.is(kind, word);
    let and = stems(text.word(at)).any(|(rest, p)| p.conjunction && !p.article && is(Word::Target, rest));
    and || at > 0 && is(Word::Target, text.word(at)) && is(Word::SomeOf, text.word(at - 1))
}

/// Whether a word that places something follows close, in the same clause.
fn placed(language: &Language, text: &Text<'_>, from: usize, end: usize) -> bool {
    let words = (from..(from + REACH_PLACE).min(end))
        .take_while(|&at| !matches!(text.word(at), "," | "." | ":" | ";"));
    words.into_iter().any(|at| {
        let around = language.places.around.longest_at(text, at);
        language.words.is_at(Word::In, text, at)
            || around.is_some_and(|a| a.value.near || a.value.direction.is_some())
    })
}
