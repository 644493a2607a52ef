//! Stores that were killed while they were made, that may not be written, or that are no stores: what is opened, what is
//! refused, and that nothing is left behind or changed.

#![allow(clippy::unwrap_used)]

use rusqlite::Connection;
use std::{
    collections::BTreeMap,
    env, fs,
    path::Path,
    process::{Command, Output},
};
use tazamun_record::Article;
use tazamun_store::{Store, StoreError, Words};

fn article(doc: &str) -> Article {
    Article {
        doc: doc.into(),
        published: "2022-01-23".parse().unwrap(),
        title: String::new(),
        text: doc.into(),
        source: None,
        url: None,
    }
}

/// Every file of a folder, byte by byte.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap);
    files.map(|f| (f.file_name().into_string().unwrap(), fs::read(f.path()).unwrap())).collect()
}

/// This very program, to run one of the tests that are no tests.
fn child(role: &str, path: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--ignored", "--exact", role, "--nocapture"]).env("STORE", path);
    command
}

/// Leaves a file in the midst of its first transaction, with a journal that makes it empty again.
#[test]
#[ignore = "the child process of the other tests"]
fn dies_while_it_fills_a_database() {
    let Ok(path) = env::var("STORE") else { return };
    let db = Connection::open(&path).unwrap();
    if let Ok(before) = env::var("BEFORE") {
        db.execute_batch(&before).unwrap();
    }
    db.execute_batch("PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (x)").unwrap();
    for _ in 0..200 {
        db.execute("INSERT INTO half VALUES (zeroblob(3000))", []).unwrap();
    }
    std::process::abort();
}

fn half_made(path: &Path, before: Option<&str>) {
    let mut child = child("dies_while_it_fills_a_database", path);
    if let Some(before) = before {
        child.env("BEFORE", before);
    }
    assert!(!child.output().unwrap().status.success());
    let journal = path.with_file_name(format!("{}-journal", path.file_name().unwrap().to_str().unwrap()));
    assert!(path.metadata().unwrap().len() > 0 && journal.metadata().unwrap().len() > 0, "it died too early");
}

#[test]
fn a_store_that_was_killed_while_it_was_made_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let written = folder.path().join("written.db");
    half_made(&written, None);
    Store::open(&written).unwrap().add_article(&article("a"), &[], Words::Keep).unwrap();
    assert_eq!(Store::open_to_read(&written).unwrap().articles().unwrap().len(), 1);

    let read = folder.path().join("read.db");
    half_made(&read, None);
    assert_eq!(Store::open_to_read(&read).unwrap().articles().unwrap().len(), 0);

    // Its first bytes may never have been written.
    let bare = folder.path().join("bare.db");
    half_made(&bare, None);
    fs::write(&bare, [0; 60]).unwrap();
    Store::open(&bare).unwrap().add_article(&article("a"), &[], Words::Keep).unwrap();
    assert_eq!(Store::open(&bare).unwrap().articles().unwrap().len(), 1);
    assert_eq!(bytes(folder.path()).len(), 3, "journals and logs are gone");
}

#[test]
fn another_programs_database_is_left_alone_with_all_its_journals() {
    let tables = "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);";
    for (name, before) in [
        ("plain.db", tables.to_owned()),
        ("marked.db", format!("PRAGMA application_id = 7; {tables}")),
        ("numbered.db", format!("PRAGMA user_version = 7; {tables}")),
        ("logged.db", format!("PRAGMA journal_mode = wal; {tables}")),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let hot = name != "logged.db";
        let held = if hot {
            half_made(&path, Some(&before));
            None
        } else {
            // What it committed stands in its log alone.
            let db = Connection::open(&path).unwrap();
            db.execute_batch(&before).unwrap();
            Some(db)
        };
        let whole = bytes(folder.path());
        for refused in [Store::open(&path), Store::open_to_read(&path)] {
            assert!(matches!(refused, Err(StoreError::NotAStore { .. })), "{name}: {refused:?}");
        }
        assert_eq!(bytes(folder.path()), whole, "{name}");
        drop(held);
    }
    // A text beside which something is called a journal.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    fs::write(&path, "my notes").unwrap();
    fs::write(folder.path().join("notes.txt-journal"), "my diary").unwrap();
    let whole = bytes(folder.path());
    assert!(matches!(Store::open(&path), Err(StoreError::NotAStore { .. })));
    assert_eq!(bytes(folder.path()), whole);
}

