//! A store → what is in doubt about its merged incidents.
//!
//! **Confidence.** A report may come with the probability that it is right ([`Report::confidence`]), and the merged incident
//! keeps what follows for it ([`tazamun_record::CONFIDENCE`]); nothing is to be done about it here.
//!
//! **Merging.** Of each pair of reports that could be one incident or two, linkage says how likely it is that they are one.
//! Two that were left apart may be one incident counted twice: the later of the two incidents belongs in the record with the
//! probability that they are two. Two that were joined may be two incidents of which one is missing: the report that came
//! later may belong in the record as an incident of its own. Each doubt is drawn by itself.
//!
//! **Review.** What a person decided about a pair is no longer in doubt, and counts as a look at both reports.

use crate::{Error, merging::decided};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use tazamun_merge::{Decisions, Linkage, Record};
use tazamun_record::{Doubts, Incident, Report, ReportRef};
use tazamun_store::{MERGED, Store};

/// What is in doubt about the merged incidents of a store; nothing where it holds datasets, whose makers vouch for them.
/// The doubts of merging, for which its reports are compared anew, only where they are wanted.
///
/// # Errors
/// [`Error::Store`] where the store cannot be read.
pub fn of_store(path: &Path, of_merging_too: bool) -> Result<Doubts, Error> {
    let store = Store::open_to_read(path)?;
    if store.datasets()?.iter().any(|(name, count)| name != MERGED && *count > 0) {
        return Ok(Doubts::default());
    }
    let incidents = store.incidents(Some(MERGED), None)?;
    let reviewed = reviewed(&store)?;
    let mut doubts = Doubts {
        reviewed: incidents.iter().filter(|i| is_reviewed(i, &reviewed)).map(|i| i.id.clone()).collect(),
        ..Doubts::default()
    };
    if of_merging_too {
        of_merging(&mut doubts, &incidents, &store.reports()?, &decided(&store.decisions()?, &[]));
    }
    Ok(doubts)
}

/// The names of the reports and rows about which a person has decided something: that two are one or are not, or that a
/// report is right.
pub(crate) fn reviewed(store: &Store) -> Result<BTreeSet<String>, Error> {
    let checked = store.checked_reports()?.into_iter().map(|(name, _)| name.to_string());
    Ok(store.decisions()?.into_iter().flat_map(|decision| [decision.a, decision.b]).chain(checked).collect())
}

/// Whether a person has looked at a report of the incident, or it was not read from articles at all.
pub(crate) fn is_reviewed(incident: &Incident, reviewed: &BTreeSet<String>) -> bool {
    incident.reports.is_empty() || incident.reports.iter().any(|name| reviewed.contains(&name.to_string()))
}

