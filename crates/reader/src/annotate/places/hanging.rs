//! Places that hang on the story: "the city", "the capital", "west of the airport" mean what was named before.
//!
//! `languages/*/place_nouns.tsv` has the nouns. With the article and without a name of its own such a noun means the
//! last place of its kind that the text named, and where there was none, the one that the story is about.

use super::candidate::{Context, look_back};
use super::site::{place, settled};
use super::story::Story;
use super::words::Marks;
use super::{Mention, Standing};
use crate::annotate::capital::is_capital;
use crate::gazetteer::{EntryId, Gazetteer, PlaceKind};
use crate::lang::{Joint, Word, places::Means};
use crate::ontology::Act;
use crate::text::Text;
use std::ops::Range;
use tazamun_record::Country;

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
    let latin = text.word(token).is_ascii();
    let (means, preposition, start) = match noun(text, marks, token) {
        Some((means, preposition)) => match same_before(text, marks, token, free_from) {
            Some(preposition) => (means, preposition, token - 1),
            None => (means, preposition, token),
        },
        None if latin => latin_noun(text, gazetteer, marks, token, free_from)?,
        None => return None,
    };
    let (tokens, context) = look_back(text, marks, start, preposition, free_from);
    let again = latin && (start..token).any(|t| marks.is(Joint::Same, text.word(t)));
    let same = !latin && start < token;
    let spot = matches!(means, Means::City | Means::Town | Means::Spot(_));
    let struck = latin && spot && is_struck(text, marks, start..token + 1);
    let meant = again
        || struck
        || same && (context.says_place() || context.path)
        || is_meant(text, marks, means, token, &context);
    if context.office || context.person || !meant {
        return None;
    }
    let words = start..token + 2;
    let id = match means {
        Means::Capital if latin => capital(text, gazetteer, marks, story, known, words)?,
        _ => resolve(text, gazetteer, story, known, means, token)?,
    };
    if means == Means::Land && !is_division(gazetteer, known, id, tokens.start, &context) {
        return None;
    }
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
    let place = place(gazetteer, id, &context);
    Some(Mention {
        tokens: tokens.start..end,
        name: token..token + 1,
        kind: settled(kind, &place),
        place,
        located: true,
        others: Vec::new(),
        entry: Some(id),
        standing: if context.says_place() || struck || holds_villages(&context) {
            Standing::Site
        } else {
            Standing::Plain
        },
    })
}

/// Whether a noun with its article is what an act is done to: "bombed the town", "the town was shelled".
fn is_struck(text: &Text<'_>, marks: &Marks<'_>, noun: Range<usize>) -> bool {
    let language = marks.language;
    let act = |at: usize| language.triggers.longest_at(text, at).filter(|t| t.value.act != Act::Nothing);
    let before = (noun.start.saturating_sub(3)..noun.start)
        .any(|at| act(at).is_some_and(|t| t.tokens.end == noun.start));
    let passive = |at: usize| language.words.is_at(Word::Passive, text, at);
    let perfect = language.words.is_at(Word::Perfect, text, noun.end);
    let verb = noun.end + usize::from(perfect);
    let after = passive(verb).then(|| (verb + 1..verb + 4).find(|&at| !passive(at)));
    before || after.flatten().is_some_and(|at| act(at).is_some())
}

/// What a token means as a noun with the article, and the preposition on it.
fn noun(text: &Text<'_>, marks: &Marks<'_>, token: usize) -> Option<(Means, Option<char>)> {
    text.readings(token)
        .filter_map(|(stem, p)| Some((*marks.language.places.nouns.get(stem)?, p)))
        // "ريفها" has its own, all others the article.
        .find(|(means, p)| p.article != (*means == Means::Countryside))
        .map(|(means, p)| (means, p.preposition))
}

/// Whether the part of a country that a direction tells is one division, and says more than where the place right before
/// it lies.
fn is_division(
    gazetteer: &Gazetteer,
    known: &[Mention],
    country: EntryId,
    start: usize,
    context: &Context,
) -> bool {
    let before = &known[..known.partition_point(|m| m.tokens.end <= start)];
    let situates = before.last().is_some_and(|m| m.tokens.end + SITUATES >= start);
    let country = gazetteer.entry(country).country();
    let part = country.zip(context.direction).and_then(|(c, direction)| gazetteer.part_of(c, direction));
    part.is_some() && !situates
}

/// Words between a place and where it lies ("in X, in the north of the country").
const SITUATES: usize = 3;

/// Whether "the same" stands before a noun: the preposition on it.
fn same_before(text: &Text<'_>, marks: &Marks<'_>, noun: usize, floor: usize) -> Option<Option<char>> {
    let at = noun.checked_sub(1).filter(|&at| at >= floor)?;
    text.readings(at).find(|(stem, _)| marks.is(Joint::SameBefore, stem)).map(|(_, p)| p.preposition)
}

/// How many words may stand between the article and its noun: "the besieged southern city".
const ADJECTIVES: usize = 3;

