//! Where an answer is to be written: `-o`, and what may never be lost by it.
//!
//! A file is written whole: beside the old one, then moved into its place, with the old one's permissions or, where there is
//! none, with those that the user's mask leaves. Links are followed. What is no file (a pipe, a device) is written into.
//! What the same command reads is never written to, nor is any store.

use super::print_bytes;
use crate::{Failure, scratch};
use std::{
    fs::{File, Metadata, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};
use tazamun_store::file::{BESIDE, folder_of, is_store, through_links};

/// Where to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As it was named.
    named: PathBuf,
    place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Standard,
    /// A pipe or a device, or what a link of the system leads to.
    Stream,
    /// A file, or where one is to be; no link any more.
    File(PathBuf),
}

impl Target {
    /// Looks where an answer may be written, before the work that takes minutes: into this file (`-` and none are standard
    /// output), while these files are read.
    ///
    /// # Errors
    /// [`Failure::Usage`] where what is read, or a store, would be lost; [`Failure::Write`] where the folder is not there or
    /// may not be written to.
    pub fn new<'a>(named: Option<&Path>, read: impl IntoIterator<Item = &'a Path>) -> Result<Self, Failure> {
        let named = named.unwrap_or(Path::new("-"));
        let failed = |source| Failure::Write { name: named.display().to_string(), source };
        let place = place(named);
        let target = Target { named: named.to_owned(), place };
        target.keeps_what_is_read(read)?;
        if let Place::File(path) = &target.place {
            may_replace(path).map_err(failed)?;
            if let Some(store) = store_of(path) {
                return Err(Failure::Usage(format!(
                    "{}: this is {}, and everything in it would be lost. Write to another name; 'tazamun add' puts \
                     something into a store.",
                    named.display(),
                    if store == *path { "a store" } else { "the log of a store" }
                )));
            }
        }
        Ok(target)
    }

    /// Whether it goes to standard output.
    pub fn is_standard(&self) -> bool {
        self.place == Place::Standard
    }

    /// The name that was given.
    pub fn named(&self) -> &Path {
        &self.named
    }

    /// Writes all of it.
    ///
    /// # Errors
    /// [`Failure::Write`] where it cannot be written; an older file is then as it was.
    pub fn write(&self, content: &[u8]) -> Result<(), Failure> {
        let failed = |source| Failure::Write { name: self.named.display().to_string(), source };
        match &self.place {
            Place::Standard => print_bytes(content),
            Place::Stream => {
                let open = OpenOptions::new().append(true).open(&self.named);
                open.and_then(|mut stream| stream.write_all(content)).map_err(failed)
            }
            Place::File(path) => replace(path, content).map_err(failed),
        }
    }

    /// Refuses to write over what is read, under whatever name.
    fn keeps_what_is_read<'a>(&self, read: impl IntoIterator<Item = &'a Path>) -> Result<(), Failure> {
        let Some(own) = (match &self.place {
            Place::Standard => identity_of_standard(Standard::Output),
            Place::Stream => identity(&self.named),
            Place::File(path) => identity(path),
        }) else {
            return Ok(());
        };
        for path in read {
            let beside = BESIDE.iter().filter(|_| is_store(path)).map(|ending| {
                let mut name = through_links(path).into_os_string();
                name.push(ending);
                identity(Path::new(&name))
            });
            let itself =
                if path == Path::new("-") { identity_of_standard(Standard::Input) } else { identity(path) };
            if std::iter::once(itself).chain(beside).any(|other| other.as_ref() == Some(&own)) {
                return Err(Failure::Usage(format!(
                    "{}: this file is read by the same command, and would be lost. Write to another name; to replace \
                     {} by what is made of it, move that over it afterwards.",
                    if self.is_standard() {
                        "standard output".into()
                    } else {
                        self.named.display().to_string()
                    },
                    tazamun_analysis::shown(path)
                )));
            }
        }
        Ok(())
    }
}

