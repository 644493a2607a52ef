//! Kinds of places, and how exact an incident at one is: `data/gazetteer/kinds.tsv`.

use std::{str::FromStr, sync::LazyLock};
use tazamun_record::{WherePrec, rows};

/// The table of kinds, as it is edited.
const KINDS_TSV: &str = include_str!("../../data/gazetteer/kinds.tsv");

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $label:literal),+ $(,)?) => {
        /// What a place is.
        ///
        /// ```
        /// use tazamun_reader::gazetteer::PlaceKind;
        /// let kind: PlaceKind = "village".parse().unwrap();
        /// assert_eq!((kind, kind.label()), (PlaceKind::Village, "village"));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum PlaceKind { $($(#[$doc])* $variant),+ }

        impl PlaceKind {
            /// All kinds, in the order of the table.
            pub const ALL: &[PlaceKind] = &[$(PlaceKind::$variant),+];

            /// The word for it in the gazetteer's files.
            pub fn label(self) -> &'static str {
                match self { $(PlaceKind::$variant => $label),+ }
            }
        }
    };
}

kinds! {
    /// A country.
    Country = "country",
    /// A first-level division: governorate, province, state.
    Adm1 = "adm1",
    /// A second-level division: district.
    Adm2 = "adm2",
    /// A city: a capital, or a seat of many people.
    City = "city",
    /// A town.
    Town = "town",
    /// A village.
    Village = "village",
    /// A part of a city.
    Neighbourhood = "neighbourhood",
    /// A camp of displaced people.
    Camp = "camp",
    /// A prison.
    Prison = "prison",
    /// A military base.
    Base = "base",
    /// An airport, civil or military.
    Airport = "airport",
    /// A road.
    Road = "road",
    /// A bridge.
    Bridge = "bridge",
    /// A border crossing.
    Crossing = "crossing",
    /// A mountain or a range.
    Mountain = "mountain",
    /// A desert.
    Desert = "desert",
    /// A plain.
    Plain = "plain",
    /// A named region that is no division.
    Region = "region",
    /// A valley.
    Valley = "valley",
    /// A river.
    River = "river",
    /// A lake.
    Lake = "lake",
    /// A sea, a gulf, a strait.
    Sea = "sea",
    /// An island.
    Island = "island",
    /// A port.
    Port = "port",
    /// A dam.
    Dam = "dam",
    /// An oil or gas field.
    Oilfield = "oilfield",
    /// A refinery, a power station, a factory.
    Industry = "industry",
    /// A square, a market, a university, a mosque.
    Site = "site",
}

/// A kind that the table does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no kind of place; see data/gazetteer/kinds.tsv")]
pub struct UnknownKind(pub String);

impl FromStr for PlaceKind {
    type Err = UnknownKind;
    fn from_str(s: &str) -> Result<Self, UnknownKind> {
        Self::ALL.iter().copied().find(|k| k.label() == s).ok_or_else(|| UnknownKind(s.to_owned()))
    }
}

/// Precisions in the order of [`PlaceKind::ALL`].
static PRECISIONS: LazyLock<Vec<WherePrec>> = LazyLock::new(|| {
    let read = |kind: &PlaceKind| {
        let row = rows(KINDS_TSV).map(|(_, f)| f).find(|f| f.first() == Some(&kind.label()))?;
        WherePrec::try_from(row.get(1)?.parse::<i64>().ok()?).ok()
    };
    PlaceKind::ALL.iter().map(|kind| read(kind).unwrap_or(WherePrec::Vague)).collect()
});

impl PlaceKind {
    /// The precision of an incident of which no more is said than that it happened at such a place.
    pub fn prec(self) -> WherePrec {
        PRECISIONS[self as usize]
    }

    /// Whether it is a division or a country, not a spot on the map.
    pub fn is_division(self) -> bool {
        matches!(self, PlaceKind::Country | PlaceKind::Adm1 | PlaceKind::Adm2)
    }

    /// Whether people live there under one name: a city, a town, a village.
    pub fn is_settlement(self) -> bool {
        matches!(self, PlaceKind::City | PlaceKind::Town | PlaceKind::Village)
    }
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u32);

impl Kinds {
    /// No kind.
    pub const NONE: Kinds = Kinds(0);

    /// This set with one kind more.
    #[must_use]
    pub fn with(self, kind: PlaceKind) -> Kinds {
        Kinds(self.0 | 1 << kind as u32)
    }

    /// Whether it holds this kind.
    pub fn has(self, kind: PlaceKind) -> bool {
        self.0 & 1 << kind as u32 != 0
    }

    /// Whether it holds none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds of both sets.
    #[must_use]
    pub fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_each_kind_once() {
        let labels: Vec<_> = rows(KINDS_TSV).map(|(_, f)| f[0]).collect();
        let kinds: Vec<_> = PlaceKind::ALL.iter().map(|k| k.label()).collect();
        assert_eq!(labels, kinds, "kinds.tsv against PlaceKind");
        for (line, f) in rows(KINDS_TSV) {
            assert_eq!(f.len(), 2, "kinds.tsv line {line}: two columns");
            let prec: i64 = f[1].parse().unwrap_or_else(|_| panic!("kinds.tsv line {line}: precision"));
            assert!((1..=6).contains(&prec), "kinds.tsv line {line}: precision {prec}");
        }
        assert_eq!(PlaceKind::Village.prec(), WherePrec::Exact);
    }

    #[test]
    fn sets_hold_what_was_put_in() {
        let set = Kinds::NONE.with(PlaceKind::Site).with(PlaceKind::Country);
        assert!(set.has(PlaceKind::Site) && set.has(PlaceKind::Country) && !set.has(PlaceKind::Town));
    }
}
