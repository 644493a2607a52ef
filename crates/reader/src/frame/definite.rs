//! Nouns of action with the article, which speak of what was told before, or of acts at large.

use super::Scene;
use crate::lang::Word;

/// Whether a word has the article: "الهجوم", but not "ألقى", whose hamza the normal form has lost.
pub(super) fn is_definite(scene: &Scene<'_, '_>, at: usize) -> bool {
    let written = scene.text.quote(scene.text.range(at..at + 1));
    written.starts_with("ال") && !scene.is(Word::NoArticle, at)
}

/// "الهجمات", "العمليات", "هجماته": acts of which no one is told.
pub(super) fn is_definite_plural(scene: &Scene<'_, '_>, at: usize) -> bool {
    let bare = scene.text.word(at).trim_start_matches(['و', 'ف', 'ب', 'ك']);
    let definite = bare.starts_with("ال") || bare.starts_with("لل");
    let possessed = ["اته", "اتها", "اتهم"].iter().any(|end| bare.ends_with(end));
    (definite && (bare.ends_with("ات") || scene.language.words.is(Word::DefinitePlural, bare))) || possessed
}
