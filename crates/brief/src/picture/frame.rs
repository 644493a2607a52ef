//! A sheet to draw on: shapes in, one `<svg>` out; turned round for languages that are written from right to left.

use crate::{Lang, text::escape};
use std::{collections::BTreeSet, fmt::Write as _};

/// Which end of a text stands at its point, in the direction of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A sheet as wide as its column; x runs from the side where lines of text begin.
pub(crate) struct Frame {
    lang: Lang,
    width: f64,
    height: f64,
    body: String,
}

impl Frame {
    pub(crate) fn new(lang: Lang, width: f64) -> Self {
        Frame { lang, width, height: 0.0, body: String::new() }
    }

    pub(crate) fn width(&self) -> f64 {
        self.width
    }

    /// Whether this is the sheet for a telephone.
    pub(crate) fn is_narrow(&self) -> bool {
        self.width < 500.0
    }

    /// Makes the sheet at least this high.
    pub(crate) fn reach(&mut self, height: f64) {
        self.height = self.height.max(height);
    }

    /// From the writing direction to SVG's, which always runs from the left.
    fn x(&self, x: f64) -> f64 {
        match self.lang {
            Lang::English | Lang::French => x,
            Lang::Arabic => self.width - x,
        }
    }

    pub(crate) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let (x1, x2) = (self.x(from.0), self.x(to.0));
        let _ = write!(
            self.body,
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
            short(x1),
            short(from.1),
            short(x2),
            short(to.1)
        );
    }

    /// Draws what is not turned round with the writing, such as a map: a sheet of its own in the middle of this one, cut
    /// off at its edges, on a ground of this class.
    pub(crate) fn unturned(&mut self, ground: &str, size: (f64, f64), draw: impl FnOnce(&mut Frame)) {
        let mut paper = Frame::new(Lang::English, size.0);
        paper.rect(ground, (0.0, 0.0), size);
        draw(&mut paper);
        let _ = write!(
            self.body,
            "<svg x=\"{}\" y=\"0\" width=\"{}\" height=\"{}\" overflow=\"hidden\" class=\"cut-off\">{}</svg>",
            short((self.width - size.0) / 2.0),
            short(size.0),
            short(size.1),
            paper.body
        );
    }

    pub(crate) fn polygon(&mut self, class: &str, points: &[(f64, f64)]) {
        if points.len() < 3 {
            return;
        }
        let listed: Vec<String> =
            points.iter().map(|p| format!("{},{}", short(self.x(p.0)), short(p.1))).collect();
        let _ = write!(self.body, "<polygon class=\"{class}\" points=\"{}\"/>", listed.join(" "));
    }

    /// Many lines of one kind as one path: a hundredth of the letters that as many elements would take.
    pub(crate) fn lines(
        &mut self,
        class: &str,
        width: f64,
        lines: impl IntoIterator<Item = ((f64, f64), (f64, f64))>,
    ) {
        let mut path = String::new();
        let mut seen = BTreeSet::new();
        for (from, to) in lines {
            let ends = [self.x(from.0), from.1, self.x(to.0), to.1].map(short);
            let [x1, y1, x2, y2] = &ends;
            let drawn = if x1 == x2 { format!("M{x1} {y1}V{y2}") } else { format!("M{x1} {y1}L{x2} {y2}") };
            if seen.insert(ends) {
                path.push_str(&drawn);
            }
        }
        if !path.is_empty() {
            let width = short(width);
            let _ = write!(self.body, "<path class=\"{class}\" stroke-width=\"{width}\" d=\"{path}\"/>");
        }
    }

    /// A rectangle from its corner at the start and the top.
    pub(crate) fn rect(&mut self, class: &str, at: (f64, f64), size: (f64, f64)) {
        let x = self.x(at.0).min(self.x(at.0 + size.0));
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            short(x),
            short(at.1),
            short(size.0),
            short(size.1)
        );
    }

    pub(crate) fn circle(&mut self, class: &str, at: (f64, f64), radius: f64) {
        let x = self.x(at.0);
        let _ = write!(
            self.body,
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            short(x),
            short(at.1),
            short(radius)
        );
    }

    /// A line of text; `at` is its point on the base line.
    pub(crate) fn text(&mut self, class: &str, at: (f64, f64), anchor: Anchor, text: &str) {
        // `start` and `end` follow the direction of the text, which follows the language: no turning round needed.
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let x = self.x(at.0);
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            short(x),
            short(at.1),
            escape(text)
        );
    }

    /// The sheet with its text alternative.
    pub(crate) fn finish(self, class: &str, alternative: &str) -> String {
        format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\" direction=\"{}\">{}</svg>\n",
            short(self.width),
            short(self.height),
            escape(alternative),
            self.lang.direction(),
            self.body
        )
    }
}

/// A length with one decimal at most: a tenth of a pixel is not seen, and each digit is sent a thousand times.
pub(crate) fn short(x: f64) -> String {
    let written = format!("{x:.1}");
    written.strip_suffix(".0").map_or(written.clone(), str::to_owned)
}
