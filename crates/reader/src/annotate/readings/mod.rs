//! An article → everything that is mentioned in it, each with all that it may mean, and nothing about what belongs to what.
//!
//! What a language model points at is read here: its words are looked for among these mentions, and no value comes from
//! anywhere else. Each mention has its readings, the likeliest first; whoever chooses may choose among them and can name
//! none that is not there.

mod days;
mod kinds;
mod names;

pub use kinds::kinds_of;
pub use names::Readings;

use crate::{
    annotate::{
        actors, casualties,
        scene::{Scene, factual, readable},
    },
    gazetteer::Gazetteer,
    lang::{Cue, Language},
    ontology::{Act, Harm, Who},
    text::Text,
};
use std::ops::Range;
use tazamun_record::{Actor, Article, Interval, Place, Status, SubEventType, Toll, WherePrec};

/// Something mentioned in an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its bytes in the article's whole text ([`Article::whole`]).
    pub span: Range<usize>,
    /// What it is, with all that it may mean.
    pub value: Value,
}

/// What is mentioned, with its readings.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words that tell an incident.
    Trigger {
        /// What they may tell, what stands without further words first; all are of the codebook.
        kinds: Vec<SubEventType>,
        /// How telling they are among other words that tell the same incident: larger is more.
        rank: u8,
        /// They say that it did not happen.
        denied: bool,
    },
    /// Days: the readings, the likeliest first.
    Date(Vec<Interval>),
    /// A date that is said and cannot be read.
    UnreadDate,
    /// A place.
    Place {
        /// Where it may lie, the likeliest first.
        readings: Vec<Place>,
        /// How exact it is; larger is more exact.
        exact: u8,
        /// Whether an incident may lie there: anything finer than a country.
        codable: bool,
        /// It only says where another lies, or is part of an office's name.
        minor: bool,
    },
    /// How many were killed or wounded.
    Toll {
        /// Killed, wounded, or both told together.
        harm: Harm,
        /// How many.
        toll: Toll,
    },
    /// How many people are counted, beside no word that says whether they were harmed.
    Counted(Toll),
    /// An organisation or group.
    Actor {
        /// Who is named, as far as the words say.
        who: Who,
        /// Whom the words stand for in this story, the likeliest first.
        readings: Vec<Actor>,
    },
    /// Who is said to report: an English name.
    Source(String),
}

/// An article with everything that is mentioned in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Annotated {
    /// All mentions, in the order of the text.
    pub mentions: Vec<Mention>,
    /// The sentences, as bytes of the article's whole text; the title is the first where there is one.
    pub sentences: Vec<Range<usize>>,
    /// The means that the article speaks of anywhere, as kinds of incident: what words that leave it open ("an attack")
    /// may have been.
    pub means: Vec<SubEventType>,
    /// For each sentence how firmly an incident that it tells may be told, beside [`Status::Occurred`].
    pub statuses: Vec<Vec<Status>>,
}

/// Finds everything that an article mentions, as far as it is read ([`readable`]).
pub fn annotate(language: &Language, gazetteer: &Gazetteer, article: &Article) -> Annotated {
    let whole = article.whole();
    let text = Text::new(readable(&whole));
    let scene = Scene::new(language, gazetteer, &text, article);
    let mut mentions = mentions(&scene);
    mentions.sort_by_key(|m| (m.span.start, m.span.end));
    let sentences = text.sentences();
    let acts = scene.means.iter().map(|hit| *hit.value).chain(scene.anchors.iter().map(|a| a.act));
    let means = acts.filter_map(Act::sub_event_type).collect();
    Annotated {
        mentions,
        means,
        statuses: sentences.iter().map(|s| statuses(&scene, s.clone())).collect(),
        sentences: sentences.iter().map(|s| text.span(text.range(s.clone()))).collect(),
    }
}

