//! Weights at some of very many places: which places have one, bit by bit, and the weights that there are.
//!
//! Most places have none. A table with room for all would be written to a page at a time when the program starts, and looked
//! into where no cache has it; so little as there is here stays near while articles are read.

/// The places that have a weight, numbered as they rise.
pub trait Places: Default + Clone + std::fmt::Debug {
    /// How many places there are.
    const ALL: u32;

    /// None yet, with room for all.
    fn new() -> Self;

    /// One more, above the last.
    fn push(&mut self, at: u32);

    /// No more are to come: they are numbered.
    fn finish(&mut self);

    /// The number of a place; none where it has no weight.
    fn number(&self, at: u32) -> Option<usize>;

    /// All of them, rising.
    fn iter(&self) -> impl Iterator<Item = u32>;
}

/// A bit for each of many places, and how many bits are set before each 64 of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits(Vec<Block>);

/// The bits of 64 places and how many are set before them, side by side: whoever asks for one asks for the other.
#[derive(Debug, Clone, Copy, Default)]
struct Block {
    bits: u64,
    before: u32,
}

impl Bits {
    /// Room for so many places, a multiple of 64.
    pub(super) fn new(places: u32) -> Self {
        Bits(vec![Block::default(); (places >> 6) as usize])
    }

    /// Sets the bit of a place.
    #[inline]
    pub(super) fn push(&mut self, at: u32) {
        self.0[(at >> 6) as usize].bits |= 1 << (at & 63);
    }

    /// Counts the bits that are set before each block.
    pub(super) fn finish(&mut self) {
        let mut before = 0;
        for block in &mut self.0 {
            block.before = before;
            before += block.bits.count_ones();
        }
    }

    /// The 64 bits among which a place stands, and how many are set before them.
    #[inline]
    pub(super) fn block(&self, at: u32) -> (u64, u32) {
        self.0.get((at >> 6) as usize).map_or((0, 0), |block| (block.bits, block.before))
    }

    /// How many places are set before this one; none where it is not.
    #[inline]
    pub(super) fn number(&self, at: u32) -> Option<usize> {
        let Block { bits, before } = self.0.get((at >> 6) as usize)?;
        let bit = 1 << (at & 63);
        (bits & bit != 0).then(|| *before as usize + (bits & (bit - 1)).count_ones() as usize)
    }

    /// The places that are set, rising.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.0).flat_map(|(at, block)| set(block.bits).map(move |bit| at << 6 | bit))
    }
}

/// The numbers of the bits that are set, rising.
pub(super) fn set(mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (bits != 0).then(|| bits.trailing_zeros())?;
        bits &= bits - 1;
        Some(bit)
    })
}

/// Steps on either side of nothing in which a model tells a weight. They are narrow near nothing and wide near the largest (squares),
/// so that a byte is as good as two: what is rounded off is small beside the weight.
const STEPS: f32 = 127.0;

/// The step of a weight of which none is larger than `largest`.
pub(crate) fn step(weight: f32, largest: f32) -> i8 {
    ((weight.abs() / largest).sqrt() * STEPS).round().copysign(weight) as i8
}

/// Weights, by the numbers of their places.
#[derive(Debug, Clone)]
pub(super) enum Values {
    /// As they are learned.
    Exact(Vec<f32>),
    /// As a model tells them: the step of each, and the weight of each step.
    Steps(Vec<i8>, Box<[f32; 256]>),
}

impl Values {
    #[inline]
    fn of(&self, number: usize) -> f32 {
        match self {
            Values::Exact(weights) => weights[number],
            Values::Steps(steps, weights) => of_step(weights, steps[number]),
        }
    }
}

/// The weight of a step.
#[inline]
pub(super) fn of_step(weights: &[f32; 256], step: i8) -> f32 {
    weights[usize::from(step as u8)]
}

/// Weights at some of the places.
#[derive(Debug, Clone)]
pub struct Packing<P> {
    pub(super) places: P,
    pub(super) values: Values,
}

impl<P: Default> Default for Packing<P> {
    fn default() -> Self {
        Packing { places: P::default(), values: Values::Exact(Vec::new()) }
    }
}

