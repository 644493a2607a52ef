//! Who comes in: sessions, passwords, the launch token, and how often somebody may try.

mod entrance;
mod password;
mod throttle;

pub use entrance::{Entrance, IDLE, LONGEST, Token};
pub use password::{Passwords, WeakPassword};
pub use throttle::Throttle;
