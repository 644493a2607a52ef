//! Event series → calibrated tests of synchrony. Numbers in, numbers out.
//!
//! | module | question |
//! |---|---|
//! | [`classical`] | what do the classical tests say, under their own names, and which assumptions are broken? |
//! | [`coincidence`] | do two series fall together more often than their own rates explain? |
//! | [`certificate`] | how often is that test wrong, and right, on series like these? |
//! | [`sensitivity`] | how far do doubts about the events themselves move the verdict? |
//! | [`shuffle`] | what would the usual, miscalibrated test have said? |
//! | [`lag_scan`] | who leads, and by how many days? |
//! | [`pairwise`] | which pairs of a long list fall together? |
//! | [`joint_days`] | when were several theatres active together? |
//! | [`boundary`] | do incidents keep near a line? |
//! | [`near`] | do incidents keep near given points or areas? |
//! | [`rank`] | is an incident the largest, the first, the last; how exceptional is it? |
//! | [`share`] | which part of incidents is of a kind? |
//! | [`event_study`] | do events of one series raise the rate of another in the days that follow? |
//! | [`trend`] | does a rate rise or fall, and when did its level change? |
//! | [`alarm`] | is something new: a rate, a size, a calm that ends, two theatres at once, with so many false alarms a year? |
//! | [`pair`] | how often do two incidents at least this large fall this close together by chance? |
//! | [`verdict`](verdict()) | what may be said of all this? |
//!
//! The folders follow the way of a series through a test, each using only those before it: `series` (days, coverage,
//! calendar) → `preprocess` (local rate, self-excitation, residuals) → `coincidence` (contrast at every lag, p) →
//! `questions` (the other tests), `alarm` (what is new) → `certificate` (the same tests on simulated independent series). `classical` and
//! `simulate` stand beside them; `statistics` and `random` below.
//!
//! What this crate does not know: articles, actors, places, files, the clock.

pub mod alarm;
pub mod certificate;
pub mod classical;
pub mod coincidence;
mod findings;
mod preprocess;
mod questions;
mod random;
mod series;
pub mod simulate;
mod statistics;

pub use certificate::{
    alarms as alarm_certificate, near as near_certificate, pair as pair_certificate,
    rank as rank_certificate, sensitivity, share as share_certificate,
};
pub use coincidence::contrast::Order;
pub use coincidence::verdict::{FEWEST_EVENT_DAYS, LEVEL, verdict};
pub use coincidence::{lag_scan, shuffle};
pub use findings::{
    AlarmCertificate, Certificate, ClosePair, Coincidence, Correlogram, Estimate, FullSeries,
    NearCertificate, Pair, PairCertificate, RankCertificate, SeriesSummary, ShareCertificate, Shuffle,
    Verdict, Window, Withholding,
};
pub use questions::{boundary, event_study, joint_days, near, pair, pairwise, rank, share, trend};
pub use series::{Event, LONGEST_WINDOW, Series, SeriesError};
