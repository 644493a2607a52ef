//! The main job's page, as the program writes it, in a real browser.

#![allow(clippy::unwrap_used)]

mod common;

use common::{root, said};
use std::path::Path;
use tazamun_browser::{View, for_tests};

#[test]
fn the_main_jobs_page_opens_silently_at_both_widths() {
    let Some(mut browser) = for_tests() else { return };
    let page = Path::new(env!("CARGO_TARGET_TMPDIR")).join("main-job.html");
    said(&root(), ["brief", "examples/articles/2022-01-23.ar.txt", "-o", page.to_str().unwrap()]);

    let mut shown = browser.open(&page, View { width: 1280, height: 900, dark: false }).unwrap();
    for width in [1280, 380] {
        shown.look(View { width, height: 900, dark: false }).unwrap();
        let wide = shown.evaluate("document.documentElement.scrollWidth").unwrap();
        assert!(wide.as_u64().unwrap() <= u64::from(width), "{wide} wide in a window of {width}");
        let text = shown.evaluate("document.body.innerText").unwrap();
        assert!(text.as_str().unwrap().contains("أم الكرامي"), "{text}");
        assert!(!text.as_str().unwrap().contains("3500"));
    }
    assert_eq!(shown.console().unwrap(), Vec::<String>::new());
    assert_eq!(shown.requests().unwrap(), Vec::<String>::new());
}

/// A page that answers many claims: each a line in both languages, at both widths; what it rests on unfolds.
#[test]
fn a_page_with_many_claims_answers_each_in_both_languages() {
    let Some(mut browser) = for_tests() else { return };
    let page = Path::new(env!("CARGO_TARGET_TMPDIR")).join("claims.html");
    said(&root(), ["brief", "examples/articles/2022-01-24.ar.txt", "-o", page.to_str().unwrap()]);
    assert!(std::fs::metadata(&page).unwrap().len() < 400_000);

    let mut shown = browser.open(&page, View { width: 1280, height: 900, dark: false }).unwrap();
    for width in [1280, 380] {
        shown.look(View { width, height: 900, dark: false }).unwrap();
        for lang in ["ar", "en"] {
            shown.evaluate(&format!("document.querySelector('label[for=show-{lang}]').click()")).unwrap();
            shown.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)").unwrap();
            let wide = shown.evaluate("document.documentElement.scrollWidth").unwrap();
            assert!(wide.as_u64().unwrap() <= u64::from(width), "{lang}: {wide} wide in a window of {width}");
            let count = format!(
                "[...document.querySelectorAll('#{lang}-claims summary')].filter(e => e.checkVisibility()).length"
            );
            assert!(shown.evaluate(&count).unwrap().as_u64().unwrap() >= 7, "{lang} at {width}");
            // What was asked of the record is folded with a picture, one of the two that are drawn for the widths.
            let pictures = format!(
                "[...document.querySelectorAll('#{lang}-claims figure > svg[role=img]')].filter(e => e.checkVisibility()).length"
            );
            assert!(shown.evaluate(&pictures).unwrap().as_u64().unwrap() >= 5, "{lang} at {width}");
        }
    }
    assert_eq!(shown.console().unwrap(), Vec::<String>::new());
    assert_eq!(shown.requests().unwrap(), Vec::<String>::new());
}

/// What is claimed, what holds, how sure that is and what is missing, among the first 150 words that are read out.
#[test]
fn the_first_words_of_a_page_with_claims_answer() {
    let Some(mut browser) = for_tests() else { return };
    let page = Path::new(env!("CARGO_TARGET_TMPDIR")).join("claims-words.html");
    said(&root(), ["brief", "examples/articles/2022-01-24.ar.txt", "-o", page.to_str().unwrap()]);
    let mut shown = browser.open(&page, View { width: 1280, height: 900, dark: false }).unwrap();
    for (lang, wanted) in [
        (
            "en",
            ["claims: ", "hold", "The record does not show it", "Not very", "Attacks that nobody reported"],
        ),
        ("ar", ["المزاعم التي عُثر عليها", "يصح", "لا يُظهر السجل ذلك", "ضعيف", "هجمات لم ينشرها أحد"]),
    ] {
        shown.evaluate(&format!("document.querySelector('label[for=show-{lang}]').click()")).unwrap();
        let read = shown.evaluate(&format!("document.querySelector('.half-{lang}').innerText")).unwrap();
        let words: Vec<&str> = read.as_str().unwrap().split_whitespace().take(150).collect();
        let start = words.join(" ");
        for answer in wanted {
            assert!(start.contains(answer), "{lang}: '{answer}' is not among the first 150 words: {start}");
        }
    }
}