#[test]
#[ignore = "the child process of the test below: names are taken from the folder that it is started in"]
fn opens_what_is_named() {
    let Ok(name) = env::var("STORE") else { return };
    match Store::open(&name) {
        Ok(mut store) => assert!(store.add_article(&article("a"), &[], Words::Keep).unwrap().is_new),
        Err(refused) => {
            println!("refused: {refused}");
            std::process::exit(2);
        }
    }
}

#[test]
fn a_name_is_a_path_whatever_it_looks_like() {
    let opened = |folder: &Path, name: &str| -> Output {
        child("opens_what_is_named", Path::new(name)).current_dir(folder).output().unwrap()
    };
    for name in [
        "plain.db",
        "file:x.db",
        "file:x.db?mode=memory",
        "file::memory:",
        "file:theirs.db",
        "FILE:x.db",
        "a%20b?c#d.db",
        ":memory:.db",
        "-x.db",
        "مخزن.db",
    ] {
        let folder = tempfile::tempdir().unwrap();
        Connection::open(folder.path().join("theirs.db"))
            .unwrap()
            .execute_batch("CREATE TABLE t (x)")
            .unwrap();
        let theirs = fs::read(folder.path().join("theirs.db")).unwrap();
        let run = opened(folder.path(), name);
        assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stdout));
        let names: Vec<String> = bytes(folder.path()).into_keys().collect();
        assert_eq!(names.len(), 2, "{names:?}");
        assert!(names.iter().any(|n| n == name), "{names:?}");
        assert_eq!(fs::read(folder.path().join("theirs.db")).unwrap(), theirs, "{name}");
        assert_eq!(Store::open_to_read(folder.path().join(name)).unwrap().articles().unwrap().len(), 1);
    }
    for name in [":memory:", "", "..", "/"] {
        let folder = tempfile::tempdir().unwrap();
        let run = opened(folder.path(), name);
        assert_eq!(run.status.code(), Some(2), "{name}");
        assert!(String::from_utf8_lossy(&run.stdout).contains("refused: "), "{name}");
        assert!(bytes(folder.path()).is_empty(), "{name}");
    }
}

#[test]
fn a_new_store_is_there_whole_and_the_mask_of_the_user_is_heeded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    Store::open(&path).unwrap();
    assert_eq!(bytes(folder.path()).into_keys().collect::<Vec<_>>(), ["a.db"]);
    // An empty file is a store that is still to be made, and stays where it is.
    let empty = folder.path().join("empty.db");
    fs::write(&empty, "").unwrap();
    Store::open(&empty).unwrap().add_article(&article("a"), &[], Words::Keep).unwrap();
    assert_eq!(Store::open_to_read(&empty).unwrap().articles().unwrap().len(), 1);
    assert!(matches!(Store::open(folder.path().join("no/such/a.db")), Err(StoreError::Disk { .. })));
    assert!(matches!(Store::open(folder.path()), Err(StoreError::NotAStore { .. })));
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, symlink};
        assert_eq!(path.metadata().unwrap().mode() & 0o7777 & !0o644, 0);
        // Through a link to where nothing is yet.
        symlink("target.db", folder.path().join("link.db")).unwrap();
        Store::open(folder.path().join("link.db")).unwrap();
        assert!(folder.path().join("target.db").metadata().unwrap().is_file());
        assert!(folder.path().join("link.db").symlink_metadata().unwrap().is_symlink());
    }
}

