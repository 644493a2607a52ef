//! One news article, Arabic first, to quoted incident reports.

pub mod annotate;
pub mod eval;
pub mod explain;
pub mod gazetteer;
pub mod lang;
pub mod learned;
pub mod link;
pub mod model;
pub mod ontology;
pub mod report;
pub mod train;
pub mod trust;

pub use tazamun_text as text;

use gazetteer::Gazetteer;
use lang::Language;
use model::Model;
use tazamun_record::{Article, Report};

/// Reads articles; holds the lexicons, which are made once.
///
/// ```
/// use tazamun_reader::{Reader, gazetteer::{Gazetteer, import}};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let dump = "1\tQaryat al-Zanbaqah\t\tقرية الزنبقة\t34.1\t44.5\tP\tPPL\tIQ\t\t10\t\t\t\t0\t\t44\t\t\n";
/// let gazetteer = Gazetteer::built_in().extended(import("IQ.txt", dump)?);
/// let reader = Reader::with_gazetteer(&gazetteer);
/// # let _ = reader;
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Reader<'g> {
    gazetteer: &'g Gazetteer,
    model: &'g Model,
    least: Option<f64>,
}

impl Default for Reader<'static> {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader<'static> {
    /// A reader with the built-in lexicons and model.
    pub fn new() -> Self {
        Self::with_gazetteer(Gazetteer::built_in())
    }
}

/// What an article is written in, read or not.
pub fn tongue(article: &Article) -> lang::Found {
    lang::detect([article.title.as_str(), article.text.as_str()])
}

/// The language of an article; `None` where it is written in one that is not read.
pub fn language(article: &Article) -> Option<&'static Language> {
    lang::of_code(tongue(article).tongue.code)
}

impl<'g> Reader<'g> {
    /// A reader that looks places up in this gazetteer.
    pub fn with_gazetteer(gazetteer: &'g Gazetteer) -> Self {
        Reader { gazetteer, model: Model::built_in(), least: None }
    }

    /// Reads by this model instead of the built-in one.
    #[must_use]
    pub fn with_model(self, model: &'g Model) -> Self {
        Reader { model, ..self }
    }

    /// Gives the reports of at least this confidence (0 to 1), instead of those that serve best.
    #[must_use]
    pub fn at_least(self, confidence: f64) -> Self {
        Reader { least: Some(confidence), ..self }
    }

    fn how(&self, language: &'static Language) -> explain::Reading<'g> {
        explain::Reading { language, gazetteer: self.gazetteer, model: self.model, least: self.least }
    }

    /// The reports of one article with every mention that was seen and what became of it.
    ///
    /// Of an article in a language that is not read nothing is seen.
    pub fn explain(&self, article: &Article) -> explain::Explanation {
        language(article).map(|l| explain::explain(self.how(l), article)).unwrap_or_default()
    }

    /// Everything that an article mentions, each with all that it may mean.
    pub fn annotate(&self, article: &Article) -> annotate::Annotated {
        language(article).map(|l| annotate::annotate(l, self.gazetteer, article)).unwrap_or_default()
    }

    /// The reports of one article: one per incident that it tells, every value quoted from it; none where its language
    /// is not read ([`tongue`]).
    pub fn read(&self, article: &Article) -> Vec<Report> {
        language(article).map(|l| explain::read(self.how(l), article)).unwrap_or_default()
    }
}

/// The reports of one article, by a [`Reader`] with the built-in lexicons.
pub fn read(article: &Article) -> Vec<Report> {
    Reader::new().read(article)
}
