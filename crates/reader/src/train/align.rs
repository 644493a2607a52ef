//! Coded incidents → which heads tell them, and which options of their slots are right.

use crate::{
    eval::{self, Coded},
    link::{
        slots::{Choice, Slot, Value},
        story::Story,
    },
};
use std::ops::Range;
use tazamun_record::{Actor, Facts, Place, WherePrec, day_number};

/// Agreement from which on a head that no quote holds tells a coded incident.
const LIKELY: f32 = 2.5;

/// What the coding says of a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Truth {
    /// It tells this coded incident.
    Tells(usize),
    /// It may tell one of these, or nothing.
    May(Vec<usize>),
    /// It tells none that was coded.
    Nothing,
}

/// Where a quote stands, as bytes of the whole text.
fn occurrences(whole: &str, quote: &str) -> Vec<Range<usize>> {
    whole.match_indices(quote).map(|(at, q)| at..at + q.len()).collect()
}

/// What the coding says of each head.
pub fn truths(story: &Story<'_, '_>, whole: &str, coded: &[Coded]) -> Vec<Truth> {
    let text = story.scene.text;
    let spans: Vec<Range<usize>> =
        story.heads.iter().map(|h| text.span(text.range(h.tokens.clone()))).collect();
    let sentences: Vec<Range<usize>> =
        text.sentences().iter().map(|s| text.span(text.range(s.clone()))).collect();
    let sentence_at = |byte: usize| sentences.partition_point(|s| s.end <= byte);
    let mut scores = vec![vec![0.0_f32; coded.len()]; story.heads.len()];
    for (g, incident) in coded.iter().enumerate() {
        let report = &incident.report;
        let others: Vec<Vec<usize>> = report
            .quotes
            .iter()
            .map(|(_, q)| occurrences(whole, q.as_str()).iter().map(|o| sentence_at(o.start)).collect())
            .collect();
        let company = |o: &Range<usize>| others.iter().filter(|s| s.contains(&sentence_at(o.start))).count();
        let trigger = occurrences(whole, report.trigger.as_str());
        let best = trigger.iter().map(company).max().unwrap_or(0);
        let chosen = trigger.iter().find(|o| company(o) == best);
        let mut mark = |span: &Range<usize>, points: f32| {
            for (h, s) in spans.iter().enumerate() {
                if s.start < span.end && span.start < s.end {
                    scores[h][g] += points;
                }
            }
        };
        if let Some(at) = chosen {
            mark(at, 3.0);
            let home = sentence_at(at.start);
            for (points, quote) in [(2.0, &report.quotes.killed), (1.0, &report.quotes.wounded)] {
                let Some(quote) = quote else { continue };
                let near = occurrences(whole, quote.as_str());
                if let Some(o) = near.iter().min_by_key(|o| sentence_at(o.start).abs_diff(home)) {
                    mark(o, points);
                }
            }
        }
    }
    let truth = |h: usize| {
        let best = scores[h].iter().copied().fold(0.0, f32::max);
        let told: Vec<usize> = (0..coded.len()).filter(|&g| scores[h][g] > 0.0).collect();
        if let (Some((site, _)), true) = (story.heads[h].only, told.len() > 1) {
            let place = &story.scene.sites[site].place;
            let km =
                |g: &usize| eval::km(&coded[*g].report.facts, &with_place(place, &coded[*g].report.facts));
            let best = told
                .iter()
                .filter(|g| near(&coded[**g].report.facts, place))
                .min_by(|a, b| km(a).total_cmp(&km(b)));
            return best.map_or(Truth::Nothing, |g| Truth::Tells(*g));
        }
        if best > 0.0 {
            return Truth::Tells(scores[h].iter().position(|&s| s == best).unwrap_or(0));
        }
        let may: Vec<usize> = (0..coded.len()).filter(|&g| may_tell(story, h, &coded[g])).collect();
        let likely: Vec<f32> = may.iter().map(|&g| likeness(story, h, &coded[g])).collect();
        let top = likely.iter().copied().fold(0.0, f32::max);
        if top >= LIKELY && likely.iter().filter(|l| **l == top).count() == 1 {
            return Truth::Tells(may[likely.iter().position(|l| *l == top).unwrap_or(0)]);
        }
        if may.is_empty() { Truth::Nothing } else { Truth::May(may) }
    };
    (0..story.heads.len()).map(truth).collect()
}

/// Whether a head that no quote holds may tell more of a coded incident.
fn may_tell(story: &Story<'_, '_>, h: usize, coded: &Coded) -> bool {
    let head = &story.heads[h];
    let facts = &coded.report.facts;
    let kind = head.act.sub_event_type();
    let fits = match (kind, facts.what.sub_event_type()) {
        (Some(a), Some(b)) => a == b || a.event_type() == b.event_type(),
        _ => true,
    };
    let sentence = story.scene.text.sentences()[head.sentence].clone();
    let sites: Vec<&Place> =
        crate::annotate::sorted::within(&story.scene.sites, sentence, |s| s.tokens.start)
            .iter()
            .filter(|s| s.codable)
            .map(|s| &s.place)
            .collect();
    fits && (sites.is_empty() || sites.iter().any(|p| near(facts, p)))
}

