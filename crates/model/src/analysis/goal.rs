//! How far a lever must be moved so that an indicator meets a target.

use crate::baseline::Baseline;
use crate::indicator::{Indicator, Reading};
use crate::lever::{LeverKind, LeverSpec};
use crate::scenario::Scenario;

use super::reading;

/// What is wanted of an indicator, in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// This much or more. A shortage that never comes is more than any number of days.
    AtLeast(f64),
    /// This much or less.
    AtMost(f64),
}

impl Target {
    /// Whether a reading meets it.
    pub fn is_met(self, reading: Reading) -> bool {
        match (self, reading) {
            (Self::AtLeast(target), Reading::Value(value)) => value >= target,
            (Self::AtMost(target), Reading::Value(value)) => value <= target,
            (Self::AtLeast(_), Reading::NoneWithinHorizon) => true,
            (Self::AtMost(_), Reading::NoneWithinHorizon) | (_, Reading::NoData) => false,
        }
    }

    /// How far a reading is from it; smaller is better.
    fn miss(self, reading: Reading) -> f64 {
        match (self, reading) {
            (Self::AtLeast(target), Reading::Value(value)) => (target - value).max(0.0),
            (Self::AtMost(target), Reading::Value(value)) => (value - target).max(0.0),
            (Self::AtLeast(_), Reading::NoneWithinHorizon) => 0.0,
            // Later than any day.
            (Self::AtMost(_), Reading::NoneWithinHorizon) => f64::MAX,
            (_, Reading::NoData) => f64::INFINITY,
        }
    }
}

/// A question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal<'a> {
    /// The lever that may be moved.
    pub lever: &'a str,
    /// What has to meet the target.
    pub indicator: Indicator,
    /// The target.
    pub target: Target,
}

/// An answer: a place of the lever and what the indicator says there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GoalFound {
    /// The place nearest to where the lever rests at which the target is met; of a stock the least.
    Met {
        /// In the lever's unit.
        value: f64,
        /// What the indicator says there.
        reading: Reading,
    },
    /// No place of the lever meets it; this one comes closest.
    CannotBeMet {
        /// In the lever's unit.
        best: f64,
        /// What the indicator says there.
        reading: Reading,
    },
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalError {
    /// There is no such lever, or the data of this baseline cannot move it.
    NoLever,
    /// The data lack what the indicator needs, wherever the lever stands.
    NoData,
}

/// Looks for the least move of a lever that meets a target, the others staying where the scenario has them.
///
/// Every step of the lever's slider is tried, outwards from where it rests: what is found can be set, and an indicator that
/// turns on the way is no trap, as it would be for bisection. Of a stock the question is how little would do, so it is tried from
/// nothing upwards.
pub fn goal_seek(
    baseline: &Baseline,
    scenario: &Scenario,
    goal: Goal<'_>,
) -> Result<GoalFound, GoalError> {
    let spec = baseline.levers.iter().find(|spec| spec.lever == goal.lever);
    let spec = spec
        .filter(|spec| spec.is_usable(baseline))
        .ok_or(GoalError::NoLever)?;
    let rest = spec.resting_value(baseline).unwrap_or_default();
    let mut best: Option<(f64, Reading, f64)> = None;
    for value in places(spec, baseline) {
        let mut moved = scenario.clone();
        moved.set(goal.lever, value);
        let reading = reading(baseline, &moved, goal.indicator);
        if goal.target.is_met(reading) {
            return Ok(GoalFound::Met { value, reading });
        }
        let miss = goal.target.miss(reading);
        // Of places as good the one that moves least.
        let is_better = best.is_none_or(|(place, _, least)| {
            miss < least || (miss <= least && (value - rest).abs() < (place - rest).abs())
        });
        if miss.is_finite() && is_better {
            best = Some((value, reading, miss));
        }
    }
    let (best, reading, _) = best.ok_or(GoalError::NoData)?;
    Ok(GoalFound::CannotBeMet { best, reading })
}

