//! A question as it is typed: the fields of a form, which are also the address of the question, and what is wrong in them.

use serde::{Deserialize, Serialize};
use std::path::Path;
use tazamun_analysis::{
    Among, AnyQuestion, BoundaryQuestion, BriefQuestion, CERTIFICATE_PAIRS, COMPLETE_FROM,
    CoincidenceQuestion, Error, EventStudyQuestion, JointDaysQuestion, NearQuestion, Period, RankQuestion,
    ShareQuestion, TheatreBy, TrendQuestion,
};
use tazamun_front::geometry::{areas_of, line_of};
use tazamun_record::Date;
use tazamun_sync::FEWEST_EVENT_DAYS;

/// Letters of a filter.
const LONGEST_FILTER: usize = 4_000;
/// Bytes of a line or of areas.
const LONGEST_LINE: usize = 200_000;
/// Days that count as close, at most.
const FARTHEST: u32 = 366;
/// Kilometres that count as near, at most.
const FARTHEST_KM: f64 = 1_000.0;
/// Moved copies behind a p.
const MOVES: usize = 999;
/// Incidents up to this distance from each other are one group, in kilometres.
const LINK: f64 = 5.0;

/// What may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Do two theatres fall together more often than chance explains? Answered as a brief, with its pictures.
    Sync,
    /// How often do two such incidents fall this close by chance?
    Pair,
    /// On which days were several theatres active together?
    Waves,
    /// Does a rate rise or fall?
    Trend,
    /// Does more follow an event than comes before it?
    Wake,
    /// Do incidents keep near a line?
    Seam,
    /// Do incidents keep near areas?
    Near,
    /// Where does an incident stand among others?
    Rank,
    /// Which part is of a kind?
    Share,
    /// What does an article tell and claim, and do the data bear it out?
    Article,
}

/// All that may be asked, in the order in which it is offered; an article's questions start from the article.
pub const KINDS: [Kind; 9] = [
    Kind::Sync,
    Kind::Pair,
    Kind::Waves,
    Kind::Trend,
    Kind::Wake,
    Kind::Seam,
    Kind::Near,
    Kind::Rank,
    Kind::Share,
];

impl Kind {
    /// The word that stands for it in addresses and messages.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Sync => "sync",
            Kind::Pair => "pair",
            Kind::Waves => "waves",
            Kind::Trend => "trend",
            Kind::Wake => "wake",
            Kind::Seam => "seam",
            Kind::Near => "near",
            Kind::Rank => "rank",
            Kind::Share => "share",
            Kind::Article => "article",
        }
    }

    /// Whether it is about two theatres.
    pub fn has_sides(self) -> bool {
        matches!(self, Kind::Sync | Kind::Pair | Kind::Wake)
    }

    fn of_word(word: &str) -> Option<Kind> {
        if word == "article" {
            return Some(Kind::Article);
        }
        KINDS.into_iter().find(|kind| kind.word() == word)
    }
}

/// A question as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "each is the field of the form")]
pub struct Draft {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The dataset.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub of: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub a: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub b: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub filter: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub within: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub first: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub second: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub on: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub line: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub near: String,
    /// The number of an article.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub article: String,
    /// `no` where the test is not to be measured itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub certificate: String,
}

/// What is wrong with a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field; empty where it is the whole.
    pub field: &'static str,
    /// The message that says so.
    pub message: &'static str,
    /// In the words of whoever found it.
    pub what: String,
}

impl Fault {
    /// A fault of a field.
    pub fn of(field: &'static str, message: &'static str, what: impl Into<String>) -> Self {
        Fault { field, message, what: what.into() }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::Filter { option, source } => Fault::of(option, "fault-filter", source.to_string()),
            Error::Stopped => Fault::of("", "fault-stopped", ""),
            // Its text names the store's file.
            Error::Store(_) | Error::Read { .. } => Fault::of("", "failure-internal", ""),
            other => Fault::of("", "fault-question", other.to_string()),
        }
    }
}

/// A question as it is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Of two theatres, answered as a brief.
    Theatres(BriefQuestion),
    /// Of an article, by its number, answered as a brief.
    Article(i64, BriefQuestion),
    /// Any other.
    Other(AnyQuestion),
}

impl Draft {
    /// The kind; synchrony where none is named.
    pub fn kind(&self) -> Kind {
        Kind::of_word(&self.kind).unwrap_or(Kind::Sync)
    }

