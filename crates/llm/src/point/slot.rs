//! What stands at a quote, slot by slot.

use super::Empty;
use std::ops::Range;
use tazamun_reader::{
    annotate::{Annotated, Mention, Value, casualties, kinds_of},
    ontology::{Act, Harm},
};
use tazamun_record::{Actor, Country, EventType, Interval, Place, SubEventType, Toll};

/// Kinds that words allow at most which say the means; of others it is open.
const OPEN: usize = 5;

/// Bytes of what is written onto a word ("و", "بال"): a quote may leave them out.
const WRITTEN_ON: usize = 8;

/// The words that tell an incident, as they are read.
pub(super) struct Trigger {
    /// The kinds that they allow, the one that stands without further words first.
    pub(super) kinds: Vec<SubEventType>,
    pub(super) rank: u8,
    pub(super) denied: bool,
    /// They leave the means open.
    pub(super) open: bool,
    /// They tell an attack that was beaten back.
    pub(super) foiled: bool,
}

/// What was seen in the article.
pub(super) struct Found<'r> {
    pub(super) seen: &'r Annotated,
}

impl<'r> Found<'r> {
    /// The mentions over a quote that are of a kind: those that share most of it first.
    fn over<T>(&self, span: &Range<usize>, of: impl Fn(&'r Mention) -> Option<T>) -> Vec<(&'r Mention, T)> {
        let mut all: Vec<_> =
            self.seen.over(span).filter_map(|(m, shared)| Some((shared, m, of(m)?))).collect();
        // Of a sum and its part the part, where the quote holds no more than that.
        all.sort_by_key(|(shared, m, _)| (std::cmp::Reverse(*shared), m.span.len(), m.span.start));
        all.into_iter().map(|(_, m, value)| (m, value)).collect()
    }

    /// The words that tell an incident; `harmed` where it has a toll of its own, `others` the sentences of its other words.
    pub(super) fn trigger(
        &self,
        span: &Range<usize>,
        harmed: bool,
        others: &[usize],
    ) -> Result<Trigger, Empty> {
        let told = self.over(span, |m| match &m.value {
            Value::Trigger { kinds, rank, denied } => Some((kinds, *rank, *denied)),
            _ => None,
        });
        let best = told.iter().max_by_key(|(_, (_, rank, _))| *rank);
        let Some((_, (first, rank, _))) = best else { return self.around(span, harmed, others) };
        let kinds = first.iter().chain(told.iter().flat_map(|(_, (kinds, ..))| kinds.iter()));
        let kinds: Vec<SubEventType> = kinds.copied().collect();
        let open = first.len() > OPEN;
        let foiled = open && first.contains(&SubEventType::DisruptedWeaponsUse);
        Ok(Trigger {
            kinds: if open { self.carried(kinds) } else { kinds },
            rank: *rank,
            denied: told.iter().all(|(_, (.., denied))| *denied),
            open,
            foiled,
        })
    }

    /// Of the kinds that open words allow those whose means the article speaks of, and those that need none.
    fn carried(&self, kinds: Vec<SubEventType>) -> Vec<SubEventType> {
        let told = |kind: &SubEventType| {
            kind.event_type() != EventType::Explosions || self.seen.means.contains(kind)
        };
        kinds.into_iter().filter(told).collect()
    }

    /// Words that no table knows: what others of their sentence tell, and what it cost, says what they may tell.
    fn around(&self, span: &Range<usize>, mut harmed: bool, others: &[usize]) -> Result<Trigger, Empty> {
        let mut kinds = Vec::new();
        let sentence = self.seen.sentence_of(span.start);
        // Their own sentence first; of those beside it, and of those of the incident's other words, only where that says
        // nothing.
        let beside = [sentence, sentence + 1, sentence.wrapping_sub(1)];
        for beside in beside.iter().chain(others).copied() {
            for mention in self.of_sentence(beside) {
                match &mention.value {
                    Value::Trigger { kinds: more, denied: false, .. } => kinds.extend(more.iter().copied()),
                    Value::Toll { .. } => harmed = true,
                    _ => {}
                }
            }
            if harmed {
                kinds.extend(kinds_of(Act::Harm));
            }
            if !kinds.is_empty() {
                break;
            }
        }
        if kinds.is_empty() {
            return Err(Empty::NotReadable);
        }
        Ok(Trigger { kinds: self.carried(kinds), rank: 0, denied: false, open: harmed, foiled: false })
    }

    /// The mentions of a sentence.
    fn of_sentence(&self, sentence: usize) -> Vec<&'r Mention> {
        let sentence = self.seen.sentences.get(sentence);
        sentence.map_or_else(Vec::new, |sentence| self.seen.over(sentence).map(|(m, _)| m).collect())
    }

