//! The words of all accounts, and how rare each is.

use crate::{
    Account,
    traits::{hash, words},
};
use std::collections::HashMap;

/// The words of each account as numbers, and their weights.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// The words of all accounts, one account's after another's, each account's in order and without repetition.
    all: Vec<u32>,
    /// Where each account's words begin; one more at the end.
    begin: Vec<u32>,
    /// In how many accounts each word stands.
    counts: HashMap<u32, u32>,
    accounts: f64,
}

impl Vocabulary {
    pub(crate) fn of(accounts: &[Account<'_>]) -> Self {
        let (mut all, mut begin) = (Vec::new(), vec![0]);
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for account in accounts {
            let mut mine: Vec<u32> = account.words().flat_map(words).map(|w| hash(&w) as u32).collect();
            mine.sort_unstable();
            mine.dedup();
            for word in &mine {
                *counts.entry(*word).or_default() += 1;
            }
            all.extend(mine);
            begin.push(all.len() as u32);
        }
        Vocabulary { all, begin, counts, accounts: accounts.len() as f64 }
    }

    fn words(&self, account: usize) -> &[u32] {
        &self.all[self.begin[account] as usize..self.begin[account + 1] as usize]
    }

    /// How rare a word is, squared: (log of accounts over accounts with it)². One smoothed count keeps a small
    /// collection from taking a word for rare that it has merely not met.
    fn rarity(&self, word: u32) -> f64 {
        let count = f64::from(self.counts.get(&word).copied().unwrap_or(0));
        ((self.accounts + 20.0) / (count + 1.0)).ln().max(0.0).powi(2)
    }

    /// How much of their rare words two accounts share: the cosine of their words weighted by rarity, 0 to 1, or
    /// `None` where either says too little to tell.
    pub(crate) fn likeness(&self, a: usize, b: usize) -> Option<f64> {
        let (a, b) = (self.words(a), self.words(b));
        if a.len() < 3 || b.len() < 3 {
            return None;
        }
        let total = |words: &[u32]| words.iter().map(|w| self.rarity(*w)).sum::<f64>();
        let (mut shared, mut i, mut j) = (0.0, 0, 0);
        while i < a.len() && j < b.len() {
            match a[i].cmp(&b[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    shared += self.rarity(a[i]);
                    i += 1;
                    j += 1;
                }
            }
        }
        if shared == 0.0 {
            return Some(0.0);
        }
        Some(shared / (total(a) * total(b)).sqrt())
    }
}
