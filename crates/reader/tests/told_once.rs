//! What an article tells again is told once.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its incidents has failed")]

use tazamun_reader::{
    learned::bag::Bag,
    link::{
        decide::told_once,
        pool::{Candidate, Pooled},
        slots::{Slot, Value},
    },
};
use tazamun_record::{Interval, Place, Point, SubEventType, Toll, WherePrec};

/// An incident of Idlib: how exactly it is placed, its day of a month, those killed, its kind, and how sure it is.
fn told(prec: WherePrec, day: i8, killed: Option<u32>, kind: SubEventType, p: f32) -> Pooled {
    let date = jiff::civil::date(2016, 3, day);
    let point = Point::new(35.9, 36.6).ok().filter(|_| prec < WherePrec::District);
    let place = Place::new(None, Some("SY-ID".to_owned()), None, point, Some(prec)).unwrap();
    let values = [
        (Slot::Place, Value::Place(place)),
        (Slot::Date, Value::Days(Interval::new(date, date).unwrap())),
        (Slot::Killed, killed.map_or(Value::None, |n| Value::Toll(Toll::exactly(n)))),
        (Slot::Wounded, Value::None),
        (Slot::Kind, Value::Kind(kind)),
    ];
    let mut slots = vec![Vec::new(); Slot::ALL.len()];
    for (slot, value) in values {
        slots[slot as usize] =
            vec![Candidate { value, tokens: None, bag: Bag::default(), p: 1.0, number: 0 }];
    }
    Pooled { heads: vec![0], sure: vec![p], slots, p }
}

#[test]
fn what_is_told_again_is_told_once() {
    use SubEventType::{AirStrike as Air, ArmedClash as Clash, SuicideBomb as Bomb};
    let (town, province) = (WherePrec::Exact, WherePrec::Governorate);
    let first = |killed| told(province, 4, killed, Air, 0.9);
    let cases = [
        ("in a town of the province, a day before", told(town, 3, Some(25), Air, 0.5), Some(25), 1),
        ("another kind of one family", told(town, 4, Some(25), Bomb, 0.5), Some(25), 1),
        ("another family", told(town, 4, Some(25), Clash, 0.5), Some(25), 2),
        ("two days before", told(town, 2, Some(25), Air, 0.5), Some(25), 2),
        ("others killed", told(town, 4, Some(24), Air, 0.5), Some(25), 2),
        ("so few that it may be chance", told(town, 4, Some(2), Air, 0.5), Some(2), 2),
        ("nobody said to be killed", told(town, 4, None, Air, 0.5), None, 2),
        ("the very same", told(province, 4, None, Air, 0.5), None, 1),
    ];
    for (what, again, killed, count) in cases {
        let finer = again.place().and_then(Place::prec);
        let kept = told_once(vec![first(killed), again]);
        assert_eq!(kept.len(), count, "{what}");
        assert!(kept[0].p > 0.8, "{what}: the surer one's probability stays");
        if count == 1 {
            assert_eq!(kept[0].place().and_then(Place::prec), finer, "{what}: the finer place is kept");
        }
    }
}
