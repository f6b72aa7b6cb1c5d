//! One evaluation: baseline and scenario in, every figure of the screen out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::baseline::{Baseline, ChokepointSet, LEAST_ROUTED};
use crate::indicators::{Concentration, SupplierShares, concentration};
use crate::lever::LeverKind;
use crate::passage::{LaneUse, closures};
use crate::portfolio::{PlannedFlow, Portfolio, portfolio};
use crate::scenario::Scenario;
use crate::terms::{EnergySource, Fuel, Region};
use crate::units::{
    Days, NauticalMiles, PETAJOULES_PER_TERAWATT_HOUR, Petajoules, Share, TerawattHours,
};

/// Everything that the model says about one scenario on one baseline.
///
/// Shares, concentration and exposure describe the imports as planned; `cut_off`, `rerouted` and the deliveries of each
/// flow describe them while the closures and losses last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The energy balance.
    pub primary: PrimaryEnergy,
    /// Imports by fuel.
    pub fuels: Vec<FuelOutcome>,
    /// Imports of all fuels that have a supplier table, PJ a year.
    pub imports: Petajoules,
    /// Whether that is nearly all that the country imports. Shares over all imports are `None` otherwise.
    pub is_covered: bool,
    /// Supplier concentration over all imports.
    pub concentration: Option<Concentration>,
    /// Exposure to each chokepoint, in the order of [`Baseline::chokepoints`].
    pub passages: Vec<Passage>,
    /// Part of the imports whose route is not known.
    pub unrouted: Option<Share>,
    /// Part of the imports that pass at least one of METI's chokepoints as planned. Never above 1.
    pub union_exposure: Option<Share>,
    /// METI's passage ratio over all imports: one cargo counts at each passage. May exceed 1.
    pub passage_ratio: Option<Share>,
    /// METI's passage ratio for crude oil alone, as METI publishes it.
    pub passage_ratio_crude: Option<Share>,
    /// Energy-weighted length of the voyages that arrive.
    pub haul_distance: Option<NauticalMiles>,
    /// Energy-weighted duration of the voyages that arrive.
    pub haul_days: Option<Days>,
    /// Part of the planned imports that does not arrive while closures and losses last.
    pub cut_off: Option<Share>,
    /// Part of the planned imports that arrives by a longer route.
    pub rerouted: Option<Share>,
    /// Home electricity that found no fuel to replace.
    pub surplus_electricity: TerawattHours,
    /// New supply that found no import demand to meet.
    pub unused_supply: Petajoules,
}

/// Primary energy after the structural levers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrimaryEnergy {
    /// Supply by source, PJ a year; sources without a figure are absent.
    pub supply: Vec<(EnergySource, Petajoules)>,
    /// Renewable electricity that a lever added, at output.
    pub renewables_added: Petajoules,
    /// Total supply.
    pub total: Option<Petajoules>,
    /// Home production, nuclear included.
    pub home: Option<Petajoules>,
    /// Nuclear heat.
    pub nuclear: Option<Petajoules>,
}

/// One fuel's imports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FuelOutcome {
    /// The fuel.
    pub fuel: Fuel,
    /// Planned imports, PJ a year.
    pub planned: Petajoules,
    /// What arrives while closures and losses last.
    pub delivered: Petajoules,
    /// Part of the planned imports whose route is not known.
    pub unrouted: Option<Share>,
    /// Supplier concentration.
    pub concentration: Option<Concentration>,
    /// Flows by supplier.
    pub flows: Vec<FlowOutcome>,
}

/// One supplier's deliveries of one fuel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlowOutcome {
    /// Supplier code.
    pub supplier: String,
    /// Its name in English.
    pub name: String,
    /// Where it lies.
    pub region: Region,
    /// Whether a lever added it.
    pub added: bool,
    /// Planned deliveries, PJ a year.
    pub planned: Petajoules,
    /// What arrives, by any route.
    pub delivered: Petajoules,
    /// The part of `delivered` that takes a longer route.
    pub rerouted: Petajoules,
}

/// How much hangs on one chokepoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// Part of all planned imports whose usual route passes it.
    pub planned: Option<Share>,
    /// The same by fuel, of that fuel's planned imports.
    pub planned_by_fuel: Vec<(Fuel, Share)>,
    /// Part of all planned imports that passes it on the way in, while closures and losses last.
    pub sailing: Option<Share>,
    /// Part of all planned imports whose usual route passes it and that does not arrive.
    pub cut_off: Option<Share>,
}

/// Sums over flows while they are sailed.
#[derive(Default)]
struct Tally {
    planned: f64,
    delivered: f64,
    rerouted: f64,
    unrouted: f64,
    union: f64,
    passages: f64,
    miles: f64,
    days: f64,
    timed: f64,
    routed_delivered: f64,
}

