//! An alarm → a mail, where the program was built with that.

use serde_json::Value;
use std::time::Duration;

/// What is to be sent, by whom, to whom.
#[cfg_attr(
    not(feature = "mail"),
    allow(dead_code, reason = "a program built without mail says so and sends none")
)]
pub(super) struct Letter<'a> {
    pub(super) server: &'a str,
    pub(super) from: &'a str,
    pub(super) to: &'a [String],
    pub(super) password_env: Option<&'a str>,
    pub(super) alarm: &'a Value,
    pub(super) json: &'a str,
}

#[cfg(not(feature = "mail"))]
pub(super) fn send(_: &Letter<'_>, _: Duration) -> Result<(), String> {
    Err("this program was built without mail; build it with --features mail".to_owned())
}

#[cfg(feature = "mail")]
pub(super) fn send(letter: &Letter<'_>, timeout: Duration) -> Result<(), String> {
    use lettre::{
        Message, SmtpTransport, Transport as _, message::header::ContentType,
        transport::smtp::authentication::Credentials,
    };
    let mut message = Message::builder()
        .from(letter.from.parse().map_err(|e| format!("'{}' is no address of mail ({e})", letter.from))?)
        .subject(super::title(letter.alarm))
        .header(ContentType::TEXT_PLAIN);
    for to in letter.to {
        message = message.to(to.parse().map_err(|e| format!("'{to}' is no address of mail ({e})"))?);
    }
    let pretty = serde_json::to_string_pretty(letter.alarm).unwrap_or_else(|_| letter.json.to_owned());
    let message = message.body(pretty).map_err(|e| e.to_string())?;
    // TLS from the first byte, or none is sent.
    let mut transport =
        SmtpTransport::relay(letter.server).map_err(|e| e.to_string())?.timeout(Some(timeout));
    if let Some(name) = letter.password_env {
        let password = std::env::var(name)
            .map_err(|_| format!("the environment has no {name}, which holds the password"))?;
        transport = transport.credentials(Credentials::new(letter.from.to_owned(), password));
    }
    transport.build().send(&message).map(|_| ()).map_err(|e| e.to_string())
}
