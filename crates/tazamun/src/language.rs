//! `--lang` and the locale → the words of an answer.

use tazamun_words::{Lang, Words};

/// The languages of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
#[allow(missing_docs, reason = "a word beside each would make the help of every verb twice as long")]
pub enum Language {
    Ar,
    En,
    Fr,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Ar => Lang::Arabic,
            Language::En => Lang::English,
            Language::Fr => Lang::French,
        }
    }
}

/// The option by which a verb is told in which language to answer.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct LangArg {
    /// Language of the answer; JSON is the same in all [default: of the locale]
    #[arg(long, value_name = "LANG", global = true)]
    lang: Option<Language>,
}

impl LangArg {
    /// The words of an answer in lines.
    pub fn words(self) -> Words {
        Words::terminal(self.lang.map_or_else(of_locale, Lang::from))
    }
}

/// The language that the locale asks for.
pub fn of_locale() -> Lang {
    // A name that is no UTF-8 is no locale's.
    Lang::of_environment(|name| std::env::var(name).ok())
}
