//! What every request passes: its host, where it comes from, who asks, how many ask at once; and what every answer bears.

use super::hosts::Hosts;
use crate::{
    Desk,
    pages::{Failure, Visit, rendered},
    people::{IDLE, LONGEST, Token},
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, Uri, header},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tazamun_store::Role;
use tazamun_words::Lang;
use tokio::{sync::Semaphore, time::timeout};

/// Requests that are answered at once.
const AT_ONCE: usize = 64;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// Seconds after which a session is noted to have been seen again.
const SEEN_AGAIN: i64 = 60;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 8] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // Not 'no-referrer': browsers then say 'Origin: null' of our own forms.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("x-robots-tag", "noindex, nofollow"),
];

/// The cookie that keeps the language.
pub(super) const LANGUAGE: &str = "tazamun-language";

/// What the guards look at.
pub(super) struct Guarded {
    pub(super) desk: Arc<Desk>,
    pub(super) hosts: Hosts,
    pub(super) turns: Semaphore,
}

pub(super) fn turns() -> Semaphore {
    Semaphore::new(AT_ONCE)
}

/// Lets a request through, or answers it.
pub(super) async fn guard(State(guarded): State<Arc<Guarded>>, mut request: Request, next: Next) -> Response {
    // A body cannot be shared between threads; what is looked at is the head.
    let head = Head {
        method: request.method().clone(),
        uri: request.uri().clone(),
        headers: request.headers().clone(),
    };
    let visit = Visit::unknown(language(&head.headers), &address(&head));
    let mut response = match pass(&guarded, &head, visit.clone()).await {
        Err(failure) => rendered(&visit, &failure),
        Ok(Entry::Elsewhere(redirect)) => redirect,
        Ok(Entry::In(visit)) => {
            request.extensions_mut().insert((*visit).clone());
            match timeout(PATIENCE, guarded.turns.acquire()).await {
                Ok(Ok(_turn)) => told(&visit, next.run(request).await),
                _ => rendered(&visit, &Failure::TooMany),
            }
        }
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// A failure becomes a page; so does what a library refused, whose words may name what is no reader's business.
fn told(visit: &Visit, response: Response) -> Response {
    if let Some(failure) = response.extensions().get::<Failure>() {
        return rendered(visit, failure);
    }
    let status = response.status();
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        kind.to_str().is_ok_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/json"))
    });
    if (status.is_client_error() || status.is_server_error()) && !is_page {
        return rendered(visit, &Failure::of_status(status));
    }
    response
}

/// The head of a request.
struct Head {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
}

enum Entry {
    In(Box<Visit>),
    Elsewhere(Response),
}

async fn pass(guarded: &Guarded, request: &Head, visit: Visit) -> Result<Entry, Failure> {
    let headers = &request.headers;
    let host = one(headers, header::HOST.as_str())?.ok_or(Failure::WrongHost)?;
    if !guarded.hosts.are_ours(host) {
        return Err(Failure::WrongHost);
    }
    // Of an absolute address the host in it counts, not the header.
    if request.uri.authority().is_some_and(|named| named.as_str() != host) {
        return Err(Failure::WrongHost);
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        if request.method != Method::POST {
            return Err(Failure::NotFound);
        }
        is_of_our_pages(headers, host)?;
    }
    let path = request.uri.path();
    let visit = known(guarded, headers, visit).await?;
    if visit.role.is_some() || is_open(path) {
        return Ok(Entry::In(Box::new(visit)));
    }
    if !visit.alone && request.method == Method::GET && !path.starts_with("/live") {
        return Ok(Entry::Elsewhere(Redirect::to("/login").into_response()));
    }
    Err(Failure::LoggedOut)
}

/// What may be asked for before a login.
fn is_open(path: &str) -> bool {
    path.starts_with("/assets/") || matches!(path, "/launch" | "/login" | "/language")
}

/// A header that may stand once.
fn one<'h>(headers: &'h HeaderMap, name: &str) -> Result<Option<&'h str>, Failure> {
    let mut all = headers.get_all(name).iter();
    let first = all.next().map(|value| value.to_str().map_err(|_| Failure::WrongHost)).transpose()?;
    if all.next().is_some() { Err(Failure::WrongHost) } else { Ok(first) }
}

/// A change comes from one of our own pages: the browser says so, by `Sec-Fetch-Site`, or, where it does not know that, by
/// `Origin`. Who says neither is refused.
fn is_of_our_pages(headers: &HeaderMap, host: &str) -> Result<(), Failure> {
    let said = one(headers, "sec-fetch-site").map_err(|_| Failure::Foreign)?;
    let origin = one(headers, header::ORIGIN.as_str()).map_err(|_| Failure::Foreign)?;
    let same_origin = origin.is_none_or(|origin| Hosts::is_origin(origin, host));
    match (said, origin) {
        (Some("same-origin" | "none"), _) if same_origin => Ok(()),
        (None, Some(_)) if same_origin => Ok(()),
        _ => Err(Failure::Foreign),
    }
}

/// Who asks, by the session in the cookie.
async fn known(guarded: &Guarded, headers: &HeaderMap, visit: Visit) -> Result<Visit, Failure> {
    let desk = &guarded.desk;
    let alone = !desk.entrance.is_of_a_team();
    let visit = Visit { alone, ..visit };
    let Some(cookie) = cookie(headers, &desk.entrance.cookie) else { return Ok(visit) };
    if alone {
        let role = desk.entrance.is_alone(cookie).then_some(Role::Administers);
        return Ok(Visit { role, ..visit });
    }
    let hash = Token::hash_of(cookie);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() as i64);
    let asked = hash.clone();
    let found = desk.read(move |store| Ok(store.session(&asked, now - LONGEST, now - IDLE)?)).await?;
    let Some((person, seen)) = found else { return Ok(visit) };
    if now - seen > SEEN_AGAIN {
        desk.write(move |store| Ok(store.see_session(&hash, now, now - IDLE)?)).await?;
    }
    Ok(Visit { role: Some(person.role), person: Some(person), ..visit })
}

/// The value of a cookie.
pub(super) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The language that was chosen, or the first that the browser asks for and the desk has.
fn language(headers: &HeaderMap) -> Lang {
    if let Some(chosen) = cookie(headers, LANGUAGE) {
        return Lang::of_locale(chosen);
    }
    let asked =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let has = |code: &str| match Lang::of_locale(code) {
        lang @ (Lang::Arabic | Lang::French) => Some(lang),
        Lang::English if code.to_ascii_lowercase().starts_with("en") => Some(Lang::English),
        _ => None,
    };
    asked
        .split(',')
        .take(20)
        .find_map(|one| has(one.split(';').next().unwrap_or_default().trim()))
        .unwrap_or(Lang::English)
}

/// The path with its query, as far as it is ours to come back to.
fn address(request: &Head) -> String {
    let path = request.uri.path_and_query().map_or("/", |path| path.as_str());
    if request.method == Method::GET { path.to_owned() } else { "/".to_owned() }
}
