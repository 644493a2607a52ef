//! An answer → a brief under an address that stays.

use crate::{
    Desk,
    answers::KeptAnswer,
    pages::{Failure, Visit},
    questions::is_brief,
};
use axum::{Form, extract::State, response::Redirect};
use serde::Deserialize;
use std::{fmt::Write as _, sync::Arc};
use tazamun_store::{NewPublication, Role};

#[derive(Deserialize)]
pub(super) struct Asked {
    asked: i64,
}

pub(super) async fn publish(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(form): Form<Asked>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Approves)?;
    let (person, new_id) = (visit.number(), new_id()?);
    let (id, version) = desk
        .write(move |store| {
            let (asked, record) = store.question_asked(form.asked)?.ok_or(Failure::NotFound)?;
            let kept = KeptAnswer::read(record.clone()).ok_or(Failure::NotFound)?;
            let said = kept.said.get("en").and_then(|said| said.first()).map_or("", |said| said.as_str());
            let title = if is_brief(&asked) { said } else { said.trim() };
            Ok(store.publish(&NewPublication {
                id: &new_id,
                title,
                query: &asked.query,
                person,
                data: &asked.data,
                record: &record,
            })?)
        })
        .await?;
    Ok(Redirect::to(&format!("/briefs/{id}/{version}")))
}

/// An id that says nothing of what it stands for, and cannot be guessed.
fn new_id() -> Result<String, Failure> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).map_err(|_| Failure::Internal)?;
    Ok(bytes.iter().fold(String::new(), |mut id, byte| {
        let _ = write!(id, "{byte:02x}");
        id
    }))
}
