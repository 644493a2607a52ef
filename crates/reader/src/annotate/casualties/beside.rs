//! The number that a word of harm speaks of: after it, before it, or apart from it.

use super::{
    Class, Harm, HarmWord, How, Mention, Victims, quantity_at,
    scan::{CountedHere, Scan},
    sum,
};
use crate::{
    lang::{Cue, Ending, Word},
    text::Hit,
};
use std::ops::Range;
use tazamun_record::Toll;

/// How far after a word of harm its number may stand, in tokens ("قتل مساء أمس في انفجار وسط المدينة ثلاثة").
const REACH: usize = 12;
/// The same after a verb that a place or a manner follows.
const REACH_PLACED: usize = 20;
/// The same after a phrase of one.
const REACH_ONE: usize = 1;
/// From "all of" to their number ("قتل جميع ركاب الطائرة، وعددهم 298").
const REACH_ALL: usize = 12;
/// How far before it ("سبعة جنود ليبيين قتلوا").
const REACH_BACK: usize = 5;
/// How far before it where it is a verb in the plural ("5 من عناصر المليشيا والقوات الموالية لها قتلوا").
const REACH_PLURAL: usize = 16;
/// Words of time right after a word of harm.
const REACH_WHEN: usize = 4;
/// Words of a group's name between two parts of a sum before their verb.
const REACH_NAME: usize = 3;
/// Words of one number at most, before a noun.
const REACH_NUMBER: usize = 3;
/// From "met" to "their death", where those who met it are counted right there.
const REACH_LIFE: usize = 30;
/// From a word of killing to "made of", where a group of some number is told.
const REACH_GROUP: usize = 5;
/// How far after a word of loss.
const REACH_LOST: usize = 9;

