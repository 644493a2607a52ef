//! How many questions were asked of the same data, and what is left of a p after all of them.
//!
//! With many questions one finds something by luck. Holm (1979): of m questions with a p the smallest is multiplied by m, the
//! next by m − 1, and so on, and none becomes smaller than the one before. The bound holds whatever the tests have to do with
//! each other. A question that was asked again counts once, with its last p.

use std::collections::BTreeMap;
use tazamun_store::AskedQuestion;

/// What was asked of the same data, the last answer of each question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Family {
    /// By the question: the number under which it was asked last, and its p.
    questions: BTreeMap<String, (i64, Option<f64>)>,
}

/// What is left of a p.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correction {
    /// Questions that were asked of the same data.
    pub asked: usize,
    /// Those of them that have a p.
    pub tested: usize,
    /// The corrected p, where the question has one.
    pub p: Option<f64>,
}

impl Family {
    /// The questions that were asked of any of these datasets; `all` is in the order in which the last comes first.
    pub fn of(all: &[AskedQuestion], names: &[String]) -> Self {
        let mut questions: BTreeMap<String, (i64, Option<f64>)> = BTreeMap::new();
        for asked in all.iter().filter(|asked| shares(&asked.data, names)) {
            questions.entry(asked.query.clone()).or_insert((asked.id, asked.p));
        }
        Family { questions }
    }

    /// How many questions there are.
    pub fn len(&self) -> usize {
        self.questions.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// What is left of the p of a question.
    pub fn corrected(&self, query: &str) -> Correction {
        let mut tested: Vec<(f64, &str)> =
            self.questions.iter().filter_map(|(query, (_, p))| Some(((*p)?, query.as_str()))).collect();
        tested.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut least = 0.0_f64;
        let mut own = None;
        for (rank, (p, of)) in tested.iter().enumerate() {
            least = least.max((p * (tested.len() - rank) as f64).min(1.0));
            if *of == query {
                own = Some(least);
            }
        }
        Correction { asked: self.len(), tested: tested.len(), p: own }
    }
}

/// Whether a question's data (`ged+acled FINGERPRINT`) hold any of these datasets.
fn shares(data: &str, names: &[String]) -> bool {
    let of = data.rsplit_once(' ').map_or(data, |(of, _)| of);
    of.split('+').any(|name| names.iter().any(|other| other == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(id: i64, data: &str, query: &str, p: Option<f64>) -> AskedQuestion {
        let (data, query) = (data.to_owned(), query.to_owned());
        AskedQuestion { id, at: String::new(), person: None, kind: String::new(), data, query, p }
    }

    #[test]
    fn holm_by_hand() {
        let all = [
            asked(5, "x f", "a", Some(0.01)),
            asked(4, "x f", "b", Some(0.04)),
            asked(3, "x+y g", "c", Some(0.03)),
            asked(2, "x f", "d", None),
            asked(1, "x e", "a", Some(0.9)),
            asked(0, "z f", "e", Some(0.001)),
        ];
        let family = Family::of(&all, &["x".to_owned()]);
        assert_eq!(family.len(), 4, "asked twice counts once, of other data not at all");
        let p = |query| family.corrected(query).p;
        // 3 × 0.01, 2 × 0.03, and no less than that.
        assert!((p("a").unwrap() - 0.03).abs() < 1e-12, "{:?}", p("a"));
        assert!((p("c").unwrap() - 0.06).abs() < 1e-12, "{:?}", p("c"));
        assert!((p("b").unwrap() - 0.06).abs() < 1e-12, "{:?}", p("b"));
        assert_eq!((p("d"), p("e")), (None, None));
        assert_eq!(family.corrected("a").tested, 3);
        assert!(Family::of(&all, &["other".to_owned()]).is_empty());
    }
}
