//! Names that may be places, each with what stands around it: kind words, prepositions, directions, offices.

use super::words::{Mark, Marks};
use crate::annotate::capital::is_capital;
use crate::annotate::quoted::quoted;
use crate::gazetteer::{Caution, Gazetteer, Kinds, Meaning};
use crate::lang::{Ending, Joint};
use crate::ontology::Act;
use crate::text::{AND, ARTICLE, IN, Text};
use std::ops::Range;

/// What stands before a name.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// Kinds that the word before it may mean ("قضاء").
    pub(super) kinds: Kinds,
    /// Kinds whose own word it is.
    pub(super) own: Kinds,
    /// A word of place: things happen there.
    pub(super) site: bool,
    /// From or to there: "من", "إلى".
    pub(super) path: bool,
    /// Near it.
    pub(super) near: bool,
    /// In the countryside around it.
    pub(super) countryside: bool,
    /// Between it and the next.
    pub(super) between: bool,
    /// In this direction from it, or in this part of it; degrees from north.
    pub(super) direction: Option<f64>,
    /// So many kilometres from it.
    pub(super) distance: Option<f64>,
    /// The kind word has the article: "في القرية" is followed by no name of its own.
    pub(super) definite: bool,
    /// In the name of an office or an organisation.
    pub(super) office: bool,
    /// After a kind word with which names of organisations begin, too.
    pub(super) named_so: bool,
    /// In the name of a person.
    pub(super) person: bool,
    /// Its capital is meant.
    pub(super) capital: bool,
    /// It goes towards there: "إلى".
    pub(super) toward: bool,
    /// What is attacked, right after the act: "قصف دوما".
    pub(super) struck: bool,
    /// The name stands between quotation marks.
    pub(super) quoted: bool,
    /// The name is written in Latin letters, where capitals tell names from words.
    pub(super) latin: bool,
}

impl Context {
    /// Whether the words before say that a place is meant.
    pub(super) fn says_place(&self) -> bool {
        self.site || self.near || self.countryside || self.between || self.direction.is_some()
    }

    /// Whether nothing was read from the words before.
    fn is_empty(&self) -> bool {
        !self.says_place() && !self.path && !self.office && !self.person && self.kinds.is_empty()
    }
}

/// A name that may be a place.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The name's tokens.
    pub(super) name: Range<usize>,
    /// With the words before it that belong to it.
    pub(super) tokens: Range<usize>,
    /// What it may mean.
    pub(super) meanings: Vec<Meaning>,
    /// Whether "and" is written onto the expression.
    pub(super) conjunction: bool,
    pub(super) context: Context,
}

/// Finds the candidates of a text, in order.
pub(super) fn candidates(text: &Text<'_>, gazetteer: &Gazetteer, marks: &Marks<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        match gazetteer.named(text, at) {
            Some((hit, meanings))
                if is_name(text, &hit.tokens)
                    && !is_word(text, gazetteer, marks, &hit.tokens, &meanings)
                    && !is_part(text, gazetteer, marks, &hit.tokens) =>
            {
                let (tokens, context) =
                    look_back(text, marks, hit.tokens.start, hit.proclitics.preposition, text_start(&found));
                let quoted = quoted(text, hit.tokens.start, hit.tokens.len());
                let context = Context {
                    latin: text.word(hit.tokens.start).is_ascii(),
                    struck: is_struck(text, marks, tokens.start),
                    quoted: quoted == Some(hit.tokens.clone()),
                    ..context
                };
                let mut candidate = Candidate {
                    conjunction: begins_with_and(
                        text,
                        marks,
                        tokens.start,
                        hit.proclitics.conjunction,
                        &hit.tokens,
                    ),
                    tokens: tokens.start..hit.tokens.end,
                    name: hit.tokens,
                    meanings,
                    context,
                };
                look_inside(marks, &mut candidate);
                look_ahead(text, marks, &mut candidate);
                inherit(text, marks, found.last(), &mut candidate);
                at = candidate.tokens.end;
                found.push(candidate);
            }
            _ => at += 1,
        }
    }
    found
}

