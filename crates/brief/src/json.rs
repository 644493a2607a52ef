//! A brief → JSON for programs: the findings as they are, and the sentences that were made of them.

use crate::{Brief, BriefAnswer, Confidence, Lang, Numerals, Tested, Theatre, story::Story, words::Words};
use serde_json::{Map, Value, json};
use tazamun_analysis::phrases::withheld;
use tazamun_sync::Verdict;

/// The name and version of this form; changes when a field goes away or changes its meaning.
const SCHEMA: &str = "tazamun.brief/1";

pub(crate) fn write(brief: &Brief) -> Value {
    let said: Map<String, Value> =
        Lang::ALL.into_iter().map(|lang| (lang.code().to_owned(), said(&Story::new(brief, lang)))).collect();
    let articles: Vec<Value> = brief
        .articles
        .iter()
        .map(|a| json!({"doc": a.doc, "published": a.published, "title": a.title, "source": a.source, "url": a.url}))
        .collect();
    let (tested, not_tested) = match &brief.answer {
        BriefAnswer::Tested(t) => (findings(t), Value::Null),
        BriefAnswer::NotTested(why) => (Value::Null, json!(why)),
    };
    json!({
        "schema": SCHEMA,
        "confidence": confidence(brief),
        "said": said,
        "tested": tested,
        "not_tested": not_tested,
        "articles": articles,
        "claims": brief.claims,
        "told": brief.told,
        "unreviewed": brief.unreviewed,
        "plan": brief.plan,
        "data": brief.data,
        "reproduction": brief.reproduction,
    })
}

fn confidence(brief: &Brief) -> Confidence {
    Story::new(brief, Lang::English).confidence()
}

/// The headline and the four answers, by the names of the questions.
fn said(story: &Story<'_>) -> Value {
    let mut out = Map::new();
    out.insert("headline".to_owned(), json!(story.headline().bare()));
    for answered in story.answers() {
        let phrases = answered.says.iter().chain(&answered.lines);
        let sentences: Vec<String> = phrases.map(|p| p.bare()).collect();
        let name = answered.ask.strip_prefix("ask-").unwrap_or(answered.ask);
        out.insert(name.to_owned(), json!(sentences));
    }
    Value::Object(out)
}

fn findings(tested: &Tested) -> Value {
    let question = &tested.question;
    json!({
        "verdict": verdict(&tested.verdict),
        "a": theatre(&question.a),
        "b": theatre(&question.b),
        "within": question.within,
        "chosen": question.chosen,
        "side_by_side": question.side_by_side,
        "coincidence": tested.coincidence,
        "shuffle": tested.shuffle,
        "pair": tested.pair,
        "certificate": tested.certificate,
        "sensitivity": tested.sensitivity,
        "unreviewed": tested.unreviewed,
        "choices": tested.choices,
        "waves": tested.waves,
    })
}

/// The verdict, and why there is none as a sentence.
fn verdict(verdict: &Verdict) -> Value {
    let Verdict::Withheld { reason } = verdict else { return json!(verdict) };
    let reason = withheld(&Words::new(Lang::English, Numerals::Western), reason).bare();
    json!({ "verdict": "withheld", "reason": reason })
}

fn theatre(theatre: &Theatre) -> Value {
    json!({
        "filter": theatre.filter,
        "name": theatre.name,
        "actor": theatre.actor,
        "events": theatre.events.len(),
    })
}
