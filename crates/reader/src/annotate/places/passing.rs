//! Places named in passing, after a word of place alone, that no table has: right before what holds them, or foreign towns by
//! their consonants.

use super::candidate::look_back;
use super::site::place;
use super::unknown::Finder;
use super::{Mention, Standing};
use crate::gazetteer::PlaceKind;
use crate::lang::{Ending, Joint};
use crate::text::{ARTICLE, Script};

/// Up to this rank a town is known far away.
const GREAT: u8 = 4;
/// Letters of the name of a lesser one that is told from an everyday word.
const LONG_NAME: usize = 6;

impl Finder<'_, '_> {
    /// A place named in passing after a word of place that no table has: right before what holds it, or a foreign town that
    /// is written in a way of its own ("في كركاسون"): one of the country of what it lies by, or of the story's, by its consonants.
    pub(super) fn new_in_passing(
        &self,
        token: usize,
        end: usize,
        before: &[Mention],
        next: Option<&Mention>,
    ) -> Option<Mention> {
        if self.is_latin(token) || self.marks.language.settings.script == Script::Latin {
            return None;
        }
        let floor = before.last().map_or(0, |m| m.tokens.end);
        let word = self.text.word(token);
        let located = token > floor && self.marks.ending_at(token).is_some_and(|m| m.sense.is_place());
        let path = token > 0 && self.marks.is(Joint::Path, self.text.word(token - 1));
        let new = word.chars().count() > 3
            && !self.marks.ends(Ending::NoForeignName, word)
            && !self.is_everyday(word)
            && self.is_name(token, word, false);
        if token >= end || !located || path || !new {
            return None;
        }
        let (tokens, context) = look_back(self.text, self.marks, token, None, floor);
        if context.office || context.person || !context.says_place() {
            return None;
        }
        let held = self.held_in_passing(token, end, tokens.start, next);
        if held.is_some() || word.starts_with(ARTICLE) {
            return held;
        }
        let near = self.named_by(token, before, next);
        let here = near.and_then(|id| self.gazetteer.entry(id).country());
        let countries = here.into_iter().chain(self.story.country.filter(|c| here != Some(*c)));
        // A name of two words has more consonants than its first: the longer one goes before.
        let more = (token + 1..(token + 2).min(end))
            .take_while(|&at| self.is_name(at, self.text.word(at), true))
            .count();
        let (id, last) = countries.into_iter().find_map(|country| {
            (0..=more).rev().find_map(|n| {
                let rest = (token + 1..=token + n).map(|at| self.text.word(at));
                let name: Vec<&str> = std::iter::once(word).chain(rest).collect();
                let id = self.gazetteer.sounding(&name.join(" "), country, false)?;
                let rank = self.gazetteer.entry(id).rank;
                let told = rank < GREAT || rank == GREAT && name.concat().chars().count() >= LONG_NAME;
                told.then_some((id, token + n + 1))
            })
        })?;
        Some(Mention {
            tokens: tokens.start..last,
            name: token..last,
            place: place(self.gazetteer, id, &context),
            located: true,
            others: Vec::new(),
            kind: self.gazetteer.entry(id).kind,
            entry: Some(id),
            standing: Standing::Site,
        })
    }

    /// A place that nobody knows, told in passing right before what holds it: "في القحيفة غرب تعز", "في تونين بولاية قابس".
    fn held_in_passing(
        &self,
        token: usize,
        end: usize,
        start: usize,
        next: Option<&Mention>,
    ) -> Option<Mention> {
        let more =
            (token + 1..(token + 2).min(end)).take_while(|&at| self.is_name(at, self.text.word(at), true));
        let name = token..token + 1 + more.count();
        let holder = self.holder(name.end, next).filter(|h| {
            h.standing > Standing::Plain
                && matches!(h.kind, PlaceKind::Adm1 | PlaceKind::Adm2 | PlaceKind::City | PlaceKind::Town)
        })?;
        let (place, located) = self.held(holder)?;
        Some(Mention {
            tokens: start..name.end,
            name,
            place,
            located,
            others: Vec::new(),
            kind: PlaceKind::Village,
            entry: None,
            standing: Standing::Site,
        })
    }
}
