//! Reports read and reports coded by hand → how well the reader reads.
//!
//! An incident of one side is paired with at most one of the other, so that the sum of the pairs' scores is highest; a
//! pair must agree on place (50 km or the first-level division), on time (a day) and on the kind of event or the
//! number killed. Of the pairing: precision, recall and F1 of finding incidents, the share of pairs that agree slot by
//! slot, and the F1 of whole records (event type, time, place, killed and attacker all right). Coded incidents of
//! which the coder was not sure (`sure` 1) are neither asked for nor held against a prediction; where two coders
//! differ (`either`), both values are right.

mod coded;
mod pairing;
mod reliability;
mod slot;
mod stages;

pub use coded::{Coded, CodedArticle, coded};
pub use reliability::{Bin, Ranges, intervals};
pub use slot::Slot;
pub use stages::{STAGES, Stage, Stages, stages};

#[doc(hidden)]
pub use pairing::pairing;
#[doc(hidden)]
pub use slot::{days_apart, km, number, same_actor, same_adm1, same_count};
use std::collections::BTreeMap;
use tazamun_record::{ArticleReports, Quote, Report};

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
    fn add(&mut self, other: Found) {
        self.right += other.right;
        self.surplus += other.surplus;
        self.missed += other.missed;
    }

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
    /// Of each report that says how sure it is: its confidence, and whether it was coded.
    pub confidences: Vec<(f64, bool)>,
    /// The same of each slot of the pairs.
    pub slot_confidences: BTreeMap<Slot, Vec<(f64, bool)>>,
    /// What disagrees, article by article.
    pub differences: Vec<Difference>,
    /// Quotes given, in all articles read.
    pub quotes: usize,
    /// Of these, standing in their article character for character; counted where the articles are given.
    pub quotes_in_text: Option<usize>,
}

impl Score {
    /// Share of the quotes that stand in their article; none where the articles were not given or nothing was quoted.
    pub fn quotes_standing(&self) -> Option<f64> {
        self.quotes_in_text.filter(|_| self.quotes > 0).map(|standing| share(standing, self.quotes))
    }

    /// Share of the pairs that agree in a slot.
    pub fn agreement(&self, slot: Slot) -> f64 {
        share(self.slots.get(&slot).copied().unwrap_or(0), self.incidents.right)
    }
}

/// A disagreement between a reading and a coding.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The article.
    pub doc: String,
    /// The incident that was coded, where there is one.
    pub coded: Option<Report>,
    /// The incident that was read, where there is one.
    pub read: Option<Report>,
    /// The slots that disagree, where both are there.
    pub slots: Vec<Slot>,
}

/// Holds what was read against what was coded, article by article; articles that were not coded are left out.
pub fn score(coded: &[CodedArticle], read: &[ArticleReports]) -> Score {
    let by_doc: BTreeMap<&str, &[Report]> =
        read.iter().map(|a| (a.doc.as_str(), a.incidents.as_slice())).collect();
    let mut score = Score { articles: coded.len(), ..Score::default() };
    for article in coded {
        let read = by_doc.get(article.doc.as_str());
        score.unread += usize::from(read.is_none());
        add(&mut score, article, read.copied().unwrap_or_default());
    }
    score.quotes = read.iter().flat_map(|a| &a.incidents).map(|r| quotes(r).count()).sum();
    score
}

/// Adds one article to the score.
fn add(score: &mut Score, article: &CodedArticle, read: &[Report]) {
    let coded = &article.incidents;
    let pairs = pairing(coded, read);
    let mut differ = |coded: Option<&Coded>, read: Option<&Report>, slots: Vec<Slot>| {
        let (coded, read) = (coded.map(|c| c.report.clone()), read.cloned());
        score.differences.push(Difference { doc: article.doc.clone(), coded, read, slots });
    };
    let is_missed = |i: &usize| coded[*i].is_asked() && !pairs.iter().any(|(g, _)| g == i);
    let missed: Vec<usize> = (0..coded.len()).filter(is_missed).collect();
    let surplus: Vec<usize> = (0..read.len()).filter(|j| !pairs.iter().any(|(_, p)| p == j)).collect();
    missed.iter().for_each(|&i| differ(Some(&coded[i]), None, Vec::new()));
    surplus.iter().for_each(|&j| differ(None, Some(&read[j]), Vec::new()));
    for (j, report) in read.iter().enumerate() {
        let pair = pairs.iter().find(|(_, p)| *p == j).map(|(g, _)| &coded[*g]);
        if let (Some(p), true) = (report.confidence, pair.is_none_or(Coded::is_asked)) {
            score.confidences.push((p, pair.is_some()));
        }
    }
    let pairs = pairs.iter().map(|&(i, j)| (&coded[i], &read[j])).filter(|(gold, _)| gold.is_asked());
    let (mut right, mut whole) = (0, 0);
    for (gold, predicted) in pairs {
        let agrees = |slot: &Slot| gold.either(|facts| slot.agrees(facts, &predicted.facts));
        let (agree, wrong): (Vec<Slot>, Vec<Slot>) = Slot::ALL.into_iter().partition(agrees);
        for (slot, right) in agree.iter().map(|s| (s, true)).chain(wrong.iter().map(|s| (s, false))) {
            let said = slot.field().and_then(|field| predicted.confidences.as_ref()?.get(field).copied());
            if let Some(p) = said {
                score.slot_confidences.entry(*slot).or_default().push((p, right));
            }
        }
        agree.into_iter().for_each(|slot| *score.slots.entry(slot).or_default() += 1);
        if !wrong.is_empty() {
            differ(Some(gold), Some(predicted), wrong);
        }
        right += 1;
        whole += usize::from(slot::whole_record(gold, &predicted.facts));
    }
    let (missed, surplus) = (missed.len(), surplus.len());
    score.incidents.add(Found { right, surplus, missed });
    score.records.add(Found {
        right: whole,
        surplus: surplus + right - whole,
        missed: missed + right - whole,
    });
}

/// The trigger and every quote of a report.
fn quotes(report: &Report) -> impl Iterator<Item = &Quote> {
    report.quotes.iter().map(|(_, quote)| quote).chain([&report.trigger])
}

/// Counts the quotes that stand in their article; `whole` gives an article's title, newline and text by its name.
pub fn count_quotes(score: &mut Score, read: &[ArticleReports], whole: impl Fn(&str) -> Option<String>) {
    let mut standing = 0;
    for article in read {
        let text = whole(&article.doc).unwrap_or_default();
        let quotes = article.incidents.iter().flat_map(quotes);
        standing += quotes.filter(|quote| quote.stands_in(&text)).count();
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
        self.print_reliability(f)?;
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
