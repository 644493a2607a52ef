//! Places that no table knows: "قرية X", "حي X", "شارع X".
//!
//! The word for the kind says that X is a place, if X is no everyday word ("قرية صغيرة"). Where it lies the text says
//! beside it ("قرية X التابعة لناحية العظيم"), or before: a quarter or a street lies in the city that was named last, a
//! village or a hill in the division. In a division alone it has no point on the map ([`Mention::located`]).
//! A town whose name is written in a way of its own may be known after all: by its consonants, among the places of the
//! story's country.

use super::candidate::{Context, look_back};
use super::site::place;
use super::story::Story;
use super::words::Marks;
use super::{Mention, Standing};
use crate::annotate::quoted::quoted;
use crate::gazetteer::{EntryId, Gazetteer, PlaceKind};
use crate::lang::{
    Ending,
    places::{Head, Places},
};
use crate::text::{AND, ARTICLE, Text, is_and, stems};
use std::ops::Range;
use tazamun_record::{Country, Place, WherePrec};

/// The longest name of a village, in words.
const LONGEST_NAME: usize = 3;
/// The longest adjective that ends as names of foreign towns do ("سياحي", but "مايكاديري").
const ADJECTIVE: usize = 5;
/// How many names one word may stand before ("قرى X وY وZ").
const LONGEST_LIST: usize = 4;

/// Adds the unknown places to the known ones and keeps the order.
pub(super) fn add(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks<'_>,
    known: Vec<Mention>,
) -> Vec<Mention> {
    let story = Story::of(text, gazetteer, &known);
    let finder = Finder { text, gazetteer, marks, story };
    let mut all: Vec<Mention> = Vec::with_capacity(known.len());
    let mut known = known.into_iter().peekable();
    // Those in Latin letters, whose names are looked for again.
    let mut new: Vec<Mention> = Vec::new();
    let mut token = 0;
    while token < text.tokens().len() {
        if let Some(mention) = known.next_if(|m| m.tokens.start <= token) {
            token = token.max(mention.tokens.end);
            all.push(mention);
            continue;
        }
        let end = known.peek().map_or(text.tokens().len(), |m| m.tokens.start);
        let mut found = finder.at(token, end, &all, known.peek());
        if found.is_empty() {
            found = finder.named_in_passing(token, end, &all, known.peek());
        }
        if found.is_empty() {
            found.extend(finder.new_in_passing(token, end, &all, known.peek()));
        }
        let Some(last) = found.last() else {
            token += 1;
            continue;
        };
        token = last.tokens.end;
        new.extend(found.iter().filter(|m| finder.is_latin(m.name.start)).cloned());
        if let Some(next) = known.peek_mut().filter(|next| finder.holds(token, next)) {
            next.standing = Standing::Container;
        }
        all.extend(found);
    }
    all.extend(known);
    finder.named_again(&new, &mut all);
    all
}

/// What is needed to look for unknown places.
pub(super) struct Finder<'f, 't> {
    pub(super) text: &'f Text<'t>,
    pub(super) gazetteer: &'f Gazetteer,
    pub(super) marks: &'f Marks<'f>,
    pub(super) story: Story,
}

impl Finder<'_, '_> {
    pub(super) fn places(&self) -> &Places {
        &self.marks.language.places
    }

