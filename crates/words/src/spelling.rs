//! Numbers and days as a reader of the language writes them.
//!
//! Month names come from the messages (`month-1` … `month-12`): in Arabic those of the Levant and Iraq (كانون الثاني).
//! ICU4X would give the same twelve words and 47 CPU seconds of build; twelve lines that a translator can see are the
//! better place for them as long as one calendar and one script of digits more is all that is asked.

use crate::{Lang, Numerals, Words};
use std::borrow::Cow;
use tazamun_record::{Date, Interval};

/// How a language writes numbers.
#[derive(Debug, Clone, Copy)]
pub struct Spelling {
    arabic_indic: bool,
    grouped: bool,
    /// A comma before decimals, a narrow blank between thousands.
    french: bool,
}

impl Spelling {
    /// Of prose in this language.
    pub fn new(lang: Lang, numerals: Numerals) -> Self {
        let arabic_indic = lang == Lang::Arabic && numerals == Numerals::ArabicIndic;
        Spelling { arabic_indic, grouped: true, french: lang == Lang::French }
    }

    /// European digits without any sign between them.
    pub fn ungrouped() -> Self {
        Spelling { arabic_indic: false, grouped: false, french: false }
    }

    /// A whole number, in groups of three from 10,000 on ("1500", "10,000").
    pub fn whole(self, n: u64) -> String {
        let digits = n.to_string();
        if digits.len() < 5 || !self.grouped {
            return self.digits(&digits);
        }
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        self.digits(&grouped)
    }

    /// A number with as many decimals as mean something: three below 0.1, two below 1, one below 10, else none.
    pub fn decimal(self, x: f64) -> String {
        self.digits(&rounded(x))
    }

    /// The whole number as which a number is written, where it is: it then chooses the plural ("once in 2 years").
    pub fn as_whole(x: f64) -> Option<u64> {
        rounded(x).parse().ok()
    }

    /// A p-value: "0.42", "0.003", and never a zero.
    pub fn p(self, p: f64) -> String {
        match p {
            p if p < 0.001 => self.digits("< 0.001"),
            p if p < 0.0995 => self.digits(&format!("{p:.3}")),
            p => self.digits(&format!("{p:.2}")),
        }
    }

    /// A share, in whole per cent without the sign.
    pub fn percent(self, share: f64) -> String {
        self.digits(&format!("{:.0}", 100.0 * share))
    }

    /// Words of a message as printers of the language set them: in French prose narrow blanks that no line may break at stand
    /// before ; : ! ? % and within « », and apostrophes are curved. The files are typed with plain blanks, which a
    /// translator sees.
    pub(crate) fn set(self, words: &str) -> Cow<'_, str> {
        if !self.french {
            return Cow::Borrowed(words);
        }
        let mut set = words.replace("« ", "«\u{202F}").replace('\'', "’");
        for sign in [';', ':', '!', '?', '%', '»'] {
            set = set.replace(&format!(" {sign}"), &format!("\u{202F}{sign}"));
        }
        Cow::Owned(set)
    }

    /// A number that is written in ASCII already ("0.09"), as readers of the language write it.
    pub fn number(self, ascii: &str) -> String {
        self.digits(ascii)
    }

    /// Whether other programs may read what is written.
    pub(crate) fn is_for_programs(self) -> bool {
        !self.grouped
    }

    fn digits(self, text: &str) -> String {
        if self.french {
            return text.replace(',', "\u{202F}").replace('.', ",");
        }
        if !self.arabic_indic {
            return text.to_owned();
        }
        let digit = |c: char| match c {
            '0'..='9' => char::from_u32(u32::from(c) - 0x30 + 0x660).unwrap_or(c),
            '.' => '٫',
            ',' => '٬',
            c => c,
        };
        text.chars().map(digit).collect()
    }
}

/// A number with as many decimals as mean something, in ASCII.
fn rounded(x: f64) -> String {
    let decimals = match x.abs() {
        x if x < 0.0995 => 3,
        x if x < 0.995 => 2,
        x if x < 9.95 => 1,
        _ => 0,
    };
    let written = format!("{x:.decimals$}");
    let plain = if written.contains('.') {
        written.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        written
    };
    if plain == "-0" { "0".to_owned() } else { plain }
}

impl Words {
    /// "20 January 2022".
    pub fn day(&self, day: Date) -> String {
        self.dated(
            "date-day",
            &[("day", number(self, day.day())), ("month", month(self, day)), ("year", year(self, day))],
        )
    }

    /// "January 2022".
    pub fn month(&self, day: Date) -> String {
        self.dated("date-month", &[("month", month(self, day)), ("year", year(self, day))])
    }

