//! How likely two tellings are of one incident: the sum of what each comparison says, in bits.
//!
//! The model is Fellegi and Sunter's (1969): each comparison gives the logarithm of how often two tellings of one
//! incident look like this, over how often tellings of two different ones of the same region and week do. Three
//! things are done otherwise than in a textbook:
//!
//! - **Days and places are intervals.** Two tellings of one incident name intervals that hold its day; the chance that
//!   both do so by accident is the greater the longer they are. The same goes for points known to 2, 9 or 18 km.
//! - **The prior is local**: one over the number of incidents of that week and region (see `blocking_prior`).
//! - **Comparisons are not independent.** Where an air strike fell yesterday, by the same side, another one falls today
//!   more often than chance would have it. What prior, time, place, kind and actors say together is therefore never
//!   more than how often *another* incident of that kind happens at the same place within those days
//!   (`data/kinds.tsv`); only tolls and words tell such twins apart.

use crate::{
    blocking_prior::BlockingPrior,
    features::Features,
    places, tolls,
    vocabulary::Vocabulary,
    weights::{KINDS, UNKNOWN_KIND, WEIGHTS, allied},
};

/// What each comparison says of two records, in bits (log2 of the odds); the sum is the verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[non_exhaustive]
pub struct Evidence {
    /// One over the number of incidents of that week and region.
    pub prior: f64,
    /// How far their days agree.
    pub time: f64,
    /// How far their places agree.
    pub place: f64,
    /// How far the kinds of incident agree.
    pub kind: f64,
    /// How far the two sides agree.
    pub actors: f64,
    /// What the five above lose, 0 or less, because incidents of this kind come again at the same place.
    pub again: f64,
    /// How far the numbers of killed agree.
    pub killed: f64,
    /// How far the numbers of wounded, or of killed and wounded together, agree.
    pub wounded: f64,
    /// How far the words agree.
    pub words: f64,
    /// What is lost where only one of the two is the sum of several incidents.
    pub aggregate: f64,
}

impl Evidence {
    /// All bits together: 0 is one to one, 3 is eight to one that both tell one incident.
    pub fn bits(&self) -> f64 {
        self.parts().iter().map(|(_, bits)| bits).sum()
    }

    /// The probability that both tell one incident, 0 to 1.
    pub fn probability(&self) -> f64 {
        1.0 / (1.0 + (-self.bits()).exp2())
    }

    /// Each comparison with its bits.
    pub fn parts(&self) -> [(&'static str, f64); 10] {
        [
            ("prior", self.prior),
            ("time", self.time),
            ("place", self.place),
            ("kind", self.kind),
            ("actors", self.actors),
            ("again", self.again),
            ("killed", self.killed),
            ("wounded", self.wounded),
            ("words", self.words),
            ("aggregate", self.aggregate),
        ]
    }
}

/// All that is known of the records that are compared.
#[derive(Debug)]
pub(crate) struct Collection {
    pub(crate) features: Vec<Features>,
    pub(crate) around: Vec<BlockingPrior>,
    pub(crate) vocabulary: Vocabulary,
    /// Share of the records that name an actor, by its bit.
    pub(crate) actor_shares: [f64; 64],
}

impl Collection {
    /// What the comparisons say of records `a` and `b`.
    pub(crate) fn compare(&self, a: usize, b: usize) -> Evidence {
        let mut evidence = self.without_words(a, b);
        evidence.words = self.words_bits(a, b);
        evidence
    }

    /// The bits of [`Collection::compare`], or `None` where they cannot come to `least` whatever the words say; words
    /// are dear to compare, and most pairs do not get so far.
    pub(crate) fn bits_from(&self, least: f64, a: usize, b: usize) -> Option<f64> {
        let mut evidence = self.without_words(a, b);
        if evidence.bits() + most_word_bits() < least {
            return None;
        }
        evidence.words = self.words_bits(a, b);
        Some(evidence.bits())
    }

    fn words_bits(&self, a: usize, b: usize) -> f64 {
        let (x, y) = (&self.features[a], &self.features[b]);
        self.vocabulary.likeness(a, b).map_or(0.0, |likeness| word_bits(likeness, x, y))
    }

    fn without_words(&self, a: usize, b: usize) -> Evidence {
        let (x, y) = (&self.features[a], &self.features[b]);
        let level = places::level(x, y);
        let others = level.others(&self.around[a], &self.around[b]);
        let overlap = day_overlap(x, y);
        let mut evidence = Evidence {
            prior: -others.log2(),
            time: (7.0 * overlap / (f64::from(x.days()) * f64::from(y.days()))).log2(),
            place: places::bits(x, y, level, &self.around[a], &self.around[b]),
            kind: kind_bits(x, y),
            actors: self.actor_bits(x, y),
            ..Evidence::default()
        };
        let coincidence = evidence.bits();
        evidence.again = (again_limit(x, y, overlap, level.places()) - coincidence).min(0.0);
        evidence.killed = tolls::bits(x.killed, y.killed);
        evidence.wounded = wounded_bits(x, y);
        evidence.aggregate = if x.aggregate == y.aggregate { 0.0 } else { WEIGHTS.aggregate_differs.log2() };
        evidence
    }

    fn actor_bits(&self, x: &Features, y: &Features) -> f64 {
        let straight = self.side_bits(x.actor1, y.actor1) + self.side_bits(x.actor2, y.actor2);
        // Who attacked whom is told the other way round, too. That is rarer, and only where both tell one kind of
        // thing: a bomb against soldiers and an arrest by soldiers are no two sides of one incident.
        let crossed = self.side_bits(x.actor1, y.actor2) + self.side_bits(x.actor2, y.actor1) - 1.0;
        if kinship(x, y) == Kinship::Other { straight } else { straight.max(crossed) }
    }

