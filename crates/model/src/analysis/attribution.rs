//! Which lever did it: the change of an indicator, shared out among the levers that were moved.

use crate::baseline::Baseline;
use crate::indicator::{Indicator, Reading};
use crate::scenario::Scenario;

use super::reading;

/// Up to so many moved levers every combination of them is evaluated (1,024); beyond, orders of moving them are drawn.
pub const MOST_EXACT_LEVERS: usize = 10;
/// How many orders are drawn and walked: half of them, and each of those backwards.
pub const DRAWN_ORDERS: usize = 64;
/// The drawn orders are the same every time.
const SEED: u64 = 2016;

/// The parts that moved levers have in an indicator's change.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The indicator with none of them moved, in its unit.
    pub before: f64,
    /// The indicator with all of them moved.
    pub after: f64,
    /// A part for each moved lever, in the order of the catalogue. They add up to `after - before`.
    pub contributions: Vec<Contribution>,
    /// Whether every combination was evaluated.
    pub is_exact: bool,
}

/// A lever's part.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The lever.
    pub lever: String,
    /// Where it stands, in its unit.
    pub value: f64,
    /// Its part of the change, in the indicator's unit.
    pub change: f64,
}

/// Why a change cannot be shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributionError {
    /// No lever is moved.
    NothingMoved,
    /// With some of the levers moved the indicator is no number: the data lack it, or what it waits for does not happen.
    NoNumber,
}

/// Shapley values of the moved levers (Shapley 1953): a lever's part is what it adds to those that were moved before it,
/// averaged over all orders of moving them. No order is preferred, a lever that changes nothing gets nothing, and two that do
/// the same get the same.
///
/// The rules of displacement and of power are those of the scenario throughout.
pub fn attribution(
    baseline: &Baseline,
    scenario: &Scenario,
    indicator: Indicator,
) -> Result<Attribution, AttributionError> {
    let specs = baseline.levers.iter();
    let moved = specs.filter_map(|spec| {
        let value = scenario.value_of(spec, baseline)?;
        value.moved.then(|| (spec.lever.clone(), value.value))
    });
    let moved = moved.collect::<Vec<_>>();
    if moved.is_empty() {
        return Err(AttributionError::NothingMoved);
    }
    let value_of = |is_moved: &dyn Fn(usize) -> bool| {
        let levers = moved.iter().enumerate();
        let levers = levers.filter(|(index, _)| is_moved(*index));
        let part = Scenario {
            levers: levers.map(|(_, lever)| lever.clone()).collect(),
            ..scenario.clone()
        };
        match reading(baseline, &part, indicator) {
            Reading::Value(value) => Ok(value),
            Reading::NoneWithinHorizon | Reading::NoData => Err(AttributionError::NoNumber),
        }
    };
    let is_exact = moved.len() <= MOST_EXACT_LEVERS;
    let changes = if is_exact {
        exact(moved.len(), value_of)?
    } else {
        drawn(moved.len(), value_of)?
    };
    let contributions = moved
        .iter()
        .zip(changes)
        .map(|((lever, value), change)| Contribution {
            lever: lever.clone(),
            value: *value,
            change,
        });
    Ok(Attribution {
        before: value_of(&|_| false)?,
        after: value_of(&|_| true)?,
        contributions: contributions.collect(),
        is_exact,
    })
}

type Value<'a> = &'a dyn Fn(usize) -> bool;

