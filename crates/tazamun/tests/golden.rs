//! The program's answers, pinned.
//!
//! `golden/commands.tsv` holds what is typed, `golden/inputs` the files that it is typed about, and `golden/answers` what
//! the program said when they were last written. A command whose answer differs fails the test, with the first difference.
//! Where the difference is meant, `TAZAMUN_BLESS=1 cargo test -p tazamun --test golden` writes all the answers anew
//! (`TAZAMUN_BLESS=sync` those of the commands whose names begin so), and `git diff` shows what has changed.
//!
//! JSON is compared by its values. A refactoring that renames or moves keys says so in `golden/renamed_keys.tsv` and leaves
//! the answers as they are: that they still hold is the proof that nothing else has changed.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]
// The answers are those of the default build: with the desk there is a verb more, and every help and completion names it.
#![cfg(not(feature = "desk"))]

#[path = "golden/answer.rs"]
mod answer;
mod common;
#[path = "golden/json.rs"]
mod json;
#[path = "golden/keys.rs"]
mod keys;
#[path = "golden/normal.rs"]
mod normal;

use answer::{Answer, Kind};
use keys::Renamed;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError, atomic::AtomicUsize, atomic::Ordering},
    thread,
};

const COMMANDS: &str = include_str!("golden/commands.tsv");

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// One row of the table.
struct Asked {
    name: &'static str,
    kind: Kind,
    /// What is typed behind the program's name, as a shell would part it.
    typed: &'static str,
}

/// The rows of each scene, in their order. The commands of a scene are run one after the other in one folder, so that a
/// store that one of them fills is there for the next; `-` in its place is a scene of its own.
fn scenes() -> Vec<Vec<Asked>> {
    let mut scenes: BTreeMap<String, Vec<Asked>> = BTreeMap::new();
    let mut names = std::collections::HashSet::new();
    for (line, fields) in tazamun_record::rows(COMMANDS) {
        let [name, scene, kind, typed] = fields[..] else {
            panic!("commands.tsv:{line}: four columns, please")
        };
        assert!(names.insert(name), "commands.tsv:{line}: there is a '{name}' already");
        let kind = kind.parse().unwrap_or_else(|fault| panic!("commands.tsv:{line}: {fault}"));
        let scene = if scene == "-" { format!("-{name}") } else { scene.to_owned() };
        scenes.entry(scene).or_default().push(Asked { name, kind, typed });
    }
    // The longest first, so that no core waits for it in the end.
    let mut scenes: Vec<_> = scenes.into_values().collect();
    scenes.sort_by_key(|scene| std::cmp::Reverse(scene.len()));
    scenes
}

/// A folder with the inputs in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(here().join("inputs")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    folder
}

/// Runs the commands of a scene and gives the answer of each.
fn played(scene: &[Asked]) -> Vec<(&Asked, Answer)> {
    let folder = folder();
    let mut answers: Vec<(&Asked, Answer)> = Vec::new();
    for asked in scene {
        let typed =
            shlex::split(asked.typed).unwrap().into_iter().map(|word| match word.strip_prefix("@id:") {
                // An id is a hash: what is typed after `@id:` is the command of the same scene that printed it first.
                Some(name) => {
                    let earlier = answers.iter().find(|(asked, _)| asked.name == name);
                    let (_, answer) =
                        earlier.unwrap_or_else(|| panic!("{}: no '{name}' before it", asked.name));
                    answer.first_id().unwrap_or_else(|| panic!("{}: '{name}' printed no id", asked.name))
                }
                None => word,
            });
        let run = common::tried(folder.path(), typed);
        let expected = if asked.kind == Kind::Refused { 2 } else { 0 };
        assert_eq!(
            run.status.code(),
            Some(expected),
            "{}: {}\n{}",
            asked.name,
            asked.typed,
            common::error(&run)
        );
        answers.push((asked, Answer::of(asked.kind, asked.typed, &run, folder.path())));
    }
    answers
}

