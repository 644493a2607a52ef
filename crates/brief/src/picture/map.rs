//! Where the attacks were: circles on the outlines of the countries, as large as their toll, dashed where the place is
//! known only roughly.
//!
//! Plate carrée with the degrees of longitude shortened by the cosine of the middle latitude: right to a per cent or two
//! over the few hundred kilometres of a theatre. The outlines stand in `data/boundaries.tsv` (Natural Earth).

use super::{Anchor, Frame, both};
use crate::{Compared, Lang, Tested, Theatre, TheatreEvent, story::Story, words::Value};
use std::sync::LazyLock;
use tazamun_analysis::EventPlace;
use tazamun_record::{Country, Point, WherePrec, rows};

/// Degrees of land left around the outermost attack.
const MARGIN: f64 = 1.1;
/// At most so many circles a side; the largest are kept.
pub(crate) const CIRCLES: usize = 150;
/// Radius of an attack that killed one, and of one without a toll, where none killed many.
const LEAST: f64 = 2.6;
/// Least radius of all: a smaller circle is not seen.
const SEEN: f64 = 1.8;
/// Tolls whose circles may stand below the map; the last three do that were reached.
const SCALE: [u32; 7] = [1, 10, 50, 100, 500, 1_000, 5_000];
/// Largest radius.
const MOST: f64 = 22.0;
/// From so many circles a side on they are drawn fainter, so that those below are seen.
const CROWD: usize = 60;

static OUTLINES: &str = include_str!("../../data/boundaries.tsv");

/// The picture; empty where nothing has coordinates or no outline is near.
pub(crate) fn draw(story: &Story<'_>, tested: &Tested) -> String {
    let Some(extent) = Extent::of(&[&tested.question.a, &tested.question.b]) else { return String::new() };
    let rings: Vec<(Country, Vec<(f64, f64)>)> = outlines().filter(|(_, ring)| extent.meets(ring)).collect();
    if rings.is_empty() {
        return String::new();
    }
    let size = Size::of(&[&tested.question.a, &tested.question.b]);
    both(story.lang(), &alternative(story, tested), |frame| {
        let sheet = Sheet::new(extent, frame.width());
        frame.unturned("sea", (sheet.width, sheet.height), |paper| {
            let shown: Vec<(Country, Vec<(f64, f64)>)> = rings
                .iter()
                .map(|(country, ring)| {
                    let points: Vec<(f64, f64)> = ring.iter().map(|p| sheet.place(*p)).collect();
                    (*country, clipped(&points, sheet))
                })
                .collect();
            shown.iter().for_each(|(_, land)| paper.polygon("land", land));
            let mut taken: Vec<Circle> = Vec::new();
            for (class, theatre) in [("a sa", &tested.question.a), ("b sb", &tested.question.b)] {
                let drawn = largest(theatre);
                let class = if drawn.len() > CROWD { format!("{class} crowd") } else { class.to_owned() };
                taken.extend(drawn.iter().filter_map(|i| attack(paper, sheet, size, &class, i)));
            }
            // Names come last, so that neither a neighbour's land nor a circle covers them.
            for compared in tested.question.side_by_side.iter().flat_map(|two| [&two.a, &two.b]) {
                let label = ring_of(paper, sheet, story, compared, &taken);
                taken.extend(label);
            }
            for (country, land) in &shown {
                name(paper, sheet, story.lang(), (country, land.as_slice()), &taken);
            }
        });
        key(frame, sheet.height, size, story);
    })
}

/// A map of the land around some points, on which `draw` puts what it likes by a way from points to places on the sheet;
/// empty where there is no point or no outline near.
pub(super) fn sheet_of(
    lang: Lang,
    points: &[Point],
    alternative: &str,
    draw: impl Fn(&mut Frame, &dyn Fn(Point) -> (f64, f64)),
) -> String {
    let Some(extent) = Extent::of_points(points.iter().copied()) else { return String::new() };
    let rings: Vec<(Country, Vec<(f64, f64)>)> = outlines().filter(|(_, ring)| extent.meets(ring)).collect();
    if rings.is_empty() {
        return String::new();
    }
    both(lang, alternative, |frame| {
        let sheet = Sheet::new(extent, frame.width());
        frame.unturned("sea", (sheet.width, sheet.height), |paper| {
            let place = |point: Point| sheet.place((point.lon(), point.lat()));
            let shown: Vec<(&Country, Vec<(f64, f64)>)> = rings
                .iter()
                .map(|(country, ring)| {
                    let points: Vec<(f64, f64)> = ring.iter().map(|p| sheet.place(*p)).collect();
                    (country, clipped(&points, sheet))
                })
                .collect();
            shown.iter().for_each(|(_, land)| paper.polygon("land", land));
            draw(paper, &place);
            // A few hundred of the places are enough to keep a name clear of them.
            let taken: Vec<Circle> = points.iter().take(300).map(|p| (place(*p), LEAST)).collect();
            for (country, land) in &shown {
                name(paper, sheet, lang, (country, land.as_slice()), &taken);
            }
        });
        frame.reach(sheet.height);
    })
}

