//! Numbers in digits and in words, with the words that make them bounds.

use super::{Bound, Numeral, Scale};
use crate::{
    lang::{Ending, Joint, Language, Word},
    text::{Proclitics, Text, alone, is_and, stems},
};
use std::{borrow::Cow, ops::Range};
use tazamun_record::Toll;

/// A number with its bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Its tokens, the words of its bound included.
    pub tokens: Range<usize>,
    /// Its value as a toll.
    pub toll: Toll,
    /// What was written onto its first word.
    pub proclitics: Proclitics,
}

/// Reads the quantity that begins at token `at`, bound words first.
///
/// ```
/// use tazamun_reader::{annotate::casualties::quantity_at, lang, text::Text};
/// let text = Text::new("أكثر من ثلاثين");
/// let quantity = quantity_at(lang::first(), &text, 0).unwrap();
/// assert_eq!((quantity.toll.low(), quantity.toll.high()), (Some(31), None));
/// ```
pub fn quantity_at(language: &Language, text: &Text<'_>, at: usize) -> Option<Quantity> {
    if language.settings.subject_first {
        return super::spelled::quantity_at(language, text, at);
    }
    let bound = language
        .bounds
        .longest_at(text, at)
        .filter(|b| !matches!(b.value, Bound::LeastAfter | Bound::AboutAfter));
    let (first, kind, proclitics) = match &bound {
        Some(hit) => (hit.tokens.end, Some(*hit.value), Some(hit.proclitics)),
        None => (at, None, None),
    };
    let number = number_at(language, text, first)?;
    let proclitics = proclitics.unwrap_or(number.proclitics);
    let tokens = at..number.end;
    if kind == Some(Bound::Between) {
        return between(language, text, at, &number, proclitics);
    }
    if let Some((high, end)) = kind.is_none().then(|| upper(language, text, at, &number)).flatten() {
        let toll = Toll::new(Some(number.value), None, Some(high)).ok()?;
        return Some(Quantity { tokens: at..end, toll, proclitics });
    }
    let toll = bounded(number.value, number.vague, kind)?;
    Some(Quantity { tokens, toll, proclitics })
}

/// Whether "to" stands here, between the ends of a range.
fn to(language: &Language, text: &Text<'_>, at: usize) -> bool {
    language.words.is(Word::RangeTo, text.word(at))
}

/// "20 إلى 30 مسلحا", "3-5 جنود": the upper end of a range, before what it counts; "from 20 to 30" is a rise.
fn upper(language: &Language, text: &Text<'_>, at: usize, low: &Number) -> Option<(u32, usize)> {
    let rise = at > 0 && language.words.is(Word::From, text.word(at - 1));
    if rise || low.vague || !(to(language, text, low.end) || text.word(low.end) == "-") {
        return None;
    }
    let high = number_at(language, text, low.end + 1)?;
    let range = low.value < high.value && high.value < 1900 && !high.vague;
    (range && language.counted.longest_at(text, high.end).is_some()).then_some((high.value, high.end))
}

pub(super) fn bounded(n: u32, vague: bool, bound: Option<Bound>) -> Option<Toll> {
    match bound {
        _ if vague => Some(Toll::from_low(n)),
        Some(Bound::More) => Some(Toll::at_least(n.saturating_add(1))),
        Some(Bound::Least | Bound::LeastAfter) => Some(Toll::at_least(n)),
        Some(Bound::UpTo) => Toll::new(None, Some(n), Some(n)).ok(),
        Some(Bound::Less) => Toll::new(None, None, Some(n.saturating_sub(1))).ok(),
        _ => Some(Toll::exactly(n)),
    }
}

/// The same number, said to be a lower bound after its noun ("30 قتيلا على الأقل").
pub(super) fn at_least(toll: Toll) -> Toll {
    Toll::new(toll.low(), toll.best(), None).unwrap_or(toll)
}

/// "Between 5 and 8": low and high.
fn between(language: &Language, text: &Text<'_>, at: usize, low: &Number, p: Proclitics) -> Option<Quantity> {
    let apart = is_and(text.word(low.end)) || to(language, text, low.end);
    let and = low.end + usize::from(apart);
    let high = number_at(language, text, and)?;
    let toll = Toll::new(Some(low.value), None, Some(high.value)).ok()?;
    Some(Quantity { tokens: at..high.end, toll, proclitics: p })
}

