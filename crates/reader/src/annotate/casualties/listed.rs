//! Tolls told as a number of the dead or hurt: "ارتفاع عدد القتلى إلى 42", "حصيلة الشهداء: 15", "30 جثة".

use super::{
    Class, Harm, How, Mention, Victims, quantity_at,
    scan::{CountedHere, Scan},
    sum,
};
use crate::lang::{Cue, Joint, Word};
use crate::text::{AND, Kind};
use std::ops::Range;
use tazamun_record::Toll;

/// Tokens after "the dead" over which their number is looked for ("القتلى في طرابلس إلى 42").
const REACH: usize = 22;
/// Words between the dead and their number ("الذين بلغ عددهم").
const REACH_REACHES: usize = 4;
/// Tokens between a verb of killing and "with" those who were killed too.
const REACH_WITH: usize = 6;
/// Tokens between a word of killing and "others" who were killed with one.
const REACH_ONE: usize = 7;
/// Tokens between the parts of a list.
const REACH_LIST: usize = 14;
/// Tokens after "no" over which "casualties" is looked for.
const REACH_NONE: usize = 8;
/// Tokens before "the number of the dead" over which their number is looked for.
const REACH_BEFORE: usize = 14;
/// Tokens after "no" over which "any casualties" is looked for.
const REACH_ANY: usize = 14;
/// Tokens before "were among the dead" over which their number is looked for.
const REACH_AMONG: usize = 6;
/// Tokens before "the toll" over which somebody is told to have died.
const REACH_TOLD: usize = 30;
/// Tokens between "the dead of" and the number to which they rise ("ارتفاع ضحايا حريق المصنع إلى 13").
const REACH_RISE: usize = 6;
/// Tokens before "the dead" over which "number", "toll", "list" is looked for.
const COUNT: usize = 4;

impl Scan<'_, '_> {
    /// The numbers of the dead and hurt that are told after "the number of the dead".
    pub(super) fn listed(&self, sentence: &Range<usize>) -> Vec<Mention> {
        let counts = sentence.clone().filter(|&at| self.is(Word::Count, at));
        let mut found: Vec<Mention> = counts.filter_map(|at| self.number_of(at, sentence)).collect();
        found.extend(sentence.clone().filter_map(|at| self.right_after(at, sentence)));
        found
    }

    /// "والجرحى إلى 13 فلسطينيا", "جثث 14 من الانقلابيين", "جثتي شرطيين".
    fn right_after(&self, at: usize, sentence: &Range<usize>) -> Option<Mention> {
        let noun = self.language.counted.longest_at(self.text, at)?;
        let harm = match noun.value.class {
            Class::Dead => Harm::Killed,
            Class::Hurt => Harm::Wounded,
            _ => return None,
        };
        // "من بين القتلى خمسة ضباط": part of those told before.
        if self.cue_at(at) == Some(Cue::Subset) {
            return None;
        }
        if let Some(both) = self.vague_both(at, harm, sentence) {
            return Some(both);
        }
        let next = noun.tokens.end;
        let list = || noun.value.number.is_none();
        let found = if self.is(Word::Bodies, at) {
            // "جثث تعود إلى 15 مدنيا": a word or two may stand between.
            let near = || {
                // "انتشال 5 جثث وإنقاذ 20 شخصا": what another act counts is no body.
                let joined = self.text.word(next).starts_with(AND);
                (next + 1..(next + 3).min(sentence.end))
                    .filter(|_| !joined)
                    .find_map(|at| self.many_at(at, sentence.end))
            };
            self.counted_at(next, sentence.end).or_else(|| self.people_at(next, sentence.end)).or_else(near)
        } else if noun.proclitics.article {
            // "عشرات القتلى ومئات الجرحى": after "and" the number is of others.
            // "القتلى: 15".
            let next = next + usize::from(self.text.word(next) == ":");
            self.people_at(self.past_reaches(next), sentence.end)
                .filter(|f| !f.conjunction)
                .or_else(|| list().then(|| self.named_list(next, sentence.end)).flatten())
                // "القتلى هم محمد أحمد وسالم علي".
                .or_else(|| {
                    let they = list() && self.cue_at(next) == Some(Cue::Subset);
                    they.then(|| self.names_joined(next + 1, sentence.end)).flatten()
                })
        } else if noun.value.number.is_none() {
            // "ضحايا الهجوم الذين بلغ عددهم 130".
            let act = self.language.triggers.longest_at(self.text, next).filter(|t| t.proclitics.article);
            let from = act.map_or(next, |t| t.tokens.end);
            let number = self.past_reaches(from);
            // "بلغ قتلى المليشيا أكثر من ثمانين عنصرا".
            let reached = at > sentence.start && self.is(Word::Reaches, at - 1);
            let side = self.language.actors.longest_at(self.text, next).filter(|_| reached);
            let told = side.and_then(|s| self.people_at(s.tokens.end, sentence.end));
            // "قتلى الهجوم الثلاثة".
            let definite = || {
                let q = quantity_at(self.language, self.text, from)
                    .filter(|q| q.proclitics.article && from > next)?;
                let class = Class::People(Victims::Persons);
                Some(CountedHere { tokens: q.tokens, toll: q.toll, class, conjunction: false })
            };
            let told = told.or_else(definite);
            let risen = || {
                let stop =
                    |at: &usize| self.text.tokens()[*at].kind != Kind::Word || self.harm_at(*at).is_some();
                let upto = (next + REACH_RISE).min(sentence.end);
                let to = (next..upto).take_while(|at| !stop(at)).find(|&at| self.is(Word::Reaches, at))?;
                self.people_at(to + 1, sentence.end).filter(|_| reached)
            };
            let told = told.or_else(risen);
            told.or_else(|| (number > from).then(|| self.people_at(number, sentence.end)).flatten())
        } else {
            None
        }?;
        let named = found.toll == Toll::exactly(1) && list();
        let told = self.mention(at..found.tokens.end, found, harm, sentence)?;
        (!named || told.toll.number() > 1).then_some(told)
    }

