//! The sums that an article leaves to its reader: the dead of one side and those of the other.

use super::{Harm, Mention, Victims, sum};
use crate::{
    lang::{Cue, Language},
    text::{AND, Text},
};

/// Tokens between the tolls of one incident.
const REACH_BOTH: usize = 14;
/// Sentences between the tolls of the two sides of an incident.
const REACH_SENTENCES: usize = 3;
/// Tokens between them.
const REACH_SIDES: usize = 80;

/// The sums of tolls that a sentence gives for both sides ("مقتل 22 من الحوثيين، في حين قتل سبعة من المقاومة"): the total of
/// the incident, beside its parts.
pub fn sums(language: &Language, text: &Text<'_>, tolls: &[Mention]) -> Vec<Mention> {
    let cues = language.cues.find(text);
    let turned = |from: usize, to: usize| {
        let first = cues.partition_point(|c| c.tokens.start < from);
        cues[first..]
            .iter()
            .take_while(|c| c.tokens.start < to)
            .any(|c| matches!(c.value, Cue::Also | Cue::Besides))
    };
    // "مقتل ثمانية، بالإضافة إلى مقتل أربعة مهاجمين": nothing that parts one incident from another stands between.
    let besides = |from: usize, to: usize| {
        let first = cues.partition_point(|c| c.tokens.start < from);
        let parted = cues[first..].iter().take_while(|c| c.tokens.start < to);
        from + REACH_BOTH >= to && !parted.into_iter().any(|c| matches!(c.value, Cue::Subset | Cue::Shift))
    };
    let mut sums = Vec::new();
    for harm in [Harm::Killed, Harm::Wounded] {
        let of: Vec<&Mention> =
            tolls.iter().filter(|t| t.harm == harm && !t.past && t.toll.number() > 0).collect();
        for (a, b) in of.iter().zip(of.iter().skip(1)) {
            let one = text.sentence_of(a.tokens.start) == text.sentence_of(b.tokens.start);
            let apart = a.counted.end <= b.counted.start;
            // One who is told twice is one ("قتل شاب وجدت جثته").
            let and = text.word(b.tokens.start).starts_with(AND);
            let several = a.toll.number() > 1 || b.toll.number() > 1 || and;
            let joined =
                turned(a.tokens.end, b.tokens.start) || several && besides(a.counted.end, b.counted.start);
            if one && apart && joined {
                let tokens = a.tokens.start..b.tokens.end.max(a.tokens.end);
                let toll = sum(&a.toll, &b.toll);
                sums.push(Mention {
                    counted: tokens.clone(),
                    tokens,
                    harm,
                    toll,
                    victims: Victims::Persons,
                    past: false,
                });
            }
        }
    }
    sums.extend(both_sides(text, tolls));
    sums.sort_by_key(|s| (s.tokens.start, s.tokens.end));
    sums
}

/// The sums of those killed and of the fighters told nearest to them ("مقتل 5 أشخاص. ... وقتل المهاجم"): what the codebook
/// counts, whose toll is of all sides.
fn both_sides(text: &Text<'_>, tolls: &[Mention]) -> Vec<Mention> {
    let killed = |t: &&Mention| t.harm == Harm::Killed && !t.past && t.toll.number() > 0;
    let (fighters, others): (Vec<&Mention>, Vec<&Mention>) =
        tolls.iter().filter(killed).partition(|t| t.victims == Victims::Fighters);
    let between = |a: &Mention, b: &Mention| {
        let (first, last) = if a.counted.start < b.counted.start { (a, b) } else { (b, a) };
        let sentences = |at: usize| text.sentence_of(at);
        let near = sentences(last.counted.start) - sentences(first.counted.start) <= REACH_SENTENCES;
        let tokens = last.counted.start.checked_sub(first.counted.end)?;
        // One and one may be told of one ("مقتل زعيم ...", "مقتل فلان").
        let several = a.toll.number() > 1 || b.toll.number() > 1;
        (near && several && tokens <= REACH_SIDES).then_some(tokens)
    };
    // Tolls stand in the order of the text: only the neighbours of each need be looked at.
    let pairs = others.iter().filter_map(|a| {
        let next = fighters.partition_point(|b| b.counted.start < a.counted.start);
        let beside = fighters[next.saturating_sub(1)..(next + 1).min(fighters.len())].iter();
        Some((*a, *beside.filter_map(|b| Some((between(a, b)?, b))).min_by_key(|(gap, _)| *gap)?.1))
    });
    pairs
        .map(|(a, b)| {
            let tokens = a.tokens.start.min(b.tokens.start)..a.tokens.end.max(b.tokens.end);
            Mention {
                counted: tokens.clone(),
                tokens,
                harm: Harm::Killed,
                toll: sum(&a.toll, &b.toll),
                victims: Victims::Persons,
                past: false,
            }
        })
        .collect()
}
