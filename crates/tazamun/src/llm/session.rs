//! Articles → requests → answers → lines of reports, some articles at a time.

use super::{LlmArgs, told};
use crate::{Failure, inert, output, output::Target, progress::Progress, stderr::tell};
use std::{
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};
use tazamun_intake::articles;
use tazamun_llm::{
    Ask, Kept, ReadByModel, Request, With, answer, batch,
    call::{CallError, Patience, Server},
    kept,
    run::{Caps, Run, Stop},
};
use tazamun_net::Fault;
use tazamun_reader::{Reader, annotate::Annotated};
use tazamun_record::{Article, Report, formats::ArticleReading};
use tazamun_store::content_hash;
use tazamun_words::Words;

/// Articles that are held in memory while their answers come, for each request at a time.
pub(super) const HELD: usize = 16;

/// Articles read with a language model.
#[derive(Debug)]
pub struct Session<'a> {
    pub(super) args: &'a LlmArgs,
    pub(super) reader: &'a Reader<'a>,
    pub(super) words: &'a Words,
    pub(super) ask: Ask,
    with: With,
    /// The server, where its answers are asked for: what one says of a model's name another need not.
    server: Option<&'a str>,
}

/// An article with what is asked of it.
struct InHand {
    article: Article,
    seen: Annotated,
    requests: Vec<Request>,
}

/// What became of all articles.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) articles: usize,
    pub(super) incidents: usize,
    pub(super) refused: usize,
    pub(super) unanswered: usize,
    pub(super) read: ReadByModel,
}

impl<'a> Session<'a> {
    /// Articles that are read with what these options name.
    pub fn new(args: &'a LlmArgs, reader: &'a Reader<'a>, words: &'a Words) -> Self {
        let with = args.with();
        let model = args.llm_model.clone().unwrap_or_default();
        let ask = Ask { model, hinted: with == With::Hinted, ..Ask::default() };
        let batch = args.llm_requests.is_some() || args.llm_answers.is_some();
        let server = args.llm.as_deref().filter(|_| !batch);
        Session { args, reader, words, ask, with, server }
    }

    /// Reads files of articles and prints their reports; or writes the requests, or says what they would come to.
    ///
    /// # Errors
    /// [`Failure`] where a file cannot be read, the server gives no answer, or a limit is reached; what was read until
    /// then is printed, and what was answered is kept.
    pub fn run(&self, files: &[PathBuf], how: &ArticleReading, json: bool) -> Result<(), Failure> {
        let kept = self.args.kept(self.words)?;
        if self.args.is_only_asking() {
            return self.only_ask(files, how, &kept, json);
        }
        let server = self.asked()?;
        let mut tally = Tally::default();
        let stopped = self.live(files, how, server.as_ref(), &kept, &mut tally);
        if tally.articles > 0 {
            tell(&told::summary(self.words, &tally));
        }
        stopped
    }

    /// Writes the requests, or says what they would come to.
    ///
    /// # Errors
    /// As [`Session::run`].
    pub fn only_ask(
        &self,
        files: &[PathBuf],
        how: &ArticleReading,
        kept: &Kept,
        json: bool,
    ) -> Result<(), Failure> {
        match &self.args.llm_requests {
            Some(path) => self.write_requests(path, files, how),
            None => self.dry_run(files, how, kept, json),
        }
    }

    /// The server that is asked; none where answers of a batch are there.
    pub(super) fn asked(&self) -> Result<Option<Server>, Failure> {
        let server = self.args.server(self.words)?;
        if server.is_none() && self.args.llm_answers.is_none() {
            return Err(Failure::Usage(
                "--llm-model: which server has it? Give --llm URL, or --llm-answers FILE of a batch."
                    .to_owned(),
            ));
        }
        Ok(server)
    }

