//! A disruption day by day: when ships stop arriving, how long stocks last (model plan, section 5).
//!
//! A cargo due on day `d` passes a chokepoint that lies `a` days before arrival on day `d - a`. If that is closed then, the
//! cargo is held back: it comes later by the extra days of the way round, or waits for the reopening if it has none; and what
//! would have been loaded meanwhile is lost. Ships already past the chokepoint arrive, so the first days look normal. Time
//! is continuous; a day's arrivals are what comes between two midnights.

mod arrivals;
mod stock;
mod stream;

use serde::{Deserialize, Serialize};

use self::arrivals::Arrivals;
pub use self::stock::StockDays;
use self::stream::Stream;
use crate::baseline::LEAST_ROUTED;
use crate::portfolio::{PlannedFuel, Portfolio};
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
    /// When the last ship of undisturbed arrivals comes in, counted from day 0; `None` where its voyage is not known.
    pub last_normal: Option<Days>,
    /// Time at sea on the usual route; `None` where that is not known.
    pub transit: Option<Days>,
}

impl Disruption {
    /// Days from the begin of closures and losses to the first shortage of a stock; `None` without one in the horizon.
    pub fn days_to_shortage(&self, stock: &StockDays) -> Option<Days> {
        let first = stock.first_shortage? as f64;
        Some(Days((first - self.window.start).max(0.0)))
    }
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
        let mut note = |lane, rate: f64, transit: Option<f64>, last_normal: Option<f64>| {
            if let Some(last_normal) = last_normal.filter(|_| rate > 0.0) {
                streams.push(StreamDays {
                    fuel: fuel.fuel,
                    flow: position,
                    lane,
                    planned: Petajoules(rate),
                    last_normal: transit.map(|_| Days(last_normal)),
                    transit: transit.map(Days),
                });
            }
        };
        if flow.loading.is_empty() {
            // A voyage that is not known counts as none in the sums, and is not told.
            let transit = (!fuel.fuel.is_by_sea()).then_some(0.0);
            note(None, rate, transit, stream.lose(rate, 0.0));
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
            note(Some(part.lane), rate, usual, last_normal);
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
