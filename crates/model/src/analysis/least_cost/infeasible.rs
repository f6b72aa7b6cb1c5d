//! What stands in the way when no imports meet demand within the caps.

use crate::units::Share;

use super::LeastCostError;
use super::program::{Elastic, Program};

/// A part of demand so small that it is the solver's rounding: caps that allow nothing at all.
const NOTHING: f64 = 1e-7;
/// By what part the solver's answer may be too little.
const ROUNDED: f64 = 1e-7;

/// Constraints that do not go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Infeasible {
    /// Each constraint that alone stands in the way, with the least that it has to give: caps in their order, then
    /// demand, then capacity. Without a cap among them no single cap is to blame.
    pub relaxations: Vec<Relaxation>,
}

/// One change that would do, everything else staying as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Relaxation {
    /// The cap at this position would have to be this or more.
    Cap {
        /// Position in the question.
        cap: usize,
        /// The least limit, 0 to 1.
        at_least: Share,
    },
    /// Demand for every fuel would have to be this part of what it is, or less.
    Demand {
        /// The greatest part, 0 to 1.
        at_most: Share,
    },
    /// Every supplier on record would have to deliver this many times what it can; what levers offer stays.
    Capacity {
        /// The least factor, above 1.
        factor: f64,
    },
}

pub(super) fn reasons(program: &Program<'_>) -> Result<Infeasible, LeastCostError> {
    let mut relaxations = Vec::new();
    for cap in 0..program.caps.len() {
        if let Some(least) = program.give_way(Elastic::Cap(cap))? {
            relaxations.push(Relaxation::Cap {
                cap,
                at_least: Share(least),
            });
        }
    }
    let met = program
        .give_way(Elastic::Demand)?
        .filter(|met| *met > NOTHING);
    if let Some(met) = met {
        relaxations.push(Relaxation::Demand {
            at_most: Share(met),
        });
    }
    if let Some(factor) = program.give_way(Elastic::Records)? {
        // By as much more as the solver may have rounded it.
        let factor = factor * (1.0 + ROUNDED);
        relaxations.push(Relaxation::Capacity { factor });
    }
    Ok(Infeasible { relaxations })
}
