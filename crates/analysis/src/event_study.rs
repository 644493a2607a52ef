//! Do events of one theatre raise the rate of another in the days that follow?

use crate::{Answer, Dataset, Error, Finding, Period, Sides, Sources, Uncertified, Wanted, sides};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::Date;
use tazamun_sync::{FEWEST_EVENT_DAYS, LEVEL, SeriesSummary, event_study};

/// Do events of the first theatre raise the rate of the second in the days that follow?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventStudyQuestion {
    /// The theatre of the triggers: a filter of the events, or the name of its file.
    pub a: String,
    /// The theatre of the answers.
    pub b: String,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// Days after a trigger in which an answer counts, and before it in which one is a control.
    pub within: u32,
}

/// What may be said of what follows a theatre's events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventStudyVerdict {
    /// Fewer days with events on a side than the test can speak about.
    TooThin,
    /// More follows an event than comes before it.
    MoreAfterThanBefore,
    /// No more than chance explains.
    ConsistentWithChance,
}

/// What was found after a theatre's events.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EventStudy {
    /// What may be said.
    pub verdict: EventStudyVerdict,
    /// The test.
    #[serde(flatten)]
    pub wake: event_study::Wake,
    /// What became of the first theatre's events.
    pub a: SeriesSummary,
    /// What became of the second theatre's events.
    pub b: SeriesSummary,
    /// First day looked at.
    pub from: Date,
    /// Last day looked at.
    pub to: Date,
}

impl Finding for EventStudy {
    const SCHEMA: &'static str = "tazamun.wake/2";
    type Question = EventStudyQuestion;
    type Certificate = Uncertified;
}

impl EventStudyQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where a filter is wrong.
    pub fn wanted(&self, sources: Sources) -> Result<Wanted, Error> {
        sides::wanted(&self.a, &self.b, sources)
    }

    /// Answers from a dataset that was opened for it.
    ///
    /// # Errors
    /// [`Error`] where the theatres share events or no day, or the days are too few.
    pub fn answer(self, data: &Dataset) -> Result<Answer<EventStudy>, Error> {
        let sides = Sides::of(data, &self.a, &self.b, &self.period)?;
        let (a, b) = sides.series(self.within)?;
        let wake = event_study::test(&a, &b, &event_study::Options { within: self.within })?;
        let thin = a.summary().event_days.min(b.summary().event_days) < FEWEST_EVENT_DAYS;
        let (from, to) = sides::first_and_last(wake.window);
        let verdict = match wake.p <= LEVEL {
            _ if thin => EventStudyVerdict::TooThin,
            true => EventStudyVerdict::MoreAfterThanBefore,
            false => EventStudyVerdict::ConsistentWithChance,
        };
        let unreviewed = sides.unreviewed();
        let result = EventStudy { verdict, wake, a: a.summary(), b: b.summary(), from, to };
        Ok(Answer::new(data, self, result, None).warned(unreviewed))
    }
}