    /// The place that the sentence of a quote speaks of, or one beside it, where it speaks of one: of words that name none
    /// themselves ("the palace").
    pub(super) fn place_around(&self, span: &Range<usize>) -> Option<(Range<usize>, (Place, u8))> {
        let sentence = self.seen.sentence_of(span.start);
        let near = [Some(sentence), sentence.checked_sub(1), Some(sentence + 1), sentence.checked_sub(2)];
        let first = near.into_iter().flatten().map(|n| self.places_of(n)).find(|named| !named.is_empty())?;
        let best = first.iter().copied().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        let place = best.0.place(None)?;
        let one = first.iter().all(|(m, _)| m.place(None).is_some_and(|p| p.adm1() == place.adm1()));
        one.then(|| (best.0.span.clone(), (place.clone(), best.1)))
    }

    /// The places of a sentence that an incident may lie in.
    fn places_of(&self, sentence: usize) -> Vec<(&'r Mention, u8)> {
        let named = self.of_sentence(sentence).into_iter().filter_map(|m| match &m.value {
            Value::Place { exact, codable: true, minor: false, .. } => Some((m, *exact)),
            _ => None,
        });
        named.collect()
    }

    pub(super) fn place(&self, span: &Range<usize>, name: Option<&str>) -> Result<(Place, u8), Empty> {
        let places = self.over(span, |m| match &m.value {
            Value::Place { exact, codable, minor, .. } => Some((*exact, *codable, *minor)),
            _ => None,
        });
        let mut chosen = places.iter().filter_map(|(m, (exact, ..))| Some((m.place(Some(name?))?, *exact)));
        if let Some((place, exact)) = chosen.find(|(p, _)| p.adm1().is_some() || p.point().is_some()) {
            // Of "Yarim in Ibb governorate" the governorate may be what was chosen: what lies in it is where it was.
            let within = places.iter().filter_map(|(m, (finer, codable, minor))| {
                let fits = *finer > exact && *codable && !*minor;
                let lies = |p: &&Place| fits && p.adm1().is_some() && p.adm1() == place.adm1();
                Some((m.places().iter().find(lies)?, *finer))
            });
            let (place, exact) = within.max_by_key(|(_, finer)| *finer).unwrap_or((place, exact));
            return Ok((place.clone(), exact));
        }
        // Words of two sentences are no name of one place.
        if self.seen.sentence_of(span.start) != self.seen.sentence_of(span.end.saturating_sub(1)) {
            return Err(Empty::Several);
        }
        let codable: Vec<_> = places.iter().filter(|(_, (_, codable, _))| *codable).collect();
        let best = codable.iter().copied().reduce(|best, next| if next.1.0 > best.1.0 { next } else { best });
        let (mention, (exact, ..)) = best.ok_or(Empty::NotReadable)?;
        let place = mention.place(None).ok_or(Empty::NotReadable)?;
        // Two places that are joined, neither of them in the other: which one is meant nobody said.
        let other =
            |m: &Mention| m.place(None).is_some_and(|p| p.adm1().is_some() && p.adm1() != place.adm1());
        let joined = |(m, (.., minor)): &&(&Mention, (u8, bool, bool))| !minor && other(m);
        if codable.iter().any(joined) { Err(Empty::Several) } else { Ok((place.clone(), *exact)) }
    }

    /// The days that words say; none where they are no date at all ("at noon").
    pub(super) fn date(&self, span: &Range<usize>, name: Option<&str>) -> Result<Option<Interval>, Empty> {
        let dates = self.over(span, |m| matches!(m.value, Value::Date(_) | Value::UnreadDate).then_some(()));
        let chosen = dates.iter().find_map(|(m, ())| m.days(Some(name?)));
        match chosen.or_else(|| dates.iter().find_map(|(m, ())| m.days(None))) {
            None if !dates.is_empty() => Err(Empty::NotReadable),
            read => Ok(read),
        }
    }

