//! What decides: weights, thresholds, and curves of trust.

use super::{pool::Pooled, story::Story};
use crate::learned::{rows::Rows, trees::Trees, weights::Weights};
use crate::trust::Curve;

/// Weights of all decisions.
#[derive(Debug, Clone, Default)]
pub struct Deciders {
    /// What each head says of each slot.
    pub slots: Weights,
    /// The same of slots that a label fills.
    pub labels: Rows,
    /// What becomes of each head.
    pub fates: Weights,
    /// What heads say together.
    pub pool: Weights,
    /// The same of each slot in numbers; none where the weights alone say it as well.
    pub voices: [Trees; 10],
    /// Who against whom.
    pub pair: Weights,
    /// Whether two are one.
    pub one: Weights,
    /// Whether the whole is right.
    pub worth: Weights,
    /// The same, each held against those that are surer.
    pub held: Trees,
    /// How much more likely "nothing" must be than by its probability (logarithm).
    pub doubt: f32,
    /// How much likelier something new must be taken for than it is (logarithm): what is split is put together later.
    pub split: f32,
    /// How much surer two must be to be put together.
    pub one_bias: f32,
    /// What probabilities are worth: where the verb comes first, and where the subject does.
    pub trust: [Trust; 2],
}

/// What the probabilities of one kind of language are worth.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trust {
    /// From which probability on an incident is told.
    pub from: f32,
    /// From the probability of an incident to one that keeps its promise.
    pub whole: Curve,
    /// The same of each slot.
    pub slots: [Curve; 10],
}

impl Deciders {
    /// What probabilities of an incident are worth, by the language of the head that tells it first.
    pub fn trust_of(&self, story: &Story<'_, '_>, this: &Pooled) -> &Trust {
        &self.trust[kind_of_language(story, this)]
    }
}

/// 0 where the verb comes first, 1 where the subject does.
pub fn kind_of_language(story: &Story<'_, '_>, this: &Pooled) -> usize {
    usize::from(this.heads.first().is_some_and(|&h| story.subject_first(h)))
}