#[cfg(unix)]
mod guests {
    use super::*;
    use std::os::unix::{fs::PermissionsExt as _, process::CommandExt as _};

    /// Somebody who owns nothing here.
    const NOBODY: u32 = 65534;

    #[test]
    #[ignore = "the child process of the test below"]
    fn reads_as_a_guest() {
        let Ok(path) = env::var("STORE") else { return };
        let store = Store::open_to_read(&path).unwrap();
        println!("it holds {} articles", store.articles().unwrap().len());
        println!("to write is {}", if Store::open(&path).is_ok() { "allowed" } else { "refused" });
    }

    fn guest(path: &Path) -> String {
        guest_with(path, &env::temp_dir())
    }

    fn guest_with(path: &Path, temporary: &Path) -> String {
        let mut command = child("guests::reads_as_a_guest", path);
        let me = fs::metadata("/proc/self").map(|me| std::os::unix::fs::MetadataExt::uid(&me));
        if me.is_ok_and(|me| me == 0) {
            command.uid(NOBODY).gid(NOBODY);
        }
        let run = command.env("TMPDIR", temporary).current_dir("/").output().unwrap();
        assert!(
            run.status.success(),
            "{}{}",
            String::from_utf8_lossy(&run.stdout),
            String::from_utf8_lossy(&run.stderr)
        );
        String::from_utf8(run.stdout).unwrap()
    }

    fn allow(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn who_may_only_read_reads_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let mut store = Store::open(&path).unwrap();
        store.add_article(&article("one"), &[], Words::Keep).unwrap();
        drop(store);
        allow(&path, 0o444);
        // A folder that everybody may write into, and one that nobody may.
        for mode in [0o777, 0o555] {
            allow(folder.path(), mode);
            let before = bytes(folder.path());
            let said = guest(&path);
            assert!(said.contains("it holds 1 articles") && said.contains("to write is refused"), "{said}");
            assert_eq!(bytes(folder.path()), before, "{mode:o}");
        }
        // Without a folder for temporary files.
        assert!(guest_with(&path, Path::new("/no/such/folder")).contains("it holds 1 articles"));
        allow(folder.path(), 0o777);
        allow(&path, 0o644);

        // Beside a writer, whose last change stands in the log alone.
        let mut store = Store::open(&path).unwrap();
        store.add_article(&article("two"), &[], Words::Keep).unwrap();
        let said = guest(&path);
        assert!(said.contains("it holds 2 articles"), "{said}");
        store.add_article(&article("three"), &[], Words::Keep).unwrap();
        drop(store);
        assert_eq!(bytes(folder.path()).into_keys().collect::<Vec<_>>(), ["a.db"]);

        // With the log that a writer left who was killed.
        let killed = tempfile::tempdir().unwrap();
        allow(killed.path(), 0o777);
        let store = Store::open(&path).map(|mut store| {
            store.add_article(&article("four"), &[], Words::Keep).unwrap();
            store
        });
        for (name, bytes) in bytes(folder.path()) {
            if name != "a.db-shm" {
                fs::write(killed.path().join(name), bytes).unwrap();
            }
        }
        drop(store);
        for mode in [0o777, 0o555] {
            allow(killed.path(), mode);
            let before = bytes(killed.path());
            assert!(before.contains_key("a.db-wal"));
            assert!(guest(&killed.path().join("a.db")).contains("it holds 4 articles"));
            assert_eq!(bytes(killed.path()), before, "{mode:o}");
        }
    }

    #[test]
    fn a_guest_reads_a_store_of_an_older_version_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/store-v1.db"), &path).unwrap();
        allow(&path, 0o444);
        allow(folder.path(), 0o555);
        let before = bytes(folder.path());
        assert!(guest(&path).contains("it holds"));
        assert_eq!(bytes(folder.path()), before);
        allow(folder.path(), 0o755);
    }
}
