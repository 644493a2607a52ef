//! An article → what was seen in it and what became of it: every mention with its place in the text and the reports
//! that it went into, and for every trigger of which no report came the reason.

use crate::{
    frame::{Act, Scene, factual::Unread, gather, report, scene::Site, telling},
    gazetteer::Gazetteer,
    howmany::{self, Harm},
    lang::Language,
    text::Text,
    who::{self, Who},
};
use std::ops::Range;
use tazamun_record::{Article, Country, Place, Report, WherePrec};

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
}

/// An article with its reports and everything that was seen in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The reports, as [`crate::read`] gives them.
    pub reports: Vec<Report>,
    /// All mentions, in the order of the text.
    pub mentions: Vec<Mention>,
    /// The sentences, as bytes of the article's whole text; the title is the first where there is one.
    pub sentences: Vec<Range<usize>>,
}

/// Reads an article and says what became of every mention.
pub fn explain(language: &Language, gazetteer: &Gazetteer, article: &Article) -> Explanation {
    let whole = article.whole();
    let text = Text::new(&whole);
    let scene = Scene::new(language, gazetteer, &text, article);
    let (tellings, mut unread) = telling::tellings(&scene);
    let (incidents, dropped) = gather::gather(&scene, &tellings);
    unread.extend(dropped);
    let mut links = Links::default();
    let mut reports = Vec::new();
    for incident in &incidents {
        let told: Vec<&telling::Telling> = incident.tellings.iter().map(|&t| &tellings[t]).collect();
        match report::report(&scene, &tellings, incident) {
            Some(report) => {
                links.add(reports.len(), incident, &told);
                reports.push(report);
            }
            None => unread.extend(told.iter().flat_map(|t| &t.anchors).map(|&a| (a, Unread::NoPlace))),
        }
    }
    crate::frame::series(&mut reports);
    let mentions = mentions(&scene, &links, &unread);
    let sentences = text.sentences().iter().map(|s| text.span(text.range(s.clone()))).collect();
    Explanation { reports, mentions, sentences }
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
fn who(m: &who::Mention) -> Vec<String> {
    let codes: Vec<String> = m.readings.iter().map(|actor| actor.code().to_owned()).collect();
    if !codes.is_empty() {
        return codes;
    }
    let open = match m.who {
        Who::Forces => "forces of a country not said",
        Who::Aircraft => "aircraft of a side not said",
        Who::Group => "the group named before",
        Who::Kurds => "Kurdish fighters",
        _ => "militants of some group",
    };
    vec![open.to_owned()]
}

/// What a toll was read as.
fn toll(toll: &howmany::Mention) -> String {
    let harm = match toll.harm {
        Harm::Killed => "killed",
        Harm::Wounded => "wounded",
        Harm::Both => "killed or wounded",
    };
    format!("{} {harm}", toll.toll)
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

/// Which report each mention went into: pairs of index in the scene and report.
#[derive(Debug, Default)]
struct Links {
    anchors: Vec<(usize, usize)>,
    times: Vec<(usize, usize)>,
    sites: Vec<(usize, usize)>,
    tolls: Vec<(usize, usize)>,
    regions: Vec<(Range<usize>, usize)>,
}

impl Links {
    /// The same, in order and each once, so that a mention's are found at once.
    fn sorted(&self) -> Links {
        let sorted = |list: &[(usize, usize)]| {
            let mut list = list.to_vec();
            list.sort_unstable();
            list.dedup();
            list
        };
        Links {
            anchors: sorted(&self.anchors),
            times: sorted(&self.times),
            sites: sorted(&self.sites),
            tolls: sorted(&self.tolls),
            regions: self.regions.clone(),
        }
    }

    fn add(&mut self, report: usize, incident: &gather::Gathered, told: &[&telling::Telling]) {
        let to = |list: &mut Vec<(usize, usize)>, of: &[usize]| list.extend(of.iter().map(|&i| (i, report)));
        for telling in told {
            to(&mut self.anchors, &telling.anchors);
            to(&mut self.times, &telling.times);
            self.regions.push((telling.region.clone(), report));
        }
        to(&mut self.sites, &incident.sites);
        to(&mut self.tolls, &incident.tolls);
    }
}

fn mentions(scene: &Scene<'_, '_>, links: &Links, unread: &[(usize, Unread)]) -> Vec<Mention> {
    let make = |kind, tokens: &Range<usize>, readings: Vec<String>, reports: Vec<usize>| {
        let readings = best(readings);
        Mention {
            kind,
            span: scene.text.span(scene.text.range(tokens.clone())),
            reading: readings.first().cloned().unwrap_or_default(),
            readings,
            place: None,
            reports,
            unread: None,
        }
    };
    let links = links.sorted();
    let of = |list: &[(usize, usize)], i: usize| -> Vec<usize> {
        let first = list.partition_point(|(at, _)| *at < i);
        list[first..].iter().take_while(|(at, _)| *at == i).map(|(_, report)| *report).collect()
    };
    let mut all: Vec<Mention> = Vec::new();
    for (i, a) in scene.anchors.iter().enumerate() {
        let mut mention = make(Kind::Trigger, &a.tokens, vec![act(a.act)], of(&links.anchors, i));
        let reason = unread.iter().find(|(at, _)| *at == i).map(|(_, reason)| *reason);
        mention.unread = reason.filter(|_| mention.reports.is_empty());
        all.push(mention);
    }
    for a in &scene.weak {
        let unread = Some(Unread::Weak);
        all.push(Mention { unread, ..make(Kind::Trigger, &a.tokens, vec![act(a.act)], Vec::new()) });
    }
    for (i, t) in scene.times.iter().enumerate() {
        all.push(make(Kind::Date, &t.tokens, vec![t.interval.to_string()], of(&links.times, i)));
    }
    for t in &scene.lasting {
        all.push(make(Kind::Date, &t.tokens, vec![t.interval.to_string()], Vec::new()));
    }
    for d in &scene.unread_dates {
        all.push(make(Kind::Date, d, vec!["a date that cannot be read".to_owned()], Vec::new()));
    }
    for (i, s) in scene.sites.iter().enumerate() {
        // A country named without a word of place is a government; it is no place of an incident in any case.
        if s.bare && s.place.prec() == Some(WherePrec::Country) {
            continue;
        }
        let place = Some(if s.located { s.place.clone() } else { without_point(&s.place) });
        all.push(Mention { place, ..make(Kind::Place, &s.tokens, site(s), of(&links.sites, i)) });
    }
    for (i, t) in scene.tolls.iter().enumerate() {
        all.push(make(Kind::Toll, &t.tokens, vec![toll(t)], of(&links.tolls, i)));
    }
    for t in &scene.sums {
        all.push(make(Kind::Toll, &t.tokens, vec![toll(t)], Vec::new()));
    }
    for m in &scene.actors {
        let within =
            links.regions.iter().filter(|(region, _)| region.contains(&m.tokens.start)).map(|(_, r)| *r);
        let mut reports: Vec<usize> = within.collect();
        reports.sort_unstable();
        reports.dedup();
        all.push(make(Kind::Actor, &m.tokens, who(m), reports));
    }
    all.sort_by_key(|m| (m.span.start, m.span.end, m.kind));
    all
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
