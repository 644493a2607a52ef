//! What is joined, what is not, and what always holds.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use std::collections::{BTreeSet, HashSet};
use tazamun_merge::{Decisions, Linkage, Record, merge};
use tazamun_record::{
    Actor, ArticleReports, Facts, Incident, Interval, Place, Point, Quote, Quotes, Report, ReportRef,
    SubEventType, Toll, Verdict, WherePrec,
};

/// A distinctive, as `pairs.tsv` writes it.
fn distinctive(text: &str) -> Report {
    let parts: Vec<&str> = text.split(';').map(str::trim).collect();
    let kind: SubEventType = parts[0].parse().unwrap();
    let mut facts = Facts::new(kind.into(), interval(parts[1]), place(parts[2]));
    let (first, second) = parts[3].split_once('>').unwrap();
    (facts.actor1, facts.actor2) = (actors(first), actors(second));
    (facts.killed, facts.wounded) = (toll(parts[4]), toll(parts[5]));
    let trigger = Quote::cut("x", 0..1).unwrap();
    Report {
        facts,
        trigger,
        quotes: Quotes::default(),
        sure: None,
        confidence: None,
        confidences: None,
        reader: None,
    }
}

fn interval(text: &str) -> Interval {
    let (start, end) = text.split_once("..").unwrap_or((text, text));
    Interval::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
}

fn place(text: &str) -> Place {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let prec = WherePrec::try_from(parts[4].parse::<i64>().unwrap()).unwrap();
    let point = parts[2].parse().ok().map(|lat| Point::new(lat, parts[3].parse().unwrap()).unwrap());
    let name = (parts[1] != "-").then(|| parts[1].replace('_', " "));
    Place::new(None, Some(parts[0].into()), name, point, Some(prec)).unwrap()
}

fn actors(text: &str) -> Vec<Actor> {
    text.split_whitespace().map(|code| code.parse().unwrap()).collect()
}

fn toll(text: &str) -> Option<Toll> {
    match text.strip_suffix('+') {
        Some(low) => Some(Toll::at_least(low.parse().unwrap())),
        None => text.parse().ok().map(Toll::exactly),
    }
}

fn name(doc: &str, index: usize) -> ReportRef {
    ReportRef { doc: doc.into(), index }
}

