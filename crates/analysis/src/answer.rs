//! One form for every answer: what was asked, of which data, what was found, how far that can be trusted.

use crate::{DataFile, PlanMark, Warning};
use schemars::JsonSchema;
use serde::Serialize;

/// What a question finds.
pub trait Finding: Serialize + JsonSchema {
    /// Name and version of the answer's form (`tazamun.sync/2`); the number goes up when a field is renamed, goes away or
    /// changes its meaning.
    const SCHEMA: &'static str;
    /// The question.
    type Question: Serialize + JsonSchema;
    /// How often the test errs on data like these.
    type Certificate: Serialize + JsonSchema;
}

/// A question that cannot have a certificate, for there is nothing to be simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub enum Uncertified {}

/// An answer, whatever was asked.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(bound = "")]
#[schemars(bound = "T: Finding")]
pub struct Answer<T: Finding> {
    /// Name and version of this form.
    pub schema: &'static str,
    /// Version of the program.
    pub version: &'static str,
    /// The plan that was followed, where one was fixed before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanMark>,
    /// The files of events, by name and content.
    pub data: Vec<DataFile>,
    /// What was asked, with every setting.
    pub question: T::Question,
    /// What was found.
    pub result: T,
    /// How often the test errs on data like these; none where it was not measured.
    pub certificate: Option<T::Certificate>,
    /// What whoever reads the answer must be told.
    pub warnings: Vec<Warning>,
}

impl<T: Finding> Answer<T> {
    /// An answer to a question about a dataset.
    pub(crate) fn new(
        data: &crate::Dataset,
        question: T::Question,
        result: T,
        certificate: Option<T::Certificate>,
    ) -> Self {
        Answer {
            schema: T::SCHEMA,
            version: env!("CARGO_PKG_VERSION"),
            plan: None,
            data: data.files().to_vec(),
            question,
            result,
            certificate,
            warnings: data.warnings().to_vec(),
        }
    }

    /// The same answer, with a warning more.
    #[must_use]
    pub(crate) fn warned(mut self, warnings: impl IntoIterator<Item = Warning>) -> Self {
        self.warnings.extend(warnings);
        self
    }

    /// The same answer, found by following a plan.
    #[must_use]
    pub fn planned(self, plan: Option<PlanMark>) -> Self {
        Answer { plan, ..self }
    }
}
