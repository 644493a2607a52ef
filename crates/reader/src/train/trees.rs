//! Examples in a few numbers → trees: gradient boosting with bounds taken from quantiles.

use super::learn::Dice;
use crate::learned::{
    trees::{DEPTH, LEAVES, Tree, Trees},
    weights::softmax,
};
/// One decision in numbers: its options, each with whether it is right; of a single option it is asked whether it is.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The options.
    pub options: Vec<(Vec<f32>, bool)>,
}

/// How to grow.
#[derive(Debug, Clone, Copy)]
pub struct Growth {
    /// Trees.
    pub trees: usize,
    /// Share of a tree's leaves that is added.
    pub step: f32,
    /// Share of the decisions that each tree sees.
    pub share: f32,
    /// Share of the numbers.
    pub numbers: f32,
    /// Least weight of a leaf.
    pub least: f32,
    /// Pull of leaves towards nothing.
    pub pull: f32,
    /// How much the first number counts by itself.
    pub lead: f32,
}

/// Classes into which a number is cut.
const BINS: usize = 48;

/// Grows trees; the same examples and seed give the same trees.
pub fn grow(all: &[&Question], how: Growth, seed: u64) -> Trees {
    let rows: Vec<&[f32]> = all.iter().flat_map(|c| c.options.iter().map(|o| o.0.as_slice())).collect();
    let width = rows.first().map_or(0, |r| r.len());
    if width == 0 {
        return Trees::default();
    }
    let bounds: Vec<Vec<f32>> = (0..width).map(|f| bounds(&rows, f)).collect();
    let bins = Bins {
        width,
        of: rows
            .iter()
            .flat_map(|r| r.iter().zip(&bounds).map(|(x, b)| b.partition_point(|y| y < x) as u8))
            .collect(),
    };
    let mut dice = Dice(seed);
    let mut draw = |share: f32| ((dice.draw() >> 40) as f32) < share * (1 << 24) as f32;
    let mut scores: Vec<f32> = rows.iter().map(|r| how.lead * r[0]).collect();
    let mut trees = Trees { lead: how.lead, trees: Vec::new() };
    for _ in 0..how.trees {
        let slopes = slopes(all, &scores);
        let mut taken: Vec<u32> = Vec::new();
        let mut at = 0;
        for c in all {
            if draw(how.share) {
                taken.extend((at..at + c.options.len()).map(|i| i as u32));
            }
            at += c.options.len();
        }
        let asked: Vec<usize> = (0..width).filter(|_| draw(how.numbers)).collect();
        let tree = tree(&bins, &bounds, &slopes, taken, &asked, how);
        scores.iter_mut().zip(&rows).for_each(|(s, r)| *s += tree.adds[tree.leaf(r)]);
        trees.trees.push(tree);
    }
    trees
}

/// The class of each number of each row.
struct Bins {
    width: usize,
    of: Vec<u8>,
}

impl Bins {
    fn row(&self, row: u32) -> &[u8] {
        &self.of[row as usize * self.width..(row as usize + 1) * self.width]
    }
}

/// Bounds between about equally many.
fn bounds(rows: &[&[f32]], f: usize) -> Vec<f32> {
    let mut all: Vec<f32> = rows.iter().map(|r| r[f]).collect();
    all.sort_by(f32::total_cmp);
    let mut bounds: Vec<f32> = (1..BINS).map(|b| all[b * (all.len() - 1) / BINS]).collect();
    bounds.dedup();
    bounds
}

/// Slope and bend of the loss at each option.
fn slopes(all: &[&Question], scores: &[f32]) -> Vec<(f32, f32)> {
    let mut out = Vec::with_capacity(scores.len());
    for c in all {
        let of = &scores[out.len()..out.len() + c.options.len()];
        if let ([s], [(_, right)]) = (of, &c.options[..]) {
            let p = 1.0 / (1.0 + (-s).exp());
            out.push((p - f32::from(u8::from(*right)), p * (1.0 - p)));
            continue;
        }
        let p = softmax(of);
        let right: f32 = c.options.iter().zip(&p).filter(|(o, _)| o.1).map(|(_, p)| p).sum();
        for ((_, is_right), p) in c.options.iter().zip(&p) {
            let wanted = if *is_right { p / right.max(1e-9) } else { 0.0 };
            out.push((p - wanted, (p * (1.0 - p)).max(1e-4)));
        }
    }
    out
}

