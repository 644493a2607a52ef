//! Ctrl-C in the midst of the work leaves nothing half written.
#![cfg(unix)]

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

const ARTICLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles/2022-01-23.en.txt");

/// A brief with so large a certificate that it cannot be done before it is interrupted.
fn begun(page: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_tazamun"))
        .args(["brief", ARTICLE, "--certificate", "100000000", "-o"])
        .arg(page)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

#[test]
fn a_brief_that_is_interrupted_leaves_its_folder_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    std::fs::write(&page, "an older page").unwrap();
    let child = begun(&page);
    sleep(Duration::from_millis(700));
    let asked = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(asked.success(), "it was still at work");
    let ended = child.wait_with_output().unwrap();
    assert!(!ended.status.success());
    assert!(ended.stdout.is_empty(), "{}", String::from_utf8_lossy(&ended.stdout));
    assert_eq!(std::fs::read_to_string(&page).unwrap(), "an older page");
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["page.html"]);
}

#[test]
fn a_folder_that_is_not_there_is_told_before_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let ended = begun(&folder.path().join("not/there/page.html")).wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("page.html"));
}
