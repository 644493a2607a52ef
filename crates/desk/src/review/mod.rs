//! An article beside what was read from it: every value with its words, every decision signed and undoable.

mod agreement;
mod article;
pub(crate) mod coded;
mod decide;
mod fields;
mod material;
mod reading;
pub(crate) mod redaction;
mod second;
mod stage;
mod text;
mod typed;

use crate::Desk;
use axum::{
    Router,
    routing::{get, post},
};
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/articles/{id}", get(article::shown))
        .route("/articles/{id}/words", get(article::words))
        .route("/articles/{id}/original", get(stage::original))
        .route("/articles/{id}/reports", post(decide::new_report))
        .route("/articles/{id}/reports/{index}", post(decide::decided))
        .route("/articles/{id}/state", post(stage::moved))
        .route("/articles/{id}/purge", post(stage::purged))
        .route("/articles/{id}/redactions", post(redaction::changed))
        .route("/coded/{file}", get(coded::file))
        .merge(second::routes())
}
