//! Which of many series fall together more often than chance explains?

use crate::{
    Answer, Dataset, Error, Finding, Period, Selection, Uncertified, Wanted, period::window,
    sides::unreviewed,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use tazamun_record::{Date, Interval, built_in_days, day_at};
use tazamun_sync::{
    FEWEST_EVENT_DAYS, Order, Series, coincidence,
    pairwise::{self, AllPairs, Tile},
};

/// Which pairs of the series that a field makes of the events fall together?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AllPairsQuestion {
    /// The field whose values part the events into series.
    pub by: String,
    /// Only events that this filter selects.
    pub only: Option<String>,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// Two days count as close where they lie at most this many days apart.
    pub within: u32,
    /// Which side of a pair must come first.
    pub order: Order,
}

/// What was found of all pairs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AllPairsFound {
    /// First day looked at.
    pub from: Date,
    /// Last day looked at.
    pub to: Date,
    /// The series.
    pub series: Vec<GroupSeries>,
    /// Groups with fewer event days than are needed.
    pub left_out: Vec<GroupSeries>,
    /// Other lags that lag 0 was compared with.
    pub lags_compared: usize,
    /// Every pair, smallest p first.
    pub pairs: Vec<RankedPair>,
    /// p of each pair, in the order of `series`; nothing on the diagonal.
    pub matrix: Vec<Vec<Option<f64>>>,
}

/// One group of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GroupSeries {
    /// The value that its events share.
    pub name: String,
    /// Events that the test used.
    pub events: usize,
    /// Days with at least one of them.
    pub event_days: usize,
}

/// One pair, with its p alone and corrected for all pairs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RankedPair {
    /// The one group.
    pub a: String,
    /// The other.
    pub b: String,
    /// Alone.
    pub p: f64,
    /// Adjusted by Benjamini and Hochberg.
    pub benjamini_hochberg: f64,
    /// Adjusted by Benjamini and Yekutieli.
    pub benjamini_yekutieli: f64,
    /// Adjusted by the largest statistic over all pairs.
    pub max_t: f64,
}

/// The groups with days enough, their series, and the groups without.
struct PartedGroups {
    series: Vec<GroupSeries>,
    counted: Vec<Series>,
    left_out: Vec<GroupSeries>,
}

impl Finding for AllPairsFound {
    const SCHEMA: &'static str = "tazamun.sync-all-pairs/2";
    type Question = AllPairsQuestion;
    type Certificate = Uncertified;
}

