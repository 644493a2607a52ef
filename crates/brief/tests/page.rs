//! What a person sees of a brief, without a browser: the words, their order, what every number rests on.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod january;

use january::brief;
use std::collections::BTreeSet;
use tazamun_brief::*;
use tazamun_sync::{Verdict, Withholding};

fn tested(brief: &mut Brief) -> &mut Tested {
    match &mut brief.answer {
        BriefAnswer::Tested(tested) => tested,
        BriefAnswer::NotTested(_) => panic!("the January brief is tested"),
    }
}

fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_terminal_says_the_verdict_in_about_ten_lines() {
    for lang in Lang::ALL {
        let said = terminal(&brief(), lang);
        assert!((8..=14).contains(&said.lines().count()), "{said}");
        insta::assert_snapshot!(format!("terminal_{}", lang.code()), said);
    }
}

#[test]
fn markdown_holds_words_evidence_and_limits() {
    insta::assert_snapshot!("markdown_en", markdown(&brief(), Lang::English));
    let arabic = markdown(&brief(), Lang::Arabic);
    assert!(arabic.contains("11 جنديا") && arabic.contains("كيف تحصل"), "{arabic}");
}

#[test]
fn json_holds_the_verdict_and_no_article() {
    let json = json(&brief());
    assert_eq!(json["schema"], "tazamun.brief/1");
    assert_eq!(json["tested"]["verdict"]["verdict"], "consistent-with-chance");
    assert_eq!(json["confidence"], "low");
    assert_eq!(json["tested"]["b"]["events"], 56);
    assert!(json["said"]["ar"]["coordinated"][0].as_str().unwrap().contains("المصادفة"));
    assert_eq!(json["articles"][0]["text"], serde_json::Value::Null);
}

#[test]
fn every_link_inside_the_page_leads_somewhere_and_every_name_is_used_once() {
    let page = html(&brief());
    let names = attributes(&page, "id");
    let unique: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), unique.len(), "a name is used twice");
    let inside: Vec<&str> =
        attributes(&page, "href").into_iter().filter_map(|h| h.strip_prefix('#')).collect();
    assert!(inside.len() >= 20, "{} links", inside.len());
    for link in inside {
        assert!(unique.contains(link), "#{link} leads nowhere");
    }
}

#[test]
fn every_number_of_the_answers_leads_to_its_evidence() {
    let page = html(&brief());
    for words in ["<a href=\"#ar-i3-killed\">11</a>", "<a href=\"#en-i3-killed\">11</a>"] {
        assert!(page.contains(words), "{words}");
    }
    let marked = "<span id=\"ar-i3-killed\"></span><mark class=\"killed\" title=\"القتلى\">11 جنديا</mark>";
    assert!(page.contains(marked), "the words of the number are not marked");
}

/// The sections that speak in sentences: every number in them is a link to what it rests on, but for the hundred of "15 in
/// 100" and the level of an interval.
#[test]
fn every_number_of_the_sentences_is_a_link() {
    let page = html(&brief());
    let mut numbers = 0;
    for name in ["rare", "usual", "change"] {
        for lang in Lang::ALL {
            let start = format!("<section id=\"{}-{name}\"", lang.code());
            let section = page.split(&start).nth(1).unwrap().split("</section>").next().unwrap();
            numbers += attributes(section, "href").len();
            let words = without(&without(section, "<svg", "</svg>"), "<a ", "</a>");
            let text = without(&words, "<", ">").replace("95", "").replace("100", "");
            assert!(!text.contains(|c: char| c.is_ascii_digit()), "{lang:?} {name}: {text}");
        }
    }
    let answers = page.split("<dl class=\"answers\">").skip(1);
    for half in answers.map(|rest| rest.split("</dl>").next().unwrap()) {
        numbers += attributes(half, "href").len();
        let text = without(&without(half, "<a ", "</a>"), "<", ">").replace("100", "");
        assert!(!text.contains(|c: char| c.is_ascii_digit()), "{text}");
    }
    assert!(numbers >= 30, "{numbers} links");
}

/// A text without its parts from one mark to another.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once(to).map_or("", |(_, rest)| rest))
}

#[test]
fn what_the_map_does_not_draw_is_counted() {
    let page = html(&crowded());
    assert!(page.contains("smaller attacks are not drawn") && page.contains("هجوم أصغر لم يُرسم"));
    assert!(!html(&brief()).contains("are not drawn"));
}

