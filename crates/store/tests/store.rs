//! What a store keeps, what it refuses, and what it leaves untouched.

#![allow(clippy::unwrap_used)]

use std::{collections::BTreeMap, fs, path::Path};
use tazamun_record::{Article, Incident, Report, Verdict};
use tazamun_store::{
    Changes, DatasetFile, Filter, Outcome, ReportDecision, ReportVerdict, Role, Store, StoreError, Words,
    content_hash,
};

fn article(doc: &str, text: &str) -> Article {
    Article {
        doc: doc.into(),
        published: "2022-01-23".parse().unwrap(),
        title: "هجوم في ديالى".into(),
        text: text.into(),
        source: Some("A newspaper".into()),
        url: None,
    }
}

fn report() -> Report {
    let line = r#"{"event_type":"Battles","sub_event_type":"Armed clash","date_start":"2022-01-21",
      "date_end":"2022-01-21","country":"IQ","adm1":"IQ-DI","place":"Umm al-Karami","lat":34.05,"lon":44.62,
      "where_prec":2,"actor1":["IS"],"actor2":["IRQ_GOV"],"killed":{"low":11,"best":11,"high":11},
      "wounded":null,"trigger":"هجوم","background":false,"aggregate":false}"#;
    serde_json::from_str(line).unwrap()
}

fn incidents() -> Vec<Incident> {
    let lines = include_str!("data/incidents.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every file of the store's folder, byte by byte; but for the empty log and the shared index that SQLite lays beside
/// a file when it reads it.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap);
    files
        .map(|f| (f.file_name().into_string().unwrap(), fs::read(f.path()).unwrap()))
        .filter(|(name, bytes)| !(name.ends_with("-shm") || name.ends_with("-wal") && bytes.is_empty()))
        .collect()
}

#[test]
fn what_goes_in_comes_out_and_adding_it_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path().join("a.db")).unwrap();
    let (first, second) = (article("one", "قتل 11 جنديا"), article("two", "انفجار"));
    assert!(store.add_article(&first, &[report(), report()], Words::Keep).unwrap().is_new);
    assert!(store.add_article(&second, &[report()], Words::LeaveOut).unwrap().is_new);
    let log = store.log().unwrap();
    assert!(!store.add_article(&first, &[report()], Words::Keep).unwrap().is_new);
    assert!(!store.add_article(&second, &[], Words::Keep).unwrap().is_new, "nor are words added later");
    assert_eq!(store.log().unwrap(), log);

    assert_eq!(store.article("one").unwrap(), Some(first));
    assert_eq!(store.article("two").unwrap().unwrap().text, "");
    assert_eq!(store.reports_of("one").unwrap().len(), 2);
    let names: Vec<String> = store.reports().unwrap().iter().map(|(name, _)| name.to_string()).collect();
    assert_eq!(names, ["one#0", "one#1", "two#0"]);
    assert!(store.reports().unwrap().iter().all(|(_, r)| *r == report()));
    let lines = store.articles().unwrap();
    assert_eq!((lines[0].reports, lines[0].has_text, lines[1].has_text), (2, true, false));
}

#[test]
fn other_words_under_a_name_that_is_taken_are_another_article() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path().join("a.db")).unwrap();
    store.add_article(&article("one", "قديم"), &[], Words::Keep).unwrap();
    let added = store.add_article(&article("one", "جديد"), &[report()], Words::Keep).unwrap();
    assert!(added.is_new && added.doc.starts_with("one@"), "{added:?}");
    assert_eq!(store.articles().unwrap().len(), 2);
    assert_eq!(store.reports_of(&added.doc).unwrap().len(), 1);
}

#[test]
fn an_article_takes_along_what_rests_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path().join("a.db")).unwrap();
    store.add_article(&article("one", "1"), &[report()], Words::Keep).unwrap();
    store.add_article(&article("two", "2"), &[report()], Words::Keep).unwrap();
    let mut both = Incident::new("x", report().facts);
    both.reports = vec!["one#0".parse().unwrap(), "two#0".parse().unwrap()];
    store.replace_merged([&both]).unwrap();
    assert_eq!(store.incidents(None, None).unwrap(), [both.clone()]);
    assert_eq!(store.incident("x").unwrap(), [both.clone()]);

    store.drop_article("one").unwrap();
    assert_eq!(store.incidents(None, None).unwrap(), []);
    assert_eq!(store.reports().unwrap().len(), 1);
    let error = store.drop_article("twoo").unwrap_err().to_string();
    assert!(error.contains("did you mean 'two'?"), "{error}");
    assert!(matches!(store.replace_merged([&both]), Err(StoreError::Unknown { .. })));
    assert_eq!(store.incidents(None, None).unwrap(), [], "nothing of a refused set is kept");
}

