//! Words that a model points at → reports: each quote looked up in the article, and read as the reader reads it.
//!
//! The model says which words belong to one incident; what they mean, the article's own mentions say. It may choose
//! among the readings that a mention has, and among the kinds that a trigger allows; whatever else it says is not heard.

mod slot;

use crate::answer::{Answer, Pointed, Pointer};
use serde::Serialize;
use slot::Found;
use std::{collections::BTreeMap, ops::Range};
use tazamun_reader::annotate::{Annotated, scene::readable};
use tazamun_record::{
    Actor, Article, Date, Facts, Interval, Place, Quote, Quotes, Report, Status, SubEventType, Toll, What,
    day_number,
};
use tazamun_text::Text;

/// Why a slot that the model filled stays empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Empty {
    /// The words do not stand in the article, or stand there several times and not in the sentence named.
    NotInText,
    /// Nothing of the slot's kind can be read from them.
    NotReadable,
    /// They name several things, and none of their readings was chosen.
    Several,
}

/// A slot that the model filled and that stays empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unlocated {
    /// The report, by its number among those of the article, from 1.
    pub incident: usize,
    /// The slot.
    pub slot: &'static str,
    /// Why.
    pub why: Empty,
}

/// What was read where a model pointed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadByModel {
    /// The reports, in the order of the model's answer.
    pub reports: Vec<Report>,
    /// Slots of theirs that stay empty.
    pub unlocated: Vec<Unlocated>,
    /// Incidents of which no report came, by reason.
    pub dropped: BTreeMap<&'static str, usize>,
}

/// Reads what a model pointed at in an article: the answers to all its windows.
pub fn read(article: &Article, seen: &Annotated, answers: &[Answer]) -> ReadByModel {
    let whole = article.whole();
    let text = Text::new(readable(&whole));
    let reading = Reading { text: &text, seen, published: article.published };
    let mut read = ReadByModel::default();
    let mut told: Vec<Identity> = Vec::new();
    for pointed in answers.iter().flat_map(|a| &a.incidents) {
        let number = read.reports.len() + 1;
        match reading.report(pointed) {
            Ok(incident) if told.contains(&incident.identity) => drop(&mut read, "told twice", 1),
            Ok(incident) => {
                told.push(incident.identity);
                let empty = incident.empty.into_iter();
                read.unlocated.extend(empty.map(|(slot, why)| Unlocated { incident: number, slot, why }));
                read.reports.push(incident.report);
            }
            Err(why) => drop(&mut read, why, 1),
        }
    }
    let malformed = answers.iter().map(|a| a.malformed).sum();
    drop(&mut read, "not in the form asked for, or too many", malformed);
    read
}

fn drop(read: &mut ReadByModel, why: &'static str, times: usize) {
    if times > 0 {
        *read.dropped.entry(why).or_default() += times;
    }
}

struct Reading<'r, 't> {
    text: &'r Text<'t>,
    seen: &'r Annotated,
    published: Date,
}

/// What tells an incident from others of the article: the words of its trigger, its place, the words of its toll, and its
/// days.
type Identity = (Range<usize>, Place, Option<Range<usize>>, Interval);

/// An incident that was read.
struct Incident {
    report: Report,
    identity: Identity,
    empty: Vec<(&'static str, Empty)>,
}

/// Tokens of an article up to which words are looked for in all of it, not in the sentence named alone.
const SEARCHED: usize = 50_000;

/// Bytes that a quote may have.
const LONGEST: usize = 2_000;

impl<'t> Reading<'_, 't> {
    /// Where words stand: in the sentence that is named, else in the article if they stand there once.
    fn locate(&self, pointer: &Pointer) -> Option<Range<usize>> {
        if pointer.words.len() > LONGEST {
            return None;
        }
        let sentences = self.text.sentences();
        let named = pointer.sentence.and_then(|n| sentences.get(usize::try_from(n).ok()?));
        let here =
            named.and_then(|tokens| self.text.locate(&pointer.words, tokens.clone()).into_iter().next());
        here.or_else(|| {
            let tokens = self.text.tokens().len();
            let mut all = self.text.locate(&pointer.words, 0..if tokens > SEARCHED { 0 } else { tokens });
            let only = all.pop();
            only.filter(|_| all.is_empty())
        })
        .or_else(|| self.glued(pointer.words.trim()))
    }

    /// Where words stand once, character for character, though they are written onto those beside them: pages lose spaces at
    /// their links. One word alone may be a part of another, and a digit a part of another number.
    fn glued(&self, words: &str) -> Option<Range<usize>> {
        let whole = self.text.original();
        if !words.contains(char::is_whitespace) {
            return None;
        }
        let mut found = whole.match_indices(words);
        let (start, _) = found.next().filter(|_| found.next().is_none())?;
        let end = start + words.len();
        let number = |c: Option<char>| c.is_some_and(char::is_numeric);
        let cut = number(whole[..start].chars().next_back()) && number(words.chars().next())
            || number(words.chars().next_back()) && number(whole[end..].chars().next());
        (!cut).then_some(start..end)
    }

