//! What is right: what changes is a version, what others print is a copy, what was known when can be asked, and nobody is
//! asked more than they allow.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Bench, Site, not_found, ok, page, rss, send};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;
use tazamun_feeds::{clock::Clock as _, watch::WatchEvent};
use tazamun_intake::{known::incidents_known, merging::merge_recent};
use tazamun_record::{Article, Date, Interval, Report, ReportRef, Verdict};
use tazamun_store::{ReportDecision, ReportVerdict, Store, Words};

const DAY: &str = "Sat, 28 Nov 2026 10:00:00 GMT";

/// A reader for tests: one incident in Baquba for each article, with the first number of the title as its toll.
fn read(article: &Article) -> Vec<Report> {
    let killed: u32 = article.title.split_whitespace().find_map(|word| word.parse().ok()).unwrap_or(1);
    let line = format!(
        r#"{{"event_type":"Battles","sub_event_type":"Armed clash","date_start":"2026-11-27","date_end":"2026-11-27",
        "country":"IQ","adm1":"IQ-DI","place":"Baquba","lat":33.75,"lon":44.64,"where_prec":1,"actor1":["IS"],
        "killed":{{"low":{killed},"best":{killed},"high":{killed}}},"trigger":"attack"}}"#
    );
    vec![serde_json::from_str(&line).unwrap()]
}

#[test]
fn a_corrected_article_is_a_version_and_not_a_second_article() {
    let site = Site::new(|path, head, times, stream| {
        let here =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap();
        let title = if times == 0 { "Attack leaves 10 dead" } else { "Attack leaves 12 dead" };
        match path {
            "/feed" => ok(stream, &rss(&[("g", &format!("http://{here}/a"), title, DAY)])),
            "/a" => ok(stream, &page(title, &format!("{title} near the town."))),
            _ => not_found(stream),
        }
    });
    let bench = Bench::new(&[&site], &[("paper", format!("{}/feed", site.address), "")]);
    let known_at = |at: Timestamp| {
        let known = incidents_known(&bench.store(), at).unwrap();
        known.into_iter().map(|(_, i)| i.facts.killed.unwrap().number()).collect::<Vec<_>>()
    };
    let before = bench.clock.now() - SignedDuration::from_secs(1);
    bench.round_reading(&read);
    let first = bench.clock.now();
    // A decision about the report holds on when the article is corrected.
    let doc = bench.store().articles().unwrap().remove(0).doc;
    bench.later(60 * 25);
    let (_, events) = bench.round_reading(&read);
    let second = bench.clock.now();
    let corrected = events
        .iter()
        .filter(|e| matches!(e, WatchEvent::Article { taken, .. } if taken.is_corrected))
        .count();
    assert_eq!(corrected, 1, "{events:?}");
    let store = bench.store();
    assert_eq!(bench.titles(), ["Attack leaves 12 dead"]);
    let versions = store.past_versions(&doc).unwrap();
    assert_eq!(versions.len(), 1);
    assert_eq!((versions[0].title.as_str(), versions[0].fetched), ("Attack leaves 10 dead", Some(first)));
    assert_eq!(store.incidents(None, None).unwrap().len(), 1, "the incident is one");
    let name: ReportRef = format!("{doc}#0").parse().unwrap();
    assert_eq!(store.reports_of(&doc).unwrap()[0].0, name, "the report keeps its index");
    assert_eq!((known_at(before), known_at(first), known_at(second)), (vec![], vec![10], vec![12]));
    // A third look finds nothing new, and asks for no page.
    let asked = site.paths().len();
    bench.later(60 * 25);
    let (round, _) = bench.round_reading(&read);
    assert_eq!((round.articles, site.paths().len()), (0, asked + 1));
}