/// Evaluates a scenario on a baseline.
pub fn evaluate(baseline: &Baseline, scenario: &Scenario) -> Outcome {
    let plan = portfolio(baseline, scenario);
    let closures = closures(baseline, scenario);
    let lane_uses = baseline
        .lanes
        .iter()
        .map(|lane| closures.sail(lane))
        .collect::<Vec<_>>();
    let mut voyage = Voyage {
        baseline,
        lane_uses: &lane_uses,
        meti: baseline.meti_set(),
        passing: vec![Passing::default(); baseline.chokepoints.len()],
        all: Tally::default(),
    };
    let mut passage_ratio_crude = None;
    let mut fuels = Vec::with_capacity(plan.fuels.len());
    for planned_fuel in &plan.fuels {
        let mut tally = Tally::default();
        let flows = planned_fuel
            .flows
            .iter()
            .map(|flow| {
                let arriving = 1.0 - loss_at_source(baseline, scenario, flow.supplier);
                voyage.sail(planned_fuel.fuel, flow, arriving, &mut tally)
            })
            .collect::<Vec<_>>();
        if planned_fuel.fuel == Fuel::CrudeOil {
            passage_ratio_crude = routed(&tally, tally.passages);
        }
        voyage.end_fuel(planned_fuel.fuel, &tally);
        fuels.push(FuelOutcome {
            fuel: planned_fuel.fuel,
            planned: Petajoules(tally.planned),
            delivered: Petajoules(tally.delivered),
            unrouted: share(tally.unrouted, tally.planned),
            concentration: concentration(&by_supplier(planned_fuel.flows.iter())),
            flows,
        });
    }
    let all_flows = plan.fuels.iter().flat_map(|fuel| fuel.flows.iter());
    let by_all = concentration(&by_supplier(all_flows));
    let all = &voyage.all;
    let is_covered = baseline.is_covered();
    // Shares over all imports, where the tables cover them.
    let over_all = |part: f64| routed(all, part).filter(|_| is_covered);
    let mean = |sum: f64, weight: f64| {
        over_all(weight)?;
        (weight > 0.0).then(|| sum / weight)
    };
    Outcome {
        primary: primary_energy(baseline, &plan),
        imports: Petajoules(all.planned),
        is_covered,
        concentration: by_all.filter(|_| is_covered),
        unrouted: share(all.unrouted, all.planned),
        union_exposure: over_all(all.union),
        passage_ratio: over_all(all.passages),
        passage_ratio_crude,
        haul_distance: mean(all.miles, all.routed_delivered).map(NauticalMiles),
        haul_days: mean(all.days, all.timed).map(Days),
        cut_off: over_all(all.planned - all.delivered),
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
        surplus_electricity: plan.surplus_electricity,
        unused_supply: plan.unused_supply,
        fuels,
    }
}

fn share(part: f64, whole: f64) -> Option<Share> {
    Petajoules(part).share_of(Petajoules(whole))
}

/// A share that needs routes: `None` where too few of them are known.
fn routed(tally: &Tally, part: f64) -> Option<Share> {
    (tally.unrouted <= tally.planned * (1.0 - LEAST_ROUTED))
        .then(|| share(part, tally.planned))
        .flatten()
}

fn by_supplier<'a>(flows: impl Iterator<Item = &'a PlannedFlow<'a>>) -> SupplierShares<'a> {
    let mut suppliers = BTreeMap::new();
    for flow in flows {
        *suppliers.entry(flow.supplier).or_insert(0.0) += flow.energy.0;
    }
    suppliers
}

/// Part of a supplier's deliveries lost at the source, 0 to 1.
fn loss_at_source(baseline: &Baseline, scenario: &Scenario, supplier: &str) -> f64 {
    baseline
        .levers
        .iter()
        .filter(
            |spec| matches!(&spec.kind, LeverKind::SupplierLoss { supplier: of } if of == supplier),
        )
        .filter_map(|spec| scenario.value_of(spec, baseline))
        .map(|lever| (lever.value / 100.0).clamp(0.0, 1.0))
        .fold(0.0, f64::max)
}

#[derive(Clone, Default)]
struct Passing {
    planned: f64,
    fuel_planned: f64,
    by_fuel: Vec<(Fuel, Share)>,
    sailing: f64,
    cut_off: f64,
}

struct Voyage<'a> {
    baseline: &'a Baseline,
    lane_uses: &'a [LaneUse],
    meti: ChokepointSet,
    passing: Vec<Passing>,
    all: Tally,
}