    fn side_bits(&self, a: u64, b: u64) -> f64 {
        let w = &*WEIGHTS;
        if a == 0 || b == 0 {
            return 0.0;
        }
        let shared = a & b;
        if shared != 0 {
            let rarest = (0..64).filter(|bit| shared & (1 << bit) != 0).map(|bit| self.actor_shares[bit]);
            (w.same_actor / rarest.fold(1.0, f64::min)).log2()
        } else if allied(a, b) {
            (w.kin_actor / w.kin_actor_chance).log2()
        } else {
            (w.other_actor / w.other_actor_chance).log2()
        }
    }
}

/// The share of records that name each actor, smoothed towards one in seven as long as there are few.
pub(crate) fn actor_shares(all: &[Features]) -> [f64; 64] {
    let mut counts = [0.0_f64; 64];
    for features in all {
        let mut rest = features.actor1 | features.actor2;
        while rest != 0 {
            counts[rest.trailing_zeros() as usize] += 1.0;
            rest &= rest - 1;
        }
    }
    counts.map(|count| (count + 7.0) / (all.len() as f64 + 49.0))
}

/// Sum over the days of both intervals of how likely two tellings of one incident are that far apart.
fn day_overlap(x: &Features, y: &Features) -> f64 {
    let w = &*WEIGHTS;
    let mut sum = 0.0;
    for shift in -6..=6_i32 {
        let common = x.end.min(y.end + shift) - x.start.max(y.start + shift) + 1;
        if common > 0 {
            sum += f64::from(common) * w.days.get(shift.unsigned_abs() as usize).unwrap_or(&w.days_more);
        }
    }
    sum.max(w.days_more / 8.0)
}

/// The most that two tellings can say for themselves without tolls and words: how well their days agree, over how
/// likely another incident of the kind is told of the same days and of one of the `places` that the coarser may mean.
fn again_limit(x: &Features, y: &Features, overlap: f64, places: f64) -> f64 {
    let kinds = &*KINDS;
    let (a, b) = (&kinds[usize::from(x.kind)], &kinds[usize::from(y.kind)]);
    let apart = x.start > y.end || y.start > x.end;
    let (same_day, next_day) =
        (a.again_same_day.max(b.again_same_day), a.again_next_day.max(b.again_next_day));
    let (short, long) = (x.days().min(y.days()), x.days().max(y.days()));
    let first = if apart { next_day } else { same_day };
    let none = (1.0 - first) * (1.0 - next_day).powi(long - 1);
    let none = if places == 1.0 { none } else { none.powf(places) };
    (overlap / f64::from(short) / (1.0 - none)).log2()
}

/// How two kinds of incident relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kinship {
    Same,
    Kin,
    Other,
    Unknown,
}

fn kinship(x: &Features, y: &Features) -> Kinship {
    if x.kind != UNKNOWN_KIND && y.kind != UNKNOWN_KIND {
        let (a, b) = (&KINDS[usize::from(x.kind)], &KINDS[usize::from(y.kind)]);
        if x.kind == y.kind {
            Kinship::Same
        } else if (a.taken_for >> y.kind | b.taken_for >> x.kind) & 1 == 1 {
            Kinship::Kin
        } else {
            Kinship::Other
        }
    } else if x.event != 0 && y.event != 0 {
        if x.event == y.event { Kinship::Kin } else { Kinship::Other }
    } else {
        Kinship::Unknown
    }
}

fn kind_bits(x: &Features, y: &Features) -> f64 {
    let w = &*WEIGHTS;
    match kinship(x, y) {
        Kinship::Same => (w.same_kind / KINDS[usize::from(x.kind)].share).log2().min(3.0),
        Kinship::Kin => (w.kin_kind / w.kin_kind_chance).log2(),
        Kinship::Other => (w.other_kind / w.other_kind_chance).log2(),
        Kinship::Unknown => 0.0,
    }
}

fn wounded_bits(x: &Features, y: &Features) -> f64 {
    let share = WEIGHTS.wounded_share;
    match (x.wounded, y.wounded, x.casualties, y.casualties) {
        (Some(_), Some(_), _, _) => share * tolls::bits(x.wounded, y.wounded),
        (_, _, Some(_), Some(_)) => tolls::bits(x.casualties, y.casualties),
        (_, _, Some(_), None) => tolls::bits(x.casualties, tolls::sum(y.killed, y.wounded)),
        (_, _, None, Some(_)) => tolls::bits(tolls::sum(x.killed, x.wounded), y.casualties),
        _ => 0.0,
    }
}

/// The most that words can say.
fn most_word_bits() -> f64 {
    let w = &*WEIGHTS;
    let most = [
        w.words_verbatim / w.words_verbatim_chance,
        w.words_alike / w.words_alike_chance,
        w.words_some / w.words_some_chance,
        w.words_none / w.words_none_chance,
        1.0,
    ];
    most.into_iter().fold(1.0, f64::max).log2()
}

/// The same words with another toll are no more than alike: daily reports repeat their phrases, and one text does not
/// give two tolls.
fn word_bits(likeness: f64, x: &Features, y: &Features) -> f64 {
    let w = &*WEIGHTS;
    let one_text = x.killed.is_none() || y.killed.is_none() || x.killed == y.killed;
    if likeness >= w.words_verbatim_from && one_text {
        (w.words_verbatim / w.words_verbatim_chance).log2()
    } else if likeness >= w.words_alike_from {
        (w.words_alike / w.words_alike_chance).log2()
    } else if likeness >= w.words_some_from {
        (w.words_some / w.words_some_chance).log2()
    } else {
        (w.words_none / w.words_none_chance).log2()
    }
}
