//! The import portfolio after the structural levers: demand, power, new supply (model plan, section 4).

mod crisis;
mod power;
mod supply;

#[cfg(feature = "optimize")]
pub(crate) use self::supply::offered_energy;
use std::borrow::Cow;

use crate::baseline::{Baseline, Flow, FuelImports, LoadingShare};
use crate::lever::LeverKind;
use crate::scenario::Scenario;
use crate::settings::Settings;
use crate::terms::{EnergySource, Fuel, Region};
use crate::units::{PETAJOULES_PER_TERAWATT_HOUR, Petajoules, TerawattHours};

/// A supplier's planned deliveries of one fuel, before any disruption.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlannedFlow<'a> {
    pub supplier: &'a str,
    pub name: &'a str,
    pub region: Region,
    pub risk: Option<f64>,
    pub energy: Petajoules,
    pub loading: Cow<'a, [LoadingShare]>,
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
    pub supply_change: [(EnergySource, Petajoules); 3],
    /// Change of nuclear electricity that finds fuel to replace.
    pub nuclear_change: TerawattHours,
    /// Renewable electricity added that finds fuel to replace.
    pub renewables_added: TerawattHours,
    /// Electricity from abroad.
    pub imported_electricity: TerawattHours,
    /// Home electricity that found no fuel to replace.
    pub surplus_electricity: TerawattHours,
    /// New supply that found no import demand to meet.
    pub unused_supply: Petajoules,
}

pub(crate) fn portfolio<'a>(
    baseline: &'a Baseline,
    scenario: &Scenario,
    settings: &Settings<'a>,
) -> Portfolio<'a> {
    let at_home = settings.nuclear_change.0 + settings.renewables_added.0;
    let (link, link_flows) = power_links(baseline, settings);
    let change = power::change(baseline, settings, scenario.power_order, at_home + link);
    // What cannot be used is first of all not bought.
    let link_used = link - change.surplus.min(link);
    let mut fuels = baseline
        .fuels
        .iter()
        .map(|imports| {
            let before = imports.total();
            let need = imports_after(baseline, imports, settings.demand_factor);
            let after = (need - change.replaced_of(imports.fuel)).max(0.0);
            let factor = if before.0 > 0.0 {
                after / before.0
            } else {
                1.0
            };
            let flows = imports.flows.iter().map(|flow| PlannedFlow {
                energy: Petajoules(flow.energy.0 * factor),
                loading: loading(settings, imports.fuel, flow),
                supplier: &flow.supplier,
                name: &flow.name,
                region: flow.region,
                risk: flow.risk,
                added: false,
            });
            let mut planned = PlannedFuel {
                fuel: imports.fuel,
                flows: flows.collect(),
            };
            crisis::restore(baseline, settings, imports, &mut planned);
            planned
        })
        .collect::<Vec<_>>();
    let mut unused_supply = supply::add(baseline, settings, scenario.displacement, &mut fuels);
    unused_supply += Petajoules((link - link_used) * PETAJOULES_PER_TERAWATT_HOUR);
    for (mut flow, twh) in link_flows {
        let used = twh * (link_used / link);
        if used > 0.0 {
            flow.energy = Petajoules(used * PETAJOULES_PER_TERAWATT_HOUR);
            supply::enter(&mut fuels, Fuel::Electricity, flow);
        }
    }
    let supply_change = [EnergySource::Oil, EnergySource::Gas, EnergySource::Coal].map(|source| {
        let demand = baseline
            .balance_of(source)
            .and_then(|row| row.supply)
            .unwrap_or_default();
        let less: f64 = change
            .replaced
            .iter()
            .filter(|(fuel, _)| fuel.energy_source() == Some(source))
            .map(|(_, petajoules)| petajoules)
            .sum();
        (
            source,
            Petajoules(demand.0 * (settings.demand_factor - 1.0) - less),
        )
    });
    // Power that replaces nothing is not made.
    let surplus = (change.surplus - (link - link_used)).max(0.0);
    let more = settings.nuclear_change.0.max(0.0) + settings.renewables_added.0.max(0.0);
    let used = |twh: f64| {
        if twh > 0.0 && surplus > 0.0 {
            TerawattHours(twh * (1.0 - (surplus / more).min(1.0)))
        } else {
            TerawattHours(twh)
        }
    };
    Portfolio {
        fuels,
        supply_change,
        nuclear_change: used(settings.nuclear_change.0),
        renewables_added: used(settings.renewables_added.0),
        imported_electricity: TerawattHours(link_used),
        surplus_electricity: TerawattHours(surplus),
        unused_supply,
    }
}

/// A flow's loading shares, with those that levers set.
fn loading<'a>(settings: &Settings<'_>, fuel: Fuel, flow: &'a Flow) -> Cow<'a, [LoadingShare]> {
    let mut shares = Cow::Borrowed(flow.loading.as_slice());
    for setting in settings
        .loadings
        .iter()
        .filter(|setting| setting.fuel == fuel && setting.supplier == flow.supplier)
    {
        let others: f64 = shares
            .iter()
            .filter(|part| part.lane != setting.lane)
            .map(|part| part.share)
            .sum();
        if others <= 0.0 {
            continue;
        }
        for part in shares.to_mut() {
            part.share = if part.lane == setting.lane {
                setting.share
            } else {
                part.share * ((1.0 - setting.share) / others)
            };
        }
    }
    shares
}

/// Terawatt-hours that power cables offer, and the flows that bring them.
fn power_links<'a>(
    baseline: &'a Baseline,
    settings: &Settings<'a>,
) -> (f64, Vec<(PlannedFlow<'a>, f64)>) {
    let mut total = 0.0;
    let mut flows = Vec::new();
    for supply in &settings.supplies {
        if let LeverKind::Supply {
            supplier,
            name,
            region,
            fuel: Fuel::Electricity,
            ..
        } = &supply.spec.kind
        {
            let twh = supply.value * baseline.parameters.link_twh_per_gw();
            total += twh;
            let flow = PlannedFlow {
                supplier,
                name,
                region: *region,
                risk: supply::risk_of(baseline, supplier),
                energy: Petajoules(0.0),
                loading: Cow::Borrowed(&[]),
                added: true,
            };
            flows.push((flow, twh));
        }
    }
    (total, flows)
}

/// A fuel's imports after the demand lever, PJ a year.
///
/// Home production goes on, so imports take the whole change of the source's demand, each fuel by its part of the
/// source's imports, until none are left. Without a balance imports change as demand does.
fn imports_after(baseline: &Baseline, imports: &FuelImports, demand_factor: f64) -> f64 {
    let before = imports.total().0;
    let Some(source) = imports.fuel.energy_source() else {
        return before * demand_factor;
    };
    let of_source: f64 = baseline
        .fuels
        .iter()
        .filter(|row| row.fuel.energy_source() == Some(source))
        .map(|row| row.total().0)
        .sum();
    match baseline.balance_of(source).and_then(|row| row.supply) {
        Some(demand) if of_source > 0.0 => {
            (before + demand.0 * (demand_factor - 1.0) * (before / of_source)).max(0.0)
        }
        _ => before * demand_factor,
    }
}
