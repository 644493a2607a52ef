//! Tables of patterns → a grammar, and its matches on a lattice.
//!
//! A row of `data/when/*_patterns.tsv` is a rule and one way to say it, a sequence of items:
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

use super::{
    class::Class,
    lattice::Lattice,
    slots::{Frame, How, Slots},
    vocabulary::TableError,
};
use std::{collections::HashMap, sync::LazyLock};

const PATTERNS: [(&str, &str); 2] = [
    ("ar_patterns.tsv", include_str!("../../data/when/ar_patterns.tsv")),
    ("en_patterns.tsv", include_str!("../../data/when/en_patterns.tsv")),
];
/// The rule with which reading begins.
const TOP: &str = "Mention";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Symbol {
    Class(Class),
    Rule(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// One of these, or nothing.
    One { symbols: Vec<Symbol>, optional: bool, context: bool },
    /// None of these comes next.
    Not(Vec<Symbol>),
    /// The second point begins.
    Second,
}

#[derive(Debug, Default)]
struct Rule {
    how: Option<How>,
    frame: Option<Frame>,
    ways: Vec<Vec<Step>>,
    /// The classes with which it can begin, a bit each.
    starts: u128,
}

/// The rules of all languages.
#[derive(Debug, Default)]
pub(super) struct Grammar {
    rules: Vec<Rule>,
    top: usize,
}

/// What a pattern has matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// The piece after the last that was matched, context included.
    pub(super) end: usize,
    /// The first piece that is no context, and the one after the last such.
    pub(super) body: (usize, usize),
    pub(super) slots: Slots,
}

/// How far a match has come.
#[derive(Debug, Clone, Copy)]
struct State {
    at: usize,
    /// First and one past the last piece that counts as part of the mention.
    body: Option<(usize, usize)>,
    slots: Slots,
}

