//! Merges synthetic reports and says how long it took and how well it did:
//! `cargo run --release -p tazamun-merge --example synthetic -- 1000000`
//!
//! With a file's name behind the number, the reports are written there (JSON Lines, an article a line) and not merged:
//! what `tazamun merge` takes.
//!
//! The world: incidents over ten years in 400 places of Iraq and Syria, a few of which see most of them; each is told
//! by one to eight articles, which mistake its day, its toll, its kind and its place now and then. Twice the reports
//! are twice the incidents in the same places and years, so that cells fill up as they would with more newspapers.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::{
    collections::HashMap,
    env,
    error::Error,
    fs::File,
    io::{BufWriter, Write as _},
    time::Instant,
};
use tazamun_merge::{Account, Decisions, Linkage};
use tazamun_record::{
    ArticleReports, Date, Facts, Interval, Place, Point, Quote, Quotes, Report, ReportRef, SubEventType,
    Toll, WherePrec,
};

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = env::args().nth(1).map_or(Ok(100_000), |n| n.parse())?;
    let mut world = World::new(20_150_701);
    let (reports, truth) = world.reports(count)?;
    println!("{} reports of {} incidents", reports.len(), truth.values().max().map_or(0, |n| n + 1));
    if let Some(file) = env::args().nth(2) {
        return write(&reports, &file);
    }

    let start = Instant::now();
    let linkage = Linkage::of(reports.iter().map(|(n, r)| Account::Report(n, r)), &Decisions::default());
    let linked = start.elapsed();
    let (mut groups, mut right, mut joined) = (0, 0, 0usize);
    for group in linkage.groups() {
        groups += 1;
        let of: Vec<usize> = group.iter().filter_map(|name| truth.get(name)).copied().collect();
        joined += of.len() * (of.len() - 1) / 2;
        right +=
            (0..of.len()).flat_map(|i| (0..i).map(move |j| (i, j))).filter(|(i, j)| of[*i] == of[*j]).count();
    }
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for incident in truth.values() {
        *sizes.entry(*incident).or_default() += 1;
    }
    let pairs: usize = sizes.values().map(|n| n * (n - 1) / 2).sum();
    let (precision, recall) = (right as f64 / joined.max(1) as f64, right as f64 / pairs.max(1) as f64);
    println!(
        "linked in {linked:.1?} into {groups} incidents; pairs: precision {precision:.3} recall {recall:.3}"
    );

    let start = Instant::now();
    let told: usize = linkage.incidents().map(|incident| incident.told.len()).sum();
    println!("{told} fields of several values written in {:.1?}", start.elapsed());
    Ok(())
}

/// An article of one report a line.
fn write(reports: &[(ReportRef, Report)], file: &str) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(File::create(file)?);
    for (name, report) in reports {
        let article = ArticleReports { doc: name.doc.clone(), incidents: vec![report.clone()] };
        serde_json::to_writer(&mut out, &article)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

struct World {
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
    fn new(seed: u64) -> Self {
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
    fn reports(
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
                let report = self.telling(&facts)?;
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

    fn telling(&mut self, incident: &Facts) -> Result<Report, Box<dyn Error>> {
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
        })
    }
}

/// A word for a number.
fn name(n: usize) -> String {
    let letters = [n / 26 / 26 % 26, n / 26 % 26, n % 26];
    letters.iter().map(|i| char::from(b'a' + *i as u8)).collect::<String>() + "ra"
}
