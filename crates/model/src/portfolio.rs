//! The import portfolio after the structural levers: demand, power at home, new supply (model plan, section 4).

use crate::baseline::{Baseline, Flow, FuelImports, LoadingShare};
use crate::lever::{LeverKind, LeverUnit};
use crate::scenario::{Displacement, Scenario};
use crate::terms::{EnergySource, Fuel, Region};
use crate::units::{PETAJOULES_PER_TERAWATT_HOUR, Petajoules, TerawattHours};

/// A supplier's planned deliveries of one fuel, before any disruption.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlannedFlow<'a> {
    pub supplier: &'a str,
    pub name: &'a str,
    pub region: Region,
    pub energy: Petajoules,
    pub loading: Vec<LoadingShare>,
    /// Supply that a lever added.
    pub added: bool,
}

/// A fuel's planned imports.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlannedFuel<'a> {
    pub fuel: Fuel,
    pub flows: Vec<PlannedFlow<'a>>,
}

/// Planned imports and what they change in the energy balance.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Portfolio<'a> {
    pub fuels: Vec<PlannedFuel<'a>>,
    /// Change of fossil supply by source against the baseline, PJ a year.
    pub supply_change: Vec<(EnergySource, Petajoules)>,
    /// Change of nuclear electricity.
    pub nuclear_change: TerawattHours,
    /// Renewable electricity added.
    pub renewables_added: TerawattHours,
    /// Home electricity that found no fuel to replace.
    pub surplus_electricity: TerawattHours,
    /// New supply that found no import demand to meet.
    pub unused_supply: Petajoules,
}

struct Structural {
    demand_factor: f64,
    nuclear_change: TerawattHours,
    renewables_added: TerawattHours,
}

pub(crate) fn portfolio<'a>(baseline: &'a Baseline, scenario: &Scenario) -> Portfolio<'a> {
    let structural = structural_levers(baseline, scenario);
    let extra = structural.nuclear_change + structural.renewables_added;
    let (replaced, surplus_electricity) = replace_fuel(baseline, structural.demand_factor, extra);
    let mut fuels = baseline
        .fuels
        .iter()
        .map(|imports| {
            let before = imports.total();
            let need = imports_after(baseline, imports, structural.demand_factor);
            let after = (need - removed(&replaced, imports.fuel)).max(0.0);
            let factor = if before.0 > 0.0 {
                after / before.0
            } else {
                1.0
            };
            PlannedFuel {
                fuel: imports.fuel,
                flows: imports
                    .flows
                    .iter()
                    .map(|flow| planned(flow, factor))
                    .collect(),
            }
        })
        .collect::<Vec<_>>();
    let unused_supply = add_supply(baseline, scenario, &mut fuels);
    let supply_change = [EnergySource::Oil, EnergySource::Gas, EnergySource::Coal]
        .into_iter()
        .map(|source| {
            let demand = baseline
                .balance_of(source)
                .and_then(|row| row.supply)
                .unwrap_or_default();
            let less: f64 = replaced
                .iter()
                .filter(|(fuel, _)| fuel.energy_source() == source)
                .map(|(_, pj)| pj)
                .sum();
            (
                source,
                Petajoules(demand.0 * (structural.demand_factor - 1.0) - less),
            )
        })
        .collect();
    Portfolio {
        fuels,
        supply_change,
        nuclear_change: structural.nuclear_change,
        renewables_added: structural.renewables_added,
        surplus_electricity,
        unused_supply,
    }
}

fn planned(flow: &Flow, factor: f64) -> PlannedFlow<'_> {
    PlannedFlow {
        supplier: &flow.supplier,
        name: &flow.name,
        region: flow.region,
        energy: Petajoules(flow.energy.0 * factor),
        loading: flow.loading.clone(),
        added: false,
    }
}

