//! Small cases whose answers are known by hand.

use super::*;
use crate::sample;
use crate::scenario::Scenario;
use crate::supply_record::{LandedCost, SupplyRecord};
use crate::terms::Quality;

const HORMUZ: ChokepointSet = ChokepointSet(0b01);

fn cost(central: f64) -> LandedCost {
    LandedCost {
        central,
        low: central / 2.0,
        high: central * 2.0,
        price_year: 2024,
        quality: Quality::Derived,
    }
}

/// A candidate for crude oil: supplier, USD/GJ, PJ a year, and the part of its cargoes that passes the strait.
fn candidate(supplier: &str, central: f64, capacity: f64, exposed: f64) -> Candidate {
    let route = |passes, share| RouteShare { passes, share };
    Candidate {
        candidate: supplier.to_owned(),
        supplier: supplier.to_owned(),
        name: supplier.to_owned(),
        fuel: Fuel::CrudeOil,
        cost: cost(central),
        capacity: Petajoules(capacity),
        available: Available::Record { year: 2024 },
        routes: vec![
            route(HORMUZ, exposed),
            route(ChokepointSet::default(), 1.0 - exposed),
        ],
    }
}

/// Cheap through the strait, dear around it, and Russia between the two.
fn three() -> Vec<Candidate> {
    vec![
        candidate("SAU", 10.0, 100.0, 1.0),
        candidate("RUS", 11.0, 30.0, 0.0),
        candidate("USA", 14.0, 60.0, 0.0),
    ]
}

fn cap(kind: CapKind, at_most: f64) -> Cap {
    Cap {
        kind,
        at_most: Share(at_most),
    }
}

fn solve(candidates: &[Candidate], energy: f64, caps: &[Cap]) -> Result<Plan, LeastCostError> {
    least_cost(&Question {
        candidates,
        demand: &[(Fuel::CrudeOil, Petajoules(energy))],
        caps,
        case: CostCase::Central,
    })
}

#[track_caller]
fn assert_volumes(plan: &Plan, expected: &[f64]) {
    assert_eq!(plan.volumes.len(), expected.len());
    for (volume, expected) in plan.volumes.iter().zip(expected) {
        assert!((volume.0 - expected).abs() < 1e-6, "{:?}", plan.volumes);
    }
}

#[track_caller]
fn assert_near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-6, "{value} and {expected}");
}

#[test]
fn without_caps_the_cheapest_deliver_what_they_can() {
    let plan = solve(&three(), 120.0, &[]).unwrap();
    assert_volumes(&plan, &[100.0, 20.0, 0.0]);
    assert_near(plan.cost, 1_220.0);
    assert_near(plan.mean_cost, 1_220.0 / 120.0);
    assert!(plan.caps.is_empty() && plan.unrouted.0.abs() < 1e-12);
}

#[test]
fn a_cap_on_the_strait_costs_the_difference_to_the_next_supplier() {
    let caps = [cap(CapKind::Chokepoints(HORMUZ), 0.5)];
    let plan = solve(&three(), 100.0, &caps).unwrap();
    assert_volumes(&plan, &[50.0, 30.0, 20.0]);
    assert_near(plan.cost, 1_110.0);
    assert_near(plan.caps[0].share.0, 0.5);
    // One more of 100 PJ from the Gulf at 10 instead of America at 14.
    assert_near(plan.caps[0].saving_per_point, 4.0);
}

#[test]
fn a_cap_that_is_not_reached_costs_nothing() {
    let caps = [cap(CapKind::Chokepoints(HORMUZ), 0.9)];
    let plan = solve(&three(), 140.0, &caps).unwrap();
    assert_volumes(&plan, &[100.0, 30.0, 10.0]);
    assert!(plan.caps[0].saving_per_point.abs() < 1e-12);
    assert_near(plan.caps[0].share.0, 100.0 / 140.0);
}

