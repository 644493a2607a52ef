//! Sentence by sentence: triggers with their places, days, tolls and means → tellings, each of one incident.
//!
//! A place or toll belongs to the trigger that it stands nearest to, a clause boundary counting as distance; what no
//! conflict keeps apart in a sentence is one telling. Two triggers are kept apart by two places, by acts that cannot
//! be one incident, or by two tolls for two acts.

use super::{Act, Anchor, Scene, factual, factual::Unread, scene::within};
use crate::{howmany::Harm, lang::Cue, when};
use std::ops::Range;
use tazamun_record::{Country, Date, Interval};

/// What one sentence tells of one incident; indices into the scene's lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// Its sentence.
    pub sentence: usize,
    /// From its first to its last mention.
    pub tokens: Range<usize>,
    /// The tokens among which its actors are looked for: from the telling before to the one after.
    pub region: Range<usize>,
    /// Triggers, the leading one first in the text; empty where a toll alone tells it.
    pub anchors: Vec<usize>,
    /// Tolls.
    pub tolls: Vec<usize>,
    /// Places, each codable.
    pub sites: Vec<usize>,
    /// The country that is said of it, where no place is.
    pub country: Option<Country>,
    /// Days that are said of it.
    pub times: Vec<usize>,
    /// The days in which it lies, by what its sentence says.
    pub when: Interval,
    /// Whether these days are said of it, not only carried on or of the day of the report.
    pub dated: bool,
    /// What it is.
    pub act: Act,
    /// A day is said of the report of it ("أعلن أمس").
    pub reported: bool,
    /// An attack that was beaten back.
    pub foiled: bool,
    /// Every trigger is definite: "the attack", told before, perhaps with a new toll.
    pub refers: bool,
    /// It speaks of something told before and brings no toll.
    pub definite: bool,
    /// Its sentence turns to something else.
    pub shift: bool,
    /// Its places are those of its neighbour in the sentence.
    pub shared: bool,
    /// Its sentence gives sums over several incidents.
    pub sum: bool,
    /// It only says what somebody is known for ("الذي فجر نفسه").
    pub told_of: bool,
    /// It speaks of "the attacks", "the operations" only.
    pub plural: bool,
}

/// Cost up to which a country's name says where something happened.
const ABROAD: usize = 9;
/// Cost of a clause boundary between a trigger and a place, in tokens.
const CLAUSE: usize = 4;
/// Cost of a place before its trigger.
const BEFORE: usize = 3;
/// Cost of a toll that stands without an act.
const ALONE: usize = 8;
/// Cost of a place before a verb, which opens a clause, more than before a noun.
const VERB: usize = 6;
/// Cost of "while", "as also" between them.
const ALSO: usize = 10;

/// An anchor of a telling: a trigger, or a toll that stands by itself.
#[derive(Debug, Clone)]
struct Head {
    tokens: Range<usize>,
    act: Act,
    anchor: Option<usize>,
    tolls: Vec<usize>,
}

/// The tellings of an article, and the triggers of which nothing came, with the reason.
pub fn tellings(scene: &Scene<'_, '_>) -> (Vec<Telling>, Vec<(usize, Unread)>) {
    let mut told: Vec<Telling> = Vec::new();
    let mut unread = Vec::new();
    let news = news(scene.published);
    let mut base = news;
    let mut story = news;
    for (sentence, range) in scene.text.sentences().iter().enumerate() {
        for mut telling in told_in(scene, sentence, range, &mut unread) {
            if telling.shift {
                story = base;
            }
            // The story's time goes on until another day is said, the news of the day where none was.
            if telling.dated && !telling.times.iter().any(|&t| scene.times[t].earlier) {
                let recent = super::gather::days_apart(&telling.when, &news) <= 5 && telling.when.days() <= 3;
                story = if recent { telling.when } else { story };
                // A lead that sums up the day's incidents dates those that the article turns to.
                if telling.sum && sentence <= LEAD && recent {
                    base = telling.when;
                }
            } else if !telling.dated && telling.times.is_empty() {
                telling.when = story;
            } else if !telling.dated {
                story = telling.when;
            }
            told.push(telling);
        }
    }
    (told, unread)
}

