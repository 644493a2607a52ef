//! One watch → its alarms, and what it raises on simulated data. A kind of watch is a function.

use super::{
    Alarm, AlarmIncident, AlarmsQuestion, Days, Evidence, MOST_INCIDENTS, SilencedBy, Watch, WatchFor,
    WatchOutcome, id, interval,
};
use crate::{Dataset, Error, Period, Selection};
use tazamun_record::{day_at, day_number};
use tazamun_sync::{
    Series, Window,
    alarm::{
        gap,
        rates::{self, Options, RateAlarm, RateChange},
        size, together,
    },
    alarm_certificate::{self, DeskTrial, SimulatedAlarms},
};

/// Vaguest date of an incident that is watched for: 2 × this + 1 days.
const WITHIN: u32 = 2;
/// Days within which two incidents count as close, unless told otherwise.
const CLOSE: u32 = 1;
/// Least toll from which on a record is taken to be complete, unless told otherwise.
const COMPLETE_FROM: u32 = crate::COMPLETE_FROM;
/// Incidents that are taken away, or added, in search of what silences an alarm.
const TRIED: usize = 30;

/// What a watch raised.
pub(super) struct Raised {
    pub(super) outcome: WatchOutcome,
    pub(super) alarms: Vec<Alarm>,
    /// On simulated data; none where it was not watched.
    pub(super) simulated: Option<SimulatedAlarms>,
}

impl Raised {
    fn none(outcome: WatchOutcome) -> Raised {
        Raised { outcome, alarms: Vec::new(), simulated: None }
    }

    fn watched(alarms: Vec<Alarm>, simulated: SimulatedAlarms) -> Raised {
        Raised { outcome: WatchOutcome::Watched, alarms, simulated: Some(simulated) }
    }
}

/// What all watches have in common.
#[derive(Clone, Copy)]
pub(super) struct Watching<'d> {
    pub(super) data: &'d Dataset,
    pub(super) question: &'d AlarmsQuestion,
    pub(super) days: Days,
    /// False alarms allowed a year.
    pub(super) share: f64,
    pub(super) trial: DeskTrial,
}

