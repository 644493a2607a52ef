//! What a matched pattern has filled in: one or two points of time as they were said, not yet resolved.

use crate::lang::dates::Class;
pub(super) use crate::lang::dates::{Frame, How, Third, Unit};

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
