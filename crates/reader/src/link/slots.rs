//! What may fill each slot of a head's incident: options with their values and features.

use super::{
    bag::{Bag, bucket, put, word_hash},
    story::{Story, place_in_text},
};
use crate::{
    frame::{Act, scene::within},
    howmany::{self, Harm, Victims},
    lang::Cue,
    who::{self, Who},
};
use rustc_hash::FxHasher;
use std::{
    hash::{Hash as _, Hasher as _},
    ops::Range,
};
use tazamun_record::{Actor, Interval, Place, Status, SubEventType, Toll};

/// A decision about a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Where.
    Place,
    /// When.
    Date,
    /// How many killed.
    Killed,
    /// How many wounded.
    Wounded,
    /// Who.
    Attacker,
    /// Against whom.
    Attacked,
    /// What kind.
    Kind,
    /// How firmly it is told.
    Status,
    /// Whether it is background.
    Background,
    /// Whether it is a sum.
    Aggregate,
}

impl Slot {
    /// All of them.
    pub const ALL: [Slot; 10] = [
        Slot::Place,
        Slot::Date,
        Slot::Killed,
        Slot::Wounded,
        Slot::Attacker,
        Slot::Attacked,
        Slot::Kind,
        Slot::Status,
        Slot::Background,
        Slot::Aggregate,
    ];

    /// The field of the exchange form that it fills.
    pub fn field(self) -> &'static str {
        match self {
            Slot::Place => "place",
            Slot::Date => "date",
            Slot::Killed => "killed",
            Slot::Wounded => "wounded",
            Slot::Attacker => "actor1",
            Slot::Attacked => "actor2",
            Slot::Kind => "sub_event_type",
            Slot::Status => "status",
            Slot::Background => "background",
            Slot::Aggregate => "aggregate",
        }
    }
}

/// What fills a slot.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing that is said.
    None,
    /// This place.
    Place(Place),
    /// These days.
    Days(Interval),
    /// This number.
    Toll(Toll),
    /// This side.
    Side(Actor),
    /// This kind.
    Kind(SubEventType),
    /// So firmly.
    Status(Status),
    /// Yes or no.
    Flag(bool),
}

/// Something that may fill a slot.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its value.
    pub value: Value,
    /// The tokens that carry it, where there are any.
    pub tokens: Option<Range<usize>>,
    /// What speaks for it.
    pub bag: Bag,
}

/// Mentions of one kind that are looked at for a head, at most.
const NEAREST: usize = 14;
/// Mentions of an article among which a value's repetitions are counted.
const LOOKED: usize = 80;
/// Sentences before a head's own in which its values are looked for.
const BACK: usize = 3;

/// The options of a slot of a head.
pub fn choices(story: &Story<'_, '_>, h: usize, slot: Slot) -> Vec<Choice> {
    match slot {
        Slot::Place => places(story, h),
        Slot::Date => days(story, h),
        Slot::Killed => tolls(story, h, Harm::Killed),
        Slot::Wounded => tolls(story, h, Harm::Wounded),
        Slot::Attacker | Slot::Attacked => sides(story, h, slot),
        Slot::Kind => kinds(story, h),
        Slot::Status => {
            [Status::Occurred, Status::Claimed, Status::Disputed, Status::Foiled]
                .map(|s| labelled(story, h, slot, s as u64, Value::Status(s)))
                .into()
        }
        Slot::Background | Slot::Aggregate => {
            [false, true].map(|f| labelled(story, h, slot, u64::from(f), Value::Flag(f))).into()
        }
    }
}

/// Indices of the mentions that may belong to a head: those of its sentence, of the few before it and the one after it,
/// of the title and the lead; the nearest of them.
fn near<T>(story: &Story<'_, '_>, h: usize, list: &[T], start: impl Fn(&T) -> usize) -> Vec<usize> {
    let head = &story.heads[h];
    let sentences = story.scene.text.sentences();
    let first = sentences[head.sentence.saturating_sub(BACK)].start;
    let last = sentences[(head.sentence + 1).min(sentences.len() - 1)].end;
    let lead = sentences.get(2).or(sentences.last()).map_or(0, |s| s.end).min(first);
    let from = |at: usize| list.partition_point(|x| start(x) < at);
    let (a, b) = (from(first), from(last));
    let mid = from(head.tokens.start).clamp(a, b);
    let mut all: Vec<usize> =
        (mid.saturating_sub(NEAREST).max(a)..mid).chain(mid..(mid + NEAREST).min(b)).collect();
    all.extend((0..from(lead).min(6)).filter(|i| !all.contains(i)).collect::<Vec<_>>());
    all
}

