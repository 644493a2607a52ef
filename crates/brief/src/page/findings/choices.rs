//! The same question under every other reasonable choice, as a table whose fields are shaded by their answer.

use crate::{
    ComparisonChoice, Tested,
    story::Story,
    words::{Phrase, Value},
};
use std::collections::BTreeSet;

/// A row: how large the attacks are, and the days looked at where they are not those of the main test.
type Row = (u32, u32, Option<tazamun_record::Interval>);

pub(super) fn write(story: &Story<'_>, tested: &Tested) -> String {
    let choices = &tested.choices;
    let by_p = choices.iter().any(|c| c.p.is_some());
    let by_rate = choices.iter().any(|c| c.per_year.is_some());
    if !by_p && !by_rate {
        return String::new();
    }
    let mut out = format!("<p>{}</p>\n", story.words.label("choices-text"));
    if by_p {
        out += &table(story, tested, true);
    }
    if by_rate {
        out += &table(story, tested, false);
    }
    out
}

/// The table of p-values, or of the rates at which chance alone gives such pairs.
fn table(story: &Story<'_>, tested: &Tested, by_p: bool) -> String {
    // A row in which nothing could be told says nothing; nor are rates given of halves of the days.
    let answered = |row: Row| tested.choices.iter().any(|c| row_of(c) == row && c.p.is_some());
    let told = |c: &&ComparisonChoice| {
        if by_p { answered(row_of(c)) } else { c.per_year.is_some() && c.window.is_none() }
    };
    let choices: Vec<&ComparisonChoice> = tested.choices.iter().filter(told).collect();
    let columns: BTreeSet<u32> = choices.iter().map(|c| c.within).collect();
    let rows: BTreeSet<Row> = choices.iter().map(|c| row_of(c)).collect();
    let head: String =
        columns.iter().map(|w| format!("<th scope=\"col\">{}</th>", days(story, *w).html())).collect();
    let body: String = rows.iter().map(|row| table_row(story, tested, *row, &columns, by_p)).collect();
    let caption = story.words.label(if by_p { "choices-caption-p" } else { "choices-caption-rate" });
    format!(
        "<div class=\"scroll{}\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\">\
         <table class=\"heat\"><caption>{caption}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>\n",
        if by_p { "" } else { " rates" },
    ) + &format!("<p class=\"note\">{}</p>\n", summary(story, &choices, by_p).html())
}

fn row_of(choice: &ComparisonChoice) -> Row {
    (choice.killed_a, choice.killed_b, choice.window)
}

fn days(story: &Story<'_>, within: u32) -> Phrase {
    story.words.say("choices-days", &[("within", Value::count(within))])
}

fn table_row(story: &Story<'_>, tested: &Tested, row: Row, columns: &BTreeSet<u32>, by_p: bool) -> String {
    let words = &story.words;
    let size = match (row.0, row.1) {
        (0, 0) => words.say("choices-any", &[]),
        (a, b) if a == b => words.say("choices-each", &[("n", Value::count(a))]),
        (a, b) => {
            let places = story.places(&tested.question);
            let least = [("a", Value::count(a)), ("b", Value::count(b))];
            words.say("choices-killed", &[&least[..], &places].concat())
        }
    };
    let window =
        row.2.map_or(String::new(), |days| format!("<br>{}", crate::text::bdi(&words.interval(days))));
    let cells: String = columns
        .iter()
        .map(|within| {
            let choice = tested.choices.iter().find(|c| row_of(c) == row && c.within == *within);
            choice.map_or("<td></td>".to_owned(), |c| cell(story, tested, c, by_p))
        })
        .collect();
    format!("<tr><th scope=\"row\">{}{window}</th>{cells}</tr>", size.html())
}

fn cell(story: &Story<'_>, tested: &Tested, choice: &ComparisonChoice, by_p: bool) -> String {
    let value = if by_p { choice.p } else { choice.per_year };
    let Some(value) = value else {
        return format!("<td class=\"thin\">{}</td>", story.words.label("choices-thin"));
    };
    let shade = if by_p { shade_of_p(value) } else { shade_of_rate(value) };
    let main = if is_main(tested, choice, by_p) { " main" } else { "" };
    let spelling = story.words.spelling();
    let shown = if by_p { spelling.p(value) } else { spelling.decimal(value) };
    format!("<td class=\"{shade}{main}\">{}</td>", crate::text::bdi(&shown))
}

/// Whether this is the choice of the main answer: the verdict is on attacks of any size, the rate on those as large as the
/// two compared.
fn is_main(tested: &Tested, choice: &ComparisonChoice, by_p: bool) -> bool {
    let asked = tested.question.side_by_side.as_ref().filter(|_| !by_p);
    let least = |compared: &crate::Compared| compared.at_least_killed.unwrap_or(0);
    let sizes = asked.map_or((0, 0), |two| (least(&two.a), least(&two.b)));
    let within = tested.pair.as_ref().filter(|_| !by_p).map_or(tested.question.within, |p| p.within);
    choice.window.is_none() && choice.within == within && (choice.killed_a, choice.killed_b) == sizes
}

fn shade_of_p(p: f64) -> &'static str {
    match p {
        p if p < 0.05 => "h3",
        p if p < 0.2 => "h2",
        p if p < 0.5 => "h1",
        _ => "h0",
    }
}

fn shade_of_rate(per_year: f64) -> &'static str {
    match per_year {
        r if r < 0.1 => "h3",
        r if r < 1.0 => "h2",
        r if r < 5.0 => "h1",
        _ => "h0",
    }
}

fn summary(story: &Story<'_>, choices: &[&ComparisonChoice], by_p: bool) -> Phrase {
    let n = ("n", Value::count(choices.len()));
    if by_p {
        let below = choices.iter().filter(|c| c.p.is_some_and(|p| p < 0.05)).count();
        return story.words.say("choices-alt", &[n, ("below", Value::count(below))]);
    }
    let rates = choices.iter().filter_map(|c| c.per_year).filter(|r| r.is_finite());
    let (low, high) = rates.fold((f64::MAX, 0.0_f64), |(low, high), r| (low.min(r), high.max(r)));
    let numbers = [("low", story.decimal(low.min(high))), ("high", story.decimal(high))];
    story.words.say("choices-alt-rate", &[&[n][..], &numbers].concat())
}