/// A bare number.
struct Number {
    value: u32,
    vague: bool,
    end: usize,
    proclitics: Proclitics,
}

fn number_at(language: &Language, text: &Text<'_>, at: usize) -> Option<Number> {
    let token = text.tokens().get(at)?;
    if token.is_number() {
        if decimal_tail(text, at) {
            return None;
        }
        if let Some((value, end)) = millions(language, text, at) {
            return Some(Number { value, vague: false, end, proclitics: Proclitics::default() });
        }
        if let Some((value, end)) = parted(text, at) {
            return Some(Number { value, vague: false, end, proclitics: Proclitics::default() });
        }
        let value = digits(text.word(at))?;
        return Some(multiplied(
            language,
            text,
            Number { value, vague: false, end: at + 1, proclitics: Proclitics::default() },
        ));
    }
    // "ال30", "و30", "ب30": the proclitic is a token of its own, glued to the digits; the article may stand off ("الـ 12").
    if token.is_word()
        && let Some(proclitics) = alone(text.word(at))
        && let Some(next) = text.tokens().get(at + 1).filter(|n| {
            n.is_number() && (n.start() == token.end() || proclitics.article && n.start() == token.end() + 1)
        })
    {
        let value = digits(&text.norm()[next.range()])?;
        return Some(multiplied(language, text, Number { value, vague: false, end: at + 2, proclitics }));
    }
    in_words(language, text, at)
}

/// The value of "3,500"; a decimal fraction counts no people.
pub(super) fn digits(word: &str) -> Option<u32> {
    if word.contains('.') {
        return None;
    }
    word.replace(',', "").parse().ok().filter(|&n| n < 10_000_000)
}

/// Whether a number is the fraction of the one before it ("2,6": three digits after the sign are thousands).
fn decimal_tail(text: &Text<'_>, at: usize) -> bool {
    let all = text.tokens();
    at > 1
        && all.get(at).is_some_and(|t| t.is_number())
        && matches!(text.word(at - 1), "," | ".")
        && text.word(at).len() < 3
        && all[at - 2].is_number()
        && all[at - 2].end() == all[at - 1].start()
        && all[at - 1].end() == all[at].start()
}

/// "2.6 مليون", "2,6 مليون": a decimal number before a thousand or a million.
fn millions(language: &Language, text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let (word, end) = match text.word(at) {
        whole if decimal_tail(text, at + 2) => (Cow::Owned(format!("{whole}.{}", text.word(at + 2))), at + 3),
        word if word.contains('.') => (Cow::Borrowed(word), at + 1),
        _ => return None,
    };
    let (numeral, _) = numeral(language, text, end, false).filter(|(n, _)| n.scale == Scale::Thousand)?;
    let value = word.parse::<f64>().ok()? * f64::from(numeral.value);
    // The value is a whole number of persons far below the range of the integers.
    (value < 1e9).then_some((value.round() as u32, end + 1))
}

/// "1.200", "12.500.000": thousands parted by stops, as some newspapers write them: the value and the token after it.
pub(super) fn parted(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let mut value: u32 = digits(text.word(at)).filter(|&n| (1..1000).contains(&n))?;
    let mut end = at + 1;
    while let Some([stop, group]) = text.tokens().get(end..end + 2)
        && text.word(end) == "."
        && stop.start() == text.tokens()[end - 1].end()
        && group.start() == stop.end()
        && group.is_number()
        && text.word(end + 1).len() == 3
    {
        value = value.checked_mul(1000)?.checked_add(digits(text.word(end + 1))?)?;
        end += 2;
    }
    (end > at + 1).then_some((value, end))
}

/// "3 آلاف": digits before a thousand.
fn multiplied(language: &Language, text: &Text<'_>, number: Number) -> Number {
    match numeral(language, text, number.end, false) {
        Some((Numeral { value, scale: Scale::Thousand }, _)) if number.value < 1000 => {
            Number { value: number.value.saturating_mul(value), end: number.end + 1, ..number }
        }
        _ => number,
    }
}

/// The numeral that a token is; with `joined`, only if it is joined to what precedes by "and".
fn numeral(language: &Language, text: &Text<'_>, at: usize, joined: bool) -> Option<(Numeral, Proclitics)> {
    language.numerals.values_at(text, at).find_map(|(numeral, p)| {
        let numeral = *numeral;
        // With the article, 1 and 2 are Sunday and Monday.
        let day = p.article && numeral.value <= 2 && numeral.scale == Scale::Unit;
        let bare = p == Proclitics::default();
        let fits = if joined { p.conjunction && p.preposition.is_none() } else { bare || !joined };
        (fits && !day && !p.future).then_some((numeral, p))
    })
}

