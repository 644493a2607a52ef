//! Articles, or a store, and a question → a brief: read, merge, find the claims, test, and say how to get it again.

mod claims;
mod command;

use crate::{FrontError, places::Places};
use std::{collections::BTreeMap, path::PathBuf};
use tazamun_analysis::{Brief, BriefQuestion, Certifier, PlanMark, Reproduction, Source, synchrony::issue};
use tazamun_intake::Telling;
use tazamun_reader::{
    Reader,
    gazetteer::{EntryId, Gazetteer},
};
use tazamun_record::{Article, SourcedIncident, formats::ArticleReading};
use tazamun_words::{Lang, Numerals};

/// What is wanted of a brief, as it was asked for: enough to make it, and to say the command that gives it again.
#[derive(Debug, Clone)]
pub struct BriefRequest {
    /// The files of the articles; `-` is standard input.
    pub articles: Vec<PathBuf>,
    /// Instead of files: the incidents of a store's articles that a filter selects.
    pub of_store: Option<(PathBuf, String)>,
    /// How the articles are read.
    pub how: ArticleReading,
    /// The one claim to brief on, by its number from 1.
    pub claim: Option<usize>,
    /// Files of further places.
    pub gazetteers: Vec<PathBuf>,
    /// The model, where it is not the one that comes with the program.
    pub model: Option<PathBuf>,
    /// The events to test on, as they were named.
    pub events: Vec<PathBuf>,
    /// The plan that is followed, as it was named.
    pub plan: Option<PathBuf>,
    /// The question.
    pub question: BriefQuestion,
    /// The language in which the page opens, where one was asked for.
    pub lang: Option<Lang>,
    /// The digits of Arabic text.
    pub numerals: Numerals,
    /// The form of the page (`html`, `md`, `json`, `pdf`), where one was asked for.
    pub format: Option<&'static str>,
    /// The ending of the page's name.
    pub ending: String,
}

impl BriefRequest {
    /// A request about articles in files with everything else as it is where nobody says otherwise.
    pub fn of(articles: Vec<PathBuf>, question: BriefQuestion) -> Self {
        BriefRequest {
            articles,
            of_store: None,
            how: ArticleReading::default(),
            claim: None,
            gazetteers: Vec::new(),
            model: None,
            events: Vec::new(),
            plan: None,
            question,
            lang: None,
            numerals: Numerals::Western,
            format: None,
            ending: "html".to_owned(),
        }
    }

    /// What the articles tell, or the store.
    ///
    /// # Errors
    /// [`FrontError`] where an article, the store or the filter is wrong.
    pub fn telling(&self, reader: &Reader<'_>) -> Result<Telling, FrontError> {
        Ok(match &self.of_store {
            Some((store, filter)) => Telling::of_store(store, filter)?,
            None => Telling::of_files(&self.articles, &self.how, reader)?,
        })
    }

    /// Tests what was told on the events of some sources, and puts the brief together; `locale` is the language of a brief
    /// without articles.
    ///
    /// # Errors
    /// [`FrontError`] where the data or a filter is wrong, or there is no claim of the number asked for.
    pub fn brief(
        &self,
        telling: Telling,
        sources: &[Source],
        plan: Option<PlanMark>,
        places: &Places,
        locale: Lang,
    ) -> Result<Brief, FrontError> {
        self.brief_by(telling, sources, plan, places, locale, &issue)
    }

    /// The same, with a certificate that `certifier` measures: in parts, until it is told to stop.
    ///
    /// # Errors
    /// As [`BriefRequest::brief`], and what `certifier` answers.
    pub fn brief_by(
        &self,
        telling: Telling,
        sources: &[Source],
        plan: Option<PlanMark>,
        places: &Places,
        locale: Lang,
        certifier: Certifier<'_>,
    ) -> Result<Brief, FrontError> {
        let Telling { articles, told, unreviewed, .. } = telling;
        let claims = claims::answered(self.claim, &articles, &told, &places.reader(), sources)?;
        let question = &claims::leading(self.claim, &self.question, &claims);
        let (answer, data) = tazamun_analysis::brief_by(question, &told, sources, certifier)?;
        Ok(Brief {
            opens_in: self.lang.unwrap_or_else(|| language_of(&articles, locale)),
            numerals: self.numerals,
            articles,
            arabic_places: arabic_places(&told, places.gazetteer()),
            told,
            unreviewed,
            plan,
            answer,
            data,
            claims,
            reproduction: Reproduction {
                command: self.command(),
                version: concat!("tazamun ", env!("CARGO_PKG_VERSION")).to_owned(),
                seed: question.seed,
                made_on: None,
            },
        })
    }
}

/// Arabic names of the places of incidents, for readers of Arabic where the articles are in English.
fn arabic_places(told: &[SourcedIncident], gazetteer: &Gazetteer) -> BTreeMap<String, String> {
    let named = told.iter().filter_map(|t| {
        let place = &t.incident.facts.place;
        let (latin, adm1) = (place.name()?, place.adm1());
        let here = |id: &EntryId| adm1.is_none() || gazetteer.adm1_code(*id) == adm1;
        let entry = gazetteer.entry(gazetteer.meanings_of(latin).find(here)?);
        Some((latin.to_owned(), entry.arabic.first()?.clone()))
    });
    named.collect()
}

/// The language of most letters; without articles, that of the locale.
fn language_of(articles: &[Article], locale: Lang) -> Lang {
    if articles.is_empty() {
        return locale;
    }
    let letters = || articles.iter().flat_map(|a| a.text.chars()).filter(|c| c.is_alphabetic());
    let arabic = letters().filter(|c| ('\u{600}'..='\u{6ff}').contains(c)).count();
    if 2 * arabic >= letters().count() { Lang::Arabic } else { Lang::English }
}
