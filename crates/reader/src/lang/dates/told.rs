//! How a point of time is told: the units, parts and rules that the tables of dates name.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
}

impl Unit {
    const NAMES: [(&'static str, Unit); 7] = [
        ("minute", Unit::Minute),
        ("hour", Unit::Hour),
        ("day", Unit::Day),
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("year", Unit::Year),
        ("decade", Unit::Decade),
    ];

    /// Its number in the tables' values.
    pub(crate) fn code(name: &str) -> Option<i32> {
        Unit::NAMES.iter().zip(0..).find(|((n, _), _)| *n == name).map(|(_, code)| code)
    }

    pub(crate) fn of(code: i32) -> Option<Unit> {
        Unit::NAMES.get(usize::try_from(code).ok()?).map(|(_, unit)| *unit)
    }
}

/// A part of a month, a year or a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Third {
    Early,
    Mid,
    Late,
}

impl Third {
    const NAMES: [(&'static str, Third); 3] =
        [("early", Third::Early), ("mid", Third::Mid), ("late", Third::Late)];

    /// Its number in the tables' values.
    pub(crate) fn code(name: &str) -> Option<i32> {
        Third::NAMES.iter().zip(0..).find(|((n, _), _)| *n == name).map(|(_, code)| code)
    }

    pub(crate) fn of(code: i32) -> Option<Third> {
        Third::NAMES.get(usize::try_from(code).ok()?).map(|(_, third)| *third)
    }
}

/// How a point of time was said: the rule of the patterns that read it, and with it the way to resolve it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// A day of a Gregorian month.
    Date,
    /// A Gregorian month, or a part of one.
    Month,
    /// A year, or a part of one.
    Year,
    /// A day of a Hijri month.
    Hijri,
    /// A Hijri month, or a part of one.
    HijriMonth,
    /// A religious or civil season.
    Season,
    /// A day of the week.
    Weekday,
    /// Days from the day of publication.
    Offset,
    /// The night before the day of publication.
    LastNight,
    /// So many units before publication.
    Ago,
    /// Within the last so many units.
    Within,
    /// For so many units up to publication.
    Lasting,
    /// A week, month or year of the calendar, counted from the current one.
    Calendar,
    /// "For the third day in a row".
    Consecutive,
    /// A fixed distance from a date told before.
    Anchor,
    /// So many units after a date told before.
    After,
    /// So many units before the time that the story has reached.
    BeforeIt,
    /// So many units after what is told next.
    AfterThat,
    /// So many units before what is told next.
    BeforeThat,
    /// Words that recur by themselves: "daily".
    Habit,
}

impl How {
    /// The rule of that name in the patterns; figures at its end tell further ways of the same apart.
    pub(crate) fn named(name: &str) -> Option<How> {
        Some(match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Date" => How::Date,
            "Month" => How::Month,
            "Year" => How::Year,
            "Hijri" => How::Hijri,
            "HijriMonth" => How::HijriMonth,
            "Season" => How::Season,
            "Weekday" => How::Weekday,
            "Offset" => How::Offset,
            "LastNight" => How::LastNight,
            "Ago" => How::Ago,
            "Within" => How::Within,
            "Lasting" => How::Lasting,
            "Calendar" => How::Calendar,
            "Consecutive" => How::Consecutive,
            "Anchor" => How::Anchor,
            "After" => How::After,
            "BeforeIt" => How::BeforeIt,
            "AfterThat" => How::AfterThat,
            "BeforeThat" => How::BeforeThat,
            "Habit" => How::Habit,
            _ => return None,
        })
    }
}

/// What is said around one or two points of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// From the first to the second.
    Range,
    /// Two names of one day: "yesterday, Thursday".
    Together,
    /// Ever since the point.
    Since,
    /// Since after the point.
    Later,
    /// Up to the point, or before it.
    Until,
    /// Every such day.
    Every,
    /// The day before.
    Eve,
    /// No date at all.
    NotDate,
}

impl Frame {
    /// The rule of that name in the patterns, as for [`How::named`].
    pub(crate) fn named(name: &str) -> Option<Frame> {
        Some(match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Range" => Frame::Range,
            "Together" => Frame::Together,
            "Since" => Frame::Since,
            "Later" => Frame::Later,
            "Until" => Frame::Until,
            "Every" => Frame::Every,
            "Eve" => Frame::Eve,
            "NotDate" => Frame::NotDate,
            _ => return None,
        })
    }
}
