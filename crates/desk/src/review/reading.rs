//! Words of an article → what they say for a slot: read by the reader, as it reads them itself. A person points, and no value
//! comes from anywhere else.

use super::{
    text::widened,
    typed::{Typed, codes},
};
use crate::pages::Visit;
use std::{collections::BTreeMap, ops::Range};
use tazamun_reader::{
    annotate::{Annotated, Mention, Value},
    gazetteer::Gazetteer,
    ontology::Harm,
};
use tazamun_record::{
    Actor, Article, Facts, Interval, Place, Quote, Quotes, Report, SubEventType, Toll, What, day_at,
    day_number,
};

/// Meanings of words that are offered.
const OFFERED: usize = 8;

/// What words may say: the values of the form's fields, and how people write it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(super) struct Meaning {
    /// For people.
    pub(super) label: String,
    /// For the form.
    pub(super) fields: BTreeMap<String, String>,
}

/// Words that somebody chose for a slot, with what they may say.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(super) struct Chosen {
    /// The words as they stand in the article.
    pub(super) quote: String,
    /// What they may say, the likeliest first; nothing where the reader does not know.
    pub(super) meanings: Vec<Meaning>,
}

/// What words say for a slot.
pub(super) fn chosen(
    visit: &Visit,
    whole: &str,
    seen: &Annotated,
    slot: &str,
    span: &Range<usize>,
) -> Chosen {
    let mut meanings: Vec<Meaning> = Vec::new();
    let mut over: Vec<(&Mention, usize)> = seen.over(span).collect();
    over.sort_by_key(|(m, shared)| (std::cmp::Reverse(*shared), m.span.len()));
    for (mention, _) in over {
        for meaning in of_mention(visit, slot, mention) {
            if meanings.len() < OFFERED && !meanings.contains(&meaning) {
                meanings.push(meaning);
            }
        }
    }
    // A number that stands alone is one, whatever the reader made of the words around it.
    if meanings.is_empty() && matches!(slot, "killed" | "wounded") {
        meanings.extend(number(&whole[span.clone()]).map(|n| toll(slot, Toll::exactly(n))));
    }
    Chosen { quote: whole[span.clone()].to_owned(), meanings }
}

/// All that the article says for a slot, in its order: to be chosen from without a pointer.
pub(super) fn offered(visit: &Visit, seen: &Annotated, slot: &str) -> Vec<(Range<usize>, Meaning)> {
    let mut all: Vec<(Range<usize>, Meaning)> = Vec::new();
    for mention in &seen.mentions {
        if let Some(meaning) = of_mention(visit, slot, mention).into_iter().next()
            && !all.iter().any(|(span, _)| *span == mention.span)
        {
            all.push((mention.span.clone(), meaning));
        }
    }
    all
}

fn of_mention(visit: &Visit, slot: &str, mention: &Mention) -> Vec<Meaning> {
    match (slot, &mention.value) {
        ("trigger", Value::Trigger { kinds, .. }) => {
            kinds.iter().map(|kind| kind_meaning(visit, *kind)).collect()
        }
        ("date", Value::Date(readings)) => readings.iter().map(|days| days_meaning(visit, *days)).collect(),
        ("place", Value::Place { readings, .. }) => readings.iter().map(place_meaning).collect(),
        ("killed", Value::Toll { harm: Harm::Killed | Harm::Both, toll: n })
        | ("wounded", Value::Toll { harm: Harm::Wounded | Harm::Both, toll: n })
        | ("killed" | "wounded", Value::Counted(n)) => vec![toll(slot, *n)],
        ("actor1", Value::Actor { readings, .. }) => {
            readings.iter().map(|a| actor_meaning(visit, "by", a)).collect()
        }
        ("actor2", Value::Actor { readings, .. }) => {
            readings.iter().map(|a| actor_meaning(visit, "on", a)).collect()
        }
        _ => Vec::new(),
    }
}

fn meaning(label: String, fields: impl IntoIterator<Item = (String, String)>) -> Meaning {
    Meaning { label, fields: fields.into_iter().collect() }
}

fn kind_meaning(visit: &Visit, kind: SubEventType) -> Meaning {
    meaning(visit.sub_kind(kind), [("kind".to_owned(), kind.label().to_owned())])
}

fn days_meaning(visit: &Visit, days: Interval) -> Meaning {
    let fields = [
        ("date_start".to_owned(), days.start().to_string()),
        ("date_end".to_owned(), days.end().to_string()),
    ];
    meaning(visit.days(days), fields)
}