/// The last sentence that may be the lead: the title, a dateline, the lead.
const LEAD: usize = 2;

/// What a sentence tells, each stretch of it by itself that a turn to something else parts ("... وفي سياق آخر ...").
fn told_in(
    scene: &Scene<'_, '_>,
    sentence: usize,
    range: &Range<usize>,
    unread: &mut Vec<(usize, Unread)>,
) -> Vec<Telling> {
    let turns = scene.cues_in(range.start + OPENING..range.end, Cue::Shift).map(|c| c.tokens.start);
    let starts: Vec<usize> = std::iter::once(range.start).chain(turns).collect();
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(range.end));
    let stretches = starts.iter().zip(ends).map(|(&start, end)| start..end);
    stretches
        .flat_map(|stretch| {
            let heads = heads(scene, stretch.clone(), unread);
            cells(scene, sentence, stretch, &heads)
        })
        .collect()
}

/// Tokens with which a sentence may open before it turns ("وكان قد ... من جهة أخرى").
const OPENING: usize = 4;

/// "News of the day with no word of time" (codebook): the day of publication and the one before.
pub(super) fn news(published: Date) -> Interval {
    when::news_of_the_day(published)
}

/// The heads of a sentence: factual triggers, and tolls.
fn heads(scene: &Scene<'_, '_>, range: Range<usize>, unread: &mut Vec<(usize, Unread)>) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let first = scene.anchors.partition_point(|a| a.tokens.start < range.start);
    for (index, anchor) in (first..).zip(within(&scene.anchors, range.clone(), |a| a.tokens.start)) {
        match factual::unread(scene, anchor) {
            Some(reason) => unread.push((index, reason)),
            None => heads.push(Head {
                tokens: anchor.tokens.clone(),
                act: act_here(scene, anchor),
                anchor: Some(index),
                tolls: vec![],
            }),
        }
    }
    let first = scene.tolls.partition_point(|t| t.counted.start < range.start);
    for (index, toll) in (first..).zip(within(&scene.tolls, range.clone(), |t| t.counted.start)) {
        let sentence = range.start..toll.tokens.start;
        let judged = scene
            .has_cue(toll.tokens.start.saturating_sub(12).max(range.start)..toll.tokens.start, Cue::Court);
        if !toll.past && !judged && !scene.has_cue(sentence, Cue::Tail) {
            heads.push(Head {
                tokens: toll.tokens.clone(),
                act: act_of_toll(scene, toll, range.end),
                anchor: None,
                tolls: vec![index],
            });
        }
    }
    heads.sort_by_key(|h| (h.tokens.start, h.anchor.is_none()));
    bind(scene, heads)
}

/// Tokens after a toll among which the means that caused it may stand.
const CAUSE: usize = 8;

/// What a toll by itself tells: "مقتل سبعة بسبب 300 قذيفة" shelling, else only harm.
fn act_of_toll(scene: &Scene<'_, '_>, toll: &crate::howmany::Mention, end: usize) -> Act {
    let clause = scene.text.clauses()[scene.text.clause_of(toll.tokens.end.saturating_sub(1))].end;
    let after = toll.tokens.end..(toll.tokens.end + CAUSE).min(clause).min(end);
    let free = within(&scene.anchors, after.clone(), |a| a.tokens.start).is_empty();
    let caused = |at: usize| matches!(scene.text.word(at), "بسبب" | "جراء" | "اثر" | "نتيجه");
    let means = within(&scene.means, after.clone(), |m| m.tokens.start).iter();
    let by = |m: &&crate::text::Hit<'_, Act>| {
        m.proclitics.preposition == Some('ب') || (after.start..m.tokens.start).any(caused)
    };
    means.filter(by).map(|m| *m.value).max_by_key(|a| a.rank()).filter(|_| free).unwrap_or(Act::Harm)
}

/// Words that bind a toll to the act that follows it ("مقتل 10 مدنيين في انفجار").
const BINDING: [&str; 17] = [
    "in",
    "when",
    "after",
    "during",
    "by",
    "as",
    "في",
    "جراء",
    "اثر",
    "نتيجه",
    "خلال",
    "بعد",
    "عقب",
    "بسبب",
    "علي",
    "حين",
    "عندما",
];

