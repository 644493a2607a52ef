//! Villages and quarters that the gazetteer does not know: where the place beside them is.
//!
//! "قرية X التابعة لناحية العظيم", "حي X غربي الموصل": the kind word says that X is a place, what follows says where.
//! The mention covers the whole expression, has no entry, and its place is near that of what follows.

use super::words::Marks;
use super::{Mention, Standing};
use crate::gazetteer::{Gazetteer, PlaceKind};
use crate::text::Text;
use tazamun_record::{Place, WherePrec};

/// The longest name of a village, in words.
const LONGEST_NAME: usize = 3;

/// Adds the unknown places to the known ones and keeps the order.
pub(super) fn add(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks,
    known: Vec<Mention>,
) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::with_capacity(known.len());
    for mut mention in known {
        let start = all.last().map_or(0, |m| m.tokens.end);
        if mention.standing >= Standing::Container
            && !mention.place.name().is_some_and(|n| n.starts_with("between"))
            && let Some(unknown) = before(text, gazetteer, marks, start, &mention)
        {
            mention.standing = Standing::Container;
            all.push(unknown);
        }
        all.push(mention);
    }
    all
}

/// The unknown place right before a known one that says where it lies.
fn before(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks,
    start: usize,
    holder: &Mention,
) -> Option<Mention> {
    let end = holder.tokens.start;
    let first = end.saturating_sub(LONGEST_NAME + 2).max(start);
    let (kind, name) = (first..end).rev().find_map(|at| {
        let mark = marks.ending_at(at).filter(|m| m.tokens.start >= start)?;
        let kind = [PlaceKind::Village, PlaceKind::Neighbourhood, PlaceKind::Town]
            .into_iter()
            .find(|&kind| mark.sense.own.has(kind))?;
        Some(((kind, mark.tokens.start), at..end))
    })?;
    let words = name.clone().take_while(|&t| marks.beginning_at(t).is_none()).count();
    let says_where = holder.standing != Standing::Plain || words < name.len();
    let all_words = name.clone().all(|t| text.tokens().get(t).is_some_and(|t| t.is_word()));
    if words == 0
        || words > LONGEST_NAME
        || !says_where
        || !all_words
        || !only_links(marks, name.start + words..end)
    {
        return None;
    }
    Some(Mention {
        tokens: kind.1..name.start + words,
        name: name.start..name.start + words,
        place: place_near(gazetteer, holder)?,
        others: Vec::new(),
        kind: kind.0,
        entry: None,
        standing: Standing::Site,
    })
}

/// Whether these words only link a place to what holds it: "التابعة", "الواقعة في".
fn only_links(marks: &Marks, mut words: std::ops::Range<usize>) -> bool {
    while let Some(mark) = (!words.is_empty()).then(|| marks.beginning_at(words.start)).flatten() {
        if !(mark.sense.inside || mark.sense.of || mark.sense.locative) {
            return false;
        }
        words.start = mark.tokens.end;
    }
    words.is_empty()
}

fn place_near(gazetteer: &Gazetteer, holder: &Mention) -> Option<Place> {
    let known = &holder.place;
    let prec = known.prec()?.max(WherePrec::Near);
    if prec >= WherePrec::Vague && holder.kind == PlaceKind::Country {
        return None;
    }
    let latin = holder.entry.map_or("", |e| gazetteer.entry(e).latin.as_str());
    let name = match (known.name()?, prec) {
        (name, WherePrec::Near) if name == latin => format!("near {latin}"),
        (name, _) => name.to_owned(),
    };
    Place::new(known.country(), known.adm1().map(str::to_owned), Some(name), known.point(), Some(prec)).ok()
}
