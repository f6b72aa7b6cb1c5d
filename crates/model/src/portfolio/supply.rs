//! New supply, and who gives way to it.

use std::borrow::Cow;

use super::{PlannedFlow, PlannedFuel};
use crate::baseline::{Baseline, LoadingShare};
use crate::lever::{LeverKind, LeverSpec, LeverUnit, displaced_fuel};
use crate::scenario::Displacement;
use crate::settings::Settings;
use crate::terms::{Fuel, Region};
use crate::units::Petajoules;

/// Enters the supply levers but power cables; returns the supply that no import demand is left for.
///
/// Additions never displace each other: where they are more than all that could give way, each gets its part.
pub(super) fn add<'a>(
    baseline: &'a Baseline,
    settings: &Settings<'a>,
    rule: Displacement,
    fuels: &mut Vec<PlannedFuel<'a>>,
) -> Petajoules {
    let offers = settings
        .supplies
        .iter()
        .filter_map(|supply| Offer::of(baseline, supply.spec, supply.value))
        .collect::<Vec<_>>();
    // Before anything gives way.
    let parts = offers
        .iter()
        .map(|offer| part_of_need(offer, &offers, fuels))
        .collect::<Vec<_>>();
    let mut unused = 0.0;
    for (offer, part) in offers.iter().zip(parts) {
        let Some(planned) = fuels.iter_mut().find(|row| row.fuel == offer.gives_way) else {
            continue;
        };
        let offered = offer.energy * part;
        let taken = displace(baseline, &mut planned.flows, offer.supplier, offered, rule);
        unused += offer.energy - taken;
        if taken > 0.0 {
            let loading = offer
                .lane
                .iter()
                .map(|&lane| LoadingShare { lane, share: 1.0 });
            let flow = PlannedFlow {
                supplier: offer.supplier,
                name: offer.name,
                region: offer.region,
                risk: risk_of(baseline, offer.supplier),
                energy: Petajoules(taken),
                loading: Cow::Owned(loading.collect()),
                added: true,
            };
            enter(fuels, offer.fuel, flow);
        }
    }
    Petajoules(unused)
}

/// New supply of a fuel, in PJ a year, and the fuel whose suppliers give way.
struct Offer<'a> {
    supplier: &'a str,
    name: &'a str,
    region: Region,
    fuel: Fuel,
    gives_way: Fuel,
    lane: Option<usize>,
    energy: f64,
}

impl<'a> Offer<'a> {
    fn of(baseline: &Baseline, spec: &'a LeverSpec, value: f64) -> Option<Self> {
        let LeverKind::Supply {
            supplier,
            name,
            region,
            fuel,
            lane,
            ..
        } = &spec.kind
        else {
            return None;
        };
        let gives_way = displaced_fuel(baseline, *fuel);
        let per_megatonne = baseline.imports_of(gives_way)?.petajoules_per_megatonne;
        Some(Self {
            supplier,
            name,
            region: *region,
            fuel: *fuel,
            gives_way,
            lane: *lane,
            energy: energy(baseline, spec.unit, value, per_megatonne)?,
        })
    }
}

/// The part of an offer that there is need for, when all offers for the same fuel's place are served alike, 0 to 1. A
/// supplier does not give way to itself.
fn part_of_need(offer: &Offer<'_>, offers: &[Offer<'_>], fuels: &[PlannedFuel<'_>]) -> f64 {
    let rivals = offers
        .iter()
        .filter(|other| other.gives_way == offer.gives_way);
    let offered: f64 = rivals.map(|other| other.energy).sum();
    let planned = fuels.iter().filter(|row| row.fuel == offer.gives_way);
    let needed: f64 = planned
        .flat_map(|row| &row.flows)
        .filter(|flow| flow.supplier != offer.supplier)
        .map(|flow| flow.energy.0)
        .sum();
    if offered > needed {
        needed / offered
    } else {
        1.0
    }
}

/// What a supply lever offers at a value, PJ a year; `None` for power cables and where nothing can give way to it.
#[cfg(feature = "optimize")]
pub(crate) fn offered_energy(
    baseline: &Baseline,
    spec: &LeverSpec,
    value: f64,
) -> Option<Petajoules> {
    Offer::of(baseline, spec, value).map(|offer| Petajoules(offer.energy))
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

/// Shrinks the other suppliers that were there before by `offered`, in the chosen order; returns what was displaced.
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
            .filter(|flow| flow.supplier != supplier && !flow.added)
            .map(|flow| tier(baseline, flow, rule));
        let Some(turn) = tiers
            .filter(|turn| last.is_none_or(|last| *turn > last))
            .min()
        else {
            break;
        };
        last = Some(turn);
        let gives_way = |flow: &PlannedFlow<'_>| {
            flow.supplier != supplier && !flow.added && tier(baseline, flow, rule) == turn
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
            let mut ports = flow
                .loading
                .iter()
                .filter_map(|part| {
                    let usual = baseline.lanes.get(part.lane)?.routes.first()?;
                    Some(part.share * f64::from(usual.passes.0.count_ones()))
                })
                .peekable();
            if ports.peek().is_none() {
                return u32::MAX;
            }
            // The chokepoints that an average cargo passes, in hundredths, the most first.
            let passed: f64 = ports.sum();
            u32::MAX - 1 - (passed * 100.0).round() as u32
        }
    }
}