    /// "3 إيرانيين كانوا بين القتلى": how many of a side were among the dead or hurt.
    pub(super) fn among_those(&self, sentence: &Range<usize>) -> Vec<Mention> {
        let of = |cue: &Range<usize>| {
            let noun = self.language.counted.longest_at(self.text, cue.end - 1)?;
            let harm = match noun.value.class {
                Class::Dead => Harm::Killed,
                Class::Hurt => Harm::Wounded,
                _ => return None,
            };
            let from = cue.start.saturating_sub(REACH_AMONG).max(sentence.start);
            let found = (from..cue.start).find_map(|at| self.many_at(at, cue.start))?;
            let gap = found.tokens.end..cue.start;
            let was = gap.len() == 1 && self.is(Word::Was, gap.start);
            let told = was.then(|| self.mention(found.tokens.clone(), found, harm, sentence)).flatten()?;
            Some(Mention { tokens: told.tokens.start..cue.end, ..told })
        };
        self.cues_of(sentence).filter(|c| *c.value == Cue::Subset).filter_map(|c| of(&c.tokens)).collect()
    }

    /// Several who are counted by a number.
    fn many_at(&self, at: usize, end: usize) -> Option<CountedHere> {
        let numbered = quantity_at(self.language, self.text, at).is_some();
        self.counted_at(at, end).filter(|f| {
            numbered && f.toll.number() > 1 && !f.conjunction && matches!(f.class, Class::People(_))
        })
    }

    /// "عشرات القتلى والجرحى": a vague number is told of the second noun too.
    fn vague_both(&self, at: usize, harm: Harm, sentence: &Range<usize>) -> Option<Mention> {
        let second = self.language.counted.longest_at(self.text, at).filter(|n| n.proclitics.conjunction)?;
        let before = at.checked_sub(2).filter(|&i| i >= sentence.start)?;
        let first = self.language.counted.longest_at(self.text, before + 1)?;
        let both =
            matches!((first.value.class, harm), (Class::Dead, Harm::Wounded) | (Class::Hurt, Harm::Killed));
        let quantity = quantity_at(self.language, self.text, before)?;
        let vague = quantity.toll.best().is_none() && quantity.tokens.end == before + 1;
        (both && vague && first.value.number.is_none() && second.value.number.is_none()).then(|| Mention {
            tokens: at..second.tokens.end,
            counted: at..second.tokens.end,
            harm,
            toll: quantity.toll,
            victims: Victims::Persons,
            past: self.is_past(&quantity.toll, &(before..at), sentence),
        })
    }