/// What every mention's place beside a head says.
fn beside(story: &Story<'_, '_>, h: usize, tokens: &Range<usize>, kind: u64, bag: &mut Bag) {
    let head = &story.heads[h];
    let text = story.scene.text;
    let sentence = story.sentence(tokens.start);
    let apart = sentence as i64 - head.sentence as i64;
    let title = sentence == 0 && story.titled;
    let after = tokens.start >= head.tokens.end;
    let inside = tokens.start < head.tokens.end && head.tokens.start < tokens.end;
    let gap = if inside {
        0
    } else if after {
        1 + tokens.start - head.tokens.end
    } else {
        1 + head.tokens.start.saturating_sub(tokens.end)
    };
    let side = u64::from(after) + 2 * u64::from(inside);
    let act = head.act as u64;
    put!(bag, Distance, "sentence", kind, (apart + 9) as u64, title);
    put!(bag, Position, "its sentence", kind, place_in_text(story, sentence).min(4), apart == 0);
    let verb = u64::from(head.verb);
    if apart == 0 {
        let between = if after { head.tokens.end..tokens.start } else { tokens.end..head.tokens.start };
        put!(bag, Distance, "gap", kind, side, bucket(gap));
        put!(bag, Distance, "gap act", kind, side, bucket(gap).min(6), act);
        let clauses = story.clause(tokens.start).abs_diff(story.clause(head.tokens.start));
        put!(bag, Distance, "clauses", kind, side, clauses.min(4));
        let heads = within(&story.heads, between.clone(), |o| o.tokens.start).len();
        put!(bag, Distance, "heads between", kind, side, heads.min(3));
        if between.len() <= 5 {
            for at in between.clone() {
                let w = story.word(Some(at));
                put!(bag, Words, "between", kind, side, w.stem);
                put!(bag, Words, "between class", kind, side, w.class);
            }
            if between.len() == 1 {
                put!(bag, Grammar, "joins", kind, side, story.word(Some(between.start)).stem, verb);
            }
        }
        if !between.is_empty() {
            let next = story.word(Some(between.start));
            put!(bag, Grammar, "leaves", kind, side, next.stem);
        }
        put!(bag, Grammar, "beside", kind, side, gap <= 1, act);
    }
    let before = story.word(tokens.start.checked_sub(1));
    put!(bag, Grammar, "word before", kind, before.stem);
    put!(bag, Grammar, "word before side", kind, before.stem, side, apart == 0);
    put!(bag, Grammar, "class before", kind, before.class, side);
    put!(bag, Words, "two before", kind, story.word(tokens.start.checked_sub(2)).stem);
    put!(bag, Grammar, "word after", kind, story.word(Some(tokens.end)).stem);
    put!(bag, Grammar, "class after", kind, story.word(Some(tokens.end)).class);
    put!(bag, Words, "its first", kind, story.word(Some(tokens.start)).stem);
    let clause = text.clauses().get(story.clause(tokens.start)).map_or(0, |c| c.start);
    put!(bag, Position, "opens clause", kind, tokens.start - clause.min(tokens.start) <= 1, apart == 0);
}

/// Rank among the mentions of its kind by nearness, on each side, within the sentence.
fn ranks(story: &Story<'_, '_>, h: usize, spans: &[Range<usize>]) -> Vec<(u64, u64)> {
    let head = &story.heads[h];
    let gap = |r: &Range<usize>| {
        if r.start >= head.tokens.end {
            r.start - head.tokens.end + 1
        } else {
            1 + head.tokens.start.saturating_sub(r.end)
        }
    };
    let same = |r: &Range<usize>| story.sentence(r.start) == head.sentence;
    spans
        .iter()
        .map(|r| {
            let nearer = spans.iter().filter(|o| same(o) == same(r) && gap(o) < gap(r));
            let side = nearer.clone().filter(|o| (o.start >= head.tokens.end) == (r.start >= head.tokens.end));
            let distinct = |it: Vec<&Range<usize>>| {
                let mut starts: Vec<usize> = it.iter().map(|r| r.start).collect();
                starts.sort_unstable();
                starts.dedup();
                starts.len().min(4) as u64
            };
            (distinct(nearer.clone().collect()), distinct(side.collect()))
        })
        .collect()
}

