//! Names in Latin letters that no table has, where a capital letter tells a name from a word.
//!
//! A name may follow the word for its kind ("the village of Kuyello"), stand before it ("Hardatnin village"), or be told
//! in passing: after a word of place ("in Kuyello", "à Goneri"), in a list of places, or with its kind after it
//! ("Theim, a small village of the department"). A name that was told so once is known wherever the article has it
//! again, in its title too. Names of groups, of countries and everyday words with a capital are none.

use super::candidate::{Context, is_title_case, look_back};
use super::unknown::Finder;
use super::{Mention, Standing};
use crate::annotate::capital::is_capital;
use crate::gazetteer::PlaceKind;
use crate::lang::{Joint, places::Head};
use crate::text::Script;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The longest name, in words and the signs between them.
const LONGEST: usize = 6;
/// How many words may stand between a name and the place that says where it lies.
const DESCRIPTION: usize = 14;
/// How many words may stand between a name and the word for its kind after it ("a small village").
const APPOSED: usize = 4;

/// What a name told in passing is taken for.
const IN_PASSING: Head =
    Head { kind: PlaceKind::Village, in_city: false, needs_place: true, needs_article: false };

impl Finder<'_, '_> {
    /// Whether a token is a word in Latin letters.
    pub(super) fn is_latin(&self, token: usize) -> bool {
        self.text.word(token).is_ascii()
    }

    /// The name in Latin letters that follows a kind word, with "of" between or without: words with a capital letter, and
    /// what hangs on to them ("Urum al-Joz").
    pub(super) fn latin_name(&self, head: usize, end: usize) -> Option<Range<usize>> {
        let around = &self.marks.language.places.around;
        let of = |at: usize| {
            around.longest_at(self.text, at).is_some_and(|hit| hit.value.of && hit.tokens.len() == 1)
        };
        let article = |at: usize| self.marks.is(Joint::Article, self.text.word(at));
        let linked = |at: usize| self.text.word(at) == "'" || of(at) || article(at);
        // "le camp militaire d'Assighasia": an adjective before the link.
        let adjective = self.text.tokens().get(head + 1).is_some_and(|t| t.is_word())
            && !linked(head + 1)
            && !self.is_capital(head + 1)
            && of(head + 2);
        let from = head + 1 + usize::from(adjective);
        let start = (from..(from + 3).min(end)).find(|&at| !linked(at))?;
        let mut at = start;
        while at < end
            && at < start + LONGEST
            && (self.is_capital(at) || at > start && self.text.is_glued(at))
        {
            at += 1;
        }
        let name = start..at;
        self.is_latin_name(&name).then_some(name)
    }

    /// The name in Latin letters that ends right before a kind word.
    pub(super) fn latin_name_before(&self, head: usize, floor: usize) -> Option<Range<usize>> {
        let mut start = head;
        let glued = |at: usize| at > floor && self.text.is_glued(at - 1);
        while start > floor && start + LONGEST > head && (self.is_capital(start - 1) || glued(start)) {
            start -= 1;
            if self.text.sentences().iter().any(|s| s.start == start) {
                break;
            }
        }
        // "al-Athamiyeh": the article of an Arabic name is written small.
        if start > floor + 1 && self.text.word(start - 1) == "-" && self.text.is_glued(start - 1) {
            start -= 2;
        }
        let name = start..head;
        self.is_latin_name(&name).then_some(name)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(|t| t.is_word()) && is_capital(self.text, at)
            || self.marks.is(Joint::NameArticle, self.text.word(at)) && self.text.is_glued(at + 1)
    }

    /// Whether words with capitals are a name that nothing else has.
    fn is_latin_name(&self, name: &Range<usize>) -> bool {
        let long = name.clone().any(|at| self.text.word(at).len() > 3);
        let known = |at: usize| {
            let word = self.text.word(at);
            self.gazetteer.demonym(word).is_some() || self.places().heads.contains_key(word)
        };
        let everyday = |at: usize| self.places().is_common(self.text.word(at));
        let said = !name.is_empty() && (everyday(name.start) || everyday(name.end - 1));
        !name.is_empty()
            && !said
            && long
            && !name.clone().any(known)
            && self.text.tokens()[name.end - 1].is_word()
    }

