//! What goes in and out: datasets with what was lost, exports by a filter, words that are left out, what happened since.

mod digest;
mod export;
mod import;
mod overview;
mod redactions;

use crate::Desk;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use std::sync::Arc;

/// Bytes of a file of events that is sent.
const FILE: usize = 60 << 20;

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/data", get(overview::shown))
        .route("/data/import", post(import::import).layer(DefaultBodyLimit::max(FILE)))
        .route("/data/export", get(export::shown))
        .route("/data/export/file", get(export::file))
        .route("/data/digest", get(digest::shown))
        .route("/data/digest/seen", post(digest::seen))
        .route("/data/redactions/{article}", get(redactions::shown).post(redactions::redact))
        .route("/data/redactions/{article}/back", post(redactions::back))
}