/// What an indicator says along a lever's range, the others staying where the scenario has them: by rising place, at most some
/// `most` places in even steps of the slider, with both ends.
pub fn response(
    baseline: &Baseline,
    scenario: &Scenario,
    (lever, indicator): (&str, Indicator),
    most: usize,
) -> Result<Vec<(f64, Reading)>, GoalError> {
    let spec = baseline.levers.iter().find(|spec| spec.lever == lever);
    let spec = spec
        .filter(|spec| spec.is_usable(baseline))
        .ok_or(GoalError::NoLever)?;
    let mut places = places(spec, baseline);
    places.sort_by(f64::total_cmp);
    let every = places.len().div_ceil(most.max(2)).max(1);
    let last = places.last().copied();
    let mut chosen = places.iter().copied().step_by(every).collect::<Vec<_>>();
    if chosen.last().copied() != last {
        chosen.extend(last);
    }
    let mut moved = scenario.clone();
    let read = chosen.into_iter().map(|value| {
        moved.set(lever, value);
        (value, reading(baseline, &moved, indicator))
    });
    Ok(read.collect())
}

/// Where a lever can stand, in the order in which places are tried.
fn places(spec: &LeverSpec, baseline: &Baseline) -> Vec<f64> {
    let (minimum, maximum) = (spec.minimum_in(baseline), spec.maximum_in(baseline));
    let rest = spec.resting_value(baseline).unwrap_or(minimum);
    let step = if spec.step > 0.0 {
        spec.step
    } else {
        (maximum - minimum).max(1.0)
    };
    let count = ((maximum - minimum) / step).ceil().max(0.0) as usize;
    let grid = (0..=count).map(|index| (minimum + index as f64 * step).min(maximum));
    let mut places = std::iter::once(rest).chain(grid).collect::<Vec<_>>();
    let from = match spec.kind {
        LeverKind::Stock { .. } => minimum,
        _ => rest,
    };
    places.sort_by(|one, other| (one - from).abs().total_cmp(&(other - from).abs()));
    places.dedup_by(|one, other| (*one - *other).abs() <= 0.0);
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn hormuz_closed() -> Scenario {
        let mut scenario = Scenario::default();
        scenario.set("hormuz", 100.0);
        scenario
    }

    #[test]
    fn what_is_found_meets_the_target_and_no_smaller_move_does() {
        let baseline = sample::baseline();
        let spec = baseline
            .levers
            .iter()
            .find(|spec| spec.lever == "hormuz")
            .unwrap();
        for target in [0.05, 0.1, 0.15] {
            let goal = Goal {
                lever: "hormuz",
                indicator: Indicator::CutOff,
                target: Target::AtLeast(target),
            };
            let found = goal_seek(&baseline, &Scenario::default(), goal).unwrap();
            let GoalFound::Met { value, reading } = found else {
                panic!("{found:?}")
            };
            assert!(goal.target.is_met(reading));
            let mut less = Scenario::default();
            less.set("hormuz", value - spec.step);
            assert!(
                !goal
                    .target
                    .is_met(super::reading(&baseline, &less, goal.indicator))
            );
        }
    }

    #[test]
    fn a_response_has_both_ends_and_agrees_with_the_search() {
        let baseline = sample::baseline();
        let asked = ("hormuz", Indicator::CutOff);
        for most in [2, 7, 100, 1000] {
            let curve = response(&baseline, &Scenario::default(), asked, most).unwrap();
            assert!(curve.len() <= most + 1, "{}", curve.len());
            assert!(curve.windows(2).all(|pair| pair[0].0 < pair[1].0));
            let (first, last) = (curve[0].0, curve[curve.len() - 1].0);
            assert!(first.abs() < 1e-12 && (last - 100.0).abs() < 1e-12);
        }
        let curve = response(&baseline, &Scenario::default(), asked, 1000).unwrap();
        let target = Target::AtLeast(0.1);
        let goal = Goal {
            lever: asked.0,
            indicator: asked.1,
            target,
        };
        let first = curve.iter().find(|(_, reading)| target.is_met(*reading));
        let found = goal_seek(&baseline, &Scenario::default(), goal).unwrap();
        assert!(
            matches!(found, GoalFound::Met { value, .. } if first.is_some_and(|(place, _)| (place - value).abs() < 1e-12)),
            "{found:?} {first:?}"
        );
        let unknown = response(&baseline, &Scenario::default(), ("no_lever", asked.1), 10);
        assert_eq!(unknown, Err(GoalError::NoLever));
    }

    #[test]
    fn a_target_out_of_reach_has_the_best_there_is() {
        let baseline = sample::baseline();
        let goal = Goal {
            lever: "hormuz",
            indicator: Indicator::CutOff,
            target: Target::AtLeast(0.99),
        };
        let found = goal_seek(&baseline, &Scenario::default(), goal).unwrap();
        let GoalFound::CannotBeMet { best, .. } = found else {
            panic!("{found:?}")
        };
        assert!((best - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_target_that_holds_already_asks_for_no_move() {
        let baseline = sample::baseline();
        let goal = Goal {
            lever: "demand",
            indicator: Indicator::CutOff,
            target: Target::AtMost(1.0),
        };
        let found = goal_seek(&baseline, &hormuz_closed(), goal).unwrap();
        assert!(
            matches!(found, GoalFound::Met { value, .. } if value.abs() < 1e-12),
            "{found:?}"
        );
    }

    #[test]
    fn of_a_stock_the_least_that_does_is_found_wherever_it_stands() {
        let baseline = sample::baseline();
        let goal = Goal {
            lever: "oil_stock_days",
            indicator: Indicator::ShortageOil,
            target: Target::AtLeast(60.0),
        };
        let mut found = Vec::new();
        for stands in [None, Some(1.0), Some(250.0)] {
            let mut scenario = hormuz_closed();
            scenario.set("closure_days", 365.0);
            if let Some(days) = stands {
                scenario.set("oil_stock_days", days);
            }
            let GoalFound::Met { value, .. } = goal_seek(&baseline, &scenario, goal).unwrap()
            else {
                panic!("{stands:?}")
            };
            let mut less = scenario.clone();
            less.set("oil_stock_days", value - 1.0);
            let there = reading(&baseline, &less, goal.indicator);
            assert!(
                value > 0.0 && !goal.target.is_met(there),
                "{value} {there:?}"
            );
            found.push(value);
        }
        assert!(
            found.iter().all(|value| (value - found[0]).abs() < 1e-12),
            "{found:?}"
        );
    }

    #[test]
    fn a_stock_that_changes_nothing_stays_where_it_rests() {
        let baseline = sample::baseline();
        let mut specs = baseline.levers.iter();
        let spec = specs.find(|spec| spec.lever == "oil_stock_days").unwrap();
        let goal = Goal {
            lever: &spec.lever,
            indicator: Indicator::CutOff,
            target: Target::AtMost(0.0),
        };
        let found = goal_seek(&baseline, &hormuz_closed(), goal).unwrap();
        let GoalFound::CannotBeMet { best, .. } = found else {
            panic!("{found:?}")
        };
        assert_eq!(Some(best), spec.resting_value(&baseline));
    }

    #[test]
    fn a_shortage_that_never_comes_cannot_be_hurried() {
        let baseline = sample::baseline();
        let goal = Goal {
            lever: "restraint",
            indicator: Indicator::ShortageOil,
            target: Target::AtMost(10.0),
        };
        let found = goal_seek(&baseline, &Scenario::default(), goal).unwrap();
        let GoalFound::CannotBeMet { reading, .. } = found else {
            panic!("{found:?}")
        };
        assert_eq!(reading, Reading::NoneWithinHorizon);
    }

    #[test]
    fn an_unknown_lever_and_an_indicator_without_data_are_told() {
        let mut baseline = sample::baseline();
        let goal = |lever, indicator| Goal {
            lever,
            indicator,
            target: Target::AtLeast(1.0),
        };
        let unknown = goal_seek(
            &baseline,
            &Scenario::default(),
            goal("no_lever", Indicator::CutOff),
        );
        assert_eq!(unknown, Err(GoalError::NoLever));
        baseline.primary_energy = None;
        let none = goal_seek(
            &baseline,
            &Scenario::default(),
            goal("hormuz", Indicator::ImportDependency),
        );
        assert_eq!(none, Err(GoalError::NoData));
    }
}
