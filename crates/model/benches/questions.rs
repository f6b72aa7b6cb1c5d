//! How long questions take that need many evaluations, for Japan in 2024: which lever did it, what it would take, the stress suite.
//!
//! `cargo bench --package model --bench questions`. It reports and judges nothing.

use divan::{Bencher, black_box};
use model::{Baseline, Goal, Indicator, Scenario, Target, attribution, goal_seek, stress};

const BASELINE: &str = include_str!("../tests/data/jpn_2024.json");

fn main() {
    divan::main();
}

fn baseline() -> Baseline {
    serde_json::from_str(BASELINE).expect("the stored baseline is valid")
}

/// A scenario that moves the first so many levers halfway.
fn moved(baseline: &Baseline, count: usize) -> Scenario {
    let mut scenario = Scenario::default();
    let usable = baseline
        .levers
        .iter()
        .filter(|spec| spec.is_usable(baseline));
    for spec in usable.take(count) {
        let (low, high) = (spec.minimum_in(baseline), spec.maximum_in(baseline));
        scenario.set(&spec.lever, f64::midpoint(low, high));
    }
    scenario
}

/// Exact up to ten levers, over drawn orders beyond.
#[divan::bench(args = [4, 10, 18], sample_count = 10)]
fn attribution_of(bencher: Bencher<'_, '_>, levers: usize) {
    let baseline = baseline();
    let scenario = moved(&baseline, levers);
    bencher.bench(|| attribution(black_box(&baseline), &scenario, Indicator::CutOff));
}

/// A target that no place of the lever meets: every place is tried.
#[divan::bench(sample_count = 10)]
fn goal_out_of_reach(bencher: Bencher<'_, '_>) {
    let baseline = baseline();
    let scenario = moved(&baseline, 1);
    let goal = Goal {
        lever: "restraint",
        indicator: Indicator::LowestStockOil,
        target: Target::AtLeast(1e6),
    };
    bencher.bench(|| goal_seek(black_box(&baseline), &scenario, goal));
}

#[divan::bench(sample_count = 10)]
fn stress_suite_of_an_importer(bencher: Bencher<'_, '_>) {
    let baseline = baseline();
    bencher.bench(|| stress(black_box(&baseline)));
}
