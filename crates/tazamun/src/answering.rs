//! What was told and asked → what the brief says: two theatres, tested, and the data that the answer rests on.

use crate::{
    Failure,
    events::{Days, Side, Sides},
    input::{self, BUILT_IN, Record},
    question,
    verbs::{pair, sync},
};
use std::path::PathBuf;
use tazamun_brief::{
    Answer, Bilingual, Choice, Chosen, Compared, Data, Excluded, Gap, Question, Regions, SideBySide, Tested,
    Theatre, Told, WhyNot,
};
use tazamun_record::{Date, Facts, Interval, day_at, division_name};
use tazamun_sync::{Certificate, Series, Window, certificate, coincidence, waves};

/// Pairs of series simulated for the certificate of a brief: a year of two theatres takes a sixth of a second, and five
/// per cent of false alarms are told from seven.
pub const CERTIFICATE_PAIRS: usize = 1_000;

/// A wave goes over several regions; of two, the test of synchrony speaks already.
const FEWEST_REGIONS: usize = 3;

/// What is asked of a brief.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The files of events; none: the built-in record.
    pub events: Vec<PathBuf>,
    /// Filters of the two theatres, where the user names them.
    pub theatres: Option<(String, String)>,
    /// Closeness in days, where the user names it.
    pub within: Option<u32>,
    /// First day to look at.
    pub from: Option<Date>,
    /// Last day to look at.
    pub to: Option<Date>,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Pairs simulated for the certificate; 0: none is made.
    pub certificate: usize,
}

/// The two theatres, as the user or the articles name them.
struct Theatres {
    a: String,
    b: String,
    chosen: Chosen,
    /// The incidents set side by side, by their places among those told.
    pair: Option<(usize, usize)>,
}

fn theatres(asked: &Asked, told: &[Told]) -> Result<Theatres, WhyNot> {
    let facts: Vec<&Facts> = told.iter().map(|t| &t.incident.facts).collect();
    let parallel = question::parallel(&facts);
    if let Some((a, b)) = &asked.theatres {
        let pair = parallel.map(|p| (p.first, p.second));
        return Ok(Theatres { a: a.clone(), b: b.clone(), chosen: Chosen::ByUser, pair });
    }
    match (parallel, told.len()) {
        (Some(p), _) => Ok(Theatres {
            a: p.filter(facts[p.first]),
            b: p.filter(facts[p.second]),
            chosen: Chosen::ByArticle,
            pair: Some((p.first, p.second)),
        }),
        (None, 0) => Err(WhyNot::NoIncident),
        (None, 1) => Err(WhyNot::OneIncident),
        (None, _) => Err(WhyNot::NoSharedActor),
    }
}

/// Tests what the incidents, or the user, set side by side.
///
/// # Errors
/// [`Failure`] where the data or a filter is wrong.
pub fn answer(asked: &Asked, told: &[Told]) -> Result<(Answer, Vec<Data>), Failure> {
    if let (Some(from), Some(to)) = (asked.from, asked.to)
        && to < from
    {
        return Err(Failure::Usage(format!(
            "--from {from} --to {to}: the period ends before it starts; swap the two."
        )));
    }
    let theatres = match theatres(asked, told) {
        Ok(theatres) => theatres,
        Err(why) => {
            // What was asked for is checked all the same: a wrong file is not forgiven because nothing was tested.
            Record::open(asked.events.iter().map(PathBuf::as_path))?;
            return Ok((Answer::NotTested(why), Vec::new()));
        }
    };
    let record = match asked.events.as_slice() {
        [] => Record::built_in()?,
        files => Record::open(files.iter().map(PathBuf::as_path))?,
    };
    let days = Days { from: asked.from, to: asked.to, no_coverage: Vec::new() };
    let sides = Sides::select(record, &theatres.a, &theatres.b, days)?;
    let data = data(&sides);
    if theatres.chosen == Chosen::ByUser {
        named_in_vain("a", &sides.a, &sides)?;
        named_in_vain("b", &sides.b, &sides)?;
    }
    if sides.a.incidents.is_empty() || sides.b.incidents.is_empty() {
        return Ok((Answer::NotTested(WhyNot::NoEvents), data));
    }
    let compared = theatres.pair.map(|(i, j)| side_by_side(told, &theatres, i, j, &sides));
    let tested = tested(asked, &sides, compared, theatres.chosen)?;
    Ok((Answer::Tested(Box::new(tested)), data))
}