const PLACE: u64 = 1;
const DAY: u64 = 2;
const TOLL: u64 = 3;
const SIDE: u64 = 5;

fn places(story: &Story<'_, '_>, h: usize) -> Vec<Choice> {
    let scene = story.scene;
    let head = &story.heads[h];
    let act = head.act as u64;
    let seen: Vec<usize> =
        near(story, h, &scene.sites, |s| s.tokens.start)
            .into_iter()
            .filter(|&i| scene.sites[i].codable && head.only.is_none_or(|(only, _)| only == i))
            .collect();
    let spans: Vec<Range<usize>> = seen.iter().map(|&i| scene.sites[i].tokens.clone()).collect();
    let ranks = ranks(story, h, &spans);
    let mut out = Vec::new();
    for (n, &i) in seen.iter().enumerate() {
        let site = &scene.sites[i];
        let mut shared = Bag::default();
        let bag = &mut shared;
        let same = story.sentence(site.tokens.start) == head.sentence;
        beside(story, h, &site.tokens, PLACE, bag);
        put!(bag, Distance, "place rank", ranks[n].0, ranks[n].1, same);
        put!(bag, Values, "place how", site.minor, site.way, site.office, site.bare);
        put!(bag, Values, "place how act", site.minor, site.way, site.office, site.bare, act);
        put!(bag, Values, "place exact", site.exact, same);
        let finer = seen.iter().map(|&j| &scene.sites[j]).filter(|o| {
            o.tokens != site.tokens && o.place.adm1() == site.place.adm1() && o.exact > site.exact
        });
        let beside_it = finer.clone().any(|o| o.tokens.start.abs_diff(site.tokens.start) < 8);
        let in_its = finer.clone().any(|o| story.sentence(o.tokens.start) == story.sentence(site.tokens.start));
        put!(bag, Values, "finer", beside_it, in_its, same, finer.count().min(2));
        let again = scene.sites.iter().take(LOOKED).filter(|o| o.place == site.place).take(5).count();
        put!(bag, Story, "place again", again, same);
        let titled = story.in_title(&scene.sites, |s| s.tokens.start).iter().any(|o| o.place == site.place);
        put!(bag, Story, "place in title", titled && story.titled, same);
        let home = site.place.country() == story.country;
        put!(bag, Story, "place at home", home, same);
        put!(bag, Values, "prec", site.place.prec().map_or(0, |p| p as u64 + 1), same);
        let listed = seen.iter().any(|&j| {
            let o = &scene.sites[j].tokens;
            o.start >= site.tokens.end && o.start - site.tokens.end <= 1 || site.tokens.start >= o.end && site.tokens.start - o.end <= 1
        });
        put!(bag, Grammar, "place listed", listed, same);
        put!(bag, Values, "in agency line", site.tokens.start < 12 && site.office);
        for (rank, place) in std::iter::once(&site.place).chain(&site.others).take(3).enumerate() {
            let mut bag = shared.clone();
            put!(bag, Values, "reading", rank);
            if rank > 0 {
                put!(bag, Values, "other at home", place.country() == story.country, home);
                if place.adm1().is_none() {
                    continue;
                }
            }
            out.push(Choice { value: Value::Place(place.clone()), tokens: Some(site.tokens.clone()), bag });
        }
    }
    out
}

