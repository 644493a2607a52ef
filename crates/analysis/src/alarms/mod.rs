//! What is new in a record, of all that is watched for, with one stated number of false alarms a year for all watches together?
//!
//! `watches` reads what is watched for, `raise` has one file's worth of kinds: each sets its threshold by the days before those that are
//! looked at, so that its share of the budget is kept, and gives the alarms of the later days. Then all watches together are let
//! loose on simulated data like these ([`tazamun_sync::alarm_certificate`]); those that raise most there are withheld until the
//! others keep the budget. An alarm says where by first-level division alone, and forecasts nothing.

mod raise;
mod watches;

pub use watches::{Watch, WatchFor, Watches};

use crate::{Answer, Dataset, Error, Finding, Wanted, Warning};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tazamun_record::{Date, Interval, day_at, day_number};
use tazamun_sync::{
    AlarmCertificate, Window,
    alarm::{gap::GapNeeded, rates::RateAlarm, size::SizeNeeded, together::TogetherNeeded},
    alarm_certificate::{self, DeskTrial},
};

/// Days looked at, where no first one is named.
pub const LOOKED_AT: i64 = 90;
/// Incidents that an alarm names at most; the number of all is told.
const MOST_INCIDENTS: usize = 50;

/// What is new in a record?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AlarmsQuestion {
    /// What is watched for, and how many false alarms a year are allowed.
    pub watches: Watches,
    /// First day on which an alarm is possible; thresholds come from the days before. Ninety days before the last where none is named.
    pub from: Option<Date>,
    /// Last day of the record; the last on which any incident may lie where none is named.
    pub to: Option<Date>,
    /// Copies of the past behind the threshold of a rate.
    pub copies: usize,
    /// Seed of the random numbers.
    pub seed: u64,
}

/// What was found new.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AlarmsFound {
    /// The alarms, by their days.
    pub alarms: Vec<Alarm>,
    /// What became of each watch.
    pub watches: Vec<WatchState>,
    /// False alarms a year to be expected of the watches that are not withheld, by the certificate.
    pub expected_a_year: f64,
    /// First day on which an alarm was possible.
    pub from: Date,
    /// Last day that was looked at: the days after it are still filling.
    pub to: Date,
}

/// One alarm.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Alarm {
    /// What it is known by: the same alarm has the same id whenever it is found.
    pub id: String,
    /// The name of its watch.
    pub watch: String,
    /// What was watched for.
    pub what: WatchFor,
    /// The day on which it was raised.
    pub day: Date,
    /// The first day of what it tells of.
    pub since: Date,
    /// What speaks for it.
    pub evidence: Evidence,
    /// What would silence it.
    pub silenced_by: SilencedBy,
    /// The first-level divisions of its incidents, by ISO code.
    pub divisions: Vec<String>,
    /// Its incidents, the latest first, and no more than fifty.
    pub incidents: Vec<AlarmIncident>,
    /// How many incidents it has.
    pub number: usize,
    /// How many of them were read by a machine and checked by nobody.
    pub unreviewed: usize,
}

/// An incident of an alarm.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AlarmIncident {
    /// Its id.
    pub id: String,
    /// First day on which it may have happened.
    pub date_start: Date,
    /// Last day.
    pub date_end: Date,
    /// Killed, by the best estimate.
    pub killed: Option<u32>,
    /// Its first-level division, by ISO code.
    pub division: Option<String>,
    /// The words that tell it, where the store has them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub quotes: Vec<String>,
}

/// What speaks for an alarm.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Evidence {
    /// More, or fewer, incidents than expected.
    Rate {
        /// The evidence that was gathered, and what was seen and expected meanwhile; its days count from the window's first.
        #[serde(flatten)]
        found: RateAlarm,
        /// The evidence that an alarm needs.
        threshold: f64,
    },
    /// A toll that is larger than an alarm needs.
    Toll {
        /// Killed.
        killed: u32,
        /// What an alarm needs.
        needed: SizeNeeded,
    },
    /// A calm that was longer than an alarm needs.
    Gap {
        /// Days since the incident before.
        days: u32,
        /// What an alarm needs.
        needed: GapNeeded,
    },
    /// Two incidents near each other in time that are larger than an alarm needs.
    Coincidence {
        /// Days between them.
        apart: u32,
        /// What an alarm needs.
        needed: TogetherNeeded,
    },
}

/// What would silence an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "code")]
pub enum SilencedBy {
    /// So many of its incidents being none, the latest first.
    FewerIncidents {
        /// How many.
        number: usize,
    },
    /// So many more incidents being found on its days.
    MoreIncidents {
        /// How many.
        number: usize,
    },
    /// Its incident (one of its two) having killed fewer.
    SmallerToll {
        /// Than so many.
        below: u32,
    },
    /// An incident being found in the calm, later than its first day by so much.
    IncidentInCalm {
        /// The calm's first day.
        from: Date,
        /// Its last.
        to: Date,
    },
    /// Nothing of the kind that was tried.
    Nothing,
}

/// What became of a watch.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WatchState {
    /// Its name.
    pub watch: String,
    /// What was watched for.
    pub what: WatchFor,
    /// Whether it was watched, and if not why.
    #[serde(flatten)]
    pub state: WatchOutcome,
    /// False alarms a year that it raises on simulated data like its own; none where it was not watched.
    pub false_alarms_a_year: Option<f64>,
}

/// Whether a watch was watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum WatchOutcome {
    /// It was.
    Watched,
    /// Its past holds too little to know what is usual.
    TooThin,
    /// Nothing is rare enough to keep its share of the budget.
    NeverRareEnough,
    /// It raises too many false alarms on simulated data like its own.
    Withheld,
}

