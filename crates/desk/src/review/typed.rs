//! What was typed into the form of a report → the report, or what is wrong with it, field by field. What was typed is never
//! lost: it goes back into the form.

use super::text::{SLOTS, quote};
use std::collections::BTreeMap;
use tazamun_record::{
    Actor, Country, Date, Facts, Interval, Place, Point, Quote, Quotes, Report, Status, SubEventType, Toll,
    What, WherePrec,
};

/// Values by the names of their fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed(BTreeMap<String, String>);

/// A field that cannot be read, and the message that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) field: String,
    pub(super) message: &'static str,
}

/// Letters of a value.
const LONGEST: usize = 4_000;
/// Actors of a side.
const SIDES: usize = 12;

impl Typed {
    pub(super) fn of_form(form: BTreeMap<String, String>) -> Self {
        let cut = |text: String| text.chars().take(LONGEST).collect();
        Typed(form.into_iter().map(|(name, value)| (name, cut(value))).collect())
    }

    /// A report as it stands in the form.
    pub(super) fn of(report: &Report) -> Self {
        let mut typed = Typed::default();
        let facts = &report.facts;
        let text = |value: Option<String>| value.unwrap_or_default();
        typed.put("kind", text(facts.what.sub_event_type().map(|k| k.label().to_owned())));
        typed.put("date_start", facts.when.start().to_string());
        typed.put("date_end", facts.when.end().to_string());
        typed.put_place(&facts.place);
        typed.put("by", codes(&facts.actor1));
        typed.put("on", codes(&facts.actor2));
        typed.put_toll("killed", facts.killed);
        typed.put_toll("wounded", facts.wounded);
        typed.put("casualties", text(facts.casualties.map(|n| n.to_string())));
        typed.put("teller", text(facts.actor_source.clone()));
        typed.put("status", status_word(facts.status).to_owned());
        typed.put("claimed_by", text(facts.claimed_by.as_ref().map(|a| a.code().to_owned())));
        for (name, on) in [("background", facts.background), ("aggregate", facts.aggregate)] {
            typed.put(name, if on { "1" } else { "" }.to_owned());
        }
        typed.put("sure", text(report.sure.map(|n| n.to_string())));
        for slot in SLOTS {
            typed.put(&format!("q_{slot}"), text(quote(report, slot).map(|q| q.as_str().to_owned())));
        }
        typed
    }

    pub(super) fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    pub(super) fn put(&mut self, field: &str, value: String) {
        self.0.insert(field.to_owned(), value);
    }

    pub(super) fn put_toll(&mut self, slot: &str, toll: Option<Toll>) {
        let text = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        self.put(&format!("{slot}_low"), text(toll.and_then(|t| t.low())));
        self.put(&format!("{slot}_best"), text(toll.and_then(|t| t.best())));
        self.put(&format!("{slot}_high"), text(toll.and_then(|t| t.high())));
    }

    pub(super) fn put_place(&mut self, place: &Place) {
        let text = |value: Option<String>| value.unwrap_or_default();
        self.put("country", text(place.country().map(|c| c.code().to_owned())));
        self.put("adm1", text(place.adm1().map(str::to_owned)));
        self.put("place", text(place.name().map(str::to_owned)));
        self.put("lat", text(place.point().map(|p| p.lat().to_string())));
        self.put("lon", text(place.point().map(|p| p.lon().to_string())));
        self.put("where_prec", text(place.prec().map(|p| i64::from(p).to_string())));
    }

