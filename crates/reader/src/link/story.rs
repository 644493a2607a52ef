//! An article's mentions as the link sees them: heads, and what every word is like.

use crate::learned::{
    bag::{Bag, bucket, put, word_hash},
    classes::Classes,
};
use crate::{
    annotate::{
        Scene,
        scene::claiming::{Claiming, claiming},
        sorted::within,
    },
    lang::Cue,
    ontology::{Act, Harm},
    text::{Kind, Proclitics},
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use tazamun_record::{Country, day_number};

/// Heads of one article at most: what a longer one tells after them is left out.
pub const MOST_HEADS: usize = 300;

/// Tokens of its sentence on either side of a head that are looked at.
const REACH: usize = 120;

/// Words that may tell an incident: a trigger, or a toll that no trigger holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its sentence.
    pub sentence: usize,
    /// What it tells.
    pub act: Act,
    /// Whether it is a verb.
    pub verb: bool,
    /// Whether it is a trigger, not a toll alone.
    pub named: bool,
    /// Whether it tells an incident only beside other words.
    pub weak: bool,
    /// What is written onto its first word.
    pub proclitics: Proclitics,
    /// The toll that it is, by index in the scene.
    pub toll: Option<usize>,
    /// Of words that tell several incidents in a list of places: the one place of this, and how many there are.
    pub only: Option<(usize, usize)>,
}

/// What a word is like.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// Its stem, hashed.
    pub stem: u32,
    /// Its class of words that stand where it stands; 0 for rare ones.
    pub class: u8,
}

/// An article as the link sees it.
#[derive(Debug)]
pub struct Story<'s, 't> {
    /// Everything that it mentions.
    pub scene: &'s Scene<'s, 't>,
    /// Its heads, in the order of the text.
    pub heads: Vec<Head>,
    /// The words of the tokens as far as heads reach.
    pub words: Vec<Word>,
    /// The sentence of each of these tokens.
    pub sentence_of: Vec<u32>,
    /// The clause of each of these tokens.
    pub clause_of: Vec<u32>,
    /// The country that it is about.
    pub country: Option<Country>,
    /// Whether sentence 0 is a title.
    pub titled: bool,
    /// For each place named how often it is named among the first, up to five times, and whether the title names it.
    pub places_again: Vec<(usize, bool)>,
    /// The same for each side.
    pub sides_again: Vec<(usize, bool)>,
    /// Where it is told who claims an attack, or that nobody does; the first few.
    pub claiming: Vec<Claiming>,
    counts: Counts,
}

/// Mentions of an article among which a value's repetitions are counted.
pub const LOOKED: usize = 80;

impl<'s, 't> Story<'s, 't> {
    /// Finds the heads of an article and looks its words up.
    pub fn new(scene: &'s Scene<'s, 't>, classes: &Classes) -> Self {
        let text = scene.text;
        let heads = heads(scene);
        // Of an article of megabytes the words are looked up where heads can see them, and nowhere else.
        let last = heads.iter().map(|h| h.sentence).max().map_or(0, |s| s + 2);
        let seen = text.sentences().get(last).or(text.sentences().last()).map_or(0, |s| s.end);
        let per_token = |ranges: &[Range<usize>]| {
            let mut of = vec![0; seen];
            for (i, range) in ranges.iter().enumerate().take_while(|(_, range)| range.start < seen) {
                of[range.start..range.end.min(seen)].fill(i as u32);
            }
            of
        };
        let mut story = Story {
            scene,
            heads,
            words: (0..seen).map(|at| word(scene, classes, at)).collect(),
            sentence_of: per_token(text.sentences()),
            clause_of: per_token(text.clauses()),
            country: scene.setting.country(),
            titled: scene.is_title(0),
            places_again: Vec::new(),
            sides_again: Vec::new(),
            claiming: claiming(scene, seen),
            counts: Counts::default(),
        };
        // Of an article of megabytes only what heads can see is compared.
        story.places_again = story.again(&scene.sites, seen, |s| s.tokens.start, |a, b| a.place == b.place);
        story.sides_again = story.again(&scene.actors, seen, |m| m.tokens.start, |a, b| a.who == b.who);
        story.counts = Counts::of(&story);
        story
    }

