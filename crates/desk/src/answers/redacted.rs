//! Words that are left out of what is given to others: a block stands for each letter, in the text, in every quote and
//! wherever else the same words stand, so that quotes still stand in their article.

use std::{collections::BTreeMap, ops::Range};
use tazamun_intake::Telling;
use tazamun_record::{Article, Incident, Quote, Report};

/// What stands for a letter that is left out.
const BLOCK: char = '█';

/// What articles tell, without the words at these places (Unicode scalars of title, line break and text), by the articles'
/// names.
pub fn redacted(telling: Telling, places: &BTreeMap<String, Vec<Range<usize>>>) -> Telling {
    let mut telling = telling;
    let covers: Vec<Option<Cover>> = telling
        .articles
        .iter_mut()
        .map(|article| places.get(&article.doc).map(|spans| Cover::over(article, spans)))
        .collect();
    for told in &mut telling.told {
        for linked in &mut told.reports {
            let Some(Some(cover)) = covers.get(linked.article) else { continue };
            cover.report(&mut linked.report);
            cover.incident(&mut told.incident);
        }
    }
    telling
}

/// An article and what was read of it, without the words at these places.
pub fn redacted_article(
    article: Article,
    reports: Vec<Report>,
    places: &[Range<usize>],
) -> (Article, Vec<Report>) {
    let (mut article, mut reports) = (article, reports);
    let cover = Cover::over(&mut article, places);
    reports.iter_mut().for_each(|report| cover.report(report));
    (article, reports)
}

/// The words of an article that are left out.
struct Cover {
    /// Title, line break and text as they were.
    whole: String,
    /// The letters of the same, with their blocks.
    covered: Vec<char>,
    /// What is left out, each once.
    words: Vec<String>,
}

impl Cover {
    /// Blocks words out of an article, at these places and wherever they stand again, and remembers them.
    fn over(article: &mut Article, places: &[Range<usize>]) -> Self {
        let whole = article.whole();
        let letters: Vec<char> = whole.chars().collect();
        let places: Vec<Range<usize>> =
            places.iter().filter(|place| letters.get((*place).clone()).is_some()).cloned().collect();
        let mut words: Vec<String> = places
            .iter()
            .map(|place| letters[place.clone()].iter().collect::<String>())
            .filter(|words| !words.trim().is_empty())
            .collect();
        words.sort_unstable();
        words.dedup();
        let mut covered = letters;
        let again = words.iter().flat_map(|words| occurrences(&whole, words));
        for place in places.iter().cloned().chain(again) {
            covered[place].iter_mut().for_each(|letter| *letter = block(*letter));
        }
        let title = article.title.chars().count();
        article.title = covered[..title].iter().collect();
        article.text = covered[title + 1..].iter().collect();
        Cover { whole, covered, words }
    }

    fn report(&self, report: &mut Report) {
        let quotes = &mut report.quotes;
        let slots = [
            &mut quotes.date,
            &mut quotes.place,
            &mut quotes.killed,
            &mut quotes.wounded,
            &mut quotes.actor1,
            &mut quotes.actor2,
        ];
        slots.into_iter().flatten().chain([&mut report.trigger]).for_each(|quote| self.quote(quote));
        self.text(&mut report.facts.actor_source);
    }

    fn incident(&self, incident: &mut Incident) {
        self.text(&mut incident.facts.actor_source);
        self.text(&mut incident.note);
        for told in incident.told.values_mut().flatten() {
            told.value = self.without_words(&told.value);
        }
    }

    /// Blocks out of a quote what is blocked wherever in the article the quote stands.
    fn quote(&self, quote: &mut Quote) {
        let mut letters: Vec<char> = quote.as_str().chars().collect();
        for place in occurrences(&self.whole, quote.as_str()) {
            for (letter, covered) in letters.iter_mut().zip(&self.covered[place]) {
                if *covered == BLOCK {
                    *letter = BLOCK;
                }
            }
        }
        let text: String = letters.into_iter().collect();
        if let Ok(blocked) = Quote::cut(&text, 0..text.len()) {
            *quote = blocked;
        }
    }

