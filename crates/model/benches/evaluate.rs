//! How long one evaluation takes: portfolio, indicators and the 365 days of every stream, for Japan in 2024.
//!
//! `cargo bench --package model`. It reports and judges nothing.

use divan::{Bencher, black_box};
use model::{Baseline, Scenario, evaluate};

const BASELINE: &str = include_str!("../tests/data/jpn_2024.json");

/// Scenarios from nothing moved to nearly everything closed in part.
const SCENARIOS: &[(&str, &[(&str, f64)])] = &[
    ("at rest", &[]),
    ("hormuz", &[("hormuz", 100.0)]),
    (
        "mixed",
        &[
            ("hormuz", 50.0),
            ("malacca", 30.0),
            ("rfe_lng", 10.0),
            ("nuclear", 20.0),
            ("demand", -10.0),
            ("russia_loss", 50.0),
        ],
    ),
    (
        "all straits in part",
        &[
            ("hormuz", 50.0),
            ("malacca", 50.0),
            ("south_china_sea", 50.0),
            ("bab_el_mandeb", 50.0),
            ("panama", 50.0),
        ],
    ),
];

fn main() {
    divan::main();
}

#[divan::bench(args = SCENARIOS.iter().map(|(name, _)| *name))]
fn one_evaluation(bencher: Bencher<'_, '_>, name: &str) {
    let baseline: Baseline = serde_json::from_str(BASELINE).expect("the stored baseline is valid");
    let mut scenario = Scenario::default();
    for (_, levers) in SCENARIOS.iter().filter(|(of, _)| *of == name) {
        for (lever, value) in *levers {
            scenario.set(lever, *value);
        }
    }
    bencher.bench(|| evaluate(black_box(&baseline), black_box(&scenario)));
}
