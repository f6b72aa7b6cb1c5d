//! What a country can fall back on: stocks, and pipelines round a chokepoint.

use serde::{Deserialize, Serialize};

use crate::terms::{Fuel, Quality};
use crate::units::Petajoules;

/// A stock of one fuel.
///
/// Days of stock are days of something, and laws differ: Japan counts days of net consumption, of which 470 million
/// barrels are 254, while its refineries run through the same oil faster. `day_energy` keeps the basis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Stock {
    /// The fuel.
    pub fuel: Fuel,
    /// Days in stock; `None` where nobody published them.
    pub days: Option<f64>,
    /// When they were counted: a date, a month or a year.
    pub as_of: Option<String>,
    /// The energy that one of these days stands for.
    pub day_energy: Petajoules,
    /// Whether that is a day of the law's net consumption, or a day of the year's imports of the fuel.
    pub is_legal_basis: bool,
    /// Part of the stock at the start that cannot be used: what pipes, pumps and tank floors need, 0 to 1.
    pub unusable: f64,
    /// Days of net imports as published by the IEA's method, where the year has them.
    pub iea_days: Option<f64>,
    /// Source of `days`.
    pub source_id: String,
    /// How good `days` is.
    pub quality: Quality,
}

/// A pipeline that leads a supplier's fuel to a port beyond a chokepoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Bypass {
    /// Identifier.
    pub bypass: String,
    /// Name in English.
    pub name: String,
    /// The supplier.
    pub supplier: String,
    /// The fuel.
    pub fuel: Fuel,
    /// The chokepoint that it avoids, a position in [`crate::Baseline::chokepoints`].
    pub avoids: usize,
    /// Where its cargoes are loaded, a position in [`crate::Baseline::lanes`].
    pub lane: usize,
    /// What can be loaded there over all that the supplier exports, 0 to 1: what it loads there in normal times is in it.
    /// Every customer is served alike.
    pub capacity: f64,
}

/// A closure that the baseline year itself holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Crisis {
    /// The chokepoint, a position in [`crate::Baseline::chokepoints`].
    pub chokepoint: usize,
    /// The year whose flows stand for normal times.
    pub reference_year: u16,
}
