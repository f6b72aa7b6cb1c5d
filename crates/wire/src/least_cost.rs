//! The answer of the linear program: the cheapest imports within limits, and what limits cost.

use std::collections::BTreeMap;

use model::{Fuel, Quality};
use serde::{Deserialize, Serialize};

/// The cheapest imports within limits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LeastCostAnswer {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year of the baseline.
    pub year: u16,
    /// SHA-256 of the data package, in hex.
    pub data_hash: String,
    /// What has to be delivered, PJ a year, by fuel.
    pub demand_pj: BTreeMap<Fuel, f64>,
    /// Who cannot be chosen, since no customs value tells what its fuel costs.
    pub without_a_price: Vec<Unpriced>,
    /// The years whose prices the costs are in; of more than one the costs do not compare.
    pub price_years: Vec<u16>,
    /// Who comes by sea, or over land, on a way that is not known, and counts as passing whatever is capped.
    pub counted_as_passing: Vec<String>,
    /// The cheapest imports; `None` where nothing keeps within the caps.
    pub plan: Option<LeastCostPlan>,
    /// Why there is none.
    pub infeasible: Option<Refused>,
    /// What the first cap costs as it is tightened, if that was asked for and can be told.
    pub frontier: Option<LeastCostFrontier>,
}

/// Supply without a known cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Unpriced {
    /// The supplier's code, or the lever.
    pub candidate: String,
    /// The fuel.
    pub fuel: Fuel,
    /// What the scenario imports of it, PJ a year.
    pub imported_pj: f64,
}

/// The cheapest imports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LeastCostPlan {
    /// Million US dollars a year.
    pub cost_million_usd: f64,
    /// US dollars per gigajoule.
    pub mean_usd_per_gj: f64,
    /// Part of the imports that come by sea on a route that is not known, 0 to 1.
    pub share_on_unknown_routes: f64,
    /// Who delivers.
    pub bought: Vec<Bought>,
    /// How each cap stands, in the order of the question.
    pub caps: Vec<CapRow>,
}

/// What one candidate delivers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Bought {
    /// The supplier's code, or the lever that offers the supply.
    pub candidate: String,
    /// The supplier's name in English.
    pub name: String,
    /// The fuel.
    pub fuel: Fuel,
    /// PJ a year.
    pub pj: f64,
    /// The most that it can deliver, PJ a year.
    pub at_most_pj: f64,
    /// What it costs on arrival, US dollars per gigajoule.
    pub usd_per_gj: f64,
    /// The least of the last years.
    pub low: f64,
    /// The greatest.
    pub high: f64,
    /// The year whose prices the cost is in.
    pub price_year: u16,
    /// How good the cost is.
    pub quality: Quality,
}

/// How a cap stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CapRow {
    /// The cap as it was asked for.
    pub cap: String,
    /// The share that it is on, 0 to 1; of single suppliers the greatest.
    pub share: f64,
    /// Whether it makes the imports dearer.
    pub binds: bool,
    /// What one percentage point more would save, million US dollars a year.
    pub million_usd_per_point: f64,
}

/// Why nothing keeps within the caps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Refused {
    /// In words.
    pub why: String,
    /// Changes of which each alone would do.
    pub would_do: Vec<WouldDo>,
}

/// A change; one of its parts is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WouldDo {
    /// A cap as it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<String>,
    /// What it would have to allow at least, percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least_percent: Option<f64>,
    /// How much of the demand could be met, percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand_at_most_percent: Option<f64>,
    /// How many times its record every supplier would have to deliver.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity_factor_at_least: Option<f64>,
}

/// What a cap costs as it is tightened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LeastCostFrontier {
    /// From here on the cap costs nothing, percent.
    pub costs_nothing_from_percent: f64,
    /// The tightest cap that can be met, percent.
    pub least_percent: f64,
    /// From the loosest cap to the tightest.
    pub points: Vec<FrontierRow>,
}

/// A cap and what the cheapest imports within it cost, million US dollars a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FrontierRow {
    /// The cap, percent.
    pub at_most_percent: f64,
    /// At central costs.
    pub million_usd: f64,
    /// Were every cost at its low end.
    pub low: f64,
    /// Were every cost at its high end.
    pub high: f64,
}
