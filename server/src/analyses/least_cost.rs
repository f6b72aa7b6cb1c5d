//! The cheapest imports within limits, asked on the command line or over HTTP.

use crate::margins::records;
use model::least_cost::{
    Candidates, Cap, CostCase, Frontier, Infeasible, LeastCostError, Plan, Question, Relaxation,
    candidates, frontier, least_cost,
};
use model::{Baseline, Fuel, LeverGroup, LeverSpec, Scenario, Share};
use story::answer::cap_kind;
use tables::Tables;
use wire::{
    ANY_SUPPLIER, Bought, CapRow, FrontierRow, LeastCostAnswer, LeastCostFrontier, LeastCostPlan,
    Refused, Unpriced, WouldDo,
};

/// A frontier of more points tells no more.
const MOST_STEPS: usize = 100;

/// How many times its record a supplier may be thought to deliver.
pub const CAPACITY_FACTORS: (f64, f64) = (0.01, 100.0);

/// A part of demand that is rounding.
const ROUNDING: f64 = 1e-9;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct LeastCostAsked {
    /// The fuels whose imports are chosen anew.
    pub fuels: Vec<Fuel>,
    /// Caps as people write them: `hormuz=30`, `hormuz+bab_el_mandeb=40`, `RUS=0`, `any_supplier=40`.
    pub caps: Vec<String>,
    /// How many times its record a supplier can deliver.
    pub capacity_factor: f64,
    /// Whether projects that were never built stand beside the suppliers.
    pub with_never_built: bool,
    /// Into how many steps the first cap is swept.
    pub frontier: Option<usize>,
}

/// A question that cannot be asked, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum LeastCostProblem {
    /// The factor is none.
    #[error(
        "the capacity factor is a number from {} to {}: leave it out, or write one such as 1.2", CAPACITY_FACTORS.0, CAPACITY_FACTORS.1
    )]
    Factor,
    /// A cap is not written as one.
    #[error("cap {0}: write WHAT=PERCENT, such as hormuz=30, RUS=0 or any_supplier=40")]
    Form(String),
    /// Its percentage is none.
    #[error("cap {0}: give a percentage, 0 to 100")]
    Percent(String),
    /// It is on what there is not.
    #[error("cap {cap}: there is no {what:?}; there are: {known}")]
    Unknown {
        /// The cap.
        cap: String,
        /// What it is on.
        what: String,
        /// What there is.
        known: String,
    },
    /// A frontier of no cap, or of too many steps.
    #[error("a frontier takes 1 to {MOST_STEPS} steps and needs a cap to sweep")]
    Steps,
    /// The data know of no imports of a fuel.
    #[error(
        "the data know of no imports of {fuel} of {importer} in {year}: leave the fuel out, or choose another year"
    )]
    NoDemand {
        /// The importer.
        importer: String,
        /// The year.
        year: u16,
        /// The fuel.
        fuel: Fuel,
    },
    /// The solver gave up.
    #[error("these figures make no program that can be solved: check caps and capacity factor")]
    Unsolved,
}

