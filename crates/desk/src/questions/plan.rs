//! A question, fixed before its data are seen: a file that the command line follows to the letter.

use super::{download, form};
use crate::{
    Desk,
    asking::{Draft, Question},
    pages::{Failure, Visit},
};
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use std::sync::Arc;
use tazamun_analysis::{AnyQuestion, Plan};
use tazamun_store::Role;

pub(super) async fn fixed(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(draft): Form<Draft>,
) -> Result<Response, Failure> {
    visit.must(Role::Reads)?;
    let question = match draft.question() {
        Ok(Question::Other(question)) => question,
        Ok(Question::Theatres(question) | Question::Article(_, question)) => AnyQuestion::Brief(question),
        Err(fault) => {
            let page = form::form(&visit, &desk, &draft, Some(&fault)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let now = desk.read(|store| Ok(store.moment(0)?)).await?;
    let day = now.get(..10).and_then(|day| day.parse().ok()).ok_or(Failure::Internal)?;
    let verb = question.verb();
    let plan = Plan::fixed(question, Vec::new(), day);
    let text = serde_json::to_string_pretty(&plan).map_err(|_| Failure::Internal)?;
    Ok(download("application/json", &format!("plan-{verb}-{day}.json"), text))
}
