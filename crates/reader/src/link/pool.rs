//! What the heads of one incident say together of each slot, and how sure it is that there is such an incident.

use super::{
    claims::{ASKED, Claims},
    ground::lie,
    guess::Guess,
    slots::{Slot, Value},
    story::{Story, place_in_text},
};
use crate::learned::{
    bag::{Bag, bucket, put, word_hash},
    weights::softmax,
};
use std::ops::Range;
use tazamun_record::{Country, Interval, Place, SubEventType};

/// A value on which the heads of an incident agree more or less.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The value.
    pub value: Value,
    /// The tokens that carry it best.
    pub tokens: Option<Range<usize>>,
    /// What speaks for it; empty once that is weighed.
    pub bag: Bag,
    /// How likely it is; 0 before that is worked out.
    pub p: f32,
    /// The number of its value among those of the article's options.
    pub number: u32,
}

/// Whether two values are one, as far as numbers and ground go.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Toll(a), Value::Toll(b)) => a.number() == b.number(),
        _ => a == b,
    }
}

/// The values of a slot that an incident's heads name; `claims` are those of all incidents, of which this is the `nth`.
pub fn candidates(
    story: &Story<'_, '_>,
    guesses: &[Guess],
    heads: &[usize],
    slot: Slot,
    (claims, nth): (&Claims, usize),
) -> Vec<Candidate> {
    struct Pooled {
        value: Value,
        number: u32,
        tokens: Option<Range<usize>>,
        top: f32,
        ps: Vec<(usize, f32)>,
        readings: f32,
    }
    let mut all: Vec<Pooled> = Vec::new();
    for (n, &h) in heads.iter().enumerate().take(ASKED) {
        for o in guesses[h].of(slot) {
            match all.iter_mut().find(|p| p.number == o.number) {
                Some(p) => {
                    match p.ps.last_mut().filter(|l| l.0 == n) {
                        Some(last) => last.1 += o.p,
                        None => p.ps.push((n, o.p)),
                    }
                    p.readings += 1.0;
                    if o.p > p.top {
                        (p.top, p.tokens) = (o.p, o.tokens.clone().or(p.tokens.take()));
                    }
                }
                None => all.push(Pooled {
                    value: o.value.clone(),
                    number: o.number,
                    tokens: o.tokens.clone(),
                    top: o.p,
                    ps: vec![(n, o.p)],
                    readings: 1.0,
                }),
            }
        }
    }
    let count = heads.len().min(ASKED) as f32;
    let key = slot as u64;
    let numbers: Vec<u32> = all
        .iter()
        .filter_map(|p| if let Value::Toll(t) = &p.value { Some(t.number()) } else { None })
        .collect();
    let places: Vec<(&Place, f32)> = all
        .iter()
        .filter_map(|p| match &p.value {
            Value::Place(place) => Some((place, p.ps.iter().map(|x| x.1).sum::<f32>() / count)),
            _ => None,
        })
        .collect();
    all.iter()
        .map(|p| {
            let mut bag = Bag::roomy();
            let sum: f32 = p.ps.iter().map(|x| x.1).sum();
            let best = p.ps.iter().map(|x| x.1).fold(0.0, f32::max);
            let ln = |x: f32| (x.min(1.0) + 0.002).ln();
            let none = u64::from(p.value == Value::None);
            let first = p.ps.iter().find(|x| x.0 == 0).map_or(0.0, |x| x.1);
            let one_less: f32 = p.ps.iter().map(|x| (1.0 - x.1 * 0.98).ln()).sum();
            put!(bag, Values, "best" = ln(best), key, none);
            put!(bag, Values, "mean" = ln(sum / count), key, none);
            put!(bag, Values, "first" = ln(first), key, none);
            put!(bag, Values, "any" = ln(1.0 - one_less.exp()), key, none);
            put!(bag, Values, "none", key, none, (count as u64).min(4));
            let voices = p.ps.iter().filter(|x| x.1 > 0.3).count();
            put!(bag, Values, "voices", key, none, voices.min(4));
            if let Some(t) = &p.tokens {
                let sentence = story.sentence(t.start);
                put!(bag, Position, "said at", key, place_in_text(story, sentence).min(4));
                put!(bag, Position, "said in title", key, sentence == 0 && story.titled);
                if Claims::hold(slot) {
                    let theirs = claims.of_another(slot, t, nth);
                    put!(bag, Story, "claimed" = ln(theirs), key);
                    put!(
                        bag,
                        Story,
                        "claimed more",
                        key,
                        theirs > best,
                        (theirs * 3.0) as u64,
                        (best * 3.0) as u64
                    );
                }
            }
            if p.value != Value::None {
                put!(bag, Story, "said of another" = ln(claims.said_of_another(slot, &p.value, nth)), key);
            }
            match &p.value {
                Value::Place(place) => {
                    let lies: Vec<u64> = places.iter().map(|(o, _)| lie(o, place)).collect();
                    let by_lie = || places.iter().zip(&lies);
                    let near: f32 = by_lie().filter(|(_, lie)| **lie <= 3).map(|(x, _)| x.1).sum();
                    put!(bag, Values, "ground" = ln(near), key);
                    let finer =
                        by_lie().any(|((o, p), lie)| *lie == 2 && o.prec() < place.prec() && *p > 0.1);
                    put!(bag, Values, "finer said", key, finer);
                    put!(bag, Values, "exact", key, place.prec().map_or(0, |p| p as u64 + 1));
                }
                Value::Toll(t) => {
                    let n = t.number();
                    put!(bag, Values, "largest", key, numbers.iter().all(|&o| o <= n), numbers.len().min(3));
                    put!(bag, Values, "vague", key, t.best().is_none(), numbers.len() > 1);
                    put!(bag, Values, "nobody hurt", key, n == 0, numbers.iter().any(|&o| o > 0));
                }
                Value::Days(d) => {
                    put!(bag, Values, "days", key, bucket(d.days() as usize), p.tokens.is_some());
                }
                Value::Side(a) => put!(bag, Values, "who", key, word_hash(a.code())),
                Value::Kind(k) => put!(bag, Values, "kind", key, *k),
                Value::Status(s) => put!(bag, Values, "status", key, *s),
                Value::Flag(f) => put!(bag, Values, "flag", key, *f),
                Value::None => {}
            }
            if heads.first().is_some_and(|&h| story.subject_first(h)) {
                bag.once_more();
            }
            Candidate { value: p.value.clone(), tokens: p.tokens.clone(), bag, p: 0.0, number: p.number }
        })
        .collect()
}

