//! The desk's own sentences, beside those of every answer.

use std::sync::LazyLock;
use tazamun_words::{Catalogue, Lang, Numerals, Words};

/// The messages that the desk alone says.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new(
        include_str!("../../messages/en.ftl"),
        include_str!("../../messages/ar.ftl"),
        include_str!("../../messages/fr.ftl"),
    )
});

/// The words of a page in this language.
pub fn words(lang: Lang) -> Words {
    Words::new(lang, Numerals::Western).beside(&CATALOGUE)
}
