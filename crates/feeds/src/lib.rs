//! Feeds of news → new articles in a store, politely; and alarms handed over once.
//!
//! | module | takes → gives |
//! |---|---|
//! | [`config`] | `FEEDS.toml` → feeds and channels, and what is wrong by line and column |
//! | [`answer`] | what a server sent → the entries in it (RSS, Atom, JSON Feed, sitemaps of news) |
//! | [`document`] | what stands in a feed, and its pace |
//! | [`identity`] | entries → which are new, known or corrected |
//! | [`schedule`] | how an attempt ended → when the next one is, and why |
//! | [`watch`] | feeds and a store → what is due is asked, read and merged; every attempt is kept with its reason |
//! | [`clock`] | the time, as whoever runs the watch gives it |
//! | [`channel`], [`deliver`] | alarms → a feed, a file, a program, a request or a mail, each once |
//!
//! All that is sent by others is hostile text. Nothing here reaches the network but through `tazamun_net`.
//!
//! What this crate does not know: how articles are read, what an alarm is, words for people in other languages.

pub mod answer;
mod article;
pub mod channel;
pub mod clock;
pub mod config;
pub mod deliver;
pub mod document;
mod fetch;
mod fields;
mod hash;
pub mod identity;
mod robots;
pub mod schedule;
mod sitemap;
pub mod watch;
