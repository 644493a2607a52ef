//! What a claim says, how it is said, and whether a record of incidents could decide it.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a claim says of incidents in the aggregate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimKind {
    /// Incidents in several places fall together, or are coordinated in time.
    Synchrony,
    /// Two named incidents are set side by side as close in time.
    Coincidence,
    /// There are more of them, or they do more harm, than before.
    Increase,
    /// There are fewer of them, or they do less harm.
    Decrease,
    /// They go on as before.
    Unchanged,
    /// One is the largest, the deadliest, the first of its kind.
    Superlative,
    /// One is the first or the last for a time; a time was without.
    Gap,
    /// One was set off by something, avenges or answers it.
    Trigger,
    /// They happen between the zones of two forces, along a border or a front.
    Seam,
    /// They come from a refuge: deserts, mountains, deserted towns.
    Haven,
    /// Several countries or provinces are one arena; they spread.
    Theatre,
    /// A group is weaker or stronger than at another time.
    Strength,
    /// Most, or some part, of them are of a kind, in a place, against somebody.
    Share,
}

impl ClaimKind {
    /// All kinds, in the order in which the brief tells them.
    pub const ALL: [ClaimKind; 13] = [
        ClaimKind::Synchrony,
        ClaimKind::Coincidence,
        ClaimKind::Increase,
        ClaimKind::Decrease,
        ClaimKind::Unchanged,
        ClaimKind::Superlative,
        ClaimKind::Gap,
        ClaimKind::Trigger,
        ClaimKind::Seam,
        ClaimKind::Haven,
        ClaimKind::Theatre,
        ClaimKind::Strength,
        ClaimKind::Share,
    ];

    /// Its code, as in JSON.
    pub fn code(self) -> &'static str {
        match self {
            ClaimKind::Synchrony => "synchrony",
            ClaimKind::Coincidence => "coincidence",
            ClaimKind::Increase => "increase",
            ClaimKind::Decrease => "decrease",
            ClaimKind::Unchanged => "unchanged",
            ClaimKind::Superlative => "superlative",
            ClaimKind::Gap => "gap",
            ClaimKind::Trigger => "trigger",
            ClaimKind::Seam => "seam",
            ClaimKind::Haven => "haven",
            ClaimKind::Theatre => "theatre",
            ClaimKind::Strength => "strength",
            ClaimKind::Share => "share",
        }
    }
}

/// How a claim is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// It is said to be so.
    Asserted,
    /// It is somebody else's, and said to be wrong.
    Denied,
    /// It is a forecast, a possibility, a threat, a plan.
    Feared,
    /// It is asked.
    Asked,
}

impl Stance {
    /// All of them.
    pub const ALL: [Stance; 4] = [Stance::Asserted, Stance::Denied, Stance::Feared, Stance::Asked];

    /// Its code, as in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Stance::Asserted => "asserted",
            Stance::Denied => "denied",
            Stance::Feared => "feared",
            Stance::Asked => "asked",
        }
    }
}

/// Whether a record of incidents could decide a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Testable {
    /// It could.
    Yes,
    /// It shows a part of what is claimed.
    Partly,
    /// Other data are needed.
    No,
}

impl Testable {
    /// All of them.
    pub const ALL: [Testable; 3] = [Testable::Yes, Testable::Partly, Testable::No];

    /// Its code, as in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Testable::Yes => "yes",
            Testable::Partly => "partly",
            Testable::No => "no",
        }
    }
}

/// A code that stands for none of those that there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode(String);

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no code of claims", self.0)
    }
}

impl std::error::Error for UnknownCode {}

macro_rules! by_code {
    ($($of:ty),*) => {$(
        impl fmt::Display for $of {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }
        impl FromStr for $of {
            type Err = UnknownCode;

            fn from_str(code: &str) -> Result<Self, UnknownCode> {
                let found = <$of>::ALL.into_iter().find(|x| x.code() == code);
                found.ok_or_else(|| UnknownCode(code.to_owned()))
            }
        }
    )*};
}
by_code!(ClaimKind, Stance, Testable);
