//! What is not known exactly, and worlds drawn of it.

use serde::{Deserialize, Serialize};

use crate::baseline::Baseline;
use crate::scenario::Scenario;
use crate::terms::Fuel;

/// A figure that is not known exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Uncertain {
    /// Where a lever stands.
    Lever(String),
    /// How fast the ships of a fuel are, knots.
    ShipSpeed(Fuel),
    /// What of the stock of a fuel cannot be used, 0 to 1.
    UnusableStock(Fuel),
}

impl Uncertain {
    /// A number of its own: the hash of its name (FNV-1a, 64 bits), the same in every release.
    fn number(&self) -> u64 {
        let (kind, name) = match self {
            Self::Lever(lever) => ("lever", lever.as_str()),
            Self::ShipSpeed(fuel) => ("ship_speed", fuel.id()),
            Self::UnusableStock(fuel) => ("unusable_stock", fuel.id()),
        };
        let bytes = kind.bytes().chain([b' ']).chain(name.bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }
}

/// A range around where the scenario has a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UncertainRange {
    /// The figure.
    pub what: Uncertain,
    /// The least it may be, in its unit.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// Why a range cannot be drawn from.
#[derive(Clone, Debug, PartialEq)]
pub enum RangeError {
    /// The data have no such figure, or cannot move it.
    Unknown(Uncertain),
    /// Its ends are no numbers, the wrong way round, or beyond what the figure can be.
    Ends(Uncertain),
    /// There is another range of the same figure.
    Twice(Uncertain),
    /// The scenario's own figure is not within it.
    Outside {
        /// The figure.
        what: Uncertain,
        /// Where the scenario has it.
        value: f64,
    },
}

/// A baseline and a scenario that are changed from world to world.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    baseline: Baseline,
    scenario: Scenario,
    /// Each range with its peak.
    ranges: Vec<(UncertainRange, f64)>,
}

impl Drawn {
    pub fn new(
        baseline: &Baseline,
        scenario: &Scenario,
        ranges: &[UncertainRange],
    ) -> Result<Self, RangeError> {
        let ranges = ranges.iter().enumerate().map(|(place, range)| {
            if ranges.iter().take(place).any(|one| one.what == range.what) {
                return Err(RangeError::Twice(range.what.clone()));
            }
            let peak = peak(baseline, scenario, range)?;
            Ok((range.clone(), peak))
        });
        Ok(Self {
            baseline: baseline.clone(),
            scenario: scenario.clone(),
            ranges: ranges.collect::<Result<_, _>>()?,
        })
    }

    /// The world of a number. What a figure is in it depends on the world, the seed and the figure alone, so that a range drawn beside
    /// others is drawn the same.
    pub fn world(&mut self, scenario: &Scenario, seed: u64, world: u64) -> (&Baseline, &Scenario) {
        let values = self.ranges.iter().map(|(range, peak)| {
            let start = u128::from(seed ^ range.what.number()) << 64 | u128::from(world);
            let chance = oorandom::Rand64::new(start).rand_float();
            triangular(range.low, *peak, range.high, chance)
        });
        let values = values.collect::<Vec<_>>();
        self.at(scenario, &values)
    }

    /// The world in which the figures have these values, in the order of the ranges.
    pub fn at(&mut self, scenario: &Scenario, values: &[f64]) -> (&Baseline, &Scenario) {
        self.scenario.clone_from(scenario);
        for ((range, _), value) in self.ranges.iter().zip(values) {
            match &range.what {
                Uncertain::Lever(lever) => self.scenario.set(lever, *value),
                Uncertain::ShipSpeed(fuel) => {
                    let speeds = self.baseline.parameters.ship_speed_knots.iter_mut();
                    for (_, speed) in speeds.filter(|(of, _)| of == fuel) {
                        *speed = *value;
                    }
                }
                Uncertain::UnusableStock(fuel) => {
                    let stocks = self.baseline.stocks.iter_mut();
                    for stock in stocks.filter(|stock| stock.fuel == *fuel) {
                        stock.unusable = *value;
                    }
                }
            }
        }
        (&self.baseline, &self.scenario)
    }
}

/// What is drawn of a scenario: each lever that it moves, from the part `spread` (0 to 1) less to as much more, as far as the lever goes;
/// and of `known` ranges those that the scenario is within and that are not a lever's which it moves.
pub fn ranges_of(
    baseline: &Baseline,
    scenario: &Scenario,
    known: &[UncertainRange],
    spread: f64,
) -> Vec<UncertainRange> {
    let moved = baseline.levers.iter().filter_map(|spec| {
        let lever = scenario.value_of(spec, baseline)?;
        let reach = lever.value.abs() * spread;
        let (least, most) = (spec.minimum_in(baseline), spec.maximum_in(baseline));
        (lever.moved && reach > 0.0).then(|| UncertainRange {
            what: Uncertain::Lever(spec.lever.clone()),
            low: (lever.value - reach).clamp(least, most),
            high: (lever.value + reach).clamp(least, most),
        })
    });
    let moved = moved.collect::<Vec<_>>();
    let is_moved = |range: &UncertainRange| moved.iter().any(|one| one.what == range.what);
    let known = known.iter().filter(|range| !is_moved(range));
    let known = known.filter(|range| peak(baseline, scenario, range).is_ok());
    moved.iter().chain(known).cloned().collect()
}

/// Where the scenario has the figure of a range, which must lie within it.
fn peak(
    baseline: &Baseline,
    scenario: &Scenario,
    range: &UncertainRange,
) -> Result<f64, RangeError> {
    let unknown = || RangeError::Unknown(range.what.clone());
    let (value, (least, most)) = match &range.what {
        Uncertain::Lever(lever) => {
            let mut specs = baseline.levers.iter();
            let spec = specs
                .find(|spec| spec.lever == *lever)
                .ok_or_else(unknown)?;
            let value = scenario.value_of(spec, baseline).ok_or_else(unknown)?.value;
            (
                value,
                (spec.minimum_in(baseline), spec.maximum_in(baseline)),
            )
        }
        Uncertain::ShipSpeed(fuel) => {
            let speed = baseline.parameters.ship_speed(*fuel).ok_or_else(unknown)?;
            (speed, (f64::MIN_POSITIVE, f64::MAX))
        }
        Uncertain::UnusableStock(fuel) => {
            let mut stocks = baseline.stocks.iter();
            let stock = stocks
                .find(|stock| stock.fuel == *fuel)
                .ok_or_else(unknown)?;
            (stock.unusable, (0.0, 1.0))
        }
    };
    let is_range = range.low <= range.high && range.low >= least && range.high <= most;
    if !is_range {
        return Err(RangeError::Ends(range.what.clone()));
    }
    if !(range.low..=range.high).contains(&value) {
        return Err(RangeError::Outside {
            what: range.what.clone(),
            value,
        });
    }
    Ok(value)
}

/// The inverse of the distribution function of a triangular distribution: its value at `chance`, 0 to 1.
pub(super) fn triangular(low: f64, peak: f64, high: f64, chance: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        return peak;
    }
    // The square root is the same to the last bit everywhere (IEEE 754).
    let value = if chance * width < peak - low {
        low + (chance * width * (peak - low)).sqrt()
    } else {
        high - ((1.0 - chance) * width * (high - peak)).sqrt()
    };
    value.clamp(low, high)
}
