//! What the articles claim of attacks in the aggregate, a line each, and what each answer rests on.

use super::Story;
use crate::{
    text::shortened,
    words::{Phrase, Value},
};
use tazamun_analysis::{AnsweredClaim, ClaimOutcome};

/// Quotes in a line are no longer than this.
const QUOTE: usize = 90;

/// The claims of a brief, told.
#[derive(Debug, Clone)]
pub(crate) struct ClaimsTold {
    /// How many there are and what became of them.
    pub(crate) summary: Phrase,
    /// The same in a few words, for the top.
    pub(crate) short: Phrase,
    /// How they are corrected for being many.
    pub(crate) correction: Phrase,
    /// Each in a line, with what its answer rests on.
    pub(crate) claims: Vec<ClaimTold>,
}

/// A claim, told.
#[derive(Debug, Clone)]
pub(crate) struct ClaimTold {
    /// The claim and its answer in a line.
    pub(crate) line: Phrase,
    /// What the answer rests on.
    pub(crate) details: Vec<Phrase>,
    /// Which claim of the brief it is.
    pub(crate) number: usize,
}

impl Story<'_> {
    /// The claims of the articles; none where they make none.
    pub(crate) fn claims(&self) -> Option<ClaimsTold> {
        let all = &self.brief.claims;
        if all.is_empty() {
            return None;
        }
        let parts = |message: fn(&str) -> String| {
            let counts = ClaimOutcome::ALL.into_iter().filter_map(|outcome| {
                let n = all.iter().filter(|answered| answered.outcome == outcome).count();
                (n > 0).then(|| self.words.say(&message(outcome.code()), &[("n", Value::count(n))]).bare())
            });
            counts.collect::<Vec<_>>().join(&self.words.bare("claim-list-comma"))
        };
        let n = || Value::count(all.len());
        let in_section = || n().at(self.anchor("claims"));
        Some(ClaimsTold {
            summary: self.words.say(
                "claims-summary",
                &[("n", n()), ("parts", parts(|code| format!("claims-count-{code}")).into())],
            ),
            short: self.words.say(
                "claims-short",
                &[("n", in_section()), ("parts", parts(|code| format!("claims-few-{code}")).into())],
            ),
            correction: self.words.say("claims-correction", &[("n", n())]),
            claims: all
                .iter()
                .enumerate()
                .map(|(number, answered)| ClaimTold {
                    line: self.claim_line(answered),
                    details: self.claim_details(answered),
                    number,
                })
                .collect(),
        })
    }

    fn claim_line(&self, answered: &AnsweredClaim) -> Phrase {
        let claim = &answered.claim;
        let values = [
            ("quote", shortened(&claim.quote, QUOTE).into_owned().into()),
            ("kind", self.words.say(&format!("claim-kind-{}", claim.kind), &[]).into()),
            ("outcome", self.words.say(&format!("claim-outcome-{}", answered.outcome.code()), &[]).into()),
        ];
        self.words.say("claim-line", &values)
    }

    fn claim_details(&self, answered: &AnsweredClaim) -> Vec<Phrase> {
        let claim = &answered.claim;
        let by = match (&claim.by_arabic, self.lang()) {
            (None, _) => self.words.bare("claim-by-article"),
            (Some(by), crate::Lang::Arabic) => by.clone(),
            (Some(_), crate::Lang::English | crate::Lang::French) => claim.by.clone(),
        };
        let stance = self.words.say(&format!("claim-stance-{}", claim.stance), &[]);
        let mut details =
            vec![self.words.say("claim-detail-by", &[("who", by.into()), ("stance", stance.into())])];
        if answered.told_in.len() > 1 {
            let docs = answered.told_in.join(", ");
            details.push(self.words.say("claim-told-in", &[("docs", docs.into())]));
        }
        details.extend(
            answered.measured.map(|n| {
                self.words.say(&format!("claim-measured-{}", claim.kind), &[("n", Value::count(n))])
            }),
        );
        if let (Some(p), Some(corrected)) = (answered.p, answered.corrected) {
            let spelt = |p: f64| Value::from(self.words.spelling().p(p));
            details
                .push(self.words.say("claim-detail-p", &[("p", spelt(p)), ("corrected", spelt(corrected))]));
        }
        details
            .extend(answered.needs.as_ref().map(|need| self.words.say(&format!("claim-need-{need}"), &[])));
        details.extend(
            answered
                .asked
                .as_ref()
                .map(|c| self.words.say("claim-detail-asked", &[("command", c.clone().into())])),
        );
        details
    }
}
