//! What may be asked, of which incidents, and the questions that are being answered.

mod data;
mod draft;
mod jobs;

pub use data::{AskedData, Fingerprints, NoSuchData};
pub use draft::{Draft, Fault, KINDS, Kind, Question};
pub use jobs::{Asking, Job, JobState};
