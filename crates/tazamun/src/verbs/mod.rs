//! One file per verb: its arguments, and its story from top to bottom.

pub mod add;
pub mod brief;
pub mod classic;
pub mod completions;
pub mod convert;
pub mod drop;
pub mod eval;
pub mod export;
pub mod fetch;
pub mod gazetteer;
pub mod list;
pub mod log;
pub mod merge;
pub mod pair;
pub mod pairs;
pub mod plan;
pub mod read;
pub mod schema;
pub mod seam;
pub mod show;
pub mod sync;
pub mod trend;
pub mod wake;
pub mod waves;
