//! Who asks, in which language, and what they may do: what a handler needs to know of a request.

use super::{Failure, words};
use axum::{extract::FromRequestParts, http::request::Parts};
use maud::{Markup, PreEscaped};
use tazamun_record::{Date, Interval};
use tazamun_store::{Person, Role};
use tazamun_words::{Lang, Values, Words};

/// One request, as far as a page has to know it.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The language of the page.
    pub words: Words,
    /// Whose session it is; nobody's where one person works alone, or before a login.
    pub person: Option<Person>,
    /// What may be done; nothing before a login.
    pub role: Option<Role>,
    /// Whether one person works alone.
    pub alone: bool,
    /// The path with its query, to come back to.
    pub address: String,
}

impl Visit {
    /// A visit of which nothing but the language is known.
    pub fn unknown(lang: Lang, address: &str) -> Self {
        Visit { words: words(lang), person: None, role: None, alone: false, address: address.to_owned() }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// Whether this may be done by who asks.
    pub fn may(&self, role: Role) -> bool {
        self.role.is_some_and(|own| own >= role)
    }

    /// Refuses whoever may not do this.
    ///
    /// # Errors
    /// [`Failure::Forbidden`].
    pub fn must(&self, role: Role) -> Result<(), Failure> {
        if self.may(role) { Ok(()) } else { Err(Failure::Forbidden) }
    }

    /// The number under which decisions are kept: nobody's where one person works alone.
    pub fn number(&self) -> Option<i64> {
        self.person.as_ref().map(|person| person.id)
    }

    /// A message.
    pub fn say(&self, id: &str) -> Markup {
        PreEscaped(self.words.say(id, &[]).html())
    }

    /// A message with values.
    pub fn say_with(&self, id: &str, values: Values<'_>) -> Markup {
        PreEscaped(self.words.say(id, values).html())
    }

    /// A message as plain text, for attributes and titles.
    pub fn bare(&self, id: &str) -> String {
        self.words.bare(id)
    }

    /// Days as a reader of the language writes them.
    pub fn days(&self, days: Interval) -> String {
        self.words.interval(days)
    }

    /// A day as the store keeps it (`2026-11-23`), as people write it.
    pub fn day(&self, day: &str) -> Markup {
        let shown = day.parse::<Date>().map_or_else(|_| day.to_owned(), |day| self.words.day(day));
        maud::html! { time datetime=(day) { (shown) } }
    }

    /// A moment as the store keeps it (`2026-11-23T01:20:00Z`), as people write it.
    pub fn moment(&self, at: &str) -> Markup {
        let day = at.get(..10).and_then(|day| day.parse::<Date>().ok());
        let shown = match (day, at.get(11..16)) {
            (Some(day), Some(time)) => {
                let parts = [("day", self.words.day(day).into()), ("time", time.into())];
                self.words.say("moment", &parts).bare()
            }
            _ => at.to_owned(),
        };
        maud::html! { time datetime=(at) { (shown) } }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Visit>().cloned().ok_or(Failure::Internal)
    }
}
