//! An article → what was seen in it and what became of it: every mention with its place in the text and the reports
//! that it went into, and for every decision what spoke for it and what against.

pub mod why;

use crate::{
    annotate::{Scene, actors, casualties, places::Site, scene::readable, triggers::Anchor},
    gazetteer::Gazetteer,
    lang::Language,
    link::{
        decide::{is_told, run},
        pool::Pooled,
        slots::Slot,
        story::Story,
    },
    model::Model,
    ontology::{Act, Who},
    report::{Claimed, facts, report, reports},
    text::Text,
};
use std::{fmt, ops::Range};
use tazamun_record::{Article, Country, Place, Report, WherePrec};
use why::Why;

/// What a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Words that tell an incident.
    Trigger,
    /// A day.
    Date,
    /// A place.
    Place,
    /// How many were killed or wounded.
    Toll,
    /// An organisation or group.
    Actor,
}

impl Kind {
    /// What it is called in print.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Trigger => "trigger",
            Kind::Date => "date",
            Kind::Place => "place",
            Kind::Toll => "toll",
            Kind::Actor => "actor",
        }
    }
}

/// Why no report came of a trigger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unread {
    /// It tells no incident of its own that happened at one time and place.
    Nothing,
    /// Its words tell an incident only beside others.
    Weak,
    /// No place as exact as a first-level division is said of it.
    NoPlace,
    /// What it tells is right with this probability only.
    Unlikely(f64),
    /// It is right with this probability, and more was asked for.
    Unsure(f64),
}

impl Unread {
    /// A short name of it, for tables of words.
    pub fn code(self) -> &'static str {
        match self {
            Unread::Nothing => "nothing",
            Unread::Weak => "weak",
            Unread::NoPlace => "no-place",
            Unread::Unlikely(_) => "unlikely",
            Unread::Unsure(_) => "unsure",
        }
    }

    /// How likely what it tells is right, where that is the reason.
    pub fn probability(self) -> Option<f64> {
        match self {
            Unread::Unlikely(p) | Unread::Unsure(p) => Some(p),
            _ => None,
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::Nothing => f.write_str("tells no incident of its own"),
            Unread::Weak => f.write_str("words that tell no incident by themselves"),
            Unread::NoPlace => f.write_str("no place as exact as a first-level division"),
            Unread::Unlikely(p) => write!(f, "too unlikely to be right ({p:.2})"),
            Unread::Unsure(p) => write!(f, "less sure than was asked for ({p:.2})"),
        }
    }
}

/// A mention in an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the article's whole text ([`Article::whole`]).
    pub span: Range<usize>,
    /// What it was read as ("Suicide bomb", "2022-01-21", "al-Azim, IQ-DI", "11 killed").
    pub reading: String,
    /// Up to three readings, the best first; the first of them is `reading`.
    pub readings: Vec<String>,
    /// Of a place by its first reading: where it lies. One that no table knows has a division and no point.
    pub place: Option<Place>,
    /// The reports that it went into, by index; of a trigger in none, `unread` says why.
    pub reports: Vec<usize>,
    /// Why no report came of a trigger.
    pub unread: Option<Unread>,
    /// Of a trigger or a toll that may tell an incident: how likely it tells one, and what spoke for and against what
    /// became of it.
    pub told: Option<(f64, Why)>,
}

/// What was decided of a report, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The report, by index.
    pub report: usize,
    /// The field that was decided of; `incident` for the report as a whole.
    pub field: &'static str,
    /// How likely it is right, from 0 to 1.
    pub confidence: f64,
    /// What spoke for it and what against.
    pub why: Why,
}

/// An article with its reports and everything that was seen in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    /// The reports, as [`crate::read`] gives them.
    pub reports: Vec<Report>,
    /// All mentions, in the order of the text.
    pub mentions: Vec<Mention>,
    /// The decisions, report by report.
    pub decisions: Vec<Decision>,
    /// The sentences, as bytes of the article's whole text; the title is the first where there is one.
    pub sentences: Vec<Range<usize>>,
}

