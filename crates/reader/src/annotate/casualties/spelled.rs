//! Numbers as languages write them that say their tens before their units: "twenty-five", "quatre-vingt-dix-sept",
//! "at least two dozen", "plus d'une centaine", "10 to 15", "1 200".

use super::{
    Bound, Quantity, Scale,
    quantity::{bounded, digits, parted},
};
use crate::{
    lang::{Language, Word},
    text::{Proclitics, Text},
};
use tazamun_record::Toll;

/// Words before "from" among which "the toll" stands where a number rises.
const RISE: usize = 10;

/// The quantity that begins at a token, the words of its bound first.
pub(super) fn quantity_at(language: &Language, text: &Text<'_>, at: usize) -> Option<Quantity> {
    let before = |b: Bound| !matches!(b, Bound::LeastAfter | Bound::AboutAfter);
    let bound = language.bounds.longest_at(text, at).filter(|b| before(*b.value));
    let kind = bound.as_ref().map(|b| *b.value);
    let mut first = bound.map_or(at, |b| b.tokens.end);
    // "plus d'une centaine", "at least some 20": an apostrophe, and a bound that says nothing more.
    first += usize::from(first > at && text.word(first) == "'");
    if let Some(more) =
        language.bounds.longest_at(text, first).filter(|b| first > at && *b.value == Bound::About)
    {
        first = more.tokens.end;
    }
    let number = number_at(language, text, first)?;
    let quantity = |end, toll| Some(Quantity { tokens: at..end, toll, proclitics: Proclitics::default() });
    // "The toll rose from 12 to 15" is no range.
    let from = |at: usize| language.words.is(Word::From, text.word(at));
    let rise = kind.is_none() && at > 0 && from(at - 1)
        || kind == Some(Bound::Between)
            && from(at)
            && (at.saturating_sub(RISE)..at).any(|i| language.words.is(Word::Count, text.word(i)));
    let to = |end: usize| {
        if rise {
            return None;
        }
        // "Feb 1 - Two men": a dash between blanks begins something else.
        let all = text.tokens();
        let dash = text.word(end) == "-" && end > 0 && all[end - 1].end() == all[end].start();
        let joins = language.words.is(Word::RangeTo, text.word(end)) || dash;
        let and = kind == Some(Bound::Between) && language.words.is(Word::And, text.word(end));
        let high = number_at(language, text, end + 1).filter(|_| joins || and)?;
        (!number.vague && !high.vague && number.value < high.value && high.value < 1900).then_some(high)
    };
    if let Some(high) = to(number.end).filter(|_| matches!(kind, None | Some(Bound::Between | Bound::About)))
    {
        return quantity(high.end, Toll::new(Some(number.value), None, Some(high.value)).ok()?);
    }
    if kind == Some(Bound::Between) {
        return None;
    }
    quantity(number.end, bounded(number.value, number.vague, kind)?)
}

/// A number without its bounds.
#[derive(Debug, Clone, Copy)]
struct Number {
    value: u32,
    vague: bool,
    end: usize,
}

fn number_at(language: &Language, text: &Text<'_>, at: usize) -> Option<Number> {
    let token = text.tokens().get(at)?;
    if !token.is_number() {
        return in_words(language, text, at);
    }
    let (value, end) = parted(text, at)
        .or_else(|| apart(language, text, at))
        .or_else(|| Some((digits(text.word(at))?, at + 1)))?;
    // "3 thousand", "2 dozen".
    let times = language.numerals.longest_at(text, end).filter(|n| multiplies(n.value.scale) && value < 1000);
    Some(match times {
        Some(times) => {
            Number { value: value.saturating_mul(times.value.value), vague: false, end: times.tokens.end }
        }
        None => Number { value, vague: false, end },
    })
}

/// "1 200": thousands parted by a blank, where a language writes them so.
fn apart(language: &Language, text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let mut value =
        digits(text.word(at)).filter(|n| (1..1000).contains(n) && language.settings.blank_in_thousands)?;
    let mut end = at + 1;
    while let Some([before, group]) = text.tokens().get(end - 1..=end)
        && group.is_number()
        && group.range().len() == 3
        && group.start() == before.end() + 1
    {
        value = value.checked_mul(1000)?.checked_add(digits(text.word(end))?)?;
        end += 1;
    }
    (end > at + 1).then_some((value, end))
}

fn multiplies(scale: Scale) -> bool {
    matches!(scale, Scale::Hundred | Scale::Thousand)
}

/// Numbers in words: each part smaller than the one before, hundreds and thousands multiply what stands before them.
fn in_words(language: &Language, text: &Text<'_>, at: usize) -> Option<Number> {
    let part = |at: usize| language.numerals.longest_at(text, at).map(|n| (*n.value, n.tokens.end));
    let (first, mut end) = part(at)?;
    if first.scale == Scale::Vague {
        // "dozens of thousands".
        let thousands = part(end).filter(|(n, _)| n.scale == Scale::Thousand);
        let value = thousands.map_or(first.value, |(n, _)| first.value.saturating_mul(n.value));
        return Some(Number { value, vague: true, end: thousands.map_or(end, |(_, end)| end) });
    }
    let thousand = first.scale == Scale::Thousand;
    let (mut total, mut group) = if thousand { (first.value, 0) } else { (0u32, first.value) };
    let (mut last, mut scale) = (first.value, first.scale);
    loop {
        let joined = text.word(end) == "-" || language.words.is(Word::And, text.word(end));
        let from = end + usize::from(joined);
        let Some((next, to)) = part(from) else { break };
        // "A hundred and five", "soixante et onze"; "two and three" are two numbers.
        let and = joined && text.word(end) != "-";
        let goes_on = match next.scale {
            Scale::Hundred if !and => {
                let times = group > 0 && scale == Scale::Unit && group < 100;
                if times {
                    group = group.saturating_mul(next.value);
                }
                times
            }
            Scale::Thousand if !and && scale != Scale::Teen => {
                total = total.saturating_add(group.max(1).saturating_mul(next.value));
                group = 0;
                true
            }
            // "quatre-vingt": four twenties.
            Scale::Tens if scale == Scale::Unit && last == 4 && next.value == 20 && !and => {
                group += 76;
                true
            }
            Scale::Unit | Scale::Tens => {
                let room = match (scale, last) {
                    (Scale::Tens, _) => 20,
                    (Scale::Hundred, n) => n.min(100),
                    (Scale::Thousand, _) => 1000,
                    _ => 0,
                };
                let fits = next.value < room && (!and || scale != Scale::Tens || next.value % 10 == 1);
                if fits {
                    group = group.saturating_add(next.value);
                }
                fits
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        let score =
            next.scale == Scale::Tens || next.scale == Scale::Unit && scale == Scale::Unit && last == 4;
        (last, scale) = (next.value, if score { Scale::Tens } else { next.scale });
        end = to;
    }
    Some(Number { value: total.saturating_add(group), vague: false, end })
}
