//! What may fill each slot of a head's incident: options with their values and features.

mod beside;
mod labels;
mod said;
mod sides;

use super::story::Story;
use crate::learned::bag::Bag;
use crate::ontology::Harm;
use labels::labelled;
pub use labels::{LABELLED, scored};
use said::{days, places, tolls};
pub use sides::sides;
use sides::sides_of;
use std::ops::Range;
use tazamun_record::{Actor, Interval, Place, Status, SubEventType, Toll};

/// A decision about a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Where.
    Place,
    /// When.
    Date,
    /// How many killed.
    Killed,
    /// How many wounded.
    Wounded,
    /// Who.
    Attacker,
    /// Against whom.
    Attacked,
    /// What kind.
    Kind,
    /// How firmly it is told.
    Status,
    /// Whether it is background.
    Background,
    /// Whether it is a sum.
    Aggregate,
}

impl Slot {
    /// All of them.
    pub const ALL: [Slot; 10] = [
        Slot::Place,
        Slot::Date,
        Slot::Killed,
        Slot::Wounded,
        Slot::Attacker,
        Slot::Attacked,
        Slot::Kind,
        Slot::Status,
        Slot::Background,
        Slot::Aggregate,
    ];

    /// The field of the exchange form that it fills.
    pub fn field(self) -> &'static str {
        match self {
            Slot::Place => "place",
            Slot::Date => "date",
            Slot::Killed => "killed",
            Slot::Wounded => "wounded",
            Slot::Attacker => "actor1",
            Slot::Attacked => "actor2",
            Slot::Kind => "sub_event_type",
            Slot::Status => "status",
            Slot::Background => "background",
            Slot::Aggregate => "aggregate",
        }
    }
}

/// What fills a slot.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing that is said.
    None,
    /// This place.
    Place(Place),
    /// These days.
    Days(Interval),
    /// This number.
    Toll(Toll),
    /// This side.
    Side(Actor),
    /// This kind.
    Kind(SubEventType),
    /// So firmly.
    Status(Status),
    /// Yes or no.
    Flag(bool),
}

/// Something that may fill a slot.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its value.
    pub value: Value,
    /// The tokens that carry it, where there are any.
    pub tokens: Option<Range<usize>>,
    /// What speaks for it.
    pub bag: Bag,
}

/// The options of a slot of a head.
pub fn choices(story: &Story<'_, '_>, h: usize, slot: Slot) -> Vec<Choice> {
    let mut choices = match slot {
        Slot::Place => places(story, h),
        Slot::Date => days(story, h),
        Slot::Killed => tolls(story, h, Harm::Killed),
        Slot::Wounded => tolls(story, h, Harm::Wounded),
        Slot::Attacker | Slot::Attacked => return sides_of(story, h, slot),
        Slot::Kind | Slot::Status | Slot::Background | Slot::Aggregate => return labelled(story, h, slot),
    };
    if story.subject_first(h) {
        choices.iter_mut().for_each(|c| c.bag.once_more());
    }
    choices
}
