//! A toll put together: who its victims were, what is added to it, and whether it is a sum of the past.

use super::{
    Class, Counted, Harm, Mention, Victims, quantity_at,
    scan::{CountedHere, Scan},
    sum,
};
use crate::{
    lang::{Cue, Word},
    ontology::Who,
    text::{AND, Hit, is_and},
};
use std::ops::Range;
use tazamun_record::Toll;

/// Tokens between a word of harm and prisoners that it speaks of ("قتل الخاطفون أربعة من الرهائن").
const REACH_CAPTIVE: usize = 2;
/// How far after a part of a sum the next part may stand ("11 من عناصر التنظيم و10 مدنيين").
const REACH_SUM: usize = 8;

impl Scan<'_, '_> {
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
            Class::Captive if found.tokens.start > word.end + REACH_CAPTIVE => return None,
            Class::Captive if found.tokens.start != word.end && found.toll.number() < 2 => return None,
            Class::Captive => Victims::Civilians,
            Class::Dead if harm == Harm::Wounded => return None,
            // "وفاة اثنين من الجرحى": some of the hurt may die.
            Class::Hurt
                if harm == Harm::Killed
                    && !self.of_the_hurt(&found.tokens, found.tokens.start == word.end) =>
            {
                return None;
            }
            Class::Dead | Class::Hurt => self.victims_after(found.tokens.end, sentence.end),
            Class::People(victims) => victims,
        };
        let mut mention = Mention {
            tokens: word.start.min(found.tokens.start)..word.end.max(found.tokens.end),
            counted: found.tokens.clone(),
            harm,
            toll: found.toll,
            victims,
            past: self.is_past(&found.toll, &found.tokens, sentence),
        };
        self.add_parts(&mut mention, sentence);
        (!self.yearly(&mention.counted, sentence)).then_some(mention)
    }

    /// "اثنين من المصابين", "أحد الجرحى": some of those who were hurt.
    pub(super) fn of_the_hurt(&self, counted: &Range<usize>, beside: bool) -> bool {
        let numbered =
            quantity_at(self.language, self.text, counted.start).is_some_and(|q| q.tokens.end < counted.end);
        let noun = counted.end.checked_sub(1).and_then(|at| self.language.counted.longest_at(self.text, at));
        // "توفي جريحان", "استشهاد جريح": by the form, right beside a word of killing.
        let numbered = numbered || beside && noun.as_ref().is_some_and(|n| n.value.number.is_some());
        // "توفي ثلاثة جرحى": without the article as well.
        numbered && noun.is_some_and(|n| n.value.class == Class::Hurt)
    }

    /// Whether a toll is the sum of years or of a war.
    pub(super) fn is_past(&self, toll: &Toll, counted: &Range<usize>, sentence: &Range<usize>) -> bool {
        let told = self.cues_of(sentence).any(|c| {
            *c.value == Cue::Past && self.near(&c.tokens, counted) && !self.turns(&c.tokens, counted)
        });
        told || self.over_months(counted, sentence)
            || toll.number() > if self.language.settings.subject_first { 10_000 } else { 4000 }
            || (toll.best().is_none() && toll.number() > 1000)
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
            let over = self.language.words.is(Word::Over, self.text.word(at).trim_start_matches(AND));
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

    /// "أم وأطفالها الثلاثة": one who is told with their kin.
    pub(super) fn parent_and_kin(&self, at: usize, end: usize) -> Option<CountedHere> {
        let kin = || {
            let counted = self.counted_at(at + 1, end).filter(|f| f.conjunction);
            counted.or_else(|| self.kin_numbered(at + 1, end))
        };
        (self.is(Word::Parent, at) && kin().is_some()).then(|| {
            let class = Class::People(Victims::Civilians);
            CountedHere { class, ..self.one(at..at + 1) }
        })
    }

    /// "وأطفالها الثلاثة": kin with a number after them.
    fn kin_numbered(&self, at: usize, end: usize) -> Option<CountedHere> {
        let noun = self.language.counted.longest_at(self.text, at)?;
        let kin = noun.value.number.is_none() && noun.proclitics.conjunction && !noun.proclitics.article;
        let q = quantity_at(self.language, self.text, noun.tokens.end)
            .filter(|q| kin && q.proclitics.article && !q.proclitics.conjunction && q.tokens.end <= end)?;
        Some(CountedHere {
            tokens: at..q.tokens.end,
            toll: q.toll,
            class: noun.value.class,
            conjunction: true,
        })
    }

    /// "استشهاد العريف فلان، والجندي فلان": another who is named like the one before, of the same kind.
    fn named_too(&self, mention: &Mention, at: usize) -> Option<CountedHere> {
        let first = self.language.counted.longest_at(self.text, mention.counted.start)?;
        let next = self.language.counted.longest_at(self.text, at)?;
        let one = |n: &Hit<'_, Counted>| n.value.number == Some(1) && n.proclitics.article;
        // "إصابة الصحفي والمصور": right beside the first they may be anybody.
        let beside = at == first.tokens.end && mention.counted == first.tokens;
        let forces = next.value.class == Class::People(Victims::Forces);
        let same = first.value.class == next.value.class
            && (forces || beside && matches!(next.value.class, Class::People(_)));
        let joined = next.proclitics.conjunction && next.proclitics.preposition.is_none();
        (one(&first) && one(&next) && same && joined).then(|| CountedHere {
            class: next.value.class,
            conjunction: true,
            ..self.one(next.tokens)
        })
    }

    /// "الجندي محمد علي ياسين": a preposition and a name may be written alike; the one has a dotless ending.
    fn is_name_part(&self, mention: &Mention, at: usize) -> bool {
        let named = mention.toll.number() > 0 && self.is(Word::PersonName, at - 1);
        named && self.ends_as_name(at)
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
            // "ثلاثة من الحزب، و4 يمنيين في غارة": after a comma only one with "and" and a number.
            let goes_on = self.text.word(at) == ","
                && (self.counted_at(at + 1, sentence.end).is_some_and(|p| {
                    // One who is counted in words goes on with a list ("وخمسة من الشرطة، وأحد المخبرين").
                    let counted = p.toll.number() > 1
                        || mention.toll.number() > 1
                            && quantity_at(self.language, self.text, at + 1).is_some();
                    p.conjunction && counted && matches!(p.class, Class::People(_))
                }) || self.named_too(mention, at + 1).is_some());
            let stop =
                (matches!(self.text.word(at), "," | ";" | "." | ":" | "-" | "\u{2013}" | "\u{2014}" | "(")
                    || self.is(Word::EndsToll, at) && !self.is_name_part(mention, at))
                    && !goes_on
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
                let near = |_: &CountedHere| numbered || at <= from + 4;
                self.kin_numbered(at, sentence.end)
                    .or_else(|| self.counted_at(at, sentence.end).filter(|p| p.conjunction && near(p)))
                    .or_else(|| self.named_too(mention, at))
            };
            // "مقتل 6 ضباط و3 سجناء": prisoners are a part right beside those told.
            let victims = part.as_ref().and_then(|part| match part.class {
                Class::People(victims) => Some(victims),
                Class::Captive if at <= from + 1 && part.toll.number() > 1 => Some(Victims::Civilians),
                _ => None,
            });
            if let (Some(part), Some(victims)) = (part, victims) {
                // "23 طفلا و14 طفلا": right beside the same noun nobody is added.
                let noun = |end: usize| self.text.word(end - 1);
                let apart = usize::from(is_and(self.text.word(from)));
                let beside = part.tokens.start == from + apart;
                let number = quantity_at(self.language, self.text, from - 1).is_some();
                if beside && !number && part.tokens.len() > 1 && noun(part.tokens.end) == noun(from) {
                    return;
                }
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