#[test]
fn a_decision_is_obeyed_and_known_from_its_moment_on() {
    let site = Site::new(|path, head, _, stream| {
        let here =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap();
        match path {
            "/feed" => ok(
                stream,
                &rss(&[
                    ("g1", &format!("http://{here}/a"), "Attack leaves 10 dead", DAY),
                    ("g2", &format!("http://{here}/b"), "Ambush leaves 10 dead", DAY),
                ]),
            ),
            "/a" => ok(stream, &page("Attack leaves 10 dead", "It was in the morning.")),
            "/b" => ok(stream, &page("Ambush leaves 10 dead", "Nobody claimed it yet.")),
            _ => not_found(stream),
        }
    });
    let bench = Bench::new(&[&site], &[("paper", format!("{}/feed", site.address), "")]);
    bench.round_reading(&read);
    assert_eq!(bench.store().incidents(None, None).unwrap().len(), 1);
    let names: Vec<String> =
        bench.store().reports().unwrap().iter().map(|(name, _)| name.to_string()).collect();
    bench.store().decide(&names[0], &names[1], Verdict::Different, "").unwrap();
    bench.later(60 * 25);
    bench.round_reading(&read);
    assert_eq!(bench.store().incidents(None, None).unwrap().len(), 2, "the decision is obeyed");
    // The file notes decisions by the system's clock, which is not that of the test.
    let decided: Timestamp = bench.store().decisions().unwrap()[0].at.parse().unwrap();
    let known = |at| incidents_known(&bench.store(), at).unwrap().len();
    let fetched = bench.clock.now() - SignedDuration::from_hours(25);
    let expected = if decided <= fetched { 2 } else { 1 };
    assert_eq!((known(fetched), known(decided.max(bench.clock.now()))), (expected, 2));
}

#[test]
fn what_several_newspapers_print_of_an_agency_is_one_source_told_twice() {
    let words = "Gunmen on motorcycles attacked a checkpoint of the army north of the town on Friday night, killing four \
                 soldiers and wounding seven others before they fled toward the hills, a security source said. The source \
                 added that forces had closed the road and begun a search of the area with the help of local tribes.";
    let paper = move |lead: &'static str| {
        Site::new(move |path, head, _, stream| {
            let here = head
                .lines()
                .find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned))
                .unwrap();
            match path {
                "/feed" => {
                    ok(stream, &rss(&[("g", &format!("http://{here}/a"), &format!("{lead} 4 dead"), DAY)]));
                }
                "/a" => ok(stream, &page(&format!("{lead} 4 dead"), &format!("{lead}. {words}"))),
                _ => not_found(stream),
            }
        })
    };
    let (one, two) = (paper("Agency"), paper("Our correspondent and agencies"));
    let other = Site::new(|path, head, _, stream| {
        let here =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap();
        match path {
            "/feed" => ok(stream, &rss(&[("g", &format!("http://{here}/a"), "Attack 4 dead", DAY)])),
            "/a" => ok(
                stream,
                "<html><body><article><h1>Attack 4 dead</h1><p>Four soldiers died when armed men shot at their post beside the \
                 river, according to two officers and a doctor in the hospital of the district. The men came on foot through \
                 the orchards, and nobody knows yet who sent them or where they went afterwards, the mayor told us.</p></article></body></html>",
            ),
            _ => not_found(stream),
        }
    });
    let feeds = [&one, &two, &other].map(|site| format!("{}/feed", site.address));
    let bench = Bench::new(
        &[&one, &two, &other],
        &[
            ("one", feeds[0].clone(), "source = \"One\""),
            ("two", feeds[1].clone(), "source = \"Two\""),
            ("other", feeds[2].clone(), "source = \"Other\""),
        ],
    );
    bench.round_reading(&read);
    let store = bench.store();
    let articles = store.articles().unwrap();
    assert_eq!(articles.len(), 3);
    let copies: Vec<&str> = articles
        .iter()
        .filter(|line| store.copy_of(&line.doc).unwrap().is_some())
        .filter_map(|line| line.source.as_deref())
        .collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    assert!(copies[0] != "Other");
    let day = bench.clock.now().to_string()[..10].to_owned();
    let news = store.news_of_days(&day, &day).unwrap();
    assert_eq!((news[0].articles, news[0].copies, news[0].answered, news[0].silent), (3, 1, 3, 0));
}

