//! Features of a decision: hashed, weighted, each of a group that has a name for people.

/// What kind of evidence a feature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Group {
    /// The words themselves and what they usually mean.
    Act,
    /// The words around.
    Words,
    /// Words that steer: negation, plans, habit, who says so.
    Cues,
    /// Where in the article it stands.
    Position,
    /// How far apart the two stand, and what stands between.
    Distance,
    /// What is written onto or right beside the words.
    Grammar,
    /// The values: day, place, number, side.
    Values,
    /// What the rest of the article says.
    Story,
}

impl Group {
    /// All of them.
    pub const ALL: [Group; 8] = [
        Group::Act,
        Group::Words,
        Group::Cues,
        Group::Position,
        Group::Distance,
        Group::Grammar,
        Group::Values,
        Group::Story,
    ];

    /// A short name of it, for tables of words.
    pub fn code(self) -> &'static str {
        match self {
            Group::Act => "act",
            Group::Words => "words",
            Group::Cues => "cues",
            Group::Position => "position",
            Group::Distance => "distance",
            Group::Grammar => "grammar",
            Group::Values => "values",
            Group::Story => "story",
        }
    }

    /// What it is called in print.
    pub fn label(self) -> &'static str {
        match self {
            Group::Act => "what the words tell",
            Group::Words => "the words around",
            Group::Cues => "words of denial, plan, habit or report",
            Group::Position => "where it stands",
            Group::Distance => "how near it stands",
            Group::Grammar => "the words right beside",
            Group::Values => "the values",
            Group::Story => "the rest of the article",
        }
    }
}

/// A feature: its place in the table of weights, how strongly it holds, and its group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feature {
    /// Index into the table.
    pub at: u32,
    /// How strongly it holds; 1 where it is yes or no.
    pub value: f32,
    /// Its group.
    pub group: Group,
}

/// Entries of the table of weights, as a power of two.
pub const BITS: u32 = 20;

/// A bag of features.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bag(pub Vec<Feature>);

/// The number of a feature's name, worked out while compiling.
pub const fn name(words: &str) -> u64 {
    let bytes = words.as_bytes();
    let (mut hash, mut i) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x100_0000_01b3);
        i += 1;
    }
    hash
}

/// Mixes a number into a hash.
#[inline]
pub fn mix(hash: u64, value: u64) -> u64 {
    let x = (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^ (x >> 29)
}

/// A hash of a word in its normal form.
pub fn word_hash(word: &str) -> u64 {
    word.bytes().fold(name(""), |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

impl Bag {
    /// An empty bag with room for the features of a mention beside a head. It takes less than a kilobyte: what is larger
    /// most allocators do not keep at hand.
    pub fn roomy() -> Self {
        Bag(Vec::with_capacity(1000 / size_of::<Feature>()))
    }

    /// This bag's features in one that has room for more.
    pub fn opened(&self, more: usize) -> Self {
        let mut all = Vec::with_capacity(self.0.len() + more);
        all.extend_from_slice(&self.0);
        Bag(all)
    }

    /// Says everything once more, for its own kind of language alone: what holds in all of them is learned from all, and how one
    /// kind differs from its own few articles. Words need no second telling, for no two languages share theirs.
    pub fn once_more(&mut self) {
        for i in 0..self.0.len() {
            let feature = self.0[i];
            if feature.group != Group::Words {
                let at = (mix(mix(u64::from(feature.at), name("once more")), 0x5bd1) >> (64 - BITS)) as u32;
                self.0.push(Feature { at, ..feature });
            }
        }
    }

    /// Adds a feature by its name's number and the values that make it.
    #[inline]
    pub fn add(&mut self, group: Group, name: u64, value: f32, parts: &[u64]) {
        let hash = parts.iter().fold(name, |hash, part| mix(hash, *part));
        let at = (mix(hash, 0x5bd1) >> (64 - BITS)) as u32;
        self.0.push(Feature { at, value, group });
    }
}

/// `put!(bag, Group, "name", values…)`: a feature that holds or not; `put!(bag, Group, "name" = strength, values…)`.
macro_rules! put {
    ($bag:expr, $group:ident, $name:literal = $strength:expr $(, $part:expr)*) => {
        $bag.add($crate::learned::bag::Group::$group, const { $crate::learned::bag::name($name) }, $strength, &[$(($part) as u64),*])
    };
    ($bag:expr, $group:ident, $name:literal $(, $part:expr)*) => {
        $crate::learned::bag::put!($bag, $group, $name = 1.0 $(, $part)*)
    };
}
pub(crate) use put;

/// A number in few classes: 0, 1, 2, 3, 4–5, 6–8, 9–13, 14–21 and so on.
pub fn bucket(n: usize) -> u64 {
    match n {
        0..=3 => n as u64,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=21 => 7,
        22..=34 => 8,
        35..=60 => 9,
        61..=120 => 10,
        _ => 11,
    }
}
