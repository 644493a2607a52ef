//! Hijri dates → days of our era, by the Umm al-Qura calendar.
//!
//! Newspapers of the region mostly follow it, and ICU4X knows it day by day for 1300 to 1600 AH. Where the moon is sighted, a
//! month may begin a day later.

use crate::Date;
use icu_calendar::{Date as IcuDate, Gregorian, cal::Hijri};

/// The Gregorian day of a Hijri date of 1300 to 1600 AH, or `None` where there is no such day.
///
/// ```
/// use tazamun_record::{Date, hijri};
/// assert_eq!(hijri::day(1443, 6, 20), Some(Date::constant(2022, 1, 23)));
/// assert_eq!(hijri::day(1443, 6, 31), None);
/// ```
pub fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    if !(1..=12).contains(&month) || !(1300..=1600).contains(&year) {
        return None;
    }
    let hijri = IcuDate::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    let gregorian = hijri.to_calendar(Gregorian);
    let year = i16::try_from(gregorian.era_year().year).ok()?;
    Date::new(year, gregorian.month().ordinal.try_into().ok()?, gregorian.day_of_month().0.try_into().ok()?)
        .ok()
}
