//! A text → the organisations and groups that it names, each with its code, and who is said to report.
//!
//! Names come from a table; "soldiers" and "aircraft" take the country of the adjective beside them ("جنود أتراك");
//! weapons and units ("مدفعية", "عناصر") are somebody's only with a name or an adjective beside them; "the
//! organisation" is the group named last before; "militants" are the group that the article is about. What is left
//! open here (whose soldiers, which coalition) the setting of the story settles ([`settle`]). Persons are not in the
//! table and thus never come out (codebook, "Actor codes").

mod beside;
mod find;
mod named;
mod nations;
mod settle;
mod sides;
mod source;

pub use crate::ontology::{Nation, Who};
pub use find::find;
pub use settle::{home, readings, settle};
pub use sides::{is_armed_group, is_government_side};
pub use source::{source, sources};

use crate::text::Proclitics;
use std::ops::Range;
use tazamun_record::Actor;

/// An organisation or group where it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens, the adjective of its country included.
    pub tokens: Range<usize>,
    /// Who it is; roles that the text leaves open stay roles.
    pub who: Who,
    /// What is written onto its first word.
    pub proclitics: Proclitics,
    /// It is named by its own name here, not by a role.
    pub named: bool,
    /// Whom it stands for in this story, the likeliest first, at most three; none where the story does not say.
    pub readings: Vec<Actor>,
}
