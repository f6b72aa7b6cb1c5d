//! Sails every planned flow while closures and losses last, and sums what arrives.

use super::tally::Tally;
use crate::baseline::{Baseline, ChokepointSet, Lane};
use crate::outcome::{FlowOutcome, LaneOutcome};
use crate::passage::LaneUse;
use crate::portfolio::PlannedFlow;
use crate::sailing::Sailing;
use crate::terms::Fuel;
use crate::units::{Petajoules, Share};

/// Energies at one chokepoint, PJ a year.
#[derive(Clone, Default)]
pub(super) struct Passing {
    /// Planned on usual routes through it.
    pub planned: f64,
    fuel_planned: f64,
    pub by_fuel: Vec<(Fuel, Share)>,
    /// Through it on the way in.
    pub sailing: f64,
    /// Planned through it and not delivered.
    pub cut_off: f64,
    /// Planned with no way round it, by sea or by pipeline.
    pub hostage: f64,
}

pub(super) struct Voyage<'a> {
    sailing: &'a Sailing<'a>,
    meti: ChokepointSet,
    pub passing: Vec<Passing>,
    pub lanes: Vec<LaneOutcome>,
    pub all: Tally,
}

impl<'a> Voyage<'a> {
    pub fn new(sailing: &'a Sailing<'a>) -> Self {
        Self {
            meti: sailing.baseline.meti_set(),
            passing: vec![Passing::default(); sailing.baseline.chokepoints.len()],
            lanes: sailing
                .baseline
                .lanes
                .iter()
                .map(|lane| LaneOutcome {
                    arriving: vec![Petajoules::default(); lane.routes.len()],
                    ..LaneOutcome::default()
                })
                .collect(),
            all: Tally::default(),
            sailing,
        }
    }

    /// Sails one flow and adds it to its fuel's tally and to all.
    pub fn sail(&mut self, fuel: Fuel, flow: &PlannedFlow<'_>, tally: &mut Tally) -> FlowOutcome {
        let arriving = 1.0 - self.sailing.settings.loss_of(flow.supplier);
        let planned = flow.energy.0;
        let mut one = Tally {
            planned,
            ..Tally::default()
        };
        if flow.loading.is_empty() {
            // A pipeline passes no sea; any other flow without lanes has a route that is not known.
            one.delivered = planned * arriving;
            if fuel.is_by_sea() {
                one.unrouted = planned;
            }
        }
        for part in flow.loading.iter() {
            self.sail_part(flow, planned * part.share, part.lane, arriving, &mut one);
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

    /// Ends a fuel: what passes where, as parts of it.
    pub fn end_fuel(&mut self, fuel: Fuel, tally: &Tally) {
        for passing in &mut self.passing {
            if let Some(share) = tally.routed(passing.fuel_planned) {
                passing.by_fuel.push((fuel, share));
            }
            passing.fuel_planned = 0.0;
        }
    }

    fn sail_part(
        &mut self,
        flow: &PlannedFlow<'_>,
        planned: f64,
        lane_index: usize,
        arriving: f64,
        one: &mut Tally,
    ) {
        let sailing = self.sailing;
        let Some((lane, lane_use)) = sailing.lane(lane_index) else {
            one.delivered += planned * arriving;
            one.unrouted += planned;
            return;
        };
        let before = one.delivered;
        let usual_days = sailing.transit(lane, 0);
        self.land(planned * arriving, lane_index, lane, lane_use, None, one);
        let bypass = sailing.bypass(flow, lane_index);
        let blocked = lane_use.blocked();
        if let Some((bypass, most)) = bypass.filter(|_| blocked > 0.0)
            && let Some((round, round_use)) = sailing.lane(bypass.lane)
        {
            let piped = planned * arriving * blocked.min(most);
            self.land(piped, bypass.lane, round, round_use, usual_days, one);
        }
        let delivered = one.delivered - before;
        if let Some(outcome) = self.lanes.get_mut(lane_index) {
            let piped = bypass.map_or(0.0, |(_, most)| blocked.min(most));
            outcome.planned += Petajoules(planned);
            outcome.stopped += Petajoules(planned * arriving * (blocked - piped));
        }
        one.routed_delivered += delivered;
        one.afloat += planned * usual_days.unwrap_or(0.0);
        let Some(usual) = lane.routes.first() else {
            return;
        };
        for index in usual.passes.indices() {
            if let Some(passing) = self.passing.get_mut(index) {
                passing.planned += planned;
                passing.fuel_planned += planned;
                passing.cut_off += (planned - delivered).max(0.0);
            }
        }
        for index in lane.essential().indices() {
            if let Some(passing) = self.passing.get_mut(index) {
                let round = bypass
                    .filter(|(bypass, _)| bypass.avoids == index)
                    .map_or(0.0, |(_, most)| most);
                passing.hostage += planned * (1.0 - round);
            }
        }
        if usual.passes.meets(self.meti) {
            one.union += planned;
        }
        one.passages += planned * f64::from(usual.passes.count_in(self.meti));
    }

    /// Brings some energy in on a lane, by the usual route and by others. What comes by pipeline to the lane's port stands
    /// for cargoes that were `piped_from` days at sea.
    fn land(
        &mut self,
        energy: f64,
        index: usize,
        lane: &Lane,
        lane_use: &LaneUse,
        piped_from: Option<f64>,
        one: &mut Tally,
    ) {
        let usual = piped_from.or_else(|| self.sailing.transit(lane, 0));
        let carried = |route| match (usual, self.sailing.transit(lane, route)) {
            (Some(usual), Some(taken)) => self.sailing.carried(lane.fuel, usual, taken),
            _ => 1.0,
        };
        let by_usual = energy * lane_use.usual * carried(0);
        self.arrive(by_usual, (index, lane), 0, piped_from.is_some(), one);
        for ships in &lane_use.turned {
            if let Some(route) = ships.route {
                self.arrive(
                    energy * ships.part * carried(route),
                    (index, lane),
                    route,
                    true,
                    one,
                );
            }
        }
    }

    fn arrive(
        &mut self,
        energy: f64,
        (index, lane): (usize, &Lane),
        route: usize,
        is_rerouted: bool,
        one: &mut Tally,
    ) {
        let Some(taken) = lane.routes.get(route).filter(|_| energy > 0.0) else {
            return;
        };
        one.delivered += energy;
        let arriving = self
            .lanes
            .get_mut(index)
            .map(|outcome| &mut outcome.arriving);
        if let Some(arriving) = arriving.and_then(|routes| routes.get_mut(route)) {
            *arriving += Petajoules(energy);
        }
        one.miles += energy * taken.distance.0;
        if let Some(days) = self.sailing.transit(lane, route) {
            one.days += energy * days;
            one.timed += energy;
        }
        if is_rerouted {
            one.rerouted += energy;
        }
        for index in taken.passes.indices() {
            if let Some(passing) = self.passing.get_mut(index) {
                passing.sailing += energy;
            }
        }
    }
}

/// The chokepoint that holds the most energy with no way round.
pub(super) fn greatest_hostage(baseline: &Baseline, passing: &[Passing]) -> Option<(usize, f64)> {
    let held = passing.iter().map(|passing| passing.hostage).enumerate();
    held.take(baseline.chokepoints.len())
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .filter(|(_, energy)| *energy > 0.0)
}
