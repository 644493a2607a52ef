//! Heads → incidents: each head, in the order of the text, tells nothing, something new, or more of one told before.

use super::{
    ground::lie,
    guess::{Guess, top},
    slots::{Slot, Value},
    story::{Story, incident},
};
use crate::lang::Cue;
use crate::learned::{
    bag::{Bag, bucket, put},
    weights::Weights,
};
use tazamun_record::Interval;

/// Incidents told before that a head may tell more of: the latest ones and the first.
const REMEMBERED: usize = 10;

/// What becomes of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It tells no incident.
    Nothing,
    /// It tells a new one.
    New,
    /// It tells more of this one.
    Of(usize),
}

/// What may become of a head.
#[derive(Debug, Clone, Default)]
pub struct Fates {
    /// What speaks for its telling an incident, whichever: it speaks for every fate but nothing.
    pub tells: Bag,
    /// Each fate, nothing first, with what speaks for it besides.
    pub each: Vec<(Fate, Bag)>,
}

impl Fates {
    /// The score of each fate.
    pub fn scores(&self, weights: &Weights) -> Vec<f32> {
        let tells = weights.score(&self.tells);
        let score = |(fate, bag): &(Fate, Bag)| match fate {
            Fate::Nothing => 0.0,
            _ => tells + weights.score(bag),
        };
        self.each.iter().map(score).collect()
    }

    /// All that speaks for a fate, by its place.
    pub fn bag(&self, at: usize) -> Bag {
        let (fate, own) = &self.each[at];
        if *fate == Fate::Nothing {
            return Bag::default();
        }
        let mut all = self.tells.opened(own.0.len());
        all.0.extend_from_slice(&own.0);
        all
    }
}

/// What may become of a head, given the incidents told before it (each the indices of its heads).
pub fn fates(story: &Story<'_, '_>, guesses: &[Guess], told: &[Vec<usize>], h: usize) -> Fates {
    let mut tells = Bag(Vec::with_capacity(256));
    incident(story, h, &mut tells);
    surely(&guesses[h], &mut tells);
    let mut new = Bag(Vec::with_capacity(24));
    fresh(story, told, h, &mut new);
    let mut each = vec![(Fate::Nothing, Bag::default()), (Fate::New, new)];
    let skipped = told.len().saturating_sub(REMEMBERED);
    for (c, heads) in told.iter().enumerate().filter(|(c, _)| *c == 0 || *c >= skipped) {
        let mut bag = Bag::roomy();
        again(story, guesses, told, (c, heads), h, &mut bag);
        each.push((Fate::Of(c), bag));
    }
    if story.subject_first(h) {
        tells.once_more();
        each.iter_mut().for_each(|(_, bag)| bag.once_more());
    }
    Fates { tells, each }
}

/// How sure its place, day and toll are.
fn surely(guess: &Guess, bag: &mut Bag) {
    let sure = |slot| (top(guess.of(slot)).map_or(0.0, |t| t.p) * 4.0) as u64;
    put!(bag, Values, "sure of place", sure(Slot::Place));
    put!(bag, Values, "sure of day", sure(Slot::Date));
    let said = |slot| top(guess.of(slot)).is_some_and(|t| t.value != Value::None);
    put!(bag, Values, "says", said(Slot::Place), said(Slot::Killed), said(Slot::Wounded));
    put!(bag, Values, "says who", said(Slot::Attacker), said(Slot::Attacked));
}

fn fresh(story: &Story<'_, '_>, told: &[Vec<usize>], h: usize, bag: &mut Bag) {
    let head = &story.heads[h];
    let article = head.proclitics.article;
    put!(bag, Act, "new");
    put!(bag, Act, "new act", head.act, head.verb);
    put!(bag, Position, "new among", bucket(told.len()));
    put!(bag, Grammar, "new definite", article, told.is_empty());
    let last = told.iter().flatten().max().map(|&l| &story.heads[l]);
    put!(bag, Position, "new after", last.map_or(9, |l| (head.sentence - l.sentence).min(5)));
    put!(
        bag,
        Position,
        "new below title",
        told.len().min(2),
        told.first().is_some_and(|c| story.heads[c[0]].sentence == 0),
        head.sentence.min(3)
    );
    turns(story, h, 77, bag);
}

