//! Alarms → those who asked for them, each once.
//!
//! That a hand-over begins is written down before it begins. Where the program ends in the midst of one, a program, a
//! request or a mail is not repeated, because it may have arrived; a line of a file is looked for, and written where it is
//! missing. Nothing is started but what stands in the file of feeds, word by word, without a shell.

mod atom;
mod exec;
mod lines;
mod mail;
mod webhook;

use crate::{
    channel::{Channel, Way},
    clock::Clock,
};
use serde_json::Value;
use std::{
    any::Any,
    io,
    process::{Child, Command},
};
use tazamun_store::{DeliveryState, Store, StoreError};

/// Alarms of a channel that are looked at for hand-overs that were broken off.
const LOOKED_AT: usize = 1_000;
/// The longest alarm that is handed over, in bytes of JSON.
const LONGEST: usize = 4 << 20;

/// Starts a program; what comes with it is dropped when the program has ended.
pub type Start<'a> = dyn Fn(&mut Command) -> io::Result<(Child, Box<dyn Any>)> + 'a;

/// What became of one alarm on one channel.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct HandedOver {
    /// The alarm's name.
    pub alarm: String,
    /// The channel's name.
    pub channel: String,
    /// How it ended.
    pub state: DeliveryState,
    /// Why it failed; empty where it did not.
    pub why: String,
}

/// Hands alarms over that a channel was not given before. An alarm is an object of JSON with an `id` of its own; `title`
/// and `at`, if it has them, are shown where there is room for a line. Answers what was tried.
///
/// # Errors
/// [`StoreError`] where the store cannot be used. A channel that fails is no error: it says so, and the others go on.
pub fn deliver(
    store: &mut Store,
    channels: &[Channel],
    alarms: &[Value],
    clock: &dyn Clock,
    start: &Start<'_>,
) -> Result<Vec<HandedOver>, StoreError> {
    let mut all = Vec::new();
    let secrets: Vec<&str> = channels.iter().filter_map(secret_of).collect();
    for channel in channels {
        finish_files(store, channel)?;
        for alarm in alarms {
            let Some(id) = alarm.get("id").and_then(Value::as_str).filter(|id| !id.is_empty()) else {
                continue;
            };
            if !store.begin_delivery(id, &channel.name, alarm, clock.now())? {
                continue;
            }
            let done = hand_over(store, channel, alarm, clock, (start, &secrets));
            let (state, why) = match done {
                Ok(()) => (DeliveryState::Done, String::new()),
                Err(why) => (DeliveryState::Failed, crate::document::shortened(&why, 500)),
            };
            store.end_delivery(id, &channel.name, state, &why, clock.now())?;
            all.push(HandedOver { alarm: id.to_owned(), channel: channel.name.clone(), state, why });
        }
    }
    Ok(all)
}

fn secret_of(channel: &Channel) -> Option<&str> {
    match &channel.way {
        Way::Webhook { secret_env, .. } => Some(secret_env),
        Way::Mail { password_env, .. } => password_env.as_deref(),
        _ => None,
    }
}

fn hand_over(
    store: &Store,
    channel: &Channel,
    alarm: &Value,
    clock: &dyn Clock,
    (start, secrets): (&Start<'_>, &[&str]),
) -> Result<(), String> {
    let json = alarm.to_string();
    if json.len() > LONGEST {
        return Err(format!("the alarm holds more than {} MiB", LONGEST >> 20));
    }
    match &channel.way {
        Way::Atom { file, keep } => atom::write(store, &channel.name, file, *keep),
        Way::JsonLines { file } => lines::append(file, &json),
        Way::Exec { command } => exec::run(command, &json, channel.timeout, start, secrets),
        Way::Webhook { address, secret_env, is_near } => {
            webhook::post((address, *is_near), secret_env, alarm, &json, channel.timeout, clock.now())
        }
        Way::Mail { server, from, to, password_env } => mail::send(
            &mail::Letter { server, from, to, password_env: password_env.as_deref(), alarm, json: &json },
            channel.timeout,
        ),
    }
}

/// Writes what a run that was broken off had begun to write into a file.
fn finish_files(store: &mut Store, channel: &Channel) -> Result<(), StoreError> {
    if !matches!(channel.way, Way::Atom { .. } | Way::JsonLines { .. }) {
        return Ok(());
    }
    let begun = store.deliveries(Some(&channel.name), LOOKED_AT)?;
    for delivery in begun.into_iter().rev().filter(|d| d.state == DeliveryState::Begun) {
        let done = match &channel.way {
            Way::Atom { file, keep } => atom::write(store, &channel.name, file, *keep),
            Way::JsonLines { file } => {
                lines::append_once(file, &delivery.alarm, &delivery.record.to_string())
            }
            _ => Ok(()),
        };
        let (state, why) = match done {
            Ok(()) => (DeliveryState::Done, String::new()),
            Err(why) => (DeliveryState::Failed, why),
        };
        store.end_delivery(&delivery.alarm, &channel.name, state, &why, delivery.at)?;
    }
    Ok(())
}

/// A line that says what an alarm is: its title, else its name.
fn title(alarm: &Value) -> String {
    let text = |key: &str| alarm.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let title = text("title").or_else(|| text("watch")).or_else(|| text("id")).unwrap_or("alarm");
    let plain: String = title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    crate::document::shortened(plain.trim(), 200)
}
