//! How a language is written: `languages/CODE/settings.tsv`.

use super::{
    TableError,
    folder::{Folder, Table, table_of},
};
use crate::text::Script;
use tazamun_record::rows;

/// The settings of a language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The script that it is written in.
    pub script: Script,
    /// Whether the doer stands before its verb and what it does something to after it.
    pub subject_first: bool,
    /// Whether the adjective of a country stands before what is of that country.
    pub adjective_first: bool,
    /// Whether thousands are parted by a blank.
    pub blank_in_thousands: bool,
    /// Tables that are read together with those of other languages: their codes, in order.
    with: Vec<(String, Vec<String>)>,
}

impl Settings {
    /// Reads the settings of a folder; `all` are those whose tables it may be read with.
    pub fn read(folder: &Folder, all: &[Folder], errors: &mut Vec<TableError>) -> Settings {
        let table = table_of(folder, "settings");
        let mut settings = Settings::default();
        for (line, fields) in rows(table.text) {
            if settings.set(&fields, all).is_none() {
                errors.push(TableError { table: table.name.clone(), line, row: fields.join("\t") });
            }
        }
        settings
    }

    fn set(&mut self, fields: &[&str], all: &[Folder]) -> Option<()> {
        let said = |value: &str| match value {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        match *fields {
            ["script", "arabic"] => self.script = Script::Arabic,
            ["script", "latin"] => self.script = Script::Latin,
            ["subject-first", value] => self.subject_first = said(value)?,
            ["adjective-first", value] => self.adjective_first = said(value)?,
            ["blank-in-thousands", value] => self.blank_in_thousands = said(value)?,
            ["with", table, codes] => {
                let has = |code: &str| {
                    all.iter().any(|f| f.code == code && f.files.iter().any(|(name, _)| *name == table))
                };
                let codes: Vec<String> = codes.split('|').map(str::to_owned).collect();
                codes.iter().all(|code| has(code)).then(|| self.with.push((table.to_owned(), codes)))?;
            }
            _ => return None,
        }
        Some(())
    }

    /// The tables of a name that this language is read with: its own, or as the settings say.
    pub(super) fn tables(&self, folder: &Folder, all: &[Folder], table: &str) -> Vec<Table> {
        match self.with.iter().find(|(name, _)| name == table) {
            Some((_, codes)) => {
                let of = |code: &String| all.iter().find(|other| other.code == code);
                codes.iter().filter_map(of).map(|other| table_of(other, table)).collect()
            }
            None => vec![table_of(folder, table)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::FOLDERS;

    #[test]
    fn a_setting_that_says_nothing_is_an_error() {
        for (row, wrong) in [
            ("script\tarabic", false),
            ("script\tcuneiform", true),
            ("subject-first\tyes", false),
            ("subject-first\tmaybe", true),
            ("with\tdate_words\tar|en", false),
            ("with\tdate_words\tar|xx", true),
            ("with\tno_table\tar", true),
            ("direction\tleft", true),
        ] {
            let files: &'static [(&str, &str)] = Box::leak(Box::new([("settings", row)]));
            let mut errors = Vec::new();
            Settings::read(&Folder { code: "xx", files }, FOLDERS, &mut errors);
            assert_eq!(errors.len(), usize::from(wrong), "{row}: {errors:?}");
        }
    }
}
