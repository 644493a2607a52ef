//! Incidents: a table with the filter language, a map, a time line, a calendar; a page of each; and whether two are one.

mod facts;
mod list;
mod one;
mod pairs;
mod pictures;
mod query;

use crate::Desk;
use axum::{
    Router,
    routing::{get, post},
};
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/incidents", get(list::shown))
        .route("/incidents/saved", post(list::saved))
        .route("/incidents/decide", post(pairs::decided))
        .route("/incidents/{dataset}/{id}", get(one::shown))
}