    /// The names that begin at a token and are places by what stands around them.
    pub(super) fn named_in_passing(
        &self,
        token: usize,
        end: usize,
        before: &[Mention],
        next: Option<&Mention>,
    ) -> Vec<Mention> {
        // A foreign name in an Arabic text is a brand or a person as often as a place.
        if self.marks.language.settings.script != Script::Latin {
            return Vec::new();
        }
        let Some(name) = self.new_name(token, end) else { return Vec::new() };
        let floor = before.last().map_or(0, |m| m.tokens.end);
        let (tokens, context) = look_back(self.text, self.marks, token, None, floor);
        let meant = self.is_introduced(token, floor, &context)
            || self.is_kind_apposed(name.end)
            || self.is_listed(token, before);
        if !meant || context.office || context.person || is_title_case(self.text, token) {
            return Vec::new();
        }
        let mut names = vec![name];
        // "in Souktangou and Tola"
        while let Some(last) = names.last()
            && names.len() < 3
            && let Some(more) = self.listed_after(last.end, end)
        {
            names.push(more);
        }
        let holder = self.holder(names[names.len() - 1].end, next);
        let found = names.into_iter().zip(0..).filter_map(|(name, n)| {
            let (place, located, entry) = self.place(IN_PASSING, &name, before, next, holder)?;
            Some(Mention {
                tokens: if n == 0 { tokens.start..name.end } else { name.clone() },
                kind: entry.map_or(PlaceKind::Village, |id| self.gazetteer.entry(id).kind),
                name,
                place,
                located,
                others: Vec::new(),
                entry,
                standing: Standing::Site,
            })
        });
        found.collect()
    }

    /// The name that goes on with a list after "and": "et Tola", "et de Yaroun".
    pub(super) fn listed_after(&self, and: usize, end: usize) -> Option<Range<usize>> {
        if !self.marks.is(Joint::And, self.text.word(and)) {
            return None;
        }
        let link = self.marks.beginning_at(and + 1).filter(|m| m.sense.of || m.sense.locative);
        let mut start = link.map_or(and + 1, |m| m.tokens.end);
        start += usize::from(self.text.word(start) == "'");
        self.new_name(start, end)
    }

    /// The name that begins at a token, where it can be one of a place that nobody knows.
    fn new_name(&self, start: usize, end: usize) -> Option<Range<usize>> {
        if start >= end || !self.is_latin(start) || !self.is_capital(start) || self.is_other(start) {
            return None;
        }
        let mut at = start + 1;
        while at < end && at < start + LONGEST {
            let glued = self.text.word(at - 1) == "-" && self.text.is_glued(at - 1);
            let sign = self.text.is_glued(at) && matches!(self.text.word(at), "-" | "'");
            let particle = self.marks.is(Joint::NameArticle, self.text.word(at)) && self.is_capital(at + 1);
            let word = self.text.tokens()[at].is_word() && self.is_capital(at) && !self.is_other(at);
            if !(glued || sign || particle || word) {
                break;
            }
            at += 1;
        }
        // "Assad's": whose name is written so is no place, or says nothing of where.
        if at > start + 1
            && self.marks.is(Joint::Possessive, self.text.word(at - 1))
            && self.text.word(at - 2) == "'"
        {
            return None;
        }
        let name = start..at;
        let letters =
            name.clone().map(|t| self.text.word(t)).filter(|w| w.len() > 1).map(str::len).sum::<usize>();
        let shouted = name.clone().filter(|&t| self.is_latin(t)).all(|t| self.is_shouted(t));
        // "Hardatnin village" is read by its kind word.
        let kind_follows = at < end && self.places().heads.contains_key(self.text.word(at));
        let of_group = self.marks.is_of_group(self.text, &name);
        (letters > 3 && !shouted && !kind_follows && !of_group && self.is_latin_name(&name)).then_some(name)
    }