/// Words that turn to something else, before the head in its sentence.
fn turns(story: &Story<'_, '_>, h: usize, key: u64, bag: &mut Bag) {
    let head = &story.heads[h];
    let sentence = &story.scene.text.sentences()[head.sentence];
    let reach = sentence.start.max(head.tokens.start.saturating_sub(25))..head.tokens.start;
    for cue in [Cue::Shift, Cue::Also, Cue::Update, Cue::Sum, Cue::Speaker] {
        put!(bag, Cues, "turns", key, cue, story.scene.has_cue(reach.clone(), cue));
    }
    for at in sentence.start..(sentence.start + 2).min(sentence.end) {
        put!(bag, Words, "turn word", key, story.word(Some(at)).stem);
        put!(bag, Words, "turn class", key, story.word(Some(at)).class);
    }
}

fn days(a: &Interval, b: &Interval) -> u64 {
    match a.gap(b) {
        0 if a == b => 0,
        0 => 1,
        1 => 2,
        2..=4 => 3,
        _ => 4,
    }
}

/// What speaks for a head's telling more of an incident told before.
fn again(
    story: &Story<'_, '_>,
    guesses: &[Guess],
    told: &[Vec<usize>],
    (c, heads): (usize, &[usize]),
    h: usize,
    bag: &mut Bag,
) {
    let head = &story.heads[h];
    let (first, last) = (heads[0], heads[heads.len() - 1]);
    let (of_first, of_last) = (&story.heads[first], &story.heads[last]);
    let article = head.proclitics.article;
    put!(bag, Act, "again");
    put!(bag, Act, "again acts", of_last.act, head.act);
    put!(
        bag,
        Act,
        "again may",
        heads.iter().all(|&o| story.heads[o].act.may_be(head.act)),
        of_last.sentence == head.sentence
    );
    put!(bag, Act, "again same act", heads.iter().any(|&o| story.heads[o].act == head.act), head.verb);
    let stems = |h: usize| story.heads[h].tokens.clone().map(|t| story.word(Some(t)).stem);
    let shared = heads.iter().any(|&o| stems(o).any(|s| stems(h).any(|t| s == t)));
    put!(bag, Act, "again word", shared, article);
    put!(bag, Grammar, "again definite", article, head.verb, of_last.sentence == head.sentence);
    put!(bag, Grammar, "again definite act", article, head.act);
    let apart = head.sentence - of_last.sentence;
    let title = of_first.sentence == 0 && story.titled;
    let recent = told.iter().enumerate().all(|(o, hs)| o == c || hs[hs.len() - 1] < last);
    put!(bag, Distance, "again apart", apart.min(6), title);
    put!(bag, Distance, "again recent", recent, apart.min(3));
    put!(bag, Position, "again title", title, head.sentence.min(3), told.len().min(4));
    put!(bag, Position, "again of", bucket(told.len()), c == 0);
    put!(bag, Position, "again heads", bucket(heads.len()), apart.min(2));
    if of_last.tokens == head.tokens {
        put!(bag, Distance, "same words", head.act, head.only.map_or(0, |o| o.1.min(4)));
    } else if apart == 0 {
        let between = of_last.tokens.end..head.tokens.start;
        put!(bag, Distance, "again gap", bucket(between.len()));
        put!(bag, Distance, "again gap acts", bucket(between.len()).min(5), of_last.act, head.act);
        let clauses = story.clause(head.tokens.start) - story.clause(of_last.tokens.start);
        put!(bag, Distance, "again clauses", clauses.min(3));
        for at in between.clone().take(8) {
            put!(bag, Words, "again between", story.word(Some(at)).stem);
        }
        if between.len() <= 1 {
            put!(bag, Grammar, "again joins", between.len(), story.word(Some(between.start)).stem);
        }
    }
    turns(story, h, 78 + u64::from(apart == 0), bag);
    values(story, guesses, heads, h, bag);
}

