//! What was learned, as one file: weights, trees, word classes, thresholds, and from what it was learned.
//!
//! Features and words stand in it as hashes alone, so that no text can be read out of it. A file begins with a name, a
//! version and a checksum, and every count in it is held against what the file can hold.

use crate::learned::{
    bag::{mix, name},
    classes::Classes,
    packing::{Packing, Places, Told, step},
    trees::{LEAVES, Tree, Trees},
};
use crate::link::deciders::Deciders;
use crate::trust::Curve;
use std::sync::LazyLock;

const NAME: &[u8; 8] = b"tazamunL";
const VERSION: u16 = 5;
/// Bytes of the longest description.
const LONGEST: u32 = 1 << 16;

/// A learned link.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Weights and thresholds.
    pub deciders: Deciders,
    /// Classes of words.
    pub classes: Classes,
    /// From what it was learned: counts and sources.
    pub about: String,
}

/// Why a file is no model that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// It does not begin as a model does.
    #[error("this is no model; give a file that 'tazamun train' wrote")]
    NoModel,
    /// Another version wrote it.
    #[error(
        "this model is of version {0}, and this program reads version {VERSION}; train it anew with 'tazamun train'"
    )]
    Version(u16),
    /// Its bytes are not those that were written.
    #[error("this model is damaged: {0}; copy it again, or train it anew with 'tazamun train'")]
    Damaged(&'static str),
}

static BUILT_IN: LazyLock<Model> =
    LazyLock::new(|| Model::from_bytes(include_bytes!("../data/model.bin")).unwrap_or_default());

impl Model {
    /// The one that comes with the program.
    pub fn built_in() -> &'static Model {
        &BUILT_IN
    }

    /// Writes it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        bytes(&mut body, self.about.as_bytes());
        let mut classes: Vec<(u32, u8)> = self.classes.0.iter().map(|(w, c)| (*w, *c)).collect();
        classes.sort_unstable();
        number(&mut body, classes.len() as u32);
        for (word, class) in classes {
            body.extend(word.to_le_bytes());
            body.push(class);
        }
        let d = &self.deciders;
        for weights in [&d.slots, &d.fates, &d.pool, &d.pair, &d.one, &d.worth] {
            table(&mut body, weights);
        }
        table(&mut body, &d.labels);
        d.voices.iter().chain([&d.held]).for_each(|t| trees(&mut body, t));
        let of_language = d.trust.iter().flat_map(|t| {
            let curves = std::iter::once(&t.whole).chain(&t.slots);
            std::iter::once(t.from).chain(curves.flat_map(|c| [c.slope, c.shift]))
        });
        [d.doubt, d.split, d.one_bias]
            .into_iter()
            .chain(of_language)
            .for_each(|x| body.extend(x.to_le_bytes()));
        let mut file = NAME.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend(checksum(&body).to_le_bytes());
        file.extend(body);
        file
    }

    /// Reads it back.
    ///
    /// # Errors
    /// [`ModelError`] where the bytes are no model, one of another version, or damaged.
    pub fn from_bytes(file: &[u8]) -> Result<Self, ModelError> {
        let rest = file.strip_prefix(NAME).ok_or(ModelError::NoModel)?;
        let mut rest = Bytes(rest);
        let version = u16::from_le_bytes(rest.take()?);
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        let sum = u64::from_le_bytes(rest.take()?);
        if sum != checksum(rest.0) {
            return Err(ModelError::Damaged("its checksum does not fit"));
        }
        let length = rest.number()?;
        if length > LONGEST {
            return Err(ModelError::Damaged("its description is too long"));
        }
        let about = String::from_utf8(rest.some(length as usize)?.to_vec())
            .map_err(|_| ModelError::Damaged("its description is no text"))?;
        let mut model = Model { about, ..Model::default() };
        let count = rest.number()? as usize;
        let pairs = rest.some(count.checked_mul(5).ok_or(SHORT)?)?;
        model.classes.0.reserve(count);
        for pair in pairs.chunks_exact(5) {
            let word = u32::from_le_bytes([pair[0], pair[1], pair[2], pair[3]]);
            model.classes.0.insert(word, pair[4]);
        }
        let d = &mut model.deciders;
        for weights in [&mut d.slots, &mut d.fates, &mut d.pool, &mut d.pair, &mut d.one, &mut d.worth] {
            *weights = read_table(&mut rest)?;
        }
        d.labels = read_table(&mut rest)?;
        for trees in d.voices.iter_mut().chain([&mut d.held]) {
            *trees = read_trees(&mut rest)?;
        }
        let of_language = d.trust.iter_mut().flat_map(|t| {
            let curves = std::iter::once(&mut t.whole).chain(&mut t.slots);
            std::iter::once(&mut t.from).chain(curves.flat_map(|Curve { slope, shift }| [slope, shift]))
        });
        for x in [&mut d.doubt, &mut d.split, &mut d.one_bias].into_iter().chain(of_language) {
            *x = finite(f32::from_le_bytes(rest.take()?))?;
        }
        if rest.0.is_empty() { Ok(model) } else { Err(ModelError::Damaged("it goes on after its end")) }
    }
}

const SHORT: ModelError = ModelError::Damaged("it ends too early");

fn finite(x: f32) -> Result<f32, ModelError> {
    if x.is_finite() { Ok(x) } else { Err(ModelError::Damaged("a weight is no number")) }
}

/// A checksum of bytes (FNV-1a, eight bytes at a time).
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let last = (!rest.is_empty()).then_some(&last);
    let start = name("model") ^ bytes.len() as u64;
    words.iter().chain(last).fold(start, |hash, word| mix(hash, u64::from_le_bytes(*word)))
}

