//! A world to be told of: incidents over ten years in 400 places of Iraq and Syria, a few of which see most of them; each is told
//! by one to eight articles, which mistake its day, its toll, its kind and its place now and then. Twice the reports
//! are twice the incidents in the same places and years, so that cells fill up as they would with more newspapers.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::{collections::HashMap, error::Error};
use tazamun_record::{
    Date, Facts, Interval, Place, Point, Quote, Quotes, Report, ReportRef, SubEventType, Toll, WherePrec,
};

/// Where it all happens.
pub(crate) struct World {
    dice: ChaCha8Rng,
    places: Vec<(String, f64, f64)>,
}

const KINDS: [SubEventType; 6] = [
    SubEventType::ArmedClash,
    SubEventType::AirStrike,
    SubEventType::Shelling,
    SubEventType::RemoteExplosive,
    SubEventType::SuicideBomb,
    SubEventType::Attack,
];
const ACTORS: [&str; 6] = ["IS", "IRQ_GOV", "SYR_GOV", "SYR_REBEL", "COALITION", "UNIDENTIFIED"];

impl World {
    /// A world of 400 places.
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        let places = (0..400)
            .map(|n| {
                (format!("Place {}", name(n)), dice.random_range(30.0..37.0), dice.random_range(36.0..48.0))
            })
            .collect();
        World { dice, places }
    }

    /// At least `count` reports, and which incident each tells.
    #[allow(clippy::type_complexity)]
    pub(crate) fn reports(
        &mut self,
        count: usize,
    ) -> Result<(Vec<(ReportRef, Report)>, HashMap<String, usize>), Box<dyn Error>> {
        let (mut reports, mut truth) = (Vec::with_capacity(count), HashMap::new());
        let mut incident = 0;
        while reports.len() < count {
            let facts = self.incident()?;
            for _ in 0..self.dice.random_range(1..=8_u32).min(self.dice.random_range(1..=8)) {
                let name = ReportRef { doc: format!("doc{}", reports.len()), index: 0 };
                truth.insert(name.to_string(), incident);
                let report = self.distinctive(&facts)?;
                reports.push((name, report));
            }
            incident += 1;
        }
        Ok((reports, truth))
    }

    fn incident(&mut self) -> Result<Facts, Box<dyn Error>> {
        let day = Interval::from(Date::new(2011, 1, 1)?).shifted(self.dice.random_range(0..3652));
        let rank: f64 = self.dice.random_range(0.0..1.0_f64);
        let place = (400.0 * rank.powi(3)) as usize;
        let (name, lat, lon) = self.places[place.min(399)].clone();
        let point = Point::new(lat, lon)?;
        let place = Place::new(
            Some("IQ".parse()?),
            Some(format!("IQ-{}", place % 18)),
            Some(name),
            Some(point),
            Some(WherePrec::Exact),
        )?;
        let mut facts = Facts::new(KINDS[self.dice.random_range(0..6)].into(), day, place);
        facts.actor1 = vec![ACTORS[self.dice.random_range(0..6)].parse()?];
        facts.actor2 = vec![ACTORS[self.dice.random_range(0..6)].parse()?];
        facts.killed = self.dice.random_bool(0.6).then(|| {
            let u: f64 = self.dice.random_range(0.001..1.0);
            Toll::exactly((1.0 / u) as u32)
        });
        Ok(facts)
    }

    fn distinctive(&mut self, incident: &Facts) -> Result<Report, Box<dyn Error>> {
        let mut facts = incident.clone();
        if self.dice.random_bool(0.2) {
            facts.when = facts.when.hull(&facts.when.shifted(1));
        } else if self.dice.random_bool(0.08) {
            facts.when = facts.when.shifted(1);
        }
        if let Some(toll) = facts.killed
            && self.dice.random_bool(0.3)
        {
            facts.killed =
                Some(Toll::exactly(toll.number() + self.dice.random_range(0..=1 + toll.number() / 5)));
        }
        if self.dice.random_bool(0.1) {
            let place = &incident.place;
            facts.place = Place::new(
                place.country(),
                place.adm1().map(str::to_owned),
                None,
                place.point(),
                Some(WherePrec::Governorate),
            )?;
        }
        if self.dice.random_bool(0.1) {
            facts.what = KINDS[self.dice.random_range(0..6)].into();
        }
        let words = format!(
            "{} {} {}",
            name(self.dice.random_range(0..900)),
            name(self.dice.random_range(0..900)),
            name(self.dice.random_range(0..900))
        );
        Ok(Report {
            facts,
            trigger: Quote::cut(&words, 0..words.len())?,
            quotes: Quotes::default(),
            sure: None,
            confidence: None,
            confidences: None,
            reader: None,
        })
    }
}

/// A word for a number.
fn name(n: usize) -> String {
    let letters = [n / 26 / 26 % 26, n / 26 % 26, n % 26];
    letters.iter().map(|i| char::from(b'a' + *i as u8)).collect::<String>() + "ra"
}