    /// "الجرحى البالغ عددهم نحو 2500": the token after the words that say that a number reaches.
    fn past_reaches(&self, from: usize) -> usize {
        let says = |at: &usize| self.is(Word::Reaches, *at) || self.is(Word::Relative, *at);
        from + (from..from + REACH_REACHES).take_while(says).count()
    }

    /// "الشهداء العريف فلان، والجندي فلان": the dead told by rank and name, and no number.
    fn named_list(&self, at: usize, end: usize) -> Option<CountedHere> {
        let noun = self.language.counted.longest_at(self.text, at).filter(|n| n.tokens.end <= end)?;
        let rank = noun.value.class == Class::People(Victims::Forces) && noun.value.number == Some(1);
        (rank && noun.proclitics.article)
            .then(|| CountedHere { class: noun.value.class, ..self.one(noun.tokens) })
    }

    /// "قضت على 70 جنديا في ...، ونحو 90 جنديا في ...": a list goes on without its verb, of the same kind of people.
    pub(super) fn continued(&self, told: &[Mention], sentence: &Range<usize>) -> Vec<Mention> {
        let mut list: Vec<Mention> = Vec::new();
        for (first, next) in told.iter().zip(told.iter().skip(1).map(Some).chain([None])) {
            let next = next.map_or(sentence.end, |n| n.tokens.start);
            let mut at = first.counted.end.max(first.tokens.end);
            let mut last = first.clone();
            let known = first.victims != Victims::Persons;
            while at < next.min(last.counted.end + REACH_LIST) && first.toll.number() > 1 {
                let turns = self.harm_at(at).is_some() || self.cue_at(at) == Some(Cue::Subset);
                if turns || self.text.word(at) == "." {
                    break;
                }
                let part = self.counted_at(at, sentence.end).filter(|p| {
                    let joined = p.conjunction
                        || at > 0 && self.language.joints.is(Joint::UpTo, self.text.word(at - 1));
                    let like = known && p.toll.number() > 1 && p.class == Class::People(first.victims);
                    joined && like || self.placed(p, first.counted.end)
                });
                if let Some(part) = part {
                    last = Mention {
                        tokens: part.tokens.clone(),
                        counted: part.tokens.clone(),
                        toll: part.toll,
                        ..first.clone()
                    };
                    at = part.tokens.end;
                    list.push(last.clone());
                    continue;
                }
                at += 1;
            }
        }
        list
    }

    /// "قتل سبعة في بغداد وخمسة في الموصل", "قتل أربعة، واحد في القرية وثلاثة قرب البلدة": a number alone, with its own place,
    /// after a toll.
    fn placed(&self, part: &CountedHere, told: usize) -> bool {
        let (at, end) = (part.tokens.start, part.tokens.end);
        let bare = quantity_at(self.language, self.text, at).is_some_and(|q| q.tokens.end == end);
        let place = |at: usize| {
            let near = self.language.places.around.longest_at(self.text, at).is_some_and(|p| p.value.near);
            let time = |at: usize| self.is(Word::TimeWord, at) || self.is(Word::Share, at);
            self.is(Word::In, at) && !time(at + 1) || near
        };
        let comma = at > told && self.text.word(at - 1) == ",";
        let parted = (told..at).any(|i| {
            self.language.triggers.longest_at(self.text, i).is_some_and(|t| t.proclitics.conjunction)
        });
        bare && place(end) && !parted && (part.conjunction && (told..at).any(place) || comma)
    }

    /// "مع ستة من مرافقيه", "و20 من مرافقيه", "هو وأحد مرافقيه": somebody who was killed, and those with them.
    pub(super) fn companions(&self, sentence: &Range<usize>) -> Vec<Mention> {
        // "قتل القيادي مع سبعة آخرين" too.
        let others = |at: usize| {
            self.is(Word::Others, at)
                && at > sentence.start + 1
                && (at.saturating_sub(3).max(sentence.start)..at - 1).any(|i| self.is(Word::With, i))
        };
        // "قتل القيادي وسبعة آخرون".
        let besides = |at: usize| self.is(Word::Others, at) && self.one_and_others(at, sentence);
        let words = sentence.clone().filter(|&at| self.is(Word::Companions, at) || others(at) || besides(at));
        let mut found: Vec<Mention> = words.filter_map(|at| self.with_companions(at, sentence)).collect();
        found.extend(sentence.clone().filter_map(|at| self.killed_with(at, sentence)));
        found
    }

