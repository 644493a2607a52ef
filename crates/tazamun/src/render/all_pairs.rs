//! What is said of all pairs of many series.

use super::{indented_notes, p_value};
use std::fmt;
use tazamun_analysis::{AllPairsFound, Answer};
use tazamun_sync::FEWEST_EVENT_DAYS;

/// Series up to this number have their matrix printed.
const SHOWN_SERIES: usize = 12;
/// Pairs listed.
const SHOWN_PAIRS: usize = 20;

/// The answer in lines.
pub fn text(answer: &Answer<AllPairsFound>) -> String {
    AllPairsLines(answer).to_string()
}

struct AllPairsLines<'a>(&'a Answer<AllPairsFound>);

impl fmt::Display for AllPairsLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Answer { question, result, .. } = self.0;
        writeln!(
            f,
            "{} series by {}, {} pairs, ±{} d, {} to {} ({} groups left out: events on fewer than {FEWEST_EVENT_DAYS} days)",
            result.series.len(),
            question.by,
            result.pairs.len(),
            question.within,
            result.from,
            result.to,
            result.left_out.len()
        )?;
        let sure = result.pairs.iter().filter(|pair| pair.benjamini_yekutieli <= 0.05).count();
        writeln!(
            f,
            "{sure} pair(s) fall together more often than chance explains, corrected for all pairs (BY, 5 %)."
        )?;
        writeln!(f, "\n{:>12} {:>12} {:>12} {:>12}  pair", "p", "BH", "BY", "max-T")?;
        for pair in result.pairs.iter().take(SHOWN_PAIRS) {
            let [p, bh, by, max_t] =
                [pair.p, pair.benjamini_hochberg, pair.benjamini_yekutieli, pair.max_t].map(p_value);
            writeln!(f, "{p:>12} {bh:>12} {by:>12} {max_t:>12}  {} – {}", pair.a, pair.b)?;
        }
        if result.series.len() <= SHOWN_SERIES {
            table(f, result)?;
        }
        f.write_str(&indented_notes(self.0.plan.as_ref(), &self.0.warnings))
    }
}

fn table(f: &mut fmt::Formatter<'_>, result: &AllPairsFound) -> fmt::Result {
    write!(f, "\n{:>12}", "p")?;
    for series in &result.series {
        write!(f, " {:>11.11}", series.name)?;
    }
    for (series, row) in result.series.iter().zip(&result.matrix) {
        write!(f, "\n{:>12.12}", series.name)?;
        for p in row {
            write!(f, " {:>11}", p.map_or("–".to_owned(), p_value))?;
        }
    }
    writeln!(f)
}
