//! A page → a PDF, printed by the system's own Chromium: no crate sets Arabic as well as a browser does.

use crate::{Failure, output::Target, scratch};
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Names by which Chromium and its kin are started.
const NAMES: [&str; 6] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome"];

/// A page of this size is printed in a second or two; a browser that takes this long hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// Prints a page into a file.
///
/// # Errors
/// [`Failure::Usage`] where there is no browser or where it fails, [`Failure::Write`] where the file cannot be written.
pub fn print(html: &str, target: &Target) -> Result<(), Failure> {
    let browser = find().ok_or_else(|| {
        Failure::Usage(
            "--format pdf: there is no Chromium on this machine to print with. Install chromium or Chrome, set \
             TAZAMUN_CHROMIUM to its path, or write the page with --format html and print it from any browser."
                .to_owned(),
        )
    })?;
    let (folder, _hold) = scratch::folder()?;
    let (page, printed) = (folder.path().join("brief.html"), folder.path().join("brief.pdf"));
    std::fs::write(&page, html)?;
    run(&browser, &page, &printed, folder.path())?;
    let mut pdf = std::fs::read(&printed).unwrap_or_default();
    if !pdf.starts_with(b"%PDF") {
        return Err(failed(&browser, "it wrote no PDF"));
    }
    forget_the_clock(&mut pdf);
    target.write(&pdf)
}

/// Takes out when the PDF was printed, so that one brief gives the same bytes whenever it is printed.
///
/// PDF's information dictionary may hold `/CreationDate (D:20220123…)` and `/ModDate (…)`, and need not. Spaces come in their
/// place, since a PDF finds its parts by their distance from its beginning.
fn forget_the_clock(pdf: &mut [u8]) {
    for name in [&b"/CreationDate (D:"[..], b"/ModDate (D:"] {
        let found = pdf.windows(name.len()).position(|bytes| bytes == name);
        let Some(begin) = found else { continue };
        let Some(length) = pdf[begin..].iter().take(60).position(|&byte| byte == b')') else { continue };
        pdf[begin..=begin + length].fill(b' ');
    }
}

/// The system's Chromium: `TAZAMUN_CHROMIUM`, else the first of its usual names on the path.
fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("TAZAMUN_CHROMIUM") {
        return Some(named.into()).filter(|path: &PathBuf| path.is_file());
    }
    let path = std::env::var_os("PATH")?;
    let on_path = |name: &str| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
    };
    NAMES.into_iter().find_map(on_path)
}

fn run(browser: &Path, page: &Path, printed: &Path, profile: &Path) -> Result<(), Failure> {
    let mut command = Command::new(browser);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", profile.join("profile").display()))
        .arg(format!("--print-to-pdf={}", printed.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // Chromium refuses its sandbox to the superuser. The page holds no script and may load nothing (its own policy says so).
    if is_superuser(page) {
        command.arg("--no-sandbox");
    }
    let (mut child, _hold) = scratch::program(command.arg(format!("file://{}", page.display())))
        .map_err(|e| failed(browser, &format!("it cannot be started: {e}")))?;
    let begun = Instant::now();
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(failed(browser, &format!("it ended with {status}"))),
            None if begun.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(failed(browser, "it did not finish within a minute"));
            }
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn failed(browser: &Path, what: &str) -> Failure {
    Failure::Usage(format!(
        "--format pdf: {} did not print the page: {what}. Write the page with --format html and print it from a browser.",
        browser.display()
    ))
}

/// Whether we are the superuser: then what we have just written is theirs.
#[cfg(unix)]
fn is_superuser(ours: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(ours).is_ok_and(|file| file.uid() == 0)
}

#[cfg(not(unix))]
fn is_superuser(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::forget_the_clock;

    #[test]
    fn the_day_of_printing_goes_and_nothing_moves() {
        let mut pdf = *b"<</Producer (x)\n/CreationDate (D:20261129064400+00'00')\n/ModDate (D:20261129064400+00'00')>>";
        let length = pdf.len();
        forget_the_clock(&mut pdf);
        assert_eq!(String::from_utf8_lossy(&pdf).split_whitespace().collect::<String>(), "<</Producer(x)>>");
        assert_eq!(pdf.len(), length);
        let mut cut = *b"/CreationDate (D:2026";
        forget_the_clock(&mut cut);
        assert_eq!(&cut, b"/CreationDate (D:2026");
    }
}
