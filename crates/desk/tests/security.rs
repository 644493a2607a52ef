//! The attacks, one each: what is sent, and that it does not work.

#![allow(clippy::unwrap_used, reason = "a test that cannot do what it is about has failed")]

mod common;

use common::{Running, encoded};
use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[test]
fn every_answer_bears_the_policy_and_no_page_holds_a_style_or_a_script() {
    let desk = Running::start();
    let cookie = desk.launch();
    desk.pasted(&cookie);
    for path in [
        "/inbox",
        "/incidents",
        "/people",
        "/log",
        "/questions",
        "/briefs",
        "/data",
        "/articles/1",
        "/no-such",
        "/assets/desk.css",
        "/live/x",
    ] {
        for cookie in [cookie.as_str(), ""] {
            let answer = desk.get(path, cookie);
            assert_eq!(answer.header("content-security-policy").as_deref(), Some(POLICY), "{path}");
            assert_eq!(answer.header("x-content-type-options").as_deref(), Some("nosniff"), "{path}");
            assert_eq!(answer.header("x-frame-options").as_deref(), Some("DENY"), "{path}");
            assert!(
                answer.header("referrer-policy").is_some() && answer.header("cache-control").is_some(),
                "{path}"
            );
            if path.starts_with("/assets") {
                continue;
            }
            let body = answer.body.to_ascii_lowercase();
            assert!(
                !body.contains("<style") && !body.contains(" style=") && !body.contains("javascript:"),
                "{path}"
            );
            assert!(
                !body.contains("onclick") && !body.contains("onload") && !body.contains("onerror"),
                "{path}"
            );
            assert_eq!(
                body.matches("<script").count(),
                body.matches("<script src=\"/assets/desk.js\"").count(),
                "{path}"
            );
        }
    }
}

#[test]
fn another_host_is_not_answered_dns_rebinding() {
    let desk = Running::start();
    let cookie = desk.launch();
    let port = desk.at.port();
    let get = |host: &str| {
        desk.raw(&format!("GET /inbox HTTP/1.1\r\n{host}Cookie: {cookie}\r\nConnection: close\r\n\r\n"))
            .status
    };
    assert_eq!(get(&format!("Host: 127.0.0.1:{port}\r\n")), 200);
    assert_eq!(get(&format!("Host: localhost:{port}\r\n")), 200);
    for host in [
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: 127.0.0.1.evil.example:{port}\r\n"),
        "Host: evil.example\r\n".to_owned(),
        "Host: 127.0.0.1\r\n".to_owned(),
        format!("Host: 127.0.0.1:{port}\r\nHost: evil.example:{port}\r\n"),
        String::new(),
    ] {
        assert_ne!(get(&host), 200, "{host}");
    }
    // An absolute address names another host than the header.
    let absolute = desk.raw(&format!(
        "GET http://evil.example:{port}/inbox HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
    ));
    assert_eq!(absolute.status, 421, "{absolute:?}");
}

#[test]
fn another_site_changes_nothing_csrf() {
    let desk = Running::start();
    let cookie = desk.launch();
    let form = "text=published%3A+2022-01-23%0A%0Ax%0A%0Ay";
    let host = desk.host();
    for headers in [
        "Sec-Fetch-Site: cross-site\r\n".to_owned(),
        "Sec-Fetch-Site: same-site\r\n".to_owned(),
        "Sec-Fetch-Site: cross-site\r\nOrigin: https://evil.example\r\n".to_owned(),
        "Origin: https://evil.example\r\n".to_owned(),
        "Origin: null\r\n".to_owned(),
        format!("Origin: http://{host}.evil.example\r\n"),
        "Sec-Fetch-Site: same-origin\r\nOrigin: https://evil.example\r\n".to_owned(),
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Site: same-origin\r\n".to_owned(),
        String::new(),
    ] {
        let answer = desk.post_with("/inbox/paste", &cookie, form, &headers);
        assert_eq!(answer.status, 403, "{headers}");
    }
    assert!(desk.get("/inbox", &cookie).body.contains("No article is here"), "something came in");
    // Nothing is changed by GET, HEAD or any other method.
    for method in ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let answer = desk.raw(&format!(
            "{method} /inbox/paste?{form} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n"
        ));
        assert!((400..500).contains(&answer.status), "{method}: {}", answer.status);
    }
    // The desk's own pages, by either header.
    assert_eq!(
        desk.post_with("/inbox/paste", &cookie, form, &format!("Origin: http://{host}\r\n")).status,
        303
    );
}