#[test]
fn years_and_times_are_counted_in_words() {
    let said = |times: f64, years: f64| {
        let mut brief = brief();
        if let Some(pair) = &mut tested(&mut brief).pair {
            (pair.per_year.value, pair.return_years.value, pair.span_years) = (times, years, years);
        }
        Lang::ALL.map(|lang| terminal(&brief, lang)).concat()
    };
    let once = said(1.0, 1.0);
    for words in ["about once a year", "In one year the record", "نحو مرة في السنة", "في سنة واحدة"]
    {
        assert!(once.contains(words), "{words}: {once}");
    }
    let rare = said(0.5, 2.0);
    for words in ["about once in 2 years", "In 2 years the record", "مرة كل سنتين", "في سنتين"]
    {
        assert!(rare.contains(words), "{words}: {rare}");
    }
}

#[test]
fn the_four_verdicts_and_no_fifth() {
    let cases = [
        (Verdict::ConsistentWithChance, "consistent with chance", "المصادفة"),
        (Verdict::MoreThanChance, "more coincidences than chance explains", "أكثر مما تفسّره المصادفة"),
        (Verdict::TooThin { needed: 10, a: 4, b: 52 }, "the record is too thin to tell", "السجل أقل"),
        (
            Verdict::Withheld {
                reason: Withholding::TooManyAlarms { pairs: 1_000, false_alarms: 0.09, level: 0.05 },
            },
            "no verdict can be given",
            "لا يمكن إصدار حكم",
        ),
    ];
    for (verdict, english, arabic) in cases {
        let mut brief = brief();
        tested(&mut brief).verdict = verdict;
        let page = html(&brief);
        assert!(page.contains(english) && page.contains(arabic), "{english}");
        for claim in ["were coordinated.", "proves", "certainly", "بالتأكيد", "يثبت أن"] {
            assert!(!page.contains(claim), "{english}: '{claim}' claims more than the test");
        }
    }
}

#[test]
fn a_brief_without_two_theatres_is_still_a_page() {
    for why in [WhyNot::NoIncident, WhyNot::OneIncident, WhyNot::NoSharedActor, WhyNot::NoEvents] {
        let mut brief = brief();
        brief.answer = BriefAnswer::NotTested(why);
        if why == WhyNot::NoIncident {
            brief.told.clear();
        }
        let page = html(&brief);
        assert!(page.contains("No coincidence was tested") && page.contains("لم يُختبر"), "{why:?}");
        assert_eq!(page.contains("11 جنديا"), why != WhyNot::NoIncident, "{why:?}");
        assert!(terminal(&brief, Lang::English).lines().count() >= 5);
    }
}

#[test]
fn a_question_without_an_article_or_any_finding_is_still_a_page() {
    let mut brief = brief();
    brief.articles.clear();
    brief.told.clear();
    let asked = tested(&mut brief);
    asked.question.side_by_side = None;
    (asked.coincidence, asked.shuffle, asked.pair, asked.certificate) = (None, None, None, None);
    asked.choices.clear();
    let page = html(&brief);
    assert!(page.contains("The question compares") && page.contains("Asked without an article"));
    assert!(!page.contains("<figure><figcaption>"), "a figure without a picture");
}

#[test]
fn numbers_stand_in_the_digits_asked_for() {
    let mut brief = brief();
    brief.numerals = Numerals::ArabicIndic;
    assert!(terminal(&brief, Lang::Arabic).contains("٢٠٢٢"));
    assert!(terminal(&brief, Lang::English).contains("2022"));
}

/// Three years with several attacks a day on both sides, as large as a country's record gets.
fn crowded() -> Brief {
    let mut brief = brief();
    let asked = tested(&mut brief);
    let first = tazamun_record::day_number(tazamun_record::Date::constant(2016, 1, 1));
    let many = |events: &[TheatreEvent], step: i64| -> Vec<TheatreEvent> {
        let days = (0..4_000_i64).map(|i| first + (i * step) % 1_096);
        days.zip(events.iter().cycle())
            .map(|(day, event)| TheatreEvent { when: tazamun_record::day_at(day).into(), ..event.clone() })
            .collect()
    };
    asked.question.a.events = many(&asked.question.a.events, 7);
    asked.question.b.events = many(&asked.question.b.events, 11);
    if let Some(found) = &mut asked.coincidence {
        found.window = tazamun_sync::Window { first, last: first + 1_095 };
        found.close_pairs = (0..5_000)
            .map(|i| tazamun_sync::ClosePair { a: first + i % 1_096, b: first + (i + 1) % 1_096 })
            .collect();
    }
    brief
}

/// How fast it is written is measured by `cargo bench -p tazamun-brief`.
#[test]
fn a_page_stays_small_and_is_written_alike_each_time() {
    for (name, brief) in [("January", brief()), ("crowded", crowded())] {
        let page = html(&brief);
        assert_eq!(html(&brief), page, "one brief gives one page");
        println!("{name}: {} bytes", page.len());
        assert!(page.len() < 400_000, "{name}: {} bytes", page.len());
    }
}
