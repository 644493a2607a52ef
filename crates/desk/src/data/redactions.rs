//! Words of one article that are left out of all that is given to others. They are looked for in that article alone: nobody
//! can look for a person here.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use maud::{Markup, html};
use serde::Deserialize;
use std::{ops::Range, sync::Arc};
use tazamun_record::Article;
use tazamun_store::{RedactionLine, Role};
use tazamun_words::text::inert;

/// Letters of the words.
const LONGEST: usize = 200;
/// Places where they stand.
const PLACES: usize = 500;

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(number): Path<i64>,
) -> Result<Markup, Failure> {
    visit.must(Role::Codes)?;
    let (article, redactions) =
        desk.read(move |store| Ok((store.article_numbered(number)?, store.redactions(number)?))).await?;
    let article = article.ok_or(Failure::NotFound)?;
    let title = visit.bare("redactions-heading");
    let shown = if article.title.trim().is_empty() { &article.doc } else { &article.title };
    let body = html! {
        h1 { (title) }
        p { a href={ "/articles/" (number) } dir="auto" { (inert(shown)) } }
        p { (visit.say("redactions-what")) }
        form method="post" action={ "/data/redactions/" (number) } {
            div.fields {
                div { label for="words" { (visit.say("redactions-words")) } input #words name="words" required maxlength="200" dir="auto" autocomplete="off"; }
                div { label for="why" { (visit.say("log-why")) } input #why name="why" required maxlength="300" dir="auto"; }
            }
            button.main type="submit" { (visit.say("redactions-do")) }
        }
        @if redactions.is_empty() { p { (visit.say("redactions-none")) } } @else { (table(&visit, number, &article, &redactions)) }
    };
    Ok(page(&visit, Room::Data, &title, &body))
}

fn table(visit: &Visit, number: i64, article: &Article, redactions: &[RedactionLine]) -> Markup {
    let letters: Vec<char> = whole(article).chars().collect();
    let words = |span: &Range<usize>| letters.get(span.clone()).map(|part| part.iter().collect::<String>());
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.bare("redactions-heading")) {
            table {
                thead { tr {
                    th scope="col" { (visit.say("redactions-words")) }
                    th scope="col" { (visit.say("log-when")) }
                    th scope="col" { (visit.say("log-who")) }
                    th scope="col" { (visit.say("log-why")) }
                    th scope="col" { (visit.say("redactions-back")) }
                } }
                tbody {
                    @for line in redactions {
                        tr {
                            td dir="auto" { @if let Some(words) = words(&line.span) { (inert(&words)) } @else { "–" } }
                            td { (visit.moment(&line.at)) }
                            td { @match &line.person { Some(name) => bdi { (name) }, None => (visit.say("one-person-alone")) } }
                            td dir="auto" { (inert(&line.why)) }
                            td {
                                form method="post" action={ "/data/redactions/" (number) "/back" } {
                                    input type="hidden" name="id" value=(line.id);
                                    button type="submit" { (visit.say("redactions-back")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn whole(article: &Article) -> String {
    format!("{}\n{}", article.title, article.text)
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    words: String,
    #[serde(default)]
    why: String,
}

pub(super) async fn redact(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(number): Path<i64>,
    Form(wanted): Form<Wanted>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Codes)?;
    let (words, why) = (wanted.words.trim().to_owned(), wanted.why.trim().to_owned());
    if words.is_empty() || words.chars().count() > LONGEST {
        return Err(Failure::Bad("redactions-no-words", String::new()));
    }
    if why.is_empty() || why.chars().count() > 300 {
        return Err(Failure::Bad("redactions-no-reason", String::new()));
    }
    let person = visit.number();
    desk.write(move |store| {
        let article = store.article_numbered(number)?.ok_or(Failure::NotFound)?;
        let spans = places(&whole(&article), &words);
        if spans.is_empty() {
            return Err(Failure::Bad("redactions-not-there", String::new()));
        }
        Ok(store.redact(number, &spans, person, &why)?)
    })
    .await?;
    Ok(Redirect::to(&format!("/data/redactions/{number}")))
}

#[derive(Deserialize)]
pub(super) struct Taken {
    id: i64,
}

pub(super) async fn back(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(number): Path<i64>,
    Form(taken): Form<Taken>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Codes)?;
    let person = visit.number();
    let done = desk.write(move |store| Ok(store.take_redaction_back(number, taken.id, person)?)).await?;
    if done { Ok(Redirect::to(&format!("/data/redactions/{number}"))) } else { Err(Failure::NotFound) }
}

/// Where words stand in a text, in Unicode scalars.
fn places(text: &str, words: &str) -> Vec<Range<usize>> {
    let length = words.chars().count();
    let mut scalars = 0;
    let mut last = 0;
    let found = text.match_indices(words).take(PLACES).map(|(at, _)| {
        scalars += text[last..at].chars().count();
        last = at;
        scalars..scalars + length
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_scalars() {
        assert_eq!(places("عن فلان\nقال فلان.", "فلان"), [3..7, 12..16]);
        assert_eq!(places("aéaéaé", "é"), [1..2, 3..4, 5..6]);
        assert!(places("x", "y").is_empty());
    }
}
