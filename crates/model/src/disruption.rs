//! A disruption day by day: when ships stop arriving, how long stocks last (model plan, section 5).
//!
//! A cargo due on day `d` passes a chokepoint that lies `a` days before arrival on day `d - a`. If that is closed then, the
//! cargo is held back: it comes later by the extra days of the way round, or waits for the reopening if it has none; and what
//! would have been loaded meanwhile is lost. Ships already past the chokepoint arrive, so the first days look normal. Time is continuous; a day's arrivals are what comes between two
//! midnights.

mod arrivals;
mod stock;

use serde::{Deserialize, Serialize};

use self::arrivals::Arrivals;
pub use self::stock::StockDays;
use crate::baseline::{Gate, LEAST_ROUTED, Lane};
use crate::passage::{LaneUse, Turned};
use crate::portfolio::{PlannedFlow, PlannedFuel, Portfolio};
use crate::sailing::Sailing;
use crate::terms::Fuel;
use crate::units::{DAYS_PER_YEAR, Days, Petajoules};

/// Days that are simulated.
pub const HORIZON_DAYS: usize = 365;

/// When closures and losses last: from `start` for `days`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// First day, counted from 0.
    pub start: f64,
    /// Length.
    pub days: f64,
}

impl Window {
    /// The moment of reopening.
    pub fn end(self) -> f64 {
        self.start + self.days
    }

    /// The part of day `day` that lies within, 0 to 1.
    pub fn covers(self, day: usize) -> f64 {
        let day = day as f64;
        (self.end().min(day + 1.0) - self.start.max(day)).clamp(0.0, 1.0)
    }
}

/// A year day by day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disruption {
    /// When closures and losses last.
    pub window: Window,
    /// Whether anything is closed or lost.
    pub is_disrupted: bool,
    /// Days by fuel, in the order of the outcome's fuels.
    pub fuels: Vec<FuelDays>,
    /// The streams that do not arrive as planned.
    pub streams: Vec<StreamDays>,
}

/// One fuel's days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FuelDays {
    /// The fuel.
    pub fuel: Fuel,
    /// Planned arrivals, PJ a day; the country uses as much.
    pub planned: Petajoules,
    /// Arrivals of each day, PJ; empty where too few routes are known ([`LEAST_ROUTED`]).
    pub arrivals: Vec<f64>,
    /// What less arrives over the horizon than planned, PJ; `None` where arrivals are not known.
    pub missing: Option<Petajoules>,
    /// The stock, where the fuel has one and its days are known.
    pub stock: Option<StockDays>,
}

/// One stream (supplier, fuel, load port) that does not arrive as planned.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StreamDays {
    /// The fuel.
    pub fuel: Fuel,
    /// Position of the supplier in that fuel's flows of the outcome.
    pub flow: usize,
    /// Position in [`crate::Baseline::lanes`]; `None` for a pipeline, a cable, or a route that is not known.
    pub lane: Option<usize>,
    /// Planned arrivals, PJ a day.
    pub planned: Petajoules,
    /// When the last ship of undisturbed arrivals comes in, counted from day 0.
    pub last_normal: Days,
    /// Time at sea on the usual route.
    pub transit: Days,
}

/// Runs the year.
pub(crate) fn disruption(sailing: &Sailing<'_>, plan: &Portfolio<'_>) -> Disruption {
    let mut streams = Vec::new();
    let mut fuels = plan
        .fuels
        .iter()
        .map(|fuel| fuel_days(sailing, fuel, &mut streams))
        .collect::<Vec<_>>();
    let made_up = made_up_with_lng(sailing, &fuels);
    for days in &mut fuels {
        let extra = made_up.as_deref().filter(|_| days.fuel == Fuel::Lng);
        days.stock = stock::run(sailing, days, extra);
    }
    Disruption {
        window: sailing.settings.window,
        is_disrupted: sailing.settings.is_disrupted(),
        fuels,
        streams,
    }
}

