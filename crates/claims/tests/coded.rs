//! The articles whose claims people coded, where they are at hand: judged by weights fitted to the other articles.

use tazamun_claims::{ClaimFinder, THRESHOLD, coded, cross_validated};
use tazamun_reader::{Reader, explain::Explanation};
use tazamun_record::Article;
use tazamun_testing::shared_text;

const FOLDS: usize = 20;
const RIDGE: f64 = 2.0;

#[test]
fn claims_are_found_in_articles_that_were_not_fitted_to() {
    let (Some(gold), Some(lines)) =
        (shared_text("data/claims/claims.jsonl"), shared_text("data/claims/articles.jsonl"))
    else {
        return;
    };
    let (gold, reader) = (coded(&gold).unwrap(), Reader::new());
    let articles: Vec<(Article, Explanation)> = lines
        .lines()
        .map(|line| {
            let article: Article = serde_json::from_str(line).unwrap();
            let seen = reader.explain(&article);
            (article, seen)
        })
        .collect();
    let finder = ClaimFinder::new();
    let score = cross_validated(&finder, &gold, &articles, &[], RIDGE, THRESHOLD, FOLDS);
    print!("{score}");
    assert!(score.f1() >= 0.60, "{score}");
    assert!(score.stance() >= 0.85, "{score}");
    for (article, seen) in &articles {
        for claim in finder.claims(article, seen) {
            assert_eq!(article.whole()[claim.span.clone()], claim.quote);
        }
    }
}
