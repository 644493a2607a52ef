//! Which entry is which: by GUID, by address, by what it says. GUIDs change, hold headlines, or are the same for all.

use crate::{
    document::{Document, FeedEntry},
    hash::hash,
};
use jiff::Timestamp;
use std::collections::HashMap;
use tazamun_store::{Items, NewItem, StoreError, StoredItem};

/// Entries of one feed that may wait for their article.
const MOST_WAITING: usize = 1_000;
/// Times that an entry is taken up again because the feed says something else.
const MOST_VERSIONS: u32 = 20;
/// Parameters of addresses by which readers are followed, and that name no article.
const TRACKING: &[&str] =
    &["utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "_ga"];

/// What became of the entries of one answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sorted {
    /// Entries that were new.
    pub fresh: u32,
    /// Entries that were known, and say something else than before.
    pub corrected: u32,
    /// Entries that found no room among those that wait.
    pub left: u32,
}

/// Sorts the entries of an answer into new, known and corrected ones, and keeps what is new.
///
/// # Errors
/// [`StoreError`] where the file cannot be written.
pub fn sort(
    items: &Items<'_>,
    feed: &str,
    document: &Document,
    now: Timestamp,
) -> Result<Sorted, StoreError> {
    let mut sorted = Sorted::default();
    let names = Names::of(&document.entries);
    let mut room = MOST_WAITING.saturating_sub(items.waiting(feed)?);
    // The oldest first, so that of two entries that are one the newer has the last word.
    for entry in document.entries.iter().rev() {
        let item = names.item(entry);
        match known(items, feed, &item, names.is_telling(entry))? {
            Some(before) if before.content == item.content => {
                let moved = (before.guid != item.guid && item.guid.is_some()) || item.address.is_some();
                if moved && before.guid != item.guid {
                    items.rename(before.id, item.guid.as_deref(), item.address.as_deref())?;
                }
            }
            Some(before) if before.versions >= MOST_VERSIONS || room == 0 => {}
            Some(before) => {
                items.correct(before.id, &item, now)?;
                sorted.corrected += 1;
                room -= 1;
            }
            None => {
                let elsewhere = match &item.address {
                    Some(address) => {
                        items.elsewhere(feed, address)?.filter(|other| other.content == item.content)
                    }
                    None => None,
                };
                let article = elsewhere.and_then(|other| other.article);
                if article.is_none() && room == 0 {
                    sorted.left += 1;
                    continue;
                }
                items.add(feed, &item, now, article)?;
                room -= usize::from(article.is_none());
                sorted.fresh += 1;
            }
        }
    }
    Ok(sorted)
}

/// The entry that the file knows under one of the names; `is_telling`: whether what it says names it too.
fn known(
    items: &Items<'_>,
    feed: &str,
    item: &NewItem,
    is_telling: bool,
) -> Result<Option<StoredItem>, StoreError> {
    if let Some(guid) = &item.guid
        && let Some(found) = items.with_guid(feed, guid)?
    {
        return Ok(Some(found));
    }
    if let Some(address) = &item.address
        && let Some(found) = items.with_address(feed, address)?
    {
        return Ok(Some(found));
    }
    // A headline comes again ("The day in brief"): without more than that it names an entry on its day alone, and only where
    // no other of the same answer has it.
    let names_nothing = item.guid.is_none() && item.address.is_none();
    if is_telling || names_nothing { items.with_content(feed, item) } else { Ok(None) }
}

/// The names that the entries of one answer have, and how many share each.
struct Names<'d> {
    guids: HashMap<&'d str, usize>,
    addresses: HashMap<String, usize>,
    contents: HashMap<String, usize>,
}

impl<'d> Names<'d> {
    fn of(entries: &'d [FeedEntry]) -> Self {
        let mut names = Names { guids: HashMap::new(), addresses: HashMap::new(), contents: HashMap::new() };
        let mut seen: HashMap<(&str, &str, Option<&str>), ()> = HashMap::new();
        for entry in entries {
            // An entry that stands there twice is one.
            if seen.insert((&entry.title, &entry.body, entry.address.as_deref()), ()).is_some() {
                continue;
            }
            *names.contents.entry(content(entry)).or_default() += 1;
            if let Some(guid) = &entry.guid {
                *names.guids.entry(guid).or_default() += 1;
            }
            if let Some(address) = entry.address.as_deref().and_then(plain_address) {
                *names.addresses.entry(address).or_default() += 1;
            }
        }
        names
    }

    /// Whether what an entry says is more than a headline that may come again.
    fn is_telling(&self, entry: &FeedEntry) -> bool {
        let has_more = entry.published.is_some() || !entry.body.trim().is_empty();
        has_more && self.contents.get(&content(entry)).is_none_or(|n| *n == 1)
    }

    /// An entry under those of its names that can be relied on: one that several entries share names none of them, and a
    /// number of few digits is a place in the list.
    fn item(&self, entry: &FeedEntry) -> NewItem {
        let is_number = |guid: &str| guid.len() <= 3 && guid.bytes().all(|b| b.is_ascii_digit());
        let guid =
            entry.guid.as_deref().filter(|g| !is_number(g) && self.guids.get(g).is_none_or(|n| *n == 1));
        let address = entry.address.as_deref().and_then(plain_address);
        let address = address.filter(|a| !is_root(a) && self.addresses.get(a).is_none_or(|n| *n == 1));
        NewItem {
            guid: guid.map(|guid| hash(&[guid])),
            address: address.as_deref().map(|address| hash(&[address])),
            content: content(entry),
            day: entry.published.map(|day| day.to_string()),
            entry: crate::article::kept(entry),
        }
    }
}

/// The hash of what a feed says of an entry, whatever its spaces.
pub(crate) fn content(entry: &FeedEntry) -> String {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    hash(&[&plain(&entry.title), &plain(&entry.body)])
}

/// An address without what names no article: scheme, case of the host, usual port, fragment, parameters by which readers are
/// followed, a last slash.
pub(crate) fn plain_address(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let rest = rest.split('#').next().unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = path.split_at(path.find('/').unwrap_or(path.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(&host);
    let query: Vec<&str> =
        query.split('&').filter(|p| !p.is_empty() && !TRACKING.iter().any(|t| p.starts_with(t))).collect();
    let path = path.trim_end_matches('/');
    Some(if query.is_empty() { format!("{host}{path}") } else { format!("{host}{path}?{}", query.join("&")) })
}

fn is_root(address: &str) -> bool {
    !address.contains(['/', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_article_are_one() {
        let one = plain_address("https://n.example/a/b?id=3").unwrap();
        for same in [
            "http://n.example/a/b?id=3",
            "https://N.example:443/a/b/?id=3#top",
            "https://n.example/a/b?utm_source=rss&id=3&fbclid=x",
        ] {
            assert_eq!(plain_address(same).unwrap(), one, "{same}");
        }
        for other in
            ["https://n.example/a/b?id=4", "https://n.example/A/b?id=3", "https://m.n.example/a/b?id=3"]
        {
            assert_ne!(plain_address(other).unwrap(), one, "{other}");
        }
        assert!(is_root(&plain_address("https://n.example/").unwrap()));
        assert_eq!(plain_address("no address"), None);
    }
}
