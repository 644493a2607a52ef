//! What is said of two incidents that fell close together.

use super::indented_notes;
use std::fmt;
use tazamun_analysis::{Answer, ChanceOfPair, PairChoice, PairedIncident};
use tazamun_sync::PairCertificate;

/// The answer in lines.
pub fn text(answer: &Answer<ChanceOfPair>) -> String {
    PairLines(answer).to_string()
}

struct PairLines<'a>(&'a Answer<ChanceOfPair>);

impl fmt::Display for PairLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Answer { question, result, certificate, .. } = self.0;
        let shown = |asked: &PairedIncident| {
            let killed = asked.killed.map_or("toll unknown".to_owned(), |n| format!("{n} killed"));
            format!("{} {} ({killed})", asked.date, asked.place.as_deref().unwrap_or(&asked.id))
        };
        writeln!(f, "A  {}   {}", shown(&result.first), question.a)?;
        writeln!(f, "B  {}   {}", shown(&result.second), question.b)?;
        writeln!(
            f,
            "Two incidents at least that large fall within {} day(s) of each other by chance {:.2} times a year \
             (95 %: {:.2} to {:.2})",
            result.within, result.per_year.value, result.per_year.low, result.per_year.high
        )?;
        writeln!(
            f,
            "once in {} years (95 %: {} to {}); chance of at least one in the {:.1} years looked at: {:.0} %",
            years(result.return_years.value),
            years(result.return_years.low),
            years(result.return_years.high),
            result.span_years,
            100.0 * result.chance_in_span.value
        )?;
        writeln!(
            f,
            "seen {} time(s), {} to {}, {} incidents that large in A and {} in B",
            result.observed, result.from, result.to, result.a.events, result.b.events
        )?;
        if let Some(certificate) = certificate {
            writeln!(f, "{}", certified(certificate))?;
        }
        writeln!(f, "\nChance coincidences a year for other choices (killed at least A/B × days apart):")?;
        table(f, &result.choices)?;
        f.write_str(&indented_notes(self.0.plan.as_ref(), &self.0.warnings))
    }
}

fn table(f: &mut fmt::Formatter<'_>, choices: &[PairChoice]) -> fmt::Result {
    let mut within: Vec<u32> = choices.iter().map(|c| c.within).collect();
    within.sort_unstable();
    within.dedup();
    write!(f, "{:>12}", "killed")?;
    for days in &within {
        write!(f, "{:>9}", format!("±{days} d"))?;
    }
    for row in choices.chunk_by(|x, y| (x.killed_a, x.killed_b) == (y.killed_a, y.killed_b)) {
        write!(f, "\n{:>12}", format!("{}/{}", row[0].killed_a, row[0].killed_b))?;
        for choice in row {
            write!(f, "{:>9}", choice.per_year.map_or("–".to_owned(), |n| format!("{n:.2}")))?;
        }
    }
    writeln!(f)
}

/// A certificate in a sentence or two.
fn certified(certificate: &PairCertificate) -> String {
    let PairCertificate { pairs, level, per_year, coverage, false_alarms, holds } = certificate;
    let warning = if *holds { "" } else { "\n  it fails: do not rely on the numbers above" };
    format!(
        "certificate: {pairs} simulated independent pairs like these had {per_year:.2} such coincidences a year; the 95 % \
         interval held that {:.0} % of the time, and {:.1} % had one that was given a chance of {:.0} % or less{warning}",
        100.0 * coverage.value,
        100.0 * false_alarms.value,
        100.0 * level
    )
}

/// Years for a person: two digits that mean something, and no end where there is none.
fn years(n: f64) -> String {
    match n {
        n if n >= 1e6 => "∞".to_owned(),
        n if n >= 10.0 => format!("{n:.0}"),
        n if n >= 1.0 => format!("{n:.1}"),
        n => format!("{n:.2}"),
    }
}
