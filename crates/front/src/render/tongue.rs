//! An article in a language that is not read → that it is in none that is, and what told so.

use crate::inert;
use tazamun_record::Article;
use tazamun_words::{Lang, Words};

/// The sentence; none where the article's language is read.
pub fn text(article: &Article, words: &Words) -> Option<String> {
    let found = tazamun_reader::tongue(article);
    if found.is_read() {
        return None;
    }
    let [english, arabic, french] = found.tongue.names;
    let name = match words.lang() {
        Lang::Arabic => arabic,
        Lang::English => english,
        Lang::French => french,
    };
    let id = if found.seen.is_empty() { "read-other-letters" } else { "read-other-language" };
    let values = [
        ("doc", inert::line(&article.doc).into_owned().into()),
        ("language", name.to_owned().into()),
        ("words", found.seen.join(&words.bare("list-comma")).into()),
    ];
    Some(words.say(id, &values).plain())
}
