//! Pairs that tell one incident → groups that do.
//!
//! The strongest pair joins first; two groups are joined where the mean over the pairs between them is above the
//! border (average linkage), so that a chain of half-alike tellings does not run through a city and a week. The worst
//! third of the pairs is not heard: in a group of ten, some tell the wrong day or kind. No group holds two records of
//! one source: an article tells an incident once, a dataset lists it once. What a person
//! decided comes before all this.

use crate::{Record, decisions::Decisions, evidence::Collection, weights::WEIGHTS};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Two records, and the bits that speak for one incident.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) bits: f32,
}

/// Of two large groups, so many members each stand for all.
const SPOKESMEN: usize = 24;

/// The records in groups.
#[derive(Debug)]
pub(crate) struct Clusters<'a> {
    records: &'a [Record<'a>],
    collection: &'a Collection,
    different: HashSet<(u32, u32)>,
    /// For records that were joined by decision, the lowest of those that they were joined with.
    blocks: HashMap<u32, u32>,
    /// The group of each record, and the members of each group (empty where it went into another).
    group: Vec<u32>,
    members: Vec<Vec<u32>>,
}

/// Puts the records into groups; each group's members, and the groups, come in the records' order.
pub(crate) fn clusters(
    records: &[Record<'_>],
    collection: &Collection,
    mut pairs: Vec<Pair>,
    decisions: &Decisions,
) -> Vec<Vec<u32>> {
    let decided = Decided::of(records, decisions);
    let count = records.len() as u32;
    let mut clusters = Clusters {
        records,
        collection,
        different: decided.different,
        blocks: HashMap::new(),
        group: (0..count).collect(),
        members: (0..count).map(|n| vec![n]).collect(),
    };
    for (a, b) in &decided.same {
        clusters.join(*a, *b);
    }
    clusters.blocks =
        decided.same.iter().flat_map(|(a, b)| [*a, *b]).map(|n| (n, clusters.group[n as usize])).collect();
    pairs.retain(|pair| f64::from(pair.bits) >= WEIGHTS.join);
    pairs.sort_unstable_by(|x, y| y.bits.total_cmp(&x.bits).then((x.a, x.b).cmp(&(y.a, y.b))));
    for pair in pairs {
        if clusters.may_join(pair) {
            clusters.join(pair.a, pair.b);
        }
    }
    clusters.members.retain(|group| !group.is_empty());
    clusters.members
}

/// Decisions, by the records' numbers.
struct Decided {
    same: Vec<(u32, u32)>,
    different: HashSet<(u32, u32)>,
}

impl Decided {
    fn of(records: &[Record<'_>], decisions: &Decisions) -> Self {
        let mut decided = Decided { same: Vec::new(), different: HashSet::new() };
        if decisions.is_empty() {
            return decided;
        }
        let numbers: HashMap<String, u32> =
            records.iter().enumerate().map(|(n, record)| (record.name(), n as u32)).collect();
        for (a, b, verdict) in decisions.iter() {
            let (Some(&a), Some(&b)) = (numbers.get(a), numbers.get(b)) else { continue };
            match verdict {
                tazamun_record::Verdict::Same => decided.same.push((a.min(b), a.max(b))),
                tazamun_record::Verdict::Different => {
                    decided.different.insert((a.min(b), a.max(b)));
                }
            }
        }
        decided
    }
}

impl Clusters<'_> {
    fn may_join(&self, pair: Pair) -> bool {
        let (left, right) = (self.members_of(pair.a), self.members_of(pair.b));
        // Of two records alone, the pair is all there is, and it is above the border.
        let alone = left.len() == 1 && right.len() == 1;
        self.group[pair.a as usize] != self.group[pair.b as usize]
            && !self.share_a_teller(left, right)
            && !self.are_kept_apart(left, right)
            && (alone || self.mean_bits(left, right) >= WEIGHTS.join)
    }

    fn members_of(&self, record: u32) -> &[u32] {
        &self.members[self.group[record as usize] as usize]
    }

    fn share_a_teller(&self, left: &[u32], right: &[u32]) -> bool {
        let source = |n: u32| self.collection.features[n as usize].source;
        left.iter().any(|&a| {
            right.iter().any(|&b| {
                source(a) == source(b) && !self.records[a as usize].is_told_as(&self.records[b as usize])
            })
        })
    }

    fn are_kept_apart(&self, left: &[u32], right: &[u32]) -> bool {
        !self.different.is_empty()
            && left.iter().any(|&a| right.iter().any(|&b| self.different.contains(&(a.min(b), a.max(b)))))
    }

    fn mean_bits(&self, left: &[u32], right: &[u32]) -> f64 {
        let (left, right) = (&left[..left.len().min(SPOKESMEN)], &right[..right.len().min(SPOKESMEN)]);
        // Records that a person joined speak with one voice, that of the one that is nearest: they may be as unlike
        // as they please.
        let voice = |n: u32| self.blocks.get(&n).copied().unwrap_or(n);
        let mut bits: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        for (&a, &b) in left.iter().flat_map(|a| right.iter().map(move |b| (a, b))) {
            let of_pair = self.collection.compare(a as usize, b as usize).bits();
            let most = bits.entry((voice(a), voice(b))).or_insert(f64::NEG_INFINITY);
            *most = most.max(of_pair);
        }
        let mut bits: Vec<f64> = bits.into_values().collect();
        bits.sort_unstable_by(|a, b| b.total_cmp(a));
        let heard = (bits.len() * 2).div_ceil(3);
        bits[..heard].iter().sum::<f64>() / heard as f64
    }

    /// The group with the lower number takes in the other; its members stay in order.
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.group[a as usize], self.group[b as usize]);
        let (into, from) = (a.min(b), a.max(b));
        if into == from {
            return;
        }
        let moved = std::mem::take(&mut self.members[from as usize]);
        for &record in &moved {
            self.group[record as usize] = into;
        }
        let group = &mut self.members[into as usize];
        group.extend(moved);
        group.sort_unstable();
    }
}