    /// "2022".
    pub fn year(&self, day: Date) -> String {
        year(self, day)
    }

    /// An interval, as short as it can be said: a day, a month, "20–21 January 2022", or two whole dates.
    pub fn interval(&self, days: Interval) -> String {
        let (start, end) = (days.start(), days.end());
        let same_month = start.first_of_month() == end.first_of_month();
        if days.is_one_day() {
            self.day(start)
        } else if same_month && start.day() == 1 && end == end.last_of_month() {
            self.month(start)
        } else if same_month {
            let adjacent = if days.days() == 2 { "yes" } else { "no" };
            let first_last = [("first", number(self, start.day())), ("last", number(self, end.day()))];
            let rest = [("month", month(self, start)), ("year", year(self, start))];
            self.dated("date-days", &[&first_last[..], &rest, &[("adjacent", adjacent.to_owned())]].concat())
        } else {
            self.dated("date-span", &[("from", self.day(start)), ("to", self.day(end))])
        }
    }

    fn dated(&self, id: &str, parts: &[(&str, String)]) -> String {
        let values: Vec<_> = parts.iter().map(|(name, text)| (*name, text.clone().into())).collect();
        self.say(id, &values).bare()
    }
}

fn number(words: &Words, day: i8) -> String {
    words.spelling().digits(&day.to_string())
}

fn year(words: &Words, day: Date) -> String {
    words.spelling().digits(&day.year().to_string())
}

fn month(words: &Words, day: Date) -> String {
    words.bare(&format!("month-{}", day.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_readers() {
        let western = Spelling::new(Lang::Arabic, Numerals::Western);
        let indic = Spelling::new(Lang::Arabic, Numerals::ArabicIndic);
        let french = Spelling::new(Lang::French, Numerals::Western);
        assert_eq!((french.number("0.090").as_str(), indic.number("0.090").as_str()), ("0,090", "٠٫٠٩٠"));
        assert_eq!(Spelling::ungrouped().number("0.090"), "0.090");
        assert_eq!((french.decimal(0.42).as_str(), french.whole(12_500).as_str()), ("0,42", "12\u{202F}500"));
        assert_eq!((western.whole(1_500), western.whole(1_234_567)), ("1500".into(), "1,234,567".into()));
        assert_eq!((indic.whole(20), indic.decimal(0.42)), ("٢٠".into(), "٠٫٤٢".into()));
        let decimals = [0.004, 0.42, 2.0, 2.34, 130.2, -0.0001].map(|x| western.decimal(x));
        assert_eq!(
            decimals,
            ["0.004", "0.42", "2", "2.3", "130", "-0"].map(|s| if s == "-0" { "0" } else { s })
        );
        assert_eq!([0.000_4, 0.006, 0.42].map(|p| western.p(p)), ["< 0.001", "0.006", "0.42"]);
    }

    #[test]
    fn french_prose_is_set_as_french_printers_do() {
        let french = Spelling::new(Lang::French, Numerals::Western);
        for (typed, set) in [
            ("Qu'est-ce ?", "Qu’est-ce\u{202F}?"),
            ("« oui » : 5 % ; non !", "«\u{202F}oui\u{202F}»\u{202F}: 5\u{202F}%\u{202F}; non\u{202F}!"),
            ("http://x?a=1;b:2", "http://x?a=1;b:2"),
        ] {
            assert_eq!(french.set(typed), set);
            // Of an answer in lines, whose words other programs may look for, and in other languages, nothing changes.
            for other in [Spelling::ungrouped(), Spelling::new(Lang::Arabic, Numerals::Western)] {
                assert_eq!(other.set(typed), typed);
            }
        }
    }

    #[test]
    fn days_are_written_for_readers() {
        let on = |y, m, d| Date::constant(y, m, d);
        let said = |lang, days: Interval| Words::new(lang, Numerals::Western).interval(days);
        let night = Interval::new(on(2022, 1, 20), on(2022, 1, 21)).unwrap();
        assert_eq!(said(Lang::English, night), "20–21 January 2022");
        assert_eq!(said(Lang::Arabic, night), "20 و21 كانون الثاني 2022");
        assert_eq!(said(Lang::French, night), "20–21 janvier 2022");
        assert_eq!(said(Lang::English, Interval::month(2022, 2).unwrap()), "February 2022");
        let long = Interval::new(on(2021, 12, 30), on(2022, 1, 2)).unwrap();
        assert_eq!(said(Lang::English, long), "30 December 2021 to 2 January 2022");
    }
}
