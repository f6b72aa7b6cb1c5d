//! What is not known exactly, and worlds drawn of it.

use serde::{Deserialize, Serialize};

use crate::baseline::Baseline;
use crate::fingerprint::{FNV_START, fnv};
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
        [kind, " ", name]
            .iter()
            .fold(FNV_START, |hash, part| fnv(hash, part.as_bytes()))
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
            let chance = chance(seed, range.what.number(), world);
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

/// A number from 0 up to 1 for a figure in a world. Each of the three is mixed in by itself: a linear generator started from them would
/// give figures that go up and down together.
fn chance(seed: u64, figure: u64, world: u64) -> f64 {
    let mixed = [figure, world]
        .into_iter()
        .fold(mix(seed), |mixed, next| mix(mixed ^ next));
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}

/// A step of Sebastiano Vigna's `splitmix64`, in which every bit of the result hangs on every bit of the number.
const fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Of ranges those from which two scenarios that are compared draw the same: a lever's only where both have it at the same value.
pub fn shared_ranges(
    baseline: &Baseline,
    (one, other): (&Scenario, &Scenario),
    mut ranges: Vec<UncertainRange>,
) -> Vec<UncertainRange> {
    let place = |lever: &str, scenario: &Scenario| {
        let spec = baseline.levers.iter().find(|spec| spec.lever == lever)?;
        Some(scenario.value_of(spec, baseline)?.value)
    };
    ranges.retain(|range| match &range.what {
        Uncertain::Lever(lever) => place(lever, one) == place(lever, other),
        Uncertain::ShipSpeed(_) | Uncertain::UnusableStock(_) => true,
    });
    ranges
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
        lever.moved.then_some((spec, lever.value))
    });
    let moved = moved.collect::<Vec<_>>();
    let spread = moved.iter().filter_map(|(spec, value)| {
        let reach = value.abs() * spread;
        let (least, most) = (spec.minimum_in(baseline), spec.maximum_in(baseline));
        (reach > 0.0).then(|| UncertainRange {
            what: Uncertain::Lever(spec.lever.clone()),
            low: (value - reach).clamp(least, most),
            high: (value + reach).clamp(least, most),
        })
    });
    // Where the scenario puts a lever is what is asked about.
    let is_moved = |range: &UncertainRange| match &range.what {
        Uncertain::Lever(lever) => moved.iter().any(|(spec, _)| spec.lever == *lever),
        Uncertain::ShipSpeed(_) | Uncertain::UnusableStock(_) => false,
    };
    let known = known.iter().filter(|range| !is_moved(range));
    let known = known.filter(|range| peak(baseline, scenario, range).is_ok());
    spread.chain(known.cloned()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// How alike two figures are drawn: the correlation of their chances.
    fn correlation(seed: u64, [one, other]: [&Uncertain; 2]) -> f64 {
        const WORLDS: u64 = 4_000;
        let part = |what: &Uncertain, world| chance(seed, what.number(), world) - 0.5;
        let product = |one: &Uncertain, other: &Uncertain| -> f64 {
            (0..WORLDS)
                .map(|world| part(one, world) * part(other, world))
                .sum()
        };
        product(one, other) / (product(one, one) * product(other, other)).sqrt()
    }

    #[test]
    fn figures_are_drawn_independently_of_each_other() {
        let levers = [
            "hormuz",
            "malacca",
            "saudi_loss",
            "rfe_lng",
            "bypass",
            "demand",
        ];
        let levers = levers.map(|lever| Uncertain::Lever(lever.to_owned()));
        let fuels = [Fuel::CrudeOil, Fuel::Lng, Fuel::Coal];
        let figures = levers
            .into_iter()
            .chain(fuels.map(Uncertain::ShipSpeed))
            .chain(fuels.map(Uncertain::UnusableStock))
            .collect::<Vec<_>>();
        let mut most: f64 = 0.0;
        for seed in [0, 1, 2016] {
            for (place, one) in figures.iter().enumerate() {
                for other in &figures[..place] {
                    most = most.max(correlation(seed, [one, other]).abs());
                }
            }
        }
        // Of 198 pairs of independent ones the greatest is some three standard deviations, which are 0.016.
        assert!(most < 0.065, "{most}");
    }

    #[test]
    fn chances_are_even() {
        let mut tenths = [0_u32; 10];
        for world in 0..10_000 {
            let chance = chance(2016, 7, world);
            assert!((0.0..1.0).contains(&chance));
            tenths[(chance * 10.0) as usize] += 1;
        }
        assert!(
            tenths.iter().all(|count| (900..1_100).contains(count)),
            "{tenths:?}"
        );
    }
}
