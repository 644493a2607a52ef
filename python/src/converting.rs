//! Events of one format → a file of another, with what was mended and lost on the way.

use crate::{
    error::{Unanswered, input},
    taken::GivenEvents,
    work,
};
use pyo3::prelude::*;
use tazamun_analysis::Source;
use tazamun_front::{
    json,
    written::{Since, WriteReport},
};
use tazamun_intake::{FileRead, ReadEvents};
use tazamun_record::{
    Incident,
    formats::{self, Events, Format, Reading, diff, with_candidates, write_events},
};

/// Writes events in another format; gives the file and what `tazamun convert --json` tells of it.
#[pyfunction]
#[pyo3(signature = (events, to, from_, encoding, lenient, candidates, since))]
#[allow(clippy::too_many_arguments, reason = "the options of the command line")]
pub(crate) fn convert(
    py: Python<'_>,
    events: GivenEvents,
    to: &str,
    from_: Option<&str>,
    encoding: Option<String>,
    lenient: bool,
    candidates: Vec<GivenEvents>,
    since: Option<GivenEvents>,
) -> PyResult<(Vec<u8>, String)> {
    let format = |name: &str| name.parse::<Format>().map_err(input);
    let to = format(to)?;
    let how = Reading { format: from_.map(format).transpose()?, encoding, lenient };
    let events = events.source()?;
    let candidates = candidates.into_iter().map(GivenEvents::source).collect::<PyResult<Vec<_>>>()?;
    let since = since.map(GivenEvents::source).transpose()?;
    work::run(py, None, move |watch| {
        let mut told = Vec::new();
        let mut read = |source: Source| -> Result<Vec<Incident>, Unanswered> {
            watch.checked()?;
            of_source(source, &how, &mut told)
        };
        let yearly = read(events)?;
        let candidates = candidates.into_iter().map(&mut read).collect::<Result<Vec<_>, _>>()?;
        let incidents = with_candidates(yearly, candidates);
        let before = since.map(&mut read).transpose()?;
        let changes = before.as_deref().map(|before| diff(before, &incidents));
        let written = write_events(to, &incidents).map_err(tazamun_intake::Error::from)?;
        let since = changes.as_ref().map(Since::from);
        let report = WriteReport { read: told, since, ..WriteReport::of(to, &written.losses) };
        Ok((written.bytes().to_vec(), json::line(&report).map_err(Unanswered::input)?))
    })
}

fn of_source(source: Source, how: &Reading, told: &mut Vec<FileRead>) -> Result<Vec<Incident>, Unanswered> {
    let record = match source {
        Source::Bytes { name, content } => {
            let events: Events =
                formats::read_events_with(&name, &content, how).map_err(tazamun_intake::Error::from)?;
            told.push(FileRead::of(&name, &events));
            return Ok(events.incidents);
        }
        Source::AtHand { incidents, .. } => {
            let mut all = Vec::new();
            incidents.each(&mut |incident, _| all.push(incident.clone()));
            return Ok(all);
        }
        Source::BuiltIn => ReadEvents::open_with([std::path::Path::new("built-in")], how)?,
        Source::File(path) | Source::Store { path, .. } => ReadEvents::open_with([path.as_path()], how)?,
    };
    told.extend(record.read);
    Ok(record.incidents)
}
