//! The months of a record under a claim: how many incidents each holds, or the largest of each.

use super::{Anchor, both};
use crate::{
    story::Story,
    words::{Phrase, Value},
};
use tazamun_analysis::{ClaimMeasure, ClaimPicture};
use tazamun_record::Date;

/// Height of the bars.
const HIGH: f64 = 44.0;
/// Room for the greatest number above them.
const TOP: f64 = 16.0;

/// What the picture shows, in words.
pub(crate) fn said(story: &Story<'_>, picture: &ClaimPicture) -> Phrase {
    let id = match picture.measure {
        ClaimMeasure::Incidents => "claim-picture-incidents",
        ClaimMeasure::Sides => "claim-picture-sides",
        ClaimMeasure::Part => "claim-picture-part",
        ClaimMeasure::Largest => "claim-picture-largest",
    };
    let (from, to) = (story.words.month(picture.first), story.words.month(last(picture)));
    let most = Value::count(most(picture));
    story.words.say(id, &[("from", from.into()), ("to", to.into()), ("most", most)])
}

/// The picture.
pub(crate) fn draw(story: &Story<'_>, picture: &ClaimPicture) -> String {
    both(story.lang(), &said(story, picture).bare(), |frame| {
        let sides = picture.measure == ClaimMeasure::Sides;
        let base = TOP + HIGH;
        let step = frame.width() / picture.months.len() as f64;
        let scale = HIGH / f64::from(most(picture).max(1));
        let x = |at: usize| (at as f64 + 0.5) * step;
        let numbers = |side: usize| picture.months.iter().enumerate().map(move |(at, both)| (at, both[side]));
        let up = |(at, number): (usize, u32)| ((x(at), base), (x(at), base - f64::from(number) * scale));
        let down = |(at, number): (usize, u32)| ((x(at), base), (x(at), base + f64::from(number) * scale));
        let some = |(_, number): &(usize, u32)| *number > 0;
        let wide = (step * 0.7).clamp(0.6, 14.0);
        let first = if picture.measure == ClaimMeasure::Part { "tie" } else { "sa" };
        frame.lines(first, wide, numbers(0).filter(some).map(up));
        match picture.measure {
            ClaimMeasure::Sides => frame.lines("sb", wide, numbers(1).filter(some).map(down)),
            ClaimMeasure::Part => frame.lines("sa", wide * 0.6, numbers(1).filter(some).map(up)),
            ClaimMeasure::Incidents | ClaimMeasure::Largest => {}
        }
        let bottom = if sides { base + HIGH } else { base };
        if let Some(at) = picture.marked {
            frame.line("limit", (x(at), TOP - 4.0), (x(at), bottom));
        }
        frame.line("axis", (0.0, base), (frame.width(), base));
        frame.text("", (0.0, TOP - 4.0), Anchor::Start, &story.words.spelling().whole(most(picture).into()));
        frame.text("", (0.0, bottom + 14.0), Anchor::Start, &story.words.month(picture.first));
        frame.text("", (frame.width(), bottom + 14.0), Anchor::End, &story.words.month(last(picture)));
        frame.reach(bottom + 18.0);
    })
}

fn most(picture: &ClaimPicture) -> u32 {
    picture.months.iter().flatten().copied().max().unwrap_or(0)
}

/// The first day of the last month.
fn last(picture: &ClaimPicture) -> Date {
    let months = i32::from(picture.first.month()) - 1 + picture.months.len().max(1) as i32 - 1;
    let year = i32::from(picture.first.year()) + months.div_euclid(12);
    Date::new(year as i16, (months.rem_euclid(12) + 1) as i8, 1).unwrap_or(picture.first)
}