    /// For each mention up to a token how often its like stands among the first ones, and whether one stands in the title.
    fn again<T>(
        &self,
        list: &[T],
        upto: usize,
        start: impl Fn(&T) -> usize,
        same: impl Fn(&T, &T) -> bool,
    ) -> Vec<(usize, bool)> {
        let seen = list.iter().take_while(|m| start(m) < upto);
        let titled = self.in_title(list, &start);
        let again = |this: &T| {
            let times = list.iter().take(LOOKED).filter(|o| same(o, this)).take(5).count();
            (times, titled.iter().any(|o| same(o, this)))
        };
        seen.map(again).collect()
    }

    /// The sentence of a token.
    pub fn sentence(&self, token: usize) -> usize {
        self.sentence_of.get(token).map_or(0, |s| *s as usize)
    }

    /// The mentions of a list that stand in the title, the first few.
    pub fn in_title<'m, T>(&self, list: &'m [T], start: impl Fn(&T) -> usize) -> &'m [T] {
        let end = self.scene.text.sentences().first().filter(|_| self.titled).map_or(0, |s| s.end);
        let all = within(list, 0..end, start);
        &all[..all.len().min(20)]
    }

    /// Whether a head's language puts the subject before the verb: what stands where then says something else.
    pub fn subject_first(&self, h: usize) -> bool {
        self.scene.language(self.heads[h].tokens.start).settings.subject_first
    }

    /// The clause of a token.
    pub fn clause(&self, token: usize) -> usize {
        self.clause_of.get(token).map_or(0, |s| *s as usize)
    }

    /// The tokens of a head's sentence that are near it: all of them, save in a very long one.
    pub fn reach(&self, h: usize) -> Range<usize> {
        let head = &self.heads[h];
        let sentence = &self.scene.text.sentences()[head.sentence];
        let near = head.tokens.start.saturating_sub(REACH)..head.tokens.end + REACH;
        sentence.start.max(near.start)..sentence.end.min(near.end)
    }

    /// The word of a token; an empty one outside the text.
    pub fn word(&self, token: Option<usize>) -> Word {
        token.and_then(|t| self.words.get(t)).copied().unwrap_or_default()
    }

    /// How far before the day of publication an interval ends, in classes.
    pub fn age(&self, days: &tazamun_record::Interval) -> u64 {
        let age = day_number(self.scene.published) - day_number(days.end());
        match age {
            ..0 => 0,
            0 => 1,
            1 => 2,
            2 => 3,
            3..=5 => 4,
            6..=10 => 5,
            11..=31 => 6,
            32..=92 => 7,
            93..=400 => 8,
            _ => 9,
        }
    }
}

fn word(scene: &Scene<'_, '_>, classes: &Classes, at: usize) -> Word {
    let whole = scene.text.word(at);
    if scene.text.tokens()[at].kind == Kind::Number {
        return Word { stem: bucket(whole.parse().unwrap_or(1000)) as u32, class: 1 };
    }
    let stem = long_enough(scene.text.readings(at).map(|(rest, _)| rest)).unwrap_or(whole);
    Word { stem: (word_hash(stem) >> 32) as u32, class: classes.of(whole) }
}

/// A word without what is written onto its front, as far as four letters are left of it.
pub fn stem(word: &str) -> &str {
    long_enough(crate::text::stems(word).map(|(rest, _)| rest)).unwrap_or(word)
}

/// The last of a word's readings that has three letters at least.
fn long_enough<'w>(readings: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    readings.filter(|rest| rest.chars().nth(2).is_some()).last()
}

