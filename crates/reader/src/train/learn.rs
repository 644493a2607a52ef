//! Examples of decisions → weights: conditional logistic regression, one example after another (AdaGrad, L2).
//!
//! An example is a list of options of which one or several are right; the loss is minus the logarithm of the
//! probability of the right ones together. The order of the examples comes from a seed, so that the same examples give
//! the same weights.

use crate::learned::{bag::Bag, weights::softmax};

/// One decision to learn from.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its options, each with whether it is right.
    pub options: Vec<(Bag, bool)>,
    /// What speaks for every option but the first, besides.
    pub shared: Bag,
    /// How much it counts.
    pub weight: f32,
}

impl Example {
    /// One whose options share nothing.
    pub fn of(options: Vec<(Bag, bool)>, weight: f32) -> Self {
        Example { options, shared: Bag::default(), weight }
    }

    fn bags(&self) -> impl Iterator<Item = &Bag> {
        self.options.iter().map(|o| &o.0).chain([&self.shared])
    }
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    /// Times that every example is looked at.
    pub rounds: usize,
    /// Length of the first steps.
    pub step: f32,
    /// Pull towards nothing at each look.
    pub l2: f32,
    /// Examples in which a feature must stand.
    pub least: u32,
    /// Orders over which the mean is taken.
    pub orders: usize,
}

/// Numbers that look random and are the same for the same seed.
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Puts a list into another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, (self.draw() % (i as u64 + 1)) as usize);
        }
    }
}

/// Learns weights from examples, one for each feature that has any: the mean over several orders in which they are looked at.
pub fn learn<'e>(examples: impl Iterator<Item = &'e Example>, method: Method, seed: u64) -> Vec<(u32, f32)> {
    let sheet = Sheet::new(&examples.collect::<Vec<_>>(), method.least);
    let mut mean = vec![0.0_f32; sheet.names.len()];
    for order in 0..method.orders.max(1) {
        let weights = in_one_order(&sheet, method, seed.wrapping_add(order as u64 * 0x51ed));
        mean.iter_mut().zip(weights).for_each(|(m, w)| *m += w / method.orders.max(1) as f32);
    }
    sheet.names.iter().copied().zip(mean).filter(|(_, w)| *w != 0.0).collect()
}

/// Examples one after another, with those features alone that stand in enough of them, numbered as they come.
struct Sheet {
    /// The feature of each number.
    names: Vec<u32>,
    /// The features of all options of all examples.
    features: Vec<(u32, f32)>,
    /// Where each option's features end, and whether it is right; the last of each example is what its options share.
    options: Vec<(usize, bool)>,
    /// Where each example's options end, what they share among them, and how much it counts.
    examples: Vec<(usize, f32)>,
}

impl Sheet {
    fn new(examples: &[&Example], least: u32) -> Self {
        let all = examples.iter().flat_map(|e| e.bags()).flat_map(|bag| &bag.0);
        let places = all.map(|f| f.at as usize + 1).max().unwrap_or(0);
        let mut seen = vec![0_u32; places];
        let mut last = vec![u32::MAX; places];
        for (i, example) in examples.iter().enumerate() {
            for f in example.bags().flat_map(|bag| &bag.0) {
                if std::mem::replace(&mut last[f.at as usize], i as u32) != i as u32 {
                    seen[f.at as usize] += 1;
                }
            }
        }
        let mut number = last;
        number.fill(u32::MAX);
        let mut sheet =
            Sheet { names: Vec::new(), features: Vec::new(), options: Vec::new(), examples: Vec::new() };
        for example in examples {
            let right = example.options.iter().map(|o| o.1).chain([false]);
            for (bag, is_right) in example.bags().zip(right) {
                for f in bag.0.iter().filter(|f| seen[f.at as usize] >= least) {
                    let at = &mut number[f.at as usize];
                    if *at == u32::MAX {
                        *at = sheet.names.len() as u32;
                        sheet.names.push(f.at);
                    }
                    sheet.features.push((*at, f.value));
                }
                sheet.options.push((sheet.features.len(), is_right));
            }
            sheet.examples.push((sheet.options.len(), example.weight));
        }
        sheet
    }

    /// The features of an option.
    fn of(&self, option: usize) -> &[(u32, f32)] {
        let from = option.checked_sub(1).map_or(0, |before| self.options[before].0);
        &self.features[from..self.options[option].0]
    }
}

/// Weights of the features of a sheet, each round in another order; the mean over the later half of the rounds.
fn in_one_order(sheet: &Sheet, method: Method, seed: u64) -> Vec<f32> {
    let mut weights = vec![(0.0_f32, 0.0_f32); sheet.names.len()];
    let mut sum = vec![0.0_f32; sheet.names.len()];
    let mut order: Vec<usize> = (0..sheet.examples.len()).collect();
    let mut dice = Dice(seed);
    let from = method.rounds / 2;
    let mut scores = Vec::new();
    for round in 0..method.rounds {
        dice.shuffle(&mut order);
        let step = method.step / (1.0 + 0.15 * round as f32);
        for &i in &order {
            look(&mut weights, &mut scores, sheet, i, step, method.l2);
        }
        if round >= from {
            sum.iter_mut().zip(&weights).for_each(|(s, w)| *s += w.0);
        }
    }
    let rounds = (method.rounds - from).max(1) as f32;
    sum.iter_mut().for_each(|s| *s /= rounds);
    sum
}

/// One look at one example; of each feature its weight and the sum of its squared slopes.
fn look(
    weights: &mut [(f32, f32)],
    scores: &mut Vec<f32>,
    sheet: &Sheet,
    example: usize,
    step: f32,
    l2: f32,
) {
    let from = example.checked_sub(1).map_or(0, |before| sheet.examples[before].0);
    let (to, counts) = sheet.examples[example];
    let shared = to - 1;
    let score = |o: usize| sheet.of(o).iter().map(|(f, v)| weights[*f as usize].0 * v).sum::<f32>();
    let of_shared = score(shared);
    scores.clear();
    scores.extend((from..shared).map(|o| score(o) + if o > from { of_shared } else { 0.0 }));
    let p = softmax(scores);
    let right: f32 = (from..shared).zip(&p).filter(|(o, _)| sheet.options[*o].1).map(|(_, p)| p).sum();
    let mut slopes = 0.0;
    for o in from..to {
        let slope = if o < shared {
            let p = p[o - from];
            let wanted = if sheet.options[o].1 { p / right.max(1e-9) } else { 0.0 };
            (p - wanted) * counts
        } else {
            slopes
        };
        slopes += if o > from { slope } else { 0.0 };
        if slope.abs() < 1e-5 {
            continue;
        }
        for (f, value) in sheet.of(o) {
            let (weight, squares) = &mut weights[*f as usize];
            let g = slope * value + l2 * *weight;
            *squares += g * g;
            *weight -= step * g / (*squares + 1e-6).sqrt();
        }
    }
}
