//! The end of the page: what it does not say, what would change it, the data with their gaps, the method, the command.

use crate::{
    BriefData, Tested,
    story::Story,
    text::{bdi, escape, shortened, web_address},
    words::Phrase,
};
use std::fmt::Write as _;

pub(super) fn write(story: &Story<'_>) -> String {
    let mut out = String::new();
    if let Some(tested) = story.tested() {
        out += &super::section(story, "not-said", "plain", &list(&story.not_said()));
        out += &super::section(story, "change", "plain", &list(&story.would_change(tested)));
    }
    out += &super::section(story, "limits", "plain", &data(story));
    if let Some(tested) = story.tested() {
        out += &super::section(story, "method", "plain", &method(story, tested));
    }
    out + &super::section(story, "reproduce", "plain", &reproduction(story))
}

fn list(phrases: &[Phrase]) -> String {
    let items: String = phrases.iter().map(|p| format!("<li>{}</li>", p.html())).collect();
    format!("<ul>{items}</ul>\n")
}

fn data(story: &Story<'_>) -> String {
    let mut out = String::new();
    if let Some((tested, found)) = story.tested().and_then(|t| Some((t, t.coincidence.as_ref()?))) {
        out += &list(&story.used(tested, found));
    }
    for file in &story.brief.data {
        out += &file_of_events(story, file);
    }
    if story.tested().is_none() {
        out += &models(story);
    }
    out
}

/// Which language models read what is told here, where any did.
fn models(story: &Story<'_>) -> String {
    let models = story.models();
    if models.is_empty() { String::new() } else { list(&models) }
}

fn file_of_events(story: &Story<'_>, file: &BriefData) -> String {
    let words = &story.words;
    let cautions = story.cautions(file);
    let list = if cautions.is_empty() { String::new() } else { list(&cautions) };
    let mut rows = vec![
        ("data-file", code(&file.path)),
        ("data-events", words.spelling().whole(file.events as u64)),
        ("data-hash", code(&file.sha256)),
    ];
    rows.extend(file.licence.as_deref().map(|l| ("data-licence", bdi(&shortened(l, 300)))));
    rows.extend(file.citation.as_deref().map(|c| ("data-cite", bdi(&shortened(c, 600)))));
    rows.extend(file.url.as_deref().and_then(web_address).map(|url| {
        (
            "data-origin",
            format!("<a href=\"{0}\" rel=\"noreferrer\"><bdi dir=\"ltr\">{0}</bdi></a>", escape(url)),
        )
    }));
    format!("<h3>{}</h3>\n{list}{}", bdi(file.name.in_lang(story.lang())), table(story, &rows))
}

fn code(text: &str) -> String {
    format!("<code dir=\"ltr\">{}</code>", escape(&shortened(text, 2_000)))
}

fn table(story: &Story<'_>, rows: &[(&str, String)]) -> String {
    let rows = rows.iter().fold(String::new(), |mut out, (id, value)| {
        let _ = write!(out, "<div><dt>{}</dt><dd>{value}</dd></div>", story.words.label(id));
        out
    });
    format!("<dl class=\"pairs\">{rows}</dl>\n")
}

fn method(story: &Story<'_>, tested: &Tested) -> String {
    let words = &story.words;
    let mut out = format!("<p>{}</p>\n", words.label("method-plain"));
    out += &models(story);
    out += &format!(
        "<details><summary>{}</summary>\n{}</details>\n",
        words.label("method-technical"),
        list(&story.technical(tested))
    );
    out
}

fn reproduction(story: &Story<'_>) -> String {
    let again = &story.brief.reproduction;
    let words = &story.words;
    let mut rows = vec![
        ("reproduce-command", code(&again.command)),
        ("reproduce-version", code(&again.version)),
        ("reproduce-seed", code(&again.seed.to_string())),
    ];
    rows.extend(again.made_on.map(|day| ("reproduce-made", bdi(&words.day(day)))));
    table(story, &rows)
}
