//! The brief on the January example, filled as the command line would fill it: the articles and the record are those
//! of `examples/`, the findings are written down here so that no change of a test elsewhere moves a picture.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

use std::path::PathBuf;
use tazamun_brief::*;
use tazamun_record::{
    Article, Date, Facts, Incident, Interval, Place, Point, Quote, Quotes, Report, SubEventType, Toll,
    WherePrec, day_number, formats,
};
use tazamun_sync::{
    Certificate, ClosePair, Coincidence, Correlogram, Estimate, Pair, SeriesSummary, Shuffle, Verdict,
    Window,
    joint_days::{Wave, Waves},
};

fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// The example article: two header lines, an empty line, the title, an empty line, the text.
pub(crate) fn article(lang: Lang) -> Article {
    let name = format!("2022-01-23.{}.txt", lang.code());
    let file = std::fs::read_to_string(examples().join("articles").join(&name)).unwrap();
    let mut parts = file.splitn(3, "\n\n");
    let (_, title, text) = (parts.next(), parts.next().unwrap(), parts.next().unwrap());
    Article {
        doc: name,
        published: Date::constant(2022, 1, 23),
        title: title.trim().to_owned(),
        text: text.to_owned(),
        source: Some("tazamun examples".to_owned()),
        url: Some("https://example.org/2022-01-23".to_owned()),
    }
}

fn estimate(value: f64, low: f64, high: f64) -> Estimate {
    Estimate { value, low, high }
}

fn day(month: i8, day: i8) -> Date {
    Date::constant(2022, month, day)
}

