//! An article → everything that it mentions, and nothing about what belongs to what.
//!
//! A finder a kind of mention: [`triggers`], [`dates`], [`places`], [`casualties`], [`actors`]. Each takes a text and the
//! tables of its language and knows nothing of the article around it. [`setting`] is the country that a story is about, by
//! what was found; [`scene`] holds all mentions of one article together, and leaves out what only looks like an incident.
//! [`readings`] gives each mention with all that it may mean, for whoever chooses among them. The arrows run in that order.

pub mod actors;
pub mod capital;
pub mod casualties;
pub mod dates;
pub mod places;
mod quoted;
pub mod readings;
pub mod scene;
pub mod setting;
pub mod sorted;
pub mod triggers;

pub use readings::{Annotated, Mention, Readings, Value, annotate, kinds_of};
pub use scene::Scene;