#[test]
fn a_launch_token_is_good_once_and_gone_from_the_address() {
    let desk = Running::start();
    let path = desk.opened[desk.opened.find("/launch").unwrap()..].to_owned();
    assert_eq!(desk.get("/inbox", "").status, 401);
    assert_eq!(desk.get("/launch?token=0000", "").status, 401);
    assert_eq!(desk.get("/launch", "").status, 401);
    let first = desk.get(&path, "");
    assert_eq!((first.status, first.location().as_deref()), (303, Some("/inbox")));
    let cookie = first.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert!(!path.contains(first.cookie().unwrap().split('=').nth(1).unwrap()), "the cookie is the token");
    assert_eq!(desk.get(&path, "").status, 401, "good a second time");
    assert_eq!(desk.get("/inbox", &first.cookie().unwrap()).status, 200);
    // A cookie that somebody guesses, or the token as one.
    let name = first.cookie().unwrap().split('=').next().unwrap().to_owned();
    let token = path.split('=').nth(1).unwrap();
    assert_eq!(desk.get("/inbox", &format!("{name}={token}")).status, 401);
}

#[test]
fn a_team_logs_in_and_who_worked_alone_is_out() {
    let desk = Running::start();
    let alone = desk.launch();
    let made = desk.post("/people", &alone, "name=admin&role=reads&password=a+long+enough+password");
    assert_eq!(made.status, 303);
    assert_eq!(
        desk.get("/inbox", &alone).location().as_deref(),
        Some("/login"),
        "the old cookie still works"
    );
    let admin = desk.login("admin", "a long enough password");
    assert_eq!(desk.get("/inbox", &admin).status, 200);
    // Out is out, also for who kept the cookie.
    assert_eq!(desk.post("/logout", &admin, "").status, 303);
    assert_eq!(desk.get("/inbox", &admin).status, 303);
    // Neither session ids nor passwords stand in the file.
    let value = admin.split('=').nth(1).unwrap();
    for file in ["", "-wal"] {
        let bytes = std::fs::read(format!("{}{file}", desk.store.display())).unwrap_or_default();
        for secret in [value, "a long enough password"] {
            assert!(
                !bytes.windows(secret.len()).any(|w| w == secret.as_bytes()),
                "{secret} in the file{file}"
            );
        }
    }
}

#[test]
fn roles_are_kept_on_every_address_that_changes_something() {
    let desk = Running::start();
    let admin = desk.team();
    let article = desk.pasted(&admin);
    let reader = desk.account(&admin, "reader", "reads");
    let coder = desk.account(&admin, "coder", "codes");
    let form = "text=published%3A+2022-01-23%0A%0Ax%0A%0Ay";
    let report = format!("{article}/reports/0");
    for (path, form) in [
        ("/inbox/paste", form),
        ("/people", "name=x&role=codes&password=a+long+enough+password"),
        (report.as_str(), "do=accept&seen=0"),
        (&format!("{article}/state"), "do=check"),
        (&format!("{article}/purge"), "why=x"),
        ("/incidents/decide", "a=x%230&b=y%230&verdict=same&why="),
    ] {
        assert_eq!(desk.post(path, &reader, form).status, 403, "{path}");
    }
    for (path, form) in [
        ("/people", "name=x&role=codes&password=a+long+enough+password"),
        ("/people/role", "id=1&role=reads"),
        ("/people/password", "id=1&password=a+long+enough+password"),
        ("/people/close", "id=1"),
        (&format!("{article}/purge"), "why=x"),
        (&format!("{article}/state"), "do=approve"),
        (&format!("{article}/state"), "do=send-back&note=x"),
    ] {
        assert_eq!(desk.post(path, &coder, form).status, 403, "{path}");
    }
    // Nobody is left out by an administrator's slip.
    assert_eq!(desk.post("/people/role", &admin, "id=1&role=reads").status, 422);
    assert_eq!(desk.post("/people/close", &admin, "id=1").status, 422);
    // A closed account is out at once.
    assert_eq!(desk.post("/people/close", &admin, "id=2").status, 303);
    assert_eq!(desk.get("/inbox", &reader).status, 303);
}

