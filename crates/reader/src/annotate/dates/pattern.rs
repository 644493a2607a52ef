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
    Calendar,
    class::Class,
    lattice::{Edge, Lattice},
    slots::{Frame, How, Slots},
    vocabulary::TableError,
};
use std::{collections::HashMap, sync::LazyLock};

/// The rules that all languages share, and those of Arabic.
const ARABIC: (&str, &str) = ("ar_patterns.tsv", include_str!("../../../data/when/ar_patterns.tsv"));
const ENGLISH: (&str, &str) = ("en_patterns.tsv", include_str!("../../../data/when/en_patterns.tsv"));
const FRENCH: (&str, &str) = ("fr_patterns.tsv", include_str!("../../../data/when/fr_patterns.tsv"));
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
    ways: Vec<Way>,
    /// The classes with which it can begin, a bit each.
    starts: u128,
    /// The number of its first way among those of all rules.
    first_way: usize,
}

/// One way to say a rule.
#[derive(Debug, Default)]
struct Way {
    steps: Vec<Step>,
    /// For each step the classes of which one must come next for the rest of the way to be said, a bit each; all bits
    /// where the rest may be nothing. Most ways end here, before anything is tried.
    starts: Vec<u128>,
    /// For each step that must be said the classes and the rules of which one says it, a bit each.
    needs: Vec<(u128, u128)>,
}

/// All bits: whatever comes next, or nothing.
const ANYTHING: u128 = u128::MAX;

/// The rules of a calendar's languages.
#[derive(Debug, Default)]
pub(super) struct Grammar {
    rules: Vec<Rule>,
    top: usize,
    /// The rules, each after those that it is made of.
    order: Vec<usize>,
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
    /// Whether the point being said is still empty, so that nothing can contradict what was said before.
    fresh: bool,
}

