//! What an incident is made of, whoever tells it.

use crate::{Actor, EventType, Interval, Place, SubEventType, Toll};
use serde::{Deserialize, Serialize};

/// The values of one incident: the codebook's fields without the quotes that carry them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// What happened.
    #[serde(flatten)]
    pub what: What,
    /// The days among which it lies.
    #[serde(flatten)]
    pub when: Interval,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Who used the force first; empty where it is not stated.
    #[serde(default)]
    pub actor1: Vec<Actor>,
    /// Against whom; empty where it is not stated.
    #[serde(default)]
    pub actor2: Vec<Actor>,
    /// Killed on all sides, or `None` where no number is given.
    #[serde(default)]
    pub killed: Option<Toll>,
    /// Wounded on all sides, or `None` where no number is given.
    #[serde(default)]
    pub wounded: Option<Toll>,
    /// "25 killed or wounded", where the two are told together.
    #[serde(default)]
    pub casualties: Option<u32>,
    /// Who is said to report it.
    #[serde(default)]
    pub actor_source: Option<String>,
    /// How firmly it is told.
    #[serde(default)]
    pub status: Status,
    /// The group that claims responsibility.
    #[serde(default)]
    pub claimed_by: Option<Actor>,
    /// Told as background to the news.
    #[serde(default)]
    pub background: bool,
    /// Several incidents whose toll is given for the sum alone.
    #[serde(default)]
    pub aggregate: bool,
}

impl Facts {
    /// Facts of which only what, when and where are known.
    pub fn new(what: What, when: Interval, place: Place) -> Self {
        Facts {
            what,
            when,
            place,
            actor1: Vec::new(),
            actor2: Vec::new(),
            killed: None,
            wounded: None,
            casualties: None,
            actor_source: None,
            status: Status::Occurred,
            claimed_by: None,
            background: false,
            aggregate: false,
        }
    }
}

/// Event type and sub-event type; either may be unknown in a dataset, and where both are known they agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Labels", into = "Labels")]
pub struct What {
    event_type: Option<EventType>,
    sub_event_type: Option<SubEventType>,
}

#[derive(Serialize, Deserialize)]
struct Labels {
    #[serde(default)]
    event_type: Option<EventType>,
    #[serde(default)]
    sub_event_type: Option<SubEventType>,
}

impl TryFrom<Labels> for What {
    type Error = String;
    fn try_from(l: Labels) -> Result<Self, String> {
        What::new(l.event_type, l.sub_event_type)
    }
}

impl From<What> for Labels {
    fn from(w: What) -> Self {
        Labels { event_type: w.event_type, sub_event_type: w.sub_event_type }
    }
}

impl From<SubEventType> for What {
    fn from(sub: SubEventType) -> Self {
        What { event_type: Some(sub.event_type()), sub_event_type: Some(sub) }
    }
}

impl What {
    /// The two labels together; the event type is taken from the sub-event type where it is not given.
    ///
    /// # Errors
    /// A sentence where the sub-event type belongs to another event type.
    pub fn new(event_type: Option<EventType>, sub: Option<SubEventType>) -> Result<Self, String> {
        match (event_type, sub) {
            (Some(e), Some(s)) if s.event_type() != e => {
                Err(format!("'{s}' is a sub-event type of '{}', not of '{e}'", s.event_type()))
            }
            (e, s) => Ok(What { event_type: e.or(s.map(SubEventType::event_type)), sub_event_type: s }),
        }
    }

    /// The event type.
    pub fn event_type(&self) -> Option<EventType> {
        self.event_type
    }

    /// The sub-event type.
    pub fn sub_event_type(&self) -> Option<SubEventType> {
        self.sub_event_type
    }
}

/// How firmly an incident is told (codebook, `status`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is told as having happened.
    #[default]
    Occurred,
    /// Only a party to the conflict asserts its own success.
    Claimed,
    /// Another denies it.
    Disputed,
    /// It was broken up.
    Foiled,
}