/// Tolls whose act follows, bound by "in", "as a result of", become one head with it.
fn bind(scene: &Scene<'_, '_>, heads: Vec<Head>) -> Vec<Head> {
    let mut bound: Vec<Head> = Vec::new();
    for head in heads {
        let mut head = head;
        // "هجوم استهدفهما في ...": the verb goes on about the noun.
        if let Some(last) = bound.last_mut().filter(|last| goes_on(scene, last, &head)) {
            last.tokens.end = head.tokens.end;
            continue;
        }
        while let Some(toll) = bound.last().filter(|last| head.anchor.is_some() && binds(scene, last, &head))
        {
            head.tokens = toll.tokens.start..head.tokens.end.max(toll.tokens.end);
            head.tolls.splice(0..0, toll.tolls.iter().copied());
            bound.pop();
        }
        bound.push(head);
    }
    bound
}

fn goes_on(scene: &Scene<'_, '_>, last: &Head, head: &Head) -> bool {
    let verb = head.anchor.is_some_and(|a| scene.anchors[a].verb && !scene.anchors[a].proclitics.conjunction);
    let gap = head.tokens.start.saturating_sub(last.tokens.end);
    verb && head.act == Act::Assault
        && last.anchor.is_some()
        && gap <= 2
        && scene.text.word(last.tokens.end) != ","
}

fn binds(scene: &Scene<'_, '_>, toll: &Head, act: &Head) -> bool {
    let between = toll.tokens.end..act.tokens.start.max(toll.tokens.end);
    let chained = !act.tolls.is_empty() && between.len() <= 4;
    let word = between.clone().any(|at| BINDING.contains(&scene.text.word(at)))
        || scene.text.word(act.tokens.start).starts_with('ب');
    let stop = between.clone().any(|at| matches!(scene.text.word(at), "," | ";" | ":"));
    toll.anchor.is_none() && between.len() <= 8 && !stop && (chained || word)
}

/// The act of a trigger with the means that stand beside it ("هجوم بسيارة مفخخة", "قصف طيران").
fn act_here(scene: &Scene<'_, '_>, anchor: &Anchor) -> Act {
    let open = matches!(anchor.act, Act::Assault | Act::Bomb | Act::Bombard);
    if !open || is_definite_plural(scene.text.word(anchor.tokens.start)) {
        return anchor.act;
    }
    let sentence = &scene.text.sentences()[scene.text.sentence_of(anchor.tokens.start)];
    let end = (anchor.tokens.end + 9).min(sentence.end);
    let clause = scene.text.clauses()[scene.text.clause_of(anchor.tokens.start)].start;
    let before = if anchor.verb { 8 } else { 3 };
    let start =
        anchor.tokens.start.saturating_sub(before).max(clause.min(anchor.tokens.start)).max(sentence.start);
    let stop = within(&scene.anchors, anchor.tokens.end..end.max(anchor.tokens.end), |a| a.tokens.start)
        .first()
        .map_or(end, |a| a.tokens.start);
    let means = within(&scene.means, start..stop, |m| m.tokens.start)
        .iter()
        .filter(|m| !(anchor.tokens.start..anchor.tokens.end).contains(&m.tokens.start));
    means
        .map(|m| *m.value)
        .filter(|&m| allows(anchor.act, m))
        .max_by_key(|m| m.rank())
        .map_or(anchor.act, |m| m.max_rank(anchor.act))
}

/// Whether these means can be those of the act: bombs are not dropped shells, shells are not car bombs.
fn allows(act: Act, means: Act) -> bool {
    match act {
        Act::Bomb => matches!(means, Act::Suicide | Act::Grenade),
        Act::Bombard => matches!(means, Act::Air | Act::Shelling),
        _ => true,
    }
}

impl Act {
    fn max_rank(self, other: Act) -> Act {
        if other.rank() > self.rank() { other } else { self }
    }
}

