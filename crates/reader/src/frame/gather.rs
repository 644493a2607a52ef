//! The tellings of an article → its incidents: what several sentences say of one incident is put together.
//!
//! One article never holds two reports of one incident (codebook), and its sentences come back to it: title, lead,
//! details, other sources. A telling joins the incident that it agrees with best in act, place, days and tolls; a
//! telling without a place of its own joins the latest that it can be of, unless its sentence turns to something else
//! and brings a toll of its own. The title is read last: it repeats what the text tells.

use super::{
    Act, Scene,
    agreement::{clear_sides, same_ground},
    factual::Unread,
    nearness::joined,
    scene::Site,
    telling::Telling,
};
use crate::{howmany::Harm, lang::Word};
use tazamun_record::{Actor, Interval, Place};

/// An incident in the making.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// Its tellings, by index, in the order in which they joined.
    pub tellings: Vec<usize>,
    /// Its places, by index in the scene, those of the first telling first.
    pub sites: Vec<usize>,
    /// Its act so far: the one of highest rank.
    pub act: Act,
    /// The tolls of its tellings, by index in the scene.
    pub tolls: Vec<usize>,
    /// Its days so far.
    pub when: Interval,
    /// Whether they were said of it.
    pub dated: bool,
    /// Told as the sum of incidents in several places.
    pub aggregate: bool,
}

/// How many tellings and tolls of an incident a new one is held against, the latest first; keeps the work linear too.
pub(super) const LATEST: usize = 24;

impl Gathered {
    /// Its latest tellings.
    pub(super) fn latest(&self) -> impl Iterator<Item = &usize> {
        self.tellings.iter().rev().take(LATEST)
    }
}

/// Days apart beyond which what is told anew is another incident.
pub(super) const NEWS: u32 = 5;

/// Bytes of normal form beyond which an article is more than a news item (some 3,000 letters).
const LONG: usize = 5_500;

/// How many incidents back a telling is held against: no article speaks of more, and the work stays linear in its
/// length.
const MEMORY: usize = 200;

/// Puts tellings together; what comes of none is given with its reason.
pub fn gather(scene: &Scene<'_, '_>, tellings: &[Telling]) -> (Vec<Gathered>, Vec<(usize, Unread)>) {
    let (doers, targets) = tellings.iter().map(|t| clear_sides(scene, t)).unzip();
    let mut gathering = Gathering {
        scene,
        tellings,
        incidents: Vec::new(),
        doers,
        targets,
        others: tellings.iter().any(|o| !o.sum && !o.tolls.is_empty()),
        dropped: Vec::new(),
    };
    let (title, body): (Vec<usize>, Vec<usize>) =
        (0..tellings.len()).partition(|&t| scene.is_title(tellings[t].sentence));
    for t in body.into_iter().chain(title) {
        gathering.add(t);
    }
    let Gathering { mut incidents, dropped, .. } = gathering;
    told_as_sum(scene, &mut incidents);
    (incidents, dropped)
}

/// A number that is the sum of what two incidents cost is no toll of either ("سبعة جنود قتلوا ... خمسة ... واثنان آخران").
fn told_as_sum(scene: &Scene<'_, '_>, incidents: &mut [Gathered]) {
    let killed = |t: &&usize| scene.tolls[**t].harm == Harm::Killed;
    let told = |&t: &usize| (t, scene.tolls[t].toll.number());
    let counts: Vec<Vec<(usize, u32)>> = incidents
        .iter()
        .take(MEMORY)
        .map(|i| i.tolls.iter().filter(killed).take(LATEST).map(told).collect())
        .collect();
    for (i, own) in counts.iter().enumerate() {
        let others: Vec<(usize, u32)> =
            counts.iter().enumerate().filter(|(j, _)| *j != i).flat_map(|(_, c)| c.iter().copied()).collect();
        // The sum is told first and its parts after it.
        let is_sum = |&(sum, total): &(usize, u32)| {
            own.iter().filter(|(part, n)| *part > sum && *n > 0).any(|(_, n)| {
                others.iter().any(|(other, m)| *other > sum && *m > 0 && n.checked_add(*m) == Some(total))
            })
        };
        let sums: Vec<usize> = own.iter().filter(|toll| is_sum(toll)).map(|(t, _)| *t).collect();
        incidents[i].tolls.retain(|t| !sums.contains(t));
    }
}

