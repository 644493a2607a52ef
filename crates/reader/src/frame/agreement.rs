//! How well a telling agrees with an incident: whether it can be of it at all, and which of several it is of.
//!
//! Act, days, ground, sides and tolls are held against each other; what cannot be parts them, what is equal binds them.

use super::{
    Act, Scene,
    gather::{Gathered, Gathering, LATEST, NEWS, days_apart},
    roles::{Side, sides},
    telling::Telling,
};
use crate::{
    howmany::Harm,
    lang::Cue,
    who::{self, Who},
};
use tazamun_record::{Actor, Place, WherePrec};

/// Two places closer than this may be one incident's.
const SAME_KM: f64 = 12.0;
/// Closer than this, also across a border of divisions.
const BORDER_KM: f64 = 4.0;

/// Whether two places can be the ground of one incident: near each other, or one contains the other.
pub(super) fn same_ground(a: &Place, b: &Place) -> bool {
    let wide = |p: &Place| p.prec().is_some_and(|w| w >= WherePrec::District);
    let same_adm1 = a.adm1().is_some() && a.adm1() == b.adm1();
    let near = match (a.point(), b.point()) {
        (Some(p), Some(q)) => p.km_to(&q) <= if same_adm1 { SAME_KM } else { BORDER_KM },
        _ => false,
    };
    near || (same_adm1 && (wide(a) || wide(b)))
}

/// Who is clearly said to have done what a telling tells, and to whom, where the text names them.
pub(super) fn clear_sides(scene: &Scene<'_, '_>, telling: &Telling) -> (Vec<Actor>, Vec<Actor>) {
    let (mut doers, mut targets) = (Vec::new(), Vec::new());
    for (index, side) in sides(scene, telling) {
        match (&scene.actors[index].who, side) {
            (Who::Known(actor), Side::Doer(4..)) => doers.push(actor.clone()),
            (Who::Known(actor), Side::Target(5..)) => targets.push(actor.clone()),
            _ => {}
        }
    }
    (doers, targets)
}