impl Finding for AlarmsFound {
    const SCHEMA: &'static str = "tazamun.alarms/1";
    type Question = AlarmsQuestion;
    type Certificate = AlarmCertificate;
}

/// The days of a record: what is known of the past, and what is looked at.
#[derive(Debug, Clone, Copy)]
struct Days {
    /// All days, up to the last that is complete.
    all: Window,
    /// First day on which an alarm is possible.
    from: i64,
}

impl Days {
    /// The days before the first on which an alarm is possible.
    fn past(&self) -> Window {
        Window { first: self.all.first, last: self.from - 1 }
    }

    /// The place of a day in the window.
    fn place(&self, day: i64) -> usize {
        usize::try_from(day - self.all.first).unwrap_or(0)
    }
}

impl AlarmsQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where a filter is wrong.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        let mut wanted = Wanted::default().filter_or_all("all", None)?.ids();
        for filter in self.watches.watches.iter().flat_map(Watch::filters) {
            wanted = wanted.filter("filter", filter)?;
        }
        Ok(wanted)
    }

    /// Answers from a dataset that was opened for it; `seen` is told after each watch how many of all are done.
    ///
    /// # Errors
    /// [`Error`] where the record is empty or its days do not hold those that are asked for.
    pub fn answer(
        self,
        data: &Dataset,
        mut seen: impl FnMut(usize, usize),
    ) -> Result<Answer<AlarmsFound>, Error> {
        let days = self.days(data)?;
        let number = self.watches.watches.len();
        let trial = DeskTrial { budget: self.watches.budget, seed: self.seed };
        let share = self.watches.budget / number as f64;
        let mut raised = Vec::new();
        for (done, watch) in self.watches.watches.iter().enumerate() {
            raised.push(raise::Watching { data, question: &self, days, share, trial }.of(watch)?);
            seen(done + 1, number);
        }
        let certificate = withhold(&mut raised, trial);
        let mut alarms: Vec<Alarm> = Vec::new();
        let mut watches = Vec::new();
        for (watch, one) in self.watches.watches.iter().zip(raised) {
            let false_alarms_a_year = one.simulated.map(|simulated| simulated.alarms / simulated.years);
            let (watch, what) = (watch.name.clone(), watch.what);
            if one.outcome == WatchOutcome::Watched {
                alarms.extend(one.alarms);
            }
            watches.push(WatchState { watch, what, state: one.outcome, false_alarms_a_year });
        }
        alarms.sort_by(|one, other| (one.day, &one.watch).cmp(&(other.day, &other.watch)));
        let unreviewed: usize = alarms.iter().map(|alarm| alarm.unreviewed).sum();
        let of = alarms.iter().map(|alarm| alarm.number).sum();
        let warning =
            (unreviewed > 0).then_some(Warning::Unreviewed { incidents: unreviewed, of, by_model: 0 });
        let found = AlarmsFound {
            alarms,
            watches,
            expected_a_year: certificate.false_alarms.value,
            from: day_at(days.from),
            to: day_at(days.all.last),
        };
        Ok(Answer::new(data, self, found, Some(certificate)).warned(warning))
    }

    fn days(&self, data: &Dataset) -> Result<Days, Error> {
        let all = data.selected("")?;
        let Some(span) = all.span(data) else {
            return Err(Error::Question(
                "no incident is in the record, so that nothing can be new in it.".to_owned(),
            ));
        };
        // A record of a few days has no past: its watches are too thin, and the command does not fail for it.
        let first = day_number(span.start());
        let complete =
            self.to.map_or(day_number(span.end()), day_number) - i64::from(self.watches.incomplete);
        let last = if self.to.is_some() { complete } else { complete.max(first + 1) };
        let from = self.from.map_or((last - LOOKED_AT + 1).max(first + 1), day_number);
        if from <= first || last < from {
            return Err(Error::Question(format!(
                "the record begins on {} and is complete to {}: no day with a past lies between. Alarms need days before --from to know \
                 what is usual, and days from it on.",
                span.start(),
                day_at(last)
            )));
        }
        Ok(Days { all: Window { first, last }, from })
    }
}

/// Withholds the watches that raise most on simulated data until the others keep the budget.
fn withhold(raised: &mut [raise::Raised], trial: DeskTrial) -> AlarmCertificate {
    loop {
        let watched = || raised.iter().filter(|one| one.outcome == WatchOutcome::Watched);
        let each: Vec<_> = watched().filter_map(|one| one.simulated).collect();
        let certificate = alarm_certificate::sum(&each, trial);
        let a_year = |one: &raise::Raised| one.simulated.map_or(0.0, |s| s.alarms / s.years);
        let worst = raised
            .iter_mut()
            .filter(|one| one.outcome == WatchOutcome::Watched)
            .max_by(|one, other| a_year(one).total_cmp(&a_year(other)));
        match (certificate.holds, worst) {
            (false, Some(worst)) => worst.outcome = WatchOutcome::Withheld,
            _ => return certificate,
        }
    }
}

/// What an alarm is known by.
fn id(watch: &Watch, day: i64) -> String {
    let mut hash = Sha256::new();
    let what = serde_json::to_string(&watch.what).unwrap_or_default();
    for part in [&watch.name, &watch.filter, watch.filter_b.as_deref().unwrap_or_default(), &what] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(day.to_le_bytes());
    hash.finalize().iter().take(8).fold("a".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

/// The interval between two days that are counted.
fn interval(first: i64, last: i64) -> Interval {
    Interval::from(day_at(first)).hull(&day_at(last).into())
}