impl Grammar {
    /// The rules of a calendar's languages.
    pub(super) fn shipped(calendar: Calendar) -> &'static Grammar {
        static SHARED: LazyLock<Grammar> = LazyLock::new(|| Grammar::read(&[ARABIC, ENGLISH], &mut |_| {}));
        static IN_FRENCH: LazyLock<Grammar> = LazyLock::new(|| Grammar::read(&[ARABIC, FRENCH], &mut |_| {}));
        match calendar {
            Calendar::Shared => &SHARED,
            Calendar::French => &IN_FRENCH,
        }
    }

    /// Reads the tables; `wrong` is told of rows that cannot be read.
    pub(super) fn read(
        patterns: &[(&'static str, &'static str)],
        wrong: &mut dyn FnMut(TableError),
    ) -> Grammar {
        let mut names: HashMap<&str, usize> = HashMap::new();
        let mut rules: Vec<Rule> = Vec::new();
        let all =
            || patterns.iter().flat_map(|(file, table)| tazamun_record::rows(table).map(move |r| (*file, r)));
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
                Err(what) => wrong(TableError { file, line, what }),
            }
        }
        let top = names.get(TOP).copied().unwrap_or_default();
        let mut grammar = Grammar { top, rules, order: Vec::new() };
        if let Some(rule) = grammar.cycle() {
            let name = names.iter().find(|(_, n)| **n == rule).map_or("", |(name, _)| name);
            let what = format!("the rule {name} comes back to itself");
            wrong(TableError { file: ARABIC.0, line: 0, what });
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

    /// Leaves out of a sentence's lattice what cannot be said in it, since a word that it needs is nowhere in the sentence;
    /// false where nothing is left.
    pub(super) fn narrow(&self, lattice: &mut Lattice) -> bool {
        let present = lattice.present();
        let mut sayable = 0_u128;
        let mut ways = std::mem::take(&mut lattice.ways);
        ways.clear();
        ways.resize(self.rules.last().map_or(0, |last| last.first_way + last.ways.len()), false);
        for &number in &self.order {
            let rule = &self.rules[number];
            for (way, can) in rule.ways.iter().zip(&mut ways[rule.first_way..]) {
                *can = way.needs.iter().all(|(classes, rules)| present & classes | sayable & rules != 0);
                sayable |= u128::from(*can) << number;
            }
        }
        lattice.ways = ways;
        lattice.give_up(!sayable);
        sayable >> self.top & 1 == 1
    }

    /// The longest match that begins at this piece.
    pub(super) fn longest_at(&self, lattice: &Lattice, at: usize) -> Option<Match> {
        let top = self.rules.get(self.top)?;
        if lattice.classes(at) & top.starts == 0 {
            return None;
        }
        let mut best: Option<Match> = None;
        let state = State { at, body: None, slots: Slots::default(), fresh: true };
        self.follow(lattice, self.top, &state, false, &mut |state| {
            let Some(body) = state.body else { return };
            if best.is_none_or(|b| state.at > b.end) {
                best = Some(Match { end: state.at, body, slots: state.slots });
            }
        });
        best
    }

    /// Tells of every way in which a rule can be read from here. That there is none is remembered, since many rules
    /// begin with the same ones; a rule that fails with nothing said yet fails with anything said.
    fn follow(
        &self,
        lattice: &Lattice,
        rule: usize,
        from: &State,
        context: bool,
        tell: &mut dyn FnMut(&State),
    ) {
        let number = rule;
        let Some(rule) = self.rules.get(rule) else { return };
        if lattice.classes(from.at) & rule.starts == 0 || lattice.is_hopeless(from.at, number) {
            return;
        }
        let mut told = false;
        let ways = rule.ways.iter().zip(lattice.ways.get(rule.first_way..).unwrap_or_default());
        for way in ways.filter(|(_, can)| **can).map(|(way, _)| way) {
            if !way.starts.first().is_none_or(|&starts| goes_on(lattice, from.at, starts)) {
                continue;
            }
            self.walk(lattice, (&way.steps, &way.starts), from, context, &mut |state| {
                told = true;
                if rule.how.is_none() && rule.frame.is_none() {
                    return tell(state);
                }
                let mut state = *state;
                if let Some(how) = rule.how {
                    state.slots.here().how = Some(how);
                }
                if let Some(frame) = rule.frame {
                    state.slots.frame = Some(frame);
                }
                tell(&state);
            });
        }
        if from.fresh && !told {
            lattice.set_hopeless(from.at, number);
        }
    }

    /// Reads the rest of a way: its steps, and what must come next before each of them.
    fn walk(
        &self,
        lattice: &Lattice,
        (steps, starts): (&[Step], &[u128]),
        from: &State,
        context: bool,
        tell: &mut dyn FnMut(&State),
    ) {
        let Some(((step, rest), next)) = steps.split_first().zip(starts.get(1..)) else { return tell(from) };
        if !goes_on(lattice, from.at, starts[0]) {
            return;
        }
        let then = next.first().copied().unwrap_or(ANYTHING);
        let rest = (rest, next);
        match step {
            Step::Second => {
                let mut state = *from;
                state.slots.in_second = true;
                state.fresh = true;
                self.walk(lattice, rest, &state, context, tell);
            }
            Step::Not(symbols) => {
                let mut met = false;
                self.one_of(lattice, (symbols, ANYTHING), from, true, &mut |_| met = true);
                if !met {
                    self.walk(lattice, rest, from, context, tell);
                }
            }
            Step::One { symbols, optional, context: outside } => {
                self.one_of(lattice, (symbols, then), from, context || *outside, &mut |state| {
                    self.walk(lattice, rest, state, context, tell);
                });
                if *optional {
                    self.walk(lattice, rest, from, context, tell);
                }
            }
        }
    }

    /// Reads one of these symbols, of whose classes one of `then` must come next.
    fn one_of(
        &self,
        lattice: &Lattice,
        (symbols, then): (&[Symbol], u128),
        from: &State,
        context: bool,
        tell: &mut dyn FnMut(&State),
    ) {
        let here = lattice.classes(from.at);
        for symbol in symbols {
            match *symbol {
                Symbol::Rule(rule) => self.follow(lattice, rule, from, context, tell),
                Symbol::Class(class) if here & class.bit() == 0 => {}
                Symbol::Class(Class::End) => tell(from),
                Symbol::Class(class) => {
                    let fits = |e: &&Edge| e.class == class && goes_on(lattice, e.end as usize, then);
                    for edge in lattice.edges(from.at).iter().filter(fits) {
                        let mut state = *from;
                        state.at = edge.end as usize;
                        state.fresh = false;
                        let fits = state.slots.here().take(class, edge.value);
                        if !context {
                            let first = from.body.map_or(from.at, |(first, _)| first);
                            state.body = Some((first, state.at));
                        }
                        if fits {
                            tell(&state);
                        }
                    }
                }
            }
        }
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

/// Whether one of these classes begins at a piece, or nothing has to.
fn goes_on(lattice: &Lattice, at: usize, starts: u128) -> bool {
    starts == ANYTHING || lattice.classes(at) & starts != 0
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
        for other in [ENGLISH, FRENCH] {
            let grammar = Grammar::read(&[ARABIC, other], &mut |e| wrong.push(e.to_string()));
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
            assert!(grammar.rules.iter().all(|r| r.starts != 0), "a rule that can begin with nothing");
        }
    }

    #[test]
    fn classes_and_rules_fit_into_the_bits_that_stand_for_them() {
        for calendar in [Calendar::Shared, Calendar::French] {
            assert!(Class::ALL.len() <= 128 && Grammar::shipped(calendar).rules.len() <= 128);
        }
    }
}
