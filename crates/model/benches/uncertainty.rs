//! How long ten thousand worlds take, for Japan in 2024: levers and ships uncertain, two indicators and the stocks read off.
//!
//! `cargo bench --package model --bench uncertainty`. It reports and judges nothing.

use divan::{Bencher, black_box};
use model::{Baseline, Fuel, Indicator, Scenario, Uncertain, UncertainRange, uncertainty};

const BASELINE: &str = include_str!("../tests/data/jpn_2024.json");
const DRAWS: usize = 10_000;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 5)]
fn ten_thousand_worlds(bencher: Bencher<'_, '_>) {
    let baseline: Baseline = serde_json::from_str(BASELINE).expect("the stored baseline is valid");
    let mut scenario = Scenario::default();
    scenario.set("hormuz", 80.0);
    let lever = |lever: &str, low, high| UncertainRange {
        what: Uncertain::Lever(lever.to_owned()),
        low,
        high,
    };
    let ranges = [
        lever("hormuz", 50.0, 100.0),
        lever("closure_days", 30.0, 300.0),
        UncertainRange {
            what: Uncertain::ShipSpeed(Fuel::CrudeOil),
            low: 11.4,
            high: 14.0,
        },
    ];
    let asked = [Indicator::CutOff, Indicator::LowestStockOil];
    bencher.bench(|| {
        uncertainty(
            black_box(&baseline),
            &scenario,
            &ranges,
            &asked,
            (2016, DRAWS),
        )
    });
}