impl Scan<'_, '_> {
    /// The toll beside a word of harm.
    pub(super) fn beside_harm(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> Option<Mention> {
        if word.value.how == How::Lost {
            return self.lost(word, sentence);
        }
        // "خسائر في الأرواح": lives lost of whom no more is said.
        let killed = word.value.harm == Harm::Killed;
        let lives = killed && word.value.how == How::Counted && word.proclitics.article;
        if lives || self.unreal(word, sentence) {
            return None;
        }
        let verb = word.value.how == How::Verb;
        let verb_phrase = verb && word.tokens.len() > 1;
        // What stands before "and was hurt" is somebody else.
        let joined = word.proclitics.conjunction && !self.speaks_of_many(word.tokens.start);
        let verb = (verb || word.value.how == How::Counted) && !joined;
        let before = || verb.then(|| self.before_harm(word.tokens.start, sentence)).flatten();
        let after = || self.after_harm(word, sentence.end);
        // A verb in the plural or dual follows those whom it speaks of ("خمسة جنود قتلوا"), unless a number follows it.
        let follows = self.speaks_of_many(word.tokens.start);
        let object = || {
            // "وقتلوا فيها تسعة": where or when may stand between.
            let from = self.past_when(word.tokens.end, sentence.end);
            let here = self.counted_at(from, sentence.end)?;
            (here.toll.number() > 1 && !here.conjunction).then_some(here)
        };
        // "12 إرهابيا تم القضاء عليهم", "الذين تم القضاء عليهم": a phrase that ends with "them" follows those it speaks of.
        let last = self.text.word(word.tokens.end - 1);
        let them = verb_phrase && self.language.endings.end(Ending::Them, last);
        let those = || {
            let of_those =
                word.tokens.start > sentence.start && self.is(Word::Relative, word.tokens.start - 1);
            of_those.then(after).flatten()
        };
        let next = self.to_number(word.tokens.end, sentence.end);
        let kin = || self.named_and_kin(word.tokens.end, sentence.end);
        let told = || self.told_before(word, sentence);
        let found = match word.value.how {
            How::Verb | How::Noun | How::People if !follows && kin().is_some() => kin(),
            How::Own => self.one_told(word, sentence),
            _ if them => before().or_else(those),
            How::Counted if follows => before().or_else(object),
            How::Counted => self
                .counted_at(next, sentence.end)
                .or_else(|| self.people_at(next, sentence.end))
                .filter(|f| f.toll.number() > 1)
                .or_else(|| self.lost_by(next, sentence.end)),
            How::People => self
                .counted_at(next, sentence.end)
                .filter(|f| matches!(f.class, Class::People(_) | Class::Captive))
                .or_else(|| self.people_at(next, sentence.end))
                .or_else(|| {
                    // "أحرق التنظيم 19 فتاة": the side that did it stands between.
                    let side = self.side_after(next).filter(|&end| end > next)?;
                    let several = |f: &CountedHere| {
                        f.toll.number() > 1 && !f.conjunction && matches!(f.class, Class::People(_))
                    };
                    self.counted_at(side, sentence.end).filter(several)
                })
                .or_else(|| self.group_of(next, sentence.end))
                .or_else(|| self.one_told(word, sentence)),
            _ if follows => object().or_else(before).or_else(after).or_else(|| self.one_told(word, sentence)),
            _ => after().or_else(before).or_else(|| self.one_told(word, sentence)).or_else(told),
        }?;
        if self.natural(word, &found) {
            return None;
        }
        let (start, harm) = match self.killed_too(word, &found, sentence) {
            Some(start) => (start, Harm::Both),
            None => (word.tokens.start, word.value.harm),
        };
        self.mention(start..word.tokens.end, found, harm, sentence)
    }

    /// "قتل وأصيب العشرات": one number of the dead and the hurt, where nobody who was killed is told before; where the verb of
    /// killing begins.
    fn killed_too(
        &self,
        word: &Hit<'_, HarmWord>,
        found: &CountedHere,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let at = word.tokens.start;
        let joined = word.proclitics.conjunction && at > sentence.start && word.value.how == How::Verb;
        let others = found.tokens.clone().any(|i| self.is(Word::Others, i));
        let after = found.tokens.start >= word.tokens.end && found.toll.number() > 1;
        if word.value.harm != Harm::Wounded || !joined || others || !after {
            return None;
        }
        let killed = self.harm_over(at - 1).filter(|h| {
            h.value.harm == Harm::Killed
                && h.value.how == How::Verb
                && h.tokens.end == at
                && !self.speaks_of_many(h.tokens.start)
                && !self.unreal(h, sentence)
        })?;
        let start = killed.tokens.start;
        let told = self.before_harm(start, sentence).is_some()
            || start > sentence.start && {
                let noun = |i: usize| self.language.counted.longest_at(self.text, i).is_some();
                (start.saturating_sub(2).max(sentence.start)..start).any(noun)
                    || self.is(Word::Relative, start - 1)
            };
        (!told).then_some(start)
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

    /// "خلية إرهابية مكونة من ستة مسلحين": a group whose number is told.
    fn group_of(&self, from: usize, sentence_end: usize) -> Option<CountedHere> {
        let end = (from + REACH_GROUP).min(sentence_end);
        let word = |at: &usize| self.text.tokens()[*at].is_word() && self.harm_over(*at).is_none();
        let made = (from..end).take_while(word).find(|&at| self.is(Word::MadeOf, at))?;
        let of = made + 1 + usize::from(self.is(Word::Of, made + 1));
        self.counted_at(of, sentence_end)
            .filter(|f| f.toll.number() > 1 && !f.conjunction && matches!(f.class, Class::People(_)))
    }

    /// Whether a verb's ending is that of several ("قتلوا", "استشهدا").
    pub(super) fn speaks_of_many(&self, at: usize) -> bool {
        let word = self.text.word(at);
        self.language.endings.end(Ending::PluralVerb, word) || self.speaks_of_two(at)
    }

    /// Whether a verb's ending is that of two, whatever is written onto it ("وقتلا").
    pub(super) fn speaks_of_two(&self, at: usize) -> bool {
        self.is_with(Word::DualVerb, at, |_| true)
    }

    /// "لقي 63 شخصا مصرعهم", "63 شخصا لقوا حتفهم", "لقيت الطبيبة حتفها", "تعرض 13 آخرين لإصابات".
    fn lost(&self, word: &Hit<'_, HarmWord>, sentence: &Range<usize>) -> Option<Mention> {
        let from = word.tokens.end;
        let killed = word.value.harm == Harm::Killed;
        // "لقي 13 عنصرا من الميليشيا وقوات ... مصرعهم": those who are counted may be told at length.
        let counted = killed && quantity_at(self.language, self.text, from).is_some();
        let end = (from + if counted { REACH_LIFE } else { REACH }).min(sentence.end);
        let closes = if killed { Word::Life } else { Word::Injury };
        let stops = |at: &usize| {
            matches!(self.text.word(*at), "." | ";" | ":")
                || *at > from && self.harm_at(*at).is_some_and(|h| h.value.how == How::Lost)
        };
        let life = (from..end).take_while(|at| !stops(at)).find(|&at| self.is(closes, at))?;
        let many = |f: &CountedHere| killed || f.toll.number() > 1;
        let found = self
            .named_and_kin(from, life)
            .or_else(|| {
                (from..life).find_map(|at| self.counted_at(at, life).or_else(|| self.definite_at(at, life)))
            })
            .or_else(|| {
                // "لقي الأخوان فلان مصرعهما", "نقلا إلى المستشفى".
                let two = self.is(Word::TwoHarmed, life) || self.speaks_of_two(word.tokens.start);
                two.then(|| CountedHere { toll: Toll::exactly(2), ..self.one(from..life + 1) })
            })
            .or_else(|| self.before_harm(word.tokens.start, sentence))
            .filter(many)
            .or_else(|| {
                // "لقي مصرعه خمسة أشخاص": those who are counted may follow.
                let next = self.past_when(life + 1, sentence.end);
                self.counted_at(next, sentence.end).filter(|f| {
                    killed
                        && life == from
                        && f.toll.number() > 1
                        && !f.conjunction
                        && matches!(f.class, Class::People(_))
                })
            })
            .or_else(|| (killed && self.is(Word::OneHarmed, life)).then(|| self.one(from..life + 1)))
            .or_else(|| {
                let (tokens, class) = self.person_after(from, life).filter(|_| killed)?;
                Some(CountedHere { class, ..self.one(tokens) })
            })?;
        let end = found.tokens.end.max(life + 1);
        let start = found.tokens.start.min(word.tokens.start);
        self.mention(start..end, found, word.value.harm, sentence)
    }

    /// One person of whom no more is said.
    pub(super) fn one(&self, tokens: Range<usize>) -> CountedHere {
        let class = Class::People(Victims::Persons);
        CountedHere { tokens, toll: Toll::exactly(1), class, conjunction: false }
    }

    /// Past "the number of" and an opening bracket, where a number follows ("عدد (17) فردا").
    fn to_number(&self, from: usize, end: usize) -> usize {
        let passed = |at: &usize| self.is(Word::Count, *at) || self.text.word(*at) == "(";
        let at = from + (from..(from + 2).min(end)).take_while(passed).count();
        if quantity_at(self.language, self.text, at).is_some() { at } else { from }
    }

    /// The first quantity after a word of harm, before another word of harm or a stop takes the sentence on.
    fn after_harm(&self, word: &Hit<'_, HarmWord>, sentence_end: usize) -> Option<CountedHere> {
        // After a phrase of one a number past words of time is a day ("يحرق حيا يوم 2").
        let one = word.value.how == How::One;
        let from = if one { word.tokens.end } else { self.past_when(word.tokens.end, sentence_end) };
        // "قتل منهم سبعة": right after the word of harm they are no part of a toll told before.
        let among = self.cue_at(from) == Some(Cue::Subset)
            && self.cue_at(from + 1) != Some(Cue::Subset)
            && !(self.language.counted.longest_at(self.text, word.tokens.start).is_some()
                && self.numbered_before(word.tokens.start));
        let from = self.to_number(from + usize::from(among), sentence_end);
        // "قتل في غارات للتحالف على مواقع التنظيم في ريف المدينة 17 مدنيا": a verb that a place follows waits for whom it counts.
        let time = (from..(from + REACH_WHEN).min(sentence_end))
            .take_while(|&at| self.is(Word::TimeWord, at))
            .count();
        let placed = self.is(Word::EndsToll, from + time)
            && self.is_with(Word::PassiveVerb, word.tokens.start, |_| true);
        let reach = match (one, placed) {
            (true, _) => REACH_ONE,
            (_, true) => REACH_PLACED,
            _ => REACH,
        };
        let end = (from + reach).min(sentence_end);
        if let Some(all) = self.all_of(from, sentence_end) {
            return Some(all);
        }
        // "مقتله وإصابة اثنين": what another word of harm speaks of.
        if self.harm_at(from).is_some_and(|h| h.proclitics.conjunction && h.value.harm != word.value.harm) {
            return None;
        }
        let here = self
            .counted_at(from, sentence_end)
            .or_else(|| self.parent_and_kin(from, sentence_end))
            .or_else(|| self.people_at(from, sentence_end))
            .or_else(|| self.definite_at(from, sentence_end));
        if let Some(found) = here {
            // What a noun speaks of ("مقتل مسلح") did nothing.
            let object = (word.value.how != How::Noun)
                .then(|| self.object_after(&found, end).or_else(|| self.more_than_doers(&found, end)))
                .flatten();
            return object.or(Some(found));
        }
        for at in from..end {
            let stopped = matches!(self.text.word(at), "." | ";" | ":")
                || matches!(self.cue_at(at), Some(Cue::Subset | Cue::Also | Cue::Shift))
                || self.harm_at(at).is_some();
            // "قتلت مسلحا واعتقلت 13 آخرين": what is counted after another act is of that act.
            let another = at > from
                && self.language.triggers.longest_at(self.text, at).is_some_and(|t| t.proclitics.conjunction)
                && quantity_at(self.language, self.text, at).is_none();
            if stopped || another || at >= from + REACH && self.is(Word::Relative, at) {
                return None;
            }
            if let Some(found) = self.counted_at(at, sentence_end) {
                let people = matches!(found.class, Class::People(_)) && found.tokens.len() > 1;
                if at >= from + REACH && !(people && found.toll.number() > 1 && !found.conjunction) {
                    continue;
                }
                let singular = found.toll == Toll::exactly(1) && self.text.tokens()[at].is_word();
                // A person far from the verb is somebody else ("قتل في هجوم شنه مسلح").
                // "إصابة عدد آخر": nor is one of a number that is not said.
                if singular && (at > from + 1 || at > from && self.is(Word::Count, at - 1)) {
                    continue;
                }
                // "قتل خلاله رجل بشاحنته عشرة من المارة": the one person right after the verb may have done it.
                let doer =
                    word.value.how != How::Noun && singular && at > from && self.is(Word::Anaphor, at - 1);
                let object = doer.then(|| self.object_after(&found, end)).flatten();
                return object.or(Some(found));
            }
            // "قتل الجيش يوم الجمعة الماضي، 16 متظاهرا": past a comma only whom it counts right there.
            if self.text.word(at) == "," && at > from + 3 {
                // "قتلت عبوة زرعتها المليشيا، الثلاثاء، ثلاثة": a comma may enclose the time with another.
                let next = self.past_aside_of_time(at + 1, sentence_end);
                return self.counted_at(next, sentence_end).filter(|f| {
                    let people = matches!(f.class, Class::People(_)) && f.tokens.len() > 1;
                    // "، 16 متظاهرا بينما جرح": what another clause tells is not theirs.
                    let verb = |at: usize| self.harm_at(at).is_some_and(|h| !h.proclitics.conjunction);
                    let turns = matches!(self.cue_at(f.tokens.end), Some(Cue::Also | Cue::Shift));
                    let own = verb(f.tokens.end) || !turns && verb(f.tokens.end + 1);
                    people && !f.conjunction && f.toll.number() > 1 && !own
                });
            }
        }
        None
    }

    /// Whether a number ends right before a token ("12 مصابا").
    pub(super) fn numbered_before(&self, at: usize) -> bool {
        (at.saturating_sub(REACH_NUMBER)..at)
            .any(|i| quantity_at(self.language, self.text, i).is_some_and(|q| q.tokens.end == at))
    }

    /// The token after "in it", "yesterday" right after a word of harm ("استشهد إثرها ثلاثة أمنيين").
    fn past_when(&self, from: usize, end: usize) -> usize {
        let when = |at: &usize| self.is(Word::TimeWord, *at) || self.is(Word::Anaphor, *at);
        let at = from + (from..(from + REACH_WHEN).min(end)).take_while(when).count();
        // Words of time that count something themselves ("كل من") are left to whoever reads them.
        if quantity_at(self.language, self.text, at).is_some() { at } else { from }
    }

    /// "قتل جميع ركاب الطائرة، وعددهم 298 شخصا": all of some, whose number is told after them.
    fn all_of(&self, from: usize, end: usize) -> Option<CountedHere> {
        if !self.is(Word::Several, from) || quantity_at(self.language, self.text, from).is_some() {
            return None;
        }
        let upto = (from + REACH_ALL).min(end);
        let stop = |at: &usize| matches!(self.text.word(*at), "." | ";" | ":") || self.harm_at(*at).is_some();
        (from + 1..upto)
            .take_while(|at| !stop(at))
            .find(|&at| self.is(Word::Numbering, at))
            .and_then(|at| self.people_at(at + 1, end))
    }

    /// The token after words of time and the comma that closes them, where they stand here.
    fn past_aside_of_time(&self, from: usize, end: usize) -> usize {
        let upto = (from + REACH_WHEN + 1).min(end);
        let closes = (from..upto).find(|&at| self.text.word(at) == ",");
        closes
            .filter(|&c| c > from && (from..c).all(|at| self.is(Word::TimeWord, at)))
            .map_or(from, |c| c + 1)
    }

    /// The quantity right before a word of harm; a verb in the plural may stand far from it ("5 من عناصر ... قتلوا").
    fn before_harm(&self, word: usize, sentence: &Range<usize>) -> Option<CountedHere> {
        // "16 قتيلا بينما جرح آخرون": whoever another clause tells of stands in it.
        if word > sentence.start && matches!(self.cue_at(word - 1), Some(Cue::Also | Cue::Shift)) {
            return None;
        }
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
            // "الجنود أثناء المداهمة التي قتلت": what a verb in the singular tells of stands right before its relative.
            let relative = !many && self.is(Word::Relative, at);
            let parted = comma && !many || relative || opened || after;
            let stop = matches!(self.text.word(at), ";" | "." | ":") || parted;
            if stop || self.harm_over(at).is_some() || self.cue_at(at) == Some(Cue::Shift) {
                break;
            }
            if self.cue_at(at) == Some(Cue::Subset) {
                if !many {
                    return None;
                }
                found = None;
                continue;
            }
            let dual = self.speaks_of_two(word);
            let several = |f: &CountedHere| match f.toll.number() {
                n if dual => n == 2,
                n => !many || n > 1 || f.toll.low().is_none(),
            };
            let plural = || self.people_at(at, word).or_else(|| self.definite_at(at, word));
            let here = self.counted_at(at, word).or_else(|| many.then(plural).flatten());
            let whom = |f: &CountedHere| match f.class {
                Class::People(_) => true,
                Class::Captive => f.tokens.end == word && many,
                _ => false,
            };
            let Some(here) = here.filter(|f| whom(f) && several(f)) else {
                continue;
            };
            // Of the readings that end at one noun the one with all the words of its number.
            let fuller = found.as_ref().is_none_or(|f| {
                here.tokens.end == f.tokens.end && here.tokens.len() > f.tokens.len()
                    || here.tokens.end > f.tokens.start && here.tokens.start < f.tokens.start
            });
            if fuller {
                found = Some(here);
            } else if let Some(last) = found.as_mut().filter(|f| f.conjunction && self.joins(&here, f)) {
                // "أربعة جنود وثلاثة من ميليشيا القرى قد أصيبوا".
                let class =
                    if last.class == here.class { here.class } else { Class::People(Victims::Persons) };
                let tokens = here.tokens.start..last.tokens.end;
                *last = CountedHere { toll: sum(&here.toll, &last.toll), tokens, class, ..here };
            }
        }
        found.or_else(|| self.two_before(word, from)).or_else(|| self.one_before(word, from))
    }

    /// "19 من مقاتلي الجماعة وجنديين من البلاد قتلوا": whether no more than their names stands between two parts of a sum.
    fn joins(&self, one: &CountedHere, next: &CountedHere) -> bool {
        let between = one.tokens.end..next.tokens.start;
        let name = |at: usize| {
            self.text.tokens()[at].is_word() && self.cue_at(at).is_none() && self.harm_over(at).is_none()
        };
        between.len() <= REACH_NAME && !self.is(Word::Of, one.tokens.start) && between.clone().all(name)
    }

    /// "مهاجمين آخرين قتلا": those of whom the verb says that they were two.
    fn two_before(&self, word: usize, from: usize) -> Option<CountedHere> {
        // "المفجرين الاثنين قتلا": the numeral that agrees is not whom it counts.
        let noun = |at: usize| self.language.counted.longest_at(self.text, at);
        let at = (from..word).rev().find(|&at| noun(at).is_some() && !self.is(Word::TimeWord, at))?;
        let noun = self.language.counted.longest_at(self.text, at)?;
        let at = noun.tokens.start;
        let dual = noun.value.number.is_none()
            && self.language.endings.end(Ending::DualOrPlural, self.text.word(at));
        (dual && self.speaks_of_two(word)).then(|| CountedHere {
            toll: Toll::exactly(2),
            class: noun.value.class,
            ..self.one(noun.tokens)
        })
    }

    /// "إن جنديا قتل": one person in the accusative before a verb in the singular.
    fn one_before(&self, word: usize, from: usize) -> Option<CountedHere> {
        let mut near = (from.max(word.saturating_sub(3))..word).rev();
        let noun = near.find_map(|at| {
            let noun = self.language.counted.longest_at(self.text, at)?;
            // "298 شخصا، بعد إصابتها": those who are counted are not one.
            if self.numbered_before(at) {
                return None;
            }
            self.language.endings.end(Ending::Accusative, self.text.word(at)).then_some(noun)
        })?;
        let person = matches!(noun.value.class, Class::People(_)) && !noun.proclitics.article;
        let plural = self.language.endings.end(Ending::PluralVerb, self.text.word(word));
        (person && !plural && noun.tokens.end <= word).then(|| CountedHere {
            tokens: noun.tokens,
            toll: Toll::exactly(1),
            class: noun.value.class,
            conjunction: false,
        })
    }
}
