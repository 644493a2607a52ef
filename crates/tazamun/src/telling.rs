//! Articles or a store → the incidents that they tell, each with the reports that tell it.

use crate::{Failure, input};
use std::path::{Path, PathBuf};
use tazamun_brief::{Told, ToldReport};
use tazamun_reader::Reader;
use tazamun_record::{Article, Date, Report, ReportRef};
use tazamun_store::{Filter, Store};

/// What was told.
#[derive(Debug, Default)]
pub struct Telling {
    /// The articles.
    pub articles: Vec<Article>,
    /// Their incidents, in order of time.
    pub told: Vec<Told>,
}

impl Telling {
    /// Reads articles from files.
    ///
    /// # Errors
    /// [`Failure`] where a file cannot be read or is no article.
    pub fn of_files(
        files: &[PathBuf],
        published: Option<Date>,
        reader: &Reader<'_>,
    ) -> Result<Self, Failure> {
        let mut articles = Vec::new();
        for file in files {
            articles.extend(input::articles(file, published)?);
        }
        let reports = articles.iter().map(|article| reader.read(article)).collect();
        Ok(Self::merged(articles, reports))
    }

    /// Takes from a store the articles of the incidents that a filter selects.
    ///
    /// # Errors
    /// [`Failure`] where the store or the filter is wrong.
    pub fn of_store(path: &Path, filter: &str) -> Result<Self, Failure> {
        let wrong = |source| Failure::Filter { option: "filter", source };
        let parsed = Filter::parse(filter).map_err(wrong)?;
        parsed.check_fields(&std::collections::BTreeSet::new()).map_err(wrong)?;
        let store = Store::open_to_read(path)?;
        let mut articles = Vec::new();
        let mut reports = Vec::new();
        for line in store.articles()? {
            articles.extend(store.article(&line.doc)?);
            reports.push(store.reports_of(&line.doc)?.into_iter().map(|(_, report)| report).collect());
        }
        let mut telling = Self::merged(articles, reports);
        telling.told.retain(|told| parsed.matches(&told.incident));
        if telling.told.is_empty() {
            return Err(Failure::Usage(format!(
                "--filter '{filter}' selects none of the incidents that the articles in {} tell. 'tazamun list articles \
                 --store {0}' shows what it holds.",
                path.display()
            )));
        }
        Ok(telling.without_idle_articles())
    }

    /// Merges the reports of articles, given in the articles' order.
    fn merged(articles: Vec<Article>, of_articles: Vec<Vec<Report>>) -> Self {
        let mut reports: Vec<(ReportRef, Report)> = Vec::new();
        for (number, of_article) in of_articles.into_iter().enumerate() {
            // Two files may bear one name: the number keeps their reports apart, and leads back to the article.
            let named = |(index, report)| (ReportRef { doc: number.to_string(), index }, report);
            reports.extend(of_article.into_iter().enumerate().map(named));
        }
        let mut told: Vec<Told> = tazamun_merge::merge(&reports)
            .into_iter()
            .map(|mut incident| {
                let told_by = std::mem::take(&mut incident.reports);
                let of = |r: &ReportRef| {
                    let (_, report) = reports.iter().find(|(reference, _)| reference == r)?;
                    Some(ToldReport { article: r.doc.parse().ok()?, report: report.clone() })
                };
                let reports = told_by.iter().filter_map(of).collect();
                incident.reports = told_by.into_iter().map(|r| named(r, &articles)).collect();
                Told { incident, reports }
            })
            .collect();
        told.sort_by_key(|t| (t.incident.facts.when.start(), t.incident.facts.when.end()));
        Telling { articles, told }
    }

    /// Leaves out the articles that tell none of the incidents.
    fn without_idle_articles(self) -> Self {
        let Telling { articles, mut told } = self;
        let mut kept = Vec::new();
        let mut places = vec![None; articles.len()];
        for report in told.iter_mut().flat_map(|t| &mut t.reports) {
            let Some(place) = places.get_mut(report.article) else { continue };
            report.article = *place.get_or_insert_with(|| {
                kept.push(articles[report.article].clone());
                kept.len() - 1
            });
        }
        Telling { articles: kept, told }
    }
}

fn named(reference: ReportRef, articles: &[Article]) -> ReportRef {
    let article = reference.doc.parse::<usize>().ok().and_then(|n| articles.get(n));
    article.map_or(reference.clone(), |a| ReportRef { doc: a.doc.clone(), index: reference.index })
}
