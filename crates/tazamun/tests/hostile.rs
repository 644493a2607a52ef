//! Articles and tables of events that want to be more than text, through the program and into a real browser.
//!
//! Every field that can reach a page carries [`evil`], marked with its own name: titles, sources, links, places, actors,
//! notes, quotations, file names, the filters of a question. Each page is opened twice, as written and with its
//! Content-Security-Policy taken out, so that the test sees what the escaping alone is worth.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod common;

use common::{root, said, tried};
use serde_json::{Value, json};
use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};
use tazamun_browser::{Browser, Page, View, accessibility, for_tests};

const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\"";
const DARK: View = View { width: 380, height: 800, dark: true };
const LIGHT: View = View { width: 1280, height: 900, dark: false };

/// What closes every element and attribute of the page, calls for scripts and pictures, turns the line round, ends a text
/// for a careless reader, and carries the name of the field that let it through.
fn evil(field: &str) -> String {
    format!(
        "{field}\"'></svg></style></title></script><script>window.broken='{field}';alert('{field}')</script>\
         <img src=x onerror=window.broken='{field}'><a href=javascript:alert(1)>&#x202e;&lt;{{}}\u{202E}\u{2066}\u{0}\u{7}\u{1b}[2J`*_|~[x](javascript:alert(1))"
    )
}