fn place(named: &Path) -> Place {
    if ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| named == Path::new(name)) {
        return Place::Standard;
    }
    let path = through_links(named);
    // A link below /proc is an open file of some program, whatever name it shows.
    let of_the_system =
        ["/proc", "/dev/fd"].iter().any(|folder| path.starts_with(folder) || named.starts_with(folder));
    match named.metadata() {
        Ok(found) if of_the_system || !(found.is_file() || found.is_dir()) => Place::Stream,
        _ if named == Path::new("/dev/stderr") => Place::Stream,
        _ => Place::File(path),
    }
}

/// The store that would be damaged if this file were replaced.
fn store_of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let of = |name: &str| Some(path.with_file_name(name)).filter(|store| is_store(store));
    of(name).or_else(|| BESIDE.iter().find_map(|ending| of(name.strip_suffix(ending)?)))
}

/// Whether a file there may be written anew.
fn may_replace(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder"));
    }
    if path.file_name().is_none() || path.as_os_str().as_encoded_bytes().ends_with(b"/") {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "this is the name of a folder"));
    }
    if path.exists() {
        // Who protects a file from writing does not want to find another in its place.
        may_write(path)?;
    }
    tempfile::tempfile_in(folder_of(path)).map(drop)
}

#[cfg(unix)]
fn may_write(path: &Path) -> io::Result<()> {
    Ok(rustix::fs::access(path, rustix::fs::Access::WRITE_OK)?)
}

#[cfg(not(unix))]
fn may_write(path: &Path) -> io::Result<()> {
    OpenOptions::new().append(true).open(path).map(drop)
}

fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    may_replace(path)?;
    let old = path.metadata().ok();
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tazamun-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Nobody reads over our shoulder what the old file keeps from them.
        let mode = if old.is_some() { 0o600 } else { 0o666 };
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    let (mut file, _hold) = scratch::file_in(folder_of(path), &builder)?;
    file.write_all(content)?;
    if let Some(old) = old {
        as_it_was(file.as_file(), &old)?;
    }
    file.as_file().sync_all()?;
    file.persist(path)?;
    // The name too has to be on the disk. Where a folder cannot be opened, the system sees to it by itself.
    File::open(folder_of(path)).map_or(Ok(()), |folder| folder.sync_all())
}

/// Gives a file the owner and the permissions of the one that it replaces.
#[cfg(unix)]
fn as_it_was(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        // Only the superuser may give files away; a group of ours everybody may keep.
        let _ =
            fchown(file, Some(old.uid()), Some(old.gid())).or_else(|_| fchown(file, None, Some(old.gid())));
    }
    file.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn as_it_was(file: &File, old: &Metadata) -> io::Result<()> {
    file.set_permissions(old.permissions())
}

/// What makes a file the same one under every name.
#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(not(unix))]
type Identity = PathBuf;

/// The identity of a file; none where there is no file, or something that holds nothing and cannot be lost.
#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    of_file(&path.metadata().ok()?)
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    path.canonicalize().ok().filter(|path| path.is_file())
}

#[cfg(unix)]
fn of_file(found: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    found.is_file().then(|| (found.dev(), found.ino()))
}

#[derive(Clone, Copy)]
enum Standard {
    Input,
    Output,
}

/// The file that standard input or output was redirected to.
#[cfg(unix)]
fn identity_of_standard(which: Standard) -> Option<Identity> {
    use std::os::fd::AsFd as _;
    let fd = match which {
        Standard::Input => io::stdin().as_fd().try_clone_to_owned(),
        Standard::Output => io::stdout().as_fd().try_clone_to_owned(),
    };
    of_file(&File::from(fd.ok()?).metadata().ok()?)
}

#[cfg(not(unix))]
fn identity_of_standard(_: Standard) -> Option<Identity> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
        Target::new(Some(path), []).and_then(|target| target.write(content))
    }

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page.html");
        write(&page, b"first").unwrap();
        write(&page, b"second").unwrap();
        assert_eq!(std::fs::read(&page).unwrap(), b"second");
        assert!(Target::new(None, []).unwrap().is_standard());
        assert!(Target::new(Some(&folder.path().join("not/there.html")), []).is_err());
        assert!(Target::new(Some(folder.path()), []).is_err(), "a folder is no file");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }
}