/// How articles are read.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The language.
    pub language: &'a Language,
    /// The places.
    pub gazetteer: &'a Gazetteer,
    /// What was learned.
    pub model: &'a Model,
    /// The least confidence of a report; none for what serves best.
    pub least: Option<f64>,
}

/// The reports of an article.
pub fn read(how: Reading<'_>, article: &Article) -> Vec<Report> {
    let whole = article.whole();
    let text = Text::new(readable(&whole));
    let scene = Scene::new(how.language, how.gazetteer, &text, article);
    reports(&Story::new(&scene, &how.model.classes), &how.model.deciders, how.least)
}

/// Reads an article and says what became of every mention.
pub fn explain(how: Reading<'_>, article: &Article) -> Explanation {
    let whole = article.whole();
    let text = Text::new(readable(&whole));
    let scene = Scene::new(how.language, how.gazetteer, &text, article);
    let d = &how.model.deciders;
    let story = Story::new(&scene, &how.model.classes);
    let (guesses, all) = run(&story, d);
    let claimed = Claimed::new(&story, &all, d);
    let mut links = Links { heads: vec![Became::default(); story.heads.len()], slots: Vec::new() };
    let (mut told_reports, mut decisions) = (Vec::new(), Vec::new());
    for (i, this) in all.iter().enumerate() {
        let confidence = d.trust_of(&story, this).whole.of(this.p);
        let told = Some(this).filter(|p| is_told(&story, p, d, how.least));
        let told = told.and_then(|p| report(&story, p, claimed.by(i), d));
        let unread = match (&told, how.least) {
            (Some(_), _) => None,
            _ if facts(this).is_none() => Some(Unread::NoPlace),
            (None, Some(_)) => Some(Unread::Unsure(confidence)),
            (None, None) => Some(Unread::Unlikely(confidence)),
        };
        for &h in &this.heads {
            links.heads[h].unread = unread;
            links.heads[h].report = told.as_ref().map(|_| told_reports.len());
        }
        let Some(told) = told else { continue };
        let n = told_reports.len();
        links.add(n, this);
        let why = why::incident(&story, &all, i, d);
        decisions.push(Decision { report: n, field: "incident", confidence, why });
        for (slot, curve) in Slot::ALL.into_iter().zip(&d.trust_of(&story, this).slots) {
            if let (Some(why), Some(best)) = (why::slot(&story, &guesses, this, slot, d), this.best(slot)) {
                decisions.push(Decision {
                    report: n,
                    field: slot.field(),
                    confidence: curve.of(best.p),
                    why,
                });
            }
        }
        told_reports.push(told);
    }
    for (became, (p, why)) in links.heads.iter_mut().zip(why::heads(&story, &guesses, &all, d)) {
        became.told = Some((f64::from((p * 100.0).round()) / 100.0, why));
    }
    let mentions = mentions(&story, &links);
    let sentences = text.sentences().iter().map(|s| text.span(text.range(s.clone()))).collect();
    Explanation { reports: told_reports, mentions, decisions, sentences }
}

/// A trigger in no report that tells an incident with less than this probability is not listed.
const HARDLY: f64 = 0.01;

/// What became of a head.
#[derive(Debug, Clone, Default)]
struct Became {
    report: Option<usize>,
    unread: Option<Unread>,
    told: Option<(f64, Why)>,
}

/// What became of every head, and which tokens fill which report's slots.
#[derive(Debug)]
struct Links {
    heads: Vec<Became>,
    slots: Vec<(Kind, Range<usize>, usize)>,
}

impl Links {
    fn add(&mut self, report: usize, this: &Pooled) {
        for slot in Slot::ALL {
            let kind = match slot {
                Slot::Place => Kind::Place,
                Slot::Date => Kind::Date,
                Slot::Killed | Slot::Wounded => Kind::Toll,
                Slot::Attacker | Slot::Attacked => Kind::Actor,
                _ => continue,
            };
            let tokens = this.best(slot).and_then(|c| c.tokens.clone());
            self.slots.extend(tokens.map(|t| (kind, t, report)));
        }
    }

