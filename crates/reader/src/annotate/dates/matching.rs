//! A grammar of dates on a lattice → what is told there.

use super::{
    lattice::{Edge, Lattice},
    slots::Slots,
};
use crate::lang::dates::{
    Class,
    grammar::{ANYTHING, Grammar, Step, Symbol},
};

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
}

/// Whether one of these classes begins at a piece, or nothing has to.
fn goes_on(lattice: &Lattice, at: usize, starts: u128) -> bool {
    starts == ANYTHING || lattice.classes(at) & starts != 0
}
