//! The arguments of every verb, as clap reads them.

use crate::{Failure, verbs};
use clap::{CommandFactory as _, Parser, Subcommand};

const EXAMPLES: &str = "\
Examples:
  tazamun brief examples/articles/2022-01-23.ar.txt
      What the article reports, and whether such a coincidence is more than chance.
  tazamun read article.ar.txt --published 2022-01-23
      The incidents of an article, each value quoted, as JSON Lines.
  tazamun sync built-in --a country=IQ --b country=SY --within 1
      Do the attacks of two theatres fall together more often than chance explains?
  tazamun pair built-in --a country=SY --b country=IQ --first 2022-01-20 --second 2022-01-21
      How often do two attacks at least that large fall that close together by chance?

Status: 0 done, 2 bad input or arguments. 'tazamun help VERB' says more of each.";

/// Reads conflict news, Arabic first, into quoted incident reports, and tests claims of coordination honestly.
#[derive(Debug, Parser)]
#[command(name = "tazamun", version, about, after_help = EXAMPLES, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Read articles into quoted incident reports (JSON Lines)
    Read(verbs::read::Args),
    /// Find what articles claim about attacks in the aggregate
    Claims(verbs::claims::Args),
    /// Say how well articles are read, held against what people coded
    Eval(verbs::eval::Args),
    /// Learn to read from articles that people coded, and say how well unseen ones are read
    Train(verbs::train::Args),
    /// Add places to those that the reader knows, or look a name up
    Gazetteer(verbs::gazetteer::Args),
    /// Write a file of events in another format, and say what was lost
    Convert(verbs::convert::Args),
    /// Download a public release of a dataset, check it and keep it
    Fetch(verbs::fetch::Args),
    /// Test whether two series of incidents fall together more often than chance explains
    Sync(verbs::sync::Args),
    /// Test every pair of many series, corrected for how many pairs there are
    Pairs(verbs::pairs::Args),
    /// Ask a classical test, and measure how often it is wrong on series like these
    Classic(verbs::classic::Args),
    /// Tell how often two incidents at least as large as a given pair fall this close together by chance
    Pair(verbs::pair::Args),
    /// Find the days on which several theatres were active together
    Waves(verbs::waves::Args),
    /// Tell whether a rate rises or falls, and when its level changed
    Trend(verbs::trend::Args),
    /// Tell whether events of one theatre raise the rate of another in the days that follow
    Wake(verbs::wake::Args),
    /// Tell whether incidents keep near a line, such as the boundary between two forces
    Seam(verbs::seam::Args),
    /// Tell whether incidents keep near points or areas, all together
    Near(verbs::near::Args),
    /// Tell whether an incident is the largest, the first or the last since a day, and how exceptional it is
    Rank(verbs::rank::Args),
    /// Tell which part of the incidents is of a kind
    Share(verbs::share::Args),
    /// Tell what is new, of all that is watched for, with a stated number of false alarms a year
    Alarms(verbs::alarms::Args),
    /// Fix a question before its data are seen
    Plan(verbs::plan::Args),
    /// Write a page that says what an article reports and whether it is more than chance
    Brief(verbs::brief::Args),
    /// Merge the reports and dataset rows of one incident into one, and say why
    Merge(verbs::merge::Args),
    /// Watch feeds of news, and keep what they tell in the store
    Watch(verbs::watch::Args),
    /// Put articles and datasets into the store
    Add(verbs::add::Args),
    /// List what the store holds
    List(verbs::list::Args),
    /// Show one article or incident of the store in full
    Show(verbs::show::Args),
    /// Take an article or a dataset out of the store
    Drop(verbs::drop::Args),
    /// Open the store as a page on which people read, check, decide and ask
    #[cfg(feature = "desk")]
    Desk(verbs::desk::Args),
    /// Write the store's incidents as a file for others
    Export(verbs::export::Args),
    /// Tell what was done to the store
    Log(verbs::log::Args),
    /// Print the JSON Schema of an answer
    Schema(verbs::schema::Args),
    /// Print the completion script of a shell
    Completions(verbs::completions::Args),
}

impl Verb {
    /// Does what was asked for.
    ///
    /// # Errors
    /// [`Failure`], to be shown to the user.
    pub fn run(self) -> Result<(), Failure> {
        match self {
            Verb::Read(args) => verbs::read::run(&args),
            Verb::Eval(args) => verbs::eval::run(&args),
            Verb::Train(args) => verbs::train::run(&args),
            Verb::Gazetteer(args) => verbs::gazetteer::run(&args),
            Verb::Convert(args) => verbs::convert::run(&args),
            Verb::Fetch(args) => verbs::fetch::run(&args),
            Verb::Sync(args) => verbs::sync::run(&args),
            Verb::Pairs(args) => verbs::pairs::run(&args),
            Verb::Classic(args) => verbs::classic::run(&args),
            Verb::Pair(args) => verbs::pair::run(&args),
            Verb::Waves(args) => verbs::waves::run(&args),
            Verb::Trend(args) => verbs::trend::run(&args),
            Verb::Wake(args) => verbs::wake::run(&args),
            Verb::Seam(args) => verbs::seam::run(&args),
            Verb::Claims(args) => verbs::claims::run(&args),
            Verb::Near(args) => verbs::near::run(&args),
            Verb::Rank(args) => verbs::rank::run(&args),
            Verb::Share(args) => verbs::share::run(&args),
            Verb::Alarms(args) => verbs::alarms::run(&args),
            Verb::Plan(args) => verbs::plan::run(&args),
            Verb::Brief(args) => verbs::brief::run(&args),
            Verb::Merge(args) => verbs::merge::run(&args),
            Verb::Watch(args) => verbs::watch::run(&args),
            Verb::Add(args) => verbs::add::run(&args),
            Verb::List(args) => verbs::list::run(&args),
            Verb::Show(args) => verbs::show::run(&args),
            Verb::Drop(args) => verbs::drop::run(&args),
            #[cfg(feature = "desk")]
            Verb::Desk(args) => verbs::desk::run(&args),
            Verb::Export(args) => verbs::export::run(&args),
            Verb::Log(args) => verbs::log::run(&args),
            Verb::Schema(args) => verbs::schema::run(&args),
            Verb::Completions(args) => verbs::completions::run(&args, Cli::command()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }
}