impl LeastCostAsked {
    /// The answer for a scenario.
    pub fn answer(
        &self,
        tables: &Tables,
        baseline: &Baseline,
        scenario: &Scenario,
    ) -> Result<LeastCostAnswer, LeastCostProblem> {
        let (least, most) = CAPACITY_FACTORS;
        if !(least..=most).contains(&self.capacity_factor) {
            return Err(LeastCostProblem::Factor);
        }
        let records = records(tables, baseline);
        let is_offered =
            |spec: &LeverSpec| self.with_never_built || spec.group != LeverGroup::NeverBuilt;
        let mut fuels = Vec::new();
        for fuel in &self.fuels {
            if !fuels.contains(fuel) {
                fuels.push(*fuel);
            }
        }
        let factor = self.capacity_factor;
        let all = candidates(baseline, scenario, &fuels, &records, factor, is_offered);
        let caps = self.caps.iter().map(|text| cap(text, baseline, tables));
        let caps = caps.collect::<Result<Vec<_>, _>>()?;
        let question = Question {
            candidates: &all.candidates,
            demand: &all.demand,
            caps: &caps,
            case: CostCase::Central,
        };
        let missing = fuels.iter().find(|fuel| {
            let told = all.demand.iter().find(|(of, _)| of == *fuel);
            told.is_none_or(|(_, energy)| energy.0 <= 0.0)
        });
        if let Some(fuel) = missing {
            return Err(LeastCostProblem::NoDemand {
                importer: baseline.importer.clone(),
                year: baseline.year,
                fuel: *fuel,
            });
        }
        let price_years = all.candidates.iter().map(|one| one.cost.price_year);
        let price_years = price_years.collect::<std::collections::BTreeSet<_>>();
        let unknown = all.candidates.iter().filter(|one| !one.is_routed());
        let unknown = unknown.map(|one| one.candidate.clone());
        let demand = all.demand.iter();
        let unpriced = all.unpriced.iter().map(|one| Unpriced {
            candidate: one.candidate.clone(),
            fuel: one.fuel,
            imported_pj: one.planned.0,
        });
        let mut answer = LeastCostAnswer {
            importer: baseline.importer.clone(),
            year: baseline.year,
            data_hash: tables.content_hash().to_owned(),
            demand_pj: demand.map(|(fuel, energy)| (*fuel, energy.0)).collect(),
            without_a_price: unpriced.collect(),
            price_years: price_years.into_iter().collect(),
            counted_as_passing: unknown.collect(),
            plan: None,
            infeasible: None,
            frontier: None,
        };
        if let Some(why) = short(&all) {
            answer.infeasible = Some(Refused {
                why,
                would_do: Vec::new(),
            });
            return Ok(answer);
        }
        match least_cost(&question) {
            Ok(plan) => answer.plan = Some(self.plan(&plan, &all)),
            Err(error) => answer.infeasible = Some(self.refused(error)?),
        }
        if let Some(steps) = self.frontier {
            if caps.is_empty() || !(1..=MOST_STEPS).contains(&steps) {
                return Err(LeastCostProblem::Steps);
            }
            match frontier(&question, 0, steps) {
                Ok(frontier) => answer.frontier = Some(swept(&frontier)),
                Err(error) => {
                    let refused = self.refused(error)?;
                    answer.infeasible.get_or_insert(refused);
                }
            }
        }
        Ok(answer)
    }

    fn plan(&self, plan: &Plan, all: &Candidates) -> LeastCostPlan {
        let bought = all.candidates.iter().zip(&plan.volumes);
        let bought = bought.filter(|(_, volume)| volume.0 > 0.0);
        let bought = bought.map(|(one, volume)| Bought {
            candidate: one.candidate.clone(),
            name: one.name.clone(),
            fuel: one.fuel,
            pj: volume.0,
            at_most_pj: one.capacity.0,
            usd_per_gj: one.cost.central,
            low: one.cost.low,
            high: one.cost.high,
            price_year: one.cost.price_year,
            quality: one.cost.quality,
        });
        let caps = self.caps.iter().zip(&plan.caps).map(|(text, cap)| CapRow {
            cap: text.clone(),
            share: cap.share.0,
            binds: cap.saving_per_point > 0.0,
            million_usd_per_point: cap.saving_per_point,
        });
        LeastCostPlan {
            cost_million_usd: plan.cost,
            mean_usd_per_gj: plan.mean_cost,
            share_on_unknown_routes: plan.unrouted.0,
            bought: bought.collect(),
            caps: caps.collect(),
        }
    }

    /// What stands in the way, where that is an answer.
    fn refused(&self, error: LeastCostError) -> Result<Refused, LeastCostProblem> {
        match error {
            LeastCostError::Infeasible(reasons) => Ok(self.infeasible(&reasons)),
            LeastCostError::NoDemand | LeastCostError::BadNumber | LeastCostError::Solver => {
                Err(LeastCostProblem::Unsolved)
            }
        }
    }

