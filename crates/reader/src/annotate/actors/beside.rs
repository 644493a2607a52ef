//! Countries beside and instead of sides: the adjective after "army", "shelling"; a country or capital that acts; the
//! people of a country.

use super::{Mention, Nation, Who, settle};
use crate::{
    annotate::casualties,
    lang::{Ending, Language, Word},
    ontology::Act,
    text::{AND, ARTICLE, Hit, Kind, TO, Text},
};
use std::ops::Range;
use tazamun_record::Country;

/// Tokens that may stand between "forces" and the adjective of their country.
const ADJECTIVE_REACH: usize = 3;

/// The country's adjective that follows "army", "soldiers", "aircraft", "shelling", no sign or preposition between.
pub(super) fn nation_after<'n, 'l>(
    language: &Language,
    tokens: &Range<usize>,
    text: &Text<'_>,
    nations: &'n [Hit<'l, Nation>],
) -> Option<&'n Hit<'l, Nation>> {
    let end = tokens.end;
    // "جنودا رصدوا فلسطينيين": what stands after another act is its object.
    let acts = |at: usize| {
        language.triggers.longest_at(text, at).is_some_and(|hit| hit.tokens.len() == 1)
            || language.endings.end(Ending::PluralVerb, text.word(at))
    };
    let parted = |to: usize| {
        (end..to).any(|at| {
            text.tokens()[at].kind == Kind::Punct || language.words.is_at(Word::Apart, text, at) || acts(at)
        })
    };
    let first = nations.partition_point(|n| n.tokens.start < end);
    nations[first..]
        .iter()
        .take_while(|n| n.tokens.start < end + ADJECTIVE_REACH)
        .find(|n| !parted(n.tokens.start) && !n.proclitics.conjunction && n.proclitics.preposition.is_none())
        // "صاروخ روسي الصنع" may be anybody's.
        .filter(|n| !language.words.is_at(Word::Origin, text, n.tokens.end))
}

/// The country's adjective before "army", "air strike", where a language sets it there: with one word between at most
/// ("Syrian government forces").
pub(super) fn nation_before<'n, 'l>(
    language: &Language,
    tokens: &Range<usize>,
    text: &Text<'_>,
    nations: &'n [Hit<'l, Nation>],
) -> Option<&'n Hit<'l, Nation>> {
    // "The Lebanese border the army's planes crossed": an article begins another phrase.
    if language.words.is_at(Word::Article, text, tokens.start) {
        return None;
    }
    let last = nations.partition_point(|n| n.tokens.end <= tokens.start).checked_sub(1)?;
    let nation = nations.get(last).filter(|_| language.settings.adjective_first)?;
    let between = nation.tokens.end..tokens.start;
    let bare = |at: usize| {
        text.tokens()[at].is_word()
            && !language.words.is_at(Word::Apart, text, at)
            && !language.words.is_at(Word::And, text, at)
            && language.counted.longest_at(text, at).is_none()
    };
    (between.len() <= 1 && between.into_iter().all(bare)).then_some(nation)
}

/// The country after "army of", where a language says so ("forces du Mali").
pub(super) fn of_state<'l>(
    language: &'l Language,
    tokens: &Range<usize>,
    text: &Text<'_>,
) -> Option<Hit<'l, Nation>> {
    let of = |at: usize| language.words.is_at(Word::Of, text, at) || text.word(at) == "'";
    let end = tokens.end;
    let after =
        (end..end + 3).take_while(|&at| of(at) || language.words.is_at(Word::Article, text, at)).count();
    (language.settings.subject_first && after > 0)
        .then(|| language.states.longest_at(text, end + after))
        .flatten()
}

/// Tokens between an act and "on", "towards" the country that it strikes.
const STRIKE_REACH: usize = 14;

/// Whether what begins here stands after "on", "towards", and an act before that in its sentence.
fn is_target(language: &Language, text: &Text<'_>, start: usize, act: impl Fn(usize) -> bool) -> bool {
    let sentence = text.sentences()[text.sentence_of(start)].start;
    let aimed = start.checked_sub(1).is_some_and(|at| language.words.is_at(Word::AtTarget, text, at));
    aimed && (start.saturating_sub(STRIKE_REACH).max(sentence)..start).any(act)
}

/// The country right after "the authorities in", with one word for its kind between at most ("في جمهورية التشيك").
pub(super) fn in_state<'l>(language: &'l Language, end: usize, text: &Text<'_>) -> Option<Hit<'l, Nation>> {
    let right = !language.settings.adjective_first && !language.settings.subject_first;
    let hit = (end + 1..=end + 2).find_map(|at| language.states.longest_at(text, at));
    let bare = |hit: &Hit<'_, Nation>| hit.proclitics.preposition.is_none() && !hit.proclitics.conjunction;
    hit.filter(|hit| right && language.words.is_at(Word::In, text, end) && bare(hit))
}