/// Groups the heads of a sentence into tellings.
fn cells(scene: &Scene<'_, '_>, sentence: usize, range: Range<usize>, heads: &[Head]) -> Vec<Telling> {
    let sites = assign_sites(scene, range.clone(), heads);
    let mut cells: Vec<Cell> = Vec::new();
    for (head, own) in heads.iter().zip(sites) {
        match cells.last_mut() {
            Some(cell) if !cell.apart_from(scene, head, &own) => cell.take(head, own),
            _ => cells.push(Cell::new(head, own)),
        }
    }
    share_ground(&mut cells);
    let regions = regions(scene, &range, &cells);
    cells
        .into_iter()
        .zip(regions)
        .map(|(cell, region)| cell.telling(scene, sentence, range.clone(), region))
        .collect()
}

/// The tokens among which the actors and days of each cell are looked for: what stands between two cells is the
/// former's up to the clause in which the latter begins, and both cells' where no clause parts them.
fn regions(scene: &Scene<'_, '_>, range: &Range<usize>, cells: &[Cell]) -> Vec<Range<usize>> {
    let parted = |i: usize| -> Option<usize> {
        let (end, start) = (cells.get(i)?.tokens.end, cells.get(i + 1)?.tokens.start);
        let clause = scene.text.clauses().get(scene.text.clause_of(start))?.start;
        (clause >= end).then_some(clause)
    };
    let from = |i: usize| match i.checked_sub(1) {
        Some(before) => parted(before).unwrap_or(cells[before].tokens.end),
        None => range.start,
    };
    let to = |i: usize| parted(i).or_else(|| Some(cells.get(i + 1)?.tokens.start)).unwrap_or(range.end);
    (0..cells.len()).map(|i| from(i)..to(i)).collect()
}

/// What is told in one sentence without a place of its own lies where its neighbour does.
fn share_ground(cells: &mut [Cell]) {
    let own: Vec<Vec<usize>> = cells.iter().map(|c| c.sites.clone()).collect();
    for (i, cell) in cells.iter_mut().enumerate().filter(|(_, c)| c.sites.is_empty()) {
        let after = own[i..].iter().find(|s| !s.is_empty());
        let before = own[..i].iter().rev().find(|s| !s.is_empty());
        cell.sites.extend(before.or(after).into_iter().flatten());
        cell.shared = true;
    }
}

/// For each head the codable places that are said of it.
fn assign_sites(scene: &Scene<'_, '_>, range: Range<usize>, heads: &[Head]) -> Vec<Vec<usize>> {
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); heads.len()];
    let first = scene.sites.partition_point(|s| s.tokens.start < range.start);
    let last = scene.sites.partition_point(|s| s.tokens.start < range.end);
    for index in first..last {
        let site = &scene.sites[index];
        if !site.codable || site.office || is_where_it_was_said(scene, &range, site) {
            continue;
        }
        // A list of places stays with the head of its first.
        let listed = index.checked_sub(1).filter(|&last| index > first && joined(scene, last, index));
        let with_list = listed.and_then(|last| own.iter().position(|o| o.contains(&last)));
        let nearest = || {
            // A toll alone draws places less than an act does.
            let costs = heads.iter().enumerate().map(|(h, head)| {
                let alone = if head.anchor.is_none() { ALONE } else { 0 };
                (cost(scene, &head.tokens, &site.tokens) + alone, h)
            });
            costs.min().filter(|(cost, _)| !elsewhere(scene, &range, site, *cost)).map(|(_, h)| h)
        };
        if let Some(h) = with_list.or_else(nearest) {
            own[h].push(index);
        }
    }
    own
}

/// "قال في مؤتمر صحافي في أنقرة إن ...": where somebody spoke.
fn is_where_it_was_said(scene: &Scene<'_, '_>, range: &Range<usize>, site: &super::scene::Site) -> bool {
    let from = site.tokens.start.saturating_sub(8).max(range.start);
    let to = (site.tokens.end + 4).min(range.end);
    let said = scene.has_cue(from..site.tokens.start, Cue::Report);
    let acted = !within(&scene.anchors, from..site.tokens.start, |a| a.tokens.start).is_empty();
    said && !acted
        && (site.tokens.end..to).any(|at| {
            let quoted = matches!(scene.text.quote(scene.text.range(at..at + 1)), "«" | "“");
            quoted || matches!(scene.text.word(at), "ان" | "انه" | "انها" | ":")
        })
}