impl Watching<'_> {
    /// Watches.
    pub(super) fn of(&self, watch: &Watch) -> Result<Raised, Error> {
        match watch.what {
            WatchFor::RateUp => self.rate(watch, RateChange::Rise),
            WatchFor::RateDown => self.rate(watch, RateChange::Fall),
            WatchFor::Toll => self.toll(watch),
            WatchFor::Gap => self.gap(watch),
            WatchFor::Coincidence => self.coincidence(watch),
            WatchFor::Wave => Ok(Raised::none(WatchOutcome::Withheld)),
        }
    }

    fn series(&self, watch: &Watch, some: &Selection, window: Window) -> Result<Series, Error> {
        let no_coverage =
            self.question.watches.no_coverage.iter().chain(&watch.no_coverage).copied().collect();
        let period = Period { from: None, to: None, no_coverage };
        some.series(self.data, window, WITHIN, &period.gaps(some, self.data))
    }

    fn rate(&self, watch: &Watch, change: RateChange) -> Result<Raised, Error> {
        let selection = self.data.selected(&watch.filter)?;
        let series = self.series(watch, selection, self.days.all)?;
        let past = self.series(watch, selection, self.days.past())?;
        let options = Options {
            change,
            yearly: self.share,
            from: self.days.place(self.days.from),
            incomplete: 0,
            copies: self.question.copies,
            seed: self.question.seed,
        };
        let Some(watched) = rates::watch(&series, &options) else {
            return Ok(Raised::none(WatchOutcome::TooThin));
        };
        let simulated = alarm_certificate::of_rate(&past, &options, watched.threshold, self.trial);
        let alarms = watched.alarms.iter().map(|found| {
            let day = |place: usize| self.days.all.first + place as i64;
            let rows = self.rows(selection, day(found.since), day(found.day));
            let threshold = watched.threshold;
            let silenced_by = silence(&series, &options, threshold, found);
            let evidence = Evidence::Rate { found: *found, threshold };
            self.alarm(watch, (day(found.since), day(found.day)), evidence, silenced_by, &rows)
        });
        Ok(Raised::watched(alarms.collect(), simulated))
    }

    fn toll(&self, watch: &Watch) -> Result<Raised, Error> {
        let selection = self.data.selected(&watch.filter)?;
        let past = self.days.past();
        let tolls = |rows: &[u32]| -> Vec<(i64, u32)> {
            let toll = |row: &u32| Some((self.middle(*row), self.data.columns.killed(*row)?));
            rows.iter().filter_map(toll).collect()
        };
        let before = tolls(&self.rows(selection, past.first, past.last));
        let complete_from = watch.complete_from.unwrap_or(COMPLETE_FROM);
        let window = (past.first, past.last);
        let Some(needed) = size::needed(&before, window, complete_from, self.share) else {
            return Ok(Raised::none(WatchOutcome::TooThin));
        };
        let simulated = alarm_certificate::of_size(&before, window, &needed, self.share, self.trial);
        let rows = self.rows(selection, self.days.from, self.days.all.last);
        let large = rows.iter().filter_map(|row| Some((*row, self.data.columns.killed(*row)?)));
        let alarms = large.filter(|(_, killed)| *killed >= needed.killed).map(|(row, killed)| {
            let evidence = Evidence::Toll { killed, needed: needed.clone() };
            let silenced_by = SilencedBy::SmallerToll { below: needed.killed };
            self.alarm(watch, self.span(row), evidence, silenced_by, &[row])
        });
        Ok(Raised::watched(alarms.collect(), simulated))
    }

    fn gap(&self, watch: &Watch) -> Result<Raised, Error> {
        let selection = self.data.selected(&watch.filter)?;
        let past = self.series(watch, selection, self.days.past())?;
        let all = self.series(watch, selection, self.days.all)?;
        let with_events = |series: &Series| -> Vec<i64> {
            series.event_days().iter().map(|day| series.window().first + *day as i64).collect()
        };
        let Some(needed) = gap::needed(&with_events(&past), past.window().days(), self.share) else {
            return Ok(Raised::none(WatchOutcome::TooThin));
        };
        let simulated = alarm_certificate::of_gap(&past, self.share, self.trial);
        // A calm in which the record was not kept is none.
        let kept = |two: &[i64]| {
            let place = |day: i64| self.days.place(day);
            all.covered()[place(two[0])..=place(two[1])].iter().all(|covered| *covered)
        };
        let days = with_events(&all);
        let long = days
            .windows(2)
            .filter(|two| two[1] >= self.days.from && two[1] - two[0] >= i64::from(needed.days) && kept(two));
        let alarms = long.map(|two| {
            let evidence = Evidence::Gap { days: (two[1] - two[0]) as u32, needed };
            // Half of a calm that is less than twice as long as needed is none.
            let silenced_by = SilencedBy::IncidentInCalm {
                from: day_at((two[1] - i64::from(needed.days) + 1).max(two[0] + 1)),
                to: day_at((two[0] + i64::from(needed.days) - 1).min(two[1] - 1)),
            };
            let rows = self.rows(selection, two[1], two[1]);
            self.alarm(watch, (two[0] + 1, two[1]), evidence, silenced_by, &rows)
        });
        Ok(Raised::watched(alarms.collect(), simulated))
    }

    fn coincidence(&self, watch: &Watch) -> Result<Raised, Error> {
        let (a, b) = (watch.filter.as_str(), watch.filter_b.as_deref().unwrap_or_default());
        let [a, b] = [self.data.selected(a)?, self.data.selected(b)?];
        let within = watch.within.unwrap_or(CLOSE);
        let both = a.shared_with(b);
        if both > 0 {
            let [a, b] = [a, b].map(|side| side.label.clone());
            return Err(Error::SharedEvents { both, a, b });
        }
        let past = self.days.past();
        if past.days() < 2 * (tazamun_sync::pair::REACH + within as usize) {
            return Ok(Raised::none(WatchOutcome::TooThin));
        }
        let at_least = |killed: u32| -> Result<(Series, Series), Error> {
            let side = |side: &Selection| self.series(watch, &side.at_least(killed, self.data), past);
            Ok((side(a)?, side(b)?))
        };
        let mut sizes: Vec<u32> = [a, b]
            .iter()
            .flat_map(|side| self.rows(side, past.first, past.last))
            .filter_map(|row| self.data.columns.killed(row))
            .chain([0])
            .collect();
        sizes.sort_unstable();
        sizes.dedup();
        let Some(needed) = together::needed(at_least, &sizes, within, self.share)? else {
            return Ok(Raised::none(WatchOutcome::NeverRareEnough));
        };
        let (one, other) = at_least(needed.killed)?;
        let simulated = alarm_certificate::of_pair(&one, &other, within, self.trial)?;
        let large = |side: &Selection, from: i64| -> Vec<u32> {
            self.rows(&side.at_least(needed.killed, self.data), from, self.days.all.last)
        };
        let mut alarms = Vec::new();
        for row in large(a, self.days.from - i64::from(within)) {
            for near in large(b, self.days.from - i64::from(within)) {
                let apart = self.middle(row).abs_diff(self.middle(near));
                let last = self.middle(row).max(self.middle(near));
                if apart <= u64::from(within) && last >= self.days.from {
                    let first = self.middle(row).min(self.middle(near));
                    let evidence = Evidence::Coincidence { apart: apart as u32, needed };
                    let silenced_by = match needed.killed {
                        0 => SilencedBy::FewerIncidents { number: 1 },
                        below => SilencedBy::SmallerToll { below },
                    };
                    alarms.push(self.alarm(watch, (first, last), evidence, silenced_by, &[row, near]));
                }
            }
        }
        // One alarm a day.
        alarms.dedup_by(|one, other| one.id == other.id);
        Ok(Raised::watched(alarms, simulated))
    }

    /// Rows that lie between two days, dated well enough.
    fn rows(&self, selection: &Selection, first: i64, last: i64) -> Vec<u32> {
        let days = 2 * i64::from(WITHIN) + 1;
        let within = |row: &u32| {
            let (from, to) = self.span(*row);
            from >= first && to <= last && to - from < days
        };
        selection.rows().iter().copied().filter(within).collect()
    }

    fn span(&self, row: u32) -> (i64, i64) {
        let when = self.data.columns.when(row);
        (day_number(when.start()), day_number(when.end()))
    }

    fn middle(&self, row: u32) -> i64 {
        let (first, last) = self.span(row);
        first + (last - first) / 2
    }

    fn alarm(
        &self,
        watch: &Watch,
        (since, day): (i64, i64),
        evidence: Evidence,
        silenced_by: SilencedBy,
        rows: &[u32],
    ) -> Alarm {
        let columns = &self.data.columns;
        let mut latest: Vec<u32> = rows.to_vec();
        latest.sort_by_key(|row| (std::cmp::Reverse(self.span(*row).1), columns.id(*row)));
        let incident = |row: &u32| AlarmIncident {
            id: columns.id(*row).to_owned(),
            date_start: columns.when(*row).start(),
            date_end: columns.when(*row).end(),
            killed: columns.killed(*row),
            division: columns.division(*row).map(str::to_owned),
            quotes: Vec::new(),
        };
        let mut divisions: Vec<String> =
            rows.iter().filter_map(|row| columns.division(*row)).map(str::to_owned).collect();
        divisions.sort_unstable();
        divisions.dedup();
        let days = interval(since, day.max(since));
        Alarm {
            id: id(watch, day),
            watch: watch.name.clone(),
            what: watch.what,
            day: days.end(),
            since: days.start(),
            evidence,
            silenced_by,
            divisions,
            incidents: latest.iter().take(MOST_INCIDENTS).map(incident).collect(),
            number: rows.len(),
            unreviewed: rows.iter().filter(|row| columns.is_unreviewed(**row)).count(),
        }
    }
}

/// How many incidents fewer (or more, of a falling rate) on the alarm's days would have kept it silent: the latest go first.
fn silence(series: &Series, options: &Options, threshold: f64, found: &RateAlarm) -> SilencedBy {
    let mut counts = series.counts().to_vec();
    let rising = options.change == RateChange::Rise;
    for number in 1..=TRIED {
        let busy = (found.since..=found.day).rev().find(|day| counts[*day] > 0.0);
        match (rising, busy) {
            (true, Some(day)) => counts[day] = (counts[day] - 1.0).max(0.0),
            (true, None) => return SilencedBy::Nothing,
            // Those that are missing are put down evenly, from the middle on.
            (false, _) => {
                let span = found.day - found.since + 1;
                counts[found.since + (span / 2 + number * 7) % span] += 1.0;
            }
        }
        let other = series.counted_otherwise(&counts);
        if !rates::watch_at(&other, options, threshold).alarms.iter().any(|alarm| alarm.day == found.day) {
            return if rising {
                SilencedBy::FewerIncidents { number }
            } else {
                SilencedBy::MoreIncidents { number }
            };
        }
    }
    SilencedBy::Nothing
}
