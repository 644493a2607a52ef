//! A question → its answer, kept: on threads of its own, with the doubts about the incidents where a test is measured.

use crate::{
    Desk,
    answers::{KeptAnswer, redacted},
    asking::{AskedData, Draft, Fault, Job, JobState, Question},
    pages::Failure,
};
use serde_json::Value;
use std::{collections::BTreeMap, ops::Range, path::PathBuf, sync::Arc};
use tazamun_analysis::{AnyQuestion, Brief, BriefQuestion, Source, Sources};
use tazamun_front::{
    AnyAnswer, Executor as _, FrontError, brief::BriefRequest, inert::for_shell, places::Places,
};
use tazamun_intake::{Telling, doubts};
use tazamun_record::Doubts;
use tazamun_store::{MERGED, NewQuestion};
use tazamun_words::{Lang, Numerals, Words};

/// What a store is called in a command: no page says where it lies.
const STORE: &str = "STORE";

/// Begins to answer a question; its job, or nothing where too many are being answered.
pub(super) fn begin(desk: &Arc<Desk>, draft: Draft, person: Option<i64>, lang: Lang) -> Option<Arc<Job>> {
    let job = desk.asking.begin(draft, person)?;
    let (desk, running) = (Arc::clone(desk), Arc::clone(&job));
    tokio::spawn(async move {
        let Ok(_turn) = desk.asking.turns.acquire().await else { return };
        let (asked, of) = (Arc::clone(&desk), Arc::clone(&running));
        // A test that panics is a fault of ours, and ends like one.
        let done = tokio::task::spawn_blocking(move || answered(&asked, &of, lang)).await;
        let state = match done {
            Ok(Ok(number)) => JobState::Done(number),
            Ok(Err(_)) if running.is_too_long() => JobState::Failed(Fault::of("", "failure-too-slow", "")),
            Ok(Err(fault)) => JobState::Failed(fault),
            Err(_) => JobState::Failed(Fault::of("", "failure-internal", "")),
        };
        running.end(state);
    });
    Some(job)
}

fn answered(desk: &Desk, job: &Job, lang: Lang) -> Result<i64, Fault> {
    job.may_go_on()?;
    let draft = job.draft.plain();
    let question = draft.question()?;
    let data = data(desk, &draft)?;
    let is_measured = draft.certificate != "no";
    let doubts = if is_measured && data.is_merged() {
        doubts::of_store(desk.stores.path(), true).map_err(|error| internal(&error))?
    } else {
        Doubts::default()
    };
    let source = Source::AtHand {
        name: data.label(),
        sha256: data.fingerprint().to_owned(),
        incidents: Arc::new(data.clone()),
        doubts,
    };
    job.may_go_on()?;
    let (kept, command) = desk.asking.on_threads(|| match question {
        Question::Theatres(question) => {
            let telling = Telling::default();
            brief(job, &data, (question, telling), &source, lang)
        }
        Question::Article(number, question) => {
            let telling = telling(desk, number)?;
            brief(job, &data, (question, telling), &source, lang)
        }
        Question::Other(question) => other(job, &data, question, &source),
    })?;
    let all_data = desk.stores.read(|store| Ok(store.data_fingerprint()?)).map_err(|e| failed(&e))?;
    let (word, query, record) = (kept.data.word(), draft.query(), kept.record());
    desk.stores
        .write(|store| {
            let new = NewQuestion {
                person: job.person,
                kind: draft.kind().word(),
                data: &word,
                query: &query,
                p: kept.p(),
                command: &command,
                all_data: &all_data,
                record: &record,
            };
            Ok(store.keep_question(&new)?)
        })
        .map_err(|e| failed(&e))
}

/// The incidents that a question is asked of.
fn data(desk: &Desk, draft: &Draft) -> Result<AskedData, Fault> {
    let imports = desk.stores.read(|store| Ok(store.imports()?)).map_err(|e| failed(&e))?;
    AskedData::of(&desk.snapshot(), &imports, &draft.of, &desk.asking.fingerprints)
        .map_err(|unknown| Fault::of("of", "fault-no-data", unknown.0))
}

/// The incidents that an article tells, with all articles that tell them; without the words that are left out.
fn telling(desk: &Desk, number: i64) -> Result<Telling, Fault> {
    let snapshot = desk.snapshot();
    let (telling, places) = desk
        .stores
        .read(|store| {
            let Some(article) = store.article_numbered(number)? else { return Err(Failure::NotFound) };
            let rows = (0..snapshot.len() as u32).map(|row| snapshot.row(row));
            let own = rows.filter(|row| {
                *row.dataset == *MERGED && row.incident.reports.iter().any(|report| report.doc == article.doc)
            });
            let own: Vec<_> = own.collect();
            let unreviewed =
                own.iter().filter(|row| row.standing == crate::keeping::Standing::Unchecked).count();
            let incidents = own.into_iter().map(|row| row.incident.clone()).collect();
            let told = Telling::of_incidents(store, incidents).map_err(|error| {
                eprintln!("tazamun desk: {error}");
                Failure::Internal
            })?;
            let told =
                if told.articles.is_empty() { Telling { articles: vec![article], ..told } } else { told };
            let mut places: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
            for article in &told.articles {
                if let Some(number) = store.article_number(&article.doc)? {
                    let spans =
                        store.redactions(number)?.into_iter().map(|redaction| redaction.start..redaction.end);
                    places.insert(article.doc.clone(), spans.collect());
                }
            }
            Ok((Telling { unreviewed, ..told }, places))
        })
        .map_err(|e| match e {
            Failure::NotFound => Fault::of("article", "fault-article", number.to_string()),
            other => failed(&other),
        })?;
    Ok(redacted(telling, &places))
}

