//! How well the two series agree when one of them is shifted by so many days, with what chance allows at the best of
//! all shifts shown.

use super::{Anchor, both};
use crate::{
    story::decimal,
    words::{Value, Words},
};
use tazamun_sync::Correlogram;

const TOP: f64 = 8.0;
const HALF: f64 = 70.0;

/// The picture, with the name of the second theatre; empty where there is none to draw.
pub(crate) fn draw(words: &Words, found: &Correlogram, b: Value) -> String {
    if found.lags.is_empty() || found.lags.len() != found.z.len() {
        return String::new();
    }
    let most = found.z.iter().fold(found.envelope.abs(), |most, z| most.max(z.abs())).max(1.0);
    let y = |z: f64| TOP + HALF - z / most * HALF;
    let axis = words.say("lags-axis", &[("b", b)]).bare();
    both(words.lang(), &alternative(words, found), |frame| {
        let step = (frame.width() - 20.0) / found.lags.len() as f64;
        let x = |i: usize| 10.0 + (i as f64 + 0.5) * step;
        frame.rect("zone", (0.0, y(found.envelope)), (frame.width(), y(-found.envelope) - y(found.envelope)));
        for (i, (lag, z)) in found.lags.iter().zip(&found.z).enumerate() {
            let class = if *lag == 0 { "ink" } else { "shade" };
            let (top, bottom) = (y(z.max(0.0)), y(z.min(0.0)));
            frame.rect(class, (x(i) - step * 0.3, top), (step * 0.6, (bottom - top).max(0.5)));
            if lag % label_every(found, frame.is_narrow()) == 0 {
                frame.text("", (x(i), TOP + 2.0 * HALF + 18.0), Anchor::Middle, &signed(words, *lag));
            }
        }
        frame.line("axis", (0.0, y(0.0)), (frame.width(), y(0.0)));
        frame.line("limit", (0.0, y(found.envelope)), (frame.width(), y(found.envelope)));
        frame.line("limit", (0.0, y(-found.envelope)), (frame.width(), y(-found.envelope)));
        frame.text("", (frame.width() / 2.0, TOP + 2.0 * HALF + 36.0), Anchor::Middle, &axis);
        frame.reach(TOP + 2.0 * HALF + 42.0);
    })
}

fn label_every(found: &Correlogram, narrow: bool) -> i64 {
    let room = if narrow { 8 } else { 16 };
    let span = found.lags.len() as i64;
    [1, 2, 5, 7, 10, 14, 30, 60].into_iter().find(|step| span / step <= room).unwrap_or(90)
}

/// "+3", "−3": with a real minus sign, and isolated so that the sign stays on its side in Arabic.
fn signed(words: &Words, lag: i64) -> String {
    let digits = words.spelling().whole(lag.unsigned_abs());
    let sign = match lag {
        1.. => "+",
        0 => "",
        _ => "−",
    };
    // U+200E keeps the sign before its number.
    format!("\u{200E}{sign}{digits}")
}

fn alternative(words: &Words, found: &Correlogram) -> String {
    let outside = found.z.iter().filter(|z| **z > found.envelope).count();
    let zero = found.lags.iter().position(|l| *l == 0).and_then(|i| found.z.get(i)).copied().unwrap_or(0.0);
    let first_last = [found.lags.first(), found.lags.last()].map(|l| signed(words, l.copied().unwrap_or(0)));
    let [first, last] = first_last;
    words
        .say(
            "lags-alt",
            &[
                ("first", first.into()),
                ("last", last.into()),
                ("zero", decimal(words, zero)),
                ("limit", decimal(words, found.envelope)),
                ("outside", Value::count(outside)),
            ],
        )
        .bare()
}
