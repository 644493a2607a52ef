//! What is asked of the data: two theatres, a window, a closeness; the answer as the brief shows it; how many were asked.

mod claims;
mod facets;
mod finding;
mod form;
mod jobs;
mod plan;
mod run;

pub(crate) use finding::{differences, download, is_brief, statuses};
pub(crate) use form::is_stale_data;

use crate::Desk;
use axum::{
    Router,
    routing::{get, post},
};
use std::sync::Arc;

/// The sheet of what stands in a brief.
pub(crate) const SHEETS: &[&str] = &["/assets/brief.css"];

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/questions", get(form::shown))
        .route("/questions/ask", post(form::asked))
        .route("/questions/plan", post(plan::fixed))
        .route("/questions/jobs/{number}", get(jobs::shown))
        .route("/questions/jobs/{number}/live", get(jobs::live))
        .route("/questions/jobs/{number}/stop", post(jobs::stop))
        .route("/questions/asked/{id}", get(finding::shown))
        .route("/questions/asked/{id}/again", post(finding::again))
        .route("/questions/asked/{id}/answer.json", get(finding::json))
        .route("/questions/asked/{id}/answer.md", get(finding::markdown))
        .route("/questions/claims/{article}", get(claims::shown))
}