    /// "قتل القيادي الميداني وسبعة آخرون": one who is told by what they are right after a word of killing, and a number of others.
    fn one_and_others(&self, others: usize, sentence: &Range<usize>) -> bool {
        let from = others.saturating_sub(REACH_ONE).max(sentence.start);
        let Some(word) = (from..others).rev().find_map(|at| self.harm_at(at)) else { return false };
        let near = word.tokens.end..others;
        let Some((one, _)) = self.person_after(word.tokens.end, others) else { return false };
        let told = word.value.harm == Harm::Killed && matches!(word.value.how, How::Verb | How::Noun);
        let numbered = |at: usize| quantity_at(self.language, self.text, at);
        let first = near.clone().find(|&at| numbered(at).is_some());
        let joined =
            first.and_then(numbered).is_some_and(|q| q.proclitics.conjunction && q.tokens.end == others);
        let plain = |at: usize| self.text.tokens()[at].is_word() && !self.is(Word::EndsToll, at);
        told && one.start == word.tokens.end
            && joined
            && near.into_iter().all(|at| plain(at) || numbered(at).is_some())
    }

    /// "قتلت المسعفة مع أفراد من أسرتها", "قتل القيادي إلى جانب 20 مسلحا": one who was killed, and those killed with them.
    fn killed_with(&self, with: usize, sentence: &Range<usize>) -> Option<Mention> {
        let besides = self.is(Word::Besides, with);
        // "مصرع القيادي فلان وعدد من العناصر".
        let some = self.is(Word::Count, with) && self.text.word(with).starts_with(AND);
        if !(besides || some || self.is(Word::With, with)) {
            return None;
        }
        let word = (sentence.start..with).rev().find_map(|at| self.harm_at(at))?;
        let near = besides || with - word.tokens.end <= REACH_WITH + usize::from(some) * REACH_WITH;
        // Nothing stands between that would make those "with" whom it was against.
        let between = word.tokens.end..with;
        let act = |at: usize| self.language.triggers.longest_at(self.text, at).is_some();
        let clear = between.clone().all(|at| {
            !self.is(Word::Relative, at)
                && self.counted_at(at, with).is_none_or(|f| f.toll.number() < 2)
                && !(self.is(Word::In, at) && !besides || act(at))
        });
        let told = word.value.how == How::Verb || some && word.value.how == How::Noun;
        if word.value.harm != Harm::Killed || !told || !near || !clear {
            return None;
        }
        let at = if some { with } else { with + 1 };
        let many = || {
            // "عدد من مقاتليه", "أفراد من أسرتها": several who are not counted.
            let first = at + 2 * usize::from(self.is(Word::Count, at) && self.is(Word::Of, at + 1));
            if some && first == at {
                return None;
            }
            let noun = self.language.counted.longest_at(self.text, first)?;
            let free = noun.proclitics.preposition.is_none() && noun.tokens.end <= sentence.end;
            let people = matches!(noun.value.class, Class::People(_)) && noun.value.number.is_none();
            let several = people && (first > at || !noun.proclitics.article);
            (free && several).then_some((Toll::from_low(1), noun.tokens.end))
        };
        let counted = self.counted_at(at, sentence.end).filter(|f| matches!(f.class, Class::People(_)));
        // "قتل جندي إلى جانب فلان": one who is named.
        let named = || {
            let name = besides && self.may_name(at) && !self.language.places.is_common(self.text.word(at));
            (name || besides && self.is(Word::PersonName, at)).then_some((Toll::exactly(1), at + 1))
        };
        let (toll, end) = counted.map(|f| (f.toll, f.tokens.end)).or_else(many).or_else(named)?;
        Some(Mention {
            tokens: word.tokens.start..end,
            counted: with..end,
            harm: Harm::Killed,
            toll: sum(&toll, &Toll::exactly(1)),
            victims: Victims::Persons,
            past: false,
        })
    }

