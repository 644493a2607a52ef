//! The claims of the articles of a brief, each once, answered on the brief's events.

use crate::FrontError;
use tazamun_analysis::{AnsweredClaim, BriefQuestion, Source, answer_claims};
use tazamun_claims::{Claim, ClaimFinder, shared};
use tazamun_reader::Reader;
use tazamun_record::{Article, Date, SourcedIncident};

/// Finds the claims of the articles, puts those together that say the same, and answers them; of --claim N that one alone.
///
/// # Errors
/// [`FrontError`] where the data cannot be read, or there is no claim of that number.
pub(super) fn answered(
    number: Option<usize>,
    articles: &[Article],
    told: &[SourcedIncident],
    reader: &Reader<'_>,
    sources: &[Source],
) -> Result<Vec<AnsweredClaim>, FrontError> {
    let finder = ClaimFinder::new();
    let found: Vec<(usize, Claim)> = articles
        .iter()
        .enumerate()
        .flat_map(|(at, article)| {
            finder.claims(article, &reader.explain(article)).into_iter().map(move |claim| (at, claim))
        })
        .collect();
    let by_place: Vec<(usize, &Claim)> = found.iter().map(|(at, claim)| (*at, claim)).collect();
    let each: Vec<(Claim, Vec<(String, Date)>)> = shared(&by_place)
        .into_iter()
        .map(|one| {
            let article = |at: &usize| &articles[found[*at].0];
            let told_in = one.told.iter().map(|at| (article(at).doc.clone(), article(at).published));
            (found[one.told[0]].1.clone(), told_in.collect())
        })
        .collect();
    if each.is_empty() && number.is_none() {
        return Ok(Vec::new());
    }
    let mut answers = answer_claims(&each, told, sources)?;
    let Some(number) = number else { return Ok(answers) };
    let count = answers.len();
    if number == 0 || number > count {
        return Err(FrontError::Question(format!(
            "--claim {number}: the articles make {count} claims about attacks in the aggregate; 'tazamun claims' lists them."
        )));
    }
    Ok(vec![answers.swap_remove(number - 1)])
}

/// The question that is answered in full: of --claim N its two theatres, where it sets two places side by side.
pub(super) fn leading(
    number: Option<usize>,
    question: &BriefQuestion,
    claims: &[AnsweredClaim],
) -> BriefQuestion {
    let theatres = number.and_then(|_| claims.first()?.theatres());
    BriefQuestion { theatres: theatres.or_else(|| question.theatres.clone()), ..question.clone() }
}