fn structural_levers(baseline: &Baseline, scenario: &Scenario) -> Structural {
    let mut structural = Structural {
        demand_factor: 1.0,
        nuclear_change: TerawattHours(0.0),
        renewables_added: TerawattHours(0.0),
    };
    for spec in &baseline.levers {
        let Some(lever) = scenario
            .value_of(spec, baseline)
            .filter(|lever| lever.moved)
        else {
            continue;
        };
        match spec.kind {
            LeverKind::Demand => structural.demand_factor = (1.0 + lever.value / 100.0).max(0.0),
            LeverKind::Nuclear => {
                structural.nuclear_change =
                    TerawattHours((lever.value - lever.default) * baseline.parameters.twh_per_gw());
            }
            LeverKind::Renewables => {
                structural.renewables_added = TerawattHours(lever.value - lever.default);
            }
            LeverKind::Closure { .. }
            | LeverKind::SupplierLoss { .. }
            | LeverKind::Supply { .. } => {}
        }
    }
    structural
}

/// A fuel's imports after the demand lever, PJ a year.
///
/// Home production goes on, so imports take the whole change of the source's demand, each fuel by its part of the
/// source's imports, until none are left. Without a balance imports change as demand does.
fn imports_after(baseline: &Baseline, imports: &FuelImports, demand_factor: f64) -> f64 {
    let source = imports.fuel.energy_source();
    let before = imports.total().0;
    let of_source: f64 = baseline
        .fuels
        .iter()
        .filter(|row| row.fuel.energy_source() == source)
        .map(|row| row.total().0)
        .sum();
    match baseline.balance_of(source).and_then(|row| row.supply) {
        Some(demand) if of_source > 0.0 => {
            (before + demand.0 * (demand_factor - 1.0) * (before / of_source)).max(0.0)
        }
        _ => before * demand_factor,
    }
}

/// The fuel that extra home electricity replaces, PJ by fuel, and the electricity left over.
///
/// Gas goes first, then oil, then coal, each at most what its power plants burn. Less home electricity than in the
/// baseline is made up with gas, and with gas alone. The levers are not usable where the figures for this are missing.
fn replace_fuel(
    baseline: &Baseline,
    demand_factor: f64,
    extra: TerawattHours,
) -> (Vec<(Fuel, f64)>, TerawattHours) {
    let mut replaced = Vec::new();
    let mut left = extra.0;
    let Some(gas) = baseline.gas_for_power().filter(|_| left != 0.0) else {
        return (replaced, TerawattHours(left.max(0.0)));
    };
    for fuel in [gas.fuel, Fuel::CrudeOil, Fuel::Coal] {
        let Some(imports) = baseline.imports_of(fuel) else {
            continue;
        };
        let Some(petajoules_per_twh) = fuel_per_twh(baseline, imports) else {
            continue;
        };
        let burned = baseline
            .balance_of(fuel.energy_source())
            .and_then(|row| row.electricity);
        let Some(burned) = burned else { continue };
        let importable = imports_after(baseline, imports, demand_factor) / petajoules_per_twh;
        let twh = left.min(burned.0 * demand_factor).min(importable);
        replaced.push((fuel, twh * petajoules_per_twh));
        left -= twh;
        if left <= 0.0 {
            break;
        }
    }
    (replaced, TerawattHours(left.max(0.0)))
}

/// Fuel burned for one terawatt-hour, PJ.
fn fuel_per_twh(baseline: &Baseline, imports: &FuelImports) -> Option<f64> {
    let parameters = &baseline.parameters;
    let efficiency = match imports.fuel {
        Fuel::Lng | Fuel::PipelineGas => {
            let petajoules = parameters.lng_mt_per_twh * imports.petajoules_per_megatonne;
            return (petajoules > 0.0).then_some(petajoules);
        }
        Fuel::CrudeOil => parameters.efficiency_oil,
        Fuel::Coal => parameters.efficiency_coal,
        Fuel::OilProducts => return None,
    };
    (efficiency > 0.0).then(|| PETAJOULES_PER_TERAWATT_HOUR / efficiency)
}

fn removed(replaced: &[(Fuel, f64)], fuel: Fuel) -> f64 {
    replaced
        .iter()
        .filter(|(of, _)| *of == fuel)
        .map(|(_, petajoules)| petajoules)
        .sum()
}