fn days(story: &Story<'_, '_>, h: usize) -> Vec<Choice> {
    let scene = story.scene;
    let head = &story.heads[h];
    let act = head.act as u64;
    let seen = near(story, h, &scene.times, |t| t.tokens.start);
    let spans: Vec<Range<usize>> = seen.iter().map(|&i| scene.times[i].tokens.clone()).collect();
    let ranks = ranks(story, h, &spans);
    let mut out = Vec::new();
    let in_sentence = seen.iter().filter(|&&i| story.sentence(scene.times[i].tokens.start) == head.sentence).count();
    for (n, &i) in seen.iter().enumerate() {
        let time = &scene.times[i];
        let mut bag = Bag::default();
        let same = story.sentence(time.tokens.start) == head.sentence;
        beside(story, h, &time.tokens, DAY, &mut bag);
        put!(bag, Distance, "day rank", ranks[n].0, ranks[n].1, same);
        let age = story.age(&time.interval);
        put!(bag, Values, "day age", age, same);
        put!(bag, Values, "day length", bucket(time.interval.days() as usize), same);
        put!(bag, Values, "day earlier", time.earlier, same);
        put!(bag, Values, "day age act", age, act);
        let from = time.tokens.start.saturating_sub(9);
        let told = scene.cues_in(from..time.tokens.start, Cue::Report).next().is_some();
        put!(bag, Cues, "day of report", told, time.tokens.end <= head.tokens.start, same);
        put!(bag, Values, "days here", in_sentence.min(3), same);
        let day = time.interval;
        if told && day.is_one_day() {
            let start = day.start().yesterday().unwrap_or(day.start());
            if let Ok(open) = Interval::new(start, day.end()) {
                let mut bag = bag.clone();
                put!(bag, Values, "day opened", same);
                put!(bag, Values, "day opened after", time.tokens.end <= head.tokens.start);
                out.push(Choice { value: Value::Days(open), tokens: Some(time.tokens.clone()), bag });
            }
        }
        out.push(Choice { value: Value::Days(day), tokens: Some(time.tokens.clone()), bag });
    }
    let mut bag = Bag::default();
    put!(bag, Values, "news of the day");
    put!(bag, Values, "news, days here", in_sentence.min(2), seen.len().min(4));
    put!(bag, Position, "news at", place_in_text(story, head.sentence).min(5));
    put!(bag, Act, "news act", act);
    out.push(Choice { value: Value::Days(crate::when::news_of_the_day(scene.published)), tokens: None, bag });
    out
}

