//! What people checked, as a coded set: the desk teaches the reader. No coder is named in it.

use crate::{
    Desk,
    answers::redacted_article,
    pages::{Failure, Visit},
};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use std::sync::Arc;
use tazamun_record::{ArticleReports, Report};
use tazamun_store::{ReportVerdict, Role, Store};

/// Bytes of a file.
const LARGEST: usize = 512 << 20;

/// `reports.jsonl` in the codebook's exchange form, and `articles.jsonl` that `tazamun train --articles` takes with it; with
/// `approved-` before it, of approved articles alone.
pub(super) async fn file(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    visit.must(Role::Reads)?;
    let (approved, kind) = name.strip_prefix("approved-").map_or((false, name.as_str()), |kind| (true, kind));
    let reports = match kind {
        "reports.jsonl" => true,
        "articles.jsonl" => false,
        _ => return Err(Failure::NotFound),
    };
    let lines = desk.read(move |store| lines(store, approved, reports)).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{kind}\"")),
    ];
    Ok((headers, lines))
}

fn lines(store: &Store, approved: bool, reports: bool) -> Result<String, Failure> {
    let mut lines = String::new();
    for id in store.checked_articles(approved)? {
        let Some(article) = store.article_numbered(id)?.filter(|article| !article.text.is_empty()) else {
            continue;
        };
        let right = |v: ReportVerdict| matches!(v, ReportVerdict::Accepted | ReportVerdict::Corrected);
        let coded: Vec<Report> =
            store.reviewed_reports(id)?.into_iter().filter(|r| right(r.verdict)).map(|r| r.report).collect();
        let places: Vec<_> =
            store.redactions(id)?.iter().map(|left_out| left_out.start..left_out.end).collect();
        let (article, coded) = redacted_article(article, coded, &places);
        let line = if reports {
            serde_json::to_string(&ArticleReports { doc: article.doc, incidents: coded })
        } else {
            serde_json::to_string(&article)
        };
        lines += &line.map_err(|_| Failure::Internal)?;
        lines.push('\n');
        if lines.len() > LARGEST {
            return Err(Failure::TooLarge);
        }
    }
    Ok(lines)
}
