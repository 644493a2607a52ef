//! The terminals of the patterns: what a word of time can be, whatever its language.
//!
//! The tables `languages/*/date_words.tsv` give each word one or more classes with a value; `languages/*/date_patterns.tsv` put
//! classes together. A class is the only thing that the two have in common, and that the code knows of a language.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Declares the classes with the names by which the tables call them.
macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a word of time can be. The value that goes with it is told with each class.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum Class { $($(#[$doc])* $variant,)* }

        impl Class {
            /// Every class.
            pub(crate) const ALL: &[Class] = &[$(Class::$variant,)*];

            /// The name by which the tables call it.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Class::$variant => $name,)* }
            }
        }
    };
}

classes! {
    /// Gregorian month, 1 to 12.
    Month = "month",
    /// A word that is a Gregorian month only beside a day, a year or the word for month; 1 to 12.
    WeakMonth = "weakmonth",
    /// "Month" as in "the month of March".
    MonthWord = "monthword",
    /// Month of the Hijri calendar, 1 to 12.
    HijriMonth = "hmonth",
    /// A Hijri month that is also a common word or name; 1 to 12.
    WeakHijriMonth = "weakhmonth",
    /// Day of the week, 1 (Monday) to 7.
    Weekday = "weekday",
    /// A weekday that is also a number or a name; 1 to 7.
    WeakWeekday = "weakweekday",
    /// A day of the week in the plural, or with an "s" of possession that has lost its apostrophe; 1 to 7.
    Weekdays = "weekdays",
    /// Days from the day of publication.
    Offset = "offset",
    /// "Today" where it is the same word as "the day".
    Today = "today",
    /// The night before the day of publication (1), or the one before that (2).
    LastNight = "lastnight",
    /// This moment.
    Now = "now",
    /// Part of a day.
    Part = "part",
    /// Night: may run over into the next day.
    Night = "night",
    /// The hours after midnight.
    AfterMidnight = "aftermidnight",
    /// "Early", "late", said of hours.
    EarlyHours = "earlyhours",
    /// The day or evening before.
    Eve = "eve",
    /// Gone by.
    Past = "past",
    /// The one before the last.
    BeforeLast = "beforelast",
    /// Current.
    This = "this",
    /// "The same": that of a date told before.
    Same = "same",
    /// "This" as a demonstrative before its noun.
    ThisDem = "thisdem",
    /// To come.
    Next = "next",
    /// "Last" before its noun: the last three days.
    Last = "last",
    /// "Ago" (or "before", where the two are one word).
    Ago = "ago",
    /// "Ago" after its count.
    AgoPost = "agopost",
    /// "Later" after its count.
    LaterPost = "laterpost",
    /// "Earlier" after its count.
    EarlierPost = "earlierpost",
    /// "Earlier" before "this week".
    EarlierWord = "earlierword",
    /// One, as an article.
    A = "a",
    /// Since; also "ago" in Arabic.
    Since = "since",
    /// After.
    After = "after",
    /// "After that".
    Afterwards = "afterwards",
    /// "Before that".
    Beforehand = "beforehand",
    /// Up to, before.
    Until = "until",
    /// During, within.
    During = "during",
    /// "In a row".
    Consecutive = "consecutive",
    /// Every.
    Every = "every",
    /// "Of every".
    OfEvery = "ofevery",
    /// The plural in "on Fridays".
    Days = "days",
    /// A word that says by itself that something recurs.
    Recurring = "recurring",
    /// A unit of time; its value is [`super::Unit`].
    Unit = "unit",
    /// The unit with the article.
    TheUnit = "theunit",
    /// Several units.
    Units = "units",
    /// Several units, with the article.
    TheUnits = "theunits",
    /// Two units.
    Units2 = "units2",
    /// Two units, with the article.
    TheUnits2 = "theunits2",
    /// "Day" before the name or number of a day.
    DayWord = "dayword",
    /// "The day", of which some other word says which one.
    TheDay = "theday",
    /// "The two days of".
    TwoDays = "twodays",
    /// "Year" before its number.
    YearWord = "yearword",
    /// "Years" before their numbers.
    YearWords = "yearwords",
    /// A sign after a Gregorian year.
    YearMark = "yearmark",
    /// A sign after a Hijri year.
    HijriMark = "hijrimark",
    /// A decade, by its first year.
    DecadeWord = "decadeword",
    /// "The week", of which a number says which one.
    TheWeek = "theweek",
    /// Early, mid or late part; its value is [`super::Third`].
    Third = "third",
    /// The weekend.
    Weekend = "weekend",
    /// Winter (1), spring, summer, autumn (4).
    YearPart = "yearpart",
    /// Quarter (4), third (3), half (2) of a year.
    Fraction = "fraction",
    /// The last ten days of a month.
    LastTen = "lastten",
    /// Religious or civil season: its place in the table of seasons.
    Season = "season",
    /// Cardinal number; also where it counts and where it is a day of the month.
    Cardinal = "cardinal",
    /// "One" in "eleven", and nowhere else.
    TeenUnit = "teenunit",
    /// Ordinal number.
    Ordinal = "ordinal",
    /// What is written after digits to make them an ordinal: "21st".
    OrdinalMark = "ordinalmark",
    /// A few.
    Few = "few",
    /// About, more than.
    Approx = "approx",
    /// Of.
    Of = "of",
    /// In, on.
    In = "in",
    /// And.
    And = "and",
    /// Between.
    Between = "between",
    /// From.
    From = "from",
    /// To.
    To = "to",
    /// "Upon" what was acted on, after a time.
    Upon = "upon",
    /// "That", a time told before.
    That = "that",
    /// For.
    For = "for",
    /// The article.
    The = "the",
    /// Or.
    Or = "or",
    /// With.
    With = "with",
    /// "Corresponding to": a second name of the same day follows.
    Equals = "equals",
    /// "Dated".
    Dated = "dated",
    /// "The following".
    Following = "following",
    /// A phrase that hangs on a date told before: days after it.
    Anchor = "anchor",
    /// "On the day after" something.
    DayAfter = "dayafter",
    /// A word that makes the day and month after it a name.
    NameHead = "namehead",
    /// A word that makes the day and month before it a name.
    NameTail = "nametail",
    /// A day and month that are a name.
    NamedDate = "nameddate",
    /// Words that look like a date and are none.
    NotDate = "notdate",
    /// Announces something to come.
    Planned = "planned",
    /// "Has passed", before a time that lies between.
    Passed = "passed",
    // -- Not words: numbers and signs, which are read off the text.
    /// A number that can be a day of the month.
    Day = "day",
    /// Digits that can be a day of the month, and no word.
    DayDigits = "daydigits",
    /// A number that counts units.
    Count = "count",
    /// An ordinal.
    Nth = "nth",
    /// A Gregorian year, 1500 to 2100.
    Year = "year",
    /// Four digits of a Gregorian year from 1800 on, and no word.
    YearDigits = "yeardigits",
    /// A Hijri year, 1300 to 1500.
    HijriYear = "hyear",
    /// A month told by its number.
    MonthNumber = "monthnumber",
    /// Day, month and year in digits.
    FullDate = "fulldate",
    /// Day and month in digits.
    DayMonth = "daymonth",
    /// Month and year in digits.
    MonthYear = "monthyear",
    /// `/`
    Slash = "slash",
    /// `-`
    Dash = "dash",
    /// `,`
    Comma = "comma",
    /// `.` within a sentence
    Dot = "dot",
    /// `(` or `[`
    Open = "open",
    /// `)` or `]`
    Close = "close",
    /// Nothing more in this clause: a sign or the end (takes no room).
    End = "end",
}

impl Class {
    /// The bit that stands for it in a set of classes.
    pub(crate) const fn bit(self) -> u128 {
        1 << (self as u32)
    }

    /// The class that the tables call by this name.
    pub(crate) fn named(name: &str) -> Option<Class> {
        static NAMES: LazyLock<FxHashMap<&str, Class>> =
            LazyLock::new(|| Class::ALL.iter().map(|class| (class.name(), *class)).collect());
        NAMES.get(name).copied()
    }
}
