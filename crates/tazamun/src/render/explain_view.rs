//! An article and what the reader saw in it → text for a terminal, or JSON.
//!
//! Sentence by sentence: the words with every mention marked and numbered by its reports, and below them each mention
//! with what it was read as. The list stands below, not beside the words, because Latin labels inside an Arabic line
//! are shuffled by its direction; each quotation is isolated for the same reason. Signs that would steer a terminal are
//! shown by their code.

use super::{list, wide};
use crate::inert;
use serde_json::{Value, json};
use std::{fmt::Write as _, ops::Range};
use tazamun_reader::{
    explain::{Decision, Explanation, Kind, Mention, why::Why},
    learned::bag::Group,
};
use tazamun_record::{Article, Report, SubEventType};
use tazamun_words::{Lang, Phrase, Value as Shown, Words, text::isolated};

/// The article, its mentions and its reports, for a person; `coloured` with the signs by which terminals underline.
pub fn text(words: &Words, article: &Article, explained: &Explanation, coloured: bool) -> String {
    let whole = article.whole();
    let marks = if coloured { Marks::COLOURED } else { Marks::PLAIN };
    let head = [
        ("doc", inert::line(&article.doc).into_owned().into()),
        ("day", article.published.to_string().into()),
        ("reports", reports(words, explained.reports.len()).into()),
    ];
    let mut out = words.say("explain-article", &head).plain() + "\n";
    // Signs between two sentences belong to the second, so that nothing of the article is left out.
    let mut at = 0;
    for sentence in &explained.sentences {
        let mentions: Vec<&Mention> =
            explained.mentions.iter().filter(|m| sentence.contains(&m.span.start)).collect();
        let marked = marked(&whole, at..sentence.end, &mentions, &marks);
        let _ = write!(out, "\n{}\n", marked.trim());
        at = sentence.end;
        for mention in mentions {
            let _ = writeln!(out, "    {}", line(words, &whole, mention, &explained.reports));
        }
    }
    for (report, number) in explained.reports.iter().zip(1_usize..) {
        let first = if number == 1 { "\n" } else { "" };
        let values = [("n", number.into()), ("facts", facts(words, report).into())];
        let _ = writeln!(out, "{first}{}", words.say("explain-report", &values).plain());
        for decision in explained.decisions.iter().filter(|d| d.report + 1 == number) {
            let Decision { field, confidence, why, .. } = decision;
            let _ = writeln!(out, "    {field:15}{confidence:.2}  {}", reasons(words, why).plain());
        }
    }
    out.push('\n');
    out
}

