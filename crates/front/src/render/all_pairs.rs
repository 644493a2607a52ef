//! What is said of all pairs of many series.

use super::{dated, notes, p_cell};
use std::fmt::Write as _;
use tazamun_analysis::{AllPairsFound, Answer};
use tazamun_sync::FEWEST_EVENT_DAYS;
use tazamun_words::Words;

/// Series up to this number have their matrix printed.
const SHOWN_SERIES: usize = 12;
/// Pairs listed.
const SHOWN_PAIRS: usize = 20;

/// The answer in lines.
pub fn text(answer: &Answer<AllPairsFound>, words: &Words) -> String {
    let Answer { question, result, .. } = answer;
    let values = [
        ("series", result.series.len().into()),
        ("by", question.by.as_str().into()),
        ("pairs", result.pairs.len().into()),
        ("within", question.within.into()),
        ("from", dated(result.from)),
        ("to", dated(result.to)),
        ("left-out", result.left_out.len().into()),
        ("fewest", FEWEST_EVENT_DAYS.into()),
    ];
    let sure = result.pairs.iter().filter(|pair| pair.benjamini_yekutieli <= 0.05).count();
    let mut text = words.say("pairs-series", &values).plain() + "\n";
    text += &(words.say("pairs-found", &[("n", sure.into())]).plain() + "\n");
    let pair = words.bare("pairs-column");
    let _ = writeln!(text, "\n{:>12} {:>12} {:>12} {:>12}  {pair}", "p", "BH", "BY", "max-T");
    for pair in result.pairs.iter().take(SHOWN_PAIRS) {
        let [p, bh, by, max_t] =
            [pair.p, pair.benjamini_hochberg, pair.benjamini_yekutieli, pair.max_t].map(|p| p_cell(words, p));
        let _ = writeln!(text, "{p:>12} {bh:>12} {by:>12} {max_t:>12}  {} – {}", pair.a, pair.b);
    }
    if result.series.len() <= SHOWN_SERIES {
        text += &table(words, result);
    }
    for line in notes(words, answer.plan.as_ref(), &answer.warnings) {
        let _ = writeln!(text, "  {}", line.plain());
    }
    text
}

fn table(words: &Words, result: &AllPairsFound) -> String {
    let mut text = format!("\n{:>12}", "p");
    for series in &result.series {
        let _ = write!(text, " {:>11.11}", series.name);
    }
    for (series, row) in result.series.iter().zip(&result.matrix) {
        let _ = write!(text, "\n{:>12.12}", series.name);
        for p in row {
            let _ = write!(text, " {:>11}", p.map_or("–".to_owned(), |p| p_cell(words, p)));
        }
    }
    text + "\n"
}