fn tolls(story: &Story<'_, '_>, h: usize, harm: Harm) -> Vec<Choice> {
    let scene = story.scene;
    let head = &story.heads[h];
    let act = head.act as u64;
    let kind = TOLL + u64::from(harm == Harm::Wounded);
    let seen: Vec<usize> =
        near(story, h, &scene.tolls, |t| t.tokens.start).into_iter().filter(|&i| scene.tolls[i].harm == harm).collect();
    let spans: Vec<Range<usize>> = seen.iter().map(|&i| scene.tolls[i].tokens.clone()).collect();
    let ranks = ranks(story, h, &spans);
    let mut out = Vec::new();
    let mut none = Bag::default();
    put!(none, Act, "no toll", kind, act);
    put!(none, Act, "no toll", kind);
    put!(none, Position, "no toll at", kind, place_in_text(story, head.sentence).min(4));
    let here = spans.iter().filter(|r| story.sentence(r.start) == head.sentence).count();
    put!(none, Values, "no toll, here", kind, here.min(2), head.toll.is_some());
    put!(none, Values, "no toll, seen", kind, seen.len().min(5));
    put!(none, Story, "no toll, heads", kind, bucket(story.heads.len()));
    out.push(Choice { value: Value::None, tokens: None, bag: none });
    let own = |i: usize| head.toll == Some(i);
    for (n, &i) in seen.iter().enumerate() {
        let toll = &scene.tolls[i];
        let mut bag = Bag::default();
        let same = story.sentence(toll.tokens.start) == head.sentence;
        beside(story, h, &toll.counted, kind, &mut bag);
        put!(bag, Distance, "toll rank", kind, ranks[n].0, ranks[n].1, same);
        put!(bag, Values, "its own", kind, own(i));
        put!(bag, Values, "past", kind, toll.past);
        put!(bag, Values, "victims", kind, toll.victims, act);
        put!(bag, Values, "number", kind, bucket(toll.toll.number() as usize));
        put!(bag, Values, "vague", kind, toll.toll.best().is_none());
        let equal = |o: &&howmany::Mention| o.harm == harm && o.toll.number() == toll.toll.number();
        put!(bag, Story, "number again", kind, scene.tolls.iter().take(LOOKED).filter(equal).take(4).count());
        let more = seen.iter().filter(|&&j| scene.tolls[j].toll.number() > toll.toll.number()).count();
        let more_here = seen.iter().any(|&j| {
            scene.tolls[j].toll.number() > toll.toll.number()
                && story.sentence(scene.tolls[j].tokens.start) == story.sentence(toll.tokens.start)
        });
        put!(bag, Values, "larger", kind, more.min(3), more_here, same);
        let cue = |cue| scene.has_cue(toll.tokens.start.saturating_sub(4)..toll.tokens.end + 3, cue);
        put!(bag, Cues, "toll cue", kind, cue(Cue::Subset), cue(Cue::Update), cue(Cue::Sum));
        put!(bag, Cues, "toll past", kind, cue(Cue::Past));
        let gap = head.tokens.start.abs_diff(toll.tokens.start).min(80);
        let nearer = toll.tokens.start.saturating_sub(gap.max(1) - 1)..toll.tokens.start + gap;
        let another = within(&story.heads, nearer, |o| o.tokens.start)
            .iter()
            .any(|o| o.tokens != head.tokens && o.sentence == story.sentence(toll.tokens.start));
        put!(bag, Distance, "another head nearer", kind, another, same);
        // "11 soldiers and 10 civilians": the sum of what is told side by side of different people.
        let next = seen[n + 1..].iter().map(|&j| &scene.tolls[j]).find(|o| {
            o.victims != toll.victims
                && o.tokens.start.saturating_sub(toll.tokens.end) < 12
                && story.sentence(o.tokens.start) == story.sentence(toll.tokens.start)
                && toll.victims != Victims::Persons
                && o.victims != Victims::Persons
        });
        if let Some(next) = next {
            let mut bag = bag.clone();
            put!(bag, Values, "sum", kind, same);
            put!(bag, Values, "sum of", kind, toll.victims, next.victims);
            let sum = howmany::sum(&toll.toll, &next.toll);
            out.push(Choice { value: Value::Toll(sum), tokens: Some(toll.tokens.start..next.tokens.end), bag });
        }
        let tokens = if toll.tokens.len() <= toll.counted.len() + 2 { toll.tokens.clone() } else { toll.counted.clone() };
        out.push(Choice { value: Value::Toll(toll.toll), tokens: Some(tokens), bag });
    }
    out
}

/// What kind of name a side has.
fn role(who: &Who) -> u64 {
    match who {
        Who::Known(a) if who::is_armed_group(a) => 1,
        Who::Known(a) if who::is_government_side(a) => 2,
        Who::Known(a) if a.code().starts_with("OTHER:") => 3,
        other => {
            let mut hasher = FxHasher::default();
            std::mem::discriminant(other).hash(&mut hasher);
            hasher.finish()
        }
    }
}

