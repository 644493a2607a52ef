//! Places, days and tolls that may be a head's.

use super::{
    super::story::{LOOKED, Story, place_in_text},
    Choice, Value,
    beside::{DAY, LASTING, NEAREST, PLACE, TOLL, beside, near, ranks},
};
use crate::learned::bag::{Bag, bucket, put};
use crate::{
    annotate::{casualties, sorted::within},
    lang::Cue,
    ontology::{Harm, Victims},
};
use std::ops::Range;
use tazamun_record::Interval;

pub(super) fn places(story: &Story<'_, '_>, h: usize) -> Vec<Choice> {
    let scene = story.scene;
    let head = &story.heads[h];
    let act = head.act as u64;
    let seen: Vec<usize> = near(story, h, &scene.sites, |s| s.tokens.start)
        .into_iter()
        .filter(|&i| scene.sites[i].codable && head.only.is_none_or(|(only, _)| only == i))
        .collect();
    let spans: Vec<Range<usize>> = seen.iter().map(|&i| scene.sites[i].tokens.clone()).collect();
    let ranks = ranks(story, h, &spans);
    let mut out = Vec::new();
    for (n, &i) in seen.iter().enumerate() {
        let site = &scene.sites[i];
        let mut shared = Bag::roomy();
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
        let in_its =
            finer.clone().any(|o| story.sentence(o.tokens.start) == story.sentence(site.tokens.start));
        put!(bag, Values, "finer", beside_it, in_its, same, finer.count().min(2));
        let (again, titled) = story.places_again[i];
        put!(bag, Story, "place again", again, same);
        put!(bag, Story, "place in title", titled && story.titled, same);
        let home = site.place.country() == story.country;
        put!(bag, Story, "place at home", home, same);
        put!(bag, Values, "prec", site.place.prec().map_or(0, |p| p as u64 + 1), same);
        let listed = seen.iter().any(|&j| {
            let o = &scene.sites[j].tokens;
            o.start >= site.tokens.end && o.start - site.tokens.end <= 1
                || site.tokens.start >= o.end && site.tokens.start - o.end <= 1
        });
        put!(bag, Grammar, "place listed", listed, same);
        put!(bag, Values, "in agency line", site.tokens.start < 12 && site.office);
        for (rank, place) in std::iter::once(&site.place).chain(&site.others).take(3).enumerate() {
            let mut bag = shared.opened(2);
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

pub(super) fn days(story: &Story<'_, '_>, h: usize) -> Vec<Choice> {
    let scene = story.scene;
    let head = &story.heads[h];
    let act = head.act as u64;
    let seen = near(story, h, &scene.times, |t| t.tokens.start);
    let spans: Vec<Range<usize>> = seen.iter().map(|&i| scene.times[i].tokens.clone()).collect();
    let ranks = ranks(story, h, &spans);
    let mut out = Vec::new();
    let in_sentence =
        seen.iter().filter(|&&i| story.sentence(scene.times[i].tokens.start) == head.sentence).count();
    for (n, &i) in seen.iter().enumerate() {
        let time = &scene.times[i];
        let mut bag = Bag::roomy();
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
                let mut bag = bag.opened(2);
                put!(bag, Values, "day opened", same);
                put!(bag, Values, "day opened after", time.tokens.end <= head.tokens.start);
                out.push(Choice { value: Value::Days(open), tokens: Some(time.tokens.clone()), bag });
            }
        }
        out.push(Choice { value: Value::Days(day), tokens: Some(time.tokens.clone()), bag });
    }
    for i in near(story, h, &scene.lasting, |t| t.tokens.start) {
        let time = &scene.lasting[i];
        let mut bag = Bag::roomy();
        let same = story.sentence(time.tokens.start) == head.sentence;
        beside(story, h, &time.tokens, LASTING, &mut bag);
        put!(bag, Values, "lasting", same, in_sentence.min(2));
        put!(bag, Values, "lasting act", act, same);
        put!(bag, Values, "lasting length", bucket(time.interval.days() as usize), same);
        out.push(Choice { value: Value::Days(time.interval), tokens: Some(time.tokens.clone()), bag });
    }
    let mut bag = Bag::roomy();
    put!(bag, Values, "news of the day");
    put!(bag, Values, "news, days here", in_sentence.min(2), seen.len().min(4));
    put!(bag, Position, "news at", place_in_text(story, head.sentence).min(5));
    put!(bag, Act, "news act", act);
    out.push(Choice {
        value: Value::Days(crate::annotate::dates::news_of_the_day(scene.published)),
        tokens: None,
        bag,
    });
    out
}

pub(super) fn tolls(story: &Story<'_, '_>, h: usize, harm: Harm) -> Vec<Choice> {
    let scene = story.scene;
    let head = &story.heads[h];
    let act = head.act as u64;
    let kind = TOLL + u64::from(harm == Harm::Wounded);
    let seen: Vec<usize> = near(story, h, &scene.tolls, |t| t.tokens.start)
        .into_iter()
        .filter(|&i| scene.tolls[i].harm == harm)
        .collect();
    let spans: Vec<Range<usize>> = seen.iter().map(|&i| scene.tolls[i].tokens.clone()).collect();
    let ranks = ranks(story, h, &spans);
    let mut out = Vec::new();
    let mut none = Bag::roomy();
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
        let mut bag = Bag::roomy();
        let same = story.sentence(toll.tokens.start) == head.sentence;
        beside(story, h, &toll.counted, kind, &mut bag);
        put!(bag, Distance, "toll rank", kind, ranks[n].0, ranks[n].1, same);
        put!(bag, Values, "its own", kind, own(i));
        put!(bag, Values, "past", kind, toll.past);
        put!(bag, Values, "victims", kind, toll.victims, act);
        put!(bag, Values, "number", kind, bucket(toll.toll.number() as usize));
        put!(bag, Values, "vague", kind, toll.toll.best().is_none());
        let equal = |o: &&casualties::Mention| o.harm == harm && o.toll.number() == toll.toll.number();
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
            let mut bag = bag.opened(2);
            put!(bag, Values, "sum", kind, same);
            put!(bag, Values, "sum of", kind, toll.victims, next.victims);
            let sum = casualties::sum(&toll.toll, &next.toll);
            out.push(Choice {
                value: Value::Toll(sum),
                tokens: Some(toll.tokens.start..next.tokens.end),
                bag,
            });
        }
        let tokens = if toll.tokens.len() <= toll.counted.len() + 2 {
            toll.tokens.clone()
        } else {
            toll.counted.clone()
        };
        out.push(Choice { value: Value::Toll(toll.toll), tokens: Some(tokens), bag });
    }
    let sums = within(&scene.sums, story.reach(h), |t| t.tokens.start);
    for sum in sums.iter().filter(|t| t.harm == harm).take(NEAREST) {
        let mut bag = Bag::roomy();
        beside(story, h, &sum.counted, kind, &mut bag);
        put!(bag, Values, "sum of both sides", kind, act);
        put!(bag, Values, "sum of both sides, here", kind, here.min(3));
        out.push(Choice { value: Value::Toll(sum.toll), tokens: Some(sum.tokens.clone()), bag });
    }
    out
}
