//! What happened, in ACLED's terms.

use crate::table::rows;
use serde::{Deserialize, Serialize};
use std::{str::FromStr, sync::LazyLock};

/// A label that is no event type or sub-event type of the codebook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no event type of the codebook; see the table crates/record/data/event_types.tsv")]
pub struct UnknownEventType(pub String);

struct Labels {
    event: &'static str,
    sub: &'static str,
    event_ar: &'static str,
    sub_ar: &'static str,
}

static TABLE: LazyLock<Vec<Labels>> = LazyLock::new(|| {
    rows(include_str!("../data/event_types.tsv"))
        .map(|(_, f)| Labels { event: f[0], sub: f[1], event_ar: f[2], sub_ar: f[3] })
        .collect()
});

macro_rules! labelled {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = $label] #[serde(rename = $label)] $variant),+
        }

        impl $name {
            /// All of them, in the codebook's order.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The English label, as it stands in files.
            pub fn label(self) -> &'static str {
                match self { $($name::$variant => $label),+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownEventType;
            fn from_str(s: &str) -> Result<Self, UnknownEventType> {
                Self::ALL.iter().copied().find(|t| t.label().eq_ignore_ascii_case(s.trim()))
                    .ok_or_else(|| UnknownEventType(s.trim().to_owned()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }
    };
}

labelled! {
    /// ACLED's event types.
    EventType {
        Battles = "Battles",
        Explosions = "Explosions/Remote violence",
        ViolenceAgainstCivilians = "Violence against civilians",
        Riots = "Riots",
        Protests = "Protests",
        StrategicDevelopments = "Strategic developments",
    }
}

labelled! {
    /// ACLED's sub-event types, as the codebook uses them.
    SubEventType {
        ArmedClash = "Armed clash",
        GovernmentRegainsTerritory = "Government regains territory",
        NonStateActorOvertakesTerritory = "Non-state actor overtakes territory",
        SuicideBomb = "Suicide bomb",
        RemoteExplosive = "Remote explosive/landmine/IED",
        AirStrike = "Air/drone strike",
        Shelling = "Shelling/artillery/missile attack",
        Grenade = "Grenade",
        ChemicalWeapon = "Chemical weapon",
        Attack = "Attack",
        Abduction = "Abduction/forced disappearance",
        SexualViolence = "Sexual violence",
        MobViolence = "Mob violence",
        ViolentDemonstration = "Violent demonstration",
        PeacefulProtest = "Peaceful protest",
        ProtestWithIntervention = "Protest with intervention",
        ExcessiveForce = "Excessive force against protesters",
        Arrests = "Arrests",
        Agreement = "Agreement",
        DisruptedWeaponsUse = "Disrupted weapons use",
        PropertyDestruction = "Looting/property destruction",
        NonViolentTransfer = "Non-violent transfer of territory",
        BaseEstablished = "Headquarters or base established",
        ChangeToGroup = "Change to group/activity",
        OtherStrategic = "Other",
    }
}

impl EventType {
    /// The label for readers of Arabic.
    pub fn arabic(self) -> &'static str {
        TABLE.iter().find(|l| l.event == self.label()).map_or(self.label(), |l| l.event_ar)
    }
}

impl SubEventType {
    /// The event type that it belongs to.
    pub fn event_type(self) -> EventType {
        use EventType as E;
        use SubEventType as S;
        match self {
            S::ArmedClash | S::GovernmentRegainsTerritory | S::NonStateActorOvertakesTerritory => E::Battles,
            S::SuicideBomb
            | S::RemoteExplosive
            | S::AirStrike
            | S::Shelling
            | S::Grenade
            | S::ChemicalWeapon => E::Explosions,
            S::Attack | S::Abduction | S::SexualViolence => E::ViolenceAgainstCivilians,
            S::MobViolence | S::ViolentDemonstration => E::Riots,
            S::PeacefulProtest | S::ProtestWithIntervention | S::ExcessiveForce => E::Protests,
            S::Arrests
            | S::Agreement
            | S::DisruptedWeaponsUse
            | S::PropertyDestruction
            | S::NonViolentTransfer
            | S::BaseEstablished
            | S::ChangeToGroup
            | S::OtherStrategic => E::StrategicDevelopments,
        }
    }

    /// The label for readers of Arabic.
    pub fn arabic(self) -> &'static str {
        TABLE.iter().find(|l| l.sub == self.label()).map_or(self.label(), |l| l.sub_ar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_types_agree_row_by_row() {
        let listed: Vec<(&str, &str)> = TABLE.iter().map(|l| (l.event, l.sub)).collect();
        let typed: Vec<(&str, &str)> =
            SubEventType::ALL.iter().map(|s| (s.event_type().label(), s.label())).collect();
        assert_eq!(listed, typed);
        assert!(TABLE.iter().all(|l| !l.event_ar.is_empty() && !l.sub_ar.is_empty()));
    }

    #[test]
    fn labels_read_back() {
        for s in SubEventType::ALL {
            assert_eq!(s.label().parse::<SubEventType>().unwrap(), *s);
        }
        assert!("Bombing".parse::<SubEventType>().is_err());
    }
}
