//! Random numbers: (seed, task) → a stream of its own.
//!
//! Each task (surrogate, simulated pair) has its own ChaCha stream, so that the answer is the same for any number of
//! threads and on every machine.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// The stream of one task.
pub(crate) fn stream(seed: u64, task: u64) -> ChaCha8Rng {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    random.set_stream(task);
    random
}