    /// Whether a word of several letters has capitals alone.
    fn is_shouted(&self, token: usize) -> bool {
        let word = self.text.quote(self.text.range(token..token + 1));
        word.chars().count() > 1 && word.chars().all(char::is_uppercase)
    }

    /// Whether what begins at a token is known to be something else: an everyday word, a side, a people, who reports.
    fn is_other(&self, token: usize) -> bool {
        let language = self.marks.language;
        let word = self.text.word(token);
        let around = self.marks.beginning_at(token).is_some_and(|m| m.sense.kinds.is_empty());
        around
            || self.places().is_common(word)
            || self.gazetteer.demonym(word).is_some()
            || language.actors.longest_at(self.text, token).is_some() && !self.places().begins.contains(word)
            || language.nations.longest_at(self.text, token).is_some()
            || language.sources.longest_at(self.text, token).is_some()
            || language.numerals.longest_at(self.text, token).is_some()
            || language.triggers.longest_at(self.text, token).is_some()
    }

    /// Whether the words before a name say that a place is meant.
    fn is_introduced(&self, token: usize, floor: usize, context: &Context) -> bool {
        // "près d'Al-Arich"
        let elided = token > floor && self.text.word(token - 1) == "'";
        let mark = self.marks.ending_at(token - usize::from(elided)).filter(|m| m.tokens.start >= floor);
        let Some(mark) = mark else { return false };
        let directed = context.direction.is_some() && (mark.tokens.len() > 1 || context.site);
        mark.sense.names
            || context.near
            || context.between
            || context.countryside
            || context.distance.is_some()
            || directed
            || !context.kinds.is_empty() && !context.named_so
    }

    /// Whether the kind of a place follows after a comma: "Theim, a small village".
    fn is_kind_apposed(&self, end: usize) -> bool {
        let listed = self.listed_after(end, self.text.tokens().len());
        let end = listed.map_or(end, |name| name.end);
        let sign = matches!(self.text.word(end), "," | "(");
        let mut at = end + 1;
        while sign && at <= end + APPOSED {
            if self.places().heads.get(self.text.word(at)).is_some_and(|head| !head.needs_place) {
                return !self.is_capital(at);
            }
            let small = self.marks.is(Joint::Article, self.text.word(at))
                || self.marks.language.numerals.longest_at(self.text, at).is_some()
                || self.marks.beginning_at(at).is_some_and(|m| m.sense.filler);
            if !small {
                return false;
            }
            at += 1;
        }
        false
    }

    /// Whether a name goes on with a list of places: "in Aleppo and Kallaseh".
    fn is_listed(&self, token: usize, before: &[Mention]) -> bool {
        let and = token.checked_sub(1).filter(|&at| self.marks.is(Joint::And, self.text.word(at)));
        and.zip(before.last()).is_some_and(|(and, last)| {
            last.tokens.end == and && last.standing == Standing::Site && last.kind != PlaceKind::Country
        })
    }

    /// Whether the words from a name on to a known place say where it lies: ", a town some 30 kilometres north of".
    pub(super) fn describes(&self, end: usize, known: &Mention) -> bool {
        let gap = end..known.tokens.start;
        let far = gap.len() > DESCRIPTION || known.entry.is_none() || known.standing == Standing::Office;
        let same = self.text.sentence_of(end - 1) == self.text.sentence_of(known.tokens.start);
        if far || !same || gap.is_empty() || !matches!(self.text.word(end), "," | "(") {
            return false;
        }
        let mut at = end + 1;
        while at < gap.end {
            let word = self.text.word(at);
            let sign = matches!(word, "," | "(" | "-" | "'" | ")") || self.marks.is(Joint::Article, word);
            let token = self.text.tokens().get(at);
            at = match self.marks.beginning_at(at) {
                _ if sign || token.is_some_and(|t| t.is_number()) => at + 1,
                Some(mark) if !mark.sense.office && !mark.sense.person => mark.tokens.end,
                _ => match self.marks.language.numerals.longest_at(self.text, at) {
                    Some(hit) => hit.tokens.end,
                    None => return false,
                },
            };
        }
        true
    }

