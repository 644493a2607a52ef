//! Resolved names → mentions on the map.

use super::candidate::{Candidate, Context};
use super::relative::{NEAR_TOWN, PART_OF_COUNTRY, PART_OF_DIVISION, compass, middle, moved};
use super::resolve::{beside, is_district, situates};
use super::words::Marks;
use super::{Mention, Standing};
use crate::gazetteer::{Entry, EntryId, Gazetteer, PlaceKind};
use crate::text::Text;
use tazamun_record::{Division, Place, Point, WherePrec};

/// The mentions of the candidates that are places.
pub(super) fn mentions(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks<'_>,
    candidates: &[Candidate],
    entries: &[Vec<EntryId>],
) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut last: Option<(&Candidate, EntryId)> = None;
    let resolved =
        candidates.iter().zip(entries).filter_map(|(c, e)| e.split_first().map(|(&id, rest)| (c, id, rest)));
    let mut resolved = resolved.peekable();
    while let Some((candidate, id, others)) = resolved.next() {
        if candidate.context.between
            && let Some((other, other_id, _)) = resolved.next_if(|(next, ..)| is_second_end(candidate, next))
        {
            mentions.push(between(gazetteer, (candidate, id), (other, other_id)));
            last = Some((other, other_id));
            continue;
        }
        if let (Some((_, before)), Some(apposed)) = (last, mentions.last_mut())
            && apposed.tokens.end == candidate.tokens.start
            && candidate.tokens == candidate.name
            && !candidate.context.says_place()
            && gazetteer.entry(before).latin == gazetteer.entry(id).latin
        {
            // "العاصمة الليبية طرابلس": one place, named twice.
            apposed.tokens.end = candidate.tokens.end;
            continue;
        }
        let mut mention = mention(gazetteer, candidate, id);
        mention.others = others.iter().map(|&other| place(gazetteer, other, &candidate.context)).collect();
        mention.standing = standing(text, candidate, &mention);
        if let Some((before, inner)) = last
            && beside(text, marks, before, candidate)
            && situates(gazetteer, inner, id, &candidate.context)
            && mention.standing != Standing::Office
        {
            mention.standing = Standing::Container;
        }
        if let (Some((before, inner)), Some(named)) = (last, mentions.last_mut())
            && beside(text, marks, before, candidate)
            && is_namesake(gazetteer, inner, id, &candidate.context)
        {
            (named.place, named.located) = (place(gazetteer, id, &Context::default()), false);
            (named.entry, named.others) = (None, Vec::new());
            mention.standing = Standing::Container;
        }
        mentions.push(mention);
        last = Some((candidate, id));
    }
    mentions
}

/// Whether the text says that a place lies in another division of its country than the one that we know of that name:
/// "سانتا في بولاية تكساس" is no town of New Mexico. Cities are known better than that.
fn is_namesake(gazetteer: &Gazetteer, inner: EntryId, outer: EntryId, context: &Context) -> bool {
    let (place, division) = (gazetteer.entry(inner), gazetteer.entry(outer));
    let inside = context.site && !context.near && context.direction.is_none() && context.distance.is_none();
    let small = place.rank >= 3 && (place.kind.is_settlement() || place.kind == PlaceKind::Adm2);
    division.kind == PlaceKind::Adm1
        && context.own.has(PlaceKind::Adm1)
        && inside
        && small
        && place.country() == division.country()
        && place.adm1().is_some_and(|adm1| adm1 != outer)
}

fn standing(text: &Text<'_>, candidate: &Candidate, mention: &Mention) -> Standing {
    let context = &candidate.context;
    let kind_word = !context.kinds.is_empty();
    if context.office || is_dateline(text, candidate) {
        Standing::Office
    } else if context.says_place() || kind_word && mention.kind != PlaceKind::Country {
        Standing::Site
    } else {
        Standing::Plain
    }
}

/// "بغداد – الحياة", "الرمادي: ...": where the report was written, at the very beginning of the text.
fn is_dateline(text: &Text<'_>, candidate: &Candidate) -> bool {
    let sentence = text.sentence_of(candidate.name.start);
    let Some(range) = text.sentences().get(sentence) else { return false };
    let first = text.sentences().iter().position(|s| text.range(s.clone()).start > 0).unwrap_or(0);
    let close = candidate.name.start < range.start + 4;
    let sign = (candidate.name.end..candidate.name.end + 3)
        .find(|&t| !text.tokens().get(t).is_some_and(|t| t.is_word()));
    let parted = sign.is_some_and(|t| matches!(text.word(t), "-" | ":" | "/" | "("));
    sentence <= first && close && parted && candidate.tokens == candidate.name
}

/// Whether the second name is the other end of "between X and Y".
fn is_second_end(first: &Candidate, second: &Candidate) -> bool {
    second.conjunction && second.tokens.start <= first.tokens.end + 1
}

/// The kind of a place that an entry became: "the south of Israel" is one of its divisions.
pub(super) fn settled(kind: PlaceKind, place: &Place) -> PlaceKind {
    match kind {
        PlaceKind::Country if place.adm1().is_some() => PlaceKind::Adm1,
        kind => kind,
    }
}