    /// The unknown places whose kind word is this token; all lies before `end`, where the next known place begins.
    fn at(&self, token: usize, end: usize, before: &[Mention], next: Option<&Mention>) -> Vec<Mention> {
        let Some((head, preposition)) = self.head(token) else { return Vec::new() };
        let latin = self.text.word(token).is_ascii();
        let floor = before.last().map_or(0, |m| m.tokens.end);
        let mut names =
            if latin { Vec::from_iter(self.latin_name(token, end)) } else { self.names(token, end, head) };
        if names.is_empty() && !latin {
            names.extend(self.quoted_name(token, end).or_else(|| self.held_name(head, token, end, next)));
        }
        // "Hardatnin village": in English the name may stand before its kind.
        let ahead = latin && names.is_empty();
        if ahead {
            names.extend(self.latin_name_before(token, floor));
        }
        if let Some(more) =
            names.last().filter(|_| latin && !ahead).and_then(|n| self.listed_after(n.end, end))
        {
            names.push(more);
        }
        names.retain(|name| !head.needs_article || self.text.word(name.start).starts_with(ARTICLE));
        let (Some(first), Some(last)) = (names.first(), names.last()) else { return Vec::new() };
        let stop = before.last().map_or(0, |m| m.tokens.end);
        let from = if ahead { first.start } else { token };
        let (tokens, context) = look_back(self.text, self.marks, from, preposition, stop);
        if context.office || context.person || head.needs_place && !(context.says_place() || context.path) {
            return Vec::new();
        }
        let holder = self.holder(last.end, next);
        let mut starts = std::iter::once(tokens.start).chain(names.iter().skip(1).map(|n| n.start));
        let mentions = names.iter().filter_map(|name| {
            let start = starts.next().unwrap_or(first.start);
            let (place, located, entry) = self.place(head, name, before, next, holder)?;
            let kind = entry.map_or(head.kind, |id| self.gazetteer.entry(id).kind);
            Some(Mention {
                tokens: start..name.end + usize::from(ahead),
                name: name.clone(),
                place,
                located,
                others: Vec::new(),
                kind,
                entry,
                standing: Standing::Site,
            })
        });
        mentions.collect()
    }

    /// The kind word at a token, with the preposition on it: without the article ("في القرية" has no name).
    fn head(&self, token: usize) -> Option<(Head, Option<char>)> {
        let readings = self.text.readings(token).filter(|(_, p)| !p.article && !p.future);
        let mut heads =
            readings.filter_map(|(stem, p)| Some((*self.places().heads.get(stem)?, p.preposition)));
        heads.next()
    }

    /// The names that follow a kind word: one, or several of a list.
    fn names(&self, token: usize, end: usize, head: Head) -> Vec<Range<usize>> {
        let mut names: Vec<Range<usize>> = Vec::new();
        let mut at = token + 1;
        while names.len() < LONGEST_LIST {
            let listed = !names.is_empty();
            let Some(name) = self.name(at, end, listed, head) else { break };
            at = name.end;
            names.push(name);
            let comma = self.text.word(at) == "," || is_and(self.text.word(at));
            if !comma && !self.text.word(at).starts_with(AND) {
                break;
            }
            at += usize::from(comma);
        }
        names
    }

    /// The name between quotation marks after a kind word, whatever its words mean: «قرية "الزهور"».
    fn quoted_name(&self, head: usize, end: usize) -> Option<Range<usize>> {
        let name = quoted(self.text, head + 1, LONGEST_NAME)?;
        let a_word = self.text.word(name.start).chars().count() > 2;
        (name.end <= end && a_word && !self.is_latin(name.start)).then_some(name)
    }

    /// The name after a kind word that is an everyday word as well: with the article, between that word and the place that
    /// holds it ("وادي الفرع بمحافظة صعدة"); of a hill or a valley anywhere ("جبل النار").
    fn held_name(
        &self,
        head: Head,
        token: usize,
        end: usize,
        next: Option<&Mention>,
    ) -> Option<Range<usize>> {
        let start = token + 1;
        let a_name = |at: usize| {
            let word = self.text.word(at);
            word.starts_with(ARTICLE)
                && word.chars().count() > 4
                && self.text.tokens().get(at).is_some_and(|t| t.is_word())
                && self.marks.beginning_at(at).is_none()
                && self.gazetteer.demonym(word).is_none()
                && !self.marks.ends(Ending::RelationFeminine, word)
                && self.marks.language.actors.longest_at(self.text, at).is_none()
        };
        // "وأدى الانفجار" is written as "وادي" is: a valley has a word of place before it.
        let said =
            head.kind != PlaceKind::Valley || self.marks.ending_at(token).is_some_and(|m| m.sense.is_place());
        let only = matches!(head.kind, PlaceKind::Mountain | PlaceKind::Valley) && !head.needs_place;
        let held = || self.holder(start + 1, next).is_some();
        (start < end && said && !head.needs_article && a_name(start) && (only || held()))
            .then_some(start..start + 1)
    }