    /// The same with no blanks around its values and without the fields of other kinds: one question has one address.
    #[must_use]
    pub fn plain(&self) -> Draft {
        let kind = self.kind();
        let keep = |text: &str, is_asked: bool| if is_asked { text.trim().to_owned() } else { String::new() };
        let filtered = !kind.has_sides() && kind != Kind::Article;
        Draft {
            kind: kind.word().to_owned(),
            of: keep(&self.of, true),
            a: keep(&self.a, kind.has_sides()),
            b: keep(&self.b, kind.has_sides()),
            filter: keep(&self.filter, filtered),
            part: keep(&self.part, kind == Kind::Share),
            from: keep(&self.from, true),
            to: keep(&self.to, true),
            within: keep(&self.within, kind.has_sides() || kind == Kind::Article),
            first: keep(&self.first, kind == Kind::Pair),
            second: keep(&self.second, kind == Kind::Pair),
            on: keep(&self.on, kind == Kind::Rank),
            by: keep(&self.by, kind == Kind::Waves && self.by != "country"),
            line: keep(&self.line.replace("\r\n", "\n"), matches!(kind, Kind::Seam | Kind::Near)),
            near: keep(&self.near, matches!(kind, Kind::Seam | Kind::Near)),
            article: keep(&self.article, kind == Kind::Article),
            certificate: keep(&self.certificate, self.certificate == "no"),
        }
    }

    /// The fields as an address holds them.
    pub fn query(&self) -> String {
        serde_urlencoded::to_string(self.plain()).unwrap_or_default()
    }

    /// Reads the fields back.
    pub fn of_query(query: &str) -> Option<Draft> {
        serde_urlencoded::from_str(query).ok()
    }

    /// The filters by which it selects incidents, by the names of their fields.
    pub fn filters(&self) -> Vec<(&'static str, &str)> {
        let kind = self.kind();
        match kind {
            Kind::Article => Vec::new(),
            Kind::Share => vec![("filter", &*self.filter), ("part", &*self.part)],
            _ if kind.has_sides() => vec![("a", &*self.a), ("b", &*self.b)],
            _ => vec![("filter", &*self.filter)],
        }
    }

    /// The question, where nothing is wrong with it.
    ///
    /// # Errors
    /// [`Fault`] with the field that is wrong.
    pub fn question(&self) -> Result<Question, Fault> {
        let draft = self.plain();
        for (field, text) in draft.filters() {
            if text.len() > LONGEST_FILTER {
                return Err(Fault::of(field, "fault-too-long", ""));
            }
            if text.is_empty() && field != "filter" {
                return Err(Fault::of(field, "fault-needed", ""));
            }
        }
        let question = draft.asked()?;
        if let Question::Other(any) = &question {
            any.checked()?;
        }
        Ok(question)
    }

    fn asked(&self) -> Result<Question, Fault> {
        let period =
            Period { from: day("from", &self.from)?, to: day("to", &self.to)?, no_coverage: Vec::new() };
        if let (Some(from), Some(to)) = (period.from, period.to)
            && to < from
        {
            return Err(Fault::of("to", "fault-days", ""));
        }
        let within = days("within", &self.within)?;
        let (a, b) = (self.a.clone(), self.b.clone());
        let filter = Some(self.filter.clone()).filter(|text| !text.is_empty());
        let (certificate, seed) = (self.certificate != "no", 1);
        let brief = |theatres| BriefQuestion {
            theatres,
            within,
            period: period.clone(),
            seed,
            certificate: if certificate { CERTIFICATE_PAIRS } else { 0 },
        };
        Ok(match self.kind() {
            Kind::Sync => {
                let question = brief(Some((a, b)));
                AnyQuestion::Brief(question.clone()).checked()?;
                Question::Theatres(question)
            }
            Kind::Article => {
                let number = self.article.parse().map_err(|_| Fault::of("article", "fault-article", ""))?;
                Question::Article(number, brief(None))
            }
            Kind::Pair => Question::Other(AnyQuestion::Pair(CoincidenceQuestion {
                a,
                b,
                first: needed("first", day("first", &self.first)?)?,
                second: needed("second", day("second", &self.second)?)?,
                within,
                period,
                seed,
                certificate,
            })),
            Kind::Wake => {
                let within = within.unwrap_or(3).max(1);
                Question::Other(AnyQuestion::Wake(EventStudyQuestion { a, b, period, within }))
            }
            Kind::Waves => Question::Other(AnyQuestion::Waves(JointDaysQuestion {
                filter,
                period,
                by: match self.by.as_str() {
                    "adm1" => TheatreBy::Adm1,
                    "actor" => TheatreBy::Actor,
                    _ => TheatreBy::Country,
                },
                fewest: FEWEST_EVENT_DAYS,
                level: 0.05,
                seed,
            })),
            Kind::Trend => Question::Other(AnyQuestion::Trend(TrendQuestion { filter, period, seed })),
            Kind::Seam => Question::Other(AnyQuestion::Seam(BoundaryQuestion {
                filter,
                period,
                line: line_of(Path::new("line"), self.geometry()?)
                    .map_err(|e| Fault::of("line", "fault-line", e.to_string()))?,
                places: None,
                near: kilometres(&self.near, 25.0)?,
                moves: MOVES,
                seed,
            })),
            Kind::Near => Question::Other(AnyQuestion::Near(NearQuestion {
                filter,
                period,
                areas: areas_of(Path::new("areas"), self.geometry()?)
                    .map_err(|e| Fault::of("line", "fault-line", e.to_string()))?,
                among: Among::Record,
                near: kilometres(&self.near, 20.0)?,
                link: LINK,
                moves: MOVES,
                seed,
                certificate,
            })),
            Kind::Rank => Question::Other(AnyQuestion::Rank(RankQuestion {
                filter,
                period,
                on: day("on", &self.on)?,
                complete_from: COMPLETE_FROM,
                seed,
                certificate,
            })),
            Kind::Share => Question::Other(AnyQuestion::Share(ShareQuestion {
                filter,
                part: self.part.clone(),
                period,
                seed,
                certificate,
            })),
        })
    }