#[test]
fn a_release_says_what_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path().join("a.db")).unwrap();
    let file = |version, hash| DatasetFile { dataset: "ged", version, file: "ged.csv", hash };
    let mut rows = incidents();
    let all = rows.len();
    assert_eq!(store.import(&file("22.1", "a"), &rows).unwrap().added.len(), all);
    assert!(store.import(&file("22.1", "a"), &rows).unwrap().same_file);

    let finding = serde_json::json!({"p": 0.4});
    store.add_finding("sync", "tazamun sync --a …", &finding).unwrap();
    assert!(!store.findings().unwrap()[0].data_moved_on);

    rows[0].note = Some("mended".into());
    let gone = rows.pop().unwrap();
    rows.push(Incident::new("new", gone.facts.clone()));
    let changes = store.import(&file("23.1", "b"), &rows).unwrap();
    let expected = Changes {
        added: vec!["new".into()],
        changed: vec![rows[0].id.clone()],
        removed: vec![gone.id.clone()],
        kept: all - 2,
        same_file: false,
    };
    assert_eq!(changes, expected);
    assert_eq!(store.findings().unwrap()[0].record, finding);
    assert!(store.findings().unwrap()[0].data_moved_on);

    let twice = [rows[0].clone(), rows[0].clone()];
    let error = store.import(&file("24.1", "c"), &twice).unwrap_err();
    assert!(matches!(error, StoreError::DuplicateId { .. }));
    assert_eq!(store.incidents(Some("ged"), None).unwrap().len(), all, "the release before is untouched");
    assert_eq!(store.imports().unwrap().len(), 2);
    assert!(store.import(&DatasetFile { dataset: "merged", ..file("1", "d") }, &rows).is_err());

    assert_eq!(store.drop_dataset("ged").unwrap(), all);
    assert_eq!(
        store.import(&file("23.1", "b"), &rows).unwrap().added.len(),
        all,
        "a dropped file can come back"
    );
}

#[test]
fn a_finding_from_files_moves_on_with_the_dataset_of_its_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path().join("a.db")).unwrap();
    let file = |dataset, hash| DatasetFile { dataset, version: "", file: "x.csv", hash };
    let rows = incidents();
    let finding = serde_json::json!({"p": 0.4});
    store.add_finding_from_files("sync", "tazamun sync …", &["aa", "bb"], &finding).unwrap();
    let moved = |store: &Store| store.findings().unwrap()[0].data_moved_on;
    assert!(!moved(&store), "the store knows nothing of these files");
    store.import(&file("ged", "aa"), &rows).unwrap();
    store.import(&file("own", "cc"), &rows[1..]).unwrap();
    assert!(!moved(&store), "another dataset says nothing about it");
    store.import(&file("ged", "dd"), &rows[1..]).unwrap();
    assert!(moved(&store));
    store.import(&file("ged", "aa"), &rows).unwrap();
    assert!(!moved(&store), "the older release was put back");
}

#[test]
fn a_filter_selects_from_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path().join("a.db")).unwrap();
    let file = DatasetFile { dataset: "own", version: "", file: "own.csv", hash: "a" };
    store.import(&file, &incidents()).unwrap();
    let filter = Filter::parse("country=IQ,dyad_name~civilians").unwrap();
    filter.check_fields(&store.columns(None).unwrap()).unwrap();
    let found = store.incidents(None, Some(&filter)).unwrap();
    assert_eq!(found.iter().map(|i| i.id.as_str()).collect::<Vec<_>>(), ["market"]);
    assert_eq!(store.datasets().unwrap(), [("own".to_owned(), incidents().len())]);
}

#[test]
fn the_last_decision_about_two_reports_counts() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path().join("a.db")).unwrap();
    store.decide("b#0", "a#1", Verdict::Same, "").unwrap();
    store.decide("a#1", "b#0", Verdict::Different, "two districts").unwrap();
    let decisions = store.decisions().unwrap();
    assert_eq!(decisions.len(), 1);
    assert_eq!((decisions[0].a.as_str(), decisions[0].verdict), ("a#1", Verdict::Different));
    assert!(store.decide("a#1", "a#1", Verdict::Same, "").is_err());
}

#[test]
fn reading_asks_for_a_store_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.db");
    assert!(matches!(Store::open_to_read(&path), Err(StoreError::Missing { .. })));
    assert!(!path.exists(), "asking makes no file");
    Store::open(&path).unwrap();
    let mut reader = Store::open_to_read(&path).unwrap();
    assert!(reader.add_article(&article("a", ""), &[], Words::Keep).is_err(), "it cannot write");
}

