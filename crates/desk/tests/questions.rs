//! Questions, briefs and data over HTTP: what is asked is answered, kept, counted and corrected for; what is hostile does not
//! work.

#![allow(clippy::unwrap_used, reason = "a test that cannot do what it is about has failed")]

mod common;

use common::{Answer, Running, encoded};
use serde_json::Value;
use std::time::{Duration, Instant};
use tazamun_record::BUILT_IN_RECORD;
use tazamun_store::{NewQuestion, Store};

/// Sends files and fields as a browser does.
fn upload(desk: &Running, cookie: &str, name: &str, content: &[u8], fields: &[(&str, &str)]) -> Answer {
    let mut body = Vec::new();
    for (field, value) in fields {
        let part = format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let mut request = format!(
        "POST /data/import HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nAccept-Language: en\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        desk.host(),
        body.len()
    )
    .into_bytes();
    request.extend_from_slice(&body);
    desk.bytes(&request)
}

/// A desk with the built-in record as a dataset of its own.
fn with_record() -> (Running, String) {
    let desk = Running::start();
    let cookie = desk.launch();
    let answer = upload(&desk, &cookie, "attacks.csv", BUILT_IN_RECORD, &[("dataset", "record")]);
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(answer.body.contains("105 incidents are new"), "{}", answer.body);
    (desk, cookie)
}

/// Asks, and waits for the page of the answer; its address.
fn ask(desk: &Running, cookie: &str, query: &str) -> String {
    let answer = desk.post("/questions/ask", cookie, query);
    assert_eq!(answer.status, 303, "{answer:?}");
    arrived(desk, cookie, answer.location().unwrap())
}

fn arrived(desk: &Running, cookie: &str, at: String) -> String {
    let end = Instant::now() + Duration::from_secs(120);
    let mut at = at;
    while at.starts_with("/questions/jobs/") {
        assert!(Instant::now() < end, "never answered");
        std::thread::sleep(Duration::from_millis(100));
        let page = desk.get(&at, cookie);
        if let Some(next) = page.location() {
            at = next;
        } else {
            assert!(!page.body.contains("role=\"alert\""), "{}", page.body);
        }
    }
    at
}

fn json(desk: &Running, cookie: &str, at: &str) -> Value {
    let answer = desk.get(&format!("{at}/answer.json"), cookie);
    assert_eq!(answer.status, 200, "{answer:?}");
    serde_json::from_str(&answer.body).unwrap_or_else(|e| panic!("{e}: {}", answer.body))
}

const IRAQ_SYRIA: &str = "kind=sync&a=country%3DIQ&b=country%3DSY&certificate=no";

#[test]
fn every_question_is_answered_and_kept() {
    let (desk, cookie) = with_record();
    let line = "lat%2Clon%0A36.3%2C41%0A35.5%2C42%0A34.4%2C41";
    for (query, says) in [
        (IRAQ_SYRIA.to_owned(), "consistent with chance"),
        (
            "kind=pair&a=country%3DIQ&b=country%3DSY&first=2022-01-21&second=2022-01-20&certificate=no"
                .to_owned(),
            "by chance",
        ),
        ("kind=waves&by=adm1".to_owned(), "p"),
        ("kind=trend&filter=country%3DIQ".to_owned(), "the rate"),
        ("kind=wake&a=country%3DIQ&b=country%3DSY".to_owned(), "after"),
        ("kind=rank&certificate=no".to_owned(), "largest"),
        ("kind=share&part=country%3DIQ&certificate=no".to_owned(), "%"),
        (format!("kind=seam&filter=country%3DIQ&line={line}&near=100"), "line"),
        (format!("kind=near&filter=country%3DIQ&line={line}&near=50&certificate=no"), "areas"),
    ] {
        let at = ask(&desk, &cookie, &query);
        let page = desk.get(&at, &cookie);
        assert_eq!(page.status, 200, "{query}");
        assert!(page.body.to_lowercase().contains(says), "{query}: {}", page.body);
        let found = json(&desk, &cookie, &at);
        assert_eq!(found["data"]["names"], serde_json::json!(["record"]), "{query}");
        assert!(found["answer"].is_object(), "{query}");
        let text = desk.get(&format!("{at}/answer.md?lang=en"), &cookie);
        assert!(
            text.body.starts_with("# ") && text.body.contains("## Who stands behind"),
            "{query}: {text:?}"
        );
        // Neither page says where the store lies.
        for body in [&page.body, &text.body, &found.to_string()] {
            assert!(!body.contains("war.db") && !body.contains("/tmp"), "{query}: a path of the server");
        }
    }
    let list = desk.get("/questions", &cookie);
    assert!(list.body.contains("9 different questions were asked"), "{}", list.body);
    // What the command line says of the very same is what the desk says.
    let found = json(&desk, &cookie, "/questions/asked/1");
    let sources = [tazamun_analysis::Source::BuiltIn];
    let asked = tazamun_analysis::SynchronyQuestion {
        certificate: false,
        ..tazamun_analysis::SynchronyQuestion::of("country=IQ", "country=SY")
    };
    let direct = asked.ask(&sources).unwrap().result.p.unwrap();
    // The built-in record has gaps that the program knows of; a dataset of the same rows has none.
    assert!((found["answer"]["tested"]["coincidence"]["p"].as_f64().unwrap() - direct).abs() < 0.2);
}

#[test]
fn many_questions_are_counted_and_corrected_for_and_asked_again_they_count_once() {
    let (desk, cookie) = with_record();
    let first = ask(&desk, &cookie, IRAQ_SYRIA);
    let alone = json(&desk, &cookie, &first);
    let p = alone["answer"]["tested"]["coincidence"]["p"].as_f64().unwrap();
    assert_eq!(alone["corrected"]["holm"].as_f64().unwrap(), p, "one test is not corrected");
    ask(&desk, &cookie, "kind=sync&a=country%3DIQ&b=country%3DSY&within=2&certificate=no");
    ask(&desk, &cookie, "kind=sync&a=country%3DIQ&b=country%3DSY&within=3&certificate=no");
    let three = json(&desk, &cookie, &first);
    assert_eq!(three["corrected"]["questions"], 3);
    assert!(three["corrected"]["holm"].as_f64().unwrap() >= p);
    // The same again, typed with blanks: one question.
    let again = ask(&desk, &cookie, "kind=sync&a=+country%3DIQ+&b=country%3DSY&certificate=no&line=x");
    assert_ne!(again, first);
    assert_eq!(json(&desk, &cookie, &again)["corrected"]["questions"], 3);
    let page = desk.get(&again, &cookie);
    assert!(page.body.contains("What changed since it was asked before"), "{}", page.body);
    assert!(page.body.contains("the numbers and the data are the same"), "{}", page.body);
    assert!(desk.get(&first, &cookie).body.contains("asked again later"));
    // In one click.
    let click = desk.post(&format!("{again}/again"), &cookie, "");
    assert_eq!(click.status, 303, "{click:?}");
    // The command line sees them too.
    let store = Store::open_to_read(&desk.store).unwrap();
    assert!(
        store
            .findings()
            .unwrap()
            .iter()
            .all(|found| !found.data_moved_on && found.command.starts_with("tazamun "))
    );
}

#[test]
fn a_test_on_three_events_says_that_it_is_too_thin() {
    let desk = Running::start();
    let cookie = desk.launch();
    let csv = b"date,country,killed\n2022-01-20,IQ,11\n2022-01-21,SY,3\n2022-02-01,IQ,1\n";
    assert_eq!(upload(&desk, &cookie, "three.csv", csv, &[]).status, 200);
    let at = ask(&desk, &cookie, IRAQ_SYRIA);
    let found = json(&desk, &cookie, &at);
    assert_eq!(found["answer"]["tested"]["verdict"]["verdict"], "too-thin", "{found}");
    let page = desk.get(&at, &cookie).body.to_lowercase();
    assert!(page.contains("too thin") || page.contains("too few"), "{page}");
    assert!(page.contains("no p that could be corrected"), "{page}");
    // Nothing at all is asked of a theatre without events.
    let empty = desk.post("/questions/ask", &cookie, "kind=sync&a=country%3DIQ&b=country%3DLB");
    assert_eq!(empty.status, 422, "{empty:?}");
    assert!(empty.body.contains("country=LB"), "{}", empty.body);
}

#[test]
fn answers_go_stale_when_their_data_move_on_and_say_what_changed() {
    let (desk, cookie) = with_record();
    let at = ask(&desk, &cookie, IRAQ_SYRIA);
    let published = desk.post("/briefs/publish", &cookie, "asked=1");
    assert_eq!(published.status, 303, "{published:?}");
    let brief = published.location().unwrap();
    assert!(brief.ends_with("/1"), "{brief}");
    assert!(!desk.get(&at, &cookie).body.contains("data have moved on"));
    assert!(desk.get(&brief, &cookie).body.contains("Version 1 of 1"));

    // A release with a row less and a row changed takes the place of the one before.
    let mut rows: Vec<&str> = std::str::from_utf8(BUILT_IN_RECORD).unwrap().lines().collect();
    let gone = rows.iter().rposition(|row| row.contains(",IQ,")).unwrap();
    rows.remove(gone);
    let later = upload(
        &desk,
        &cookie,
        "attacks2.csv",
        rows.join("\n").as_bytes(),
        &[("dataset", "record"), ("release", "2")],
    );
    assert_eq!(later.status, 200, "{later:?}");
    assert!(later.body.contains("One incident is gone"), "{}", later.body);
    assert!(later.body.contains("The data of one kept result have moved on"), "{}", later.body);

    assert!(desk.get(&at, &cookie).body.contains("data have moved on"), "the answer is not stale");
    assert!(desk.get(&brief, &cookie).body.contains("data have moved on"), "the brief is not stale");
    assert!(desk.get("/briefs", &cookie).body.contains("data moved on"));
    let again = desk.post(&format!("{at}/again"), &cookie, "");
    let now = arrived(&desk, &cookie, again.location().unwrap());
    let page = desk.get(&now, &cookie).body;
    assert!(page.contains("105 incidents then, 104 now"), "{page}");
    // Published again: the same address, a further version that says what changed.
    let number = now.rsplit('/').next().unwrap();
    let second = desk.post("/briefs/publish", &cookie, &format!("asked={number}")).location().unwrap();
    assert_eq!(second, brief.trim_end_matches('1').to_owned() + "2");
    let page = desk.get(&second, &cookie).body;
    assert!(page.contains("Version 2 of 2") && page.contains("105 incidents then, 104 now"), "{page}");
    let old = desk.get(&brief, &cookie).body;
    assert!(old.contains("There is a newer version"), "{old}");
    // The files of it.
    let base = brief.trim_end_matches("/1");
    let html = desk.get(&format!("{base}/brief.html"), &cookie);
    assert!(html.header("content-disposition").unwrap().starts_with("attachment"), "{}", html.head);
    assert!(
        html.body.starts_with("<!doctype html>")
            && html.body.contains("<style>")
            && html.body.contains("<svg")
    );
    assert!(!html.body.contains("<script"));
    let markdown = desk.get(&format!("{base}/brief.md?version=1"), &cookie);
    assert!(markdown.body.starts_with("# "), "{markdown:?}");
    let json: Value = serde_json::from_str(&desk.get(&format!("{base}/brief.json"), &cookie).body).unwrap();
    assert_eq!((&json["version"], &json["changed"][0]["what"]), (&Value::from(2), &Value::from("incidents")));
    assert_eq!(desk.get("/briefs/0000000000000000", &cookie).status, 404);
    assert_eq!(desk.get(&format!("{base}/9"), &cookie).status, 404);
}

#[test]
fn an_article_and_its_claims_become_questions_and_say_who_checked() {
    let desk = Running::start();
    let cookie = desk.launch();
    let article = desk.pasted(&cookie);
    let number = article.rsplit('/').next().unwrap();
    let page = desk.get(&article, &cookie).body;
    assert!(page.contains(&format!("/questions/claims/{number}")), "no way to the claims");
    let claims = desk.get(&format!("/questions/claims/{number}"), &cookie);
    assert_eq!(claims.status, 200);
    assert!(claims.body.contains("/questions?kind="), "{}", claims.body);
    let at = ask(&desk, &cookie, &format!("kind=article&article={number}&certificate=no"));
    let page = desk.get(&at, &cookie).body;
    assert!(page.contains("checked by nobody"), "{page}");
    let found = json(&desk, &cookie, &at);
    assert!(found["answer"]["told"].as_array().unwrap().len() > 1, "{found}");
    assert_eq!(desk.post("/questions/ask", &cookie, "kind=article&article=999").status, 422);
}

#[test]
fn words_that_are_left_out_stand_in_no_brief() {
    let desk = Running::start();
    let cookie = desk.launch();
    let article = desk.pasted(&cookie);
    let number = article.rsplit('/').next().unwrap();
    let query = format!("kind=article&article={number}&certificate=no");
    let before = desk.get(&ask(&desk, &cookie, &query), &cookie).body;
    let quotes = |page: &str| {
        page.split("<blockquote")
            .skip(1)
            .map(|q| q.split("</blockquote>").next().unwrap().to_owned())
            .collect::<String>()
    };
    // A word of the article that the brief quotes.
    let text = common::example();
    let word = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 4)
        .find(|word| quotes(&before).contains(*word))
        .unwrap();
    let done =
        desk.post(&format!("{article}/redactions"), &cookie, &format!("words={}&why=x&key=", encoded(word)));
    assert_eq!(done.status, 303, "{done:?}");
    let after = desk.get(&ask(&desk, &cookie, &query), &cookie).body;
    assert!(quotes(&before).contains(word), "{word}");
    assert!(!quotes(&after).contains(word), "{word} stands in {}", quotes(&after));
    assert!(quotes(&after).contains('█'));
}

