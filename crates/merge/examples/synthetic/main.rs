//! Merges synthetic reports and says how long it took and how well it did:
//! `cargo run --release -p tazamun-merge --example synthetic -- 1000000`
//!
//! With a file's name behind the number, the reports are written there (JSON Lines, an article a line) and not merged:
//! what `tazamun merge` takes.

mod world;

use std::{
    collections::HashMap,
    env,
    error::Error,
    fs::File,
    io::{BufWriter, Write as _},
    time::Instant,
};
use tazamun_merge::{Decisions, Linkage, Record};
use tazamun_record::{ArticleReports, Report, ReportRef};
use world::World;

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = env::args().nth(1).map_or(Ok(100_000), |n| n.parse())?;
    let mut world = World::new(20_150_701);
    let (reports, truth) = world.reports(count)?;
    println!("{} reports of {} incidents", reports.len(), truth.values().max().map_or(0, |n| n + 1));
    if let Some(file) = env::args().nth(2) {
        return write(&reports, &file);
    }

    let start = Instant::now();
    let linkage = Linkage::of(reports.iter().map(|(n, r)| Record::Report(n, r)), &Decisions::default());
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
