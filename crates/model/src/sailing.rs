//! What closures do to every lane at once: who sails where, how far the fleet stretches, what pipelines take.

use crate::baseline::{Baseline, Bypass, Lane};
use crate::passage::LaneUse;
use crate::portfolio::{PlannedFlow, Portfolio};
use crate::settings::Settings;
use crate::terms::Fuel;

/// How the ships of every lane sail in a scenario.
pub(crate) struct Sailing<'a> {
    pub baseline: &'a Baseline,
    pub settings: &'a Settings<'a>,
    /// By position in [`Baseline::lanes`].
    uses: Vec<LaneUse>,
    /// Part of the extra ship-days for longer routes that the fleet can give, by position in [`Fuel::ALL`], 0 to 1.
    relief: [f64; Fuel::ALL.len()],
}

impl<'a> Sailing<'a> {
    pub fn new(baseline: &'a Baseline, settings: &'a Settings<'a>, plan: &Portfolio<'_>) -> Self {
        let uses = baseline
            .lanes
            .iter()
            .map(|lane| settings.closures.sail(lane))
            .collect();
        let mut sailing = Self {
            baseline,
            settings,
            uses,
            relief: [1.0; Fuel::ALL.len()],
        };
        if sailing
            .uses
            .iter()
            .any(|lane_use| !lane_use.turned.is_empty())
        {
            sailing.relief = sailing.relief_of(plan);
        }
        sailing
    }

    /// A lane and how its ships sail.
    pub fn lane(&self, index: usize) -> Option<(&'a Lane, &LaneUse)> {
        Some((self.baseline.lanes.get(index)?, self.uses.get(index)?))
    }

    /// Days at sea on one of a lane's routes. `None` where the ship's speed is not known.
    pub fn transit(&self, lane: &Lane, route: usize) -> Option<f64> {
        let knots = self.baseline.parameters.ship_speed(lane.fuel)?;
        Some(lane.routes.get(route)?.distance.days_at(knots).0)
    }

    /// Part of the cargoes that the fleet can carry when a voyage of `usual` days takes `taken`, 0 to 1.
    ///
    /// Cargoes keep the ship-days of their usual voyage. For the extra days of a longer one they get their part of the
    /// fleet's slack.
    pub fn carried(&self, fuel: Fuel, usual: f64, taken: f64) -> f64 {
        let relief = self.relief[fuel as usize];
        if taken <= usual || relief >= 1.0 {
            return 1.0;
        }
        (usual + relief * (taken - usual)) / taken
    }

    /// The pipeline that takes what a flow's ships on a lane cannot, and the part of the lane's cargoes that it can take at
    /// most, 0 to 1, while it works as the lever says.
    pub fn bypass(&self, flow: &PlannedFlow<'_>, lane: usize) -> Option<(&'a Bypass, f64)> {
        let (bypass, most) = self.bypass_in_full(flow, lane)?;
        Some((bypass, most * self.settings.bypass))
    }

    /// The same as if the pipeline worked in full.
    fn bypass_in_full(&self, flow: &PlannedFlow<'_>, lane: usize) -> Option<(&'a Bypass, f64)> {
        let fuel = self.baseline.lanes.get(lane)?.fuel;
        let essential = self.baseline.lanes.get(lane)?.essential();
        let bypass = self.baseline.bypasses.iter().find(|bypass| {
            bypass.supplier == flow.supplier
                && bypass.fuel == fuel
                && bypass.lane != lane
                && essential.contains(bypass.avoids)
        })?;
        let at_its_end: f64 = flow
            .loading
            .iter()
            .filter(|part| part.lane == bypass.lane)
            .map(|part| part.share)
            .sum();
        let behind = 1.0 - at_its_end;
        (behind > 0.0).then(|| {
            let spare = (bypass.capacity - at_its_end) / behind;
            (bypass, spare.clamp(0.0, 1.0))
        })
    }

    /// The fleet's slack over what longer routes ask for, by fuel.
    ///
    /// Ships shut in behind a closed strait are not free to help elsewhere: they count as on the way round that they would
    /// have taken, and pipelines count as if they worked in full. So a further closure never lends ships to others, and
    /// neither it nor a pipeline that fails ever delivers more.
    fn relief_of(&self, plan: &Portfolio<'_>) -> [f64; Fuel::ALL.len()] {
        let mut used = [0.0; Fuel::ALL.len()];
        let mut asked = [0.0; Fuel::ALL.len()];
        for fuel in &plan.fuels {
            for flow in &fuel.flows {
                for part in flow.loading.iter() {
                    let Some((lane, lane_use)) = self.lane(part.lane) else {
                        continue;
                    };
                    let Some(usual) = self.transit(lane, 0) else {
                        continue;
                    };
                    let energy = flow.energy.0 * part.share;
                    used[lane.fuel as usize] += energy * usual;
                    for ships in &lane_use.turned {
                        let taken = self.transit(lane, ships.way_round).unwrap_or(usual);
                        asked[lane.fuel as usize] += energy * ships.part * (taken - usual).max(0.0);
                    }
                    let blocked = lane_use.blocked();
                    if let Some((bypass, most)) = self.bypass_in_full(flow, part.lane)
                        && let Some((round, _)) = self.lane(bypass.lane).filter(|_| blocked > 0.0)
                    {
                        let taken = self.transit(round, 0).unwrap_or(usual);
                        asked[lane.fuel as usize] +=
                            energy * blocked.min(most) * (taken - usual).max(0.0);
                    }
                }
            }
        }
        std::array::from_fn(|fuel| {
            let spare = used[fuel] * self.settings.fleet_slack;
            if asked[fuel] > spare {
                spare / asked[fuel]
            } else {
                1.0
            }
        })
    }
}