#[test]
fn one_article_in_two_feeds_of_a_newspaper_is_fetched_once() {
    let site = Site::new(|path, head, _, stream| {
        let here =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap();
        let a = format!("http://{here}/a");
        match path {
            "/politics" => {
                ok(stream, &rss(&[("p/1", &format!("{a}?utm_source=politics"), "Attack 4 dead", DAY)]));
            }
            "/all" => ok(stream, &rss(&[("all/9", &a, "Attack 4 dead", DAY)])),
            path if path.starts_with("/a") => ok(stream, &page("Attack 4 dead", "It was near the river.")),
            _ => not_found(stream),
        }
    });
    let bench = Bench::new(
        &[&site],
        &[
            ("politics", format!("{}/politics", site.address), ""),
            ("all", format!("{}/all", site.address), ""),
        ],
    );
    bench.round_reading(&read);
    bench.later(60 * 25);
    bench.round_reading(&read);
    assert_eq!(bench.titles(), ["Attack 4 dead"]);
    assert_eq!(
        site.paths().iter().filter(|path| path.starts_with("/a") && !path.starts_with("/all")).count(),
        1
    );
}

#[test]
fn what_a_server_says_for_the_next_question_is_kept_after_success_alone() {
    let site = Site::new(|path, head, times, stream| {
        let asked =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("if-none-match: ").map(str::to_owned));
        match (path, times) {
            ("/feed", 0) => send(
                stream,
                "200 OK",
                "ETag: \"first\"\r\nLast-Modified: Sat, 28 Nov 2026 10:00:00 GMT\r\n",
                rss(&[]).as_bytes(),
            ),
            // A broken feed with a name of its own: if that were kept, the mended feed would never be seen.
            ("/feed", 1) => send(stream, "200 OK", "ETag: \"broken\"\r\n", b"<rss version=\"2.0\"><channel>"),
            ("/feed", _) if asked.as_deref() == Some("\"broken\"") => {
                send(stream, "304 Not Modified", "", b"");
            }
            ("/feed", _) => send(
                stream,
                "200 OK",
                "ETag: \"mended\"\r\n",
                rss(&[("g", "", "Attack 4 dead", DAY)]).as_bytes(),
            ),
            _ => not_found(stream),
        }
    });
    let bench = Bench::new(&[&site], &[("paper", format!("{}/feed", site.address), "")]);
    let mut outcomes = Vec::new();
    for _ in 0..3 {
        bench.round();
        outcomes.push(bench.outcomes().remove("paper").unwrap().0);
        bench.later(60 * 30);
    }
    assert_eq!(outcomes, ["read", "unreadable", "read"]);
    let heads: Vec<String> =
        site.seen().into_iter().filter(|s| s.path == "/feed").map(|s| s.head.to_lowercase()).collect();
    assert!(!heads[0].contains("if-none-match"));
    for head in &heads[1..] {
        assert!(
            head.contains("if-none-match: \"first\"") && head.contains("if-modified-since: sat, 28 nov 2026"),
            "{head}"
        );
    }
    assert_eq!(bench.store().feed("paper").unwrap().unwrap().etag.as_deref(), Some("\"mended\""));
    assert_eq!(bench.titles(), ["Attack 4 dead"]);
}