impl Gathering<'_, '_, '_> {
    /// How well a telling agrees with an incident; `None` where it cannot be of it.
    pub(super) fn agreement(&self, incident: &Gathered, t: usize, sites: &[usize]) -> Option<i32> {
        let telling = &self.tellings[t];
        let apart = || self.told_apart(incident, telling, sites) || self.others_do(incident, t);
        if !incident.act.may_be(telling.act) || apart() {
            return None;
        }
        let mut score = i32::from(incident.act == telling.act) * 2;
        let apart = days_apart(&incident.when, &telling.when);
        let both_dated = incident.dated && telling.dated;
        if (apart > 1 && both_dated) || (apart > NEWS && !self.looks_back(incident, telling)) {
            return None;
        }
        score += i32::from(both_dated && apart == 0);
        score += self.ground_agreement(incident, telling, sites)?;
        let same_place = match (incident.sites.first(), sites.first()) {
            (Some(&a), Some(&b)) => self.scene.sites[a].place == self.scene.sites[b].place,
            _ => false,
        };
        score += self.toll_agreement(incident, telling, same_place)?;
        Some(score)
    }

    /// Whether days far apart can be one incident's: where one of the two only speaks of what was told ("العملية").
    fn looks_back(&self, incident: &Gathered, telling: &Telling) -> bool {
        let title = self.scene.is_title(telling.sentence);
        telling.refers || title || incident.latest().all(|&t| self.tellings[t].refers)
    }

    /// Whether somebody else is clearly said to have done it: strikes and shells have one side.
    fn others_do(&self, incident: &Gathered, t: usize) -> bool {
        let one_sided =
            |act: Act| matches!(act, Act::Air | Act::Shelling | Act::Bombard | Act::Take | Act::Free);
        let (new, telling) = (&self.doers[t], &self.tellings[t]);
        if self.struck_back(incident, t) {
            return true;
        }
        one_sided(incident.act)
            && one_sided(telling.act)
            && !telling.definite
            && !new.is_empty()
            && incident.latest().any(|&old| {
                let old = &self.doers[old];
                !old.is_empty()
                    && !old.iter().any(|a| new.contains(a))
                    && old.iter().any(who::is_government_side) != new.iter().any(who::is_government_side)
            })
    }

    /// Whether those who were struck do the striking here: "قصفت الطائرات مواقع للجبهة ... وشنت الجبهة هجوما".
    fn struck_back(&self, incident: &Gathered, t: usize) -> bool {
        let strikes = |act: Act| matches!(act, Act::Air | Act::Shelling | Act::Bombard);
        let (doers, act) = (&self.doers[t], self.tellings[t].act);
        let did = |i: &usize| self.doers[*i].iter().any(|a| doers.contains(a));
        let suffered =
            |i: &usize| self.targets[*i].iter().any(|a| doers.contains(a) && who::is_armed_group(a));
        strikes(incident.act) != strikes(act)
            && incident.latest().any(suffered)
            && !incident.latest().any(did)
    }

    /// What one sentence tells of two places it tells of two incidents.
    fn told_apart(&self, incident: &Gathered, telling: &Telling, sites: &[usize]) -> bool {
        let (Some(&a), Some(&b)) = (incident.sites.first(), sites.first()) else { return false };
        let same_sentence = incident.latest().any(|&t| self.tellings[t].sentence == telling.sentence);
        let (a, b) = (&self.scene.sites[a].place, &self.scene.sites[b].place);
        same_sentence && !self.scene.is_title(telling.sentence) && !telling.definite && a != b
    }

    fn ground_agreement(&self, incident: &Gathered, telling: &Telling, sites: &[usize]) -> Option<i32> {
        match (incident.sites.first(), sites.first()) {
            (Some(&a), Some(&b)) => {
                let (a, b) = (&self.scene.sites[a].place, &self.scene.sites[b].place);
                match (a == b, same_ground(a, b)) {
                    (true, _) => Some(4),
                    (false, true) => self.one_spot(incident, telling, a, b).then_some(3),
                    (false, false) => None,
                }
            }
            (None, _) => Some(0),
            (Some(&a), None) if self.lies_abroad(telling, a) => None,
            (Some(_), None) => {
                let last = incident.tellings.last().map(|&l| self.tellings[l].sentence)?;
                let far = telling.sentence.abs_diff(last) as i32;
                let turned = telling.shift && !telling.definite;
                let title = self.scene.is_title(telling.sentence);
                (!turned || title).then_some(2 - far.min(4))
            }
        }
    }

    /// Two exact places with names of their own are two spots, unless the telling refers back or tells the same toll.
    fn one_spot(&self, incident: &Gathered, telling: &Telling, a: &Place, b: &Place) -> bool {
        let exact = |p: &Place| p.prec() == Some(WherePrec::Exact);
        let same_toll = telling.tolls.iter().any(|&new| {
            incident
                .tolls
                .iter()
                .rev()
                .take(LATEST)
                .any(|&old| self.scene.tolls[old].toll == self.scene.tolls[new].toll)
        });
        let title = self.scene.is_title(telling.sentence);
        !(exact(a) && exact(b)) || telling.definite || same_toll || title
    }

    /// Equal tolls bind, different ones part, save where a source corrects another.
    fn toll_agreement(&self, incident: &Gathered, telling: &Telling, same_place: bool) -> Option<i32> {
        let mut score = 0;
        for &new in &telling.tolls {
            let new = &self.scene.tolls[new];
            for &old in incident.tolls.iter().rev().take(LATEST) {
                let old = &self.scene.tolls[old];
                if old.harm != new.harm {
                    continue;
                }
                let sentence = self.scene.text.sentences()[telling.sentence].start;
                let another = !same_place
                    && self.scene.has_cue(sentence..sentence + 1, Cue::Also)
                    && old.toll.number() != new.toll.number();
                if another {
                    return None;
                }
                if old.toll.number() == new.toll.number() {
                    score += if new.harm == Harm::Killed { 4 } else { 2 };
                } else if (old.victims == new.victims || incident.act.by_other_means(telling.act))
                    && !self.corrects(telling, old.toll.number(), new.toll.number())
                    && !same_place
                {
                    return None;
                } else {
                    score -= 1;
                }
            }
        }
        Some(score)
    }

    /// Whether a second number can be another source's for the same incident.
    fn corrects(&self, telling: &Telling, old: u32, new: u32) -> bool {
        let (low, high) = (old.min(new), old.max(new));
        let sentence = self.scene.text.sentences()[telling.sentence].clone();
        let update = self.scene.has_cue(sentence, Cue::Update);
        update || self.scene.is_title(telling.sentence) || low * 5 >= high * 3
    }
}
