//! `chokepoint uncertainty`: a scenario in many worlds.

use anyhow::bail;
use chokepoint::{EvaluationRequest, RangeProblem, drawn, scenario, uncertain_range};
use clap::Args;
use model::{Baseline, Indicator, Scenario};
use tables::Tables;
use wire::{
    MOST_SPREAD, USUAL_DRAWS, USUAL_SEED, USUAL_SPREAD, UncertaintyAnswer, UncertaintyAsked,
};

use super::attribute::indicator;
use super::print;
use super::scenario::Asked;

/// More worlds tell no more.
const MOST_DRAWS: usize = 1_000_000;

#[derive(Args)]
pub struct Uncertainty {
    #[command(flatten)]
    asked: Asked,
    /// An indicator to read off, such as `cut_off`; may be repeated. The first is that of the tornado and of `--against`.
    #[arg(long = "indicator", value_parser = indicator, default_value = "cut_off")]
    indicators: Vec<Indicator>,
    /// What of the scenario is uncertain: a lever and the ends of its range, such as `hormuz=50..100`; may be repeated.
    #[arg(long = "range", value_name = "LEVER=LOW..HIGH")]
    ranges: Vec<String>,
    /// Draws from these ranges alone: ship speeds, what of a stock cannot be used and where Saudi and Emirati crude is loaded stay as
    /// they are. Without it their ranges in the data are drawn from too.
    #[arg(long)]
    only: bool,
    /// How far the levers that are moved are drawn from where they stand, percent of their value; 0 leaves them there.
    #[arg(long, default_value_t = USUAL_SPREAD)]
    spread: f64,
    /// A scenario with a name to compare with, in the same worlds. Drawn is then only what both share: the ranges of the data, and
    /// of levers those that both have at the same value.
    #[arg(long, value_name = "PRESET")]
    against: Option<String>,
    /// A lever of the scenario to compare with, such as hormuz=50, on top of the one with a name or by itself; may be repeated.
    #[arg(long = "against-set", value_name = "LEVER=VALUE")]
    against_settings: Vec<String>,
    /// How many worlds.
    #[arg(long, default_value_t = USUAL_DRAWS)]
    draws: usize,
    /// Which worlds: a number that gives the same ones every time.
    #[arg(long, default_value_t = USUAL_SEED)]
    seed: u64,
}

pub fn run(options: &Uncertainty) -> anyhow::Result<()> {
    if !(1..=MOST_DRAWS).contains(&options.draws) {
        bail!("--draws takes 1 to {MOST_DRAWS}");
    }
    if !(0.0..=MOST_SPREAD).contains(&options.spread) {
        bail!("--spread takes a percentage from 0 to {MOST_SPREAD}");
    }
    let tables = options.asked.tables()?;
    let (baseline, scenario) = scenario(&tables, &options.asked.request())?;
    let given = options.ranges.iter().map(|text| uncertain_range(text));
    let given = given.collect::<Result<Vec<_>, _>>()?;
    let ranges = drawn(
        &tables,
        (&baseline, &scenario),
        given,
        (options.spread, options.only),
    );
    let against = against(options, &tables, &baseline)?;
    let asked = UncertaintyAsked {
        ranges: &ranges,
        indicators: &options.indicators,
        seed: options.seed,
        draws: options.draws,
        against: against.as_ref().map(|(name, other)| (name.as_str(), other)),
    };
    let answer = UncertaintyAnswer::new(&baseline, &scenario, asked, tables.content_hash());
    let answer = answer.map_err(|error| RangeProblem::from(&error))?;
    print(&(serde_json::to_string_pretty(&answer)? + "\n"))
}

/// The scenario to compare with, and what it is called.
fn against(
    options: &Uncertainty,
    tables: &Tables,
    baseline: &Baseline,
) -> anyhow::Result<Option<(String, Scenario)>> {
    let (preset, settings) = (options.against.as_deref(), &options.against_settings);
    if preset.is_none() && settings.is_empty() {
        return Ok(None);
    }
    let request = EvaluationRequest {
        preset,
        year: Some(baseline.year),
        settings,
        ..options.asked.request()
    };
    let (_, other) = scenario(tables, &request)?;
    let parts = preset
        .into_iter()
        .chain(settings.iter().map(String::as_str));
    Ok(Some((parts.collect::<Vec<_>>().join("&"), other)))
}