/// Tokens over which an act of which nothing is read draws the places after it.
const NOT_READ: usize = 14;

/// Whether a place is said of an act that is told of no one time and stands nearer than any other.
fn elsewhere(scene: &Scene<'_, '_>, range: &Range<usize>, site: &super::scene::Site, cost: usize) -> bool {
    let unread = |a: &Anchor| a.act != Act::Nothing && factual::unread(scene, a).is_some();
    let from = site.tokens.start.saturating_sub(NOT_READ).max(range.start);
    within(&scene.anchors, from..site.tokens.start, |a| a.tokens.start)
        .iter()
        .filter(|a| a.tokens.end <= site.tokens.start && site.tokens.start - a.tokens.end < cost)
        .any(unread)
}

/// Whether two places stand side by side in a list ("حلب والحسكة").
pub fn joined(scene: &Scene<'_, '_>, a: usize, b: usize) -> bool {
    let (a, b) = (&scene.sites[a].tokens, &scene.sites[b].tokens);
    let and = scene.text.word(b.start).starts_with('و')
        || (a.end..b.start)
            .any(|at| matches!(scene.text.word(at), "," | "و") || scene.text.word(at).starts_with('و'));
    b.start >= a.end && b.start - a.end <= 2 && and
}

/// How far a place or day stands from a head, in tokens.
fn cost(scene: &Scene<'_, '_>, head: &Range<usize>, other: &Range<usize>) -> usize {
    let verb_first =
        within(&scene.anchors, head.start..head.start + 1, |a| a.tokens.start).iter().any(|a| a.verb);
    let (before, gap) = if other.start >= head.end {
        (false, head.end..other.start)
    } else if other.start >= head.start {
        (false, other.start..other.start)
    } else {
        (true, other.end.min(head.start)..head.start)
    };
    let also = scene.has_cue(gap.clone(), Cue::Also) || scene.has_cue(gap.clone(), Cue::Shift);
    gap.len()
        + if before { BEFORE + if verb_first { VERB } else { 0 } } else { 0 }
        + CLAUSE * scene.clauses_between(head.start, other.start)
        + if also { ALSO } else { 0 }
}

/// A telling in the making.
struct Cell {
    tokens: Range<usize>,
    act: Act,
    anchors: Vec<usize>,
    tolls: Vec<usize>,
    sites: Vec<usize>,
    shared: bool,
}

impl Cell {
    fn new(head: &Head, sites: Vec<usize>) -> Self {
        let mut cell = Cell {
            tokens: head.tokens.clone(),
            act: Act::Nothing,
            anchors: vec![],
            tolls: vec![],
            sites: vec![],
            shared: false,
        };
        cell.take(head, sites);
        cell
    }

    fn take(&mut self, head: &Head, sites: Vec<usize>) {
        self.tokens = self.tokens.start.min(head.tokens.start)..self.tokens.end.max(head.tokens.end);
        self.act = if head.act.rank() > self.act.rank() { head.act } else { self.act };
        self.anchors.extend(head.anchor);
        self.tolls.extend(&head.tolls);
        // What is said of the wounded places the dead only where nothing else does.
        if head.anchor.is_some() || self.sites.is_empty() {
            self.sites.extend(sites);
        }
    }

