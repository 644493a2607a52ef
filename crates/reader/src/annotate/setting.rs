//! Where a story is set: the country that it is about, and the one that each of its sentences speaks of.
//!
//! What hangs on the story ("the army", "the coalition", "the city") is resolved against it. Everything named says
//! something of it: places most, then groups that fight in one country alone, then adjectives of countries; the title
//! and the lead count for more than what follows. A sentence that names a place speaks of that place's country.

use crate::text::Text;
use rustc_hash::FxHashMap;
use tazamun_record::Country;

/// How much the name of a place says of the story's country.
pub const PLACE: u32 = 6;
/// How much a group says that fights in one country alone.
pub const GROUP: u32 = 3;
/// How much the adjective of a country says.
pub const ADJECTIVE: u32 = 2;

/// Something named in a text that speaks of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Its first token.
    pub token: usize,
    /// The country that it speaks of.
    pub country: Country,
    /// How much it says: [`PLACE`], [`GROUP`], [`ADJECTIVE`].
    pub weight: u32,
}

/// Where a story is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setting {
    /// Its countries, the one that it is about first.
    countries: Vec<Country>,
    /// The country of the places that each sentence names.
    sentences: Vec<Option<Country>>,
}

/// Sentences after the title that count as the lead.
const LEAD: usize = 2;

/// What a mention in a sentence weighs: the title and the lead say what the story is about.
pub(crate) fn rank(sentence: usize) -> u32 {
    match sentence {
        0 => 4,
        s if s <= LEAD => 3,
        _ => 1,
    }
}

impl Setting {
    /// Where a text is set, by what it names.
    pub fn new(text: &Text<'_>, named: impl IntoIterator<Item = Named>) -> Self {
        let mut story: FxHashMap<Country, u32> = FxHashMap::default();
        let mut here: Vec<FxHashMap<Country, u32>> = vec![FxHashMap::default(); text.sentences().len()];
        for n in named {
            let sentence = text.sentence_of(n.token);
            *story.entry(n.country).or_default() += n.weight * rank(sentence);
            if n.weight >= PLACE
                && let Some(counts) = here.get_mut(sentence)
            {
                *counts.entry(n.country).or_default() += 1;
            }
        }
        let mut countries: Vec<(Country, u32)> = story.iter().map(|(c, n)| (*c, *n)).collect();
        countries.sort_by_key(|(country, n)| (std::cmp::Reverse(*n), *country));
        let most = |counts: FxHashMap<Country, u32>| {
            counts
                .into_iter()
                .max_by_key(|(c, n)| (*n, story.get(c).copied().unwrap_or(0), std::cmp::Reverse(*c)))
                .map(|(country, _)| country)
        };
        let sentences = here.into_iter().map(most).collect();
        Setting { countries: countries.into_iter().map(|(country, _)| country).collect(), sentences }
    }

    /// The country that the story is about.
    pub fn country(&self) -> Option<Country> {
        self.countries.first().copied()
    }

    /// The countries that it speaks of, the one that it is about first.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The country that a sentence speaks of: of the places named in it, else the story's.
    pub fn country_in(&self, sentence: usize) -> Option<Country> {
        self.sentences.get(sentence).copied().flatten().or_else(|| self.country())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_set_where_most_of_its_places_lie_and_a_sentence_where_its_own_do() {
        let text = Text::new("هجوم في تعز\nقتل جندي في تعز. وقصفت الطائرات الرقة.");
        let code = |c: &str| c.parse::<Country>().unwrap();
        let named = |word: &str, country: &str| Named {
            token: (0..text.tokens().len()).find(|&t| text.word(t) == word).unwrap(),
            country: code(country),
            weight: PLACE,
        };
        let setting = Setting::new(&text, [named("تعز", "YE"), named("الرقه", "SY")]);
        assert_eq!(setting.country(), Some(code("YE")));
        assert_eq!(setting.countries(), [code("YE"), code("SY")]);
        assert_eq!(setting.country_in(2), Some(code("SY")));
        assert_eq!(setting.country_in(1), Some(code("YE")));
        assert_eq!(Setting::new(&text, []).country(), None);
    }
}
