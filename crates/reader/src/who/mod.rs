//! A text → the organisations and groups that it names, each with its code, and who is said to report.
//!
//! Names come from a table; "soldiers" and "aircraft" take the country of the adjective beside them ("جنود أتراك");
//! weapons and units ("مدفعية", "عناصر") are somebody's only with a name or an adjective beside them; "the
//! organisation" is the group named last before; "militants" are the group that the article is about. What is left
//! open here (whose soldiers, which coalition) the setting of the story settles ([`settle`]). Persons are not in the
//! table and thus never come out (codebook, "Actor codes").

mod beside;
mod find;
mod named;
mod settle;
mod source;

pub use find::find;
pub use settle::{home, readings, settle};
pub use source::{source, sources};

use crate::text::Proclitics;
use std::ops::Range;
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
            code => Who::Known(code.parse().ok()?),
        })
    }

    /// Whether a name or a role of one side stands here, whose aircraft, soldiers or weapons others may be.
    fn owns(&self) -> bool {
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
                | W::Government(_)
        )
    }

    /// Whether it is the forces, police or soldiers of a country that is not said.
    pub fn is_state(&self) -> bool {
        matches!(self, Who::Forces | Who::Police | Who::Soldiers)
    }

    /// Whether it is open whose it is.
    fn is_open(&self) -> bool {
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

/// An organisation or group where it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens, the adjective of its country included.
    pub tokens: Range<usize>,
    /// Who it is; roles that the text leaves open stay roles.
    pub who: Who,
    /// What is written onto its first word.
    pub proclitics: Proclitics,
    /// It is named by its own name here, not by a role.
    pub named: bool,
    /// Whom it stands for in this story, the likeliest first, at most three; none where the story does not say.
    pub readings: Vec<Actor>,
}

/// Whether it is a group, not the forces of a state: what "the organisation" can stand for.
pub fn is_armed_group(actor: &Actor) -> bool {
    match actor.code() {
        "IS" | "NUSRA" | "QAIDA" | "PKK" | "HEZBOLLAH" | "HOUTHI" | "BOKO_HARAM" | "TALIBAN" => true,
        code => code.starts_with("OTHER:") && !settle::is_no_group(code),
    }
}

/// Whether it fights for a government: what "government regains territory" speaks of.
pub fn is_government_side(actor: &Actor) -> bool {
    matches!(
        actor.code(),
        "SYR_GOV"
            | "IRQ_GOV"
            | "PMF"
            | "PESH"
            | "IRQ_TRIBAL"
            | "COALITION"
            | "USA"
            | "RUS"
            | "TUR"
            | "IRN"
            | "SAU"
            | "YEM_GOV"
            | "ARAB_COALITION"
            | "EGY"
            | "LBY_FORCES"
            | "LBN"
            | "JOR"
            | "AFG_GOV"
            | "NGA"
            | "ISR"
    ) || actor.code().ends_with(" forces") && settle::is_no_group(actor.code())
}