    fn geometry(&self) -> Result<&str, Fault> {
        match self.line.len() {
            0 => Err(Fault::of("line", "fault-needed", "")),
            1..=LONGEST_LINE => Ok(&self.line),
            _ => Err(Fault::of("line", "fault-too-long", "")),
        }
    }
}

fn day(field: &'static str, text: &str) -> Result<Option<Date>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Fault::of(field, "fault-day", text))
}

fn days(field: &'static str, text: &str) -> Result<Option<u32>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().ok().filter(|days| *days <= FARTHEST);
    number.map(Some).ok_or_else(|| Fault::of(field, "fault-closeness", text))
}

fn kilometres(text: &str, usual: f64) -> Result<f64, Fault> {
    if text.is_empty() {
        return Ok(usual);
    }
    let number = text.parse().ok().filter(|km: &f64| (0.0..=FARTHEST_KM).contains(km));
    number.ok_or_else(|| Fault::of("near", "fault-distance", text))
}

fn needed<T>(field: &'static str, value: Option<T>) -> Result<T, Fault> {
    value.ok_or_else(|| Fault::of(field, "fault-needed", ""))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn of(query: &str) -> Draft {
        Draft::of_query(query).unwrap()
    }

    #[test]
    fn one_question_has_one_address() {
        let typed = of(
            "kind=sync&a=+country%3DIQ+&b=country%3DSY&filter=killed%3E%3D3&line=x&within=&certificate=yes",
        );
        assert_eq!(typed.query(), "kind=sync&a=country%3DIQ&b=country%3DSY");
        assert_eq!(of(&typed.query()).query(), typed.query());
        assert_eq!(of("kind=trend&a=x&filter=country%3DIQ").query(), "kind=trend&filter=country%3DIQ");
        assert_eq!(of("kind=no-such").query(), "kind=sync");
    }

    #[test]
    fn faults_stand_with_their_fields() {
        for (query, field, message) in [
            ("kind=sync&a=country%3DIQ", "b", "fault-needed"),
            ("kind=sync&a=contry%3DIQ%2C%2C&b=country%3DSY", "a", "fault-filter"),
            ("kind=sync&a=country%3DIQ&b=country%3DSY&from=yesterday", "from", "fault-day"),
            ("kind=sync&a=country%3DIQ&b=country%3DSY&from=2022-02-01&to=2022-01-01", "to", "fault-days"),
            ("kind=sync&a=country%3DIQ&b=country%3DSY&within=-1", "within", "fault-closeness"),
            ("kind=sync&a=country%3DIQ&b=country%3DSY&within=100000", "within", "fault-closeness"),
            ("kind=pair&a=country%3DIQ&b=country%3DSY&first=2022-01-20", "second", "fault-needed"),
            ("kind=seam", "line", "fault-needed"),
            ("kind=seam&line=hello", "line", "fault-line"),
            (
                "kind=near&line=%7B%22type%22%3A%22Point%22%2C%22coordinates%22%3A%5B44%2C33%5D%7D&near=99999",
                "near",
                "fault-distance",
            ),
            ("kind=share&filter=", "part", "fault-needed"),
            ("kind=article&article=x", "article", "fault-article"),
            ("kind=rank&on=x", "on", "fault-day"),
        ] {
            let fault = of(query).question().unwrap_err();
            assert_eq!((fault.field, fault.message), (field, message), "{query}: {fault:?}");
        }
        let long = format!("kind=trend&filter={}", "a".repeat(LONGEST_FILTER + 1));
        assert_eq!(of(&long).question().unwrap_err().message, "fault-too-long");
        for right in [
            "kind=sync&a=country%3DIQ&b=country%3DSY",
            "kind=waves",
            "kind=trend&filter=country%3DIQ",
            "kind=rank",
        ] {
            assert!(of(right).question().is_ok(), "{right}");
        }
    }
}
