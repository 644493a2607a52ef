//! Claims of several articles → each once, with all who make it.

use crate::find::Claim;

/// A claim with the articles that make it.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedClaim {
    /// The places in the list of those that say the same; the first of them is the likeliest.
    pub told: Vec<usize>,
}

/// Puts claims together that say the same: of one kind and stance, about the same sides and places, by different articles.
///
/// A claim that names neither sides nor places stands alone, and so do those of opposite stance, side by side.
pub fn shared(claims: &[(usize, &Claim)]) -> Vec<SharedClaim> {
    let mut all: Vec<SharedClaim> = Vec::new();
    for (at, (article, claim)) in claims.iter().enumerate() {
        let says_the_same = |known: &SharedClaim| {
            known.told.iter().all(|&other| claims[other].0 != *article)
                && same(claims[known.told[0]].1, claim)
        };
        match all.iter_mut().find(|known| says_the_same(known)) {
            Some(known) => known.told.push(at),
            None => all.push(SharedClaim { told: vec![at] }),
        }
    }
    for one in &mut all {
        one.told.sort_by(|&a, &b| claims[b].1.probability.total_cmp(&claims[a].1.probability));
    }
    all
}

fn same(a: &Claim, b: &Claim) -> bool {
    let sorted = |of: &[String]| {
        let mut of = of.to_vec();
        of.sort_unstable();
        of
    };
    a.kind == b.kind
        && a.stance == b.stance
        && !(a.sides.is_empty() && a.places.is_empty())
        && sorted(&a.sides) == sorted(&b.sides)
        && sorted(&a.places) == sorted(&b.places)
}