fn brief(
    job: &Job,
    data: &AskedData,
    (question, telling): (BriefQuestion, Telling),
    source: &Source,
    lang: Lang,
) -> Result<(KeptAnswer, String), Fault> {
    let named =
        if job.draft.of.trim().is_empty() { STORE.to_owned() } else { format!("{}.jsonl", data.label()) };
    let docs = telling.articles.iter().map(|article| PathBuf::from(&article.doc)).collect();
    let request = BriefRequest { events: vec![PathBuf::from(named)], ..BriefRequest::of(docs, question) };
    let places = Places::default();
    let sources = std::slice::from_ref(source);
    let brief = request
        .brief_by(telling, sources, None, &places, lang, &|a, b, options, trial| {
            job.certificate(a, b, options, trial)
        })
        .map_err(of_front)?;
    job.may_go_on()?;
    let filters = theatres(&brief);
    let filters: Vec<&str> = filters.iter().map(String::as_str).collect();
    let kept = KeptAnswer::new(data.kept(&filters), tazamun_brief::json(&brief), BTreeMap::new());
    let of = |write: &dyn Fn(Lang) -> String| {
        Lang::SPOKEN.into_iter().map(|lang| (lang.code().to_owned(), write(lang))).collect()
    };
    let said = |lang: Lang| vec![tazamun_brief::headline(&brief, lang)];
    Ok((
        KeptAnswer {
            said: Lang::SPOKEN.into_iter().map(|lang| (lang.code().to_owned(), said(lang))).collect(),
            sections: of(&|lang| tazamun_brief::sections(&brief, lang)),
            markdown: of(&|lang| tazamun_brief::markdown(&brief, lang)),
            ..kept
        },
        request.command(),
    ))
}

/// The filters of the theatres that a brief compares; none where it compares nothing.
fn theatres(brief: &Brief) -> Vec<String> {
    match &brief.answer {
        tazamun_analysis::BriefAnswer::Tested(tested) => {
            vec![tested.question.a.filter.clone(), tested.question.b.filter.clone()]
        }
        tazamun_analysis::BriefAnswer::NotTested(_) => Vec::new(),
    }
}

fn other(
    job: &Job,
    data: &AskedData,
    question: AnyQuestion,
    source: &Source,
) -> Result<(KeptAnswer, String), Fault> {
    let answer =
        AnyAnswer::of(question, std::slice::from_ref(source), Sources::Filtered, job).map_err(of_front)?;
    job.may_go_on()?;
    let json = answer.json().unwrap_or_default();
    let json: Value = serde_json::from_str(&json).map_err(|_| Fault::of("", "failure-internal", ""))?;
    let said = |lang| {
        let text = answer.text(&Words::new(lang, Numerals::Western));
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let said = Lang::SPOKEN.into_iter().map(|lang| (lang.code().to_owned(), said(lang))).collect();
    // Of a share all that it is a share of is looked at.
    let whole =
        job.draft.filters().into_iter().filter(|(field, text)| *field != "part" && !text.trim().is_empty());
    let filters: Vec<&str> = whole.map(|(_, text)| text).collect();
    Ok((KeptAnswer::new(data.kept(&filters), json, said), command(&job.draft)))
}

/// The command that asks the same of the store.
fn command(draft: &Draft) -> String {
    let draft = draft.plain();
    let mut words = vec!["tazamun".to_owned(), draft.kind().word().to_owned(), STORE.to_owned()];
    let mut option = |name: &str, value: &str| {
        if !value.is_empty() {
            words.extend([format!("--{name}"), for_shell(value)]);
        }
    };
    for (name, value) in [
        ("a", &draft.a),
        ("b", &draft.b),
        ("filter", &draft.filter),
        ("part", &draft.part),
        ("first", &draft.first),
        ("second", &draft.second),
        ("on", &draft.on),
        ("by", &draft.by),
        ("within", &draft.within),
        ("near", &draft.near),
        ("from", &draft.from),
        ("to", &draft.to),
    ] {
        option(name, value);
    }
    match draft.kind() {
        crate::asking::Kind::Seam => option("line", "line.geojson"),
        crate::asking::Kind::Near => option("areas", "areas.geojson"),
        _ => {}
    }
    words.join(" ")
}

fn of_front(error: FrontError) -> Fault {
    match error {
        FrontError::Analysis(error) => error.into(),
        FrontError::Question(text) => Fault::of("", "fault-question", text),
        other => internal(&other),
    }
}

/// A fault that nobody who asks can mend; whoever runs the desk sees what it is.
fn internal(error: &dyn std::fmt::Display) -> Fault {
    eprintln!("tazamun desk: {error}");
    Fault::of("", "failure-internal", "")
}

fn failed(failure: &Failure) -> Fault {
    Fault::of("", failure.message(), "")
}