/// The same in Latin letters, where the article is a word of its own: what the noun means, and where its article stands.
/// Nothing where a name follows: "the city of X", "la ville X".
fn latin_noun(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks<'_>,
    token: usize,
    floor: usize,
) -> Option<(Means, Option<char>, usize)> {
    let means = *marks.language.places.nouns.get(text.word(token))?;
    let capital = |t: usize| is_capital(text, t);
    let of = marks.beginning_at(token + 1).filter(|m| m.sense.of);
    let next = of.map_or(token + 1, |m| m.tokens.end);
    let same_sentence = text.sentence_of(next) == text.sentence_of(token);
    if capital(token) || same_sentence && (capital(next) || text.word(next) == "'" && capital(next + 1)) {
        return None;
    }
    let mut at = token;
    while at > floor && token - at <= ADJECTIVES {
        let word = text.word(at - 1);
        if marks.is(Joint::Article, word) {
            return Some((means, None, at - 1));
        }
        if marks.is(Joint::WithArticle, word) {
            return Some((means, None, at));
        }
        let stops = marks.ending_at(at).is_some_and(|m| m.sense.locative || m.sense.of || m.sense.near);
        let adjective = text.tokens()[at - 1].is_word()
            && (!capital(at - 1) || gazetteer.demonym(word).is_some() || marks.ending_at(at).is_some());
        if word != "'" && (stops || !adjective) {
            return None;
        }
        at -= 1;
    }
    None
}

/// The capital that these words mean: of the country whose adjective is among them, of the province, of the story's.
fn capital(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks<'_>,
    story: &Story,
    known: &[Mention],
    words: std::ops::Range<usize>,
) -> Option<EntryId> {
    if words.clone().any(|t| marks.is(Joint::Provincial, text.word(t))) {
        // A division's point is that of its seat.
        return resolve(text, gazetteer, story, known, Means::Division, words.start);
    }
    let adjective = words.into_iter().find_map(|t| gazetteer.demonym(text.word(t)));
    gazetteer.capital(adjective.or(story.country)?)
}

/// Whether a noun is said of a place where something happens: in or at it, or near it; "the same area" by its words.
fn is_meant(text: &Text<'_>, marks: &Marks<'_>, means: Means, token: usize, context: &Context) -> bool {
    let after = text.word(token + 1);
    match means {
        Means::Same => {
            // In Latin letters "the area" by itself is the place named last.
            let same = marks.is(Joint::Same, after) || text.word(token).is_ascii();
            same && (context.says_place() || context.path)
        }
        Means::Countryside => true,
        Means::Border => context.says_place() || context.path,
        Means::Land => context.direction.is_some(),
        Means::Beside => marks.is(Joint::Neighbouring, after) && (context.says_place() || context.path),
        Means::Palace => marks.is(Joint::Presidential, after) && (context.says_place() || context.path),
        // "المحافظة على": keeping, not a province.
        Means::Division => context.says_place() && !marks.is(Joint::Keeping, after),
        // "قصفوا قرى المديرية": villages or quarters are where something is.
        Means::District | Means::City if holds_villages(context) => true,
        _ => {
            let way = text.word(token).is_ascii() && (context.path || context.distance.is_some());
            // "ضربت العاصمة": what is struck is a place.
            let struck = || {
                let verb = token.checked_sub(1).and_then(|at| marks.language.triggers.longest_at(text, at));
                means == Means::Capital && verb.is_some_and(|hit| hit.tokens.end == token)
            };
            context.says_place() || way || struck()
        }
    }
}

/// Whether the words before a noun are "the villages of", "the quarters of".
fn holds_villages(context: &Context) -> bool {
    context.kinds.has(PlaceKind::Village) && !context.definite && !context.path
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
        Means::Known(kind) => {
            let base = |k| kind == PlaceKind::Base && matches!(k, PlaceKind::Airport | PlaceKind::Camp);
            before(&|k| k == kind || base(k))
        }
        Means::Palace => before(&|k| matches!(k, PlaceKind::City | PlaceKind::Town))
            .or_else(|| story.country.and_then(|country| gazetteer.capital(country)).or(story.city)),
        Means::Countryside => before(&|k| matches!(k, PlaceKind::City | PlaceKind::Town | PlaceKind::Adm1)),
        Means::Land => gazetteer.by_key(story.country?.code()),
        Means::Border => border(text, gazetteer, story, known, token),
        Means::Same | Means::Beside => before(&|k| k != PlaceKind::Country),
    }
}

/// Words after "the border" among which another country may be named: "the border with Lebanon".
const WITH: usize = 4;

/// The border that a story means, where no other country is named right after it.
fn border(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    story: &Story,
    known: &[Mention],
    token: usize,
) -> Option<EntryId> {
    let border = story.border(text, gazetteer, known)?;
    let other = |country: Option<Country>| {
        country.is_some_and(|c| border.sides.iter().all(|side| gazetteer.country_of(side) != Some(c)))
    };
    let after = token + 1..(token + 1 + WITH).min(text.tokens().len());
    let near = known[known.partition_point(|m| m.tokens.end <= after.start)..].iter();
    let mut near = near.take_while(|m| m.tokens.start < after.end);
    let place = near.find(|m| after.contains(&m.name.start)).and_then(|m| m.place.country());
    let elsewhere = other(place) || after.into_iter().any(|t| other(gazetteer.demonym(text.word(t))));
    (!elsewhere).then_some(border.id)
}
