//! What went wrong while articles and datasets were taken in, in one paragraph for a person.

/// Why something could not be taken in.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    #[error("cannot read {name}: {source}. Check the path, or write - to read standard input.")]
    Read {
        /// The file.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
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
    /// Anything else that whoever gave the material can mend.
    #[error("{0}")]
    Material(String),
}