    /// The name that begins at a token: one word, more where the first one says so or the next is unknown as well.
    fn name(&self, start: usize, end: usize, listed: bool, head: Head) -> Option<Range<usize>> {
        let whole = self.text.word(start);
        let word = whole.strip_prefix(AND).filter(|_| listed).unwrap_or(whole);
        let begins = self.places().begins.contains(word);
        let short = || !head.in_city && self.is_short_name(start, word);
        if start >= end || !begins && !self.is_name(start, word, false) && !short() {
            return None;
        }
        let mut at = start + 1;
        while at < end && at - start < LONGEST_NAME {
            let next = self.text.word(at);
            let goes_on =
                if begins && at == start + 1 { self.goes_on(at, head) } else { self.is_name(at, next, true) };
            if !goes_on {
                break;
            }
            at += 1;
        }
        (!begins || at > start + 1).then_some(start..at)
    }

    /// Whether a word of three letters right after a kind word is a name: no everyday word, and none that begins as "and" or
    /// a preposition does ("جبل هان").
    fn is_short_name(&self, token: usize, word: &str) -> bool {
        let alone = !stems(word).any(|(_, p)| p.conjunction || p.preposition.is_some() || p.future);
        let harmless = || self.marks.beginning_at(token).is_none() && self.gazetteer.demonym(word).is_none();
        word.chars().count() == 3
            && !word.is_ascii()
            && alone
            && self.text.tokens().get(token).is_some_and(|t| t.is_word())
            && !self.places().is_common(word)
            && !self.places().heads.contains_key(word)
            && harmless()
    }

    /// Whether a word can go on with a name that an everyday word began: "بيت لحم".
    fn goes_on(&self, token: usize, head: Head) -> bool {
        let word = self.text.word(token);
        let a_word = self.text.tokens().get(token).is_some_and(|t| t.is_word());
        let long = word.chars().count() > 2;
        // "قرية بني زهير": a person's name, or a word with the article.
        let named = !head.in_city && !head.needs_place && !stems(word).any(|(_, p)| p.preposition.is_some());
        a_word
            && long
            && (named || !self.places().is_common(word))
            && self.marks.beginning_at(token).is_none()
    }

    /// Whether a word can be (or, inside, go on with) the name of a place: no everyday word, and none with a proclitic.
    pub(super) fn is_name(&self, token: usize, word: &str, inside: bool) -> bool {
        let a_word = self.text.tokens().get(token).is_some_and(|t| t.is_word());
        let short = word.chars().count() < if inside { 3 } else { 4 };
        if !a_word
            || short
            || self.marks.beginning_at(token).is_some()
            || self.gazetteer.demonym(word).is_some()
        {
            return false;
        }
        // "حدودية", "سياحي": adjectives of the kind word.
        let adjective = !word.starts_with(ARTICLE)
            && (self.marks.ends(Ending::RelationFeminine, word)
                || self.marks.ends(Ending::Relation, word) && word.chars().count() <= ADJECTIVE);
        let conjoined = inside && word.starts_with(AND);
        let everyday = |word: &str| self.places().is_common(word) || self.places().heads.contains_key(word);
        !adjective
            && !conjoined
            && !everyday(word)
            && !stems(word).any(|(stem, p)| {
                let taken_off = p.conjunction || p.preposition.is_some();
                taken_off && stem.chars().count() > 2 && (everyday(stem) || self.knows(stem))
            })
    }

    fn knows(&self, stem: &str) -> bool {
        self.gazetteer.own_meanings_of(stem).next().is_some()
    }

