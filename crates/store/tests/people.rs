//! People who work on one store: accounts, sessions, decisions with what stood there before, and what nobody may do alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot do what it is about has failed")]

use tazamun_record::{Article, Report, Verdict};
use tazamun_store::{
    ArticleState, Checked, Outcome, Refusal, ReportDecision, ReportVerdict, Role, Settled, Store, Words,
};

fn report(killed: u32) -> Report {
    serde_json::from_str(&format!(
        r#"{{"sub_event_type":"Armed clash","date_start":"2022-01-20","date_end":"2022-01-20","country":"IQ",
        "killed":{{"low":{killed},"best":{killed},"high":{killed}}},"trigger":"x","confidence":0.5}}"#
    ))
    .unwrap()
}

/// A store with one article of two reports.
fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path().join("s.db")).unwrap();
    let article = Article {
        doc: "a".into(),
        published: "2022-01-21".parse().unwrap(),
        title: "t".into(),
        text: "x".into(),
        source: None,
        url: None,
    };
    store.add_article(&article, &[report(1), report(2)], Words::Keep).unwrap();
    (folder, store)
}

fn person(store: &mut Store, name: &str, role: Role) -> Option<i64> {
    let id = store.add_person(None, name, role, "hash").unwrap();
    assert!(id.is_some());
    id
}

fn decide(store: &mut Store, index: usize, by: Option<i64>, verdict: ReportVerdict) -> Outcome {
    let seen = store.reviewed_reports(1).unwrap()[index].revision;
    let decision = ReportDecision { article: 1, index, person: by, seen, verdict, report: None, why: "" };
    store.decide_report(&decision).unwrap()
}

#[test]
fn sessions_end_after_hours_and_with_their_account() {
    let (_folder, mut store) = store();
    let id = person(&mut store, "a", Role::Administers).unwrap();
    store.begin_session("hash", id, 1_000).unwrap();
    let known = |store: &Store, oldest, idle| store.session("hash", oldest, idle).unwrap().is_some();
    assert!(known(&store, 999, 999));
    assert!(!known(&store, 1_000, 999), "too old");
    assert!(!known(&store, 999, 1_000), "idle for too long");
    store.see_session("hash", 2_000, 500).unwrap();
    assert!(known(&store, 999, 1_999));
    assert!(store.session("other", 0, 0).unwrap().is_none());
    store.set_password(Some(id), id, "new").unwrap();
    assert!(!known(&store, 0, 0), "a new password ends sessions");
    store.begin_session("hash", id, 1_000).unwrap();
    store.end_session("hash").unwrap();
    assert!(!known(&store, 0, 0));
}

#[test]
fn the_last_administrator_stays_one_and_names_are_taken_once() {
    let (_folder, mut store) = store();
    let first = person(&mut store, "a", Role::Administers).unwrap();
    assert_eq!(store.add_person(None, "a", Role::Codes, "x").unwrap(), None);
    assert!(!store.set_role(Some(first), first, Role::Reads).unwrap());
    assert!(!store.close_account(Some(first), first).unwrap());
    let second = person(&mut store, "b", Role::Administers).unwrap();
    assert!(store.close_account(Some(second), first).unwrap());
    assert!(store.account("a").unwrap().is_none(), "closed");
    assert_eq!(store.people().unwrap().len(), 2, "what was decided with it stays");
    assert!(!store.set_role(Some(second), second, Role::Reads).unwrap());
}

#[test]
fn a_decision_keeps_what_stood_there_before_and_is_taken_back() {
    let (_folder, mut store) = store();
    let (one, two) = (person(&mut store, "one", Role::Codes), person(&mut store, "two", Role::Codes));
    let corrected = report(9);
    let decision = ReportDecision {
        article: 1,
        index: 0,
        person: one,
        seen: 0,
        verdict: ReportVerdict::Corrected,
        report: Some(&corrected),
        why: "a later count",
    };
    let Outcome::Done(revision) = store.decide_report(&decision).unwrap() else { panic!() };
    assert_eq!(store.decide_report(&decision).unwrap(), Outcome::Moved, "nobody has seen the first");
    assert_eq!(
        store.decide_report(&ReportDecision { index: 7, ..decision.clone() }).unwrap(),
        Outcome::Nothing
    );
    assert_eq!(store.reports_of("a").unwrap()[0].1, corrected);
    let kept = &store.revisions_of("report", "1#0").unwrap()[0];
    assert!(kept.old.as_deref().unwrap().contains("\"best\":1"), "{kept:?}");
    assert!(kept.new.as_deref().unwrap().contains("\"best\":9") && kept.why == "a later count");
    assert_eq!(store.undo_report(1, 0, two, revision).unwrap(), Outcome::Moved, "another's decision");
    assert!(matches!(store.undo_report(1, 0, one, revision).unwrap(), Outcome::Done(_)));
    assert_eq!(store.reports_of("a").unwrap()[0].1, report(1));
    assert_eq!(store.undo_report(1, 0, one, revision).unwrap(), Outcome::Moved, "twice");
}

