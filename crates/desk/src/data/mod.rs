//! What goes in and out: datasets with what was lost, exports, corrections as coded articles.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
};
use axum::{Router, routing::get};
use maud::{Markup, html};
use std::sync::Arc;
use tazamun_store::Role;

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new().route("/data", get(shown))
}

async fn shown(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let title = visit.bare("room-data");
    Ok(page(&visit, Room::Data, &title, &html! { h1 { (title) } p { (visit.say("room-empty")) } }))
}