    /// The reports of articles, each with who read it; all of them, or none. Answers go where `kept` keeps them.
    ///
    /// # Errors
    /// As [`Session::run`].
    pub fn reports(&self, articles: &[Article], kept: &Kept) -> Result<Vec<Vec<Report>>, Failure> {
        let server = self.asked()?;
        let run = server.as_ref().map(|server| Run::new(server, kept, self.caps()));
        let mut tally = Tally::default();
        let mut all = Vec::with_capacity(articles.len());
        for some in articles.chunks(HELD * usize::from(self.args.llm_parallel)) {
            let asked: Vec<InHand> = some.iter().map(|article| self.in_hand(article.clone())).collect();
            let requests: Vec<Request> = asked.iter().flat_map(|a| a.requests.clone()).collect();
            run.as_ref().map_or(Ok(()), |run| run.answer(&requests)).map_err(|stop| stopped(stop, kept))?;
            all.extend(asked.iter().filter_map(|a| self.told(a, kept, &mut tally, told::reports)));
        }
        self.left_out(server.as_ref());
        if tally.articles > 0 {
            tell(&told::summary(self.words, &tally));
        }
        self.answered(&tally, run.as_ref())?;
        Ok(all)
    }

    pub(super) fn caps(&self) -> Caps {
        let args = self.args;
        let parallel = usize::from(args.llm_parallel);
        Caps { calls: args.max_calls, tokens: args.max_tokens, parallel, patience: Patience::default() }
    }

    /// Says what a server was found not to take.
    pub(super) fn left_out(&self, server: Option<&Server>) {
        if let Some(server) = server.filter(|s| !s.without().is_empty()) {
            let what = server.without().join(&self.words.bare("list-comma"));
            tell(&self.words.say("llm-without", &[("what", what.into())]).plain());
        }
    }

    /// Refuses a run of which an article has no answer.
    fn answered(&self, tally: &Tally, run: Option<&Run<'_>>) -> Result<(), Failure> {
        let n = tally.unanswered;
        if n == 0 {
            return Ok(());
        }
        let why = run.and_then(Run::last_failure);
        let why = why.map_or_else(String::new, |why| format!(" ({})", inert::line(&why)));
        Err(Failure::Usage(format!(
            "{n} of {} articles have no answer and were not read{why}; the same command again asks for them alone.",
            tally.articles + n
        )))
    }

    fn live(
        &self,
        files: &[PathBuf],
        how: &ArticleReading,
        server: Option<&Server>,
        kept: &Kept,
        tally: &mut Tally,
    ) -> Result<(), Failure> {
        let parallel = usize::from(self.args.llm_parallel);
        let run = server.map(|server| Run::new(server, kept, self.caps()));
        let mut progress = Progress::counting("articles read");
        let mut held: Vec<InHand> = Vec::new();
        let mut out = BufWriter::new(std::io::stdout().lock());
        let mut finish = |held: &mut Vec<InHand>| -> Result<(), Failure> {
            let requests: Vec<Request> = held.iter().flat_map(|a| a.requests.clone()).collect();
            let stop = run.as_ref().map_or(Ok(()), |run| run.answer(&requests));
            for asked in held.drain(..) {
                if let Some(line) = self.told(&asked, kept, tally, told::line) {
                    out.write_all(inert::json(&line).as_bytes())?;
                }
                progress.step();
            }
            out.flush()?;
            stop.map_err(|stop| stopped(stop, kept))
        };
        self.each(files, how, &mut |asked| {
            held.push(asked);
            if held.len() >= HELD * parallel { finish(&mut held) } else { Ok(()) }
        })?;
        finish(&mut held)?;
        self.left_out(server);
        self.answered(tally, run.as_ref())
    }

    fn each(
        &self,
        files: &[PathBuf],
        how: &ArticleReading,
        each: &mut dyn FnMut(InHand) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        for file in files {
            articles::each::<Failure>(file, how, &mut |article| each(self.in_hand(article)))?;
        }
        Ok(())
    }

    fn in_hand(&self, article: Article) -> InHand {
        let seen = self.reader.annotate(&article);
        let requests = self.requests(&self.ask, &article, &seen);
        InHand { article, seen, requests }
    }

    /// The requests that ask for an article, under the keys by which their answers are kept.
    pub(super) fn requests(&self, ask: &Ask, article: &Article, seen: &Annotated) -> Vec<Request> {
        let mut requests = ask.requests(article, seen);
        let hash = content_hash(article);
        for request in &mut requests {
            request.article.clone_from(&hash);
            if let Some(url) = self.server {
                request.key = kept::key(url, &request.key);
            }
        }
        requests
    }