/// Countries and capitals that stand for their governments: named, no word of place before them.
pub(super) fn governments(language: &Language, taken: &[Range<usize>], text: &Text<'_>) -> Vec<Mention> {
    let hits = language.states.find(text).into_iter();
    hits.filter(|hit| {
        let start = hit.tokens.start;
        let before = start.checked_sub(1).map_or("", |at| text.word(at));
        // "La Russie a frappé", "à l'est de la Russie": of an article the word before it tells.
        let article = language.settings.subject_first && language.words.is(Word::Article, before);
        let sentence = text.sentences()[text.sentence_of(start)].start;
        let opens = |at: usize| at < sentence || !language.words.is_at(Word::AtCountry, text, at);
        let apart = article && start.checked_sub(2).is_none_or(opens);
        let arms =
            |at: usize| language.actors.longest_at(text, at).is_some_and(|hit| *hit.value == Who::Arms);
        let strikes = |at: usize| language.triggers.longest_at(text, at).is_some() || arms(at);
        let at_target = || is_target(language, text, start, strikes);
        let placed =
            !apart && language.words.is(Word::AtCountry, before.trim_start_matches(AND)) && !at_target();
        let of_them = matches!(hit.proclitics.preposition, None | Some(TO));
        // "12 سوريا قتلوا": counted, it is its people.
        let counted = start.checked_sub(1).is_some_and(|at| {
            text.tokens()[at].is_number() && language.nations.longest_at(text, start).is_some()
        });
        !placed && of_them && !counted && !is_taken(taken, start)
    })
    .map(|hit| Mention {
        who: Who::Government(hit.value.forces.clone()),
        tokens: hit.tokens,
        proclitics: hit.proclitics,
        named: false,
        readings: Vec::new(),
    })
    .collect()
}

/// People of a country: in another country's war they may be its forces (`people CODE` in `data/actors/roles.tsv`).
fn of_nation(country: &Country) -> Who {
    let role = format!("people {}", country.code());
    if settle::is_role(&role) { Who::Role(role.into()) } else { Who::People }
}

/// Whether the people of a country are people, where the table says nothing else of them.
pub(super) fn are_people(country: &Country) -> bool {
    of_nation(country) == Who::People
}

/// Whether a word stands here that tells an attack, alone or with one that follows ("أطلقوا … النار").
fn fires(language: &Language, text: &Text<'_>, at: usize) -> bool {
    let fire = |act: Act| matches!(act, Act::Assault | Act::Shelling | Act::Grenade | Act::Riot);
    let opens = || {
        let opener = language.openers.longest_at(text, at);
        opener.is_some_and(|hit| {
            hit.value.iter().any(|&row| language.gaps.get(row).is_some_and(|g| fire(g.act)))
        })
    };
    language.triggers.longest_at(text, at).is_some() || opens()
}

/// People of a country, who are not its forces: "الفلسطينيون", "16 فلسطينيا", "قتل فلسطيني".
pub(super) fn people(
    language: &Language,
    taken: &[Range<usize>],
    nations: &[Hit<'_, Nation>],
    text: &Text<'_>,
) -> Vec<Mention> {
    let ends = |ending: Ending, at: usize| language.endings.end(ending, text.word(at));
    let alone = |hit: &&Hit<'_, Nation>| {
        let start = hit.tokens.start;
        if is_taken(taken, start) || ends(Ending::FeminineOfNation, start) {
            return false;
        }
        // Where nothing is said by endings, people are counted nouns ("two Syrians"), and adjectives are not.
        if language.settings.subject_first && language.counted.longest_at(text, start).is_none() {
            return false;
        }
        let Some(before) = start.checked_sub(1) else { return ends(Ending::PluralSubject, start) };
        let harmed = (before.saturating_sub(1)..start).any(|at| {
            text.tokens()[at].is_number()
                || language.harm.longest_at(text, at).is_some_and(|h| h.tokens.end == start)
                || language.triggers.longest_at(text, at).is_some_and(|t| t.tokens.end == start)
                || casualties::quantity_at(language, text, at).is_some_and(|q| q.tokens.end == start)
        });
        let harmed = harmed || {
            let word = text.word(before);
            language.words.is(Word::Casualties, word.strip_prefix(ARTICLE).unwrap_or(word))
        };
        // "قتل فيه فلسطيني".
        let then = language.words.is_at(Word::TimeWord, text, before)
            && before
                .checked_sub(1)
                .is_some_and(|at| language.harm.longest_at(text, at).is_some_and(|h| h.tokens.end == before));
        // "إن فلسطينيا لقي حتفه", "قتل رصاص الجيش فلسطينيا": one in the accusative that is no noun's adjective.
        let accusative = ends(Ending::AccusativeOfNation, start)
            && !hit.proclitics.article
            && !ends(Ending::Accusative, before)
            && language.states.longest_at(text, start).is_none()
            && (language.words.is_at(Word::That, text, before) || is_taken(taken, before));
        // "إن فلسطينيين اثنين قتلا".
        let several = ends(Ending::DualOrPlural, start)
            && !hit.proclitics.article
            && language.words.is_at(Word::That, text, before);
        // "أطلقوا الرصاص على الفلسطينيين".
        let struck = || {
            hit.proclitics.article
                && ends(Ending::DualOrPlural, start)
                && is_target(language, text, start, |at| fires(language, text, at))
        };
        // A plural that is no adjective of a noun before it ("الفلسطينيون يتظاهرون").
        let plural = ends(Ending::PluralSubject, start) && !ends(Ending::PluralSubject, before);
        harmed || then || accusative || several || plural || struck()
    };
    nations
        .iter()
        .filter(alone)
        .map(|hit| Mention {
            tokens: hit.tokens.clone(),
            who: of_nation(&hit.value.country),
            proclitics: hit.proclitics,
            named: false,
            readings: Vec::new(),
        })
        .collect()
}

/// Whether a mention covers this token; mentions stand in the order of the text.
fn is_taken(taken: &[Range<usize>], at: usize) -> bool {
    taken[..taken.partition_point(|t| t.start <= at)].last().is_some_and(|t| t.contains(&at))
}
