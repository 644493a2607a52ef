//! A web page → the article in it, by Mozilla's readability rules (`dom_smoothie`).
//!
//! The day of publication is looked for in JSON-LD and the page's `meta` elements, then in its first `time` element:
//! what a page says of itself, from the most to the least deliberate.

use super::{FormatError, Problem, article::Undated, cell, cell::DateOrder, shallow::shallow};
use dom_smoothie::{Config, Readability, TextMode};

/// A page with more elements than this is no news article, and would take minutes.
const MOST_ELEMENTS: usize = 60_000;

/// Meta elements that hold a day of publication, beside those that readability looks at.
const DATES: &[&str] = &[
    r#"meta[property="article:published_time"]"#,
    r#"meta[itemprop="datePublished"]"#,
    r#"meta[name="date"]"#,
    r#"meta[name="pubdate"]"#,
    r#"meta[name="publishdate"]"#,
    r#"meta[name="DC.date.issued"]"#,
    r#"meta[name="dcterms.date"]"#,
    r#"meta[property="og:published_time"]"#,
];

pub(super) fn read(file: &str, page: &str) -> Result<Undated, FormatError> {
    let no_text = |why: String| FormatError::whole(file, Problem::NoText(why));
    let config =
        Config { max_elements_to_parse: MOST_ELEMENTS, text_mode: TextMode::Formatted, ..Config::default() };
    let mut readability =
        Readability::new(shallow(page).as_ref(), None, Some(config)).map_err(|e| no_text(e.to_string()))?;
    let dates = dates(&readability);
    let found = readability.parse().map_err(|e| no_text(e.to_string()))?;
    let text = paragraphs(&found.text_content);
    if text.is_empty() {
        return Err(no_text("its main part is empty".to_owned()));
    }
    let mut article = Undated::named_after(file);
    article.published = first_day(found.published_time.into_iter().chain(dates));
    article.title = found.title.trim().to_owned();
    article.text = text;
    article.source = found.site_name;
    article.url = found.url;
    Ok(article)
}

/// What the page says of its day, in the order of trust.
fn dates(readability: &Readability) -> Vec<String> {
    let meta = DATES.iter().filter_map(|selector| readability.doc.select(selector).attr("content"));
    let time = readability.doc.select("time[datetime]").attr("datetime");
    meta.chain(time).map(|text| text.to_string()).collect()
}

/// The first of these words that is a day, as `YYYY-MM-DD`. A time of day is dropped with its offset: the day is the
/// newspaper's own.
fn first_day(words: impl Iterator<Item = String>) -> Option<String> {
    words.filter_map(|w| cell::day(w.trim(), DateOrder::Unknown).ok()).next().map(|day| day.to_string())
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