#[test]
fn a_store_of_a_newer_version_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    drop(Store::open(&path).unwrap());
    let db = rusqlite::Connection::open(&path).unwrap();
    db.pragma_update(None, "user_version", 9999).unwrap();
    drop(db);
    let before = bytes(folder.path());
    for error in [Store::open(&path).unwrap_err(), Store::open_to_read(&path).unwrap_err()] {
        assert!(matches!(error, StoreError::Newer { found: 9999, .. }), "{error}");
    }
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn a_damaged_store_is_reported_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut store = Store::open(&path).unwrap();
    for n in 0..40 {
        store
            .add_article(&article(&format!("a{n}"), &"كلمة ".repeat(300)), &[report()], Words::Keep)
            .unwrap();
    }
    drop(store);
    // Every page is in use then: damage to a free one is none.
    rusqlite::Connection::open(&path).unwrap().execute_batch("VACUUM").unwrap();
    let whole = fs::read(&path).unwrap();
    // A page overwritten, the second half lost, the header lost: each in several places.
    let mut damaged: Vec<Vec<u8>> = Vec::new();
    for page in [1, 2, 3, 5, 8] {
        let mut bytes = whole.clone();
        bytes[page * 4096..page * 4096 + 200].fill(0xA5);
        damaged.push(bytes);
    }
    damaged.push(whole[..whole.len() / 2].to_vec());
    damaged.push(whole[..50].to_vec());
    damaged.push([b"no SQLite file at all".repeat(20)].concat());
    for bad in damaged {
        fs::write(&path, &bad).unwrap();
        let before = bytes(folder.path());
        let error = Store::open(&path).unwrap_err();
        assert!(matches!(error, StoreError::Corrupt { .. } | StoreError::NotAStore { .. }), "{error}");
        assert!(!error.to_string().contains('\n'));
        assert_eq!(bytes(folder.path()), before);
    }
}

#[test]
fn another_programs_database_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("theirs.db");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);").unwrap();
    drop(db);
    let before = bytes(folder.path());
    assert!(matches!(Store::open(&path), Err(StoreError::NotAStore { .. })));
    assert!(matches!(Store::open(folder.path()), Err(StoreError::NotAStore { .. })), "nor is a folder one");
    assert_eq!(bytes(folder.path()), before);
}

/// A file of each goes on standing in `tests/data`.
const VERSIONS: &[&str] = &["v1", "v2", "v3", "v4"];

#[test]
fn files_of_every_version_open() {
    let folder = tempfile::tempdir().unwrap();
    for version in VERSIONS {
        let path = folder.path().join(format!("{version}.db"));
        let fixture = format!("{}/tests/data/store-{version}.db", env!("CARGO_MANIFEST_DIR"));
        fs::copy(fixture, &path).unwrap();
        let mut store = Store::open(&path).unwrap();
        assert_eq!(store.reports_of("one").unwrap(), [("one#0".parse().unwrap(), report())]);
        assert_eq!(store.articles().unwrap().len(), 2);
        assert_eq!(store.incidents(Some("own"), None).unwrap().len(), incidents().len());
        assert_eq!(store.incidents(Some("merged"), None).unwrap().len(), 1);
        assert_eq!(store.decisions().unwrap()[0].verdict, Verdict::Different);
        assert_eq!(store.findings().unwrap().len(), 1);
        assert_eq!(store.imports().unwrap().len(), 1);
        assert_eq!(store.log().unwrap().len(), 6);
        // What hangs together still does: an incident goes with a report that it rests on.
        store.drop_article("two").unwrap();
        assert_eq!(store.incidents(Some("merged"), None).unwrap().len(), 0);
    }
}

/// Writes the file that `files_of_every_version_open` reads; to be run once for a version, by hand:
/// `cargo test -p tazamun-store --test store -- --ignored write_a_file_of_this_version`.
#[test]
#[ignore = "writes a fixture"]
fn write_a_file_of_this_version() {
    let path = format!("{}/tests/data/store-v4.db", env!("CARGO_MANIFEST_DIR"));
    let mut store = Store::open(&path).unwrap();
    store.add_article(&article("one", "قتل 11 جنديا"), &[report()], Words::Keep).unwrap();
    store.add_article(&article("two", "انفجار"), &[report()], Words::LeaveOut).unwrap();
    let file = DatasetFile { dataset: "own", version: "1", file: "own.csv", hash: "a" };
    store.import(&file, &incidents()).unwrap();
    let mut both = Incident::new("x", report().facts);
    both.reports = vec!["one#0".parse().unwrap(), "two#0".parse().unwrap()];
    store.replace_merged([&both]).unwrap();
    store.decide("one#0", "own:market", Verdict::Different, "two governorates").unwrap();
    store.add_finding("sync", "tazamun sync", &serde_json::json!({"p": 0.4})).unwrap();
    let person = store.add_person(None, "a pseudonym", Role::Codes, "$argon2id$…").unwrap();
    let accepted = ReportDecision {
        article: 1,
        index: 0,
        person,
        seen: 0,
        verdict: ReportVerdict::Accepted,
        report: None,
        why: "it stands there",
    };
    assert!(matches!(store.decide_report(&accepted).unwrap(), Outcome::Done(_)));
}