/// The token at which a look back must stop: the end of the candidate before.
fn text_start(found: &[Candidate]) -> usize {
    found.last().map_or(0, |c| c.tokens.end)
}

/// Whether what looks like a place of the world is a word that needs its kind word and has none: the words around it
/// then stay what they are.
fn is_word(
    text: &Text<'_>,
    gazetteer: &Gazetteer,
    marks: &Marks<'_>,
    name: &Range<usize>,
    meanings: &[Meaning],
) -> bool {
    let at = name.start;
    let word = text.word(at);
    let free = meanings.iter().any(|m| m.caution == Caution::Free);
    if word.is_ascii() && name.len() == 1 && !free && marks.language.places.is_common(word) {
        return true;
    }
    // In Latin letters a capital and a word of place tell a name from a word.
    let place_word = |m: &Mark| m.sense.is_place();
    let elided = at > 0 && text.word(at - 1) == "'";
    if word.is_ascii() && marks.ending_at(at - usize::from(elided)).is_some_and(place_word) {
        return false;
    }
    let wanting = |m: &Meaning| m.caution == Caution::KindWord && gazetteer.is_of_world(m.entry);
    let kind_word = marks.ending_at(at).is_some_and(|m| !m.sense.own.is_empty() && !m.article);
    !kind_word && meanings.iter().all(wanting)
}

/// Whether the words are the end of a longer name in Latin letters, or its beginning: "Tariq al-Bab", "Beni Zmenzer".
fn is_part(text: &Text<'_>, gazetteer: &Gazetteer, marks: &Marks<'_>, tokens: &Range<usize>) -> bool {
    if !text.word(tokens.start).is_ascii() {
        return false;
    }
    // "Boko Haram" is no place of Giza.
    if marks.is_of_group(text, tokens) {
        return true;
    }
    let begins = &marks.language.places.begins;
    let capital = |t: usize| is_capital(text, t);
    let mut before = tokens.start;
    // The article that is written onto the name.
    if before >= 2 && text.word(before - 1) == "-" && marks.is(Joint::NameArticle, text.word(before - 2)) {
        before -= 2;
    }
    let headed = before.checked_sub(1).is_some_and(|t| capital(t) && begins.contains(text.word(t)));
    // "Balad Rouz", "Portail Léogâne": a name that nobody knows stands beside it.
    if !is_title_case(text, tokens.start)
        && tokens.len() == 1
        && beside_a_name(text, gazetteer, marks, tokens.end)
    {
        return true;
    }
    let goes_on = text.tokens().get(tokens.end).is_some_and(|t| t.is_word())
        && capital(tokens.end)
        && tokens.len() == 1
        && begins.contains(text.word(tokens.start))
        && text.sentence_of(tokens.end) == text.sentence_of(tokens.start);
    headed || goes_on
}

/// Whether a word with a capital that is no everyday word, no kind and no other name stands at a token.
fn beside_a_name(text: &Text<'_>, gazetteer: &Gazetteer, marks: &Marks<'_>, at: usize) -> bool {
    let word = text.word(at);
    let language = marks.language;
    let same_sentence = at > 0 && text.sentence_of(at) == text.sentence_of(at - 1);
    let a_word = text.tokens().get(at).is_some_and(|t| t.is_word()) && word.len() > 2 && word.is_ascii();
    same_sentence
        && a_word
        && is_capital(text, at)
        && !language.places.is_common(word)
        && !language.places.heads.contains_key(word)
        && marks.beginning_at(at).is_none()
        && language.actors.longest_at(text, at).is_none()
        && language.nations.longest_at(text, at).is_none()
        && language.sources.longest_at(text, at).is_none()
        && language.triggers.longest_at(text, at).is_none()
        && gazetteer.own_meanings_of(word).next().is_none()
}

/// How many hundredths of its words have a capital in a title in which nobody can say what is a name.
const TITLE_CASE: usize = 60;
/// Words and signs of the longest title.
const LONGEST_TITLE: usize = 40;

