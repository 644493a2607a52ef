//! The chain from every number to the words that it was read from: incidents, their reports, quotations with the words
//! of each value marked, source, date, link.

use crate::{
    LinkedReport, SourcedIncident,
    story::Story,
    text::{bdi, escape, is_arabic, shortened, web_address},
};
use tazamun_record::{Article, Status};
use tazamun_words::french_actor;

mod quotation;

pub(super) fn write(story: &Story<'_>) -> String {
    let told = &story.brief.told;
    if told.is_empty() {
        let none = format!("<p>{}</p>\n", story.words.label("evidence-none"));
        return super::section(
            story,
            "evidence",
            "evidence",
            if story.brief.articles.is_empty() { &none } else { "" },
        );
    }
    let cards: String = told.iter().enumerate().map(|(i, t)| card(story, i, t)).collect();
    let body = format!("<p>{}</p>\n{cards}", story.words.label("evidence-text"));
    super::section(story, "evidence", "evidence", &body)
}

fn card(story: &Story<'_>, index: usize, told: &SourcedIncident) -> String {
    let id = story.anchor(&format!("i{}", index + 1));
    let side = side_of(story, index);
    let tag = |_| format!("<span class=\"tag\">{}</span>", story.words.label("compared-mark"));
    let mark = side.map_or(String::new(), tag);
    let class = side.unwrap_or_default();
    let reports: String = told.reports.iter().enumerate().map(|(n, r)| report(story, index, n, r)).collect();
    format!(
        "<article class=\"card {class}\" id=\"{id}\">\n<h3>{} {mark}</h3>\n<p class=\"facts\">{}</p>\n{}{reports}</article>\n",
        bdi(&story.where_in(&told.incident, Some(index))),
        facts_line(story, index, told),
        differing(story, told).unwrap_or_default(),
    )
}

/// Which of the two incidents compared this one is.
fn side_of(story: &Story<'_>, index: usize) -> Option<&'static str> {
    let two = story.tested()?.question.side_by_side.as_ref()?;
    match index {
        i if two.a.told == Some(i) => Some("side-a"),
        i if two.b.told == Some(i) => Some("side-b"),
        _ => None,
    }
}

/// Date, type, toll, actors and how firmly it is told, separated by dots.
fn facts_line(story: &Story<'_>, index: usize, told: &SourcedIncident) -> String {
    let words = &story.words;
    let facts = &told.incident.facts;
    let anchor = |slot| Some(story.slot_anchor(index, slot));
    let name = |a: &tazamun_record::Actor| match story.lang() {
        crate::Lang::English => a.english().to_owned(),
        crate::Lang::French => french_actor(a.code()).unwrap_or(a.english()).to_owned(),
        crate::Lang::Arabic => a.arabic().to_owned(),
    };
    let mut parts = vec![
        link(&story.slot_anchor(index, "date"), &words.interval(facts.when)),
        bdi(&story.what(facts)),
        story.toll(facts, anchor("killed")).html(),
    ];
    parts.extend(story.wounded(facts, anchor("wounded")).map(|p| p.html()));
    let comma = if story.lang() == crate::Lang::Arabic { "، " } else { ", " };
    for (id, actors) in [("by-whom", &facts.actor1), ("against-whom", &facts.actor2)] {
        let names: Vec<String> = actors.iter().map(|a| shortened(&name(a), 80).into_owned()).collect();
        if !names.is_empty() {
            parts.push(words.say(id, &[("names", names.join(comma).into())]).html());
        }
    }
    parts.extend(status(facts.status).map(|id| words.label(id)));
    parts.extend(facts.background.then(|| words.label("background")));
    parts.extend(facts.aggregate.then(|| words.label("aggregate")));
    parts.join("<span class=\"dot\" aria-hidden=\"true\"> · </span>")
}

fn link(anchor: &str, shown: &str) -> String {
    format!("<a href=\"#{}\">{}</a>", escape(anchor), bdi(shown))
}

fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Occurred => None,
        Status::Claimed => Some("status-claimed"),
        Status::Disputed => Some("status-disputed"),
        Status::Foiled => Some("status-foiled"),
    }
}

/// "11 killed (army); 10 killed (agency)", where the reports give different tolls.
fn differing(story: &Story<'_>, told: &SourcedIncident) -> Option<String> {
    let tolls: Vec<_> = told.reports.iter().filter_map(|r| Some((r.report.facts.killed?, r))).collect();
    let first = tolls.first()?.0;
    if tolls.iter().all(|(toll, _)| *toll == first) {
        return None;
    }
    let value = |report: &LinkedReport| {
        let toll = story.toll(&report.report.facts, None).into();
        let source = source(story, article(story, report)).into();
        story.words.say("sources-toll", &[("toll", toll), ("source", source)]).html()
    };
    let values: Vec<String> = tolls.iter().map(|&(_, report)| value(report)).collect();
    let semicolon = match story.lang() {
        crate::Lang::Arabic => "؛ ",
        crate::Lang::English => "; ",
        crate::Lang::French => "\u{202F}; ",
    };
    let said = story.words.label("sources-differ");
    Some(format!("<p class=\"differ\">{said} {}</p>\n", values.join(semicolon)))
}

fn article<'b>(story: &Story<'b>, report: &LinkedReport) -> Option<&'b Article> {
    story.brief.articles.get(report.article)
}

fn source(story: &Story<'_>, article: Option<&Article>) -> String {
    let named = article.map(|a| a.source.as_deref().unwrap_or(&a.doc));
    named.map_or_else(|| story.words.bare("report-unsourced"), |s| shortened(s, 80).into_owned())
}

fn report(story: &Story<'_>, index: usize, n: usize, told: &LinkedReport) -> String {
    let words = &story.words;
    let article = article(story, told);
    let whole = article.map(Article::whole).unwrap_or_default();
    let quotation = quotation::html(story, (index, n == 0), &told.report, &whole);
    let trigger = told.report.trigger.as_str();
    let (lang, dir) = if is_arabic(trigger) { ("ar", "rtl") } else { ("en", "ltr") };
    let date = article.map(|a| words.day(a.published));
    let from = words.say(
        "report-from",
        &[("source", source(story, article).into()), ("date", date.unwrap_or_default().into())],
    );
    let says = told.report.facts.actor_source.as_deref().map(|who| {
        let said = words.say("report-says", &[("who", shortened(who, 120).into_owned().into())]);
        format!(" · {}", said.html())
    });
    let model = story.read_by(&told.report).map(|said| format!(" · {}", said.html()));
    let there = article.and_then(|a| web_address(a.url.as_deref()?)).map(|url| {
        format!(" · <a href=\"{}\" rel=\"noreferrer\">{}</a>", escape(url), words.label("read-there"))
    });
    format!(
        "<figure class=\"quote\"><blockquote lang=\"{lang}\" dir=\"{dir}\">{quotation}</blockquote>\
         <figcaption>{}{}{}{}</figcaption></figure>\n",
        from.html(),
        says.unwrap_or_default(),
        model.unwrap_or_default(),
        there.unwrap_or_default()
    )
}