/// The same without the zero, which no table of events and no argument of a program may hold.
fn evil_cell(field: &str) -> String {
    evil(field).replace('\u{0}', "")
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn write(&self, name: &str, content: &str) -> String {
        let file = self.0.path().join(name);
        std::fs::write(&file, content).unwrap();
        file.display().to_string()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn run(args: &[&str]) -> (Option<i32>, Vec<u8>, String) {
    let run = tried(&root(), args);
    (run.status.code(), run.stdout, String::from_utf8_lossy(&run.stderr).into_owned())
}

/// The example article, with what is evil before, inside and behind the words that are quoted.
fn articles(folder: &Folder) -> String {
    let example = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/articles/2022-01-23.ar.txt"),
    );
    let text = example.unwrap().splitn(3, "\n\n").nth(2).unwrap().to_owned();
    let text = text
        .replace("سجن الصناعة في", &format!("سجن الصناعة {} في", evil("sentence")))
        .replace("بحسب مصدر أمني عراقي", &format!("بحسب مصدر أمني عراقي {}", evil("source-of-toll")))
        .replace(
            "للجيش العراقي في",
            "للجيش </mark></blockquote><script>window.broken='mark'</script> العراقي في",
        );
    let line = |doc: String, title: String, url: &str| {
        let text = format!("{}\n{text}", evil("lead"));
        json!({"doc": doc, "published": "2022-01-23", "title": title, "text": text, "source": evil("source"), "url": url})
    };
    let lines = [
        line(evil("doc"), format!("{}{}", evil("title"), "ا".repeat(10_000)), "javascript:alert('url')"),
        line("two".into(), "W".repeat(10_000), "data:text/html,<script>alert('url')</script>"),
        line("three".into(), String::new(), "https://example.org/\"><script>window.broken='url'</script>"),
        line("four".into(), evil("title4"), "https://example.org/\u{202E}gnp.exe"),
    ];
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    folder.write("<img src=x onerror=alert(1)>\"'&.jsonl", &lines.join("\n"))
}

/// A year of attacks of one group with an evil name in two countries a side, so that a side is called by its filter.
fn events(folder: &Folder) -> String {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut rows =
        "id,date,country,place,latitude,longitude,killed,actor1,actor2,actor_source,note,source_url,\
                    source_name,adm1,colour\n"
            .to_owned();
    for (n, day) in
        (0..120).zip((1..=12).flat_map(|m| (1..=10).map(move |d| format!("2022-{m:02}-{:02}", 2 * d))))
    {
        for (country, lat, lon) in
            [("IQ", 34.0, 44.0), ("SY", 35.0, 40.0), ("TR", 37.0, 38.0), ("LB", 34.0, 36.0)]
        {
            let fields = [
                format!("{}{country}{n}", evil_cell("id")),
                day.clone(),
                country.to_owned(),
                format!("{}{}", evil_cell("place"), "long".repeat(2_500 * usize::from(n == 0))),
                lat.to_string(),
                lon.to_string(),
                "3".to_owned(),
                format!("OTHER:{}", evil_cell("actor").replace('|', "/")),
                format!("OTHER:{}", evil_cell("actor2").replace('|', "/")),
                evil_cell("actor-source"),
                evil_cell("note"),
                "javascript:alert('event')".to_owned(),
                evil_cell("source-name"),
                evil_cell("division"),
                evil_cell("column"),
            ];
            let _ = writeln!(rows, "{}", fields.map(|f| cell(&f)).join(","));
        }
    }
    folder.write("\"><script>window.broken='file'</script>'&.csv".replace('/', "⁄").as_str(), &rows)
}

/// A filter that is its side's name: two countries, and words that no place holds.
fn side(countries: &str, field: &str) -> String {
    let words = evil_cell(field).replace('\\', "\\\\").replace('"', "\\\"");
    format!("country={countries},place!=\"{words}{}\"", "W".repeat(3_000))
}

/// Nothing on the page has run, loads, leads anywhere but to the web or the page itself, or sticks out.
fn inert(page: &mut Page<'_>, name: &str) {
    let value = |page: &mut Page<'_>, js: &str| page.evaluate(js).unwrap();
    assert_eq!(value(page, "typeof window.broken"), "undefined", "{name}: a script ran");
    let foreign = "[...document.querySelectorAll('script:not([data-axe]), img, iframe, object, embed, form, a[target], base, [onerror], [onload], [onclick], [srcdoc], [style]')].map(e => e.outerHTML).join()";
    assert_eq!(value(page, foreign), "", "{name}: elements of somebody else");
    let links = "[...document.querySelectorAll('[href]')].map(e => e.getAttribute('href')).filter(h => !/^(#|https?:|data:,$)/.test(h)).join()";
    assert_eq!(value(page, links), "", "{name}: links that are none");
    let ids = "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size })()";
    assert_eq!(value(page, ids), 0, "{name}: a name is used twice");
    let steering = "/[\\u0000-\\u0008\\u000b-\\u001f\\u007f\\u202A-\\u202E\\u2066-\\u2069]/.test(document.documentElement.outerHTML)";
    assert_eq!(value(page, steering), false, "{name}: characters that steer are obeyed");
    for view in [LIGHT, DARK] {
        page.look(view).unwrap();
        for lang in ["en", "ar"] {
            value(page, &format!("document.querySelector('label[for=show-{lang}]').click()"));
            let shown =
                "['ar', 'en'].filter(l => document.querySelector('.half-' + l).offsetHeight > 0).join()";
            assert_eq!(value(page, shown), lang, "{name}: the switch");
            let wide = value(page, "document.documentElement.scrollWidth").as_u64().unwrap();
            assert!(wide <= u64::from(view.width), "{name}: {lang} at {} is {wide} wide", view.width);
            let text = value(page, "document.querySelector('main').innerText");
            assert!(text.as_str().is_some(), "{name}");
        }
    }
    assert_eq!(page.dialogs().unwrap(), Vec::<String>::new(), "{name}");
    assert_eq!(page.console().unwrap(), Vec::<String>::new(), "{name}");
    assert_eq!(page.requests().unwrap(), Vec::<String>::new(), "{name}");
}

/// Opens a page as it is and without its policy; `fields`: the marks that have to be read on it, as text.
fn opened(browser: &mut Browser, file: &Path, fields: &[&str]) {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let html = std::fs::read_to_string(file).unwrap();
    assert!(html.len() < 1_000_000, "{name}: {} bytes", html.len());
    let bare = file.with_extension("bare.html");
    std::fs::write(&bare, html.replacen(POLICY, "<meta name=\"policy\"", 1)).unwrap();
    inert(&mut browser.open(&bare, LIGHT).unwrap(), &format!("{name} without its policy"));
    let mut page = browser.open(file, LIGHT).unwrap();
    inert(&mut page, &name);
    let text = page.evaluate("document.body.innerText").unwrap();
    for field in fields {
        assert!(
            // A quote inside a filter has a backslash before it.
            text.as_str().unwrap().replace('\\', "").contains(&format!("{field}\"'></svg>")),
            "{name}: {field} is not shown as text"
        );
    }
    let found = accessibility(&mut page).unwrap();
    assert_eq!(found.unwrap_or_default(), [], "{name}");
}

#[test]
fn what_articles_and_tables_hold_is_text() {
    let Some(mut browser) = for_tests() else { return };
    let folder = Folder(tempfile::tempdir().unwrap());
    let (articles, events) = (articles(&folder), events(&folder));

    // A zero in a table is refused before anything is made of it.
    let zero = folder.write("zero.csv", "date,country,place\n2022-01-01,IQ,a\u{0}b\n");
    let page = folder.file("zero.html");
    let (code, _, err) = run(&["brief", &articles, "--events", &zero, "-o", page.to_str().unwrap()]);
    assert!(code == Some(2) && err.contains("zero.csv, line 2") && !page.exists(), "{err}");

    // Articles alone, on the built-in record.
    let told = folder.file("told.html");
    said(&root(), ["brief", &articles, "--certificate", "20", "-o", told.to_str().unwrap()]);
    opened(&mut browser, &told, &["title", "source", "sentence"]);

    // A question alone, whose sides bear the names of their filters.
    let asked = folder.file("asked.html");
    let (a, b) = (side("IQ|TR", "filter-a"), side("SY|LB", "filter-b"));
    let question = ["brief", "--a", &a, "--b", &b, "--events", &events, "--certificate", "20"];
    said(&root(), [&question[..], &["-o", asked.to_str().unwrap()]].concat());
    opened(&mut browser, &asked, &["filter-a", "actor"]);

    // Both.
    let both = folder.file("both.html");
    let (a, b) = ("country=IQ", "country=SY");
    let args = ["brief", &articles, "--a", a, "--b", b, "--events", &events, "--certificate", "20"];
    said(&root(), [&args[..], &["-o", both.to_str().unwrap()]].concat());
    opened(&mut browser, &both, &["title", "source", "sentence", "actor"]);
}

/// Markdown without its escaped signs, which open no code and close no link.
fn unescaped(markdown: &str) -> String {
    let mut signs = markdown.chars();
    let mut kept = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => drop(signs.next()),
            sign => kept.push(sign),
        }
    }
    kept
}

