//! A request → the command that gives this very page, with every default that could change spelled out.

use super::BriefRequest;
use crate::inert;
use tazamun_analysis::{BriefQuestion, CERTIFICATE_PAIRS};
use tazamun_words::Numerals;

impl BriefRequest {
    /// The command, as it can be pasted into a shell.
    pub fn command(&self) -> String {
        let mut words = vec!["tazamun".to_owned(), "brief".to_owned()];
        words.extend(self.articles.iter().map(|p| p.display().to_string()));
        let mut option = |name: &str, value: Option<String>| {
            words.extend(value.into_iter().flat_map(|v| [format!("--{name}"), v]));
        };
        option("claim", self.claim.map(|n| n.to_string()));
        option("published", self.how.published.map(|d| d.to_string()));
        option("encoding", self.how.encoding.clone());
        option("filter", self.of_store.as_ref().map(|(_, filter)| filter.clone()));
        option("store", self.of_store.as_ref().map(|(store, _)| store.display().to_string()));
        for file in &self.gazetteers {
            option("gazetteer", Some(file.display().to_string()));
        }
        option("model", self.model.as_ref().map(|path| path.display().to_string()));
        for file in &self.events {
            option("events", Some(file.display().to_string()));
        }
        match &self.plan {
            Some(plan) => option("plan", Some(plan.display().to_string())),
            None => of_question(&self.question, &mut option),
        }
        option("digits", (self.numerals == Numerals::ArabicIndic).then(|| "arabic-indic".to_owned()));
        option("format", self.format.map(str::to_owned));
        option("lang", self.lang.map(|lang| lang.code().to_owned()));
        // By its form alone: what a page is called says nothing of what it holds, and two runs write the same bytes.
        option("output", Some(format!("brief.{}", self.format.unwrap_or(&self.ending))));
        words.iter().map(|w| inert::for_shell(w)).collect::<Vec<_>>().join(" ")
    }
}

/// The settings of the question, each that could change the answer.
fn of_question(question: &BriefQuestion, option: &mut impl FnMut(&str, Option<String>)) {
    let (a, b) = question.theatres.clone().unzip();
    option("a", a);
    option("b", b);
    option("within", question.within.map(|n| n.to_string()));
    option("from", question.period.from.map(|d| d.to_string()));
    option("to", question.period.to.map(|d| d.to_string()));
    for (from, to) in &question.period.no_coverage {
        option("no-coverage", Some(format!("{from}..{to}")));
    }
    option("seed", Some(question.seed.to_string()));
    let certificate = Some(question.certificate).filter(|&n| n != CERTIFICATE_PAIRS);
    option("certificate", certificate.map(|n| n.to_string()));
}
