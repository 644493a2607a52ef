//! A model is learned from coded articles, the same with any number of threads; coding that does not fit is refused.

#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use tazamun_reader::{
    Reader,
    eval::{CodedArticle, coded},
    gazetteer::Gazetteer,
    lang, language,
    model::Model,
    train::{Course, TrainError, Trained, train},
};
use tazamun_record::{Article, Date};

/// Towns with their division and where they lie.
const TOWNS: [(&str, &str, f64, f64); 4] = [
    ("الموصل", "IQ-NI", 36.34, 43.13),
    ("الرقة", "SY-RA", 35.95, 39.01),
    ("كركوك", "IQ-KI", 35.47, 44.39),
    ("حلب", "SY-HL", 36.2, 37.16),
];

/// Made-up articles: each tells one incident, and then speaks of something that is none.
fn articles() -> (Vec<Article>, String) {
    let mut articles = Vec::new();
    let mut gold = String::new();
    for n in 0..48_usize {
        let (town, adm1, lat, lon) = TOWNS[n % TOWNS.len()];
        let dead = 3 + n % 9;
        let (trigger, kind) = [
            ("انفجار سيارة مفخخة", "Remote explosive/landmine/IED"),
            ("غارة جوية", "Air/drone strike"),
            ("اشتباكات", "Armed clash"),
        ][n % 3];
        let event = if n % 3 == 2 { "Battles" } else { "Explosions/Remote violence" };
        let killed = format!("قتل {dead} أشخاص");
        let text = format!(
            "{killed} في {trigger} في {town} يوم أمس. وأعلن الوزير أن الحكومة تخشى وقوع هجوم جديد، ودعا إلى اجتماع."
        );
        let doc = format!("made-{n}");
        gold += &format!(
            r#"{{"doc":"{doc}","incidents":[{{"event_type":"{event}","sub_event_type":"{kind}","date_start":"2022-01-21","date_end":"2022-01-21",
            "country":"{}","adm1":"{adm1}","place":"x","lat":{lat},"lon":{lon},"where_prec":1,"actor1":[],"actor2":[],
            "killed":{{"low":{dead},"best":{dead},"high":{dead}}},"wounded":null,"trigger":"{trigger}",
            "quotes":{{"killed":"{killed}","place":"{town}","date":"أمس"}},"sure":3}}]}}"#,
            &adm1[..2]
        )
        .replace('\n', " ");
        gold.push('\n');
        articles.push(Article {
            doc,
            published: Date::constant(2022, 1, 22),
            title: format!("أخبار {town}"),
            text,
            source: Some("made up".to_owned()),
            url: None,
        });
    }
    (articles, gold)
}

fn learned(articles: &[Article], coded: &[CodedArticle], threads: usize) -> Result<Trained, TrainError> {
    let stories: HashMap<String, String> =
        articles.iter().take(40).map(|a| (a.doc.clone(), a.doc.clone())).collect();
    let course = Course { articles, coded, stories: Some(&stories), folds: 2, seed: 3, threads };
    train(&course, Gazetteer::built_in(), |article| language(article).unwrap_or_else(lang::first))
}

#[test]
fn what_is_learned_reads_unseen_articles_and_is_the_same_with_any_number_of_threads() {
    let (articles, gold) = articles();
    let gold = coded("gold", &gold).unwrap();
    let one = learned(&articles, &gold, 1).unwrap();
    assert!(one.score.incidents.f1() > 0.9, "{}", one.score);
    assert_eq!(one.held_out.len(), 40, "an article without a story is never judged");
    let bytes = one.model.to_bytes();
    assert_eq!(bytes, learned(&articles, &gold, 3).unwrap().model.to_bytes());
    assert!(
        one.model.about.contains("48 coded articles with 48 incidents: made up (48)"),
        "{}",
        one.model.about
    );
    let model = Model::from_bytes(&bytes).unwrap();
    let reader = Reader::new().with_model(&model);
    let reports = reader.read(&articles[0]);
    assert_eq!(reports.len(), 1);
    let confidence = reports[0].confidence.unwrap();
    assert!((0.0..=1.0).contains(&confidence));
    assert!(reports[0].confidences.as_ref().unwrap().contains_key("killed"));
    assert!(reader.at_least(1.0).read(&articles[0]).is_empty());
    let explained = reader.explain(&articles[0]);
    assert_eq!(explained.reports, reports);
    // A place without a rival has nothing spoken for it; the report as a whole always has.
    assert!(explained.decisions.iter().any(|d| d.field == "incident" && d.why != Default::default()));
}

#[test]
fn a_coding_that_does_not_fit_its_articles_is_refused_with_doc_incident_and_slot() {
    let (articles, gold) = articles();
    let refused = |gold: &str| learned(&articles, &coded("gold", gold).unwrap(), 1).unwrap_err().to_string();
    let unknown = refused(&gold.replace("\"made-7\"", "\"other\""));
    assert!(unknown.contains("'other'"), "{unknown}");
    let quote = refused(&gold.replacen("\"date\":\"أمس\"", "\"date\":\"غدا\"", 1));
    assert!(quote.contains("incident 1 of 'made-0', date") && quote.contains("غدا"), "{quote}");
    let late = refused(&gold.replacen("2022-01-21", "2031-01-21", 2));
    assert!(late.contains("made-0") && late.contains("date_start"), "{late}");
    let few: String = gold.lines().take(29).map(|l| format!("{l}\n")).collect();
    assert!(refused(&few).starts_with("29 coded incidents are too few"));
    let range = coded("gold", &gold.replacen("\"lat\":36.34", "\"lat\":96.34", 1)).unwrap_err().to_string();
    assert!(range.contains("incident 1 of 'made-0'") && range.contains("96.34"), "{range}");
}
