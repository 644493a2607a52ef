//! Where the user's data lie: datasets that were fetched, answers of language models that were paid for.

use crate::Failure;
use std::path::PathBuf;

/// The folder for the user's data: `TAZAMUN_DATA`, else what the system uses for it.
///
/// # Errors
/// [`Failure::Usage`] where the environment names none.
pub fn folder() -> Result<PathBuf, Failure> {
    let named = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let home = |below: &str| named("HOME").map(|home| home.join(below));
    let system = || match std::env::consts::OS {
        "macos" => home("Library/Application Support"),
        "windows" => named("LOCALAPPDATA"),
        _ => named("XDG_DATA_HOME").or_else(|| home(".local/share")),
    };
    named("TAZAMUN_DATA")
        .or_else(|| system().map(|folder| folder.join("tazamun")))
        .ok_or_else(|| Failure::Usage("no folder for data is known; give one with --into FOLDER.".to_owned()))
}
