//! The classical tests of synchrony under their own names, for comparison.
//!
//! | module | takes | asks |
//! |---|---|---|
//! | [`eca`] | two trains | how many events of one have an event of the other just before? |
//! | [`event_sync`] | two trains | how many events fall closer than half their neighbours' gaps? |
//! | [`spike_sync`] | two or more trains | the same, counted on both sides |
//! | [`spike_distance`] | two trains | how unlike are their gaps (ISI) and their events' places (SPIKE)? |
//! | [`hawkes`] | two trains | does an event of one raise the rate of the other, all other rates being constant? |
//! | [`knox`] | cases in space and time | how many pairs are close in both? |
//! | [`mantel`] | cases in space and time | do distances in space and time correlate? |
//! | [`jacquez`] | cases in space and time | how many nearest neighbours in space are so in time? |
//! | [`permutation_scan`] | cases in space and time | which circle had too many cases at some time, given all others? |
//! | [`poisson_scan`] | counts of places and their baselines | which places have had too many cases of late? |
//!
//! Each keeps its size only under its own assumptions, which conflict data seldom meet: see [`warning`] for those that
//! can be looked at and [`alarm`] for the false-alarm rate measured on data like the user's. The calibrated test of
//! this crate is [`coincidence`](crate::coincidence).
//!
//! Every p-value by simulation is (1 + k) / (1 + n), ties with the observed value counted among the k, and every
//! replicate draws from a random stream of its own: the answer is the same for any number of threads.

pub mod alarm;
mod cases;
pub mod eca;
mod error;
pub mod event_sync;
pub mod hawkes;
pub mod jacquez;
pub mod knox;
pub mod mantel;
mod permutation;
pub mod permutation_scan;
pub mod poisson_scan;
pub mod spike_distance;
pub mod spike_sync;
mod train;
pub mod warning;

pub use cases::{Cases, Metric};
pub use error::ClassicError;
pub use train::{Surrogate, Train};
pub use warning::Warning;
