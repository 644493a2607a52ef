//! An answer as it is kept and shown: what was asked of which data, what was found, who stands behind the incidents.

mod changes;
mod check;
mod correction;
mod kept;
mod redacted;
mod shown;

pub use changes::{Changed, changes};
pub use check::is_of_a_brief;
pub use correction::{Correction, Family};
pub use kept::{KeptAnswer, KeptData, Standings};
pub use redacted::{redacted, redacted_article};
pub use shown::{headline, markdown, shown, status};