/// Whether most words of a token's sentence have a capital, as in titles in English.
pub(super) fn is_title_case(text: &Text<'_>, token: usize) -> bool {
    let sentence = text.sentences().get(text.sentence_of(token)).cloned().unwrap_or_default();
    if sentence.len() > LONGEST_TITLE {
        return false;
    }
    let words = sentence.filter(|&t| text.word(t).len() > 3 && text.tokens()[t].is_word());
    let (mut all, mut capital) = (0, 0);
    for word in words {
        all += 1;
        capital += usize::from(is_capital(text, word));
    }
    all >= 4 && capital * 100 >= all * TITLE_CASE
}

/// Latin names have a word with a capital letter ("northern Iraq", "al-Hasakah"); Arabic has none.
fn is_name(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let mut firsts = tokens.clone().filter_map(|t| text.quote(text.range(t..t + 1)).chars().next());
    let latin = text.word(tokens.start).is_ascii();
    !latin || firsts.any(char::is_uppercase)
}

/// Whether a word of force ends right before a token.
fn is_struck(text: &Text<'_>, marks: &Marks<'_>, at: usize) -> bool {
    let triggers = &marks.language.triggers;
    (at.saturating_sub(2)..at).any(|from| {
        let hit = triggers.longest_at(text, from);
        hit.is_some_and(|hit| hit.tokens.end == at && hit.value.act != Act::Nothing)
    })
}

fn begins_with_and(
    text: &Text<'_>,
    marks: &Marks<'_>,
    first: usize,
    name_has_it: bool,
    name: &Range<usize>,
) -> bool {
    let word = text.word(first);
    let before = first.checked_sub(1).map_or("", |t| text.word(t));
    (first == name.start && name_has_it)
        || (first < name.start
            && word.starts_with(AND)
            && word.chars().count() > 3
            && !marks.is(Joint::NoAnd, word))
        || marks.is(Joint::And, before)
}

/// Reads the words before a name, from right to left: kind words, directions, prepositions.
pub(super) fn look_back(
    text: &Text<'_>,
    marks: &Marks<'_>,
    name: usize,
    preposition: Option<char>,
    stop: usize,
) -> (Range<usize>, Context) {
    let mut context = Context { site: preposition == Some(IN), ..Context::default() };
    let mut at = name;
    // "ببغداد": the preposition on the name itself ends the expression.
    let mut open = preposition != Some(IN);
    for _ in 0..6 {
        while at > stop && (text.word(at - 1) == "'" || marks.is(Joint::Article, text.word(at - 1))) {
            at -= 1;
        }
        let Some(mark) = marks.ending_at(at).filter(|m| open && m.tokens.start >= stop) else { break };
        let Some(goes_on) = read(text, marks, mark, at == name, &mut context, &mut at) else { break };
        open = goes_on && mark.preposition != Some(IN);
        context.site |= mark.preposition == Some(IN);
    }
    // "في جبهة نهم": what one is in is no organisation.
    context.office |= context.named_so && !context.site;
    // The words of a distance may reach back into the place before.
    (at.max(stop)..name, context)
}