#[test]
fn the_other_forms_are_inert_too() {
    let folder = Folder(tempfile::tempdir().unwrap());
    let (articles, events) = (articles(&folder), events(&folder));
    let args = ["brief", &articles, "--a", "country=IQ", "--b", "country=SY", "--events", &events];
    let form = |form: &str, lang: &str| {
        let rest = ["--certificate", "0", "--lang", lang, "-o", "-", "--format", form];
        said(&root(), [&args[..], &rest].concat())
    };
    let steers = |c: char| matches!(c, '\u{202A}'..='\u{202E}') || (c.is_control() && c != '\n');
    for lang in ["ar", "en"] {
        let markdown = form("md", lang);
        assert!(!markdown.contains(steers), "{lang}: the Markdown steers its reader");
        // What stands between back-quotes is code, which is shown as it is; a sign that is escaped is a letter.
        let prose: String = unescaped(&markdown).split('`').step_by(2).collect();
        for words in ["<script", "<img", "</svg", "](javascript:", "&#x202e;"] {
            let around = prose.find(words).map(|at| {
                let from = prose[..at].char_indices().rev().nth(120).map_or(0, |(i, _)| i);
                &prose[from..at + words.len()]
            });
            assert_eq!(around, None, "{lang}: the Markdown holds {words}");
        }
    }
    let json: Value = serde_json::from_str(&form("json", "en")).unwrap();
    assert_eq!(json["articles"][0]["url"], "javascript:alert('url')", "JSON hands data on as they are");
    // Without -o to standard output, the summary goes to the terminal.
    let page = folder.file("page.html");
    let told = said(&root(), [&args[..], &["--certificate", "0", "-o", page.to_str().unwrap()]].concat());
    assert!(!told.contains(steers), "the terminal is steered: {told:?}");
    if tazamun_browser::find().is_some() {
        let pdf = folder.file("page.pdf");
        said(&root(), [&args[..], &["--certificate", "0", "-o", pdf.to_str().unwrap()]].concat());
        let pdf = std::fs::read(pdf).unwrap();
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.starts_with("%PDF"));
        assert!(
            !text.contains("/JavaScript") && !text.contains("/URI (javascript"),
            "the PDF runs something"
        );
    }
}
