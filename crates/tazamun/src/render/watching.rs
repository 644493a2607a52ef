//! What the watch does → lines.

use super::{counted, listing};
use crate::inert;
use tazamun_feeds::{deliver::HandedOver, watch::WatchEvent};
use tazamun_intake::known::DayKnown;
use tazamun_store::{Attempt, DeliveryState, FeedState, moment};
use tazamun_words::Words;

/// What happened, in a line; reasons as they are kept, in English.
pub fn event(words: &Words, event: &WatchEvent) -> String {
    let phrase = match event {
        WatchEvent::Attempt(attempt) => return self::attempt(words, attempt),
        WatchEvent::Article { feed, taken, reports, .. } => {
            let how = match (taken.is_corrected, taken.is_new, &taken.copy_of) {
                (true, ..) => "watch-corrected",
                (_, false, _) => "watch-known",
                (_, true, Some(_)) => "watch-copy",
                (_, true, None) => "watch-article",
            };
            let of = taken.copy_of.as_deref().unwrap_or_default();
            let values = [
                ("feed", feed.as_str().into()),
                ("doc", taken.doc.as_str().into()),
                ("reports", counted(words, "n-reports", *reports)),
                ("of", of.into()),
            ];
            words.say(how, &values)
        }
        WatchEvent::PutOff { feed, due, why } => words.say(
            "watch-put-off",
            &[("feed", feed.as_str().into()), ("due", moment(*due).into()), ("why", why.as_str().into())],
        ),
        WatchEvent::GivenUp { feed, why } => {
            words.say("watch-given-up", &[("feed", feed.as_str().into()), ("why", why.as_str().into())])
        }
        WatchEvent::Merged { incidents } => {
            words.say("watch-merged", &[("incidents", counted(words, "n-incidents", incidents.len()))])
        }
    };
    phrase.plain() + "\n"
}

/// An attempt: when, which feed, what became of it, and when and why the next is.
pub fn attempt(words: &Words, attempt: &Attempt) -> String {
    let outcome = words.bare(&format!("watch-outcome-{}", attempt.outcome.replace('_', "-")));
    let values = [("fresh", attempt.fresh.into()), ("corrected", attempt.corrected.into())];
    let counts = if attempt.fresh + attempt.corrected > 0 {
        words.say("watch-counts", &values).bare()
    } else {
        String::new()
    };
    let next = words
        .say("watch-next", &[("due", moment(attempt.next).into()), ("why", attempt.why.as_str().into())])
        .bare();
    columns(&[&moment(attempt.at), &attempt.feed, &outcome, &counts, &attempt.reason, &next])
}

/// A feed: how it is, and when and why it is asked next.
pub fn feed(words: &Words, feed: &FeedState) -> String {
    let state = match (feed.succeeded, feed.failures) {
        (None, _) => words.bare("watch-never-read"),
        (Some(_), 0) => words.bare("watch-well"),
        (Some(at), _) => words.say("watch-silent-since", &[("at", moment(at).into())]).bare(),
    };
    let next = words
        .say("watch-next", &[("due", moment(feed.due).into()), ("why", feed.why.as_str().into())])
        .bare();
    columns(&[&feed.name, &state, &feed.address, &next])
}

/// What became known on a day, with the incidents.
pub fn day(words: &Words, day: &DayKnown) -> String {
    let values = [
        ("day", day.news.day.as_str().into()),
        ("new", counted(words, "n-incidents", day.new.len())),
        ("known", day.known.into()),
        ("articles", counted(words, "n-articles", day.news.articles)),
        ("copies", day.news.copies.into()),
        ("silent", day.news.silent.into()),
        ("asked", (day.news.answered + day.news.silent).into()),
    ];
    let mut text = words.say("watch-day", &values).plain() + "\n";
    for incident in &day.new {
        text += "  ";
        text += &listing::incident(words, incident);
    }
    text
}

/// An alarm that would have been raised.
pub fn alarm(words: &Words, alarm: &serde_json::Value) -> String {
    let text = |key: &str| alarm[key].as_str().unwrap_or_default().to_owned();
    let (watch, what, since) = (text("watch"), text("what"), text("since"));
    words
        .say("watch-raised", &[("watch", watch.into()), ("what", what.into()), ("since", since.into())])
        .plain()
        + "\n"
}

/// What became of an alarm on a channel.
pub fn handed_over(words: &Words, one: &HandedOver) -> String {
    let state = match one.state {
        DeliveryState::Done => "watch-handed-over",
        DeliveryState::Failed | DeliveryState::Begun => "watch-not-handed-over",
    };
    columns(&[&one.alarm, &one.channel, &words.bare(state), &one.why])
}

fn columns(cells: &[&str]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| inert::line(cell)).collect();
    cells.join("\t") + "\n"
}
