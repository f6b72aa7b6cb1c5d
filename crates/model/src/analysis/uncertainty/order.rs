//! Readings of many worlds in their order.

use crate::indicator::Reading;
use crate::outcome::Outcome;
use crate::terms::Fuel;

use super::{BAND_STEP, StockBand};

/// The parts of the worlds at which quantiles are read: a tenth, half, nine tenths.
const PARTS: [f64; 3] = [0.1, 0.5, 0.9];

/// What a part of the worlds has at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantile {
    /// A number in the indicator's unit.
    Value(f64),
    /// What the indicator waits for does not happen within the horizon.
    NoneWithinHorizon,
}

/// An indicator over the worlds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantiles {
    /// What a tenth, half and nine tenths of the worlds have at most (nearest rank: each is a reading of some world). `None`
    /// where no world has data.
    pub quantiles: Option<[Quantile; 3]>,
    /// Worlds in which what it waits for does not happen.
    pub none_within_horizon: usize,
    /// Worlds without data; they count for nothing else.
    pub without_data: usize,
}

/// What was read in the worlds so far.
#[derive(Clone, Debug)]
pub(super) struct Worlds {
    pub count: usize,
    /// By indicator.
    pub readings: Vec<Vec<Reading>>,
    pub stocks: Vec<Levels>,
}

/// A fuel's stock in each world, in days of its basis, every [`BAND_STEP`] days.
#[derive(Clone, Debug)]
pub(super) struct Levels {
    fuel: Fuel,
    /// By point of the band.
    levels: Vec<Vec<f64>>,
}

impl Worlds {
    pub fn new(indicators: usize) -> Self {
        Self {
            count: 0,
            readings: vec![Vec::new(); indicators],
            stocks: Vec::new(),
        }
    }

    /// Takes a world's readings and stocks.
    pub fn take(&mut self, readings: impl Iterator<Item = Reading>, outcome: &Outcome) {
        self.count += 1;
        for (all, reading) in self.readings.iter_mut().zip(readings) {
            all.push(reading);
        }
        for days in &outcome.disruption.fuels {
            let Some(stock) = days.stock.as_ref().filter(|stock| stock.day_energy.0 > 0.0) else {
                continue;
            };
            let points = stock.level.iter().step_by(BAND_STEP);
            let levels = points.map(|level| level / stock.day_energy.0);
            let known = self.stocks.iter().position(|known| known.fuel == days.fuel);
            let place = known.unwrap_or_else(|| {
                self.stocks.push(Levels {
                    fuel: days.fuel,
                    levels: vec![Vec::new(); stock.level.len().div_ceil(BAND_STEP)],
                });
                self.stocks.len() - 1
            });
            if let Some(of_fuel) = self.stocks.get_mut(place) {
                for (point, level) in of_fuel.levels.iter_mut().zip(levels) {
                    point.push(level);
                }
            }
        }
    }
}

/// A number that sorts readings: never comes after any day. No data is no number.
pub(super) fn rank(reading: Reading) -> f64 {
    match reading {
        Reading::Value(value) => value,
        Reading::NoneWithinHorizon => f64::INFINITY,
        Reading::NoData => f64::NAN,
    }
}

pub(super) fn quantiles(readings: &[Reading]) -> Quantiles {
    let count = |wanted: Reading| {
        readings
            .iter()
            .filter(|reading| **reading == wanted)
            .count()
    };
    let none_within_horizon = count(Reading::NoneWithinHorizon);
    let without_data = count(Reading::NoData);
    let ranks = readings.iter().map(|reading| rank(*reading));
    let ranks = ranks.filter(|rank| !rank.is_nan()).collect::<Vec<_>>();
    let told = |value: f64| {
        if value == f64::INFINITY {
            Quantile::NoneWithinHorizon
        } else {
            Quantile::Value(value)
        }
    };
    Quantiles {
        quantiles: nearest_ranks(ranks).map(|values| values.map(told)),
        none_within_horizon,
        without_data,
    }
}

pub(super) fn band(levels: Levels) -> StockBand {
    let points = levels.levels.into_iter().enumerate();
    let days =
        points.filter_map(|(point, levels)| Some((point * BAND_STEP, nearest_ranks(levels)?)));
    StockBand {
        fuel: levels.fuel,
        days: days.collect(),
    }
}

/// The values at [`PARTS`] of an ordered list, by nearest rank; `None` of an empty one.
fn nearest_ranks(mut values: Vec<f64>) -> Option<[f64; 3]> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    let at = |part: f64| {
        let rank = (part * values.len() as f64).ceil() as usize;
        let place = rank.saturating_sub(1).min(last);
        values.get(place).copied().unwrap_or_default()
    };
    Some(PARTS.map(at))
}
