//! Articles that wait, and those that come in: pasted, or as files.

mod list;
mod receive;

pub(crate) use receive::{broken, own_name};

use crate::Desk;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use std::sync::Arc;

/// Bytes of files of articles that come at once.
const FILES: usize = 48 << 20;

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/inbox", get(list::shown))
        .route("/inbox/paste", post(receive::pasted))
        .route("/inbox/files", post(receive::files).layer(DefaultBodyLimit::max(FILES)))
}
