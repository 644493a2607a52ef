//! One news article, Arabic first, to quoted incident reports.

pub mod eval;
pub mod explain;
pub mod frame;
pub mod gazetteer;
pub mod howmany;
pub mod lang;
pub mod text;
pub mod when;
pub mod where_;
pub mod who;

use gazetteer::Gazetteer;
use lang::{ARABIC, ENGLISH, Language};
use tazamun_record::{Article, Report};

/// Reads articles; holds the lexicons, which are made once.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    arabic: &'static Language,
    english: &'static Language,
    gazetteer: &'static Gazetteer,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader with the built-in lexicons.
    pub fn new() -> Self {
        Reader { arabic: &ARABIC, english: &ENGLISH, gazetteer: Gazetteer::built_in() }
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

    /// The reports of one article: one per incident that it tells, every value quoted from it.
    pub fn read(&self, article: &Article) -> Vec<Report> {
        frame::read(self.language(article), self.gazetteer, article)
    }
}

/// The reports of one article, by a [`Reader`] with the built-in lexicons.
pub fn read(article: &Article) -> Vec<Report> {
    Reader::new().read(article)
}
