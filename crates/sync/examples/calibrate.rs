//! Prints the false alarms and the power of the coincidence test over simulated pairs.
fn main() {
    use rayon::prelude::*;
    use tazamun_sync::simulate::*;
    use tazamun_sync::*;
    let base = Scenario::steady("Poisson");
    let pairs: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1000);
    let bursts = Emission::Bursts { offspring: 0.5, days: 3.0 };
    let scenarios = [
        base.clone(),
        Scenario { name: "season", rate: Rate::Season, ..base.clone() },
        Scenario { name: "bursty+season", rate: Rate::Season, emission: bursts, ..base.clone() },
        Scenario { name: "weekday", weekdays: Some(WEEK), ..base.clone() },
        Scenario { name: "season x weekday", rate: Rate::Season, weekdays: Some(WEEK), ..base.clone() },
        Scenario { name: "lgcp45", rate: Rate::Wandering { days: 45.0, deviation: 1.0 }, ..base.clone() },
        Scenario { name: "ou45", rate: Rate::Rough { days: 45.0, deviation: 0.7 }, ..base.clone() },
        Scenario {
            name: "salvos",
            emission: Emission::Salvos { mean: 3.0 },
            rate: Rate::Season,
            ..base.clone()
        },
        Scenario { name: "60/1500", events: (60.0, 1500.0), rate: Rate::Season, ..base.clone() },
        Scenario { name: "regimes 40", rate: Rate::Regimes { mean_days: 40.0, quiet: 0.1 }, ..base.clone() },
        Scenario { name: "regimes 20", rate: Rate::Regimes { mean_days: 20.0, quiet: 0.05 }, ..base.clone() },
        Scenario { name: "short 180", days: 180, events: (60.0, 60.0), rate: Rate::Season, ..base.clone() },
        Scenario {
            name: "ten years",
            days: 3652,
            events: (800.0, 800.0),
            rate: Rate::Wandering { days: 90.0, deviation: 0.8 },
            ..base.clone()
        },
        Scenario { name: "month prec", vague: 0.2, rate: Rate::Season, ..base.clone() },
        Scenario { name: "sparse 25", events: (25.0, 25.0), rate: Rate::Season, ..base.clone() },
        Scenario { name: "campaigns", rate: Rate::Campaigns { every: 90.0, decay: 30.0 }, ..base.clone() },
    ];
    for s in &scenarios {
        let run = |effect: f64| -> (f64, f64) {
            let ps: Vec<f64> = (0..pairs)
                .into_par_iter()
                .map(|n| {
                    let (a, b) = s.pair(7, n, effect, 2);
                    let a = Series::new(&a, s.window(), 2).expect("the window is sound");
                    let b = Series::new(&b, s.window(), 2).expect("the window is sound");
                    coincidence::test(&a, &b, &coincidence::Options::within(2)).expect("the windows agree").p
                })
                .collect();
            let below = |level: f64| ps.iter().filter(|p| **p <= level).count() as f64 / pairs as f64;
            (below(0.05), below(0.01))
        };
        let (null, planted) = (run(0.0), run(0.15));
        println!("{:20} {:.3} {:.3}   power {:.3} {:.3}", s.name, null.0, null.1, planted.0, planted.1);
    }
}
