//! What is drawn of a scenario that is not known exactly, as it is asked on the command line and over HTTP.

use model::{Baseline, RangeError, Scenario, Uncertain, UncertainRange, ranges_of};
use tables::Tables;
use wire::uncertain_name;

use crate::margins::uncertain;

/// A range that cannot be drawn from, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum RangeProblem {
    /// It is not written as one.
    #[error("range {0}: write LEVER=LOW..HIGH, such as hormuz=50..100")]
    Form(String),
    /// There is no such figure.
    #[error("range {0}: the data of this importer and year have no such figure")]
    Unknown(String),
    /// Its ends are none.
    #[error("range {0}: give the lower end first, both within what it can be")]
    Ends(String),
    /// It comes twice.
    #[error("range {0}: it is given twice: leave one of them out")]
    Twice(String),
    /// The scenario is elsewhere.
    #[error("range {what}: the scenario has it at {value}, which is not within the range")]
    Outside {
        /// The figure.
        what: String,
        /// Where it is.
        value: f64,
    },
}

impl From<&RangeError> for RangeProblem {
    fn from(error: &RangeError) -> Self {
        match error {
            RangeError::Unknown(what) => Self::Unknown(uncertain_name(what)),
            RangeError::Ends(what) => Self::Ends(uncertain_name(what)),
            RangeError::Twice(what) => Self::Twice(uncertain_name(what)),
            RangeError::Outside { what, value } => Self::Outside {
                what: uncertain_name(what),
                value: *value,
            },
        }
    }
}

/// A range as it is written: `hormuz=50..100`.
pub fn uncertain_range(text: &str) -> Result<UncertainRange, RangeProblem> {
    let parts = text.split_once('=');
    let parts = parts.and_then(|(lever, ends)| Some((lever, ends.split_once("..")?)));
    let ends = parts.and_then(|(lever, (low, high))| {
        Some((lever, low.parse::<f64>().ok()?, high.parse::<f64>().ok()?))
    });
    let (lever, low, high) = ends.ok_or_else(|| RangeProblem::Form(text.to_owned()))?;
    Ok(UncertainRange {
        what: Uncertain::Lever(lever.to_owned()),
        low,
        high,
    })
}

/// What is drawn: the ranges that are given, then, unless `only` they are, moved levers within `spread` percent and the ranges of the
/// data, as far as nothing else was given for them.
pub fn drawn(
    tables: &Tables,
    (baseline, scenario): (&Baseline, &Scenario),
    given: Vec<UncertainRange>,
    (spread, only): (f64, bool),
) -> Vec<UncertainRange> {
    let mut ranges = given;
    if only {
        return ranges;
    }
    let known = uncertain(tables, baseline);
    for range in ranges_of(baseline, scenario, &known, spread / 100.0) {
        if !ranges.iter().any(|one| one.what == range.what) {
            ranges.push(range);
        }
    }
    ranges
}