impl AllPairsQuestion {
    /// What it wants of a dataset.
    ///
    /// # Errors
    /// [`Error`] where the filter is wrong.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        Ok(Wanted::default().filter_or_all("only", self.only.as_deref())?.by(&self.by))
    }

    /// Answers from a dataset that was opened for it.
    ///
    /// # Errors
    /// [`Error`] where the field is wrong, or fewer than two groups hold enough events.
    pub fn answer(self, data: &Dataset) -> Result<Answer<AllPairsFound>, Error> {
        self.answer_by(data, |series, options| Ok(pairwise::all_pairs(series, options)?))
    }

    /// Tests a part of the pairs, for whoever joins them: those of one tile of the square of all series.
    ///
    /// # Errors
    /// As [`AllPairsQuestion::answer`].
    pub fn tile(&self, data: &Dataset, rows: Range<usize>, columns: Range<usize>) -> Result<Tile, Error> {
        let PartedGroups { counted, .. } = self.groups(data)?.1;
        Ok(pairwise::tile(&counted, &self.options(), rows, columns)?)
    }

    /// How many series there are.
    ///
    /// # Errors
    /// As [`AllPairsQuestion::answer`].
    pub fn series_count(&self, data: &Dataset) -> Result<usize, Error> {
        Ok(self.groups(data)?.1.counted.len())
    }

    /// Answers with pairs that `tested` gives: in parts, from other machines, until it is told to stop.
    ///
    /// # Errors
    /// As [`AllPairsQuestion::answer`], and what `tested` answers.
    pub fn answer_by(
        self,
        data: &Dataset,
        tested: impl FnOnce(&[Series], &coincidence::Options) -> Result<AllPairs, Error>,
    ) -> Result<Answer<AllPairsFound>, Error> {
        let selected = data.selected(self.only.as_deref().unwrap_or_default())?;
        let (days, PartedGroups { series, counted, left_out }) = self.groups(data)?;
        let found = tested(&counted, &self.options())?;
        let unreviewed = unreviewed(&[selected], data);
        let result = AllPairsFound {
            from: days.start(),
            to: days.end(),
            matrix: matrix(&found, series.len()),
            pairs: found.pairs.iter().map(|pair| RankedPair::of(pair, &series)).collect(),
            lags_compared: found.lags_compared,
            series,
            left_out,
        };
        Ok(Answer::new(data, self, result, None).warned(unreviewed))
    }

    fn options(&self) -> coincidence::Options {
        coincidence::Options { within: self.within, lags: None, order: self.order }
    }

    /// The days to look at, and the series over them.
    fn groups(&self, data: &Dataset) -> Result<(Interval, PartedGroups), Error> {
        self.period.checked()?;
        let selected = data.selected(self.only.as_deref().unwrap_or_default())?;
        let groups = selected.parted(|row| data.columns.group(row));
        if groups.is_empty() {
            return Err(Error::Question(format!(
                "--by '{}': no event has a value in this field. Use country, adm1, place, actor1, actor2, event_type, \
                 sub_event_type, or a column of the data.",
                self.by
            )));
        }
        let days = self.days(&groups, data)?;
        Ok((days, self.series(&groups, days, data)?))
    }

    /// The series of the groups with days enough, and the groups without.
    fn series(&self, groups: &[Selection], days: Interval, data: &Dataset) -> Result<PartedGroups, Error> {
        let (mut series, mut counted, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for group in groups {
            let of_group = group.series(data, window(days), self.within, &self.period.gaps(group, data))?;
            let summary = of_group.summary();
            let name = group.label.clone();
            let named = GroupSeries { name, events: summary.events, event_days: summary.event_days };
            if named.event_days < FEWEST_EVENT_DAYS {
                left_out.push(named);
            } else {
                series.push(named);
                counted.push(of_group);
            }
        }
        if series.len() < 2 {
            return Err(Error::Question(format!(
                "--by '{}': {} of {} groups hold events on at least {FEWEST_EVENT_DAYS} days from {} to {}; two are \
                 needed. Choose a coarser field, or more days with --from and --to.",
                self.by,
                series.len(),
                groups.len(),
                days.start(),
                days.end()
            )));
        }
        Ok(PartedGroups { series, counted, left_out })
    }

    /// The days to look at: as asked for; else those that the built-in record covers; else from the first event to the last.
    fn days(&self, groups: &[Selection], data: &Dataset) -> Result<Interval, Error> {
        let covered = data.is_built_in().then(built_in_days);
        let any = groups.iter().filter_map(|group| group.span(data)).reduce(|a, b| a.hull(&b));
        self.period.over(covered.or(any).unwrap_or_else(|| day_at(0).into()))
    }
}

fn matrix(found: &pairwise::AllPairs, series: usize) -> Vec<Vec<Option<f64>>> {
    let mut matrix = vec![vec![None; series]; series];
    for pair in &found.pairs {
        matrix[pair.a][pair.b] = Some(pair.p);
        matrix[pair.b][pair.a] = Some(pair.p);
    }
    matrix
}

impl RankedPair {
    fn of(pair: &pairwise::TestedPair, series: &[GroupSeries]) -> Self {
        RankedPair {
            a: series[pair.a].name.clone(),
            b: series[pair.b].name.clone(),
            p: pair.p,
            benjamini_hochberg: pair.bh,
            benjamini_yekutieli: pair.by,
            max_t: pair.max_t,
        }
    }
}