fn heads(scene: &Scene<'_, '_>) -> Vec<Head> {
    let sentence = |token: usize| scene.text.sentence_of(token);
    let triggers = scene.anchors.iter().chain(&scene.weak).filter(|a| a.act != Act::Nothing);
    let mut heads: Vec<Head> = triggers
        .map(|a| Head {
            sentence: sentence(a.tokens.start),
            tokens: a.tokens.clone(),
            act: a.act,
            verb: a.verb,
            named: true,
            weak: a.weak,
            proclitics: a.proclitics,
            toll: None,
            only: None,
        })
        .collect();
    heads.sort_by_key(|h| (h.tokens.start, h.tokens.end));
    let named = heads.len();
    let mut next = 0;
    for (i, t) in scene.tolls.iter().enumerate().filter(|(_, t)| !t.past) {
        while next < named && heads[next].tokens.end <= t.tokens.start {
            next += 1;
        }
        match heads[next..named].first_mut().filter(|h| h.tokens.start < t.tokens.end) {
            Some(held) => held.toll = held.toll.or(Some(i)),
            None => heads.push(Head {
                sentence: sentence(t.tokens.start),
                tokens: t.tokens.clone(),
                act: Act::Harm,
                verb: false,
                named: false,
                weak: false,
                proclitics: Proclitics::default(),
                toll: Some(i),
                only: None,
            }),
        }
    }
    heads.sort_by_key(|h| (h.tokens.start, h.tokens.end));
    // The wounded are told beside the dead or the act, hardly ever alone.
    let wounded = |h: &Head| !h.named && h.toll.is_some_and(|t| scene.tolls[t].harm == Harm::Wounded);
    let told: FxHashSet<usize> = heads.iter().filter(|h| !wounded(h)).map(|h| h.sentence).collect();
    heads.retain(|h| !wounded(h) || !told.contains(&h.sentence));
    heads.truncate(MOST_HEADS);
    listed(scene, heads)
}

/// Places of one list at most.
const LONGEST_LIST: usize = 8;

/// Splits heads that a list of places follows or precedes, so that each place has a head of its own.
fn listed(scene: &Scene<'_, '_>, heads: Vec<Head>) -> Vec<Head> {
    let end = heads.last().map_or(0, |h| h.tokens.end + REACH);
    let mut lists: Vec<Vec<usize>> = Vec::new();
    let near = scene.sites.iter().enumerate().take_while(|(_, s)| s.tokens.start < end);
    for (i, site) in near.filter(|(_, s)| s.codable && !s.office && !s.way) {
        let joins = lists.last().and_then(|l| l.last()).is_some_and(|&last| {
            let before = &scene.sites[last];
            let gap = site.tokens.start.saturating_sub(before.tokens.end);
            let apart = before.place != site.place && super::ground::lie(&before.place, &site.place) > 2;
            let sign = |at: usize| scene.text.tokens()[at].kind == Kind::Punct;
            let signs = (before.tokens.end..site.tokens.start).all(sign);
            let joined = scene.text.readings(site.tokens.start).any(|(_, p)| p.conjunction)
                || (before.tokens.end..site.tokens.start).any(sign);
            site.tokens.start >= before.tokens.end && gap <= 2 && (signs || gap <= 1) && joined && apart
        });
        match lists.last_mut().filter(|l| joins && l.len() < LONGEST_LIST) {
            Some(list) => list.push(i),
            None => lists.push(vec![i]),
        }
    }
    lists.retain(|l| l.len() > 1);
    let mut of: Vec<Option<usize>> = vec![None; heads.len()];
    for (n, list) in lists.iter().enumerate() {
        let start = scene.sites[list[0]].tokens.start;
        let sentence = scene.text.sentence_of(start);
        let next = heads.partition_point(|h| h.tokens.start < start);
        let before =
            next.checked_sub(1).filter(|&h| heads[h].sentence == sentence && heads[h].tokens.end <= start);
        let after = Some(next).filter(|&h| heads.get(h).is_some_and(|o| o.sentence == sentence));
        if let Some(h) = before.or(after) {
            of[h] = of[h].or(Some(n));
        }
    }
    let mut out = Vec::with_capacity(heads.len());
    for (head, list) in heads.into_iter().zip(of) {
        match list {
            Some(n) => {
                out.extend(
                    lists[n].iter().map(|&s| Head { only: Some((s, lists[n].len())), ..head.clone() }),
                );
            }
            None => out.push(head),
        }
    }
    out
}

