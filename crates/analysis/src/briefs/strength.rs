//! Findings → how sure a reader may be: fixed rules, applied in order, tested as a table (`tests/data/strength.tsv`).
//!
//! 1. No verdict (record too thin, or the certificate failed): no confidence at all.
//! 2. No certificate: low, whatever p says, since nobody knows how often the test errs on data like these.
//! 3. "Consistent with chance": as high as the test is able to see a real link, by the certificate's power at its
//!    stated effect: high from 0.8, moderate from 0.5, low below. An absence of evidence is as good as the search.
//! 4. "More than chance": high where p < 0.01 and the whole 95 % interval of the excess lies above zero; moderate where
//!    p < 0.05 and it does; low otherwise.
//! 5. A record with known gaps or warnings on its coverage never gives a high confidence: high becomes moderate.

use serde::Serialize;
use tazamun_sync::{Certificate, Coincidence, Verdict};

/// How sure a reader may be of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// There is no verdict to be sure of.
    None,
    /// The answer may well be wrong or blind.
    Low,
    /// The answer is worth something, and one piece is missing.
    Moderate,
    /// As sure as dates can make one.
    High,
}

impl Confidence {
    /// Its name in messages and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::None => "none",
            Confidence::Low => "low",
            Confidence::Moderate => "moderate",
            Confidence::High => "high",
        }
    }

    /// The confidence that the findings allow, by the rules above.
    pub fn of(
        verdict: &Verdict,
        coincidence: Option<&Coincidence>,
        certificate: Option<&Certificate>,
        uneven_coverage: bool,
    ) -> Confidence {
        let found = match verdict {
            Verdict::TooThin { .. } | Verdict::Withheld { .. } => return Confidence::None,
            Verdict::ConsistentWithChance => certificate.map(blindness),
            Verdict::MoreThanChance => certificate.and(coincidence).map(conviction),
        };
        match found.unwrap_or(Confidence::Low) {
            Confidence::High if uneven_coverage => Confidence::Moderate,
            confidence => confidence,
        }
    }
}

/// Rule 3.
fn blindness(certificate: &Certificate) -> Confidence {
    match certificate.power.value {
        power if power >= 0.8 => Confidence::High,
        power if power >= 0.5 => Confidence::Moderate,
        _ => Confidence::Low,
    }
}

/// Rule 4.
fn conviction(coincidence: &Coincidence) -> Confidence {
    match coincidence.p {
        _ if coincidence.excess.low <= 0.0 => Confidence::Low,
        p if p < 0.01 => Confidence::High,
        p if p < 0.05 => Confidence::Moderate,
        _ => Confidence::Low,
    }
}
