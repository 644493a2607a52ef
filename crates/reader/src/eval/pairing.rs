//! Which incident that was read is which that was coded: the pairing of highest total score.

use super::Coded;
use super::slot::{days_apart, kind, km, number, same_actor, same_adm1, same_count};
use std::collections::HashMap;
use tazamun_record::Report;

/// Up to as many incidents read in one article the best pairing is found exactly, beyond it greedily.
const EXACT: usize = 14;

/// How well two agree; 0 where they cannot be one incident.
fn pair_score(coded: &Report, read: &Report) -> f64 {
    let (g, p) = (&coded.facts, &read.facts);
    let (distance, gap) = (km(g, p), days_apart(g, p));
    let near = distance <= 50.0 || same_adm1(g, p);
    let same_kind = kind(g) == kind(p);
    let toll = number(g.killed).is_some() && same_count(g.killed, p.killed);
    if !near || gap > 1 || !(same_kind || toll) {
        return 0.0;
    }
    let point = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
    1.0 + point(distance <= 25.0, 1.0)
        + point(gap == 0, 0.5)
        + point(same_kind, 1.0)
        + point(g.what.sub_event_type() == p.what.sub_event_type(), 0.5)
        + point(toll, 1.5)
        + point(same_actor(&g.actor1, &p.actor1), 0.5)
        + point(same_count(g.wounded, p.wounded), 0.5)
}

/// Pairs of indices (coded, read).
pub fn pairing(coded: &[Coded], read: &[Report]) -> Vec<(usize, usize)> {
    let scores: Vec<Vec<f64>> =
        coded.iter().map(|g| read.iter().map(|p| pair_score(&g.report, p)).collect()).collect();
    if read.len() <= EXACT { exact(&scores, read.len()) } else { greedy(&scores) }
}

/// The pairing of highest total, by dynamic programming over the incidents read that are taken.
fn exact(scores: &[Vec<f64>], read: usize) -> Vec<(usize, usize)> {
    let mut memo = HashMap::new();
    best(scores, read, 0, 0, &mut memo).1
}

type Best = (f64, Vec<(usize, usize)>);

fn best(
    scores: &[Vec<f64>],
    read: usize,
    i: usize,
    used: u32,
    memo: &mut HashMap<(usize, u32), Best>,
) -> Best {
    if i == scores.len() {
        return (0.0, Vec::new());
    }
    if let Some(known) = memo.get(&(i, used)) {
        return known.clone();
    }
    let mut top = best(scores, read, i + 1, used, memo);
    for j in (0..read).filter(|j| used >> j & 1 == 0) {
        let score = scores[i][j];
        if score > 0.0 {
            let (rest, mut pairs) = best(scores, read, i + 1, used | 1 << j, memo);
            if score + rest > top.0 {
                pairs.insert(0, (i, j));
                top = (score + rest, pairs);
            }
        }
    }
    memo.insert((i, used), top.clone());
    top
}

/// The highest scores first; of equal ones the later in the articles.
fn greedy(scores: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let mut all: Vec<(f64, usize, usize)> = scores
        .iter()
        .enumerate()
        .flat_map(|(i, row)| row.iter().enumerate().map(move |(j, &s)| (s, i, j)))
        .filter(|(s, ..)| *s > 0.0)
        .collect();
    all.sort_by(|(s, i, j), (t, k, l)| t.total_cmp(s).then((k, l).cmp(&(i, j))));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in all {
        if !pairs.iter().any(|&(a, b)| a == i || b == j) {
            pairs.push((i, j));
        }
    }
    pairs
}
