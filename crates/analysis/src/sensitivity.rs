//! How far doubts about the events move the verdict: the test again over draws from these doubts.
//!
//! In doubt is whether an incident read from articles happened as it was read (its confidence), whether two reports tell one
//! incident or two (the doubts of merging), and on which of several days it fell. [`tazamun_sync::sensitivity`] draws.

use crate::{Error, Sides};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tazamun_sync::{
    Verdict, Window, coincidence,
    sensitivity::{self, Draws, Sensitivity},
};

/// How far doubts about the events move the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "doubts")]
pub enum Robustness {
    /// No event is in doubt, and every date is exact or too vague to be used: there is nothing to draw.
    None,
    /// The test was repeated on records drawn from the doubts.
    Drawn {
        /// Share of the draws in which the verdict is the same.
        same_verdict: f64,
        /// What the draws gave.
        #[serde(flatten)]
        sensitivity: Sensitivity,
    },
}

impl Robustness {
    /// Draws from the doubts about the events of both sides.
    ///
    /// # Errors
    /// [`Error`] where the test cannot be asked of a draw.
    pub fn of(
        sides: &Sides<'_>,
        options: &coincidence::Options,
        verdict: &Verdict,
        seed: u64,
    ) -> Result<Self, Error> {
        let [a, b] = [&sides.a, &sides.b].map(|side| side.uncertain(sides.data));
        let vaguest = 2 * i64::from(options.within) + 1;
        let window = sides.window()?;
        let in_doubt = a.iter().chain(&b).any(|uncertain| {
            let event = uncertain.event;
            let inside = event.first >= window.first && event.last <= window.last;
            uncertain.probability < 1.0
                || inside && event.last > event.first && event.last - event.first < vaguest
        });
        if !in_doubt {
            return Ok(Robustness::None);
        }
        let gaps = |side| sides.gaps(side).into_iter().map(crate::period::window).collect::<Vec<Window>>();
        let (gaps_a, gaps_b) = (gaps(&sides.a), gaps(&sides.b));
        let draws = Draws { seed, ..Draws::default() };
        let sensitivity = sensitivity::test(&a, &b, window, [&gaps_a, &gaps_b], options, draws)?;
        let asked = 1.0 - sensitivity.too_thin;
        let same_verdict = match verdict {
            Verdict::MoreThanChance => asked * sensitivity.more_than_chance.value,
            Verdict::TooThin { .. } => sensitivity.too_thin,
            Verdict::ConsistentWithChance | Verdict::Withheld { .. } => {
                asked * (1.0 - sensitivity.more_than_chance.value)
            }
        };
        Ok(Robustness::Drawn { same_verdict, sensitivity })
    }
}
