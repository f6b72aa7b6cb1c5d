//! The cheapest imports that keep within limits on straits and suppliers: a linear program.
//!
//! Chosen is how much to buy from each candidate. Each fuel's demand is met, no candidate delivers more than it can, and
//! each cap holds over all the fuels of the question together. Costs are landed costs (USD/GJ), which times PJ a year are
//! million US dollars a year.

mod candidates;
mod frontier;
mod infeasible;
mod linear;
mod program;

pub use crate::supply_record::RouteShare;
pub use candidates::{Available, Candidate, Candidates, Unpriced, candidates};
pub use frontier::{Frontier, FrontierPoint, frontier};
pub use infeasible::{Infeasible, Relaxation};

use crate::baseline::ChokepointSet;
use crate::terms::Fuel;
use crate::units::{Petajoules, Share};

use self::program::Program;

/// A percentage point, by which a cap is relaxed to see what it costs.
const POINT: f64 = 0.01;
/// As far below a cap a share still touches it: the solver's own tolerance with room.
const TOUCHES: f64 = 1e-7;

/// Which landed cost counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CostCase {
    /// In the prices of the newest year.
    #[default]
    Central,
    /// The least of the last years, for every candidate.
    Low,
    /// The greatest of the last years, for every candidate.
    High,
}

/// What a cap is on.
#[derive(Clone, Debug, PartialEq)]
pub enum CapKind {
    /// What passes at least one of these chokepoints; each cargo counts once. A candidate by sea whose route is not known
    /// counts as passing, so that the cap holds whatever its route is.
    Chokepoints(ChokepointSet),
    /// Every single supplier, over all its candidates. What stands for many suppliers is not one.
    AnySupplier,
    /// One supplier, over all its candidates; `RUS` for a cap on Russia.
    Supplier(String),
}

/// A limit on a share of all imports of the question.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// What it is on.
    pub kind: CapKind,
    /// The most, 0 to 1.
    pub at_most: Share,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question<'a> {
    /// Who can deliver.
    pub candidates: &'a [Candidate],
    /// What has to be delivered, PJ a year, each fuel once.
    pub demand: &'a [(Fuel, Petajoules)],
    /// What has to be kept within.
    pub caps: &'a [Cap],
    /// Which costs count.
    pub case: CostCase,
}

/// The cheapest imports.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What each candidate delivers, PJ a year, in their order.
    pub volumes: Vec<Petajoules>,
    /// Million US dollars a year.
    pub cost: f64,
    /// US dollars per gigajoule.
    pub mean_cost: f64,
    /// How each cap stands, in their order.
    pub caps: Vec<CapUse>,
    /// Part of the imports that come by sea on a route that is not known.
    pub unrouted: Share,
}

/// How a cap stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CapUse {
    /// The share that it is on; of single suppliers the greatest.
    pub share: Share,
    /// What one percentage point more would save, million US dollars a year. Above nothing the cap binds.
    pub saving_per_point: f64,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq)]
pub enum LeastCostError {
    /// Nothing is asked for.
    NoDemand,
    /// A figure is not finite or out of its range; a fuel is asked for twice.
    BadNumber,
    /// Demand, capacities and caps do not go together.
    Infeasible(Infeasible),
    /// The solver gave up.
    Solver,
}

/// Solves it.
pub fn least_cost(question: &Question<'_>) -> Result<Plan, LeastCostError> {
    let program = Program::new(question)?;
    let Some(parts) = program.cheapest()? else {
        return Err(LeastCostError::Infeasible(infeasible::reasons(&program)?));
    };
    let mean_cost = program.mean_cost(&parts);
    let cost = mean_cost * program.total;
    let caps = question.caps.iter().enumerate().map(|(index, cap)| {
        let share = program.share(&cap.kind, &parts);
        let mut saving_per_point = 0.0;
        if share >= cap.at_most.0 - TOUCHES && cap.at_most.0 < 1.0 {
            let relaxed = program.with_cap(index, cap.at_most.0 + POINT);
            if let Some(relaxed_parts) = relaxed.cheapest()? {
                let saving = cost - relaxed.mean_cost(&relaxed_parts) * program.total;
                // Below the solver's tolerance it is rounding.
                if saving > cost * TOUCHES {
                    saving_per_point = saving;
                }
            }
        }
        Ok(CapUse {
            share: Share(share),
            saving_per_point,
        })
    });
    let caps = caps.collect::<Result<Vec<_>, LeastCostError>>()?;
    let unrouted = question.candidates.iter().zip(&parts);
    let unrouted = unrouted.filter(|(candidate, _)| !candidate.is_routed());
    Ok(Plan {
        cost,
        mean_cost,
        caps,
        unrouted: Share(unrouted.map(|(_, part)| part).sum()),
        volumes: parts
            .iter()
            .map(|part| Petajoules(part * program.total))
            .collect(),
    })
}

#[cfg(test)]
mod tests;
