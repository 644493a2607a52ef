//! What is said of a reading that was held against a coding.

use super::{counted, decimals, explain_view, list, wide};
use crate::{inert, side_by_side::ReadersCompared};
use serde_json::{Map, Value as Json, json};
use std::fmt::Write as _;
use tazamun_llm::{Change, With};
use tazamun_reader::eval::{self, Bin, CodedArticle, Difference, Score, Slot};
use tazamun_words::{Value, Words};

/// Width of the names of slots in their list.
const SLOTS: usize = 32;

/// The figures to four places, under the names that the shared scorer gives them.
pub fn json(score: &Score, show: bool) -> Json {
    // A half goes to the even digit, as in the shared scorer.
    let four = |x: f64| (x * 1e4).round_ties_even() / 1e4;
    let share = |slot: Slot| (score.incidents.right > 0).then(|| four(score.agreement(slot)));
    let slots: Map<String, Json> =
        Slot::ALL.iter().map(|&slot| (slot.label().to_owned(), json!(share(slot)))).collect();
    let mut figures = json!({
        "articles": score.articles,
        "missing_articles": score.unread,
        "pairs": score.incidents.right,
        "precision": four(score.incidents.precision()),
        "recall": four(score.incidents.recall()),
        "f1": four(score.incidents.f1()),
        "record_f1": four(score.records.f1()),
        "slots": slots,
    });
    if let Some(error) = score.calibration_error() {
        figures["calibration_error"] = json!(four(error));
        let bin = |b: &Bin| json!({ "from": b.from, "to": b.to, "reports": b.count, "confidence": four(b.confidence), "right": four(b.right) });
        figures["reliability"] = score.reliability().iter().map(bin).collect();
        let slots = score.slot_calibration().into_iter();
        let slots: Map<String, Json> =
            slots.map(|(slot, e)| (slot.label().to_owned(), json!(four(e)))).collect();
        figures["slot_calibration_error"] = Json::Object(slots);
    }
    if score.quotes_in_text.is_some() {
        figures["quotes"] = json!(score.quotes);
        figures["quotes_in_text"] = json!(score.quotes_standing().map(four));
    }
    if show {
        let shown = |d: &Difference| {
            let slots: Vec<&str> = d.slots.iter().map(|slot| slot.label()).collect();
            json!({ "doc": d.doc, "coded": d.coded, "read": d.read, "differ_in": slots })
        };
        figures["differences"] = score.differences.iter().map(shown).collect();
    }
    figures
}

/// Readers by name, each with how it stands against the coding; the best by whole records, then by incidents found, first.
fn ranked(gold: &[CodedArticle], compared: &ReadersCompared) -> Vec<(&'static str, Score)> {
    let named = With::ALL.iter().map(|with| with.label()).zip(&compared.with);
    let all = std::iter::once(("own", &compared.own)).chain(named);
    let mut scored: Vec<_> = all.map(|(name, read)| (name, eval::score(gold, read))).collect();
    let rank = |s: &Score| (s.records.f1(), s.incidents.f1());
    scored.sort_by(|(_, a), (_, b)| rank(b).partial_cmp(&rank(a)).unwrap_or(std::cmp::Ordering::Equal));
    scored
}

/// Our own reader and a language model side by side, the best first, and how often the model's answer changed.
pub fn readers(words: &Words, gold: &[CodedArticle], compared: &ReadersCompared) -> String {
    let articles = counted(words, "n-articles", compared.articles);
    let head = [("articles", articles), ("unanswered", compared.unanswered.into())];
    let mut text = words.say("eval-readers", &head).plain() + "\n";
    for (name, score) in ranked(gold, compared) {
        let name = words.bare(&format!("eval-with-{name}"));
        let found = [
            ("precision", decimals(score.incidents.precision(), 3)),
            ("recall", decimals(score.incidents.recall(), 3)),
            ("f1", decimals(score.incidents.f1(), 3)),
            ("records", decimals(score.records.f1(), 3)),
        ];
        let _ = writeln!(text, "  {}{}", wide(&name, SLOTS), words.say("eval-found", &found).plain());
    }
    text += &(words.bare("eval-changes") + "\n");
    for (change, n) in Change::ALL.iter().zip(compared.changed) {
        let name = words.bare(&format!("eval-change-{}", change.label()));
        let share = if compared.articles == 0 { 0.0 } else { n as f64 / compared.articles as f64 };
        let of = [("share", decimals(share, 3)), ("n", compared.articles.into())];
        let _ = writeln!(text, "  {}{}", wide(&name, SLOTS), words.say("eval-of", &of).plain());
    }
    text
}

/// The same for programs.
pub fn readers_json(gold: &[CodedArticle], compared: &ReadersCompared) -> Json {
    let readers = ranked(gold, compared).into_iter().map(|(name, score)| {
        let mut figures = json(&score, false);
        figures["reader"] = json!(name);
        figures
    });
    let changed: Map<String, Json> =
        Change::ALL.iter().zip(compared.changed).map(|(c, n)| (c.label().to_owned(), json!(n))).collect();
    json!({
        "articles": compared.articles, "unanswered": compared.unanswered,
        "readers": readers.collect::<Vec<_>>(), "changed": changed,
    })
}

