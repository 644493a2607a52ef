//! What is shared: a brief under an address that stays, with every version that was given, and what changed since.

mod publish;
mod published;

use crate::Desk;
use axum::{
    Router,
    routing::{get, post},
};
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/briefs", get(published::list))
        .route("/briefs/publish", post(publish::publish))
        .route("/briefs/{id}", get(published::last))
        .route("/briefs/{id}/brief.html", get(published::html))
        .route("/briefs/{id}/brief.md", get(published::markdown))
        .route("/briefs/{id}/brief.json", get(published::json))
        .route("/briefs/{id}/{version}", get(published::version))
}
