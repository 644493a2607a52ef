//! `tazamun merge`: reports and dataset rows of one incident become one incident, and why.

use crate::{
    Failure,
    language::LangArg,
    output, render,
    store_args::{STORE, decisions},
};
use std::path::{Path, PathBuf};
use tazamun_intake::merging::{Material, decided};
use tazamun_merge::{Linkage, Record};
use tazamun_store::{Decided, Store};

const EXAMPLES: &str = "\
Examples:
  tazamun read articles.jsonl > reports.jsonl && tazamun merge reports.jsonl > incidents.jsonl
  tazamun merge ged.csv acled.csv mine.csv
      Rows of several datasets; those of one incident become one, which keeps the names of its rows.
  tazamun merge reports.jsonl --explain i429ed19b504dafc
      Why these reports were joined, and why those nearest to them were not.
  tazamun merge reports.jsonl --review > pairs.tsv
      The doubtful pairs. Put 'same' or 'different' in the place of '?', then:
  tazamun merge reports.jsonl --decisions pairs.tsv
  tazamun merge --store tazamun.db
      Merges the store's own reports, keeps the incidents there, and says how many there are.

One incident is printed a line, with 'reports' (doc#index) or 'rows' (dataset:id) and, in 'told', who gave which value. \
What is compared and how it is weighed stands in crates/merge/data. With --json: of a store's merging {\"reports\", \
\"incidents\", \"told_by_several\"}; of --explain {\"id\", \"joined\", \"nearest\"}, pairs of \"a\", \"b\" and their \"evidence\" in bits; of \
--review such a pair a line, with \"joined\".";

/// Arguments of `merge`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Reports (JSON Lines of `read`) and files of events, at most 2 GiB each, unpacked; without any, the reports of the store
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The store whose decisions are obeyed; without FILEs, whose reports are merged [default: tazamun.db]
    #[arg(long, value_name = "FILE")]
    store: Option<PathBuf>,
    /// Obey (and with a store keep) the decisions in this file, laid out as --review prints them
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Say why the reports of this incident were joined, and why those nearest to it were not
    #[arg(long, value_name = "ID", conflicts_with = "review")]
    explain: Option<String>,
    /// List the pairs that could be one incident or two, the most doubtful first, after those of --decisions
    #[arg(long)]
    review: bool,
    /// Print JSON where the answer is for people: of a store's merging, of --explain and of --review
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
}

/// Opens, merges, prints or keeps.
///
/// # Errors
/// [`Failure`] where a file, a decision or the store is wrong; nothing has been kept then.
pub fn run(args: &Args) -> Result<(), Failure> {
    let new = args.decisions.as_deref().map(decisions).transpose()?.unwrap_or_default();
    let path = store(args);
    // A look at what is there must not make an empty store of a name that was mistyped.
    let store = path.as_deref().map(Store::open_to_read).transpose()?;
    if let (Some(path), true, None, false) = (&path, args.files.is_empty(), &args.explain, args.review) {
        drop(store);
        return merge_store(path, &new, args);
    }
    let decided = decided(&store.as_ref().map(Store::decisions).transpose()?.unwrap_or_default(), &new);
    let material = match &store {
        Some(store) if args.files.is_empty() => Material::of_store(store)?,
        _ => Material::of_files(&args.files)?,
    };
    drop(store);
    let linkage = Linkage::of(material.records(), &decided);
    let why = args.explain.as_deref().map(|id| render::merging::why(&linkage, id)).transpose()?;
    if let Some(path) = path.filter(|_| !new.is_empty()) {
        Store::open(path)?.decide_all(&new)?;
    }
    if let Some(why) = why {
        let id = args.explain.as_deref().unwrap_or_default();
        return if args.json {
            output::print_json(&render::merging::explained_json(id, &why))
        } else {
            output::print(&render::merging::explained(&args.lang.words(), id, &why))
        };
    }
    if !args.review {
        return output::print_json_lines(linkage.incidents());
    }
    let doubts = linkage.review_pairs(&decided);
    if args.json {
        output::print_json_lines(doubts.iter().map(render::merging::of_review_pair))
    } else {
        output::print(&render::merging::review(&args.lang.words(), &doubts, &decided))
    }
}

/// The store that was named; without files, the default one.
fn store(args: &Args) -> Option<PathBuf> {
    args.store.clone().or_else(|| args.files.is_empty().then(|| PathBuf::from(STORE)))
}

/// Merges the store's own reports, and keeps the incidents and the new decisions there.
fn merge_store(path: &Path, new: &[Decided], args: &Args) -> Result<(), Failure> {
    let (reports, incidents) = Store::open(path)?.merge_anew(new, |reports, stored| {
        let records = reports.iter().map(|(name, report)| Record::Report(name, report));
        Linkage::of(records, &decided(stored, new)).incidents().collect()
    })?;
    let several = incidents.iter().filter(|i| i.reports.len() > 1).count();
    match args.json {
        true => output::print_json(&render::merging::kept_json(reports, incidents.len(), several)),
        false => {
            let words = args.lang.words();
            output::print(&render::merging::kept(&words, reports, incidents.len(), several))
        }
    }
}