fn with_place(place: &Place, facts: &Facts) -> Facts {
    Facts { place: place.clone(), ..facts.clone() }
}

fn near(facts: &Facts, place: &Place) -> bool {
    let read = with_place(place, facts);
    eval::km(facts, &read) <= 50.0 || eval::same_adm1(facts, &read)
}

/// Which options of a slot are right for a coded incident; none where no option is.
pub fn right(slot: Slot, choices: &[Choice], coded: &Coded) -> Vec<bool> {
    right_values(slot, &choices.iter().map(|c| &c.value).collect::<Vec<_>>(), coded)
}

/// Whether a value is right for a coder's facts.
type Test<'t> = &'t dyn Fn(&Facts, &Value) -> bool;

/// The same of values alone.
pub fn right_values(slot: Slot, values: &[&Value], coded: &Coded) -> Vec<bool> {
    let by = |test: &dyn Fn(&Facts, &Value) -> bool| -> Vec<bool> {
        values.iter().map(|v| coded.either(|f| test(f, v))).collect()
    };
    let first = |tests: &[Test<'_>]| -> Vec<bool> {
        tests.iter().map(|t| by(*t)).find(|r| r.contains(&true)).unwrap_or_else(|| vec![false; values.len()])
    };
    match slot {
        Slot::Place => first(&[
            &|f, v| matches!(v, Value::Place(p) if exactly(f, p)),
            &|f, v| matches!(v, Value::Place(p) if eval::Slot::Place.agrees(f, &with_place(p, f))),
            &|f, v| matches!(v, Value::Place(p) if near(f, p)),
        ]),
        Slot::Date => first(&[
            &|f, v| matches!(v, Value::Days(d) if *d == f.when),
            &|f, v| matches!(v, Value::Days(d) if (day_number(d.start()) - day_number(f.when.start())).abs() <= 1 && (day_number(d.end()) - day_number(f.when.end())).abs() <= 1 && d.gap(&f.when) == 0),
            &|f, v| matches!(v, Value::Days(d) if d.gap(&f.when) <= 1),
        ]),
        Slot::Killed | Slot::Wounded => by(&|f, v| {
            let coded = if slot == Slot::Killed { f.killed } else { f.wounded };
            match v {
                Value::Toll(t) => eval::same_count(coded, Some(*t)),
                Value::None => coded.is_none(),
                _ => false,
            }
        }),
        Slot::Attacker | Slot::Attacked => by(&|f, v| {
            let coded = if slot == Slot::Attacker { &f.actor1 } else { &f.actor2 };
            match v {
                Value::Side(a) => eval::same_actor(coded, std::slice::from_ref(a)),
                Value::None => eval::same_actor(coded, &[] as &[Actor]),
                _ => false,
            }
        }),
        Slot::Kind => first(&[&|f, v| matches!(v, Value::Kind(k) if f.what.sub_event_type() == Some(*k))]),
        Slot::Status => by(&|f, v| *v == Value::Status(f.status)),
        Slot::Background => by(&|f, v| *v == Value::Flag(f.background)),
        Slot::Aggregate => by(&|f, v| *v == Value::Flag(f.aggregate)),
    }
}

/// Within a few kilometres, or the same whole division: what the coder would call the place itself.
fn exactly(coded: &Facts, place: &Place) -> bool {
    let wide = |p: &Place| p.prec().is_some_and(|w| w >= WherePrec::Governorate);
    let km = eval::km(coded, &with_place(place, coded));
    if wide(&coded.place) {
        return wide(place) && eval::same_adm1(coded, &with_place(place, coded));
    }
    km <= 12.0
}

/// How much a head that no quote holds agrees with a coded incident.
fn likeness(story: &Story<'_, '_>, h: usize, coded: &Coded) -> f32 {
    let head = &story.heads[h];
    let facts = &coded.report.facts;
    let kind = head.act.sub_event_type();
    let coded_kind = facts.what.sub_event_type();
    let mut score = match (kind, coded_kind) {
        (Some(a), Some(b)) if a == b => 1.5,
        (Some(a), Some(b)) if a.event_type() == b.event_type() => 1.0,
        _ => 0.0,
    };
    let sentence = story.scene.text.sentences()[head.sentence].clone();
    let near_it = crate::annotate::sorted::within(&story.scene.sites, sentence, |s| s.tokens.start)
        .iter()
        .any(|s| s.codable && eval::Slot::Place.agrees(facts, &with_place(&s.place, facts)));
    score += if near_it { 1.5 } else { 0.0 };
    if let Some(toll) = head.toll.map(|t| &story.scene.tolls[t]) {
        let n = Some(toll.toll.number());
        if toll.harm != crate::ontology::Harm::Wounded && eval::number(facts.killed) == n {
            score += 2.0;
        } else if toll.harm == crate::ontology::Harm::Wounded && eval::number(facts.wounded) == n {
            score += 1.0;
        } else {
            score -= 1.0;
        }
    }
    score
}
