//! What is said of two theatres that were held against each other in time.

use super::{indented_notes, p_value, side};
use crate::said::Spoken;
use std::fmt;
use tazamun_analysis::{Answer, Robustness, Synchrony, SynchronyVerdict};
use tazamun_sync::Certificate;

/// The answer in lines.
pub fn text(answer: &Answer<Synchrony>) -> String {
    SynchronyLines(answer).to_string()
}

struct SynchronyLines<'a>(&'a Answer<Synchrony>);

impl fmt::Display for SynchronyLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Answer { question, result, certificate, .. } = self.0;
        match &result.verdict {
            SynchronyVerdict::TooThin { needed, event_days_a: a, event_days_b: b } => {
                writeln!(
                    f,
                    "The record is too thin to tell: {needed} days with events are needed on each side, and there are {a} and {b}."
                )?;
            }
            SynchronyVerdict::ConsistentWithChance => writeln!(f, "Consistent with chance.")?,
            SynchronyVerdict::MoreThanChance => writeln!(f, "More coincidences than chance explains.")?,
            SynchronyVerdict::Withheld { reason } => writeln!(f, "No verdict: {reason}")?,
        }
        if let (Some(p), Some(expected), Some(observed)) = (result.p, result.expected, result.observed) {
            writeln!(
                f,
                "  p = {} (one-sided, against {} other lags)",
                p_value(p),
                result.lags_compared.unwrap_or(0)
            )?;
            writeln!(
                f,
                "  {observed} close pairs of event days (±{} d); {expected:.1} expected from the two series' own rates",
                question.within
            )?;
        }
        if let Some(excess) = result.excess {
            writeln!(
                f,
                "  {:.1} more than expected (95 %: {:.1} to {:.1})",
                excess.value, excess.low, excess.high
            )?;
        }
        if let Some(certificate) = certificate {
            writeln!(f, "  {}", certified(&certificate.certificate))?;
            writeln!(f, "  {}", moved(&certificate.sensitivity))?;
        }
        writeln!(f, "  {}", side(Spoken::En, "A", &question.a, result.a))?;
        writeln!(f, "  {}", side(Spoken::En, "B", &question.b, result.b))?;
        writeln!(f, "  days {} to {}", result.from, result.to)?;
        if let Some(naive) = result.naive_shuffle {
            writeln!(
                f,
                "  note: the usual test, which shuffles the days, says p = {} ({:.1} expected); it takes a shared rise \
                 and fall for coordination",
                p_value(naive.p),
                naive.expected
            )?;
        }
        f.write_str(&indented_notes(self.0.plan.as_ref(), &self.0.warnings))
    }
}

/// How far doubts about the events move the verdict, in one sentence.
fn moved(doubts: &Robustness) -> String {
    match doubts {
        Robustness::None => {
            "doubts about the events: none is recorded, so how far errors of the record move the verdict is \
                             not known"
                .to_owned()
        }
        Robustness::Drawn { same_verdict, sensitivity: s } => format!(
            "doubts about the events ({} doubtful, {} of several days): over {} draws the verdict was the same in {:.0} %, p \
             {} in the middle (95 %: {} to {})",
            s.doubtful_events,
            s.vague_dates,
            s.draws,
            100.0 * same_verdict,
            p_value(s.p.value),
            p_value(s.p.low),
            p_value(s.p.high)
        ),
    }
}

/// A certificate in one sentence.
fn certified(certificate: &Certificate) -> String {
    let Certificate { pairs, false_alarms, power, effect, level, .. } = certificate;
    format!(
        "certificate: on {pairs} simulated independent pairs like these the test raised a false alarm {:.1} % of the time \
         at {:.0} %, and where {:.0} % of A's events were followed in B it said so {:.0} % of the time",
        100.0 * false_alarms.value,
        100.0 * level,
        100.0 * effect,
        100.0 * power.value
    )
}
