//! The whole story in a browser, in Arabic, English and French, by pointer and by keyboard alone: an article is pasted, a toll
//! corrected, the article checked, approved by a second person, and the incident seen on the map and on the line.

#![allow(clippy::unwrap_used, reason = "a test that cannot do what it is about has failed")]

mod common;

use common::{Running, example};
use serde_json::json;
use std::time::{Duration, Instant};
use tazamun_browser::{Browser, Page, View, accessibility, for_tests};

const WIDE: View = View { width: 1280, height: 900, dark: false };
const NARROW: View = View { width: 380, height: 800, dark: true };

/// How a person works.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Hands {
    Pointer,
    Keyboard,
}

struct Walk<'w, 'b> {
    page: Page<'b>,
    desk: &'w Running,
    hands: Hands,
    lang: &'static str,
    /// Answers of 422 that the walk has brought about, each of which the browser tells on its console.
    refused: usize,
}

impl Walk<'_, '_> {
    fn eval(&mut self, expression: &str) -> serde_json::Value {
        self.page.evaluate(expression).unwrap_or_else(|e| panic!("{expression}: {e}"))
    }

    /// Waits until something holds in the page.
    fn until(&mut self, expression: &str) {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            // While a page goes away there is nobody to ask.
            if self.page.evaluate(expression).is_ok_and(|v| v == true) {
                return;
            }
            assert!(
                Instant::now() < end,
                "never: {expression}; at {}",
                self.eval("location.href + document.body.innerText")
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Does what leads to another page, and waits for it.
    fn turn(&mut self, act: impl FnOnce(&mut Self)) {
        self.eval("window.before = true");
        act(self);
        self.until("!window.before && document.readyState === 'complete'");
    }

    /// Gets an element to do what it is for.
    fn use_it(&mut self, selector: &str) {
        match self.hands {
            Hands::Pointer => self.page.click(selector).unwrap_or_else(|e| panic!("{selector}: {e}")),
            Hands::Keyboard => {
                self.reach(selector);
                self.page.press("Enter").unwrap();
            }
        }
    }

    /// Brings the focus to an element: by the pointer, or by as many steps of Tab as it takes.
    fn reach(&mut self, selector: &str) {
        if self.hands == Hands::Pointer {
            return self.page.click(selector).unwrap_or_else(|e| panic!("{selector}: {e}"));
        }
        let there = format!("document.activeElement === document.querySelector({})", json!(selector));
        for _ in 0..250 {
            if self.eval(&there) == true {
                return;
            }
            self.page.press("Tab").unwrap();
        }
        panic!("{selector} is not reached by Tab at {}", self.eval("location.href"));
    }

    /// Puts text into a field in the place of what is there.
    fn fill(&mut self, selector: &str, text: &str) {
        self.reach(selector);
        self.eval("document.activeElement.select && document.activeElement.select()");
        self.page.type_text(text).unwrap();
    }

    fn go(&mut self, path: &str) {
        let to = format!("http://{}{path}", self.desk.at);
        // Decisions are merged a moment later where the machine is busy.
        for _ in 0..100 {
            self.turn(|walk| {
                walk.eval(&format!("location.href = {}", json!(to)));
            });
            if self.eval("!document.querySelector('.behind')") == true {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{path}: decisions are never merged");
    }

    /// What holds for every page: language and direction, no findings of axe, nothing on the console, nobody else asked, and no
    /// wider than a telephone.
    fn look(&mut self, what: &str) {
        let rtl = if self.lang == "ar" { "rtl" } else { "ltr" };
        assert_eq!(
            self.eval("document.documentElement.lang + ' ' + document.documentElement.dir"),
            format!("{} {rtl}", self.lang)
        );
        for view in [WIDE, NARROW] {
            self.page.look(view).unwrap();
            let over = self.eval("document.documentElement.scrollWidth - innerWidth");
            let culprit = self.eval(
                "[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, svg') && (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1) && !e.classList.contains('unseen') && !e.classList.contains('skip')).map(e => e.outerHTML.slice(0, 120)).slice(0, 3).join('\\n')",
            );
            assert!(
                over.as_f64().unwrap() <= 0.0,
                "{what} is {over} px too wide at {}: {culprit}",
                view.width
            );
            if let Some(found) = accessibility(&mut self.page).unwrap() {
                assert!(found.is_empty(), "{what} at {}: {found:#?}", view.width);
            }
        }
        self.page.look(WIDE).unwrap();
        let (told, console): (Vec<String>, Vec<String>) =
            self.page.console().unwrap().into_iter().partition(|line| line.contains("a status of 422"));
        assert!(console.is_empty() && told.len() <= self.refused, "{what}: {console:#?} {told:#?}");
        let own = format!("http://{}/", self.desk.at);
        let foreign: Vec<String> =
            self.page.requests().unwrap().into_iter().filter(|url| !url.starts_with(&own)).collect();
        assert!(foreign.is_empty(), "{what}: {foreign:?}");
    }

    fn login(&mut self, name: &str) {
        self.go("/login");
        self.fill("#name", name);
        self.fill("#password", "a long enough password");
        self.turn(|walk| walk.use_it("button.main"));
    }

    fn logout(&mut self) {
        self.turn(|walk| walk.use_it("form.who button"));
    }
}

fn story(lang: &'static str, hands: Hands) {
    let Some(mut browser) = for_tests() else { return };
    let desk = Running::start();
    walk(&mut browser, &desk, lang, hands);
}

fn walk(browser: &mut Browser, desk: &Running, lang: &'static str, hands: Hands) {
    let page = browser.open_address(&desk.opened, WIDE).unwrap();
    let mut walk = Walk { page, desk, hands, lang, refused: 0 };
    assert_eq!(walk.eval("location.pathname + location.search"), "/inbox", "the token is in the address");
    walk.turn(|walk| walk.use_it(&format!("button[lang={lang}]")));
    walk.look("the empty inbox");

    // From one who works alone to a team of two.
    walk.go("/people");
    walk.look("people, alone");
    walk.fill("#name", "leila");
    walk.fill("#new-password", "a long enough password");
    walk.turn(|walk| walk.use_it("main button.main"));
    walk.look("the login");
    walk.login("leila");
    walk.go("/people");
    walk.fill("#name", "second");
    walk.reach("#role");
    walk.eval("document.querySelector('#role').value = 'approves'");
    walk.fill("#new-password", "a long enough password");
    walk.turn(|walk| walk.use_it("main section button.main"));
    walk.look("people, a team");

    // The article, pasted.
    walk.go("/inbox");
    let text = example();
    walk.fill("#text", &text);
    walk.turn(|walk| walk.use_it("details[open] button.main"));
    assert!(walk.eval("location.pathname").as_str().unwrap().starts_with("/articles/"));
    walk.look("the article");
    let article = walk.eval("location.pathname").as_str().unwrap().to_owned();

    // The report with 11 killed: its toll becomes 12.
    let tabs = walk.eval("document.querySelectorAll('.tabs a').length").as_u64().unwrap();
    let at = (0..tabs)
        .find(|n| {
            walk.go(&format!("{article}?report={n}"));
            walk.eval("document.querySelector('#killed_best').value === '11'") == true
        })
        .unwrap();
    // The words are chosen in the text and used for the value: what the reader makes of them comes with them.
    if hands == Hands::Pointer {
        walk.page.click("#text mark.own[data-slot=killed]").unwrap();
        walk.eval("document.querySelector('#killed_best').value = ''");
        walk.page.click("[data-pick=killed]").unwrap();
        walk.until("document.querySelector('#killed_best').value === '11'");
    }
    for end in ["low", "best", "high"] {
        walk.fill(&format!("#killed_{end}"), "12");
    }
    match hands {
        Hands::Pointer => walk.turn(|walk| walk.use_it("[data-key=accept]")),
        Hands::Keyboard => walk.turn(|walk| {
            // Out of the field, and then the key in the place of A, which gives another letter on an Arabic layout.
            walk.page.press_place("Escape", "Escape").unwrap();
            walk.page.press_place("KeyA", "ش").unwrap();
        }),
    }
    assert!(
        walk.eval("location.search").as_str().unwrap().contains("done=corrected"),
        "{}",
        walk.eval("document.body.innerText")
    );
    walk.look("after a correction");
    // Undone, and done again.
    walk.turn(|walk| walk.use_it(".done [data-key=undo]"));
    assert_eq!(walk.eval("document.querySelector('#killed_best').value"), "11");
    for end in ["low", "best", "high"] {
        walk.fill(&format!("#killed_{end}"), "12");
    }
    walk.turn(|walk| walk.use_it(".decisions [data-key=accept]"));
    // All others as they are, by the key; then the article is checked.
    walk.go(&article);
    for _ in 0..tabs + 2 {
        if walk.eval("!!document.querySelector('button[value=check]')") == true {
            break;
        }
        match hands {
            Hands::Pointer => walk.turn(|walk| walk.use_it(".decisions [data-key=accept]")),
            Hands::Keyboard => walk.turn(|walk| walk.page.press_place("KeyA", "a").unwrap()),
        }
    }
    walk.turn(|walk| walk.use_it("button[value=check]"));
    walk.look("a checked article");
    assert_eq!(
        walk.eval("!document.querySelector('button[value=approve]')"),
        true,
        "one's own work can be approved"
    );
    walk.logout();

    // A second person approves.
    walk.login("second");
    walk.go(&article);
    walk.look("an article of another");
    walk.turn(|walk| walk.use_it("button[value=approve]"));
    walk.look("an approved article");

    // Its incident in the table, on the map, on the line, in the calendar, and by itself.
    walk.go("/incidents?filter=killed%3D12");
    assert_eq!(walk.eval("document.querySelectorAll('table.incidents tbody tr').length"), 1);
    assert_eq!(walk.eval("!!document.querySelector('.standing.approved')"), true);
    walk.look("the table");
    walk.turn(|walk| walk.use_it(".states a[href*='view=map']"));
    assert_eq!(walk.eval("document.querySelectorAll('#map svg.wide circle').length"), 1);
    walk.look("the map");
    walk.turn(|walk| walk.use_it(".states a[href*='view=line']"));
    assert_eq!(walk.eval("document.querySelectorAll('#line svg.wide path.sa').length"), 1);
    walk.look("the line");
    walk.go("/incidents?view=calendar");
    walk.look("the calendar");
    walk.go("/incidents?filter=killed%3D12");
    walk.turn(|walk| walk.use_it("table.incidents tbody a"));
    walk.look("an incident");
    assert_eq!(
        walk.eval("[...document.querySelectorAll('q')].some(q => q.textContent.includes('11'))"),
        true,
        "its words"
    );
    // A dataset comes in, and what became of it is told.
    walk.go("/data");
    walk.look("data");
    walk.eval("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    walk.fill("#dataset", "record");
    walk.eval(&format!(
        "(() => {{ const files = new DataTransfer(); files.items.add(new File([{}], 'attacks.csv')); \
         document.querySelector('#file').files = files.files; }})()",
        json!(String::from_utf8_lossy(tazamun_record::BUILT_IN_RECORD))
    ));
    walk.turn(|walk| walk.use_it("form[action='/data/import'] button.main"));
    walk.look("what became of a file");
    walk.go("/data");
    walk.look("data with a dataset");
    walk.go("/data/export?dataset=record&format=csv");
    walk.look("an export");
    walk.go("/data/digest");
    walk.look("the digest");

    // The claims of the article lead to questions.
    walk.go(&format!("/questions/claims/{}", article.trim_start_matches("/articles/")));
    walk.look("the claims of an article");

    // The question: a slip in a filter is told beside it, and nothing typed is lost.
    walk.go("/questions");
    walk.look("the form of a question");
    walk.fill("#a", "contry=IQ");
    walk.fill("#b", "country=SY");
    walk.turn(|walk| walk.use_it("form.question button.main"));
    assert_eq!(walk.eval("document.querySelector('#a').getAttribute('aria-invalid')"), "true");
    assert_eq!(walk.eval("document.querySelector('#b').value"), "country=SY");
    walk.refused += 1;
    walk.look("a question with a fault");
    walk.fill("#a", "country=IQ");
    walk.turn(|walk| walk.use_it("form.question button.main"));
    walk.until("location.pathname.startsWith('/questions/asked/')");
    walk.until("document.readyState === 'complete'");
    walk.look("the answer");
    assert_eq!(walk.eval("document.querySelectorAll('.brief svg.wide').length > 2"), true, "no pictures");
    assert_eq!(
        walk.eval("getComputedStyle(document.querySelector('.brief svg .a')).fill !== 'rgb(0, 0, 0)'"),
        true,
        "the pictures have no colours"
    );

    // The brief is shared, and its address stays.
    walk.turn(|walk| walk.use_it("form[action='/briefs/publish'] button"));
    assert!(walk.eval("location.pathname").as_str().unwrap().starts_with("/briefs/"));
    walk.look("the brief");
    let brief = walk.eval("location.pathname").as_str().unwrap().to_owned();
    walk.go("/briefs");
    walk.look("the list of briefs");
    walk.turn(|walk| walk.use_it("table a"));
    assert!(brief.starts_with(walk.eval("location.pathname").as_str().unwrap()), "{brief}");
    let pdf = walk.page.pdf().unwrap();
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 20_000, "{} bytes", pdf.len());

    for path in [
        "/log",
        "/codings",
        "/questions",
        "/briefs",
        "/data",
        "/no-such-page",
        &format!("{article}?report={at}"),
    ] {
        walk.go(path);
        // A page that is not there is told on the console by the browser itself.
        if path != "/no-such-page" {
            walk.look(path);
        } else {
            let _ = walk.page.console();
        }
        if path == "/no-such-page" {
            return;
        }
    }
}

#[test]
fn in_arabic_by_keyboard_alone() {
    story("ar", Hands::Keyboard);
}

#[test]
fn in_arabic_by_pointer() {
    story("ar", Hands::Pointer);
}

#[test]
fn in_english_by_keyboard_alone() {
    story("en", Hands::Keyboard);
}

#[test]
fn in_english_by_pointer() {
    story("en", Hands::Pointer);
}

#[test]
fn in_french_by_keyboard_alone() {
    story("fr", Hands::Keyboard);
}

#[test]
fn in_french_by_pointer() {
    story("fr", Hands::Pointer);
}

#[test]
fn words_chosen_in_the_text_become_a_report_and_arabic_letters_stay_joined() {
    let Some(mut browser) = for_tests() else { return };
    let desk = Running::start();
    let page = browser.open_address(&desk.opened, WIDE).unwrap();
    let mut walk = Walk { page, desk: &desk, hands: Hands::Pointer, lang: "en", refused: 0 };
    walk.turn(|walk| walk.use_it("button[lang=en]"));
    let text = example();
    walk.fill("#text", &text);
    walk.turn(|walk| walk.use_it("details[open] button.main"));
    // The text in the page is the article's, letter by letter, and every run says where it stands.
    let shown = walk.eval(
        "[...document.querySelectorAll('#text [data-at]')].every((run, n, all) => n === 0 || \
         Number(run.dataset.at) >= Number(all[n - 1].dataset.at) + [...all[n - 1].textContent].length)",
    );
    assert_eq!(shown, true);
    // No mark begins or ends within a word.
    let cut = walk.eval(
        "[...document.querySelectorAll('#text mark')].filter(m => /[\\p{L}\\p{M}\\p{N}]$/u.test(m.previousSibling?.textContent || '') && /^[\\p{L}\\p{M}\\p{N}]/u.test(m.textContent) || \
         /^[\\p{L}\\p{M}\\p{N}]/u.test(m.nextSibling?.textContent || '') && /[\\p{L}\\p{M}\\p{N}]$/u.test(m.textContent)).length",
    );
    assert_eq!(cut, 0);
    // Words chosen by their letters, across runs, and the key for a new report.
    let select = "(() => { const runs = [...document.querySelectorAll('#text [data-at]')];\
        const whole = runs.map(r => r.textContent).join(''); const at = whole.indexOf('تسلمت السلطات العراقية'); let passed = 0;\
        const find = (n) => { let seen = 0; for (const r of runs) { const l = r.textContent.length; if (n <= seen + l) return [r.firstChild, n - seen]; seen += l; } };\
        const range = document.createRange(); range.setStart(...find(at + 1 - 1)); range.setEnd(...find(at + 5));\
        getSelection().removeAllRanges(); getSelection().addRange(range); return getSelection().toString(); })()";
    assert_eq!(walk.eval(select), "تسلمت");
    walk.eval("document.activeElement.blur()");
    walk.until("getSelection().toString() === 'تسلمت'");
    walk.turn(|walk| walk.page.press_place("KeyN", "ى").unwrap());
    assert!(
        walk.eval("location.search").as_str().unwrap().contains("done=added"),
        "{}",
        walk.eval("document.body.innerText")
    );
    assert_eq!(walk.eval("document.querySelector('#q_trigger').value"), "تسلمت");
    walk.look("a report of one's own");
    // Keys can be turned off.
    walk.page.click("#keys").unwrap();
    walk.eval("document.activeElement.blur(); window.before = true");
    walk.page.press_place("KeyR", "r").unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(walk.eval("window.before"), true, "a key acted that was turned off");
}

/// Writes the pictures of the README; by hand: `cargo test -p tazamun-desk --test chromium -- --ignored`.
#[test]
#[ignore = "writes the pictures of the README"]
fn write_the_pictures_of_the_readme() {
    let Some(mut browser) = for_tests() else { return };
    let desk = Running::start();
    let page = browser.open_address(&desk.opened, View { width: 1180, height: 820, dark: false }).unwrap();
    let mut walk = Walk { page, desk: &desk, hands: Hands::Pointer, lang: "ar", refused: 0 };
    walk.turn(|walk| walk.use_it("button[lang=ar]"));
    let text = example();
    walk.fill("#text", &text);
    walk.turn(|walk| walk.use_it("details[open] button.main"));
    walk.go("/articles/1?report=1");
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    // The first screen of the page is enough.
    walk.eval("document.body.style.cssText = 'block-size: 820px; overflow: hidden'; document.documentElement.style.overflow = 'hidden'");
    std::fs::write(docs.join("desk-review.png"), walk.page.screenshot(0.75).unwrap()).unwrap();
    walk.go("/incidents?view=map");
    walk.eval("document.body.style.cssText = 'block-size: 1100px; overflow: hidden'");
    std::fs::write(docs.join("desk-map.png"), walk.page.screenshot(0.6).unwrap()).unwrap();
}
