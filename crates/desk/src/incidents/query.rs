//! What an address asks for: a filter, a dataset, who stands behind, an order, a view. The same for every view, and good to be
//! kept and handed on.

use crate::{
    keeping::{Snapshot, Standing},
    pages::Failure,
};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_store::FilterError;

/// Letters of a filter.
const LONGEST: usize = 2_000;

/// How incidents are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Table,
    Map,
    Line,
    Calendar,
}

impl View {
    pub(super) const ALL: [View; 4] = [View::Table, View::Map, View::Line, View::Calendar];

    pub(super) fn word(self) -> &'static str {
        match self {
            View::Table => "table",
            View::Map => "map",
            View::Line => "line",
            View::Calendar => "calendar",
        }
    }
}

/// The order of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Newest,
    Oldest,
    Killed,
    Place,
}

impl Order {
    pub(super) const ALL: [Order; 4] = [Order::Newest, Order::Oldest, Order::Killed, Order::Place];

    pub(super) fn word(self) -> &'static str {
        match self {
            Order::Newest => "newest",
            Order::Oldest => "oldest",
            Order::Killed => "killed",
            Order::Place => "place",
        }
    }
}

/// What was asked for.
#[derive(Debug, Clone, Deserialize, Default, PartialEq, Eq)]
pub(super) struct Asked {
    #[serde(default)]
    pub(super) filter: String,
    #[serde(default)]
    pub(super) dataset: String,
    #[serde(default)]
    pub(super) standing: String,
    #[serde(default)]
    pub(super) order: String,
    #[serde(default)]
    pub(super) view: String,
    #[serde(default)]
    pub(super) year: Option<i16>,
    #[serde(default)]
    pub(super) page: Option<usize>,
}

impl Asked {
    pub(super) fn view(&self) -> View {
        View::ALL.into_iter().find(|v| v.word() == self.view).unwrap_or(View::Table)
    }

    pub(super) fn order(&self) -> Order {
        Order::ALL.into_iter().find(|o| o.word() == self.order).unwrap_or(Order::Newest)
    }

    pub(super) fn standing(&self) -> Option<Standing> {
        Standing::of_word(&self.standing)
    }

    /// The incidents that are asked for, by their places in the snapshot; the fault of the filter where it has one.
    pub(super) fn rows(
        &self,
        snapshot: &Snapshot,
    ) -> Result<Result<Arc<crate::keeping::Selected>, FilterError>, Failure> {
        if self.filter.chars().count() > LONGEST {
            return Err(Failure::TooLarge);
        }
        let dataset = Some(self.dataset.as_str()).filter(|name| !name.is_empty());
        Ok(snapshot.select(&self.filter, dataset, self.standing()))
    }

    /// The address of the same with something changed.
    pub(super) fn with(&self, change: impl FnOnce(&mut Asked)) -> String {
        let mut asked = Asked { page: None, ..self.clone() };
        change(&mut asked);
        format!("/incidents?{}", asked.query())
    }

    /// The address with one more clause in its filter.
    pub(super) fn and(&self, clause: &str) -> String {
        self.with(|asked| {
            let filter = asked.filter.trim().trim_end_matches(',');
            asked.filter = if filter.is_empty() { clause.to_owned() } else { format!("{filter},{clause}") };
            asked.view = String::new();
        })
    }

    /// The query, without what is not asked for.
    pub(super) fn query(&self) -> String {
        let year = self.year.map(|y| y.to_string()).unwrap_or_default();
        let page = self.page.map(|p| p.to_string()).unwrap_or_default();
        let parts = [
            ("filter", &self.filter),
            ("dataset", &self.dataset),
            ("standing", &self.standing),
            ("order", &self.order),
            ("view", &self.view),
            ("year", &year),
            ("page", &page),
        ];
        let given = parts.iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
    }
}

/// As a query writes it.
pub(super) fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut all, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => all.push(char::from(byte)),
            byte => {
                let _ = write!(all, "%{byte:02X}");
            }
        }
        all
    })
}

/// A value as a filter writes it, in quotes where it needs them.
pub(super) fn quoted(value: &str) -> String {
    if value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/')) {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_was_asked_and_no_more() {
        let asked = Asked { filter: "country=IQ,killed>=3".into(), page: Some(4), ..Asked::default() };
        assert_eq!(asked.query(), "filter=country%3DIQ%2Ckilled%3E%3D3&page=4");
        assert_eq!(asked.and("adm1=IQ-DI"), "/incidents?filter=country%3DIQ%2Ckilled%3E%3D3%2Cadm1%3DIQ-DI");
        assert_eq!(
            asked.with(|a| a.view = "map".into()),
            "/incidents?filter=country%3DIQ%2Ckilled%3E%3D3&view=map"
        );
        assert_eq!(quoted("IS - \"x\""), "\"IS - \\\"x\\\"\"");
    }
}