impl Voyage<'_> {
    /// Sails one flow; `arriving` is the part left after losses at the source.
    fn sail(
        &mut self,
        fuel: Fuel,
        flow: &PlannedFlow<'_>,
        arriving: f64,
        tally: &mut Tally,
    ) -> FlowOutcome {
        let planned = flow.energy.0;
        let mut one = Tally {
            planned,
            ..Tally::default()
        };
        if flow.loading.is_empty() {
            // A pipeline passes no sea; any other flow without lanes has a route that is not known.
            one.delivered = planned * arriving;
            if fuel != Fuel::PipelineGas {
                one.unrouted = planned;
            }
        }
        for part in &flow.loading {
            self.sail_part(fuel, planned * part.share, part.lane, arriving, &mut one);
        }
        tally.add(&one);
        self.all.add(&one);
        FlowOutcome {
            supplier: flow.supplier.to_owned(),
            name: flow.name.to_owned(),
            region: flow.region,
            added: flow.added,
            planned: flow.energy,
            delivered: Petajoules(one.delivered),
            rerouted: Petajoules(one.rerouted),
        }
    }

    fn sail_part(&mut self, fuel: Fuel, planned: f64, lane: usize, arriving: f64, one: &mut Tally) {
        let (Some(lane), Some(lane_use)) =
            (self.baseline.lanes.get(lane), self.lane_uses.get(lane))
        else {
            one.delivered += planned * arriving;
            one.unrouted += planned;
            return;
        };
        let knots = self
            .baseline
            .parameters
            .ship_speed(fuel)
            .filter(|knots| *knots > 0.0);
        let mut delivered = 0.0;
        for (position, (route, part)) in lane.routes.iter().zip(&lane_use.on_route).enumerate() {
            let energy = planned * arriving * part;
            if energy <= 0.0 {
                continue;
            }
            delivered += energy;
            one.miles += energy * route.distance.0;
            if let Some(knots) = knots {
                one.days += energy * route.distance.0 / knots / 24.0;
                one.timed += energy;
            }
            if position > 0 {
                one.rerouted += energy;
            }
            for (index, passing) in self.passing.iter_mut().enumerate() {
                if route.passes.contains(index) {
                    passing.sailing += energy;
                }
            }
        }
        one.delivered += delivered;
        one.routed_delivered += delivered;
        let Some(usual) = lane.routes.first() else {
            return;
        };
        for (index, passing) in self.passing.iter_mut().enumerate() {
            if usual.passes.contains(index) {
                passing.planned += planned;
                passing.fuel_planned += planned;
                passing.cut_off += planned - delivered;
            }
        }
        if usual.passes.meets(self.meti) {
            one.union += planned;
        }
        one.passages += planned * f64::from(usual.passes.count_in(self.meti));
    }

    fn end_fuel(&mut self, fuel: Fuel, tally: &Tally) {
        for passing in &mut self.passing {
            if let Some(share) = routed(tally, passing.fuel_planned) {
                passing.by_fuel.push((fuel, share));
            }
            passing.fuel_planned = 0.0;
        }
    }
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.planned += other.planned;
        self.delivered += other.delivered;
        self.rerouted += other.rerouted;
        self.unrouted += other.unrouted;
        self.union += other.union;
        self.passages += other.passages;
        self.miles += other.miles;
        self.days += other.days;
        self.timed += other.timed;
        self.routed_delivered += other.routed_delivered;
    }
}

/// The energy balance after the structural levers.
///
/// Renewables count as home production in full and fossil production that the statistics do not list as none, as in
/// the Energy Institute's tables: the import dependency made from it is an upper bound.
fn primary_energy(baseline: &Baseline, plan: &Portfolio<'_>) -> PrimaryEnergy {
    let change_of = |source: EnergySource| -> f64 {
        let fossil: f64 = plan
            .supply_change
            .iter()
            .filter(|(of, _)| *of == source)
            .map(|(_, change)| change.0)
            .sum();
        let nuclear = plan.nuclear_change.0 * baseline.parameters.nuclear_petajoules_per_twh;
        fossil
            + if source == EnergySource::Nuclear {
                nuclear
            } else {
                0.0
            }
    };
    let renewables_added = Petajoules(plan.renewables_added.0 * PETAJOULES_PER_TERAWATT_HOUR);
    let mut supply = Vec::with_capacity(baseline.balance.len());
    let mut home = renewables_added.0;
    let mut changed = renewables_added.0;
    let mut nuclear = None;
    for row in &baseline.balance {
        let source = row.energy_source;
        let change = change_of(source);
        let after = row
            .supply
            .map(|before| Petajoules((before.0 + change).max(0.0)));
        if let Some(after) = after {
            supply.push((source, after));
            changed += change;
        }
        let produced = match (row.production, row.supply, after) {
            (_, _, after) if !source.is_traded() => after,
            // Home production goes on, but no more is produced for home than is used there.
            (Some(production), Some(before), Some(after)) if production.0 <= before.0 => {
                Some(Petajoules(production.0.min(after.0)))
            }
            (production, _, _) => production,
        };
        home += produced.unwrap_or_default().0;
        if source == EnergySource::Nuclear {
            nuclear = after;
        }
    }
    let total = baseline
        .primary_energy
        .map(|total| Petajoules(total.0 + changed));
    let has_balance = !baseline.balance.is_empty();
    PrimaryEnergy {
        supply,
        renewables_added,
        total,
        home: has_balance.then_some(Petajoules(home)),
        nuclear,
    }
}
