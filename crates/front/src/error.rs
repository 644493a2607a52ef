//! Why a front cannot answer, in one paragraph for a person: what, where, and what to do.

/// Why a question cannot be asked or answered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FrontError {
    /// A question cannot be answered.
    #[error(transparent)]
    Analysis(#[from] tazamun_analysis::Error),
    /// Articles or datasets cannot be taken in.
    #[error(transparent)]
    Intake(#[from] tazamun_intake::Error),
    /// A table of places cannot be read.
    #[error("{0}.")]
    Gazetteer(#[from] tazamun_reader::gazetteer::GazetteerError),
    /// An index of places cannot be read.
    #[error("{name}: {source}.")]
    Index {
        /// The file.
        name: String,
        /// What is wrong with it.
        source: tazamun_reader::gazetteer::IndexError,
    },
    /// A model cannot be read.
    #[error("{name}: {source}.")]
    Model {
        /// The file.
        name: String,
        /// What is wrong with it.
        source: tazamun_reader::model::ModelError,
    },
    /// Anything else that whoever asked can mend.
    #[error("{0}")]
    Question(String),
}
