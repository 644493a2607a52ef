//! How well are claims found, held against what people coded?

use crate::find::{Claim, ClaimFinder};
use crate::kind::{ClaimKind, Stance};
use crate::weights::{Example, Weights};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt, ops::Range};
use tazamun_reader::explain::Explanation;
use tazamun_record::Article;
use tazamun_text::Text;

/// A claim that a person coded.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CodedClaim {
    /// What it says.
    pub kind: ClaimKind,
    /// The clause that carries it.
    pub quote: String,
    /// Who says so.
    pub by: String,
    /// How it is said.
    pub stance: Stance,
}

/// The claims that a person coded in one article.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ClaimsOfArticle {
    /// The article's name.
    pub doc: String,
    /// Its claims.
    pub claims: Vec<CodedClaim>,
}

/// Reads coded claims, an article a line.
///
/// # Errors
/// The first line that is none, and why.
pub fn coded(lines: &str) -> Result<Vec<ClaimsOfArticle>, String> {
    let rows = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(at, line)| serde_json::from_str(line).map_err(|error| format!("line {}: {error}", at + 1)))
        .collect()
}

/// What was found and what was not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClaimScore {
    /// Found claims that a person coded, of the same kind in the same sentence.
    pub right: usize,
    /// Found claims.
    pub found: usize,
    /// Coded claims.
    pub coded: usize,
    /// Of those right, with the coded stance.
    pub stance_right: usize,
    /// By kind: right, found, coded.
    pub by_kind: BTreeMap<ClaimKind, [usize; 3]>,
    /// What disagrees.
    pub differences: Vec<Difference>,
}

/// Where found and coded claims disagree.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// A coded claim was not found.
    Missed(String, ClaimKind, String),
    /// A claim was found that nobody coded; with its probability.
    Wrong(String, ClaimKind, String, f64),
    /// A claim was found with another stance: coded, found.
    OtherStance(String, ClaimKind, String, Stance, Stance),
}

impl ClaimScore {
    /// Harmonic mean of precision and recall; 0 where nothing is right.
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.coded).max(1) as f64
    }

    /// Share of the right ones whose stance is right.
    pub fn stance(&self) -> f64 {
        self.stance_right as f64 / self.right.max(1) as f64
    }
}

impl fmt::Display for ClaimScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        writeln!(
            f,
            "claims: {} right of {} found and {} coded: precision {:.2}, recall {:.2}, F1 {:.3}",
            self.right,
            self.found,
            self.coded,
            share(self.right, self.found),
            share(self.right, self.coded),
            self.f1()
        )?;
        writeln!(f, "stance: {} right of {}: {:.2}", self.stance_right, self.right, self.stance())?;
        for (kind, [right, found, coded]) in &self.by_kind {
            writeln!(f, "  {:<12} {right:>3} right {found:>3} found {coded:>3} coded", kind.code())?;
        }
        Ok(())
    }
}

/// The sentences of an article's whole text that hold a part of this quote.
fn sentences_of(text: &Text<'_>, quote: &str) -> Option<Range<usize>> {
    let start = text.original().find(quote)?;
    let sentences = text.sentences();
    let spans: Vec<Range<usize>> = sentences.iter().map(|s| text.span(text.range(s.clone()))).collect();
    let first = spans.iter().position(|s| s.end > start)?;
    let last = spans.iter().rposition(|s| s.start < start + quote.trim_end().len())?;
    Some(first..last + 1)
}

/// Holds found claims against coded ones.
pub fn score<'a>(
    gold: &[ClaimsOfArticle],
    mut found_in: impl FnMut(&str) -> Option<(&'a Article, Vec<Claim>)>,
) -> ClaimScore {
    let mut score = ClaimScore::default();
    for coded in gold {
        if let Some((article, found)) = found_in(&coded.doc) {
            score.add(article, coded, &found);
        }
    }
    score
}