#[test]
fn nobody_is_asked_more_often_than_they_say() {
    let site = Site::new(|path, _, times, stream| match (path, times) {
        ("/ttl", _) => ok(stream, &rss(&[]).replace("<title>", "<ttl>180</ttl><title>")),
        ("/max-age", _) => {
            send(stream, "200 OK", "Cache-Control: public, max-age=7200\r\n", rss(&[]).as_bytes());
        }
        ("/busy", 0) => send(stream, "429 Too Many Requests", "Retry-After: 14400\r\n", b""),
        ("/busy", _) => ok(stream, &rss(&[])),
        ("/until", 0) => {
            send(stream, "503 Service Unavailable", "Retry-After: Sun, 29 Nov 2026 15:00:00 GMT\r\n", b"");
        }
        ("/until", _) => ok(stream, &rss(&[])),
        _ => not_found(stream),
    });
    let feeds =
        ["/ttl", "/max-age", "/busy", "/until"].map(|path| (path, format!("{}{path}", site.address), ""));
    let bench = Bench::new(&[&site], &feeds);
    // Every five minutes for five hours.
    for _ in 0..60 {
        bench.round();
        bench.later(5);
    }
    let count = |path: &str| site.paths().iter().filter(|p| *p == path).count();
    assert_eq!((count("/ttl"), count("/max-age")), (2, 3));
    let busy = bench.store().attempts(Some("/busy"), 100).unwrap();
    let (first, second) = (busy.last().unwrap(), &busy[busy.len() - 2]);
    assert_eq!((first.outcome.as_str(), second.outcome.as_str()), ("throttled", "read"));
    assert!(second.at.duration_since(first.at) >= SignedDuration::from_hours(4));
    assert!(first.why.contains("Retry-After"), "{}", first.why);
    let until = bench.store().attempts(Some("/until"), 100).unwrap();
    assert!(until[until.len() - 2].at >= "2026-11-29T15:00:00Z".parse().unwrap());
    assert_eq!(bench.store().feed("/busy").unwrap().unwrap().failures, 0, "patience is no failure");
    let robots = site.seen().iter().filter(|seen| seen.path == "/robots.txt").count();
    assert_eq!(robots, 1, "what the site allows is believed for a day");
}

#[test]
fn a_site_that_asks_for_patience_is_left_alone_with_all_its_pages() {
    let site = Site::new(|path, head, times, stream| {
        let here =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap();
        match path {
            "/feed" => {
                let entries: Vec<(String, String)> =
                    (0..9).map(|n| (format!("http://{here}/{n}"), format!("Attack {n} dead"))).collect();
                let entries: Vec<(&str, &str, &str, &str)> =
                    entries.iter().map(|(link, title)| ("", link.as_str(), title.as_str(), DAY)).collect();
                ok(stream, &rss(&entries));
            }
            "/robots.txt" => not_found(stream),
            _ if times == 0 => send(stream, "429 Too Many Requests", "Retry-After: 3600\r\n", b""),
            path => ok(
                stream,
                &page(&format!("Attack {} dead", &path[1..]), &format!("This is told of place {path}.")),
            ),
        }
    });
    let bench = Bench::new(&[&site], &[("paper", format!("{}/feed", site.address), "")]);
    let (round, events) = bench.round();
    assert_eq!(round.articles, 0);
    let pages = site.paths().iter().filter(|path| *path != "/feed").count();
    assert_eq!(pages, 1, "after the first 429 nobody else is asked");
    assert!(events.iter().any(|e| matches!(e, WatchEvent::PutOff { why, .. } if why.contains("patience"))));
    for _ in 0..30 {
        bench.later(61);
        bench.round();
    }
    assert_eq!(bench.titles().len(), 9, "nothing is lost by it");
}

#[test]
fn a_page_by_its_address_is_an_article_with_versions() {
    let site = Site::new(|path, _, times, stream| match path {
        "/live" => ok(
            stream,
            &page(&format!("Attack {} dead", if times < 2 { 4 } else { 5 }), "Live from the town."),
        ),
        _ => not_found(stream),
    });
    let bench = Bench::new(&[&site], &[("live", format!("{}/live", site.address), "kind = \"page\"")]);
    for _ in 0..4 {
        bench.round_reading(&read);
        bench.later(60 * 25);
    }
    assert_eq!(bench.titles(), ["Attack 5 dead"]);
    let doc = bench.store().articles().unwrap().remove(0).doc;
    assert_eq!(bench.store().past_versions(&doc).unwrap().len(), 1);
    assert_eq!(site.paths().len(), 4, "one request a round");
}

