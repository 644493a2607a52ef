//! What the codebook's codes are called in the language of who looks: countries, divisions, actors, kinds of events.

use super::Visit;
use tazamun_record::{Actor, Country, Division, EventType, SubEventType};
use tazamun_words::{Lang, french_actor, french_country};

impl Visit {
    /// A country's name.
    pub fn country(&self, country: Country) -> String {
        match self.lang() {
            Lang::Arabic => country.arabic().to_owned(),
            Lang::English => country.english().to_owned(),
            Lang::French => french_country(country.code()).unwrap_or(country.english()).to_owned(),
        }
    }

    /// The name of a first-level division by its ISO 3166-2 code; the code where it has none. In French as in English:
    /// both write the Latin letters of the place itself.
    pub fn division(&self, code: &str) -> String {
        let Some(division) = Division::of(code) else { return code.to_owned() };
        match self.lang() {
            Lang::Arabic => division.names.arabic.to_owned(),
            Lang::English | Lang::French => division.names.english.to_owned(),
        }
    }

    /// The name of an organisation or group.
    pub fn actor(&self, actor: &Actor) -> String {
        match self.lang() {
            Lang::Arabic => actor.arabic().to_owned(),
            Lang::English => actor.english().to_owned(),
            Lang::French => french_actor(actor.code()).unwrap_or(actor.english()).to_owned(),
        }
    }

    /// The name of a kind of event.
    pub fn kind(&self, kind: EventType) -> String {
        self.kind_of(kind.label(), kind.arabic())
    }

    /// The name of a narrower kind of event.
    pub fn sub_kind(&self, kind: SubEventType) -> String {
        self.kind_of(kind.label(), kind.arabic())
    }

    /// The codebook has its labels in English and Arabic; in French a kind is called as in every answer.
    fn kind_of(&self, label: &str, arabic: &str) -> String {
        match self.lang() {
            Lang::Arabic => arabic.to_owned(),
            Lang::English => label.to_owned(),
            Lang::French => capitalised(&self.bare(&tazamun_words::kind(label))),
        }
    }
}

/// With a great letter in front, as the name of a choice stands in a list.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_a_name_of_its_own_in_every_language() {
        for lang in Lang::SPOKEN {
            let visit = Visit::unknown(lang, "/");
            let kinds: BTreeSet<String> =
                SubEventType::ALL.iter().map(|kind| visit.sub_kind(*kind)).collect();
            assert_eq!(kinds.len(), SubEventType::ALL.len(), "{lang:?}: {kinds:#?}");
            let actors: BTreeSet<String> =
                Actor::codes().map(|code| visit.actor(&code.parse().unwrap())).collect();
            assert_eq!(actors.len(), Actor::codes().count(), "{lang:?}: {actors:#?}");
            let countries: BTreeSet<String> = Country::all().map(|country| visit.country(country)).collect();
            assert_eq!(countries.len(), Country::all().count(), "{lang:?}: {countries:#?}");
        }
        let french = Visit::unknown(Lang::French, "/");
        assert_eq!(french.country("DZ".parse().unwrap()), "Algérie");
        assert_eq!(french.actor(&"IS".parse().unwrap()), "État islamique");
        assert_eq!(french.actor(&Actor::other("JNIM")), "JNIM");
        assert_eq!(french.kind(EventType::ALL[0]), "Combats");
    }
}
