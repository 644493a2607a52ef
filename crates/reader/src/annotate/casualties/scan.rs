//! Where in a text the tolls stand: numbers beside words of harm and beside nouns that name the dead and hurt.

use super::{Class, Harm, HarmWord, Mention};
use crate::annotate::capital::is_abbreviation;
use crate::{
    lang::{Cue, Ending, Joint, Language, Word, WordsInText},
    text::{Hit, Proclitics, Script, Text, normal},
};
use std::{cell::OnceCell, ops::Range};
use tazamun_record::Toll;

/// All tolls of a text, in its order.
pub fn find(language: &Language, text: &Text<'_>) -> Vec<Mention> {
    let scan = Scan::new(language, text);
    let mut mentions: Vec<Mention> = Vec::new();
    for sentence in text.sentences() {
        if language.settings.subject_first {
            // A sentence in other letters tells nothing in this language.
            let script = |at: usize| Script::of(text.word(at).chars().take(1));
            if sentence.clone().any(|at| script(at) == language.settings.script) {
                mentions.extend(scan.spoken(sentence));
            }
            continue;
        }
        let first = scan.harm.partition_point(|h| h.tokens.start < sentence.start);
        for word in scan.harm[first..].iter().take_while(|h| h.tokens.start < sentence.end) {
            mentions.extend(scan.beside_harm(word, sentence));
        }
        for at in sentence.clone() {
            mentions.extend(scan.beside_noun(at, sentence));
            mentions.extend(scan.body_found(at, sentence));
        }
        mentions.extend(scan.listed(sentence));
        mentions.extend(scan.among_those(sentence));
        let companions = scan.companions(sentence);
        // Whoever was killed with others is among those told with them.
        let among = |m: &Mention, with: &Mention| {
            m.tokens.start == with.tokens.start
                && m.counted.end <= with.counted.start
                && m.toll == Toll::exactly(1)
        };
        mentions.retain(|m| m.harm != Harm::Killed || !companions.iter().any(|with| among(m, with)));
        mentions.extend(companions);
        let told: Vec<Mention> =
            mentions.iter().filter(|m| sentence.contains(&m.counted.start)).cloned().collect();
        mentions.extend(scan.continued(&told, sentence));
        mentions.extend(scan.unhurt(sentence));
    }
    mentions.sort_by_key(|m| (m.counted.start, m.counted.end));
    without_overlaps(mentions)
}

/// People who are counted beside no word of harm ("16 مدنيا"), as tokens, with how many: whether they were harmed is for others
/// to say.
pub fn people(language: &Language, text: &Text<'_>, tolls: &[Mention]) -> Vec<(Range<usize>, Toll)> {
    let scan = Scan::new(language, text);
    let mut counted: Vec<(Range<usize>, Toll)> = Vec::new();
    for sentence in text.sentences() {
        for at in sentence.clone() {
            let within = |tokens: &Range<usize>| tokens.contains(&at);
            let known = counted.last().is_some_and(|(tokens, _)| within(tokens));
            let Some(here) = scan.counted_at(at, sentence.end).filter(|_| !known) else { continue };
            let told = tolls.iter().any(|t| within(&t.counted));
            if matches!(here.class, Class::People(_)) && !told {
                counted.push((here.tokens, here.toll));
            }
        }
    }
    counted
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
    pub(super) harm: Vec<Hit<'s, HarmWord>>,
    pub(super) cues: Vec<Hit<'s, Cue>>,
    pub(super) after: Vec<Range<usize>>,
    /// Whether the text tells feminine endings from "his".
    tells_feminine: OnceCell<bool>,
    words: WordsInText<'s>,
}

/// A quantity with the noun that it counts.
pub(super) struct CountedHere {
    pub(super) tokens: Range<usize>,
    pub(super) toll: Toll,
    pub(super) class: Class,
    pub(super) conjunction: bool,
}

/// Tokens of a text in which a feminine ending is written at least once, by whoever writes it.
const FEMININE_SHOWS: usize = 60;

impl<'s, 't> Scan<'s, 't> {
    /// Whether tokens end as feminine nouns do, and do not mean "him": many newspapers write the two endings alike.
    pub(super) fn is_feminine(&self, tokens: Range<usize>) -> bool {
        let endings = &self.language.endings;
        let word = self.text.word(tokens.end.saturating_sub(1));
        let alike = || endings.list(Ending::WrittenFeminine).any(|ending| word.ends_with(&normal(ending)));
        let tells = || {
            *self.tells_feminine.get_or_init(|| {
                let original = self.text.original();
                self.text.tokens().len() < FEMININE_SHOWS
                    || endings.list(Ending::WrittenFeminine).any(|ending| original.contains(ending))
            })
        };
        endings.end(Ending::WrittenFeminine, self.text.written(tokens)) || alike() && !tells()
    }

    /// Whether tokens end in "his" or "her".
    pub(super) fn is_theirs(&self, tokens: Range<usize>) -> bool {
        let last = self.text.word(tokens.end.saturating_sub(1));
        self.language.endings.end(Ending::Their, last) && !self.is_feminine(tokens)
    }

    pub(super) fn new(language: &'s Language, text: &'s Text<'t>) -> Self {
        let after = language
            .bounds
            .find(text)
            .into_iter()
            .filter(|b| matches!(b.value, super::Bound::LeastAfter))
            .map(|b| b.tokens)
            .collect();
        Scan {
            language,
            text,
            harm: language.harm.find(text),
            cues: language.cues.find(text),
            after,
            tells_feminine: OnceCell::new(),
            words: language.words.in_text(text),
        }
    }

    /// Whether a word is of a kind; an abbreviation is no word, though it is spelled like one ("IS members").
    pub(super) fn is(&self, kind: Word, at: usize) -> bool {
        self.words.is(kind, at) && !(self.language.settings.subject_first && is_abbreviation(self.text, at))
    }

    /// Whether a word is of a kind in one of its readings, with what is then written onto it.
    pub(super) fn is_with(&self, kind: Word, at: usize, written: impl Fn(Proclitics) -> bool) -> bool {
        self.text.readings(at).any(|(rest, p)| written(p) && self.language.words.is(kind, rest))
    }

    pub(super) fn is_joint(&self, kind: Joint, at: usize) -> bool {
        self.language.joints.is(kind, self.text.word(at))
    }

    /// Whether "at least" begins here, which says more of the number before it.
    pub(super) fn at_least_after(&self, at: usize) -> bool {
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
}