fn sides(story: &Story<'_, '_>, h: usize, slot: Slot) -> Vec<Choice> {
    let scene = story.scene;
    let head = &story.heads[h];
    let act = head.act as u64;
    let kind = SIDE + u64::from(slot == Slot::Attacked);
    let seen = near(story, h, &scene.actors, |m| m.tokens.start);
    let spans: Vec<Range<usize>> = seen.iter().map(|&i| scene.actors[i].tokens.clone()).collect();
    let ranks = ranks(story, h, &spans);
    let here = spans.iter().filter(|r| story.sentence(r.start) == head.sentence).count();
    let country = scene.setting.country_in(head.sentence);
    let mut out = Vec::new();
    let mut none = Bag::default();
    put!(none, Act, "nobody", kind);
    put!(none, Act, "nobody act", kind, act, head.verb);
    put!(none, Values, "nobody, here", kind, here.min(4));
    put!(none, Values, "nobody, here act", kind, here.min(2), act);
    let victims = head.toll.map(|t| scene.tolls[t].victims as u64 + 1).unwrap_or(0);
    put!(none, Values, "nobody, victims", kind, victims);
    put!(none, Story, "nobody, country", kind, country.map_or(0, |c| word_hash(c.code())), act);
    for at in head.tokens.clone() {
        put!(none, Act, "nobody, word", kind, story.word(Some(at)).stem);
    }
    out.push(Choice { value: Value::None, tokens: None, bag: none });
    for (n, &i) in seen.iter().enumerate() {
        let m = &scene.actors[i];
        let mut bag = Bag::default();
        let same = story.sentence(m.tokens.start) == head.sentence;
        beside(story, h, &m.tokens, kind, &mut bag);
        put!(bag, Distance, "side rank", kind, ranks[n].0, ranks[n].1, same);
        let role = role(&m.who);
        let after = m.tokens.start >= head.tokens.end;
        let preposition = m.proclitics.preposition.map_or(0, u64::from);
        put!(bag, Values, "role act", kind, role, act);
        put!(bag, Grammar, "role side", kind, role, after, same, act);
        put!(bag, Grammar, "side verb", kind, after, head.verb, same, act);
        put!(bag, Grammar, "side onto", kind, preposition, m.proclitics.conjunction, after, same);
        put!(bag, Grammar, "side onto act", kind, preposition, after, act);
        for cue in scene.cues_back(m.tokens.start.saturating_sub(7)..m.tokens.start) {
            let gap = m.tokens.start.saturating_sub(cue.tokens.end).min(4);
            put!(bag, Cues, "side cue", kind, *cue.value, gap, same);
        }
        for cue in within(&scene.cues, m.tokens.end..m.tokens.end + 4, |c| c.tokens.start) {
            put!(bag, Cues, "side cue after", kind, *cue.value, cue.tokens.start - m.tokens.end, same);
        }
        let counted = within(&scene.tolls, m.tokens.start.saturating_sub(8)..m.tokens.end, |t| t.tokens.start)
            .iter()
            .any(|t| t.counted.end + 3 >= m.tokens.start);
        put!(bag, Grammar, "counted", kind, counted, same);
        let times = scene.actors.iter().take(LOOKED).filter(|o| o.who == m.who).take(5).count();
        put!(bag, Story, "side often", kind, times);
        let titled = story.in_title(&scene.actors, |m| m.tokens.start).iter().any(|o| o.who == m.who);
        put!(bag, Story, "side in title", kind, titled, same);
        let next = scene.actors.get(i + 1).filter(|o| o.tokens.start <= m.tokens.end + 3);
        let last = i.checked_sub(1).map(|j| &scene.actors[j]).filter(|o| o.tokens.end + 3 >= m.tokens.start);
        put!(bag, Grammar, "side pair", kind, next.is_some(), last.is_some(), act == Act::Clash as u64);
        let between = (m.tokens.start.saturating_sub(6)..m.tokens.start).any(|at| scene.is(crate::lang::Word::Between, at));
        put!(bag, Grammar, "between", kind, between, role);
        for (rank, actor) in m.readings.iter().enumerate() {
            let mut bag = bag.clone();
            let code = word_hash(actor.code());
            put!(bag, Values, "side reading", kind, rank);
            put!(bag, Values, "side is", kind, code);
            put!(bag, Values, "side is act", kind, code, act);
            put!(bag, Values, "side is country", kind, code, country.map_or(0, |c| word_hash(c.code())));
            out.push(Choice { value: Value::Side(actor.clone()), tokens: Some(m.tokens.clone()), bag });
        }
    }
    // Sides that no words name: the forces of the country, civilians, those counted in a toll.
    let forces = who::readings(&Who::Forces, country).into_iter().next();
    for (n, actor) in [forces, Some(Actor::civilians())].into_iter().enumerate() {
        let Some(actor) = actor else { continue };
        let mut bag = Bag::default();
        put!(bag, Act, "unsaid", kind, n, act);
        put!(bag, Values, "unsaid victims", kind, n, victims);
        put!(bag, Values, "unsaid victims act", kind, n, victims, act);
        put!(bag, Values, "unsaid, here", kind, n, here.min(2));
        put!(bag, Values, "unsaid is", kind, n, word_hash(actor.code()));
        for at in head.tokens.clone() {
            put!(bag, Act, "unsaid, word", kind, n, story.word(Some(at)).stem);
        }
        for toll in within(&scene.tolls, story.reach(h), |t| t.tokens.start) {
            put!(bag, Values, "unsaid toll", kind, n, toll.victims, toll.harm);
        }
        out.push(Choice { value: Value::Side(actor), tokens: None, bag });
    }
    out
}