/// Works out how likely each value is by its score, the likeliest first.
pub fn weigh(candidates: &mut [Candidate], scores: &[f32]) {
    let p = softmax(scores);
    candidates.iter_mut().zip(p).for_each(|(c, p)| (c.p, c.bag) = (p, Bag::default()));
    candidates.sort_by(|a, b| b.p.total_cmp(&a.p));
}

/// An incident with what its heads say together.
#[derive(Debug, Clone)]
pub struct Pooled {
    /// Its heads.
    pub heads: Vec<usize>,
    /// How surely each head tells an incident.
    pub sure: Vec<f32>,
    /// For each slot the values, likeliest first.
    pub slots: Vec<Vec<Candidate>>,
    /// How likely the whole is right: that there is such an incident in such a place at such a time.
    pub p: f32,
}

impl Pooled {
    /// The likeliest value of a slot.
    pub fn best(&self, slot: Slot) -> Option<&Candidate> {
        self.slots[slot as usize].first()
    }

    /// Its likeliest days.
    pub fn days(&self) -> Option<Interval> {
        match &self.best(Slot::Date)?.value {
            Value::Days(days) => Some(*days),
            _ => None,
        }
    }

    /// The country of its likeliest place.
    pub fn country(&self) -> Option<Country> {
        self.place().and_then(Place::country)
    }

    /// Its likeliest place.
    pub fn place(&self) -> Option<&Place> {
        match &self.best(Slot::Place)?.value {
            Value::Place(p) => Some(p),
            _ => None,
        }
    }

    /// Its likeliest kind.
    pub fn kind(&self) -> Option<SubEventType> {
        match &self.best(Slot::Kind)?.value {
            Value::Kind(k) => Some(*k),
            _ => None,
        }
    }