/// What speaks for a head's telling an incident that happened.
pub fn incident(story: &Story<'_, '_>, h: usize, bag: &mut Bag) {
    let scene = story.scene;
    let head = &story.heads[h];
    let act = head.act as u64;
    let start = head.tokens.start;
    let proclitics = head.proclitics;
    put!(bag, Act, "weak", head.weak, head.named);
    put!(bag, Act, "weak act", head.weak, act);
    let preposition = proclitics.preposition.map_or(0, u64::from);
    put!(bag, Act, "act", act);
    put!(bag, Act, "act verb", act, head.verb);
    put!(bag, Act, "act toll", act, head.toll.is_some(), head.named);
    put!(bag, Grammar, "proclitics", proclitics.article, proclitics.conjunction, preposition);
    put!(bag, Grammar, "act proclitics", act, proclitics.article, preposition);
    for at in head.tokens.clone().take(4) {
        let w = story.word(Some(at));
        put!(bag, Act, "own", w.stem);
        put!(bag, Act, "own class", w.class);
    }
    if head.tokens.len() > 1 {
        put!(bag, Act, "own pair", story.word(Some(start)).stem, story.word(Some(start + 1)).stem);
    }
    position(story, h, bag);
    around(story, h, bag);
    let sentence = scene.text.sentences()[head.sentence].clone();
    let reach = story.reach(h);
    cues(story, h, &reach, bag);
    company(story, h, &reach, bag);
    for w in 0..2 {
        let first = story.word(Some(sentence.start + w));
        put!(bag, Words, "opens", first.stem, w);
        put!(bag, Words, "opens class", first.class, w);
    }
    story_wide(story, h, bag);
}

/// Title, lead or further down.
pub fn place_in_text(story: &Story<'_, '_>, sentence: usize) -> u64 {
    match (sentence, story.titled) {
        (0, true) => 0,
        (s, titled) => 1 + bucket(s - usize::from(titled && s > 0)),
    }
}

fn position(story: &Story<'_, '_>, h: usize, bag: &mut Bag) {
    let head = &story.heads[h];
    let at = place_in_text(story, head.sentence);
    put!(bag, Position, "at", at);
    put!(bag, Position, "at act", at.min(3), head.act);
    let before = story.heads[..h].iter().rev().take(4).take_while(|o| o.sentence == head.sentence).count();
    put!(bag, Position, "in sentence", before.min(4));
    put!(bag, Position, "of the text", head.sentence * 5 / story.scene.text.sentences().len().max(1));
}

fn around(story: &Story<'_, '_>, h: usize, bag: &mut Bag) {
    let (start, end) = (story.heads[h].tokens.start, story.heads[h].tokens.end);
    let act = story.heads[h].act as u64;
    for gap in 1..=5_usize {
        let near = (gap.min(3)) as u64;
        let before = story.word(start.checked_sub(gap));
        let after = story.word(Some(end + gap - 1));
        put!(bag, Words, "before", before.stem, near);
        put!(bag, Words, "after", after.stem, near);
        put!(bag, Words, "before class", before.class, near);
        put!(bag, Words, "after class", after.class, near);
        if gap == 1 {
            put!(bag, Grammar, "before act", before.stem, act);
            put!(bag, Grammar, "before act class", before.class, act);
            put!(bag, Grammar, "after act class", after.class, act);
        }
    }
    let clause = story.scene.text.clauses()[story.clause(start)].clone();
    for at in clause.start.max(start.saturating_sub(14))..start {
        put!(bag, Words, "clause before", story.word(Some(at)).stem);
        put!(bag, Words, "clause before class", story.word(Some(at)).class);
    }
    for at in end..clause.end.min(end + 14) {
        put!(bag, Words, "clause after", story.word(Some(at)).stem);
        put!(bag, Words, "clause after class", story.word(Some(at)).class);
    }
}

fn cues(story: &Story<'_, '_>, h: usize, sentence: &Range<usize>, bag: &mut Bag) {
    let head = &story.heads[h];
    let clause = story.clause(head.tokens.start);
    for cue in within(&story.scene.cues, sentence.clone(), |c| c.tokens.start) {
        let kind = *cue.value as u64;
        let before = cue.tokens.start < head.tokens.start;
        let gap = cue.tokens.start.abs_diff(head.tokens.start);
        let same = story.clause(cue.tokens.start) == clause;
        put!(bag, Cues, "cue", kind, before, same);
        put!(bag, Cues, "cue near", kind, before, bucket(gap).min(6));
        if before && same && *cue.value != Cue::None {
            put!(bag, Cues, "cue act", kind, head.act);
        }
    }
}

