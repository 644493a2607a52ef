//! Tables of patterns → a grammar of dates.
//!
//! A row of `languages/*/date_patterns.tsv` is a rule and one way to say it, a sequence of items:
//!
//! | item | meaning |
//! |---|---|
//! | `month` | a word of that class ([`Class`]); its value goes into the point of time being said |
//! | `Month` | what the rule of that name says |
//! | `x\|y` | one of these |
//! | `x?` | or nothing |
//! | `~x` | as `x`, but no part of the mention (at either end of a row) |
//! | `!x` | not followed by `x` |
//! | `..` | what follows says a second point of time |
//!
//! A rule that bears the name of a [`How`] or a [`Frame`] marks what it reads as such; all others are only shorthand.
//! Rules must not come back to themselves, which keeps every match bounded by the length of the longest row: the work
//! is linear in the text. Of several matches at one place the longest wins, then the one whose row comes first.

use super::{Class, DateTableError, Frame, How};
use crate::lang::folder::Table;
use std::collections::HashMap;

/// The rule with which reading begins.
const TOP: &str = "Mention";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Symbol {
    Class(Class),
    Rule(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// One of these, or nothing.
    One { symbols: Vec<Symbol>, optional: bool, context: bool },
    /// None of these comes next.
    Not(Vec<Symbol>),
    /// The second point begins.
    Second,
}

#[derive(Debug, Default)]
pub(crate) struct Rule {
    pub(crate) how: Option<How>,
    pub(crate) frame: Option<Frame>,
    pub(crate) ways: Vec<Way>,
    /// The classes with which it can begin, a bit each.
    pub(crate) starts: u128,
    /// The number of its first way among those of all rules.
    pub(crate) first_way: usize,
}

/// One way to say a rule.
#[derive(Debug, Default)]
pub(crate) struct Way {
    pub(crate) steps: Vec<Step>,
    /// For each step the classes of which one must come next for the rest of the way to be said, a bit each; all bits
    /// where the rest may be nothing. Most ways end here, before anything is tried.
    pub(crate) starts: Vec<u128>,
    /// For each step that must be said the classes and the rules of which one says it, a bit each.
    pub(crate) needs: Vec<(u128, u128)>,
}

/// All bits: whatever comes next, or nothing.
pub(crate) const ANYTHING: u128 = u128::MAX;

/// The rules of a calendar's languages.
#[derive(Debug, Default)]
pub(crate) struct Grammar {
    pub(crate) rules: Vec<Rule>,
    pub(crate) top: usize,
    /// The rules, each after those that it is made of.
    pub(crate) order: Vec<usize>,
}

impl Grammar {
    /// Reads the tables; `wrong` is told of rows that cannot be read.
    pub(crate) fn read(patterns: &[Table], wrong: &mut dyn FnMut(DateTableError)) -> Grammar {
        let mut names: HashMap<&str, usize> = HashMap::new();
        let mut rules: Vec<Rule> = Vec::new();
        let all = || {
            patterns
                .iter()
                .flat_map(|table| tazamun_record::rows(table.text).map(move |row| (&table.name, row)))
        };
        for (_, (_, fields)) in all() {
            let name = fields.first().copied().unwrap_or_default();
            names.entry(name).or_insert_with(|| {
                rules.push(Rule { how: How::named(name), frame: Frame::named(name), ..Rule::default() });
                rules.len() - 1
            });
        }
        for (file, (line, fields)) in all() {
            match way(&fields, &names) {
                Ok((rule, steps)) => {
                    let needs = steps.iter().filter_map(Step::need).collect();
                    rules[rule].ways.push(Way { starts: vec![ANYTHING; steps.len()], steps, needs });
                }
                Err(what) => wrong(DateTableError { file: file.clone(), line, what }),
            }
        }
        let top = names.get(TOP).copied().unwrap_or_default();
        let mut grammar = Grammar { top, rules, order: Vec::new() };
        if let Some(rule) = grammar.cycle() {
            let name = names.iter().find(|(_, n)| **n == rule).map_or("", |(name, _)| name);
            let what = format!("the rule {name} comes back to itself");
            let file = patterns.first().map_or_else(String::new, |table| table.name.clone());
            wrong(DateTableError { file, line: 0, what });
            grammar.rules.clear();
            grammar.order.clear();
        }
        grammar.find_starts();
        let mut ways = 0;
        for rule in &mut grammar.rules {
            (rule.first_way, ways) = (ways, ways + rule.ways.len());
        }
        grammar
    }

    /// Puts the rules into an order in which each stands after those that it is made of; a rule that can come back to
    /// itself, if there is one.
    fn cycle(&mut self) -> Option<usize> {
        let mut order = Vec::with_capacity(self.rules.len());
        let back = (0..self.rules.len()).find(|&rule| self.comes_back(rule, &mut Vec::new(), &mut order));
        self.order = order;
        back
    }

    fn comes_back(&self, rule: usize, path: &mut Vec<usize>, done: &mut Vec<usize>) -> bool {
        if path.contains(&rule) {
            return true;
        }
        if done.contains(&rule) {
            return false;
        }
        path.push(rule);
        let inner =
            self.rules[rule].ways.iter().flat_map(|way| &way.steps).flat_map(Step::symbols).filter_map(|s| {
                match s {
                    Symbol::Rule(inner) => Some(*inner),
                    Symbol::Class(_) => None,
                }
            });
        let back = inner.collect::<Vec<_>>().into_iter().any(|inner| self.comes_back(inner, path, done));
        path.pop();
        done.push(rule);
        back
    }

    /// Finds the classes with which each rule can begin; as many rounds as rules stand within one another.
    fn find_starts(&mut self) {
        for _ in 0..self.rules.len() {
            for rule in 0..self.rules.len() {
                let ways = self.rules[rule].ways.iter();
                self.rules[rule].starts |= ways.map(|way| self.starts_of(&way.steps).0).fold(0, |a, b| a | b);
            }
        }
        for rule in 0..self.rules.len() {
            for way in 0..self.rules[rule].ways.len() {
                let steps = &self.rules[rule].ways[way].steps;
                let starts = (0..steps.len()).map(|from| match self.starts_of(&steps[from..]) {
                    (_, true) => ANYTHING,
                    (starts, false) => starts,
                });
                self.rules[rule].ways[way].starts = starts.collect();
            }
        }
    }

    /// The classes with which these steps can begin, and whether they may be nothing at all.
    fn starts_of(&self, steps: &[Step]) -> (u128, bool) {
        let mut starts = 0;
        for step in steps {
            let Step::One { symbols, optional, .. } = step else { continue };
            for symbol in symbols {
                starts |= match *symbol {
                    Symbol::Class(class) => class.bit(),
                    Symbol::Rule(rule) => self.rules[rule].starts,
                };
            }
            if !optional {
                return (starts, false);
            }
        }
        (starts, true)
    }
}

impl Step {
    /// The classes and the rules of which one must be said, a bit each.
    fn need(&self) -> Option<(u128, u128)> {
        let Step::One { symbols, optional: false, .. } = self else { return None };
        Some(symbols.iter().fold((0, 0), |(classes, rules), symbol| match *symbol {
            Symbol::Class(class) => (classes | class.bit(), rules),
            Symbol::Rule(rule) => (classes, rules | 1 << rule),
        }))
    }

    fn symbols(&self) -> &[Symbol] {
        match self {
            Step::One { symbols, .. } | Step::Not(symbols) => symbols,
            Step::Second => &[],
        }
    }
}

/// A row of a table of patterns: the number of its rule and its steps.
fn way(fields: &[&str], names: &HashMap<&str, usize>) -> Result<(usize, Vec<Step>), String> {
    let [name, items, ..] = fields else {
        return Err("a row has a rule and its items, parted by a tab".to_owned());
    };
    let rule = names.get(name).copied().ok_or_else(|| format!("there is no rule {name}"))?;
    let steps = items.split_whitespace().map(|item| step(item, names)).collect::<Result<_, _>>()?;
    Ok((rule, steps))
}

fn step(item: &str, names: &HashMap<&str, usize>) -> Result<Step, String> {
    if item == ".." {
        return Ok(Step::Second);
    }
    let (item, optional) = item.strip_suffix('?').map_or((item, false), |bare| (bare, true));
    let (bare, context) = item.strip_prefix('~').map_or((item, false), |bare| (bare, true));
    let (bare, not) = bare.strip_prefix('!').map_or((bare, false), |bare| (bare, true));
    let symbols: Vec<Symbol> = bare.split('|').map(|s| symbol(s, names)).collect::<Result<_, _>>()?;
    Ok(if not { Step::Not(symbols) } else { Step::One { symbols, optional, context } })
}

fn symbol(name: &str, names: &HashMap<&str, usize>) -> Result<Symbol, String> {
    let rule = names.get(name).map(|n| Symbol::Rule(*n));
    rule.or_else(|| Class::named(name).map(Symbol::Class))
        .ok_or_else(|| format!("there is neither a rule nor a class {name:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{FOLDERS, of_code};

    #[test]
    fn no_rule_begins_with_nothing_and_all_fit_into_the_bits_that_stand_for_them() {
        assert!(Class::ALL.len() <= 128);
        for folder in FOLDERS {
            let grammar = &of_code(folder.code).unwrap().dates.grammar;
            assert!((1..=128).contains(&grammar.rules.len()), "{}", folder.code);
            assert!(
                grammar.rules.iter().all(|r| r.starts != 0),
                "{}: a rule that can begin with nothing",
                folder.code
            );
        }
    }
}
