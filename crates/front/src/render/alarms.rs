//! What is said of alarms: in lines, and as an Atom feed.

use super::{counted, dated, decimals, lines, list, note, notes};
use quick_xml::{Writer, events::BytesText};
use tazamun_analysis::{Alarm, AlarmsFound, Answer, Evidence, SilencedBy, WatchFor, WatchOutcome};
use tazamun_words::{Phrase, Words};

/// Incidents and quotes that an alarm shows at most.
const SHOWN: usize = 8;

/// The answer in lines; of its alarms those that `shown` picks.
pub fn text(answer: &Answer<AlarmsFound>, shown: impl Fn(&Alarm) -> bool, words: &Words) -> String {
    let found = &answer.result;
    let alarms: Vec<&Alarm> = found.alarms.iter().filter(|alarm| shown(alarm)).collect();
    let days = [("from", dated(found.from)), ("to", dated(found.to))];
    let mut text = match alarms.len() {
        0 => lines(&[words.say("alarms-none", &days)]),
        n => {
            let [from, to] = days;
            lines(&[words.say("alarms-some", &[("n", n.into()), from, to])])
        }
    };
    for alarm in alarms {
        text += &lines(&said(alarm, words));
    }
    text += &lines(&certified(answer, words));
    text
}

fn certified(answer: &Answer<AlarmsFound>, words: &Words) -> Vec<Phrase> {
    let mut said = Vec::new();
    if let Some(certificate) = &answer.certificate {
        let alarms = certificate.false_alarms;
        let values = [
            ("value", decimals(alarms.value, 2)),
            ("low", decimals(alarms.low, 2)),
            ("high", decimals(alarms.high, 2)),
            ("budget", decimals(certificate.budget, 2)),
        ];
        said.push(match certificate.watches {
            0 => words.say("alarms-fails", &[]),
            _ => words.say("alarms-expected", &values),
        });
        let values = [("watches", certificate.watches.into()), ("years", decimals(certificate.years, 0))];
        said.push(words.say("alarms-certificate", &values));
    }
    for state in &answer.result.watches {
        let id = match state.state {
            WatchOutcome::Watched => continue,
            WatchOutcome::TooThin => "alarm-watch-too-thin",
            WatchOutcome::NeverRareEnough => "alarm-watch-never-rare-enough",
            WatchOutcome::Withheld => "alarm-watch-withheld",
        };
        let year = decimals(state.false_alarms_a_year.unwrap_or(0.0), 2);
        said.push(words.say(id, &[("watch", state.watch.as_str().into()), ("year", year)]));
    }
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    said
}

/// An alarm in one line: what it is, and of when.
pub fn title(alarm: &Alarm, words: &Words) -> String {
    said(alarm, words).first().map(Phrase::plain).unwrap_or_default()
}

