//! Numbers → what may be said of them, by fixed rules.
//!
//! In this order:
//! 1. fewer than [`FEWEST_EVENT_DAYS`] distinct event days on a side: too thin (several attacks on one day are one
//!    occasion, so days are counted, not events);
//! 2. an event on every day of a series, or as many close pairs whatever the lag: withheld, since nothing can vary;
//! 3. a certificate that does not hold: withheld, with its figures;
//! 4. p at most [`LEVEL`]: more coincidences than chance explains; else consistent with chance.

use crate::{Certificate, Coincidence, FullSeries, SeriesSummary, Verdict, Withholding};

/// Distinct event days needed on each side.
pub const FEWEST_EVENT_DAYS: usize = 10;

/// The level at which a coincidence counts as more than chance.
pub const LEVEL: f64 = 0.05;

/// What may be said of a tested coincidence.
#[must_use]
pub fn verdict(coincidence: &Coincidence, certificate: Option<&Certificate>) -> Verdict {
    let (a, b) = (coincidence.a.event_days, coincidence.b.event_days);
    if a.min(b) < FEWEST_EVENT_DAYS {
        return Verdict::TooThin { needed: FEWEST_EVENT_DAYS, a, b };
    }
    if let Some(reason) = nothing_varies(coincidence) {
        return Verdict::Withheld { reason };
    }
    if let Some(certificate) = certificate.filter(|certificate| !certificate.holds) {
        return Verdict::Withheld { reason: why_withheld(certificate) };
    }
    if coincidence.p <= LEVEL { Verdict::MoreThanChance } else { Verdict::ConsistentWithChance }
}

/// Why no number of coincidences could be more than chance: where every day has an event, every day of the other series falls
/// together with one.
fn nothing_varies(coincidence: &Coincidence) -> Option<Withholding> {
    let days = coincidence.window.days();
    let every = |summary: &SeriesSummary| summary.event_days >= days;
    let series = match (every(&coincidence.a), every(&coincidence.b)) {
        (true, true) => FullSeries::Both,
        (true, false) => FullSeries::First,
        (false, true) => FullSeries::Second,
        // Days without coverage take away from the window alike.
        (false, false) if coincidence.excess.low == 0.0 && coincidence.excess.high == 0.0 => {
            FullSeries::Covered
        }
        (false, false) => return None,
    };
    Some(Withholding::NothingVaries { series })
}

fn why_withheld(certificate: &Certificate) -> Withholding {
    let Certificate { pairs, level, false_alarms, .. } = *certificate;
    Withholding::TooManyAlarms { pairs, false_alarms: false_alarms.value, level }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Estimate, SeriesSummary, Window};

    fn tested(days: usize, p: f64) -> Coincidence {
        let summary = SeriesSummary { events: 2 * days, event_days: days, ..SeriesSummary::default() };
        Coincidence {
            p,
            observed: 1.0,
            expected: 1.0,
            excess: Estimate { value: 0.0, low: -1.0, high: 1.0 },
            within: 1,
            window: Window { first: 0, last: 999 },
            a: summary,
            b: SeriesSummary { events: 90, event_days: 90, ..summary },
            lags_compared: 500,
            close_pairs: Vec::new(),
            correlogram: None,
        }
    }

    fn certificate(holds: bool) -> Certificate {
        let share = Estimate { value: 0.12, low: 0.1, high: 0.14 };
        Certificate { pairs: 1_000, level: 0.05, false_alarms: share, power: share, effect: 0.15, holds }
    }

    #[test]
    fn the_rules_in_their_order() {
        assert!(matches!(
            verdict(&tested(9, 0.001), Some(&certificate(false))),
            Verdict::TooThin { a: 9, b: 90, .. }
        ));
        let Verdict::Withheld { reason } = verdict(&tested(10, 0.001), Some(&certificate(false))) else {
            panic!()
        };
        assert!(
            matches!(reason, Withholding::TooManyAlarms { pairs: 1_000, false_alarms: 0.12, .. }),
            "{reason:?}"
        );
        let every_day = Coincidence { window: Window { first: 0, last: 89 }, ..tested(10, 0.001) };
        let Verdict::Withheld { reason } = verdict(&every_day, Some(&certificate(true))) else { panic!() };
        assert_eq!(reason, Withholding::NothingVaries { series: FullSeries::Second });
        assert_eq!(verdict(&tested(10, 0.05), Some(&certificate(true))), Verdict::MoreThanChance);
        assert_eq!(verdict(&tested(10, 0.051), None), Verdict::ConsistentWithChance);
    }
}
