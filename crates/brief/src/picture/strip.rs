//! One number on a scale: how often such a pair comes by chance, and the p-values of two tests.

use super::{Anchor, Frame, both};
use crate::{
    story::Story,
    words::{Value, Words},
};
use tazamun_sync::Pair;

/// Ends of the scale of return periods, in years: a week and two centuries.
const YEARS: (f64, f64) = (1.0 / 52.0, 200.0);
/// The least p-value that has a place of its own.
const LEAST_P: f64 = 0.001;

/// The return period with its interval on a scale from a week to two hundred years.
pub(crate) fn return_period(story: &Story<'_>, pair: &Pair) -> String {
    let often = story.how_often(pair);
    let alternative = story.words.say("rare-alt", &[("often", often.into())]).bare();
    both(story.lang(), &alternative, |frame| {
        let margin = 24.0;
        let place = |years: f64| {
            let at = (years.clamp(YEARS.0, YEARS.1) / YEARS.0).ln() / (YEARS.1 / YEARS.0).ln();
            margin + at * (frame.width() - 2.0 * margin)
        };
        let (low, value, high) =
            (place(pair.return_years.low), place(pair.return_years.value), place(pair.return_years.high));
        let ticks = [
            (1.0 / 52.0, "rare-tick-week"),
            (1.0 / 12.0, "rare-tick-month"),
            (1.0, "rare-tick-year"),
            (10.0, "rare-tick-10"),
            (100.0, "rare-tick-100"),
        ]
        .map(|(years, id)| (place(years), story.words.bare(id)));
        frame.line("axis", (margin, 26.0), (frame.width() - margin, 26.0));
        for (x, said) in ticks {
            frame.line("axis", (x, 20.0), (x, 32.0));
            frame.text("", (x, 50.0), Anchor::Middle, &said);
        }
        frame.rect("zone", (low, 18.0), ((high - low).max(2.0), 16.0));
        frame.circle("ink", (value, 26.0), 7.0);
        frame.reach(58.0);
    })
}

/// The p-values of the usual test and of the one used, with the region that counts as more than chance.
pub(crate) fn p_values(words: &Words, usual: f64, ours: f64) -> String {
    let spelling = words.spelling();
    let shown = |p: f64| spelling.p(p);
    let values = [("shuffle", Value::from(shown(usual))), ("p", Value::from(shown(ours)))];
    let alternative = words.say("usual-alt", &values).bare();
    both(words.lang(), &alternative, |frame| {
        let margin = 10.0;
        let width = frame.width() - 2.0 * margin;
        let place = |p: f64| margin + (p.clamp(LEAST_P, 1.0) / LEAST_P).ln() / (1.0 / LEAST_P).ln() * width;
        frame.rect("zone", (margin, 4.0), (place(0.05) - margin, 92.0));
        frame.text("", (margin + 6.0, 56.0), Anchor::Start, &words.bare("usual-zone"));
        for (row, class, id, p) in [(28.0, "halo", "usual-shuffle", usual), (84.0, "ink", "usual-ours", ours)]
        {
            frame.line("grid", (margin, row), (margin + width, row));
            frame.circle(class, (place(p), row), 7.0);
            let said =
                words.say("classic-p", &[("method", words.bare(id).into()), ("p", shown(p).into())]).bare();
            label(frame, place(p), row, &said);
        }
        for p in [0.001, 0.01, 0.05, 0.25, 1.0] {
            let anchor = if p <= LEAST_P {
                Anchor::Start
            } else if p >= 1.0 {
                Anchor::End
            } else {
                Anchor::Middle
            };
            frame.text("", (place(p), 113.0), anchor, &spelling.decimal(p));
        }
        frame.reach(118.0);
    })
}

/// A label beside a dot, on the side where there is room.
fn label(frame: &mut Frame, x: f64, row: f64, said: &str) {
    let after = x < frame.width() / 2.0;
    let at = if after { x + 14.0 } else { x - 14.0 };
    frame.text("strong", (at, row - 7.0), if after { Anchor::Start } else { Anchor::End }, said);
}