/// Takes one mark before a name into its context and moves `at` before it: whether to read on. `None` where the mark
/// does not belong to the name.
fn read(
    text: &Text<'_>,
    marks: &Marks<'_>,
    mark: &Mark,
    beside: bool,
    context: &mut Context,
    at: &mut usize,
) -> Option<bool> {
    let sense = &mark.sense;
    let fresh_kind = !sense.kinds.is_empty() && context.kinds.is_empty() && context.direction.is_none();
    let start = mark.tokens.start;
    if fresh_kind || sense.near || sense.countryside {
        if fresh_kind {
            (context.kinds, context.own) = (sense.kinds, sense.own);
            context.definite = mark.article;
            context.capital = sense.capital && !mark.article && beside;
        }
        context.near |= sense.near;
        context.countryside |= sense.countryside;
        // "لواء", "جبهة": a kind word and the beginning of an organisation's name.
        context.named_so |= sense.office && !sense.near && !sense.countryside;
        *at = start;
        return Some(true);
    }
    if sense.person && beside {
        context.person = true;
        return None;
    }
    if sense.office {
        context.office = true;
        return None;
    }
    if let Some(direction) = sense.direction.filter(|_| context.direction.is_none()) {
        context.direction = Some(direction);
        *at = start;
        return Some(true);
    }
    if let Some(unit) = sense.unit {
        let number = start.checked_sub(1).filter(|&t| text.tokens().get(t).is_some_and(|t| t.is_number()));
        let number = number.and_then(|t| Some((t, text.word(t).replace(',', "").parse::<f64>().ok()?)));
        let (token, value) = number.filter(|(_, v)| *v > 0.0 && *v <= 2000.0)?;
        context.distance = Some(value * unit);
        *at = distance_words(text, marks, token);
        return Some(false);
    }
    if sense.between {
        context.between = true;
        *at = start;
        return Some(false);
    }
    if sense.saw {
        context.site = true;
        *at = start;
        return Some(false);
    }
    if sense.filler && !beside {
        *at = start;
        return Some(true);
    }
    if sense.locative || sense.of {
        let path = marks.is(Joint::Path, text.word(start));
        context.site |= sense.locative && !path;
        context.path |= path;
        context.toward |= path && marks.is(Joint::UpTo, text.word(start));
        *at = start;
        return Some(sense.of);
    }
    None
}

/// "على بعد 20 كم": the first token of the words that introduce a distance.
fn distance_words(text: &Text<'_>, marks: &Marks<'_>, number: usize) -> usize {
    let mut at = number;
    while at > 0 && marks.is(Joint::Measure, text.word(at - 1)) {
        at -= 1;
    }
    at
}

/// Reads the kind word that is part of the name as it was found: "حي المغاير", "Ghwayran prison".
fn look_inside(marks: &Marks<'_>, candidate: &mut Candidate) {
    let name = candidate.name.clone();
    let first = marks.beginning_at(name.start).filter(|m| m.tokens.end < name.end && !m.sense.countryside);
    let last = marks.ending_at(name.end).filter(|m| m.tokens.start > name.start);
    if let Some(mark) = first.or(last).filter(|_| candidate.context.kinds.is_empty()) {
        (candidate.context.kinds, candidate.context.own) = (mark.sense.kinds, mark.sense.own);
    }
}

/// Reads what follows a name: "ريف حلب الشمالي", "Diyala governorate".
fn look_ahead(text: &Text<'_>, marks: &Marks<'_>, candidate: &mut Candidate) {
    let end = candidate.tokens.end;
    let Some(mark) = marks.beginning_at(end) else { return };
    let context = &mut candidate.context;
    let word = text.word(end);
    if word.is_ascii() && !mark.sense.kinds.is_empty() && context.kinds.is_empty() {
        (context.kinds, context.own) = (mark.sense.kinds, mark.sense.own);
        candidate.tokens.end = mark.tokens.end;
        return;
    }
    let adjective = word.starts_with(ARTICLE) && !marks.ends(Ending::Feminine, word);
    if let Some(direction) = mark.sense.direction.filter(|_| adjective && context.countryside) {
        context.direction = Some(direction);
        candidate.tokens.end = mark.tokens.end;
    }
}

/// In a list, what was said before the first name holds for the next: "قريتي نبل والزهراء".
fn inherit(text: &Text<'_>, marks: &Marks<'_>, before: Option<&Candidate>, candidate: &mut Candidate) {
    let Some(before) = before else { return };
    let gap = before.tokens.end..candidate.tokens.start;
    let comma = gap.len() == 1 && marks.is_and_or_comma(text.word(gap.start));
    if !(comma || gap.is_empty() && candidate.conjunction) {
        return;
    }
    if candidate.context.is_empty() {
        candidate.context =
            Context { distance: None, between: false, person: false, ..before.context.clone() };
    } else if !candidate.context.kinds.is_empty() && !candidate.context.says_place() {
        candidate.context.site = before.context.site;
        candidate.context.near |= before.context.near;
    }
}