    fn quote(&self, span: &Range<usize>) -> Option<Quote> {
        Quote::cut(self.text.original(), span.clone()).ok()
    }

    /// Reads what each quote of a slot carries; those that carry nothing are told.
    fn slot<T>(
        &self,
        pointed: &Pointed,
        slot: &'static str,
        empty: &mut Vec<(&'static str, Empty)>,
        read: impl Fn(&Range<usize>, Option<&str>) -> Result<T, Empty>,
    ) -> Vec<(Range<usize>, T)> {
        let mut found = Vec::new();
        for pointer in pointed.quotes.iter().filter(|q| q.slot == slot && !q.words.trim().is_empty()) {
            let reading = pointer.reading.as_deref().map(str::trim).filter(|r| !r.is_empty());
            let value = self.locate(pointer).ok_or(Empty::NotInText);
            match value.and_then(|span| Ok((span.clone(), read(&span, reading)?))) {
                Ok(value) => found.push(value),
                Err(why) => empty.push((slot, why)),
            }
        }
        found
    }

    fn report(&self, pointed: &Pointed) -> Result<Incident, &'static str> {
        let mut empty = Vec::new();
        let here = Found { seen: self.seen };
        let killed = self.slot(pointed, "killed", &mut empty, |span, name| here.toll(span, name, true));
        let wounded = self.slot(pointed, "wounded", &mut empty, |span, name| here.toll(span, name, false));
        let harmed = !killed.is_empty() || !wounded.is_empty();
        let located = pointed.quotes.iter().filter_map(|q| self.locate(q));
        let others: Vec<usize> = located.map(|span| self.seen.sentence_of(span.start)).collect();
        let triggers =
            self.slot(pointed, "trigger", &mut empty, |span, _| here.trigger(span, harmed, &others));
        let trigger = triggers.iter().max_by_key(|(_, t)| t.rank).ok_or_else(|| no("trigger", &empty))?;
        if triggers.iter().any(|(_, t)| t.denied) {
            return Err("said not to have happened");
        }
        let mut places = self.slot(pointed, "place", &mut empty, |span, name| here.place(span, name));
        if places.is_empty() && empty.contains(&("place", Empty::NotReadable)) {
            let located = pointed.quotes.iter().filter(|q| q.slot == "place").find_map(|q| self.locate(q));
            places.extend(located.and_then(|span| here.place_around(&span)));
        }
        let place = exactest(&places).ok_or_else(|| no("place", &empty))?;
        let country = place.1.0.country();
        let said = self.slot(pointed, "date", &mut empty, |span, name| here.date(span, name));
        let dates: Vec<_> = said.into_iter().filter_map(|(span, i)| Some((span, i?))).collect();
        if dates.is_empty() && empty.contains(&("date", Empty::NotReadable)) {
            return Err("a date that cannot be read");
        }
        let doers = self.slot(pointed, "attacker", &mut empty, |span, code| here.actors(span, code, country));
        let targets =
            self.slot(pointed, "attacked", &mut empty, |span, code| here.actors(span, code, country));
        let sources = self.slot(pointed, "source", &mut empty, |span, _| here.source(span));
        let when = when(self.published, &dates);
        let (killed, wounded) = (slot::total(killed), slot::total(wounded));
        let both = [&killed, &wounded].into_iter().flatten().find(|t| t.both);
        let actors = |of: &[(Range<usize>, Vec<Actor>)]| slot::each_once(of.iter().flat_map(|(_, a)| a));
        // Who uses force and is no group is nobody that is named.
        let unnamed = |a: Actor| if a == Actor::civilians() { Actor::unidentified() } else { a };
        let actor1: Vec<Actor> = actors(&doers).into_iter().map(unnamed).collect();
        let actor2: Vec<Actor> = actors(&targets).into_iter().filter(|a| !actor1.contains(a)).collect();
        let what = kind(pointed, &triggers, &actor2);
        let mut facts = Facts::new(What::from(what), when, place.1.0.clone());
        let counted = |toll: &Option<slot::Total>| toll.as_ref().filter(|t| !t.both).map(|t| t.toll);
        facts.killed = counted(&killed);
        facts.wounded = counted(&wounded);
        facts.casualties = both.filter(|_| facts.killed.is_none()).map(|t| Toll::number(&t.toll));
        facts.status = self.status(pointed, &trigger.0, trigger.1.foiled);
        facts.actor_source = sources.first().map(|(_, name)| name.clone());
        facts.background = self.is_background(&when, &trigger.0);
        let span = |of: &Option<slot::Total>| of.as_ref().and_then(|t| self.quote(&t.span));
        let quotes = Quotes {
            date: dates.first().and_then(|(span, _)| self.quote(span)),
            place: self.quote(&place.0),
            killed: span(&killed),
            wounded: span(&wounded),
            actor1: doers.first().and_then(|(span, _)| self.quote(span)),
            actor2: targets.first().and_then(|(span, _)| self.quote(span)),
        };
        facts.actor1 = actor1;
        facts.actor2 = actor2;
        let quote = self.quote(&trigger.0).ok_or("no trigger")?;
        let report = Report {
            facts,
            trigger: quote,
            quotes,
            sure: None,
            confidence: None,
            confidences: None,
            reader: None,
        };
        Ok(Incident {
            report,
            identity: (trigger.0.clone(), place.1.0.clone(), killed.as_ref().map(|k| k.span.clone()), when),
            empty,
        })
    }

