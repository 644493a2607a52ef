//! The vocabulary of conflict-event data → nothing: this crate only says what things are.
//!
//! An [`Article`] is told by a newspaper; a [`Report`] is one incident as one article tells it, every value quoted
//! from the text; an [`Incident`] is one real-world event, from the reports or the dataset rows that tell it.
//! Both hold the same [`Facts`]: what, when, where, who, how many. Values are checked when they are made, so that
//! the other rooms never meet an interval that ends before it starts, a toll with low above high or a latitude of 95.
//!
//! The vocabulary is ACLED's (event types) and UCDP's (precision codes, low/best/high estimates); the tables of
//! codes stand in `data/` and can be edited without Rust. [`formats`] reads and writes the field's files.
//!
//! What this crate does not know: languages, the map (beyond coordinates), statistics, storage.

mod actor;
mod article;
mod built_in;
mod decision;
mod division;
mod doubts;
mod event_type;
mod facts;
pub mod formats;
pub mod hijri;
mod incident;
mod interval;
mod place;
mod report;
mod sourced;
mod table;
mod toll;

pub use actor::{Actor, UnknownActor};
pub use article::{Article, ArticleReports, Quote, QuoteError};
pub use built_in::{BUILT_IN, BUILT_IN_RECORD, built_in_coverage, built_in_days, built_in_gaps};
pub use decision::{UnknownVerdict, Verdict};
pub use division::{Division, Names, division_name};
pub use doubts::{CONFIDENCE, Doubts};
pub use event_type::{EventType, SubEventType, UnknownEventType};
pub use facts::{Facts, Status, What};
pub use incident::{Incident, NoReportRef, ReportRef, Source, SourcedValue};
pub use interval::{Interval, IntervalError, day_at, day_number};
pub use jiff::civil::Date;
pub use place::{Country, Place, PlaceError, Point, WherePrec};
pub use report::{Quotes, READ_BY, ReadBy, Report};
pub use sourced::{LinkedReport, SourcedIncident};
pub use table::{Rows, rows};
pub use toll::{Toll, TollError};