    fn text(&self, text: &mut Option<String>) {
        if let Some(text) = text {
            *text = self.without_words(text);
        }
    }

    fn without_words(&self, text: &str) -> String {
        self.words.iter().fold(text.to_owned(), |text, words| {
            text.replace(words, &words.chars().map(block).collect::<String>())
        })
    }
}

/// Spaces and line breaks stay, so that the lines of a text stay as they were.
fn block(letter: char) -> char {
    if letter.is_whitespace() { letter } else { BLOCK }
}

/// Where words stand in a text, in Unicode scalars.
fn occurrences(whole: &str, words: &str) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let length = words.chars().count();
    let (mut places, mut seen, mut scalars) = (Vec::new(), 0, 0);
    for (at, _) in whole.match_indices(words) {
        scalars += whole[seen..at].chars().count();
        seen = at;
        places.push(scalars..scalars + length);
    }
    places
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn article() -> Article {
        serde_json::from_str(
            r#"{"doc":"a","published":"2022-01-23","title":"مقتل فلان الفلاني","text":"قتل فلان الفلاني و3 آخرون في هجوم. وكان فلان الفلاني معلما."}"#,
        )
        .unwrap()
    }

    fn report(quote: &str) -> Report {
        serde_json::from_value(serde_json::json!({
            "sub_event_type": "Attack", "date_start": "2022-01-23", "date_end": "2022-01-23", "country": "IQ",
            "actor_source": "زوجة فلان الفلاني", "trigger": "هجوم", "quotes": {"killed": quote},
        }))
        .unwrap()
    }

    /// "فلان الفلاني" in the title, the first of three times.
    const NAME: Range<usize> = 5..17;

    #[test]
    fn words_go_from_text_quotes_and_sources_and_quotes_still_stand() {
        for (quote, shown) in [
            ("فلان الفلاني و3 آخرون", "████ ███████ و3 آخرون"),
            ("لان الفلاني", "███ ███████"),
            ("مقتل فلان", "مقتل ████"),
            ("و3 آخرون", "و3 آخرون"),
        ] {
            let (article, reports) = redacted_article(article(), vec![report(quote)], &[NAME]);
            let whole = article.whole();
            assert!(!whole.contains("فلان") && !whole.contains("الفلاني"), "{whole}");
            assert!(whole.contains("و3 آخرون في هجوم"), "{whole}");
            let killed = reports[0].quotes.killed.clone().unwrap();
            assert_eq!(killed.as_str(), shown);
            assert!(killed.stands_in(&whole) && reports[0].trigger.stands_in(&whole), "{killed}");
            assert_eq!(reports[0].facts.actor_source.as_deref(), Some("زوجة ████ ███████"));
        }
    }

    #[test]
    fn a_brief_and_its_incidents_lose_them_too() {
        let told = report("فلان الفلاني و3 آخرون");
        let mut incident = Incident::new("x", told.facts.clone());
        incident.note = Some("عن فلان الفلاني".into());
        let value = tazamun_record::SourcedValue {
            value: "زوجة فلان الفلاني".into(), by: vec!["a#0".into()]
        };
        incident.told.insert("actor_source".into(), vec![value]);
        let reports = vec![tazamun_record::LinkedReport { article: 0, report: told }];
        let telling = Telling {
            articles: vec![article()],
            told: vec![tazamun_record::SourcedIncident { incident, reports }],
            ..Telling::default()
        };
        let telling = redacted(telling, &BTreeMap::from([("a".to_owned(), vec![NAME])]));
        let all =
            format!("{} {}", telling.articles[0].whole(), serde_json::to_string(&telling.told).unwrap());
        assert!(!all.contains("فلان") && !all.contains("الفلاني"), "{all}");
    }

    #[test]
    fn a_place_beyond_the_text_is_none() {
        let (after, _) = redacted_article(article(), Vec::new(), &[5_000..6_000, 7_000..7_001]);
        assert_eq!(after, article());
    }
}