#[test]
fn texts_that_are_not_to_be_kept_are_not() {
    let site = Site::new(|path, head, times, stream| {
        let here =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap();
        let title = format!("Attack {} dead", 4 + times);
        match path {
            "/feed" => ok(stream, &rss(&[("g", &format!("http://{here}/a"), &title, DAY)])),
            "/a" => ok(stream, &page(&title, "UNIQUEWORD stands here.")),
            _ => not_found(stream),
        }
    });
    let mut bench = Bench::new(&[&site], &[("paper", format!("{}/feed", site.address), "")]);
    bench.config.keep_text = false;
    for _ in 0..2 {
        bench.round_reading(&read);
        bench.later(60 * 25);
    }
    let path = bench.folder.path().join("war.db");
    bench.store().drop_article(&bench.store().articles().unwrap()[0].doc).unwrap();
    let bytes: Vec<u8> = ["", "-wal"]
        .iter()
        .flat_map(|end| std::fs::read(format!("{}{end}", path.display())).unwrap_or_default())
        .collect();
    assert!(!bytes.windows(10).any(|w| w == b"UNIQUEWORD"), "a word of the text is in the file");
    assert!(!bytes.windows(6).any(|w| w == b"5 dead"), "a dropped article's title is in the file");
}

#[test]
fn what_a_person_decided_stands_when_the_newspaper_corrects_itself() {
    let site = Site::new(|path, head, times, stream| {
        let here =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap();
        let title = if times == 0 { "Attack leaves 10 dead" } else { "Attack leaves 12 dead" };
        match path {
            "/feed" => ok(stream, &rss(&[("g", &format!("http://{here}/a"), title, DAY)])),
            "/a" => ok(stream, &page(title, &format!("{title} near the town."))),
            _ => not_found(stream),
        }
    });
    let bench = Bench::new(&[&site], &[("paper", format!("{}/feed", site.address), "")]);
    bench.round_reading(&read);
    let fetched = bench.clock.now();
    let doc = bench.store().articles().unwrap().remove(0).doc;
    let article = bench.store().article_number(&doc).unwrap().unwrap();
    let rejected = ReportDecision {
        article,
        index: 0,
        person: None,
        seen: 0,
        verdict: ReportVerdict::Rejected,
        report: None,
        why: "",
    };
    bench.store().decide_report(&rejected).unwrap();
    bench.later(60 * 25);
    let (_, events) = bench.round_reading(&read);
    assert!(events.iter().any(|e| matches!(e, WatchEvent::Article { taken, .. } if taken.is_corrected)));
    let store = bench.store();
    assert!(store.reports().unwrap().is_empty(), "it is rejected still");
    let reviewed = store.reviewed_reports(article).unwrap();
    assert_eq!(reviewed[0].report.facts.killed.unwrap().number(), 10, "it was not overwritten");
    assert!(reviewed[0].flag.as_deref().unwrap_or_default().contains("corrected"), "but somebody is told");
    // By the system's clock the decision was taken after the article had come, unless this runs in that very moment of 2026.
    let decided = Timestamp::now();
    if decided > fetched + SignedDuration::from_secs(60) {
        assert_eq!(incidents_known(&store, fetched).unwrap().len(), 1, "it was not rejected then");
    }
    assert!(incidents_known(&store, decided.max(bench.clock.now())).unwrap().is_empty());
}

