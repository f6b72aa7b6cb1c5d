//! How long the cheapest imports from 40 suppliers take, and a frontier of them.
//!
//! `cargo bench --package model --features optimize --bench least_cost`. It reports and judges nothing.

use divan::{Bencher, black_box};
use model::least_cost::{
    Available, Candidate, Cap, CapKind, CostCase, Question, RouteShare, frontier, least_cost,
};
use model::{ChokepointSet, Fuel, LandedCost, Petajoules, Quality, Share};

fn main() {
    divan::main();
}

/// Candidates with costs and routes by chance, the same every time.
fn candidates(count: usize) -> Vec<Candidate> {
    let mut random = oorandom::Rand64::new(2016);
    let candidate = |index| {
        let central = 8.0 + 10.0 * random.rand_float();
        let part = random.rand_float();
        let route = |passes, share| RouteShare {
            passes: ChokepointSet(passes),
            share,
        };
        Candidate {
            candidate: format!("S{index}"),
            supplier: format!("S{index}"),
            name: format!("S{index}"),
            fuel: Fuel::CrudeOil,
            cost: LandedCost {
                central,
                low: central * 0.6,
                high: central * 1.4,
                price_year: 2024,
                quality: Quality::Assumption,
            },
            capacity: Petajoules(50.0 + 200.0 * random.rand_float()),
            available: Available::Record { year: 2024 },
            routes: vec![
                route(random.rand_range(0..8) as u32, part),
                route(random.rand_range(0..8) as u32, 1.0 - part),
            ],
        }
    };
    (0..count).map(candidate).collect()
}

fn ask(count: usize, run: impl FnOnce(&Question<'_>)) {
    let candidates = candidates(count);
    let caps = [
        (CapKind::Chokepoints(ChokepointSet(0b11)), 0.4),
        (CapKind::AnySupplier, 0.15),
        (CapKind::Supplier("S1".to_owned()), 0.02),
    ];
    let caps = caps.map(|(kind, at_most)| Cap {
        kind,
        at_most: Share(at_most),
    });
    run(&Question {
        candidates: &candidates,
        demand: &[(Fuel::CrudeOil, Petajoules(2_000.0))],
        caps: &caps,
        case: CostCase::Central,
    });
}

#[divan::bench(args = [20, 40])]
fn one_answer(bencher: Bencher<'_, '_>, suppliers: usize) {
    ask(suppliers, |question| {
        bencher.bench_local(|| least_cost(black_box(question)));
    });
}

#[divan::bench]
fn frontier_of_20_steps(bencher: Bencher<'_, '_>) {
    ask(40, |question| {
        bencher.bench_local(|| frontier(black_box(question), 0, 20));
    });
}