/// Over every combination. A combination of `s` of the other levers weighs `s! (n - s - 1)! / n!`.
fn exact(
    levers: usize,
    value_of: impl Fn(Value<'_>) -> Result<f64, AttributionError>,
) -> Result<Vec<f64>, AttributionError> {
    let combinations = 0..1_usize << levers;
    let values = combinations.map(|combination| value_of(&|lever| combination >> lever & 1 == 1));
    let values = values.collect::<Result<Vec<_>, _>>()?;
    let mut weights = vec![0.0; levers];
    for (size, weight) in weights.iter_mut().enumerate() {
        // 1 / (n * C(n - 1, s)), built up so that nothing overflows.
        let ways = (0..size).fold(1.0, |ways, taken| {
            ways * (levers - 1 - taken) as f64 / (taken + 1) as f64
        });
        *weight = 1.0 / (levers as f64 * ways);
    }
    let change = |lever: usize| {
        let without = (0..values.len()).filter(|combination| combination >> lever & 1 == 0);
        let added = without.map(|combination| {
            let with = values
                .get(combination | 1 << lever)
                .copied()
                .unwrap_or_default();
            let without = values.get(combination).copied().unwrap_or_default();
            let weight = weights.get(combination.count_ones() as usize).copied();
            weight.unwrap_or_default() * (with - without)
        });
        added.sum()
    };
    Ok((0..levers).map(change).collect())
}

/// Over orders that are drawn, each with its reverse. The parts add up for every order, so they add up for any number of them.
fn drawn(
    levers: usize,
    value_of: impl Fn(Value<'_>) -> Result<f64, AttributionError>,
) -> Result<Vec<f64>, AttributionError> {
    let mut generator = oorandom::Rand64::new(u128::from(SEED));
    let (first, last) = (value_of(&|_| false)?, value_of(&|_| true)?);
    let mut order = (0..levers).collect::<Vec<_>>();
    let mut changes = vec![0.0; levers];
    for _ in 0..DRAWN_ORDERS / 2 {
        for place in (1..levers).rev() {
            let other = generator.rand_range(0..place as u64 + 1) as usize;
            order.swap(place, other);
        }
        for backwards in [false, true] {
            let mut before = first;
            let mut is_moved = vec![false; levers];
            for step in 0..levers {
                let place = if backwards { levers - 1 - step } else { step };
                let lever = order.get(place).copied().unwrap_or_default();
                if let Some(is_moved) = is_moved.get_mut(lever) {
                    *is_moved = true;
                }
                let after = if step + 1 == levers {
                    last
                } else {
                    value_of(&|lever| is_moved.get(lever).copied().unwrap_or_default())?
                };
                if let Some(change) = changes.get_mut(lever) {
                    *change += (after - before) / DRAWN_ORDERS as f64;
                }
                before = after;
            }
        }
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn scenario(levers: &[(&str, f64)]) -> Scenario {
        let mut scenario = Scenario::default();
        for (lever, value) in levers {
            scenario.set(lever, *value);
        }
        scenario
    }

    #[test]
    fn two_levers_that_do_the_same_get_the_same_and_an_idle_one_nothing() {
        // A game whose values are known: levers 0 and 1 are worth 1 together and 0.4 alone, lever 2 nothing.
        let value = |is_moved: Value<'_>| {
            Ok(match (is_moved(0), is_moved(1)) {
                (true, true) => 1.0,
                (false, false) => 0.0,
                _ => 0.4,
            })
        };
        for changes in [exact(3, value).unwrap(), drawn(3, value).unwrap()] {
            for (change, expected) in changes.iter().zip([0.5, 0.5, 0.0]) {
                assert!((change - expected).abs() < 1e-12, "{changes:?}");
            }
        }
    }

    #[test]
    fn a_known_game_of_three_has_its_published_values() {
        // The glove game: lever 0 holds a left glove, 1 and 2 a right one each; a pair is worth 1. Values 2/3, 1/6, 1/6.
        let value = |is_moved: Value<'_>| {
            let pairs = is_moved(0) && (is_moved(1) || is_moved(2));
            Ok(if pairs { 1.0 } else { 0.0 })
        };
        let changes = exact(3, value).unwrap();
        for (change, expected) in changes.iter().zip([2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]) {
            assert!((change - expected).abs() < 1e-12, "{changes:?}");
        }
    }

    #[test]
    fn the_parts_add_up_to_the_change() {
        let baseline = sample::baseline();
        let moved = scenario(&[("hormuz", 100.0), ("russia_loss", 50.0), ("demand", -10.0)]);
        for indicator in Indicator::ALL {
            let Ok(parts) = attribution(&baseline, &moved, *indicator) else {
                continue;
            };
            let sum = parts
                .contributions
                .iter()
                .map(|part| part.change)
                .sum::<f64>();
            let change = parts.after - parts.before;
            assert!(
                (sum - change).abs() <= 1e-9 * change.abs().max(1.0),
                "{indicator}"
            );
        }
    }

    #[test]
    fn nothing_moved_and_no_number_are_told_apart() {
        let baseline = sample::baseline();
        let nothing = attribution(&baseline, &Scenario::default(), Indicator::CutOff);
        assert_eq!(nothing, Err(AttributionError::NothingMoved));
        let never = attribution(
            &baseline,
            &scenario(&[("demand", -10.0)]),
            Indicator::ShortageOil,
        );
        assert_eq!(never, Err(AttributionError::NoNumber));
    }
}
