//! What was told and asked → what the brief says: two theatres, tested, and the data that the answer rests on.

use super::{
    BriefAnswer, BriefData, ChosenBy, Compared, Comparison, ComparisonChoice, Excluded, Gap, Regions, Side,
    SideBySide, Tested, Theatre, Translations, WhyNot,
};
use crate::{
    Dataset, Error, Period, Robustness, Selection, Sides, Source, Wanted, claim, coincidence as pairs,
    synchrony::{self, Certifier},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_record::{BUILT_IN, Facts, Interval, SourcedIncident, built_in_coverage, day_at, division_name};
use tazamun_sync::{
    Certificate, FEWEST_EVENT_DAYS, Series, Verdict, Window, certificate, coincidence, joint_days, pair,
    verdict,
};
use tazamun_words::{french_actor, french_country};

/// Pairs of series simulated for the certificate of a brief: a year of two theatres takes a sixth of a second, and five
/// per cent of false alarms are told from seven.
pub const CERTIFICATE_PAIRS: usize = 1_000;

/// A wave goes over several regions; of two, the test of synchrony speaks already.
const FEWEST_REGIONS: usize = 3;

/// What is asked of a brief.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BriefQuestion {
    /// Filters of the two theatres, where the user names them; else those of the incidents that the articles set side by
    /// side.
    pub theatres: Option<(String, String)>,
    /// Closeness in days, where the user names it.
    pub within: Option<u32>,
    /// The days to look at.
    #[serde(flatten)]
    pub period: Period,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Pairs simulated for the certificate; 0: none is made.
    pub certificate: usize,
}

/// The two theatres, as the user or the articles name them.
struct NamedTheatres {
    a: String,
    b: String,
    chosen: ChosenBy,
    /// The incidents set side by side, by their places among those told.
    pair: Option<(usize, usize)>,
}

impl NamedTheatres {
    fn of(question: &BriefQuestion, told: &[SourcedIncident]) -> Result<Self, WhyNot> {
        let facts: Vec<&Facts> = told.iter().map(|t| &t.incident.facts).collect();
        let parallel = claim::parallel(&facts);
        if let Some((a, b)) = &question.theatres {
            let pair = parallel.map(|p| (p.first, p.second));
            return Ok(NamedTheatres { a: a.clone(), b: b.clone(), chosen: ChosenBy::ByUser, pair });
        }
        match (parallel, told.len()) {
            (Some(p), _) => Ok(NamedTheatres {
                a: p.filter(facts[p.first]),
                b: p.filter(facts[p.second]),
                chosen: ChosenBy::ByArticle,
                pair: Some((p.first, p.second)),
            }),
            (None, 0) => Err(WhyNot::NoIncident),
            (None, 1) => Err(WhyNot::OneIncident),
            (None, _) => Err(WhyNot::NoSharedActor),
        }
    }
}

/// Tests what the incidents, or the user, set side by side, on the events of some sources; none: the built-in record.
///
/// # Errors
/// [`Error`] where the data or a filter is wrong.
pub fn brief(
    question: &BriefQuestion,
    told: &[SourcedIncident],
    sources: &[Source],
) -> Result<(BriefAnswer, Vec<BriefData>), Error> {
    brief_by(question, told, sources, &synchrony::issue)
}

/// The same, with a certificate that `certifier` measures: in parts, until it is told to stop.
///
/// # Errors
/// As [`brief`], and what `certifier` answers.
pub fn brief_by(
    question: &BriefQuestion,
    told: &[SourcedIncident],
    sources: &[Source],
    certifier: Certifier<'_>,
) -> Result<(BriefAnswer, Vec<BriefData>), Error> {
    if let (Some(from), Some(to)) = (question.period.from, question.period.to)
        && to < from
    {
        return Err(Error::Question(format!(
            "--from {from} --to {to}: the period ends before it starts; swap the two."
        )));
    }
    let theatres = match NamedTheatres::of(question, told) {
        Ok(theatres) => theatres,
        Err(why) => {
            // What was asked for is checked all the same: a wrong file is not forgiven because nothing was tested.
            Dataset::open(sources, &Wanted::default())?;
            return Ok((BriefAnswer::NotTested(why), Vec::new()));
        }
    };
    let wanted = Wanted::default().filter("a", &theatres.a)?.filter("b", &theatres.b)?.places();
    let data = match sources {
        [] => Dataset::open(&[Source::BuiltIn], &wanted)?,
        some => Dataset::open(some, &wanted)?,
    };
    let sides = Sides::of(&data, &theatres.a, &theatres.b, &question.period)?;
    if theatres.chosen == ChosenBy::ByUser {
        named_in_vain("a", &sides.a, &data)?;
        named_in_vain("b", &sides.b, &data)?;
    }
    let files = files(&sides);
    if sides.a.is_empty() || sides.b.is_empty() {
        return Ok((BriefAnswer::NotTested(WhyNot::NoEvents), files));
    }
    let compared = theatres.pair.map(|(i, j)| side_by_side(told, &theatres, i, j, &sides));
    let tested = tested(question, &sides, compared, theatres.chosen, certifier)?;
    Ok((BriefAnswer::Tested(Box::new(tested)), files))
}

