//! What a brief is made of: the articles, the incidents that they tell, the question, its findings, the data.
//!
//! [`brief`] fills the part that is asked and found; whoever shows a [`Brief`] needs nothing else.

mod ask;
mod strength;

pub use ask::{BriefQuestion, CERTIFICATE_PAIRS, brief, brief_by};
pub use strength::Confidence;

use crate::{AnsweredClaim, EventPlace, EventRow, PlanMark, Robustness};
use serde::Serialize;
use std::collections::BTreeMap;
use tazamun_record::{Article, Date, Incident, Interval, SourcedIncident};
use tazamun_sync::{Certificate, Coincidence, Pair, Shuffle, Verdict, joint_days::Waves};
use tazamun_words::{Lang, Numerals, Words};

/// A text for readers of each language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Translations {
    /// In English.
    pub english: String,
    /// In Arabic.
    pub arabic: String,
    /// In French; in English where it was never translated. The form for programs holds the two languages of the page alone.
    #[serde(skip)]
    pub french: String,
}

impl Translations {
    /// A text in English and Arabic, which readers of French see in English.
    pub fn new(english: impl Into<String>, arabic: impl Into<String>) -> Self {
        let english = english.into();
        Translations { arabic: arabic.into(), french: english.clone(), english }
    }

    /// The same with its French, where there is one.
    #[must_use]
    pub fn french(self, french: Option<impl Into<String>>) -> Self {
        Translations { french: french.map_or(self.french, Into::into), ..self }
    }

    /// A text that is the same in all, such as a name that was never translated.
    pub fn same(text: impl Into<String>) -> Self {
        let english = text.into();
        Translations { arabic: english.clone(), french: english.clone(), english }
    }

    /// What a message says in each.
    pub fn said(id: &str) -> Self {
        let [arabic, english, french] = Lang::SPOKEN.map(|lang| Words::new(lang, Numerals::Western).bare(id));
        Translations { english, arabic, french }
    }

    /// The text in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::English => &self.english,
            Lang::Arabic => &self.arabic,
            Lang::French => &self.french,
        }
    }
}

/// Everything that a brief says, before it is put into words and pictures.
#[derive(Debug, Clone, Serialize)]
pub struct Brief {
    /// The language in which the page opens; the other one stands behind the switch.
    pub opens_in: Lang,
    /// The digits that Arabic text is written with.
    pub numerals: Numerals,
    /// The articles read; empty where a question was asked without any.
    pub articles: Vec<Article>,
    /// The incidents that the articles tell, in the order of their dates, with the reports that tell them.
    pub told: Vec<SourcedIncident>,
    /// How many of them a program read and nobody has reviewed.
    pub unreviewed: usize,
    /// The plan that was followed, where one was fixed before.
    pub plan: Option<PlanMark>,
    /// Arabic names of places, by the Latin names that incidents have, for places that no Arabic article names.
    pub arabic_places: BTreeMap<String, String>,
    /// What was asked and found, or why nothing was tested.
    pub answer: BriefAnswer,
    /// The data that the answer rests on; empty where nothing was tested.
    pub data: Vec<BriefData>,
    /// What the articles claim of attacks in the aggregate, each with what the data say of it.
    pub claims: Vec<AnsweredClaim>,
    /// How to get this very page again.
    pub reproduction: Reproduction,
}

/// What was asked and found, or why nothing was tested.
#[derive(Debug, Clone, Serialize)]
pub enum BriefAnswer {
    /// Two theatres were compared.
    Tested(Box<Tested>),
    /// The articles hold nothing to compare.
    NotTested(WhyNot),
}

/// Why nothing was tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum WhyNot {
    /// The articles tell no incident.
    NoIncident,
    /// They tell one incident alone (after merging).
    OneIncident,
    /// They tell several, but no group that was active in two countries or two governorates.
    NoSharedActor,
    /// There were two theatres, but the data hold no event of one of them.
    NoEvents,
}

/// A question about two theatres and what the tests found.
///
/// Each test is optional: one that was not run is left out of the page, and the page says so.
#[derive(Debug, Clone, Serialize)]
pub struct Tested {
    /// What was asked.
    pub question: Comparison,
    /// What may be said, by the fixed rules of the tests.
    pub verdict: Verdict,
    /// The calibrated test of synchrony.
    pub coincidence: Option<Coincidence>,
    /// What the usual test would have said.
    pub shuffle: Option<Shuffle>,
    /// How often such a pair falls together by chance.
    pub pair: Option<Pair>,
    /// How often this test is wrong on such data.
    pub certificate: Option<Certificate>,
    /// How far doubts about the events move the verdict; none where it was not measured.
    pub sensitivity: Option<Robustness>,
    /// Events of both theatres that were read from articles by machine and that nobody has reviewed.
    pub unreviewed: usize,
    /// The answer for other reasonable choices of closeness, size and window; may be empty.
    pub choices: Vec<ComparisonChoice>,
    /// Runs of days on which several regions of the two theatres were active together.
    pub waves: Option<Regions>,
}

/// The regions of both theatres, and the waves over them.
#[derive(Debug, Clone, Serialize)]
pub struct Regions {
    /// The regions' names, in the order in which [`Wave::theatres`](tazamun_sync::joint_days::Wave::theatres) counts them.
    pub names: Vec<Translations>,
    /// What was found.
    pub found: Waves,
}

