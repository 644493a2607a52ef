//! What the pages of one article are made of.

use crate::{Desk, pages::Failure};
use std::sync::Arc;
use tazamun_reader::annotate::Annotated;
use tazamun_record::Article;
use tazamun_store::{ArticleReview, ReportVerdict, ReviewedReport};

/// An article with its reports and how far it is.
pub(super) struct Material {
    pub(super) id: i64,
    pub(super) article: Article,
    pub(super) whole: String,
    pub(super) review: ArticleReview,
    pub(super) reports: Vec<ReviewedReport>,
    pub(super) seen: Annotated,
}

impl Material {
    /// Of the article of this number.
    pub(super) async fn of(desk: &Arc<Desk>, id: i64) -> Result<Self, Failure> {
        let reader = desk.reader;
        desk.read(move |store| {
            let article = store.article_numbered(id)?.ok_or(Failure::NotFound)?;
            let seen = reader.annotate(&article);
            Ok(Material {
                id,
                whole: article.whole(),
                review: store.article_review(id)?,
                reports: store.reviewed_reports(id)?,
                seen,
                article,
            })
        })
        .await
    }

    pub(super) fn report(&self, index: usize) -> Option<&ReviewedReport> {
        self.reports.iter().find(|report| report.index == index)
    }

    /// The report to decide about next: the least sure of those that are open, then those that were put off.
    pub(super) fn next(&self) -> Option<&ReviewedReport> {
        let open = |verdict| self.reports.iter().filter(move |r| r.verdict == verdict);
        let sure = |r: &&ReviewedReport| r.report.confidence.unwrap_or(1.0);
        open(ReportVerdict::Open)
            .min_by(|a, b| sure(a).total_cmp(&sure(b)))
            .or_else(|| open(ReportVerdict::Skipped).next())
    }

    /// How many reports nobody has decided about.
    pub(super) fn open(&self) -> usize {
        let is_open = |r: &&ReviewedReport| matches!(r.verdict, ReportVerdict::Open | ReportVerdict::Skipped);
        self.reports.iter().filter(is_open).count()
    }
}