/// An alarm: what it is, what speaks for it, where, of which incidents, and what would silence it.
fn said(alarm: &Alarm, words: &Words) -> Vec<Phrase> {
    let incidents = |n: usize| counted(words, "n-incidents", n);
    let day = ("day", dated(alarm.day));
    let watch = ("watch", alarm.watch.as_str().into());
    let mut said = Vec::new();
    match &alarm.evidence {
        Evidence::Rate { found, threshold } => {
            let id = if alarm.what == WatchFor::RateDown { "alarm-rate-down" } else { "alarm-rate-up" };
            let expected = decimals(found.expected, 1);
            let events = incidents(found.events.round() as usize);
            let values =
                [day, watch, ("since", dated(alarm.since)), ("events", events), ("expected", expected)];
            said.push(words.say(id, &values));
            let values = [("evidence", decimals(found.evidence, 0)), ("threshold", decimals(*threshold, 0))];
            said.push(words.say("alarm-rate-evidence", &values));
        }
        Evidence::Toll { killed, needed } => {
            said.push(words.say("alarm-toll", &[day, watch, ("killed", (*killed as usize).into())]));
            let values =
                [("needed", (needed.killed as usize).into()), ("year", decimals(needed.per_year, 3))];
            said.push(words.say("alarm-toll-evidence", &values));
        }
        Evidence::Gap { days, needed } => {
            said.push(words.say("alarm-gap", &[day, watch, ("days", (*days as usize).into())]));
            let values = [("needed", (needed.days as usize).into()), ("year", decimals(needed.per_year, 3))];
            said.push(words.say("alarm-gap-evidence", &values));
        }
        Evidence::Coincidence { apart, needed } => {
            said.push(words.say("alarm-coincidence", &[day, watch, ("apart", (*apart as usize).into())]));
            let year = decimals(needed.per_year.value, 3);
            let values = [("killed", (needed.killed as usize).into()), ("year", year)];
            said.push(words.say("alarm-coincidence-evidence", &values));
        }
    }
    if !alarm.divisions.is_empty() {
        said.push(words.say("alarm-where", &[("divisions", list(words, &alarm.divisions).into())]));
    }
    if alarm.number > 0 {
        let more = if alarm.number > SHOWN { "…" } else { "" };
        let ids = alarm
            .incidents
            .iter()
            .take(SHOWN)
            .map(|one| one.id.as_str())
            .chain((!more.is_empty()).then_some(more));
        let values = [("incidents", incidents(alarm.number)), ("ids", list(words, ids).into())];
        said.push(words.say("alarm-incidents", &values));
    }
    let quotes = alarm.incidents.iter().flat_map(|one| &one.quotes).take(SHOWN);
    said.extend(quotes.map(|quote| words.say("alarm-quote", &[("quote", quote.as_str().into())])));
    said.push(match alarm.silenced_by {
        SilencedBy::FewerIncidents { number } => {
            words.say("alarm-silenced-fewer", &[("incidents", incidents(number))])
        }
        SilencedBy::MoreIncidents { number } => {
            words.say("alarm-silenced-more", &[("incidents", incidents(number))])
        }
        SilencedBy::SmallerToll { below } => {
            words.say("alarm-silenced-toll", &[("below", (below as usize).into())])
        }
        SilencedBy::IncidentInCalm { from, to } => {
            words.say("alarm-silenced-calm", &[("from", dated(from)), ("to", dated(to))])
        }
        SilencedBy::Nothing => words.say("alarm-silenced-nothing", &[]),
    });
    if alarm.unreviewed > 0 {
        let values = [("n", alarm.unreviewed.into()), ("of", alarm.number.into())];
        said.push(note(words, words.say("alarm-unreviewed", &values)));
    }
    said.push(words.say("alarm-id", &[("id", alarm.id.as_str().into())]));
    said
}

/// The alarms that `shown` picks as an Atom feed (RFC 4287), each an entry that is known by its id.
///
/// # Errors
/// Never in practice: what is written goes into memory.
pub fn atom(
    answer: &Answer<AlarmsFound>,
    shown: impl Fn(&Alarm) -> bool,
    words: &Words,
) -> Result<String, std::io::Error> {
    let found = &answer.result;
    let updated = |day: tazamun_record::Date| format!("{day}T00:00:00Z");
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    let last = found.alarms.iter().map(|alarm| alarm.day).max().unwrap_or(found.to);
    let text = |of: &str| plain(of);
    let days = [("from", dated(found.from)), ("to", dated(found.to))];
    let n = found.alarms.iter().filter(|alarm| shown(alarm)).count();
    let [from, to] = days;
    let title = words.say("alarms-some", &[("n", n.into()), from, to]).plain();
    xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom")).write_inner_content(
        |xml| {
            xml.create_element("id").write_text_content(BytesText::new("urn:tazamun:alarms"))?;
            xml.create_element("title").write_text_content(BytesText::new(&text(&title)))?;
            xml.create_element("updated").write_text_content(BytesText::new(&updated(last)))?;
            xml.create_element("author").write_inner_content(|xml| {
                xml.create_element("name").write_text_content(BytesText::new("tazamun"))?;
                Ok(())
            })?;
            let certified: Vec<String> =
                certified(answer, words).iter().map(|phrase| phrase.plain()).collect();
            for alarm in found.alarms.iter().filter(|alarm| shown(alarm)) {
                let said: Vec<String> = said(alarm, words).iter().map(|phrase| phrase.plain()).collect();
                let (title, rest) =
                    said.split_first().map_or(("", &[][..]), |(title, rest)| (title.as_str(), rest));
                let body = [rest, &certified[..]].concat().join("\n");
                xml.create_element("entry").write_inner_content(|xml| {
                    let id = format!("urn:tazamun:alarm:{}", alarm.id);
                    xml.create_element("id").write_text_content(BytesText::new(&id))?;
                    xml.create_element("title").write_text_content(BytesText::new(&text(title)))?;
                    xml.create_element("updated").write_text_content(BytesText::new(&updated(alarm.day)))?;
                    xml.create_element("content")
                        .with_attribute(("type", "text"))
                        .write_text_content(BytesText::new(&text(&body)))?;
                    Ok(())
                })?;
            }
            Ok(())
        },
    )?;
    let body = String::from_utf8_lossy(&xml.into_inner()).into_owned();
    Ok(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{body}\n"))
}

/// Without the characters that no XML holds, however they are escaped.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
