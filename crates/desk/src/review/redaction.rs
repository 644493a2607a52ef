//! Words that are left out of exports: a sign stands in their place, one for each letter, so that quotes still stand in
//! their article.

use super::{
    material::Material,
    text::{between, scalars},
};
use crate::{
    Desk,
    pages::{Failure, Visit},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Redirect,
};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_record::{Article, Report};
use tazamun_store::{Redaction, Role};
use tazamun_words::text::inert;

/// What stands for a letter that is left out.
const SIGN: char = '█';

/// An article and its reports without the words that are left out.
pub(crate) fn redacted(
    article: Article,
    reports: Vec<Report>,
    redactions: &[Redaction],
) -> (Article, Vec<Report>) {
    if redactions.is_empty() {
        return (article, reports);
    }
    let whole = article.whole();
    let letters: Vec<char> = whole.chars().collect();
    let gone = |at: usize| redactions.iter().any(|r| (r.start..r.end).contains(&at));
    let cover = |from: usize, text: &str| -> String {
        text.chars()
            .enumerate()
            .map(|(n, c)| if gone(from + n) && !c.is_whitespace() { SIGN } else { c })
            .collect()
    };
    let title = cover(0, &article.title);
    let text = cover(article.title.chars().count() + 1, &article.text);
    // Wherever the same words stand again, as in a quote or in a source's name, they go as well.
    let words: Vec<String> = redactions
        .iter()
        .filter_map(|r| letters.get(r.start..r.end))
        .map(|letters| letters.iter().collect::<String>())
        .filter(|words| !words.trim().is_empty())
        .collect();
    let hide = |text: String| {
        words.iter().fold(text, |text, words| {
            let sign: String = words.chars().map(|c| if c.is_whitespace() { c } else { SIGN }).collect();
            text.replace(words, &sign)
        })
    };
    let article = Article { title: hide(title), text: hide(text), ..article };
    let reports = reports
        .into_iter()
        .filter_map(|report| {
            let json = serde_json::to_value(report).ok()?;
            serde_json::from_value(hidden(json, &hide)).ok()
        })
        .collect();
    (article, reports)
}

/// Every text of a value without the words.
fn hidden(value: serde_json::Value, hide: &impl Fn(String) -> String) -> serde_json::Value {
    use serde_json::Value as V;
    match value {
        V::String(text) => V::String(hide(text)),
        V::Array(all) => V::Array(all.into_iter().map(|v| hidden(v, hide)).collect()),
        V::Object(all) => V::Object(all.into_iter().map(|(name, v)| (name, hidden(v, hide))).collect()),
        other => other,
    }
}

/// On the page of an article: what is left out, and leaving out more.
pub(super) fn panel(visit: &Visit, material: &Material, redactions: &[Redaction]) -> Markup {
    if !visit.may(Role::Codes) {
        return html! {};
    }
    let letters: Vec<char> = material.whole.chars().collect();
    let words =
        |r: &Redaction| letters.get(r.start..r.end).map(|l| l.iter().collect::<String>()).unwrap_or_default();
    html! {
        details.redactions {
            summary { (visit.say("redactions")) " (" (redactions.len()) ")" }
            @for redaction in redactions {
                form.inline method="post" action={ "/articles/" (material.id) "/redactions" } {
                    p {
                        q dir="auto" { (inert(&words(redaction))) } " – " bdi { (inert(&redaction.why)) } " "
                        input type="hidden" name="drop" value=(redaction.id);
                        button type="submit" { (visit.say("redaction-drop")) span.unseen { " " (inert(&words(redaction))) } }
                    }
                }
            }
            form method="post" action={ "/articles/" (material.id) "/redactions" } {
                label for="redact-words" { (visit.say("redaction-words")) }
                input #redact-words name="words" required maxlength="500" dir="auto" aria-describedby="redact-help";
                p.help #redact-help { (visit.say("redaction-help")) }
                label for="redact-why" { (visit.say("redaction-why")) }
                input #redact-why name="why" required maxlength="500" dir="auto";
                button type="submit" { (visit.say("redaction-add")) }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Changing {
    #[serde(default)]
    words: String,
    #[serde(default)]
    why: String,
    drop: Option<i64>,
}

pub(super) async fn changed(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(id): Path<i64>,
    Form(form): Form<Changing>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Codes)?;
    let person = visit.number();
    if let Some(redaction) = form.drop {
        let done = desk.write(move |store| Ok(store.unredact(id, redaction, person)?)).await?;
        return if done { Ok(Redirect::to(&format!("/articles/{id}"))) } else { Err(Failure::NotFound) };
    }
    let why: String = form.why.trim().chars().take(500).collect();
    if why.is_empty() {
        return Err(Failure::Bad("refused-no-reason", String::new()));
    }
    let material = Material::of(&desk, id).await?;
    let words = form.words.trim().to_owned();
    let at = material
        .whole
        .find(&words)
        .filter(|_| !words.is_empty())
        .ok_or(Failure::Bad("wrong-quote", String::new()))?;
    let start = scalars(&material.whole, at);
    let span = (start, start + words.chars().count());
    if between(&material.whole, span.0, span.1).is_none() {
        return Err(Failure::Bad("wrong-quote", String::new()));
    }
    desk.write(move |store| Ok(store.redact(id, span, person, &why)?)).await?;
    Ok(Redirect::to(&format!("/articles/{id}")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn words_go_from_text_and_quotes_and_quotes_still_stand() {
        let article = Article {
            doc: "a".into(),
            published: "2022-01-23".parse().unwrap(),
            title: "مقتل أحمد سالم".into(),
            text: "قتل أحمد سالم و3 آخرون في هجوم. وكان أحمد سالم معلما.".into(),
            source: None,
            url: None,
        };
        let report: Report = serde_json::from_str(
            r#"{"sub_event_type":"Attack","date_start":"2022-01-23","date_end":"2022-01-23","country":"IQ",
            "trigger":"هجوم","quotes":{"killed":"أحمد سالم و3 آخرون"}}"#,
        )
        .unwrap();
        let redactions = [Redaction { id: 1, start: 5, end: 14, why: "x".into() }];
        let (article, reports) = redacted(article, vec![report], &redactions);
        let whole = article.whole();
        assert!(!whole.contains("أحمد") && !whole.contains("سالم"), "{whole}");
        let quote = reports[0].quotes.killed.clone().unwrap();
        assert!(quote.stands_in(&whole) && quote.as_str().contains("و3 آخرون"), "{quote}");
        assert!(reports[0].trigger.stands_in(&whole));
    }
}
