//! Answers of analyses: which lever did it, and how far one must be moved.

use model::{
    Attribution, AttributionError, Baseline, Goal, GoalError, GoalFound, Indicator, IndicatorUnit,
    LeverKind, Reading, Scenario, Target, attribution, evaluate, goal_seek,
};
use serde::{Deserialize, Serialize};

/// An indicator's change, shared out among the levers that are moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AttributionAnswer {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year of the baseline.
    pub year: u16,
    /// SHA-256 of the data package, in hex.
    pub data_hash: String,
    /// The indicator.
    pub indicator: Indicator,
    /// Its unit.
    pub unit: IndicatorUnit,
    /// The indicator with no lever moved.
    pub before: f64,
    /// The indicator in the scenario.
    pub after: f64,
    /// Whether every combination of the levers was evaluated; otherwise orders of moving them were drawn, alike every time.
    pub is_exact: bool,
    /// A part for each moved lever, in the order of the catalogue. They add up to `after - before`.
    pub contributions: Vec<LeverPart>,
}

/// A lever's part of a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LeverPart {
    /// The lever.
    pub lever: String,
    /// Where it stands, in its unit.
    pub value: f64,
    /// Its part, in the indicator's unit.
    pub change: f64,
}

impl AttributionAnswer {
    /// Shares out the change of an indicator. `data_hash` names the data package of the baseline.
    pub fn new(
        baseline: &Baseline,
        scenario: &Scenario,
        indicator: Indicator,
        data_hash: &str,
    ) -> Result<Self, AttributionError> {
        let Attribution {
            before,
            after,
            contributions,
            is_exact,
        } = attribution(baseline, scenario, indicator)?;
        let parts = contributions.into_iter().map(|part| LeverPart {
            lever: part.lever,
            value: part.value,
            change: part.change,
        });
        Ok(Self {
            importer: baseline.importer.clone(),
            year: baseline.year,
            data_hash: data_hash.to_owned(),
            indicator,
            unit: indicator.unit(),
            before,
            after,
            is_exact,
            contributions: parts.collect(),
        })
    }
}

/// How far a lever must be moved for a target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GoalAnswer {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year of the baseline.
    pub year: u16,
    /// SHA-256 of the data package, in hex.
    pub data_hash: String,
    /// The lever.
    pub lever: String,
    /// The indicator that has to meet the target.
    pub indicator: Indicator,
    /// Its unit.
    pub unit: IndicatorUnit,
    /// Whether the target can be met by this lever.
    pub is_met: bool,
    /// The place of the lever nearest to where it rests (of a stock the least) that meets the target, or the one that comes closest, in its unit.
    pub value: f64,
    /// What the indicator says there; `None` when what it waits for does not happen within the year.
    pub indicator_there: Option<f64>,
    /// What that means, in words.
    pub note: String,
}

impl GoalAnswer {
    /// Looks for the least move of a lever that meets a target, of a stock for the least that does. `data_hash` names the data package of the baseline.
    pub fn new(
        baseline: &Baseline,
        scenario: &Scenario,
        goal: Goal<'_>,
        data_hash: &str,
    ) -> Result<Self, GoalError> {
        let (is_met, value, reading) = match goal_seek(baseline, scenario, goal)? {
            GoalFound::Met { value, reading } => (true, value, reading),
            GoalFound::CannotBeMet { best, reading } => (false, best, reading),
        };
        let mut specs = baseline.levers.iter();
        let spec = specs.find(|spec| spec.lever == goal.lever);
        let is_stock = spec.is_some_and(|spec| matches!(spec.kind, LeverKind::Stock { .. }));
        let now = goal.indicator.reading(&evaluate(baseline, scenario));
        let found = match (is_met, is_stock, reading) {
            (true, _, Reading::NoneWithinHorizon) => {
                "met: what it waits for does not happen within the year"
            }
            (true, true, _) => "met: the least of the stock that does it",
            (true, false, _) => "met: the least move of the lever that does it",
            (false, ..) => "cannot be met: this comes closest",
        };
        let note = if goal.target.is_met(now) {
            format!("{found}; as things stand the target is met already")
        } else {
            found.to_owned()
        };
        Ok(Self {
            importer: baseline.importer.clone(),
            year: baseline.year,
            data_hash: data_hash.to_owned(),
            lever: goal.lever.to_owned(),
            indicator: goal.indicator,
            unit: goal.indicator.unit(),
            is_met,
            value,
            indicator_there: match reading {
                Reading::Value(value) => Some(value),
                Reading::NoneWithinHorizon | Reading::NoData => None,
            },
            note,
        })
    }
}

/// A target from two bounds of which one is given; `None` when none or both are, or it is no number.
pub fn target(at_least: Option<f64>, at_most: Option<f64>) -> Option<Target> {
    match (at_least, at_most) {
        (Some(least), None) if least.is_finite() => Some(Target::AtLeast(least)),
        (None, Some(most)) if most.is_finite() => Some(Target::AtMost(most)),
        _ => None,
    }
}
