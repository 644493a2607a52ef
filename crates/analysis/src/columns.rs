//! The rows of a dataset, a column a value, and no more columns than questions need.
//!
//! An incident as it is read takes a kilobyte; here its row takes some twenty bytes, and some fifty where places and names
//! are wanted. Words are kept once and by number.

use rustc_hash::FxHashMap;
use tazamun_record::{Actor, Country, Incident, Interval, Point, READ_BY, WherePrec, day_at, day_number};
use tazamun_sync::Event;

/// No number of killed is known.
const UNKNOWN: u32 = u32::MAX;

/// Words, each kept once; 0 stands for none.
#[derive(Debug, Default)]
pub(crate) struct Words {
    by_word: FxHashMap<Box<str>, u32>,
    words: Vec<Box<str>>,
}

impl Words {
    pub(crate) fn number(&mut self, word: Option<&str>) -> u32 {
        let Some(word) = word else { return 0 };
        if let Some(number) = self.by_word.get(word) {
            return *number;
        }
        self.words.push(word.into());
        // More than four thousand million different words do not fit into the memory of any machine that runs this.
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.by_word.insert(word.into(), number);
        number
    }

    pub(crate) fn word(&self, number: u32) -> Option<&str> {
        self.words.get((number as usize).checked_sub(1)?).map(AsRef::as_ref)
    }
}

/// Where an event happened, as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EventPlace {
    /// Its coordinates.
    pub point: Point,
    /// How exact they are.
    pub prec: Option<WherePrec>,
}

/// Ids one after the other in one text.
#[derive(Debug, Default)]
struct Ids {
    text: String,
    ends: Vec<usize>,
}

/// Which columns are kept beside days, country, division, actor and killed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) ids: bool,
    pub(crate) places: bool,
    pub(crate) tolls: bool,
}

/// The columns.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    kept: Kept,
    days: Vec<(i32, i32)>,
    killed: Vec<u32>,
    tolls: Vec<(u32, u32)>,
    country: Vec<Option<Country>>,
    division: Vec<u32>,
    actor: Vec<u32>,
    reviewed: Vec<Review>,
    group: Vec<u32>,
    name: Vec<u32>,
    place: Vec<Option<EventPlace>>,
    ids: Ids,
    words: Words,
}

/// Whether a person has looked at an event since a program read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Review {
    /// One has, or no program read it.
    Done,
    /// Nobody has.
    None,
    /// Nobody has, and a language model said which words belong together.
    NoneOfModel,
}

impl Columns {
    pub(crate) fn keeping(kept: Kept) -> Self {
        Columns { kept, ..Columns::default() }
    }

    /// Takes an incident in, as a row; `group` is the value by which rows are parted, where one is wanted.
    pub(crate) fn push(&mut self, incident: &Incident, group: Option<Option<&str>>, unreviewed: bool) {
        let facts = &incident.facts;
        let day = |date| i32::try_from(day_number(date)).unwrap_or_default();
        self.days.push((day(facts.when.start()), day(facts.when.end())));
        self.killed.push(facts.killed.map_or(UNKNOWN, |toll| toll.number().min(UNKNOWN - 1)));
        self.country.push(facts.place.country());
        self.division.push(self.words.number(facts.place.adm1()));
        self.actor.push(self.words.number(facts.actor1.first().map(Actor::code)));
        // A table that was written of such incidents names no reports any more, and says so all the same.
        let by_model = incident.extra.contains_key(READ_BY) && (unreviewed || incident.reports.is_empty());
        self.reviewed.push(match (by_model, unreviewed) {
            (true, _) => Review::NoneOfModel,
            (false, true) => Review::None,
            (false, false) => Review::Done,
        });
        if let Some(group) = group {
            self.group.push(self.words.number(group));
        }
        if self.kept.tolls {
            let toll = facts.killed.as_ref();
            let number = toll.map_or(0, |t| t.number());
            let low = toll.map_or(0, |t| t.low().unwrap_or_else(|| t.best().map_or(0, |_| number)));
            let high =
                toll.map_or(u32::MAX, |t| t.high().unwrap_or_else(|| t.best().map_or(u32::MAX, |_| number)));
            self.tolls.push((low, high));
        }
        if self.kept.places {
            self.name.push(self.words.number(facts.place.name()));
            let prec = facts.place.prec();
            self.place.push(facts.place.point().map(|point| EventPlace { point, prec }));
        }
        if self.kept.ids {
            self.ids.text.push_str(&incident.id);
            self.ids.ends.push(self.ids.text.len());
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.days.len()
    }

    pub(crate) fn event(&self, row: u32) -> Event {
        let (first, last) = self.days[row as usize];
        Event { first: first.into(), last: last.into() }
    }

    pub(crate) fn when(&self, row: u32) -> Interval {
        let Event { first, last } = self.event(row);
        Interval::from(day_at(first)).hull(&day_at(last).into())
    }

    pub(crate) fn killed(&self, row: u32) -> Option<u32> {
        Some(self.killed[row as usize]).filter(|killed| *killed != UNKNOWN)
    }

    /// Lowest, best and highest number killed, where tolls were wanted and there is one.
    pub(crate) fn toll(&self, row: u32) -> Option<(u32, u32, u32)> {
        let (low, high) = *self.tolls.get(row as usize)?;
        Some((low, self.killed(row)?, high))
    }

    pub(crate) fn country(&self, row: u32) -> Option<Country> {
        self.country[row as usize]
    }

    pub(crate) fn division(&self, row: u32) -> Option<&str> {
        self.words.word(self.division[row as usize])
    }

    pub(crate) fn actor(&self, row: u32) -> Option<&str> {
        self.words.word(self.actor[row as usize])
    }

    /// The number of the division's word, for comparisons.
    pub(crate) fn division_number(&self, row: u32) -> u32 {
        self.division[row as usize]
    }

    /// The number of the actor's word, for comparisons.
    pub(crate) fn actor_number(&self, row: u32) -> u32 {
        self.actor[row as usize]
    }

    pub(crate) fn is_unreviewed(&self, row: u32) -> bool {
        self.reviewed[row as usize] != Review::Done
    }

    /// Whether a language model pointed at its words, and nobody has checked it.
    pub(crate) fn is_by_model(&self, row: u32) -> bool {
        self.reviewed[row as usize] == Review::NoneOfModel
    }

    pub(crate) fn group(&self, row: u32) -> Option<&str> {
        self.words.word(*self.group.get(row as usize)?)
    }

    pub(crate) fn name(&self, row: u32) -> Option<&str> {
        self.words.word(*self.name.get(row as usize)?)
    }

    pub(crate) fn place(&self, row: u32) -> Option<EventPlace> {
        *self.place.get(row as usize)?
    }

    pub(crate) fn id(&self, row: u32) -> &str {
        let end = self.ids.ends.get(row as usize).copied().unwrap_or_default();
        let start =
            (row as usize).checked_sub(1).and_then(|n| self.ids.ends.get(n).copied()).unwrap_or_default();
        &self.ids.text[start..end]
    }
}