pub(super) struct Gathering<'g, 's, 't> {
    pub(super) scene: &'g Scene<'s, 't>,
    pub(super) tellings: &'g [Telling],
    incidents: Vec<Gathered>,
    /// For each telling who is clearly said to have done it, and to whom.
    pub(super) doers: Vec<Vec<Actor>>,
    pub(super) targets: Vec<Vec<Actor>>,
    /// Some telling gives a toll that is no sum.
    others: bool,
    dropped: Vec<(usize, Unread)>,
}

impl Gathering<'_, '_, '_> {
    fn add(&mut self, t: usize) {
        let telling = &self.tellings[t];
        let others = self.others;
        if telling.sum && !telling.tolls.is_empty() && others {
            self.dropped.extend(telling.anchors.iter().map(|&a| (a, Unread::Unbounded)));
            return;
        }
        if self.is_loose_talk(telling) {
            self.dropped.extend(telling.anchors.iter().map(|&a| (a, Unread::Unbounded)));
            return;
        }
        if telling.definite && !telling.dated && self.refers_back(t) {
            return;
        }
        for (sites, aggregate) in self.grounds(t) {
            let own: &[usize] = if self.tellings[t].shared { &[] } else { &sites };
            match self.best(t, own) {
                Some(i) => {
                    let own = own.to_vec();
                    self.join(i, t, &own);
                }
                None => self.open(t, sites, aggregate),
            }
        }
    }

    /// "أشرف على هجمات ضد القوات": attacks in the plural without a place, a day or a toll are of no one incident.
    fn is_loose_talk(&self, telling: &Telling) -> bool {
        let many = |&a: &usize| {
            let anchor = &self.scene.anchors[a];
            let start = anchor.tokens.start;
            !anchor.verb
                && (self.scene.text.word(start).ends_with("ات") || self.scene.is(Word::ManyActs, start))
        };
        let nothing_said =
            telling.tolls.is_empty() && !telling.dated && (telling.shared || telling.sites.is_empty());
        nothing_said
            && matches!(telling.act, Act::Assault | Act::Bomb | Act::Suicide)
            && !telling.anchors.is_empty()
            && telling.anchors.iter().all(many)
            && !self.scene.is_title(telling.sentence)
    }

    /// "The explosion", with no day and no toll of its own, is the one told before, wherever the sentence goes.
    fn refers_back(&mut self, t: usize) -> bool {
        let act = self.tellings[t].act;
        let fits = (self.incidents.len().saturating_sub(MEMORY)..self.incidents.len())
            .filter(|&i| self.incidents[i].act.may_be(act));
        let last = fits.max_by_key(|&i| {
            (self.incidents[i].act == act, self.incidents[i].tellings.len(), std::cmp::Reverse(i))
        });
        if let Some(i) = last {
            let ground = self.incidents[i].sites.first().map(|&s| self.scene.sites[s].place.clone());
            let here =
                |s: &usize| ground.as_ref().is_none_or(|g| same_ground(g, &self.scene.sites[*s].place));
            let sites: Vec<usize> = self.tellings[t].sites.iter().copied().filter(here).collect();
            self.join(i, t, &sites);
        }
        last.is_some()
    }

    /// The places of a telling: one set, or one for each of several incidents told together.
    fn grounds(&mut self, t: usize) -> Vec<(Vec<usize>, bool)> {
        let telling = &self.tellings[t];
        let of = |minor: bool| -> Vec<usize> {
            let fits = |s: &usize| {
                let site = &self.scene.sites[*s];
                !site.way && site.minor == minor && !(telling.shared && self.lies_abroad(telling, *s))
            };
            telling.sites.iter().copied().filter(fits).collect()
        };
        // What only situates another place stands for it where that has no name of its own.
        let major = Some(of(false)).filter(|sites| !sites.is_empty()).unwrap_or_else(|| of(true));
        let listed = self.listed(&major);
        if listed.len() < 2 {
            return vec![(self.by_nearness(telling, major), false)];
        }
        let places: Vec<&Place> = listed.iter().map(|&s| &self.scene.sites[s].place).collect();
        let one_adm1 = places[0].adm1().is_some() && places.iter().all(|p| p.adm1() == places[0].adm1());
        let first = self.scene.sites[listed[0]].tokens.start;
        let some_of = (first.saturating_sub(3)..first).any(|at| self.scene.is(Word::SomeOf, at));
        if telling.tolls.is_empty() && listed.len() <= 3 && !some_of {
            return listed.into_iter().map(|s| (vec![s], false)).collect();
        }
        if one_adm1 {
            return vec![(listed, true)];
        }
        // A sum over several divisions lies in none of them.
        self.dropped.extend(telling.anchors.iter().map(|&a| (a, Unread::NoPlace)));
        Vec::new()
    }

    /// Places told in a list ("قرب حلب والحسكة وكوباني") that cannot be one ground; none where it is no list.
    fn listed(&self, sites: &[usize]) -> Vec<usize> {
        let mut list: Vec<usize> = Vec::new();
        for &s in sites {
            if list.last().is_none_or(|&last| joined(self.scene, last, s)) {
                list.push(s);
            }
        }
        let apart = list.iter().any(|&a| {
            list.iter().any(|&b| !same_ground(&self.scene.sites[a].place, &self.scene.sites[b].place))
        });
        if apart { list } else { Vec::new() }
    }

    /// The most exact place nearest to the telling first; places that cannot be the same ground are left out.
    fn by_nearness(&self, telling: &Telling, mut sites: Vec<usize>) -> Vec<usize> {
        let head = telling.tokens.start;
        let distance = |site: &Site| {
            if site.tokens.start >= head { site.tokens.start - head } else { head - site.tokens.start + 3 }
        };
        sites.sort_by_key(|&s| distance(&self.scene.sites[s]));
        let Some(&first) = sites.first() else { return sites };
        let ground = self.scene.sites[first].place.clone();
        sites.retain(|&s| same_ground(&ground, &self.scene.sites[s].place));
        sites
    }

    /// The incident that a telling agrees with best.
    fn best(&self, t: usize, sites: &[usize]) -> Option<usize> {
        let scored = self.incidents.iter().enumerate().rev().take(MEMORY).filter_map(|(i, incident)| {
            let score = self.agreement(incident, t, sites)?;
            Some((score, i))
        });
        scored.max().map(|(_, i)| i)
    }

    fn join(&mut self, i: usize, t: usize, sites: &[usize]) {
        let telling = &self.tellings[t];
        let incident = &mut self.incidents[i];
        incident.tellings.push(t);
        incident.sites.extend(sites);
        incident.tolls.extend(&telling.tolls);
        if telling.act.rank() > incident.act.rank() {
            incident.act = telling.act;
        }
        // A title's "in one night" dates nothing that the text dates.
        let title = self.scene.is_title(telling.sentence) && incident.dated;
        if telling.dated && !title {
            incident.when = if incident.dated { hull(&incident.when, &telling.when) } else { telling.when };
            incident.dated = true;
        }
    }

    fn open(&mut self, t: usize, sites: Vec<usize>, aggregate: bool) {
        let telling = &self.tellings[t];
        let own = !sites.is_empty() && !telling.shared;
        let bare = telling.tolls.is_empty() && !(telling.dated && own);
        // The codebook asks for a month at least.
        let ages = telling.dated && telling.when.days() > 31;
        // Deep in a long article a place and a word of violence alone are talk, not news.
        let deep = self.scene.text.norm().len() > LONG && telling.sentence > 3;
        // What a title alone tells is a sloppy word for what the text tells.
        let retold = self.scene.is_title(telling.sentence)
            && telling.tolls.is_empty()
            && self.incidents.iter().take(MEMORY).any(|i| i.act.may_be(telling.act));
        let vague = ages
            || retold
            || (deep && !telling.dated && telling.tolls.is_empty())
            || (telling.told_of && bare)
            || (telling.definite && sites.is_empty())
            || (matches!(telling.act, Act::Take | Act::Free) && !own && telling.tolls.is_empty())
            || (telling.tolls.is_empty()
                && telling.plural
                && !(own && telling.dated && telling.act == Act::Air))
            || (bare && telling.act.is_open() && !own)
            || (telling.tolls.is_empty()
                && sites.is_empty()
                && (telling.act != Act::Suicide || telling.shift)
                && !telling.dated);
        if vague {
            self.dropped.extend(telling.anchors.iter().map(|&a| (a, Unread::Unbounded)));
            return;
        }
        let old =
            telling.dated && days_apart(&telling.when, &super::telling::news(self.scene.published)) > NEWS;
        let inherits = sites.is_empty() && !old && (telling.refers || telling.country.is_none());
        let sites = if inherits { self.context(telling) } else { sites };
        self.incidents.push(Gathered {
            tellings: vec![t],
            sites,
            act: telling.act,
            tolls: telling.tolls.clone(),
            when: telling.when,
            dated: telling.dated,
            aggregate,
        });
    }

    /// Whether a telling that names only a country ("في سوريا") speaks of another country than that of a place.
    pub(super) fn lies_abroad(&self, telling: &Telling, site: usize) -> bool {
        let country = self.scene.sites[site].place.country();
        telling.country.is_some_and(|said| country.is_some_and(|c| c != said))
    }

    /// Whether a place is one where something read happened, or stands in a sentence that tells nothing.
    fn is_told_of(&self, site: usize) -> bool {
        let start = self.scene.sites[site].tokens.start;
        let sentence = self.scene.text.sentence_of(start);
        let first = self.tellings.partition_point(|t| t.sentence < sentence);
        let here = self.tellings[first..].iter().take_while(|t| t.sentence == sentence);
        let mut told = here.peekable();
        told.peek().is_none() || told.any(|t| t.sites.contains(&site))
    }

    /// The place that a telling without one inherits: the one named last before it, in its sentence or earlier.
    fn context(&self, telling: &Telling) -> Vec<usize> {
        let before = self.scene.sites.partition_point(|s| s.tokens.start < telling.tokens.start);
        let sentence = telling.sentence;
        let near = (0..before).rev().find(|&s| {
            let site = &self.scene.sites[s];
            let far = sentence - self.scene.text.sentence_of(site.tokens.start);
            !self.lies_abroad(telling, s)
                && site.codable
                && !site.office
                && !site.way
                && far <= 2
                && self.is_told_of(s)
        });
        near.into_iter().collect()
    }
}

/// Days between two intervals; 0 where they share one.
pub fn days_apart(a: &Interval, b: &Interval) -> u32 {
    let day = tazamun_record::day_number;
    let gap = (day(a.start()) - day(b.end())).max(day(b.start()) - day(a.end())).max(0);
    u32::try_from(gap).unwrap_or(u32::MAX)
}

/// Two dates of one incident: the interval that holds both, unless one lies in the other, which then is more exact.
fn hull(a: &Interval, b: &Interval) -> Interval {
    let inside = |x: &Interval, y: &Interval| y.contains(x.start()) && y.contains(x.end());
    if inside(a, b) {
        return *a;
    }
    if inside(b, a) {
        return *b;
    }
    Interval::new(a.start().min(b.start()), a.end().max(b.end())).unwrap_or(*a)
}
