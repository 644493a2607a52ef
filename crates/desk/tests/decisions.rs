//! Decisions about reports, articles and pairs: what is answered is kept, what stood there before as well, and nobody
//! approves their own work.

#![allow(clippy::unwrap_used, reason = "a test that cannot do what it is about has failed")]

mod common;

use common::{Answer, Running, encoded};
use std::collections::BTreeMap;

/// The fields of the report's form, as the page shows them.
fn form(page: &Answer) -> BTreeMap<String, String> {
    let body = &page.body[page.body.find("<form id=\"report\"").unwrap()..];
    let body = &body[..body.find("</form>").unwrap()];
    let mut fields = BTreeMap::new();
    for tag in body.split('<').filter(|tag| tag.starts_with("input") || tag.starts_with("select")) {
        let attribute = |name: &str| {
            let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
            Some(rest[..rest.find('"')?].to_owned())
        };
        let Some(name) = attribute("name") else { continue };
        if tag.contains("type=\"checkbox\"") && !tag.contains(" checked") {
            continue;
        }
        let value = if tag.starts_with("select") {
            let from = &body[body.find(&format!("name=\"{name}\"")).unwrap()..];
            let from = &from[..from.find("</select>").unwrap()];
            let chosen = from.split("<option").find(|o| o.contains(" selected")).unwrap_or("");
            chosen.split("value=\"").nth(1).map(|v| v[..v.find('"').unwrap()].to_owned()).unwrap_or_default()
        } else {
            attribute("value").unwrap_or_default()
        };
        fields.insert(name, plain(&value));
    }
    fields
}