/// The doubts of merging, over those of reading.
fn of_merging(
    doubts: &mut Doubts,
    incidents: &[Incident],
    reports: &[(ReportRef, Report)],
    decided: &Decisions,
) {
    let incident_of: BTreeMap<String, usize> = incidents
        .iter()
        .enumerate()
        .flat_map(|(n, incident)| incident.reports.iter().map(move |name| (name.to_string(), n)))
        .collect();
    let report_of: BTreeMap<String, &(ReportRef, Report)> =
        reports.iter().map(|report| (report.0.to_string(), report)).collect();
    let records = reports.iter().map(|(name, report)| Record::Report(name, report));
    let linkage = Linkage::of(records, decided);
    let mut split: BTreeSet<String> = BTreeSet::new();
    for doubt in linkage.review_pairs(decided) {
        let one = doubt.evidence.probability();
        let (Some(a), Some(b)) = (incident_of.get(&doubt.a), incident_of.get(&doubt.b)) else { continue };
        if a == b {
            // Of a group with several doubtful pairs each report may stand alone once.
            let Some(report) = report_of.get(&doubt.b).filter(|_| split.insert(doubt.b.clone())) else {
                continue;
            };
            let alone = tazamun_merge::merge(std::slice::from_ref(*report));
            doubts.possible.extend(alone.into_iter().map(|incident| (incident, 1.0 - one)));
        } else {
            let later = &incidents[*a.max(b)].id;
            let so_far = doubts.probability.get(later).copied().unwrap_or(1.0);
            doubts.probability.insert(later.clone(), so_far * (1.0 - one));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(place: (&str, f64, f64, u8), killed: u32, confidence: Option<f64>) -> Report {
        let (name, lat, lon, prec) = place;
        let line = format!(
            r#"{{"sub_event_type":"Remote explosive/landmine/IED","date_start":"2021-07-19","date_end":"2021-07-19",
            "country":"IQ","adm1":"IQ-BG","actor1":["IS"],"place":"{name}","lat":{lat},"lon":{lon},"where_prec":{prec},
            "killed":{{"low":{killed},"best":{killed},"high":{killed}}},"trigger":"x"}}"#
        );
        let report: Report = serde_json::from_str(&line).unwrap();
        Report { confidence, ..report }
    }

    fn store(reports: &[Report]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("war.db");
        let mut store = Store::open(&path).unwrap();
        let named: Vec<(ReportRef, Report)> = (0..)
            .zip(reports)
            .map(|(n, report)| (ReportRef { doc: format!("a{n}"), index: 0 }, report.clone()))
            .collect();
        let article = |n: usize| tazamun_record::Article {
            doc: format!("a{n}"),
            ..serde_json::from_str(&format!(
                r#"{{"doc":"a","published":"2021-07-20","title":"","text":"x {n}"}}"#
            ))
            .unwrap()
        };
        for (n, report) in reports.iter().enumerate() {
            let of_one = [(&article(n), std::slice::from_ref(report))];
            store.add_articles(of_one, tazamun_store::Words::Keep).unwrap();
        }
        let merged = tazamun_merge::merge(&named);
        store.replace_merged(&merged).unwrap();
        (folder, path)
    }

    const TAJI: (&str, f64, f64, u8) = ("Taji", 33.52, 44.25, 2);

    #[test]
    fn a_report_is_as_sure_as_it_says_and_sure_where_it_says_nothing() {
        let (_folder, path) = store(&[report(TAJI, 5, Some(0.7))]);
        let merged = Store::open_to_read(&path).unwrap().incidents(Some(MERGED), None).unwrap();
        let kept: f64 = merged[0].extra[tazamun_record::CONFIDENCE].parse().unwrap();
        assert!((kept - 0.7).abs() < 1e-12, "{kept}");
        let (_folder, path) = store(&[report(TAJI, 5, None)]);
        assert_eq!(of_store(&path, true).unwrap(), Doubts::default());
    }

    #[test]
    fn a_doubtful_pair_weighs_on_the_record_until_somebody_decides() {
        // A suburb, its city known no better than by the governorate, and a town near by.
        let (sadr, baghdad) = (("Sadr City", 33.39, 44.46, 1), ("Baghdad", 33.31, 44.36, 4));
        let reports = [report(sadr, 30, None), report(baghdad, 3, None), report(TAJI, 28, None)];
        let (_folder, path) = store(&reports);
        let doubts = of_store(&path, true).unwrap();
        let mut all = doubts.probability.values().chain(doubts.possible.iter().map(|(_, p)| p)).peekable();
        assert!(all.peek().is_some(), "{doubts:?}");
        assert!(all.all(|p| (0.0..1.0).contains(p)), "{doubts:?}");
        assert_eq!(of_store(&path, false).unwrap(), Doubts::default());
        let mut store = Store::open(&path).unwrap();
        for (a, b) in [("a0#0", "a1#0"), ("a0#0", "a2#0"), ("a1#0", "a2#0")] {
            store.decide(a, b, tazamun_record::Verdict::Different, "").unwrap();
        }
        drop(store);
        let decided = of_store(&path, true).unwrap();
        assert!(decided.probability.is_empty() && decided.possible.is_empty(), "{decided:?}");
        assert_eq!(
            decided.reviewed.len(),
            Store::open_to_read(&path).unwrap().incidents(Some(MERGED), None).unwrap().len()
        );
    }
}
