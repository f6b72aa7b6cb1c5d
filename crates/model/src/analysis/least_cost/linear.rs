//! The solver. Nothing else knows which one it is.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions};

use super::LeastCostError;

/// The least that the solver takes. Quantities are shares, so it is relative to all imports.
const FEASIBILITY: f64 = 1e-10;

/// How a row's sum compares with its right-hand side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Equal,
    AtMost,
}

/// A constraint: terms of variable and factor, and what they come to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub terms: Vec<(usize, f64)>,
    pub sense: Sense,
    pub right: f64,
}

/// A variable: what a unit of it costs, and the most of it. The least is zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Column {
    pub cost: f64,
    pub most: f64,
}

/// The cheapest values of the variables; `None` if none keep within the rows.
pub(super) fn minimise(
    columns: &[Column],
    rows: &[Row],
) -> Result<Option<Vec<f64>>, LeastCostError> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let variables = columns
        .iter()
        .map(|column| problem.add_var(column.cost, (0.0, column.most)))
        .collect::<Vec<_>>();
    for row in rows {
        let terms = row.terms.iter().filter(|(_, factor)| factor.abs() > 0.0);
        let terms = terms
            .filter_map(|(column, factor)| Some((*variables.get(*column)?, *factor)))
            .collect::<Vec<_>>();
        let sense = match row.sense {
            Sense::Equal => ComparisonOp::Eq,
            Sense::AtMost => ComparisonOp::Le,
        };
        problem.add_constraint(terms.as_slice(), sense, row.right);
    }
    let mut options = SolveOptions::default();
    options.tolerances.feasibility = FEASIBILITY;
    let solution = match problem.solve_with(options) {
        Ok(outcome) => outcome
            .into_solution()
            .map_err(|_| LeastCostError::Solver)?,
        Err(Error::Infeasible) => return Ok(None),
        Err(_) => return Err(LeastCostError::Solver),
    };
    // A basic variable may lie beyond its bounds by a rounding.
    let values = variables.iter().zip(columns).map(|(variable, column)| {
        solution
            .var_value(*variable)
            .clamp(0.0, column.most.max(0.0))
    });
    Ok(Some(values.collect()))
}