/// Two theatres, and the two incidents that somebody set side by side.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// The first theatre.
    pub a: Theatre,
    /// The second theatre.
    pub b: Theatre,
    /// τ: two days count as close where they lie at most this many days apart.
    pub within: u32,
    /// The two incidents set side by side, the first of theatre A, the second of theatre B; `None` where the question
    /// was asked without an article and no pair was named.
    pub side_by_side: Option<SideBySide>,
    /// Who chose the theatres.
    pub chosen: ChosenBy,
}

/// Who chose the theatres of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ChosenBy {
    /// They are those of the two incidents that the article sets side by side.
    ByArticle,
    /// The user named both.
    ByUser,
}

/// One theatre: who acts where.
#[derive(Debug, Clone, Serialize)]
pub struct Theatre {
    /// The filter that selects its events, as typed or as made from the article (`country=IQ,actor1=IS`).
    pub filter: String,
    /// Where it lies, as a reader would say it, without the actor ("Iraq", "العراق").
    pub name: Translations,
    /// Who acts there ("Islamic State"), where the filter names one.
    pub actor: Option<Translations>,
    /// Its events.
    pub events: Vec<TheatreEvent>,
}

/// An event of a theatre, as far as it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TheatreEvent {
    /// The days among which it lies.
    #[serde(flatten)]
    pub when: Interval,
    /// Where it lies, if that is known.
    #[serde(skip)]
    pub place: Option<EventPlace>,
    /// Killed on all sides, by the best estimate.
    pub killed: Option<u32>,
}

impl From<EventRow<'_>> for TheatreEvent {
    fn from(row: EventRow<'_>) -> Self {
        TheatreEvent { when: row.when, place: row.place, killed: row.killed }
    }
}

impl From<&Incident> for TheatreEvent {
    fn from(incident: &Incident) -> Self {
        let (place, when) = (&incident.facts.place, incident.facts.when);
        let prec = place.prec();
        TheatreEvent {
            when,
            place: place.point().map(|point| EventPlace { point, prec }),
            killed: incident.facts.killed.map(|toll| toll.number()),
        }
    }
}

/// Two incidents that somebody set side by side.
#[derive(Debug, Clone, Serialize)]
pub struct SideBySide {
    /// The incident of theatre A.
    pub a: Compared,
    /// The incident of theatre B.
    pub b: Compared,
}

/// One of two incidents set side by side.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// The incident.
    pub incident: Incident,
    /// Its place in [`Brief::told`], where an article tells it; numbers in the text are then linked to its quotes.
    pub told: Option<usize>,
    /// The number of killed from which on incidents of its theatre counted as "at least that large"; `None` where it
    /// has no toll, so that incidents of any size counted.
    pub at_least_killed: Option<u32>,
}

/// The answer to the same question under another reasonable choice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparisonChoice {
    /// τ in days.
    pub within: u32,
    /// Incidents of theatre A with at least so many killed (0: all).
    pub killed_a: u32,
    /// The same for theatre B.
    pub killed_b: u32,
    /// The days looked at; `None` for those of the main test.
    pub window: Option<Interval>,
    /// Events of theatre A that are that large.
    pub events_a: usize,
    /// Events of theatre B that are that large.
    pub events_b: usize,
    /// One-sided p-value; `None` where there are too few events to tell.
    pub p: Option<f64>,
    /// Chance coincidences expected in a year.
    pub per_year: Option<f64>,
}

/// A file of events that the answer rests on.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BriefData {
    /// What it is ("The built-in record of Islamic State attacks").
    pub name: Translations,
    /// Its path as given, or `built-in`.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Events that it holds.
    pub events: usize,
    /// Its licence ("CC BY 4.0"), where known.
    pub licence: Option<String>,
    /// How its makers ask to be cited, where known.
    pub citation: Option<String>,
    /// Where it comes from (http or https).
    pub url: Option<String>,
    /// What whoever reads the result must be told: a sentence each.
    pub warnings: Vec<Translations>,
    /// Days for which it holds nothing of a place: gaps in coverage, drawn as such.
    pub gaps: Vec<Gap>,
    /// What was left out before the tests, with the reason, counted. What the tests leave out themselves (too vague,
    /// outside the window) is in their findings and not repeated here.
    pub excluded: Vec<Excluded>,
}

/// Days for which the data hold nothing of a theatre: a gap in coverage, not calm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// Which theatre it concerns.
    pub side: Side,
    /// The days without a row.
    pub days: Interval,
}

/// One of the two theatres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Side {
    /// Theatre A.
    A,
    /// Theatre B.
    B,
}

/// Rows left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excluded {
    /// Why, as a noun phrase ("rows without a date").
    pub why: Translations,
    /// How many.
    pub count: usize,
}

/// How to get this very page again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Reproduction {
    /// The command as it can be pasted into a shell.
    pub command: String,
    /// Name and version of the program ("tazamun 0.1.0").
    pub version: String,
    /// The seed of every random number.
    pub seed: u64,
    /// The day on which the page was made, where the caller wants it said; the same page for the same input
    /// otherwise.
    pub made_on: Option<Date>,
}
