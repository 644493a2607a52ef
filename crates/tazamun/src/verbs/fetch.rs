//! `tazamun fetch`: a public release of a dataset, downloaded once, checked and kept.

use crate::{
    Failure,
    fetch::{self, Release},
    inert,
    language::LangArg,
    output,
    render::counted,
    user_data,
};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  tazamun fetch ucdp-ged
  tazamun fetch ucdp-ged --release 24.1 --into data
  tazamun fetch ucdp-ged --release 25.0.6
      A candidate file: the events of one month, before the yearly release.
  tazamun fetch acled
      Says how to get what is given to registered users alone; so does 'fetch gtd'.

A download that was broken off goes on where it stopped. Nothing but this verb, and 'read --llm', uses the network. With --json: {\"path\", \
\"release\", \"sha256\", \"events\" (null where the file was there already), \"terms\"}.";

/// What must be said where UCDP's data are used.
const TERMS: &str = "\
Licence: CC BY 4.0 (Uppsala Conflict Data Program, Department of Peace and Conflict Research, Uppsala University).
Cite: Sundberg, Ralph, and Erik Melander (2013) Introducing the UCDP Georeferenced Event Dataset. Journal of Peace
Research 50(4): 523-532; and the article on this release that https://ucdp.uu.se/downloads/ names beside it.
";

const ACLED: &str = "\
ACLED gives its data to registered users, who may not hand them on. Make an account at https://acleddata.com, export the \
events as CSV (or ask its API for JSON), and give that file to any verb that takes events.";

const GTD: &str = "\
The Global Terrorism Database is given by START to registered users, who may not hand it on. Ask for it at \
https://www.start.umd.edu/gtd, save the workbook as 'CSV UTF-8', and give that file to any verb that takes events.";

/// Arguments of `fetch`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The dataset; a download may hold 2 GiB and take an hour, and a server that sends nothing for 20 seconds is given up
    dataset: PublicDataset,
    /// Its release, as its makers call it
    #[arg(long, value_name = "VERSION", default_value = fetch::LATEST)]
    release: Release,
    /// The folder to keep it in [default: the user's data folder]
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
    /// Another place than UCDP's own downloads [default: $TAZAMUN_UCDP, else https://ucdp.uu.se/downloads]
    #[arg(long, value_name = "ADDRESS")]
    base: Option<String>,
    /// Print where the file is, its SHA-256 and the terms of its use as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lang: LangArg,
}

/// Datasets that can be asked for.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum PublicDataset {
    /// UCDP's Georeferenced Event Dataset
    UcdpGed,
    /// ACLED: says how to get it
    Acled,
    /// The Global Terrorism Database: says how to get it
    Gtd,
}

/// Downloads, checks, keeps; says where the file is and what its use asks for.
///
/// # Errors
/// [`Failure`] where it cannot be had.
pub fn run(args: &Args) -> Result<(), Failure> {
    match args.dataset {
        PublicDataset::Acled => return Err(Failure::Usage(ACLED.to_owned())),
        PublicDataset::Gtd => return Err(Failure::Usage(GTD.to_owned())),
        PublicDataset::UcdpGed => {}
    }
    let folder = args.into.clone().map_or_else(user_data::folder, Ok)?;
    let base = args.base.clone().or_else(|| std::env::var("TAZAMUN_UCDP").ok());
    let base = base.as_deref().unwrap_or(fetch::UCDP);
    let fetched = fetch::ucdp_ged(&args.release, base, &folder)?;
    if args.json {
        return output::print_json(&serde_json::json!({
            "path": fetched.path.display().to_string(),
            "release": args.release.to_string(),
            "sha256": fetched.sha256,
            "events": fetched.events,
            "terms": TERMS,
        }));
    }
    let words = args.lang.words();
    let what = match fetched.events {
        Some(n) => counted(&words, "n-events", n),
        None => words.say("fetch-there", &[]).into(),
    };
    let values = [
        ("release", args.release.to_string().into()),
        ("what", what),
        ("hash", fetched.sha256.as_str().into()),
    ];
    output::print(&format!(
        "{}\n{}\n{TERMS}",
        inert::line(&fetched.path.display().to_string()),
        words.say("fetch-release", &values).plain()
    ))
}
