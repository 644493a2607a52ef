//! The model's reports beside the reader's own: what either found, or what both did.

use crate::With;
use tazamun_record::{Facts, Report, day_number};

/// Kilometres within which two reports may be of one place.
const SAME_PLACE_KM: f64 = 25.0;

/// Whether two reports of one article tell the same incident: at one place and time, of one kind or with one toll.
pub fn same_incident(a: &Facts, b: &Facts) -> bool {
    let near = match (a.place.point(), b.place.point()) {
        (Some(p), Some(q)) => p.km_to(&q) <= SAME_PLACE_KM,
        _ => a.place.adm1().is_some() && a.place.adm1() == b.place.adm1(),
    };
    let apart = |x: &Facts, y: &Facts| day_number(x.when.start()) > day_number(y.when.end()) + 1;
    let toll = |f: &Facts| f.killed.map(|t| t.number());
    near && !apart(a, b)
        && !apart(b, a)
        && (a.what.event_type() == b.what.event_type() || toll(a).is_some() && toll(a) == toll(b))
}

/// What is reported where the reader's own reports stand beside the model's. Each is paired once; of a pair the model's
/// stands, for it says what belongs together, and every value of it was read as the reader reads.
pub fn together<T>(
    with: With,
    own: Vec<Report>,
    pointed: Vec<T>,
    report: impl Fn(&T) -> &Report,
) -> (Vec<T>, Vec<Report>) {
    if matches!(with, With::Alone | With::Hinted) {
        return (pointed, Vec::new());
    }
    let mut alone: Vec<Report> = own;
    let mut both = Vec::new();
    for pointed in pointed {
        let twin = alone.iter().position(|own| same_incident(&own.facts, &report(&pointed).facts));
        if let Some(at) = twin {
            alone.remove(at);
        }
        if twin.is_some() || with == With::Union {
            both.push(pointed);
        }
    }
    (both, if with == With::Union { alone } else { Vec::new() })
}
