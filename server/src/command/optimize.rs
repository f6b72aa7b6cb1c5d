//! `chokepoint optimize`: the cheapest imports within limits on straits and suppliers.

use anyhow::{Context as _, bail};
use chokepoint::scenario;
use clap::Args;
use model::least_cost::{
    Candidates, Cap, CapKind, CostCase, Frontier, Infeasible, LeastCostError, Plan, Question,
    Relaxation, candidates, frontier, least_cost,
};
use model::{Baseline, ChokepointSet, Fuel, LeverGroup, LeverSpec, Share};
use serde_json::{Value, json};

use super::print;
use super::scenario::Asked;

/// The word for a cap on each single supplier.
const ANY_SUPPLIER: &str = "any_supplier";
/// A frontier of more points tells no more.
const MOST_STEPS: usize = 100;

#[derive(Args)]
pub struct Optimize {
    #[command(flatten)]
    asked: Asked,
    /// A fuel whose imports are chosen anew; may be repeated.
    #[arg(long = "fuel", value_parser = fuel, default_value = "crude_oil")]
    fuels: Vec<Fuel>,
    /// A limit in percent of these imports: on a chokepoint (`hormuz=30`), on any of several (`hormuz+bab_el_mandeb=40`), on a
    /// supplier (`RUS=0`) or on every single one (`any_supplier=40`); may be repeated.
    #[arg(long = "cap", value_name = "WHAT=PERCENT")]
    caps: Vec<String>,
    /// How many times its record a supplier can deliver.
    #[arg(long, default_value_t = 1.0)]
    capacity_factor: f64,
    /// Whether projects that were never built stand beside the suppliers.
    #[arg(long)]
    with_never_built: bool,
    /// Sweeps the first cap from where it costs nothing to the least that can be met, in so many steps.
    #[arg(long, value_name = "STEPS")]
    frontier: Option<usize>,
}

fn fuel(word: &str) -> Result<Fuel, String> {
    word.parse().map_err(|_| {
        let known = Fuel::ALL.iter().map(|fuel| fuel.id());
        let known = known.collect::<Vec<_>>().join(", ");
        format!("there is no fuel {word:?}; there are: {known}")
    })
}

pub fn run(options: &Optimize) -> anyhow::Result<()> {
    if !(options.capacity_factor.is_finite() && options.capacity_factor > 0.0) {
        bail!("--capacity-factor is no number above 0");
    }
    let tables = options.asked.tables()?;
    let (baseline, scenario) = scenario(&tables, &options.asked.request())?;
    let records = tables.supply_records(&baseline.importer, baseline.year);
    let is_offered =
        |spec: &LeverSpec| options.with_never_built || spec.group != LeverGroup::NeverBuilt;
    let mut fuels = options.fuels.clone();
    fuels.dedup();
    let all = candidates(
        &baseline,
        &scenario,
        &fuels,
        &records,
        options.capacity_factor,
        is_offered,
    );
    let caps = options.caps.iter().map(|text| cap(text, &baseline, &all));
    let caps = caps.collect::<anyhow::Result<Vec<_>>>()?;
    let question = Question {
        candidates: &all.candidates,
        demand: &all.demand,
        caps: &caps,
        case: CostCase::Central,
    };
    let mut answer = json!({
        "importer": baseline.importer,
        "year": baseline.year,
        "data_hash": tables.content_hash(),
        "demand_pj": all.demand.iter().map(|(fuel, energy)| (fuel.id(), energy.0)).collect::<std::collections::BTreeMap<_, _>>(),
        "without_a_price": all.unpriced.iter().map(|one| json!({
            "candidate": one.candidate, "fuel": one.fuel, "imported_pj": one.planned.0,
        })).collect::<Vec<_>>(),
    });
    answer["plan"] = match least_cost(&question) {
        Ok(plan) => told(&plan, &all, &options.caps),
        Err(LeastCostError::Infeasible(reasons)) => infeasible(&reasons, &options.caps),
        Err(error) => bail!(unanswerable(&error, &baseline)),
    };
    if let Some(steps) = options.frontier {
        if caps.is_empty() || !(1..=MOST_STEPS).contains(&steps) {
            bail!("--frontier takes 1 to {MOST_STEPS} steps and needs a --cap to sweep");
        }
        answer["frontier"] = match frontier(&question, 0, steps) {
            Ok(frontier) => swept(&frontier),
            Err(LeastCostError::Infeasible(reasons)) => infeasible(&reasons, &options.caps),
            Err(error) => bail!(unanswerable(&error, &baseline)),
        };
    }
    print(&(serde_json::to_string_pretty(&answer)? + "\n"))
}