impl Grammar {
    /// The rules of all languages.
    pub(super) fn shipped() -> &'static Grammar {
        static SHIPPED: LazyLock<Grammar> = LazyLock::new(|| Grammar::read(&mut |_| {}));
        &SHIPPED
    }

    /// Reads the tables; `wrong` is told of rows that cannot be read.
    pub(super) fn read(wrong: &mut dyn FnMut(TableError)) -> Grammar {
        let mut names: HashMap<&str, usize> = HashMap::new();
        let mut rules: Vec<Rule> = Vec::new();
        let all =
            || PATTERNS.iter().flat_map(|(file, table)| tazamun_record::rows(table).map(move |r| (*file, r)));
        for (_, (_, fields)) in all() {
            let name = fields.first().copied().unwrap_or_default();
            names.entry(name).or_insert_with(|| {
                rules.push(Rule { how: How::named(name), frame: Frame::named(name), ..Rule::default() });
                rules.len() - 1
            });
        }
        for (file, (line, fields)) in all() {
            match way(&fields, &names) {
                Ok((rule, steps)) => rules[rule].ways.push(steps),
                Err(what) => wrong(TableError { file, line, what }),
            }
        }
        let mut grammar = Grammar { top: names.get(TOP).copied().unwrap_or_default(), rules };
        if let Some(rule) = grammar.cycle() {
            let name = names.iter().find(|(_, n)| **n == rule).map_or("", |(name, _)| name);
            let what = format!("the rule {name} comes back to itself");
            wrong(TableError { file: PATTERNS[0].0, line: 0, what });
            grammar.rules.clear();
        }
        grammar.find_starts();
        grammar
    }

    /// The longest match that begins at this piece.
    pub(super) fn longest_at(&self, lattice: &Lattice, at: usize) -> Option<Match> {
        let top = self.rules.get(self.top)?;
        let begins = lattice.edges(at).iter().any(|e| top.starts & bit(e.class) != 0);
        if !begins {
            return None;
        }
        let mut best: Option<Match> = None;
        let state = State { at, body: None, slots: Slots::default() };
        self.follow(lattice, self.top, state, false, &mut |state| {
            let Some(body) = state.body else { return };
            if best.is_none_or(|b| state.at > b.end) {
                best = Some(Match { end: state.at, body, slots: state.slots });
            }
        });
        best
    }

    /// Tells of every way in which a rule can be read from here.
    fn follow(
        &self,
        lattice: &Lattice,
        rule: usize,
        from: State,
        context: bool,
        tell: &mut dyn FnMut(State),
    ) {
        let Some(rule) = self.rules.get(rule) else { return };
        if !lattice.edges(from.at).iter().any(|e| rule.starts & bit(e.class) != 0) {
            return;
        }
        for way in &rule.ways {
            self.walk(lattice, way, from, context, &mut |mut state| {
                if let Some(how) = rule.how {
                    state.slots.here().how = Some(how);
                }
                if let Some(frame) = rule.frame {
                    state.slots.frame = Some(frame);
                }
                tell(state);
            });
        }
    }

    fn walk(
        &self,
        lattice: &Lattice,
        steps: &[Step],
        from: State,
        context: bool,
        tell: &mut dyn FnMut(State),
    ) {
        let Some((step, rest)) = steps.split_first() else { return tell(from) };
        match step {
            Step::Second => {
                let mut state = from;
                state.slots.in_second = true;
                self.walk(lattice, rest, state, context, tell);
            }
            Step::Not(symbols) => {
                let mut met = false;
                self.one_of(lattice, symbols, from, true, &mut |_| met = true);
                if !met {
                    self.walk(lattice, rest, from, context, tell);
                }
            }
            Step::One { symbols, optional, context: outside } => {
                self.one_of(lattice, symbols, from, context || *outside, &mut |state| {
                    self.walk(lattice, rest, state, context, tell);
                });
                if *optional {
                    self.walk(lattice, rest, from, context, tell);
                }
            }
        }
    }

    fn one_of(
        &self,
        lattice: &Lattice,
        symbols: &[Symbol],
        from: State,
        context: bool,
        tell: &mut dyn FnMut(State),
    ) {
        for symbol in symbols {
            match *symbol {
                Symbol::Rule(rule) => self.follow(lattice, rule, from, context, tell),
                Symbol::Class(Class::End) if lattice.ends_at(from.at) => tell(from),
                Symbol::Class(class) => {
                    for edge in lattice.edges(from.at).iter().filter(|e| e.class == class) {
                        let mut state = from;
                        state.at = edge.end as usize;
                        let fits = state.slots.here().take(class, edge.value);
                        if !context {
                            let first = from.body.map_or(from.at, |(first, _)| first);
                            state.body = Some((first, state.at));
                        }
                        if fits {
                            tell(state);
                        }
                    }
                }
            }
        }
    }

    /// A rule that can come back to itself, if there is one.
    fn cycle(&self) -> Option<usize> {
        let mut done = vec![false; self.rules.len()];
        (0..self.rules.len()).find(|&rule| self.comes_back(rule, &mut Vec::new(), &mut done))
    }

    fn comes_back(&self, rule: usize, path: &mut Vec<usize>, done: &mut [bool]) -> bool {
        if path.contains(&rule) {
            return true;
        }
        if std::mem::replace(&mut done[rule], true) {
            return false;
        }
        path.push(rule);
        let inner = self.rules[rule].ways.iter().flatten().flat_map(Step::symbols).filter_map(|s| match s {
            Symbol::Rule(inner) => Some(*inner),
            Symbol::Class(_) => None,
        });
        let back = inner.collect::<Vec<_>>().into_iter().any(|inner| self.comes_back(inner, path, done));
        path.pop();
        back
    }

    /// Finds the classes with which each rule can begin; as many rounds as rules stand within one another.
    fn find_starts(&mut self) {
        for _ in 0..self.rules.len() {
            for rule in 0..self.rules.len() {
                let starts =
                    self.rules[rule].ways.iter().map(|way| self.starts_of(way)).fold(0, |a, b| a | b);
                self.rules[rule].starts |= starts;
            }
        }
    }

    fn starts_of(&self, way: &[Step]) -> u128 {
        let mut starts = 0;
        for step in way {
            let Step::One { symbols, optional, .. } = step else { continue };
            for symbol in symbols {
                starts |= match *symbol {
                    Symbol::Class(class) => bit(class),
                    Symbol::Rule(rule) => self.rules[rule].starts,
                };
            }
            if !optional {
                break;
            }
        }
        starts
    }
}

impl Step {
    fn symbols(&self) -> &[Symbol] {
        match self {
            Step::One { symbols, .. } | Step::Not(symbols) => symbols,
            Step::Second => &[],
        }
    }
}

fn bit(class: Class) -> u128 {
    1 << (class as u32)
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

    #[test]
    fn every_row_of_the_patterns_reads() {
        let mut wrong = Vec::new();
        let grammar = Grammar::read(&mut |e| wrong.push(e.to_string()));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(grammar.rules.iter().all(|r| r.starts != 0), "a rule that can begin with nothing");
    }

    #[test]
    fn classes_fit_into_the_bits_that_stand_for_them() {
        assert!(Class::ALL.len() <= 128);
    }
}