    /// Adds the names that were found once wherever the text has them again.
    pub(super) fn named_again(&self, new: &[Mention], all: &mut Vec<Mention>) {
        if new.is_empty() {
            return;
        }
        let placed = self.placed(new, all);
        let mut by_word: FxHashMap<&str, Vec<&Mention>> = FxHashMap::default();
        for mention in placed.values() {
            by_word.entry(self.text.word(mention.name.start)).or_default().push(mention);
        }
        let mut again: Vec<Mention> = Vec::new();
        let mut free_from = 0;
        for start in 0..self.text.tokens().len() {
            let known = all.partition_point(|m| m.tokens.end <= start);
            let next = all.get(known).map_or(usize::MAX, |m| m.tokens.start);
            if start < free_from || next <= start || !self.is_capital(start) {
                continue;
            }
            let alike = by_word.get(self.text.word(start)).into_iter().flatten();
            let fits = alike.filter(|m| self.has_name(start, m) && start + m.name.len() <= next);
            let Some(mention) = fits.max_by_key(|m| m.name.len()) else { continue };
            let name = start..start + mention.name.len();
            let floor = free_from.max(known.checked_sub(1).map_or(0, |before| all[before].tokens.end));
            let (tokens, context) = look_back(self.text, self.marks, start, None, floor);
            if self.is_longer(&name) || context.office || context.person {
                continue;
            }
            let standing = if context.says_place() { Standing::Site } else { Standing::Plain };
            free_from = name.end;
            again.push(Mention { tokens: tokens.start..name.end, name, standing, ..(*mention).clone() });
        }
        if !again.is_empty() {
            all.extend(again);
            all.sort_by_key(|m| m.tokens.start);
        }
    }

    /// Whether the name of a mention stands at a token.
    fn has_name(&self, start: usize, mention: &Mention) -> bool {
        mention.name.clone().zip(start..).all(|(t, at)| self.text.word(t) == self.text.word(at))
    }

    /// One mention a name, placed where its article says most of it: what it is by itself, what holds it somewhere. All
    /// of the name then lie there.
    fn placed(&self, new: &[Mention], all: &mut [Mention]) -> FxHashMap<String, Mention> {
        let words = |m: &Mention| self.text.norm()[self.text.range(m.name.clone())].to_owned();
        let mut best: FxHashMap<String, (u8, Mention)> = FxHashMap::default();
        for mention in new {
            let next = all.partition_point(|m| m.tokens.start < mention.tokens.end);
            let said = match (mention.entry, self.holder(mention.name.end, all.get(next))) {
                (Some(_), _) => 2,
                (None, Some(_)) => 1,
                (None, None) => 0,
            };
            let known = best.entry(words(mention)).or_insert_with(|| (said, mention.clone()));
            if known.0 < said {
                *known = (said, mention.clone());
            }
        }
        for mention in all.iter_mut().filter(|m| m.entry.is_none() && self.is_latin(m.name.start)) {
            if let Some((_, known)) = best.get(&words(mention)).filter(|(said, _)| *said > 0) {
                let place = (known.place.clone(), known.located, known.kind, known.entry);
                (mention.place, mention.located, mention.kind, mention.entry) = place;
            }
        }
        best.into_iter()
            .map(|(name, (_, mention))| (name, mention))
            .filter(|(name, _)| name.len() > 3)
            .collect()
    }

    /// Whether a name goes on before or after these tokens, so that another is meant.
    fn is_longer(&self, name: &Range<usize>) -> bool {
        let glued = |sign: usize| matches!(self.text.word(sign), "-" | "'") && self.text.is_glued(sign);
        let possessive = self.marks.is(Joint::Possessive, self.text.word(name.end + 1));
        let after = self.is_capital(name.end) || glued(name.end) && !possessive;
        after || name.start > 0 && glued(name.start - 1) && self.text.word(name.start - 1) == "-"
    }
}
