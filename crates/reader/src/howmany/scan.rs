//! Where in a text the tolls stand: numbers beside words of harm and beside nouns that name the dead and hurt.

use super::{Class, Harm, HarmWord, How, Mention, Quantity, Victims, quantity::at_least, quantity_at, sum};
use crate::{
    lang::{Cue, Language, Word},
    text::{Hit, Text},
    who::Who,
};
use std::ops::Range;
use tazamun_record::Toll;

/// How far after a word of harm its number may stand, in tokens ("قتل مساء أمس في انفجار وسط المدينة ثلاثة").
const REACH: usize = 12;
/// How far before it ("سبعة جنود ليبيين قتلوا").
const REACH_BACK: usize = 5;
/// How far before it where it is a verb in the plural ("5 من عناصر المليشيا والقوات الموالية لها قتلوا").
const REACH_PLURAL: usize = 16;
/// How far after a word of loss.
const REACH_LOST: usize = 9;
/// How far after a part of a sum the next part may stand ("11 من عناصر التنظيم و10 مدنيين").
const REACH_SUM: usize = 8;

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
        mentions.extend(scan.listed(sentence));
        mentions.extend(scan.companions(sentence));
        let told: Vec<Mention> =
            mentions.iter().filter(|m| sentence.contains(&m.counted.start)).cloned().collect();
        mentions.extend(scan.continued(&told, sentence));
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
                let fuller = mention.counted.len() > last.counted.len()
                    || mention.counted == last.counted && mention.toll.number() > last.toll.number();
                if fuller {
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

pub(super) struct Scan<'s, 't> {
    pub(super) language: &'s Language,
    pub(super) text: &'s Text<'t>,
    harm: Vec<Hit<'s, HarmWord>>,
    cues: Vec<Hit<'s, Cue>>,
    after: Vec<Range<usize>>,
}

/// A quantity with the noun that it counts.
pub(super) struct CountedHere {
    pub(super) tokens: Range<usize>,
    pub(super) toll: Toll,
    pub(super) class: Class,
    pub(super) conjunction: bool,
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

    pub(super) fn is(&self, kind: Word, at: usize) -> bool {
        self.language.words.is(kind, self.text.word(at))
    }

    /// Whether "at least" begins here, which says more of the number before it.
    fn at_least_after(&self, at: usize) -> bool {
        let next = self.after.partition_point(|a| a.start < at);
        self.after.get(next).is_some_and(|a| a.start == at)
    }

    pub(super) fn cue_at(&self, at: usize) -> Option<Cue> {
        let next = self.cues.partition_point(|c| c.tokens.start <= at);
        self.cues[..next].last().filter(|c| c.tokens.contains(&at)).map(|c| *c.value)
    }

    /// The word of harm that covers this token.
    pub(super) fn harm_over(&self, at: usize) -> Option<&Hit<'s, HarmWord>> {
        let next = self.harm.partition_point(|h| h.tokens.start <= at);
        self.harm[..next].last().filter(|h| h.tokens.contains(&at))
    }

    /// The word of harm that begins at this token.
    pub(super) fn harm_at(&self, at: usize) -> Option<&Hit<'s, HarmWord>> {
        self.harm_over(at).filter(|h| h.tokens.start == at)
    }

    /// The cues of a sentence.
    pub(super) fn cues_of(&self, sentence: &Range<usize>) -> impl Iterator<Item = &Hit<'s, Cue>> {
        let first = self.cues.partition_point(|c| c.tokens.start < sentence.start);
        let end = sentence.end;
        self.cues[first..].iter().take_while(move |c| c.tokens.start < end)
    }

    /// A quantity at this token with its noun, or a noun whose form says one or two. "21 منهم" counts too.
    pub(super) fn counted_at(&self, at: usize, end: usize) -> Option<CountedHere> {
        if self.is(Word::Share, at) {
            return None;
        }
        if let Some(quantity) = quantity_at(self.language, self.text, at).filter(|q| q.tokens.end <= end) {
            return self.with_noun(quantity, end);
        }
        if let Some(two) = self.followed_by_two(at, end) {
            return Some(two);
        }
        let noun = self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)?;
        let number = noun.value.number.or_else(|| self.is_dual(at).then_some(2))?;
        // "المصاب" is one, though definite; "القتيل" mostly is told of before.
        let hurt = noun.value.class == Class::Hurt && number == 1 && noun.tokens.len() == 1;
        let definite = noun.proclitics.article && !hurt || noun.proclitics.preposition.is_some();
        (!definite).then(|| CountedHere {
            tokens: noun.tokens.clone(),
            toll: self.bounded_after(noun.tokens.end, Toll::exactly(number)),
            class: noun.value.class,
            conjunction: noun.proclitics.conjunction,
        })
    }

    /// "مدنيين اثنين", "فلسطينيين اثنين": the number after what it counts.
    fn followed_by_two(&self, at: usize, end: usize) -> Option<CountedHere> {
        let noun = self.language.counted.longest_at(self.text, at);
        let (tokens, class, proclitics) = match noun {
            Some(noun) => (noun.tokens, noun.value.class, noun.proclitics),
            None => {
                let nation = self.language.nations.longest_at(self.text, at)?;
                (nation.tokens, Class::People(Victims::Persons), nation.proclitics)
            }
        };
        let two = quantity_at(self.language, self.text, tokens.end).filter(|q| {
            q.tokens.len() == 1 && q.proclitics == Default::default() && q.toll == Toll::exactly(2)
        })?;
        let free = !proclitics.article && proclitics.preposition.is_none();
        (free && two.tokens.end <= end && self.text.tokens()[tokens.end].is_word()).then(|| CountedHere {
            toll: self.bounded_after(two.tokens.end, two.toll),
            tokens: tokens.start..two.tokens.end,
            class,
            conjunction: proclitics.conjunction,
        })
    }

    /// "مستوطنَيْن": vowel signs tell the dual from the plural.
    fn is_dual(&self, at: usize) -> bool {
        self.text.word(at).ends_with("ين")
            && self.text.quote(self.text.range(at..at + 1)).contains("\u{64E}ي")
    }

    fn with_noun(&self, quantity: Quantity, end: usize) -> Option<CountedHere> {
        let mut tokens = quantity.tokens.clone();
        let mut class = Class::People(Victims::Persons);
        // "خمسة من عناصر الحزب", "30 على الأقل من الجنود", "ثلاثة متطرفين", "16 فلسطينيا".
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
            let nation =
                self.language.nations.longest_at(self.text, at).filter(|n| !n.proclitics.conjunction);
            if let Some(nation) = nation.filter(|n| at == tokens.end && n.tokens.end <= end)
                && !self.language.subject_first
            {
                tokens.end = nation.tokens.end;
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
        if year || self.share(tokens.end) {
            return None;
        }
        let bare = tokens == quantity.tokens;
        if bare && self.counts_no_people(&quantity, end) {
            return None;
        }
        let toll = self.bounded_after(tokens.end, quantity.toll);
        Some(CountedHere { tokens, toll, class, conjunction: quantity.proclitics.conjunction })
    }

    /// "20 بالمئة", "20 في المئة": a share is no number of people.
    fn share(&self, at: usize) -> bool {
        self.text.word(at) == "%"
            || self.is(Word::Share, at)
            || self.is(Word::In, at) && self.is(Word::Share, at + 1)
    }

    /// The number right after a word of harm counts people, whatever they are called, where no unit of time, length or
    /// money follows it ("قتل 72 مشجعا", "إصابة العشرات برصاص").
    pub(super) fn people_at(&self, at: usize, end: usize) -> Option<CountedHere> {
        let quantity = quantity_at(self.language, self.text, at)
            .filter(|q| q.tokens.end <= end && !self.is(Word::Share, at))?;
        let next = quantity.tokens.end;
        let named = self.text.tokens().get(next).is_some_and(|t| t.is_word()) && next < end;
        let year = quantity.toll.low().is_some_and(|n| (1900..2100).contains(&n));
        let day = quantity.proclitics.preposition.is_some();
        if year || day || self.share(next) || named && self.is(Word::Thing, next) {
            return None;
        }
        // A noun in the accusative or the plural is what is counted; a preposition or verb is not.
        let noun = named && self.text.word(next).ends_with(['ا', 'ن']) && !self.is(Word::GoesOn, next);
        let toll = self.bounded_after(next, quantity.toll);
        let tokens = quantity.tokens.start..next + usize::from(noun && self.harm_over(next).is_none());
        let conjunction = quantity.proclitics.conjunction;
        Some(CountedHere { tokens, toll, class: Class::People(Victims::Persons), conjunction })
    }

    /// Whether what follows a number is a thing ("35 عبوة", "10 كيلومترات", "30 عاما") and not people.
    fn counts_no_people(&self, quantity: &Quantity, end: usize) -> bool {
        let next = quantity.tokens.end;
        if next >= end || self.text.tokens()[next].kind == crate::text::Kind::Punct {
            return false;
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
        if self.unreal(word.tokens.start, sentence) {
            return None;
        }
        let verb = word.value.how == How::Verb;
        // What stands before "and was hurt" is somebody else.
        let joined = word.proclitics.conjunction && !self.speaks_of_many(word.tokens.start);
        let verb = (verb || word.value.how == How::Counted) && !joined;
        let before = || verb.then(|| self.before_harm(word.tokens.start, sentence)).flatten();
        let after = || self.after_harm(word.tokens.end, sentence.end);
        // A verb in the plural or dual follows those whom it speaks of ("خمسة جنود قتلوا"), unless a number follows it.
        let follows = self.speaks_of_many(word.tokens.start);
        let object = || {
            let here = self.counted_at(word.tokens.end, sentence.end)?;
            (here.toll.number() > 1 && !here.conjunction).then_some(here)
        };
        let found = match word.value.how {
            How::Counted if follows => before().or_else(object),
            How::Counted => self
                .counted_at(word.tokens.end, sentence.end)
                .filter(|f| f.toll.number() > 1)
                .or_else(|| self.people_at(word.tokens.end, sentence.end))
                .or_else(|| self.lost_by(word.tokens.end, sentence.end)),
            _ if follows => object().or_else(before).or_else(after),
            _ => after().or_else(before).or_else(|| self.one_told(word, sentence)),
        }?;
        self.mention(word.tokens.clone(), found, word.value.harm, sentence)
    }

    /// "تكبدت المليشيا ما لا يقل عن 40 عنصرا", "سقط فيها، بحسب معلومات أولية، أكثر من 12 عنصرا".
    fn lost_by(&self, from: usize, sentence_end: usize) -> Option<CountedHere> {
        let end = (from + REACH_LOST).min(sentence_end);
        let upto = (from..end)
            .find(|&at| matches!(self.text.word(at), "." | ";" | ":") || self.harm_at(at).is_some())
            .unwrap_or(end);
        (from..upto)
            .find_map(|at| self.counted_at(at, sentence_end))
            .filter(|f| f.toll.number() > 1 && matches!(f.class, Class::People(v) if v != Victims::Persons))
    }

    /// Whether a verb's ending is that of several ("قتلوا", "استشهدا").
    fn speaks_of_many(&self, at: usize) -> bool {
        let word = self.text.word(at);
        word.ends_with("وا") || self.is(Word::DualVerb, at)
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

    /// Whether the word before a word of harm denies it or makes it a crime at law ("لم يقتل", "جريمة قتل").
    fn unreal(&self, at: usize, sentence: &Range<usize>) -> bool {
        at > sentence.start && (self.is(Word::Not, at - 1) || self.is(Word::Crime, at - 1))
    }

    /// The first quantity after a word of harm, before another word of harm or a stop takes the sentence on.
    fn after_harm(&self, from: usize, sentence_end: usize) -> Option<CountedHere> {
        let end = (from + REACH).min(sentence_end);
        let here = self.counted_at(from, sentence_end).or_else(|| self.people_at(from, sentence_end));
        if let Some(found) = here {
            return self.object_after(&found, end).or(Some(found));
        }
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

    /// "قتل مسلح في المدينة شخصين": the one person right after the verb did it, and those counted further on suffered.
    fn object_after(&self, subject: &CountedHere, end: usize) -> Option<CountedHere> {
        let fighter = matches!(subject.class, Class::People(Victims::Fighters | Victims::Forces));
        if subject.toll.number() != 1 || !fighter || !self.text.tokens()[subject.tokens.start].is_word() {
            return None;
        }
        for at in subject.tokens.end..end {
            let stopped = matches!(self.text.word(at), "." | ";" | ":")
                || matches!(self.cue_at(at), Some(Cue::Subset | Cue::Also | Cue::Shift))
                || self.harm_at(at).is_some();
            if stopped {
                return None;
            }
            if let Some(found) = self.counted_at(at, end).filter(|f| f.toll.number() > 1)
                && matches!(found.class, Class::People(_))
            {
                return (!found.conjunction && !self.is(Word::Of, at - 1)).then_some(found);
            }
        }
        None
    }

    /// The quantity right before a word of harm; a verb in the plural may stand far from it ("5 من عناصر ... قتلوا").
    fn before_harm(&self, word: usize, sentence: &Range<usize>) -> Option<CountedHere> {
        let many = self.speaks_of_many(word);
        let reach = if many { REACH_PLURAL } else { REACH_BACK };
        let from = word.saturating_sub(reach).max(sentence.start);
        let mut found: Option<CountedHere> = None;
        // Walking back, what "among them" opens is part of the number before it.
        let mut at = word;
        while at > from {
            at -= 1;
            let comma = self.text.word(at) == ",";
            let opened = found.is_some() && many && (comma || self.is(Word::That, at));
            let after = self.is(Word::After, at);
            let stop = matches!(self.text.word(at), ";" | "." | ":") || comma && !many || opened || after;
            if stop || self.harm_over(at).is_some() {
                break;
            }
            if self.cue_at(at) == Some(Cue::Subset) {
                if !many {
                    return None;
                }
                found = None;
                continue;
            }
            let several = |f: &CountedHere| !many || f.toll.number() > 1 || f.toll.low().is_none();
            let here = self.counted_at(at, word).or_else(|| many.then(|| self.people_at(at, word)).flatten());
            let Some(here) = here.filter(|f| matches!(f.class, Class::People(_)) && several(f)) else {
                continue;
            };
            // Of the readings that end at one noun the one with all the words of its number.
            let fuller = found.as_ref().is_none_or(|f| {
                here.tokens.end == f.tokens.end && here.tokens.len() > f.tokens.len()
                    || here.tokens.end > f.tokens.start && here.tokens.start < f.tokens.start
            });
            if fuller {
                found = Some(here);
            } else if let Some(last) =
                found.as_mut().filter(|f| f.conjunction && f.tokens.start == here.tokens.end)
            {
                // "أربعة جنود وثلاثة من ميليشيا القرى قد أصيبوا".
                let class =
                    if last.class == here.class { here.class } else { Class::People(Victims::Persons) };
                let tokens = here.tokens.start..last.tokens.end;
                *last = CountedHere { toll: sum(&here.toll, &last.toll), tokens, class, ..here };
            }
        }
        found.or_else(|| self.one_before(word, from))
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

    /// Puts a mention together: its victims, what is added to it, whether it is a total of the past.
    pub(super) fn mention(
        &self,
        word: Range<usize>,
        found: CountedHere,
        harm: Harm,
        sentence: &Range<usize>,
    ) -> Option<Mention> {
        let victims = match found.class {
            // "قتلت 3 أسرى": prisoners are a toll only right beside the word of harm.
            Class::Captive if found.tokens.start != word.end => return None,
            Class::Captive => Victims::Civilians,
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

    /// Those who are told of besides a toll: counted, or one of whom only what they are is said.
    fn part_at(&self, at: usize, end: usize) -> Option<CountedHere> {
        self.counted_at(at, end).or_else(|| {
            let noun = self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)?;
            let one = noun.value.number == Some(1) && noun.proclitics.article;
            let toll = Toll::exactly(1);
            one.then_some(CountedHere {
                tokens: noun.tokens,
                toll,
                class: noun.value.class,
                conjunction: false,
            })
        })
    }

    /// Adds what is told beside it with "and" and a number, without a word of harm of its own.
    fn add_parts(&self, mention: &mut Mention, sentence: &Range<usize>) {
        let mut from = mention.counted.end;
        let mut at = from;
        while at < (from + REACH_SUM).min(sentence.end) {
            // "قيادي في حماس و6 نشطاء": "in" a group is no place.
            let of_group =
                self.is(Word::In, at)
                    && self.language.actors.longest_at(self.text, at + 1).is_some_and(|a| {
                        matches!(a.value, Who::Known(_)) && a.proclitics.preposition.is_none()
                    });
            let stop = (matches!(self.text.word(at), "," | ";" | "." | ":") || self.is(Word::EndsToll, at))
                && !self.at_least_after(at)
                && !of_group;
            let cue = matches!(self.cue_at(at), Some(Cue::Subset));
            if stop || cue || self.harm_over(at).is_some() {
                return;
            }
            // "بالإضافة إلى أحد أفراد المقاومة", "إلى جانب السائق".
            let besides = self.is(Word::Besides, at);
            let part = if besides {
                (at + 1..(at + 3).min(sentence.end)).find_map(|next| self.part_at(next, sentence.end))
            } else {
                // One who is not counted is a part only right beside ("قيادي ومرافق").
                let numbered = quantity_at(self.language, self.text, at).is_some();
                let near = |_: &CountedHere| numbered || at <= from + 2;
                self.counted_at(at, sentence.end).filter(|p| p.conjunction && near(p))
            };
            if let Some(part) = part
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