    /// The likeliest number of a toll.
    pub fn number(&self, slot: Slot) -> Option<u32> {
        match &self.best(slot)?.value {
            Value::Toll(t) => Some(t.number()),
            _ => None,
        }
    }
}

/// What speaks for an incident's being one that the codebook asks for, told apart from the others of its article.
pub fn worth(story: &Story<'_, '_>, all: &[Pooled], i: usize) -> Bag {
    let this = &all[i];
    let mut bag = Bag::roomy();
    let bag_ = &mut bag;
    let ln = |x: f32| (x.clamp(0.0, 1.0) + 0.01).ln();
    let p = |slot: Slot| this.best(slot).map_or(0.0, |c| c.p);
    let surest = this.sure.iter().copied().fold(0.0, f32::max);
    let less: f32 = this.sure.iter().map(|s| (1.0 - s * 0.98).ln()).sum();
    put!(bag_, Act, "worth");
    put!(bag_, Act, "surest" = ln(surest));
    put!(bag_, Act, "surest lost" = ln(1.0 - surest));
    put!(bag_, Act, "any sure" = ln(less.exp()));
    put!(bag_, Act, "first sure" = ln(this.sure[0]));
    put!(bag_, Act, "heads", bucket(this.heads.len()));
    for slot in Slot::ALL {
        put!(bag_, Values, "sure of" = ln(p(slot)), slot);
    }
    let all_sure = p(Slot::Place) * p(Slot::Date) * p(Slot::Kind).max(p(Slot::Killed));
    put!(bag_, Values, "sure of all" = ln(all_sure));
    let kind = this.kind();
    put!(bag_, Values, "worth kind", kind.map_or(99, |k| k as u64));
    put!(
        bag_,
        Values,
        "worth toll",
        this.number(Slot::Killed).is_some(),
        this.number(Slot::Wounded).is_some()
    );
    put!(bag_, Values, "worth kind toll", kind.map_or(99, |k| k as u64), this.number(Slot::Killed).is_some());
    if let Some(n) = this.number(Slot::Killed) {
        put!(bag_, Values, "worth number", bucket(n as usize));
    }
    let first = &story.heads[this.heads[0]];
    let last = &story.heads[this.heads[this.heads.len() - 1]];
    let title = first.sentence == 0 && story.titled;
    put!(bag_, Position, "worth at", place_in_text(story, first.sentence).min(6));
    put!(bag_, Position, "worth title goes on", title, last.sentence > 0);
    put!(bag_, Position, "worth among", bucket(all.len()), i.min(3));
    let own = this
        .best(Slot::Place)
        .and_then(|c| c.tokens.clone())
        .is_some_and(|t| this.heads.iter().any(|&h| story.heads[h].sentence == story.sentence(t.start)));
    put!(bag_, Distance, "worth own place", own);
    put!(bag_, Values, "worth prec", this.place().and_then(Place::prec).map_or(0, |p| p as u64 + 1), own);
    let said = this.best(Slot::Date).is_some_and(|c| c.tokens.is_some());
    if let Some(Value::Days(d)) = this.best(Slot::Date).map(|c| &c.value) {
        put!(bag_, Values, "worth age", story.age(d), said);
        put!(bag_, Values, "worth days", bucket(d.days() as usize));
    }
    put!(bag_, Story, "worth heads", bucket(story.heads.len()));
    for (o, other) in all.iter().enumerate().filter(|(o, _)| *o != i) {
        let (Some(a), Some(b)) = (this.place(), other.place()) else { continue };
        let lie = lie(a, b);
        if lie > 3 {
            continue;
        }
        let family = |k: Option<SubEventType>| k.map(SubEventType::event_type);
        let same_kind = family(kind) == family(other.kind());
        let tolls = match (this.number(Slot::Killed), other.number(Slot::Killed)) {
            (Some(a), Some(b)) if a == b => 2,
            (Some(_), Some(_)) => 1,
            (None, Some(_)) => 3,
            (Some(_), None) => 4,
            (None, None) => 0,
        };
        let when = match (this.best(Slot::Date).map(|c| &c.value), other.best(Slot::Date).map(|c| &c.value)) {
            (Some(Value::Days(a)), Some(Value::Days(b))) => a.gap(b).min(2) as u64,
            _ => 3,
        };
        for slot in [Slot::Killed, Slot::Place] {
            let words = |p: &Pooled| p.best(slot).and_then(|c| Some(c.tokens.as_ref()?.start));
            let shared = words(this).is_some() && words(this) == words(other);
            put!(bag_, Story, "worth another's words", slot, shared, same_kind, o < i);
        }
        let sum = |p: &Pooled| p.sure.iter().copied().fold(0.0, f32::max);
        let less = sum(this) < sum(other);
        put!(bag_, Story, "worth another", o < i, same_kind, when.min(2) == 2, less);
        put!(bag_, Story, "worth another toll", o < i, same_kind, tolls, when.min(2) == 2);
    }
    bag
}