    /// Whether a head tells another incident than this cell does.
    fn apart_from(&self, scene: &Scene<'_, '_>, head: &Head, sites: &[usize]) -> bool {
        if !self.act.may_be(head.act) {
            return true;
        }
        if self.is_wounded_beside(scene, head) {
            return false;
        }
        let turned = scene.has_cue(self.tokens.end..head.tokens.start, Cue::Shift);
        // "هذا التفجير بعد أيام من تفجير آخر في ..." speaks of two.
        let other = head.anchor.is_some_and(|a| factual::measures_time(scene, &scene.anchors[a]));
        if turned || other {
            return true;
        }
        let major = |s: &&usize| !scene.sites[**s].minor && !scene.sites[**s].way;
        let elsewhere = self.sites.iter().filter(major).any(|&a| {
            sites
                .iter()
                .filter(major)
                .any(|&b| !super::gather::same_ground(&scene.sites[a].place, &scene.sites[b].place))
        });
        if elsewhere && !self.sites.is_empty() {
            return true;
        }
        let also = scene.has_cue(self.tokens.end..head.tokens.start, Cue::Also);
        let verb = head.anchor.is_some_and(|a| scene.anchors[a].verb);
        if also && verb && !self.anchors.is_empty() {
            return true;
        }
        // "... فيما أكدت السلطات أن الانفجار نفذه ...": back to what was told before.
        let back = head.anchor.is_some_and(|a| {
            let anchor = &scene.anchors[a];
            !anchor.verb && anchor.act != self.act && is_definite(scene, anchor.tokens.start)
        });
        if also && back && !self.sites.is_empty() && sites.is_empty() {
            return true;
        }
        let second_toll = head.tolls.iter().any(|&t| self.second_toll(scene, t));
        second_toll && (also || !sites.is_empty())
    }

    /// "... قتيلا وجرح 100 آخرين": the wounded of the dead told right before.
    fn is_wounded_beside(&self, scene: &Scene<'_, '_>, head: &Head) -> bool {
        let close = head.tokens.start.saturating_sub(self.tokens.end) <= 5;
        let first = |tolls: &[usize]| tolls.first().map(|&t| scene.tolls[t].harm);
        let killed = self.tolls.last().is_some_and(|&t| scene.tolls[t].harm == Harm::Killed);
        close && head.anchor.is_none() && killed && first(&head.tolls) == Some(Harm::Wounded)
    }

    /// Whether this cell has another number for the same harm already.
    fn second_toll(&self, scene: &Scene<'_, '_>, toll: usize) -> bool {
        let new = &scene.tolls[toll];
        self.tolls.iter().map(|&t| &scene.tolls[t]).any(|old| {
            old.harm == new.harm && old.victims == new.victims && old.toll.number() != new.toll.number()
        })
    }

    fn telling(
        self,
        scene: &Scene<'_, '_>,
        sentence: usize,
        range: Range<usize>,
        region: Range<usize>,
    ) -> Telling {
        let (times, when, dated) = self.when(scene, range.clone(), &region);
        let named: Vec<&Anchor> = self.anchors.iter().map(|&a| &scene.anchors[a]).collect();
        let definite = !named.is_empty()
            && named.iter().all(|a| {
                !a.verb && refers(a.act) && (a.proclitics.article || is_definite(scene, a.tokens.start))
            });
        let refers = definite;
        let definite = refers && self.tolls.is_empty();
        let country = self.country(scene, &region);
        let first = self.tokens.start;
        let foiled = named.iter().any(|a| a.act == Act::Foil);
        Telling {
            sentence,
            shared: self.shared,
            sum: scene.has_cue(range.clone(), Cue::Sum),
            told_of: !named.is_empty() && named.iter().all(|a| factual::is_relative(scene, a)),
            plural: !named.is_empty()
                && named.iter().all(|a| is_definite_plural(scene.text.word(a.tokens.start))),
            shift: scene.has_cue(range.start..first + 1, Cue::Shift),
            act: self.act,
            foiled,
            refers,
            definite,
            tokens: self.tokens,
            region,
            anchors: self.anchors,
            tolls: self.tolls,
            sites: self.sites,
            country,
            reported: !dated && !times.is_empty(),
            times,
            when,
            dated,
        }
    }

    /// The country that stands close to this cell, where it has no place of its own.
    fn country(&self, scene: &Scene<'_, '_>, region: &Range<usize>) -> Option<Country> {
        let own = !self.shared && !self.sites.is_empty();
        let named = within(&scene.sites, region.clone(), |s| s.tokens.start)
            .iter()
            .filter(|s| !own && !s.codable && !s.office && !s.way && !s.bare)
            .map(|s| (cost(scene, &self.tokens, &s.tokens), s));
        named.filter(|(cost, _)| *cost <= ABROAD).min_by_key(|(cost, _)| *cost)?.1.place.country()
    }

