//! One file per verb: its arguments, and its story from top to bottom.

pub mod add;
pub mod brief;
pub mod claims;
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
pub mod near;
pub mod pair;
pub mod pairs;
pub mod plan;
pub mod rank;
pub mod read;
pub mod schema;
pub mod seam;
pub mod share;
pub mod show;
pub mod sync;
pub mod trend;
pub mod wake;
pub mod waves;

use crate::{
    Failure,
    cli::{Cli, Verb},
};
/// Does what was asked for.
///
/// # Errors
/// [`Failure`], to be shown to the user.
pub fn run(cli: Cli) -> Result<(), Failure> {
    match cli.verb {
        Verb::Read(args) => read::run(&args),
        Verb::Claims(args) => claims::run(&args),
        Verb::Eval(args) => eval::run(&args),
        Verb::Gazetteer(args) => gazetteer::run(&args),
        Verb::Convert(args) => convert::run(&args),
        Verb::Fetch(args) => fetch::run(&args),
        Verb::Sync(args) => sync::run(&args),
        Verb::Pairs(args) => pairs::run(&args),
        Verb::Classic(args) => classic::run(&args),
        Verb::Pair(args) => pair::run(&args),
        Verb::Waves(args) => waves::run(&args),
        Verb::Trend(args) => trend::run(&args),
        Verb::Wake(args) => wake::run(&args),
        Verb::Seam(args) => seam::run(&args),
        Verb::Near(args) => near::run(&args),
        Verb::Rank(args) => rank::run(&args),
        Verb::Share(args) => share::run(&args),
        Verb::Plan(args) => plan::run(&args),
        Verb::Brief(args) => brief::run(&args),
        Verb::Merge(args) => merge::run(&args),
        Verb::Add(args) => add::run(&args),
        Verb::List(args) => list::run(&args),
        Verb::Show(args) => show::run(&args),
        Verb::Drop(args) => drop::run(&args),
        Verb::Export(args) => export::run(&args),
        Verb::Log(args) => log::run(&args),
        Verb::Schema(args) => schema::run(&args),
        Verb::Completions(args) => completions::run(&args),
    }
}
