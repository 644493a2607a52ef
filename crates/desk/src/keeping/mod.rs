//! The store behind the pages: one writer, several readers, incidents in memory, merging after decisions.

mod merger;
mod snapshot;
mod stores;

pub use merger::{Merger, Work};
pub use snapshot::{Selected, Snapshot, SnapshotRow, Standing};
pub use stores::Stores;
