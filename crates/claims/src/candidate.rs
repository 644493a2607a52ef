//! Cues in a text → for every sentence and kind of claim the signs that it is one.

use crate::kind::ClaimKind;
use crate::pattern::Found;
use crate::tables::{Cue, Language, Strength};
use std::{collections::BTreeMap, collections::BTreeSet, ops::Range};
use tazamun_reader::explain::{Explanation, Kind};
use tazamun_text::Text;

/// A sentence that may make a claim of some kind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) kind: ClaimKind,
    pub(crate) sentence: usize,
    /// The words that gave it away.
    pub(crate) tokens: Range<usize>,
    pub(crate) signs: Vec<String>,
}

/// Sentences of fewer words are headings.
const SHORT: usize = 8;
/// Sentences of more words tell several things.
const LONG: usize = 45;

/// The context that holds the words of violence.
const VIOLENCE: &str = "violence";
/// Words between a cue and a word of violence that it may still speak of.
const NEAR: usize = 5;

/// All candidates of a text, in the order of its sentences.
pub(crate) fn candidates(language: &Language, text: &Text<'_>, seen: &Explanation) -> Vec<Candidate> {
    let mut by_place: BTreeMap<(usize, ClaimKind), Vec<Found<'_, Cue>>> = BTreeMap::new();
    for found in language.cues.find(text) {
        let at = (text.sentence_of(found.tokens.start), found.value.kind);
        by_place.entry(at).or_default().push(found);
    }
    by_place.values_mut().for_each(without_false);
    by_place.retain(|_, cues| !cues.is_empty());
    let violent: Vec<usize> =
        language.context.find(text).iter().filter(|f| f.value == VIOLENCE).map(|f| f.tokens.start).collect();
    let around = surroundings(language, text, seen);
    let kinds = |sentence: usize| {
        by_place.range((sentence, ClaimKind::ALL[0])..).take_while(move |((s, _), _)| *s == sentence).count()
    };
    by_place
        .iter()
        .map(|((sentence, kind), cues)| {
            let mut signs = cue_signs(*kind, cues);
            signs.extend(nearness(*kind, &telling(cues), &violent));
            signs.extend(around[*sentence].iter().cloned());
            if kinds(*sentence) > 2 {
                signs.insert("kinds>2".to_owned());
            }
            Candidate {
                kind: *kind,
                sentence: *sentence,
                tokens: telling(cues),
                signs: signs.into_iter().collect(),
            }
        })
        .collect()
}

/// Takes out the false cues, and those that they overlap.
fn without_false(cues: &mut Vec<Found<'_, Cue>>) {
    let is_false = |cue: &Found<'_, Cue>| cue.value.strength == Strength::Not;
    let all: Vec<Range<usize>> = cues.iter().filter(|c| is_false(c)).map(|c| c.tokens.clone()).collect();
    let overlaps = |a: &Range<usize>| all.iter().any(|b| a.start < b.end && b.start < a.end);
    cues.retain(|cue| !is_false(cue) && !overlaps(&cue.tokens));
}

/// The words of the strongest cue; of equals all from the first to the last that overlap it.
fn telling(cues: &[Found<'_, Cue>]) -> Range<usize> {
    let best = cues.iter().max_by_key(|c| (c.value.strength, std::cmp::Reverse(c.tokens.start)));
    let mut tokens = best.map_or(0..0, |c| c.tokens.clone());
    for cue in cues {
        if cue.tokens.start < tokens.end && tokens.start < cue.tokens.end {
            tokens = tokens.start.min(cue.tokens.start)..tokens.end.max(cue.tokens.end);
        }
    }
    tokens
}

/// Whether the words of the cue speak of violence: in themselves, near them, or not.
fn nearness(kind: ClaimKind, cue: &Range<usize>, violent: &[usize]) -> [String; 2] {
    let distance = |at: usize| cue.start.saturating_sub(at).max((at + 1).saturating_sub(cue.end));
    let how = match violent.iter().map(|&at| distance(at)).min() {
        Some(0) => "in",
        Some(1..=NEAR) => "near",
        _ => "far",
    };
    [format!("violence:{how}"), format!("violence:{how}:{kind}")]
}

fn cue_signs(kind: ClaimKind, cues: &[Found<'_, Cue>]) -> BTreeSet<String> {
    let mut signs = BTreeSet::from(["bias".to_owned(), format!("kind:{kind}")]);
    let groups: BTreeSet<&str> = cues.iter().map(|c| c.value.group.as_str()).collect();
    signs.extend(groups.iter().map(|group| format!("cue:{kind}.{group}")));
    if let Some(strength) = cues.iter().map(|c| c.value.strength).max() {
        signs.insert(format!("strength:{strength:?}").to_lowercase());
    }
    if groups.len() > 1 {
        signs.insert("groups>1".to_owned());
    }
    if groups.len() > 2 {
        signs.insert("groups>2".to_owned());
    }
    signs
}

/// What each sentence says beside its cues.
fn surroundings(language: &Language, text: &Text<'_>, seen: &Explanation) -> Vec<BTreeSet<String>> {
    let mut all: Vec<BTreeSet<String>> = vec![BTreeSet::new(); text.sentences().len()];
    for found in language.context.find(text) {
        all[text.sentence_of(found.tokens.start)].insert(format!("says:{}", found.value));
    }
    let spans: Vec<Range<usize>> =
        text.sentences().iter().map(|s| text.span(text.range(s.clone()))).collect();
    let titled = text.original().find('\n').unwrap_or(0);
    let count = all.len();
    for (at, (signs, span)) in all.iter_mut().zip(&spans).enumerate() {
        let inside = seen.mentions.iter().filter(|m| span.contains(&m.span.start));
        for mention in inside {
            signs.insert(format!("has:{}", mention.kind.label()));
            if mention.kind == Kind::Trigger && !mention.reports.is_empty() {
                signs.insert("has:report".to_owned());
            }
        }
        let words = text.sentences()[at].len();
        let place = match at {
            _ if span.end <= titled => "title",
            _ if at <= 2 => "lead",
            _ if at * 3 > count * 2 => "end",
            _ => "body",
        };
        signs.insert(format!("at:{place}"));
        let length = if words < SHORT {
            "short"
        } else if words > LONG {
            "long"
        } else {
            "middling"
        };
        signs.insert(format!("length:{length}"));
        if text.original()[span.clone()].trim_end().ends_with(['؟', '?']) {
            signs.insert("question".to_owned());
        }
    }
    all
}
