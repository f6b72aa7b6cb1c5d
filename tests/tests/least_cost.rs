//! The least cost against another solver by another method, and what must hold of any answer.
//!
//! It stands here because the other solver would change what Polars is compiled with.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use clarabel::algebra::CscMatrix;
use clarabel::solver::{DefaultSettings, DefaultSolver, IPSolver, SolverStatus, SupportedConeT};
use model::least_cost::{
    Available, Candidate, Cap, CapKind, CostCase, FrontierPoint, LeastCostError, Plan, Question,
    Relaxation, RouteShare, frontier, least_cost,
};
use model::{ChokepointSet, Fuel, LandedCost, Petajoules, Quality, Share};
use proptest::prelude::*;

const SUPPLIERS: [&str; 9] = [
    "SAU", "ARE", "RUS", "USA", "AUS", "QAT", "OMN", "NGA", "OTHER",
];
const FUELS: [Fuel; 2] = [Fuel::CrudeOil, Fuel::Lng];
const STRAITS: [ChokepointSet; 3] = [ChokepointSet(1), ChokepointSet(2), ChokepointSet(3)];

/// A question that owns what it asks.
#[derive(Clone, Debug)]
struct Asked {
    candidates: Vec<Candidate>,
    demand: Vec<(Fuel, Petajoules)>,
    caps: Vec<Cap>,
}

impl Asked {
    fn question(&self) -> Question<'_> {
        Question {
            candidates: &self.candidates,
            demand: &self.demand,
            caps: &self.caps,
            case: CostCase::Central,
        }
    }

    fn solve(&self) -> Result<Plan, LeastCostError> {
        least_cost(&self.question())
    }

    fn total(&self) -> f64 {
        self.demand.iter().map(|(_, energy)| energy.0).sum()
    }

    /// Each thing that a cap limits: what each candidate counts for it, and the limit.
    fn limits(&self) -> Vec<(Vec<f64>, f64)> {
        let each = |counts: &dyn Fn(&Candidate) -> f64| {
            self.candidates.iter().map(counts).collect::<Vec<_>>()
        };
        let of = |supplier: &str| each(&|one| f64::from(u8::from(one.supplier == supplier)));
        let mut limits = Vec::new();
        for cap in &self.caps {
            match &cap.kind {
                CapKind::Chokepoints(set) => {
                    let passing = |one: &Candidate| {
                        if one.routes.is_empty() {
                            return 1.0;
                        }
                        let routes = one
                            .routes
                            .iter()
                            .filter(|route| route.passes.0 & set.0 != 0);
                        routes.map(|route| route.share).sum()
                    };
                    limits.push((each(&passing), cap.at_most.0));
                }
                CapKind::Supplier(supplier) => limits.push((of(supplier), cap.at_most.0)),
                CapKind::AnySupplier => {
                    let single = SUPPLIERS.iter().filter(|supplier| **supplier != "OTHER");
                    limits.extend(single.map(|supplier| (of(supplier), cap.at_most.0)));
                }
            }
        }
        limits
    }

    /// The least cost by an interior-point method; `None` if it finds that there is none.
    fn reference(&self) -> Result<Option<f64>, TestCaseError> {
        let count = self.candidates.len();
        let total = self.total();
        let mut rows = Vec::<(Vec<f64>, f64)>::new();
        for (fuel, energy) in &self.demand {
            let of_fuel = self
                .candidates
                .iter()
                .map(|one| f64::from(u8::from(one.fuel == *fuel)));
            rows.push((of_fuel.collect(), energy.0 / total));
        }
        rows.extend(self.limits());
        for (index, one) in self.candidates.iter().enumerate() {
            let unit = |sign: f64| (0..count).map(move |at| if at == index { sign } else { 0.0 });
            rows.push((unit(-1.0).collect(), 0.0));
            rows.push((unit(1.0).collect(), one.capacity.0 / total));
        }
        let costs = self
            .candidates
            .iter()
            .map(|one| one.cost.central)
            .collect::<Vec<_>>();
        let matrix = rows.iter().map(|(row, _)| row.clone()).collect::<Vec<_>>();
        let right = rows.iter().map(|(_, right)| *right).collect::<Vec<_>>();
        let cones = [
            SupportedConeT::ZeroConeT(self.demand.len()),
            SupportedConeT::NonnegativeConeT(rows.len() - self.demand.len()),
        ];
        let settings = DefaultSettings {
            verbose: false,
            tol_gap_abs: 1e-9,
            tol_gap_rel: 1e-9,
            tol_feas: 1e-9,
            ..DefaultSettings::default()
        };
        let mut solver = DefaultSolver::new(
            &CscMatrix::zeros((count, count)),
            &costs,
            &CscMatrix::from(&matrix),
            &right,
            &cones,
            settings,
        )
        .unwrap();
        solver.solve();
        match solver.solution.status {
            SolverStatus::Solved => Ok(Some(solver.solution.obj_val * total)),
            SolverStatus::PrimalInfeasible => Ok(None),
            // Its method has trouble where hardly anything is feasible.
            _ => Err(TestCaseError::reject("the reference is not sure")),
        }
    }
}