/// A theatre that the user named and that no event lies in is a slip of the pen, not an answer.
fn named_in_vain(option: &str, side: &Selection, data: &Dataset) -> Result<(), Error> {
    if !side.is_empty() {
        return Ok(());
    }
    let files: Vec<&str> = data.files().iter().map(|file| file.name.as_str()).collect();
    Err(Error::Question(format!(
        "--{option} '{}' selects none of the {} events in {}. Check its values, widen it, or name other events with \
         --events.",
        side.label,
        data.events(),
        files.join(", ")
    )))
}

/// The two incidents, the one of theatre A first.
fn side_by_side(
    told: &[SourcedIncident],
    theatres: &NamedTheatres,
    i: usize,
    j: usize,
    sides: &Sides<'_>,
) -> SideBySide {
    let country = sides.a.country(sides.data);
    let swapped = theatres.chosen == ChosenBy::ByUser
        && country.is_some()
        && country == told[j].incident.facts.place.country()
        && country != told[i].incident.facts.place.country();
    let (i, j) = if swapped { (j, i) } else { (i, j) };
    let compared = |n: usize| Compared {
        incident: told[n].incident.clone(),
        told: Some(n),
        at_least_killed: told[n].incident.facts.killed.map(|t| t.number()),
    };
    SideBySide { a: compared(i), b: compared(j) }
}

fn tested(
    question: &BriefQuestion,
    sides: &Sides<'_>,
    compared: Option<SideBySide>,
    chosen: ChosenBy,
    certifier: Certifier<'_>,
) -> Result<Tested, Error> {
    let apart = compared.as_ref().map(|c| c.a.incident.facts.when.gap(&c.b.incident.facts.when));
    let within = question.within.unwrap_or_else(|| apart.unwrap_or(1).clamp(1, claim::FARTHEST_APART));
    let options =
        coincidence::Options { lags: Some(synchrony::LAGS), ..coincidence::Options::within(within) };
    let mut found = synchrony::test(sides, &options, question.seed, None)?;
    if matches!(found.verdict, Verdict::TooThin { .. }) {
        found.coincidence = None;
    }
    let sizes = compared.as_ref().map(|c| {
        let size = |x: &Compared| x.at_least_killed.unwrap_or(0);
        (size(&c.a), size(&c.b))
    });
    let pair = sizes.and_then(|sizes| pairs::test(sides, within, sizes).ok());
    let certificate = match found.coincidence {
        Some(_) if question.certificate > 0 => Some(certified(question, sides, within, certifier)?),
        _ => None,
    };
    let verdict = match (&found.coincidence, &certificate) {
        (Some(coincidence), Some(_)) => verdict(coincidence, certificate.as_ref()),
        _ => found.verdict,
    };
    let sensitivity = match certificate {
        Some(_) => Some(Robustness::of(sides, &options, &verdict, question.seed)?),
        None => None,
    };
    Ok(Tested {
        choices: choices(sides, within, sizes.unwrap_or((0, 0))),
        waves: match found.coincidence {
            Some(_) => regions(question, sides, within)?,
            None => None,
        },
        question: Comparison {
            a: theatre(&sides.a, sides.data),
            b: theatre(&sides.b, sides.data),
            within,
            side_by_side: compared,
            chosen,
        },
        verdict,
        coincidence: found.coincidence,
        shuffle: found.shuffle,
        pair,
        certificate,
        sensitivity,
        unreviewed: sides.a.unreviewed(sides.data) + sides.b.unreviewed(sides.data),
    })
}

/// Waves over the first-level divisions of both theatres; none where fewer than three have events enough, or where the
/// days are too few to look for any.
fn regions(question: &BriefQuestion, sides: &Sides<'_>, within: u32) -> Result<Option<Regions>, Error> {
    let divisions = sides.divisions(within, FEWEST_EVENT_DAYS)?;
    if divisions.len() < FEWEST_REGIONS {
        return Ok(None);
    }
    let (codes, series): (Vec<String>, Vec<_>) = divisions.into_iter().unzip();
    let options = joint_days::Options { seed: question.seed, ..joint_days::Options::default() };
    let name = |code: &String| {
        division_name(code)
            .map_or_else(|| Translations::same(code.as_str()), |n| Translations::new(n.english, n.arabic))
    };
    let regions = |found| Regions { names: codes.iter().map(name).collect(), found };
    Ok(joint_days::find(&series, &options).ok().map(regions))
}

