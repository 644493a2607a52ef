//! A brief → its sentences, in one language: the same for the page, the terminal and the other forms.
//!
//! Every sentence is one message of `messages/`; this module chooses which, and hands it its values, each with the
//! place of the page on which it rests.

mod claims;
mod incidents;
mod limits;

use crate::{
    Brief, BriefAnswer, Confidence, Lang, Robustness, Side, Tested, Theatre, WhyNot,
    text::shortened,
    words::{Phrase, Spelling, Value, Words},
};
use tazamun_record::day_at;
use tazamun_sync::{Certificate, Pair, Verdict};

/// One of the four questions with its answer.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    /// The question's message.
    pub(crate) ask: &'static str,
    /// The answer's sentences.
    pub(crate) says: Vec<Phrase>,
    /// What it lists, an incident a line.
    pub(crate) lines: Vec<Phrase>,
}

/// The sentences of a brief in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Story<'b> {
    pub(crate) brief: &'b Brief,
    pub(crate) words: Words,
}

impl<'b> Story<'b> {
    pub(crate) fn new(brief: &'b Brief, lang: Lang) -> Self {
        Story { brief, words: Words::new(lang, brief.numerals) }
    }

    pub(crate) fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// What was tested, where something was.
    pub(crate) fn tested(&self) -> Option<&'b Tested> {
        match &self.brief.answer {
            BriefAnswer::Tested(tested) => Some(tested),
            BriefAnswer::NotTested(_) => None,
        }
    }

    /// Whether two incidents are set side by side.
    pub(crate) fn compares_two(&self) -> bool {
        self.tested().is_some_and(|t| t.question.side_by_side.is_some())
    }

    /// The name of an element of this language's half of the page.
    pub(crate) fn anchor(&self, name: &str) -> String {
        format!("{}-{name}", self.lang().code())
    }

    /// The verdict as a headline.
    pub(crate) fn headline(&self) -> Phrase {
        let id = match &self.brief.answer {
            BriefAnswer::NotTested(WhyNot::NoEvents) => "headline-no-events",
            BriefAnswer::NotTested(_) => "headline-not-tested",
            BriefAnswer::Tested(tested) => match tested.verdict {
                Verdict::ConsistentWithChance => "headline-consistent-with-chance",
                Verdict::MoreThanChance => "headline-more-than-chance",
                Verdict::TooThin { .. } => "headline-too-thin",
                Verdict::Withheld { .. } => "headline-withheld",
            },
        };
        let sides =
            self.tested().map(|t| [("a", self.place(&t.question.a)), ("b", self.place(&t.question.b))]);
        self.words.say(id, sides.as_ref().map_or(&[][..], |s| s))
    }

    /// What happened, were they coordinated, how sure is that, what is missing: in this order on every page.
    pub(crate) fn answers(&self) -> [Answered; 4] {
        let answered = |ask, says| Answered { ask, says, lines: Vec::new() };
        [
            self.happened(),
            answered("ask-coordinated", vec![self.coordinated()]),
            answered("ask-sure", std::iter::once(self.sure()).chain(self.doubts()).collect()),
            answered("ask-missing", self.missing()),
        ]
    }

    fn happened(&self) -> Answered {
        let ask = "ask-happened";
        match self.tested() {
            Some(tested) => match &tested.question.side_by_side {
                Some(two) => Answered {
                    ask,
                    says: vec![self.words.say("happened-two", &[])],
                    lines: vec![self.compared_line(&two.a), self.compared_line(&two.b)],
                },
                None => Answered {
                    ask,
                    says: vec![self.sides("happened-asked", &tested.question)],
                    lines: vec![],
                },
            },
            None => {
                let (told, articles) = (&self.brief.told, self.brief.articles.len());
                let counts = [("n", Value::count(told.len())), ("articles", Value::count(articles))];
                let says = vec![self.words.say("happened-told", &counts)];
                let shown = told.iter().enumerate().take(LISTED);
                let mut lines: Vec<Phrase> = shown.map(|(i, t)| self.told_line(t, i)).collect();
                let more = told.len().saturating_sub(LISTED);
                lines.extend((more > 0).then(|| {
                    let n = Value::count(more).at(self.anchor("evidence"));
                    self.words.say("happened-more", &[("n", n)])
                }));
                Answered { ask, says, lines }
            }
        }
    }

    fn coordinated(&self) -> Phrase {
        let tested = match &self.brief.answer {
            BriefAnswer::Tested(tested) => tested,
            BriefAnswer::NotTested(why) => return self.words.say(not_tested(*why), &[]),
        };
        let counted = |n: usize| Value::count(n).at(self.anchor("limits"));
        match (&tested.verdict, &tested.coincidence) {
            (Verdict::TooThin { needed, a, b }, _) => {
                let [place_a, place_b] = self.places(&tested.question);
                let numbers = [
                    ("a", counted(*a)),
                    ("b", counted(*b)),
                    ("needed", Value::count(*needed).at(self.anchor("method"))),
                ];
                self.words.say("coordinated-too-thin", &[&numbers[..], &[place_a, place_b]].concat())
            }
            (Verdict::Withheld { .. }, _) => self.words.say("coordinated-withheld", &[]),
            (verdict, None) => {
                self.words.say("coordinated-unmeasured", &[("verdict", verdict_name(verdict).into())])
            }
            (verdict, Some(found)) => {
                let values = [
                    ("observed", Value::count(rounded(found.observed)).at(self.anchor("series"))),
                    ("expected", self.decimal(found.expected).at(self.anchor("method"))),
                    ("within", Value::count(found.within).at(self.anchor("method"))),
                ];
                let places = self.places(&tested.question);
                let id = format!("coordinated-{}", verdict_name(verdict));
                self.words.say(&id, &[&values[..], &places].concat())
            }
        }
    }

    /// How sure a reader may be; `None` in the sense of the rules where there is no verdict.
    pub(crate) fn confidence(&self) -> Confidence {
        self.tested().map_or(Confidence::None, |t| {
            let uneven = self.brief.data.iter().any(|d| !d.warnings.is_empty() || !d.gaps.is_empty());
            Confidence::of(&t.verdict, t.coincidence.as_ref(), t.certificate.as_ref(), uneven)
        })
    }

    fn sure(&self) -> Phrase {
        let Some(tested) = self.tested() else { return self.words.say("sure-untested", &[]) };
        let confidence = ("confidence", self.confidence().name().into());
        match (&tested.verdict, &tested.certificate) {
            (Verdict::TooThin { .. } | Verdict::Withheld { .. }, _) => self.words.say("sure-none", &[]),
            (_, None) => self.words.say("sure-unmeasured", &[]),
            (Verdict::ConsistentWithChance, Some(c)) => {
                let place = ("a", self.place(&tested.question.a));
                let rest = [("b", self.place(&tested.question.b)), ("power", self.share(c.power.value))];
                let effect = ("effect", self.share(c.effect));
                self.words.say("sure-power", &[confidence, place, effect, rest[0].clone(), rest[1].clone()])
            }
            (Verdict::MoreThanChance, Some(c)) => {
                self.words.say("sure-alarms", &[confidence, ("alarms", self.share(c.false_alarms.value))])
            }
        }
    }

    /// How far doubts about the events move the verdict, where there are any.
    fn doubts(&self) -> Option<Phrase> {
        let Robustness::Drawn { same_verdict, sensitivity } = self.tested()?.sensitivity? else {
            return None;
        };
        let draws = Value::count(sensitivity.draws).at(self.anchor("method"));
        Some(self.words.say("sure-doubts", &[("same", self.share(same_verdict)), ("draws", draws)]))
    }

    fn missing(&self) -> Vec<Phrase> {
        let Some(tested) = self.tested() else {
            let unreviewed = self.brief.unreviewed;
            let n = Value::count(unreviewed).at(self.anchor("evidence"));
            let said = (unreviewed > 0).then(|| self.words.say("missing-unreviewed", &[("n", n)]));
            return std::iter::once(self.words.say("missing-unreported", &[])).chain(said).collect();
        };
        let linked = |id, n: usize| {
            let n = Value::count(n).at(self.anchor("limits"));
            (id, n)
        };
        let gaps = self.brief.data.iter().map(|d| d.gaps.len()).sum::<usize>();
        let vague = tested.coincidence.as_ref().map_or(0, |c| c.a.too_vague + c.b.too_vague);
        let told = self.brief.unreviewed;
        let counted = [
            linked("missing-gaps", gaps),
            linked("missing-vague", vague),
            linked("missing-unreviewed-events", tested.unreviewed),
            linked("missing-unreviewed", told),
        ];
        let some = [gaps, vague, tested.unreviewed, told];
        let mut says = vec![self.words.say("missing-coverage", &[])];
        for ((id, n), _) in counted.into_iter().zip(some).filter(|(_, n)| *n > 0) {
            says.push(self.words.say(id, &[("n", n)]));
        }
        says
    }

    /// A message about both sides of a question, by their places.
    pub(crate) fn sides(&self, id: &str, question: &crate::Comparison) -> Phrase {
        self.words.say(id, &[("a", self.place(&question.a)), ("b", self.place(&question.b))])
    }

    /// Where a theatre lies.
    pub(crate) fn place(&self, theatre: &Theatre) -> Value {
        shortened(theatre.name.in_lang(self.lang()), NAME).into_owned().into()
    }

    /// The same, no longer than a picture has room for.
    pub(crate) fn short_theatre(&self, theatre: &Theatre) -> Value {
        shortened(theatre.name.in_lang(self.lang()), 28).into_owned().into()
    }

    /// Who acts where: "Islamic State in Syria".
    pub(crate) fn side_name(&self, theatre: &Theatre) -> Phrase {
        let place = self.place(theatre);
        let n = Value::count(theatre.events.len());
        match &theatre.actor {
            Some(actor) => {
                let actor = shortened(actor.in_lang(self.lang()), NAME).into_owned().into();
                self.words.say("side-of", &[("actor", actor), ("place", place), ("n", n)])
            }
            None => self.words.say("side-any", &[("place", place), ("n", n)]),
        }
    }

    /// The theatre of a side.
    pub(crate) fn theatre(tested: &Tested, side: Side) -> &Theatre {
        match side {
            Side::A => &tested.question.a,
            Side::B => &tested.question.b,
        }
    }

    /// `place-a` and `place-b`.
    pub(crate) fn places(&self, question: &crate::Comparison) -> [(&'static str, Value); 2] {
        [("place-a", self.place(&question.a)), ("place-b", self.place(&question.b))]
    }

    pub(crate) fn decimal(&self, x: f64) -> Value {
        decimal(&self.words, x)
    }

    fn share(&self, share: f64) -> Value {
        Value::from(self.words.spelling().percent(share)).at(self.anchor("method"))
    }

    /// A day of the tests, counted from 1970-01-01.
    pub(crate) fn day(&self, number: i64) -> Value {
        self.words.day(day_at(number)).into()
    }

    /// How often such a pair comes by chance: "about once in 3 years (…)".
    pub(crate) fn how_often(&self, pair: &Pair) -> Phrase {
        let named = |name, x| (name, self.decimal(x).at(self.anchor("method")));
        let (rate, years) = (&pair.per_year, &pair.return_years);
        if rate.value >= 1.0 {
            let values = [named("times", rate.value), named("low", rate.low), named("high", rate.high)];
            self.words.say("rare-often-year", &values)
        } else if !(rate.value > 0.0 && years.value < HARDLY_EVER) {
            self.words.say("rare-never", &[])
        } else if years.high < HARDLY_EVER {
            let values = [named("years", years.value), named("low", years.low), named("high", years.high)];
            self.words.say("rare-often-years", &values)
        } else {
            self.words.say("rare-often-years-open", &[named("years", years.value), named("low", years.low)])
        }
    }

    /// How rare the pair is, and how often it was seen.
    pub(crate) fn rare(&self, tested: &Tested, pair: &Pair) -> Phrase {
        let series = if tested.coincidence.is_some() { "series" } else { "method" };
        let seen = [
            ("n", Value::count(pair.observed).at(self.anchor(series))),
            ("years", self.decimal(pair.span_years).at(self.anchor(series))),
        ];
        let [place_a, place_b] = self.places(&tested.question);
        self.words.say(
            "rare-text",
            &[
                ("within", Value::count(pair.within).at(self.anchor("method"))),
                ("often", self.how_often(pair).into()),
                ("seen", self.words.say("rare-seen", &seen).into()),
                place_a,
                place_b,
            ],
        )
    }

    /// What the usual test would have said, where it was run.
    pub(crate) fn usual(&self, tested: &Tested) -> Option<Phrase> {
        let (usual, ours) = (tested.shuffle.as_ref()?, tested.coincidence.as_ref()?);
        let p = |p: f64| Value::from(self.words.spelling().p(p)).at(self.anchor("method"));
        Some(self.words.say("usual-text", &[("shuffle", p(usual.p)), ("p", p(ours.p))]))
    }

    /// The certificate in one sentence, for the technical part.
    pub(crate) fn certificate(&self, certificate: &Certificate) -> Phrase {
        let percent = |x| Value::from(self.words.spelling().percent(x));
        self.words.say(
            "method-cert",
            &[
                ("pairs", Value::count(certificate.pairs)),
                ("alarms", percent(certificate.false_alarms.value)),
                ("level", percent(certificate.level)),
                ("low", percent(certificate.false_alarms.low)),
                ("high", percent(certificate.false_alarms.high)),
                ("power", percent(certificate.power.value)),
                ("effect", percent(certificate.effect)),
            ],
        )
    }
}

