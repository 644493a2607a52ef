//! The style sheet and the script, out of the program itself.

use crate::{
    Desk,
    pages::{CSS, SCRIPT},
};
use axum::{Router, http::header, response::IntoResponse, routing::get};
use std::sync::{Arc, LazyLock};

/// The style of what stands in a brief, and of what the desk writes around it.
static BRIEF: LazyLock<String> =
    LazyLock::new(|| format!("{}{}", tazamun_brief::STYLE, include_str!("../../assets/brief.css")));

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/assets/desk.css", get(async || file("text/css; charset=utf-8", CSS)))
        .route("/assets/brief.css", get(async || file("text/css; charset=utf-8", &BRIEF)))
        .route("/assets/desk.js", get(async || file("text/javascript; charset=utf-8", SCRIPT)))
}

fn file(kind: &'static str, content: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], content)
}