/// How a value is called.
fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::EventType => "eval-slot-event-type",
        Slot::SubEventType => "eval-slot-sub-event-type",
        Slot::Date => "eval-slot-date",
        Slot::Place => "eval-slot-place",
        Slot::Adm1 => "eval-slot-adm1",
        Slot::Actor1 => "eval-slot-actor1",
        Slot::Actor2 => "eval-slot-actor2",
        Slot::Killed => "eval-slot-killed",
        Slot::Wounded => "eval-slot-wounded",
        Slot::Status => "eval-slot-status",
    }
}

/// A disagreement in two or three lines.
pub fn difference(words: &Words, of: &Difference) -> String {
    let doc = ("doc", Value::from(inert::line(&of.doc).into_owned()));
    let what = match (&of.coded, &of.read) {
        (Some(_), None) => words.say("eval-missed", &[doc]),
        (None, _) => words.say("eval-surplus", &[doc]),
        _ => {
            let slots = list(words, of.slots.iter().map(|&slot| words.bare(slot_name(slot))));
            words.say("eval-differ", &[doc, ("slots", slots.into())])
        }
    };
    let mut text = what.plain() + "\n";
    let width = 1 + ["eval-coded", "eval-read"]
        .map(|who| words.bare(who).chars().count())
        .into_iter()
        .max()
        .unwrap_or(0);
    for (who, report) in [("eval-coded", &of.coded), ("eval-read", &of.read)] {
        if let Some(report) = report {
            let _ = writeln!(
                text,
                "  {}{}",
                wide(&words.bare(who), width),
                explain_view::facts(words, report).plain()
            );
        }
    }
    text
}

/// The figures in lines.
pub fn score(words: &Words, score: &Score) -> String {
    let counts = [
        ("articles", counted(words, "n-articles", score.articles)),
        ("unread", score.unread.into()),
        ("pairs", counted(words, "n-incidents", score.incidents.right)),
    ];
    let found = [
        ("precision", decimals(score.incidents.precision(), 3)),
        ("recall", decimals(score.incidents.recall(), 3)),
        ("f1", decimals(score.incidents.f1(), 3)),
        ("records", decimals(score.records.f1(), 3)),
    ];
    let mut text = format!(
        "{}\n{}\n",
        words.say("eval-counts", &counts).plain(),
        words.say("eval-found", &found).plain()
    );
    for slot in Slot::ALL {
        let _ = writeln!(text, "  {}{:.4}", wide(&words.bare(slot_name(slot)), SLOTS), score.agreement(slot));
    }
    text += &reliability(words, score);
    if score.quotes_in_text.is_some() {
        let standing = score.quotes_standing().unwrap_or(0.0);
        let share = words.say("eval-of", &[("share", decimals(standing, 4)), ("n", score.quotes.into())]);
        let _ = writeln!(text, "  {}{}", wide(&words.bare("eval-quotes"), SLOTS), share.plain());
    }
    text
}

/// Whether confidence keeps its promise, in lines; nothing where no report says how sure it is.
fn reliability(words: &Words, score: &Score) -> String {
    let Some(error) = score.calibration_error() else { return String::new() };
    let mut text = words.say("eval-calibration", &[("error", decimals(error, 3))]).plain() + "\n";
    for bin in score.reliability() {
        let values = [
            ("from", decimals(bin.from, 1)),
            ("to", decimals(bin.to, 1)),
            ("reports", counted(words, "n-reports", bin.count)),
            ("mean", decimals(bin.confidence, 3)),
            ("right", decimals(bin.right, 3)),
        ];
        let _ = writeln!(text, "  {}", words.say("eval-bin", &values).plain());
    }
    let slots = score.slot_calibration();
    let each = slots.iter().map(|(slot, e)| format!("{} {e:.3}", words.bare(slot_name(*slot))));
    text + &words.say("eval-slot-calibration", &[("slots", list(words, each).into())]).plain() + "\n"
}

/// What is read right of what coders quoted, in lines.
pub fn stages(words: &Words, stages: &eval::Stages) -> String {
    let mut text = words.say("eval-stages", &[("n", stages.incidents.into())]).plain() + "\n";
    for (name, stage) in eval::STAGES.iter().zip(&stages.slots) {
        let (share, low, high) = stage.share();
        let values = [
            ("right", Value::text(format!("{:4}", stage.right))),
            ("of", Value::text(format!("{:4}", stage.of))),
            ("share", decimals(share, 3)),
            ("low", decimals(low, 3)),
            ("high", decimals(high, 3)),
        ];
        let _ = write!(text, "  {name:8} {}", words.say("eval-stage", &values).plain());
        if !matches!(*name, "trigger" | "all") {
            let among = words.say("eval-among-three", &[("n", stage.among_three.into())]);
            let _ = write!(text, "  {}", among.plain());
        }
        text.push('\n');
    }
    text
}

/// What is read right of what coders quoted, slot by slot.
pub fn stages_json(stages: &eval::Stages) -> Json {
    let slot = |(name, stage): (&&str, &eval::Stage)| {
        let (share, low, high) = stage.share();
        let share = (stage.of > 0).then_some((share * 1000.0).round() / 1000.0);
        let figures = json!({
            "right": stage.right, "of": stage.of, "share": share, "low": low, "high": high,
            "among_three": stage.among_three,
        });
        ((*name).to_owned(), figures)
    };
    let mut all: Map<String, Json> = eval::STAGES.iter().zip(&stages.slots).map(slot).collect();
    all.insert("incidents".to_owned(), json!(stages.incidents));
    Json::Object(all)
}
