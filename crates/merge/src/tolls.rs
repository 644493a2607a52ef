//! What two tolls say for one incident or two.
//!
//! Small tolls agree by chance, large ones do not: n dead come with a probability of about 1/(n(n+1)). Two tellings of
//! one incident give the same number, or numbers whose ratio is near one, or (rarely) unrelated ones.

use crate::{features::Range, weights::WEIGHTS};

/// Bits for one incident; 0 where either toll is not known.
pub(crate) fn bits(a: Option<Range>, b: Option<Range>) -> f64 {
    let (Some(a), Some(b)) = (a, b) else { return 0.0 };
    let w = &*WEIGHTS;
    if a.number == 0 || b.number == 0 {
        let both = a.number == b.number;
        return if both { (w.toll_equal / w.none_hurt).log2() } else { w.toll_unrelated.log2() };
    }
    let (x, y) = (f64::from(a.number), f64::from(b.number));
    let middle = (x * y).sqrt();
    let chance = 1.0 / (middle * (middle + 1.0));
    let apart = distance(&a, &b);
    let near = (-apart / w.toll_scale).exp() * (middle + 1.0) / (2.0 * w.toll_scale);
    let equal = if a.number == b.number { w.toll_equal / chance } else { 0.0 };
    (equal + w.toll_near * near + w.toll_unrelated).log2()
}

/// The logarithm of the factor between two tolls, each with one more, so that one dead and two are not as far apart as
/// fifty and a hundred: in full between their numbers, half where the bounds of both allow one and the same number.
fn distance(a: &Range, b: &Range) -> f64 {
    let of_numbers = ((f64::from(a.number) + 1.0) / (f64::from(b.number) + 1.0)).ln().abs();
    let low = a.low.max(b.low);
    let high = a.high.unwrap_or(u32::MAX).min(b.high.unwrap_or(u32::MAX));
    if low <= high { of_numbers / 2.0 } else { of_numbers }
}

/// Killed and wounded together, as far as known.
pub(crate) fn sum(killed: Option<Range>, wounded: Option<Range>) -> Option<Range> {
    match (killed, wounded) {
        (Some(k), Some(w)) => Some(Range {
            low: k.low.saturating_add(w.low),
            number: k.number.saturating_add(w.number),
            high: k.high.zip(w.high).map(|(k, w)| k.saturating_add(w)),
        }),
        // One of the two alone is a lower bound of the sum.
        (one, other) => one.or(other).map(|known| Range { high: None, ..known }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tazamun_record::Toll;

    fn exactly(a: u32, b: u32) -> f64 {
        bits(Some(Toll::exactly(a).into()), Some(Toll::exactly(b).into()))
    }

    #[test]
    fn a_large_toll_that_agrees_says_more_than_a_small_one() {
        assert!(exactly(30, 30) > 7.0 && exactly(3, 3) < 4.0 && exactly(1, 1) < 1.5);
        assert!(exactly(30, 30) > exactly(30, 31) && exactly(30, 31) > exactly(30, 45));
    }

    #[test]
    fn tolls_that_have_nothing_to_do_with_each_other_speak_against() {
        assert!(exactly(5, 50) < -2.5 && exactly(1, 4) < -1.0 && exactly(0, 12) < -2.5);
        assert_eq!(bits(None, Some(Toll::exactly(3).into())), 0.0);
    }

    #[test]
    fn bounds_that_allow_one_number_are_nearer_than_numbers_alone() {
        let dozens = Some(Toll::from_low(24).into());
        let hundred = Some(Toll::exactly(100).into());
        assert!(bits(dozens, hundred) > exactly(24, 100));
    }
}