/// What speaks for two incidents' being one, the first told before the second.
pub fn one(story: &Story<'_, '_>, a: &Pooled, b: &Pooled, others: usize) -> Bag {
    let mut bag = Bag::roomy();
    let bag_ = &mut bag;
    put!(bag_, Act, "one");
    let (first, last) = (&story.heads[a.heads[0]], &story.heads[a.heads[a.heads.len() - 1]]);
    let head = &story.heads[b.heads[0]];
    let lie = match (a.place(), b.place()) {
        (Some(p), Some(q)) => lie(p, q),
        _ => 9,
    };
    let family = |k: Option<SubEventType>| k.map(SubEventType::event_type);
    let kinds = u64::from(a.kind() == b.kind()) + u64::from(family(a.kind()) == family(b.kind()));
    let tolls = |slot| match (a.number(slot), b.number(slot)) {
        (Some(x), Some(y)) if x == y => 2,
        (Some(x), Some(y)) if x.min(y) * 5 >= x.max(y) * 3 => 5,
        (Some(_), Some(_)) => 1,
        (None, Some(_)) => 3,
        (Some(_), None) => 4,
        (None, None) => 0,
    };
    let killed = tolls(Slot::Killed);
    let when = match (a.best(Slot::Date).map(|c| &c.value), b.best(Slot::Date).map(|c| &c.value)) {
        (Some(Value::Days(x)), Some(Value::Days(y))) => {
            if x == y {
                3
            } else {
                x.gap(y).min(2) as u64
            }
        }
        _ => 4,
    };
    let title = first.sentence == 0 && story.titled;
    let apart = head.sentence.abs_diff(last.sentence).min(5);
    put!(bag_, Values, "one place", lie);
    put!(bag_, Values, "one place kind", lie, kinds);
    put!(bag_, Values, "one place toll", lie, killed);
    put!(bag_, Values, "one place kind toll day", lie.min(3), kinds, killed, when);
    put!(
        bag_,
        Values,
        "one kinds",
        kinds,
        a.kind().map_or(99, |k| k as u64),
        b.kind().map_or(99, |k| k as u64)
    );
    put!(bag_, Values, "one toll", killed, tolls(Slot::Wounded));
    put!(bag_, Values, "one day", when);
    put!(bag_, Position, "one title", title, apart);
    put!(bag_, Position, "one title place", title, lie);
    put!(bag_, Distance, "one apart", apart, lie.min(4));
    put!(bag_, Story, "one among", others.min(5));
    let side = |slot| match (a.best(slot).map(|c| &c.value), b.best(slot).map(|c| &c.value)) {
        (Some(Value::None) | None, _) | (_, Some(Value::None) | None) => 0,
        (Some(x), Some(y)) => 1 + u64::from(x == y),
    };
    put!(bag_, Values, "one sides", side(Slot::Attacker), side(Slot::Attacked));
    put!(bag_, Grammar, "one definite", head.proclitics.article, head.verb, lie);
    put!(bag_, Act, "one acts", first.act, head.act);
    let crossed = a.heads.last() > b.heads.first();
    put!(bag_, Distance, "one crossed", crossed, lie);
    put!(bag_, Distance, "one words", last.tokens == head.tokens);
    let p = |s: &Pooled| s.best(Slot::Place).map_or(0.0, |c| c.p);
    put!(bag_, Values, "one sure" = p(a).min(p(b)), lie);
    bag
}
