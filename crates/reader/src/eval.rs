//! Reports read and reports coded by hand → how well the reader reads.
//!
//! An incident of one side is paired with at most one of the other, so that the sum of the pairs' scores is highest; a
//! pair must agree on place (50 km or the first-level division), on time (a day) and on the kind of event or the
//! number killed. Of the pairing: precision, recall and F1 of finding incidents, the share of pairs that agree slot by
//! slot, and the F1 of whole records (event type, time, place, killed and attacker all right). Coded incidents of
//! which the coder was not sure (`sure` 1) are neither asked for nor held against a prediction.

mod pairing;
mod slot;

pub use slot::Slot;

use pairing::pairing;
use std::collections::BTreeMap;
use tazamun_record::{ArticleReports, Report};

/// Hits and misses of finding something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found {
    /// In both.
    pub right: usize,
    /// Read, not coded.
    pub surplus: usize,
    /// Coded, not read.
    pub missed: usize,
}

impl Found {
    /// Share of what was read that is right; 0 where nothing was read.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.surplus)
    }

    /// Share of what was coded that was read; 0 where nothing was coded.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// Harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, 2 * self.right + self.surplus + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// How well a reading agrees with the coding.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Score {
    /// Articles coded.
    pub articles: usize,
    /// Of these, not read at all.
    pub unread: usize,
    /// Incidents found.
    pub incidents: Found,
    /// Whole records.
    pub records: Found,
    /// For each slot the pairs that agree; of `incidents.right`.
    pub slots: BTreeMap<Slot, usize>,
    /// Quotes given.
    pub quotes: usize,
    /// Of these, standing in their article character for character; counted where the articles are given.
    pub quotes_in_text: Option<usize>,
}

impl Score {
    /// Share of the pairs that agree in a slot.
    pub fn agreement(&self, slot: Slot) -> f64 {
        share(self.slots.get(&slot).copied().unwrap_or(0), self.incidents.right)
    }
}

/// Holds what was read against what was coded, article by article; articles that were not coded are left out.
pub fn score(coded: &[ArticleReports], read: &[ArticleReports]) -> Score {
    let by_doc: BTreeMap<&str, &[Report]> =
        read.iter().map(|a| (a.doc.as_str(), a.incidents.as_slice())).collect();
    let mut score = Score { articles: coded.len(), ..Score::default() };
    for article in coded {
        let read = by_doc.get(article.doc.as_str());
        score.unread += usize::from(read.is_none());
        add(&mut score, &article.incidents, read.copied().unwrap_or_default());
    }
    score
}

/// Adds one article to the score.
fn add(score: &mut Score, coded: &[Report], read: &[Report]) {
    let pairs = pairing(coded, read);
    let asked = |report: &Report| report.sure != Some(1);
    let surplus = read.len() - pairs.len();
    let missed = (0..coded.len()).filter(|i| asked(&coded[*i]) && !pairs.iter().any(|(g, _)| g == i)).count();
    score.incidents.surplus += surplus;
    score.incidents.missed += missed;
    score.records.surplus += surplus;
    score.records.missed += missed;
    for (gold, predicted) in pairs.iter().map(|&(i, j)| (&coded[i], &read[j])).filter(|(gold, _)| asked(gold))
    {
        score.incidents.right += 1;
        for slot in Slot::ALL {
            *score.slots.entry(slot).or_default() += usize::from(slot.agrees(&gold.facts, &predicted.facts));
        }
        if slot::whole_record(&gold.facts, &predicted.facts) {
            score.records.right += 1;
        } else {
            score.records.surplus += 1;
            score.records.missed += 1;
        }
    }
    let quotes = |r: &Report| 1 + r.quotes.iter().count();
    score.quotes += read.iter().map(quotes).sum::<usize>();
}

/// Counts the quotes that stand in their article; `whole` gives an article's title, newline and text by its name.
pub fn count_quotes(score: &mut Score, read: &[ArticleReports], whole: impl Fn(&str) -> Option<String>) {
    let mut standing = 0;
    for article in read {
        let text = whole(&article.doc).unwrap_or_default();
        for report in &article.incidents {
            let quotes = report.quotes.iter().map(|(_, q)| q).chain(std::iter::once(&report.trigger));
            standing += quotes.filter(|q| q.stands_in(&text)).count();
        }
    }
    score.quotes_in_text = Some(standing);
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Found { right, .. } = self.incidents;
        writeln!(f, "{} articles ({} not read), {right} incidents paired", self.articles, self.unread)?;
        writeln!(
            f,
            "found: precision {:.3}  recall {:.3}  F1 {:.3}     whole records F1 {:.3}",
            self.incidents.precision(),
            self.incidents.recall(),
            self.incidents.f1(),
            self.records.f1()
        )?;
        for slot in Slot::ALL {
            writeln!(f, "  {:32}{:.4}", slot.label(), self.agreement(slot))?;
        }
        match self.quotes_in_text {
            Some(n) => writeln!(
                f,
                "  {:32}{:.4} of {}",
                "quotes that stand in the text",
                share(n, self.quotes),
                self.quotes
            ),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
