//! Events to answers through the library, as a program that binds it would go.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

use serde_json::Value;
use std::fmt::Write as _;
use tazamun_analysis::*;

/// Two countries with scattered attacks, the second a day after the first in part; `extra` is a column of its own.
fn csv(extra: impl Fn(i64) -> String) -> String {
    let mut text = "id,date,country,killed,unit\n".to_owned();
    for n in 0..120_i64 {
        let day = tazamun_record::day_at(18_000 + (n * n * 7 + 3 * n) % 900);
        let next = tazamun_record::day_at(18_001 + (n * n * 7 + 3 * n) % 900);
        let _ = writeln!(text, "a{n},{day},IQ,{},{}", n % 9, extra(n));
        let _ = writeln!(text, "b{n},{next},SY,{},{}", n % 5, extra(n));
    }
    text
}

fn sources(text: &str) -> [Source; 1] {
    [Source::bytes("events.csv", text)]
}

fn quick(a: &str, b: &str) -> SynchronyQuestion {
    SynchronyQuestion { certificate: false, ..SynchronyQuestion::of(a, b) }
}

#[test]
fn a_filter_may_ask_for_any_column_and_none_is_kept() {
    let text = csv(|n| if n % 2 == 0 { "north".to_owned() } else { String::new() });
    let all = quick("country=IQ", "country=SY").ask(&sources(&text)).unwrap();
    let north = quick("country=IQ,unit=north", "country=SY").ask(&sources(&text)).unwrap();
    let of = |answer: &Answer<Synchrony>| answer.result.a.events + answer.result.a.outside;
    assert_eq!((of(&all), of(&north)), (120, 60));
    assert_eq!(all.result.verdict, SynchronyVerdict::MoreThanChance);
    let unknown = quick("country=IQ,unti=north", "country=SY").ask(&sources(&text)).unwrap_err().to_string();
    assert!(unknown.contains("did you mean 'unit'"), "{unknown}");
}

#[test]
fn every_answer_has_one_form() {
    let text = csv(|_| String::new());
    let source = sources(&text);
    let sync = serde_json::to_value(quick("country=IQ", "country=SY").ask(&source).unwrap()).unwrap();
    let trend = TrendQuestion { filter: None, period: Period::default(), seed: 1 };
    let data = Dataset::open(&source, &trend.wanted().unwrap()).unwrap();
    let trend = serde_json::to_value(trend.answer(&data).unwrap()).unwrap();
    for answer in [&sync, &trend] {
        let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["schema", "version", "data", "question", "result", "certificate", "warnings"]);
        assert_eq!(answer["data"][0]["events"], 240);
    }
    assert_eq!(sync["result"]["verdict"], "more-than-chance");
    assert_eq!(trend["question"]["filter"], "");
}

#[test]
fn a_dataset_answers_the_questions_it_was_opened_for() {
    let text = csv(|_| String::new());
    let question = quick("country=IQ", "country=SY");
    let data = Dataset::open(&sources(&text), &question.wanted(Sources::Filtered).unwrap()).unwrap();
    assert!(question.answer(&data).is_ok());
    let other = quick("country=IQ,killed>=3", "country=SY").answer(&data).unwrap_err();
    assert!(matches!(other, Error::NotLoaded(_)), "{other}");
}

/// Incidents as merging writes them: each rests on a report.
fn merged(confidence: Option<&str>) -> String {
    let extra = confidence.map_or_else(String::new, |c| format!(r#","extra":{{"confidence":"{c}"}}"#));
    let mut lines = String::new();
    for n in 0..120_i64 {
        for (country, later) in [("IQ", 0), ("SY", 1)] {
            let day = tazamun_record::day_at(18_000 + later + (n * n * 7 + 3 * n) % 900);
            let _ = writeln!(
                lines,
                r#"{{"id":"{country}{n}","date_start":"{day}","date_end":"{day}","country":"{country}","reports":["a{n}#0"]{extra}}}"#
            );
        }
    }
    lines
}

fn robustness(text: &str) -> (Value, Vec<Warning>) {
    let source = [Source::bytes("incidents.jsonl", text)];
    let answer = SynchronyQuestion::of("country=IQ", "country=SY").ask(&source).unwrap();
    let certificate = serde_json::to_value(answer.certificate.unwrap()).unwrap();
    (certificate["sensitivity"].clone(), answer.warnings)
}

#[test]
fn errors_of_reading_reach_the_verdict() {
    let (sure, warnings) = robustness(&merged(None));
    assert_eq!(sure["doubts"], "none");
    assert_eq!(warnings, [Warning::Unreviewed { incidents: 240, of: 240, by_model: 0 }]);
    let (doubted, _) = robustness(&merged(Some("0.2")));
    assert_eq!((doubted["doubts"].as_str(), doubted["doubtful_events"].as_u64()), (Some("drawn"), Some(240)));
    let same = doubted["same_verdict"].as_f64().unwrap();
    assert!((0.0..1.0).contains(&same), "{doubted}");
    assert!(doubted["p"]["low"].as_f64() < doubted["p"]["high"].as_f64(), "{doubted}");
}

#[test]
fn the_same_events_on_both_sides_are_refused() {
    let text = csv(|_| String::new());
    let both = quick("country=IQ", "killed>=3").ask(&sources(&text)).unwrap_err();
    assert!(matches!(both, Error::SharedEvents { .. }), "{both}");
}

#[test]
fn the_built_in_record_has_its_gaps_and_days() {
    let answer = quick("country=IQ", "country=SY").ask(&[Source::BuiltIn]).unwrap();
    assert_eq!((answer.result.from.to_string(), answer.data[0].events), ("2021-07-01".to_owned(), 105));
}
