//! What security costs: the least cost as one cap is tightened, from where it costs nothing to where nothing meets it.

use crate::units::Share;

use super::program::{Elastic, Program};
use super::{CostCase, LeastCostError, Question, infeasible};

/// By so much the tightest limit is missed, so that it is not lost in rounding.
const ROOM: f64 = 1e-9;

/// The least cost under one cap after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// The share without the cap: from there on it costs nothing.
    pub free: Share,
    /// The least share that demand, capacities and the other caps allow.
    pub least: Share,
    /// From the loosest cap to the tightest, in even steps.
    pub points: Vec<FrontierPoint>,
}

/// One limit, and what the cheapest imports within it cost, million US dollars a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrontierPoint {
    /// The limit.
    pub at_most: Share,
    /// At central landed costs.
    pub central: f64,
    /// Were every landed cost at its low end.
    pub low: f64,
    /// Were every landed cost at its high end.
    pub high: f64,
}

/// Tightens the cap at a position in `steps` even steps; its own limit and the case of the question do not matter.
///
/// As the value of a linear program in a right-hand side each of the three costs is convex and never falls as the cap
/// tightens. They are three programs: what is bought may differ.
pub fn frontier(
    question: &Question<'_>,
    cap: usize,
    steps: usize,
) -> Result<Frontier, LeastCostError> {
    let program = Program::new(question)?.with_case(CostCase::Central);
    let kind = &question
        .caps
        .get(cap)
        .ok_or(LeastCostError::BadNumber)?
        .kind;
    let open = program.with_cap(cap, 1.0);
    let Some(parts) = open.cheapest()? else {
        return Err(LeastCostError::Infeasible(infeasible::reasons(&open)?));
    };
    let free = open.share(kind, &parts);
    let least = program
        .give_way(Elastic::Cap(cap))?
        .unwrap_or(free)
        .min(free);
    let steps = steps.max(1);
    let points = (0..=steps).map(|step| {
        let at_most = free + (least - free) * (step as f64 / steps as f64);
        let limited = program.with_cap(cap, at_most + ROOM);
        let cost = |case| {
            let limited = limited.with_case(case);
            let parts = limited.cheapest()?.ok_or(LeastCostError::Solver)?;
            Ok(limited.mean_cost(&parts) * program.total)
        };
        Ok(FrontierPoint {
            at_most: Share(at_most),
            central: cost(CostCase::Central)?,
            low: cost(CostCase::Low)?,
            high: cost(CostCase::High)?,
        })
    });
    Ok(Frontier {
        free: Share(free),
        least: Share(least),
        points: points.collect::<Result<_, LeastCostError>>()?,
    })
}
