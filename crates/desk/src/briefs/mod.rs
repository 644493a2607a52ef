//! What is shared: a brief as a page with a stable address.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
};
use axum::{Router, routing::get};
use maud::{Markup, html};
use std::sync::Arc;
use tazamun_store::Role;

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new().route("/briefs", get(shown))
}

async fn shown(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let title = visit.bare("room-briefs");
    Ok(page(&visit, Room::Briefs, &title, &html! { h1 { (title) } p { (visit.say("room-empty")) } }))
}
