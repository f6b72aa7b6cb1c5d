//! What softens a closure: pipelines and stocks. And closures that already happened.

use model::{Fuel, Quality};
use serde::{Deserialize, Serialize};

use super::list;

/// A pipeline that leads round a chokepoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BypassRow {
    /// Identifier.
    pub bypass: String,
    /// Name.
    pub name: String,
    /// Supplier whose fuel it carries.
    pub supplier: String,
    /// Fuel.
    pub fuel: Fuel,
    /// Chokepoint that it avoids.
    pub avoids: String,
    /// Load port at its end.
    pub port: String,
    /// First year of use; `None` means every year.
    pub from_year: Option<u16>,
    /// What can be loaded at its end, in `unit`.
    pub capacity: f64,
    /// What is, in normal times.
    pub used: f64,
    /// What the supplier exports behind the chokepoint in normal times; above zero.
    pub behind: f64,
    /// Unit of the three.
    pub unit: String,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// What was assumed.
    pub note: Option<String>,
}

/// A stock, and what a day of it stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StockRow {
    /// Importer.
    pub importer: String,
    /// Fuel.
    pub fuel: Fuel,
    /// Published indicator with the days in stock.
    pub days_indicator: String,
    /// Published indicators that add up to days of net imports as the IEA counts them.
    #[serde(with = "list")]
    pub iea_indicators: Vec<String>,
    /// What a day stands for by law, in `day_unit`; `None` means a day of imports of the year.
    pub day_volume: Option<f64>,
    /// Unit of `day_volume`.
    pub day_unit: Option<String>,
    /// Year that `day_volume` holds for; other years in proportion to supply.
    pub day_year: Option<u16>,
    /// Source of the basis.
    pub source_id: String,
    /// How good the basis is.
    pub quality: Quality,
    /// What was assumed.
    pub note: Option<String>,
}

/// A closure that observed years hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CrisisRow {
    /// Identifier.
    pub crisis: String,
    /// Chokepoint.
    pub chokepoint: String,
    /// First year marked.
    pub first_year: u16,
    /// Last year marked.
    pub last_year: u16,
    /// Year whose flows stand for normal times.
    pub reference_year: u16,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// What happened.
    pub note: Option<String>,
}