    /// The status that the model names, where the words of the incident allow it; else as it stands.
    fn status(&self, pointed: &Pointed, trigger: &Range<usize>, foiled: bool) -> Status {
        let own = if foiled { Status::Foiled } else { Status::Occurred };
        let named = match pointed.status.as_deref().map(str::trim) {
            Some("claimed") => Status::Claimed,
            Some("disputed") => Status::Disputed,
            Some("foiled") => Status::Foiled,
            Some("occurred") => Status::Occurred,
            _ => return own,
        };
        let said = pointed.quotes.iter().filter(|q| q.slot == "status").filter_map(|q| self.locate(q));
        let allowed = |span: &Range<usize>| {
            let sentence = self.seen.sentence_of(span.start);
            self.seen.statuses.get(sentence).is_some_and(|s| s.contains(&named))
        };
        let fits =
            named == Status::Occurred || allowed(trigger) || said.into_iter().any(|span| allowed(&span));
        if fits { named } else { own }
    }

    /// Told as background: days before the news, and not in the title.
    fn is_background(&self, when: &Interval, trigger: &Range<usize>) -> bool {
        let late = day_number(self.published) - day_number(when.end()) > LATE;
        late && self.seen.sentence_of(trigger.start) > 0
    }
}

/// Days up to which a newspaper's news may be late.
const LATE: i64 = 5;

/// Why an incident has no trigger or place.
fn no(slot: &'static str, empty: &[(&'static str, Empty)]) -> &'static str {
    let why = empty.iter().find(|(of, _)| *of == slot).map(|(_, why)| *why);
    match (slot, why) {
        ("trigger", None) => "no trigger",
        ("trigger", Some(Empty::NotInText)) => "a trigger that is not in the text",
        ("trigger", _) => "a trigger that cannot be read",
        (_, None) => "no place",
        (_, Some(Empty::NotInText)) => "a place that is not in the text",
        (_, Some(Empty::NotReadable)) => "a place that cannot be read",
        (_, Some(Empty::Several)) => "a place that may be several",
    }
}

type Located = (Range<usize>, (Place, u8));

/// The most exact place; of equals the first.
fn exactest(places: &[Located]) -> Option<&Located> {
    places.iter().reduce(|best, next| if next.1.1 > best.1.1 { next } else { best })
}

/// The days that hold all dates given; news of the day where none is.
fn when(published: Date, dates: &[(Range<usize>, Interval)]) -> Interval {
    let given = dates.iter().map(|(_, i)| *i).reduce(|a, b| a.intersection(&b).unwrap_or_else(|| a.hull(&b)));
    let eve = tazamun_record::day_at(day_number(published) - 1);
    given.unwrap_or_else(|| Interval::new(eve, published).unwrap_or(Interval::from(published)))
}

/// The kind that the model names, where the trigger allows it; else the one that stands without further words.
fn kind(pointed: &Pointed, triggers: &[(Range<usize>, slot::Trigger)], attacked: &[Actor]) -> SubEventType {
    let allowed = || triggers.iter().flat_map(|(_, t)| &t.kinds).copied();
    let named = pointed.kind.as_deref().and_then(|kind| kind.parse().ok());
    let civilians = attacked.first() == Some(&Actor::civilians());
    let own = triggers.iter().max_by_key(|(_, t)| t.rank).and_then(|(_, t)| {
        let attack = t.kinds.iter().find(|k| civilians && t.open && **k == SubEventType::Attack);
        attack.or(t.kinds.first()).copied()
    });
    named.filter(|named| allowed().any(|kind| kind == *named)).or(own).unwrap_or(SubEventType::OtherStrategic)
}