#[test]
fn a_cap_on_russia_counts_all_that_russia_offers() {
    let mut candidates = three();
    let mut pipeline = candidate("RUS", 9.0, 30.0, 0.0);
    pipeline.candidate = "new_field".to_owned();
    candidates.push(pipeline);
    let caps = [cap(CapKind::Supplier("RUS".to_owned()), 0.2)];
    let plan = solve(&candidates, 100.0, &caps).unwrap();
    assert_volumes(&plan, &[80.0, 0.0, 0.0, 20.0]);
    assert_near(plan.caps[0].saving_per_point, 1.0);
}

#[test]
fn a_cap_on_any_supplier_spares_what_stands_for_many() {
    let mut candidates = three();
    candidates.push(candidate("OTHER", 9.0, 60.0, 0.0));
    let caps = [cap(CapKind::AnySupplier, 0.3)];
    let plan = solve(&candidates, 100.0, &caps).unwrap();
    assert_volumes(&plan, &[30.0, 10.0, 0.0, 60.0]);
    assert_near(plan.caps[0].share.0, 0.3);
}

#[test]
fn what_has_no_known_route_counts_as_passing() {
    let mut candidates = three();
    candidates[0].routes.clear();
    let caps = [cap(CapKind::Chokepoints(HORMUZ), 0.5)];
    let plan = solve(&candidates, 100.0, &caps).unwrap();
    assert_volumes(&plan, &[50.0, 30.0, 20.0]);
    assert_near(plan.unrouted.0, 0.5);
}

#[test]
fn fuels_are_met_each_and_capped_together() {
    let mut candidates = three();
    for (supplier, central, exposed) in [("QAT", 10.0, 1.0), ("AUS", 10.5, 0.0)] {
        let mut lng = candidate(supplier, central, 100.0, exposed);
        lng.fuel = Fuel::Lng;
        candidates.push(lng);
    }
    let caps = [cap(CapKind::Chokepoints(HORMUZ), 0.5)];
    let demand = [
        (Fuel::CrudeOil, Petajoules(100.0)),
        (Fuel::Lng, Petajoules(100.0)),
    ];
    let question = Question {
        candidates: &candidates,
        demand: &demand,
        caps: &caps,
        case: CostCase::Central,
    };
    // It is cheaper to go without Qatar than without the Gulf's oil.
    let plan = least_cost(&question).unwrap();
    assert_volumes(&plan, &[100.0, 0.0, 0.0, 0.0, 100.0]);
    let low = least_cost(&Question {
        case: CostCase::Low,
        ..question
    });
    assert_near(low.unwrap().cost, plan.cost / 2.0);
}

#[test]
fn caps_that_do_not_go_together_are_each_named_with_the_least_that_would_do() {
    // Without the Gulf there are 90 of 100 PJ, of which Russia has 30.
    let caps = [
        cap(CapKind::Chokepoints(HORMUZ), 0.05),
        cap(CapKind::Supplier("RUS".to_owned()), 0.25),
    ];
    let error = solve(&three(), 100.0, &caps).unwrap_err();
    let LeastCostError::Infeasible(infeasible) = error else {
        unreachable!("{error:?}")
    };
    let [
        Relaxation::Cap { cap: 0, at_least },
        Relaxation::Demand { at_most },
        Relaxation::Capacity { factor },
    ] = infeasible.relaxations.as_slice()
    else {
        unreachable!("{infeasible:?}")
    };
    // America's 60 and Russia's quarter leave 15 for the Gulf; Russia alone cannot make up for it.
    assert_near(at_least.0, 0.15);
    // 60 are the 70 % of demand that neither cap lets come from elsewhere.
    assert_near(at_most.0, 60.0 / 70.0);
    assert_near(*factor, 70.0 / 60.0);
}

#[test]
fn too_little_supply_is_no_fault_of_a_cap() {
    let caps = [cap(CapKind::AnySupplier, 1.0)];
    let error = solve(&three(), 380.0, &caps).unwrap_err();
    let LeastCostError::Infeasible(infeasible) = error else {
        unreachable!("{error:?}")
    };
    let [
        Relaxation::Demand { at_most },
        Relaxation::Capacity { factor },
    ] = infeasible.relaxations.as_slice()
    else {
        unreachable!("{infeasible:?}")
    };
    assert_near(at_most.0, 0.5);
    assert_near(*factor, 2.0);
}