fn reports(words: &Words, count: usize) -> Phrase {
    match count {
        0 => words.say("explain-no-report", &[]),
        n => words.say("n-reports", &[("n", n.into())]),
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
fn line(words: &Words, whole: &str, mention: &Mention, reports: &[Report]) -> String {
    let numbered = |id: &str, n: usize| words.say(id, &[("n", (n + 1).into())]);
    let became = match (&mention.reports[..], mention.unread) {
        ([], Some(why)) => {
            let p = why.probability().map_or_else(|| Phrase::default().into(), |p| super::decimals(p, 2));
            let why = words.say(&format!("unread-{}", why.code()), &[("p", p)]);
            words.say("became-nothing", &[("why", why.into())])
        }
        ([], None) => within(mention, reports)
            .map_or_else(|| words.say("became-in-none", &[]), |n| numbered("became-within", n)),
        ([one], _) => numbered("became-report", *one),
        (several, _) => {
            let numbers = list(words, several.iter().map(|n| (n + 1).to_string()));
            words.say("became-reports", &[("numbers", numbers.into())])
        }
    };
    let kind = match mention.kind {
        Kind::Trigger => "explain-trigger",
        Kind::Date => "explain-date",
        Kind::Place => "explain-place",
        Kind::Toll => "explain-toll",
        Kind::Actor => "explain-actor",
    };
    let quoted = inert::line(&whole[mention.span.clone()]);
    let reading = isolated(&inert::line(&mention.reading), words.lang());
    let arrow = if words.lang() == Lang::Arabic { '←' } else { '→' };
    let told = match &mention.told {
        Some((p, why)) if mention.kind == Kind::Trigger || mention.reports.is_empty() => {
            let values = [("p", super::decimals(*p, 2)), ("why", reasons(words, why).into())];
            format!(" ({})", words.say("explain-told", &values).plain())
        }
        _ => String::new(),
    };
    let kind = wide(&words.bare(kind), 8);
    format!("{kind}«\u{2068}{quoted}\u{2069}» {reading} {arrow} {}{told}", became.plain())
}

/// What spoke for a decision and what against it.
fn reasons(words: &Words, why: &Why) -> Phrase {
    let groups = |groups: &[Group]| -> Shown {
        list(words, groups.iter().map(|group| words.bare(&format!("group-{}", group.code())))).into()
    };
    let values = [("for", groups(&why.for_it)), ("against", groups(&why.against))];
    let id = match (why.for_it.is_empty(), why.against.is_empty()) {
        (true, true) => "why-little",
        (false, true) => "why-for",
        (true, false) => "why-against",
        (false, false) => "why-both",
    };
    words.say(id, &values)
}

/// The report that lies in a governorate which the article names beside the place itself.
fn within(mention: &Mention, reports: &[Report]) -> Option<usize> {
    let code = mention.reading.rsplit(", ").next().filter(|_| mention.kind == Kind::Place)?;
    reports.iter().position(|report| report.facts.place.adm1() == Some(code))
}

/// A kind of event: in English under the codebook's own name.
pub fn kind(words: &Words, kind: SubEventType) -> String {
    match words.lang() {
        Lang::English => kind.label().to_owned(),
        Lang::Arabic | Lang::French => words.bare(&tazamun_words::kind(kind.label())),
    }
}

/// A report in one line.
pub fn facts(words: &Words, report: &Report) -> Phrase {
    let facts = &report.facts;
    let sub = facts.what.sub_event_type();
    let kind = sub.map_or_else(|| words.bare("facts-incident"), |sub| kind(words, sub));
    let place = facts.place.name().map(|name| format!("{} ", inert::line(name))).unwrap_or_default();
    let region = facts.place.adm1().map(|adm1| format!("({adm1})")).unwrap_or_default();
    let actors = |actors: &[tazamun_record::Actor]| -> Shown {
        match actors {
            [] => words.say("facts-not-stated", &[]).into(),
            some => list(words, some.iter().map(|a| inert::line(a.code()))).into(),
        }
    };
    let toll = |id, toll: Option<tazamun_record::Toll>| -> Shown {
        let said = toll.map(|toll| words.say(id, &[("toll", toll.to_string().into())]));
        said.unwrap_or_default().into()
    };
    let background = if facts.background { words.say("facts-background", &[]) } else { Phrase::default() };
    let values = [
        ("kind", kind.into()),
        ("when", facts.when.to_string().into()),
        ("place", format!("{place}{region}").into()),
        ("by", actors(&facts.actor1)),
        ("against", actors(&facts.actor2)),
        ("killed", toll("facts-killed", facts.killed)),
        ("wounded", toll("facts-wounded", facts.wounded)),
        ("background", background.into()),
    ];
    words.say("facts-report", &values)
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

    fn words() -> Words {
        Words::terminal(Lang::English)
    }

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
        insta::assert_snapshot!(text(&words(), &article, &Reader::new().explain(&article), false));
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
        let shown = text(&words(), &article, &explained, false);
        assert!(shown.contains("<U+001B>") && shown.contains("<U+202E>") && !shown.contains('\u{1b}'));
        assert!(text(&words(), &article, &explained, true).contains("\u{1b}[4;"));
    }
}
