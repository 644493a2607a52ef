//! The page in a real browser: silent, asking for nothing, accessible, printable, the same as it was, and unmoved by
//! hostile input.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod january;
mod reference;

use january::brief;
use std::path::{Path, PathBuf};
use tazamun_brief::*;
use tazamun_browser::{Browser, Page, View, accessibility, for_tests};
use tazamun_record::Quote;

const WIDE: View = View { width: 1280, height: 900, dark: false };
const NARROW: View = View { width: 380, height: 800, dark: false };

fn written(name: &str, page: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.html"));
    std::fs::write(&file, page).unwrap();
    file
}

fn show(page: &mut Page<'_>, lang: Lang) {
    let click = format!("document.querySelector('label[for=show-{}]').click()", lang.code());
    page.evaluate(&click).unwrap();
}

/// Each width, scheme of colours and language.
fn views() -> impl Iterator<Item = (View, Lang)> {
    let all = [WIDE, NARROW].into_iter().flat_map(|view| [false, true].map(|dark| View { dark, ..view }));
    all.flat_map(|view| Lang::ALL.map(|lang| (view, lang)))
}

fn quiet(page: &mut Page<'_>) {
    assert_eq!(page.console().unwrap(), Vec::<String>::new());
    assert_eq!(page.requests().unwrap(), Vec::<String>::new());
}

#[test]
fn the_page_is_silent_asks_for_nothing_fits_and_is_accessible() {
    let Some(mut browser) = for_tests() else { return };
    let file = written("quiet", &html(&brief()));
    let mut page = browser.open(&file, WIDE).unwrap();
    for (view, lang) in views() {
        page.look(view).unwrap();
        show(&mut page, lang);
        let wide = page.evaluate("document.documentElement.scrollWidth").unwrap();
        assert!(wide.as_u64().unwrap() <= u64::from(view.width), "{lang:?} at {}: {wide} wide", view.width);
        // Each width and each scheme once: axe takes seconds, and colours do not hang on the width.
        if view.dark != (view.width == NARROW.width) {
            continue;
        }
        let found = accessibility(&mut page).unwrap();
        assert_eq!(found.unwrap_or_default(), [], "{lang:?}, {view:?}");
    }
    quiet(&mut page);
}

#[test]
fn the_switch_works_by_keyboard_and_shows_one_language() {
    let Some(mut browser) = for_tests() else { return };
    let mut page = browser.open(&written("switch", &html(&brief())), WIDE).unwrap();
    let shown = "['ar', 'en'].filter(l => document.querySelector('.half-' + l).offsetHeight > 0).join()";
    assert_eq!(page.evaluate(shown).unwrap(), "ar");
    page.evaluate("document.getElementById('show-en').focus(); document.activeElement.click()").unwrap();
    assert_eq!(page.evaluate(shown).unwrap(), "en");
    assert_eq!(page.evaluate("document.activeElement.id").unwrap(), "show-en");
}

/// By keyboard alone: past the switch or onto it, from one language to the other, and through every link of the half
/// that is shown, each of which says by an outline that it has the focus.
#[test]
fn the_page_is_walked_by_keyboard() {
    let Some(mut browser) = for_tests() else { return };
    let mut page = browser.open(&written("keys", &html(&brief())), WIDE).unwrap();
    let at = |page: &mut Page<'_>, js: &str| page.evaluate(&format!("document.activeElement.{js}")).unwrap();

    page.press("Tab").unwrap();
    assert_eq!(at(&mut page, "className"), "skip skip-ar", "the first stop is the way past the switch");
    let seen = "getBoundingClientRect().top >= 0";
    assert_eq!(at(&mut page, seen), true, "and it is seen");
    page.press("Enter").unwrap();
    page.press("Tab").unwrap();
    assert_eq!(at(&mut page, "closest('main').id"), "ar-answers", "it leads to the answers");

    page.evaluate("location.hash = ''; document.activeElement.blur(); getSelection().removeAllRanges()")
        .unwrap();
    page.evaluate("document.querySelector('.skip-ar').focus()").unwrap();
    page.press("Tab").unwrap();
    assert_eq!(at(&mut page, "id"), "show-ar", "then comes the switch");
    let outline = "getComputedStyle(document.activeElement.nextElementSibling).outlineStyle";
    assert_eq!(page.evaluate(outline).unwrap(), "solid", "the focus on the switch is seen");
    page.press("ArrowRight").unwrap();
    assert_eq!(at(&mut page, "id"), "show-en", "arrows change the language");
    assert_eq!(at(&mut page, "checked"), true);

    // On through the English half, in the order in which it is read.
    let stops = "[...document.querySelectorAll('.half-en a[href], .half-en summary, .half-en [tabindex=\"0\"]')]\
                 .filter(e => e.checkVisibility()).length";
    let stops = page.evaluate(stops).unwrap().as_u64().unwrap();
    assert!(stops >= 20, "{stops} stops");
    page.evaluate("window.last = document.querySelector('.switch'); 0").unwrap();
    let step = "(() => { const e = document.activeElement, s = getComputedStyle(e);\
        const after = window.last.compareDocumentPosition(e) & 4; window.last = e;\
        return [e.closest('.half-en') !== null, after > 0, s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 2,\
                (e.innerText || e.ariaLabel || '').trim() !== ''].join() })()";
    for stop in 0..stops {
        page.press("Tab").unwrap();
        let html = at(&mut page, "outerHTML.slice(0, 120)");
        assert_eq!(page.evaluate(step).unwrap(), "true,true,true,true", "stop {stop}: {html}");
    }
}

