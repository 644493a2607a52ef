//! Arguments → a question and its sources; an answer → what is printed, kept and taken along.
//!
//! Each question has its settings, in the group `settings`, so that `--plan`, which brings a whole question, is refused
//! beside any of them.

use crate::{
    Failure,
    bundle::Bundle,
    output::{self, Target},
    store_args::KeepArg,
};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tazamun_analysis::{
    Answer, AnyQuestion, Error, Finding, Period, Plan, PlanError, PlanMark, Source, Sources,
};
use tazamun_front::sources::named_sources;
use tazamun_record::{Date, Interval};

/// The files of events.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct EventsArg {
    /// Files of events (UCDP GED or plain CSV, JSON Lines; .gz too; at most 2 GiB each, unpacked), - for standard input,
    /// built-in for the record that comes with the program, a store for its incidents
    #[arg(value_name = "EVENTS")]
    pub events: Vec<PathBuf>,
}

impl AsRef<[PathBuf]> for EventsArg {
    fn as_ref(&self) -> &[PathBuf] {
        &self.events
    }
}

/// The days to look at.
#[derive(Debug, Clone, Default, clap::Args)]
#[group(id = "period", multiple = true)]
pub struct PeriodArgs {
    /// First day to look at [default: the first on which the record, and of two theatres both, is under way]
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Last day to look at [default: the last on which the record, and of two theatres both, is under way]
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Days for which the record holds nothing: a gap, not calm (may be given several times)
    #[arg(long, value_name = "FROM..TO", value_parser = days)]
    no_coverage: Vec<Interval>,
}

impl From<&PeriodArgs> for Period {
    fn from(args: &PeriodArgs) -> Self {
        let no_coverage = args.no_coverage.iter().map(|days| (days.start(), days.end())).collect();
        Period { from: args.from, to: args.to, no_coverage }
    }
}

/// Reads `FROM..TO` (or one day) as it stands on the command line.
fn days(text: &str) -> Result<Interval, String> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let day = |t: &str| {
        t.trim().parse::<Date>().map_err(|e| format!("'{t}' is no day: {e}; write 2021-08-01..2021-08-31"))
    };
    Interval::new(day(from)?, day(to)?).map_err(|e| e.to_string())
}

/// How a question is asked, and where its answer goes.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct AnswerArgs {
    /// Follow this plan ('tazamun plan'), which brings the whole question: nothing but EVENTS may be given beside it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["settings", "period"])]
    plan: Option<PathBuf>,
    /// Take the answer along whole: a ZIP file with the data, the command, the versions, the plan and the answer
    #[arg(long, value_name = "FILE")]
    bundle: Option<PathBuf>,
    /// Print the answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// A question that was asked, of which events.
#[derive(Debug)]
pub struct Asked {
    /// The question.
    pub question: AnyQuestion,
    /// Where its events come from.
    pub sources: Vec<Source>,
    /// How its sides lie in them.
    pub sides: Sources,
    plan: Option<Plan>,
    bundle: Option<Target>,
}

/// The settings of a question verb.
pub trait Settings: clap::Args {
    /// The verb.
    const VERB: &'static str;
    /// How its events are named.
    type Events: clap::Args + AsRef<[PathBuf]>;
    /// The question about these days.
    ///
    /// # Errors
    /// [`Failure`] where the settings do not make one.
    fn question(&self, period: Period) -> Result<AnyQuestion, Failure>;
    /// The files that the settings name, beside the events: no answer may be written over them.
    fn reads(&self) -> Vec<PathBuf> {
        Vec::new()
    }
}

/// A question as it is typed: of which events, about which days, with which settings.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct Asking<S: Settings> {
    #[command(flatten)]
    events: S::Events,
    #[command(flatten)]
    period: PeriodArgs,
    /// The settings.
    #[command(flatten)]
    pub settings: S,
}

impl<S: Settings> Asking<S> {
    /// The question.
    ///
    /// # Errors
    /// [`Failure`] where the settings do not make one.
    pub fn question(&self) -> Result<AnyQuestion, Failure> {
        self.settings.question(self.period())
    }

    /// The days.
    pub fn period(&self) -> Period {
        (&self.period).into()
    }

    /// The events that were named.
    pub fn events(&self) -> &[PathBuf] {
        self.events.as_ref()
    }
}

/// A setting that a question cannot do without.
///
/// # Errors
/// [`Failure::Usage`] where it was not given.
pub fn needed<T>(setting: Option<T>, option: &str, example: &str) -> Result<T, Failure> {
    setting.ok_or_else(|| Failure::Usage(format!("--{option} is needed, as in --{option} {example}.")))
}

impl AnswerArgs {
    /// The question of the settings, or of the plan that is followed.
    ///
    /// # Errors
    /// [`Failure`] where the settings or the plan are wrong, or no events are named.
    pub fn asked<S: Settings>(&self, asking: &Asking<S>) -> Result<Asked, Failure> {
        self.asked_beside(asking, &[])
    }