    /// The reports that a mention went into.
    fn of(&self, kind: Kind, tokens: &Range<usize>) -> Vec<usize> {
        let shares = |t: &Range<usize>| t.start < tokens.end && tokens.start < t.end;
        let mut reports: Vec<usize> =
            self.slots.iter().filter(|(k, t, _)| *k == kind && shares(t)).map(|(.., r)| *r).collect();
        reports.sort_unstable();
        reports.dedup();
        reports
    }
}

fn mentions(story: &Story<'_, '_>, links: &Links) -> Vec<Mention> {
    let scene = story.scene;
    let make = |kind, tokens: &Range<usize>, readings: Vec<String>| {
        let readings = best(readings);
        Mention {
            kind,
            span: scene.text.span(scene.text.range(tokens.clone())),
            reading: readings.first().cloned().unwrap_or_default(),
            readings,
            place: None,
            reports: links.of(kind, tokens),
            unread: None,
            told: None,
        }
    };
    // Heads are sorted by their tokens; words with a list of places have one for each place.
    let heads_at = |tokens: &Range<usize>| {
        let from = story.heads.partition_point(|h| h.tokens.start < tokens.start);
        (from..story.heads.len())
            .take_while(|&h| story.heads[h].tokens.start == tokens.start)
            .filter(|&h| story.heads[h].tokens == *tokens)
            .map(|h| &links.heads[h])
            .collect::<Vec<&Became>>()
    };
    let trigger = |a: &Anchor| {
        let became = heads_at(&a.tokens);
        let mut mention = make(Kind::Trigger, &a.tokens, vec![act(a.act)]);
        mention.reports = became.iter().filter_map(|b| b.report).collect();
        mention.reports.dedup();
        let told = became.iter().find(|b| b.report.is_some()).or(became.first());
        mention.told = told.and_then(|b| b.told.clone());
        let why = told.and_then(|b| b.unread).unwrap_or(if a.weak { Unread::Weak } else { Unread::Nothing });
        mention.unread = Some(why).filter(|_| mention.reports.is_empty());
        mention
    };
    // A word that may tell an incident and hardly does here is no mention; so weak words cost nothing to list.
    let is_told = |m: &Mention| !m.reports.is_empty() || m.told.as_ref().is_none_or(|(p, _)| *p >= HARDLY);
    let mut all: Vec<Mention> =
        scene.anchors.iter().chain(&scene.weak).map(trigger).filter(is_told).collect();
    let days = scene.times.iter().chain(&scene.lasting);
    all.extend(days.map(|t| make(Kind::Date, &t.tokens, vec![t.interval.to_string()])));
    let unread = |d: &Range<usize>| make(Kind::Date, d, vec!["a date that cannot be read".to_owned()]);
    all.extend(scene.unread_dates.iter().map(unread));
    all.extend(scene.sums.iter().map(|t| make(Kind::Toll, &t.tokens, vec![toll(t)])));
    // A country named without a word of place is a government; it is no place of an incident in any case.
    let placed = scene.sites.iter().filter(|s| !(s.bare && s.place.prec() == Some(WherePrec::Country)));
    all.extend(placed.map(|s| {
        let place = Some(if s.located { s.place.clone() } else { without_point(&s.place) });
        Mention { place, ..make(Kind::Place, &s.tokens, site(s)) }
    }));
    for t in &scene.tolls {
        let mut mention = make(Kind::Toll, &t.tokens, vec![toll(t)]);
        if let Some(became) = heads_at(&t.tokens).first() {
            mention.reports.extend(became.report);
            mention.told = became.told.clone();
        }
        mention.reports.sort_unstable();
        mention.reports.dedup();
        all.push(mention);
    }
    all.extend(scene.actors.iter().map(|m| make(Kind::Actor, &m.tokens, who(m))));
    all.sort_by_key(|m| (m.span.start, m.span.end, m.kind));
    all
}

