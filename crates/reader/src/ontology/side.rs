//! Whom a phrase names, before the setting of the story settles what it leaves open.

use tazamun_record::{Actor, Country};

/// Who a phrase names, as far as the phrase itself says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// This one.
    Known(Actor),
    /// The forces of a country that is not said.
    Forces,
    /// Its police and security forces.
    Police,
    /// Its soldiers.
    Soldiers,
    /// Aircraft of somebody who is not said.
    Aircraft,
    /// The coalition that strikes in the country of the story.
    Coalition,
    /// Militants, gunmen, terrorists of some group.
    Militants,
    /// "The organisation", "the group".
    Group,
    /// Kurdish fighters: of Syria or of Iraq.
    Kurds,
    /// "The resistance", "revolutionaries" of the country of the story.
    Resistance,
    /// "The rebels", "the insurgents" of the country of the story.
    Rebels,
    /// "The militias" of the country of the story.
    Militia,
    /// "The occupation" of the country of the story.
    Occupation,
    /// Protesters.
    Protesters,
    /// Weapons and units that are somebody's only with a name or an adjective beside them.
    Arms,
    /// "Its aircraft", "their artillery": of the state named before.
    Theirs,
    /// A country or capital that stands for its government: its forces.
    Government(Actor),
    /// People of a country, not its forces.
    People,
    /// Civilians, and places where they gather.
    Civilians,
    /// Another role, by its name in `data/actors/roles.tsv`: peacekeepers, letters that name one force here and another there.
    Role(Box<str>),
    /// Nobody: a word that has the form of a noun of people and means something else.
    Nobody,
}

impl Who {
    /// A value of the table of actors: a code of the codebook, `OTHER:<name>` or a role with an `@`.
    pub fn from_table(code: &str) -> Option<Who> {
        Some(match code {
            "@state" => Who::Forces,
            "@police" => Who::Police,
            "@soldiers" => Who::Soldiers,
            "@aircraft" => Who::Aircraft,
            "@coalition" => Who::Coalition,
            "@militants" => Who::Militants,
            "@group" => Who::Group,
            "@kurds" => Who::Kurds,
            "@resistance" => Who::Resistance,
            "@rebels" => Who::Rebels,
            "@militia" => Who::Militia,
            "@occupation" => Who::Occupation,
            "@protesters" => Who::Protesters,
            "@arms" => Who::Arms,
            "@theirs" => Who::Theirs,
            "@civilians" => Who::Civilians,
            "@nobody" => Who::Nobody,
            code => match code.strip_prefix("@role ") {
                Some(name) => Who::Role(name.into()),
                None => Who::Known(code.parse().ok()?),
            },
        })
    }

    /// Whether a name or a role of one side stands here, whose aircraft, soldiers or weapons others may be.
    pub fn owns(&self) -> bool {
        use Who as W;
        matches!(
            self,
            W::Known(_)
                | W::Kurds
                | W::Coalition
                | W::Resistance
                | W::Rebels
                | W::Militia
                | W::Occupation
                | W::Role(_)
                | W::Government(_)
        )
    }

    /// Whether it is the forces, police or soldiers of a country that is not said.
    pub fn is_state(&self) -> bool {
        matches!(self, Who::Forces | Who::Police | Who::Soldiers)
    }

    /// Whether it is open whose it is.
    pub fn is_open(&self) -> bool {
        self.is_state() || matches!(self, Who::Group | Who::Aircraft | Who::Arms)
    }
}

/// A country by its adjective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nation {
    /// Its code.
    pub country: Country,
    /// The code of its forces.
    pub forces: Actor,
    /// Its English adjective.
    pub english: String,
}
