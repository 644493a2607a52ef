//! The rules for how sure a reader may be, case by case (`data/strength.tsv`).

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

use tazamun_brief::Confidence;
use tazamun_record::rows;
use tazamun_sync::{Certificate, Coincidence, Estimate, SeriesSummary, Verdict, Window, Withholding};

fn verdict(name: &str) -> Verdict {
    match name {
        "too-thin" => Verdict::TooThin { needed: 10, a: 4, b: 20 },
        "withheld" => Verdict::Withheld {
            reason: Withholding::TooManyAlarms { pairs: 1_000, false_alarms: 0.09, level: 0.05 },
        },
        "chance" => Verdict::ConsistentWithChance,
        "more" => Verdict::MoreThanChance,
        other => panic!("{other}"),
    }
}

fn coincidence(p: f64, low: f64) -> Coincidence {
    Coincidence {
        p,
        observed: 10.0,
        expected: 8.0,
        excess: Estimate { value: 2.0_f64.max(low), low, high: 20.0 },
        within: 1,
        window: Window { first: 0, last: 999 },
        a: SeriesSummary::default(),
        b: SeriesSummary::default(),
        lags_compared: 200,
        close_pairs: Vec::new(),
        correlogram: None,
    }
}

fn certificate(power: f64) -> Certificate {
    let exactly = |value| Estimate { value, low: value, high: value };
    Certificate {
        pairs: 400,
        level: 0.05,
        false_alarms: exactly(0.05),
        power: exactly(power),
        effect: 0.15,
        holds: true,
    }
}

#[test]
fn confidence_follows_the_rules() {
    let mut cases = 0;
    for (line, f) in rows(include_str!("data/strength.tsv")) {
        assert_eq!(f.len(), 6, "strength.tsv line {line}");
        let number = |text: &str| (text != "-").then(|| text.parse::<f64>().unwrap());
        let found = number(f[1]).zip(number(f[2])).map(|(p, low)| coincidence(p, low));
        let certificate = number(f[3]).map(certificate);
        let sure = Confidence::of(&verdict(f[0]), found.as_ref(), certificate.as_ref(), f[4] == "yes");
        assert_eq!(sure.name(), f[5], "strength.tsv line {line}");
        cases += 1;
    }
    assert!(cases >= 20);
}
