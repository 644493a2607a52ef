//! Places that hang on the story: "the city", "the capital", "west of the airport" mean what was named before.
//!
//! `languages/*/place_nouns.tsv` has the nouns. With the article and without a name of its own such a noun means the
//! last place of its kind that the text named, and where there was none, the one that the story is about.

use super::candidate::{Context, look_back};
use super::site::place;
use super::story::Story;
use super::words::Marks;
use super::{Mention, Standing};
use crate::gazetteer::{EntryId, Gazetteer, PlaceKind};
use crate::lang::{Joint, places::Means};
use crate::text::Text;

/// Adds the places that hang on the known ones, and keeps the order.
pub(super) fn add(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks<'_>,
    known: Vec<Mention>,
) -> Vec<Mention> {
    let story = Story::of(text, gazetteer, &known);
    let mut found: Vec<Mention> = Vec::new();
    let mut free_from = 0;
    let mut next = 0;
    for token in 0..text.tokens().len() {
        while known.get(next).is_some_and(|m| m.tokens.end <= token) {
            free_from = free_from.max(known[next].tokens.end);
            next += 1;
        }
        let taken = known.get(next).is_some_and(|m| m.tokens.contains(&token));
        let named = known.get(next).is_some_and(|m| m.tokens.start == token + 1 && m.tokens == m.name);
        if taken || named {
            continue;
        }
        if let Some(mention) = at(text, gazetteer, marks, &story, &known, token, free_from) {
            free_from = mention.tokens.end;
            found.push(mention);
        }
    }
    if found.is_empty() {
        return known;
    }
    let mut all = known;
    all.extend(found);
    all.sort_by_key(|m| m.tokens.start);
    all
}

/// The mention whose noun is this token.
fn at(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks<'_>,
    story: &Story,
    known: &[Mention],
    token: usize,
    free_from: usize,
) -> Option<Mention> {
    let (means, preposition) = noun(text, marks, token)?;
    let (tokens, context) = look_back(text, marks, token, preposition, free_from);
    if context.office || context.person || !is_meant(text, marks, means, token, &context) {
        return None;
    }
    let id = resolve(text, gazetteer, story, known, means, token)?;
    let kind = gazetteer.entry(id).kind;
    let countryside = means == Means::Countryside;
    let near = context.near || means == Means::Beside;
    let context = Context { countryside: context.countryside || countryside, near, ..context };
    let id = gazetteer.entry(id).adm1().filter(|_| countryside && kind == PlaceKind::City).unwrap_or(id);
    let mut end = token + 1;
    // "أطراف المدينة الشمالية"
    let adjective = marks.beginning_at(end).filter(|m| m.sense.direction.is_some());
    let context = match adjective {
        Some(mark)
            if context.direction.is_none() && (context.says_place() || means == Means::Countryside) =>
        {
            end = mark.tokens.end;
            Context { direction: mark.sense.direction, ..context }
        }
        _ => context,
    };
    Some(Mention {
        tokens: tokens.start..end,
        name: token..token + 1,
        place: place(gazetteer, id, &context),
        located: true,
        others: Vec::new(),
        kind,
        entry: Some(id),
        standing: if context.says_place() { Standing::Site } else { Standing::Plain },
    })
}

/// What a token means as a noun with the article, and the preposition on it.
fn noun(text: &Text<'_>, marks: &Marks<'_>, token: usize) -> Option<(Means, Option<char>)> {
    text.readings(token)
        .filter_map(|(stem, p)| Some((*marks.language.places.nouns.get(stem)?, p)))
        // "ريفها" has its own, all others the article.
        .find(|(means, p)| p.article != (*means == Means::Countryside))
        .map(|(means, p)| (means, p.preposition))
}

/// Whether a noun is said of a place where something happens: in or at it, or near it; "the same area" by its words.
fn is_meant(text: &Text<'_>, marks: &Marks<'_>, means: Means, token: usize, context: &Context) -> bool {
    let after = text.word(token + 1);
    match means {
        Means::Same => {
            let same = marks.is(Joint::Same, after);
            same && (context.says_place() || context.path)
        }
        Means::Countryside => true,
        Means::Beside => marks.is(Joint::Neighbouring, after) && (context.says_place() || context.path),
        Means::Palace => marks.is(Joint::Presidential, after) && (context.says_place() || context.path),
        // "المحافظة على": keeping, not a province.
        Means::Division => context.says_place() && !marks.is(Joint::Keeping, after),
        _ => context.says_place(),
    }
}

fn resolve(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    story: &Story,
    known: &[Mention],
    means: Means,
    token: usize,
) -> Option<EntryId> {
    let before = |wanted: &dyn Fn(PlaceKind) -> bool| story.last_before(gazetteer, known, token, wanted);
    match means {
        Means::Capital => {
            let of = gazetteer.demonym(text.word(token + 1)).or(story.country);
            gazetteer.capital(of?)
        }
        Means::City => before(&|k| matches!(k, PlaceKind::City | PlaceKind::Town)).or(story.city),
        Means::Town => before(&PlaceKind::is_settlement),
        Means::Division => {
            let last = before(&|k| k != PlaceKind::Country);
            last.and_then(|id| gazetteer.entry(id).adm1()).or(story.division)
        }
        Means::District => before(&|k| k == PlaceKind::Adm2),
        Means::Spot(kind) => before(&|k| k == kind || kind == PlaceKind::Airport && k == PlaceKind::Base)
            .or_else(|| before(&|k| matches!(k, PlaceKind::City | PlaceKind::Town)))
            .or(story.city),
        Means::Palace => before(&|k| matches!(k, PlaceKind::City | PlaceKind::Town))
            .or_else(|| story.country.and_then(|country| gazetteer.capital(country)).or(story.city)),
        Means::Countryside => before(&|k| matches!(k, PlaceKind::City | PlaceKind::Town | PlaceKind::Adm1)),
        Means::Same | Means::Beside => before(&|k| k != PlaceKind::Country),
    }
}