    /// The days that are said of this cell: those in its region, else the first of its sentence; a day that dates
    /// the report ("أعلن أمس") leaves the day before open.
    fn when(
        &self,
        scene: &Scene<'_, '_>,
        range: Range<usize>,
        region: &Range<usize>,
    ) -> (Vec<usize>, Interval, bool) {
        let near = |r: &Range<usize>| -> Vec<usize> {
            let first = scene.times.partition_point(|t| t.tokens.start < r.start);
            let count = within(&scene.times, r.clone(), |t| t.tokens.start).len();
            (first..first + count).collect()
        };
        let mut times = near(region);
        if times.is_empty() {
            times = near(&range);
            times.truncate(1);
        }
        let (of_report, of_incident): (Vec<usize>, Vec<usize>) = times
            .iter()
            .filter(|&&t| !is_this_year(scene, &scene.times[t].interval))
            .filter(|&&t| !self.dates_other(scene, &scene.times[t]) && self.is_its_past(&scene.times[t]))
            .partition(|&&t| self.dates_report(scene, &scene.times[t], range.start));
        let rough = |t: usize| scene.times[t].interval.days() > MONTH;
        if let Some(best) =
            of_incident.iter().min_by_key(|&&t| (rough(t), cost(scene, &self.tokens, &scene.times[t].tokens)))
        {
            return (vec![*best], scene.times[*best].interval, true);
        }
        if let Some(&t) = of_report.first() {
            let day = scene.times[t].interval;
            let start = day.start().yesterday().unwrap_or(day.start());
            let open = if day.is_one_day() { Interval::new(start, day.end()).unwrap_or(day) } else { day };
            return (vec![t], open, false);
        }
        (Vec::new(), news(scene.published), false)
    }

    /// Whether a day dates another act that stands between ("الهجوم نفذه التنظيم الذي سيطر على البلاد العام الماضي").
    fn dates_other(&self, scene: &Scene<'_, '_>, time: &super::scene::Time) -> bool {
        let between = self.tokens.end..time.tokens.start;
        within(&scene.anchors, between, |a| a.tokens.start)
            .iter()
            .any(|a| !factual::at_the_same_time(scene, a))
    }

    /// A time that counts back from what the sentence tells is that of the act right after it alone.
    fn is_its_past(&self, time: &super::scene::Time) -> bool {
        !time.earlier || (time.tokens.end..time.tokens.end + 3).contains(&self.tokens.start)
    }

    /// Whether a day stands with a word of saying before this cell begins.
    fn dates_report(&self, scene: &Scene<'_, '_>, time: &super::scene::Time, start: usize) -> bool {
        let before_cell = time.tokens.end <= self.tokens.start;
        let from = time.tokens.start.saturating_sub(9).max(start);
        before_cell && scene.has_cue(from..time.tokens.start, Cue::Report)
    }
}

/// Whether the article on a noun of this act speaks of one told before; "السيطرة على", "القبض على" have it always.
fn refers(act: Act) -> bool {
    use Act as A;
    !matches!(act, A::Arrest | A::Take | A::Free | A::Release | A::Disarm | A::Foil | A::Destroy)
}

/// Days up to which an interval says when something happened (codebook: "at least a month").
const MONTH: u32 = 31;

/// "The deadliest of this year" says nothing of the day.
fn is_this_year(scene: &Scene<'_, '_>, days: &Interval) -> bool {
    days.days() > 2 * MONTH && days.contains(scene.published)
}

/// Whether a word has the article: "الهجوم", but not "ألقى", whose hamza the normal form has lost.
fn is_definite(scene: &Scene<'_, '_>, at: usize) -> bool {
    let written = scene.text.quote(scene.text.range(at..at + 1));
    written.starts_with("ال") && !["القي", "القت", "القوا"].contains(&scene.text.word(at))
}

/// "الهجمات", "العمليات", "هجماته": acts of which no one is told.
fn is_definite_plural(word: &str) -> bool {
    let bare = word.trim_start_matches(['و', 'ف', 'ب', 'ك']);
    let definite = bare.starts_with("ال") || bare.starts_with("لل");
    let possessed = ["اته", "اتها", "اتهم"].iter().any(|end| bare.ends_with(end));
    (definite && (bare.ends_with("ات") || bare == "المعارك")) || possessed
}