/// Names of theatres and actors longer than this are cut: one whose name is a filter may be called anything.
const NAME: usize = 60;

/// At most so many incidents stand in the first answer where nothing was compared.
const LISTED: usize = 4;

/// Return periods beyond this many years are not worth a number.
const HARDLY_EVER: f64 = 10_000.0;

/// A count that the tests give as a float (they count days by shares of an interval).
pub(crate) fn rounded(x: f64) -> u64 {
    // Counts of pairs of days are far below 2^53, and a float-to-integer cast saturates.
    x.round().max(0.0) as u64
}

pub(crate) fn verdict_name(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::TooThin { .. } => "too-thin",
        Verdict::ConsistentWithChance => "consistent-with-chance",
        Verdict::MoreThanChance => "more-than-chance",
        Verdict::Withheld { .. } => "withheld",
    }
}

fn not_tested(why: WhyNot) -> &'static str {
    match why {
        WhyNot::NoIncident => "coordinated-no-incident",
        WhyNot::OneIncident => "coordinated-one-incident",
        WhyNot::NoSharedActor => "coordinated-no-shared-actor",
        WhyNot::NoEvents => "coordinated-no-events",
    }
}

/// A number with a decimal, unless it is whole.
pub(crate) fn decimal(words: &Words, x: f64) -> Value {
    match Spelling::as_whole(x) {
        Some(n) => Value::count(n),
        None => words.spelling().decimal(x).into(),
    }
}
