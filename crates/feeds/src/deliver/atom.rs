//! The last alarms → an Atom feed in a file, which takes the place of the one before at once.

use super::title;
use quick_xml::escape::escape;
use serde_json::Value;
use std::{fs, io::Write as _, path::Path};
use tazamun_store::{Store, moment};

/// Writes the feed anew from what the store holds.
pub(super) fn write(store: &Store, channel: &str, file: &Path, keep: usize) -> Result<(), String> {
    let last = store.deliveries(Some(channel), keep).map_err(|e| e.to_string())?;
    let updated = last.iter().map(|delivery| delivery.at).max();
    let updated = updated.map(moment).unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned());
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <title>{}</title>\n<id>urn:tazamun:{}</id>\n<updated>{updated}</updated>\n\
         <author><name>tazamun</name></author>\n",
        plain(channel),
        percent(channel)
    );
    for delivery in &last {
        let at = delivery
            .record
            .get("at")
            .and_then(Value::as_str)
            .and_then(|at| at.parse().ok())
            .unwrap_or(delivery.at);
        let content = serde_json::to_string_pretty(&delivery.record).unwrap_or_default();
        feed += &format!(
            "<entry><title>{}</title><id>urn:tazamun:alarm:{}</id><updated>{}</updated>\
             <content type=\"text\">{}</content></entry>\n",
            plain(&title(&delivery.record)),
            percent(&delivery.alarm),
            moment(at),
            plain(&content)
        );
    }
    feed += "</feed>\n";
    replace(file, feed.as_bytes()).map_err(|e| format!("{} cannot be written: {e}", file.display()))
}

/// Text of others as text in XML: no marks, and none of the signs that XML forbids.
fn plain(text: &str) -> String {
    let is_allowed =
        |c: &char| matches!(c, '\t' | '\n') || (!c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    escape(text.chars().filter(is_allowed).collect::<String>()).into_owned()
}

/// A name as part of an address.
fn percent(name: &str) -> String {
    let byte = |b: u8| {
        if b.is_ascii_alphanumeric() || b"-._".contains(&b) {
            (b as char).to_string()
        } else {
            format!("%{b:02X}")
        }
    };
    name.bytes().map(byte).collect()
}

/// Puts a file in the place of another, whole or not at all.
fn replace(file: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    let mut new = fs::File::create(&beside)?;
    new.write_all(content)?;
    new.sync_all()?;
    fs::rename(&beside, file)
}