    /// The report that was typed; what no field holds is that of `before`.
    pub(super) fn report(&self, whole: &str, before: Option<&Report>) -> Result<Report, Vec<Fault>> {
        let mut faults = Vec::new();
        let kind = self.read(&mut faults, "kind", "wrong-kind", |t| t.parse::<SubEventType>().ok());
        let start = self.read(&mut faults, "date_start", "wrong-day", |t| t.parse::<Date>().ok());
        let end = self.read(&mut faults, "date_end", "wrong-day", |t| t.parse::<Date>().ok());
        let when = start.zip(end).map(|(start, end)| Interval::new(start, end));
        if let Some(Err(_)) = when {
            faults.push(Fault { field: "date_end".into(), message: "wrong-order-of-days" });
        }
        let place = self.place(&mut faults);
        let actor1 = self.actors(&mut faults, "by");
        let actor2 = self.actors(&mut faults, "on");
        let (killed, wounded) = (self.toll(&mut faults, "killed"), self.toll(&mut faults, "wounded"));
        let casualties = self.maybe(&mut faults, "casualties", "wrong-number", |t| t.parse::<u32>().ok());
        let claimed_by = self.maybe(&mut faults, "claimed_by", "wrong-actor", |t| t.parse::<Actor>().ok());
        let sure = self.maybe(&mut faults, "sure", "wrong-number", |t| {
            t.parse::<u8>().ok().filter(|n| (1..=3).contains(n))
        });
        let status = self.maybe(&mut faults, "status", "wrong-status", status_of);
        let mut quote = |slot: &str| self.quote(&mut faults, whole, slot);
        let quotes = Quotes {
            date: quote("date"),
            place: quote("place"),
            killed: quote("killed"),
            wounded: quote("wounded"),
            actor1: quote("actor1"),
            actor2: quote("actor2"),
        };
        let trigger = quote("trigger");
        if trigger.is_none() && !faults.iter().any(|f| f.field == "q_trigger") {
            faults.push(Fault { field: "q_trigger".into(), message: "wrong-no-trigger" });
        }
        let (Some(kind), Some(Ok(when)), Some(place), Some(trigger), true) =
            (kind, when, place, trigger, faults.is_empty())
        else {
            return Err(faults);
        };
        let teller = self.get("teller").trim();
        let facts = Facts {
            actor1,
            actor2,
            killed,
            wounded,
            casualties,
            actor_source: Some(teller.to_owned()).filter(|t| !t.is_empty()),
            status: status.unwrap_or_default(),
            claimed_by,
            background: self.get("background") == "1",
            aggregate: self.get("aggregate") == "1",
            ..Facts::new(What::from(kind), when, place)
        };
        let base = before.map(|b| (b.confidence, b.confidences.clone(), b.reader.clone()));
        let (confidence, confidences, reader) = base.unwrap_or_default();
        Ok(Report { facts, trigger, quotes, sure, confidence, confidences, reader })
    }

    fn read<T>(
        &self,
        faults: &mut Vec<Fault>,
        field: &str,
        message: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.get(field).trim());
        if value.is_none() {
            faults.push(Fault { field: field.to_owned(), message });
        }
        value
    }

    /// The same of a field that may be empty.
    fn maybe<T>(
        &self,
        faults: &mut Vec<Fault>,
        field: &str,
        message: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        if self.get(field).trim().is_empty() { None } else { self.read(faults, field, message, read) }
    }

    fn place(&self, faults: &mut Vec<Fault>) -> Option<Place> {
        let before = faults.len();
        let country = self
            .maybe(faults, "country", "wrong-country", |t| t.to_ascii_uppercase().parse::<Country>().ok());
        let adm1 = Some(self.get("adm1").trim().to_ascii_uppercase()).filter(|a| !a.is_empty());
        let lat = self.maybe(faults, "lat", "wrong-degrees", |t| t.parse::<f64>().ok());
        let lon = self.maybe(faults, "lon", "wrong-degrees", |t| t.parse::<f64>().ok());
        let prec = self.maybe(faults, "where_prec", "wrong-number", |t| {
            WherePrec::try_from(t.parse::<i64>().ok()?).ok()
        });
        let point = match (lat, lon) {
            (Some(lat), Some(lon)) => Point::new(lat, lon).map_err(|_| "lat"),
            (None, None) => Err(""),
            _ => Err("lon"),
        };
        if let Err(field @ ("lat" | "lon")) = point {
            faults.push(Fault { field: field.to_owned(), message: "wrong-degrees" });
        }
        if faults.len() > before {
            return None;
        }
        let name = Some(self.get("place").trim().to_owned()).filter(|n| !n.is_empty());
        if country.is_none() && adm1.is_none() {
            faults.push(Fault { field: "country".to_owned(), message: "wrong-no-place" });
            return None;
        }
        let place = Place::new(country, adm1, name, point.ok(), prec);
        if place.is_err() {
            faults.push(Fault { field: "adm1".to_owned(), message: "wrong-division" });
        }
        place.ok()
    }

    fn actors(&self, faults: &mut Vec<Fault>, field: &str) -> Vec<Actor> {
        let mut actors = Vec::new();
        for word in
            self.get(field).split([',', '،', ';', '\n']).map(str::trim).filter(|word| !word.is_empty())
        {
            match word.parse::<Actor>() {
                Ok(actor) if actors.len() < SIDES => {
                    if !actors.contains(&actor) {
                        actors.push(actor);
                    }
                }
                _ => {
                    faults.push(Fault { field: field.to_owned(), message: "wrong-actor" });
                    break;
                }
            }
        }
        actors
    }

    fn toll(&self, faults: &mut Vec<Fault>, slot: &str) -> Option<Toll> {
        let names = ["low", "best", "high"].map(|end| format!("{slot}_{end}"));
        let before = faults.len();
        let [low, best, high] =
            names.clone().map(|name| self.maybe(faults, &name, "wrong-number", whole_number));
        if faults.len() > before || (low, best, high) == (None, None, None) {
            return None;
        }
        match Toll::new(low, best, high) {
            Ok(toll) => Some(toll),
            Err(_) => {
                faults.push(Fault { field: names[1].clone(), message: "wrong-order-of-toll" });
                None
            }
        }
    }

    fn quote(&self, faults: &mut Vec<Fault>, whole: &str, slot: &str) -> Option<Quote> {
        let field = format!("q_{slot}");
        let words = self.get(&field);
        // A form's lines end otherwise than the article's.
        let words = if whole.contains(words) { words.to_owned() } else { words.replace("\r\n", "\n") };
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        let found = whole.find(words).and_then(|at| Quote::cut(whole, at..at + words.len()).ok());
        if found.is_none() {
            faults.push(Fault { field, message: "wrong-quote" });
        }
        found
    }
}