    /// What is made of an article, where all of it is answered.
    fn told<T>(
        &self,
        asked: &InHand,
        kept: &Kept,
        tally: &mut Tally,
        make: impl FnOnce(&told::Article<'_>, Vec<Report>) -> T,
    ) -> Option<T> {
        let given: Option<Vec<_>> = asked.requests.iter().map(|r| kept.get(&r.key)).collect();
        let Some(given) = given else {
            tally.unanswered += 1;
            return None;
        };
        let answers = given.iter().map(|g| answer::answer(&g.content));
        let (answers, refused): (Vec<_>, Vec<_>) = answers.partition(Result::is_ok);
        let refused: Vec<answer::Refused> = refused.into_iter().filter_map(Result::err).collect();
        let answers: Vec<answer::Answer> = answers.into_iter().flatten().collect();
        let read = tazamun_llm::read(&asked.article, &asked.seen, &answers);
        let own = match self.with {
            With::Union | With::Agreement => self.reader.read(&asked.article),
            With::Alone | With::Hinted => Vec::new(),
        };
        let contents: Vec<&str> = given.iter().map(|g| g.content.as_str()).collect();
        let made = make(
            &told::Article {
                doc: &asked.article.doc,
                model: &self.ask.model,
                with: self.with,
                contents: &contents,
                refused: &refused,
                read: &read,
            },
            own,
        );
        tally.articles += 1;
        tally.refused += usize::from(!refused.is_empty());
        tally.incidents += read.reports.len();
        tally.read.unlocated.extend(read.unlocated);
        read.dropped.into_iter().for_each(|(why, n)| *tally.read.dropped.entry(why).or_default() += n);
        Some(made)
    }

    fn write_requests(&self, path: &Path, files: &[PathBuf], how: &ArticleReading) -> Result<(), Failure> {
        let target = Target::new(Some(path), files.iter().map(PathBuf::as_path))?;
        let (mut text, mut count) = (String::new(), 0_usize);
        let mut keys = std::collections::HashSet::new();
        self.each(files, how, &mut |asked| {
            for request in &asked.requests {
                if keys.insert(request.key.clone()) {
                    text += &batch::line(request);
                    text.push('\n');
                    count += 1;
                }
            }
            Ok(())
        })?;
        target.write(text.as_bytes())?;
        tell(&self.words.say("llm-requests", &[("n", count.to_string().into())]).plain());
        Ok(())
    }

    fn dry_run(
        &self,
        files: &[PathBuf],
        how: &ArticleReading,
        kept: &Kept,
        json: bool,
    ) -> Result<(), Failure> {
        let mut cost = told::Cost::default();
        self.each(files, how, &mut |asked| {
            cost.articles += 1;
            asked.requests.iter().for_each(|request| cost.take(request, kept));
            Ok(())
        })?;
        self.priced(&mut cost)?;
        if json { output::print_json(&cost) } else { output::print(&cost.text(self.words)) }
    }
}

impl Session<'_> {
    /// Puts the money to what calls would come to, where prices are given.
    pub(super) fn priced(&self, cost: &mut told::Cost) -> Result<(), Failure> {
        let prices =
            self.args.llm_prices.as_deref().map(|path| told::price(path, &self.ask.model)).transpose()?;
        cost.money = prices.map(|(per_in, per_out)| {
            (cost.tokens_in as f64 * per_in + cost.tokens_out as f64 * per_out) / 1e6
        });
        Ok(())
    }

    /// Why a run ended before its end, in words.
    pub(super) fn stopped(&self, stop: Stop, kept: &Kept) -> Failure {
        stopped(stop, kept)
    }
}

/// Why a run ended before its end, and what is kept.
fn stopped(stop: Stop, kept: &Kept) -> Failure {
    let hint = match &stop {
        Stop::Call(CallError::Fault(Fault::Forbidden { .. })) => {
            " Give --llm-remote if the text of the articles, which name victims, may leave this machine."
        }
        Stop::Call(CallError::Fault(Fault::Broken { .. })) => {
            " Is the server running, and is that its address?"
        }
        Stop::Call(CallError::Fault(Fault::TooSlow { .. })) => " --llm-timeout gives it longer.",
        _ => "",
    };
    let kept = kept.path().map_or_else(String::new, |path| {
        format!(" What was answered is kept in {}; the same command goes on from there.", path.display())
    });
    Failure::Usage(format!("--llm: {}.{hint}{kept}", stop.to_string().trim_end_matches('.')))
}
