//! Probabilities that keep what they promise: a logistic curve over log-odds, fitted to what was held out.

/// From a probability as decided to one as it came true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    /// What log-odds are multiplied by.
    pub slope: f32,
    /// What is added to them.
    pub shift: f32,
}

impl Default for Curve {
    fn default() -> Self {
        Curve { slope: 1.0, shift: 0.0 }
    }
}

fn odds(p: f32) -> f32 {
    let p = p.clamp(1e-4, 1.0 - 1e-4);
    (p / (1.0 - p)).ln()
}

impl Curve {
    /// The probability as it came true, to two places; never 0 or 1, for nothing is certain.
    pub fn of(&self, p: f32) -> f64 {
        let x = self.slope * odds(p) + self.shift;
        (f64::from(1.0 / (1.0 + (-x).exp())) * 100.0).round().clamp(1.0, 99.0) / 100.0
    }

    /// The probability as decided that came true this often.
    pub fn back(&self, p: f32) -> f32 {
        let x = (odds(p) - self.shift) / self.slope.max(1e-3);
        1.0 / (1.0 + (-x).exp())
    }

    /// Fits the curve to probabilities and whether each came true (Newton's method, drawn a little to the identity).
    pub fn fitted(seen: &[(f32, bool)]) -> Self {
        let mut curve = Curve::default();
        if seen.len() < 20 {
            return curve;
        }
        for _ in 0..30 {
            let (mut g, mut h) = ([0.0_f64; 2], [[1.0_f64, 0.0], [0.0, 1.0]]);
            g[0] += f64::from(curve.slope - 1.0);
            g[1] += f64::from(curve.shift);
            for (p, right) in seen {
                let x = f64::from(odds(*p));
                let y = 1.0 / (1.0 + (-(f64::from(curve.slope) * x + f64::from(curve.shift))).exp());
                let (error, w) = (y - f64::from(u8::from(*right)), (y * (1.0 - y)).max(1e-6));
                g[0] += error * x;
                g[1] += error;
                h[0][0] += w * x * x;
                h[0][1] += w * x;
                h[1][0] += w * x;
                h[1][1] += w;
            }
            let det = h[0][0] * h[1][1] - h[0][1] * h[1][0];
            let step = [(h[1][1] * g[0] - h[0][1] * g[1]) / det, (h[0][0] * g[1] - h[1][0] * g[0]) / det];
            curve.slope -= step[0].clamp(-1.0, 1.0) as f32;
            curve.shift -= step[1].clamp(-1.0, 1.0) as f32;
        }
        curve
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boastful_probability_is_drawn_to_what_came_true() {
        let seen: Vec<(f32, bool)> =
            (0..400).map(|i| (0.9, i % 10 < 6)).chain((0..400).map(|i| (0.1, i % 10 < 4))).collect();
        let curve = Curve::fitted(&seen);
        assert!((curve.of(0.9) - 0.6).abs() < 0.03 && (curve.of(0.1) - 0.4).abs() < 0.03, "{curve:?}");
        assert!((curve.of(curve.back(0.5)) - 0.5).abs() < 0.011);
        assert_eq!(Curve::fitted(&seen[..5]), Curve::default());
    }
}
