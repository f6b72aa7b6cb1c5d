//! New supply, and who gives way to it.

use std::borrow::Cow;

use super::{PlannedFlow, PlannedFuel};
use crate::baseline::{Baseline, LoadingShare};
use crate::lever::{LeverKind, LeverUnit, displaced_fuel};
use crate::scenario::Displacement;
use crate::settings::Settings;
use crate::terms::{Fuel, Region};
use crate::units::Petajoules;

/// Enters the supply levers but power cables; returns the supply that no import demand is left for.
pub(super) fn add<'a>(
    baseline: &'a Baseline,
    settings: &Settings<'a>,
    rule: Displacement,
    fuels: &mut Vec<PlannedFuel<'a>>,
) -> Petajoules {
    let mut unused = 0.0;
    for supply in &settings.supplies {
        let LeverKind::Supply {
            supplier,
            name,
            region,
            fuel,
            lane,
            ..
        } = &supply.spec.kind
        else {
            continue;
        };
        let gives_way = displaced_fuel(baseline, *fuel);
        let offered = baseline.imports_of(gives_way).and_then(|imports| {
            energy(
                baseline,
                supply.spec.unit,
                supply.value,
                imports.petajoules_per_megatonne,
            )
        });
        let (Some(offered), Some(planned)) = (
            offered,
            fuels.iter_mut().find(|planned| planned.fuel == gives_way),
        ) else {
            continue;
        };
        let taken = displace(baseline, &mut planned.flows, supplier, offered, rule);
        unused += offered - taken;
        if taken > 0.0 {
            let loading = lane.iter().map(|&lane| LoadingShare { lane, share: 1.0 });
            let flow = PlannedFlow {
                supplier,
                name,
                region: *region,
                risk: risk_of(baseline, supplier),
                energy: Petajoules(taken),
                loading: Cow::Owned(loading.collect()),
                added: true,
            };
            enter(fuels, *fuel, flow);
        }
    }
    Petajoules(unused)
}

/// Adds a flow to its fuel, which may be new to the country.
pub(super) fn enter<'a>(fuels: &mut Vec<PlannedFuel<'a>>, fuel: Fuel, flow: PlannedFlow<'a>) {
    if let Some(planned) = fuels.iter_mut().find(|planned| planned.fuel == fuel) {
        planned.flows.push(flow);
    } else {
        fuels.push(PlannedFuel {
            fuel,
            flows: vec![flow],
        });
    }
}

/// The political risk of a supplier, from any of its flows.
pub(super) fn risk_of(baseline: &Baseline, supplier: &str) -> Option<f64> {
    let flows = baseline.fuels.iter().flat_map(|imports| &imports.flows);
    flows
        .filter(|flow| flow.supplier == supplier)
        .find_map(|flow| flow.risk)
}

/// A supply lever's value in PJ a year.
fn energy(
    baseline: &Baseline,
    unit: LeverUnit,
    value: f64,
    petajoules_per_megatonne: f64,
) -> Option<f64> {
    let megatonnes = match unit {
        LeverUnit::MtPerYear => value,
        LeverUnit::Kbd => baseline.parameters.megatonnes_from_kbd(value)?,
        LeverUnit::BcmPerYear => return Some(value * baseline.parameters.petajoules_per_bcm),
        LeverUnit::Percent | LeverUnit::Gw | LeverUnit::Twh | LeverUnit::Days => return None,
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
    let mut left = offered;
    let mut last = None;
    loop {
        let tiers = flows
            .iter()
            .filter(|flow| flow.supplier != supplier)
            .map(|flow| tier(baseline, flow, rule));
        let Some(turn) = tiers
            .filter(|turn| last.is_none_or(|last| *turn > last))
            .min()
        else {
            break;
        };
        last = Some(turn);
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