/// A theatre that the user named and that no event lies in is a slip of the pen, not an answer.
fn named_in_vain(option: &str, side: &Side, sides: &Sides) -> Result<(), Failure> {
    if !side.incidents.is_empty() {
        return Ok(());
    }
    let files: Vec<&str> = sides.record.files.iter().map(|file| file.name.as_str()).collect();
    let of = sides.record.incidents.len();
    Err(Failure::Usage(format!(
        "--{option} '{}' selects none of the {of} events in {}. Check its values, widen it, or name other events \
         with --events.",
        side.label,
        files.join(", ")
    )))
}

/// The two incidents, the one of theatre A first.
fn side_by_side(told: &[Told], theatres: &Theatres, i: usize, j: usize, sides: &Sides) -> SideBySide {
    let swapped = theatres.chosen == Chosen::ByUser
        && sides.a.country().is_some()
        && sides.a.country() == told[j].incident.facts.place.country()
        && sides.a.country() != told[i].incident.facts.place.country();
    let (i, j) = if swapped { (j, i) } else { (i, j) };
    let compared = |n: usize| Compared {
        incident: told[n].incident.clone(),
        told: Some(n),
        at_least_killed: told[n].incident.facts.killed.map(|t| t.number()),
    };
    SideBySide { a: compared(i), b: compared(j) }
}

fn tested(
    asked: &Asked,
    sides: &Sides,
    compared: Option<SideBySide>,
    chosen: Chosen,
) -> Result<Tested, Failure> {
    let apart = compared.as_ref().map(|c| c.a.incident.facts.when.gap(&c.b.incident.facts.when));
    let within = asked.within.unwrap_or_else(|| apart.unwrap_or(1).clamp(1, question::FARTHEST_APART));
    let found = sync::Tested::of(sides, within, sync::LAGS, asked.seed)?;
    let sizes = compared.as_ref().map(|c| {
        let size = |x: &Compared| x.at_least_killed.unwrap_or(0);
        (size(&c.a), size(&c.b))
    });
    let pair = match sizes {
        Some(sizes) => pair::test(sides, within, sizes).ok(),
        None => None,
    };
    let choices = choices(sides, within, sizes.unwrap_or((0, 0)));
    let certificate = match found.coincidence {
        Some(_) if asked.certificate > 0 => Some(certified(asked, sides, within)?),
        _ => None,
    };
    Ok(Tested {
        question: Question {
            a: theatre(&sides.a),
            b: theatre(&sides.b),
            within,
            side_by_side: compared,
            chosen,
        },
        verdict: match (&found.coincidence, &certificate) {
            (Some(coincidence), Some(_)) => tazamun_sync::verdict(coincidence, certificate.as_ref()),
            _ => found.verdict,
        },
        coincidence: found.coincidence.clone(),
        shuffle: found.shuffle,
        pair,
        certificate,
        choices,
        waves: match found.coincidence {
            Some(_) => regions(asked, sides, within)?,
            None => None,
        },
    })
}

/// Waves over the first-level divisions of both theatres; none where fewer than three have events enough, or where the
/// days are too few to look for any.
fn regions(asked: &Asked, sides: &Sides, within: u32) -> Result<Option<Regions>, Failure> {
    let divisions = sides.divisions(within, tazamun_sync::FEWEST_EVENT_DAYS)?;
    if divisions.len() < FEWEST_REGIONS {
        return Ok(None);
    }
    let (codes, series): (Vec<String>, Vec<_>) = divisions.into_iter().unzip();
    let options = waves::Options { seed: asked.seed, ..waves::Options::default() };
    let name = |code: &String| {
        division_name(code)
            .map_or_else(|| Bilingual::same(code.as_str()), |n| Bilingual::new(n.english, n.arabic))
    };
    let regions = |found| Regions { names: codes.iter().map(name).collect(), found };
    Ok(waves::find(&series, &options).ok().map(regions))
}

/// How often the test errs on series like these.
fn certified(asked: &Asked, sides: &Sides, within: u32) -> Result<Certificate, Failure> {
    let (a, b) = sides.series(within)?;
    let trial = certificate::Trial { pairs: asked.certificate, seed: asked.seed, ..Default::default() };
    Ok(certificate::issue(&a, &b, &coincidence::Options::within(within), trial)?)
}