    /// The same, where the verb reads other files too.
    ///
    /// # Errors
    /// As [`AnswerArgs::asked`].
    pub fn asked_beside<S: Settings>(&self, asking: &Asking<S>, others: &[&Path]) -> Result<Asked, Failure> {
        let plan = self.plan_of(asking)?;
        let question = match &plan {
            Some(plan) => plan.question.clone(),
            None => asking.question()?,
        };
        let events = match (&plan, asking.events()) {
            (Some(plan), []) => plan.events.iter().map(PathBuf::from).collect(),
            (_, named) => named.to_vec(),
        };
        let (sources, sides) = named_sources(&question, &events)?;
        let mut read: Vec<PathBuf> = sources.iter().filter_map(path_of).chain(self.plan.clone()).collect();
        read.extend(asking.settings.reads());
        let read = read.iter().map(PathBuf::as_path).chain(others.iter().copied());
        let bundle = self.bundle.as_deref().map(|path| Target::new(Some(path), read)).transpose()?;
        Ok(Asked { question, sources, sides, plan, bundle })
    }

    /// The plan that is to be followed, if it is one of this verb and is not contradicted.
    ///
    /// # Errors
    /// [`Failure`] where it is none, was changed, or fixes other events than those that are named beside it.
    fn plan_of<S: Settings>(&self, asking: &Asking<S>) -> Result<Option<Plan>, Failure> {
        let Some(path) = &self.plan else { return Ok(None) };
        let name = tazamun_analysis::shown(path);
        let plan = Plan::read(&name, &tazamun_analysis::file_bytes(path)?).map_err(Error::Plan)?;
        let planned = plan.question.verb();
        if planned != S::VERB {
            return Err(Error::Plan(PlanError::OtherVerb { name, planned, verb: S::VERB }).into());
        }
        let named: Vec<String> = asking.events().iter().map(|path| path.display().to_string()).collect();
        if !named.is_empty() && !plan.events.is_empty() && named != plan.events {
            return Err(Failure::Usage(format!(
                "{name}: the plan fixes the events {}, and others are named beside it. Leave EVENTS out.",
                plan.events.join(", ")
            )));
        }
        Ok(Some(plan))
    }

    /// The plan that is followed, as it was named.
    pub fn plan(&self) -> Option<&Path> {
        self.plan.as_deref()
    }
}

impl Asked {
    /// What the answer says of the plan that it follows.
    pub fn mark(&self) -> Option<PlanMark> {
        self.plan.as_ref().map(Plan::mark)
    }

    /// Keeps, bundles and prints an answer.
    ///
    /// # Errors
    /// [`Failure`] where it cannot be kept or written.
    pub fn show<T: Finding>(
        &self,
        answer: Answer<T>,
        how: &AnswerArgs,
        keep: Option<&KeepArg>,
        text: impl FnOnce(&Answer<T>) -> String,
    ) -> Result<(), Failure> {
        let answer = answer.planned(self.mark());
        if let Some(keep) = keep {
            keep.keep(self.question.verb(), &answer, &answer.data)?;
        }
        let record = serde_json::to_value(&answer).map_err(std::io::Error::from)?;
        let said = text(&answer);
        self.bundle(self.bundled(&record, &said))?;
        if how.json { output::print_json(&record) } else { output::print(&said) }
    }
}

impl Asked {
    /// What a bundle holds of this question, with its answer.
    pub fn bundled<'a>(&'a self, answer: &'a Value, text: &'a str) -> Bundle<'a> {
        let plan = self.plan.as_ref();
        Bundle { question: &self.question, plan, sources: &self.sources, answer, text, others: Vec::new() }
    }

    /// Whether a bundle is wanted.
    pub fn is_bundled(&self) -> bool {
        self.bundle.is_some()
    }

    /// Writes the bundle, if one is wanted.
    ///
    /// # Errors
    /// [`Failure`] where it cannot be written.
    pub fn bundle(&self, bundle: Bundle<'_>) -> Result<(), Failure> {
        self.bundle.as_ref().map_or(Ok(()), |target| bundle.write(target))
    }
}

/// The file of a source, if it is one.
fn path_of(source: &Source) -> Option<PathBuf> {
    match source {
        Source::File(path) | Source::Store { path, .. } => Some(path.clone()),
        _ => None,
    }
}

/// The two sides of a question, as they were named.
///
/// # Errors
/// [`Failure`] where one is missing.
pub fn two_sides(a: Option<&String>, b: Option<&String>) -> Result<(String, String), Failure> {
    match (a, b) {
        (Some(a), Some(b)) => Ok((a.clone(), b.clone())),
        _ => Err(Error::NoTheatres.into()),
    }
}

/// What may be read for the two sides: a side may be a file, and a filter is the name of none.
pub fn files_of_sides(a: Option<&String>, b: Option<&String>) -> Vec<PathBuf> {
    a.into_iter().chain(b).map(PathBuf::from).collect()
}
