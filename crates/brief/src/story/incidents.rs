//! An incident → the words for its place, its day, what it was and whom it cost.

use super::Story;
use crate::{
    Compared, Lang, SourcedIncident,
    text::{is_arabic, shortened},
    words::{Phrase, Value},
};
use tazamun_record::{Division, Facts, Incident, Toll};

/// Names longer than this are cut: no place of the world needs more.
const NAME: usize = 80;

impl Story<'_> {
    /// An incident of the articles in a line, its numbers linked to the words that they were read from.
    pub(crate) fn told_line(&self, told: &SourcedIncident, index: usize) -> Phrase {
        self.line(&told.incident, Some(index))
    }

    /// One of the two incidents compared in a line.
    pub(crate) fn compared_line(&self, compared: &Compared) -> Phrase {
        self.line(&compared.incident, compared.told)
    }

    fn line(&self, incident: &Incident, told: Option<usize>) -> Phrase {
        let facts = &incident.facts;
        let anchor = |slot: &str| told.map(|i| self.slot_anchor(i, slot));
        self.words.say(
            "incident-line",
            &[
                ("place", Value::from(self.where_in(incident, told)).at_if(anchor("place"))),
                ("date", Value::text(self.words.interval(facts.when)).at_if(anchor("date"))),
                ("what", self.what(facts).into()),
                ("toll", self.toll(facts, anchor("killed")).into()),
            ],
        )
    }

    /// The element that holds the words for one value of an incident that was told.
    pub(crate) fn slot_anchor(&self, told: usize, slot: &str) -> String {
        self.anchor(&format!("i{}-{slot}", told + 1))
    }

    /// Place and country.
    pub(crate) fn where_in(&self, incident: &Incident, told: Option<usize>) -> String {
        let place = self.place_name(incident, told);
        let country = incident.facts.place.country();
        let country = country.as_ref().map(|c| match self.lang() {
            Lang::English => c.english().to_owned(),
            Lang::French => tazamun_words::french_country(c.code()).unwrap_or(c.english()).to_owned(),
            Lang::Arabic => c.arabic().to_owned(),
        });
        match (place, country) {
            (Some(place), Some(country)) if place != country => {
                self.words.say("place-in", &[("place", place.into()), ("in", country.into())]).bare()
            }
            (Some(place), _) => place,
            (None, Some(country)) => country,
            (None, None) => self.words.bare("place-unknown"),
        }
    }

    /// The name of the place in this language. Places are kept in Latin letters (codebook); a reader of Arabic sees the
    /// name as an Arabic article wrote it, else the governorate's.
    fn place_name(&self, incident: &Incident, told: Option<usize>) -> Option<String> {
        let place = &incident.facts.place;
        let division = place.adm1().and_then(Division::of);
        let latin = place.name().map(|n| shortened(n, NAME).into_owned());
        match self.lang() {
            Lang::English | Lang::French => latin.or_else(|| division.map(|d| d.english_in_full())),
            Lang::Arabic => {
                let quoted = told.and_then(|i| self.brief.told.get(i)).and_then(arabic_place);
                let known = || self.brief.arabic_places.get(place.name()?).cloned();
                quoted.or_else(known).or_else(|| division.map(|d| d.arabic_in_full())).or(latin)
            }
        }
    }

    /// Place and day of one of the two incidents compared, for a picture.
    pub(crate) fn short_name(&self, compared: &Compared) -> String {
        let place = self.short_place(compared);
        let date = self.words.interval(compared.incident.facts.when);
        self.words.say("short-name", &[("place", place.into()), ("date", date.into())]).bare()
    }

    /// The place of one of the two incidents compared, for a picture.
    pub(crate) fn short_place(&self, compared: &Compared) -> String {
        let place = self.place_name(&compared.incident, compared.told);
        place.map_or_else(|| self.words.bare("place-unknown"), |place| shortened(&place, 28).into_owned())
    }

    /// What it was in a newspaper's words: the sub-event type, else the event type.
    pub(crate) fn what(&self, facts: &Facts) -> String {
        let sub = facts.what.sub_event_type().map(|s| s.label());
        let label = sub.or(facts.what.event_type().map(|e| e.label())).unwrap_or("unknown");
        self.words.bare(&tazamun_words::kind(label))
    }

    /// The killed, or what else is known of its cost.
    pub(crate) fn toll(&self, facts: &Facts, anchor: Option<String>) -> Phrase {
        match (&facts.killed, facts.casualties) {
            (Some(killed), _) => self.number_of("killed", killed, anchor),
            (None, Some(n)) => self.words.say("casualties", &[("n", Value::count(n).at_if(anchor))]),
            (None, None) => self.words.say("toll-unknown", &[]),
        }
    }

    /// The wounded, where a number is given.
    pub(crate) fn wounded(&self, facts: &Facts, anchor: Option<String>) -> Option<Phrase> {
        facts.wounded.as_ref().map(|wounded| self.number_of("wounded", wounded, anchor))
    }

    fn number_of(&self, what: &str, toll: &Toll, anchor: Option<String>) -> Phrase {
        let count = |n: u32| Value::count(n).at_if(anchor.clone());
        match (toll.low(), toll.high()) {
            (Some(low), Some(high)) if low < high => {
                self.words.say(&format!("{what}-range"), &[("low", count(low)), ("n", count(high))])
            }
            (Some(low), None) => self.words.say(&format!("{what}-at-least"), &[("n", count(low))]),
            _ => self.words.say(what, &[("n", count(toll.number()))]),
        }
    }
}

/// The place as the first Arabic report of the incident names it.
fn arabic_place(told: &SourcedIncident) -> Option<String> {
    let quotes = told.reports.iter().filter_map(|r| r.report.quotes.place.as_ref());
    quotes.map(|q| q.as_str().trim()).find(|q| is_arabic(q)).map(|q| shortened(bare(q), NAME).into_owned())
}

/// Words for kinds of places, to which Arabic writes the preposition "in".
const KINDS: [&str; 14] = [
    "مدينة",
    "بلدة",
    "محافظة",
    "قضاء",
    "ناحية",
    "منطقة",
    "قرية",
    "حي",
    "مخيم",
    "سجن",
    "ريف",
    "ولاية",
    "إقليم",
    "صحراء",
];

/// A place without the "in" before it: a name stands alone at the head of a line.
fn bare(quoted: &str) -> &str {
    if let Some(rest) = ["في ", "عند ", "على "].iter().find_map(|word| quoted.strip_prefix(word)) {
        return rest.trim_start();
    }
    let after_in = quoted.strip_prefix('ب');
    after_in.filter(|rest| KINDS.iter().any(|kind| rest.starts_with(kind))).unwrap_or(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Numerals, words::Words};
    use tazamun_record::{EventType, SubEventType};

    #[test]
    fn a_place_stands_without_the_in_before_it() {
        let names =
            ["في منطقة أم الكرامي", "بمدينة الصدر", "عند معبر ربيعة", "بغداد", "سجن الصناعة", "في"].map(bare);
        assert_eq!(names, ["منطقة أم الكرامي", "مدينة الصدر", "معبر ربيعة", "بغداد", "سجن الصناعة", "في"]);
    }

    #[test]
    fn every_kind_of_event_has_a_newspapers_word() {
        let labels = SubEventType::ALL.iter().map(|s| s.label());
        for label in labels.chain(EventType::ALL.iter().map(|e| e.label())) {
            let id = tazamun_words::kind(label);
            for lang in Lang::ALL {
                let said = Words::new(lang, Numerals::Western).bare(&id);
                assert!(said != id && !said.contains('/'), "{id} in {lang:?}: {said}");
            }
        }
    }
}
