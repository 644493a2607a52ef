//! What is asked of the data: two theatres, a window, a closeness; the answer as the brief shows it.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
};
use axum::{Router, routing::get};
use maud::{Markup, html};
use std::sync::Arc;
use tazamun_store::Role;

pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new().route("/questions", get(shown))
}

async fn shown(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let title = visit.bare("room-questions");
    Ok(page(&visit, Room::Questions, &title, &html! { h1 { (title) } p { (visit.say("room-empty")) } }))
}
