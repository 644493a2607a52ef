//! An article and what the reader saw in it → text for a terminal, or JSON.
//!
//! Sentence by sentence: the words with every mention marked and numbered by its reports, and below them each mention
//! with what it was read as. The list stands below, not beside the words, because Latin labels inside an Arabic line
//! are shuffled by its direction; each quotation is isolated for the same reason. Signs that would steer a terminal are
//! shown by their code.

use crate::inert;
use serde_json::{Value, json};
use std::{fmt::Write as _, ops::Range};
use tazamun_reader::{
    explain::{Decision, Explanation, Kind, Mention},
    link::bag::Group,
};
use tazamun_record::{Article, Report};

/// The article, its mentions and its reports, for a person; `coloured` with the signs by which terminals underline.
pub fn text(article: &Article, explained: &Explanation, coloured: bool) -> String {
    let whole = article.whole();
    let marks = if coloured { Marks::COLOURED } else { Marks::PLAIN };
    let count = explained.reports.len();
    let mut out =
        format!("{} · published {} · {}\n", inert::line(&article.doc), article.published, reports(count));
    // Signs between two sentences belong to the second, so that nothing of the article is left out.
    let mut at = 0;
    for sentence in &explained.sentences {
        let mentions: Vec<&Mention> =
            explained.mentions.iter().filter(|m| sentence.contains(&m.span.start)).collect();
        let words = marked(&whole, at..sentence.end, &mentions, &marks);
        let _ = write!(out, "\n{}\n", words.trim());
        at = sentence.end;
        for mention in mentions {
            let _ = writeln!(out, "    {}", line(&whole, mention, &explained.reports));
        }
    }
    for (report, number) in explained.reports.iter().zip(1..) {
        let first = if number == 1 { "\n" } else { "" };
        let _ = write!(out, "{first}report {number}: {}", facts(report));
        for decision in explained.decisions.iter().filter(|d| d.report + 1 == number) {
            let Decision { field, confidence, why, .. } = decision;
            let _ = writeln!(out, "    {field:15}{confidence:.2}  {why}");
        }
    }
    out.push('\n');
    out
}

fn reports(count: usize) -> String {
    match count {
        0 => "no report".to_owned(),
        1 => "1 report".to_owned(),
        n => format!("{n} reports"),
    }
}

/// How a mention is marked in its sentence.
struct Marks {
    open: fn(Kind) -> &'static str,
    close: &'static str,
}

impl Marks {
    const PLAIN: Marks = Marks { open: |_| "[", close: "]" };
    const COLOURED: Marks = Marks { open: underlined, close: "\u{1b}[0m" };
}

fn underlined(kind: Kind) -> &'static str {
    match kind {
        Kind::Trigger => "\u{1b}[4;31m",
        Kind::Date => "\u{1b}[4;36m",
        Kind::Place => "\u{1b}[4;32m",
        Kind::Toll => "\u{1b}[4;35m",
        Kind::Actor => "\u{1b}[4;33m",
    }
}

/// A sentence with its mentions marked; where two overlap, the words are marked once, as the first.
fn marked(whole: &str, sentence: Range<usize>, mentions: &[&Mention], marks: &Marks) -> String {
    let mut out = String::new();
    let mut at = sentence.start;
    let mut rest = mentions.iter().peekable();
    while let Some(first) = rest.next() {
        let mut end = first.span.end;
        let mut reports = first.reports.clone();
        while let Some(next) = rest.next_if(|next| next.span.start < end) {
            end = end.max(next.span.end);
            reports.extend(&next.reports);
        }
        reports.sort_unstable();
        reports.dedup();
        out += &inert::line(&whole[at..first.span.start]);
        let words = inert::line(&whole[first.span.start..end]);
        let _ = write!(out, "{}{words}{}{}", (marks.open)(first.kind), marks.close, raised(&reports));
        at = end;
    }
    out + &inert::line(&whole[at..sentence.end.max(at)])
}

/// The numbers of reports, raised: "¹˒²".
fn raised(reports: &[usize]) -> String {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let one = |report: &usize| -> String {
        (report + 1).to_string().bytes().map(|b| digits[usize::from(b - b'0') % 10]).collect()
    };
    reports.iter().map(one).collect::<Vec<_>>().join("˒")
}

/// A mention: what it is, its words, what it was read as, and what became of it.
fn line(whole: &str, mention: &Mention, reports: &[Report]) -> String {
    let words = inert::line(&whole[mention.span.clone()]);
    let became = match (&mention.reports[..], mention.unread) {
        ([], Some(why)) => format!("no report: {why}"),
        ([], None) => within(mention, reports)
            .map_or_else(|| "in no report".to_owned(), |n| format!("report {} lies in it", n + 1)),
        ([one], _) => format!("report {}", one + 1),
        (several, _) => {
            let numbers: Vec<String> = several.iter().map(|n| (n + 1).to_string()).collect();
            format!("reports {}", numbers.join(", "))
        }
    };
    let told = match &mention.told {
        Some((p, why)) if mention.kind == Kind::Trigger || mention.reports.is_empty() => {
            format!(" (tells an incident: {p:.2}; {why})")
        }
        _ => String::new(),
    };
    format!(
        "{:8}«\u{2068}{words}\u{2069}» {} → {became}{told}",
        mention.kind.label(),
        inert::line(&mention.reading)
    )
}