fn plain(html: &str) -> String {
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn sent(fields: &BTreeMap<String, String>, what: &str) -> String {
    let pairs = fields.iter().filter(|(name, _)| *name != "do");
    let fields: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    format!("{}&do={what}", fields.join("&"))
}

/// Accepts every report of an article as it stands.
fn accept_all(desk: &Running, cookie: &str, article: &str) {
    for _ in 0..40 {
        let page = desk.get(article, cookie);
        if page.body.contains("value=\"check\"") {
            return;
        }
        let index = page.body.split(&format!("action=\"{article}/reports/")).nth(1).unwrap();
        let index = &index[..index.find('"').unwrap()];
        let done = desk.post(&format!("{article}/reports/{index}"), cookie, &sent(&form(&page), "accept"));
        assert_eq!(done.status, 303, "{}", done.body);
    }
    panic!("reports without end");
}

#[test]
fn a_toll_is_corrected_checked_and_approved_by_a_second_person() {
    let desk = Running::start();
    let admin = desk.team();
    let coder = desk.account(&admin, "coder", "codes");
    let approver = desk.account(&admin, "approver", "approves");
    let article = desk.pasted(&coder);
    let page = desk.get(&article, &coder);
    // The report with 11 killed: corrected to 12.
    let index = (0..20)
        .find(|n| {
            form(&desk.get(&format!("{article}?report={n}"), &coder))
                .get("killed_best")
                .is_some_and(|k| k == "11")
        })
        .unwrap();
    assert!(page.body.contains("read by a program, checked by nobody"), "a machine's reading is called so");
    let mut fields = form(&desk.get(&format!("{article}?report={index}"), &coder));
    for end in ["killed_low", "killed_best", "killed_high"] {
        fields.insert(end.into(), "12".into());
    }
    fields.insert("why".into(), "the later report".into());
    let done = desk.post(&format!("{article}/reports/{index}"), &coder, &sent(&fields, "accept"));
    assert_eq!(done.location().unwrap(), format!("{article}?done=corrected"));
    accept_all(&desk, &coder, &article);

    // Checked by the coder; approved neither by the coder nor by somebody without the role, but by a second person.
    let state = format!("{article}/state");
    assert_eq!(desk.post(&state, &approver, "do=approve").status, 409, "not checked yet");
    assert_eq!(desk.post(&state, &coder, "do=check").status, 303);
    assert_eq!(desk.post(&state, &coder, "do=approve").status, 403);
    let back = desk.post(&state, &approver, "do=send-back&note=");
    assert_eq!(back.status, 422, "sending back without a word of why");
    assert_eq!(desk.post(&state, &approver, "do=approve&note=good").status, 303);
    let table = desk.get("/incidents?filter=killed%3D12", &coder);
    assert!(table.body.contains("approved by a second person"), "{}", table.body);
    assert!(desk.get("/incidents?filter=killed%3D11", &coder).body.contains("No incident is selected"));

    // The log has who, what, before, after and why.
    let log = desk.get("/log", &coder).body;
    for said in
        ["corrected", "the later report", "coder", "approver", "&quot;best&quot;:11", "&quot;best&quot;:12"]
    {
        assert!(log.contains(said), "{said}");
    }

    // A later change takes the approval away.
    let mut fields = form(&desk.get(&format!("{article}?report={index}"), &coder));
    fields.insert("killed_high".into(), "13".into());
    assert_eq!(
        desk.post(&format!("{article}/reports/{index}"), &coder, &sent(&fields, "accept")).status,
        303
    );
    assert!(desk.get("/incidents?filter=killed%3D12", &coder).body.contains("checked by one person"));
}

#[test]
fn nobody_approves_their_own_work_whatever_their_role() {
    let desk = Running::start();
    let admin = desk.team();
    let other = desk.account(&admin, "other", "administers");
    let article = desk.pasted(&admin);
    let state = format!("{article}/state");
    accept_all(&desk, &admin, &article);
    assert_eq!(desk.post(&state, &admin, "do=check").status, 303);
    let own = desk.post(&state, &admin, "do=approve");
    assert_eq!(own.status, 422);
    assert!(own.body.contains("You had a part in coding this article"), "{}", own.body);
    // Nor does one who decided about a single report of it before another one checked it.
    let reopened = form(&desk.get(&format!("{article}?report=0"), &other));
    assert_eq!(desk.post(&format!("{article}/reports/0"), &other, &sent(&reopened, "accept")).status, 303);
    assert_eq!(desk.post(&state, &admin, "do=check").status, 303);
    assert_eq!(desk.post(&state, &other, "do=approve").status, 422);
}

#[test]
fn one_who_works_alone_approves_nothing() {
    let desk = Running::start();
    let alone = desk.launch();
    let article = desk.pasted(&alone);
    accept_all(&desk, &alone, &article);
    let state = format!("{article}/state");
    assert_eq!(desk.post(&state, &alone, "do=check").status, 303);
    assert_eq!(desk.post(&state, &alone, "do=approve").status, 422);
    assert!(desk.get(&article, &alone).body.contains("Checked by one person."));
    let page = desk.get("/incidents", &alone).body;
    assert!(page.contains("checked by one person") && !page.contains("standing approved"), "{page}");
}

#[test]
fn of_two_on_one_report_the_second_sees_the_first_and_loses_nothing_typed() {
    let desk = Running::start();
    let admin = desk.team();
    let (one, two) = (desk.account(&admin, "one", "codes"), desk.account(&admin, "two", "codes"));
    let article = desk.pasted(&admin);
    let path = format!("{article}/reports/0");
    let shown = form(&desk.get(&format!("{article}?report=0"), &one));
    let mut first = shown.clone();
    first.insert("wounded_low".into(), "7".into());
    let mut second = shown;
    second.insert("teller".into(), "typed by the second".into());
    assert_eq!(desk.post(&path, &one, &sent(&first, "accept")).status, 303);
    let told = desk.post(&path, &two, &sent(&second, "accept"));
    assert_eq!(told.status, 409, "{told:?}");
    assert!(told.body.contains("Somebody else has decided about this report"));
    assert!(
        told.body.contains("&quot;low&quot;:7") && told.body.contains(">one<"),
        "what the first did: {}",
        told.body
    );
    let again = form(&told);
    assert_eq!(again.get("teller").map(String::as_str), Some("typed by the second"));
    // Now knowing of it.
    assert_eq!(desk.post(&path, &two, &sent(&again, "accept")).status, 303);
    let now = form(&desk.get(&format!("{article}?report=0"), &one));
    assert_eq!(now.get("teller").map(String::as_str), Some("typed by the second"));
}

#[test]
fn undo_reject_skip_flag_and_a_report_of_ones_own() {
    let desk = Running::start();
    let cookie = desk.launch();
    let article = desk.pasted(&cookie);
    let path = format!("{article}/reports/0");
    let report = || form(&desk.get(&format!("{article}?report=0"), &cookie));
    let before = report();
    // Rejected, and back.
    assert_eq!(desk.post(&path, &cookie, &sent(&before, "reject")).status, 303);
    let count = desk.get("/incidents", &cookie).body;
    let rejected = report();
    assert_ne!(rejected.get("seen"), before.get("seen"));
    assert_eq!(desk.post(&path, &cookie, &sent(&rejected, "undo")).status, 303);
    assert_ne!(desk.get("/incidents", &cookie).body, count, "an undone rejection brings its incident back");
    // Undone twice is done again; an old form undoes nothing.
    assert_eq!(desk.post(&path, &cookie, &sent(&rejected, "undo")).status, 409);
    // Put off: it comes last.
    assert_eq!(desk.post(&path, &cookie, &sent(&report(), "skip")).status, 303);
    assert!(
        !desk
            .get(&article, &cookie)
            .body
            .contains(&format!("<form id=\"report\" method=\"post\" action=\"{path}\""))
    );
    // A question.
    let mut asked = report();
    assert_eq!(desk.post(&path, &cookie, &sent(&asked, "flag")).status, 422, "a question without words");
    asked.insert("question".into(), "which gate?".into());
    assert_eq!(desk.post(&path, &cookie, &sent(&asked, "flag")).status, 303);
    assert!(desk.get("/inbox?flagged=1", &cookie).body.contains("question"));
    assert!(desk.get(&format!("{article}?report=0"), &cookie).body.contains("which gate?"));
    // A report of one's own, by typing the words that tell it, and without a script.
    let made = desk.post(&format!("{article}/reports"), &cookie, &format!("words={}", encoded("تسلمت")));
    let at = made.location().unwrap();
    let fields = form(&desk.get(&at, &cookie));
    assert_eq!(fields.get("q_trigger").map(String::as_str), Some("تسلمت"));
    assert_eq!(desk.post(&format!("{article}/reports"), &cookie, "words=not+in+it").status, 422);
    // Words of an actor that are no code, and a quote that is not in the article, go back into the form.
    let mut wrong = fields;
    wrong.insert("by".into(), "Ahmad".into());
    wrong.insert("q_place".into(), "not in it".into());
    let index = at.split("report=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let again = desk.post(&format!("{article}/reports/{index}"), &cookie, &sent(&wrong, "accept"));
    assert_eq!(again.status, 422);
    assert!(
        again.body.contains("Persons are no actors") && again.body.contains("do not stand in the article")
    );
    assert_eq!(form(&again).get("by").map(String::as_str), Some("Ahmad"), "what was typed is lost");
}

#[test]
fn values_are_taken_from_the_text_without_a_script_and_with_one() {
    let desk = Running::start();
    let cookie = desk.launch();
    let article = desk.pasted(&cookie);
    let page = desk.get(&format!("{article}?report=0"), &cookie);
    // The select of tolls offers "11 جنديا" with its place in the text.
    let select = page.body.split("name=\"from_killed\"").nth(1).unwrap();
    let select = &select[..select.find("</select>").unwrap()];
    let option = select.split("<option").find(|o| o.contains("→ 11")).unwrap();
    let value = option.split("value=\"").nth(1).unwrap();
    let value = value[..value.find('"').unwrap()].to_owned();
    let mut fields = form(&page);
    fields.insert("from_killed".into(), value.clone());
    let taken = desk.post(&format!("{article}/reports/0"), &cookie, &sent(&fields, "take-killed"));
    assert_eq!(taken.status, 200);
    assert_eq!(form(&taken).get("killed_best").map(String::as_str), Some("11"));
    assert!(form(&taken).get("q_killed").unwrap().contains("11"));
    // The same for the script, as JSON; places are Unicode scalars.
    let (start, end) = value.split_once('-').unwrap();
    let said = desk.get(&format!("{article}/words?slot=killed&start={start}&end={end}"), &cookie);
    assert_eq!(said.header("content-type").as_deref(), Some("application/json"));
    assert!(said.body.contains("\"killed_best\":\"11\""), "{}", said.body);
    assert_eq!(desk.get(&format!("{article}/words?slot=killed&start=5&end=5"), &cookie).status, 422);
    assert_eq!(desk.get(&format!("{article}/words?slot=killed&start=0&end=99999999"), &cookie).status, 422);
    // A place that is looked up by its name.
    let mut fields = form(&page);
    fields.insert("place".into(), "الموصل".into());
    let looked = desk.post(&format!("{article}/reports/0"), &cookie, &sent(&fields, "look-up"));
    assert!(looked.body.contains("IQ-NI"), "Mosul is not found");
}

#[test]
fn a_second_coding_is_blind_and_differences_are_settled() {
    let desk = Running::start();
    let admin = desk.team();
    let (first, second) = (desk.account(&admin, "first", "codes"), desk.account(&admin, "second", "codes"));
    let judge = desk.account(&admin, "judge", "approves");
    let article = desk.pasted(&first);
    accept_all(&desk, &first, &article);
    let begun = desk.post(&format!("{article}/second"), &second, "");
    let coding = begun.location().unwrap();
    assert!(coding.starts_with("/codings/"), "{begun:?}");
    // Nothing of the first coding is seen, neither here nor on the article's page; nobody else sees this one.
    let page = desk.get(&coding, &second).body;
    assert!(!page.contains("name=\"killed_best\""), "a report of the first is shown");
    assert_eq!(desk.get(&article, &second).status, 422);
    assert_eq!(desk.get(&coding, &first).status, 403);
    assert_eq!(desk.get(&format!("{coding}/compare"), &judge).status, 422, "it is open");
    assert_eq!(desk.post(&format!("{article}/second"), &first, "").status, 422, "not blind");
    // One report, of which the kind differs from the first coder's.
    let made =
        desk.post(&format!("{coding}/reports"), &second, &format!("words={}", encoded("فجر انتحاري نفسه")));
    let at = made.location().unwrap();
    let mut fields = form(&desk.get(&at, &second));
    fields.insert("killed_low".into(), "31".into());
    fields.insert("kind".into(), "Remote explosive/landmine/IED".into());
    let index = at.split("report=").nth(1).unwrap().to_owned();
    assert_eq!(desk.post(&format!("{coding}/reports/{index}"), &second, &sent(&fields, "save")).status, 303);
    assert_eq!(desk.post(&format!("{coding}/end"), &second, "").status, 303);
    assert_eq!(
        desk.post(&format!("{coding}/reports/{index}"), &second, &sent(&fields, "save")).status,
        409,
        "it is ended"
    );
    let compared = desk.get(&format!("{coding}/compare"), &judge);
    assert_eq!(compared.status, 200);
    assert!(compared.body.contains("F1") && compared.body.contains("differs"), "{}", compared.body);
    let pair = compared.body.split("name=\"pair-").nth(1).unwrap();
    let pair = format!("pair-{}", &pair[..pair.find('"').unwrap()]);
    assert_eq!(desk.post(&format!("{coding}/settle"), &second, &format!("{pair}=second")).status, 403);
    assert_eq!(desk.post(&format!("{coding}/settle"), &judge, &format!("{pair}=second")).status, 303);
    assert_eq!(
        desk.post(&format!("{coding}/settle"), &judge, &format!("{pair}=second")).status,
        409,
        "settled twice"
    );
    let first_index = pair.split('-').nth(1).unwrap();
    let now = form(&desk.get(&format!("{article}?report={first_index}"), &judge));
    assert_eq!(now.get("kind").map(String::as_str), Some("Remote explosive/landmine/IED"));
    // Whoever settled it has a part in it.
    assert_eq!(desk.post(&format!("{article}/state"), &first, "do=check").status, 303);
    assert_eq!(desk.post(&format!("{article}/state"), &judge, "do=approve").status, 422);
}

const TWICE: [&str; 2] = [
    "published: 2021-07-20\nsource: one\n\nتفجير في بغداد\n\nقتل 30 شخصا في تفجير انتحاري في سوق بمدينة الصدر في بغداد يوم 19 تموز 2021.",
    "published: 2021-07-20\nsource: two\n\nانفجار في بغداد\n\nقتل 35 شخصا في تفجير انتحاري في سوق بمدينة الصدر في بغداد يوم 19 تموز 2021.",
];

#[test]
fn one_incident_or_two_is_previewed_decided_and_taken_back() {
    let desk = Running::start();
    let cookie = desk.launch();
    for text in TWICE {
        assert_eq!(desk.post("/inbox/paste", &cookie, &format!("text={}", encoded(text))).status, 303);
    }
    let count = |n: usize| {
        let page = desk.get("/incidents", &cookie).body;
        let said = if n == 1 { "One incident.".to_owned() } else { format!("{n} incidents.") };
        assert!(page.contains(&said), "not {said}: {page}");
        let at = page.find("/incidents/merged/").unwrap();
        page[at..at + page[at..].find('"').unwrap()].to_owned()
    };
    let page = desk.get(&count(1), &cookie);
    // Both tellers and where they differ.
    assert!(
        page.body.contains("Where tellers differ")
            && page.body.contains(">30<")
            && page.body.contains(">35<"),
        "{}",
        page.body
    );
    let split = page.field("split").unwrap();
    let id = page.field("incident").unwrap();
    let preview = desk.post(
        "/incidents/decide",
        &cookie,
        &format!("incident={id}&split={}&do=preview", encoded(&split)),
    );
    assert_eq!(preview.status, 200);
    assert_eq!(
        preview
            .body
            .split("id=\"after\"")
            .nth(1)
            .unwrap()
            .split("</ul>")
            .next()
            .unwrap()
            .matches("<li>")
            .count(),
        2
    );
    count(1);
    let listed = preview.body.split("name=\"pairs\"").nth(1).unwrap();
    let listed = plain(&listed[listed.find('>').unwrap() + 1..listed.find("</textarea>").unwrap()]);
    let decide =
        format!("incident={id}&pairs={}&verdict=different&why=two+markets&do=decide", encoded(&listed));
    let done = desk.post("/incidents/decide", &cookie, &decide);
    let now = done.location().unwrap();
    count(2);
    let page = desk.get(&now, &cookie);
    assert!(
        page.body.contains("decided to be two incidents") && page.body.contains("two markets"),
        "{}",
        page.body
    );
    let taken = format!("incident={id}&pairs={}&do=withdraw", encoded(&listed));
    assert_eq!(desk.post("/incidents/decide", &cookie, &taken).status, 303);
    count(1);
    assert!(desk.get("/log", &cookie).body.contains("decision taken back"));
    // Names that are none.
    for pairs in ["", "a", "a%230", "x%0Ay", "a%230%0Aa%230"] {
        assert_eq!(
            desk.post("/incidents/decide", &cookie, &format!("pairs={pairs}&verdict=same&do=decide")).status,
            422,
            "{pairs}"
        );
    }
}

#[test]
fn a_purge_leaves_a_line_and_no_content() {
    let desk = Running::start();
    let admin = desk.team();
    let secret = "published: 2022-01-23\n\nعنوان سري\n\nقتل 7 جنود في هجوم شنه تنظيم داعش في مدينة الحسكة أمس، كلمةفريدة.";
    let article = desk.post("/inbox/paste", &admin, &format!("text={}", encoded(secret))).location().unwrap();
    accept_all(&desk, &admin, &article);
    assert_eq!(desk.post(&format!("{article}/purge"), &admin, "why=").status, 422);
    assert_eq!(desk.post(&format!("{article}/purge"), &admin, "why=a+court+asked").status, 303);
    assert_eq!(desk.get(&article, &admin).status, 404);
    assert!(desk.get("/incidents", &admin).body.contains("No incident is selected"));
    let log = desk.get("/log", &admin).body;
    assert!(
        log.contains("removed for good") && log.contains("a court asked") && log.contains("accepted"),
        "{log}"
    );
    // Neither the file nor its log holds a word of it.
    drop(desk.get("/inbox", &admin));
    for file in ["", "-wal"] {
        let bytes = std::fs::read(format!("{}{file}", desk.store.display())).unwrap_or_default();
        for word in ["كلمةفريدة", "عنوان سري"] {
            assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word} is in the file{file}");
        }
    }
}

#[test]
fn corrections_come_out_as_a_coded_set() {
    let desk = Running::start();
    let cookie = desk.launch();
    let article = desk.pasted(&cookie);
    assert_eq!(desk.get("/coded/reports.jsonl", &cookie).body, "");
    accept_all(&desk, &cookie, &article);
    assert_eq!(desk.post(&format!("{article}/state"), &cookie, "do=check").status, 303);
    let words = encoded("منطقة أم الكرامي");
    assert_eq!(
        desk.post(&format!("{article}/redactions"), &cookie, &format!("words={words}&why=test")).status,
        303
    );
    let (reports, articles) =
        (desk.get("/coded/reports.jsonl", &cookie), desk.get("/coded/articles.jsonl", &cookie));
    assert!(reports.header("content-disposition").unwrap().contains("attachment"));
    let coded = tazamun_reader::eval::coded("reports.jsonl", &reports.body).unwrap();
    let read =
        tazamun_record::formats::read_articles("articles.jsonl", articles.body.as_bytes(), None).unwrap();
    assert_eq!((coded.len(), read.len()), (1, 1));
    assert_eq!(coded[0].doc, read[0].doc);
    assert!(!coded[0].incidents.is_empty());
    let whole = read[0].whole();
    assert!(!whole.contains("أم الكرامي"), "words that are left out");
    for incident in &coded[0].incidents {
        assert!(incident.report.trigger.stands_in(&whole));
        assert!(incident.report.quotes.iter().all(|(_, quote)| quote.stands_in(&whole)), "{incident:?}");
        assert_eq!(incident.report.confidence, None, "a person's coding is no guess");
    }
    assert_eq!(desk.get("/coded/approved-reports.jsonl", &cookie).body, "");
    assert_eq!(desk.get("/coded/../war.db", &cookie).status, 404);
}

#[test]
fn the_bytes_of_an_article_are_kept_as_they_arrived() {
    let desk = Running::start();
    let cookie = desk.launch();
    let article = desk.pasted(&cookie);
    let original = desk.get(&format!("{article}/original"), &cookie);
    assert_eq!(original.body, common::example());
    assert_eq!(original.header("content-type").as_deref(), Some("application/octet-stream"));
    assert!(original.header("content-disposition").unwrap().starts_with("attachment"));
    assert!(desk.get(&article, &cookie).body.contains("SHA-256"));
    // The same again is no second article.
    assert_eq!(desk.pasted(&cookie), article);
}

#[test]
fn pages_are_in_every_language_and_filters_are_kept_under_addresses() {
    let desk = Running::start();
    let cookie = desk.launch();
    desk.pasted(&cookie);
    let arabic = format!("{cookie}; tazamun-language=ar");
    let french = format!("{cookie}; tazamun-language=fr");
    for path in [
        "/inbox",
        "/incidents",
        "/incidents?view=map",
        "/incidents?view=line",
        "/incidents?view=calendar",
        "/people",
        "/log",
        "/articles/1",
        "/codings",
        "/questions",
        "/briefs",
        "/data",
        "/data/digest",
        "/questions/claims/1",
    ] {
        for (cookie, start) in [
            (&cookie, "<html lang=\"en\" dir=\"ltr\""),
            (&arabic, "<html lang=\"ar\" dir=\"rtl\""),
            (&french, "<html lang=\"fr\" dir=\"ltr\""),
        ] {
            let page = desk.get(path, cookie);
            assert_eq!(page.status, 200, "{path}: {}", page.body);
            assert!(page.body.contains(start), "{path}");
            assert!(!page.body.contains("{$") && !page.body.contains("{ $"), "{path}: a value is not given");
        }
    }
    // Codes, days and places have their French names.
    let table = desk.get("/incidents", &french).body;
    for said in
        ["Irak", "janvier 2022", "État islamique", "Incidents", "lu par un programme, vérifié par personne"]
    {
        assert!(table.contains(said), "{said}: {table}");
    }
    assert!(!table.contains("Islamic State") && !table.contains("January"), "{table}");
    let review = desk.get("/articles/1", &french).body;
    assert!(review.contains("Attaque armée ou accrochage") && !review.contains(">Armed clash<"), "{review}");
    assert!(desk.get("/incidents?view=map", &cookie).body.contains("<circle"), "no incident on the map");
    let wrong = desk.get("/incidents?filter=contry%3DIQ", &cookie);
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("country") && wrong.body.contains("value=\"contry=IQ\""), "{}", wrong.body);
    let saved = desk.post("/incidents/saved", &cookie, "name=mine&query=filter%3Dcountry%253DIQ");
    assert_eq!(saved.location().as_deref(), Some("/incidents?filter=country%3DIQ"));
    assert!(desk.get("/incidents", &cookie).body.contains("/incidents?filter=country%3DIQ"));
    assert_eq!(desk.post("/incidents/saved", &cookie, "name=x&query=%22%3E%3Cscript%3E").status, 422);
}

#[test]
fn counts_come_as_events_while_a_page_is_open() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let desk = Running::start();
    let cookie = desk.launch();
    let mut stream = std::net::TcpStream::connect(desk.at).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
    write!(stream, "GET /live HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n", desk.host()).unwrap();
    let mut lines = BufReader::new(stream).lines();
    let mut next = |wanted: &str| {
        for _ in 0..200 {
            let line = lines.next().unwrap().unwrap();
            if line.starts_with("data:") && line.contains(wanted) {
                return;
            }
        }
        panic!("{wanted} is never told");
    };
    next("\"read\":0");
    desk.pasted(&cookie);
    next("\"read\":1");
    assert_eq!(desk.get("/live", "").status, 401);
}
