//! What went wrong → a page that says so and what to do. No page names a file of the server.

use super::{Room, Visit, page};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;
use tazamun_store::StoreError;

/// Why a request was not answered as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is nothing at this address, or nothing of this name.
    NotFound,
    /// Who asks may not do this.
    Forbidden,
    /// It came from another site, or from nowhere.
    Foreign,
    /// Another host than the desk's was asked for.
    WrongHost,
    /// Nobody is logged in.
    LoggedOut,
    /// What was typed or sent cannot be read: the message that says so, with what was found at fault.
    Bad(&'static str, String),
    /// Somebody else decided in between.
    Moved,
    /// Too much was sent.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// Too many ask at once.
    TooMany,
    /// Another process holds the store.
    Busy,
    /// The store cannot be written.
    ReadOnly,
    /// The store's file is no longer there.
    Gone,
    /// The store was written by a newer program.
    Newer,
    /// Something else, which the program's own output tells.
    Internal,
}

impl Failure {
    /// Its status.
    pub fn status(&self) -> StatusCode {
        match self {
            Failure::NotFound => StatusCode::NOT_FOUND,
            Failure::Forbidden | Failure::Foreign => StatusCode::FORBIDDEN,
            Failure::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Failure::LoggedOut => StatusCode::UNAUTHORIZED,
            Failure::Bad(..) => StatusCode::UNPROCESSABLE_ENTITY,
            Failure::Moved => StatusCode::CONFLICT,
            Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Failure::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Failure::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Failure::Busy | Failure::ReadOnly | Failure::Gone | Failure::Newer => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Failure::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The message that says so.
    pub fn message(&self) -> &'static str {
        match self {
            Failure::NotFound => "failure-not-found",
            Failure::Forbidden => "failure-forbidden",
            Failure::Foreign => "failure-foreign",
            Failure::WrongHost => "failure-wrong-host",
            Failure::LoggedOut => "failure-logged-out",
            Failure::Bad(id, _) => id,
            Failure::Moved => "failure-moved",
            Failure::TooLarge => "failure-too-large",
            Failure::TooSlow => "failure-too-slow",
            Failure::TooMany => "failure-too-many",
            Failure::Busy => "failure-busy",
            Failure::ReadOnly => "failure-read-only",
            Failure::Gone => "failure-gone",
            Failure::Newer => "failure-newer",
            Failure::Internal => "failure-internal",
        }
    }

    /// The failure of a status that a library answered with.
    pub fn of_status(status: StatusCode) -> Failure {
        match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Failure::NotFound,
            StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
            StatusCode::REQUEST_TIMEOUT => Failure::TooSlow,
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => Failure::TooMany,
            status if status.is_server_error() => Failure::Internal,
            _ => Failure::Bad("failure-bad-request", String::new()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        // Whoever runs the desk sees what it is; the page says what can be done.
        eprintln!("tazamun desk: {error}");
        match error {
            StoreError::Busy { .. } => Failure::Busy,
            StoreError::Disk { .. } => Failure::ReadOnly,
            StoreError::Missing { .. } => Failure::Gone,
            StoreError::Newer { .. } => Failure::Newer,
            StoreError::Unknown { .. } => Failure::NotFound,
            _ => Failure::Internal,
        }
    }
}

impl IntoResponse for Failure {
    /// A response that holds the failure: the page is written where the language is known ([`rendered`]).
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The page of a failure.
pub fn rendered(visit: &Visit, failure: &Failure) -> Response {
    let fault = match failure {
        Failure::Bad(_, what) => what.as_str(),
        _ => "",
    };
    let body = html! {
        section.failure {
            h1 { (visit.say("failure-heading")) }
            p role="alert" { (visit.say_with(failure.message(), &[("what", fault.into())])) }
            @if *failure == Failure::LoggedOut && !visit.alone { p { a href="/login" { (visit.say("login")) } } }
            @if visit.role.is_some() { p { a href="/" { (visit.say("back-to-inbox")) } } }
        }
    };
    (failure.status(), page(visit, Room::None, &visit.bare("failure-heading"), &body)).into_response()
}
