//! One news article, Arabic first, to quoted incident reports.

pub mod annotate;
pub mod eval;
pub mod explain;
pub mod frame;
pub mod gazetteer;
pub mod howmany;
pub mod lang;
pub mod learned;
pub mod link;
pub mod model;
pub mod ontology;
pub mod report;
pub mod setting;
pub mod train;
pub mod trust;
pub mod when;
pub mod where_;
pub mod who;

pub use tazamun_text as text;

use gazetteer::Gazetteer;
use lang::{ARABIC, Language};
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

/// The language of an article: English where it has more Latin letters than others. Paragraphs in another script are read
/// in their own language all the same ([`lang::Spoken`]).
pub fn language(article: &Article) -> &'static Language {
    let script = text::Script::of(article.title.chars().chain(article.text.chars()));
    lang::of_script(script).unwrap_or(&ARABIC)
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

    fn how(&self, article: &Article) -> explain::Reading<'g> {
        explain::Reading {
            language: language(article),
            gazetteer: self.gazetteer,
            model: self.model,
            least: self.least,
        }
    }

    /// The reports of one article with every mention that was seen and what became of it.
    pub fn explain(&self, article: &Article) -> explain::Explanation {
        explain::explain(self.how(article), article)
    }

    /// Everything that an article mentions, each with all that it may mean.
    pub fn annotate(&self, article: &Article) -> annotate::Annotated {
        annotate::annotate(language(article), self.gazetteer, article)
    }

    /// The reports of one article: one per incident that it tells, every value quoted from it.
    pub fn read(&self, article: &Article) -> Vec<Report> {
        explain::read(self.how(article), article)
    }
}

/// The reports of one article, by a [`Reader`] with the built-in lexicons.
pub fn read(article: &Article) -> Vec<Report> {
    Reader::new().read(article)
}