/// A whole number in European or Arabic digits.
fn whole_number(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '٠'..='٩' => char::from_u32(u32::from(c) - 0x660 + 0x30).unwrap_or(c),
        '۰'..='۹' => char::from_u32(u32::from(c) - 0x6F0 + 0x30).unwrap_or(c),
        c => c,
    };
    text.chars().map(digit).collect::<String>().parse().ok()
}

pub(super) fn codes(actors: &[Actor]) -> String {
    actors.iter().map(Actor::code).collect::<Vec<_>>().join(", ")
}

/// Each status with the word that stands for it.
pub(super) const STATUSES: [(Status, &str); 4] = [
    (Status::Occurred, "occurred"),
    (Status::Claimed, "claimed"),
    (Status::Disputed, "disputed"),
    (Status::Foiled, "foiled"),
];

fn status_word(status: Status) -> &'static str {
    STATUSES.iter().find(|(s, _)| *s == status).map_or("occurred", |(_, word)| word)
}

fn status_of(word: &str) -> Option<Status> {
    STATUSES.iter().find(|(_, w)| *w == word).map(|(status, _)| *status)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    const WHOLE: &str = "هجوم في ديالى\nقتل 11 جنديا في هجوم";

    fn report() -> Report {
        serde_json::from_str(
            r#"{"event_type":"Battles","sub_event_type":"Armed clash","date_start":"2022-01-20",
            "date_end":"2022-01-21","country":"IQ","adm1":"IQ-DI","place":"al-Azim","lat":34.0,"lon":44.5,"where_prec":2,
            "actor1":["IS"],"actor2":["IRQ_GOV"],"killed":{"low":11,"best":11,"high":null},"trigger":"هجوم",
            "quotes":{"killed":"11 جنديا"},"confidence":0.7}"#,
        )
        .unwrap()
    }

    #[test]
    fn a_report_comes_back_from_its_form_as_it_was() {
        let report = report();
        assert_eq!(Typed::of(&report).report(WHOLE, Some(&report)).unwrap(), report);
    }

    #[test]
    fn faults_are_found_field_by_field_and_all_at_once() {
        for (changes, wanted) in [
            (&[("killed_best", "many")][..], &["killed_best"][..]),
            (&[("killed_low", "12")], &["killed_best"]),
            (&[("killed_low", "٩"), ("killed_best", "٩")], &[]),
            (&[("date_start", "2022-02-30"), ("kind", "Earthquake")], &["kind", "date_start"]),
            (&[("date_start", "2022-02-01")], &["date_end"]),
            (&[("by", "IS, ISIS")], &["by"]),
            (&[("by", "OTHER:Hamas، IS")], &[]),
            (&[("adm1", "SY-HA")], &["adm1"]),
            (&[("lat", "95")], &["lat"]),
            (&[("lat", "")], &["lon"]),
            (&[("country", ""), ("adm1", "")], &["country"]),
            (&[("q_killed", "12 جنديا")], &["q_killed"]),
            (&[("q_trigger", " ")], &["q_trigger"]),
            (&[("where_prec", "9"), ("sure", "4")], &["where_prec", "sure"]),
        ] {
            let mut typed = Typed::of(&report());
            for (field, value) in changes {
                typed.put(field, (*value).to_owned());
            }
            let faults: Vec<String> =
                typed.report(WHOLE, None).err().unwrap_or_default().into_iter().map(|f| f.field).collect();
            assert_eq!(faults, wanted, "{changes:?}");
        }
    }
}
