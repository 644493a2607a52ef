//! Web pages that are nested without end: read in a time that grows with their length alone, and no word of them lost.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};
use tazamun_record::formats::read_articles;

const PARAGRAPH: &str = "<p>Gunmen killed eleven soldiers in Diyala on Friday, said a security source, who told the agency that \
                         the attackers had fled before others came.</p>";

fn page(body: &str) -> String {
    format!("<html><head><title>An attack in Diyala</title></head><body>{body}</body></html>")
}

fn read(page: &str) -> Result<String, String> {
    let articles = read_articles("page.html", page.as_bytes(), Some("2022-01-23".parse().unwrap()));
    articles.map(|mut articles| articles.remove(0).text).map_err(|e| e.to_string())
}

/// The shortest of three: what the machine does beside this only makes it longer.
fn time(page: &str) -> Duration {
    let once = || {
        let begun = Instant::now();
        let _ = read(page);
        begun.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

#[test]
fn time_grows_with_length_and_not_with_depth() {
    for (open, close) in [
        ("<div>", ""),
        ("<div>", "</div>"),
        ("<span>x", ""),
        ("<b>", ""),
        ("<i><div>x</i>", ""),
        ("<ul><li>x", ""),
        ("<table><tr><td>", ""),
        ("<p><font size=NR>x</p>", ""),
        ("<section><p>x", "</section>"),
        ("<x-y>", ""),
    ] {
        let nested = |n: usize| {
            let open: String = (0..n).map(|n| open.replace("NR", &n.to_string())).collect();
            page(&format!("{open}{}{}", PARAGRAPH.repeat(5), close.repeat(n)))
        };
        let (short, long) = (time(&nested(3_000)), time(&nested(24_000)));
        // Eight times the length: in square time it would be sixty-four times as long.
        assert!(long < short * 32 + Duration::from_millis(100), "{open}: {short:?}, then {long:?}");
    }
}

#[test]
fn a_hundred_thousand_elements_leave_the_article_readable() {
    for (open, close) in [("<div>", ""), ("<div>", "</div>"), ("<span>", ""), ("<b>", "")] {
        let page = page(&format!("{}{}{}", open.repeat(100_000), PARAGRAPH.repeat(5), close.repeat(100_000)));
        let text = read(&page).unwrap();
        assert_eq!(text.matches("eleven soldiers").count(), 5, "{open}");
        assert_eq!(text.lines().count(), 5, "{open}: a paragraph is a line");
    }
}

#[test]
fn a_page_as_deep_as_pages_are_reads_as_a_flat_one() {
    let flat = read(&page(&PARAGRAPH.repeat(5))).unwrap();
    for depth in [10, 200, 300] {
        let deep =
            page(&format!("{}{}{}", "<div>".repeat(depth), PARAGRAPH.repeat(5), "</div>".repeat(depth)));
        assert_eq!(read(&deep).unwrap(), flat, "{depth}");
    }
}
