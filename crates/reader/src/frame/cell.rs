//! A telling in the making: heads of one sentence that tell of one incident, until one tells of another.

use super::{
    Act, Anchor, Scene,
    definite::{is_definite, is_definite_plural},
    factual,
    head::Head,
    nearness::cost,
    scene::{Time, within},
    telling::{Telling, news},
};
use crate::{howmany::Harm, lang::Cue};
use std::ops::Range;
use tazamun_record::{Country, Interval};

/// Cost up to which a country's name says where something happened.
const ABROAD: usize = 9;

/// A telling in the making.
pub(super) struct Cell {
    pub(super) tokens: Range<usize>,
    pub(super) act: Act,
    pub(super) anchors: Vec<usize>,
    pub(super) tolls: Vec<usize>,
    pub(super) sites: Vec<usize>,
    pub(super) shared: bool,
}

impl Cell {
    pub(super) fn new(head: &Head, sites: Vec<usize>) -> Self {
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

    pub(super) fn take(&mut self, head: &Head, sites: Vec<usize>) {
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
    pub(super) fn apart_from(&self, scene: &Scene<'_, '_>, head: &Head, sites: &[usize]) -> bool {
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
                .any(|&b| !super::agreement::same_ground(&scene.sites[a].place, &scene.sites[b].place))
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

    pub(super) fn telling(
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
            plural: !named.is_empty() && named.iter().all(|a| is_definite_plural(scene, a.tokens.start)),
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
    fn dates_other(&self, scene: &Scene<'_, '_>, time: &Time) -> bool {
        let between = self.tokens.end..time.tokens.start;
        within(&scene.anchors, between, |a| a.tokens.start)
            .iter()
            .any(|a| !factual::at_the_same_time(scene, a))
    }

    /// A time that counts back from what the sentence tells is that of the act right after it alone.
    fn is_its_past(&self, time: &Time) -> bool {
        !time.earlier || (time.tokens.end..time.tokens.end + 3).contains(&self.tokens.start)
    }

    /// Whether a day stands with a word of saying before this cell begins.
    fn dates_report(&self, scene: &Scene<'_, '_>, time: &Time, start: usize) -> bool {
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