#[test]
fn what_is_rejected_is_merged_no_more() {
    let (_folder, mut store) = store();
    assert!(matches!(decide(&mut store, 1, None, ReportVerdict::Rejected), Outcome::Done(_)));
    assert_eq!(store.reports().unwrap().len(), 1);
    assert_eq!(store.unmerged_reports().unwrap().len(), 1);
    assert_eq!(store.reviewed_reports(1).unwrap().len(), 2, "it can be looked at, and taken back");
    let (added, _) = store.add_report(1, None, &report(5), ReportVerdict::Open).unwrap().unwrap();
    assert_eq!((added, store.reports().unwrap().len()), (2, 2));
    assert_eq!(store.add_report(99, None, &report(5), ReportVerdict::Open).unwrap(), None);
}

#[test]
fn an_article_is_approved_by_a_second_person_alone() {
    let (_folder, mut store) = store();
    let (coder, other) = (person(&mut store, "c", Role::Approves), person(&mut store, "o", Role::Approves));
    assert_eq!(store.check_article(1, coder, "").unwrap(), Err(Refusal::Undecided(2)));
    for index in [0, 1] {
        decide(&mut store, index, coder, ReportVerdict::Accepted);
    }
    assert_eq!(
        store.approve_article(1, other, "").unwrap(),
        Err(Refusal::WrongState(ArticleState::Assigned))
    );
    assert!(store.check_article(1, coder, "").unwrap().is_ok());
    assert_eq!(store.approve_article(1, coder, "").unwrap(), Err(Refusal::OwnWork));
    assert_eq!(store.approve_article(1, None, "").unwrap(), Err(Refusal::Alone));
    assert_eq!(store.send_back_article(1, other, " ").unwrap(), Err(Refusal::NoReason));
    assert!(store.checked_reports().unwrap().iter().all(|(_, c)| *c == Checked::OnePerson));
    assert!(store.approve_article(1, other, "good").unwrap().is_ok());
    assert!(store.checked_reports().unwrap().iter().all(|(_, c)| *c == Checked::Approved));
    // A decision afterwards takes it back to its coder.
    decide(&mut store, 0, other, ReportVerdict::Accepted);
    assert_eq!(store.article_review(1).unwrap().state, ArticleState::Assigned);
    assert!(store.check_article(1, coder, "").unwrap().is_ok());
    assert_eq!(store.approve_article(1, other, "").unwrap(), Err(Refusal::OwnWork), "other had a part in it");
}

#[test]
fn pairs_are_decided_and_taken_back_and_nothing_is_lost() {
    let (_folder, mut store) = store();
    let pair = [("a#1".to_owned(), "a#0".to_owned())];
    store.decide_pairs(None, &pair, Some(Verdict::Same), "one").unwrap();
    store.decide_pairs(None, &pair, Some(Verdict::Different), "two").unwrap();
    assert_eq!(store.decisions().unwrap()[0].verdict, Verdict::Different);
    store.decide_pairs(None, &pair, None, "").unwrap();
    assert!(store.decisions().unwrap().is_empty());
    let actions: Vec<String> =
        store.revisions_of("pair", "a#0 a#1").unwrap().into_iter().map(|line| line.action).collect();
    assert_eq!(actions, ["taken back", "different", "same"]);
    let twice = [("a#0".to_owned(), "a#0".to_owned())];
    assert!(store.decide_pairs(None, &twice, Some(Verdict::Same), "").is_err());
}

#[test]
fn a_second_coding_needs_eyes_that_have_not_seen_the_first() {
    let (_folder, mut store) = store();
    let (one, two) =
        (person(&mut store, "one", Role::Codes).unwrap(), person(&mut store, "two", Role::Codes).unwrap());
    decide(&mut store, 0, Some(one), ReportVerdict::Accepted);
    assert_eq!(store.begin_coding(1, one).unwrap(), None);
    let coding = store.begin_coding(1, two).unwrap().unwrap();
    assert_eq!(store.begin_coding(1, two).unwrap(), Some(coding), "it goes on");
    assert_eq!(store.put_coded(coding, two, None, Some(&report(3))).unwrap(), Some(0));
    assert_eq!(store.put_coded(coding, one, None, Some(&report(4))).unwrap(), None, "another's");
    assert!(store.end_coding(coding, two).unwrap() && !store.end_coding(coding, two).unwrap());
    assert_eq!(store.put_coded(coding, two, Some(0), None).unwrap(), None, "it is ended");
    assert_eq!(store.second_coding(coding).unwrap().unwrap().reports, [(0, report(3))]);
    let choices = [Settled::Replace(0, report(3)), Settled::Reject(1), Settled::Add(report(8))];
    let broken = [choices.as_slice(), &[Settled::Reject(99)]].concat();
    assert!(store.settle_coding(coding, Some(one), &broken).is_err(), "there is no such report");
    assert_eq!(store.reviewed_reports(1).unwrap().len(), 2, "nothing of it was kept");
    assert!(store.settle_coding(coding, Some(one), &choices).unwrap());
    let verdicts: Vec<_> = store.reviewed_reports(1).unwrap().into_iter().map(|r| r.verdict).collect();
    assert_eq!(verdicts, [ReportVerdict::Corrected, ReportVerdict::Rejected, ReportVerdict::Accepted]);
    assert!(!store.settle_coding(coding, Some(one), &choices).unwrap(), "settled twice");
}
