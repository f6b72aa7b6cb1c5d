//! What is on record of a supplier: the most that it ever delivered, and what its fuel costs on arrival.

use serde::{Deserialize, Serialize};

use crate::baseline::ChokepointSet;
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

/// A part of a supplier's cargoes and the chokepoints that it passes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RouteShare {
    /// What it passes.
    pub passes: ChokepointSet,
    /// The part, 0 to 1.
    pub share: f64,
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
    /// What its cargoes pass on their usual ways; the parts add up to 1. Empty where a way is not known, and for what does not
    /// come by sea.
    pub routes: Vec<RouteShare>,
    /// `None` where customs tell no value: it is not known, and never nothing.
    pub cost: Option<LandedCost>,
}