#[test]
fn what_came_is_merged_with_what_stands_as_merging_all_anew_would() {
    // More reports than are merged as a whole, over two months and three countries.
    let folder = tempfile::tempdir().unwrap();
    let mut store = { Store::open(folder.path().join("war.db")).unwrap() };
    let report = |n: usize, country: usize| -> Report {
        let day = Date::constant(2026, 9, 1);
        let day = Interval::from(day).shifted((n % 60) as i32).start();
        let (code, adm1, lat, lon) =
            [("IQ", "IQ-DI", 33.75, 44.64), ("SY", "SY-RA", 35.95, 39.0), ("ML", "ML-5", 14.5, -4.2)]
                [country];
        let killed = 1 + n % 7;
        let (lat, lon) = (lat + (n % 11) as f64 / 10.0, lon + (n % 13) as f64 / 10.0);
        let line = format!(
            r#"{{"event_type":"Battles","sub_event_type":"Armed clash","date_start":"{day}","date_end":"{day}","country":"{code}",
            "adm1":"{adm1}","place":"Place{}","lat":{lat:.2},"lon":{lon:.2},"where_prec":1,"actor1":["IS"],
            "killed":{{"low":{killed},"best":{killed},"high":{killed}}},"trigger":"attack"}}"#,
            n % 143
        );
        serde_json::from_str(&line).unwrap()
    };
    let article = |n: usize| Article {
        doc: format!("a{n}"),
        published: Date::constant(2026, 11, 1),
        title: format!("t{n}"),
        text: String::new(),
        source: Some(format!("s{}", n % 5)),
        url: None,
    };
    let all: Vec<(Article, Vec<Report>)> = (0..5_400).map(|n| (article(n), vec![report(n, n % 3)])).collect();
    let add = |store: &mut Store, some: &[(Article, Vec<Report>)]| {
        store.add_articles(some.iter().map(|(a, r)| (a, r.as_slice())), Words::Keep).unwrap();
    };
    add(&mut store, &all[..5_100]);
    merge_recent(&mut store).unwrap();
    for some in all[5_100..].chunks(100) {
        add(&mut store, some);
        assert!(!merge_recent(&mut store).unwrap().is_empty());
        assert!(store.unmerged_reports().unwrap().is_empty());
    }
    assert!(merge_recent(&mut store).unwrap().is_empty(), "nothing is left to do");
    let groups = |store: &Store| -> BTreeSet<Vec<String>> {
        let incidents = store.incidents(None, None).unwrap();
        incidents.iter().map(|i| i.reports.iter().map(ToString::to_string).collect()).collect()
    };
    let bit_by_bit = groups(&store);
    store.merge_anew(&[], |reports, _| tazamun_merge::merge(reports)).unwrap();
    let anew = groups(&store);
    let same = anew.intersection(&bit_by_bit).count();
    assert!(same as f64 >= 0.99 * anew.len() as f64, "{same} of {} groups are the same", anew.len());
}

#[test]
fn a_headline_that_comes_again_is_another_article() {
    let site = Site::new(|path, head, times, stream| {
        let here =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("host: ").map(str::to_owned)).unwrap();
        let item = |n: usize, day: &str| {
            format!(
                "<item><guid>g{n}</guid><link>http://{here}/a/{n}</link><title>The day in brief</title><pubDate>{day}</pubDate></item>"
            )
        };
        let channel =
            |items: String| format!("<rss version=\"2.0\"><channel><title>P</title>{items}</channel></rss>");
        match path {
            // Twice on one day, and once more on the next.
            "/feed" if times == 0 => ok(stream, &channel(item(1, DAY) + &item(2, DAY))),
            "/feed" => {
                ok(
                    stream,
                    &channel(item(3, "Sun, 29 Nov 2026 10:00:00 GMT") + &item(2, DAY) + &item(1, DAY)),
                );
            }
            path if path.starts_with("/a/") => {
                ok(stream, &page("The day in brief", &format!("What happened, number {path}.")));
            }
            _ => not_found(stream),
        }
    });
    let bench = Bench::new(&[&site], &[("paper", format!("{}/feed", site.address), "")]);
    for _ in 0..3 {
        bench.round();
        bench.later(60 * 25);
    }
    assert_eq!(bench.titles().len(), 3);
    assert_eq!(site.paths().iter().filter(|path| path.starts_with("/a/")).count(), 3, "each is fetched once");
}
