//! The whole way: records → comparisons → groups → incidents, and why.

use crate::{
    Decisions, Evidence, Record,
    blocking_prior::blocking_prior,
    candidates::Candidates,
    clusters::{Pair, clusters},
    evidence::{Collection, actor_shares},
    features::Features,
    fuse,
    vocabulary::Vocabulary,
    weights::WEIGHTS,
};
use rayon::prelude::*;
use tazamun_record::Incident;

/// Incidents that are made at a time: enough for every thread to have its share.
const AT_A_TIME: usize = 4096;

/// Records put together into incidents.
#[derive(Debug)]
pub struct Linkage<'a> {
    records: Vec<Record<'a>>,
    collection: Collection,
    groups: Vec<Vec<u32>>,
    review_pairs: Vec<Pair>,
}

/// A pair that could be one incident or two, for a person to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewPair {
    /// The one record's name (`doc#index`, `dataset:id`).
    pub a: String,
    /// The other's.
    pub b: String,
    /// What speaks for one incident.
    pub evidence: Evidence,
    /// Whether both are in one incident as it is.
    pub joined: bool,
}

/// Why two records are in one incident, or are not.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The one record's name.
    pub a: String,
    /// The other's.
    pub b: String,
    /// What speaks for one incident.
    pub evidence: Evidence,
}

/// Why an incident is what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Every pair of its records, the strongest first.
    pub inside: Vec<Reason>,
    /// The records of other incidents that came nearest, the nearest first; at most ten.
    pub outside: Vec<Reason>,
}

impl<'a> Linkage<'a> {
    /// Puts records together, in whatever order they come; what people decided comes first.
    ///
    /// The answer is the same for any order of the records and any number of threads. A record given twice counts
    /// once.
    pub fn of(records: impl IntoIterator<Item = Record<'a>>, decisions: &Decisions) -> Self {
        let records = in_order(records);
        let features: Vec<Features> = records.par_iter().map(Features::of).collect();
        let collection = Collection {
            around: blocking_prior(&features),
            vocabulary: Vocabulary::of(&records),
            actor_shares: actor_shares(&features),
            features,
        };
        let pairs = compare_candidates(&collection);
        let review_pairs = pairs.iter().copied().filter(is_doubtful).collect();
        let groups = clusters(&records, &collection, pairs, decisions);
        Linkage { records, collection, groups, review_pairs }
    }

    /// The incidents, in the order of their first records; made some thousands at a time as they are asked for, so
    /// that those of a million records need not stand in memory together.
    pub fn incidents(&self) -> impl Iterator<Item = Incident> {
        self.groups.chunks(AT_A_TIME).flat_map(|some| {
            let made: Vec<Option<Incident>> =
                some.par_iter().map(|group| fuse::incident(&self.accounts_of(group))).collect();
            made.into_iter().flatten()
        })
    }

    /// The names of the records of each incident, in the order of [`Linkage::incidents`].
    pub fn groups(&self) -> impl Iterator<Item = Vec<String>> {
        self.groups.iter().map(|group| self.accounts_of(group).iter().map(Record::name).collect())
    }

    /// The pairs that could be one incident or two and that nobody has decided, the most doubtful first.
    pub fn review_pairs(&self, decisions: &Decisions) -> Vec<ReviewPair> {
        let mut group = vec![0; self.records.len()];
        for (n, members) in self.groups.iter().enumerate() {
            for record in members {
                group[*record as usize] = n;
            }
        }
        let mut pairs = self.review_pairs.clone();
        let border = |pair: &Pair| (f64::from(pair.bits) - WEIGHTS.join).abs();
        pairs.sort_by(|x, y| border(x).total_cmp(&border(y)).then((x.a, x.b).cmp(&(y.a, y.b))));
        let doubt = |pair: Pair| {
            let joined = group[pair.a as usize] == group[pair.b as usize];
            let Reason { a, b, evidence } = self.reason(pair.a, pair.b);
            ReviewPair { a, b, evidence, joined }
        };
        pairs.into_iter().map(doubt).filter(|d| decisions.about(&d.a, &d.b).is_none()).collect()
    }