impl ClaimScore {
    fn add(&mut self, article: &Article, coded: &ClaimsOfArticle, found: &[Claim]) {
        let whole = article.whole();
        let text = Text::new(&whole);
        let sentence = |claim: &Claim| text.sentence_of(text.token_at(norm_at(&text, claim.span.start)));
        let mut taken = vec![false; found.len()];
        let doc = || coded.doc.clone();
        for gold in &coded.claims {
            self.coded += 1;
            self.by_kind.entry(gold.kind).or_default()[2] += 1;
            let within = sentences_of(&text, &gold.quote).unwrap_or(0..0);
            let hit = found.iter().enumerate().position(|(at, claim)| {
                !taken[at] && claim.kind == gold.kind && within.contains(&sentence(claim))
            });
            let Some(at) = hit else {
                self.differences.push(Difference::Missed(doc(), gold.kind, gold.quote.clone()));
                continue;
            };
            taken[at] = true;
            self.right += 1;
            self.by_kind.entry(gold.kind).or_default()[0] += 1;
            if found[at].stance == gold.stance {
                self.stance_right += 1;
            } else {
                let quote = gold.quote.clone();
                self.differences.push(Difference::OtherStance(
                    doc(),
                    gold.kind,
                    quote,
                    gold.stance,
                    found[at].stance,
                ));
            }
        }
        for (claim, taken) in found.iter().zip(taken) {
            self.found += 1;
            self.by_kind.entry(claim.kind).or_default()[1] += 1;
            if !taken {
                let quote = claim.quote.clone();
                self.differences.push(Difference::Wrong(doc(), claim.kind, quote, claim.probability));
            }
        }
    }
}

/// The first byte of the normal form that comes from this byte of the original or a later one.
fn norm_at(text: &Text<'_>, original: usize) -> usize {
    let tokens = text.tokens();
    let at = tokens.partition_point(|t| text.span(t.range()).end <= original);
    tokens.get(at).map_or(text.norm().len(), |t| t.start())
}

/// The examples that a coded article gives: every candidate sentence and kind, and whether it was coded.
pub fn examples(
    finder: &ClaimFinder,
    article: &Article,
    seen: &Explanation,
    coded: &ClaimsOfArticle,
) -> Vec<Example> {
    let whole = article.whole();
    let text = Text::new(&whole);
    let gold: Vec<(ClaimKind, Range<usize>)> = coded
        .claims
        .iter()
        .filter_map(|claim| Some((claim.kind, sentences_of(&text, &claim.quote)?)))
        .collect();
    let all = finder.candidates(article, seen).into_iter().map(|(candidate, _)| Example {
        is_claim: gold
            .iter()
            .any(|(kind, within)| *kind == candidate.kind && within.contains(&candidate.sentence)),
        signs: candidate.signs,
    });
    all.collect()
}

/// The examples that labels give: candidates of one article of which a person said whether they are claims, by kind and sentence.
pub fn labelled(
    finder: &ClaimFinder,
    article: &Article,
    seen: &Explanation,
    label: impl Fn(ClaimKind, usize) -> Option<bool>,
) -> Vec<Example> {
    let all = finder.candidates(article, seen).into_iter();
    all.filter_map(|(candidate, _)| {
        let is_claim = label(candidate.kind, candidate.sentence)?;
        Some(Example { is_claim, signs: candidate.signs })
    })
    .collect()
}

/// Judges every article by weights that were fitted to the others (`folds` parts) and to `more`.
pub fn cross_validated(
    finder: &ClaimFinder,
    gold: &[ClaimsOfArticle],
    articles: &[(Article, Explanation)],
    more: &[Example],
    ridge: f64,
    threshold: f64,
    folds: usize,
) -> ClaimScore {
    let by_doc: BTreeMap<&str, &(Article, Explanation)> =
        articles.iter().map(|pair| (pair.0.doc.as_str(), pair)).collect();
    let examples: Vec<Vec<Example>> = gold
        .iter()
        .map(|coded| {
            by_doc
                .get(coded.doc.as_str())
                .map_or_else(Vec::new, |(article, seen)| examples(finder, article, seen, coded))
        })
        .collect();
    let mut score = ClaimScore::default();
    for fold in 0..folds.max(2) {
        let held = |at: usize| at % folds.max(2) == fold;
        let fit = examples.iter().enumerate().filter(|(at, _)| !held(*at)).flat_map(|(_, e)| e).chain(more);
        let weights = Weights::fitted(fit, ridge);
        for (_, coded) in gold.iter().enumerate().filter(|(at, _)| held(*at)) {
            if let Some((article, seen)) = by_doc.get(coded.doc.as_str()) {
                score.add(article, coded, &finder.claims_by(article, seen, &weights, threshold));
            }
        }
    }
    score
}
