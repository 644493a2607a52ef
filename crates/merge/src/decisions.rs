//! What people decided about pairs of records; it comes before what the model says.

use std::collections::BTreeMap;
use tazamun_record::Verdict;

/// Decisions about pairs of records, by their names (`doc#index`, `dataset:id`).
///
/// ```
/// use tazamun_merge::Decisions;
/// use tazamun_record::Verdict;
/// let mut decisions = Decisions::default();
/// decisions.decide("b#0", "a#1", Verdict::Different);
/// assert_eq!(decisions.about("a#1", "b#0"), Some(Verdict::Different));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions(BTreeMap<(String, String), Verdict>);

impl Decisions {
    /// Keeps a decision; a later one about the same two takes its place. One record cannot differ from itself: a
    /// decision with one name twice is passed over.
    pub fn decide(&mut self, a: &str, b: &str, verdict: Verdict) {
        if a != b {
            self.0.insert(key(a, b), verdict);
        }
    }

    /// What was decided about these two.
    pub fn about(&self, a: &str, b: &str) -> Option<Verdict> {
        self.0.get(&key(a, b)).copied()
    }

    /// Every decision.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, Verdict)> {
        self.0.iter().map(|((a, b), verdict)| (a.as_str(), b.as_str(), *verdict))
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn key(a: &str, b: &str) -> (String, String) {
    if a <= b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}

impl<A: AsRef<str>, B: AsRef<str>> FromIterator<(A, B, Verdict)> for Decisions {
    fn from_iter<I: IntoIterator<Item = (A, B, Verdict)>>(all: I) -> Self {
        let mut decisions = Decisions::default();
        for (a, b, verdict) in all {
            decisions.decide(a.as_ref(), b.as_ref(), verdict);
        }
        decisions
    }
}