/// A cap as it is written.
fn cap(text: &str, baseline: &Baseline, all: &Candidates) -> anyhow::Result<Cap> {
    let (what, percent) = text.split_once('=').with_context(|| {
        format!("--cap {text}: write WHAT=PERCENT, such as hormuz=30, RUS=0 or any_supplier=40")
    })?;
    let percent = percent.parse::<f64>().ok();
    let percent = percent.filter(|percent| (0.0..=100.0).contains(percent));
    let percent = percent.with_context(|| format!("--cap {text}: give a percentage, 0 to 100"))?;
    let is_supplier = all.candidates.iter().any(|one| one.supplier == what);
    let kind = if what == ANY_SUPPLIER {
        CapKind::AnySupplier
    } else if is_supplier {
        CapKind::Supplier(what.to_owned())
    } else {
        let mut set = ChokepointSet::default();
        for name in what.split('+') {
            let index = baseline.chokepoint_index(name).with_context(|| {
                let points = baseline.chokepoints.iter();
                let points = points.map(|point| point.chokepoint.as_str());
                let suppliers = all.candidates.iter().map(|one| one.supplier.as_str());
                let known = points.chain(suppliers).chain([ANY_SUPPLIER]);
                let known = known.collect::<std::collections::BTreeSet<_>>();
                let known = known.into_iter().collect::<Vec<_>>().join(", ");
                format!("--cap {text}: there is no {name:?}; there are: {known}")
            })?;
            set = set.with(ChokepointSet::only(index));
        }
        CapKind::Chokepoints(set)
    };
    Ok(Cap {
        kind,
        at_most: Share(percent / 100.0),
    })
}

fn told(plan: &Plan, all: &Candidates, caps: &[String]) -> Value {
    let bought = all.candidates.iter().zip(&plan.volumes);
    let bought = bought.filter(|(_, volume)| volume.0 > 0.0);
    json!({
        "cost_million_usd": plan.cost,
        "mean_usd_per_gj": plan.mean_cost,
        "share_on_unknown_routes": plan.unrouted.0,
        "bought": bought.map(|(one, volume)| json!({
            "candidate": one.candidate, "name": one.name, "fuel": one.fuel, "pj": volume.0, "at_most_pj": one.capacity.0,
            "usd_per_gj": one.cost.central, "low": one.cost.low, "high": one.cost.high, "quality": one.cost.quality,
        })).collect::<Vec<_>>(),
        "caps": caps.iter().zip(&plan.caps).map(|(text, cap)| json!({
            "cap": text, "share": cap.share.0, "binds": cap.saving_per_point > 0.0,
            "million_usd_per_point": cap.saving_per_point,
        })).collect::<Vec<_>>(),
    })
}

/// What would have to give; each alone would do.
fn infeasible(reasons: &Infeasible, caps: &[String]) -> Value {
    let would_do = reasons
        .relaxations
        .iter()
        .map(|relaxation| match relaxation {
            Relaxation::Cap { cap, at_least } => json!({
                "cap": caps.get(*cap), "at_least_percent": at_least.0 * 100.0,
            }),
            Relaxation::Demand { at_most } => {
                json!({ "demand_at_most_percent": at_most.0 * 100.0 })
            }
            Relaxation::Capacity { factor } => json!({ "capacity_factor_at_least": factor }),
        });
    let why = if reasons.relaxations.is_empty() {
        "no imports meet demand within the caps, and no single change would do: loosen several caps at once"
    } else {
        "no imports meet demand within the caps; each of these changes alone would do"
    };
    json!({
        "infeasible": why,
        "would_do": would_do.collect::<Vec<_>>(),
    })
}

fn swept(frontier: &Frontier) -> Value {
    json!({
        "costs_nothing_from_percent": frontier.free.0 * 100.0,
        "least_percent": frontier.least.0 * 100.0,
        "points": frontier.points.iter().map(|point| json!({
            "at_most_percent": point.at_most.0 * 100.0, "million_usd": point.central, "low": point.low, "high": point.high,
        })).collect::<Vec<_>>(),
    })
}

fn unanswerable(error: &LeastCostError, baseline: &Baseline) -> String {
    match error {
        LeastCostError::NoDemand => format!(
            "{} imports none of these fuels in {} as far as the data tell: choose others with --fuel",
            baseline.importer, baseline.year
        ),
        _ => "these figures make no program that can be solved: check --cap and --capacity-factor"
            .to_owned(),
    }
}
