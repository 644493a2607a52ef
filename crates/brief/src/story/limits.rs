//! What a brief does not say, what would change it, and what its data and method are, as sentences.

use super::{Story, rounded};
use crate::{
    BriefData, ChosenBy, Lang, Regions, Robustness, Tested,
    text::shortened,
    words::{Phrase, Value},
};
use std::collections::BTreeMap;
use tazamun_record::{Interval, ReadBy, Report, day_at};
use tazamun_sync::{Coincidence, SeriesSummary, Verdict, joint_days::Wave};

/// Characters of a hash that are shown: enough to find the answer that it is of.
const HASH: usize = 12;

fn unchecked(report: &Report) -> Option<&ReadBy> {
    report.reader.as_ref().filter(|reader| reader.unchecked_model().is_some())
}

/// A model and the version of its prompt.
fn named(reader: &ReadBy) -> (&str, &str) {
    (reader.model.as_deref().unwrap_or("?"), reader.prompt.as_deref().unwrap_or("?"))
}

/// At most so many waves are listed.
const LISTED: usize = 6;

impl Story<'_> {
    /// What the page does not say.
    pub(crate) fn not_said(&self) -> Vec<Phrase> {
        ["not-said-1", "not-said-2", "not-said-3"].map(|id| self.words.say(id, &[])).to_vec()
    }

    /// What would change the answer.
    pub(crate) fn would_change(&self, tested: &Tested) -> Vec<Phrase> {
        let fewest = tested.coincidence.as_ref().map(|c| c.a.events.min(c.b.events));
        let mut says = Vec::new();
        match (&tested.verdict, fewest) {
            (Verdict::TooThin { .. }, _) => says.push(self.words.say("change-thin", &[])),
            (_, Some(n)) => says.push(
                self.words.say("change-power", &[("events", Value::count(n).at(self.anchor("limits")))]),
            ),
            _ => {}
        }
        if tested.certificate.is_none() {
            says.push(self.words.say("change-cert", &[]));
        }
        says.push(self.words.say("change-hours", &[]));
        says
    }

    /// The period, and what became of each side's events.
    pub(crate) fn used(&self, tested: &Tested, found: &Coincidence) -> Vec<Phrase> {
        let window = [("from", self.day(found.window.first)), ("to", self.day(found.window.last))];
        let side = |theatre, s: &SeriesSummary| {
            self.words.say(
                "limits-used",
                &[
                    ("place", self.place(theatre)),
                    ("used", Value::count(s.events)),
                    ("days", Value::count(s.event_days)),
                    ("vague", Value::count(s.too_vague)),
                    ("outside", Value::count(s.outside)),
                ],
            )
        };
        let question = &tested.question;
        vec![
            self.words.say("limits-window", &window),
            side(&question.a, &found.a),
            side(&question.b, &found.b),
        ]
    }

    /// The waves over several regions: a sentence, and a line for each of the strongest.
    pub(crate) fn waves(&self, regions: &Regions) -> (Phrase, Vec<Phrase>) {
        let words = &self.words;
        let of = Value::count(regions.names.len());
        let found = &regions.found;
        let method = |value: Value| value.at(self.anchor("method"));
        if found.waves.is_empty() {
            let p = method(words.spelling().percent(found.p).into());
            return (words.say("waves-none", &[("n", method(of)), ("p", p)]), Vec::new());
        }
        let n = Value::count(found.waves.len());
        let line = |wave: &Wave| {
            let days = Interval::new(day_at(wave.days.first), day_at(wave.days.last));
            let days = days.map_or_else(|_| String::new(), |days| words.interval(days));
            let names = wave.theatres.iter().filter_map(|i| regions.names.get(*i));
            let names: Vec<&str> = names.map(|name| name.in_lang(self.lang())).collect();
            let p = method(words.spelling().p(wave.p).into());
            let comma = if self.lang() == Lang::Arabic { "، " } else { ", " };
            words.say("wave", &[("days", days.into()), ("places", names.join(comma).into()), ("p", p)])
        };
        let lines = found.waves.iter().take(LISTED).map(line).collect();
        (words.say("waves-some", &[("n", method(n)), ("of", method(of))]), lines)
    }

    /// The language models that pointed at the words of reports told here and whom nobody has checked, a sentence each.
    pub(crate) fn models(&self) -> Vec<Phrase> {
        let mut models: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let reports = self.brief.told.iter().flat_map(|told| &told.reports);
        for reader in reports.filter_map(|r| unchecked(&r.report)) {
            *models.entry(named(reader)).or_default() += 1;
        }
        let say = |((model, prompt), n): (&(&str, &str), &usize)| {
            let values = [
                ("n", Value::count(*n).at(self.anchor("evidence"))),
                ("model", shortened(model, 80).into_owned().into()),
                ("prompt", shortened(prompt, 20).into_owned().into()),
            ];
            self.words.say("method-model", &values)
        };
        models.iter().map(say).collect()
    }

    /// The language model that pointed at the words of a report, where nobody has checked it.
    pub(crate) fn read_by(&self, report: &Report) -> Option<Phrase> {
        let reader = unchecked(report)?;
        let (model, prompt) = named(reader);
        let answer: String = reader.answer.as_deref().unwrap_or("?").chars().take(HASH).collect();
        let values = [
            ("model", shortened(model, 80).into_owned().into()),
            ("prompt", shortened(prompt, 20).into_owned().into()),
            ("answer", answer.into()),
        ];
        Some(self.words.say("report-model", &values))
    }

    /// The technical part of the method.
    pub(crate) fn technical(&self, tested: &Tested) -> Vec<Phrase> {
        let words = &self.words;
        let question = &tested.question;
        let filters = [("a", question.a.filter.as_str().into()), ("b", question.b.filter.as_str().into())];
        let chosen = match question.chosen {
            ChosenBy::ByArticle => "method-chosen-article",
            ChosenBy::ByUser => "method-chosen-user",
        };
        let mut says = vec![words.say(chosen, &[]), words.say("method-filters", &filters)];
        if let Verdict::Withheld { reason } = &tested.verdict {
            says.push(words.say(
                "method-withheld",
                &[("reason", tazamun_analysis::phrases::withheld(words, reason).into())],
            ));
        }
        if let Some(found) = &tested.coincidence {
            let p = words.spelling().p(found.p).into();
            says.push(words.say("method-p", &[("lags", Value::count(found.lags_compared)), ("p", p)]));
            let numbers = [
                ("excess", self.decimal(found.excess.value)),
                ("low", self.decimal(found.excess.low)),
                ("high", self.decimal(found.excess.high)),
                ("observed", Value::count(rounded(found.observed))),
                ("expected", self.decimal(found.expected)),
            ];
            says.push(words.say("method-excess", &numbers));
        }
        says.push(match &tested.certificate {
            Some(certificate) => self.certificate(certificate),
            None => words.say("method-no-cert", &[]),
        });
        says.extend(tested.sensitivity.as_ref().map(|doubts| self.drawn(doubts)));
        says.push(words.say("method-rules", &[]));
        says
    }

    /// What the draws from the doubts about the events gave.
    fn drawn(&self, doubts: &Robustness) -> Phrase {
        let words = &self.words;
        match doubts {
            Robustness::None => words.say("method-no-doubts", &[]),
            Robustness::Drawn { same_verdict, sensitivity } => {
                let p = |p: f64| Value::from(words.spelling().p(p));
                let values = [
                    ("draws", Value::count(sensitivity.draws)),
                    ("same", words.spelling().percent(*same_verdict).into()),
                    ("p", p(sensitivity.p.value)),
                    ("low", p(sensitivity.p.low)),
                    ("high", p(sensitivity.p.high)),
                ];
                words.say("method-doubts", &values)
            }
        }
    }

    /// What whoever reads a result from this file must be told: its makers' warnings, its gaps, what was left out.
    pub(crate) fn cautions(&self, file: &BriefData) -> Vec<Phrase> {
        let lang = self.lang();
        let mut says: Vec<Phrase> =
            file.warnings.iter().map(|w| Phrase::foreign(w.in_lang(lang), lang)).collect();
        if let Some(tested) = self.tested() {
            says.extend(file.gaps.iter().map(|gap| {
                let place = self.place(Story::theatre(tested, gap.side));
                let days = self.words.interval(gap.days);
                self.words.say("limits-gap", &[("place", place), ("days", days.into())])
            }));
        }
        says.extend(file.excluded.iter().map(|e| {
            let why = e.why.in_lang(lang);
            self.words.say("limits-excluded", &[("n", Value::count(e.count)), ("why", why.into())])
        }));
        says
    }
}
