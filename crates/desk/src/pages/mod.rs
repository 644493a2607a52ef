//! What every page is made of: the visit, the frame, the words, and what went wrong.

mod events;
mod failure;
mod frame;
mod names;
mod visit;
mod words;

pub(crate) use events::{Events, Listeners};
pub use failure::{Failure, rendered};
pub use frame::{CSS, Room, SCRIPT, page, page_with};
pub use visit::Visit;
pub use words::{CATALOGUE, words};