fn candidate() -> impl Strategy<Value = Candidate> {
    let passed = (0_u32..4, 0_u32..4, 0.0..1.0_f64);
    let numbers = (5.0..20.0_f64, 1.0..100.0_f64, 0.0..1.0_f64);
    let names = (0..SUPPLIERS.len(), 0..FUELS.len(), 0_u8..10);
    (passed, numbers, names).prop_map(
        |((one, other, part), (central, capacity, spread), (supplier, fuel, routed))| {
            let route = |passes, share| RouteShare {
                passes: ChokepointSet(passes),
                share,
            };
            Candidate {
                candidate: SUPPLIERS[supplier].to_owned(),
                supplier: SUPPLIERS[supplier].to_owned(),
                name: String::new(),
                fuel: FUELS[fuel],
                cost: LandedCost {
                    central,
                    low: central * (1.0 - spread / 2.0),
                    high: central * (1.0 + spread),
                    price_year: 2024,
                    quality: Quality::Derived,
                },
                capacity: Petajoules(capacity),
                available: Available::Record { year: 2024 },
                routes: if routed == 0 {
                    vec![]
                } else {
                    vec![route(one, part), route(other, 1.0 - part)]
                },
            }
        },
    )
}

/// Demand for a part of what each fuel's candidates can deliver, under three caps.
fn asked(most: usize) -> impl Strategy<Value = Asked> {
    let needed = (0.2..0.95_f64, 0.2..0.95_f64);
    let limits = (0.0..1.0_f64, 0.1..1.0_f64, 0.0..0.5_f64, 0..STRAITS.len());
    let candidates = prop::collection::vec(candidate(), 4..=most);
    (candidates, needed, limits).prop_map(|(candidates, needed, (strait, single, russia, set))| {
        let demand = FUELS
            .iter()
            .zip([needed.0, needed.1])
            .filter_map(|(fuel, part)| {
                let of_fuel = candidates.iter().filter(|one| one.fuel == *fuel);
                let capacity: f64 = of_fuel.map(|one| one.capacity.0).sum();
                (capacity > 0.0).then_some((*fuel, Petajoules(capacity * part)))
            });
        let cap = |kind, at_most| Cap {
            kind,
            at_most: Share(at_most),
        };
        Asked {
            demand: demand.collect(),
            caps: vec![
                cap(CapKind::Chokepoints(STRAITS[set]), strait),
                cap(CapKind::AnySupplier, single),
                cap(CapKind::Supplier("RUS".to_owned()), russia),
            ],
            candidates,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn the_cost_is_that_of_another_solver(asked in asked(40)) {
        match (asked.solve(), asked.reference()?) {
            (Ok(plan), Some(cost)) => prop_assert!(
                (plan.cost - cost).abs() <= 1e-6 * cost,
                "{} and {cost}", plan.cost
            ),
            (Err(LeastCostError::Infeasible(_)), None) => {}
            (found, reference) => prop_assert!(false, "{found:?} and {reference:?}"),
        }
    }
}

proptest! {
    #[test]
    fn a_plan_keeps_within_capacity_demand_and_caps(asked in asked(40)) {
        let Ok(plan) = asked.solve() else { return Err(TestCaseError::reject("not of the kind")) };
        let total = asked.total();
        let room = 1e-9 * total;
        for (volume, one) in plan.volumes.iter().zip(&asked.candidates) {
            prop_assert!(volume.0 >= 0.0 && volume.0 <= one.capacity.0 + room);
        }
        for (fuel, energy) in &asked.demand {
            let volumes = plan.volumes.iter().zip(&asked.candidates);
            let met: f64 = volumes.filter(|(_, one)| one.fuel == *fuel).map(|(volume, _)| volume.0).sum();
            prop_assert!((met - energy.0).abs() <= room, "{met} of {}", energy.0);
        }
        for (counts, at_most) in asked.limits() {
            let counted: f64 = plan.volumes.iter().zip(counts).map(|(volume, part)| volume.0 * part).sum();
            prop_assert!(counted <= at_most * total + room, "{counted}");
        }
        let volumes = plan.volumes.iter().zip(&asked.candidates);
        let cost: f64 = volumes.map(|(volume, one)| volume.0 * one.cost.central).sum();
        prop_assert!((plan.cost - cost).abs() <= 1e-9 * cost);
    }

    #[test]
    fn more_room_under_a_cap_never_costs_more(asked in asked(20), cap in 0_usize..3, more in 0.0..0.5_f64) {
        let Ok(plan) = asked.solve() else { return Err(TestCaseError::reject("not of the kind")) };
        let mut relaxed = asked.clone();
        relaxed.caps[cap].at_most = Share((relaxed.caps[cap].at_most.0 + more).min(1.0));
        let cheaper = relaxed.solve().unwrap();
        prop_assert!(cheaper.cost <= plan.cost * (1.0 + 1e-9));
        if plan.caps[cap].share.0 < asked.caps[cap].at_most.0 - 1e-6 {
            prop_assert!(plan.caps[cap].saving_per_point.abs() < 1e-12);
        }
    }

    #[test]
    fn the_frontier_rises_ever_steeper(asked in asked(20), cap in 0_usize..3) {
        let Ok(frontier) = frontier(&asked.question(), cap, 8) else { return Err(TestCaseError::reject("not of the kind")) };
        prop_assert!(frontier.least.0 <= frontier.free.0);
        let cases: [fn(&FrontierPoint) -> f64; 3] = [|point| point.central, |point| point.low, |point| point.high];
        for cost in cases {
            let costs = frontier.points.iter().map(cost).collect::<Vec<_>>();
            let slack = 1e-7 * costs[0];
            for pair in costs.windows(2) {
                prop_assert!(pair[1] >= pair[0] - slack, "{costs:?}");
            }
            for three in costs.windows(3) {
                prop_assert!(three[2] - three[1] >= three[1] - three[0] - slack, "{costs:?}");
            }
        }
    }

    #[test]
    fn what_an_infeasible_answer_names_makes_it_feasible(asked in asked(12)) {
        let Err(error) = asked.solve() else { return Err(TestCaseError::reject("not of the kind")) };
        let LeastCostError::Infeasible(infeasible) = error else {
            return Err(TestCaseError::fail(format!("{error:?}")));
        };
        for relaxation in &infeasible.relaxations {
            // A little more than named is enough, a little less is not.
            for (is_enough, by) in [(true, 1e-7), (false, -1e-5)] {
                let mut changed = asked.clone();
                match *relaxation {
                    Relaxation::Cap { cap, at_least } => {
                        changed.caps[cap].at_most = Share((at_least.0 + by).clamp(0.0, 1.0));
                    }
                    Relaxation::Demand { at_most } => {
                        for (_, energy) in &mut changed.demand {
                            energy.0 *= at_most.0 * (1.0 - by);
                        }
                    }
                    Relaxation::Capacity { factor } => {
                        for one in &mut changed.candidates {
                            one.capacity.0 *= factor * (1.0 + by);
                        }
                    }
                }
                prop_assert_eq!(changed.solve().is_ok(), is_enough, "{:?}", relaxation);
            }
        }
        // All capacity is enough for demand here, so some cap must be in the way, if not alone.
        let mut open = asked.clone();
        for cap in &mut open.caps {
            cap.at_most = Share(1.0);
        }
        prop_assert!(open.solve().is_ok());
    }
}
