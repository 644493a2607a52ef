//! What was found, each finding with one sentence, its picture and what the picture shows.

mod choices;

use crate::{
    Compared, Regions, SideBySide, Tested,
    picture::{calendar, correlogram, map, strip, timeline},
    story::Story,
    words::{Phrase, Value},
};
use tazamun_sync::Pair;

pub(super) fn write(story: &Story<'_>) -> String {
    let Some(tested) = story.tested() else { return String::new() };
    let sections = [
        ("series", series(story, tested)),
        ("rare", tested.pair.as_ref().map_or(String::new(), |pair| rare(story, tested, pair))),
        ("calendar", days(story, tested)),
        ("usual", usual(story, tested)),
        ("lags", lags(story, tested)),
        ("choices", choices::write(story, tested)),
        ("map", places(story, tested)),
    ];
    sections.iter().map(|(name, body)| super::section(story, name, "finding", body)).collect()
}

fn paragraph(phrase: &Phrase) -> String {
    format!("<p>{}</p>\n", phrase.html())
}

fn note(phrase: &Phrase) -> String {
    format!("<p class=\"note\">{}</p>\n", phrase.html())
}

fn figure(picture: &str, caption: &Phrase) -> String {
    format!("<figure>{picture}<figcaption>{}</figcaption></figure>\n", caption.html())
}

fn series(story: &Story<'_>, tested: &Tested) -> String {
    let Some(found) = &tested.coincidence else { return String::new() };
    let words = &story.words;
    let question = &tested.question;
    let key = |class: &str, said: String| format!("<li><i class=\"{class}\"></i>{said}</li>");
    let mut keys =
        key("ka", story.side_name(&question.a).html()) + &key("kb", story.side_name(&question.b).html());
    keys += &key("kt", words.label("series-key-pair"));
    if story.brief.data.iter().any(|d| !d.gaps.is_empty()) {
        keys += &key("kg", words.label("series-key-gap"));
    }
    let text = words.say("series-text", &[("within", Value::count(found.within))]);
    format!("<ul class=\"key\">{keys}</ul>\n{}", figure(&timeline::draw(story, tested), &text))
}

/// The calendar of days with attacks, with its key.
fn days(story: &Story<'_>, tested: &Tested) -> String {
    let picture = calendar::draw(story, tested);
    if picture.is_empty() {
        return picture;
    }
    let only = |theatre| story.words.say("calendar-only", &[("place", story.place(theatre))]).html();
    let question = &tested.question;
    let mut keys = vec![
        ("ka", only(&question.a)),
        ("kb", only(&question.b)),
        ("kboth", story.words.label("calendar-both")),
    ];
    if tested.waves.as_ref().is_some_and(|regions| !regions.found.waves.is_empty()) {
        keys.push(("kw", story.words.label("calendar-wave")));
    }
    let keys: String =
        keys.iter().map(|(class, said)| format!("<li><i class=\"{class}\"></i>{said}</li>")).collect();
    let picture = figure(&picture, &story.words.say("calendar-text", &[]));
    let waves = tested.waves.as_ref().map_or(String::new(), |regions| waves(story, regions));
    format!("<ul class=\"key\">{keys}</ul>\n{picture}{waves}")
}

/// The waves over the regions of both theatres, a line each.
fn waves(story: &Story<'_>, regions: &Regions) -> String {
    let (first, lines) = story.waves(regions);
    let items: String = lines.iter().map(|line| format!("<li>{}</li>", line.html())).collect();
    let list = if items.is_empty() { items } else { format!("<ul>{items}</ul>\n") };
    paragraph(&first) + &list
}

fn rare(story: &Story<'_>, tested: &Tested, pair: &Pair) -> String {
    let chance = Value::from(story.words.spelling().percent(pair.chance_in_span.value));
    let chance = chance.at(story.anchor("method"));
    let mut out = paragraph(&story.rare(tested, pair));
    out += &figure(&strip::return_period(story, pair), &story.words.say("rare-key", &[]));
    out += &note(&story.words.say("rare-chance", &[("chance", chance)]));
    out + &tested.question.side_by_side.as_ref().map_or(String::new(), |two| note(&sizes(story, tested, two)))
}

/// From which number of killed on attacks counted as at least that large.
fn sizes(story: &Story<'_>, tested: &Tested, two: &SideBySide) -> Phrase {
    let told = |compared: &Compared| compared.told.map(|i| story.slot_anchor(i, "killed"));
    let killed = |n: u32, of: &Compared| Value::count(n).at_if(told(of));
    let [place_a, place_b] = story.places(&tested.question);
    match (two.a.at_least_killed, two.b.at_least_killed) {
        (Some(a), Some(b)) => story
            .words
            .say("rare-size-both", &[("a", killed(a, &two.a)), ("b", killed(b, &two.b)), place_a, place_b]),
        (Some(a), None) => story.words.say("rare-size-a", &[("a", killed(a, &two.a)), place_a, place_b]),
        (None, Some(b)) => story.words.say("rare-size-b", &[("b", killed(b, &two.b)), place_a, place_b]),
        (None, None) => story.words.say("rare-size-any", &[]),
    }
}

fn usual(story: &Story<'_>, tested: &Tested) -> String {
    let (Some(said), Some(shuffle), Some(ours)) =
        (story.usual(tested), tested.shuffle.as_ref(), tested.coincidence.as_ref())
    else {
        return String::new();
    };
    let differ = (shuffle.p < 0.05) != (ours.p < 0.05);
    let outcome = story.words.say(if differ { "usual-misleads" } else { "usual-agrees" }, &[]);
    let in_hundred = story.decimal(100.0 * ours.p).at(story.anchor("method"));
    let explained = story.words.say("usual-explain", &[("p-hundred", in_hundred)]);
    let picture = strip::p_values(&story.words, shuffle.p, ours.p);
    format!("<p>{} {}</p>\n{}", said.html(), outcome.html(), figure(&picture, &explained))
}

fn lags(story: &Story<'_>, tested: &Tested) -> String {
    let Some(found) = tested.coincidence.as_ref().and_then(|c| c.correlogram.as_ref()) else {
        return String::new();
    };
    match correlogram::draw(&story.words, found, story.short_theatre(&tested.question.b)) {
        picture if picture.is_empty() => picture,
        picture => figure(&picture, &story.sides("lags-text", &tested.question)),
    }
}

fn places(story: &Story<'_>, tested: &Tested) -> String {
    let picture = map::draw(story, tested);
    if picture.is_empty() {
        return picture;
    }
    let question = &tested.question;
    let side =
        |class, theatre| format!("<li><i class=\"{class}\"></i>{}</li>", story.side_name(theatre).html());
    let keys = side("ka", &question.a) + &side("kb", &question.b);
    let mut said = story.words.label("map-text");
    if question.side_by_side.is_some() {
        said = format!("{said} {}", story.words.label("map-compared"));
    }
    let mut out =
        format!("<ul class=\"key\">{keys}</ul>\n<figure>{picture}<figcaption>{said}</figcaption></figure>\n");
    let dropped = map::dropped(tested);
    if dropped > 0 {
        let numbers = [("n", Value::count(dropped)), ("shown", Value::count(map::CIRCLES))];
        out += &note(&story.words.say("map-dropped", &numbers));
    }
    let unplaced = map::unplaced(tested);
    if unplaced > 0 {
        out += &note(&story.words.say("map-unplaced", &[("n", Value::count(unplaced))]));
    }
    out
}
