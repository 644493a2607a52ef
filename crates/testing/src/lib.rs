//! What the tests of all rooms share.
//!
//! - A test that starts a program waits for it with [`run`] or [`finished`], which end it when it takes too long: a
//!   program that hangs fails its test instead of holding up all the others.
//! - A test that needs something that is not part of the project (data beside the checkout, a browser) asks for it
//!   with [`shared`] or [`is_there`]. Where it is absent the test says so and passes; where `CI=true` it fails, so that
//!   nobody believes to have checked what was skipped.

mod child;
mod needs;

pub use child::{PATIENCE, finished, run, run_within};
pub use needs::{is_there, shared, shared_text};
