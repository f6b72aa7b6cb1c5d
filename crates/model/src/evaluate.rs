//! One evaluation: baseline and scenario in, every figure of the screen out.

mod primary;
mod tally;
mod voyage;

use std::collections::BTreeMap;

use self::primary::primary_energy;
use self::tally::{Tally, share};
use self::voyage::{Voyage, greatest_hostage};
use crate::baseline::Baseline;
use crate::disruption::disruption;
use crate::indicators::{
    SupplierShares, concentration, is_one_supplier, net_import_days, risk_weighted,
};
use crate::outcome::{FuelOutcome, NMinusOne, Outcome, Passage};
use crate::portfolio::{PlannedFlow, Portfolio, portfolio};
use crate::sailing::Sailing;
use crate::scenario::Scenario;
use crate::settings::Settings;
use crate::terms::Fuel;
use crate::units::{DAYS_PER_YEAR, Days, NauticalMiles, Petajoules, Share};

/// Evaluates a scenario on a baseline.
pub fn evaluate(baseline: &Baseline, scenario: &Scenario) -> Outcome {
    let settings = Settings::read(baseline, scenario);
    let plan = portfolio(baseline, scenario, &settings);
    let sailing = Sailing::new(baseline, &settings, &plan);
    let mut voyage = Voyage::new(&sailing);
    let mut passage_ratio_crude = None;
    let mut fuels = Vec::with_capacity(plan.fuels.len());
    for planned in &plan.fuels {
        let mut tally = Tally::default();
        let mut flows = Vec::with_capacity(planned.flows.len());
        for flow in &planned.flows {
            flows.push(voyage.sail(planned.fuel, flow, &mut tally));
        }
        if planned.fuel == Fuel::CrudeOil {
            passage_ratio_crude = tally.routed(tally.passages);
        }
        voyage.end_fuel(planned.fuel, &tally);
        fuels.push(FuelOutcome {
            fuel: planned.fuel,
            planned: Petajoules(tally.planned),
            delivered: Petajoules(tally.delivered),
            unrouted: share(tally.unrouted, tally.planned),
            concentration: concentration(&by_supplier(planned.flows.iter())),
            flows,
        });
    }
    let all_flows = || plan.fuels.iter().flat_map(|fuel| fuel.flows.iter());
    let suppliers = by_supplier(all_flows());
    let all = voyage.all;
    let is_covered = baseline.is_covered();
    // Shares over all imports, where the tables cover them.
    let over_all = |part: f64| all.routed(part).filter(|_| is_covered);
    let mean = |sum: f64, weight: f64| {
        over_all(weight)?;
        (weight > 0.0).then(|| sum / weight)
    };
    let primary = primary_energy(baseline, &plan);
    let hostage = greatest_hostage(baseline, &voyage.passing)
        .filter(|(_, energy)| over_all(*energy).is_some());
    Outcome {
        n_minus_one: n_minus_one(
            &plan,
            &suppliers,
            primary.total.filter(|_| is_covered),
            hostage,
        ),
        primary,
        imports: Petajoules(all.planned),
        is_covered,
        concentration: concentration(&suppliers).filter(|_| is_covered),
        risk_weighted: risk_weighted(&suppliers, &risks(all_flows())).filter(|_| is_covered),
        unrouted: share(all.unrouted, all.planned),
        union_exposure: over_all(all.union),
        passage_ratio: over_all(all.passages),
        passage_ratio_crude,
        haul_distance: mean(all.miles, all.routed_delivered).map(NauticalMiles),
        haul_days: mean(all.days, all.timed).map(Days),
        energy_afloat: over_all(all.afloat).map(|_| Petajoules(all.afloat / DAYS_PER_YEAR)),
        net_import_days: net_import_days_of(baseline, &settings, &fuels),
        cut_off: over_all((all.planned - all.delivered).max(0.0)),
        rerouted: over_all(all.rerouted),
        passages: voyage
            .passing
            .iter()
            .map(|passing| Passage {
                planned: over_all(passing.planned),
                planned_by_fuel: passing.by_fuel.clone(),
                sailing: over_all(passing.sailing),
                cut_off: over_all(passing.cut_off),
            })
            .collect(),
        lanes: voyage.lanes,
        surplus_electricity: plan.surplus_electricity,
        unused_supply: plan.unused_supply,
        disruption: disruption(&sailing, &plan),
        fuels,
    }
}

fn by_supplier<'a>(flows: impl Iterator<Item = &'a PlannedFlow<'a>>) -> SupplierShares<'a> {
    let mut suppliers = BTreeMap::new();
    for flow in flows {
        *suppliers.entry(flow.supplier).or_insert(0.0) += flow.energy.0;
    }
    suppliers
}

fn risks<'a>(flows: impl Iterator<Item = &'a PlannedFlow<'a>>) -> BTreeMap<&'a str, f64> {
    let mut risks = BTreeMap::new();
    for flow in flows {
        if let Some(risk) = flow.risk {
            risks.insert(flow.supplier, risk);
        }
    }
    risks
}

fn n_minus_one(
    plan: &Portfolio<'_>,
    suppliers: &SupplierShares<'_>,
    primary: Option<Petajoules>,
    hostage: Option<(usize, f64)>,
) -> NMinusOne {
    let left = |lost: f64| Some(Share(1.0 - share(lost, primary?.0)?.0));
    let largest = suppliers
        .iter()
        .filter(|(supplier, _)| is_one_supplier(supplier))
        .max_by(|one, other| one.1.total_cmp(other.1));
    let name = |supplier: &str| {
        let mut flows = plan.fuels.iter().flat_map(|fuel| fuel.flows.iter());
        flows
            .find(|flow| flow.supplier == supplier)
            .map(|flow| flow.name.to_owned())
    };
    NMinusOne {
        supplier: largest.map(|(supplier, _)| (*supplier).to_owned()),
        supplier_name: largest.and_then(|(supplier, _)| name(supplier)),
        without_supplier: largest.and_then(|(_, energy)| left(*energy)),
        chokepoint: hostage.map(|(index, _)| index),
        without_chokepoint: hostage.and_then(|(_, energy)| left(energy)),
    }
}

fn net_import_days_of(
    baseline: &Baseline,
    settings: &Settings<'_>,
    fuels: &[FuelOutcome],
) -> Option<Days> {
    let stock = baseline.stock_of(Fuel::CrudeOil)?;
    let before = baseline.imports_of(Fuel::CrudeOil)?.total();
    let after = fuels.iter().find(|row| row.fuel == Fuel::CrudeOil)?.planned;
    let (_, days) = settings
        .stocks
        .iter()
        .find(|(fuel, _)| *fuel == Fuel::CrudeOil)?;
    net_import_days(stock, *days, before, after)
}
