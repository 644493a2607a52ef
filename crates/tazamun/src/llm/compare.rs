//! Our own reader and a language model side by side, in each way in which they work together; and how often the model's
//! answer changes where nothing of the question did.

use super::{Session, session::HELD, told};
use crate::{Failure, side_by_side::ReadersCompared};
use tazamun_llm::{Ask, Change, Kept, With, answer::answer, run::Run, together::together};
use tazamun_reader::annotate::Annotated;
use tazamun_record::{Article, ArticleReports, Report};

/// How a model is asked about each article: by itself, with hints, and by itself in other words.
fn asks(model: &str) -> [Ask; 5] {
    let alone = Ask { model: model.to_owned(), ..Ask::default() };
    let changed = |change| Ask { change: Some(change), ..alone.clone() };
    let [labels, order, repeated] = Change::ALL.map(changed);
    [alone.clone(), Ask { hinted: true, ..alone.clone() }, labels, order, repeated]
}

impl Session<'_> {
    /// What asking for these articles would come to.
    pub(crate) fn cost_of_comparing(&self, articles: &[Article]) -> Result<told::Cost, Failure> {
        let kept = self.args.kept(self.words)?;
        let mut cost = told::Cost { articles: articles.len(), ..told::Cost::default() };
        for article in articles {
            let seen = self.reader.annotate(article);
            for ask in asks(&self.ask.model) {
                self.requests(&ask, article, &seen).iter().for_each(|request| cost.take(request, &kept));
            }
        }
        self.priced(&mut cost)?;
        Ok(cost)
    }

    /// Reads articles with our own reader and with the model, each of five questions.
    ///
    /// # Errors
    /// As [`Session::run`]; what was answered until then is kept.
    pub(crate) fn compared(&self, articles: &[Article]) -> Result<ReadersCompared, Failure> {
        let kept = self.args.kept(self.words)?;
        let server = self.asked()?;
        let run = server.as_ref().map(|server| Run::new(server, &kept, self.caps()));
        let mut compared = ReadersCompared::default();
        for some in articles.chunks(HELD) {
            let seen: Vec<(&Article, Annotated)> =
                some.iter().map(|article| (article, self.reader.annotate(article))).collect();
            let all = asks(&self.ask.model);
            let requests: Vec<_> = seen
                .iter()
                .flat_map(|(article, seen)| all.iter().flat_map(|ask| self.requests(ask, article, seen)))
                .collect();
            run.as_ref()
                .map_or(Ok(()), |run| run.answer(&requests))
                .map_err(|stop| self.stopped(stop, &kept))?;
            for (article, seen) in &seen {
                self.one(article, seen, &all, &kept, &mut compared);
            }
        }
        self.left_out(server.as_ref());
        Ok(compared)
    }

    fn one(
        &self,
        article: &Article,
        seen: &Annotated,
        asks: &[Ask; 5],
        kept: &Kept,
        to: &mut ReadersCompared,
    ) {
        let own = self.reader.read(article);
        let [alone, hinted, changed @ ..] = asks.each_ref().map(|ask| self.pointed(ask, article, seen, kept));
        let named = |incidents| ArticleReports { doc: article.doc.clone(), incidents };
        to.own.push(named(own.clone()));
        let (Some(alone), Some(hinted)) = (alone, hinted) else {
            to.unanswered += 1;
            return;
        };
        to.articles += 1;
        for (with, into) in With::ALL.into_iter().zip(&mut to.with) {
            let pointed = if with == With::Hinted { &hinted } else { &alone };
            let (mut pointed, own) = together(with, own.clone(), pointed.clone(), |report| report);
            pointed.extend(own);
            into.push(named(pointed));
        }
        for (count, reports) in to.changed.iter_mut().zip(changed) {
            *count += usize::from(reports.as_ref() != Some(&alone));
        }
    }

    /// The reports of an article where a model pointed, in an order of their own; none where it has not answered.
    fn pointed(&self, ask: &Ask, article: &Article, seen: &Annotated, kept: &Kept) -> Option<Vec<Report>> {
        let requests = self.requests(ask, article, seen);
        let given: Option<Vec<_>> = requests.iter().map(|request| kept.get(&request.key)).collect();
        let answers = given?.into_iter().filter_map(|given| answer(&given.content).ok());
        let answers: Vec<_> = answers
            .map(|a| ask.change.map_or_else(|| a.clone(), |change| change.undone(a.clone())))
            .collect();
        let mut reports = tazamun_llm::read(article, seen, &answers).reports;
        reports.sort_by_cached_key(|report| serde_json::to_string(report).unwrap_or_default());
        Some(reports)
    }
}