pub(super) fn place_meaning(place: &Place) -> Meaning {
    let mut typed = Typed::default();
    typed.put_place(place);
    let fields = ["country", "adm1", "place", "lat", "lon", "where_prec"];
    let country = place.country();
    let label = [place.name(), place.adm1().or(country.as_ref().map(|c| c.code()))];
    let label = label.into_iter().flatten().collect::<Vec<_>>().join(", ");
    meaning(label, fields.map(|field| (field.to_owned(), typed.get(field).to_owned())))
}

fn toll(slot: &str, toll: Toll) -> Meaning {
    let mut typed = Typed::default();
    typed.put_toll(slot, Some(toll));
    let fields = ["low", "best", "high"].map(|end| format!("{slot}_{end}"));
    meaning(toll.to_string(), fields.map(|field| (field.clone(), typed.get(&field).to_owned())))
}

fn actor_meaning(visit: &Visit, field: &str, actor: &Actor) -> Meaning {
    meaning(
        format!("{} ({})", actor.code(), visit.actor(actor)),
        [(field.to_owned(), codes(std::slice::from_ref(actor)))],
    )
}

fn number(words: &str) -> Option<u32> {
    let digits: String = words
        .chars()
        .filter_map(|c| c.to_digit(10).or_else(|| u32::from(c).checked_sub(0x660).filter(|d| *d < 10)))
        .filter_map(|d| char::from_digit(d, 10))
        .collect();
    digits.parse().ok()
}

/// Places of a name, in either language.
pub(super) fn places(gazetteer: &Gazetteer, name: &str) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    for id in gazetteer.meanings_of(name.trim()).take(OFFERED) {
        let entry = gazetteer.entry(id);
        let adm1 = gazetteer.adm1_code(id).filter(|code| code.contains('-')).map(str::to_owned);
        let name = Some(entry.latin.clone());
        let place = Place::new(entry.country(), adm1, name, Some(entry.point), Some(entry.kind.prec()));
        found.extend(place.ok().filter(|place| !found.contains(place)));
    }
    found
}

/// A report of words that tell an incident, with what stands nearest to them: somewhere to begin, to be checked by whoever
/// chose the words.
pub(super) fn begun(article: &Article, whole: &str, seen: &Annotated, span: &Range<usize>) -> Option<Report> {
    let here = seen.sentence_of(span.start);
    let near = |mention: &&Mention| {
        let sentence = seen.sentence_of(mention.span.start);
        (sentence.abs_diff(here), mention.span.start.abs_diff(span.start))
    };
    let same = |mention: &&Mention| seen.sentence_of(mention.span.start) == here;
    let kinds = seen.over(span).find_map(|(m, _)| match &m.value {
        Value::Trigger { kinds, .. } => kinds.first().copied(),
        _ => None,
    });
    let mentions = || seen.mentions.iter();
    let codable = |m: &&Mention| matches!(m.value, Value::Place { codable: true, minor: false, .. });
    let place = mentions().filter(codable).min_by_key(near);
    let date = mentions().filter(same).filter(|m| matches!(m.value, Value::Date(_))).min_by_key(near);
    let published = article.published;
    let of_the_day = Interval::new(day_at(day_number(published) - 1), published).ok()?;
    let when = date.and_then(|m| m.days(None)).unwrap_or(of_the_day);
    let at = place.and_then(|m| m.place(None)).cloned().unwrap_or_default();
    let quote = |span: &Range<usize>| Quote::cut(whole, span.clone()).ok();
    let quotes = Quotes {
        date: date.and_then(|m| quote(&m.span)),
        place: place.and_then(|m| quote(&m.span)),
        ..Quotes::default()
    };
    let facts = Facts::new(What::from(kinds.unwrap_or(SubEventType::Attack)), when, at);
    Some(Report {
        facts,
        trigger: quote(span)?,
        quotes,
        sure: None,
        confidence: None,
        confidences: None,
        reader: None,
    })
}

/// Where typed words stand in an article: once, and as whole words where they can.
pub(super) fn find(whole: &str, words: &str) -> Option<Range<usize>> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let spans = || whole.match_indices(words).map(|(at, found)| at..at + found.len()).take(200);
    spans().find(|span| widened(whole, span) == *span).or_else(|| spans().next())
}
