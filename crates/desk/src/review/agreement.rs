//! How far two people code alike: the incidents that both found, and the kinds that they gave to these.

use tazamun_reader::eval::{Coded, CodedArticle, pairing, score};
use tazamun_record::{ArticleReports, Report, SubEventType};

/// What kind two people gave to one incident.
type KindPair = (Option<SubEventType>, Option<SubEventType>);

/// Two codings of articles, held against each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Agreement {
    /// Incidents that both found.
    pub(super) both: usize,
    /// Incidents of the first alone.
    pub(super) first: usize,
    /// Incidents of the second alone.
    pub(super) second: usize,
    kinds: Vec<KindPair>,
}

impl Agreement {
    /// Adds an article.
    pub(super) fn add(&mut self, first: &[Report], second: &[Report]) {
        let article =
            |reports: &[Report]| ArticleReports { doc: "a".to_owned(), incidents: reports.to_vec() };
        let found = score(&[CodedArticle::from(article(first))], &[article(second)]).incidents;
        self.both += found.right;
        self.first += found.missed;
        self.second += found.surplus;
        let kind = |report: &Report| report.facts.what.sub_event_type();
        self.kinds.extend(pairs(first, second).into_iter().map(|(a, b)| (kind(&first[a]), kind(&second[b]))));
    }

    /// F1 of finding incidents, 0 to 1; nothing where neither found any.
    pub(super) fn f1(&self) -> Option<f64> {
        let all = 2 * self.both + self.first + self.second;
        (all > 0).then(|| 2.0 * self.both as f64 / all as f64)
    }

    /// Cohen's κ of the kinds that were given to the incidents that both found: 1 is full agreement, 0 what chance gives;
    /// nothing where all are of one kind or there is none.
    pub(super) fn kappa(&self) -> Option<f64> {
        let n = self.kinds.len() as f64;
        if self.kinds.is_empty() {
            return None;
        }
        let observed = self.kinds.iter().filter(|(a, b)| a == b).count() as f64 / n;
        let mut kinds: Vec<_> = self.kinds.iter().flat_map(|(a, b)| [a, b]).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let share =
            |of: &dyn Fn(&KindPair) -> bool| self.kinds.iter().filter(|pair| of(pair)).count() as f64 / n;
        let expected: f64 = kinds.iter().map(|k| share(&|(a, _)| a == *k) * share(&|(_, b)| b == *k)).sum();
        (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
    }
}

/// Which report of the first belongs to which of the second.
pub(super) fn pairs(first: &[Report], second: &[Report]) -> Vec<(usize, usize)> {
    let coded: Vec<Coded> = first.iter().cloned().map(Coded::from).collect();
    let mut pairs = pairing(&coded, second);
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn report(kind: &str, adm1: &str, day: u8, killed: u32) -> Report {
        serde_json::from_str(&format!(
            r#"{{"sub_event_type":"{kind}","date_start":"2022-01-{day:02}","date_end":"2022-01-{day:02}","country":"IQ",
            "adm1":"{adm1}","where_prec":4,"killed":{{"low":{killed},"best":{killed},"high":{killed}}},"trigger":"x"}}"#
        ))
        .unwrap()
    }

    #[test]
    fn kappa_of_a_table_worked_by_hand() {
        // Two coders, ten incidents: clash/clash 4, clash/IED 1, IED/clash 2, IED/IED 3.
        // Observed 0.7; expected 0.5 × 0.6 + 0.5 × 0.4 = 0.5; κ = 0.2 / 0.5 = 0.4.
        let (clash, bomb) = (Some(SubEventType::ArmedClash), Some(SubEventType::RemoteExplosive));
        let kinds =
            [[(clash, clash); 4].as_slice(), &[(clash, bomb)], &[(bomb, clash); 2], &[(bomb, bomb); 3]]
                .concat();
        let agreement = Agreement { kinds, ..Agreement::default() };
        assert!((agreement.kappa().unwrap() - 0.4).abs() < 1e-12);
        assert_eq!(Agreement { kinds: vec![(clash, clash); 5], ..Agreement::default() }.kappa(), None);
        assert_eq!(Agreement::default().kappa(), None);
    }

    #[test]
    fn incidents_are_paired_and_counted() {
        let first = [
            report("Armed clash", "IQ-DI", 3, 5),
            report("Suicide bomb", "IQ-BG", 9, 30),
            report("Attack", "IQ-NI", 20, 1),
        ];
        let second = [report("Suicide bomb", "IQ-BG", 9, 30), report("Attack", "IQ-DI", 3, 5)];
        let mut agreement = Agreement::default();
        agreement.add(&first, &second);
        assert_eq!((agreement.both, agreement.first, agreement.second), (2, 1, 0));
        assert!((agreement.f1().unwrap() - 0.8).abs() < 1e-12);
        assert_eq!(pairs(&first, &second), [(0, 1), (1, 0)]);
        assert_eq!(Agreement::default().f1(), None);
    }
}
