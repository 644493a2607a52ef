//! A noun or verb as a table lists it → the forms that it takes in a text, by the language's `inflections.tsv`.

use super::{TableError, folder::Table};
use tazamun_record::rows;

/// What a rule's endings are put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum On {
    /// Each word of a phrase.
    Words,
    /// Its first word.
    First,
    /// Its end.
    Whole,
    /// Its end, if it is one word.
    Single,
    /// Each plural that is listed with a noun of people.
    Many,
}

/// A row of the table.
#[derive(Debug)]
struct Rule {
    classes: Vec<String>,
    on: On,
    ends_in: Vec<String>,
    not_in: Vec<String>,
    /// An ending and what it becomes.
    swap: Option<(String, String)>,
    /// Whether plurals must be listed, or must not.
    listed: Option<bool>,
    /// Letters at least.
    least: usize,
    endings: Vec<String>,
    number: Option<u32>,
}

/// How the words of a language take endings.
#[derive(Debug, Default)]
pub(super) struct Inflections(Vec<Rule>);

impl Inflections {
    /// Reads the tables.
    pub(super) fn read(tables: &[Table], errors: &mut Vec<TableError>) -> Inflections {
        let mut rules = Vec::new();
        for table in tables {
            for (line, fields) in rows(table.text) {
                match Rule::read(&fields) {
                    Some(rule) => rules.push(rule),
                    None => {
                        errors.push(TableError { table: table.name.clone(), line, row: fields.join("\t") });
                    }
                }
            }
        }
        Inflections(rules)
    }

    fn of<'a>(&'a self, class: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.0.iter().filter(move |rule| rule.classes.iter().any(|c| c == class))
    }

    /// The forms that are made of a listed phrase of a class, beside the phrase itself.
    pub(super) fn made(&self, class: &str, listed: &str) -> Vec<String> {
        let mut forms = Vec::new();
        for rule in self.of(class) {
            forms.extend(rule.forms(listed));
        }
        forms
    }

    /// A listed phrase of a class, and the forms that are made of it.
    pub(super) fn forms(&self, class: &str, listed: &str) -> Vec<String> {
        let mut forms = vec![listed.to_owned()];
        forms.extend(self.made(class, listed));
        forms
    }

    /// A noun that names people, with its plurals where they are listed ("طالب:طلاب"): its forms, and how many each says
    /// where it says so. With `kin` those with possessive endings too ("طفليه").
    pub(super) fn people(&self, listed: &str, kin: bool) -> Vec<(String, Option<u32>)> {
        let mut words = listed.split(':').map(str::trim);
        let one = words.next().unwrap_or_default();
        let many: Vec<&str> = words.collect();
        let mut forms = vec![(one.to_owned(), Some(1))];
        for rule in self.of(if kin { "kin" } else { "people" }) {
            if rule.listed.is_some_and(|listed| listed == many.is_empty()) {
                continue;
            }
            let words = if rule.on == On::Many { &many[..] } else { &[one] };
            let made = words.iter().flat_map(|word| rule.endings_on(word));
            forms.extend(made.map(|form| (form, rule.number)));
        }
        forms
    }
}

impl Rule {
    fn read(fields: &[&str]) -> Option<Rule> {
        let &[classes, on, ends_in, not_in, swap, when, endings, number] = fields else { return None };
        let list = |field: &str| -> Vec<String> {
            if field == "-" { Vec::new() } else { field.split('|').map(str::to_owned).collect() }
        };
        let on = match on {
            "words" => On::Words,
            "first" => On::First,
            "whole" => On::Whole,
            "single" => On::Single,
            "many" => On::Many,
            _ => return None,
        };
        let (listed, least) = match when {
            "-" => (None, 0),
            "alone" => (Some(false), 0),
            "listed" => (Some(true), 0),
            letters => (None, letters.strip_suffix('+')?.parse().ok()?),
        };
        Some(Rule {
            classes: list(classes),
            on,
            ends_in: list(ends_in),
            not_in: list(not_in),
            swap: match swap {
                "-" => None,
                swap => swap.split_once('>').map(|(from, to)| Some((from.to_owned(), to.to_owned())))?,
            },
            listed,
            least,
            endings: list(endings),
            number: if number == "-" { None } else { Some(number.parse().ok()?) },
        })
    }

    /// The forms of a phrase, one an ending.
    fn forms(&self, listed: &str) -> Vec<String> {
        match self.on {
            On::Many => Vec::new(),
            On::Single if listed.contains(' ') => Vec::new(),
            On::Single | On::Whole => self.endings_on(listed),
            On::First => {
                let (first, rest) = listed.split_at(listed.find(' ').unwrap_or(listed.len()));
                self.endings_on(first).into_iter().map(|form| form + rest).collect()
            }
            On::Words => self.endings.iter().map(|ending| self.on_each(listed, ending)).collect(),
        }
    }

    fn on_each(&self, phrase: &str, ending: &str) -> String {
        let word = |word: &str| self.stem(word).map_or_else(|| word.to_owned(), |stem| stem + ending);
        phrase.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    /// A word with each ending; nothing where the rule is not for it.
    fn endings_on(&self, word: &str) -> Vec<String> {
        let stem = self.stem(word);
        stem.iter()
            .flat_map(|stem| self.endings.iter().map(move |ending| [stem.as_str(), ending].concat()))
            .collect()
    }

    /// What the endings are put on; none where the rule is not for the word.
    fn stem(&self, word: &str) -> Option<String> {
        let ends = |list: &[String]| list.iter().any(|ending| word.ends_with(ending.as_str()));
        if !self.ends_in.is_empty() && !ends(&self.ends_in)
            || ends(&self.not_in)
            || word.chars().count() < self.least
        {
            return None;
        }
        let swapped =
            self.swap.as_ref().and_then(|(from, to)| Some(format!("{}{to}", word.strip_suffix(from)?)));
        Some(swapped.unwrap_or_else(|| word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::folder::all_tables;

    #[test]
    fn people_are_counted_by_their_endings() {
        let arabic = Inflections::read(&Vec::from_iter(all_tables("inflections").take(1)), &mut Vec::new());
        let number = |listed: &str, form: &str| {
            arabic.people(listed, true).into_iter().find(|(f, _)| f == form).map(|(_, number)| number)
        };
        for (listed, form, says) in [
            ("مدرب", "مدربان", Some(Some(2))),
            ("مدرب", "مدربين", Some(None)),
            ("مدرب", "مدربة", Some(Some(1))),
            ("تلميذ:تلاميذ", "تلميذين", Some(Some(2))),
            ("تلميذ:تلاميذ", "تلاميذ", Some(None)),
            ("حفيد:أحفاد", "حفيديه", Some(Some(2))),
            ("حفيد:أحفاد", "أحفادها", Some(None)),
            ("والدة", "والدتان", Some(Some(2))),
            ("والدة", "والدتهما", Some(Some(1))),
            ("صحفي", "صحفية", None),
        ] {
            assert_eq!(number(listed, form), says, "{form} of {listed}");
        }
    }
}