#[test]
fn what_a_language_model_said_goes_with_its_article_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut store = Store::open(&path).unwrap();
    let one = article("one", "قتل 11 جنديا في هجوم");
    store.keep_answer("k1", &content_hash(&one), "{\"content\":\"words of an answer\"}").unwrap();
    store.keep_answer("k2", &content_hash(&article("two", "انفجار")), "{}").unwrap();
    store.add_article(&one, &[report()], Words::Keep).unwrap();
    assert!(store.answer("k1").unwrap().is_some() && store.answer("k3").unwrap().is_none());
    store.drop_article("one").unwrap();
    assert!(store.answer("k1").unwrap().is_none() && store.answer("k2").unwrap().is_some());
    drop(store);
    for file in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        for words in ["words of an answer", "جنديا في هجوم"] {
            assert!(!bytes.windows(words.len()).any(|at| at == words.as_bytes()), "{words} is still there");
        }
    }
}

#[test]
fn a_store_can_forbid_language_models_and_says_so_in_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut store = Store::open(&path).unwrap();
    assert!(store.allows_models().unwrap(), "unless somebody forbids it");
    store.allow_models(false).unwrap();
    assert!(!Store::open_to_read(&path).unwrap().allows_models().unwrap());
    store.allow_models(true).unwrap();
    assert!(store.allows_models().unwrap());
    assert_eq!(store.log().unwrap().last().unwrap().what, "models allowed");
}

#[test]
fn merging_beside_a_writer_that_drops_is_of_one_moment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut store = Store::open(&path).unwrap();
    for doc in ["a", "b", "c", "d", "e", "f"] {
        store.add_article(&article(doc, doc), &[report()], Words::Keep).unwrap();
    }
    let left = std::cell::RefCell::new(vec!["a", "b"]);
    let decided = [("c#0".to_owned(), "d#0".to_owned(), Verdict::Same)];
    let each = |reports: &[(tazamun_record::ReportRef, Report)]| -> Vec<Incident> {
        let incident = |(name, report): &(tazamun_record::ReportRef, Report)| {
            let mut incident = Incident::new(name.to_string(), report.facts.clone());
            incident.reports = vec![name.clone()];
            incident
        };
        reports.iter().map(incident).collect()
    };
    let (reports, incidents) = store
        .merge_anew(&decided, |reports, stored| {
            assert!(stored.is_empty(), "decisions are kept with the incidents, not before");
            // Another one drops an article while this works, twice.
            if let Some(doc) = left.borrow_mut().pop() {
                Store::open(&path).unwrap().drop_article(doc).unwrap();
            }
            each(reports)
        })
        .unwrap();
    assert_eq!((reports, incidents.len()), (4, 4));
    assert_eq!(store.incidents(Some(tazamun_store::MERGED), None).unwrap().len(), 4);
    assert_eq!(store.decisions().unwrap().len(), 1);
    // A writer that never rests is made to wait in the end.
    let count = std::cell::Cell::new(0);
    let merged = store.merge_anew(&[], |reports, _| {
        count.set(count.get() + 1);
        if count.get() <= 3 {
            let name = format!("new{}", count.get());
            let added =
                Store::open(&path).unwrap().add_article(&article(&name, &name), &[report()], Words::Keep);
            assert!(added.unwrap().is_new);
        }
        each(reports)
    });
    assert_eq!(merged.unwrap().0, 7);
    // A decision that cannot be kept takes the incidents back with it.
    let before = store.incidents(None, None).unwrap();
    let wrong = [decided[0].clone(), ("x".to_owned(), "x".to_owned(), Verdict::Same)];
    assert!(matches!(store.merge_anew(&wrong, |_, _| Vec::new()), Err(StoreError::OneName { .. })));
    assert!(store.decide_all(&wrong).is_err());
    assert_eq!(store.incidents(None, None).unwrap(), before);
    assert_eq!(store.decisions().unwrap().len(), 1);
}