/// What a screen reader is told: landmarks, headings without a step left out, a name for every picture.
#[test]
fn a_screen_reader_finds_its_way() {
    let Some(mut browser) = for_tests() else { return };
    let mut page = browser.open(&written("read", &html(&brief())), WIDE).unwrap();
    for lang in Lang::ALL {
        let half = |js: &str| {
            format!("(() => {{ const half = document.querySelector('.half-{}'); {js} }})()", lang.code())
        };
        let levels = half("return [...half.querySelectorAll('h1, h2, h3')].map(h => h.tagName[1]).join('')");
        let levels = page.evaluate(&levels).unwrap().as_str().unwrap().to_owned();
        assert!(levels.starts_with('1') && levels.matches('1').count() == 1, "{lang:?}: {levels}");
        assert!(!levels.contains("13"), "{lang:?}: {levels}");
        let named =
            half("return [...half.querySelectorAll('svg[role=img]')].every(s => s.ariaLabel.length > 20)");
        assert_eq!(page.evaluate(&named).unwrap(), true, "{lang:?}: a picture without words");
        let all = half(
            "return [...half.querySelectorAll('figure > svg')].every(s => s.getAttribute('role') === 'img')",
        );
        assert_eq!(page.evaluate(&all).unwrap(), true, "{lang:?}");
        let direction = half("return half.lang + half.dir + half.querySelectorAll('main, footer').length");
        assert_eq!(page.evaluate(&direction).unwrap(), format!("{}{}2", lang.code(), lang.direction()));
    }
}

/// What a reader who knows no statistics has to find, in the first 120 words that are read out.
#[test]
fn the_four_answers_stand_in_the_first_120_words() {
    let Some(mut browser) = for_tests() else { return };
    let sure = ["The record does not show it", "Not very", "Attacks that nobody reported"];
    let arabic = ["لا يُظهر السجل ذلك", "ضعيف", "هجمات لم ينشرها أحد"];
    let article = [(Lang::English, "20 January 2022", sure), (Lang::Arabic, "20 كانون الثاني 2022", arabic)];
    answered_at_once(&mut browser, "words", &brief(), &article);

    let mut question = brief();
    (question.articles, question.told) = (Vec::new(), Vec::new());
    if let BriefAnswer::Tested(tested) = &mut question.answer {
        (tested.question.side_by_side, tested.question.chosen) = (None, ChosenBy::ByUser);
    }
    let asked = [
        (Lang::English, "all recorded attacks in Syria", sure),
        (Lang::Arabic, "كل الهجمات المسجلة في سوريا", arabic),
    ];
    answered_at_once(&mut browser, "words-question", &question, &asked);
}

/// The answers that stand in the first 120 words, in each language: what happened, and the three others.
fn answered_at_once(browser: &mut Browser, name: &str, brief: &Brief, wanted: &[(Lang, &str, [&str; 3])]) {
    let mut page = browser.open(&written(name, &html(brief)), WIDE).unwrap();
    for &(lang, happened, answers) in wanted {
        show(&mut page, lang);
        let read =
            page.evaluate(&format!("document.querySelector('.half-{}').innerText", lang.code())).unwrap();
        let words: Vec<&str> = read.as_str().unwrap().split_whitespace().take(120).collect();
        let start = words.join(" ");
        println!("{lang:?}: {start}");
        for answer in [happened].into_iter().chain(answers) {
            assert!(start.contains(answer), "{lang:?}: '{answer}' is not among the first 120 words: {start}");
        }
    }
}

