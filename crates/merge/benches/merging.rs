//! How fast reports are merged, in reports a second: `cargo bench -p tazamun-merge`.
//!
//! The reports are those of the example `synthetic`; twice the reports are told of the same places and years, so that
//! the figures of the rows say how the time grows with density.

#[path = "../examples/synthetic/world.rs"]
mod world;

use divan::{Bencher, counter::ItemsCount};
use tazamun_merge::{Decisions, Linkage, Record};
use tazamun_record::{Report, ReportRef};
use world::World;

fn main() {
    divan::main();
}

fn reports(count: usize) -> Vec<(ReportRef, Report)> {
    World::new(20_150_701).reports(count).map(|(reports, _)| reports).unwrap_or_default()
}

/// Reports to groups.
#[divan::bench(args = [10_000, 20_000, 40_000], sample_count = 10)]
fn link(bencher: Bencher<'_, '_>, count: usize) {
    let reports = reports(count);
    let of = || Linkage::of(reports.iter().map(|(n, r)| Record::Report(n, r)), &Decisions::default());
    bencher.counter(ItemsCount::new(count)).bench(of);
}

/// Groups to incidents.
#[divan::bench(args = [10_000, 20_000, 40_000], sample_count = 10)]
fn write_incidents(bencher: Bencher<'_, '_>, count: usize) {
    let reports = reports(count);
    let linkage = Linkage::of(reports.iter().map(|(n, r)| Record::Report(n, r)), &Decisions::default());
    bencher.counter(ItemsCount::new(count)).bench(|| linkage.incidents().count());
}