fn kinds(story: &Story<'_, '_>, h: usize) -> Vec<Choice> {
    SubEventType::ALL
        .iter()
        .map(|&k| {
            let mut choice = labelled(story, h, Slot::Kind, k as u64, Value::Kind(k));
            let head = &story.heads[h];
            let bag = &mut choice.bag;
            let by_act = head.act.sub_event_type();
            put!(bag, Act, "kind of act", by_act == Some(k), by_act.is_none());
            let family = by_act.map(|b| b.event_type() == k.event_type());
            put!(bag, Act, "family of act", family.map_or(2, u64::from));
            choice
        })
        .collect()
}

/// A label for a head: what its words and company say, each with the label.
fn labelled(story: &Story<'_, '_>, h: usize, slot: Slot, label: u64, value: Value) -> Choice {
    let scene = story.scene;
    let head = &story.heads[h];
    let mut bag = Bag::default();
    let key = (slot as u64) * 64 + label;
    let act = head.act as u64;
    put!(bag, Act, "label", key);
    put!(bag, Act, "label act", key, act, head.verb);
    for at in head.tokens.clone().take(4) {
        put!(bag, Act, "label own", key, story.word(Some(at)).stem);
        put!(bag, Act, "label own class", key, story.word(Some(at)).class);
    }
    let (start, end) = (head.tokens.start, head.tokens.end);
    for gap in 1..=8_usize {
        let (before, after) = (story.word(start.checked_sub(gap)), story.word(Some(end + gap - 1)));
        put!(bag, Words, "label before", key, before.stem);
        put!(bag, Words, "label after", key, after.stem);
        if gap < 5 {
            put!(bag, Words, "label near", key, before.class);
            put!(bag, Words, "label near", key, after.class);
        }
    }
    put!(bag, Position, "label at", key, place_in_text(story, head.sentence).min(6));
    let sentence = scene.text.sentences()[head.sentence].clone();
    let reach = sentence.start.max(start.saturating_sub(40))..sentence.end.min(end + 40);
    for hit in within(&scene.means, reach.clone(), |m| m.tokens.start) {
        let near = hit.tokens.start.abs_diff(start) < 10;
        put!(bag, Values, "label means", key, *hit.value, near);
        put!(bag, Values, "label means act", key, *hit.value, act);
    }
    for cue in within(&scene.cues, reach.clone(), |c| c.tokens.start) {
        put!(bag, Cues, "label cue", key, *cue.value, cue.tokens.start < start);
    }
    for m in within(&scene.actors, reach.clone(), |m| m.tokens.start) {
        if let Some(actor) = m.readings.first() {
            put!(bag, Values, "label side", key, word_hash(actor.code()));
            put!(bag, Values, "label side act", key, word_hash(actor.code()), act, m.tokens.start < start);
        }
    }
    for o in within(&story.heads, story.reach(h), |o| o.tokens.start).iter().filter(|o| o.tokens != head.tokens).take(8) {
        put!(bag, Values, "label beside", key, o.act);
    }
    for t in within(&scene.tolls, reach.clone(), |t| t.tokens.start) {
        put!(bag, Values, "label toll", key, t.victims, t.harm);
    }
    for t in within(&scene.times, reach, |t| t.tokens.start) {
        put!(bag, Values, "label age", key, story.age(&t.interval));
        put!(bag, Values, "label days", key, bucket(t.interval.days() as usize));
    }
    put!(bag, Values, "label own toll", key, head.toll.map_or(0, |t| 1 + scene.tolls[t].victims as u64));
    put!(bag, Story, "label country", key, story.country.map_or(0, |c| word_hash(c.code())));
    let title = scene.text.sentences().first().cloned().unwrap_or_default();
    for o in within(&scene.anchors, title, |a| a.tokens.start).iter().take(6) {
        put!(bag, Story, "label title", key, o.act);
    }
    Choice { value, tokens: None, bag }
}
