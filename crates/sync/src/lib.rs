//! Event series → calibrated tests of synchrony. Numbers in, numbers out.
//!
//! What this crate does not know: articles, actors, places, files, the clock.

mod findings;

pub use findings::{
    Certificate, ClosePair, Coincidence, Correlogram, Estimate, Pair, SeriesSummary, Shuffle, Verdict, Window,
};
