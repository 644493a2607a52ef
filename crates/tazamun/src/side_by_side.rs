//! What several readers made of the same articles: our own beside a language model, in each way of working together.

use tazamun_record::ArticleReports;

/// What each reader read, and how often the model's answer changed.
#[derive(Debug, Default)]
pub struct ReadersCompared {
    /// What our own reader reads.
    pub own: Vec<ArticleReports>,
    /// What came of each way of working together, in the order of [`With::ALL`](tazamun_llm::With::ALL).
    pub with: [Vec<ArticleReports>; 4],
    /// For each change of the question, in the order of [`Change::ALL`](tazamun_llm::Change::ALL), the articles of which other reports came.
    pub changed: [usize; 3],
    /// Articles that the model answered about.
    pub articles: usize,
    /// Articles that have no answer.
    pub unanswered: usize,
}