impl<P: Places> Packing<P> {
    /// The weights of some places; of what is told twice the last, and nothing of what lies outside.
    pub fn from_kept(some: Vec<(u32, f32)>) -> Self {
        let mut all = some;
        all.retain(|(at, _)| *at < P::ALL);
        all.sort_by_key(|(at, _)| *at);
        let last_told = all.chunk_by(|a, b| a.0 == b.0).map(|same| same[same.len() - 1]);
        let (mut places, mut weights) = (P::new(), Vec::with_capacity(all.len()));
        for (at, weight) in last_told {
            places.push(at);
            weights.push(weight);
        }
        places.finish();
        Packing { places, values: Values::Exact(weights) }
    }

    /// The weight of a place; 0 where it has none.
    pub fn of(&self, at: u32) -> f32 {
        self.places.number(at).map_or(0.0, |number| self.values.of(number))
    }

    /// The places that have a weight, rising, with it.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> {
        self.places.iter().zip(0..).map(|(at, number)| (at, self.values.of(number)))
    }
}

/// Weights that are told one after another, each by its step.
#[derive(Debug)]
pub(crate) struct Told<P> {
    places: P,
    steps: Vec<i8>,
    weights: Box<[f32; 256]>,
}

impl<P: Places> Told<P> {
    /// Room for so many weights, of which none is larger than `largest`.
    pub(crate) fn new(largest: f32, count: usize) -> Self {
        let weight = |byte: usize| {
            let share = f32::from(byte as u8 as i8) / STEPS;
            share * share.abs() * largest
        };
        let weights = Box::new(std::array::from_fn(weight));
        Told { places: P::new(), steps: Vec::with_capacity(count), weights }
    }

    /// The next one, of a place below [`Places::ALL`] and above the one before.
    #[inline]
    pub(crate) fn push(&mut self, at: u32, step: i8) {
        self.places.push(at);
        self.steps.push(step);
    }

    /// All of them.
    pub(crate) fn finish(mut self) -> Packing<P> {
        self.places.finish();
        Packing { places: self.places, values: Values::Steps(self.steps, self.weights) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learned::{bag::BITS, rows::Rows, weights::Weights};

    fn are_those_that_were_given<P: Places>() {
        let few = [(0, 1.0), (63, 2.0), (64, 3.0), (70_000, -4.0), (P::ALL - 1, 5.0)].to_vec();
        let many: Vec<(u32, f32)> = (0..1 << 16).map(|n| (n * 16, n as f32 + 1.0)).collect();
        for given in [few, many] {
            let packing = Packing::<P>::from_kept(given.clone());
            assert!(packing.iter().eq(given.iter().copied()));
            assert!(given.iter().all(|(at, w)| packing.of(*at) == *w));
            assert_eq!((0..1 << BITS).filter(|at| packing.of(*at) != 0.0).count(), {
                given.iter().filter(|(at, _)| *at < 1 << BITS).count()
            });
            assert_eq!(packing.of(P::ALL), 0.0);
        }
        assert_eq!(Packing::<P>::default().of(7), 0.0);
        let odd = Packing::<P>::from_kept(vec![(5, 1.0), (4, 3.0), (5, 2.0), (P::ALL, 4.0)]);
        assert!(odd.iter().eq([(4, 3.0), (5, 2.0)]));
    }

    #[test]
    fn weights_are_those_that_were_given() {
        are_those_that_were_given::<crate::learned::weights::Features>();
        are_those_that_were_given::<crate::learned::rows::Cells>();
    }

    #[test]
    fn weights_told_by_steps_are_those_steps() {
        let given = [(3, 127), (64, -127), (70_000, 1), (70_001, -64)];
        fn told<P: Places>(given: &[(u32, i8)]) -> Packing<P> {
            let mut told = Told::new(2.0, given.len());
            given.iter().for_each(|(at, step)| told.push(*at, *step));
            told.finish()
        }
        let (weights, rows): (Weights, Rows) = (told(&given), told(&given));
        assert!(weights.iter().eq(rows.iter()));
        assert_eq!((weights.of(3), weights.of(64)), (2.0, -2.0));
        assert!(weights.iter().zip(given).all(|((at, w), given)| (at, step(w, 2.0)) == given));
    }
}