    pub(super) fn toll(&self, span: &Range<usize>, name: Option<&str>, dead: bool) -> Result<Counted, Empty> {
        let own = if dead { Harm::Killed } else { Harm::Wounded };
        let mut tolls = self.over(span, |m| match &m.value {
            Value::Toll { harm, toll } => Some((*harm, *toll)),
            _ => None,
        });
        // A sum that goes beyond the words quoted counts what they do not.
        let beyond = |m: &Mention| {
            span.start.saturating_sub(m.span.start) + m.span.end.saturating_sub(span.end) > WRITTEN_ON
        };
        tolls.sort_by_key(|(m, _)| beyond(m));
        let fits = |harm: Harm| harm == own || harm == Harm::Both;
        let chosen = tolls.iter().find(|(m, (harm, _))| {
            fits(*harm) && name.is_some_and(|name| m.readings().names.iter().any(|n| n == name))
        });
        let told = chosen
            .or_else(|| tolls.iter().find(|(_, (harm, _))| *harm == own))
            .or_else(|| tolls.iter().find(|(_, (harm, _))| *harm == Harm::Both));
        match told {
            Some((mention, (harm, toll))) => {
                Ok(Counted { mention: mention.span.clone(), toll: *toll, both: *harm == Harm::Both })
            }
            None if tolls.is_empty() => self.people(span).ok_or(Empty::NotReadable),
            None => Err(Empty::NotReadable),
        }
    }

    /// People who are counted without a word of harm beside them, where their sentence tells an incident or harm: who
    /// points says of them that they were harmed.
    fn people(&self, span: &Range<usize>) -> Option<Counted> {
        let counted = self.over(span, |m| match &m.value {
            Value::Counted(toll) => Some(*toll),
            _ => None,
        });
        let (mention, toll) = counted.first()?;
        let tells =
            |m: &&Mention| matches!(m.value, Value::Trigger { denied: false, .. } | Value::Toll { .. });
        let told = self.of_sentence(self.seen.sentence_of(mention.span.start)).iter().any(tells);
        told.then(|| Counted { mention: mention.span.clone(), toll: *toll, both: false })
    }

    pub(super) fn actors(
        &self,
        span: &Range<usize>,
        code: Option<&str>,
        country: Option<Country>,
    ) -> Result<Vec<Actor>, Empty> {
        let mentions = self.over(span, |m| matches!(m.value, Value::Actor { .. }).then_some(()));
        if let Some(actor) = mentions.iter().find_map(|(m, ())| m.actor(Some(code?), country)) {
            return Ok(vec![actor]);
        }
        let mut mentions: Vec<&Mention> = mentions.into_iter().map(|(m, ())| m).collect();
        mentions.sort_by_key(|m| m.span.start);
        let actors: Vec<Actor> = mentions.iter().filter_map(|m| m.actor(None, country)).collect();
        let actors = each_once(&actors);
        if actors.is_empty() { Err(Empty::NotReadable) } else { Ok(actors) }
    }

    pub(super) fn source(&self, span: &Range<usize>) -> Result<String, Empty> {
        let sources = self.over(span, |m| match &m.value {
            Value::Source(name) => Some(name),
            _ => None,
        });
        sources.first().map(|(_, name)| (*name).clone()).ok_or(Empty::NotReadable)
    }
}

/// A toll that a quote carries.
pub(super) struct Counted {
    mention: Range<usize>,
    toll: Toll,
    both: bool,
}

/// What the quotes of one slot count together.
pub(super) struct Total {
    pub(super) span: Range<usize>,
    pub(super) toll: Toll,
    /// Killed or wounded, told together.
    pub(super) both: bool,
}

/// The tolls of several quotes, each mention counted once, added up; of equal ones, which repeat one another, one.
pub(super) fn total(tolls: Vec<(Range<usize>, Counted)>) -> Option<Total> {
    let mut told: Vec<(Range<usize>, Counted)> = Vec::new();
    for (span, next) in tolls {
        let again = |(_, t): &(Range<usize>, Counted)| {
            t.toll.number() == next.toll.number()
                || t.mention.start < next.mention.end && next.mention.start < t.mention.end
        };
        if !told.iter().any(again) {
            told.push((span, next));
        }
    }
    let both = told.iter().any(|(_, t)| t.both);
    let span = told.first()?.0.clone();
    let toll = told.iter().map(|(_, t)| t.toll).reduce(|a, b| casualties::sum(&a, &b))?;
    Some(Total { span, toll, both })
}

/// Actors a side has at most.
const SIDE: usize = 3;

pub(super) fn each_once<'a>(all: impl IntoIterator<Item = &'a Actor>) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::new();
    for actor in all {
        if !actors.contains(actor) && actors.len() < SIDE {
            actors.push(actor.clone());
        }
    }
    actors
}
