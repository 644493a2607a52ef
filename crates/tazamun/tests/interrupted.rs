//! Ctrl-C in the midst of the work leaves nothing half written, nor anything temporary.
//!
//! The program is started with its signals as a shell in the foreground would leave them: where the tests themselves were
//! started with signals ignored (under `nohup`, in the background of a script), it would inherit that.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod common;

use common::with_signals;
use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use tazamun_testing::{finished, is_there};

const ARTICLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles/2022-01-23.en.txt");
const PROGRAM: &str = env!("CARGO_BIN_EXE_tazamun");

/// Longer than a busy machine needs to end a program that was told to.
const LIMIT: Duration = Duration::from_secs(60);

/// A brief with so large a certificate that it cannot be done before it is interrupted.
fn begun(mut program: Command, page: &Path) -> Child {
    program.args(["brief", ARTICLE, "--certificate", "1000000", "-o"]).arg(page);
    program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success(), "it was still at work");
}

fn ended(child: Child) -> Output {
    finished(child, LIMIT).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn a_brief_that_is_interrupted_leaves_its_folder_as_it_was() {
    for (signal, status) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        let Some(program) = with_signals("--default-signal=INT,TERM,HUP") else { return };
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page.html");
        fs::write(&page, "an older page").unwrap();
        let child = begun(program, &page);
        sleep(Duration::from_millis(700));
        send(signal, &child);
        let ended = ended(child);
        assert_eq!(ended.status.code(), Some(status), "{signal}");
        assert!(ended.stdout.is_empty(), "{}", String::from_utf8_lossy(&ended.stdout));
        assert_eq!(fs::read_to_string(&page).unwrap(), "an older page");
        assert_eq!(names(folder.path()), ["page.html"]);
    }
}

/// Many megabytes of events, whose writing takes long enough to be met in the midst of it.
fn many_events(folder: &Path) {
    let mut file = std::io::BufWriter::new(fs::File::create(folder.join("many.csv")).unwrap());
    writeln!(file, "id,date,country,place,note").unwrap();
    let note = "x".repeat(2_000);
    for n in 0..20_000 {
        writeln!(file, "e{n},2022-01-{:02},IQ,Diyala,{note}", 1 + n % 28).unwrap();
    }
    file.flush().unwrap();
}

#[test]
fn a_program_that_is_stopped_while_it_writes_leaves_no_part_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    many_events(folder.path());
    fs::create_dir(folder.path().join("out")).unwrap();
    let out = folder.path().join("out");
    let mut met = 0;
    for attempt in 0..20 {
        let Some(mut program) = with_signals("--default-signal=INT,TERM,HUP") else { return };
        fs::write(out.join("all.csv"), "an older file").unwrap();
        let mut child = program
            .args(["convert", "many.csv", "--to", "csv", "-o", "out/all.csv"])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        // Stopped the moment that there is something temporary in the folder.
        let caught = loop {
            if names(&out).iter().any(|name| name.starts_with(".tazamun-")) {
                break true;
            }
            if child.try_wait().unwrap().is_some() || begun.elapsed() > LIMIT {
                break false;
            }
        };
        if caught {
            let _ = Command::new("kill")
                .args([["-INT", "-TERM"][attempt % 2], &child.id().to_string()])
                .stderr(Stdio::null())
                .status();
        }
        let status = ended(child).status;
        assert_eq!(names(&out), ["all.csv"], "{status}");
        if status.code() != Some(0) {
            met += 1;
            assert_eq!(fs::read_to_string(out.join("all.csv")).unwrap(), "an older file");
        }
        if met == 4 {
            return;
        }
    }
    assert!(met > 0, "it was never met while it wrote");
}

#[test]
fn a_browser_that_prints_is_ended_too_and_its_folder_goes() {
    if !is_there(tazamun_browser::find().is_some(), "a browser that prints") {
        return;
    }
    for pause in [300, 1_000] {
        let Some(mut program) = with_signals("--default-signal=INT,TERM,HUP") else { return };
        let folder = tempfile::tempdir().unwrap();
        let temporary = folder.path().join("temporary");
        fs::create_dir(&temporary).unwrap();
        program.args(["brief", ARTICLE, "--certificate", "0", "--format", "pdf", "-o", "page.pdf"]);
        program.current_dir(folder.path()).env("TMPDIR", &temporary);
        let child = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(Duration::from_millis(pause));
        // It may have ended by itself.
        let _ = Command::new("kill").args(["-TERM", &child.id().to_string()]).stderr(Stdio::null()).status();
        ended(child);
        let left = names(&temporary);
        assert!(left.iter().all(|name| !name.starts_with("tazamun-")), "{left:?}");
    }
}

#[test]
fn signals_that_were_ignored_at_the_start_stay_ignored() {
    let Some(program) = with_signals("--ignore-signal=INT,HUP") else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut child = begun(program, &folder.path().join("page.html"));
    sleep(Duration::from_millis(700));
    for signal in ["-INT", "-HUP"] {
        send(signal, &child);
        sleep(Duration::from_millis(200));
        assert!(child.try_wait().unwrap().is_none(), "{signal} ended it");
    }
    // The one that nobody ignores.
    send("-TERM", &child);
    let status = ended(child).status.code();
    assert_eq!(status, Some(143));
}

#[test]
fn a_folder_that_is_not_there_is_told_before_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let ended = ended(begun(Command::new(PROGRAM), &folder.path().join("not/there/page.html")));
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("page.html"));
}
