//! What a matched pattern has filled in: one or two points of time as they were said, not yet resolved.

use super::class::Class;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
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
    pub(super) fn code(name: &str) -> Option<i32> {
        Unit::NAMES.iter().zip(0..).find(|((n, _), _)| *n == name).map(|(_, code)| code)
    }

    fn of(code: i32) -> Option<Unit> {
        Unit::NAMES.get(usize::try_from(code).ok()?).map(|(_, unit)| *unit)
    }
}

/// A part of a month, a year or a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Third {
    Early,
    Mid,
    Late,
}

impl Third {
    const NAMES: [(&'static str, Third); 3] =
        [("early", Third::Early), ("mid", Third::Mid), ("late", Third::Late)];

    /// Its number in the tables' values.
    pub(super) fn code(name: &str) -> Option<i32> {
        Third::NAMES.iter().zip(0..).find(|((n, _), _)| *n == name).map(|(_, code)| code)
    }

    fn of(code: i32) -> Option<Third> {
        Third::NAMES.get(usize::try_from(code).ok()?).map(|(_, third)| *third)
    }
}

/// Which of several weeks, months or Thursdays is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    BeforeLast,
    This,
    /// That of a date told before.
    Same,
    Next,
    AfterNext,
}

/// How a point of time was said: the rule of the patterns that read it, and with it the way to resolve it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
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
    pub(super) fn named(name: &str) -> Option<How> {
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
pub(super) enum Frame {
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
    pub(super) fn named(name: &str) -> Option<Frame> {
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

/// One point of time as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Point {
    pub(super) how: Option<How>,
    pub(super) day: Option<i32>,
    pub(super) month: Option<i32>,
    pub(super) hijri_month: Option<i32>,
    pub(super) year: Option<i32>,
    pub(super) hijri_year: Option<i32>,
    pub(super) weekday: Option<i32>,
    pub(super) offset: Option<i32>,
    pub(super) unit: Option<Unit>,
    pub(super) count: Option<i32>,
    /// "Three or four days": the higher number.
    pub(super) count_to: Option<i32>,
    pub(super) nth: Option<i32>,
    pub(super) season: Option<i32>,
    pub(super) year_part: Option<i32>,
    pub(super) fraction: Option<i32>,
    pub(super) third: Option<Third>,
    pub(super) direction: Option<Direction>,
    pub(super) after_midnight: bool,
    pub(super) night: bool,
    pub(super) last_ten: bool,
    /// "Days": more than one, unless they are counted.
    pub(super) several: bool,
    pub(super) weekend: bool,
    /// Its `nth` counts weeks.
    pub(super) weeks: bool,
    pub(super) decade: Option<i32>,
}

/// What a match has filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Slots {
    pub(super) frame: Option<Frame>,
    pub(super) first: Point,
    pub(super) second: Point,
    /// Whether the pattern has gone on to its second point.
    pub(super) in_second: bool,
}

impl Slots {
    /// The point that is being filled.
    pub(super) fn here(&mut self) -> &mut Point {
        if self.in_second { &mut self.second } else { &mut self.first }
    }
}

impl Point {
    /// Takes in a word; false where it contradicts what was said before it ("January (March)").
    pub(super) fn take(&mut self, class: Class, value: i32) -> bool {
        match class {
            Class::Month | Class::WeakMonth | Class::MonthNumber => agree(&mut self.month, value),
            Class::HijriMonth | Class::WeakHijriMonth => agree(&mut self.hijri_month, value),
            Class::Weekday | Class::WeakWeekday | Class::Weekdays => agree(&mut self.weekday, value),
            Class::Offset | Class::Today | Class::Anchor | Class::LastNight => agree(&mut self.offset, value),
            Class::Day | Class::DayDigits => agree(&mut self.day, value),
            Class::Year | Class::YearDigits => agree(&mut self.year, value),
            Class::HijriYear => agree(&mut self.hijri_year, value),
            Class::Nth => agree(&mut self.nth, value),
            Class::Season => agree(&mut self.season, value),
            Class::YearPart => agree(&mut self.year_part, value),
            Class::Fraction => agree(&mut self.fraction, value),
            Class::Count => self.take_count(value),
            Class::Unit | Class::TheUnit => self.take_unit(value),
            Class::Units | Class::TheUnits => set(&mut self.several) && self.take_unit(value),
            Class::Weekend => set(&mut self.weekend) && self.take_week(),
            Class::Units2 | Class::TheUnits2 => agree(&mut self.count, 2) && self.take_unit(value),
            Class::Third => {
                self.third = Third::of(value);
                true
            }
            Class::Past => self.direct(Direction::Past),
            Class::BeforeLast => self.direct(Direction::BeforeLast),
            Class::This | Class::ThisDem => self.direct(Direction::This),
            Class::Same => self.direct(Direction::Same),
            Class::Next if value == 2 => self.direct(Direction::AfterNext),
            Class::Next => self.direct(Direction::Next),
            Class::Night => set(&mut self.night),
            Class::AfterMidnight => set(&mut self.after_midnight),
            Class::TheWeek => set(&mut self.weeks),
            Class::DecadeWord => agree(&mut self.decade, value),
            Class::LastTen => set(&mut self.last_ten),
            Class::FullDate | Class::DayMonth | Class::MonthYear => self.take_numeric(value),
            _ => true,
        }
    }

    /// A date in digits, packed as year, month, day in decimal (0 for what is not said); a year before 1500 is Hijri.
    fn take_numeric(&mut self, packed: i32) -> bool {
        let (year, month, day) = (packed / 10_000, packed / 100 % 100, packed % 100);
        if (1..=1500).contains(&year) {
            return agree(&mut self.hijri_year, year)
                && agree(&mut self.hijri_month, month)
                && agree(&mut self.day, day);
        }
        (year == 0 || agree(&mut self.year, year))
            && (month == 0 || agree(&mut self.month, month))
            && (day == 0 || agree(&mut self.day, day))
    }

    fn take_count(&mut self, value: i32) -> bool {
        if self.count.is_none() {
            self.count = Some(value);
        } else {
            self.count_to = Some(value);
        }
        true
    }

    fn take_unit(&mut self, code: i32) -> bool {
        self.unit = Unit::of(code);
        true
    }

    fn take_week(&mut self) -> bool {
        self.unit = Some(Unit::Week);
        true
    }

    fn direct(&mut self, direction: Direction) -> bool {
        self.direction.replace(direction).is_none_or(|old| old == direction)
    }
}

fn agree(slot: &mut Option<i32>, value: i32) -> bool {
    slot.replace(value).is_none_or(|old| old == value)
}

fn set(flag: &mut bool) -> bool {
    *flag = true;
    true
}