fn mentions(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let at = |tokens: &Range<usize>, value| Mention {
        span: scene.text.span(scene.text.range(tokens.clone())),
        value,
    };
    let mut all: Vec<Mention> = Vec::new();
    for a in scene.anchors.iter().chain(&scene.weak) {
        let denied = !a.weak && factual::unreal(scene, a) == Some(factual::Unreal::Denied);
        let kinds = kinds_of(a.act).to_vec();
        if !kinds.is_empty() {
            all.push(at(&a.tokens, Value::Trigger { kinds, rank: a.act.rank(), denied }));
        }
    }
    let days = scene.times.iter().chain(&scene.lasting);
    all.extend(days.map(|t| at(&t.tokens, Value::Date(days::readings(t, scene.published)))));
    all.extend(scene.unread_dates.iter().map(|t| at(t, Value::UnreadDate)));
    for s in &scene.sites {
        // A country named without a word of place is a government.
        if s.bare && s.place.prec() == Some(WherePrec::Country) {
            continue;
        }
        let readings = std::iter::once(&s.place).chain(&s.others).cloned().collect();
        let minor = s.minor || s.office || s.way;
        // Regions that are several divisions ("the Gaza Strip") have none of their own, and are coded all the same.
        let codable = s.codable || s.place.prec().is_some_and(|prec| prec <= WherePrec::Vague);
        all.push(at(&s.tokens, Value::Place { readings, exact: s.exact, codable, minor }));
    }
    let toll = |t: &casualties::Mention| at(&t.tokens, Value::Toll { harm: t.harm, toll: t.toll });
    all.extend(scene.tolls.iter().chain(&scene.sums).map(toll));
    let people = scene
        .spoken
        .each(|language| casualties::people(language, scene.text, &scene.tolls), |(tokens, _)| tokens.start);
    all.extend(people.into_iter().map(|(tokens, toll)| at(&tokens, Value::Counted(toll))));
    let actor = |m: &actors::Mention| {
        let mut readings = m.readings.clone();
        // A role that the story gives somebody ("gunmen") may be nobody's that is known.
        let role = !m.named && !matches!(m.who, Who::Civilians | Who::People);
        if role && !readings.contains(&Actor::unidentified()) {
            readings.push(Actor::unidentified());
        }
        at(&m.tokens, Value::Actor { who: m.who.clone(), readings })
    };
    all.extend(scene.actors.iter().map(actor));
    let sources =
        scene.spoken.each(|language| actors::sources(language, scene.text), |(tokens, _)| tokens.start);
    all.extend(sources.into_iter().map(|(tokens, name)| at(&tokens, Value::Source(name))));
    all
}

/// How firmly a sentence may tell an incident, beside "it occurred": what its own words allow.
fn statuses(scene: &Scene<'_, '_>, sentence: Range<usize>) -> Vec<Status> {
    let cue = |cue| scene.has_cue(sentence.clone(), cue);
    let foiled = scene
        .anchors
        .iter()
        .chain(&scene.weak)
        .any(|a| a.act == Act::Foil && sentence.contains(&a.tokens.start));
    let mut statuses = Vec::new();
    if cue(Cue::Report) || cue(Cue::Claim) {
        statuses.push(Status::Claimed);
    }
    if cue(Cue::Negation) || cue(Cue::Blame) {
        statuses.push(Status::Disputed);
    }
    if foiled {
        statuses.push(Status::Foiled);
    }
    statuses
}

impl Annotated {
    /// The mentions that share a byte with a span, with how many they share.
    pub fn over(&self, span: &Range<usize>) -> impl Iterator<Item = (&Mention, usize)> {
        let end = self.mentions.partition_point(|m| m.span.start < span.end);
        self.mentions[..end].iter().filter_map(move |m| {
            let shared = m.span.end.min(span.end).saturating_sub(m.span.start.max(span.start));
            (shared > 0).then_some((m, shared))
        })
    }

    /// The sentence that holds a byte.
    pub fn sentence_of(&self, byte: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= byte).min(self.sentences.len().saturating_sub(1))
    }
}
