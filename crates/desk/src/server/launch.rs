//! The first address, and the language.

use super::guards::LANGUAGE;
use crate::{
    Desk,
    pages::{Failure, Visit},
};
use axum::{
    Form, Router,
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_words::Lang;

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/", get(async || Redirect::to("/inbox")))
        .route("/launch", get(launch))
        .route("/language", post(language))
}

#[derive(Deserialize)]
struct Launch {
    #[serde(default)]
    token: String,
}

/// Swaps the token for a cookie. It is gone from the address, and good no second time.
async fn launch(State(desk): State<Arc<Desk>>, Query(asked): Query<Launch>) -> Result<Response, Failure> {
    let session = desk.entrance.launch(&asked.token).ok_or(Failure::LoggedOut)?;
    let cookie = desk.entrance.set_cookie(session.as_str());
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/inbox")).into_response())
}

#[derive(Deserialize)]
struct Chosen {
    lang: String,
    #[serde(default)]
    back: String,
}

async fn language(_: Visit, Form(chosen): Form<Chosen>) -> Result<Response, Failure> {
    let lang = Lang::SPOKEN.into_iter().find(|lang| lang.code() == chosen.lang).ok_or(Failure::NotFound)?;
    let cookie = format!("{LANGUAGE}={}; Path=/; SameSite=Strict; Max-Age=31536000", lang.code());
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(own_path(&chosen.back))).into_response())
}

/// A path of this desk, or its first page: never another site.
fn own_path(path: &str) -> &str {
    let own = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']);
    if own { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(own_path("/inbox?state=read"), "/inbox?state=read");
        for other in
            ["//evil.example", "https://evil.example", "/\\evil.example", "", "javascript:x", "/a\r\nb"]
        {
            assert_eq!(own_path(other), "/", "{other}");
        }
    }
}
