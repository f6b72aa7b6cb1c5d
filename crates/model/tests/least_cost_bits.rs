//! The same least cost to the last bit, natively and in WebAssembly.
//!
//! Random questions of 40 candidates are answered and every number is hashed. A change of the model, or of the solver,
//! changes the hash on purpose: put what the native test says here, and the browser has to follow.

mod fnv;

use model::least_cost::{
    Available, Candidate, Cap, CapKind, CostCase, LeastCostError, Question, Relaxation, RouteShare,
    frontier, least_cost,
};
use model::{ChokepointSet, Fuel, LandedCost, Petajoules, Quality, Share};

use fnv::Hash;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const EXPECTED: u64 = 0xb867_1d58_b501_a9d7;
const QUESTIONS: usize = 100;
const FUELS: [Fuel; 2] = [Fuel::CrudeOil, Fuel::Lng];

fn add(hash: &mut Hash, number: f64) {
    hash.bytes(&number.to_bits().to_le_bytes());
}

fn candidate(random: &mut oorandom::Rand64) -> Candidate {
    let central = 5.0 + 15.0 * random.rand_float();
    let supplier = format!("S{}", random.rand_range(0..12));
    let part = random.rand_float();
    let mut route = |share| RouteShare {
        passes: ChokepointSet(random.rand_range(0..4) as u32),
        share,
    };
    let routes = vec![route(part), route(1.0 - part)];
    Candidate {
        candidate: supplier.clone(),
        name: supplier.clone(),
        supplier,
        fuel: FUELS[random.rand_range(0..2) as usize],
        cost: LandedCost {
            central,
            low: central * random.rand_float(),
            high: central * (1.0 + random.rand_float()),
            price_year: 2024,
            quality: Quality::Assumption,
        },
        capacity: Petajoules(1.0 + 100.0 * random.rand_float()),
        available: Available::Record { year: 2024 },
        routes,
    }
}

fn hash_answers(question: &Question<'_>, hash: &mut Hash) {
    match least_cost(question) {
        Ok(plan) => {
            add(hash, plan.cost);
            plan.volumes.iter().for_each(|volume| add(hash, volume.0));
            for cap in &plan.caps {
                add(hash, cap.share.0);
                add(hash, cap.saving_per_point);
            }
        }
        Err(LeastCostError::Infeasible(infeasible)) => {
            for relaxation in &infeasible.relaxations {
                add(
                    hash,
                    match *relaxation {
                        Relaxation::Cap { at_least, .. } => at_least.0,
                        Relaxation::Demand { at_most } => at_most.0,
                        Relaxation::Capacity { factor } => factor,
                    },
                );
            }
        }
        Err(_) => add(hash, f64::NAN),
    }
    if let Ok(frontier) = frontier(question, 0, 4) {
        for point in &frontier.points {
            add(hash, point.at_most.0);
            add(hash, point.central);
            add(hash, point.low);
            add(hash, point.high);
        }
    }
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn answers_are_the_same_bits_everywhere() {
    let mut random = oorandom::Rand64::new(2016);
    let mut hash = Hash::new();
    for _ in 0..QUESTIONS {
        let candidates = (0..40).map(|_| candidate(&mut random)).collect::<Vec<_>>();
        let demand = FUELS.map(|fuel| {
            let of_fuel = candidates.iter().filter(|one| one.fuel == fuel);
            let capacity: f64 = of_fuel.map(|one| one.capacity.0).sum();
            (fuel, Petajoules(capacity * random.rand_float()))
        });
        let kinds = [
            CapKind::Chokepoints(ChokepointSet(0b11)),
            CapKind::AnySupplier,
            CapKind::Supplier("S1".to_owned()),
        ];
        let caps = kinds.map(|kind| Cap {
            kind,
            at_most: Share(random.rand_float()),
        });
        let question = Question {
            candidates: &candidates,
            demand: &demand,
            caps: &caps,
            case: CostCase::Central,
        };
        hash_answers(&question, &mut hash);
    }
    assert_eq!(hash.0, EXPECTED, "{:#018x}", hash.0);
}
