//! The classical tests, by name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use tazamun_sync::classical::Surrogate;

/// A classical test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "`about` says what each is")]
pub enum ClassicalMethod {
    Eca,
    EventSync,
    SpikeSync,
    IsiDistance,
    SpikeDistance,
    Hawkes,
    Knox,
    Mantel,
    Jacquez,
    PermutationScan,
    PoissonScan,
}

/// A word that is no classical test.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no classical test of this program")]
pub struct UnknownMethod(pub String);

impl ClassicalMethod {
    /// All of them.
    pub const ALL: [ClassicalMethod; 11] = [
        ClassicalMethod::Eca,
        ClassicalMethod::EventSync,
        ClassicalMethod::SpikeSync,
        ClassicalMethod::IsiDistance,
        ClassicalMethod::SpikeDistance,
        ClassicalMethod::Hawkes,
        ClassicalMethod::Knox,
        ClassicalMethod::Mantel,
        ClassicalMethod::Jacquez,
        ClassicalMethod::PermutationScan,
        ClassicalMethod::PoissonScan,
    ];

    /// The name by which it is asked for, and what it is.
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Eca => {
                ("eca", "Event coincidence analysis (Donges and others 2016): precursor and trigger rates")
            }
            Self::EventSync => ("event-sync", "Event synchronisation (Quian Quiroga and others 2002)"),
            Self::SpikeSync => ("spike-sync", "SPIKE-synchronisation (Kreuz and others 2015)"),
            Self::IsiDistance => ("isi-distance", "ISI-distance (Kreuz and others 2007)"),
            Self::SpikeDistance => ("spike-distance", "SPIKE-distance (Kreuz and others 2013)"),
            Self::Hawkes => {
                ("hawkes", "Bivariate Hawkes process by maximum likelihood (Hawkes 1971, Ozaki 1979)")
            }
            Self::Knox => (
                "knox",
                "Knox's test (1964), and the modified statistic (Baker 2004), of both sides' incidents together",
            ),
            Self::Mantel => ("mantel", "Mantel's test (1967), of both sides' incidents together"),
            Self::Jacquez => {
                ("jacquez", "Jacquez's nearest-neighbour test (1996), of both sides' incidents together")
            }
            Self::PermutationScan => (
                "permutation-scan",
                "Space-time permutation scan (Kulldorff and others 2005), of both sides' incidents together",
            ),
            Self::PoissonScan => (
                "poisson-scan",
                "Expectation-based Poisson scan (Neill and others 2005) of the last days, of both sides' incidents \
                 together",
            ),
        }
    }

    /// The name by which it is asked for.
    pub fn name(self) -> &'static str {
        self.both().0
    }

    /// What it is, in a line.
    pub fn about(self) -> &'static str {
        self.both().1
    }

    /// Whether it takes the incidents of both sides together, by place and day.
    pub fn needs_places(self) -> bool {
        matches!(self, Self::Knox | Self::Mantel | Self::Jacquez | Self::PermutationScan | Self::PoissonScan)
    }
}

impl fmt::Display for ClassicalMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ClassicalMethod {
    type Err = UnknownMethod;
    fn from_str(word: &str) -> Result<Self, UnknownMethod> {
        Self::ALL
            .into_iter()
            .find(|method| method.name() == word)
            .ok_or_else(|| UnknownMethod(word.to_owned()))
    }
}

/// What replaces the second series in a surrogate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SurrogateKind {
    /// As many events, anywhere in the window alike.
    Uniform,
    /// The gaps between events in a random order.
    WaitingTimes,
}

impl From<SurrogateKind> for Surrogate {
    fn from(kind: SurrogateKind) -> Self {
        match kind {
            SurrogateKind::Uniform => Surrogate::Uniform,
            SurrogateKind::WaitingTimes => Surrogate::WaitingTimes,
        }
    }
}
