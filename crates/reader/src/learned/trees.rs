//! Many small decision trees over a few numbers: what a sum of weights cannot say.

/// Questions on the way through a tree.
pub const DEPTH: usize = 4;
/// Leaves of a tree.
pub const LEAVES: usize = 1 << DEPTH;

/// Numbers that a node can ask for.
const ASKED: usize = 1 << u8::BITS;

/// A tree: node `n` asks whether a number is at most a bound, and goes on at `2 n + 1` or `2 n + 2`.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Which number each node asks for.
    pub asks: [u8; LEAVES - 1],
    /// The bounds.
    pub bounds: [f32; LEAVES - 1],
    /// What each leaf adds.
    pub adds: [f32; LEAVES],
}

impl Tree {
    /// The leaf in which numbers end.
    pub fn leaf(&self, numbers: &[f32]) -> usize {
        let mut node = 0;
        while node < LEAVES - 1 {
            let n = numbers.get(usize::from(self.asks[node])).copied().unwrap_or(0.0);
            node = 2 * node + 1 + usize::from(n > self.bounds[node]);
        }
        node - (LEAVES - 1)
    }
}

impl Tree {
    /// The same of all numbers that can be asked for.
    #[inline]
    fn leaf_of(&self, numbers: &[f32; ASKED]) -> usize {
        let next = |node: usize| {
            2 * node + 1 + usize::from(numbers[usize::from(self.asks[node])] > self.bounds[node])
        };
        (0..DEPTH).fold(0, |node, _| next(node)) - (LEAVES - 1)
    }

    /// This tree with a share of what its leaves add.
    pub fn scaled(&self, share: f32) -> Self {
        Tree { adds: self.adds.map(|x| x * share), ..self.clone() }
    }
}

/// Trees whose leaves are summed, beside a share of the first number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trees {
    /// How much the first number counts by itself: it is the score of what was learned before.
    pub lead: f32,
    /// The trees.
    pub trees: Vec<Tree>,
}

impl Trees {
    /// The score of an option with these numbers.
    pub fn score(&self, numbers: &[f32]) -> f32 {
        self.scores(&[numbers])[0]
    }

    /// The scores of options, each with its numbers: a tree is asked of all of them before the next one is.
    pub fn scores<N: AsRef<[f32]>>(&self, options: &[N]) -> Vec<f32> {
        // Room for every number that a node can ask for: no question needs a look whether there is one.
        let wide = |option: &N| {
            let numbers = option.as_ref();
            let mut all = [0.0; ASKED];
            let told = numbers.len().min(ASKED);
            all[..told].copy_from_slice(&numbers[..told]);
            all
        };
        let mut each: Vec<([f32; ASKED], f32)> = options.iter().map(|option| (wide(option), 0.0)).collect();
        for tree in &self.trees {
            for (numbers, sum) in &mut each {
                *sum += tree.adds[tree.leaf_of(numbers)];
            }
        }
        let lead = |option: &N| option.as_ref().first().map_or(0.0, |first| self.lead * first);
        options.iter().zip(each).map(|(option, (_, sum))| lead(option) + sum).collect()
    }
}