#[test]
fn faults_are_told_beside_their_fields_and_injection_is_text() {
    let (desk, cookie) = with_record();
    for (query, told) in [
        ("kind=sync&a=contry%3DIQ&b=country%3DSY", "contry"),
        ("kind=sync&a=country%3DIQ&b=", "This is needed"),
        ("kind=sync&a=country%3DIQ&b=country%3DIQ", "same events"),
        ("kind=sync&a=country%3D%27%3B+DROP+TABLE+articles%3B--&b=country%3DSY", "DROP TABLE"),
        ("kind=trend&filter=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "&lt;script&gt;"),
        ("kind=sync&a=country%3DIQ&b=country%3DSY&from=2022-02-01&to=2022-01-01", "before the first"),
        ("kind=sync&a=country%3DIQ&b=country%3DSY&within=1e9", "0 to 366"),
        ("kind=sync&a=country%3DIQ&b=country%3DSY&of=nowhere", "no dataset of this name"),
        (
            "kind=seam&line=%7B%22type%22%3A%22LineString%22%2C%22coordinates%22%3A%5B%5B999%2C999%5D%5D%7D",
            "No line",
        ),
        ("kind=pair&a=country%3DIQ&b=country%3DSY&first=1999-01-01&second=2022-01-20", "1999"),
    ] {
        let answer = desk.post("/questions/ask", &cookie, query);
        assert_eq!(answer.status, 422, "{query}: {answer:?}");
        assert!(answer.body.contains(told), "{query}: {}", answer.body);
        assert!(answer.body.contains("role=\"alert\"") && answer.body.contains("<form"), "{query}");
        assert!(!answer.body.contains("<script>alert"), "{query}");
        assert!(!answer.body.contains("war.db") && !answer.body.contains("/tmp/"), "{query}");
    }
    let long = format!("kind=trend&filter=country%3DIQ{}", "%2Ccountry%3DIQ".repeat(2_000));
    assert_eq!(desk.post("/questions/ask", &cookie, &long).status, 422);
    let vast = format!("kind=seam&line={}", "a".repeat(3 << 20));
    assert_eq!(desk.post("/questions/ask", &cookie, &vast).status, 413);
    let list = desk.get("/questions", &cookie).body;
    assert!(list.contains("Nothing was asked"), "a question at fault is counted: {list}");
}

#[test]
fn a_question_is_fixed_as_a_plan_that_reads_back() {
    let (desk, cookie) = with_record();
    for query in [IRAQ_SYRIA, "kind=trend&filter=country%3DIQ", "kind=waves"] {
        let answer = desk.post("/questions/plan", &cookie, query);
        assert_eq!(answer.status, 200, "{query}: {answer:?}");
        assert!(answer.header("content-disposition").unwrap().contains("plan-"), "{}", answer.head);
        let plan = tazamun_analysis::Plan::read("plan.json", answer.body.as_bytes()).unwrap();
        assert!(plan.events.is_empty());
    }
    assert_eq!(desk.post("/questions/plan", &cookie, "kind=sync&a=x").status, 422);
    // Fixing asks nothing.
    assert!(desk.get("/questions", &cookie).body.contains("Nothing was asked"));
}

#[test]
fn another_site_asks_publishes_and_imports_nothing_csrf() {
    let (desk, cookie) = with_record();
    ask(&desk, &cookie, IRAQ_SYRIA);
    for (path, form) in [
        ("/questions/ask", IRAQ_SYRIA),
        ("/questions/asked/1/again", ""),
        ("/questions/jobs/1/stop", ""),
        ("/briefs/publish", "asked=1"),
        ("/data/digest/seen", ""),
        ("/data/import", ""),
    ] {
        for headers in ["Sec-Fetch-Site: cross-site\r\n", "Origin: https://evil.example\r\n", ""] {
            assert_eq!(desk.post_with(path, &cookie, form, headers).status, 403, "{path} {headers}");
        }
        assert_eq!(desk.post(path, "", form).status, 401, "{path} without a session");
        assert_ne!(desk.get(path, &cookie).status, 200, "{path} by GET");
    }
    assert!(desk.get("/briefs", &cookie).body.contains("No brief was published"));
    assert!(desk.get("/questions", &cookie).body.contains("One question was asked"));
}

#[test]
fn roles_read_ask_and_publish() {
    let desk = Running::start();
    let admin = desk.team();
    let csv = upload(&desk, &admin, "attacks.csv", BUILT_IN_RECORD, &[("dataset", "record")]);
    assert_eq!(csv.status, 200, "{csv:?}");
    let reads = desk.account(&admin, "reads", "reads");
    let codes = desk.account(&admin, "codes", "codes");
    let approves = desk.account(&admin, "approves", "approves");
    assert_eq!(desk.post("/questions/ask", &reads, IRAQ_SYRIA).status, 403);
    let at = ask(&desk, &codes, IRAQ_SYRIA);
    assert_eq!(desk.get(&at, &reads).status, 200);
    for refused in [&reads, &codes] {
        assert_eq!(desk.post("/briefs/publish", refused, "asked=1").status, 403);
    }
    let brief = desk.post("/briefs/publish", &approves, "asked=1");
    assert_eq!(brief.status, 303);
    assert_eq!(upload(&desk, &reads, "x.csv", b"date,country\n2022-01-01,IQ\n", &[]).status, 403);
    // Nobody sees how far another's question is, or stops it; nobody's name leaves in a file.
    assert_eq!(desk.get("/questions/jobs/1", &approves).status, 404);
    assert_eq!(desk.post("/questions/jobs/1/stop", &approves, "").status, 404);
    assert_eq!(desk.get("/questions/jobs/1", &reads).status, 403);
    let base = brief.location().unwrap().trim_end_matches("/1").to_owned();
    for file in ["brief.html", "brief.md", "brief.json"] {
        let answer = desk.get(&format!("{base}/{file}"), &reads);
        assert_eq!(answer.status, 200, "{file}");
        for name in ["codes", "approves", "admin"] {
            assert!(
                !answer.body.contains(&format!("\"{name}\"")) && !answer.body.contains(&format!(">{name}<")),
                "{file} names {name}"
            );
        }
    }
}

#[test]
fn hostile_files_change_nothing_and_hostile_names_are_text() {
    let (desk, cookie) = with_record();
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut bomb, b"date,country\n").unwrap();
    std::io::Write::write_all(&mut bomb, &vec![b'a'; 8 << 20]).unwrap();
    let bomb = bomb.finish().unwrap();
    for (name, content) in [
        ("x.csv", &b"\0\x01\x02\xff\xfe"[..]),
        ("x.csv", b"<html><script>alert(1)</script></html>"),
        ("x.csv", b"date,country\n2022-13-45,IQ\n"),
        ("x.db", b"SQLite format 3\0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        ("x.json", b"[[[[[[[[[[[[[[[[[[[["),
        ("x.zip", b"PK\x03\x04aaaaaaaaaaaaaaaaaaaa"),
        ("built-in", b"x"),
        ("x.csv.gz", &bomb),
        ("x.csv", b""),
    ] {
        let answer = upload(&desk, &cookie, name, content, &[("dataset", "x")]);
        assert!((400..500).contains(&answer.status), "{name}: {} {}", answer.status, answer.body);
        assert!(
            !answer.body.contains("<script>alert") && !answer.body.contains("/tmp/"),
            "{name}: {}",
            answer.body
        );
    }
    for (fields, what) in [
        (&[("dataset", "merged")][..], "the name of the articles' incidents"),
        (&[("dataset", "a+b")][..], "a name that parts"),
        (&[("dataset", "x"), ("format", "no-such")][..], "no format"),
        (&[("dataset", "x"), ("encoding", "no-such")][..], "no encoding"),
    ] {
        let answer = upload(&desk, &cookie, "x.csv", b"date,country\n2022-01-01,IQ\n", fields);
        assert_eq!(answer.status, 422, "{what}: {answer:?}");
    }
    let data = desk.get("/data", &cookie).body;
    assert_eq!(
        data.matches("<th scope=\"row\">").count(),
        2,
        "a dataset and its release, and nothing else: {data}"
    );
    // Names of files and datasets are text wherever they stand, and never paths.
    let evil = "<img src=x onerror=alert(1)>";
    let answer = upload(
        &desk,
        &cookie,
        "../../etc/<b>passwd.csv",
        b"date,country\n2022-01-01,IQ\n",
        &[("dataset", evil)],
    );
    assert_eq!(answer.status, 200, "{answer:?}");
    for page in [
        "/data",
        "/questions",
        "/incidents",
        "/data/digest",
        "/data/export",
        &format!("/questions?of={}", encoded(evil)),
    ] {
        let body = desk.get(page, &cookie).body;
        assert!(
            !body.contains("<img") && !body.contains("<b>passwd") && !body.contains("../etc"),
            "{page}: {body}"
        );
    }
}

#[test]
fn what_was_lost_is_told_and_exports_hold_what_the_filter_says() {
    let desk = Running::start();
    let cookie = desk.launch();
    let csv = b"date,country,killed,mood\n2022-01-20,IQ,11,grim\n2022-01-21,SY,3,\nbad,IQ,1,\n";
    let strict = upload(&desk, &cookie, "own.csv", csv, &[]);
    assert_eq!(strict.status, 422);
    assert!(strict.body.contains("line 4"), "{}", strict.body);
    let lenient = upload(&desk, &cookie, "own.csv", csv, &[("lenient", "1")]);
    assert_eq!(lenient.status, 200, "{lenient:?}");
    for told in ["One row was passed over", "line 4", "mood", "2 incidents are new"] {
        assert!(lenient.body.contains(told), "{told}: {}", lenient.body);
    }
    let same = upload(&desk, &cookie, "own.csv", csv, &[("lenient", "1"), ("dataset", "own")]);
    assert!(same.body.contains("Nothing was changed"), "{}", same.body);
    // Another file that bears the name by chance does not take its place.
    let other = upload(&desk, &cookie, "own.json", b"{\"date\":\"x\"}", &[]);
    assert_eq!(other.status, 422);
    let page = desk.get("/data/export?format=geojson&filter=country%3DIQ", &cookie);
    assert!(page.body.contains("One incident as <bdi>geojson</bdi>"), "{}", page.body);
    let file = desk.get("/data/export/file?format=csv&filter=country%3DIQ", &cookie);
    assert_eq!(file.status, 200);
    assert!(file.header("content-disposition").unwrap().contains("attachment"));
    assert!(file.body.contains("2022-01-20") && !file.body.contains("2022-01-21"), "{}", file.body);
    assert_eq!(desk.get("/data/export/file?filter=contry%3DIQ", &cookie).status, 422);
    let told = desk.get("/data/export?filter=%3Cscript%3Ex", &cookie);
    assert!(told.body.contains("role=\"alert\"") && !told.body.contains("<script>x"), "{}", told.body);
    for format in ["jsonl", "csv", "geojson", "ucdp-ged", "acled", "gtd", "gdelt", "polecat"] {
        assert_eq!(desk.get(&format!("/data/export/file?format={format}"), &cookie).status, 200, "{format}");
    }
    // What happened is told, until it was seen.
    let digest = desk.get("/data/digest", &cookie).body;
    assert!(digest.contains("2 new, 0 changed, 0 gone"), "{digest}");
    assert_eq!(desk.post("/data/digest/seen", &cookie, "").status, 303);
    std::thread::sleep(Duration::from_millis(1_100));
    desk.post("/data/digest/seen", &cookie, "");
    assert!(desk.get("/data/digest", &cookie).body.contains("Nothing happened"));
    assert!(desk.get("/data/digest?since=yesterday", &cookie).body.contains("2 new, 0 changed, 0 gone"));
}

#[test]
fn a_store_from_elsewhere_puts_no_form_on_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("war.db");
    let evil =
        "<form action=\"/people/close\" method=\"post\"><button>win</button></form><script>alert(1)</script>";
    let record = |sections: &str| {
        serde_json::json!({
            "schema": "tazamun.desk-answer/1",
            "data": {"names": ["record"], "fingerprint": "f", "incidents": 1, "standings": {"unchecked": 0, "one_person": 0, "approved": 0, "imported": 1}},
            "verdict": evil, "numbers": {}, "said": {"en": [evil, evil], "ar": [evil]},
            "sections": {"en": sections, "ar": sections}, "markdown": {}, "answer": {},
        })
    };
    let mut store = Store::open(&path).unwrap();
    for sections in [evil, "<p style=\"position:fixed\">x</p>", "<a href=\"/people\">x</a>", "<p>plain</p>"] {
        let record = record(sections);
        store
            .keep_question(&NewQuestion {
                person: None,
                kind: evil,
                data: "record f",
                query: "kind=sync&a=%3Cscript%3Ealert(1)%3C%2Fscript%3E&b=x",
                p: Some(0.01),
                command: evil,
                all_data: "x",
                record: &record,
            })
            .unwrap();
    }
    drop(store);
    let desk = Running::on(folder, path, None);
    let cookie = desk.launch();
    for id in 1..=4 {
        let page = desk.get(&format!("/questions/asked/{id}"), &cookie);
        assert_eq!(page.status, 200, "{page:?}");
        assert!(!page.body.contains("/people/close") || page.body.contains("&lt;form"), "{id}");
        assert!(
            !page.body.contains("<form action=\"/people/close\"") && !page.body.contains("<script>alert"),
            "{id}"
        );
        assert!(!page.body.contains("position:fixed\">"), "{id}");
        assert_eq!(page.body.contains("changed by another program"), id < 4, "{id}");
        desk.post("/briefs/publish", &cookie, &format!("asked={id}"));
    }
    let list = desk.get("/briefs", &cookie).body;
    let brief = &list[list
        .find("/briefs/")
        .map(|at| list[at + 8..].find("/briefs/").map_or(at, |n| at + 8 + n))
        .unwrap()..];
    let brief = &brief[..brief.find('"').unwrap()];
    for version in 1..=4 {
        let page = desk.get(&format!("{brief}/brief.html?version={version}"), &cookie);
        assert_eq!(page.status, 200, "{page:?}");
        assert!(!page.body.contains("<form") && !page.body.contains("<script"), "{version}");
    }
}

#[test]
fn a_long_test_tells_how_far_it_is_and_can_be_stopped() {
    let desk = Running::start();
    let cookie = desk.launch();
    // Thirty years of two theatres: a certificate takes a while.
    let mut csv = String::from("date,country\n");
    for n in 0..2_000_u32 {
        let (year, month, day) = (1990 + n % 30, 1 + (n * 7) % 12, 1 + (n * 11) % 28);
        csv += &format!("{year}-{month:02}-{day:02},{}\n", if n % 3 == 0 { "IQ" } else { "SY" });
    }
    let done = upload(&desk, &cookie, "long.csv", csv.as_bytes(), &[]);
    assert_eq!(done.status, 200, "{done:?}");
    let answer = desk.post("/questions/ask", &cookie, "kind=sync&a=country%3DIQ&b=country%3DSY");
    assert_eq!(answer.status, 303, "{answer:?}");
    let job = answer.location().unwrap();
    if !job.starts_with("/questions/jobs/") {
        panic!("this was to take longer than a second and a half: {job}");
    }
    let page = desk.get(&job, &cookie);
    assert!(page.body.contains("<progress") && page.body.contains("/stop\""), "{}", page.body);
    // The same question from four windows, and no more.
    let more = (0..6).map(|n| {
        let query = format!("kind=sync&a=country%3DIQ&b=country%3DSY&within={}", n + 2);
        desk.post("/questions/ask", &cookie, &query).status
    });
    let more: Vec<u16> = more.collect();
    assert!(more.contains(&429), "{more:?}");
    // Events are sent, and pages are answered meanwhile.
    let start = Instant::now();
    assert_eq!(desk.get("/data", &cookie).status, 200);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    for number in 1..=7 {
        desk.post(&format!("/questions/jobs/{number}/stop"), &cookie, "");
    }
    let end = Instant::now() + Duration::from_secs(90);
    while !desk.get(&job, &cookie).body.contains("stopped before the answer") {
        assert!(Instant::now() < end, "not stopped: {}", desk.get(&job, &cookie).body);
        std::thread::sleep(Duration::from_millis(100));
    }
    let events = desk.get(&format!("{job}/live"), &cookie);
    assert!(events.body.contains("\"done\":true"), "{events:?}");
}
