//! The words around names of places, where they stand in a text.

use crate::{
    lang::{Ending, Joint, Language, places::Sense},
    ontology::Who,
    text::Text,
};
use std::ops::Range;

/// A word or phrase found in a text.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) tokens: Range<usize>,
    pub(super) sense: Sense,
    /// ب, ل or ك written onto it.
    pub(super) preposition: Option<char>,
    /// Whether it has the article.
    pub(super) article: bool,
}

/// The marks of a text, to be asked for by the token at which they end or begin.
pub(super) struct Marks<'l> {
    /// The language that they are in.
    pub(super) language: &'l Language,
    marks: Vec<Mark>,
    ending: Vec<u32>,
    beginning: Vec<u32>,
}

/// Words of a group's name before a place in it: "Islamic State of Iraq".
const GROUP_NAME: usize = 4;

const NONE: u32 = u32::MAX;

impl<'l> Marks<'l> {
    /// Finds them, from left to right, the longest at each place.
    pub(super) fn find(language: &'l Language, text: &Text<'_>) -> Self {
        let mark = |hit: crate::text::Hit<'_, Sense>| Mark {
            tokens: hit.tokens,
            sense: *hit.value,
            preposition: hit.proclitics.preposition,
            article: hit.proclitics.article,
        };
        let marks: Vec<Mark> = language.places.around.find(text).into_iter().map(mark).collect();
        let mut ending = vec![NONE; text.tokens().len() + 1];
        let mut beginning = ending.clone();
        for (mark, n) in marks.iter().zip(0..) {
            ending[mark.tokens.end] = n;
            beginning[mark.tokens.start] = n;
        }
        Marks { language, marks, ending, beginning }
    }

    /// The mark whose last token is the one before `token`.
    pub(super) fn ending_at(&self, token: usize) -> Option<&Mark> {
        self.marks.get(*self.ending.get(token)? as usize)
    }

    /// The mark whose first token is this one.
    pub(super) fn beginning_at(&self, token: usize) -> Option<&Mark> {
        self.marks.get(*self.beginning.get(token)? as usize)
    }

    /// Whether a word of the text is for this.
    pub(super) fn is(&self, joint: Joint, word: &str) -> bool {
        self.language.joints.is(joint, word)
    }

    /// Whether these words are the end of a group's name.
    pub(super) fn is_of_group(&self, text: &Text<'_>, tokens: &Range<usize>) -> bool {
        (1..=GROUP_NAME).filter_map(|back| tokens.start.checked_sub(back)).any(|start| {
            let side = self.language.actors.longest_at(text, start);
            side.is_some_and(|hit| matches!(hit.value, Who::Known(_)) && hit.tokens.end >= tokens.end)
        })
    }

    /// Whether a word is "and", or a comma.
    pub(super) fn is_and_or_comma(&self, word: &str) -> bool {
        word == "," || self.is(Joint::And, word)
    }

    /// Whether a word ends so.
    pub(super) fn ends(&self, ending: Ending, word: &str) -> bool {
        self.language.endings.end(ending, word)
    }
}
