//! The languages of an answer, and which of them a locale asks for.

use serde::Serialize;

/// A language that an answer is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub enum Lang {
    /// Modern Standard Arabic, with the month names of the Levant and Iraq.
    #[default]
    Arabic,
    /// English.
    English,
    /// French.
    French,
}

impl Lang {
    /// The two that the page of a brief holds, in the order of its switch.
    pub const ALL: [Lang; 2] = [Lang::Arabic, Lang::English];
    /// Every language of an answer in lines and of the desk, in the order of its switch.
    pub const SPOKEN: [Lang; 3] = [Lang::Arabic, Lang::English, Lang::French];

    /// Its BCP 47 code, as HTML's `lang` wants it.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Arabic => "ar",
            Lang::English => "en",
            Lang::French => "fr",
        }
    }

    /// Its name for those who read it, as a switch of languages shows it.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Arabic => "العربية",
            Lang::English => "English",
            Lang::French => "Français",
        }
    }

    /// The direction that it is written in, as HTML's `dir` wants it.
    pub fn direction(self) -> &'static str {
        match self {
            Lang::Arabic => "rtl",
            Lang::English | Lang::French => "ltr",
        }
    }

    /// The language of a locale's name: Arabic for `ar` alone, with a country (`ar_SY`, `ar-SY`), an encoding
    /// (`ar.UTF-8`) or a variant (`ar@…`), French for `fr` likewise; English for all others, also those that only begin alike.
    ///
    /// ```
    /// use tazamun_words::Lang;
    /// for arabic in ["ar", "ar_SY.UTF-8", "ar-IQ", "ar.UTF-8", "ar@latin"] {
    ///     assert_eq!(Lang::of_locale(arabic), Lang::Arabic);
    /// }
    /// assert_eq!(Lang::of_locale("fr_ML.UTF-8"), Lang::French);
    /// // Mapuche, Aragonese and Asturian are not Arabic.
    /// for other in ["arn_CL", "an_ES", "ast", "C", "", "de_AR"] {
    ///     assert_eq!(Lang::of_locale(other), Lang::English);
    /// }
    /// ```
    pub fn of_locale(locale: &str) -> Lang {
        match locale.split(['_', '-', '.', '@']).next() {
            Some(code) if code.eq_ignore_ascii_case("ar") => Lang::Arabic,
            Some(code) if code.eq_ignore_ascii_case("fr") => Lang::French,
            _ => Lang::English,
        }
    }

    /// The language that an environment asks for: that of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set
    /// and not empty, as POSIX has it; English where none is. `value` looks a variable up.
    ///
    /// ```
    /// use tazamun_words::Lang;
    /// let set = |name: &str| (name == "LANG").then(|| "ar_IQ.UTF-8".to_owned());
    /// assert_eq!(Lang::of_environment(set), Lang::Arabic);
    /// let both = |name: &str| if name == "LC_ALL" { Some("C".to_owned()) } else { set(name) };
    /// assert_eq!(Lang::of_environment(both), Lang::English);
    /// ```
    pub fn of_environment(value: impl Fn(&str) -> Option<String>) -> Lang {
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|v| value(v).filter(|l| !l.is_empty()));
        locale.map_or(Lang::English, |locale| Lang::of_locale(&locale))
    }
}

/// A word that is no language of an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{word}' is no language of an answer; write ar, en or fr")]
pub struct UnknownLang {
    /// The word as it was found.
    pub word: String,
}

impl std::str::FromStr for Lang {
    type Err = UnknownLang;
    fn from_str(s: &str) -> Result<Self, UnknownLang> {
        Lang::SPOKEN.into_iter().find(|l| l.code() == s).ok_or_else(|| UnknownLang { word: s.to_owned() })
    }
}

/// The digits that Arabic text is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Numerals {
    /// 0123456789, as most news agencies of the Levant write them.
    #[default]
    Western,
    /// ٠١٢٣٤٥٦٧٨٩.
    ArabicIndic,
}
