use super::*;
use tazamun_record::Report;

fn report(sub: &str, day: &str, lat: f64, killed: Option<u32>, actor: &str) -> Report {
    let killed = killed.map_or("null".to_owned(), |n| format!(r#"{{"low":{n},"best":{n},"high":{n}}}"#));
    let event = sub.parse::<tazamun_record::SubEventType>().unwrap().event_type();
    let line = format!(
        r#"{{"event_type":"{event}","sub_event_type":"{sub}","date_start":"{day}","date_end":"{day}","country":"IQ",
        "adm1":"IQ-DI","place":"x","lat":{lat},"lon":44.6,"where_prec":1,"actor1":["{actor}"],"actor2":[],
        "killed":{killed},"wounded":null,"trigger":"x"}}"#
    );
    serde_json::from_str(&line).unwrap()
}

fn article(incidents: Vec<Report>) -> Vec<ArticleReports> {
    vec![ArticleReports { doc: "a".into(), incidents }]
}

fn score(coded: &[ArticleReports], read: &[ArticleReports]) -> Score {
    super::score(&coded.iter().cloned().map(CodedArticle::from).collect::<Vec<_>>(), read)
}

#[test]
fn the_same_reports_agree_in_all() {
    let coded = article(vec![report("Armed clash", "2022-01-21", 34.0, Some(11), "IS")]);
    let score = score(&coded, &coded);
    assert_eq!(score.incidents.f1(), 1.0);
    assert_eq!(score.records.f1(), 1.0);
    assert!(Slot::ALL.iter().all(|s| score.agreement(*s) == 1.0));
}

#[test]
fn a_wrong_attacker_spoils_the_record_and_not_the_finding() {
    let coded = article(vec![report("Armed clash", "2022-01-21", 34.0, Some(11), "IS")]);
    let read = article(vec![report("Armed clash", "2022-01-21", 34.0, Some(11), "PKK")]);
    let score = score(&coded, &read);
    assert_eq!((score.incidents.f1(), score.records.f1()), (1.0, 0.0));
    assert_eq!(score.agreement(Slot::Actor1), 0.0);
}

#[test]
fn two_days_apart_are_two_incidents() {
    let coded = article(vec![report("Armed clash", "2022-01-21", 34.0, None, "IS")]);
    let read = article(vec![report("Armed clash", "2022-01-23", 34.0, None, "IS")]);
    let score = score(&coded, &read);
    assert_eq!(score.incidents, Found { right: 0, surplus: 1, missed: 1 });
}

#[test]
fn doubtful_codings_are_not_asked_for() {
    let mut doubtful = report("Attack", "2022-01-21", 34.0, None, "IS");
    doubtful.sure = Some(1);
    let coded = article(vec![doubtful.clone()]);
    assert_eq!(score(&coded, &article(vec![])).incidents, Found::default());
    assert_eq!(score(&coded, &article(vec![doubtful])).incidents, Found::default());
}

#[test]
fn the_pairing_takes_the_highest_sum() {
    let near = report("Armed clash", "2022-01-21", 34.0, Some(3), "IS");
    let other = report("Armed clash", "2022-01-21", 34.3, Some(5), "IS");
    let score = score(&article(vec![near.clone(), other.clone()]), &article(vec![other, near]));
    assert_eq!(score.agreement(Slot::Killed), 1.0);
}

#[test]
fn invented_quotes_are_counted() {
    let read = article(vec![report("Armed clash", "2022-01-21", 34.0, None, "IS")]);
    let mut score = score(&read, &read);
    count_quotes(&mut score, &read, |_| Some("other words".into()));
    assert_eq!((score.quotes, score.quotes_in_text), (1, Some(0)));
    assert!(score.to_string().contains("0.0000 of 1"));
}

#[test]
fn where_two_coders_differ_both_are_right() {
    let line = |either: &str| {
        let report = report("Armed clash", "2022-01-21", 34.0, Some(11), "IS");
        let mut report = serde_json::to_value(report).unwrap();
        report["either"] = serde_json::from_str(either).unwrap();
        serde_json::json!({ "doc": "a", "incidents": [report] }).to_string()
    };
    let read = article(vec![report("Armed clash", "2022-01-21", 34.0, Some(12), "PKK")]);
    let killed = r#"{"killed":{"low":12,"best":12,"high":12},"actor1":["PKK"]}"#;
    for (either, right) in [(killed, 1), ("{}", 0), ("null", 0)] {
        let score = super::score(&coded("gold.jsonl", &line(either)).unwrap(), &read);
        assert_eq!(score.slots.get(&Slot::Killed).copied().unwrap_or(0), right, "{either}");
        assert_eq!(score.records.right, right, "{either}");
        assert_eq!(score.differences.is_empty(), right == 1, "{either}");
    }
}