/// All the answers, the scenes side by side.
fn all(scenes: &[Vec<Asked>]) -> Vec<(&Asked, Answer)> {
    let (next, answers) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, Into::into) {
            scope.spawn(|| {
                while let Some(scene) = scenes.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let played = played(scene);
                    answers.lock().unwrap_or_else(PoisonError::into_inner).extend(played);
                }
            });
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn file(name: &str) -> PathBuf {
    here().join("answers").join(format!("{name}.out"))
}

#[test]
fn the_answers_are_those_that_are_committed() {
    let scenes = scenes();
    let answers = all(&scenes);
    match std::env::var("TAZAMUN_BLESS") {
        Ok(which) if !which.is_empty() => bless(&answers, &which),
        _ => compare(&answers),
    }
}

fn compare(answers: &[(&Asked, Answer)]) {
    let renamed = Renamed::read(&fs::read_to_string(here().join("renamed_keys.tsv")).unwrap());
    let mut faults: Vec<String> = Vec::new();
    for (asked, answer) in answers {
        let Ok(committed) = fs::read_to_string(file(asked.name)) else {
            faults.push(format!("{}: no answer is committed", asked.name));
            continue;
        };
        if let Err(difference) = answer.held_against(&committed, &renamed.of(asked.name)) {
            faults.push(format!("{}: tazamun {}\n{difference}", asked.name, asked.typed));
        }
    }
    for rule in renamed.unused() {
        faults.push(format!("renamed_keys.tsv:{rule}: no committed answer has this key: take the line out"));
    }
    for entry in fs::read_dir(here().join("answers")).unwrap() {
        let path = entry.unwrap().path();
        if !answers.iter().any(|(asked, _)| file(asked.name) == path) {
            faults.push(format!("{}: no command has this answer", path.display()));
        }
    }
    faults.sort();
    assert!(
        faults.is_empty(),
        "{} of {} answers are not those committed. Where that is meant, TAZAMUN_BLESS=1 writes them anew.\n\n{}",
        faults.len(),
        answers.len(),
        faults.join("\n\n")
    );
}

/// Writes the answers anew. When all are written, no key is an old one any more, and the map of keys starts afresh.
fn bless(answers: &[(&Asked, Answer)], which: &str) {
    let folder = here().join("answers");
    fs::create_dir_all(&folder).unwrap();
    for (asked, answer) in answers {
        let (path, text) = (file(asked.name), answer.to_string());
        if (which == "1" || asked.name.starts_with(which))
            && fs::read_to_string(&path).ok().as_ref() != Some(&text)
        {
            println!("written: {}", asked.name);
            fs::write(path, text).unwrap();
        }
    }
    if which != "1" {
        return;
    }
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if !answers.iter().any(|(asked, _)| file(asked.name) == path) {
            fs::remove_file(&path).unwrap();
        }
    }
    let map = here().join("renamed_keys.tsv");
    let head: String = fs::read_to_string(&map)
        .unwrap()
        .lines()
        .filter(|l| l.starts_with('#'))
        .fold(String::new(), |head, line| head + line + "\n");
    fs::write(map, head).unwrap();
}

/// Every verb has at least one answer that is pinned, and its help.
#[test]
fn every_verb_is_asked() {
    let help = common::said(&common::root(), ["--help"]);
    let verbs: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|verb| !verb.is_empty()))
        .collect();
    assert!(verbs.len() > 15, "{verbs:?}");
    let typed: Vec<&str> = scenes().iter().flatten().map(|asked| asked.typed).collect();
    for verb in verbs.into_iter().filter(|verb| *verb != "help") {
        let asked = typed.iter().filter(|typed| typed.split(' ').next() == Some(verb)).count();
        assert!(asked >= 1, "no command of '{verb}' is pinned");
        assert!(typed.contains(&format!("help {verb}").as_str()), "the help of '{verb}' is not pinned");
    }
}
