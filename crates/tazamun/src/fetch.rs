//! A public release of a dataset → a checked file in the user's data folder.
//!
//! It uses the network only when it is asked to, through `tazamun_net`, which looks at every address that it is sent on to
//! before it connects. A download that was broken off goes on where it stopped; a file is given its name only after
//! every row of it could be read, and its SHA-256 is kept beside it, so that a cached file is known to be the same.

mod download;

use crate::Failure;
use download::{alone, download};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tazamun_analysis::sha256;
use tazamun_record::formats::{Format, read_events};

pub use download::Limits;

/// Where UCDP keeps its downloads.
pub const UCDP: &str = "https://ucdp.uu.se/downloads";

/// The yearly release that was the newest one when this was written.
pub const LATEST: &str = "26.1";

/// A release of UCDP GED: a yearly one (`25.1`), the candidate file of a month (`25.0.6`) or that of several months
/// (`25.01.25.06`).
///
/// ```
/// use tazamun::fetch::{Release, UCDP};
/// let yearly: Release = "25.1".parse().unwrap();
/// assert_eq!(yearly.url(UCDP), "https://ucdp.uu.se/downloads/ged/ged251-csv.zip");
/// let candidate: Release = "25.0.6".parse().unwrap();
/// assert_eq!(candidate.url(UCDP), "https://ucdp.uu.se/downloads/candidateged/GEDEvent_v25_0_6.csv");
/// let half_a_year: Release = "25.01.25.06".parse().unwrap();
/// assert_eq!(half_a_year.url(UCDP), "https://ucdp.uu.se/downloads/candidateged/GEDEvent_v25_01_25_06.csv");
/// assert!("latest".parse::<Release>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release(Vec<String>);

/// A text that names no release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{text}' is no release; give a yearly one like 25.1, a month's candidate file like 25.0.6, or that of several \
     months like 25.01.25.06"
)]
pub struct UnknownRelease {
    /// The text as it was typed.
    pub text: String,
}

impl std::str::FromStr for Release {
    type Err = UnknownRelease;
    fn from_str(text: &str) -> Result<Self, UnknownRelease> {
        let numbers: Vec<String> = text.split('.').map(str::to_owned).collect();
        let is_number =
            |part: &String| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if (2..=4).contains(&numbers.len()) && numbers.iter().all(is_number) {
            Ok(Release(numbers))
        } else {
            Err(UnknownRelease { text: text.to_owned() })
        }
    }
}

impl std::fmt::Display for Release {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.joined("."))
    }
}

impl Release {
    fn joined(&self, between: &str) -> String {
        self.0.join(between)
    }

    fn is_candidate(&self) -> bool {
        self.0.len() > 2
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        if self.is_candidate() {
            format!("GEDEvent_v{}.csv", self.joined("_"))
        } else {
            format!("ged{}-csv.zip", self.joined(""))
        }
    }

    /// Its address under a base address.
    pub fn url(&self, base: &str) -> String {
        let folder = if self.is_candidate() { "candidateged" } else { "ged" };
        format!("{}/{folder}/{}", base.trim_end_matches('/'), self.file_name())
    }
}

/// A release in the data folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Its file.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Events that it holds; unknown where it was there already.
    pub events: Option<usize>,
}

/// Downloads a release of UCDP GED into `folder`, unless it is there already, and checks it.
///
/// # Errors
/// [`Failure`] where it cannot be downloaded, or where what came is no release; a part that can be continued stays.
pub fn ucdp_ged(release: &Release, base: &str, folder: &Path) -> Result<Fetched, Failure> {
    ucdp_ged_within(release, base, folder, Limits::default())
}

/// The same, with limits of one's own.
///
/// # Errors
/// As [`ucdp_ged`].
pub fn ucdp_ged_within(
    release: &Release,
    base: &str,
    folder: &Path,
    limits: Limits,
) -> Result<Fetched, Failure> {
    let folder = folder.join("ucdp-ged").join(release.to_string());
    let path = folder.join(release.file_name());
    let there = || unaltered(&path).map(|sha256| Fetched { path: path.clone(), sha256, events: None });
    if let Some(there) = there() {
        return Ok(there);
    }
    fs::create_dir_all(&folder).map_err(|e| cannot_write(&folder, e))?;
    let part = beside(&path, "part");
    let _alone = match alone(&part, there)? {
        Ok(there) => return Ok(there),
        Err(lock) => lock,
    };
    download(&release.url(base), &part, limits).inspect_err(|_| {
        // Nothing that could be continued.
        if part.metadata().is_ok_and(|part| part.len() == 0) {
            let _ = fs::remove_file(&part);
        }
    })?;
    let (sha256, events) = checked(&release.url(base), &part)?;
    fs::write(beside(&path, "sha256"), &sha256).map_err(|e| cannot_write(&path, e))?;
    fs::rename(&part, &path).map_err(|e| cannot_write(&path, e))?;
    Ok(Fetched { path, sha256, events: Some(events) })
}

/// The SHA-256 of a file, if it is the one that was noted when it was fetched.
fn unaltered(path: &Path) -> Option<String> {
    let noted = fs::read_to_string(beside(path, "sha256")).ok()?;
    let now = sha256(&fs::read(path).ok()?);
    (noted.trim() == now).then_some(now)
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

/// Reads every row of what came. What is no release is removed, since nothing can go on from there.
fn checked(url: &str, part: &Path) -> Result<(String, usize), Failure> {
    let bytes =
        fs::read(part).map_err(|source| Failure::Read { name: part.display().to_string(), source })?;
    let why = match read_events(url, &bytes) {
        Ok(events) if events.format == Format::UcdpGed => {
            return Ok((sha256(&bytes), events.incidents.len()));
        }
        Ok(_) => format!("{url}: this is a table, but none of UCDP GED"),
        Err(fault) => fault.to_string(),
    };
    fs::remove_file(part).map_err(|e| cannot_write(part, e))?;
    Err(Failure::Usage(format!(
        "{why}. What was downloaded is no release and was removed; check the release's number."
    )))
}

fn cannot_write(path: &Path, source: std::io::Error) -> Failure {
    Failure::Write { name: path.display().to_string(), source }
}
