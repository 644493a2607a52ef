//! The end of the page: what it does not say, what would change it, the data with their gaps, the method, the command.

use crate::{
    Chosen, Data, Tested,
    story::{Story, rounded},
    text::{bdi, escape, shortened, web_address},
    words::{Phrase, Value},
};
use std::fmt::Write as _;
use tazamun_sync::{Coincidence, Verdict};

pub(super) fn write(story: &Story<'_>) -> String {
    let mut out = String::new();
    if let Some(tested) = story.tested() {
        out += &super::section(story, "not-said", "plain", &list(&not_said(story)));
        out += &super::section(story, "change", "plain", &list(&would_change(story, tested)));
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

fn not_said(story: &Story<'_>) -> Vec<Phrase> {
    ["not-said-1", "not-said-2", "not-said-3"].map(|id| story.words.say(id, &[])).to_vec()
}

fn would_change(story: &Story<'_>, tested: &Tested) -> Vec<Phrase> {
    let fewest = tested.coincidence.as_ref().map(|c| c.a.events.min(c.b.events));
    let mut says = Vec::new();
    match (&tested.verdict, fewest) {
        (Verdict::TooThin { .. }, _) => says.push(story.words.say("change-thin", &[])),
        (_, Some(n)) => says.push(story.words.say("change-power", &[("events", Value::count(n))])),
        _ => {}
    }
    if tested.certificate.is_none() {
        says.push(story.words.say("change-cert", &[]));
    }
    says.push(story.words.say("change-hours", &[]));
    says
}

fn data(story: &Story<'_>) -> String {
    let mut out = String::new();
    if let Some((tested, found)) = story.tested().and_then(|t| Some((t, t.coincidence.as_ref()?))) {
        out += &list(&used(story, tested, found));
    }
    for file in &story.brief.data {
        out += &file_of_events(story, file);
    }
    out
}

fn used(story: &Story<'_>, tested: &Tested, found: &Coincidence) -> Vec<Phrase> {
    let window = [("from", story.day(found.window.first)), ("to", story.day(found.window.last))];
    let side = |theatre, s: &tazamun_sync::SeriesSummary| {
        story.words.say(
            "limits-used",
            &[
                ("place", story.place(theatre)),
                ("used", Value::count(s.events)),
                ("days", Value::count(s.event_days)),
                ("vague", Value::count(s.too_vague)),
                ("outside", Value::count(s.outside)),
            ],
        )
    };
    let question = &tested.question;
    vec![story.words.say("limits-window", &window), side(&question.a, &found.a), side(&question.b, &found.b)]
}

fn file_of_events(story: &Story<'_>, file: &Data) -> String {
    let words = &story.words;
    let lang = story.lang();
    let mut says: Vec<String> = file.warnings.iter().map(|w| escape(w.in_lang(lang))).collect();
    if let Some(tested) = story.tested() {
        says.extend(file.gaps.iter().map(|gap| {
            let place = Story::theatre(tested, gap.side).name.in_lang(lang);
            words
                .say("limits-gap", &[("place", place.into()), ("days", words.interval(gap.days).into())])
                .html()
        }));
    }
    says.extend(file.excluded.iter().map(|e| {
        words
            .say("limits-excluded", &[("n", Value::count(e.count)), ("why", e.why.in_lang(lang).into())])
            .html()
    }));
    let items: String = says.iter().map(|s| format!("<li>{s}</li>")).collect();
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
    let list =
        if items.is_empty() { String::new() } else { format!("<ul class=\"warnings\">{items}</ul>\n") };
    format!("<h3>{}</h3>\n{list}{}", bdi(file.name.in_lang(lang)), table(story, &rows))
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
    out += &format!(
        "<details><summary>{}</summary>\n{}</details>\n",
        words.label("method-technical"),
        list(&technical(story, tested))
    );
    out
}

fn technical(story: &Story<'_>, tested: &Tested) -> Vec<Phrase> {
    let words = &story.words;
    let question = &tested.question;
    let filters = [("a", question.a.filter.as_str().into()), ("b", question.b.filter.as_str().into())];
    let chosen = match question.chosen {
        Chosen::ByArticle => "method-chosen-article",
        Chosen::ByUser => "method-chosen-user",
    };
    let mut says = vec![words.say(chosen, &[]), words.say("method-filters", &filters)];
    if let Verdict::Withheld { reason } = &tested.verdict {
        says.push(words.say("method-withheld", &[("reason", reason.as_str().into())]));
    }
    if let Some(found) = &tested.coincidence {
        let p = words.spelling().p(found.p).into();
        says.push(words.say("method-p", &[("lags", Value::count(found.lags_compared)), ("p", p)]));
        let numbers = [
            ("excess", story.decimal(found.excess.value)),
            ("low", story.decimal(found.excess.low)),
            ("high", story.decimal(found.excess.high)),
            ("observed", Value::count(rounded(found.observed))),
            ("expected", story.decimal(found.expected)),
        ];
        says.push(words.say("method-excess", &numbers));
    }
    says.push(match &tested.certificate {
        Some(certificate) => story.certificate(certificate),
        None => words.say("method-no-cert", &[]),
    });
    says.push(words.say("method-rules", &[]));
    says
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
