//! Which of the places of one name is meant.
//!
//! Points for and against each meaning: the kind word before the name, a container beside it ("بمحافظة ديالى"), the
//! other places of the article, and how often the place is in the news at all (its rank). The weights were set by
//! hand: a kind word outweighs rank, containment outweighs both, the rest of the article decides between equals.

use super::candidate::{Candidate, Context};
use super::words::Marks;
use crate::gazetteer::{Caution, EntryId, Gazetteer, Meaning, PlaceKind};
use crate::lang::Ending;
use crate::text::{ARTICLE, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use tazamun_record::{Country, WherePrec};

/// The country adjectives of the text, and its places with one meaning only: what it is about.
#[derive(Debug, Default)]
pub(super) struct Theme {
    countries: FxHashMap<Country, f64>,
    divisions: FxHashMap<EntryId, f64>,
    total: f64,
}

impl Theme {
    /// Counts what the candidates mean that can mean one place only; of others, the countries.
    pub(super) fn of(gazetteer: &Gazetteer, candidates: &[Candidate], text: &Text<'_>) -> Self {
        let mut theme = Theme::default();
        for candidate in candidates {
            let of_world = |m: &&Meaning| gazetteer.is_of_world(m.entry);
            // What the tables say goes before: a town of theirs is no village of another continent.
            let only_world = candidate.meanings.iter().all(|m| of_world(&m));
            let meanings = candidate.meanings.iter().filter(|m| only_world || !of_world(m));
            let free = meanings.clone().all(|m| m.caution == Caution::Free);
            let meanings = meanings.map(|m| m.entry);
            let first = meanings.clone().next().map(|id| gazetteer.entry(id));
            let Some(first) = first.filter(|_| free || !candidate.context.kinds.is_empty() && !only_world)
            else {
                continue;
            };
            theme.total += 1.0;
            if let Some(country) =
                first.country().filter(|c| meanings.clone().all(|m| gazetteer.entry(m).country() == Some(*c)))
            {
                *theme.countries.entry(country).or_default() += 1.0;
            }
            if let Some(adm1) =
                first.adm1().filter(|a| meanings.clone().all(|m| gazetteer.entry(m).adm1() == Some(*a)))
            {
                *theme.divisions.entry(adm1).or_default() += 1.0;
            }
        }
        theme.count_demonyms(gazetteer, text);
        theme
    }

    fn count_demonyms(&mut self, gazetteer: &Gazetteer, text: &Text<'_>) {
        for token in 0..text.tokens().len() {
            if let Some(country) = gazetteer.demonym(text.word(token)) {
                *self.countries.entry(country).or_default() += 0.5;
                self.total += 0.5;
            }
        }
    }

    /// 0 to 1.5: how much the text is about the country and the division of a place.
    fn closeness(&self, gazetteer: &Gazetteer, entry: EntryId) -> f64 {
        let entry = gazetteer.entry(entry);
        let share = |count: Option<&f64>| count.map_or(0.0, |c| (c / self.total.max(1.0)).min(1.0));
        let country = entry.country().map_or(0.0, |c| share(self.countries.get(&c)));
        let division = entry.adm1().map_or(0.0, |a| share(self.divisions.get(&a)));
        country + 0.5 * division
    }

    /// How much of the text the country of a place has, measured by the country that has most: 0 to 1.
    fn nearness(&self, gazetteer: &Gazetteer, entry: EntryId) -> f64 {
        let count = gazetteer.entry(entry).country().and_then(|c| self.countries.get(&c));
        let most = self.countries.values().fold(0.0_f64, |most, &n| most.max(n));
        count.map_or(0.0, |count| count / most.max(1.0))
    }

    /// Whether the text is about other countries than that of a place.
    fn is_elsewhere(&self, gazetteer: &Gazetteer, entry: EntryId) -> bool {
        self.total >= TOLD && self.nearness(gazetteer, entry) < ELSEWHERE
    }
}

/// Below this nearness a text is about other countries.
const ELSEWHERE: f64 = 0.2;
/// A text that names so much is about something.
const TOLD: f64 = 4.0;
/// From this nearness on a text speaks of a country.
const NEAR: f64 = 0.3;
/// From this one on it is about it.
const ABOUT: f64 = 0.6;

/// From this rank on a place of the world is a village.
const SMALL: u8 = 5;

/// How many meanings of a name are kept.
const MEANINGS: usize = 3;

/// What each candidate means, the likeliest first; nothing where it is no place.
pub(super) fn resolve(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks<'_>,
    candidates: &[Candidate],
) -> Vec<Vec<EntryId>> {
    let theme = Theme::of(gazetteer, candidates, text);
    let mut chosen: Vec<Vec<EntryId>> = Vec::with_capacity(candidates.len());
    for (n, candidate) in candidates.iter().enumerate() {
        let before = n.checked_sub(1).filter(|&b| beside(text, marks, &candidates[b], candidate));
        let after = candidates.get(n + 1).filter(|next| beside(text, marks, candidate, next));
        let neighbours: Vec<&Candidate> = after.into_iter().chain(before.map(|b| &candidates[b])).collect();
        chosen.push(choose(gazetteer, &theme, candidate, &neighbours));
    }
    named_again(gazetteer, candidates, &mut chosen);
    chosen
}

/// A name that is an everyday word as well means the place where the text has it with its kind word elsewhere ("مدينة الباب")
/// and here with a word of place, on the way there, or struck.
fn named_again(gazetteer: &Gazetteer, candidates: &[Candidate], chosen: &mut [Vec<EntryId>]) {
    let sure = |(candidate, entries): (&Candidate, &Vec<EntryId>)| {
        let id = *entries.first()?;
        let said = candidate.context.kinds.has(gazetteer.entry(id).kind) && !candidate.context.office;
        said.then_some(id)
    };
    let sure: FxHashSet<EntryId> = candidates.iter().zip(&*chosen).filter_map(sure).collect();
    for (candidate, entries) in candidates.iter().zip(chosen) {
        let context = &candidate.context;
        let here = context.says_place() || context.toward || context.struck || context.quoted;
        if entries.is_empty() && here && !context.office && !context.person && !context.latin {
            entries.extend(candidate.meanings.iter().map(|m| m.entry).find(|id| sure.contains(id)));
        }
    }
}

/// The meanings with most points, among those that the text allows.
fn choose(
    gazetteer: &Gazetteer,
    theme: &Theme,
    candidate: &Candidate,
    neighbours: &[&Candidate],
) -> Vec<EntryId> {
    let context = &candidate.context;
    if context.person && context.kinds.is_empty() {
        return Vec::new();
    }
    // "عاصمة بوركينا فاسو" is a town.
    let capital = |m: &Meaning| {
        let entry = gazetteer.entry(m.entry);
        let country = entry.country().filter(|_| context.capital && entry.kind == PlaceKind::Country)?;
        let mut meaning = *m;
        meaning.entry = gazetteer.capital(country)?;
        Some(meaning)
    };
    let meanings = candidate.meanings.iter().map(|m| capital(m).unwrap_or(*m));
    let scored = meanings.filter_map(|m| {
        let held = neighbours.iter().any(|c| is_held_by(gazetteer, m.entry, c));
        allowed(gazetteer, theme, &m, context, held)
            .then(|| (points(gazetteer, theme, m.entry, context, held), m.entry))
    });
    let mut scored: Vec<(f64, EntryId)> = scored.collect();
    // Stable: of equals the first of the files stays first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.truncate(MEANINGS);
    scored.into_iter().map(|(_, entry)| entry).collect()
}

/// Whether a name that is an everyday word as well is meant as a place.
fn allowed(gazetteer: &Gazetteer, theme: &Theme, meaning: &Meaning, context: &Context, held: bool) -> bool {
    if gazetteer.is_of_world(meaning.entry) {
        return allowed_of_world(gazetteer, theme, meaning, context, held);
    }
    let entry = gazetteer.entry(meaning.entry);
    let kind_said = context.kinds.has(entry.kind);
    // "منطقة الفاو" in a story of Marib is no town of Basra, and "طريق مكة" in Mogadishu a street.
    let other_kind = !context.own.is_empty() && !kind_said;
    if (entry.rank >= 4 || other_kind) && !held && theme.is_elsewhere(gazetteer, meaning.entry) {
        return false;
    }
    match meaning.caution {
        Caution::Free => true,
        Caution::Locative => {
            let on_the_way = context.toward || context.struck || context.quoted;
            let about = || theme.nearness(gazetteer, meaning.entry) >= ABOUT;
            kind_said || held || context.says_place() || on_the_way && about()
        }
        Caution::KindWord => {
            let about = || theme.nearness(gazetteer, meaning.entry) >= ABOUT;
            kind_said || held || context.quoted && context.says_place() && about()
        }
    }
}

/// The same of the world's places: there are sixty times as many as in the tables, and most are villages of countries
/// that the text does not speak of.
fn allowed_of_world(
    gazetteer: &Gazetteer,
    theme: &Theme,
    meaning: &Meaning,
    context: &Context,
    held: bool,
) -> bool {
    let entry = gazetteer.entry(meaning.entry);
    let kind_said = !context.definite
        && match entry.kind {
            PlaceKind::Adm1 | PlaceKind::Adm2 => context.kinds.has(entry.kind),
            _ => [PlaceKind::City, PlaceKind::Town, PlaceKind::Village].iter().any(|&k| context.own.has(k)),
        };
    let nearness = theme.nearness(gazetteer, meaning.entry);
    let near = nearness >= NEAR;
    let great = entry.rank <= 3;
    held || match meaning.caution {
        Caution::Free if context.latin => {
            let elsewhere = theme.is_elsewhere(gazetteer, meaning.entry);
            near || kind_said || (context.says_place() || context.path) && !elsewhere
        }
        Caution::Free => near || kind_said || context.says_place() || context.path,
        // "مدينة سالزبري": a foreign name has no other meaning in Arabic.
        Caution::Locative => {
            let foreign = || {
                // A village of a country that nobody speaks of is another one.
                let told = entry.rank < SMALL || nearness > 0.0;
                told && !context.latin && entry.country().is_some_and(|c| !gazetteer.is_arabic(c))
            };
            kind_said && (near || great || foreign()) || near && context.says_place()
        }
        Caution::KindWord => (kind_said || context.latin && context.says_place()) && nearness >= ABOUT,
    }
}

/// Whether the place lies in one of the places that the other candidate may mean.
fn is_held_by(gazetteer: &Gazetteer, inner: EntryId, outer: &Candidate) -> bool {
    outer.meanings.iter().any(|m| {
        let division = gazetteer.entry(m.entry).kind.is_division();
        let same_division = gazetteer.entry(m.entry).kind == PlaceKind::City
            && gazetteer.entry(m.entry).adm1().is_some()
            && gazetteer.entry(m.entry).adm1() == gazetteer.entry(inner).adm1();
        m.entry != inner && (division && gazetteer.lies_in(inner, m.entry) || same_division)
    })
}

fn points(gazetteer: &Gazetteer, theme: &Theme, id: EntryId, context: &Context, held: bool) -> f64 {
    let entry = gazetteer.entry(id);
    let kind = match entry.kind {
        k if context.own.has(k) => 6.0,
        k if context.kinds.has(k) => 3.0,
        _ if !context.kinds.is_empty() => -2.0,
        // Without a kind word a name means the country or the town rather than the division called after it.
        PlaceKind::Country => 2.0,
        PlaceKind::Adm1 if context.countryside => 4.0,
        PlaceKind::Adm1 => -1.5,
        PlaceKind::Adm2 => -3.0,
        _ => 0.0,
    };
    // "ريف حلب" is the governorate, not the city.
    let countryside = if context.countryside && entry.kind == PlaceKind::Adm1 { 5.0 } else { 0.0 };
    let rank = 0.8 * (5.0 - f64::from(entry.rank));
    let container = if held { 5.0 } else { 0.0 };
    let of_world = if gazetteer.is_of_world(id) { -2.5 } else { 0.0 };
    of_world + kind + countryside + rank + container + 4.0 * theme.closeness(gazetteer, id)
}

/// Whether the second expression follows the first so closely that it may say where the first lies.
pub(super) fn beside(text: &Text<'_>, marks: &Marks<'_>, first: &Candidate, second: &Candidate) -> bool {
    let gap = first.tokens.end..second.tokens.start;
    if second.conjunction || second.context.office || gap.len() > 3 {
        return false;
    }
    gap.into_iter().all(|t| {
        matches!(text.word(t), "," | "(" | "-" | ")")
            || marks.beginning_at(t).or(marks.ending_at(t + 1)).is_some_and(|m| m.sense.inside || m.sense.of)
            || is_adjective(marks, text.word(t))
    })
}

/// "التركية", "الحدودية": an adjective between a place and what holds it.
fn is_adjective(marks: &Marks<'_>, word: &str) -> bool {
    let relation = marks.ends(Ending::Relation, word) || marks.ends(Ending::RelationFeminine, word);
    relation && word.starts_with(ARTICLE)
}

/// Whether the second place only says where the first lies: it holds it, or gives its distance and direction.
pub(super) fn situates(gazetteer: &Gazetteer, inner: EntryId, outer: EntryId, context: &Context) -> bool {
    if inner == outer {
        return false;
    }
    let (a, b) = (gazetteer.entry(inner), gazetteer.entry(outer));
    let km = a.point.km_to(&b.point);
    let same_division = a.adm1().is_some() && a.adm1() == b.adm1();
    let measured = match (context.distance, context.direction) {
        (Some(said), _) => (km - said).abs() < (0.4 * said).max(50.0),
        (None, Some(_)) => km < 250.0,
        (None, None) => false,
    };
    let (inside, around) = (extent(a.kind), extent(b.kind));
    let larger = around > inside || around == inside && km < 5.0;
    // "جنوب شرق تركيا" is a region's name and says where as it stands.
    let linked = context.says_place() || !context.kinds.is_empty() || b.adm1().is_none();
    let same_country = a.country().is_some() && a.country() == b.country();
    let in_region = b.adm1().is_none() && same_country && km < 600.0;
    gazetteer.lies_in(inner, outer) || measured || linked && larger && (same_division || in_region)
}

/// From squares to countries: which of two places can hold the other.
fn extent(kind: PlaceKind) -> u8 {
    use PlaceKind as K;
    match kind {
        K::Country => 9,
        K::Adm1 => 8,
        K::Region | K::Desert | K::Plain | K::Mountain | K::Valley | K::River | K::Sea | K::Island => 7,
        K::Adm2 => 6,
        K::City => 5,
        K::Town => 4,
        K::Village => 3,
        K::Neighbourhood | K::Camp | K::Oilfield | K::Lake | K::Road => 2,
        _ => 1,
    }
}

/// The precision that a district is told with where only its town is known: "قضاء هيت".
pub(super) fn is_district(context: &Context, kind: PlaceKind) -> bool {
    context.own.has(PlaceKind::Adm2) && kind.is_settlement() && kind.prec() == WherePrec::Exact
}