/// How the values of a head agree with those of an incident's heads.
fn values(story: &Story<'_, '_>, guesses: &[Guess], heads: &[usize], h: usize, bag: &mut Bag) {
    let mine = &guesses[h];
    let same_sentence = heads.iter().any(|&o| story.heads[o].sentence == story.heads[h].sentence);
    let near = |h: usize, slot: Slot| {
        let top = top(guesses[h].of(slot))?;
        let own = top.tokens.as_ref().is_some_and(|t| story.sentence(t.start) == story.heads[h].sentence);
        Some((top, own))
    };
    let places = heads.iter().filter_map(|&o| near(o, Slot::Place));
    let best = match near(h, Slot::Place) {
        Some((place, own)) => places
            .filter_map(|(other, theirs)| match (&place.value, &other.value) {
                (Value::Place(a), Value::Place(b)) => Some((lie(a, b), own, theirs)),
                _ => None,
            })
            .min(),
        None => None,
    };
    match best {
        Some((lie, own, theirs)) => {
            put!(bag, Values, "again place", lie, own, theirs);
            put!(bag, Values, "again place in sentence", lie, same_sentence);
            put!(bag, Values, "again place act", lie, story.heads[h].act);
        }
        None => put!(bag, Values, "again no place", near(h, Slot::Place).is_some()),
    }
    let shared: f32 = heads
        .iter()
        .map(|&o| {
            let theirs = guesses[o].of(Slot::Place);
            let both = mine.of(Slot::Place).iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
            both.filter(|(a, b)| match (&a.value, &b.value) {
                (Value::Place(a), Value::Place(b)) => lie(a, b) <= 2,
                _ => false,
            })
            .map(|(a, b)| a.p * b.p)
            .sum()
        })
        .fold(0.0, f32::max);
    put!(bag, Values, "again ground" = shared);
    for (key, slot) in [(1, Slot::Killed), (2, Slot::Wounded)] {
        let number = |h: usize| match near(h, slot).map(|(t, _)| &t.value) {
            Some(Value::Toll(t)) => Some(t.number()),
            _ => None,
        };
        let theirs: Vec<u32> = heads.iter().filter_map(|&o| number(o)).collect();
        let agree = match number(h) {
            None => u64::from(!theirs.is_empty()),
            Some(_) if theirs.is_empty() => 2,
            Some(n) if theirs.contains(&n) => 3,
            Some(n) if theirs.iter().any(|&t| t.min(n) * 5 >= t.max(n) * 3) => 4,
            Some(_) => 5,
        };
        put!(bag, Values, "again toll", key, agree, same_sentence);
        put!(bag, Values, "again toll act", key, agree, story.heads[h].act);
    }
    let day = |h: usize| match near(h, Slot::Date) {
        Some((t, _)) => match &t.value {
            Value::Days(d) => Some((*d, t.tokens.is_some())),
            _ => None,
        },
        None => None,
    };
    if let (Some((a, said)), Some(((b, theirs), _))) =
        (day(h), heads.last().and_then(|&o| Some((day(o)?, 0))))
    {
        put!(bag, Values, "again days", days(&a, &b), said, theirs);
    }
    for (key, slot) in [(1, Slot::Attacker), (2, Slot::Attacked)] {
        let side = |h: usize| near(h, slot).map(|(t, _)| t.value.clone()).filter(|v| *v != Value::None);
        let theirs: Vec<Value> = heads.iter().filter_map(|&o| side(o)).collect();
        let agree = match side(h) {
            None => u64::from(!theirs.is_empty()),
            Some(_) if theirs.is_empty() => 2,
            Some(v) => 3 + u64::from(!theirs.contains(&v)),
        };
        put!(bag, Values, "again side", key, agree, same_sentence);
    }
}
