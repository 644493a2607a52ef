//! Who used force, and against whom: organisations and groups, never a natural person.

use crate::table::rows;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, str::FromStr, sync::LazyLock};

/// The code of an organisation or group: one of the codebook's (`IS`, `IRQ_GOV` …) or `OTHER:<English name>`.
///
/// ```
/// use tazamun_record::Actor;
/// let is: Actor = "IS".parse().unwrap();
/// assert_eq!(is.english(), "Islamic State");
/// assert!("ISIS".parse::<Actor>().unwrap_err().to_string().contains("OTHER:"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Actor(String);

/// A code that the codebook does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is no actor code of the codebook; use one of its codes (IS, IRQ_GOV, SYR_GOV …) or OTHER:<English name>"
)]
pub struct UnknownActor(pub String);

struct Names {
    english: &'static str,
    arabic: &'static str,
}

static ACTORS: LazyLock<BTreeMap<&'static str, Names>> = LazyLock::new(|| {
    rows(include_str!("../data/actors.tsv"))
        .map(|(_, f)| (f[0], Names { english: f[1], arabic: f[2] }))
        .collect()
});

const OTHER: &str = "OTHER:";

impl Actor {
    /// A force of which the text says only that it was there.
    pub fn unidentified() -> Self {
        Actor("UNIDENTIFIED".into())
    }

    /// Civilians.
    pub fn civilians() -> Self {
        Actor("CIVILIANS".into())
    }

    /// A group that the codebook has no code for, by its English name.
    pub fn other(name: &str) -> Self {
        Actor(format!("{OTHER}{}", name.trim()))
    }

    /// The code as it stands in files.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The name for readers of English.
    pub fn english(&self) -> &str {
        ACTORS.get(self.0.as_str()).map_or_else(|| self.plain(), |n| n.english)
    }

    /// The name for readers of Arabic; groups without a code keep their English name.
    pub fn arabic(&self) -> &str {
        ACTORS.get(self.0.as_str()).map_or_else(|| self.plain(), |n| n.arabic)
    }

    /// All codes of the codebook, in their order in the alphabet.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        ACTORS.keys().copied()
    }

    fn plain(&self) -> &str {
        self.0.strip_prefix(OTHER).unwrap_or(&self.0)
    }
}

impl FromStr for Actor {
    type Err = UnknownActor;
    fn from_str(s: &str) -> Result<Self, UnknownActor> {
        let s = s.trim();
        let named = s.strip_prefix(OTHER).is_some_and(|name| !name.trim().is_empty());
        if named || ACTORS.contains_key(s) {
            Ok(Actor(s.to_owned()))
        } else {
            Err(UnknownActor(s.to_owned()))
        }
    }
}

impl TryFrom<String> for Actor {
    type Error = UnknownActor;
    fn try_from(s: String) -> Result<Self, UnknownActor> {
        s.parse()
    }
}

impl From<Actor> for String {
    fn from(a: Actor) -> Self {
        a.0
    }
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_has_a_code_and_two_names() {
        for (line, fields) in rows(include_str!("../data/actors.tsv")) {
            assert_eq!(fields.len(), 3, "actors.tsv line {line}");
            assert!(fields.iter().all(|f| !f.is_empty()), "actors.tsv line {line}");
        }
        assert_eq!(Actor::codes().count(), 32);
    }

    #[test]
    fn other_groups_keep_their_name() {
        let group: Actor = "OTHER:Sinjar Resistance Units".parse().unwrap();
        assert_eq!(group.english(), "Sinjar Resistance Units");
        assert!("OTHER: ".parse::<Actor>().is_err());
    }
}