/// p and the chance rate for other choices of closeness, size and days; none where the record is too short to ask.
fn choices(sides: &Sides, within: u32, sizes: (u32, u32)) -> Vec<Choice> {
    let rows = pair::choices(sides, within, sizes).unwrap_or_default();
    let choice = |c: pair::Choice| {
        let whole = sides.series_at_least(c.within, c.killed_a, c.killed_b).ok();
        let main = Choice {
            within: c.within,
            killed_a: c.killed_a,
            killed_b: c.killed_b,
            window: None,
            events_a: c.events_a,
            events_b: c.events_b,
            p: whole.and_then(|(a, b)| p_of(&a, &b, c.within)),
            per_year: c.per_year,
        };
        // The days are halved for attacks of any size alone: of large ones too few are left in a half.
        let halved = (c.killed_a, c.killed_b) == (0, 0);
        let halves = halved.then(|| sides.halves(c.within, 0, 0).ok()).flatten();
        let half = |(a, b): (Series, Series)| Choice {
            window: days(a.window()),
            events_a: a.summary().events,
            events_b: b.summary().events,
            p: p_of(&a, &b, c.within),
            per_year: None,
            ..main.clone()
        };
        let halves: Vec<Choice> = halves.into_iter().flatten().map(half).collect();
        std::iter::once(main).chain(halves)
    };
    rows.into_iter().flat_map(choice).collect()
}

fn days(window: Window) -> Option<Interval> {
    Interval::new(day_at(window.first), day_at(window.last)).ok()
}

/// The p of a choice; none where a side has too few days with events, or the days are too few to compare.
fn p_of(a: &Series, b: &Series, within: u32) -> Option<f64> {
    let fewest = a.summary().event_days.min(b.summary().event_days);
    let test = || coincidence::test(a, b, &coincidence::Options::within(within)).ok().map(|found| found.p);
    (fewest >= tazamun_sync::FEWEST_EVENT_DAYS).then(test).flatten()
}

fn theatre(side: &Side) -> Theatre {
    let name = match (side.adm1().and_then(division_name), side.country()) {
        (Some(names), _) => Bilingual::new(names.english, names.arabic),
        (None, Some(country)) => Bilingual::new(country.english(), country.arabic()),
        (None, None) => Bilingual::same(side.label.clone()),
    };
    Theatre {
        filter: side.label.clone(),
        name,
        actor: side.actor().map(|a| Bilingual::new(a.english(), a.arabic())),
        incidents: side.incidents.clone(),
    }
}

fn data(sides: &Sides) -> Vec<Data> {
    let gaps = |side, of: &Side| sides.gaps(of).into_iter().map(move |days| Gap { side, days });
    let gaps: Vec<Gap> =
        gaps(tazamun_brief::Side::A, &sides.a).chain(gaps(tazamun_brief::Side::B, &sides.b)).collect();
    let elsewhere = sides.record.incidents.len() - sides.a.incidents.len() - sides.b.incidents.len();
    let files = sides.record.files.iter().enumerate();
    files
        .map(|(n, file)| {
            let mut data = Data {
                name: Bilingual::same(file.name.clone()),
                path: file.name.clone(),
                sha256: file.sha256.clone(),
                events: file.events,
                ..Data::default()
            };
            if file.name == BUILT_IN {
                data.name = Bilingual::new(
                    "The built-in record of Islamic State attacks in Iraq and Syria, July 2021 to June 2022",
                    "السجل المدمج لهجمات تنظيم داعش في العراق وسوريا، تموز 2021 – حزيران 2022",
                );
                data.warnings = warnings();
            }
            if n == 0 {
                data.gaps.clone_from(&gaps);
                let english = "events of other theatres, which neither filter selects";
                let why = Bilingual::new(english, "أحداث في ساحات أخرى لا يختارها أي من المرشحين");
                data.excluded.extend((elsewhere > 0).then_some(Excluded { why, count: elsewhere }));
            }
            data
        })
        .collect()
}

fn warnings() -> Vec<Bilingual> {
    input::built_in_coverage().into_iter().map(|(english, arabic)| Bilingual::new(english, arabic)).collect()
}
