//! Why a question could not be answered, in one paragraph for a person: what, where, and what to do.
//!
//! The two sides of a question are called `--a` and `--b` here, and its settings as on the command line, so that every
//! front shows one text.

/// Why a question could not be answered.
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
    /// A store cannot be read.
    #[error("{0}.")]
    Store(#[from] tazamun_store::StoreError),
    /// A filter cannot be understood.
    #[error("--{option}: {source}")]
    Filter {
        /// The setting that holds it.
        option: &'static str,
        /// What is wrong with it.
        source: tazamun_store::FilterError,
    },
    /// The events cannot be made into a series.
    #[error("{0}.")]
    Series(#[from] tazamun_sync::SeriesError),
    /// A test cannot be made on these series.
    #[error("{0}.")]
    Test(#[from] tazamun_sync::coincidence::Error),
    /// A line cannot be tested.
    #[error("{0}.")]
    Boundary(#[from] tazamun_sync::boundary::Error),
    /// A classical test cannot be made on these series.
    #[error("--method: {0}.")]
    Classical(#[from] tazamun_sync::classical::ClassicError),
    /// The doubts about the events cannot be drawn from.
    #[error("{0}.")]
    Sensitivity(#[from] tazamun_sync::sensitivity::Error),
    /// A plan cannot be followed.
    #[error(transparent)]
    Plan(#[from] crate::plan::PlanError),
    /// Rows were asked for that this dataset was not opened for.
    #[error(
        "the dataset was opened for other questions: it holds no selection '{0}'. Open it with what this question wants."
    )]
    NotLoaded(String),
    /// Two theatres are needed and were not named.
    #[error(
        "two theatres are needed: name them with --a and --b, each a filter of the EVENTS or, without EVENTS, a file."
    )]
    NoTheatres,
    /// Both sides select some of the same events.
    #[error(
        "--a and --b both select {both} of the same events ('{a}' and '{b}'); an event always falls together with itself, \
         so nothing can be tested. Add a condition that keeps them apart, such as the country."
    )]
    SharedEvents {
        /// How many.
        both: usize,
        /// The one filter.
        a: String,
        /// The other.
        b: String,
    },
    /// Both sides are one file.
    #[error(
        "--a and --b hold the same events ({a} and {b} are the same file, byte for byte); a series always falls together \
         with itself. Give two different files."
    )]
    SameFile {
        /// The one name.
        a: String,
        /// The other.
        b: String,
    },
    /// A filter stands where a file is needed.
    #[error(
        "--{option} '{text}' is a filter, but no EVENTS are given to filter. Name a file of events before it, or built-in \
         for the record that comes with the program."
    )]
    FilterOfNothing {
        /// The side.
        option: &'static str,
        /// Its filter.
        text: String,
    },
    /// The two sides were never active at the same time.
    #[error(
        "the two series share no day to look at: --a '{a}' runs {span_a}, --b '{b}' runs {span_b}. Choose theatres that \
         were active at the same time, or give the days to look at with --from and --to."
    )]
    NoSharedDay {
        /// The first side.
        a: String,
        /// Its days.
        span_a: String,
        /// The second side.
        b: String,
        /// Its days.
        span_b: String,
    },
    /// Whoever asked no longer wants the answer.
    #[error("stopped before the answer was there")]
    Stopped,
    /// Anything else that whoever asked can mend.
    #[error("{0}")]
    Question(String),
}
