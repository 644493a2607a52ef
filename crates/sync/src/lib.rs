//! Event series → calibrated tests of synchrony. Numbers in, numbers out.
//!
//! | module | question |
//! |---|---|
//! | [`classic`] | what do the classical tests say, under their own names, and which assumptions are broken? |
//! | [`coincidence`] | do two series fall together more often than their own rates explain? |
//! | [`certificate`] | how often is that test wrong, and right, on series like these? |
//! | [`sensitivity`] | how far do doubts about the events themselves move the verdict? |
//! | [`shuffle`] | what would the usual, miscalibrated test have said? |
//! | [`lag_scan`] | who leads, and by how many days? |
//! | [`many`] | which pairs of a long list fall together? |
//! | [`waves`] | when were several theatres active together? |
//! | [`seam`] | do incidents keep near a line? |
//! | [`wake`] | do events of one series raise the rate of another in the days that follow? |
//! | [`trend`] | does a rate rise or fall, and when did its level change? |
//! | [`pair`] | how often do two incidents at least this large fall this close together by chance? |
//! | [`verdict`](verdict()) | what may be said of all this? |
//!
//! What this crate does not know: articles, actors, places, files, the clock.

mod bandwidth;
mod bursts;
mod calendar;
pub mod certificate;
mod circle;
pub mod classic;
pub mod coincidence;
mod comparison;
mod contrast;
mod findings;
pub mod lag_scan;
mod linear;
pub mod many;
mod null_model;
pub mod pair;
pub mod pair_certificate;
mod residual;
pub mod seam;
pub mod sensitivity;
mod series;
pub mod shuffle;
pub mod simulate;
mod stream;
mod tent;
pub mod trend;
mod unrest;
mod verdict;
pub mod wake;
pub mod waves;

pub use contrast::Order;
pub use findings::{
    Certificate, ClosePair, Coincidence, Correlogram, Estimate, Pair, PairCertificate, SeriesSummary,
    Shuffle, Verdict, Window,
};
pub use series::{Event, LONGEST_WINDOW, Series, SeriesError};
pub use verdict::{FEWEST_EVENT_DAYS, LEVEL, verdict};
