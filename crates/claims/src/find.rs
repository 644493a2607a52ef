//! An article → its claims.

use crate::candidate::{Candidate, candidates};
use crate::kind::{ClaimKind, Stance, Testable};
use crate::tables::{ARABIC, ENGLISH, Language, TableError, Tables};
use crate::weights::Weights;
use crate::{about, length, stance, teller};
use serde::Serialize;
use std::{collections::BTreeSet, ops::Range};
use tazamun_reader::explain::Explanation;
use tazamun_record::{Article, Date, Interval, day_at, day_number};
use tazamun_text::Text;

/// From this probability on a sentence makes a claim: where F1 was highest in cross-validation.
pub const THRESHOLD: f64 = 0.25;

/// Two claims of a kind that share so much of their words say the same (of the shorter one's words).
const SAME: f64 = 0.6;

/// Words after the cue that tell claims of a kind apart.
const AFTER: usize = 4;

/// A claim that an article makes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// What it says.
    pub kind: ClaimKind,
    /// The clause that carries it, exactly as it stands in the article's title, newline, text.
    pub quote: String,
    /// Who says so: an organisation, an outlet or a role, in English; "article" where it is the article itself.
    pub by: String,
    /// The same in Arabic; none where it is the article itself.
    #[serde(skip)]
    pub by_arabic: Option<String>,
    /// How it is said.
    pub stance: Stance,
    /// What a test would need, in English.
    pub about: String,
    /// Whether a record of incidents could decide it.
    pub testable: Testable,
    /// The code of the data that it would need beside a record of incidents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// Codes of the sides that it speaks of.
    pub sides: Vec<String>,
    /// Where, by country or first-level division where these are known ("IQ", "IQ-DI").
    pub places: Vec<String>,
    /// The days that it speaks of, as far as said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Interval>,
    /// A number of killed that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// How sure the finder is that it is one, 0 to 1.
    pub probability: f64,
    /// The sentence that it stands in, counted from 0 (the title, where there is one).
    #[serde(skip)]
    pub sentence: usize,
    /// Where the quote stands in the article's whole text, in bytes.
    #[serde(skip)]
    pub span: Range<usize>,
}

/// Finds claims; holds the tables of both languages.
#[derive(Debug)]
pub struct ClaimFinder {
    own: Option<Box<Language>>,
}

impl Default for ClaimFinder {
    fn default() -> Self {
        Self::new()
    }
}

impl ClaimFinder {
    /// With the built-in tables.
    pub fn new() -> Self {
        ClaimFinder { own: None }
    }

    /// With tables of one's own, for all articles.
    ///
    /// # Errors
    /// Where a row of a table is not as it should be.
    pub fn with_tables(tables: &Tables) -> Result<Self, TableError> {
        Ok(ClaimFinder { own: Some(Box::new(Language::read(tables)?)) })
    }

    fn language(&self, article: &Article) -> &Language {
        let letters =
            article.title.chars().chain(article.text.chars()).filter(|&c| tazamun_text::is_letter(c));
        let (latin, all) =
            letters.fold((0, 0), |(latin, all), c| (latin + usize::from(c.is_ascii()), all + 1));
        let built_in = if latin * 2 > all { &ENGLISH } else { &ARABIC };
        self.own.as_deref().unwrap_or(built_in)
    }

    /// The claims of an article, in the order of its text.
    pub fn claims(&self, article: &Article, seen: &Explanation) -> Vec<Claim> {
        let language = self.language(article);
        self.claims_by(article, seen, &language.weights, THRESHOLD)
    }

    /// The same by other weights and another threshold.
    pub(crate) fn claims_by(
        &self,
        article: &Article,
        seen: &Explanation,
        weights: &Weights,
        threshold: f64,
    ) -> Vec<Claim> {
        let language = self.language(article);
        let whole = article.whole();
        let text = Text::new(&whole);
        let scored = candidates(language, &text, seen).into_iter().map(|candidate| {
            let p = weights.probability(candidate.signs.iter().map(String::as_str));
            (candidate, p)
        });
        let mut likely: Vec<(Candidate, f64)> = scored.filter(|(_, p)| *p >= threshold).collect();
        likely.retain(|(candidate, _)| !is_question(&text, candidate));
        let kept = once_each(&text, likely);
        kept.into_iter()
            .map(|(candidate, p)| claim(language, article.published, &text, seen, &candidate, p))
            .collect()
    }