    /// Why the records of an incident were joined and those nearest to it were not; `None` where no incident has
    /// this id.
    pub fn explain(&self, id: &str) -> Option<Explanation> {
        let found = |group: &&Vec<u32>| {
            fuse::incident(&self.accounts_of(group)).is_some_and(|incident| incident.id == id)
        };
        let group = self.groups.iter().find(found)?;
        let mut inside: Vec<Reason> = group
            .iter()
            .enumerate()
            .flat_map(|(n, a)| group[n + 1..].iter().map(|b| self.reason(*a, *b)))
            .collect();
        let mut outside: Vec<Reason> = group
            .iter()
            .flat_map(|a| self.neighbours(*a).into_iter().map(|b| (*a, b)))
            .filter(|(_, b)| !group.contains(b))
            .map(|(a, b)| self.reason(a, b))
            .collect();
        inside.sort_by(|x, y| y.evidence.bits().total_cmp(&x.evidence.bits()));
        outside.sort_by(|x, y| y.evidence.bits().total_cmp(&x.evidence.bits()));
        outside.truncate(10);
        Some(Explanation { inside, outside })
    }

    /// What speaks for one incident in these two records, or `None` where one of the names is not among them.
    pub fn compare(&self, a: &str, b: &str) -> Option<Evidence> {
        let find = |name: &str| self.records.iter().position(|record| record.name() == name);
        Some(self.collection.compare(find(a)?, find(b)?))
    }

    fn accounts_of(&self, group: &[u32]) -> Vec<Record<'a>> {
        group.iter().map(|n| self.records[*n as usize]).collect()
    }

    fn reason(&self, a: u32, b: u32) -> Reason {
        let name = |n: u32| self.records[n as usize].name();
        Reason { a: name(a), b: name(b), evidence: self.collection.compare(a as usize, b as usize) }
    }

    /// The records that were compared with this one.
    fn neighbours(&self, record: u32) -> Vec<u32> {
        let candidates = Candidates::of(&self.collection.features);
        let count = self.records.len() as u32;
        let mut found = Vec::new();
        let mut all = Vec::new();
        for n in 0..count {
            candidates.before(n as usize, &mut found);
            if n == record {
                all.extend(&found);
            } else if found.contains(&record) {
                all.push(n);
            }
        }
        all
    }
}

/// The records in an order that does not depend on how they came, each once.
fn in_order<'a>(records: impl IntoIterator<Item = Record<'a>>) -> Vec<Record<'a>> {
    let mut records: Vec<Record<'a>> = records.into_iter().collect();
    let content = |record: &Record<'_>| format!("{record:?}");
    records.sort_by(|a, b| a.order().cmp(&b.order()).then_with(|| content(a).cmp(&content(b))));
    records.dedup_by(|later, first| later.is(first));
    records
}

/// The pairs for which enough speaks that they are joined or looked at.
fn compare_candidates(collection: &Collection) -> Vec<Pair> {
    let candidates = Candidates::of(&collection.features);
    let least = WEIGHTS.join - WEIGHTS.doubt;
    let of_one = |found: &mut Vec<u32>, n: u32| -> Vec<Pair> {
        candidates.before(n as usize, found);
        let compared = found.iter().filter_map(|&other| {
            let (a, b) = (n.min(other), n.max(other));
            let bits = collection.bits_from(least, a as usize, b as usize)? as f32;
            Some(Pair { a, b, bits })
        });
        compared.filter(|pair| f64::from(pair.bits) >= least).collect()
    };
    candidates.neighbours_in_turn().into_par_iter().map_init(Vec::new, of_one).flatten_iter().collect()
}

fn is_doubtful(pair: &Pair) -> bool {
    (f64::from(pair.bits) - WEIGHTS.join).abs() <= WEIGHTS.doubt
}
