//! The sums that an article leaves to its reader: the dead of one side and those of the other.

use super::{
    Class, Harm, Mention, Victims, quantity_at,
    scan::{CountedHere, Scan},
    sum,
};
use crate::{
    annotate::sorted::within,
    lang::{Cue, Language, Word},
    text::{AND, Text},
};
use std::{borrow::Cow, ops::Range};

/// Tokens between the tolls of one incident.
const REACH_BOTH: usize = 14;
/// Sentences between the tolls of the two sides of an incident.
const REACH_SENTENCES: usize = 3;
/// Tokens between them.
const REACH_SIDES: usize = 80;
/// Tokens between a toll and others who are told of besides, in the same sentence or the next.
const REACH_OTHERS: usize = 40;
/// Tolls that one sentence may add up.
const PARTS: usize = 3;
/// Tokens between a toll and more people who are told after its place or manner.
const REACH_MORE: usize = 14;

/// The sums of tolls that a sentence gives for both sides ("مقتل 22 من الحوثيين، في حين قتل سبعة من المقاومة"): the total of
/// the incident, beside its parts.
pub fn sums(language: &Language, text: &Text<'_>, tolls: &[Mention]) -> Vec<Mention> {
    let lists = !language.settings.subject_first;
    let scan = lists.then(|| Scan::new(language, text));
    let cues = scan.as_ref().map_or_else(|| Cow::Owned(language.cues.find(text)), |s| Cow::Borrowed(&s.cues));
    let between =
        |from: usize, to: usize| within(&cues, from..to, |c| c.tokens.start).iter().map(|c| c.value);
    let turned =
        |from: usize, to: usize| between(from, to).any(|cue| matches!(cue, Cue::Also | Cue::Besides));
    // "مقتل ثمانية، بالإضافة إلى مقتل أربعة مهاجمين": nothing that parts one incident from another stands between.
    let besides = |from: usize, to: usize| {
        from + REACH_BOTH >= to && !between(from, to).any(|cue| matches!(cue, Cue::Subset | Cue::Shift))
    };
    let mut sums = Vec::new();
    for harm in [Harm::Killed, Harm::Wounded] {
        let of: Vec<&Mention> =
            tolls.iter().filter(|t| t.harm == harm && !t.past && t.toll.number() > 0).collect();
        // Whether "and" joins a toll to what is told before it.
        let added = |b: &Mention| {
            scan.as_ref()
                .and_then(|s| s.harm_over(b.tokens.start))
                .map_or_else(|| text.word(b.tokens.start).starts_with(AND), |h| h.proclitics.conjunction)
        };
        let joined = |a: &Mention, b: &Mention| {
            let (first, next) = (text.sentence_of(a.tokens.start), text.sentence_of(b.tokens.start));
            let apart = a.counted.end <= b.counted.start;
            // One who is told twice is one ("قتل شاب وجدت جثته").
            let and = added(b);
            // "مقتل عنصرين، ليرتفع مجموع القتلى إلى 16": what is a total already.
            let total = between(a.tokens.end, b.tokens.end).any(|cue| matches!(cue, Cue::Sum | Cue::Update));
            let several = a.toll.number() > 1 || b.toll.number() > 1 || and;
            let one = first == next
                && (turned(a.tokens.end, b.tokens.start)
                    || several && besides(a.counted.end, b.counted.start));
            // "قتل شرطيان في الهجوم. وقتل ثلاثة آخرون": others are told besides those before them.
            let others = || {
                lists
                    && several
                    && next - first <= 1
                    && b.counted.start.saturating_sub(a.counted.end) <= REACH_OTHERS
                    && b.counted.clone().any(|at| language.words.is(Word::Others, text.word(at)))
            };
            apart && !total && (one || others())
        };
        for (i, first) in of.iter().enumerate() {
            let mut toll = first.toll;
            // "28 قتيلا، 17 متمردا ... و11 جنديا": the first is the sum of those after it, where no "and" adds them to it.
            let whole = matches!(of.get(i + 1..i + 3), Some([a, b])
                if !added(a) && a.toll.number().checked_add(b.toll.number()) == Some(toll.number()));
            if lists && whole {
                continue;
            }
            let parts = if lists { PARTS } else { 2 };
            for pair in of[i..].windows(2).take(parts - 1) {
                let (a, b) = (pair[0], pair[1]);
                if !joined(a, b) {
                    break;
                }
                toll = sum(&toll, &b.toll);
                let tokens = first.tokens.start..b.tokens.end.max(a.tokens.end);
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
    sums.extend(both_sides(language, text, tolls));
    if let Some(scan) = &scan {
        sums.extend(tolls.iter().filter(|t| !t.past && t.toll.number() > 0).flat_map(|toll| {
            [scan.more_after(toll, tolls), scan.more_before(toll, tolls)].into_iter().flatten()
        }));
    }
    sums.sort_by_key(|s| (s.tokens.start, s.tokens.end));
    sums.dedup_by(|a, b| a.tokens == b.tokens && a.toll == b.toll && a.harm == b.harm);
    sums
}

/// A toll and more people, together.
fn with_more(toll: &Mention, more: &CountedHere) -> Mention {
    let tokens = toll.tokens.start.min(more.tokens.start)..toll.tokens.end.max(more.tokens.end);
    let harm = toll.harm;
    let toll = sum(&toll.toll, &more.toll);
    Mention { counted: tokens.clone(), tokens, harm, toll, victims: Victims::Persons, past: false }
}

impl Scan<'_, '_> {
    /// "قتل قيادي في الجماعة خلال الغارة ومرافق له", "قتل ثلاثة في البلدة، فضلا عن مدنيين اثنين": people without a word of
    /// harm of their own, after a toll whose place or manner parts them from it.
    fn more_after(&self, toll: &Mention, tolls: &[Mention]) -> Option<Mention> {
        let sentence = &self.text.sentences()[self.text.sentence_of(toll.tokens.start)];
        let from = toll.counted.end.max(toll.tokens.end);
        let upto = (from + REACH_MORE).min(sentence.end);
        let mut besides = false;
        for at in from..upto {
            besides |= self.is(Word::Besides, at);
            let sign = matches!(self.text.word(at), "." | ";" | ":")
                || self.text.word(at) == "," && !self.besides_near(at);
            let cue = matches!(self.cue_at(at), Some(Cue::Subset | Cue::Also | Cue::Shift));
            // "واعتقل ثلاثة": whoever another act is done to.
            let act =
                self.language.triggers.longest_at(self.text, at).is_some_and(|t| t.proclitics.conjunction);
            if sign || cue || act || self.harm_over(at).is_some() || self.is(Word::Relative, at) {
                return None;
            }
            let Some(more) = self.counted_at(at, sentence.end) else { continue };
            let numbered = quantity_at(self.language, self.text, at).is_some();
            let told =
                tolls.iter().any(|t| t.counted.start < more.tokens.end && more.tokens.start < t.counted.end);
            let people = matches!(more.class, Class::People(_)) && (numbered || at > from);
            let own = self.harm_over(more.tokens.end).is_some_and(|h| !h.proclitics.conjunction);
            let joined = more.conjunction || besides;
            return (people && joined && !told && !own).then(|| with_more(toll, &more));
        }
        None
    }

    /// Whether "in addition" follows a comma.
    fn besides_near(&self, comma: usize) -> bool {
        self.is(Word::Besides, comma + 1) || self.is(Word::Besides, comma + 2)
    }

    /// "28 عنصرا من الجيش ومقاتليه و18 مقاتلا من التنظيم قتلوا": those before a toll that "and" joins to them.
    fn more_before(&self, toll: &Mention, tolls: &[Mention]) -> Option<Mention> {
        let start = toll.counted.start;
        let verb_follows = toll.tokens.start == start && toll.tokens.end > toll.counted.end;
        let joined = self.counted_at(start, toll.counted.end).is_some_and(|c| c.conjunction);
        if !verb_follows || !joined {
            return None;
        }
        let sentence = &self.text.sentences()[self.text.sentence_of(start)];
        let from: Range<usize> = start.saturating_sub(REACH_MORE).max(sentence.start)..start;
        for at in from.rev() {
            let sign = matches!(self.text.word(at), "." | ";" | ":" | ",");
            let cue = matches!(self.cue_at(at), Some(Cue::Subset | Cue::Also | Cue::Shift));
            let taken = tolls.iter().any(|t| t.counted.contains(&at));
            if sign || cue || taken || self.harm_over(at).is_some() || self.is(Word::Relative, at) {
                return None;
            }
            if quantity_at(self.language, self.text, at).is_none() {
                continue;
            }
            let more = self.counted_at(at, start)?;
            let people = matches!(more.class, Class::People(_)) && more.toll.number() > 1;
            return people.then(|| with_more(toll, &more));
        }
        None
    }
}

/// The sums of those killed and of the fighters told nearest to them ("مقتل 5 أشخاص. ... وقتل المهاجم"): what the codebook
/// counts, whose toll is of all sides.
fn both_sides(language: &Language, text: &Text<'_>, tolls: &[Mention]) -> Vec<Mention> {
    let killed = |t: &&Mention| t.harm == Harm::Killed && !t.past && t.toll.number() > 0;
    let (fighters, others): (Vec<&Mention>, Vec<&Mention>) =
        tolls.iter().filter(killed).partition(|t| t.victims == Victims::Fighters);
    let between = |a: &Mention, b: &Mention| {
        let (first, last) = if a.counted.start < b.counted.start { (a, b) } else { (b, a) };
        let sentences = |at: usize| text.sentence_of(at);
        let near = sentences(last.counted.start) - sentences(first.counted.start) <= REACH_SENTENCES;
        let tokens = last.counted.start.checked_sub(first.counted.end)?;
        // One and one may be told of one ("مقتل زعيم ...", "مقتل فلان"), save where one died after the other ("قبل أن تقتله").
        let after = language.words.is(Word::Before, text.word(last.tokens.start));
        // Whoever did it is none of those whom they killed.
        let did = b.counted.clone().any(|at| language.words.is(Word::Perpetrator, text.word(at)));
        let several = a.toll.number() > 1 || b.toll.number() > 1 || after || did;
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
