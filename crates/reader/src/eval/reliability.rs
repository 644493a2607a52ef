//! Whether confidence keeps what it promises, and how far figures may be off by the choice of articles.

use super::{CodedArticle, Found, Score, Slot};
use std::fmt;
use tazamun_record::ArticleReports;

/// Reports of about the same confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Confidence from which on a report is in it.
    pub from: f64,
    /// Confidence up to which a report is in it.
    pub to: f64,
    /// How many reports.
    pub count: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share of them that is right.
    pub right: f64,
}

/// Bins of equal width.
const BINS: usize = 10;

fn bins(seen: &[(f64, bool)]) -> Vec<Bin> {
    (0..BINS)
        .filter_map(|i| {
            let (from, to) = (i as f64 / BINS as f64, (i + 1) as f64 / BINS as f64);
            let of = |p: f64| ((p * BINS as f64) as usize).min(BINS - 1) == i;
            let in_it: Vec<&(f64, bool)> = seen.iter().filter(|(p, _)| of(*p)).collect();
            let count = in_it.len();
            let mean = |sum: f64| sum / count as f64;
            (count > 0).then(|| Bin {
                from,
                to,
                count,
                confidence: mean(in_it.iter().map(|(p, _)| p).sum()),
                right: mean(in_it.iter().filter(|(_, r)| *r).count() as f64),
            })
        })
        .collect()
}

/// Mean distance between confidence and share right, each bin by its count; none where nothing says how sure it is.
fn error(seen: &[(f64, bool)]) -> Option<f64> {
    let all = seen.len() as f64;
    let off = |b: &Bin| (b.confidence - b.right).abs() * b.count as f64 / all;
    (!seen.is_empty()).then(|| bins(seen).iter().map(off).sum())
}

impl Score {
    /// Reports by their confidence.
    pub fn reliability(&self) -> Vec<Bin> {
        bins(&self.confidences)
    }

    /// The expected calibration error of reports (ten bins of equal width); none where no report says how sure it is.
    pub fn calibration_error(&self) -> Option<f64> {
        error(&self.confidences)
    }

    /// The expected calibration error of each slot whose confidence is said.
    pub fn slot_calibration(&self) -> Vec<(Slot, f64)> {
        self.slot_confidences.iter().filter_map(|(slot, seen)| Some((*slot, error(seen)?))).collect()
    }

    pub(super) fn print_reliability(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(error) = self.calibration_error() else { return Ok(()) };
        writeln!(f, "confidence of reports: calibration error {error:.3}")?;
        for bin in self.reliability() {
            writeln!(
                f,
                "  {:.1} to {:.1}  {:4} reports, mean {:.3}, right {:.3}",
                bin.from, bin.to, bin.count, bin.confidence, bin.right
            )?;
        }
        let slots = self.slot_calibration();
        let each: Vec<String> = slots.iter().map(|(slot, e)| format!("{} {e:.3}", slot.label())).collect();
        writeln!(f, "calibration error of slots: {}", each.join(", "))
    }
}

/// Intervals in which 95 % of figures lie where the articles are drawn anew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranges {
    /// F1 of incidents found.
    pub found: (f64, f64),
    /// F1 of whole records.
    pub records: (f64, f64),
}

/// Draws of the articles.
const DRAWS: usize = 1000;

/// Draws the articles anew, with replacement, and tells between which figures the middle 95 % lie.
pub fn intervals(read: &[(CodedArticle, ArticleReports)], seed: u64) -> Ranges {
    let each: Vec<(Found, Found)> = read
        .iter()
        .map(|(coded, read)| {
            let score = super::score(std::slice::from_ref(coded), std::slice::from_ref(read));
            (score.incidents, score.records)
        })
        .collect();
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let (mut found, mut records) = (Vec::with_capacity(DRAWS), Vec::with_capacity(DRAWS));
    for _ in 0..DRAWS {
        let (mut f, mut r) = (Found::default(), Found::default());
        for _ in 0..each.len() {
            let (a, b) = each[next() % each.len()];
            f.add(a);
            r.add(b);
        }
        found.push(f.f1());
        records.push(r.f1());
    }
    let middle = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        (all[DRAWS / 40], all[DRAWS - 1 - DRAWS / 40])
    };
    Ranges { found: middle(found), records: middle(records) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_that_keeps_its_promise_has_no_error() {
        let fair: Vec<(f64, bool)> = (0..100).map(|i| (0.8, i % 5 != 0)).collect();
        assert!(error(&fair).unwrap() < 1e-9);
        let boast: Vec<(f64, bool)> = (0..100).map(|i| (1.0, i % 2 == 0)).collect();
        assert!((error(&boast).unwrap() - 0.5).abs() < 1e-9);
        assert_eq!(error(&[]), None);
        assert_eq!(bins(&fair).len(), 1);
    }
}
