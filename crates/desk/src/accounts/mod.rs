//! People and what they did: login, accounts, the log.

mod log;
mod login;
mod people;

pub(crate) use log::table as log_table;

use crate::Desk;
use axum::Router;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Desk>> {
    login::routes().merge(people::routes()).merge(log::routes())
}
