//! Which language each part of a text is in: that of the article, save in paragraphs of another script.

use super::{FOLDERS, Language, at};
use crate::text::{Script, Text};
use std::ops::Range;

/// The language that is read where a script is written: the first of that script; none where no table is there for it.
pub fn of_script(script: Script) -> Option<&'static Language> {
    (0..FOLDERS.len()).map(at).find(|language| language.settings.script == script)
}

/// The languages of a text.
#[derive(Debug, Clone)]
pub struct Spoken<'s> {
    main: &'s Language,
    /// Paragraphs in another language, as tokens, in order.
    others: Vec<(Range<usize>, &'s Language)>,
}

impl<'s> Spoken<'s> {
    /// The languages of a text whose greatest part is in one.
    pub fn of(text: &Text<'_>, main: &'s Language) -> Self {
        let mut others = Vec::new();
        if main.settings.script != Script::Other {
            let foreign = text.scripts().into_iter().filter(|(_, script)| *script != main.settings.script);
            others.extend(foreign.filter_map(|(tokens, script)| Some((tokens, of_script(script)?))));
        }
        Spoken { main, others }
    }

    /// The language of the text's greatest part.
    pub fn main(&self) -> &'s Language {
        self.main
    }

    /// The language at a token.
    pub fn at(&self, token: usize) -> &'s Language {
        let next = self.others.partition_point(|(tokens, _)| tokens.end <= token);
        self.others.get(next).filter(|(tokens, _)| tokens.contains(&token)).map_or(self.main, |other| other.1)
    }

    /// What each language finds where it is spoken, by rising first token.
    pub fn each<T>(
        &self,
        mut find: impl FnMut(&'s Language) -> Vec<T>,
        start: impl Fn(&T) -> usize,
    ) -> Vec<T> {
        let mut all = find(self.main);
        if self.others.is_empty() {
            return all;
        }
        let here = |language: &'s Language| {
            let start = &start;
            move |found: &T| std::ptr::eq(self.at(start(found)), language)
        };
        all.retain(here(self.main));
        let mut found: Vec<&'s Language> = vec![self.main];
        for (_, language) in &self.others {
            if !found.iter().any(|known| std::ptr::eq(*known, *language)) {
                found.push(*language);
                all.extend(find(language).into_iter().filter(here(language)));
            }
        }
        all.sort_by_key(|found| start(found));
        all
    }
}