    /// The known place that says where what ends before it lies.
    pub(super) fn holder<'m>(&self, end: usize, next: Option<&'m Mention>) -> Option<&'m Mention> {
        next.filter(|next| self.holds(end, next) || self.is_latin(end - 1) && self.describes(end, next))
    }

    /// Whether a known place says where what ends before it lies.
    fn holds(&self, end: usize, known: &Mention) -> bool {
        // What lies between two places holds nothing.
        let place = known.place.name().is_some() && known.entry.is_some();
        let bare = known.standing == Standing::Plain && known.tokens.start == end;
        let site = known.standing >= Standing::Container && known.standing != Standing::Plain;
        (site || bare) && place && known.tokens.start <= end + 3 && self.only_links(end..known.tokens.start)
    }

    /// Whether these words only link a place to what holds it: "التابعة", "الواقعة في".
    fn only_links(&self, mut words: Range<usize>) -> bool {
        while !words.is_empty() {
            if matches!(self.text.word(words.start), "," | "(" | "-" | ")") {
                words.start += 1;
                continue;
            }
            let Some(mark) = self.marks.beginning_at(words.start) else { return false };
            if !(mark.sense.inside || mark.sense.of || mark.sense.locative) {
                return false;
            }
            words.start = mark.tokens.end;
        }
        true
    }

    /// Where an unknown place lies, whether it has a point there, and which known one it is after all.
    pub(super) fn place(
        &self,
        head: Head,
        name: &Range<usize>,
        before: &[Mention],
        next: Option<&Mention>,
        holder: Option<&Mention>,
    ) -> Option<(Place, bool, Option<EntryId>)> {
        let near = self.named_by(name.start, before, next);
        let known = if self.is_latin(name.start) {
            self.spelt(name, near)
        } else {
            // One that lies outside the division that the text says is another of that name.
            let holder_of = holder.filter(|h| h.kind == PlaceKind::Adm1 && head.kind != PlaceKind::Adm1);
            let division = holder_of.and_then(|h| h.entry);
            let inside = |id: &EntryId| division.is_none_or(|outer| self.gazetteer.lies_in(*id, outer));
            self.sounding(head, name, holder).filter(inside)
        };
        if let Some(id) = known {
            let entry = self.gazetteer.entry(id);
            return Some((place(self.gazetteer, id, &Context::default()), entry.adm1().is_some(), Some(id)));
        }
        if let Some(holder) = holder
            && let Some((place, located)) = self.held(holder)
        {
            return Some((place, located, None));
        }
        if head.kind == PlaceKind::Adm1 {
            return None;
        }
        let of_story = self.story.city.filter(|_| head.in_city).or(self.story.division).or(self.story.city);
        let id = near.or(of_story.filter(|_| head.kind != PlaceKind::City))?;
        let entry = self.gazetteer.entry(id);
        if head.in_city && matches!(entry.kind, PlaceKind::City | PlaceKind::Town) {
            let near = Context { near: true, ..Context::default() };
            return Some((place(self.gazetteer, id, &near), true, None));
        }
        Some((place(self.gazetteer, entry.adm1()?, &Context::default()), false, None))
    }

    /// The place, of the country of what it lies by or of the story's, that is spelt much as a name in Latin letters.
    fn spelt(&self, name: &Range<usize>, near: Option<EntryId>) -> Option<EntryId> {
        let words: Vec<&str> = name.clone().map(|t| self.text.word(t)).collect();
        let here = near.and_then(|id| self.gazetteer.entry(id).country());
        let story = self.story.country.filter(|c| here != Some(*c));
        let name = words.join(" ");
        let close = |id: &EntryId| {
            let km =
                near.map_or(0.0, |n| self.gazetteer.entry(n).point.km_to(&self.gazetteer.entry(*id).point));
            km < FAR || self.gazetteer.entry(*id).kind == PlaceKind::City
        };
        let spelt = |country: Country| {
            let so_called = |id: &EntryId| self.gazetteer.entry(*id).country() == Some(country) && close(id);
            let exactly = self.gazetteer.meanings_of(&name).find(so_called);
            exactly.or_else(|| {
                let mut alike = self.gazetteer.spelt_like(&name, country);
                alike.retain(close);
                let division = near.and_then(|id| self.gazetteer.entry(id).adm1()).or(self.story.division);
                let here = alike.iter().find(|&&id| self.gazetteer.entry(id).adm1() == division);
                here.or(alike.first()).copied()
            })
        };
        here.and_then(spelt).or_else(|| story.and_then(spelt))
    }

    /// The town or division whose consonants a name has: of the country whose adjective follows it ("فورتسبرغ الألمانية"),
    /// of that of the place that holds it, or of the story's.
    fn sounding(&self, head: Head, name: &Range<usize>, holder: Option<&Mention>) -> Option<EntryId> {
        let division = head.kind == PlaceKind::Adm1;
        if head.in_city || !(division || head.kind.is_settlement() || head.kind == PlaceKind::Region) {
            return None;
        }
        let adjective = self.gazetteer.demonym(self.text.word(name.end));
        let held = || self.gazetteer.entry(holder?.entry?).country();
        let country = adjective.or_else(held).or(self.story.country)?;
        (name.start + 1..=name.end).rev().find_map(|end| {
            let words: Vec<&str> = (name.start..end).map(|t| self.text.word(t)).collect();
            let name = words.join(" ");
            let sounding = self.gazetteer.sounding(&name, country, division);
            sounding.or_else(|| self.gazetteer.written(&name, country, division))
        })
    }

    /// Whether newspapers write a word often, with or without what may be written onto it.
    pub(super) fn is_everyday(&self, word: &str) -> bool {
        let everyday = |word: &str| self.places().is_common(word) || self.places().heads.contains_key(word);
        everyday(word) || stems(word).any(|(stem, _)| stem.chars().count() > 2 && everyday(stem))
    }

    /// Near what holds it; in a division somewhere.
    pub(super) fn held(&self, holder: &Mention) -> Option<(Place, bool)> {
        let known = &holder.place;
        let prec = known.prec()?.max(WherePrec::Near);
        if prec >= WherePrec::Vague && holder.kind == PlaceKind::Country {
            return None;
        }
        let latin = holder.entry.map_or("", |e| self.gazetteer.entry(e).latin.as_str());
        let name = match (known.name()?, prec) {
            (name, WherePrec::Near) if name == latin => format!("near {latin}"),
            (name, _) => name.to_owned(),
        };
        let place = Place::new(
            known.country(),
            known.adm1().map(str::to_owned),
            Some(name),
            known.point(),
            Some(prec),
        );
        Some((place.ok()?, prec == WherePrec::Near))
    }

    /// The place by which an unknown one lies: the last one named before it in its sentence, the next one after it,
    /// the last one of the two sentences before.
    pub(super) fn named_by(
        &self,
        token: usize,
        before: &[Mention],
        next: Option<&Mention>,
    ) -> Option<EntryId> {
        let sentence = self.text.sentence_of(token);
        let latin = self.is_latin(token);
        let of = |m: &Mention| {
            let id = m.entry.filter(|_| m.standing != Standing::Office)?;
            // "Damascus says": a government is nowhere by.
            let speaks = latin && m.standing == Standing::Plain && self.gazetteer.entry(id).rank == 1;
            if speaks {
                return None;
            }
            self.gazetteer.entry(id).adm1().map(|_| (self.text.sentence_of(m.tokens.start), id))
        };
        let mut back = before.iter().rev().take(LOOK_BACK).filter_map(of);
        let last = back.next();
        let here = last.filter(|(at, _)| *at == sentence);
        let ahead = next.and_then(of).filter(|(at, _)| *at == sentence);
        // A capital says little of where the villages of the next sentence lie.
        let capital = |id: &EntryId| latin && self.gazetteer.entry(*id).rank == 1;
        let earlier = last.filter(|(at, id)| *at + 2 >= sentence && !capital(id));
        here.or(ahead).or(earlier).map(|(_, id)| id)
    }
}

/// Kilometres from what it lies by within which a small place of that spelling is looked for.
const FAR: f64 = 300.0;
/// How many places back one looks for where an unknown one lies.
const LOOK_BACK: usize = 8;