#[test]
fn pairs_are_joined_as_the_table_says() {
    let table = include_str!("data/pairs.tsv");
    let mut wrong = Vec::new();
    for (line, fields) in tazamun_record::rows(table) {
        let reports = [(name("a", 0), distinctive(fields[1])), (name("b", 0), distinctive(fields[2]))];
        let found = if merge(&reports).len() == 1 { "same" } else { "different" };
        if found != fields[0] {
            let all = Linkage::of(reports.iter().map(|(n, r)| Record::Report(n, r)), &Decisions::default());
            let evidence = all.compare("a#0", "b#0").unwrap();
            wrong.push(format!("line {line} ({}): {found} {:?}", fields[3], evidence.parts()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn bombing(killed: u32) -> Report {
    distinctive(&format!(
        "Suicide bomb; 2021-07-19; IQ-BG Sadr_City 33.39 44.46 1; IS > CIVILIANS; {killed}; -"
    ))
}

#[test]
fn an_incident_says_who_told_what() {
    let mut late = bombing(35);
    late.facts.actor1 = vec![Actor::unidentified()];
    late.facts.when = interval("2021-07-19..2021-07-20");
    let reports = [(name("a", 0), bombing(30)), (name("b", 2), late), (name("c", 0), bombing(35))];
    let incidents = merge(&reports);
    assert_eq!(incidents.len(), 1);
    let incident = &incidents[0];
    assert_eq!(incident.reports, [name("a", 0), name("b", 2), name("c", 0)]);
    assert_eq!(incident.facts.killed, Some(Toll::new(Some(30), Some(35), Some(35)).unwrap()));
    assert_eq!(incident.facts.when, interval("2021-07-19"), "the day that all allow");
    assert_eq!(incident.facts.actor1, actors("IS"), "a name counts more than none");
    let killed: Vec<(&str, &[String])> =
        incident.told["killed"].iter().map(|t| (t.value.as_str(), t.by.as_slice())).collect();
    assert_eq!(killed, [("35", ["b#2".into(), "c#0".into()].as_slice()), ("30", ["a#0".into()].as_slice())]);
    assert_eq!(incident.told["actor1"].len(), 2);
}

#[test]
fn an_open_toll_stays_open_where_nobody_closes_it() {
    let merged = |first: Toll, second: Toll| {
        let (mut a, mut b) = (bombing(30), bombing(30));
        (a.facts.killed, b.facts.killed) = (Some(first), Some(second));
        merge(&[(name("a", 0), a), (name("b", 0), b)])[0].facts.killed.unwrap()
    };
    assert_eq!(merged(Toll::at_least(30), Toll::at_least(32)).high(), None);
    assert_eq!(merged(Toll::at_least(30), Toll::exactly(32)).to_string(), "30–32");
    assert_eq!(merged(Toll::exactly(30), Toll::at_least(33)).to_string(), "30+");
}

#[test]
fn claims_and_denials_are_combined() {
    use tazamun_record::Status::{self, Claimed, Disputed, Foiled, Occurred};
    let merged = |statuses: &[Status]| {
        let reports: Vec<_> = statuses
            .iter()
            .enumerate()
            .map(|(n, status)| {
                let mut report = bombing(30);
                report.facts.status = *status;
                (name(&format!("doc{n}"), 0), report)
            })
            .collect();
        let incidents = merge(&reports);
        assert_eq!(incidents.len(), 1);
        incidents[0].facts.status
    };
    assert_eq!(merged(&[Claimed, Claimed]), Claimed);
    assert_eq!(merged(&[Claimed, Occurred]), Occurred);
    assert_eq!(merged(&[Occurred, Disputed, Occurred]), Disputed);
    assert_eq!(merged(&[Foiled, Foiled, Occurred]), Foiled);
}

#[test]
fn an_article_tells_an_incident_once_unless_it_says_otherwise() {
    let (one, mut other) = (bombing(30), bombing(30));
    other.trigger = Quote::cut("y", 0..1).unwrap();
    let twice = [(name("a", 0), one.clone()), (name("a", 1), other)];
    assert_eq!(merge(&twice).len(), 2);
    let in_the_same_words = [(name("a", 0), one.clone()), (name("a", 1), one)];
    assert_eq!(merge(&in_the_same_words).len(), 1);
}

#[test]
fn decisions_come_first() {
    let reports = [
        (name("a", 0), bombing(30)),
        (name("b", 0), bombing(30)),
        (name("c", 0), distinctive("Arrests; 2021-09-01; IQ-NI Mosul 36.34 43.13 1; IRQ_GOV > IS; -; -")),
    ];
    let count = |decisions: &[(&str, &str, Verdict)]| {
        let decisions: Decisions = decisions.iter().copied().collect();
        let linkage = Linkage::of(reports.iter().map(|(n, r)| Record::Report(n, r)), &decisions);
        assert!(linkage.review_pairs(&decisions).iter().all(|d| decisions.about(&d.a, &d.b).is_none()));
        linkage.incidents().count()
    };
    assert_eq!(count(&[]), 2);
    assert_eq!(count(&[("b#0", "a#0", Verdict::Different)]), 3);
    assert_eq!(count(&[("a#0", "c#0", Verdict::Same)]), 1);
    assert_eq!(count(&[("a#0", "c#0", Verdict::Same), ("c#0", "b#0", Verdict::Different)]), 2);
    assert_eq!(count(&[("a#0", "nobody#0", Verdict::Same)]), 2, "a decision about others does nothing");
}

#[test]
fn an_explanation_adds_up() {
    let reports = [
        (name("a", 0), bombing(30)),
        (name("b", 0), bombing(32)),
        (
            name("c", 0),
            distinctive("Suicide bomb; 2021-07-20; IQ-BG Sadr_City 33.39 44.46 1; IS > CIVILIANS; 2; -"),
        ),
    ];
    let linkage = Linkage::of(reports.iter().map(|(n, r)| Record::Report(n, r)), &Decisions::default());
    let incident = linkage.incidents().next().unwrap();
    let why = linkage.explain(&incident.id).unwrap();
    assert_eq!((why.inside.len(), why.outside.len()), (1, 2));
    for reason in why.inside.iter().chain(&why.outside) {
        let sum: f64 = reason.evidence.parts().iter().map(|(_, bits)| bits).sum();
        assert_eq!(sum, reason.evidence.bits());
        assert_eq!(reason.evidence.bits() > 0.0, reason.evidence.probability() > 0.5);
    }
    assert!(why.inside[0].evidence.bits() > why.outside[0].evidence.bits());
    assert_eq!(linkage.explain("i0000"), None);
}

#[test]
fn rows_of_two_datasets_become_one_incident_with_both() {
    let mut ucdp = Incident::new("114064", bombing(30).facts);
    ucdp.extra.insert("dyad_name".into(), "IS - Civilians".into());
    let mut acled = Incident::new("IRQ1742", bombing(33).facts);
    acled.extra.insert("dyad_name".into(), "other".into());
    acled.note = Some("a bomb".into());
    let records = [Record::Row("ucdp-ged", &ucdp), Record::Row("acled", &acled)];
    let linkage = Linkage::of(records, &Decisions::default());
    let incidents: Vec<Incident> = linkage.incidents().collect();
    assert_eq!(incidents.len(), 1);
    assert_eq!(incidents[0].rows, ["ucdp-ged:114064", "acled:IRQ1742"]);
    assert_eq!(incidents[0].told["killed"].len(), 2);
    assert_eq!(incidents[0].extra["dyad_name"], "IS - Civilians");
    assert_eq!(incidents[0].extra["acled:dyad_name"], "other");
    assert_eq!(incidents[0].note.as_deref(), Some("a bomb"));
}

/// The pairs of reports of two articles that share a group.
fn pairs(groups: &[Vec<String>], keep: &HashSet<String>) -> BTreeSet<(String, String)> {
    let doc = |name: &str| name.rsplit_once('#').unwrap().0.to_owned();
    let mut all = BTreeSet::new();
    for group in groups {
        let members: Vec<&String> = group.iter().filter(|m| keep.contains(*m)).collect();
        for a in &members {
            for b in &members {
                if a < b && doc(a) != doc(b) {
                    all.insert(((*a).clone(), (*b).clone()));
                }
            }
        }
    }
    all
}

#[test]
fn coded_articles_merge_as_their_coders_say() {
    let data = |name: &str| tazamun_testing::shared_text(&format!("data/reading_dev/{name}"));
    let (Some(gold), Some(clusters)) = (data("gold.jsonl"), data("clusters.json")) else { return };
    let mut reports = Vec::new();
    for line in gold.lines() {
        let article: ArticleReports = serde_json::from_str(line).unwrap();
        for (index, report) in article.incidents.into_iter().enumerate() {
            reports.push((name(&article.doc, index), report));
        }
    }
    let sure = reports.iter().filter(|(_, r)| r.sure.unwrap_or(3) > 1);
    let keep: HashSet<String> = sure.map(|(name, _)| name.to_string()).collect();
    let clusters: Vec<Vec<String>> = serde_json::from_str(&clusters).unwrap();
    let groups: Vec<Vec<String>> =
        Linkage::of(reports.iter().map(|(n, r)| Record::Report(n, r)), &Decisions::default())
            .groups()
            .collect();
    let (want, got) = (pairs(&clusters, &keep), pairs(&groups, &keep));
    let right = want.intersection(&got).count() as f64;
    let f1 = 2.0 * right / (want.len() + got.len()) as f64;
    println!("pairs: {} wanted, {} found, F1 {f1:.3}", want.len(), got.len());
    assert!(f1 >= 0.95, "F1 {f1:.3}\nwrong {:?}\nmissing {:?}", got.difference(&want), want.difference(&got));
}

/// Reports that crowd together, so that many are joined and many nearly.
fn crowd() -> impl Strategy<Value = Vec<(ReportRef, Report)>> {
    let one = (0..6_usize, 0..4_i32, 0..3_usize, 0..3_usize, proptest::option::of(1..40_u32), 0..5_i64);
    let report = one.prop_map(|(kind, day, length, place, killed, prec)| {
        let places = [("Mosul", 36.34, 43.13), ("Tal Afar", 36.37, 42.45), ("Mosul", 36.35, 43.10)];
        let (name, lat, lon) = places[place];
        let start = interval("2016-10-17").shifted(day);
        let when = start.hull(&start.shifted(length as i32 * 4));
        let prec = WherePrec::try_from(prec + 1).unwrap();
        let point = Point::new(lat, lon).unwrap();
        let place =
            Place::new(None, Some("IQ-NI".into()), Some(name.into()), Some(point), Some(prec)).unwrap();
        let mut facts = Facts::new(SubEventType::ALL[kind].into(), when, place);
        facts.killed = killed.map(Toll::exactly);
        Report {
            facts,
            trigger: Quote::cut("x", 0..1).unwrap(),
            quotes: Quotes::default(),
            sure: None,
            confidence: None,
            confidences: None,
            reader: None,
        }
    });
    proptest::collection::vec((0..12_usize, report), 0..40).prop_map(|all| {
        let named = |(n, (doc, report)): (usize, (usize, Report))| (name(&format!("doc{doc}"), n), report);
        all.into_iter().enumerate().map(named).collect()
    })
}

proptest! {
    #[test]
    fn every_report_is_in_one_incident_whatever_the_order(reports in crowd(), seed in any::<u64>()) {
        let merged = merge(&reports);
        let mut shuffled = reports.clone();
        shuffled.sort_by_key(|(name, _)| (name.index as u64 + 1).wrapping_mul(seed | 1));
        prop_assert_eq!(&merge(&shuffled), &merged);

        let members: Vec<&ReportRef> = merged.iter().flat_map(|i| &i.reports).collect();
        prop_assert_eq!(members.len(), reports.len());
        prop_assert_eq!(members.iter().collect::<HashSet<_>>().len(), reports.len());
        let ids: HashSet<&str> = merged.iter().map(|i| i.id.as_str()).collect();
        prop_assert_eq!(ids.len(), merged.len());
    }

    #[test]
    fn merged_values_stay_within_what_was_told(reports in crowd()) {
        for incident in merge(&reports) {
            let told: Vec<&Report> =
                reports.iter().filter(|(name, _)| incident.reports.contains(name)).map(|(_, r)| r).collect();
            let hull = told.iter().map(|r| r.facts.when).reduce(|a, b| a.hull(&b)).unwrap();
            prop_assert_eq!(hull.intersection(&incident.facts.when), Some(incident.facts.when));
            let numbers: Vec<u32> = told.iter().filter_map(|r| r.facts.killed).map(|t| t.number()).collect();
            let killed = incident.facts.killed;
            prop_assert_eq!(killed.and_then(|t| t.low()), numbers.iter().min().copied());
            prop_assert_eq!(killed.and_then(|t| t.high()), numbers.iter().max().copied());
            prop_assert!(killed.is_none_or(|t| numbers.contains(&t.number())));
        }
    }

    #[test]
    fn merging_what_was_merged_changes_nothing(reports in crowd()) {
        let merged = merge(&reports);
        let records = merged.iter().map(|incident| Record::Row("mine", incident));
        let again: Vec<Incident> = Linkage::of(records, &Decisions::default()).incidents().collect();
        let by_id = |incidents: &[Incident]| {
            let mut sorted = incidents.to_vec();
            sorted.sort_by(|a, b| a.id.cmp(&b.id));
            sorted
        };
        prop_assert_eq!(by_id(&again), by_id(&merged));
    }
}
