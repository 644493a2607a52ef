//! Numbers of killed or wounded, with their bounds.

use serde::{Deserialize, Serialize};

/// A toll as UCDP keeps it: `low <= best <= high`, each unknown where the source leaves it open.
///
/// "At least 30" is 30/30/none, "dozens" 24/none/none, two sources that differ are low and high with best the latest.
///
/// ```
/// use tazamun_record::Toll;
/// assert_eq!(Toll::exactly(30).to_string(), "30");
/// assert_eq!(Toll::at_least(30).to_string(), "30+");
/// assert!(Toll::new(Some(5), Some(3), None).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Numbers", into = "Numbers")]
pub struct Toll {
    low: Option<u32>,
    best: Option<u32>,
    high: Option<u32>,
}

/// A toll whose bounds contradict each other, or that holds no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TollError {
    /// `low <= best <= high` does not hold.
    #[error(
        "a toll must rise from low through best to high, but this one is {}, {}, {} (low, best, high)",
        shown(.0), shown(.1), shown(.2)
    )]
    Order(Option<u32>, Option<u32>, Option<u32>),
    /// All three are unknown; an unknown toll is no toll.
    #[error("a toll with neither low, best nor high says nothing; leave it out")]
    Empty,
}

fn shown(number: &Option<u32>) -> String {
    number.map_or_else(|| "unknown".to_owned(), |n| n.to_string())
}

#[derive(Serialize, Deserialize)]
struct Numbers {
    low: Option<u32>,
    best: Option<u32>,
    high: Option<u32>,
}

impl TryFrom<Numbers> for Toll {
    type Error = TollError;
    fn try_from(n: Numbers) -> Result<Self, TollError> {
        Toll::new(n.low, n.best, n.high)
    }
}

impl From<Toll> for Numbers {
    fn from(t: Toll) -> Self {
        Numbers { low: t.low, best: t.best, high: t.high }
    }
}

impl Toll {
    /// A toll from its three numbers.
    ///
    /// # Errors
    /// [`TollError`] where they fall or where all are unknown.
    pub fn new(low: Option<u32>, best: Option<u32>, high: Option<u32>) -> Result<Self, TollError> {
        let known: Vec<u32> = [low, best, high].into_iter().flatten().collect();
        if known.is_empty() {
            Err(TollError::Empty)
        } else if known.is_sorted() {
            Ok(Toll { low, best, high })
        } else {
            Err(TollError::Order(low, best, high))
        }
    }

    /// "30 were killed".
    pub fn exactly(n: u32) -> Self {
        Toll { low: Some(n), best: Some(n), high: Some(n) }
    }

    /// "At least 30 were killed".
    pub fn at_least(n: u32) -> Self {
        Toll { low: Some(n), best: Some(n), high: None }
    }

    /// "Dozens were killed" (24): a lower bound with no best estimate.
    pub fn from_low(n: u32) -> Self {
        Toll { low: Some(n), best: None, high: None }
    }

    /// The lower bound.
    pub fn low(&self) -> Option<u32> {
        self.low
    }

    /// The best estimate.
    pub fn best(&self) -> Option<u32> {
        self.best
    }

    /// The upper bound.
    pub fn high(&self) -> Option<u32> {
        self.high
    }

    /// The number to compare and to draw: best, else low, else high.
    pub fn number(&self) -> u32 {
        self.best.or(self.low).or(self.high).unwrap_or(0)
    }

    /// The toll that both tell: lowest low, highest high; best from `self` (the later or more official one).
    #[must_use]
    pub fn with(&self, other: &Toll) -> Toll {
        let numbers =
            [self.low, self.best, self.high, other.low, other.best, other.high].into_iter().flatten();
        let open = self.high.is_none() || other.high.is_none();
        let best = self.best.or(other.best);
        Toll { low: numbers.clone().min(), best, high: if open { None } else { numbers.max() } }
    }
}

impl std::fmt::Display for Toll {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.low, self.best, self.high) {
            (Some(l), b, Some(h)) if l == h => write!(f, "{}", b.unwrap_or(l)),
            (Some(l), _, Some(h)) => write!(f, "{l}–{h}"),
            (Some(l), _, None) => write!(f, "{l}+"),
            (None, b, h) => write!(f, "{}", b.or(h).unwrap_or(0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sources_give_the_bounds() {
        let army = Toll::exactly(11);
        assert_eq!(army.with(&Toll::exactly(10)), Toll::new(Some(10), Some(11), Some(11)).unwrap());
        assert_eq!(army.with(&Toll::at_least(10)).high(), None);
        assert_eq!(Toll::from_low(24).with(&Toll::exactly(30)), Toll::new(Some(24), Some(30), None).unwrap());
    }

    #[test]
    fn an_empty_toll_is_refused() {
        assert_eq!(Toll::new(None, None, None), Err(TollError::Empty));
        assert!(serde_json::from_str::<Toll>(r#"{"low":9,"best":3,"high":null}"#).is_err());
    }
}
