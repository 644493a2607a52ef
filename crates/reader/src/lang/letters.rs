//! Words of a name → Latin letters: `languages/*/letters.tsv`.

use super::{TableError, folder::Table};
use rustc_hash::FxHashMap;
use tazamun_record::rows;

/// How the letters of a language are written in Latin ones.
#[derive(Debug, Default)]
pub struct Letters {
    letters: FxHashMap<char, String>,
    /// An article, and what is written for it.
    articles: Vec<(String, String)>,
    /// The ending of a word in Latin letters, and what stands for it; the first that fits counts.
    endings: Vec<(String, String)>,
}

impl Letters {
    /// Reads tables.
    pub(super) fn read(tables: &[Table], errors: &mut Vec<TableError>) -> Letters {
        let mut letters = Letters::default();
        for table in tables {
            for (line, fields) in rows(table.text) {
                if letters.learn(&fields).is_none() {
                    errors.push(TableError { table: table.name.clone(), line, row: fields.join("\t") });
                }
            }
        }
        letters
    }

    fn learn(&mut self, fields: &[&str]) -> Option<()> {
        let [kind, written, latin] = *fields else { return None };
        let pair = |form: &str| (form.to_owned(), latin.to_owned());
        match kind {
            "article" => self.articles.extend(written.split('|').map(pair)),
            "ending" => self.endings.extend(written.split('|').map(pair)),
            "letter" => {
                let letter: char = written.parse().ok()?;
                self.letters.insert(letter, latin.to_owned());
            }
            _ => return None,
        }
        Some(())
    }

    /// A word of a name in Latin letters, with a capital; letters that are in no table are left out.
    pub(crate) fn latin(&self, word: &str) -> String {
        let article =
            self.articles.iter().find_map(|(form, latin)| Some((latin.as_str(), word.strip_prefix(form)?)));
        let (article, stem) = article.unwrap_or(("", word));
        let mut latin: String =
            stem.chars().filter_map(|c| self.letters.get(&c).map(String::as_str)).collect();
        let ended = self
            .endings
            .iter()
            .find_map(|(ending, end)| Some(format!("{}{end}", latin.strip_suffix(ending)?)));
        latin = ended.unwrap_or(latin);
        let mut letters = latin.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase()).into_iter();
        article.chars().chain(first).chain(letters).collect()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_is_written_in_latin_letters() {
        let letters = &crate::lang::first().letters;
        for (word, latin) in [("الفرقان", "al-Frqan"), ("السنه", "al-Sna"), ("ليبيه", "Liba")]
        {
            assert_eq!(letters.latin(word), latin);
        }
    }
}
