//! A web page → the article in it, by Mozilla's readability rules (`dom_smoothie`).
//!
//! The day of publication is what the page says of itself, from the most to the least deliberate ([`page_dates`]).

use super::{
    FormatError, Problem, article::Undated, cell::DateOrder, page_dates, published, shallow::shallow,
};
use dom_smoothie::{Config, Readability, TextMode};

/// A page with more elements than this is no news article, and would take minutes.
const MOST_ELEMENTS: usize = 60_000;

pub(super) fn read(file: &str, page: &str) -> Result<Undated, FormatError> {
    let no_text = |why: String| FormatError::whole(file, Problem::NoText(why));
    let config =
        Config { max_elements_to_parse: MOST_ELEMENTS, text_mode: TextMode::Formatted, ..Config::default() };
    let mut readability =
        Readability::new(shallow(page).as_ref(), None, Some(config)).map_err(|e| no_text(e.to_string()))?;
    let said = page_dates::said(&readability);
    let found = readability.parse().map_err(|e| no_text(e.to_string()))?;
    let text = paragraphs(&found.text_content);
    if text.is_empty() {
        return Err(no_text("its main part is empty".to_owned()));
    }
    let mut article = Undated::named_after(file);
    article.published = first_day(&said);
    article.title = found.title.trim().to_owned();
    article.text = text;
    article.source = found.site_name;
    article.url = found.url;
    Ok(article)
}

/// The first of these words that is a day of publication, as `YYYY-MM-DD`; where none is, the first of them, so that it can
/// be said what is wrong with it.
fn first_day(said: &[String]) -> Option<String> {
    let day = said.iter().find_map(|words| published::day(words, DateOrder::Unknown).ok());
    day.map(|day| day.to_string()).or_else(|| said.iter().find(|words| !words.trim().is_empty()).cloned())
}

/// A piece of HTML, as feeds have it, without its marks; a text without marks as it is.
pub(super) fn words(piece: &str) -> String {
    if !piece.contains(['<', '&']) {
        return piece.trim().to_owned();
    }
    let page = format!("<html><body>{}</body></html>", shallow(piece));
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    match Readability::new(page, None, Some(config)) {
        Ok(page) => paragraphs(&page.doc.formatted_text()),
        Err(_) => piece.trim().to_owned(),
    }
}

/// The text with its lines trimmed and empty lines dropped, so that a paragraph is a line.
fn paragraphs(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::read_articles;

    const PAGE: &str = include_str!("../../tests/data/page.html");

    #[test]
    fn a_page_gives_its_text_and_its_day_and_not_its_menu() {
        let article = read_articles("saved.html", PAGE.as_bytes(), None).unwrap().remove(0);
        assert_eq!(article.published.to_string(), "2022-01-23");
        assert!(article.title.contains("هجوم"), "{}", article.title);
        assert!(article.text.contains("11 جنديا"), "{}", article.text);
        assert!(!article.text.contains("اتصل بنا"), "{}", article.text);
    }

    #[test]
    fn a_page_that_only_dates_itself_in_its_time_element() {
        let page = PAGE.replace("datePublished", "dateOfNothing").replace("article:published_time", "x");
        let article = read_articles("saved.html", page.as_bytes(), None).unwrap().remove(0);
        assert_eq!(article.published.to_string(), "2022-01-24");
    }
}
