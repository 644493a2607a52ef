//! Words that are left out of what is given to others: blocks stand where they stood, in the text and in every quote.

use std::{collections::BTreeMap, ops::Range};
use tazamun_intake::Telling;
use tazamun_record::{Article, Quote};

/// What stands for a letter that is left out.
const BLOCK: char = '█';

/// What articles tell, without the words at these places (Unicode scalars of title, line break and text), by the articles'
/// names.
pub fn redacted(telling: Telling, places: &BTreeMap<String, Vec<Range<usize>>>) -> Telling {
    let mut telling = telling;
    let originals: Vec<Option<Redaction>> = telling
        .articles
        .iter_mut()
        .map(|article| places.get(&article.doc).map(|spans| Redaction::of(article, spans)))
        .collect();
    for linked in telling.told.iter_mut().flat_map(|told| &mut told.reports) {
        let Some(Some(redaction)) = originals.get(linked.article) else { continue };
        let quotes = &mut linked.report.quotes;
        let slots = [
            &mut quotes.date,
            &mut quotes.place,
            &mut quotes.killed,
            &mut quotes.wounded,
            &mut quotes.actor1,
            &mut quotes.actor2,
        ];
        slots.into_iter().flatten().chain([&mut linked.report.trigger]).for_each(|q| redaction.apply(q));
    }
    telling
}

/// An article's words as they were, and which of them are left out.
struct Redaction {
    whole: String,
    is_left_out: Vec<bool>,
}

impl Redaction {
    /// Blocks the words of an article out, and remembers where.
    fn of(article: &mut Article, spans: &[Range<usize>]) -> Self {
        let whole = format!("{}\n{}", article.title, article.text);
        let mut is_left_out = vec![false; whole.chars().count()];
        for span in spans {
            if let Some(part) = is_left_out.get_mut(span.clone()) {
                part.fill(true);
            }
        }
        let title = article.title.chars().count();
        let blocked = |(letter, out): (char, &bool)| if *out && letter != '\n' { BLOCK } else { letter };
        article.title = article.title.chars().zip(&is_left_out).map(blocked).collect();
        article.text = article.text.chars().zip(&is_left_out[title + 1..]).map(blocked).collect();
        Redaction { whole, is_left_out }
    }

    /// Blocks out what is left out of a quote, wherever in the article its words stand.
    fn apply(&self, quote: &mut Quote) {
        let words = quote.as_str();
        if words.is_empty() {
            return;
        }
        let length = words.chars().count();
        let mut out = vec![false; length];
        for (at, _) in self.whole.match_indices(words) {
            let first = self.whole[..at].chars().count();
            let there = self.is_left_out.iter().skip(first).take(length);
            out.iter_mut().zip(there).for_each(|(out, there)| *out |= there);
        }
        let text: String =
            words.chars().zip(out).map(|(letter, out)| if out { BLOCK } else { letter }).collect();
        if let Ok(blocked) = Quote::cut(&text, 0..text.len()) {
            *quote = blocked;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn article() -> Article {
        serde_json::from_str(
            r#"{"doc":"a","published":"2022-01-23","title":"عن فلان","text":"قال فلان الفلاني إن ثلاثة قتلوا. وقال فلان مرة أخرى."}"#,
        )
        .unwrap()
    }

    #[test]
    fn no_word_that_is_left_out_stands_anywhere() {
        let mut article = article();
        let whole: Vec<char> = format!("{}\n{}", article.title, article.text).chars().collect();
        let word: Vec<char> = "فلان".chars().collect();
        let spans: Vec<Range<usize>> = (0..whole.len())
            .filter(|at| whole[*at..].starts_with(&word))
            .map(|at| at..at + word.len())
            .collect();
        let redaction = Redaction::of(&mut article, &spans);
        assert!(!article.text.contains("فلان") && !article.title.contains("فلان"), "{article:?}");
        assert!(article.text.contains("ثلاثة قتلوا"), "{article:?}");
        // A quote that holds the word, and one that holds a part of it.
        for (words, shown) in [("فلان الفلاني", "████ ال██اني"), ("ثلاثة", "ثلاثة"), ("لان", "███")]
        {
            let mut quote = Quote::cut(words, 0..words.len()).unwrap();
            redaction.apply(&mut quote);
            if words == "فلان الفلاني" {
                assert!(quote.as_str().starts_with("████ "), "{quote:?}");
                assert_eq!(quote.as_str().chars().count(), words.chars().count());
            } else {
                assert_eq!(quote.as_str(), shown);
            }
        }
    }

    #[test]
    fn a_place_beyond_the_text_is_none() {
        let mut article = article();
        let before = article.clone();
        let beyond = 5_000..6_000;
        Redaction::of(&mut article, std::slice::from_ref(&beyond));
        assert_eq!(article, before);
    }
}
