//! `chokepoint uncertainty`: a scenario in many worlds.

use anyhow::{Context as _, bail};
use chokepoint::{EvaluationRequest, scenario};
use clap::Args;
use model::{
    Baseline, Compared, Fuel, Indicator, LeverKind, Quantile, Quantiles, RangeError, Reading,
    Scenario, Uncertain, UncertainRange, compare, tornado, uncertainty,
};
use serde_json::{Value, json};
use tables::Tables;

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
    /// A scenario with a name to compare with, in the same worlds.
    #[arg(long, value_name = "PRESET")]
    against: Option<String>,
    /// How many worlds.
    #[arg(long, default_value_t = 10_000)]
    draws: usize,
    /// Which worlds: a number that gives the same ones every time.
    #[arg(long, default_value_t = 2016)]
    seed: u64,
}

pub fn run(options: &Uncertainty) -> anyhow::Result<()> {
    if !(1..=MOST_DRAWS).contains(&options.draws) {
        bail!("--draws takes 1 to {MOST_DRAWS}");
    }
    let tables = options.asked.tables()?;
    let (baseline, scenario) = scenario(&tables, &options.asked.request())?;
    let given = options.ranges.iter().map(|text| range(text));
    let mut ranges = given.collect::<anyhow::Result<Vec<_>>>()?;
    if !options.only {
        let known = of_data(&tables, &baseline, &scenario);
        let is_new = |range: &UncertainRange| !ranges.iter().any(|one| one.what == range.what);
        let known = known.into_iter().filter(is_new).collect::<Vec<_>>();
        ranges.extend(known);
    }
    let draws = (options.seed, options.draws);
    let told = uncertainty(&baseline, &scenario, &ranges, &options.indicators, draws);
    let told = told.map_err(|error| refused(&error))?;
    let first = options.indicators.first().copied();
    let first = first.context("name an indicator with --indicator")?;
    let swings = tornado(&baseline, &scenario, &ranges, first).map_err(|error| refused(&error))?;
    let mut answer = json!({
        "importer": baseline.importer,
        "year": baseline.year,
        "data_hash": tables.content_hash(),
        "seed": options.seed,
        "draws": told.draws,
        "ranges": ranges.iter().map(|range| json!({
            "what": name(&range.what), "low": range.low, "high": range.high,
        })).collect::<Vec<_>>(),
        "indicators": told.indicators.iter().map(|(indicator, quantiles)| quantile_row(*indicator, quantiles)).collect::<Vec<_>>(),
        "tornado": swings.iter().map(|swing| json!({
            "what": name(&swing.what), "at_low": reading(swing.low), "at_high": reading(swing.high),
        })).collect::<Vec<_>>(),
        "stocks": told.stocks.iter().map(|band| json!({
            "fuel": band.fuel,
            "days": band.days.iter().map(|(day, [p10, p50, p90])| json!({
                "day": day, "p10": p10, "p50": p50, "p90": p90,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    });
    if let Some(preset) = &options.against {
        let request = EvaluationRequest {
            preset: Some(preset),
            year: Some(baseline.year),
            settings: &[],
            ..options.asked.request()
        };
        let (_, other) = chokepoint::scenario(&tables, &request)?;
        let pair = (&scenario, &other);
        // A range of a lever belongs to the scenario; what both share are the figures of the data.
        let shared = ranges.iter().filter(|range| is_shared(range, &baseline));
        let shared = shared.cloned().collect::<Vec<_>>();
        let compared = compare(&baseline, pair, &shared, first, draws);
        answer["against"] =
            compared_row(preset, first, &compared.map_err(|error| refused(&error))?);
    }
    print(&(serde_json::to_string_pretty(&answer)? + "\n"))
}

/// A range as it is written.
fn range(text: &str) -> anyhow::Result<UncertainRange> {
    let parts = text.split_once('=');
    let parts = parts.and_then(|(lever, ends)| Some((lever, ends.split_once("..")?)));
    let ends = parts.and_then(|(lever, (low, high))| {
        Some((lever, low.parse::<f64>().ok()?, high.parse::<f64>().ok()?))
    });
    let (lever, low, high) = ends.with_context(|| {
        format!("--range {text}: write LEVER=LOW..HIGH, such as hormuz=50..100")
    })?;
    Ok(UncertainRange {
        what: Uncertain::Lever(lever.to_owned()),
        low,
        high,
    })
}

/// The ranges that the data have: parameters with a low and a high end, and levers that stand for assumptions.
fn of_data(tables: &Tables, baseline: &Baseline, scenario: &Scenario) -> Vec<UncertainRange> {
    let parameter = |name: &str| {
        let row = tables.parameters.iter().find(|row| row.parameter == name)?;
        Some((row.low?, row.high?))
    };
    let mut ranges = Vec::new();
    for (fuel, _) in &baseline.parameters.ship_speed_knots {
        if let Some((low, high)) = parameter(&format!("ship_speed_{}", fuel.id())) {
            let what = Uncertain::ShipSpeed(*fuel);
            ranges.push(UncertainRange { what, low, high });
        }
    }
    for stock in &baseline.stocks {
        if let Some((low, high)) = parameter("stock_unusable_share") {
            let what = Uncertain::UnusableStock(stock.fuel);
            ranges.push(UncertainRange { what, low, high });
        }
    }
    for spec in &baseline.levers {
        let is_assumed = matches!(spec.kind, LeverKind::Loading { .. });
        if is_assumed && scenario.value_of(spec, baseline).is_some() {
            ranges.push(UncertainRange {
                what: Uncertain::Lever(spec.lever.clone()),
                low: spec.minimum_in(baseline),
                high: spec.maximum_in(baseline),
            });
        }
    }
    ranges
}

/// Whether a range is of the data and not of one scenario.
fn is_shared(range: &UncertainRange, baseline: &Baseline) -> bool {
    match &range.what {
        Uncertain::ShipSpeed(_) | Uncertain::UnusableStock(_) => true,
        Uncertain::Lever(lever) => baseline
            .levers
            .iter()
            .any(|spec| spec.lever == *lever && matches!(spec.kind, LeverKind::Loading { .. })),
    }
}

fn name(what: &Uncertain) -> String {
    let of = |word: &str, fuel: Fuel| format!("{word}_{}", fuel.id());
    match what {
        Uncertain::Lever(lever) => lever.clone(),
        Uncertain::ShipSpeed(fuel) => of("ship_speed", *fuel),
        Uncertain::UnusableStock(fuel) => of("stock_unusable_share", *fuel),
    }
}

fn quantile_row(indicator: Indicator, told: &Quantiles) -> Value {
    let value = |quantile: Quantile| match quantile {
        Quantile::Value(value) => json!(value),
        Quantile::NoneWithinHorizon => json!("none_within_horizon"),
    };
    let [p10, p50, p90] = told
        .quantiles
        .map_or([Value::Null, Value::Null, Value::Null], |three| {
            three.map(value)
        });
    json!({
        "indicator": indicator, "unit": indicator.unit(), "p10": p10, "p50": p50, "p90": p90,
        "none_within_horizon": told.none_within_horizon, "without_data": told.without_data,
    })
}

fn reading(reading: Reading) -> Value {
    match reading {
        Reading::Value(value) => json!(value),
        Reading::NoneWithinHorizon => json!("none_within_horizon"),
        Reading::NoData => Value::Null,
    }
}

fn compared_row(preset: &str, indicator: Indicator, compared: &Compared) -> Value {
    json!({
        "preset": preset, "indicator": indicator, "less": compared.less, "equal": compared.equal, "more": compared.more,
        "without_data": compared.without_data,
    })
}

fn refused(error: &RangeError) -> anyhow::Error {
    anyhow::anyhow!(match error {
        RangeError::Unknown(what) => format!(
            "--range {}: the data of this importer and year have no such figure",
            name(what)
        ),
        RangeError::Ends(what) => format!(
            "--range {}: give the lower end first, both within what it can be",
            name(what)
        ),
        RangeError::Outside { what, value } => format!(
            "--range {}: the scenario has it at {value}, which is not within the range",
            name(what)
        ),
    })
}
