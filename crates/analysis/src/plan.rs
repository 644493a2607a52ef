//! A question that is fixed before its data are seen: written down with the day and a hash, and followed to the letter.
//!
//! A test that is chosen after the data were looked at says less than its p. A plan is the whole question with every setting
//! (which events, which theatres, which days, which seed), the day on which it was fixed, and the SHA-256 of both. A plan
//! whose hash does not fit was changed, and is refused.

use crate::{
    AllPairsQuestion, BoundaryQuestion, BriefQuestion, ClassicalQuestion, CoincidenceQuestion, Error,
    EventStudyQuestion, JointDaysQuestion, NearQuestion, RankQuestion, ShareQuestion, Sources,
    SynchronyQuestion, TrendQuestion, Wanted, source::sha256,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::Date;

/// Name and version of a plan's form.
const PLAN: &str = "tazamun.plan/1";

/// Any question, by the verb that asks it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "verb", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is its question")]
pub enum AnyQuestion {
    Sync(SynchronyQuestion),
    Pairs(AllPairsQuestion),
    Classic(ClassicalQuestion),
    Pair(CoincidenceQuestion),
    Waves(JointDaysQuestion),
    Trend(TrendQuestion),
    Wake(EventStudyQuestion),
    Seam(BoundaryQuestion),
    Near(NearQuestion),
    Rank(RankQuestion),
    Share(ShareQuestion),
    Brief(BriefQuestion),
}

impl AnyQuestion {
    /// Looks for what is wrong in the question itself, before there are data.
    ///
    /// # Errors
    /// [`Error`] where a filter, the days or a setting is wrong.
    pub fn checked(&self) -> Result<(), Error> {
        match self {
            AnyQuestion::Sync(q) => q.period.checked().and(q.wanted(lying(&q.a, &q.b))).map(drop),
            AnyQuestion::Pairs(q) => q.period.checked().and(q.wanted()).map(drop),
            AnyQuestion::Classic(q) => q.period.checked().and(q.wanted(lying(&q.a, &q.b))).map(drop),
            AnyQuestion::Pair(q) => q.period.checked().and(q.wanted(lying(&q.a, &q.b))).map(drop),
            AnyQuestion::Waves(q) => q.period.checked().and(q.wanted()).map(drop),
            AnyQuestion::Trend(q) => q.period.checked().and(q.wanted()).map(drop),
            AnyQuestion::Wake(q) => q.period.checked().and(q.wanted(lying(&q.a, &q.b))).map(drop),
            AnyQuestion::Seam(q) => q.period.checked().and(q.wanted()).map(drop),
            AnyQuestion::Near(q) => q.period.checked().and(q.wanted()).map(drop),
            AnyQuestion::Rank(q) => q.period.checked().and(q.wanted()).map(drop),
            AnyQuestion::Share(q) => q.period.checked().and(q.wanted()).map(drop),
            AnyQuestion::Brief(q) => {
                q.period.checked()?;
                let (a, b) =
                    q.theatres.as_ref().map_or((None, None), |(a, b)| (Some(a.as_str()), Some(b.as_str())));
                Wanted::default().filter_or_all("a", a)?.filter_or_all("b", b).map(drop)
            }
        }
    }

    /// The verb that asks it.
    pub fn verb(&self) -> &'static str {
        match self {
            AnyQuestion::Sync(_) => "sync",
            AnyQuestion::Pairs(_) => "pairs",
            AnyQuestion::Classic(_) => "classic",
            AnyQuestion::Pair(_) => "pair",
            AnyQuestion::Waves(_) => "waves",
            AnyQuestion::Trend(_) => "trend",
            AnyQuestion::Wake(_) => "wake",
            AnyQuestion::Seam(_) => "seam",
            AnyQuestion::Near(_) => "near",
            AnyQuestion::Rank(_) => "rank",
            AnyQuestion::Share(_) => "share",
            AnyQuestion::Brief(_) => "brief",
        }
    }
}

/// How two sides lie in sources that are not named yet: two names of files are one each.
fn lying(a: &str, b: &str) -> Sources {
    let is_filter = |text: &str| text.contains(['=', '<', '>', '~']);
    if is_filter(a) || is_filter(b) { Sources::Filtered } else { Sources::OneEach }
}

/// A question as it was fixed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    schema: String,
    /// The day on which it was fixed.
    pub day: Date,
    /// The events that it will be asked of, where they were named; else whoever follows it names them.
    pub events: Vec<String>,
    /// The question.
    pub question: AnyQuestion,
    /// SHA-256 of day, events and question.
    pub sha256: String,
}

