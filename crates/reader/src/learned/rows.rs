//! Weights of features that have a row of them, one weight for each of up to 64 labels.

use super::weights::{Packing, one_of};

/// Rows of the table, as a power of two.
pub const ROWS: u32 = 18;
/// What one feature, or all of them together, say of each label.
pub type Row = [f32; 64];

/// The row of a feature with this hash.
#[inline]
pub fn row_of(hash: u64) -> u32 {
    (super::bag::mix(hash, 0x5bd1) >> (64 - ROWS)) as u32
}

/// Rows of weights: for each which labels have a weight and how many weights stand before theirs, then the weights.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    blocks: Vec<(u64, u32)>,
    kept: Vec<f32>,
}

impl Rows {
    /// The weights of features and labels (row times 64 and label); of what is told twice the last, and nothing of what lies
    /// outside the table.
    pub fn from_kept(some: Vec<(u32, f32)>) -> Self {
        let mut all = some;
        all.retain(|(at, _)| at >> 6 < 1 << ROWS);
        all.sort_by_key(|(at, _)| *at);
        let mut rows = RisingRows::new(all.len());
        for same in all.chunk_by(|a, b| a.0 == b.0) {
            let (at, weight) = same[same.len() - 1];
            rows.push(at, weight);
        }
        rows.finish()
    }

    /// Adds what a feature says of each label.
    #[inline]
    pub fn add(&self, row: u32, sums: &mut Row) {
        let Some(&(mut bits, before)) = self.blocks.get(row as usize) else { return };
        let mut at = before as usize;
        while bits != 0 {
            sums[bits.trailing_zeros() as usize] += self.kept[at];
            at += 1;
            bits &= bits - 1;
        }
    }

    /// The weight of a feature and a label; 0 where it has none.
    pub fn of(&self, at: u32) -> f32 {
        one_of(&self.blocks, &self.kept, at)
    }

    /// The features and labels that have a weight, rising, with it.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> {
        let labels = move |(row, block): (u32, &(u64, u32))| {
            let (mut bits, mut at) = *block;
            std::iter::from_fn(move || {
                let label = (bits != 0).then(|| bits.trailing_zeros())?;
                bits &= bits - 1;
                at += 1;
                Some((row << 6 | label, self.kept[at as usize - 1]))
            })
        };
        (0..).zip(&self.blocks).flat_map(labels)
    }
}

/// Rows that come one after another, by rising feature and label.
#[derive(Debug)]
pub struct RisingRows(Packing);

impl RisingRows {
    /// Room for so many weights.
    pub fn new(count: usize) -> Self {
        RisingRows(Packing::new(1 << ROWS, count))
    }

    /// The next one (row times 64 and label), within the table and above the one before.
    pub fn push(&mut self, at: u32, weight: f32) {
        self.0.push(at, weight);
    }

    /// All of them.
    pub fn finish(self) -> Rows {
        let (blocks, kept) = self.0.finish();
        Rows { blocks, kept }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_those_that_were_given() {
        let last = (1 << (ROWS + 6)) - 1;
        let given = vec![(0, 1.0), (63, 2.0), (64, 3.0), (70_000, -4.0), (last, 5.0)];
        let rows = Rows::from_kept(given.clone());
        assert!(rows.iter().eq(given.iter().copied()));
        assert!(given.iter().all(|(at, w)| rows.of(*at) == *w));
        let mut sums = [0.5; 64];
        rows.add(0, &mut sums);
        assert_eq!((sums[0], sums[63], sums[1]), (1.5, 2.5, 0.5));
        let odd = Rows::from_kept(vec![(5, 1.0), (4, 3.0), (5, 2.0), (last + 1, 4.0)]);
        assert!(odd.iter().eq([(4, 3.0), (5, 2.0)]));
        assert_eq!(Rows::default().of(7), 0.0);
    }
}
