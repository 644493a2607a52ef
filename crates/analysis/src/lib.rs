//! Conflict events → tested statements: the library that answers the project's own question.
//!
//! ```
//! use tazamun_analysis::{Source, SynchronyQuestion, SynchronyVerdict};
//!
//! let csv = tazamun_record::BUILT_IN_RECORD; // date_start,date_end,country,… a row an attack
//! let question = SynchronyQuestion { certificate: false, ..SynchronyQuestion::of("country=IQ", "country=SY") };
//! let answer = question.ask(&[Source::bytes("attacks.csv", csv)])?;
//! assert_eq!(answer.result.verdict, SynchronyVerdict::ConsistentWithChance);
//! assert!(answer.result.p.is_some_and(|p| p > 0.05));
//! # Ok::<(), tazamun_analysis::Error>(())
//! ```
//!
//! The way of a question: a [`Source`] names events; a question says what it wants of them ([`Wanted`]); a [`Dataset`] reads
//! them once into columns and marks what each filter selects ([`Selection`]); the question asks [`tazamun_sync`] and lays
//! out an [`Answer`], which has one form whatever was asked: schema, version, data, question, result, certificate, warnings.
//!
//! | module | question |
//! |---|---|
//! | [`synchrony`] | do two theatres fall together more often than chance explains? |
//! | [`coincidence`] | how often do two incidents at least this large fall this close together by chance? |
//! | [`event_study`] | do events of one theatre raise the rate of another in the days that follow? |
//! | [`joint_days`] | on which days were several theatres active together? |
//! | [`trend`] | does a rate rise or fall, and when did its level change? |
//! | [`boundary`] | do incidents keep near a line? |
//! | [`near`] | do incidents keep near given points or areas? |
//! | [`rank`] | is an incident the largest, the first, the last since …; how exceptional is it? |
//! | [`share`] | which part of incidents is of a kind? |
//! | [`alarms`] | what is new, of all that is watched for, with one stated number of false alarms a year? |
//! | [`all_pairs`] | which of many series fall together? |
//! | [`classical`] | what do the classical tests say, and what is that worth on such data? |
//! | [`brief`](brief()) | what do the articles report, and is it more than chance? |
//!
//! What this crate does not know: how articles are read and merged, words for people, where answers are shown.

pub mod alarms;
mod answer;
mod answered;
mod columns;
mod dataset;
mod error;
mod filtered;
mod period;
pub mod phrases;
mod plan;
mod selection;
mod sensitivity;
mod sides;
mod source;
mod warning;

pub mod all_pairs;
pub mod boundary;

mod briefs;
pub mod claim;
pub mod classical;
pub mod coincidence;
pub mod event_study;
pub mod joint_days;
pub mod near;
pub mod rank;
pub mod share;
pub mod synchrony;
pub mod trend;

pub use alarms::{
    Alarm, AlarmIncident, AlarmsFound, AlarmsQuestion, Evidence, SilencedBy, Watch, WatchFor, WatchOutcome,
    WatchState, Watches,
};
pub use all_pairs::{AllPairsFound, AllPairsQuestion, GroupSeries, RankedPair};
pub use answer::{Answer, Finding, Uncertified};
pub use answered::{AnsweredClaim, ClaimMeasure, ClaimOutcome, ClaimPicture, answer_claims};
pub use boundary::{Boundary, BoundaryQuestion, BoundaryVerdict};
pub use briefs::{
    Brief, BriefAnswer, BriefData, BriefQuestion, CERTIFICATE_PAIRS, ChosenBy, Compared, Comparison,
    ComparisonChoice, Confidence, Excluded, Gap, Regions, Reproduction, Side, SideBySide, Tested, Theatre,
    TheatreEvent, Translations, WhyNot, brief, brief_by,
};
pub use classical::{Classical, ClassicalMethod, ClassicalQuestion, SurrogateKind, UnknownMethod};
pub use coincidence::{ChanceOfPair, CoincidenceQuestion, PairChoice, PairedIncident};
pub use columns::EventPlace;
pub use dataset::{Dataset, Wanted};
pub use error::Error;
pub use event_study::{EventStudy, EventStudyQuestion, EventStudyVerdict};
pub use joint_days::{JointDays, JointDaysQuestion, JointRun, TheatreBy, TheatreSeries};
pub use near::{Among, NearFound, NearQuestion, NearVerdict};
pub use period::Period;
pub use plan::{AnyQuestion, Plan, PlanError, PlanMark};
pub use rank::{COMPLETE_FROM, RankFound, RankQuestion};
pub use selection::{EventRow, Selection};
pub use sensitivity::Robustness;
pub use share::{ShareFound, ShareQuestion, ShareVerdict};
pub use sides::{Sides, Sources, two_files};
pub use source::{DataFile, IncidentsAtHand, Source, file_bytes, is_store, sha256, shown};
pub use synchrony::{Certifier, Synchrony, SynchronyCertificate, SynchronyQuestion, SynchronyVerdict};
pub use trend::{TrendFound, TrendQuestion};
pub use warning::{NoBearing, Warning};