/// What a trigger was read as: its sub-event type, or what it leaves open.
fn act(act: Act) -> String {
    match act {
        Act::Assault => "attack, means not said".to_owned(),
        Act::Harm => "killed or wounded, means not said".to_owned(),
        Act::Foil => "an attack beaten back".to_owned(),
        Act::Take => "territory taken".to_owned(),
        Act::Free => "territory taken back".to_owned(),
        Act::Nothing => "nothing".to_owned(),
        act => act.sub_event_type().map_or_else(|| format!("{act:?}"), |sub| sub.label().to_owned()),
    }
}

/// Whom an actor's words name: codes, the likeliest first, or what is left open.
fn who(m: &actors::Mention) -> Vec<String> {
    let codes: Vec<String> = m.readings.iter().map(|actor| actor.code().to_owned()).collect();
    if !codes.is_empty() {
        return codes;
    }
    let open = match m.who {
        Who::Forces | Who::Police | Who::Soldiers => "forces of a country not said",
        Who::Aircraft => "aircraft of a side not said",
        Who::Group => "the group named before",
        Who::Kurds => "Kurdish fighters",
        _ => "militants of some group",
    };
    vec![open.to_owned()]
}

/// What a toll was read as.
fn toll(toll: &casualties::Mention) -> String {
    format!("{} {}", toll.toll, toll.harm.label())
}

/// Where a place was found to lie, and where else it may.
fn site(site: &Site) -> Vec<String> {
    std::iter::once(&site.place).chain(&site.others).map(located).collect()
}

fn located(place: &Place) -> String {
    let country = place.country();
    let region = place.adm1().or(country.as_ref().map(Country::code)).unwrap_or("?");
    place.name().map_or_else(|| region.to_owned(), |name| format!("{name}, {region}"))
}

/// The place without the point of the division that it lies in.
fn without_point(place: &Place) -> Place {
    let (adm1, name) = (place.adm1().map(str::to_owned), place.name().map(str::to_owned));
    Place::new(place.country(), adm1, name, None, place.prec()).unwrap_or_default()
}

/// How many readings of a mention are told.
const READINGS: usize = 3;

/// The first readings, each once.
fn best(all: Vec<String>) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in all {
        if readings.len() < READINGS && !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use tazamun_record::{Article, Date};

    #[test]
    fn every_trigger_has_a_report_or_a_reason() {
        let article = Article {
            doc: "a".into(),
            published: Date::constant(2022, 1, 22),
            title: "هجوم في ديالى".into(),
            text: "قتل 11 جنديا أمس في هجوم شنه تنظيم داعش قرب ناحية العظيم بمحافظة ديالى. وتعهد الوزير بمنع أي هجوم.".into(),
            source: None,
            url: None,
        };
        let explained = Reader::new().explain(&article);
        assert_eq!(explained.reports, Reader::new().read(&article));
        assert_eq!(explained.reports.len(), 1);
        assert_eq!(explained.sentences.len(), 3);
        let whole = article.whole();
        let readings: Vec<(&str, &str)> =
            explained.mentions.iter().map(|m| (&whole[m.span.clone()], m.reading.as_str())).collect();
        for expected in [("قتل 11 جنديا", "11 killed"), ("أمس", "2022-01-21"), ("تنظيم داعش", "IS")]
        {
            assert!(readings.contains(&expected), "{expected:?} is not in {readings:?}");
        }
        let triggers = explained.mentions.iter().filter(|m| m.kind == super::Kind::Trigger);
        assert!(triggers.clone().count() >= 2);
        for trigger in triggers {
            assert!(!trigger.reports.is_empty() || trigger.unread.is_some(), "{trigger:?}");
        }
    }
}
