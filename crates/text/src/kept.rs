//! What tables of words say of a text's words, kept with the text: each table is asked once, however often it is looked into.

use std::sync::{
    OnceLock,
    atomic::{AtomicUsize, Ordering},
};

/// Tables whose answers a text has room for; those that are asked first. What later ones say is worked out each time.
const TABLES: usize = 256;

/// The number of a table of words, given when it is asked first: no two tables share one.
#[derive(Debug, Clone, Default)]
pub(super) struct TableNumber(OnceLock<usize>);

impl TableNumber {
    /// The number; none where texts have no room for the table.
    #[inline]
    fn get(&self) -> Option<usize> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = *self.0.get_or_init(|| NEXT.fetch_add(1, Ordering::Relaxed));
        (number < TABLES).then_some(number)
    }

    /// The table is another from now on: what texts have kept of it is void.
    pub(super) fn renew(&mut self) {
        self.0.take();
    }
}

/// What one table says of each token of a text.
#[derive(Debug, Clone)]
pub(super) enum Said {
    /// The tokens that begin a phrase of it.
    Begins(TokenSet),
    /// What kinds of words they are, a bit for each.
    Kinds(Box<[u128]>),
}

/// What tables say of a text's tokens, by the tables' numbers.
#[derive(Debug, Clone)]
pub(super) struct Kept(Box<[OnceLock<Said>]>);

impl Kept {
    /// Nothing is known yet.
    pub(super) fn new() -> Self {
        Kept((0..TABLES).map(|_| OnceLock::new()).collect())
    }

    /// What a table says, which is asked where it is not known yet; none where there is no room for the table.
    #[inline]
    pub(super) fn of(&self, table: &TableNumber, ask: impl FnOnce() -> Said) -> Option<&Said> {
        Some(self.0[table.get()?].get_or_init(ask))
    }
}

/// Some of a text's tokens, a bit each.
#[derive(Debug, Clone)]
pub(super) struct TokenSet(Box<[u64]>);

impl TokenSet {
    /// None of so many tokens.
    pub(super) fn none_of(tokens: usize) -> Self {
        TokenSet(vec![0; tokens.div_ceil(64)].into())
    }

    #[inline]
    pub(super) fn add(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    #[inline]
    pub(super) fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|block| block >> (at % 64) & 1 != 0)
    }

    /// The first of them that does not stand before this token.
    #[inline]
    pub(super) fn next(&self, at: usize) -> Option<usize> {
        let rest = self.0.get(at / 64)? >> (at % 64);
        if rest != 0 {
            return Some(at + rest.trailing_zeros() as usize);
        }
        let block = (at / 64 + 1..self.0.len()).find(|&block| self.0[block] != 0)?;
        Some(block * 64 + self.0[block].trailing_zeros() as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_a_set_are_found_one_after_another() {
        let is = |at: usize| matches!(at, 0 | 63 | 64 | 200 | 299);
        for tokens in [0, 1, 64, 65, 300] {
            let mut set = TokenSet::none_of(tokens);
            (0..tokens).filter(|&at| is(at)).for_each(|at| set.add(at));
            let each = std::iter::successors(set.next(0), |at| set.next(at + 1));
            assert!(each.eq((0..tokens).filter(|&at| is(at))), "{tokens}");
            assert!((0..400).all(|at| set.has(at) == (at < tokens && is(at))));
        }
    }

    #[test]
    fn what_a_table_said_is_void_once_it_is_another() {
        let (kept, mut table) = (Kept::new(), TableNumber::default());
        let kinds = |bits: u128| Said::Kinds(Box::new([bits]));
        let first = |said: Option<&Said>| match said {
            Some(Said::Kinds(kinds)) => kinds[0],
            _ => 0,
        };
        assert_eq!(first(kept.of(&table, || kinds(1))), 1);
        assert_eq!(first(kept.of(&table.clone(), || kinds(2))), 1);
        table.renew();
        assert_eq!(first(kept.of(&table, || kinds(2))), 2);
    }
}
