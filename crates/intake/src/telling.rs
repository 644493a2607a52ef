//! Articles or a store → the incidents that they tell, each with the reports that tell it.

use crate::{Error, doubts, files};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};
use tazamun_reader::Reader;
use tazamun_record::{
    Article, Incident, LinkedReport, Report, ReportRef, SourcedIncident, formats::ArticleReading,
};
use tazamun_store::{Filter, MERGED, Store};

/// What was told.
#[derive(Debug, Default)]
pub struct Telling {
    /// The articles.
    pub articles: Vec<Article>,
    /// Their incidents, in order of time.
    pub told: Vec<SourcedIncident>,
    /// How many of the incidents a program read and nobody has reviewed.
    pub unreviewed: usize,
    /// Reports of a store that have not been merged yet, and stand alone.
    pub unmerged: usize,
}

impl Telling {
    /// Reads articles from files.
    ///
    /// # Errors
    /// [`Error`] where a file cannot be read or is no article.
    pub fn of_files(files: &[PathBuf], how: &ArticleReading, reader: &Reader<'_>) -> Result<Self, Error> {
        let mut articles = Vec::new();
        for file in files {
            articles.extend(files::articles(file, how)?);
        }
        Ok(Self::of_articles(articles, reader))
    }

    /// Reads articles that are at hand.
    pub fn of_articles(articles: Vec<Article>, reader: &Reader<'_>) -> Self {
        let reports = articles.iter().map(|article| reader.read(article)).collect();
        Self::merged(articles, reports)
    }

    /// Takes from a store the incidents that a filter selects, as they were merged there and with every decision obeyed,
    /// and the articles that tell them. Nothing is merged anew: the page shows what 'tazamun list incidents' lists.
    ///
    /// # Errors
    /// [`Error`] where the store or the filter is wrong, where nothing is selected, and where a decision was taken
    /// after the last merging.
    pub fn of_store(path: &Path, filter: &str) -> Result<Self, Error> {
        let wrong = |source| Error::Filter { option: "filter", source };
        let parsed = Filter::parse(filter).map_err(wrong)?;
        parsed.check_fields(&std::collections::BTreeSet::new()).map_err(wrong)?;
        let store = Store::open_to_read(path)?;
        if let Some(first) = store.unmerged_decisions()?.first() {
            return Err(Error::Material(format!(
                "{}: '{}' and '{}' were decided to be {} after the incidents were last merged, which do not obey it \
                 yet. Run 'tazamun merge --store {0}' first.",
                path.display(),
                first.a,
                first.b,
                first.verdict
            )));
        }
        let mut incidents = store.incidents(Some(MERGED), Some(&parsed))?;
        let merged = incidents.len();
        for report in store.unmerged_reports()? {
            incidents.extend(tazamun_merge::merge(&[report]).into_iter().filter(|i| parsed.matches(i)));
        }
        if incidents.is_empty() {
            return Err(Error::Material(format!(
                "--filter '{filter}' selects none of the incidents that the articles in {} tell. 'tazamun list articles \
                 --store {0}' shows what it holds.",
                path.display()
            )));
        }
        let unmerged = incidents.len() - merged;
        let reviewed = doubts::reviewed(&store)?;
        let unreviewed =
            incidents.iter().filter(|incident| !doubts::is_reviewed(incident, &reviewed)).count();
        Ok(Telling { unreviewed, unmerged, ..Self::of_incidents(&store, incidents)? })
    }

    /// Incidents of a store with the reports that they rest on, and the articles of these in the order of their days. How
    /// many of them nobody has reviewed is left at 0.
    ///
    /// # Errors
    /// [`Error`] where the store cannot be read.
    pub fn of_incidents(store: &Store, incidents: Vec<Incident>) -> Result<Self, Error> {
        let docs: BTreeSet<&str> =
            incidents.iter().flat_map(|i| &i.reports).map(|report| report.doc.as_str()).collect();
        let (mut articles, mut of_articles) = (Vec::new(), Vec::new());
        for line in store.articles()?.iter().filter(|line| docs.contains(line.doc.as_str())) {
            articles.extend(store.article(&line.doc)?);
            of_articles.push(store.reports_of(&line.doc)?);
        }
        let place: BTreeMap<&str, usize> =
            articles.iter().enumerate().map(|(place, article)| (article.doc.as_str(), place)).collect();
        let report = |name: &ReportRef| {
            let article = *place.get(name.doc.as_str())?;
            let (_, report) = of_articles[article].iter().find(|(other, _)| other == name)?;
            Some(LinkedReport { article, report: report.clone() })
        };
        let told = |incident: Incident| SourcedIncident {
            reports: incident.reports.iter().filter_map(report).collect(),
            incident,
        };
        let mut told: Vec<SourcedIncident> = incidents.into_iter().map(told).collect();
        in_order_of_time(&mut told);
        Ok(Telling { articles, told, ..Telling::default() })
    }

    /// Merges the reports of articles, given in the articles' order.
    fn merged(articles: Vec<Article>, of_articles: Vec<Vec<Report>>) -> Self {
        let mut reports: Vec<(ReportRef, Report)> = Vec::new();
        for (number, of_article) in of_articles.into_iter().enumerate() {
            // Two files may bear one name: the number keeps their reports apart, and leads back to the article.
            let named = |(index, report)| (ReportRef { doc: number.to_string(), index }, report);
            reports.extend(of_article.into_iter().enumerate().map(named));
        }
        let mut told: Vec<SourcedIncident> = tazamun_merge::merge(&reports)
            .into_iter()
            .map(|mut incident| {
                let told_by = std::mem::take(&mut incident.reports);
                let of = |r: &ReportRef| {
                    let (_, report) = reports.iter().find(|(reference, _)| reference == r)?;
                    Some(LinkedReport { article: r.doc.parse().ok()?, report: report.clone() })
                };
                let reports = told_by.iter().filter_map(of).collect();
                incident.reports = told_by.into_iter().map(|r| named(r, &articles)).collect();
                SourcedIncident { incident, reports }
            })
            .collect();
        in_order_of_time(&mut told);
        Telling { unreviewed: told.len(), articles, told, unmerged: 0 }
    }
}

fn in_order_of_time(told: &mut [SourcedIncident]) {
    told.sort_by_key(|t| (t.incident.facts.when.start(), t.incident.facts.when.end()));
}

fn named(reference: ReportRef, articles: &[Article]) -> ReportRef {
    let article = reference.doc.parse::<usize>().ok().and_then(|n| articles.get(n));
    article.map_or(reference.clone(), |a| ReportRef { doc: a.doc.clone(), index: reference.index })
}
