//! Questions about a scenario that one evaluation does not answer: which lever did it, and how far a lever must be moved.

mod attribution;
mod goal;
#[cfg(feature = "optimize")]
pub mod least_cost;
mod stress;
mod uncertainty;

pub use attribution::{
    Attribution, AttributionError, Contribution, DRAWN_ORDERS, MOST_EXACT_LEVERS, attribution,
};
pub use goal::{Goal, GoalError, GoalFound, Target, goal_seek, response};
pub use stress::{
    STRESS_INDICATORS, STRESS_TESTS, STRESS_VERSION, StressResult, StressTest, stress,
};
pub use uncertainty::{
    Compared, Quantile, Quantiles, RangeError, Run, StockBand, Swing, Uncertain, UncertainRange,
    Uncertainty, compare, ranges_of, shared_ranges, tornado, uncertainty,
};

use crate::baseline::Baseline;
use crate::evaluate::evaluate;
use crate::indicator::{Indicator, Reading};
use crate::scenario::Scenario;

/// What an indicator says of a scenario.
fn reading(baseline: &Baseline, scenario: &Scenario, indicator: Indicator) -> Reading {
    indicator.reading(&evaluate(baseline, scenario))
}