/// A mention of one place, moved on the map where its context says so.
fn mention(gazetteer: &Gazetteer, candidate: &Candidate, id: EntryId) -> Mention {
    let place = place(gazetteer, id, &candidate.context);
    let kind = settled(gazetteer.entry(id).kind, &place);
    Mention {
        tokens: candidate.tokens.clone(),
        name: candidate.name.clone(),
        place,
        located: true,
        others: Vec::new(),
        kind,
        entry: Some(id),
        standing: Standing::Plain,
    }
}

/// The place that a context makes of an entry.
pub(super) fn place(gazetteer: &Gazetteer, id: EntryId, context: &Context) -> Place {
    let entry = gazetteer.entry(id);
    match entry.kind {
        PlaceKind::Country => in_country(gazetteer, entry, context),
        PlaceKind::Adm1 => in_division(gazetteer, id, entry, context),
        _ => at_spot(gazetteer, id, entry, context),
    }
}

/// A country; a part of it that is one division, that division.
fn in_country(gazetteer: &Gazetteer, entry: &Entry, context: &Context) -> Place {
    if let Some(direction) = context.direction
        && let Some((division, point)) = entry.country().and_then(|c| gazetteer.part_of(c, direction))
    {
        let name = format!("{}ern {}", compass(direction), entry.latin);
        return built(gazetteer, division, name, point, WherePrec::Governorate);
    }
    let (name, point, prec) = match context.direction {
        Some(d) => (
            format!("{}ern {}", compass(d), entry.latin),
            moved(entry.point, PART_OF_COUNTRY, d),
            WherePrec::Vague,
        ),
        None => (entry.latin.clone(), entry.point, WherePrec::Country),
    };
    Place::new(entry.country(), None, Some(name), Some(point), Some(prec)).unwrap_or_default()
}

fn in_division(gazetteer: &Gazetteer, id: EntryId, entry: &Entry, context: &Context) -> Place {
    let full = Division::of(&entry.key).map_or_else(|| entry.latin.clone(), |d| d.english_in_full());
    let (name, point) = match context.direction {
        Some(d) => (format!("{}ern {full}", compass(d)), moved(entry.point, PART_OF_DIVISION, d)),
        None => (full, entry.point),
    };
    built(gazetteer, id, name, point, WherePrec::Governorate)
}

fn at_spot(gazetteer: &Gazetteer, id: EntryId, entry: &Entry, context: &Context) -> Place {
    let name =
        if entry.kind == PlaceKind::Adm2 { format!("{} district", entry.latin) } else { entry.latin.clone() };
    let plain = match entry.kind.prec() {
        WherePrec::Exact if is_district(context, entry.kind) => WherePrec::District,
        WherePrec::District if entry.adm1().is_none() => WherePrec::Vague,
        prec => prec,
    };
    let near = plain.max(WherePrec::Near);
    let (name, point, prec) = match (context.distance, context.direction) {
        (Some(km), Some(d)) if entry.kind != PlaceKind::Adm2 => {
            (format!("{km:.0} km {} of {name}", compass(d)), moved(entry.point, km, d), near)
        }
        (Some(km), None) if km > 25.0 => {
            (format!("about {km:.0} km from {name}"), entry.point, WherePrec::Vague)
        }
        (_, Some(d)) => (format!("{} of {name}", compass(d)), moved(entry.point, NEAR_TOWN, d), near),
        _ if context.near || context.countryside || context.distance.is_some() => {
            (format!("near {name}"), entry.point, near)
        }
        _ => (name, entry.point, plain),
    };
    built(gazetteer, id, name, point, prec)
}

/// The place half way between two ends.
fn between(gazetteer: &Gazetteer, one: (&Candidate, EntryId), other: (&Candidate, EntryId)) -> Mention {
    let (a, b) = (gazetteer.entry(one.1), gazetteer.entry(other.1));
    let name = format!("between {} and {}", a.latin, b.latin);
    let prec = match a.point.km_to(&b.point) {
        _ if a.kind == PlaceKind::Country => WherePrec::Country,
        km if km <= 50.0 => WherePrec::Near,
        _ => WherePrec::Vague,
    };
    let point = middle(a.point, b.point);
    let place = if a.adm1() == b.adm1() {
        built(gazetteer, one.1, name, point, prec)
    } else {
        let country = a.country().filter(|c| b.country() == Some(*c));
        // Half way between two divisions: in that of the nearest place known.
        let adm1 = gazetteer.nearest(point).filter(|id| gazetteer.entry(*id).country() == country);
        let adm1 = adm1.and_then(|id| gazetteer.adm1_code(id)).map(str::to_owned);
        Place::new(country, adm1, Some(name), Some(point), Some(prec)).unwrap_or_default()
    };
    Mention {
        tokens: one.0.tokens.start..other.0.tokens.end,
        name: one.0.name.start..other.0.name.end,
        place,
        located: true,
        others: Vec::new(),
        kind: PlaceKind::Region,
        entry: None,
        standing: if one.0.context.office { Standing::Office } else { Standing::Site },
    }
}

pub(super) fn built(
    gazetteer: &Gazetteer,
    id: EntryId,
    name: String,
    point: Point,
    prec: WherePrec,
) -> Place {
    let adm1 = gazetteer.adm1_code(id).map(str::to_owned);
    Place::new(gazetteer.entry(id).country(), adm1, Some(name), Some(point), Some(prec)).unwrap_or_default()
}
