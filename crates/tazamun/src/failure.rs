//! What went wrong, in one paragraph for a person: what, where, and what to do.

use tazamun_front::inert::{LONGEST, shortened};

/// Why a verb stopped. Its message is the paragraph that the program prints before it ends with status 2.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// A file could not be read.
    #[error("cannot read {name}: {source}. Check the path, or write - to read standard input.")]
    Read {
        /// The file.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error(
        "cannot write {name}: {source}. Nothing was left half written; check that the folder is there and may be written to."
    )]
    Write {
        /// The file.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Standard output was closed or full.
    #[error("cannot write to standard output: {0}")]
    Output(#[from] std::io::Error),
    /// A file does not hold what it should.
    #[error(transparent)]
    Format(#[from] tazamun_record::formats::FormatError),
    /// The store cannot be opened, read or written.
    #[error("{0}.")]
    Store(#[from] tazamun_store::StoreError),
    /// A filter cannot be understood.
    #[error("--{option}: {source}")]
    Filter {
        /// The option that holds it.
        option: &'static str,
        /// What is wrong with it.
        source: tazamun_store::FilterError,
    },
    /// A question cannot be answered.
    #[error(transparent)]
    Question(#[from] tazamun_analysis::Error),
    /// Feeds cannot be watched any more.
    #[error("{0}.")]
    Watch(#[from] tazamun_feeds::watch::WatchError),
    /// Articles or datasets cannot be taken in.
    #[error(transparent)]
    Intake(#[from] tazamun_intake::Error),
    /// What every front shares says that something cannot be asked or answered.
    #[error(transparent)]
    Front(Box<tazamun_front::FrontError>),
    /// A coding cannot be learned from.
    #[error("{0}.")]
    Train(#[from] tazamun_reader::train::TrainError),
    /// Anything else that the user can mend.
    #[error("{0}")]
    Usage(String),
}

/// In a box, so that a verb's result stays small where nothing went wrong.
impl From<tazamun_front::FrontError> for Failure {
    fn from(error: tazamun_front::FrontError) -> Self {
        Self::Front(Box::new(error))
    }
}

impl Failure {
    /// The paragraph, no longer than a page: what was typed or read, and is told in it, may be of any length.
    pub fn told(&self) -> String {
        let whole = self.to_string();
        if whole.chars().nth(LONGEST).is_some() { shortened(&whole, LONGEST) } else { whole }
    }

    /// Whether the reader of our output went away (`tazamun read … | head`): no fault of anybody.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Failure::Output(e) if e.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_no_longer_than_a_page() {
        let told = Failure::Usage(format!("'{}' is no filter; mend it", "x".repeat(100_000))).told();
        assert!(told.chars().count() < 2_100 && told.ends_with("mend it"), "{}", told.len());
        assert_eq!(Failure::Usage("short".to_owned()).told(), "short");
        assert_eq!(shortened("abc", 3), "abc");
    }
}