/// The report that lies in a governorate which the article names beside the place itself.
fn within(mention: &Mention, reports: &[Report]) -> Option<usize> {
    let code = mention.reading.rsplit(", ").next().filter(|_| mention.kind == Kind::Place)?;
    reports.iter().position(|report| report.facts.place.adm1() == Some(code))
}

/// A report in one line.
pub fn facts(report: &Report) -> String {
    let facts = &report.facts;
    let kind = facts.what.sub_event_type().map_or("incident", |kind| kind.label());
    let place = facts.place.name().map(|name| format!("{} ", inert::line(name))).unwrap_or_default();
    let region = facts.place.adm1().map(|adm1| format!("({adm1})")).unwrap_or_default();
    let actors = |actors: &[tazamun_record::Actor]| match actors {
        [] => "not stated".to_owned(),
        some => some.iter().map(|a| inert::line(a.code())).collect::<Vec<_>>().join(", "),
    };
    let count = |toll: Option<tazamun_record::Toll>, harm| toll.map(|t| format!(", {t} {harm}"));
    format!(
        "{kind}, {}, {place}{region}, by {}, against {}{}{}{}\n",
        facts.when,
        actors(&facts.actor1),
        actors(&facts.actor2),
        count(facts.killed, "killed").unwrap_or_default(),
        count(facts.wounded, "wounded").unwrap_or_default(),
        if facts.background { ", background" } else { "" },
    )
}

/// The same as one JSON value; spans are in characters of the title, a newline and the text.
pub fn json(article: &Article, explained: &Explanation) -> Value {
    let whole = article.whole();
    let mut place = Characters { whole: &whole, bytes: 0, characters: 0 };
    let mentions = explained.mentions.iter().map(|m| {
        let start = place.of(m.span.start);
        let words = &whole[m.span.clone()];
        let mut value = json!({
            "kind": m.kind.label(),
            "start": start,
            "end": start + words.chars().count(),
            "words": words,
            "reading": m.reading,
            "readings": m.readings,
            "incidents": m.reports,
            "why_unread": m.unread.map(|why| why.to_string()),
            "tells_incident": m.told.as_ref().map(|(p, _)| p),
            "why": m.told.as_ref().map(|(_, why)| why.to_string()),
        });
        if let Some(place) = &m.place {
            let point = place.point();
            value["lat"] = json!(point.map(|p| p.lat()));
            value["lon"] = json!(point.map(|p| p.lon()));
            value["adm1"] = json!(place.adm1());
            value["country"] = json!(place.country());
        }
        value
    });
    let mentions: Vec<Value> = mentions.collect();
    let decisions: Vec<Value> = explained.decisions.iter().map(decision).collect();
    json!({ "doc": article.doc, "incidents": explained.reports, "mentions": mentions, "decisions": decisions })
}

fn decision(of: &Decision) -> Value {
    let list = |groups: &[Group]| groups.iter().map(|g| g.label()).collect::<Vec<_>>();
    json!({
        "incident": of.report,
        "field": of.field,
        "confidence": of.confidence,
        "for": list(&of.why.for_it),
        "against": list(&of.why.against),
    })
}

/// Where in a text bytes stand, in characters; asked from left to right.
struct Characters<'t> {
    whole: &'t str,
    bytes: usize,
    characters: usize,
}

impl Characters<'_> {
    fn of(&mut self, byte: usize) -> usize {
        self.characters += self.whole[self.bytes..byte].chars().count();
        self.bytes = byte;
        self.characters
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tazamun_reader::Reader;
    use tazamun_record::Date;

    fn article(text: &str) -> Article {
        let (doc, title) = ("a".to_owned(), "Attack in Diyala".to_owned());
        let published = Date::constant(2022, 1, 22);
        Article { doc, published, title, text: text.to_owned(), source: None, url: None }
    }

    #[test]
    fn every_mention_is_marked_and_says_what_became_of_it() {
        let article = article(
            "قتل 11 جنديا أمس في هجوم شنه تنظيم داعش قرب ناحية العظيم بمحافظة ديالى. وتعهد الوزير بمنع أي هجوم.",
        );
        insta::assert_snapshot!(text(&article, &Reader::new().explain(&article), false));
    }

    #[test]
    fn offsets_are_characters_and_terminals_are_not_steered() {
        let article = article("\u{1b}[2Jقتل 11 جنديا أمس في هجوم بمحافظة ديالى \u{202e}.");
        let explained = Reader::new().explain(&article);
        let whole: Vec<char> = article.whole().chars().collect();
        let value = json(&article, &explained);
        let mentions = value["mentions"].as_array().unwrap();
        assert!(mentions.len() >= 3);
        for mention in mentions {
            let at = |key: &str| mention[key].as_u64().unwrap() as usize;
            let words: String = whole[at("start")..at("end")].iter().collect();
            assert_eq!(mention["words"], words);
        }
        let shown = text(&article, &explained, false);
        assert!(shown.contains("<U+001B>") && shown.contains("<U+202E>") && !shown.contains('\u{1b}'));
        assert!(text(&article, &explained, true).contains("\u{1b}[4;"));
    }
}