/// A place that is taken on the sheet: its middle and radius.
type Circle = ((f64, f64), f64);

/// How large the circles of a few tolls are, in a line below the map.
fn key(frame: &mut Frame, top: f64, size: Size, story: &Story<'_>) {
    let reached: Vec<u32> = SCALE.into_iter().filter(|n| *n <= size.most.max(SCALE[0])).collect();
    let mut x = 2.0;
    for tolls in &reached[reached.len().saturating_sub(3)..] {
        let around = size.of_killed(*tolls);
        x += around;
        frame.circle("size", (x, top + MOST), around);
        x += around + 5.0;
        let last = reached.last() == Some(tolls);
        let written = if last {
            story.words.say("killed", &[("n", Value::count(*tolls))]).bare()
        } else {
            story.words.spelling().whole(u64::from(*tolls))
        };
        frame.text("", (x, top + MOST + 4.0), Anchor::Start, &written);
        x += 34.0;
    }
    frame.reach(top + 2.0 * MOST);
}

/// How many attacks with coordinates are too many to be drawn.
pub(crate) fn dropped(tested: &Tested) -> usize {
    let placed = |t: &Theatre| t.events.iter().filter(|e| e.place.is_some()).count();
    [&tested.question.a, &tested.question.b].map(|t| placed(t).saturating_sub(CIRCLES)).iter().sum()
}

/// How many attacks have no coordinates.
pub(crate) fn unplaced(tested: &Tested) -> usize {
    let all = tested.question.a.events.iter().chain(&tested.question.b.events);
    all.filter(|event| event.place.is_none()).count()
}

fn largest(theatre: &Theatre) -> Vec<&TheatreEvent> {
    let mut placed: Vec<&TheatreEvent> =
        theatre.events.iter().filter(|event| event.place.is_some()).collect();
    placed.sort_by_key(|event| std::cmp::Reverse(killed(event)));
    placed.truncate(CIRCLES);
    placed
}

fn attack(paper: &mut Frame, sheet: Sheet, size: Size, class: &str, event: &TheatreEvent) -> Option<Circle> {
    let EventPlace { point, prec } = event.place?;
    let rough = prec.is_some_and(|p| p >= WherePrec::District);
    let class = format!("at {class}{}", if rough { " rough" } else { "" });
    let circle = (sheet.place((point.lon(), point.lat())), size.of_killed(killed(event)));
    paper.circle(&class, circle.0, circle.1);
    Some(circle)
}

/// A country's name where what is seen of it is emptiest, if that is large enough to hold it.
fn name(
    paper: &mut Frame,
    sheet: Sheet,
    lang: Lang,
    (country, shown): (&Country, &[(f64, f64)]),
    taken: &[Circle],
) {
    let Some((area, middle)) = area_and_middle(shown) else { return };
    if area > 0.06 * sheet.width * sheet.height {
        let said = match lang {
            Lang::English => country.english(),
            Lang::French => tazamun_words::french_country(country.code()).unwrap_or(country.english()),
            Lang::Arabic => country.arabic(),
        };
        let at = emptiest(sheet, shown, middle, taken);
        paper.text("country outlined", at, Anchor::Middle, said);
    }
}

/// The place in a polygon that is farthest from all that is taken, and not far from its middle.
fn emptiest(sheet: Sheet, ring: &[(f64, f64)], middle: (f64, f64), taken: &[Circle]) -> (f64, f64) {
    const STEPS: u32 = 14;
    // A name is wider than high: distances along the line count less, and more than this much room is no gain.
    const WIDER: f64 = 2.0;
    const ROOM: f64 = 34.0;
    let apart = |p: (f64, f64), q: (f64, f64)| ((p.0 - q.0) / WIDER).hypot(p.1 - q.1);
    let score = |at: (f64, f64)| {
        let free = taken.iter().map(|(q, r)| apart(at, *q) - r).fold(ROOM, f64::min);
        free - 0.12 * apart(at, middle)
    };
    let steps = |n: u32| f64::from(n) / f64::from(STEPS);
    let grid = (1..STEPS).flat_map(|i| (1..STEPS).map(move |j| (i, j)));
    let places = grid.map(|(i, j)| (steps(i) * sheet.width, steps(j) * sheet.height));
    // The whole of a name lies in its country and on the sheet.
    let fits = |at: &(f64, f64)| [-26.0, 0.0, 26.0].iter().all(|dx| holds(ring, (at.0 + dx, at.1 - 4.0)));
    let scored = places.filter(fits).map(|at| (score(at), at));
    scored.max_by(|p, q| p.0.total_cmp(&q.0)).map_or(middle, |(_, at)| at)
}

