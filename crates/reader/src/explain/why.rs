//! Why it was decided so: what spoke for and what against, group by group.

use crate::learned::{
    bag::{Bag, Group},
    weights::softmax,
};
use crate::link::{
    deciders::Deciders,
    guess::Guess,
    join::{Fate, fates},
    pool::{Pooled, worth},
    slots::{LABELLED, Slot, Value, choices},
    story::Story,
};

/// Evidence weaker than this (in log-odds) is not told.
const TOLD: f32 = 0.15;
/// Groups told on either side at most.
const MOST: usize = 3;

/// What spoke for a decision and what against it, the strongest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Why {
    /// For it.
    pub for_it: Vec<Group>,
    /// Against it.
    pub against: Vec<Group>,
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |groups: &[Group]| groups.iter().map(|g| g.label()).collect::<Vec<_>>().join(", ");
        match (&self.for_it[..], &self.against[..]) {
            ([], []) => f.write_str("little spoke either way"),
            (some, []) => write!(f, "for it: {}", list(some)),
            ([], some) => write!(f, "against it: {}", list(some)),
            (some, others) => write!(f, "for it: {}; against it: {}", list(some), list(others)),
        }
    }
}

/// How an option's evidence differs from another's, group by group.
fn why(weight: impl Fn(u32) -> f32, chosen: &Bag, other: &Bag) -> Why {
    let mut sums = [0.0_f32; Group::ALL.len()];
    chosen.0.iter().for_each(|f| sums[f.group as usize] += weight(f.at) * f.value);
    other.0.iter().for_each(|f| sums[f.group as usize] -= weight(f.at) * f.value);
    let mut all: Vec<(Group, f32)> = Group::ALL.into_iter().zip(sums).collect();
    all.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let side = |sign: f32| all.iter().filter(|(_, s)| s * sign > TOLD).map(|(g, _)| *g).take(MOST).collect();
    Why { for_it: side(1.0), against: side(-1.0) }
}

/// Why each head tells an incident or none, as it was decided: given what became of those before it.
pub fn heads(story: &Story<'_, '_>, guesses: &[Guess], judged: &[Pooled], d: &Deciders) -> Vec<(f32, Why)> {
    let mut told: Vec<Vec<usize>> = Vec::new();
    let mut of: Vec<Option<usize>> = vec![None; judged.len()];
    (0..story.heads.len())
        .map(|h| {
            let fates = fates(story, guesses, &told, h);
            let incident = judged.iter().position(|p| p.heads.contains(&h));
            let wanted = match incident {
                None => Fate::Nothing,
                Some(i) => of[i].map_or(Fate::New, Fate::Of),
            };
            if let Some(i) = incident {
                let c = *of[i].get_or_insert_with(|| {
                    told.push(Vec::new());
                    told.len() - 1
                });
                told[c].push(h);
            }
            let scores = fates.scores(&d.fates);
            let chosen = fates.each.iter().position(|(f, _)| *f == wanted).unwrap_or(0);
            let best = (0..fates.each.len()).filter(|&i| (i == 0) != (chosen == 0));
            let other = best.max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
            let p = 1.0 - softmax(&scores)[0];
            (p, why(|at| d.fates.of(at), &fates.bag(chosen), &fates.bag(other)))
        })
        .collect()
}

/// Why an incident is told or left out.
pub fn incident(story: &Story<'_, '_>, judged: &[Pooled], i: usize, d: &Deciders) -> Why {
    why(|at| d.worth.of(at), &worth(story, judged, i), &Bag::default())
}

/// Why a slot of an incident holds its value: by the head that says it most clearly.
pub fn slot(
    story: &Story<'_, '_>,
    guesses: &[Guess],
    this: &Pooled,
    slot: Slot,
    d: &Deciders,
) -> Option<Why> {
    let value: &Value = &this.best(slot)?.value;
    let p = |h: &usize| {
        guesses[*h].of(slot).iter().filter(|o| o.value == *value).map(|o| o.p).fold(0.0, f32::max)
    };
    let head = *this.heads.iter().max_by(|a, b| p(a).total_cmp(&p(b)))?;
    let choices = choices(story, head, slot);
    let weight = |at: u32| if LABELLED.contains(&slot) { d.labels.of(at) } else { d.slots.of(at) };
    let score = |i: &usize| choices[*i].bag.0.iter().map(|f| weight(f.at) * f.value).sum::<f32>();
    let best = |is: bool| {
        (0..choices.len())
            .filter(|&i| (choices[i].value == *value) == is)
            .max_by(|a, b| score(a).total_cmp(&score(b)))
    };
    Some(why(weight, &choices[best(true)?].bag, &choices[best(false)?].bag))
}