#[test]
fn it_prints_on_two_to_four_pages() {
    let Some(mut browser) = for_tests() else { return };
    let mut page = browser.open(&written("print", &html(&brief())), WIDE).unwrap();
    for lang in Lang::ALL {
        show(&mut page, lang);
        let pdf = page.pdf().unwrap();
        std::fs::write(
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("print-{}.pdf", lang.code())),
            &pdf,
        )
        .unwrap();
        let text = String::from_utf8_lossy(&pdf);
        let pages = text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count();
        assert!((2..=4).contains(&pages), "{lang:?}: {pages} pages");
    }
}

#[test]
fn it_looks_as_it_did() {
    let Some(mut browser) = for_tests() else { return };
    let mut page = browser.open(&written("looks", &html(&brief())), WIDE).unwrap();
    let fonts =
        "document.fonts.check('16px \"Noto Naskh Arabic\"') && document.fonts.check('16px \"Noto Serif\"')";
    if page.evaluate(fonts).unwrap() != true {
        println!("skipped: the reference images were taken with the Noto fonts (fonts-noto-core)");
        return;
    }
    for (view, lang) in views() {
        page.look(view).unwrap();
        show(&mut page, lang);
        let scheme = if view.dark { "dark" } else { "light" };
        let name = format!("{}-{}-{scheme}", lang.code(), view.width);
        reference::compare(&name, &page.screenshot(0.125).unwrap());
    }
}

/// A brief in which everything that came from outside wants to be more than text.
fn hostile() -> Brief {
    let evil = "\"'><script>window.broken=1;console.log('broken')</script><img src=x onerror=window.broken=1>\u{202E}gnp\u{2066}\u{1b}[2J&lt;";
    let mut brief = brief();
    let article = &mut brief.articles[0];
    article.title = format!("{evil}{}", "long".repeat(2_500));
    article.text = format!("{evil} {}", article.text);
    article.source = Some(evil.into());
    article.url = Some("javascript:window.broken=1".into());
    let whole = article.whole();
    for told in &mut brief.told {
        told.incident.facts.actor_source = Some(evil.into());
        told.incident.facts.actor1 = vec![tazamun_record::Actor::other(evil)];
        for report in &mut told.reports {
            report.report.facts.actor_source = Some(evil.into());
            report.report.trigger = Quote::cut(&whole, 0..evil.len()).unwrap();
            report.report.quotes.place = Some(Quote::cut(&whole, 0..whole.len()).unwrap());
        }
    }
    let data = &mut brief.data[0];
    (data.path, data.citation) = (evil.into(), Some(evil.into()));
    data.url = Some("data:text/html,<script>window.broken=1</script>".into());
    data.warnings.push(Translations::same(evil));
    brief.reproduction.command = evil.into();
    if let BriefAnswer::Tested(tested) = &mut brief.answer {
        tested.question.a.name = Translations::same(evil);
        tested.question.a.filter = evil.into();
        tested.question.b.actor = Some(Translations::same(evil));
    }
    brief
}

#[test]
fn hostile_input_is_text_and_breaks_nothing() {
    let Some(mut browser) = for_tests() else { return };
    let brief = hostile();
    let mut page = browser.open(&written("hostile", &html(&brief)), NARROW).unwrap();
    for lang in Lang::ALL {
        show(&mut page, lang);
        assert_eq!(page.evaluate("window.broken === undefined").unwrap(), true);
        assert_eq!(
            page.evaluate("document.querySelectorAll('script, img, iframe, object').length").unwrap(),
            0
        );
        let foreign = "[...document.links].filter(a => !/^(https?|file):/.test(a.protocol)).length";
        assert_eq!(page.evaluate(foreign).unwrap(), 0);
        let steering = "/[\\u202A-\\u202E\\u2066-\\u2069\\u001b]/.test(document.documentElement.outerHTML)";
        assert_eq!(page.evaluate(steering).unwrap(), false);
        let text = page.evaluate("document.body.innerText").unwrap();
        assert!(
            text.as_str().unwrap().contains("<script>window.broken=1"),
            "{lang:?}: it is not shown as text"
        );
        let wide = page.evaluate("document.documentElement.scrollWidth").unwrap();
        assert!(wide.as_u64().unwrap() <= 380, "{lang:?}: {wide} wide");
    }
    quiet(&mut page);
    let terminal = Lang::ALL.map(|lang| terminal(&brief, lang) + &markdown(&brief, lang)).concat();
    assert!(!terminal.contains(['\u{1b}', '\u{202E}']));
    // In Markdown, what stands between back-quotes is code and nothing else.
    let markdown = markdown(&brief, Lang::English);
    let prose: String = markdown.split('`').step_by(2).collect();
    assert!(!prose.contains("<script") && !prose.contains("<img"));
}