/// How much longer an answer takes where the name has an account than where it has none: the least of four tries each.
fn known_to_unknown(desk: &Running) -> f64 {
    let took = |name: &str| {
        let from = Instant::now();
        let answer = desk.post("/login", "", &format!("name={name}&password=wrong+wrong+wrong"));
        assert_eq!(answer.status, 401, "{answer:?}");
        (from.elapsed().as_secs_f64(), answer.body.replace(name, ""))
    };
    let (mut known, mut unknown) = (f64::INFINITY, f64::INFINITY);
    let mut said = Vec::new();
    for _ in 0..4 {
        let (k, u) = (took("known"), took("nobody"));
        known = known.min(k.0);
        unknown = unknown.min(u.0);
        said.extend([k.1, u.1]);
    }
    said.dedup();
    assert_eq!(said.len(), 1, "the pages differ");
    known / unknown
}

#[test]
fn passwords_are_not_guessed_and_names_not_found_out() {
    let team = || {
        let desk = Running::start();
        let admin = desk.team();
        desk.account(&admin, "known", "reads");
        desk
    };
    // Both hash with Argon2: neither is answered before the work of one hashing is done. On a machine that does much else at
    // the time one round may tell nothing; a desk that hashes for one of them alone fails in every round.
    let mut ratios = Vec::new();
    let desk = loop {
        let desk = team();
        ratios.push(known_to_unknown(&desk));
        if ratios.last().is_some_and(|ratio| (0.4..2.5).contains(ratio)) {
            break desk;
        }
        assert!(ratios.len() < 8, "known to unknown: {ratios:?}");
    };
    // From the sixth try on there is a wait, for a name without an account as well, and it is not hashed.
    for name in ["known", "nobody"] {
        desk.post("/login", "", &format!("name={name}&password=wrong+wrong+wrong"));
        let answer = desk.post("/login", "", &format!("name={name}&password=wrong+wrong+wrong"));
        assert_eq!(answer.status, 429, "{name}: {answer:?}");
        assert!(answer.header("retry-after").is_some());
    }
    // Many at once are counted one by one.
    let tries: Vec<u16> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..12)
            .map(|_| scope.spawn(|| desk.post("/login", "", "name=admin&password=wrong+wrong+wrong").status))
            .collect();
        all.into_iter().map(|t| t.join().unwrap()).collect()
    });
    assert!(tries.iter().filter(|s| **s == 401).count() <= 5, "{tries:?}");
}

#[test]
fn weak_passwords_and_odd_names_are_refused() {
    let desk = Running::start();
    let alone = desk.launch();
    for form in [
        "name=a&role=reads&password=short",
        "name=&role=reads&password=a+long+enough+password",
        "name=%E2%80%AEa&role=reads&password=a+long+enough+password",
        "name=a%0Ab&role=reads&password=a+long+enough+password",
    ] {
        assert_eq!(desk.post("/people", &alone, form).status, 422, "{form}");
    }
    let long = format!("name=a&role=reads&password={}", "x".repeat(5_000));
    assert_eq!(desk.post("/people", &alone, &long).status, 422);
}

#[test]
fn too_much_is_refused_and_does_no_harm() {
    let desk = Running::start();
    let cookie = desk.launch();
    let big = format!("text={}", "a".repeat(3 << 20));
    assert_eq!(desk.post("/inbox/paste", &cookie, &big).status, 413);
    // A length that is said and never sent.
    let lying = desk.raw(&format!(
        "POST /inbox/files HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\n\
         Content-Length: 99999999999\r\nConnection: close\r\n\r\n",
        desk.host()
    ));
    assert_eq!(lying.status, 413);
    // A head without end.
    let mut head = format!("GET /inbox HTTP/1.1\r\nHost: {}\r\n", desk.host());
    for n in 0..4_000 {
        head.push_str(&format!("X-{n}: {}\r\n", "y".repeat(40)));
    }
    assert!(desk.raw(&(head + "\r\n")).status >= 400);
    assert_eq!(desk.get(&format!("/inbox?state={}", "x".repeat(60_000)), &cookie).status / 100, 4);
    assert_eq!(desk.get("/inbox?page=18446744073709551616", &cookie).status, 422);
    assert_eq!(desk.get("/inbox", &cookie).status, 200, "the desk is gone");
}

