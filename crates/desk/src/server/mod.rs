//! The guards of every request, the routes, and the connection.

mod assets;
mod guards;
mod hosts;
mod launch;
mod listen;
mod live;

pub use hosts::{Hosts, PublicAddress, WrongAddress};
pub use listen::{ServeError, Settings, serve};

use crate::{Desk, accounts, briefs, data, inbox, incidents, pages::Failure, questions, review};
use axum::{Router, extract::DefaultBodyLimit, http::StatusCode, middleware};
use std::{sync::Arc, time::Duration};
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

/// Bytes of a form.
const FORM: usize = 2 << 20;
/// Bytes of anything that is sent.
const LARGEST: usize = 64 << 20;
/// How long an answer may take.
const LONGEST: Duration = Duration::from_secs(60);

/// All routes, behind all guards.
pub fn app(desk: &Arc<Desk>, hosts: Hosts) -> Router {
    let guarded = Arc::new(guards::Guarded { desk: Arc::clone(desk), hosts, turns: guards::turns() });
    Router::new()
        .merge(launch::routes())
        .merge(assets::routes())
        .merge(live::routes())
        .merge(inbox::routes())
        .merge(review::routes())
        .merge(incidents::routes())
        .merge(questions::routes())
        .merge(briefs::routes())
        .merge(data::routes())
        .merge(accounts::routes())
        .fallback(async || Failure::NotFound)
        .method_not_allowed_fallback(async || Failure::NotFound)
        .layer(DefaultBodyLimit::max(FORM))
        .layer(RequestBodyLimitLayer::new(LARGEST))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST))
        .layer(middleware::from_fn_with_state(guarded, guards::guard))
        .with_state(Arc::clone(desk))
}
