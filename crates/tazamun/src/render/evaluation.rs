//! What is said of a reading that was held against a coding.

use crate::{explained, inert};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use tazamun_reader::eval::{self, Bin, Difference, Score, Slot};

/// The figures to four places, under the names that the shared scorer gives them.
pub fn json(score: &Score, show: bool) -> Value {
    // A half goes to the even digit, as in the shared scorer.
    let four = |x: f64| (x * 1e4).round_ties_even() / 1e4;
    let share = |slot: Slot| (score.incidents.right > 0).then(|| four(score.agreement(slot)));
    let slots: Map<String, Value> =
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
        let slots: Map<String, Value> =
            slots.map(|(slot, e)| (slot.label().to_owned(), json!(four(e)))).collect();
        figures["slot_calibration_error"] = Value::Object(slots);
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

/// A disagreement in two or three lines.
pub fn difference(of: &Difference) -> String {
    let what = match (&of.coded, &of.read) {
        (Some(_), None) => "missed".to_owned(),
        (None, _) => "surplus".to_owned(),
        _ => {
            let slots: Vec<&str> = of.slots.iter().map(|slot| slot.label()).collect();
            format!("differ in {}", slots.join(", "))
        }
    };
    let mut text = format!("{}: {what}\n", inert::line(&of.doc));
    for (who, report) in [("coded", &of.coded), ("read", &of.read)] {
        if let Some(report) = report {
            let _ = write!(text, "  {who:6}{}", explained::facts(report));
        }
    }
    text
}

/// What is read right of what coders quoted, slot by slot.
pub fn stages_json(stages: &eval::Stages) -> Value {
    let slot = |(name, stage): (&&str, &eval::Stage)| {
        let (share, low, high) = stage.share();
        let share = (stage.of > 0).then_some((share * 1000.0).round() / 1000.0);
        let figures = json!({
            "right": stage.right, "of": stage.of, "share": share, "low": low, "high": high,
            "among_three": stage.among_three,
        });
        ((*name).to_owned(), figures)
    };
    let mut all: Map<String, Value> = eval::STAGES.iter().zip(&stages.slots).map(slot).collect();
    all.insert("incidents".to_owned(), json!(stages.incidents));
    Value::Object(all)
}