    /// The candidates of an article, for the fit.
    pub(crate) fn candidates(&self, article: &Article, seen: &Explanation) -> Vec<(Candidate, Range<usize>)> {
        let whole = article.whole();
        let text = Text::new(&whole);
        let all = candidates(self.language(article), &text, seen).into_iter();
        all.map(|c| {
            let span = text.span(text.range(text.sentences()[c.sentence].clone()));
            (c, span)
        })
        .collect()
    }
}

/// A sentence that ends in a question mark claims nothing.
fn is_question(text: &Text<'_>, candidate: &Candidate) -> bool {
    text.sentences()[candidate.sentence].clone().next_back().is_some_and(|last| text.word(last) == "?")
}

/// Of claims of one kind that say the same in other places, the likeliest alone.
fn once_each(text: &Text<'_>, mut likely: Vec<(Candidate, f64)>) -> Vec<(Candidate, f64)> {
    likely.sort_by(|a, b| b.1.total_cmp(&a.1));
    let words = |candidate: &Candidate| -> BTreeSet<String> {
        let sentence = text.sentences()[candidate.sentence].clone();
        let tokens = sentence.filter(|&t| text.tokens()[t].is_word() && text.word(t).chars().count() > 2);
        tokens.map(|t| stem(text, t)).collect()
    };
    let cue = |candidate: &Candidate| -> BTreeSet<String> {
        let end = (candidate.tokens.end + AFTER).min(text.sentences()[candidate.sentence].end);
        (candidate.tokens.start..end).filter(|&t| text.tokens()[t].is_word()).map(|t| stem(text, t)).collect()
    };
    let mut kept: Vec<(Candidate, f64, [BTreeSet<String>; 2])> = Vec::new();
    for (candidate, p) in likely {
        let own = [words(&candidate), cue(&candidate)];
        let told = kept.iter().any(|(other, _, theirs)| {
            let same = |of: usize| alike(&own[of], &theirs[of]) >= SAME;
            other.kind == candidate.kind && (same(0) || same(1))
        });
        if !told {
            kept.push((candidate, p, own));
        }
    }
    kept.sort_by_key(|(candidate, ..)| (candidate.sentence, candidate.kind));
    kept.into_iter().map(|(candidate, p, _)| (candidate, p)).collect()
}

/// The shortest reading of a word.
fn stem(text: &Text<'_>, token: usize) -> String {
    let shortest = text.readings(token).map(|(stem, _)| stem).filter(|s| s.chars().count() > 2);
    shortest.min_by_key(|s| s.len()).unwrap_or(text.word(token)).to_owned()
}

fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let shared = a.intersection(b).count();
    shared as f64 / a.len().min(b.len()).max(1) as f64
}

fn claim(
    language: &Language,
    published: Date,
    text: &Text<'_>,
    seen: &Explanation,
    candidate: &Candidate,
    p: f64,
) -> Claim {
    let tokens = clauses_around(text, &candidate.tokens);
    let span = text.span(text.range(tokens.clone()));
    let sentence = text.sentences()[candidate.sentence].clone();
    let teller = teller::teller(language, text, &sentence, &tokens);
    let needed = about::needed(language, text, seen, candidate.kind, &sentence, &tokens);
    Claim {
        kind: candidate.kind,
        quote: text.original()[span.clone()].to_owned(),
        by: teller.map_or_else(|| "article".to_owned(), |t| t.english.clone()),
        by_arabic: teller.map(|t| t.arabic.clone()),
        stance: stance::stance(language, text, &sentence, &tokens),
        about: needed.about,
        testable: needed.testable,
        needs: needed.needs,
        sides: needed.sides,
        places: needed.places,
        period: needed.period.or_else(|| spoken_of(language, published, text, &sentence, &tokens)),
        size: needed.size,
        probability: (p * 1000.0).round() / 1000.0,
        sentence: candidate.sentence,
        span,
    }
}

/// The days up to publication of which a claim speaks as "for three years".
fn spoken_of(
    language: &Language,
    published: Date,
    text: &Text<'_>,
    sentence: &Range<usize>,
    quote: &Range<usize>,
) -> Option<Interval> {
    let days = length::days(language, text, quote).or_else(|| length::days(language, text, sentence))?;
    Interval::new(day_at(day_number(published) - i64::from(days)), published).ok()
}

/// The clauses that these tokens lie in, without the sign at the end.
fn clauses_around(text: &Text<'_>, tokens: &Range<usize>) -> Range<usize> {
    let first = text.clauses()[text.clause_of(tokens.start)].start;
    let last = text.clauses()[text.clause_of(tokens.end.max(tokens.start + 1) - 1)].clone();
    let mut end = last.end;
    while end > tokens.end && !text.tokens()[end - 1].is_word() && !text.tokens()[end - 1].is_number() {
        end -= 1;
    }
    first..end
}
