//! One stream's steps in the rate of arrivals: what is lost, held back, late, or comes by pipeline.

use super::arrivals::Arrivals;
use crate::baseline::{Gate, Lane};
use crate::passage::{LaneUse, Turned};
use crate::portfolio::PlannedFlow;
use crate::sailing::Sailing;

/// One supplier's cargoes while they are scheduled.
pub(super) struct Stream<'a, 'b> {
    pub sailing: &'a Sailing<'a>,
    pub flow: &'a PlannedFlow<'a>,
    /// Part lost at the source while the window lasts.
    pub loss: f64,
    pub arrivals: &'b mut Arrivals,
}

impl Stream<'_, '_> {
    /// Takes away what is lost at the source; returns when the last normal ship comes in.
    pub fn lose(&mut self, rate: f64, transit: f64) -> Option<f64> {
        let window = self.sailing.settings.window;
        (self.loss > 0.0 && window.days > 0.0).then(|| {
            self.arrivals.add(
                window.start + transit,
                window.end() + transit,
                -rate * self.loss,
            );
            window.start + transit
        })
    }

    /// Holds back what meets a closed chokepoint; returns when the last normal ship comes in.
    pub fn hold_back(&mut self, rate: f64, lane_index: usize, transit: f64) -> Option<f64> {
        let (lane, lane_use) = self.sailing.lane(lane_index)?;
        let window = self.sailing.settings.window;
        if lane_use.turned.is_empty() || window.days <= 0.0 {
            return None;
        }
        let knots = self.sailing.baseline.parameters.ship_speed(lane.fuel)?;
        let before = |gate: &Gate| gate.before_arrival.days_at(knots).0;
        let piped = self.piped(lane_index, lane_use);
        let mut last_normal = f64::INFINITY;
        for ships in &lane_use.turned {
            let met = |gate: &&Gate| ships.met.contains(gate.chokepoint);
            let held = rate * ships.part;
            let mut until = f64::NEG_INFINITY;
            // From the gate nearest to arrival outwards: closures at several gates may hold overlapping cargoes back.
            for gate in lane.gates.iter().rev().filter(met) {
                let from = window.start + before(gate);
                let to = window.end() + before(gate);
                last_normal = last_normal.min(from);
                self.turn(held, lane, ships, transit, from.max(until), to);
                until = to;
            }
            if ships.route.is_none() {
                // What the window keeps from loading is lost.
                let from = window.start + transit;
                self.reduce(held, transit, from, window.end() + transit, -1.0, 0.0);
                if let Some((lane, part)) = piped {
                    self.pipe(held * part, lane, transit);
                }
            }
        }
        last_normal.is_finite().then_some(last_normal)
    }

    /// Takes cargoes due between two moments off the schedule, and adds them again when they come: by the way round, or, where
    /// there is none, after waiting at the strait until it opens.
    fn turn(&mut self, rate: f64, lane: &Lane, ships: &Turned, transit: f64, from: f64, to: f64) {
        let Some(route) = ships.route else {
            let loaded_before = to.min(self.sailing.settings.window.start + transit);
            let wait = self.sailing.settings.window.days;
            self.arrivals.add(from, loaded_before, -rate);
            self.arrivals.add(from + wait, loaded_before + wait, rate);
            return;
        };
        self.reduce(rate, transit, from, to, -1.0, 0.0);
        let taken = self.sailing.transit(lane, route).unwrap_or(transit);
        let carried = self.sailing.carried(lane.fuel, transit, taken);
        self.reduce(rate, transit, from, to, carried, taken - transit);
    }

    /// Cargoes by pipeline to a port beyond the chokepoint: loaded there while the window lasts.
    fn pipe(&mut self, rate: f64, lane_index: usize, usual: f64) {
        let Some((lane, lane_use)) = self.sailing.lane(lane_index) else {
            return;
        };
        let window = self.sailing.settings.window;
        let rate = rate * (1.0 - self.loss);
        let mut bring = |part: f64, route: usize| {
            // Never before the cargo that it stands for, even where the new voyage is shorter.
            let transit = self
                .sailing
                .transit(lane, route)
                .unwrap_or(usual)
                .max(usual);
            let carried = self.sailing.carried(lane.fuel, usual, transit);
            self.arrivals.add(
                window.start + transit,
                window.end() + transit,
                rate * part * carried,
            );
        };
        bring(lane_use.usual, 0);
        for ships in &lane_use.turned {
            if let Some(route) = ships.route {
                bring(ships.part, route);
            }
        }
    }

    /// The lane of a pipeline's cargoes, and the part of the blocked ones that it takes.
    fn piped(&self, lane: usize, lane_use: &LaneUse) -> Option<(usize, f64)> {
        let blocked = lane_use.blocked();
        let (bypass, most) = self.sailing.bypass(self.flow, lane)?;
        (blocked > 0.0).then(|| (bypass.lane, blocked.min(most) / blocked))
    }

    /// Adds `sign` times the cargoes due between two moments, `later` days after they were due. Cargoes lost at the source
    /// are not there to be held back.
    fn reduce(&mut self, rate: f64, transit: f64, from: f64, to: f64, sign: f64, later: f64) {
        let loading_stops = self.sailing.settings.window.start + transit;
        let middle = loading_stops.clamp(from, to.max(from));
        self.arrivals.add(from + later, middle + later, sign * rate);
        self.arrivals
            .add(middle + later, to + later, sign * rate * (1.0 - self.loss));
    }
}