    fn with_companions(&self, at: usize, sentence: &Range<usize>) -> Option<Mention> {
        let from = at.saturating_sub(3).max(sentence.start);
        let some = (from..at).find(|&i| self.is(Word::Count, i));
        let quantity = (from..at).find_map(|i| quantity_at(self.language, self.text, i));
        let (start, toll) = match (&quantity, some) {
            (Some(q), _) => (q.tokens.start, sum(&q.toll, &Toll::exactly(1))),
            (None, Some(some)) => (some, Toll::from_low(2)),
            _ => return None,
        };
        let before = start.checked_sub(1).filter(|&i| i >= sentence.start)?;
        let joined = quantity.is_some_and(|q| q.proclitics.conjunction)
            || self.is(Word::With, before)
            || self.text.word(start).starts_with(AND);
        // Somebody was killed in the sentence, and nobody else was hurt since.
        let before = (sentence.start..start).rev().find_map(|i| self.harm_at(i));
        // "القيادي فلان وعددا من مرافقيه قتلوا": the verb may follow them.
        let after = || self.harm_at(at + 1).filter(|h| h.value.how == How::Verb && joined);
        let word = before.or_else(after)?;
        // "مصرع 38 عنصرا بينهم القيادي وعدد من مرافقيه": a part of those told before.
        let part = |i: usize| self.cue_at(i) == Some(Cue::Subset);
        if word.tokens.end <= start && (word.tokens.end..start).any(part) {
            return None;
        }
        let harm = word.value.harm;
        (joined && harm != Harm::Both).then(|| Mention {
            tokens: word.tokens.start.min(start)..word.tokens.end.max(at + 1),
            counted: start..at + 1,
            harm,
            toll,
            victims: Victims::Persons,
            past: false,
        })
    }

    fn number_of(&self, count: usize, sentence: &Range<usize>) -> Option<Mention> {
        // "عدد العناصر الإرهابية الذين تم القضاء عليهم": who they are may be told at length before "who".
        let relative = (count + 1..(count + COUNT + 2).min(sentence.end))
            .find(|&at| self.is(Word::Relative, at) && self.harm_at(at + 1).is_some());
        let end = relative.map_or(count + COUNT, |at| at + 2).max(count + COUNT).min(sentence.end);
        let of_those = (count + 1..end).find_map(|at| {
            let told = self.harm_at(at).filter(|h| h.value.how == How::Verb && h.value.harm != Harm::Both);
            let noun = self.language.counted.longest_at(self.text, at);
            match noun.map(|n| (n.value.class, n.tokens.end)) {
                Some((Class::Dead, end)) => Some((end, Harm::Killed)),
                Some((Class::Hurt, end)) => Some((end, Harm::Wounded)),
                // "عدد الذين قتلوا منذ الجمعة إلى 45".
                _ if self.is(Word::Relative, at - 1) => told.map(|h| (h.tokens.end, h.value.harm)),
                _ => None,
            }
        });
        let (after, harm) = of_those.or_else(|| self.tally_of_dead(count, end))?;
        let last = (after + REACH).min(sentence.end);
        let stop = |at: usize| matches!(self.text.word(at), "." | ";") || self.is(Word::Count, at);
        let from = after;
        let upto = (from..last).find(|&at| stop(at)).unwrap_or(last);
        let marks = |at: usize| self.is(Word::Reaches, at) || matches!(self.text.word(at), ":" | "(");
        let mark = (from..upto).find(|&at| marks(at));
        let found = match mark {
            // "تجاوز 30" is a bound itself.
            Some(mark) => (mark..(mark + 4).min(upto)).find_map(|at| self.people_at(at, sentence.end)),
            // "حصيلة القتلى الجمعة 19 مدنيا", "قائمة القتلى 18 شخصا".
            None => None,
        }
        .filter(|f| of_those.is_some() || quantity_at(self.language, self.text, f.tokens.start).is_some())
        .or_else(|| {
            let near = || (from..(from + 3).min(upto)).find_map(|at| self.counted_at(at, sentence.end));
            of_those.and_then(|_| near())
        })
        .or_else(|| self.number_before(count, sentence))
        .or_else(|| {
            // "بلغ عدد الضحايا الذين قتلوا بسبب التعذيب ثلاثة أشخاص": after the verb what it reaches follows those whom it counts.
            let reached = count > sentence.start && self.is(Word::Reaches, count - 1);
            let stops = |at: &usize| self.harm_at(*at).is_some() || self.cue_at(*at).is_some();
            (from..upto)
                .take_while(|at| reached && of_those.is_some() && !stops(at))
                .find_map(|at| self.many_at(at, sentence.end))
        })
        .filter(|found| !matches!(found.class, Class::Captive))?;
        let tokens = count..found.tokens.end;
        Some(Mention { counted: found.tokens.clone(), ..self.mention(tokens, found, harm, sentence)? })
    }