fn number(out: &mut Vec<u8>, n: u32) {
    out.extend(n.to_le_bytes());
}

fn bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    number(out, bytes.len() as u32);
    out.extend(bytes);
}

/// A table of weights: the largest, how many there are, then each one's distance from the one before and its step.
fn table<P: Places>(out: &mut Vec<u8>, weights: &Packing<P>) {
    let largest = weights.iter().fold(0.0_f32, |a, (_, w)| a.max(w.abs())).max(1e-9);
    let kept: Vec<(u32, i8)> =
        weights.iter().map(|(at, w)| (at, step(w, largest))).filter(|(_, step)| *step != 0).collect();
    out.extend(largest.to_le_bytes());
    number(out, kept.len() as u32);
    let mut before = 0;
    for (at, step) in kept {
        let mut gap = at - before;
        before = at;
        while gap >= 128 {
            out.push(gap as u8 | 128);
            gap >>= 7;
        }
        out.push(gap as u8);
        out.extend(step.to_le_bytes());
    }
}

fn read_table<P: Places>(rest: &mut Bytes<'_>) -> Result<Packing<P>, ModelError> {
    let largest = finite(f32::from_le_bytes(rest.take()?))?;
    let count = rest.number()?;
    if count > P::ALL {
        return Err(ModelError::Damaged("it has more weights than there is room for"));
    }
    // Each takes two bytes at least: room is made for no more than the file can hold.
    if count as usize > rest.0.len() / 2 {
        return Err(SHORT);
    }
    const OUTSIDE: ModelError = ModelError::Damaged("a weight lies outside the table");
    let mut told = Told::<P>::new(largest, count as usize);
    let mut bytes = rest.0.iter();
    let mut byte = || bytes.next().copied().ok_or(SHORT);
    let mut at = 0_u32;
    for n in 0..count {
        let mut part = byte()?;
        let (mut gap, mut shift) = (u32::from(part & 127), 7);
        while part >= 128 {
            if shift > 28 {
                return Err(OUTSIDE);
            }
            part = byte()?;
            gap |= u32::from(part & 127) << shift;
            shift += 7;
        }
        at = at.saturating_add(gap);
        if at >= P::ALL {
            return Err(OUTSIDE);
        }
        if n > 0 && gap == 0 {
            return Err(ModelError::Damaged("a weight is told twice"));
        }
        told.push(at, byte()? as i8);
    }
    rest.0 = bytes.as_slice();
    Ok(told.finish())
}

/// Trees: what leads them, how many, then the nodes of each and what its leaves add.
fn trees(out: &mut Vec<u8>, trees: &Trees) {
    out.extend(trees.lead.to_le_bytes());
    number(out, trees.trees.len() as u32);
    for tree in &trees.trees {
        out.extend(tree.asks);
        tree.bounds.iter().chain(&tree.adds).for_each(|x| out.extend(x.to_le_bytes()));
    }
}

fn read_trees(rest: &mut Bytes<'_>) -> Result<Trees, ModelError> {
    let lead = finite(f32::from_le_bytes(rest.take()?))?;
    let count = rest.number()? as usize;
    let one = |bytes: &[u8]| {
        let mut bytes = Bytes(bytes);
        let mut tree = Tree { asks: bytes.take()?, bounds: [0.0; LEAVES - 1], adds: [0.0; LEAVES] };
        for x in tree.bounds.iter_mut().chain(&mut tree.adds) {
            *x = finite(f32::from_le_bytes(bytes.take()?))?;
        }
        Ok(tree)
    };
    const BYTES: usize = (LEAVES - 1) * 5 + LEAVES * 4;
    let all = rest.some(count.checked_mul(BYTES).ok_or(SHORT)?)?;
    let trees = all.chunks_exact(BYTES).map(one).collect::<Result<_, _>>()?;
    Ok(Trees { lead, trees })
}

/// Bytes that are still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn some(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (some, rest) = self.0.split_at_checked(count).ok_or(SHORT)?;
        self.0 = rest;
        Ok(some)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.some(N)?.try_into().map_err(|_| SHORT)
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.take()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::learned::weights::Weights;

    fn model() -> Model {
        let mut model = Model { about: "two articles".to_owned(), ..Model::default() };
        model.classes.0.insert(7, 3);
        model.deciders.fates = Weights::from_kept(vec![(5, 1.0), (70_000, -0.5)]);
        model.deciders.held.trees.push(Tree {
            asks: [2; LEAVES - 1],
            bounds: [0.5; LEAVES - 1],
            adds: [1.5; LEAVES],
        });
        model.deciders.trust[0].from = 0.4;
        model
    }

    #[test]
    fn what_is_written_is_read_back() {
        let bytes = model().to_bytes();
        let read = Model::from_bytes(&bytes).unwrap();
        assert_eq!(read.to_bytes(), bytes);
        assert_eq!(read.about, "two articles");
        // Half of the largest weight is told to within a step there.
        assert!((read.deciders.fates.of(70_000) + 0.5).abs() < 4e-3);
    }

    #[test]
    fn a_model_that_is_damaged_or_another_is_refused() {
        let bytes = model().to_bytes();
        assert_eq!(Model::from_bytes(b"PK").unwrap_err(), ModelError::NoModel);
        for at in 18..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 1;
            assert!(matches!(Model::from_bytes(&other), Err(ModelError::Damaged(_))), "byte {at}");
            assert!(Model::from_bytes(&bytes[..at]).is_err());
        }
        let mut other = bytes.clone();
        other[8] = 9;
        assert_eq!(Model::from_bytes(&other).unwrap_err(), ModelError::Version(9));
    }
}
