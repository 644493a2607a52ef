//! What is lost before linking: the mentions of an article held against the words that a coder quoted.
//!
//! For each incident of which the coder was sure, and each slot whose quote they gave: is there a mention that overlaps
//! the quote (wherever it stands), and is its reading right? The first reading counts; "among three" counts those up to
//! the third. A place is right within 25 km, or by its first-level division where no point is given or the place coded is
//! a whole division; days that share one with those coded, and are at most three more.

use super::{
    Coded, CodedArticle,
    slot::{number, same_actor},
};
use crate::explain::{Kind, Mention};
use std::{fmt, ops::Range};
use tazamun_record::{Actor, Facts, Interval, Quote, Report, Toll, WherePrec, day_number};

/// How many of the quotes that coders gave are read right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stage {
    /// Quotes.
    pub of: usize,
    /// Right by the first reading of a mention.
    pub right: usize,
    /// Right by one of the first three readings.
    pub among_three: usize,
}

impl Stage {
    /// Share that is right, with its 95 % interval (Wilson's).
    pub fn share(&self) -> (f64, f64, f64) {
        let (k, n) = (self.right as f64, self.of as f64);
        if self.of == 0 {
            return (0.0, 0.0, 1.0);
        }
        let (p, z) = (k / n, 1.96);
        let centre = p + z * z / (2.0 * n);
        let width = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let all = 1.0 + z * z / n;
        (p, (centre - width) / all, (centre + width) / all)
    }
}

/// The slots in the order in which they are printed.
pub const STAGES: [&str; 8] = ["trigger", "place", "date", "killed", "wounded", "actor1", "actor2", "all"];

/// What is read right of what coders quoted, slot by slot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stages {
    /// Incidents of which the coders were sure.
    pub incidents: usize,
    /// The figures, in the order of [`STAGES`].
    pub slots: [Stage; 8],
}

impl fmt::Display for Stages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} sure incidents; given the coder's quote, read right (all: place, date, killed, attacker):",
            self.incidents
        )?;
        for (name, stage) in STAGES.iter().zip(&self.slots) {
            let (share, low, high) = stage.share();
            write!(f, "  {name:8} {:4} of {:4}  {share:.3}  ({low:.3} to {high:.3})", stage.right, stage.of)?;
            match *name {
                "trigger" | "all" => writeln!(f)?,
                _ => writeln!(f, "  among three {}", stage.among_three)?,
            }
        }
        Ok(())
    }
}

/// Holds mentions against coded incidents: `seen` gives an article's whole text and mentions, by its name.
pub fn stages<'a>(gold: &[CodedArticle], seen: impl Fn(&str) -> Option<(&'a str, &'a [Mention])>) -> Stages {
    let mut stages = Stages::default();
    for article in gold {
        let Some((whole, mentions)) = seen(&article.doc) else { continue };
        for coded in article.incidents.iter().filter(|coded| coded.is_asked()) {
            stages.count(coded, whole, mentions);
        }
    }
    stages
}

impl Stages {
    fn count(&mut self, coded: &Coded, whole: &str, mentions: &[Mention]) {
        let Report { facts, trigger, quotes, .. } = &coded.report;
        self.incidents += 1;
        let mut every = true;
        if !trigger.as_str().is_empty() {
            let told = |m: &&Mention| matches!(m.kind, Kind::Trigger | Kind::Toll);
            let right = over(whole, trigger, mentions).any(|m| told(&m));
            self.add(0, right, right);
        }
        let counts = |toll: Option<Toll>| number(toll).is_some();
        let known = |side: &[Actor]| side.iter().any(|actor| *actor != Actor::unidentified());
        type Right = fn(&Facts, &Mention, usize) -> bool;
        let slots: [(&Option<Quote>, bool, Kind, Right); 6] = [
            (&quotes.place, true, Kind::Place, place_right),
            (&quotes.date, true, Kind::Date, date_right),
            (&quotes.killed, counts(facts.killed), Kind::Toll, |f, m, n| toll_right(f.killed, m, n)),
            (&quotes.wounded, counts(facts.wounded), Kind::Toll, |f, m, n| toll_right(f.wounded, m, n)),
            (&quotes.actor1, known(&facts.actor1), Kind::Actor, |f, m, n| side_right(&f.actor1, m, n)),
            (&quotes.actor2, known(&facts.actor2), Kind::Actor, |f, m, n| side_right(&f.actor2, m, n)),
        ];
        for (slot, (quote, asked, kind, right)) in (1..).zip(slots) {
            let Some(quote) = quote.as_ref().filter(|_| asked) else { continue };
            let of_kind = || over(whole, quote, mentions).filter(|m| m.kind == kind);
            let first = of_kind().any(|m| right(facts, m, 1));
            let three = of_kind().any(|m| right(facts, m, 3));
            self.add(slot, first, three);
            // Wounded and attacked are not among "all".
            every &= first || matches!(slot, 4 | 6);
        }
        self.add(7, every, every);
    }