fn tree(
    bins: &Bins,
    bounds: &[Vec<f32>],
    slopes: &[(f32, f32)],
    rows: Vec<u32>,
    asked: &[usize],
    how: Growth,
) -> Tree {
    let mut tree = Tree { asks: [0; LEAVES - 1], bounds: [f32::MAX; LEAVES - 1], adds: [0.0; LEAVES] };
    let mut parts: Vec<Vec<u32>> = vec![rows];
    for level in 0..DEPTH {
        let mut next = Vec::with_capacity(parts.len() * 2);
        for (n, part) in parts.into_iter().enumerate() {
            let node = (1 << level) - 1 + n;
            let Some((f, bin)) = split(bins, bounds, slopes, &part, asked, how) else {
                next.push(part);
                next.push(Vec::new());
                continue;
            };
            (tree.asks[node], tree.bounds[node]) = (f as u8, bounds[f][usize::from(bin)]);
            let (low, high): (Vec<u32>, Vec<u32>) = part.into_iter().partition(|&i| bins.row(i)[f] <= bin);
            next.push(low);
            next.push(high);
        }
        parts = next;
    }
    for (leaf, part) in parts.iter().enumerate() {
        let (g, h) = sum(slopes, part);
        tree.adds[leaf] = if part.is_empty() { 0.0 } else { -how.step * g / (h + how.pull) };
    }
    tree
}

fn sum(slopes: &[(f32, f32)], part: &[u32]) -> (f32, f32) {
    part.iter().fold((0.0, 0.0), |(g, h), &i| (g + slopes[i as usize].0, h + slopes[i as usize].1))
}

/// The best question: a number, and the last bin that stays low.
fn split(
    bins: &Bins,
    bounds: &[Vec<f32>],
    slopes: &[(f32, f32)],
    part: &[u32],
    asked: &[usize],
    how: Growth,
) -> Option<(usize, u8)> {
    let (g, h) = sum(slopes, part);
    if h < 2.0 * how.least {
        return None;
    }
    let mut sums = vec![[(0.0_f32, 0.0_f32); BINS]; asked.len()];
    for &i in part {
        let (row, s) = (bins.row(i), slopes[i as usize]);
        for (n, &f) in asked.iter().enumerate() {
            let cell = &mut sums[n][usize::from(row[f])];
            cell.0 += s.0;
            cell.1 += s.1;
        }
    }
    let gain = |g: f32, h: f32| g * g / (h + how.pull);
    let mut best: Option<(f32, usize, u8)> = None;
    for (n, &f) in asked.iter().enumerate() {
        let (mut lg, mut lh) = (0.0, 0.0);
        for (bin, (slope, bend)) in sums[n].iter().enumerate().take(bounds[f].len()) {
            lg += slope;
            lh += bend;
            if lh < how.least || h - lh < how.least {
                continue;
            }
            let gained = gain(lg, lh) + gain(g - lg, h - lh) - gain(g, h);
            if gained > best.map_or(1e-3, |b| b.0) {
                best = Some((gained, f, bin as u8));
            }
        }
    }
    best.map(|(_, f, bin)| (f, bin))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOW: Growth =
        Growth { trees: 60, step: 0.2, share: 0.8, numbers: 1.0, least: 1.0, pull: 1.0, lead: 0.0 };

    #[test]
    fn trees_learn_what_no_sum_of_weights_says() {
        let (mut one_of_two, mut among): (Vec<Question>, Vec<Question>) = Default::default();
        for n in 0..400 {
            let (a, b) = ((n % 2) as f32, (n / 2 % 2) as f32);
            let noise = (n * 7919 % 101) as f32;
            one_of_two.push(Question { options: vec![(vec![a, noise, b], a != b)] });
            among.push(Question {
                options: vec![(vec![a, noise, b], a != b), (vec![a, noise, 1.0 - b], a == b)],
            });
        }
        for all in [one_of_two, among] {
            let all: Vec<&Question> = all.iter().collect();
            let trees = grow(&all, HOW, 1);
            assert!(trees.score(&[0.0, 50.0, 1.0]) > trees.score(&[1.0, 50.0, 1.0]) + 1.0);
            assert!(trees.score(&[1.0, 50.0, 0.0]) > trees.score(&[0.0, 50.0, 0.0]) + 1.0);
            assert_eq!(grow(&all, HOW, 1), trees);
        }
        assert_eq!(grow(&[], HOW, 1), Trees::default());
        assert_eq!(Trees::default().score(&[1.0]), 0.0);
    }
}
