//! Findings → pictures, as SVG that stands in the page and takes its colours from the page's style sheet.
//!
//! Every picture is drawn twice, for a wide and a narrow column, since text that shrinks with its picture cannot be
//! read on a telephone; the style sheet shows one of them. Time and lags run with the writing: from left to right in
//! English, from right to left in Arabic. Colours never carry a meaning alone: theatre A stands above or first, theatre
//! B below or second. Each picture has a text alternative that says what it shows.

pub(crate) mod calendar;
pub(crate) mod correlogram;
mod frame;
pub(crate) mod map;
pub(crate) mod months;
pub(crate) mod record;
pub(crate) mod strip;
pub(crate) mod timeline;

pub(crate) use frame::{Anchor, Frame};

use crate::Lang;

/// The two columns that a picture is drawn for.
const COLUMNS: [(&str, f64); 2] = [("wide", 736.0), ("narrow", 340.0)];

/// Draws for both columns; `draw` gets an empty frame of the right width and fills it.
pub(crate) fn both(lang: Lang, alternative: &str, draw: impl Fn(&mut Frame)) -> String {
    COLUMNS
        .iter()
        .map(|(class, width)| {
            let mut frame = Frame::new(lang, *width);
            draw(&mut frame);
            frame.finish(class, alternative)
        })
        .collect()
}