/// Whether a polygon holds a point (even–odd rule).
fn holds(ring: &[(f64, f64)], at: (f64, f64)) -> bool {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed = edges.filter(|(p, q)| {
        (p.1 > at.1) != (q.1 > at.1) && at.0 < (q.0 - p.0) * (at.1 - p.1) / (q.1 - p.1) + p.0
    });
    crossed.count() % 2 == 1
}

/// Area and centroid of a polygon; `None` for one without an area.
fn area_and_middle(ring: &[(f64, f64)]) -> Option<(f64, (f64, f64))> {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    let (twice, x, y) = edges.fold((0.0, 0.0, 0.0), |(twice, x, y), (p, q)| {
        let cross = p.0 * q.1 - q.0 * p.1;
        (twice + cross, x + (p.0 + q.0) * cross, y + (p.1 + q.1) * cross)
    });
    (twice != 0.0).then(|| (f64::abs(twice) / 2.0, (x / (3.0 * twice), y / (3.0 * twice))))
}

/// A ring round one of the two attacks compared, wide enough for the circle that the data draw there, with its place's
/// name; the place that the name takes.
fn ring_of(
    paper: &mut Frame,
    sheet: Sheet,
    story: &Story<'_>,
    compared: &Compared,
    circles: &[Circle],
) -> Option<Circle> {
    let point = compared.incident.facts.place.point()?;
    let at = sheet.place((point.lon(), point.lat()));
    let here = circles.iter().filter(|(q, _)| (at.0 - q.0).hypot(at.1 - q.1) < 4.0);
    let around = here.map(|(_, r)| *r).fold(LEAST, f64::max) + 3.0;
    paper.circle("asked-ring", at, around);
    let margin = (sheet.width / 2.0).min(70.0);
    let above = at.1 - around - 5.0;
    let base = if above < 12.0 { at.1 + around + 14.0 } else { above };
    let label = (at.0.clamp(margin, sheet.width - margin), base);
    paper.text("strong outlined", label, Anchor::Middle, &story.short_place(compared));
    Some((label, 26.0))
}

fn killed(event: &TheatreEvent) -> u32 {
    event.killed.unwrap_or(0)
}

/// How large a circle is: areas grow with the killed, and the largest fits the map.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// Radius of an attack that killed one.
    unit: f64,
    /// The most that were killed in one attack.
    most: u32,
}

impl Size {
    fn of(theatres: &[&Theatre]) -> Size {
        let most = theatres.iter().flat_map(|t| &t.events).map(killed).max().unwrap_or(0).max(1);
        Size { unit: (MOST / f64::from(most).sqrt()).min(LEAST), most }
    }

    fn of_killed(self, killed: u32) -> f64 {
        (self.unit * f64::from(killed.max(1)).sqrt()).max(SEEN)
    }
}

/// The degrees that the map shows.
#[derive(Debug, Clone, Copy)]
struct Extent {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Extent {
    fn of(theatres: &[&Theatre]) -> Option<Extent> {
        Extent::of_points(theatres.iter().flat_map(|t| &t.events).filter_map(|e| Some(e.place?.point)))
    }

    fn of_points(points: impl Iterator<Item = Point>) -> Option<Extent> {
        let start = Extent { west: f64::MAX, east: f64::MIN, south: f64::MAX, north: f64::MIN };
        let grown = points.fold(start, |e, p: Point| Extent {
            west: e.west.min(p.lon()),
            east: e.east.max(p.lon()),
            south: e.south.min(p.lat()),
            north: e.north.max(p.lat()),
        });
        (grown.west <= grown.east).then_some(Extent {
            west: grown.west - MARGIN,
            east: grown.east + MARGIN,
            south: grown.south - MARGIN,
            north: grown.north + MARGIN,
        })
    }

    fn meets(&self, ring: &[(f64, f64)]) -> bool {
        let beyond = |outside: &dyn Fn(&(f64, f64)) -> bool| ring.iter().all(outside);
        !(beyond(&|p| p.0 < self.west)
            || beyond(&|p| p.0 > self.east)
            || beyond(&|p| p.1 < self.south)
            || beyond(&|p| p.1 > self.north))
    }
}

/// Degrees → the sheet; x from the west, whatever the language.
#[derive(Clone, Copy)]
struct Sheet {
    extent: Extent,
    width: f64,
    height: f64,
    /// Units of the sheet in a degree of latitude.
    scale: f64,
    shrink: f64,
}

impl Sheet {
    fn new(extent: Extent, width: f64) -> Self {
        let shrink = ((extent.north + extent.south) / 2.0).to_radians().cos().max(0.1);
        let scale = width / ((extent.east - extent.west) * shrink);
        let height = (extent.north - extent.south) * scale;
        // A theatre taller than wide is shown smaller rather than filling two screens.
        let fit = (width * 1.1 / height).min(1.0);
        Sheet { extent, width: width * fit, height: height * fit, scale: scale * fit, shrink }
    }

