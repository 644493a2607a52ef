//! A statistic and its replicates → p-value with the inclusive tail.

use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use crate::random::stream;

/// (1 + k) / (1 + n), where k replicates reach the observed value (North, Curtis & Sham 2002, doi:10.1086/341527).
pub(super) fn p_value(reached: usize, replicates: usize) -> f64 {
    (1 + reached) as f64 / (1 + replicates) as f64
}

/// The values of a statistic on `replicates` runs, in the order of the runs.
pub(super) fn replicate<W: Send, R: Send>(
    replicates: usize,
    seed: u64,
    workspace: impl Fn() -> W + Sync + Send,
    statistic: impl Fn(&mut W, &mut ChaCha8Rng) -> R + Sync + Send,
) -> Vec<R> {
    (0..replicates)
        .into_par_iter()
        .map_init(workspace, |space, task| statistic(space, &mut stream(seed, task as u64)))
        .collect()
}
