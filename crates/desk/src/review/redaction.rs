//! Choosing the words of an article that are left out of what is given to others.

use super::{
    material::Material,
    text::{between, scalars},
};
use crate::{
    Desk,
    pages::{Failure, Visit},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_store::{Redaction, Role};
use tazamun_words::text::inert;

/// On the page of an article: what is left out, and leaving out more.
pub(super) fn panel(visit: &Visit, material: &Material, redactions: &[Redaction]) -> Markup {
    if !visit.may(Role::Codes) {
        return html! {};
    }
    let letters: Vec<char> = material.whole.chars().collect();
    let words =
        |r: &Redaction| letters.get(r.start..r.end).map(|l| l.iter().collect::<String>()).unwrap_or_default();
    html! {
        details.redactions {
            summary { (visit.say("redactions")) " (" (redactions.len()) ")" }
            @for redaction in redactions {
                form.inline method="post" action={ "/articles/" (material.id) "/redactions" } {
                    p {
                        q dir="auto" { (inert(&words(redaction))) } " – " bdi { (inert(&redaction.why)) } " "
                        input type="hidden" name="drop" value=(redaction.id);
                        button type="submit" { (visit.say("redaction-drop")) span.unseen { " " (inert(&words(redaction))) } }
                    }
                }
            }
            form method="post" action={ "/articles/" (material.id) "/redactions" } {
                label for="redact-words" { (visit.say("redaction-words")) }
                input #redact-words name="words" required maxlength="500" dir="auto" aria-describedby="redact-help";
                p.help #redact-help { (visit.say("redaction-help")) }
                label for="redact-why" { (visit.say("redaction-why")) }
                input #redact-why name="why" required maxlength="500" dir="auto";
                button type="submit" { (visit.say("redaction-add")) }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Changing {
    #[serde(default)]
    words: String,
    #[serde(default)]
    why: String,
    drop: Option<i64>,
}

pub(super) async fn changed(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Form(form): Form<Changing>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Codes)?;
    let person = visit.number();
    if let Some(redaction) = form.drop {
        let done = desk.write(move |store| Ok(store.unredact(id, redaction, person)?)).await?;
        return if done { Ok(Redirect::to(&format!("/articles/{id}"))) } else { Err(Failure::NotFound) };
    }
    let why: String = form.why.trim().chars().take(500).collect();
    if why.is_empty() {
        return Err(Failure::Bad("refused-no-reason", String::new()));
    }
    let material = Material::of(&desk, id).await?;
    let words = form.words.trim().to_owned();
    let at = material
        .whole
        .find(&words)
        .filter(|_| !words.is_empty())
        .ok_or(Failure::Bad("wrong-quote", String::new()))?;
    let start = scalars(&material.whole, at);
    let span = (start, start + words.chars().count());
    if between(&material.whole, span.0, span.1).is_none() {
        return Err(Failure::Bad("wrong-quote", String::new()));
    }
    desk.write(move |store| Ok(store.redact(id, span, person, &why)?)).await?;
    Ok(Redirect::to(&format!("/articles/{id}")))
}