/// The plan that an answer follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlanMark {
    /// The plan's hash.
    pub sha256: String,
    /// The day on which it was fixed.
    pub day: Date,
}

/// Why a plan cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// Not a plan at all.
    #[error("{name}: this is no plan: {why}. Write one with 'tazamun plan'.")]
    NoPlan {
        /// The file.
        name: String,
        /// What is wrong with it.
        why: String,
    },
    /// Changed after it was fixed.
    #[error(
        "{name}: the plan was changed after it was fixed: its hash is {found}, and it says {written}. A plan is followed as it \
         was fixed, or not at all; fix a new one with 'tazamun plan'."
    )]
    Changed {
        /// The file.
        name: String,
        /// The hash of what it holds.
        found: String,
        /// The hash that stands in it.
        written: String,
    },
    /// Of another verb.
    #[error(
        "{name}: the plan fixes a question of '{planned}', not of '{verb}'. Write 'tazamun {planned} --plan {name}'."
    )]
    OtherVerb {
        /// The file.
        name: String,
        /// The plan's verb.
        planned: &'static str,
        /// The verb that was asked to follow it.
        verb: &'static str,
    },
}

impl Plan {
    /// Fixes a question on a day.
    pub fn fixed(question: AnyQuestion, events: Vec<String>, day: Date) -> Self {
        let mut plan = Plan { schema: PLAN.to_owned(), day, events, question, sha256: String::new() };
        plan.sha256 = plan.hash();
        plan
    }

    /// Reads a plan back and holds it against its hash.
    ///
    /// # Errors
    /// [`PlanError`] where it is none, or was changed.
    pub fn read(name: &str, text: &[u8]) -> Result<Self, PlanError> {
        let no_plan = |why: String| PlanError::NoPlan { name: name.to_owned(), why };
        let plan: Plan = serde_json::from_slice(text).map_err(|e| no_plan(e.to_string()))?;
        if plan.schema != PLAN {
            return Err(no_plan(format!("its form is '{}', and this program knows {PLAN}", plan.schema)));
        }
        // What is hashed is what was read: a setting that this program does not know would otherwise go unseen.
        let as_it_stands: serde_json::Value = serde_json::from_slice(text).unwrap_or_default();
        let found = plan.hash();
        let known = serde_json::to_value(&plan).unwrap_or_default() == as_it_stands;
        if found != plan.sha256 || !known {
            return Err(PlanError::Changed { name: name.to_owned(), found, written: plan.sha256 });
        }
        Ok(plan)
    }

    /// What an answer that follows it says of it.
    pub fn mark(&self) -> PlanMark {
        PlanMark { sha256: self.sha256.clone(), day: self.day }
    }

    /// The hash of all that is fixed, in the one form in which it is written.
    fn hash(&self) -> String {
        let fixed = (&self.schema, self.day, &self.events, &self.question);
        sha256(serde_json::to_string(&fixed).unwrap_or_default().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        let question = AnyQuestion::Sync(SynchronyQuestion::of("country=IQ", "country=SY"));
        Plan::fixed(question, vec!["built-in".to_owned()], Date::constant(2022, 1, 1))
    }

    #[test]
    fn a_plan_reads_back_whatever_its_layout() {
        let plan = plan();
        for text in [serde_json::to_string(&plan).unwrap(), serde_json::to_string_pretty(&plan).unwrap()] {
            assert_eq!(Plan::read("plan.json", text.as_bytes()).unwrap(), plan);
        }
    }

    #[test]
    fn a_changed_plan_is_refused() {
        let text = serde_json::to_string(&plan()).unwrap();
        for (from, to) in [
            ("\"within\":1", "\"within\":2"),
            ("country=SY", "country=LB"),
            ("2022-01-01", "2021-01-01"),
            ("built-in", "other.csv"),
            ("\"within\":1", "\"within\":1,\"filter\":\"killed>=3\""),
        ] {
            let changed = text.replace(from, to);
            assert_ne!(changed, text);
            let refused = Plan::read("plan.json", changed.as_bytes()).unwrap_err();
            assert!(matches!(refused, PlanError::Changed { .. }), "{from} → {to}: {refused}");
        }
        assert!(matches!(Plan::read("x", b"{}"), Err(PlanError::NoPlan { .. })));
        assert!(matches!(Plan::read("x", b"date,country\n"), Err(PlanError::NoPlan { .. })));
    }
}