#[test]
fn the_frontier_runs_from_the_free_share_to_the_least() {
    let candidates = three();
    let question = Question {
        candidates: &candidates,
        demand: &[(Fuel::CrudeOil, Petajoules(100.0))],
        caps: &[cap(CapKind::Chokepoints(HORMUZ), 0.0)],
        case: CostCase::High,
    };
    let frontier = frontier(&question, 0, 9).unwrap();
    assert_near(frontier.free.0, 1.0);
    assert_near(frontier.least.0, 0.1);
    assert_eq!(frontier.points.len(), 10);
    // Russia replaces the first 30 PJ at 1 more, America the rest at 4 more.
    for (point, expected) in frontier
        .points
        .iter()
        .zip([1_000.0, 1_010.0, 1_020.0, 1_030.0, 1_070.0, 1_110.0])
    {
        assert_near(point.central, expected);
        assert_near(point.low, expected / 2.0);
        assert_near(point.high, expected * 2.0);
    }
    assert_near(frontier.points[9].central, 1_270.0);
}

#[test]
fn nonsense_is_refused() {
    let candidates = three();
    assert_eq!(solve(&candidates, 0.0, &[]), Err(LeastCostError::NoDemand));
    let above_one = [cap(CapKind::AnySupplier, 1.1)];
    assert_eq!(
        solve(&candidates, 1.0, &above_one),
        Err(LeastCostError::BadNumber)
    );
    let mut unknown = candidates;
    unknown[0].cost.central = f64::NAN;
    assert_eq!(solve(&unknown, 1.0, &[]), Err(LeastCostError::BadNumber));
}

#[test]
fn candidates_are_the_records_and_the_levers_offered() {
    let baseline = sample::baseline();
    let record = |supplier: &str, largest, cost| SupplyRecord {
        supplier: supplier.to_owned(),
        name: supplier.to_owned(),
        fuel: Fuel::Lng,
        largest: Petajoules(largest),
        largest_year: 1999,
        routes: vec![],
        cost,
    };
    let records = [
        record("AUS", 2_500.0, Some(cost(10.0))),
        record("QAT", 1_200.0, None),
        record("RUS", 500.0, Some(cost(9.0))),
        record("PER", 100.0, Some(cost(12.0))),
    ];
    let offered = |spec: &crate::lever::LeverSpec| spec.lever == "rfe_lng";
    let all = candidates(
        &baseline,
        &Scenario::default(),
        &[Fuel::Lng],
        &records,
        2.0,
        offered,
    );
    assert_eq!(all.demand, [(Fuel::Lng, Petajoules(3_400.0))]);
    let names = |candidate: &Candidate| (candidate.candidate.clone(), candidate.capacity.0);
    let names = all.candidates.iter().map(names).collect::<Vec<_>>();
    assert_eq!(names[0], ("AUS".to_owned(), 5_000.0));
    assert_eq!(names[2].0, "PER");
    // The cargoes of a supplier that the year does not have go as its record says.
    assert!(!all.candidates[2].is_routed() && all.candidates[0].is_routed());
    let mut known = records;
    let passes = baseline.lanes[5].routes[0].passes;
    known[3].routes = vec![RouteShare { passes, share: 1.0 }];
    let scenario = Scenario::default();
    let routed = candidates(&baseline, &scenario, &[Fuel::Lng], &known, 1.0, offered);
    assert_eq!(routed.candidates[2].routes, known[3].routes);
    let lever = all.candidates.last().unwrap();
    assert_eq!(
        (lever.candidate.as_str(), lever.supplier.as_str()),
        ("rfe_lng", "RUS")
    );
    assert_eq!(lever.available, Available::Lever);
    assert!(lever.capacity.0 > 0.0 && lever.is_routed());
    assert_eq!(all.unpriced.len(), 1);
    assert_eq!(all.unpriced[0].candidate, "QAT");
    assert!((all.unpriced[0].planned.0 - 1_000.0).abs() < 1e-9);
}
