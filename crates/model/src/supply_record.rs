//! What is on record of a supplier: the most that it ever delivered, and what its fuel costs on arrival.

use serde::{Deserialize, Serialize};

use crate::terms::{Fuel, Quality};
use crate::units::Petajoules;

/// What a supplier's fuel costs on arrival, freight and insurance included, US dollars per gigajoule.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LandedCost {
    /// In the prices of `price_year`.
    pub central: f64,
    /// The least of the last years.
    pub low: f64,
    /// The greatest of the last years.
    pub high: f64,
    /// The year whose prices `central` is in.
    pub price_year: u16,
    /// How good it is.
    pub quality: Quality,
}

/// A supplier's record with one importer and fuel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SupplyRecord {
    /// Supplier code.
    pub supplier: String,
    /// Name in English.
    pub name: String,
    /// The fuel.
    pub fuel: Fuel,
    /// The largest yearly flow on record, PJ a year.
    pub largest: Petajoules,
    /// Its year.
    pub largest_year: u16,
    /// Load ports and their parts of its cargoes, which add up to 1; empty when they are not known.
    pub loading: Vec<(String, f64)>,
    /// `None` where customs tell no value: it is not known, and never nothing.
    pub cost: Option<LandedCost>,
}
