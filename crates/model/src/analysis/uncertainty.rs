//! What a scenario says when its figures are not known exactly: the same scenario in many worlds, drawn alike every time.
//!
//! A world is drawn from its number and a seed alone, so that a longer run begins with the same worlds, a run can be cut into pieces,
//! and two scenarios can be compared in the same ones. Each figure has a triangular distribution: its ends are those of the range,
//! its peak is where the scenario has it.

mod order;
mod ranges;

use crate::baseline::Baseline;
use crate::evaluate::evaluate;
use crate::indicator::{Indicator, Reading};
use crate::scenario::Scenario;
use crate::terms::Fuel;

pub use self::order::{Quantile, Quantiles};
pub use self::ranges::{RangeError, Uncertain, UncertainRange, ranges_of, shared_ranges};

use self::order::{Worlds, quantiles};
use self::ranges::Drawn;

/// Days between two points of a band: a stock changes slowly.
const BAND_STEP: usize = 5;

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncertainty {
    /// How many worlds were drawn.
    pub draws: usize,
    /// What each indicator that was asked for says.
    pub indicators: Vec<(Indicator, Quantiles)>,
    /// Stocks day by day.
    pub stocks: Vec<StockBand>,
}

/// A stock on some days, in days of its basis.
#[derive(Clone, Debug, PartialEq)]
pub struct StockBand {
    /// The fuel.
    pub fuel: Fuel,
    /// The days, counted from 0, with what a tenth, half and nine tenths of the worlds have at most.
    pub days: Vec<(usize, [f64; 3])>,
}

/// What a range does to an indicator by itself, everything else staying where the scenario has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// What is uncertain.
    pub what: Uncertain,
    /// The indicator at the low end of the range.
    pub low: Reading,
    /// The indicator at the high end.
    pub high: Reading,
}

/// Two scenarios in the same worlds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Worlds in which the indicator is less in the second scenario.
    pub less: usize,
    /// Worlds in which it is the same.
    pub equal: usize,
    /// Worlds in which it is more; what never happens comes later than anything.
    pub more: usize,
    /// Worlds in which one of them has no data.
    pub without_data: usize,
}

impl Compared {
    /// Worlds in which the second scenario is the better one.
    pub const fn better(self, indicator: Indicator) -> usize {
        if indicator.is_better_more() {
            self.more
        } else {
            self.less
        }
    }

    /// Worlds in which the first is.
    pub const fn worse(self, indicator: Indicator) -> usize {
        if indicator.is_better_more() {
            self.less
        } else {
            self.more
        }
    }
}

impl std::ops::AddAssign for Compared {
    fn add_assign(&mut self, more: Self) {
        self.less += more.less;
        self.equal += more.equal;
        self.more += more.more;
        self.without_data += more.without_data;
    }
}

/// A run that can be carried on piece by piece.
#[derive(Clone, Debug)]
pub struct Run {
    drawn: Drawn,
    scenario: Scenario,
    indicators: Vec<Indicator>,
    seed: u64,
    worlds: Worlds,
}

impl Run {
    /// A run that has drawn nothing yet.
    pub fn new(
        baseline: &Baseline,
        scenario: &Scenario,
        ranges: &[UncertainRange],
        indicators: &[Indicator],
        seed: u64,
    ) -> Result<Self, RangeError> {
        Ok(Self {
            drawn: Drawn::new(baseline, scenario, ranges)?,
            scenario: scenario.clone(),
            worlds: Worlds::new(indicators.len()),
            indicators: indicators.to_vec(),
            seed,
        })
    }

    /// How many worlds were drawn so far.
    pub fn draws(&self) -> usize {
        self.worlds.count
    }

    /// Draws so many worlds more.
    pub fn advance(&mut self, count: usize) {
        for _ in 0..count {
            let world = self.worlds.count as u64;
            let (baseline, scenario) = self.drawn.world(&self.scenario, self.seed, world);
            let outcome = evaluate(baseline, scenario);
            let readings = self.indicators.iter();
            self.worlds.take(
                readings.map(|indicator| indicator.reading(&outcome)),
                &outcome,
            );
        }
    }

    /// What the worlds say that were drawn.
    pub fn finish(self) -> Uncertainty {
        let Worlds {
            count,
            readings,
            stocks,
        } = self.worlds;
        let told = self.indicators.into_iter().zip(readings);
        Uncertainty {
            draws: count,
            indicators: told
                .map(|(indicator, readings)| (indicator, quantiles(&readings)))
                .collect(),
            stocks: stocks.into_iter().map(order::band).collect(),
        }
    }
}

/// Draws `draws` worlds at once; see [`Run`].
pub fn uncertainty(
    baseline: &Baseline,
    scenario: &Scenario,
    ranges: &[UncertainRange],
    indicators: &[Indicator],
    (seed, draws): (u64, usize),
) -> Result<Uncertainty, RangeError> {
    let mut run = Run::new(baseline, scenario, ranges, indicators, seed)?;
    run.advance(draws);
    Ok(run.finish())
}

/// What each range does by itself, the widest swing first.
pub fn tornado(
    baseline: &Baseline,
    scenario: &Scenario,
    ranges: &[UncertainRange],
    indicator: Indicator,
) -> Result<Vec<Swing>, RangeError> {
    let mut swings = Vec::new();
    for range in ranges {
        let mut drawn = Drawn::new(baseline, scenario, std::slice::from_ref(range))?;
        let mut at = |value: f64| {
            let (baseline, scenario) = drawn.at(scenario, &[value]);
            indicator.reading(&evaluate(baseline, scenario))
        };
        swings.push(Swing {
            what: range.what.clone(),
            low: at(range.low),
            high: at(range.high),
        });
    }
    let width = |swing: &Swing| (order::rank(swing.high) - order::rank(swing.low)).abs();
    // From never to never is no swing.
    let width = |swing: &Swing| {
        Some(width(swing))
            .filter(|width| !width.is_nan())
            .unwrap_or(0.0)
    };
    swings.sort_by(|one, other| width(other).total_cmp(&width(one)));
    Ok(swings)
}

/// Two scenarios in the same worlds, which are given by their numbers: what is drawn for one holds for the other, as far as the other
/// has not moved it.
pub fn compare(
    baseline: &Baseline,
    (one, other): (&Scenario, &Scenario),
    ranges: &[UncertainRange],
    indicator: Indicator,
    (seed, worlds): (u64, std::ops::Range<u64>),
) -> Result<Compared, RangeError> {
    let mut first = Drawn::new(baseline, one, ranges)?;
    let mut second = Drawn::new(baseline, other, ranges)?;
    let mut compared = Compared::default();
    for world in worlds {
        let read = |drawn: &mut Drawn, scenario: &Scenario| {
            let (baseline, scenario) = drawn.world(scenario, seed, world);
            order::rank(indicator.reading(&evaluate(baseline, scenario)))
        };
        let (before, after) = (read(&mut first, one), read(&mut second, other));
        let place = if before.is_nan() || after.is_nan() {
            &mut compared.without_data
        } else if is_same(before, after) {
            &mut compared.equal
        } else if after < before {
            &mut compared.less
        } else {
            &mut compared.more
        };
        *place += 1;
    }
    Ok(compared)
}

/// Whether two readings are the same but for rounding. Never is the same as never alone.
fn is_same(one: f64, other: f64) -> bool {
    let is_near = || (one - other).abs() <= 1e-9 * one.abs().max(other.abs());
    one.total_cmp(&other).is_eq() || (one.is_finite() && other.is_finite() && is_near())
}

#[cfg(test)]
mod tests;