/// How often the test errs on series like these.
fn certified(
    question: &BriefQuestion,
    sides: &Sides<'_>,
    within: u32,
    certifier: Certifier<'_>,
) -> Result<Certificate, Error> {
    let (a, b) = sides.series(within)?;
    let trial = certificate::Trial { pairs: question.certificate, seed: question.seed, ..Default::default() };
    certifier(&a, &b, &coincidence::Options::within(within), trial)
}

/// p and the chance rate for other choices of closeness, size and days; none where the record is too short to ask.
fn choices(sides: &Sides<'_>, within: u32, sizes: (u32, u32)) -> Vec<ComparisonChoice> {
    let mut rows = Vec::new();
    for (within, (killed_a, killed_b)) in pairs::reasonable(within, sizes) {
        let Ok((a, b)) = sides.series_at_least(within, killed_a, killed_b) else { return Vec::new() };
        let main = ComparisonChoice {
            within,
            killed_a,
            killed_b,
            window: None,
            events_a: a.summary().events,
            events_b: b.summary().events,
            p: p_of(&a, &b, within),
            per_year: pair::test(&a, &b, &pair::Options::within(within))
                .ok()
                .map(|found| found.per_year.value),
        };
        // The days are halved for attacks of any size alone: of large ones too few are left in a half.
        let halves = if (killed_a, killed_b) == (0, 0) { sides.halves(within).ok() } else { None };
        let half = |(a, b): (Series, Series)| ComparisonChoice {
            window: days(a.window()),
            events_a: a.summary().events,
            events_b: b.summary().events,
            p: p_of(&a, &b, within),
            per_year: None,
            ..main.clone()
        };
        let halves: Vec<ComparisonChoice> = halves.into_iter().flatten().map(half).collect();
        rows.push(main);
        rows.extend(halves);
    }
    rows
}

fn days(window: Window) -> Option<Interval> {
    Interval::new(day_at(window.first), day_at(window.last)).ok()
}

/// The p of a choice; none where a side has too few days with events, or the days are too few to compare.
fn p_of(a: &Series, b: &Series, within: u32) -> Option<f64> {
    let fewest = a.summary().event_days.min(b.summary().event_days);
    let test = || coincidence::test(a, b, &coincidence::Options::within(within)).ok().map(|found| found.p);
    (fewest >= FEWEST_EVENT_DAYS).then(test).flatten()
}

fn theatre(side: &Selection, data: &Dataset) -> Theatre {
    let name = match (side.division(data).and_then(division_name), side.country(data)) {
        (Some(names), _) => Translations::new(names.english, names.arabic),
        (None, Some(country)) => {
            Translations::new(country.english(), country.arabic()).french(french_country(country.code()))
        }
        (None, None) => Translations::same(side.label.clone()),
    };
    Theatre {
        filter: side.label.clone(),
        name,
        actor: side
            .actor(data)
            .map(|a| Translations::new(a.english(), a.arabic()).french(french_actor(a.code()))),
        events: side.events(data).map(Into::into).collect(),
    }
}

fn files(sides: &Sides<'_>) -> Vec<BriefData> {
    let gaps = |side, of: &Selection| sides.gaps(of).into_iter().map(move |days| Gap { side, days });
    let gaps: Vec<Gap> = gaps(Side::A, &sides.a).chain(gaps(Side::B, &sides.b)).collect();
    let elsewhere = sides.data.events() - sides.a.len() - sides.b.len();
    let files = sides.data.files().iter().enumerate();
    files
        .map(|(n, file)| {
            let mut data = BriefData {
                name: Translations::same(file.name.clone()),
                path: file.name.clone(),
                sha256: file.sha256.clone(),
                events: file.events,
                ..BriefData::default()
            };
            if file.name == BUILT_IN {
                data.name = Translations::said("data-built-in");
                let both = built_in_coverage().into_iter();
                data.warnings = both.map(|(english, arabic)| Translations::new(english, arabic)).collect();
            }
            if n == 0 {
                data.gaps.clone_from(&gaps);
                let why = Translations::said("data-elsewhere");
                data.excluded.extend((elsewhere > 0).then_some(Excluded { why, count: elsewhere }));
            }
            data
        })
        .collect()
}
