//! Who could deliver: every supplier up to its record, and what supply levers offer beside it.

use crate::baseline::{Baseline, ChokepointSet};
use crate::lever::{LeverKind, LeverSpec};
use crate::portfolio::{PlannedFlow, offered_energy, portfolio};
use crate::scenario::Scenario;
use crate::settings::Settings;
use crate::supply_record::{LandedCost, RouteShare, SupplyRecord};
use crate::terms::Fuel;
use crate::units::Petajoules;

/// Somebody who can deliver a fuel.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The supplier's code, or the lever that offers the supply.
    pub candidate: String,
    /// Supplier code.
    pub supplier: String,
    /// The supplier's name in English.
    pub name: String,
    /// The fuel.
    pub fuel: Fuel,
    /// What it costs on arrival.
    pub cost: LandedCost,
    /// The most that it can deliver, PJ a year.
    pub capacity: Petajoules,
    /// Where `capacity` comes from.
    pub available: Available,
    /// What its cargoes pass on their usual routes; the parts add up to 1. Empty where the route is not known, and for
    /// what does not come by sea.
    pub routes: Vec<RouteShare>,
}

/// Where a capacity comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Available {
    /// The largest yearly flow on record.
    Record {
        /// Its year.
        year: u16,
    },
    /// The end of a lever's range: supply that is not there yet.
    Lever,
}

/// Supply without a known landed cost: it cannot be chosen, for what is not known is not free.
#[derive(Clone, Debug, PartialEq)]
pub struct Unpriced {
    /// The supplier's code, or the lever.
    pub candidate: String,
    /// The supplier's name in English.
    pub name: String,
    /// The fuel.
    pub fuel: Fuel,
    /// What the plan has of it, PJ a year; nothing for a lever.
    pub planned: Petajoules,
}

/// What a least-cost question is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidates {
    /// Who can be chosen.
    pub candidates: Vec<Candidate>,
    /// The plan's imports of each fuel, PJ a year.
    pub demand: Vec<(Fuel, Petajoules)>,
    /// Who cannot.
    pub unpriced: Vec<Unpriced>,
}

impl Candidate {
    /// Whether it is known what its cargoes pass.
    pub fn is_routed(&self) -> bool {
        !self.fuel.is_by_sea() || !self.routes.is_empty()
    }

    /// The part of its energy that passes any of a set of chokepoints, 0 to 1; all of it where the route is not known.
    pub fn exposure(&self, set: ChokepointSet) -> f64 {
        if !self.is_routed() {
            return 1.0;
        }
        let passing = self.routes.iter().filter(|route| route.passes.meets(set));
        passing.map(|route| route.share).sum()
    }
}

/// Gathers the candidates for some fuels of a scenario.
///
/// That a supplier could deliver its record again, `capacity_factor` times (1 unless there is reason for another), is an
/// assumption: it sold as much once, and nothing says that the rest is free. Supply levers for which `is_offered` holds stand
/// beside the records with the end of their range, whether they are moved or not. Routes are those of the plan, with its
/// loading levers; the cargoes of a supplier that is not in it go as its record says.
pub fn candidates(
    baseline: &Baseline,
    scenario: &Scenario,
    fuels: &[Fuel],
    records: &[SupplyRecord],
    capacity_factor: f64,
    is_offered: impl Fn(&LeverSpec) -> bool,
) -> Candidates {
    let settings = Settings::read(baseline, scenario);
    let plan = portfolio(baseline, scenario, &settings);
    let mut all = Candidates {
        candidates: Vec::new(),
        demand: Vec::new(),
        unpriced: Vec::new(),
    };
    for planned in plan.fuels.iter().filter(|row| fuels.contains(&row.fuel)) {
        let fuel = planned.fuel;
        let demand: Petajoules = planned.flows.iter().map(|flow| flow.energy).sum();
        all.demand.push((fuel, demand));
        let flow_of = |supplier: &str| {
            let mut flows = planned.flows.iter();
            flows.find(|flow| flow.supplier == supplier && !flow.added)
        };
        let of_fuel = || records.iter().filter(|record| record.fuel == fuel);
        for record in of_fuel() {
            let Some(cost) = record.cost else { continue };
            let flow = flow_of(&record.supplier);
            all.candidates.push(Candidate {
                candidate: record.supplier.clone(),
                supplier: record.supplier.clone(),
                name: record.name.clone(),
                fuel,
                cost,
                capacity: Petajoules(record.largest.0 * capacity_factor),
                available: Available::Record {
                    year: record.largest_year,
                },
                routes: flow.map_or_else(|| record.routes.clone(), |flow| routes(baseline, flow)),
            });
        }
        let is_priced = |flow: &&PlannedFlow<'_>| {
            of_fuel().any(|record| record.supplier == flow.supplier && record.cost.is_some())
        };
        let before = planned.flows.iter().filter(|flow| !flow.added);
        let unpriced = before.filter(|flow| !is_priced(flow)).map(|flow| Unpriced {
            candidate: flow.supplier.to_owned(),
            name: flow.name.to_owned(),
            fuel,
            planned: flow.energy,
        });
        all.unpriced.extend(unpriced);
        let levers = baseline.levers.iter();
        for spec in levers.filter(|spec| spec.is_usable(baseline) && is_offered(spec)) {
            offer(baseline, spec, fuel, records, &mut all);
        }
    }
    all
}

/// Adds what a lever offers of a fuel, at the cost of the supplier's other cargoes.
fn offer(
    baseline: &Baseline,
    spec: &LeverSpec,
    of_fuel: Fuel,
    records: &[SupplyRecord],
    all: &mut Candidates,
) {
    let LeverKind::Supply {
        supplier,
        name,
        fuel,
        lane,
        ..
    } = &spec.kind
    else {
        return;
    };
    if *fuel != of_fuel {
        return;
    }
    let Some(capacity) = offered_energy(baseline, spec, spec.maximum_in(baseline)) else {
        return;
    };
    let mut records = records.iter();
    let record = records.find(|record| record.fuel == *fuel && record.supplier == *supplier);
    let Some(cost) = record.and_then(|record| record.cost) else {
        all.unpriced.push(Unpriced {
            candidate: spec.lever.clone(),
            name: name.clone(),
            fuel: *fuel,
            planned: Petajoules(0.0),
        });
        return;
    };
    let usual = lane
        .and_then(|lane| baseline.lanes.get(lane))
        .and_then(|lane| lane.routes.first());
    all.candidates.push(Candidate {
        candidate: spec.lever.clone(),
        supplier: supplier.clone(),
        name: name.clone(),
        fuel: *fuel,
        cost,
        capacity,
        available: Available::Lever,
        routes: usual
            .map(|route| RouteShare {
                passes: route.passes,
                share: 1.0,
            })
            .into_iter()
            .collect(),
    });
}

/// What a planned flow passes; empty if a part of it has no known route.
fn routes(baseline: &Baseline, flow: &PlannedFlow<'_>) -> Vec<RouteShare> {
    let parts = flow.loading.iter().map(|part| {
        let usual = baseline.lanes.get(part.lane)?.routes.first()?;
        Some(RouteShare {
            passes: usual.passes,
            share: part.share,
        })
    });
    parts.collect::<Option<Vec<_>>>().unwrap_or_default()
}
