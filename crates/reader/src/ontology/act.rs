//! What a trigger tells, before it is an event type of the codebook.

use tazamun_record::SubEventType;

/// What a trigger tells. "Attack" and "was killed" leave the kind open until means, doer and victims settle it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// A suicide attack.
    Suicide,
    /// A strike from the air.
    Air,
    /// Shells, rockets, missiles.
    Shelling,
    /// Bombardment, from the ground or from the air: of which, the means, the doer or another sentence says.
    Bombard,
    /// A bomb that is not called a suicide attack.
    Bomb,
    /// A hand grenade.
    Grenade,
    /// A chemical weapon.
    Chemical,
    /// Fighting.
    Clash,
    /// An attack whose means is not said.
    Assault,
    /// An attack that was beaten back or stopped.
    Foil,
    /// Territory is taken.
    Take,
    /// Territory is taken back.
    Free,
    /// Prisoners are put to death.
    Execution,
    /// A targeted killing or a massacre.
    Murder,
    /// People are taken.
    Abduction,
    /// Rape, enslavement.
    Sexual,
    /// Arrests.
    Arrest,
    /// Weapons found or made harmless.
    Disarm,
    /// Buildings destroyed, goods looted.
    Destroy,
    /// Prisoners set free or exchanged.
    Release,
    /// Something handed over: an incident where prisoners are.
    HandOver,
    /// Riots.
    Riot,
    /// Somebody was killed or wounded, no more is said.
    Harm,
    /// No act at all, though it looks like one ("رئيس تحرير").
    Nothing,
}

impl std::str::FromStr for Act {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        use Act as A;
        Ok(match s {
            "suicide" => A::Suicide,
            "air" => A::Air,
            "shelling" => A::Shelling,
            "bombard" => A::Bombard,
            "bomb" => A::Bomb,
            "grenade" => A::Grenade,
            "chemical" => A::Chemical,
            "clash" => A::Clash,
            "assault" => A::Assault,
            "foil" => A::Foil,
            "take" => A::Take,
            "free" => A::Free,
            "execution" => A::Execution,
            "murder" => A::Murder,
            "abduction" => A::Abduction,
            "sexual" => A::Sexual,
            "arrest" => A::Arrest,
            "disarm" => A::Disarm,
            "destroy" => A::Destroy,
            "release" => A::Release,
            "handover" => A::HandOver,
            "riot" => A::Riot,
            "harm" => A::Harm,
            "nothing" => A::Nothing,
            _ => return Err(()),
        })
    }
}

/// Acts that one incident may hold together: a bomb and the gunfight that followed it are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Force on the spot: bombs, shells, clashes, attacks, killings, territory.
    Force,
    /// Strikes from the air.
    Air,
    /// Arrests.
    Arrest,
    /// Weapons found.
    Disarm,
    /// Property destroyed.
    Destroy,
    /// People taken.
    Abduction,
    /// People set free.
    Release,
    /// Riots.
    Riot,
}

impl Act {
    /// The family that it belongs to.
    pub fn family(self) -> Family {
        match self {
            Act::Air => Family::Air,
            Act::Arrest => Family::Arrest,
            Act::Disarm => Family::Disarm,
            Act::Destroy => Family::Destroy,
            Act::Abduction => Family::Abduction,
            Act::Release | Act::HandOver => Family::Release,
            Act::Riot => Family::Riot,
            _ => Family::Force,
        }
    }

    /// Whether it leaves open what happened, so that any act of force may be meant.
    pub fn is_open(self) -> bool {
        matches!(self, Act::Assault | Act::Harm | Act::Foil)
    }

    /// Whether an incident of the one act may be the incident of the other, told again.
    pub fn may_be(self, other: Act) -> bool {
        let open = |a: Act, b: Act| a.is_open() && matches!(b.family(), Family::Force | Family::Air);
        match (self, other) {
            (a, b) if open(a, b) || open(b, a) => true,
            (Act::Arrest | Act::Abduction, Act::Arrest | Act::Abduction) => true,
            (Act::Bomb | Act::Suicide, Act::Bomb | Act::Suicide) => true,
            (Act::Bombard, Act::Air | Act::Shelling) | (Act::Air | Act::Shelling, Act::Bombard) => true,
            // A bomb and then a gunfight, a strike to take a town: one incident at one spot.
            (Act::Clash, b) | (b, Act::Clash) => b.family() == Family::Force,
            (Act::Take | Act::Free, Act::Take | Act::Free) => true,
            (Act::Release | Act::HandOver, Act::Release | Act::HandOver) => true,
            (Act::Destroy, Act::Bomb) | (Act::Bomb, Act::Destroy) => true,
            (Act::Murder | Act::Execution, Act::Murder | Act::Execution | Act::Bomb) => true,
            (a, b) => a == b,
        }
    }

    /// Rank where several fit: suicide bomb, air strike, shelling, bomb, territory, clash, attack (codebook).
    pub fn rank(self) -> u8 {
        match self {
            Act::Chemical => 12,
            Act::Suicide => 11,
            Act::Air => 10,
            Act::Shelling => 9,
            Act::Bombard | Act::Grenade | Act::Destroy => 8,
            Act::Bomb => 7,
            Act::Take | Act::Free => 6,
            Act::Execution => 5,
            Act::Clash => 4,
            Act::Murder | Act::Sexual | Act::Abduction => 3,
            Act::Foil | Act::Assault | Act::Arrest | Act::Disarm | Act::Riot => 2,
            Act::Release | Act::HandOver => 2,
            Act::Harm => 1,
            Act::Nothing => 0,
        }
    }

    /// The sub-event type that it has by itself, where it has one.
    pub fn sub_event_type(self) -> Option<SubEventType> {
        use SubEventType as S;
        Some(match self {
            Act::Suicide => S::SuicideBomb,
            Act::Air => S::AirStrike,
            Act::Shelling | Act::Bombard => S::Shelling,
            Act::Bomb => S::RemoteExplosive,
            Act::Grenade => S::Grenade,
            Act::Chemical => S::ChemicalWeapon,
            Act::Clash => S::ArmedClash,
            Act::Execution | Act::Murder => S::Attack,
            Act::Abduction => S::Abduction,
            Act::Sexual => S::SexualViolence,
            Act::Arrest => S::Arrests,
            Act::Disarm => S::DisruptedWeaponsUse,
            Act::Destroy => S::PropertyDestruction,
            Act::Release | Act::HandOver => S::OtherStrategic,
            Act::Riot => S::MobViolence,
            Act::Assault | Act::Harm | Act::Foil | Act::Take | Act::Free | Act::Nothing => return None,
        })
    }
}
