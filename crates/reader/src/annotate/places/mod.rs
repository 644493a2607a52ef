//! A text → the places that it names, each resolved to one place on the map with its precision.
//!
//! Names are looked up in the gazetteer ([`crate::gazetteer`]); what stands around them says how they are meant:
//!
//! 1. the words around names are marked (`words`): kind words, prepositions, directions, offices;
//! 2. names are found with their contexts (`candidate`);
//! 3. each is resolved (`resolve`): everyday words that only look like places fall away, and of the places of one name
//!    one is chosen, by kind word, container, the rest of the article and rank;
//! 4. places are put on the map (`site`): "south of Tikrit" lies beside Tikrit, "between Ramadi and Fallujah" half way,
//!    with the precision codes of the codebook (UCDP's);
//! 5. villages and quarters that the gazetteer does not know stand where the place beside them stands, or in what was
//!    named before (`unknown`);
//! 6. "the city", "west of the airport" mean what was named before (`hanging`).
//!
//! Every name is kept, also where it is no place of an incident (a governor's title, a dateline); its [`Standing`]
//! says so, and the reader decides.

mod candidate;
mod hanging;
mod latin;
mod passing;
mod relative;
mod resolve;
mod site;
mod sites;
mod story;
mod unknown;
mod words;

pub use sites::{Site, capitals, datelines, sites};

use crate::gazetteer::{EntryId, Gazetteer, PlaceKind};
use crate::lang::Language;
use crate::text::Text;
use std::ops::Range;
use tazamun_record::{Place, WherePrec};

/// A place named in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The tokens of the whole expression: "غربي بلدة العظيم".
    pub tokens: Range<usize>,
    /// The tokens of the name alone: "العظيم".
    pub name: Range<usize>,
    /// The place, as the codebook writes it.
    pub place: Place,
    /// Whether the place has a point of its own on the map; else its point is that of the division it lies in.
    pub located: bool,
    /// What else the name may mean, the likeliest first: at most two places.
    pub others: Vec<Place>,
    /// What it is.
    pub kind: PlaceKind,
    /// Its entry in the gazetteer; of a place that the gazetteer does not know, none.
    pub entry: Option<EntryId>,
    /// How it stands in its sentence.
    pub standing: Standing,
}

/// How a place stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// In a title, an organisation's name or a dateline: "محافظ الأنبار", "شرطة ديالى".
    Office,
    /// It only says where the place before it lies: "الرمادي بمحافظة الأنبار".
    Container,
    /// Named, no more.
    Plain,
    /// After a word of place: where things happen.
    Site,
}

impl Mention {
    /// The bytes of the text's normal form that the expression covers.
    pub fn span(&self, text: &Text<'_>) -> Range<usize> {
        text.range(self.tokens.clone())
    }

    /// Whether a report may lie there: a division, or something finer; of a whole country's north only vaguely.
    pub fn is_codable(&self) -> bool {
        self.place.point().is_some() && self.place.prec() != Some(WherePrec::Country)
    }
}

/// How exact a mention is, to choose among those of a clause: larger is more exact.
pub fn specificity(mention: &Mention) -> u8 {
    let by_prec = match mention.place.prec() {
        Some(WherePrec::Exact) => 70,
        Some(WherePrec::Near) => 60,
        Some(WherePrec::District) => 40,
        Some(WherePrec::Governorate) => 30,
        Some(WherePrec::Vague) => 20,
        Some(WherePrec::Country | WherePrec::International) | None => 0,
    };
    let by_kind = match mention.kind {
        PlaceKind::City => 2,
        PlaceKind::Town => 4,
        kind if kind.is_division() => 0,
        _ => 6,
    };
    by_prec + by_kind
}

/// Finds the places of a text by the words that its language sets around them, in its order; expressions do not overlap.
///
/// ```
/// use tazamun_reader::{annotate::places, gazetteer::Gazetteer, lang, text::Text};
/// let text = Text::new("هجوم\nقتل جنديان غربي بلدة العظيم بمحافظة ديالى.");
/// let mentions = places::find(lang::first(), &text, Gazetteer::built_in());
/// assert_eq!(mentions[0].place.name(), Some("west of al-Azim"));
/// assert_eq!(mentions[0].place.adm1(), Some("IQ-DI"));
/// assert_eq!(mentions[1].standing, places::Standing::Container);
/// ```
pub fn find(language: &Language, text: &Text<'_>, gazetteer: &Gazetteer) -> Vec<Mention> {
    let marks = words::Marks::find(language, text);
    let candidates = candidate::candidates(text, gazetteer, &marks);
    let entries = resolve::resolve(text, gazetteer, &marks, &candidates);
    let known = site::mentions(text, gazetteer, &marks, &candidates, &entries);
    let with_unknown = unknown::add(text, gazetteer, &marks, known);
    hanging::add(text, gazetteer, &marks, with_unknown)
}

#[cfg(test)]
mod tests;