/// Enters the supply levers; returns the supply that no import demand is left for.
fn add_supply<'a>(
    baseline: &'a Baseline,
    scenario: &Scenario,
    fuels: &mut [PlannedFuel<'a>],
) -> Petajoules {
    let mut unused = 0.0;
    for spec in &baseline.levers {
        let LeverKind::Supply {
            supplier,
            name,
            region,
            fuel,
            lane,
        } = &spec.kind
        else {
            continue;
        };
        let Some(lever) = scenario
            .value_of(spec, baseline)
            .filter(|lever| lever.moved)
        else {
            continue;
        };
        let offered = baseline.imports_of(*fuel).and_then(|imports| {
            supply_energy(
                baseline,
                spec.unit,
                lever.value,
                imports.petajoules_per_megatonne,
            )
        });
        let Some(planned) = fuels.iter_mut().find(|planned| planned.fuel == *fuel) else {
            continue;
        };
        let Some(offered) = offered else { continue };
        let taken = displace(
            baseline,
            &mut planned.flows,
            supplier,
            offered,
            scenario.displacement,
        );
        unused += offered - taken;
        if taken > 0.0 {
            planned.flows.push(PlannedFlow {
                supplier,
                name,
                region: *region,
                energy: Petajoules(taken),
                loading: lane
                    .iter()
                    .map(|&lane| LoadingShare { lane, share: 1.0 })
                    .collect(),
                added: true,
            });
        }
    }
    Petajoules(unused)
}

/// A supply lever's value in PJ a year.
fn supply_energy(
    baseline: &Baseline,
    unit: LeverUnit,
    value: f64,
    petajoules_per_megatonne: f64,
) -> Option<f64> {
    let megatonnes = match unit {
        LeverUnit::MtPerYear => value,
        LeverUnit::Kbd => baseline.parameters.megatonnes_from_kbd(value)?,
        LeverUnit::Percent | LeverUnit::Gw | LeverUnit::Twh => return None,
    };
    Some(megatonnes * petajoules_per_megatonne)
}

/// Shrinks the other suppliers by `offered`, in the chosen order; returns what was displaced.
fn displace(
    baseline: &Baseline,
    flows: &mut [PlannedFlow<'_>],
    supplier: &str,
    offered: f64,
    rule: Displacement,
) -> f64 {
    let mut tiers = flows
        .iter()
        .filter(|flow| flow.supplier != supplier)
        .map(|flow| tier(baseline, flow, rule))
        .collect::<Vec<_>>();
    tiers.sort_unstable();
    tiers.dedup();
    let mut left = offered;
    for turn in tiers {
        let gives_way = |flow: &PlannedFlow<'_>| {
            flow.supplier != supplier && tier(baseline, flow, rule) == turn
        };
        let pool: f64 = flows
            .iter()
            .filter(|flow| gives_way(flow))
            .map(|flow| flow.energy.0)
            .sum();
        if pool <= 0.0 {
            continue;
        }
        let taken = left.min(pool);
        for flow in flows.iter_mut().filter(|flow| gives_way(flow)) {
            flow.energy = Petajoules((flow.energy.0 * (1.0 - taken / pool)).max(0.0));
        }
        left -= taken;
        if left <= 0.0 {
            break;
        }
    }
    offered - left.max(0.0)
}

/// The turn in which a supplier gives way: 0 first.
fn tier(baseline: &Baseline, flow: &PlannedFlow<'_>, rule: Displacement) -> u32 {
    match rule {
        Displacement::ProRata => 0,
        Displacement::MiddleEast => u32::from(flow.region != Region::MiddleEast),
        Displacement::Exposed => {
            let passed = flow
                .loading
                .iter()
                .filter_map(|part| baseline.lanes.get(part.lane)?.routes.first())
                .map(|route| route.passes.0.count_ones())
                .max();
            passed.map_or(u32::BITS, |count| u32::BITS - count)
        }
    }
}