#[test]
fn who_sends_a_head_letter_by_letter_is_cut_off() {
    let desk = Running::start();
    let cookie = desk.launch();
    let mut slow: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = TcpStream::connect(desk.at).unwrap();
            stream.write_all(b"GET /inbox HTTP/1.1\r\nHo").unwrap();
            stream
        })
        .collect();
    // Others are answered meanwhile.
    assert_eq!(desk.get("/inbox", &cookie).status, 200);
    let from = Instant::now();
    for stream in &mut slow {
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
    }
    assert!(from.elapsed() < Duration::from_secs(25), "still connected after {:?}", from.elapsed());
}

#[test]
fn uploads_are_read_by_the_hardened_importers() {
    let desk = Running::start();
    let cookie = desk.launch();
    let send = |name: &str, content: &[u8]| {
        let mut body =
            format!("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n")
                .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--x--\r\n");
        let mut request = format!(
            "POST /inbox/files HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nAccept-Language: en\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            desk.host(),
            body.len()
        )
        .into_bytes();
        request.extend(body);
        desk.bytes(&request)
    };
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let entities = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">\
                    <!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&b;&f;</title></item></channel></rss>";
    for (name, content) in [
        ("a.exe", b"MZ".as_slice()),
        ("a.json", deep.as_bytes()),
        ("a.json", b"{\"text\":"),
        ("a.xml", entities.as_bytes()),
        ("a.txt", b"\xff\xfe\x00\x01\x02"),
        ("a.txt", b""),
        ("../../../etc/cron.d/x.txt", b"\x00"),
        ("a.jsonl", b"{\"doc\":\"a\",\"published\":\"2022-13-45\",\"text\":\"x\"}\n"),
    ] {
        let answer = send(name, content);
        assert_eq!(answer.status, 422, "{name}: {answer:?}");
        assert!(!answer.body.contains("root:") && !answer.body.contains("/etc/"), "{name}");
    }
    assert!(desk.get("/inbox", &cookie).body.contains("No article is here"), "something came in");
    // A name that is an attack on the page.
    let answer = send("<img src=x onerror=alert(1)>.txt", b"published: 2022-01-23\n\nT\n\nx");
    assert_eq!(answer.status, 303, "{answer:?}");
    // A body that breaks off.
    let broken = desk.raw(&format!(
        "POST /inbox/files HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\n\
         Content-Length: 20\r\nConnection: close\r\n\r\n--x\r\nContent-Dispos:",
        desk.host()
    ));
    assert_eq!(broken.status, 422, "{broken:?}");
}

#[test]
fn what_others_wrote_stays_text() {
    let desk = Running::start();
    let cookie = desk.launch();
    let attack = "published: 2022-01-23\nsource: <script>alert(1)</script>\n\n\"><img src=x onerror=alert(1)> \u{202E}title\n\n\
                  قتل 5 جنود في هجوم شنه تنظيم داعش في مدينة الحسكة أمس. <script>alert(2)</script> </textarea><b>";
    let answer =
        desk.post("/inbox/paste", &cookie, &format!("text={}&url=javascript%3Aalert(1)", encoded(attack)));
    let article = answer.location().unwrap();
    for path in ["/inbox", &article, "/incidents", "/log"] {
        let page = desk.get(path, &cookie);
        assert_eq!(page.status, 200, "{path}");
        assert!(
            !page.body.contains("<script>alert") && !page.body.contains("<img") && !page.body.contains("<b>"),
            "{path}"
        );
        assert!(!page.body.contains("href=\"javascript") && !page.body.contains('\u{202E}'), "{path}");
    }
}

#[test]
fn no_answer_names_a_file_of_the_server() {
    let desk = Running::start();
    let cookie = desk.launch();
    let folder = desk.store.parent().unwrap().display().to_string();
    let article = desk.pasted(&cookie);
    let mut answers: Vec<_> = [
        "/inbox",
        "/people",
        "/log",
        "/data",
        "/incidents",
        "/incidents?filter=x%3D1",
        "/nothing",
        "/articles/99",
        "/incidents/merged/x",
    ]
    .map(|path| desk.get(path, &cookie))
    .into();
    answers.push(desk.post(&format!("{article}/reports/0"), &cookie, "do=accept&seen=x"));
    // The store is gone while the desk runs: that is said, and nothing is written to where it was.
    std::fs::rename(&desk.store, desk.store.with_extension("moved")).unwrap();
    let gone = [
        desk.get("/inbox", &cookie),
        desk.post("/inbox/paste", &cookie, "text=published%3A+2022-01-24%0A%0Ax%0A%0Ay"),
    ];
    for answer in &gone {
        assert_eq!(answer.status, 503, "{answer:?}");
        assert!(answer.body.contains("no longer where it was"));
    }
    answers.extend(gone);
    for answer in answers {
        assert!(!answer.body.contains(&folder) && !answer.body.contains("war.db"), "{answer:?}");
        assert!(!answer.head.contains(&folder), "{answer:?}");
    }
    assert!(!desk.store.exists());
}