    fn place(self, (lon, lat): (f64, f64)) -> (f64, f64) {
        let x = (lon - self.extent.west) * self.shrink * self.scale;
        (x, (self.extent.north - lat) * self.scale)
    }
}

/// The outline of a country, or of a part of one, as longitudes and latitudes.
type Outline = (Country, Vec<(f64, f64)>);

/// The outlines, read once: a desk draws many maps.
static RINGS: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    let ring = |(_, fields): (usize, Vec<&'static str>)| {
        let [country, ring] = fields[..] else { return None };
        let ring: Option<Vec<(f64, f64)>> = ring.split(' ').map(point).collect();
        Some((country.parse().ok()?, ring?))
    };
    rows(OUTLINES).filter_map(ring).collect()
});

fn outlines() -> impl Iterator<Item = Outline> {
    RINGS.iter().cloned()
}

fn point(written: &str) -> Option<(f64, f64)> {
    let (lon, lat) = written.split_once(',')?;
    Some((lon.parse().ok()?, lat.parse().ok()?))
}

/// The part of a ring on the sheet (Sutherland and Hodgman): what lies beyond would only make the page heavier.
fn clipped(ring: &[(f64, f64)], sheet: Sheet) -> Vec<(f64, f64)> {
    let (w, h) = (sheet.width, sheet.height);
    // Two units beyond the edge, so that the cut itself is not seen as a border.
    let left = cut(ring, |p| p.0 + 2.0);
    let right = cut(&left, |p| w + 2.0 - p.0);
    let top = cut(&right, |p| p.1 + 2.0);
    cut(&top, |p| h + 2.0 - p.1)
}

/// The part of a ring on which `inside` is not negative; `inside` is linear.
fn cut(ring: &[(f64, f64)], inside: impl Fn(&(f64, f64)) -> f64) -> Vec<(f64, f64)> {
    let mut kept = Vec::new();
    for (i, here) in ring.iter().enumerate() {
        let before = &ring[(i + ring.len() - 1) % ring.len()];
        let (d0, d1) = (inside(before), inside(here));
        if (d0 < 0.0) != (d1 < 0.0) {
            let t = d0 / (d0 - d1);
            kept.push((before.0 + t * (here.0 - before.0), before.1 + t * (here.1 - before.1)));
        }
        if d1 >= 0.0 {
            kept.push(*here);
        }
    }
    kept
}

fn alternative(story: &Story<'_>, tested: &Tested) -> String {
    let placed = |t: &Theatre| t.events.iter().filter(|e| e.place.is_some()).count();
    let question = &tested.question;
    let [place_a, place_b] = story.places(question);
    let counts = [("a", Value::count(placed(&question.a))), ("b", Value::count(placed(&question.b)))];
    story.words.say("map-alt", &[&counts[..], &[place_a, place_b]].concat()).bare()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_outlines_is_a_ring_of_a_country() {
        let mut countries = std::collections::BTreeSet::new();
        for (line, fields) in rows(OUTLINES) {
            assert_eq!(fields.len(), 2, "boundaries.tsv line {line}");
            let country = fields[0].parse::<tazamun_record::Country>();
            assert!(country.is_ok(), "boundaries.tsv line {line}: {}", fields[0]);
            countries.insert(fields[0]);
            let ring: Vec<_> = fields[1].split(' ').map(point).collect();
            let good = |p: &Option<(f64, f64)>| p.is_some_and(|(x, y)| Point::new(y, x).is_ok());
            assert!(ring.len() >= 4 && ring.iter().all(good), "boundaries.tsv line {line}");
        }
        for needed in ["IQ", "SY", "TR", "YE", "LY", "EG", "NG", "AF"] {
            assert!(countries.contains(needed), "{needed}");
        }
    }

    #[test]
    fn a_ring_is_cut_at_the_edge_of_the_sheet() {
        let square = [(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)];
        let right = cut(&square, |p| p.0);
        assert_eq!(right.len(), 4);
        assert!(right.iter().all(|p| p.0 >= 0.0));
        assert!(cut(&square, |p| p.0 - 20.0).is_empty());
        assert!(cut(&[], |p| p.0).is_empty());
        assert_eq!(area_and_middle(&right), Some((200.0, (5.0, 0.0))));
        assert_eq!(area_and_middle(&[]), None);
    }
}
