//! What mentions mean: plain types that know no text and no language, below everything that finds or links them.
//!
//! [`Act`]: what a trigger tells; [`Harm`] and those around it: what tolls count; [`Who`]: whom a phrase names; [`Cue`]: what
//! words do to the reading of others; [`PlaceKind`]: what a place is. The tables of a language say which words mean which.

mod act;
mod cue;
mod place_kind;
mod side;
mod toll;

pub use act::{Act, Family};
pub use cue::Cue;
pub use place_kind::{Kinds, PlaceKind, UnknownKind};
pub use side::{Nation, Who};
pub use toll::{Bound, Class, Counted, Harm, HarmWord, How, Numeral, Scale, Victims};
