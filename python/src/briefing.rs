//! Articles and a question → a brief in all its forms.

use crate::{
    error::{Unanswered, input},
    taken::{Articles, GivenEvents, reading},
    work,
};
use pyo3::prelude::*;
use std::path::PathBuf;
use tazamun_analysis::{AnyQuestion, Source};
use tazamun_front::{brief::BriefRequest, json, places::Places, sources};
use tazamun_intake::Telling;
use tazamun_words::{Lang, Numerals};

/// A brief as it goes to Python: its JSON, its page, and its text and Markdown in each language of the page.
type Briefed = (String, String, Vec<(String, String, String)>);

/// What is said of a brief beside its question, in JSON: the names of the articles (for the command that gives it again), and
/// how it is to be read and shown.
#[derive(serde::Deserialize)]
struct Said {
    names: Vec<PathBuf>,
    events: Vec<PathBuf>,
    published: Option<String>,
    encoding: Option<String>,
    claim: Option<usize>,
    store: Option<(PathBuf, String)>,
    gazetteer: Vec<PathBuf>,
    model: Option<PathBuf>,
    lang: Option<String>,
    arabic_digits: bool,
}

/// Makes a brief.
#[pyfunction]
#[pyo3(signature = (articles, question, events, said))]
pub(crate) fn brief(
    py: Python<'_>,
    articles: Option<&Articles>,
    question: &str,
    events: Vec<GivenEvents>,
    said: &str,
) -> PyResult<Briefed> {
    let fault = |e: serde_json::Error| input(format!("this is no question that can be asked: {e}."));
    let question: AnyQuestion = serde_json::from_str(question).map_err(fault)?;
    let said: Said = serde_json::from_str(said).map_err(fault)?;
    let given = events.into_iter().map(GivenEvents::source).collect::<PyResult<Vec<_>>>()?;
    let (sources, _): (Vec<Source>, _) = sources::sources(&question, given).map_err(input)?;
    let AnyQuestion::Brief(question) = question else {
        return Err(input("this question is none of a brief."));
    };
    let lang = said.lang.as_deref().map(str::parse::<Lang>).transpose().map_err(input)?;
    let request = BriefRequest {
        of_store: said.store,
        how: reading(said.published.as_deref(), said.encoding)?,
        claim: said.claim,
        gazetteers: said.gazetteer,
        model: said.model,
        events: said.events,
        lang,
        numerals: if said.arabic_digits { Numerals::ArabicIndic } else { Numerals::Western },
        ..BriefRequest::of(said.names, question)
    };
    let at_hand = articles.map(|articles| articles.all.clone());
    let locale = Lang::of_environment(|name| std::env::var(name).ok());
    work::run(py, None, move |watch| {
        let places = Places::open(&request.gazetteers, request.model.as_deref())?;
        let telling = match at_hand {
            Some(articles) => Telling::of_articles(articles.to_vec(), &places.reader()),
            None => request.telling(&places.reader())?,
        };
        watch.checked()?;
        let brief = request.brief(telling, &sources, None, &places, locale)?;
        let forms = Lang::ALL.map(|lang| {
            let text = tazamun_brief::terminal(&brief, lang);
            (lang.code().to_owned(), text, tazamun_brief::markdown(&brief, lang))
        });
        let json = json::document(&tazamun_brief::json(&brief)).map_err(Unanswered::input)?;
        Ok((json, tazamun_brief::html(&brief), forms.to_vec()))
    })
}
