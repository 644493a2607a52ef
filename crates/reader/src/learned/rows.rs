//! Weights of features that have a row of them, one weight for each of up to 64 labels.

use super::packing::{Bits, Packing, Places, Values, of_step, set};

/// Rows of the table, as a power of two.
pub const ROWS: u32 = 18;
/// What one feature, or all of them together, say of each label.
pub type Row = [f32; 64];

/// The row of a feature with this hash.
#[inline]
pub fn row_of(hash: u64) -> u32 {
    (super::bag::mix(hash, 0x5bd1) >> (64 - ROWS)) as u32
}

/// Features and labels (row times 64 and label): which rows have a weight, and of each of these which labels have one and how many
/// weights stand before theirs.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    rows: Bits,
    labels: Vec<(u64, u32)>,
    count: u32,
    /// The last row.
    last: u32,
}

impl Cells {
    #[inline]
    fn labels(&self, row: u32) -> Option<(u64, u32)> {
        self.rows.number(row).map(|number| self.labels[number])
    }
}

impl Places for Cells {
    const ALL: u32 = 1 << (ROWS + 6);

    fn new() -> Self {
        Cells { rows: Bits::new(1 << ROWS), ..Cells::default() }
    }

    #[inline]
    fn push(&mut self, at: u32) {
        let label = 1 << (at & 63);
        match self.labels.last_mut().filter(|_| self.last == at >> 6) {
            Some((labels, _)) => *labels |= label,
            None => {
                self.last = at >> 6;
                self.rows.push(self.last);
                self.labels.push((label, self.count));
            }
        }
        self.count += 1;
    }

    fn finish(&mut self) {
        self.rows.finish();
    }

    fn number(&self, at: u32) -> Option<usize> {
        let (labels, before) = self.labels(at >> 6)?;
        let bit = 1 << (at & 63);
        (labels & bit != 0).then(|| before as usize + (labels & (bit - 1)).count_ones() as usize)
    }

    fn iter(&self) -> impl Iterator<Item = u32> {
        let cells = |(row, (labels, _)): (u32, &(u64, u32))| set(*labels).map(move |label| row << 6 | label);
        self.rows.iter().zip(&self.labels).flat_map(cells)
    }
}

/// Rows of weights.
pub type Rows = Packing<Cells>;

impl Rows {
    /// Adds what a feature says of each label.
    #[inline]
    pub fn add(&self, row: u32, sums: &mut Row) {
        let Some((labels, before)) = self.places.labels(row) else { return };
        let cells = set(labels).map(|label| label as usize).zip(before as usize..);
        match &self.values {
            Values::Exact(weights) => cells.for_each(|(label, at)| sums[label] += weights[at]),
            Values::Steps(steps, weights) => {
                cells.for_each(|(label, at)| sums[label] += of_step(weights, steps[at]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_added_to_sums() {
        let rows = Rows::from_kept(vec![(0, 1.0), (63, 2.0), (64, 3.0)]);
        let mut sums = [0.5; 64];
        rows.add(0, &mut sums);
        assert_eq!((sums[0], sums[63], sums[1]), (1.5, 2.5, 0.5));
        rows.add(2, &mut sums);
        assert_eq!((sums[0], sums[63], sums[1]), (1.5, 2.5, 0.5));
    }
}