    /// What would have to give; each alone would do.
    fn infeasible(&self, reasons: &Infeasible) -> Refused {
        let would_do = reasons.relaxations.iter();
        let would_do = would_do.map(|relaxation| match relaxation {
            Relaxation::Cap { cap, at_least } => WouldDo {
                cap: self.caps.get(*cap).cloned(),
                at_least_percent: Some(at_least.0 * 100.0),
                ..WouldDo::default()
            },
            Relaxation::Demand { at_most } => WouldDo {
                demand_at_most_percent: Some(at_most.0 * 100.0),
                ..WouldDo::default()
            },
            Relaxation::Capacity { factor } => WouldDo {
                // Of the record itself, as the question counts it.
                capacity_factor_at_least: Some(factor * self.capacity_factor),
                ..WouldDo::default()
            },
        });
        let why = if reasons.relaxations.is_empty() {
            "no imports meet demand within the caps, and no single change would do: loosen several caps at once"
        } else {
            "no imports meet demand within the caps; each of these changes alone would do"
        };
        Refused {
            why: why.to_owned(),
            would_do: would_do.collect(),
        }
    }
}

/// A cap as it is written.
fn cap(text: &str, baseline: &Baseline, tables: &Tables) -> Result<Cap, LeastCostProblem> {
    let form = || LeastCostProblem::Form(text.to_owned());
    let (what, percent) = text.split_once('=').ok_or_else(form)?;
    let percent = percent.parse::<f64>().ok();
    let percent = percent.filter(|percent| (0.0..=100.0).contains(percent));
    let percent = percent.ok_or_else(|| LeastCostProblem::Percent(text.to_owned()))?;
    let is_place = |code: &str| tables.places.iter().any(|row| row.place == code);
    let kind = cap_kind(what, baseline, is_place).map_err(|what| {
        let points = baseline.chokepoints.iter();
        let points = points.map(|point| point.chokepoint.as_str());
        let places = tables.places.iter().map(|row| row.place.as_str());
        let known = points.chain(places).chain([ANY_SUPPLIER]);
        let known = known.collect::<std::collections::BTreeSet<_>>();
        LeastCostProblem::Unknown {
            cap: text.to_owned(),
            what,
            known: known.into_iter().collect::<Vec<_>>().join(", "),
        }
    })?;
    Ok(Cap {
        kind,
        at_most: Share(percent / 100.0),
    })
}

/// Whether suppliers with a known cost can deliver what is needed at all, whatever the caps; why not, if they cannot.
fn short(all: &Candidates) -> Option<String> {
    all.demand.iter().find_map(|(fuel, demand)| {
        let able = all.candidates.iter().filter(|one| one.fuel == *fuel);
        // Nobody delivers nothing, not less than it.
        let able = able.map(|one| one.capacity.0).sum::<f64>() + 0.0;
        let unpriced = all.unpriced.iter().filter(|one| one.fuel == *fuel);
        let unpriced = unpriced.map(|one| one.candidate.as_str()).collect::<Vec<_>>();
        (able < demand.0 * (1.0 - ROUNDING)).then(|| {
            format!(
                "suppliers of {fuel} with a known cost deliver at most {able:.0} of {:.0} PJ, whatever the caps; without a price: {}",
                demand.0,
                if unpriced.is_empty() { "none".to_owned() } else { unpriced.join(", ") },
            )
        })
    })
}

fn swept(frontier: &Frontier) -> LeastCostFrontier {
    let points = frontier.points.iter().map(|point| FrontierRow {
        at_most_percent: point.at_most.0 * 100.0,
        million_usd: point.central,
        low: point.low,
        high: point.high,
    });
    LeastCostFrontier {
        costs_nothing_from_percent: frontier.free.0 * 100.0,
        least_percent: frontier.least.0 * 100.0,
        points: points.collect(),
    }
}