    /// "وفاة أحدهم لترتفع الحصيلة إلى ثمانية": a toll without those whom it counts is of the dead, where some are told before it.
    fn tally_of_dead(&self, count: usize, end: usize) -> Option<(usize, Harm)> {
        let counts = |at: usize| self.language.counted.longest_at(self.text, at).is_some();
        if !self.is(Word::Tally, count) || (count + 1..end).any(counts) {
            return None;
        }
        let mark = (count + 1..end).any(|at| self.is(Word::Reaches, at));
        let dead = |at: usize| self.harm_at(at).is_some_and(|h| h.value.harm == Harm::Killed);
        let told = (count.saturating_sub(REACH_TOLD)..count).any(dead);
        (mark && told).then_some((count + 1, Harm::Killed))
    }

    /// "يرفع إلى تسعة عدد القتلى": the number may stand before.
    fn number_before(&self, count: usize, sentence: &Range<usize>) -> Option<CountedHere> {
        let from = count.saturating_sub(REACH_BEFORE).max(sentence.start + 1);
        let found = (from..count)
            .filter(|&at| self.is(Word::Reaches, at - 1))
            .find_map(|at| self.people_at(at, count))?;
        let end = found.tokens.end;
        let least = (end..count).all(|at| self.after.iter().any(|a| a.contains(&at)));
        // "ارتفع إلى 15 على الأقل، بينهم طفل، عدد القتلى": an aside may part the two.
        let alone = end == count || least || self.reaches_before(end, count);
        alone.then_some(found)
    }

    /// Whether an aside that begins with "among them" stands from here to "the number of", which no comma need close.
    fn reaches_before(&self, from: usize, count: usize) -> bool {
        let least = (from..count).take_while(|&at| self.after.iter().any(|a| a.contains(&at))).count();
        let at = from + least;
        let at = at + usize::from(self.text.word(at) == ",");
        self.cue_at(at) == Some(Cue::Subset)
            && (at..count).all(|at| self.harm_at(at).is_none() && self.text.word(at) != ".")
    }

    /// "لم يخلف القصف أي إصابات": from "no" to what there was none of, where nothing else is said between.
    fn none_hurt(&self, no: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        if !self.is(Word::Not, no) || self.cue_at(no) == Some(Cue::Unhurt) {
            return None;
        }
        let passed = |at: usize| {
            self.is(Word::NoHarm, at) || self.language.triggers.longest_at(self.text, at).is_some()
        };
        let end = (no + REACH_NONE).min(sentence.end);
        let last = (no + 1..end).find(|&at| self.is(Word::Casualties, at) || !passed(at))?;
        if self.is(Word::Casualties, last) && last > no + 1 {
            return Some(no..last + 1);
        }
        // "نفت الوزارة في بيان لها وقوع أي إصابات": "any" is said of what there is none of.
        let end = (no + REACH_ANY).min(sentence.end);
        let stop = |at: &usize| {
            matches!(self.text.word(*at), "." | ":" | ";") || self.cue_at(*at) == Some(Cue::Also)
        };
        let any = (no + 1..end)
            .take_while(|at| !stop(at))
            .find(|&at| self.is(Word::Any, at) && self.is(Word::Casualties, at + 1))?;
        (any + 1 < sentence.end).then_some(no..any + 2)
    }

    /// "دون وقوع إصابات": nobody was hurt.
    pub(super) fn unhurt(&self, sentence: &Range<usize>) -> Vec<Mention> {
        let cues = self.cues_of(sentence).filter(|c| *c.value == Cue::Unhurt).map(|c| c.tokens.clone());
        let hits = cues.chain(sentence.clone().filter_map(|at| self.none_hurt(at, sentence)));
        hits.flat_map(|tokens| {
            [Harm::Killed, Harm::Wounded].map(|harm| Mention {
                tokens: tokens.clone(),
                counted: tokens.clone(),
                harm,
                toll: Toll::exactly(0),
                victims: Victims::Persons,
                past: false,
            })
        })
        .collect()
    }
}
