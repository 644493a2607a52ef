//! Where in a text the tolls stand: numbers beside words of harm and beside nouns that name the dead and hurt.

use super::{Class, Harm, HarmWord, How, Mention, Quantity, Victims, quantity::at_least, quantity_at, sum};
use crate::{
    lang::{Cue, Language, Word},
    text::{Hit, Text},
};
use std::ops::Range;
use tazamun_record::Toll;

/// How far after a word of harm its number may stand, in tokens ("قتل مساء أمس في انفجار وسط المدينة ثلاثة").
const REACH: usize = 12;
/// How far before it ("سبعة جنود ليبيين قتلوا").
const REACH_BACK: usize = 5;
/// How far after a part of a sum the next part may stand ("11 من عناصر التنظيم و10 مدنيين").
const REACH_SUM: usize = 7;

/// All tolls of a text, in its order.
pub fn find(language: &Language, text: &Text<'_>) -> Vec<Mention> {
    let scan = Scan::new(language, text);
    let mut mentions: Vec<Mention> = Vec::new();
    for sentence in text.sentences() {
        let first = scan.harm.partition_point(|h| h.tokens.start < sentence.start);
        for word in scan.harm[first..].iter().take_while(|h| h.tokens.start < sentence.end) {
            mentions.extend(scan.beside_harm(word, sentence));
        }
        for at in sentence.clone() {
            mentions.extend(scan.beside_noun(at, sentence));
        }
        mentions.extend(scan.unhurt(sentence));
    }
    mentions.sort_by_key(|m| (m.counted.start, m.counted.end));
    without_overlaps(mentions)
}