/// LNG that makes up for pipeline gas and cable power that do not arrive, PJ on each day; `None` where all of it does.
fn made_up_with_lng(sailing: &Sailing<'_>, fuels: &[FuelDays]) -> Option<Vec<f64>> {
    let mut made_up = None;
    for days in fuels {
        let factor = match days.fuel {
            Fuel::PipelineGas => 1.0,
            Fuel::Electricity => sailing.baseline.gas_per_power()?,
            _ => continue,
        };
        if days.missing.is_none_or(|missing| missing.0 <= 0.0) {
            continue;
        }
        let made_up = made_up.get_or_insert_with(|| vec![0.0; HORIZON_DAYS]);
        for (made_up, arrived) in made_up.iter_mut().zip(&days.arrivals) {
            *made_up += (days.planned.0 - arrived).max(0.0) * factor;
        }
    }
    made_up
}

fn fuel_days(
    sailing: &Sailing<'_>,
    fuel: &PlannedFuel<'_>,
    streams: &mut Vec<StreamDays>,
) -> FuelDays {
    let mut arrivals = Arrivals::new();
    let mut planned = 0.0;
    for (position, flow) in fuel.flows.iter().enumerate() {
        let rate = flow.energy.0 / DAYS_PER_YEAR;
        planned += rate;
        let mut stream = Stream {
            sailing,
            flow,
            loss: sailing.settings.loss_of(flow.supplier),
            arrivals: &mut arrivals,
        };
        let mut note = |lane, rate: f64, transit: f64, last_normal: Option<f64>| {
            if let Some(last_normal) = last_normal.filter(|_| rate > 0.0) {
                streams.push(StreamDays {
                    fuel: fuel.fuel,
                    flow: position,
                    lane,
                    planned: Petajoules(rate),
                    last_normal: Days(last_normal),
                    transit: Days(transit),
                });
            }
        };
        if flow.loading.is_empty() {
            note(None, rate, 0.0, stream.lose(rate, 0.0));
        }
        for part in flow.loading.iter() {
            let rate = rate * part.share;
            let usual = sailing
                .lane(part.lane)
                .and_then(|(lane, _)| sailing.transit(lane, 0));
            let transit = usual.unwrap_or(0.0);
            let lost = stream.lose(rate, transit);
            let held = usual.and_then(|transit| stream.hold_back(rate, part.lane, transit));
            let last_normal = match (lost, held) {
                (Some(lost), Some(held)) => Some(lost.min(held)),
                (lost, held) => lost.or(held),
            };
            note(Some(part.lane), rate, transit, last_normal);
        }
    }
    if !is_routed(sailing, fuel) {
        return FuelDays {
            fuel: fuel.fuel,
            planned: Petajoules(planned),
            arrivals: Vec::new(),
            missing: None,
            stock: None,
        };
    }
    let arrivals = arrivals.daily(planned);
    // Sums of many steps end a hair beside zero.
    let missing = (planned * HORIZON_DAYS as f64 - arrivals.iter().sum::<f64>()).max(0.0);
    FuelDays {
        fuel: fuel.fuel,
        planned: Petajoules(planned),
        missing: Some(Petajoules(missing)),
        stock: None,
        arrivals,
    }
}

/// Whether enough of a fuel's routes are known to say what arrives.
fn is_routed(sailing: &Sailing<'_>, fuel: &PlannedFuel<'_>) -> bool {
    if !fuel.fuel.is_by_sea() {
        return true;
    }
    let (mut all, mut routed) = (0.0, 0.0);
    for flow in &fuel.flows {
        all += flow.energy.0;
        let known = flow.loading.iter();
        let part: f64 = known
            .filter(|part| sailing.lane(part.lane).is_some())
            .map(|part| part.share)
            .sum();
        routed += flow.energy.0 * part;
    }
    routed >= all * LEAST_ROUTED
}

/// One supplier's cargoes while they are scheduled.
struct Stream<'a, 'b> {
    sailing: &'a Sailing<'a>,
    flow: &'a PlannedFlow<'a>,
    /// Part lost at the source while the window lasts.
    loss: f64,
    arrivals: &'b mut Arrivals,
}

impl Stream<'_, '_> {
    /// Takes away what is lost at the source; returns when the last normal ship comes in.
    fn lose(&mut self, rate: f64, transit: f64) -> Option<f64> {
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
    fn hold_back(&mut self, rate: f64, lane_index: usize, transit: f64) -> Option<f64> {
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
