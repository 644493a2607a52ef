//! The top of the page: the verdict as a headline and the four answers, in that order, before anything else.

use crate::{
    picture::months,
    story::{Answered, Story},
    text::shortened,
};
use std::fmt::Write as _;

/// Titles of articles are shown up to this length; the file holds the rest.
const TITLE: usize = 160;

pub(super) fn write(story: &Story<'_>) -> String {
    let words = &story.words;
    let answers: String = story.answers().iter().map(|a| answer(story, a)).collect();
    format!(
        "<header>\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n{}</header>\n<dl class=\"answers\">\n{answers}</dl>\n{}{}",
        words.label("kicker"),
        story.headline().html(),
        story.claims().map_or(String::new(), |told| format!("<p>{}</p>\n", told.short.html())),
        claims(story),
        byline(story)
    )
}

fn answer(story: &Story<'_>, answered: &Answered) -> String {
    let says: Vec<String> = answered.says.iter().map(|p| p.html()).collect();
    let mut out = format!("<div><dt>{}</dt><dd><p>{}</p>", story.words.label(answered.ask), says.join(" "));
    if !answered.lines.is_empty() {
        let lines: String = answered.lines.iter().map(|l| format!("<li>{}</li>", l.html())).collect();
        let class = if story.compares_two() { " class=\"sides\"" } else { "" };
        let _ = write!(out, "<ul{class}>{lines}</ul>");
    }
    out + "</dd></div>\n"
}

/// What the articles claim, a line each; what an answer rests on is folded under it.
fn claims(story: &Story<'_>) -> String {
    let Some(told) = story.claims() else { return String::new() };
    let items: String = told
        .claims
        .iter()
        .map(|claim| {
            let details: String = claim.details.iter().map(|d| format!("<li>{}</li>", d.html())).collect();
            let (line, picture) = (claim.line.html(), picture(story, claim.number));
            format!("<li><details><summary>{line}</summary>\n<ul>{details}</ul>{picture}</details></li>\n")
        })
        .collect();
    let body = format!(
        "<p>{}</p>\n<ol class=\"claimed\">\n{items}</ol>\n<p class=\"note\">{}</p>\n",
        told.summary.html(),
        told.correction.html()
    );
    super::section(story, "claims", "block", &body)
}

/// Claims that have a picture: the page is to stay small, however many there are.
const PICTURES: usize = 12;

/// The picture under a claim, where there is one.
fn picture(story: &Story<'_>, number: usize) -> String {
    let claim = story.brief.claims.get(number).filter(|_| number < PICTURES);
    let Some(picture) = claim.and_then(|claim| claim.picture.as_ref()) else { return String::new() };
    let (drawn, said) = (months::draw(story, picture), months::said(story, picture).html());
    format!("<figure>{drawn}<figcaption>{said}</figcaption></figure>")
}

/// What was read: each article by title, source and date.
fn byline(story: &Story<'_>) -> String {
    let words = &story.words;
    let articles = &story.brief.articles;
    if articles.is_empty() {
        return format!("<p class=\"byline\">{}</p>\n", words.label("question-only"));
    }
    let named = articles.iter().take(3).map(|article| {
        let title = if article.title.trim().is_empty() { &article.doc } else { &article.title };
        let date = words.say("published", &[("date", words.day(article.published).into())]);
        let title = shortened(title.trim(), TITLE).into_owned();
        words.say("named", &[("name", date.into()), ("value", title.into())]).html()
    });
    let mut lines: Vec<String> = named.collect();
    if articles.len() > lines.len() {
        lines.push(words.say("articles-read", &[("n", crate::words::Value::count(articles.len()))]).html());
    }
    format!("<p class=\"byline\">{}</p>\n", lines.join("<br>"))
}