/// What else its sentence mentions.
fn company(story: &Story<'_, '_>, h: usize, sentence: &Range<usize>, bag: &mut Bag) {
    let scene = story.scene;
    let head = &story.heads[h];
    let sites = within(&scene.sites, sentence.clone(), |s| s.tokens.start);
    let codable = sites.iter().filter(|s| s.codable && !s.office && !s.way).count();
    put!(bag, Values, "places", codable.min(4), sites.len().min(4) > codable);
    put!(bag, Values, "act places", head.act, codable.min(2));
    let tolls = within(&scene.tolls, sentence.clone(), |t| t.tokens.start);
    let dead = tolls.iter().filter(|t| t.harm == Harm::Killed).count();
    put!(bag, Values, "tolls", dead.min(3), (tolls.len() - dead).min(2));
    put!(bag, Values, "past tolls", tolls.iter().any(|t| t.past));
    if let Some(toll) = head.toll.map(|t| &scene.tolls[t]) {
        put!(bag, Values, "own toll", bucket(toll.toll.number() as usize), toll.harm);
        put!(bag, Values, "own victims", toll.victims, toll.harm);
    }
    let times = within(&scene.times, sentence.clone(), |t| t.tokens.start);
    put!(bag, Values, "days", times.len().min(3));
    let near = times.iter().min_by_key(|t| t.tokens.start.abs_diff(head.tokens.start));
    if let Some(t) = near {
        put!(bag, Values, "age", story.age(&t.interval), t.interval.days() > 4, t.earlier);
        put!(bag, Values, "age near", story.age(&t.interval), t.tokens.start.abs_diff(head.tokens.start) < 8);
        put!(bag, Values, "span", bucket(t.interval.days() as usize));
    }
    let actors = within(&scene.actors, sentence.clone(), |m| m.tokens.start);
    put!(bag, Values, "actors", actors.len().min(4));
    let site = sites.iter().filter(|s| s.codable).min_by_key(|s| s.tokens.start.abs_diff(head.tokens.start));
    if let Some(site) = site {
        let after = site.tokens.start > head.tokens.start;
        let gap = site.tokens.start.abs_diff(head.tokens.start);
        put!(bag, Values, "place near", after, bucket(gap).min(7));
        put!(bag, Values, "place is", site.bare, site.office, site.way);
        put!(bag, Values, "country", site.place.country().map_or(0, |c| word_hash(c.code())));
    }
    put!(bag, Values, "length", bucket(sentence.len() / 4));
    if let Some((_, among)) = head.only {
        put!(bag, Values, "of a list", among.min(4));
        put!(bag, Values, "of a list, act", head.act);
        put!(bag, Values, "of a list, with toll", head.toll.is_some(), dead.min(3));
    }
}

/// What is counted once for all heads of an article.
#[derive(Debug, Clone, Default)]
struct Counts {
    in_title: usize,
    title_acts: Vec<Act>,
    lead_acts: Vec<(Act, usize)>,
    acts: FxHashMap<Act, usize>,
}

impl Counts {
    fn of(story: &Story<'_, '_>) -> Self {
        let mut counts = Counts::default();
        for (i, head) in story.heads.iter().enumerate() {
            *counts.acts.entry(head.act).or_default() += 1;
            if head.sentence == 0 && story.titled {
                counts.in_title += 1;
                counts.title_acts.push(head.act);
            }
            if head.sentence < 3 && !counts.lead_acts.iter().any(|(a, _)| *a == head.act) {
                counts.lead_acts.push((head.act, i));
            }
        }
        counts
    }
}

/// What the rest of the article says.
fn story_wide(story: &Story<'_, '_>, h: usize, bag: &mut Bag) {
    let head = &story.heads[h];
    let counts = &story.counts;
    put!(
        bag,
        Story,
        "title tells",
        counts.in_title.min(2),
        counts.title_acts.contains(&head.act),
        head.sentence == 0
    );
    put!(bag, Story, "heads", bucket(story.heads.len()));
    put!(bag, Story, "act in lead", counts.lead_acts.iter().any(|(a, i)| *a == head.act && *i < h));
    put!(bag, Story, "act often", bucket(counts.acts.get(&head.act).copied().unwrap_or(0)).min(5));
    put!(bag, Story, "dense", story.heads.len() * 10 / story.scene.text.sentences().len().max(1));
    put!(bag, Story, "tolls", story.scene.tolls.len().min(6));
    put!(bag, Story, "of country", story.country.map_or(0, |c| word_hash(c.code())));
    let title = story.scene.text.sentences().first().cloned().unwrap_or_default();
    for at in title.take(14) {
        put!(bag, Story, "title word" = 0.5, story.word(Some(at)).stem);
        put!(bag, Story, "title class" = 0.5, story.word(Some(at)).class);
    }
}
