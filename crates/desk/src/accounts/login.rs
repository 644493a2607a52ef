//! Coming in with a name and a password, and going out.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
    people::Token,
};
use axum::{
    Form, Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use std::{
    sync::Arc,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

/// Letters of a name.
const LONGEST_NAME: usize = 100;

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new().route("/login", get(asked).post(login)).route("/logout", post(logout))
}

#[derive(Deserialize)]
struct Login {
    name: String,
    password: String,
}

async fn asked(visit: Visit) -> Result<Response, Failure> {
    if visit.role.is_some() {
        return Ok(Redirect::to("/inbox").into_response());
    }
    if visit.alone { Err(Failure::LoggedOut) } else { Ok(shown(&visit, None).into_response()) }
}

async fn login(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(login): Form<Login>,
) -> Result<Response, Failure> {
    if visit.alone {
        return Err(Failure::LoggedOut);
    }
    let name = login.name.trim().to_owned();
    if name.chars().count() > LONGEST_NAME {
        return Ok((StatusCode::UNAUTHORIZED, shown(&visit, Some(wrong(&visit)))).into_response());
    }
    if let Err(wait) = desk.throttle.may_try(&name, Instant::now()) {
        let seconds = wait.as_secs().max(1);
        let said = visit.say_with("login-wait", &[("n", seconds.into())]);
        let headers = [(header::RETRY_AFTER, seconds.to_string())];
        return Ok((StatusCode::TOO_MANY_REQUESTS, headers, shown(&visit, Some(said))).into_response());
    }
    let asked = name.clone();
    let account = desk.read(move |store| Ok(store.account(&asked)?)).await?;
    let (person, kept) = account.map_or((None, None), |(person, kept)| (Some(person), Some(kept)));
    let right = desk.passwords.is_right(login.password, kept).await;
    let Some(person) = person.filter(|_| right) else {
        return Ok((StatusCode::UNAUTHORIZED, shown(&visit, Some(wrong(&visit)))).into_response());
    };
    desk.throttle.was_right(&name);
    let session = Token::new();
    let hash = Token::hash_of(session.as_str());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() as i64);
    desk.write(move |store| Ok(store.begin_session(&hash, person.id, now)?)).await?;
    let cookie = desk.entrance.set_cookie(session.as_str());
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/inbox")).into_response())
}

fn wrong(visit: &Visit) -> Markup {
    visit.say("login-wrong")
}

async fn logout(
    _: Visit,
    State(desk): State<Arc<Desk>>,
    headers: axum::http::HeaderMap,
) -> Result<Response, Failure> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let own = pairs.find(|(name, _)| *name == desk.entrance.cookie).map(|(_, value)| Token::hash_of(value));
    if let Some(hash) = own {
        desk.write(move |store| Ok(store.end_session(&hash)?)).await?;
    }
    Ok(([(header::SET_COOKIE, desk.entrance.no_cookie())], Redirect::to("/login")).into_response())
}

fn shown(visit: &Visit, fault: Option<Markup>) -> Markup {
    let title = visit.bare("login");
    let body = html! {
        section.narrow {
            h1 { (title) }
            @if let Some(fault) = fault { p.fault role="alert" { (fault) } }
            form method="post" action="/login" {
                label for="name" { (visit.say("login-name")) }
                input #name name="name" autocomplete="username" required maxlength=(LONGEST_NAME) dir="auto";
                label for="password" { (visit.say("login-password")) }
                input #password name="password" type="password" autocomplete="current-password" required;
                button.main type="submit" { (visit.say("login")) }
            }
        }
    };
    page(visit, Room::None, &title, &body)
}
