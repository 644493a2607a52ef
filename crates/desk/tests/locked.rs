//! A store that another program holds: reading goes on, and who writes is told so, with nothing half done.

#![allow(clippy::unwrap_used, reason = "a test that cannot do what it is about has failed")]

mod common;

use common::{Running, encoded, example};

#[test]
fn a_locked_store_is_read_and_the_writer_is_told() {
    let desk = Running::start();
    let cookie = desk.launch();
    let paste = format!("text={}", encoded(&example()));
    let other = rusqlite::Connection::open(&desk.store).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let told = desk.post("/inbox/paste", &cookie, &paste);
    assert_eq!(told.status, 503, "{told:?}");
    assert!(told.body.contains("Another program has been writing to the store"), "{}", told.body);
    assert!(desk.get("/inbox", &cookie).body.contains("No article is here"));
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(desk.post("/inbox/paste", &cookie, &paste).status, 303);
    assert!(!desk.get("/inbox", &cookie).body.contains("No article is here"));
}

#[test]
fn what_another_program_adds_is_seen() {
    let desk = Running::start();
    let cookie = desk.launch();
    let article =
        tazamun_record::formats::read_articles("a.txt", example().as_bytes(), None).unwrap().remove(0);
    let reports = tazamun_reader::read(&article);
    let mut other = tazamun_store::Store::open(&desk.store).unwrap();
    other.add_article(&article, &reports, tazamun_store::Words::Keep).unwrap();
    let merged = tazamun_merge::merge(&other.reports().unwrap());
    other.replace_merged(&merged).unwrap();
    assert!(desk.get("/inbox", &cookie).body.contains("/articles/1"));
    for _ in 0..200 {
        if !desk.get("/incidents", &cookie).body.contains("No incident is selected") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("incidents of another program are never seen");
}
