//! What goes in and out: datasets with what was lost, exports by a filter, what happened since.

mod digest;
mod export;
mod import;
mod overview;

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
}