#[test]
fn nobody_is_sent_to_another_site() {
    let desk = Running::start();
    let cookie = desk.launch();
    for back in ["https://evil.example", "//evil.example", "/\\evil.example", "/%0d%0aSet-Cookie:%20x=y"] {
        let answer = desk.post("/language", &cookie, &format!("lang=ar&back={}", encoded(back)));
        let location = answer.location().unwrap();
        assert!(
            location.starts_with('/') && !location.starts_with("//") && !location.contains("evil"),
            "{location}"
        );
    }
    assert_eq!(desk.post("/language", &cookie, "lang=xx&back=/").status, 404);
}

#[test]
fn the_language_is_the_one_that_was_chosen_else_the_first_that_the_browser_asks_for_and_the_desk_has() {
    let desk = Running::start();
    let cookie = desk.launch();
    let lang = |cookie: &str, asked: &str| {
        let page = desk.raw(&format!(
            "GET /inbox HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nAccept-Language: {asked}\r\nConnection: close\r\n\r\n",
            desk.host()
        ));
        let start = page.body.find("<html lang=\"").unwrap();
        page.body[start..].split('>').next().unwrap().to_owned()
    };
    let (english, arabic, french) =
        ("<html lang=\"en\" dir=\"ltr\"", "<html lang=\"ar\" dir=\"rtl\"", "<html lang=\"fr\" dir=\"ltr\"");
    for (asked, shown) in [
        ("fr", french),
        ("fr-DZ,fr;q=0.9,en;q=0.8", french),
        ("de,FR;q=0.5", french),
        ("bm, fr-ML;q=0.7, ar;q=0.3", french),
        ("ar-DZ,fr;q=0.9", arabic),
        ("en-GB,fr;q=0.9", english),
        // Friulian and Frisian are not French.
        ("fur,frr", english),
        ("", english),
    ] {
        assert_eq!(lang(&cookie, asked), shown, "{asked}");
    }
    for (code, shown) in [("fr", french), ("ar", arabic), ("en", english)] {
        let answer = desk.post("/language", &cookie, &format!("lang={code}&back=%2Finbox"));
        assert_eq!((answer.status, answer.location().as_deref()), (303, Some("/inbox")));
        let chosen = format!("{cookie}; {}", answer.cookie().unwrap());
        for asked in ["fr", "ar", "en"] {
            assert_eq!(lang(&chosen, asked), shown, "{code} was chosen, {asked} is asked for");
        }
    }
}

#[test]
fn others_reach_it_only_with_accounts_and_encryption() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("war.db");
    let everywhere = |public: Option<&str>| tazamun_desk::Settings {
        store: store.clone(),
        listen: "0.0.0.0:0".parse().unwrap(),
        public: public.map(|p| p.parse().unwrap()),
    };
    for public in [None, Some("https://desk.example.org")] {
        let error = tazamun_desk::serve(&everywhere(public), |_, _| panic!("it was opened")).unwrap_err();
        assert!(error.to_string().contains("no accounts"), "{error}");
    }
    tazamun_store::Store::open(&store)
        .unwrap()
        .add_person(None, "a", tazamun_store::Role::Administers, "x")
        .unwrap();
    let error = tazamun_desk::serve(&everywhere(None), |_, _| panic!("it was opened")).unwrap_err();
    assert!(error.to_string().contains("not encrypted"), "{error}");
}

#[test]
fn behind_a_proxy_the_public_name_counts_and_cookies_are_for_encrypted_connections() {
    let desk = Running::start_as(Some("https://desk.example.org"));
    let path = desk.opened[desk.opened.find("/launch").unwrap()..].to_owned();
    let get =
        |host: &str| desk.raw(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    assert_eq!(get("evil.example").status, 421);
    let answer = get("desk.example.org");
    assert_eq!(answer.status, 303);
    assert!(answer.header("set-cookie").unwrap().contains("; Secure"));
}
