//! Words → triggers: where a text tells something that may be an incident, and what its words say it was.
//!
//! Whether it happened is not asked here: that takes all that the text mentions ([`crate::annotate::scene::factual`]).

mod gaps;
mod targets;

use crate::{
    lang::Spoken,
    ontology::Act,
    text::{Proclitics, Text},
};
use std::ops::Range;

/// A trigger where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it tells.
    pub act: Act,
    /// Whether it is a verb.
    pub verb: bool,
    /// It tells an incident only beside other words: no report comes of it alone.
    pub weak: bool,
    /// What is written onto its first word.
    pub proclitics: Proclitics,
}

/// All triggers of a text, weak ones too, in its order.
pub fn find(spoken: &Spoken<'_>, text: &Text<'_>) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = spoken
        .each(|language| language.triggers_in(text), |hit| hit.tokens.start)
        .into_iter()
        .filter(|hit| !hit.proclitics.future)
        .map(|hit| Anchor {
            tokens: hit.tokens,
            act: hit.value.act,
            verb: hit.value.verb,
            weak: hit.value.weak,
            proclitics: hit.proclitics,
        })
        .collect();
    gaps::add(spoken, text, &mut anchors);
    targets::add(spoken, text, &mut anchors);
    anchors
}
