//! Days → weekdays and first days of months, and how much more than their share each holds.
//!
//! Weekdays differ (Fridays, market days). First days of months carry date heaping: several datasets write an event
//! that is known to its month only down on the first of it, and 10 % of such events in two independent series gave 20 %
//! false alarms. Where the dates say how vague they are such events are left out; where they do not, the heaping is found
//! here and becomes part of the expected rate.

/// Events by which each weekday factor is drawn towards 1.
const WEEKDAY_PRIOR: f64 = 3.0;
/// First days of months count as heaped where they hold this many standard deviations more than their share, and ...
const HEAPING_DEVIATIONS: f64 = 4.0;
/// ... at least this many times their share.
const HEAPING_RATIO: f64 = 1.5;

/// The weekday of a day counted from the start of the window, 0 for a Thursday (1970-01-01 was one).
pub(crate) fn weekday(first_day: i64, day: usize) -> usize {
    (first_day.rem_euclid(7) as usize + day) % 7
}

/// Multiplies a slow rate by what weekdays and first days of months hold of the counts beyond it.
pub(crate) fn with_calendar_factors(rate: &mut [f64], counts: &[f64], covered: &[bool], first_day: i64) {
    let factors = weekday_factors(counts, rate, covered, first_day);
    rate.iter_mut().enumerate().for_each(|(day, rate)| *rate *= factors[weekday(first_day, day)]);
    let firsts: Vec<usize> =
        first_days_of_months(first_day, rate.len()).filter(|day| covered[*day]).collect();
    let factor = heaping_factor(rate, counts, &firsts);
    firsts.iter().for_each(|day| rate[*day] *= factor);
}

/// How much more than its share each weekday has, drawn towards 1 where there is little to go by.
pub(crate) fn weekday_factors(counts: &[f64], rate: &[f64], covered: &[bool], first_day: i64) -> [f64; 7] {
    let mut seen = [0.0; 7];
    let mut expected = [0.0; 7];
    for day in (0..counts.len()).filter(|day| covered[*day]) {
        seen[weekday(first_day, day)] += counts[day];
        expected[weekday(first_day, day)] += rate[day];
    }
    std::array::from_fn(|day| (seen[day] + WEEKDAY_PRIOR) / (expected[day] + WEEKDAY_PRIOR))
}

/// How much more than their share the first days of months hold; 1 where that may be chance.
fn heaping_factor(rate: &[f64], counts: &[f64], firsts: &[usize]) -> f64 {
    let sum = |values: &[f64]| firsts.iter().map(|day| values[*day]).sum::<f64>();
    let (seen, expected) = (sum(counts), sum(rate));
    let square = |(count, rate): (&f64, &f64)| if *rate > 0.0 { (count - rate).powi(2) / rate } else { 0.0 };
    let dispersion = counts.iter().zip(rate).map(square).sum::<f64>() / counts.len().max(1) as f64;
    let deviation = (expected * dispersion.max(1.0)).sqrt();
    if seen > HEAPING_RATIO * expected && seen - expected > HEAPING_DEVIATIONS * deviation {
        seen / expected
    } else {
        1.0
    }
}

/// Days of the window, from its start, that are the first of a month.
pub(crate) fn first_days_of_months(first_day: i64, days: usize) -> impl Iterator<Item = usize> {
    let (year, month) = month_of(first_day);
    (0_i64..)
        .map(move |later| {
            let months = year * 12 + month - 1 + later;
            day_number(months.div_euclid(12), months.rem_euclid(12) + 1) - first_day
        })
        .skip_while(|day| *day < 0)
        .map(|day| day as usize)
        .take_while(move |day| *day < days)
}

/// Year and month of a day counted from 1970-01-01 (Howard Hinnant's civil_from_days).
fn month_of(day: i64) -> (i64, i64) {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month)
}

/// The first of a month, counted from 1970-01-01 (his days_from_civil).
fn day_number(year: i64, month: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5;
    let of_era = year.rem_euclid(400);
    year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_days_are_those_of_the_calendar() {
        // 2016-01-01 is day 16,801; 2016 is a leap year.
        let of = |first, days| first_days_of_months(first, days).collect::<Vec<_>>();
        assert_eq!(of(16_801, 100), [0, 31, 60, 91]);
        assert_eq!(of(16_802, 31), [30]);
        assert_eq!(of(-1, 40), [1, 32]);
        assert_eq!(of(16_802, 5), [0_usize; 0]);
    }

    #[test]
    fn date_heaping_is_found_and_chance_is_not() {
        let counts = |extra: f64| {
            let mut counts: Vec<f64> = (0..1_096).map(|day| f64::from(u8::from(day % 4 == 1))).collect();
            first_days_of_months(16_801, 1_096).for_each(|day| counts[day] += extra);
            counts
        };
        let first = |extra: f64| {
            let mut rate = vec![0.25; 1_096];
            with_calendar_factors(&mut rate, &counts(extra), &[true; 1_096], 16_801);
            rate[0] / rate[14]
        };
        assert!((first(0.0) - 1.0).abs() < 1e-9);
        assert!((3.5..6.5).contains(&first(1.0)), "{}", first(1.0));
    }

    #[test]
    fn weekdays_are_found() {
        let counts: Vec<f64> = (0..700).map(|day| if weekday(5, day) == 2 { 7.0 } else { 0.0 }).collect();
        let mut rate = vec![1.0; 700];
        with_calendar_factors(&mut rate, &counts, &[true; 700], 5);
        assert!(rate.iter().zip(&counts).all(|(rate, count)| (rate - count).abs() < 0.5));
    }
}