struct Told3<'a> {
    sub: SubEventType,
    when: Interval,
    place: (&'a str, &'a str, &'a str, f64, f64),
    killed: Option<u32>,
    quotes: [&'a str; 4],
}

fn told(article: &Article, t: &Told3<'_>) -> SourcedIncident {
    let whole = article.whole();
    let quote = |words: &str| {
        let at = whole.find(words).unwrap_or_else(|| panic!("'{words}' does not stand in the article"));
        Quote::cut(&whole, at..at + words.len()).unwrap()
    };
    let some = |words: &str| (!words.is_empty()).then(|| quote(words));
    let (country, adm1, name, lat, lon) = t.place;
    let point = Some(Point::new(lat, lon).unwrap());
    let place =
        Place::new(country.parse().ok(), Some(adm1.into()), Some(name.into()), point, Some(WherePrec::Near))
            .unwrap();
    let mut facts = Facts::new(t.sub.into(), t.when, place);
    facts.actor1 = vec!["IS".parse().unwrap()];
    facts.killed = t.killed.map(Toll::exactly);
    let [trigger, date, place, killed] = t.quotes;
    let quotes = Quotes { date: some(date), place: some(place), killed: some(killed), ..Quotes::default() };
    let report = Report {
        facts: facts.clone(),
        trigger: quote(trigger),
        quotes,
        sure: None,
        confidence: None,
        confidences: None,
        reader: None,
    };
    SourcedIncident {
        incident: Incident::new(format!("{}#0", article.doc), facts),
        reports: vec![LinkedReport { article: 0, report }],
    }
}

/// The two attacks of the night and the rocket attack before them, as the Arabic example tells them.
pub(crate) fn told_in_arabic(article: &Article) -> Vec<SourcedIncident> {
    let night = Interval::new(day(1, 20), day(1, 21)).unwrap();
    vec![
        told(
            article,
            &Told3 {
                sub: SubEventType::Shelling,
                when: day(1, 4).into(),
                place: ("SY", "SY-DY", "road between Homs and Deir ez-Zor", 34.9, 38.9),
                killed: Some(5),
                quotes: [
                    "هجوم بالصواريخ",
                    "4 كانون الثاني/يناير الجاري",
                    "الطريق بين حمص ودير الزور",
                    "5 جنود",
                ],
            },
        ),
        told(
            article,
            &Told3 {
                sub: SubEventType::RemoteExplosive,
                when: day(1, 20).into(),
                place: ("SY", "SY-HA", "al-Sinaa prison, Hasakah", 36.48, 40.75),
                killed: None,
                quotes: [
                    "هاجم مسلحون من تنظيم داعش سجن الصناعة",
                    "مساء الخميس 20 كانون الثاني/يناير",
                    "الحسكة",
                    "",
                ],
            },
        ),
        told(
            article,
            &Told3 {
                sub: SubEventType::ArmedClash,
                when: night,
                place: ("IQ", "IQ-DI", "Umm al-Karami", 34.33, 44.47),
                killed: Some(11),
                quotes: ["هاجم عناصر من التنظيم مقرا", "ليل الخميس - الجمعة", "أم الكرامي", "11 جنديا"],
            },
        ),
    ]
}

/// The built-in record, one country of it.
fn theatre(code: &str, english: &str, arabic: &str) -> Theatre {
    let bytes = std::fs::read(examples().join("record/incidents.csv")).unwrap();
    let events = formats::read_events("incidents.csv", &bytes).unwrap();
    let here = |i: &Incident| i.facts.place.country().is_some_and(|c| c.code() == code);
    Theatre {
        filter: format!("country={code},actor1=IS"),
        name: Translations::new(english, arabic),
        actor: Some(Translations::new("Islamic State", "تنظيم داعش")),
        events: events.incidents.iter().filter(|i| here(i)).map(Into::into).collect(),
    }
}

fn close_pairs(a: &Theatre, b: &Theatre, window: Window) -> Vec<ClosePair> {
    let days = |t: &Theatre| {
        let exact = t.events.iter().filter(|e| e.when.days() <= 3);
        let mut days: Vec<i64> = exact.map(|e| day_number(e.when.start())).collect();
        days.retain(|d| (window.first..=window.last).contains(d));
        days.sort_unstable();
        days.dedup();
        days
    };
    let (a, b) = (days(a), days(b));
    a.iter()
        .flat_map(|&a| b.iter().filter(move |&&b| a.abs_diff(b) <= 1).map(move |&b| ClosePair { a, b }))
        .collect()
}

fn correlogram() -> Correlogram {
    let lags: Vec<i64> = (-15..=15).collect();
    let z = lags.iter().map(|l| ((l * l * 7 + l * 3) % 23) as f64 / 8.0 - 1.4).collect();
    Correlogram { lags, z, envelope: 2.9 }
}

fn choices() -> Vec<ComparisonChoice> {
    let mut rows = Vec::new();
    for (row, killed) in [0, 3, 5, 10].into_iter().enumerate() {
        for (column, within) in [0, 1, 2, 3, 7].into_iter().enumerate() {
            let events = [49, 30, 12, 4][row];
            let p = (row < 3).then_some(0.03 + 0.17 * row as f64 + 0.11 * column as f64);
            let per_year = Some(f64::from(within + 1) * 20.0 / f64::from(1 + killed * killed));
            rows.push(ComparisonChoice {
                within,
                killed_a: killed,
                killed_b: killed,
                window: None,
                events_a: events,
                events_b: events,
                p,
                per_year,
            });
        }
    }
    rows
}

/// Four regions, and a wave over two of them in the week of the two attacks.
fn regions() -> Regions {
    let names =
        [("Hasakah", "الحسكة"), ("Diyala", "ديالى"), ("Deir ez-Zor", "دير الزور"), ("Kirkuk", "كركوك")];
    let days = Window { first: day_number(day(1, 20)), last: day_number(day(1, 22)) };
    let wave = Wave { days, theatres: vec![0, 1], score: 6.1, p: 0.034 };
    Regions {
        names: names.map(|(english, arabic)| Translations::new(english, arabic)).to_vec(),
        found: Waves { p: 0.034, waves: vec![wave], surrogates: 999 },
    }
}

fn data() -> BriefData {
    BriefData {
        name: Translations::new(
            "The built-in record of Islamic State attacks",
            "السجل المدمج لهجمات تنظيم داعش",
        ),
        path: "built-in".into(),
        sha256: "9f2c4b7d1e6a8035c4d2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c".into(),
        events: 105,
        licence: Some("facts only, free to be used".into()),
        warnings: vec![
            Translations::new(
                "Coverage is uneven: this is a record of attacks that were reported and found, not of all attacks.",
                "التغطية غير متساوية: هذا سجل بالهجمات التي نُشرت وعُثر عليها، لا بكل الهجمات.",
            ),
            Translations::new(
                "Syria: about four fifths of attacks that killed 8 or more, and two fifths of those that killed 3 or more.",
                "سوريا: نحو أربعة أخماس الهجمات التي قتلت 8 أو أكثر، وخُمسا ما قتل 3 أو أكثر.",
            ),
        ],
        gaps: vec![
            Gap { side: Side::A, days: Interval::month(2021, 8).unwrap() },
            Gap { side: Side::A, days: Interval::month(2022, 2).unwrap() },
            Gap { side: Side::B, days: Interval::month(2022, 2).unwrap() },
        ],
        ..BriefData::default()
    }
}

/// The whole brief.
pub(crate) fn brief() -> Brief {
    let article = article(Lang::Arabic);
    let told = told_in_arabic(&article);
    let (a, b) = (theatre("SY", "Syria", "سوريا"), theatre("IQ", "Iraq", "العراق"));
    let window = Window { first: day_number(Date::constant(2021, 7, 10)), last: day_number(day(5, 31)) };
    let close_pairs = close_pairs(&a, &b, window);
    let compared = |i: usize, at_least_killed| Compared {
        incident: told[i].incident.clone(),
        told: Some(i),
        at_least_killed,
    };
    let side_by_side = Some(SideBySide { a: compared(1, None), b: compared(2, Some(11)) });
    let summary = |events| SeriesSummary { events, event_days: events - 5, too_vague: 3, outside: 1 };
    let coincidence = Coincidence {
        p: 0.42,
        observed: close_pairs.len() as f64,
        expected: 9.4,
        excess: estimate(close_pairs.len() as f64 - 9.4, -4.1, 9.9),
        within: 1,
        window,
        a: summary(45),
        b: summary(52),
        lags_compared: 264,
        close_pairs,
        correlogram: Some(correlogram()),
    };
    let tested = Tested {
        question: Comparison { a, b, within: 1, side_by_side, chosen: ChosenBy::ByArticle },
        verdict: Verdict::ConsistentWithChance,
        coincidence: Some(coincidence),
        shuffle: Some(Shuffle { p: 0.031, observed: 24.0, expected: 17.2, surrogates: 999 }),
        pair: Some(Pair {
            within: 1,
            per_year: estimate(0.42, 0.11, 1.3),
            return_years: estimate(2.4, 0.77, 9.1),
            chance_in_span: estimate(0.31, 0.09, 0.69),
            observed: 1,
            span_years: 0.9,
            window,
            a: summary(45),
            b: summary(6),
        }),
        certificate: Some(Certificate {
            pairs: 400,
            level: 0.05,
            false_alarms: estimate(0.048, 0.031, 0.073),
            power: estimate(0.38, 0.33, 0.43),
            effect: 0.15,
            holds: true,
        }),
        sensitivity: None,
        unreviewed: 0,
        choices: choices(),
        waves: Some(regions()),
    };
    Brief {
        opens_in: Lang::Arabic,
        numerals: Numerals::Western,
        articles: vec![article],
        told,
        unreviewed: 0,
        plan: None,
        arabic_places: Default::default(),
        answer: BriefAnswer::Tested(Box::new(tested)),
        data: vec![data()],
        claims: Vec::new(),
        reproduction: Reproduction {
            command: "tazamun brief examples/articles/2022-01-23.ar.txt --seed 1".into(),
            version: "tazamun 0.1.0".into(),
            seed: 1,
            made_on: None,
        },
    }
}
