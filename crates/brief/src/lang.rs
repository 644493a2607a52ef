//! The two languages of a brief.

use serde::Serialize;

/// A language that a brief is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub enum Lang {
    /// Modern Standard Arabic, with the month names of the Levant and Iraq.
    #[default]
    Arabic,
    /// English.
    English,
}

impl Lang {
    /// Both, in the order of the switch.
    pub const ALL: [Lang; 2] = [Lang::Arabic, Lang::English];

    /// Its BCP 47 code, as HTML's `lang` wants it.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Arabic => "ar",
            Lang::English => "en",
        }
    }

    /// The direction that it is written in, as HTML's `dir` wants it.
    pub fn direction(self) -> &'static str {
        match self {
            Lang::Arabic => "rtl",
            Lang::English => "ltr",
        }
    }

    /// The language of a locale's name (`ar_SY.UTF-8`, `en-GB`); English for all others.
    ///
    /// ```
    /// use tazamun_brief::Lang;
    /// assert_eq!(Lang::of_locale("ar_SY.UTF-8"), Lang::Arabic);
    /// assert_eq!(Lang::of_locale("de_DE"), Lang::English);
    /// ```
    pub fn of_locale(locale: &str) -> Lang {
        match locale.split(['_', '-', '.']).next() {
            Some(code) if code.eq_ignore_ascii_case("ar") => Lang::Arabic,
            _ => Lang::English,
        }
    }
}

impl std::str::FromStr for Lang {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        Lang::ALL
            .into_iter()
            .find(|l| l.code() == s)
            .ok_or_else(|| format!("'{s}' is no language of a brief; write ar or en"))
    }
}
