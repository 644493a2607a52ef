//! One news article, Arabic first, to quoted incident reports.

pub mod annotate;
pub mod eval;
pub mod explain;
pub mod frame;
pub mod gazetteer;
pub mod howmany;
pub mod lang;
pub mod setting;
pub mod when;
pub mod where_;
pub mod who;

pub use tazamun_text as text;

use gazetteer::Gazetteer;
use lang::{ARABIC, ENGLISH, Language};
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
    arabic: &'static Language,
    english: &'static Language,
    gazetteer: &'g Gazetteer,
}

impl Default for Reader<'static> {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader<'static> {
    /// A reader with the built-in lexicons.
    pub fn new() -> Self {
        Self::with_gazetteer(Gazetteer::built_in())
    }
}

impl<'g> Reader<'g> {
    /// A reader that looks places up in this gazetteer.
    pub fn with_gazetteer(gazetteer: &'g Gazetteer) -> Self {
        Reader { arabic: &ARABIC, english: &ENGLISH, gazetteer }
    }

    /// The language of an article: English where it has more Latin letters than others.
    fn language(&self, article: &Article) -> &'static Language {
        let letters = article.title.chars().chain(article.text.chars()).filter(|&c| text::is_letter(c));
        let (latin, all) =
            letters.fold((0, 0), |(latin, all), c| (latin + usize::from(c.is_ascii()), all + 1));
        if latin * 2 > all { self.english } else { self.arabic }
    }

    /// The reports of one article with every mention that was seen and what became of it.
    pub fn explain(&self, article: &Article) -> explain::Explanation {
        explain::explain(self.language(article), self.gazetteer, article)
    }

    /// Everything that an article mentions, each with all that it may mean.
    pub fn annotate(&self, article: &Article) -> annotate::Annotated {
        annotate::annotate(self.language(article), self.gazetteer, article)
    }

    /// The reports of one article: one per incident that it tells, every value quoted from it.
    pub fn read(&self, article: &Article) -> Vec<Report> {
        frame::read(self.language(article), self.gazetteer, article)
    }
}

/// The reports of one article, by a [`Reader`] with the built-in lexicons.
pub fn read(article: &Article) -> Vec<Report> {
    Reader::new().read(article)
}