/// Of two readings of one number the more telling stays: the one whose words of harm are beside it.
fn without_overlaps(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut kept: Vec<Mention> = Vec::new();
    for mention in mentions {
        match kept.last_mut() {
            Some(last) if last.counted.end > mention.counted.start && last.harm == mention.harm => {
                if mention.counted.len() > last.counted.len() {
                    *last = mention;
                }
            }
            Some(last) if last.counted.end > mention.counted.start && mention.toll.number() > 0 => {
                // "66 قتيلا وجريحا" beside "قتل": told together wins; else the shorter reach.
                let nearer = mention.tokens.len() < last.tokens.len();
                if mention.harm == Harm::Both || (nearer && last.harm != Harm::Both) {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    kept
}

struct Scan<'s, 't> {
    language: &'s Language,
    text: &'s Text<'t>,
    harm: Vec<Hit<'s, HarmWord>>,
    cues: Vec<Hit<'s, Cue>>,
    after: Vec<Range<usize>>,
}

/// A quantity with the noun that it counts.
struct CountedHere {
    tokens: Range<usize>,
    toll: Toll,
    class: Class,
    conjunction: bool,
}

impl<'s, 't> Scan<'s, 't> {
    fn new(language: &'s Language, text: &'s Text<'t>) -> Self {
        let after = language
            .bounds
            .find(text)
            .into_iter()
            .filter(|b| matches!(b.value, super::Bound::LeastAfter))
            .map(|b| b.tokens)
            .collect();
        Scan { language, text, harm: language.harm.find(text), cues: language.cues.find(text), after }
    }

    fn is(&self, kind: Word, at: usize) -> bool {
        self.language.words.is(kind, self.text.word(at))
    }

    /// Whether "at least" begins here, which says more of the number before it.
    fn at_least_after(&self, at: usize) -> bool {
        let next = self.after.partition_point(|a| a.start < at);
        self.after.get(next).is_some_and(|a| a.start == at)
    }

    fn cue_at(&self, at: usize) -> Option<Cue> {
        let next = self.cues.partition_point(|c| c.tokens.start <= at);
        self.cues[..next].last().filter(|c| c.tokens.contains(&at)).map(|c| *c.value)
    }

    /// The word of harm that covers this token.
    fn harm_over(&self, at: usize) -> Option<&Hit<'s, HarmWord>> {
        let next = self.harm.partition_point(|h| h.tokens.start <= at);
        self.harm[..next].last().filter(|h| h.tokens.contains(&at))
    }

    /// The word of harm that begins at this token.
    fn harm_at(&self, at: usize) -> Option<&Hit<'s, HarmWord>> {
        self.harm_over(at).filter(|h| h.tokens.start == at)
    }

    /// The cues of a sentence.
    fn cues_of(&self, sentence: &Range<usize>) -> impl Iterator<Item = &Hit<'s, Cue>> {
        let first = self.cues.partition_point(|c| c.tokens.start < sentence.start);
        let end = sentence.end;
        self.cues[first..].iter().take_while(move |c| c.tokens.start < end)
    }

    /// A quantity at this token with its noun, or a noun whose form says one or two. "21 منهم" counts too.
    fn counted_at(&self, at: usize, end: usize) -> Option<CountedHere> {
        if let Some(quantity) = quantity_at(self.language, self.text, at).filter(|q| q.tokens.end <= end) {
            return self.with_noun(quantity, end);
        }
        let noun = self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)?;
        let number = noun.value.number?;
        let definite = noun.proclitics.article || noun.proclitics.preposition.is_some();
        (!definite).then(|| CountedHere {
            tokens: noun.tokens.clone(),
            toll: self.bounded_after(noun.tokens.end, Toll::exactly(number)),
            class: noun.value.class,
            conjunction: noun.proclitics.conjunction,
        })
    }

    fn with_noun(&self, quantity: Quantity, end: usize) -> Option<CountedHere> {
        let mut tokens = quantity.tokens.clone();
        let mut class = Class::People(Victims::Persons);
        // "خمسة من عناصر الحزب", "30 على الأقل من الجنود", "ثلاثة متطرفين".
        for at in tokens.end..(tokens.end + 4).min(end) {
            if let Some(noun) =
                self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)
            {
                let joined = at == tokens.end && noun.proclitics.conjunction;
                if !joined {
                    class = noun.value.class;
                    tokens.end = noun.tokens.end;
                }
                break;
            }
            let passed = matches!(self.text.word(at), "(" | "/")
                || self.is(Word::OfPeople, at)
                // "five Syrian soldiers".
                || (self.language.subject_first && self.language.nations.longest_at(self.text, at).is_some());
            if !passed {
                break;
            }
        }
        let year =
            quantity.toll.low().is_some_and(|n| (1900..2100).contains(&n)) && tokens == quantity.tokens;
        if year {
            return None;
        }
        if self.counts_no_people(&quantity, end) && class == Class::People(Victims::Persons) {
            return None;
        }
        let toll = self.bounded_after(tokens.end, quantity.toll);
        Some(CountedHere { tokens, toll, class, conjunction: quantity.proclitics.conjunction })
    }

    /// Whether what follows a number is a thing ("35 عبوة", "10 كيلومترات", "30 عاما") and not people.
    fn counts_no_people(&self, quantity: &Quantity, end: usize) -> bool {
        let next = quantity.tokens.end;
        if next >= end || self.text.tokens()[next].kind == crate::text::Kind::Punct {
            return self.text.word(next) == "%";
        }
        let word = self.text.word(next);
        let goes_on = word.starts_with('و')
            && (self.harm_at(next).is_some()
                || quantity_at(self.language, self.text, next).is_some()
                || self.language.triggers.longest_at(self.text, next).is_some());
        let of_them = goes_on || self.is(Word::GoesOn, next);
        let person = self.language.counted.longest_at(self.text, next).is_some();
        !(of_them || person)
    }

    fn bounded_after(&self, end: usize, toll: Toll) -> Toll {
        let near = self.after[self.after.partition_point(|a| a.start < end)..]
            .first()
            .is_some_and(|a| a.start <= end + 2);
        if near { at_least(toll) } else { toll }
    }

    /// The toll beside a word of harm.
    fn beside_harm(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> Option<Mention> {
        if word.value.how == How::Lost {
            return self.lost(word, sentence);
        }
        if self.negated(word.tokens.start, sentence) {
            return None;
        }
        let verb = word.value.how == How::Verb;
        let before = || verb.then(|| self.before_harm(word.tokens.start, sentence)).flatten();
        let after = || self.after_harm(word.tokens.end, sentence.end);
        // A verb in the plural follows those whom it speaks of ("خمسة جنود قتلوا").
        let follows = self.text.word(word.tokens.start).ends_with("وا");
        let found = if follows { before().or_else(after) } else { after().or_else(before) }?;
        self.mention(word.tokens.clone(), found, word.value.harm, sentence)
    }

    /// "لقي 63 شخصا مصرعهم", "63 شخصا لقوا حتفهم".
    fn lost(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> Option<Mention> {
        let end = (word.tokens.end + REACH).min(sentence.end);
        let life = (word.tokens.end..end).find(|&at| self.is(Word::Life, at))?;
        let found = (word.tokens.end..life)
            .find_map(|at| self.counted_at(at, life))
            .or_else(|| self.before_harm(word.tokens.start, sentence))?;
        let end = found.tokens.end.max(life + 1);
        let start = found.tokens.start.min(word.tokens.start);
        self.mention(start..end, found, Harm::Killed, sentence)
    }

    fn negated(&self, at: usize, sentence: &Range<usize>) -> bool {
        at > sentence.start && self.is(Word::Not, at - 1)
    }

    /// The first quantity after a word of harm, before another word of harm or a stop takes the sentence on.
    fn after_harm(&self, from: usize, sentence_end: usize) -> Option<CountedHere> {
        let end = (from + REACH).min(sentence_end);
        for at in from..end {
            let stopped = matches!(self.text.word(at), "." | ";" | ":")
                || matches!(self.cue_at(at), Some(Cue::Subset | Cue::Also | Cue::Shift))
                || self.harm_at(at).is_some();
            if stopped {
                return None;
            }
            if let Some(found) = self.counted_at(at, sentence_end) {
                let singular = found.toll == Toll::exactly(1) && self.text.tokens()[at].is_word();
                // A person far from the verb is somebody else ("قتل في هجوم شنه مسلح").
                if singular && at > from + 1 {
                    continue;
                }
                return Some(found);
            }
            let comma = self.text.word(at) == "," && at > from + 3;
            if comma {
                return None;
            }
        }
        None
    }

    /// The quantity right before a word of harm.
    fn before_harm(&self, word: usize, sentence: &Range<usize>) -> Option<CountedHere> {
        let from = word.saturating_sub(REACH_BACK).max(sentence.start);
        let found = (from..word).filter_map(|at| {
            let parted = (at..word).any(|i| matches!(self.text.word(i), "," | ";" | "." | ":"));
            let subset = (from..word).any(|i| self.cue_at(i) == Some(Cue::Subset));
            let taken = (at..word).any(|i| self.harm_over(i).is_some());
            if parted || subset || taken {
                return None;
            }
            self.counted_at(at, word).filter(|found| matches!(found.class, Class::People(_)))
        });
        // The one that ends nearest, with all the words of its number.
        found
            .max_by_key(|found| (found.tokens.end, found.tokens.len()))
            .or_else(|| self.one_before(word, from))
    }

    /// "إن جنديا قتل": one person in the accusative before a verb in the singular.
    fn one_before(&self, word: usize, from: usize) -> Option<CountedHere> {
        let at =
            (from.max(word.saturating_sub(3))..word).rev().find(|&at| self.text.word(at).ends_with('ا'))?;
        let noun = self.language.counted.longest_at(self.text, at)?;
        let person = matches!(noun.value.class, Class::People(_)) && !noun.proclitics.article;
        let plural = self.text.word(word).ends_with("وا");
        (person && !plural && noun.tokens.end <= word).then(|| CountedHere {
            tokens: noun.tokens,
            toll: Toll::exactly(1),
            class: noun.value.class,
            conjunction: false,
        })
    }

    /// "30 قتيلا", "جريحان", "66 قتيلا وجريحا".
    fn beside_noun(&self, at: usize, sentence: &Range<usize>) -> Option<Mention> {
        let found = self.counted_at(at, sentence.end)?;
        let harm = match found.class {
            Class::Dead => Harm::Killed,
            Class::Hurt => Harm::Wounded,
            _ => return self.between_dead_and_hurt(found, sentence),
        };
        let before = at.saturating_sub(3).max(sentence.start)..at;
        let subset = at > sentence.start && self.cue_at(at - 1) == Some(Cue::Subset);
        // "40 شخصا بين قتيل وجريح" is read by its number.
        let shared = found.toll == Toll::exactly(1) && before.clone().any(|i| self.text.word(i) == "بين");
        if subset || shared {
            return None;
        }
        let harm = if self.other_harm_joined(&found, harm) { Harm::Both } else { harm };
        self.mention(found.tokens.clone(), found, harm, sentence)
    }

    /// "قتيلا وجريحا", "بين قتيل وجريح": the other noun of harm follows without a number of its own.
    fn other_harm_joined(&self, found: &CountedHere, harm: Harm) -> bool {
        let next = self.text.word(found.tokens.end);
        let other = if harm == Harm::Killed { "جريح" } else { "قتيل" };
        let after_or = if next == "او" { self.text.word(found.tokens.end + 1) } else { next };
        let joined = next.starts_with('و') || next == "او";
        joined && after_or.trim_start_matches('و') == format!("{other}ا")
    }

    /// "40 شخصا بين قتيل وجريح".
    fn between_dead_and_hurt(&self, found: CountedHere, sentence: &Range<usize>) -> Option<Mention> {
        let from = found.tokens.end;
        let at = (from..(from + 3).min(sentence.end)).find(|&i| matches!(self.text.word(i), "بين" | "ما"))?;
        let words: Vec<&str> = (at..(at + 4).min(sentence.end)).map(|i| self.text.word(i)).collect();
        let both = words.iter().any(|w| w.ends_with("قتيل"))
            && words.iter().any(|w| w.ends_with("جريح") || w.ends_with("مصاب"));
        if !both {
            return None;
        }
        self.mention(found.tokens.start..at + 3, found, Harm::Both, sentence)
    }

    /// "دون وقوع إصابات": nobody was hurt.
    fn unhurt(&self, sentence: &Range<usize>) -> Vec<Mention> {
        let hits = self.cues_of(sentence).filter(|c| *c.value == Cue::Unhurt);
        hits.flat_map(|c| {
            [Harm::Killed, Harm::Wounded].map(|harm| Mention {
                tokens: c.tokens.clone(),
                counted: c.tokens.clone(),
                harm,
                toll: Toll::exactly(0),
                victims: Victims::Persons,
                past: false,
            })
        })
        .collect()
    }

    /// Puts a mention together: its victims, what is added to it, whether it is a total of the past.
    fn mention(
        &self,
        word: Range<usize>,
        found: CountedHere,
        harm: Harm,
        sentence: &Range<usize>,
    ) -> Option<Mention> {
        let victims = match found.class {
            Class::Captive => return None,
            Class::Dead if harm == Harm::Wounded => return None,
            Class::Hurt if harm == Harm::Killed => return None,
            Class::Dead | Class::Hurt => self.victims_after(found.tokens.end, sentence.end),
            Class::People(victims) => victims,
        };
        let past = self.cues_of(sentence).any(|c| {
            *c.value == Cue::Past
                && self.near(&c.tokens, &found.tokens)
                && !self.turns(&c.tokens, &found.tokens)
        });
        let mut mention = Mention {
            tokens: word.start.min(found.tokens.start)..word.end.max(found.tokens.end),
            counted: found.tokens.clone(),
            harm,
            toll: found.toll,
            victims,
            past: past
                || self.over_months(&found.tokens, sentence)
                || found.toll.number() > 4000
                || (found.toll.best().is_none() && found.toll.number() > 1000),
        };
        self.add_parts(&mut mention, sentence);
        Some(mention)
    }

    /// Whether "as also", "while" stands between a cue and a toll after it: the cue is of what is told before.
    fn turns(&self, cue: &Range<usize>, toll: &Range<usize>) -> bool {
        (cue.end..toll.start).any(|at| self.cue_at(at) == Some(Cue::Also))
    }

    fn near(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        a.start.abs_diff(b.end) < 7 || b.start.abs_diff(a.end) < 7
    }

    /// "خلال عشرة أشهر", "منذ سنتين": a sum over a time too long for an incident.
    fn over_months(&self, toll: &Range<usize>, sentence: &Range<usize>) -> bool {
        let near = toll.end..(toll.end + 12).min(sentence.end);
        let long = |at: usize| self.is(Word::LongTime, at);
        near.clone().any(|at| {
            let over = self.language.words.is(Word::Over, self.text.word(at).trim_start_matches('و'));
            over && (at + 1..(at + 5).min(sentence.end)).any(long)
        })
    }

    /// "قتلى من الجنود": who the dead and hurt were.
    fn victims_after(&self, from: usize, end: usize) -> Victims {
        let noun = (from..(from + 3).min(end)).find_map(|at| {
            self.language.counted.longest_at(self.text, at).filter(|n| !n.proclitics.conjunction)
        });
        match noun.map(|n| n.value.class) {
            Some(Class::People(victims)) => victims,
            _ => Victims::Persons,
        }
    }

    /// Adds what is told beside it with "and" and a number, without a word of harm of its own.
    fn add_parts(&self, mention: &mut Mention, sentence: &Range<usize>) {
        let mut from = mention.counted.end;
        let mut at = from;
        while at < (from + REACH_SUM).min(sentence.end) {
            let stop = (matches!(self.text.word(at), "," | ";" | "." | ":") || self.is(Word::EndsToll, at))
                && !self.at_least_after(at);
            let cue = matches!(self.cue_at(at), Some(Cue::Subset));
            if stop || cue || self.harm_over(at).is_some() {
                return;
            }
            if let Some(part) = self.counted_at(at, sentence.end).filter(|p| p.conjunction)
                && let Class::People(victims) = part.class
            {
                let followed = self
                    .harm_at(part.tokens.end)
                    .is_some_and(|h| !h.proclitics.conjunction && h.value.harm != mention.harm);
                if followed {
                    return;
                }
                mention.toll = sum(&mention.toll, &part.toll);
                if victims != mention.victims {
                    mention.victims = Victims::Persons;
                }
                mention.counted.end = part.tokens.end;
                mention.tokens.end = mention.tokens.end.max(part.tokens.end);
                from = part.tokens.end;
                at = from;
                continue;
            }
            at += 1;
        }
    }
}
