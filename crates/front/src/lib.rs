//! What every front shares, be it a command line, a Python module or a server: names → sources, any question → its answer, an
//! answer → its bytes and its words.
//!
//! | module | takes → gives |
//! |---|---|
//! | [`sources`](mod@sources) | the events that a question names → its sources, with what is in doubt about them |
//! | [`answers`] | any question and its sources → its answer |
//! | [`brief`] | articles, or a store, and a question → a brief |
//! | [`places`] | files of places, a model → what articles are read with |
//! | [`geometry`] | files of lines and areas → points |
//! | [`render`] | an answer → lines for people |
//! | [`written`] | a file that was written → what was mended and lost on the way |
//! | [`json`] | an answer → the bytes of its JSON |
//! | [`inert`] | foreign words → words that do nothing but stand there |
//!
//! What this crate does not know: arguments, terminals, progress, where anything is shown.

pub mod answers;
pub mod brief;
mod error;
pub mod geometry;
pub mod inert;
pub mod json;
pub mod places;
pub mod render;
pub mod sources;
pub mod written;

pub use answers::{AnyAnswer, Executor, Here};
pub use error::FrontError;