/// Numbers in words, the larger before the smaller save that units stand before tens.
fn in_words(language: &Language, text: &Text<'_>, at: usize) -> Option<Number> {
    // "نصف مليون": half of what follows.
    if language.words.is_at(Word::Half, text, at) {
        let (whole, proclitics) =
            numeral(language, text, at + 1, false).filter(|(n, _)| n.scale == Scale::Thousand)?;
        return Some(Number { value: whole.value / 2, vague: false, end: at + 2, proclitics });
    }
    let (first, mut proclitics) = numeral(language, text, at, false)?;
    // "في التاسع والعشرين من مارس": the tens of an ordinal.
    if first.scale == Scale::Tens && proclitics.article && proclitics.conjunction {
        return None;
    }
    // "2.3 مليون": what a decimal number multiplies is no number by itself.
    let tail = first.scale == Scale::Thousand
        && at > 0
        && text.tokens()[at - 1].is_number()
        && (text.word(at - 1).contains('.') || decimal_tail(text, at - 1));
    if tail {
        return None;
    }
    let mut end = at + 1;
    // "وأحد متشددي التنظيم": before those of whom it is one, it is "and one of", which the normal form writes like "one".
    let counts = language.counted.longest_at(text, end);
    if language.joints.is(Joint::One, text.word(at)) && counts.is_some_and(|n| !n.proclitics.conjunction) {
        proclitics.conjunction = true;
    }
    if first.scale == Scale::Vague {
        // "عشرات الآلاف" is two words, the product a lower bound.
        let thousands = numeral(language, text, end, false).filter(|(n, _)| n.scale == Scale::Thousand);
        let value = thousands.map_or(first.value, |(n, _)| first.value.saturating_mul(n.value));
        end += usize::from(thousands.is_some());
        return Some(Number { value, vague: true, end, proclitics });
    }
    // "ألفا شخص": before what it counts the accusative of a thousand is the dual without its ن.
    if first.scale == Scale::Thousand
        && stems(text.word(at)).any(|(rest, _)| language.words.is(Word::Dual, rest))
        && language.counted.longest_at(text, end).is_some()
    {
        return Some(Number { value: 2 * first.value, vague: false, end, proclitics });
    }
    if first.scale == Scale::Thousand && language.endings.end(Ending::Thousands, text.word(at)) {
        return Some(Number { value: 2 * first.value, vague: true, end, proclitics });
    }
    let (mut total, mut group) = (0u32, if first.scale == Scale::Teen { 10 } else { first.value });
    let mut last = first.scale;
    loop {
        // "خمسة و عشرون": the conjunction may stand by itself.
        let apart = is_and(text.word(end));
        let word = end + usize::from(apart);
        if let Some((n, _)) = numeral(language, text, word, false).filter(|(_, p)| !apart && !p.conjunction) {
            match (last, n.scale) {
                (Scale::Unit, Scale::Teen) => group += 10,
                (Scale::Unit, Scale::Unit) if n.value == 10 && group < 10 => group += 10,
                (Scale::Unit, Scale::Hundred) if n.value == 100 => group = group.saturating_mul(100),
                (Scale::Unit | Scale::Teen | Scale::Tens | Scale::Hundred, Scale::Thousand) => {
                    total = total.saturating_add(group.saturating_mul(n.value));
                    group = 0;
                }
                _ => break,
            }
            last = n.scale;
        } else if let Some((n, _)) =
            numeral(language, text, word, !apart).filter(|(_, p)| !apart || *p == Proclitics::default())
        {
            let smaller = matches!(
                (last, n.scale),
                (Scale::Unit, Scale::Tens)
                    | (Scale::Hundred, Scale::Unit | Scale::Tens)
                    | (Scale::Thousand, Scale::Unit | Scale::Tens | Scale::Hundred)
            );
            if !smaller || (last == Scale::Unit && group > 9) {
                break;
            }
            group = group.saturating_add(n.value);
            last = n.scale;
        } else {
            break;
        }
        end += 1 + usize::from(apart);
    }
    Some(Number { value: total.saturating_add(group), vague: false, end, proclitics })
}
