//! What the readings of a mention are called, so that one of them can be named.

use super::{Mention, Value};
use tazamun_record::{Actor, Country, Interval, Place, WherePrec};

/// The readings of a mention by name, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readings {
    /// What it is ("place", "actor").
    pub kind: &'static str,
    /// Its readings ("al-Azim, IQ-DI"), each once.
    pub names: Vec<String>,
}

impl Mention {
    /// Its readings by name.
    pub fn readings(&self) -> Readings {
        let (kind, all) = match &self.value {
            Value::Trigger { kinds, .. } => ("trigger", kinds.iter().map(|k| k.label().to_owned()).collect()),
            Value::Date(readings) => ("date", readings.iter().map(Interval::to_string).collect()),
            Value::UnreadDate => ("date", Vec::new()),
            Value::Place { readings, .. } => ("place", readings.iter().map(place).collect()),
            Value::Toll { harm, toll } => ("toll", vec![format!("{toll} {}", harm.label())]),
            Value::Counted(toll) => ("count", vec![toll.to_string()]),
            Value::Actor { readings, .. } => {
                ("actor", readings.iter().map(|a| a.code().to_owned()).collect())
            }
            Value::Source(name) => ("source", vec![name.clone()]),
        };
        let mut names: Vec<String> = Vec::new();
        for name in all {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Readings { kind, names }
    }

    /// The places that it may be, the likeliest first; none where it is no place.
    pub fn places(&self) -> &[Place] {
        match &self.value {
            Value::Place { readings, .. } => readings,
            _ => &[],
        }
    }

    /// The place of a name among its readings; without one the likeliest.
    pub fn place(&self, name: Option<&str>) -> Option<&Place> {
        let Value::Place { readings, .. } = &self.value else { return None };
        match name {
            Some(name) => readings.iter().find(|p| place(p) == name),
            None => readings.first(),
        }
    }

    /// The days of a name among its readings; without one the likeliest.
    pub fn days(&self, name: Option<&str>) -> Option<Interval> {
        let Value::Date(readings) = &self.value else { return None };
        match name {
            Some(name) => readings.iter().find(|days| days.to_string() == name).copied(),
            None => readings.first().copied(),
        }
    }

    /// The side of a code among its readings. Without one the likeliest, in the country of the incident where the words
    /// leave it open.
    pub fn actor(&self, code: Option<&str>, country: Option<Country>) -> Option<Actor> {
        let Value::Actor { who, readings } = &self.value else { return None };
        match code {
            Some(code) => readings.iter().find(|a| a.code() == code).cloned(),
            None => {
                let known = readings.iter().find(|a| **a != Actor::unidentified()).cloned();
                let here = || crate::annotate::actors::readings(who, country).into_iter().next();
                known.or_else(here).or_else(|| readings.first().cloned())
            }
        }
    }
}

fn place(place: &Place) -> String {
    let country = place.country();
    let region = place.adm1().or(country.as_ref().map(Country::code)).unwrap_or("?");
    match place.name() {
        Some(name) if place.prec() == Some(WherePrec::Vague) => format!("{name} (wide), {region}"),
        Some(name) => format!("{name}, {region}"),
        None => region.to_owned(),
    }
}
