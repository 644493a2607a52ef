//! The grammar: `filter = clause ("," clause)*`, `clause = word operator word ("|" word)*`, where a word is plain or
//! stands in quotes.

use super::{
    Clause, Filter, FilterError, Operator,
    field::{Field, Kind},
    value::Value,
};

/// A field's name or a value, and where it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) column: usize,
    pub(crate) in_quotes: bool,
}

const SIGNS: &[char] = &['=', '<', '>', '~', '!'];
const QUOTES: &[char] = &['"', '\''];

/// Whether a word can stand without quotes and still read back as itself.
pub(crate) fn bare(word: &str) -> bool {
    !word.is_empty()
        && word.trim() == word
        && !word.starts_with(QUOTES)
        && !word.contains(SIGNS)
        && !word.contains([',', '|'])
}

/// The word in quotes.
pub(crate) fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Reads a whole filter.
pub(crate) fn filter(text: &str) -> Result<Filter, FilterError> {
    if text.trim().is_empty() {
        return Err(FilterError::Empty);
    }
    let mut scanner = Scanner { chars: text.chars().collect(), at: 0 };
    let mut clauses = vec![scanner.clause()?];
    while scanner.take(',') {
        clauses.push(scanner.clause()?);
    }
    Ok(Filter { clauses })
}

struct Scanner {
    chars: Vec<char>,
    at: usize,
}

impl Scanner {
    /// Reads one clause; stands at a comma or at the end afterwards.
    fn clause(&mut self) -> Result<Clause, FilterError> {
        self.spaces();
        let column = self.at + 1;
        let name = self.word(SIGNS)?;
        if name.text.is_empty() && !name.in_quotes {
            return Err(FilterError::NoField { column });
        }
        let operator =
            self.operator().ok_or_else(|| FilterError::NoOperator { column, clause: name.text.clone() })?;
        let field = Field::named(&name.text);
        let mut values = vec![self.value(&field, operator)?];
        while self.take('|') {
            values.push(self.value(&field, operator)?);
        }
        if operator.is_order() && values.len() > 1 {
            let (field, operator) = (field.name().to_owned(), operator.sign());
            return Err(FilterError::OneValue { column, field, operator });
        }
        Ok(Clause { field, operator, values, column })
    }

    fn operator(&mut self) -> Option<Operator> {
        let fits = |operator: &&Operator| {
            operator.sign().chars().enumerate().all(|(i, c)| self.chars.get(self.at + i) == Some(&c))
        };
        let operator = *Operator::ALL.iter().find(fits)?;
        self.at += operator.sign().len();
        Some(operator)
    }

    fn value(&mut self, field: &Field, operator: Operator) -> Result<Value, FilterError> {
        self.spaces();
        let word = self.word(&['|'])?;
        if !word.in_quotes && word.text.is_empty() {
            return Err(FilterError::NoValue { column: word.column, field: field.name().to_owned() });
        }
        if !word.in_quotes && (word.text.contains(['=', '<', '>']) || word.text.starts_with(SIGNS)) {
            return Err(FilterError::StrayOperator { column: word.column, value: word.text });
        }
        if operator == Operator::Contains {
            return match field.kind() {
                Kind::Number | Kind::Flag => {
                    Err(FilterError::NoWords { column: word.column, field: field.name().to_owned() })
                }
                _ => Value::read_part(field, &word),
            };
        }
        let value = Value::read(field, &word)?;
        if operator.is_order() && !value.has_order() {
            return Err(FilterError::NoOrder {
                column: word.column,
                field: field.name().to_owned(),
                operator: operator.sign(),
                value: word.text,
            });
        }
        Ok(value)
    }

    /// Reads a plain word up to one of `ends` or a comma, or one in quotes; spaces around it do not count.
    fn word(&mut self, ends: &[char]) -> Result<Word, FilterError> {
        let column = self.at + 1;
        let ends_here = |c: char| c == ',' || ends.contains(&c);
        let Some(&quote) = self.chars.get(self.at).filter(|c| QUOTES.contains(c)) else {
            let text: String = self.chars[self.at..].iter().copied().take_while(|c| !ends_here(*c)).collect();
            self.at += text.chars().count();
            return Ok(Word { text: text.trim().to_owned(), column, in_quotes: false });
        };
        let text = self.in_quotes(quote)?;
        self.spaces();
        let found: String = self.chars[self.at..].iter().copied().take_while(|c| !ends_here(*c)).collect();
        if found.is_empty() {
            Ok(Word { text, column, in_quotes: true })
        } else {
            Err(FilterError::AfterQuote { column: self.at + 1, found })
        }
    }

    fn in_quotes(&mut self, quote: char) -> Result<String, FilterError> {
        let column = self.at + 1;
        let mut text = String::new();
        self.at += 1;
        while let Some(&c) = self.chars.get(self.at) {
            self.at += 1;
            match c {
                _ if c == quote => return Ok(text),
                '\\' => match self.chars.get(self.at) {
                    Some(&next) if next == '\\' || QUOTES.contains(&next) => {
                        text.push(next);
                        self.at += 1;
                    }
                    _ => text.push('\\'),
                },
                _ => text.push(c),
            }
        }
        Err(FilterError::OpenQuote { column })
    }

    fn take(&mut self, sign: char) -> bool {
        let here = self.chars.get(self.at) == Some(&sign);
        self.at += usize::from(here);
        here
    }

    fn spaces(&mut self) {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
    }
}
