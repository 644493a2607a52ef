//! Why nothing came, in a sentence for a person.

use crate::{Address, AddressError, Limits, reach::Forbidden};

/// Why a server gave no answer that can be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The address is none that is reached.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// It leads to a machine that may not be reached.
    #[error("{url}: {why}")]
    Forbidden {
        /// The address.
        url: String,
        /// Which machine, and what may be reached.
        why: String,
    },
    /// Too much was sent.
    #[error("{url} sends more than {} MiB", .most >> 20)]
    TooLarge {
        /// The address.
        url: String,
        /// The most bytes that are taken.
        most: u64,
    },
    /// What it sends is compressed so far that it would fill the memory.
    #[error("{url} sends something that unpacks to more than {ratio} times its size, or to more than {} MiB", .most >> 20)]
    Bomb {
        /// The address.
        url: String,
        /// The most bytes for each that came.
        ratio: u64,
        /// The most bytes in all.
        most: u64,
    },
    /// It took too long.
    #[error("{url} has not answered in full within {seconds} s")]
    TooSlow {
        /// The address.
        url: String,
        /// The seconds that it had.
        seconds: u64,
    },
    /// It sends next to nothing.
    #[error("{url} has been too slow: next to nothing came for {seconds} s")]
    Idle {
        /// The address.
        url: String,
        /// The seconds in which next to nothing came.
        seconds: u64,
    },
    /// It answers with a status that is none of success.
    #[error("{url} answers {status}")]
    Status {
        /// The address.
        url: String,
        /// The status of HTTP.
        status: u16,
    },
    /// It does not say how much it sends.
    #[error("{url} does not say how long the file is, so that nobody can tell whether all of it came")]
    NoEnd {
        /// The address.
        url: String,
    },
    /// Redirects without end.
    #[error("{url} sends on more than {most} times")]
    Redirects {
        /// The address.
        url: String,
        /// How many are followed.
        most: u32,
    },
    /// What was sent to a server would have to be sent to another.
    #[error("{url} sends on to {to}; give that address if it is the one that is meant")]
    SentOn {
        /// The address.
        url: String,
        /// Where it sends on to.
        to: String,
    },
    /// The connection could not be made or broke.
    #[error("cannot talk to {url}: {why}")]
    Broken {
        /// The address.
        url: String,
        /// What was said.
        why: String,
    },
}

impl Fault {
    pub(crate) fn of(address: &Address, error: ureq::Error, limits: &Limits) -> Fault {
        let url = address.to_string();
        match error {
            ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
                Fault::TooSlow { url, seconds: limits.connect.min(limits.total).as_secs() }
            }
            ureq::Error::Timeout(_) => Fault::TooSlow { url, seconds: limits.total.as_secs() },
            ureq::Error::BodyExceedsLimit(_) => Fault::TooLarge { url, most: limits.size },
            ureq::Error::Other(other) if other.is::<Forbidden>() => {
                Fault::Forbidden { url, why: other.to_string() }
            }
            ureq::Error::Io(error) => Fault::Broken { url, why: plain(&error) },
            other => Fault::Broken { url, why: other.to_string() },
        }
    }

    /// Whether the same may go well a little later: the connection broke or nobody answered in time.
    pub fn may_pass(&self) -> bool {
        matches!(self, Fault::Broken { .. } | Fault::TooSlow { .. } | Fault::Idle { .. })
    }
}

/// What the system says, without its number.
pub(crate) fn plain(error: &std::io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or(&said).to_owned()
}