    fn add(&mut self, slot: usize, right: bool, three: bool) {
        let stage = &mut self.slots[slot];
        stage.of += 1;
        stage.right += usize::from(right);
        stage.among_three += usize::from(three);
    }
}

/// The mentions that overlap a quote, wherever it stands.
fn over<'m>(whole: &str, quote: &Quote, mentions: &'m [Mention]) -> impl Iterator<Item = &'m Mention> {
    let words = quote.as_str();
    let places: Vec<Range<usize>> =
        whole.match_indices(words).map(|(at, found)| at..at + found.len()).collect();
    mentions.iter().filter(move |m| places.iter().any(|p| m.span.start < p.end && p.start < m.span.end))
}

fn first(m: &Mention, n: usize) -> &[String] {
    &m.readings[..n.min(m.readings.len())]
}

/// Kilometres within which a place is the one coded.
const SAME_PLACE_KM: f64 = 25.0;

fn place_right(facts: &Facts, m: &Mention, n: usize) -> bool {
    let coded = &facts.place;
    let point = m.place.as_ref().and_then(|p| p.point());
    let near = match (coded.point(), point) {
        (Some(a), Some(b)) => a.km_to(&b) <= SAME_PLACE_KM,
        _ => false,
    };
    let whole = point.is_none() || coded.prec().is_some_and(|p| p >= WherePrec::District);
    let own = m.place.as_ref().and_then(|p| p.adm1());
    let told = first(m, n).iter().filter_map(|r| r.rsplit_once(", ")).map(|(_, adm1)| Some(adm1));
    near || whole && std::iter::once(own).chain(told).any(|adm1| adm1 == coded.adm1())
}

/// Days by which what is read may be longer than what is coded.
const LONGER: i64 = 3;

fn date_right(facts: &Facts, m: &Mention, n: usize) -> bool {
    let days = |i: &Interval| day_number(i.end()) - day_number(i.start());
    let fits = |read: Interval| {
        let shared = read.start() <= facts.when.end() && facts.when.start() <= read.end();
        shared && days(&read) <= days(&facts.when) + LONGER
    };
    let interval = |reading: &String| {
        let (start, end) = reading.split_once("..").unwrap_or((reading, reading));
        Interval::new(start.parse().ok()?, end.parse().ok()?).ok()
    };
    first(m, n).iter().filter_map(interval).any(fits)
}

fn toll_right(coded: Option<Toll>, m: &Mention, n: usize) -> bool {
    let coded = number(coded);
    first(m, n).iter().any(|reading| {
        let numbers = reading.split(|c: char| !c.is_ascii_digit() && c != ',');
        let mut numbers = numbers.filter_map(|digits| digits.replace(',', "").parse::<u32>().ok());
        numbers.any(|read| Some(read) == coded)
    })
}

fn side_right(coded: &[Actor], m: &Mention, n: usize) -> bool {
    first(m, n).iter().filter_map(|code| code.parse().ok()).any(|read: Actor| same_actor(coded, &[read]))
}
