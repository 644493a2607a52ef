//! Reports and dataset rows → incidents, each with all who tell it and every disagreement between them.
//!
//! Ten newspapers tell one bombing in ten ways, with four tolls and two dates. Which tellings belong together is judged
//! by probabilistic record linkage (Fellegi and Sunter 1969): what time, place, kind, sides, tolls and words of two
//! tellings say for one incident or for two is added up in bits ([`Evidence`]), and groups are joined where the mean
//! over their pairs is above the border. All numbers of the model stand in `data/`, with their reasons; none was
//! fitted to a collection.
//!
//! The way, step by step: `features` (what is compared), `blocking_prior` (how much else goes on: the prior),
//! `candidates` (which pairs are worth it), `evidence` with `places` and `tolls` (the comparisons), `clusters`
//! (groups), `fuse` and `provenance` (one incident of a group, and who told what).
//!
//! What this crate does not know: articles, files, the store, languages beyond the spelling of words.

mod blocking_prior;
mod candidates;
mod clusters;
mod decisions;
mod evidence;
mod features;
mod fuse;
mod hash;
mod linkage;
mod places;
mod provenance;
mod record;
mod tolls;
mod vocabulary;
mod weights;

pub use decisions::Decisions;
pub use evidence::Evidence;
pub use linkage::{Explanation, Linkage, Reason, ReviewPair};
pub use record::Record;

use std::collections::HashMap;
use tazamun_record::{Incident, Report, ReportRef};

/// Puts the reports of each incident together; in the order of the incidents' first reports (by article and index),
/// whatever the order in which they come.
///
/// ```
/// use tazamun_record::{Report, ReportRef};
/// let line = r#"{"sub_event_type":"Suicide bomb","date_start":"2021-07-19","date_end":"2021-07-19","country":"IQ",
///   "adm1":"IQ-BG","place":"Sadr City","lat":33.39,"lon":44.46,"where_prec":1,"actor1":["IS"],
///   "killed":{"low":30,"best":30,"high":null},"trigger":"تفجير"}"#;
/// let first: Report = serde_json::from_str(line).unwrap();
/// let mut second = first.clone();
/// second.facts.killed = Some(tazamun_record::Toll::exactly(35));
/// let name = |doc: &str| -> ReportRef { doc.parse().unwrap() };
///
/// let incidents = tazamun_merge::merge(&[(name("b#0"), second), (name("a#2"), first)]);
/// assert_eq!(incidents.len(), 1);
/// let toll = incidents[0].facts.killed.unwrap();
/// assert_eq!((toll.low(), toll.best(), toll.high()), (Some(30), Some(35), Some(35)));
/// assert_eq!(incidents[0].told["killed"][1].by, ["b#0"], "35 is what b says");
/// ```
pub fn merge(reports: &[(ReportRef, Report)]) -> Vec<Incident> {
    let records = reports.iter().map(|(name, report)| Record::Report(name, report));
    Linkage::of(records, &Decisions::default()).incidents().collect()
}

/// Makes one incident of each group of reports, by their names (`doc#index`), where it was judged elsewhere what belongs
/// together; in the order of the incidents' first reports. Names of no report are passed over.
///
/// ```
/// use tazamun_record::{Report, ReportRef};
/// let line = r#"{"sub_event_type":"Suicide bomb","date_start":"2021-07-19","date_end":"2021-07-19","country":"IQ",
///   "actor1":["IS"],"trigger":"تفجير"}"#;
/// let report: Report = serde_json::from_str(line).unwrap();
/// let named = |doc: &str| -> (ReportRef, Report) { (doc.parse().unwrap(), report.clone()) };
/// let reports = ["c#0", "a#0", "b#0"].map(named);
/// let groups = [vec!["c#0".to_owned()], vec!["b#0".to_owned(), "a#0".to_owned()]];
/// let incidents = tazamun_merge::fused(&reports, &groups);
/// let first: Vec<String> = incidents[0].reports.iter().map(ToString::to_string).collect();
/// assert_eq!((incidents.len(), first), (2, vec!["a#0".to_owned(), "b#0".to_owned()]));
/// ```
pub fn fused(reports: &[(ReportRef, Report)], groups: &[Vec<String>]) -> Vec<Incident> {
    let named: HashMap<String, Record<'_>> =
        reports.iter().map(|(name, report)| (name.to_string(), Record::Report(name, report))).collect();
    let mut all: Vec<Vec<Record<'_>>> = groups
        .iter()
        .map(|group| {
            let mut records: Vec<Record<'_>> = group.iter().filter_map(|n| named.get(n)).copied().collect();
            records.sort_by(|a, b| a.order().cmp(&b.order()));
            records
        })
        .filter(|records| !records.is_empty())
        .collect();
    all.sort_by(|a, b| a[0].order().cmp(&b[0].order()));
    all.iter().filter_map(|records| fuse::incident(records)).collect()
}
