//! A language model points at words of an article, and the reader reads them: no value is the model's.
//!
//! [`ask`] makes an article into requests: its sentences numbered, the codebook's rules, a flat schema, windows of long
//! articles. [`answer`] takes what came back apart, whatever it is. [`point`] looks each quote up in the article,
//! letter by letter ([`tazamun_text::Text::locate`]), and reads what stands there as the reader reads it
//! ([`tazamun_reader::annotate`]); where words have several readings the model may name one of them and nothing else.
//! What is not found or cannot be read stays empty and is told. [`together`] holds that against the reader's own
//! reports. [`kept`] keeps answers, so that none is paid twice, [`call`] asks a server, [`batch`] asks without one.

pub mod answer;
pub mod ask;
pub mod batch;
pub mod call;
pub mod change;
pub mod kept;
pub mod point;
pub mod run;
pub mod together;

pub use ask::{Ask, Request, With};
pub use change::Change;
pub use kept::{Kept, KeptAnswer};
pub use point::{ReadByModel, read};
