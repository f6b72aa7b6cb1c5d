//! The fixed questions that the server asks of the tables, answered by Polars for every importer and year at once.
//!
//! Each question is one function from frames to typed rows. Frames are built by column from the tables' typed rows;
//! every answer is sorted, because Polars' group order is not stable.

mod exposure;
mod frames;
mod indicators;
mod mix;
mod suppliers;

use std::collections::BTreeMap;

use model::Fuel;
use polars::prelude::PolarsError;
use tables::Tables;
use wire::{FuelYear, MixRow, YearIndicators};

use crate::baseline::{BaselineBuilder, BaselineError};

/// Why the aggregates could not be computed.
#[derive(Debug, thiserror::Error)]
pub enum AggregateError {
    /// The tables do not fit the model.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// Polars refused a query: a bug, since the tables are checked before.
    #[error("a query over the tables failed")]
    Polars(#[from] PolarsError),
}

/// The answers for one importer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImporterAggregates {
    /// Indicators by year.
    pub indicators: Vec<YearIndicators>,
    /// Aggregates by year and fuel.
    pub fuels: Vec<FuelYear>,
    /// Primary energy by year and source.
    pub mix: Vec<MixRow>,
}

/// What a group of flows is: an importer's year, of one fuel or of all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub importer: String,
    pub year: u16,
    /// `None` stands for all fuels together.
    pub fuel: Option<Fuel>,
}

/// Asks every question.
pub fn aggregate(
    tables: &Tables,
    builder: &BaselineBuilder<'_>,
) -> Result<BTreeMap<String, ImporterAggregates>, AggregateError> {
    let frames = frames::Frames::new(tables, builder)?;
    let suppliers = suppliers::suppliers(&frames)?;
    let exposure = exposure::exposure(&frames)?;
    let dependency = mix::dependency(&frames)?;
    let mut importers = BTreeMap::<String, ImporterAggregates>::new();
    for (importer, row) in mix::mix(&frames)? {
        importers.entry(importer).or_default().mix.push(row);
    }
    for (key, supply) in &suppliers {
        let Some(fuel) = key.fuel else { continue };
        let row = indicators::fuel_year(key.year, fuel, supply, exposure.get(key));
        importers
            .entry(key.importer.clone())
            .or_default()
            .fuels
            .push(row);
    }
    for (importer, rows) in indicators::by_year(&suppliers, &exposure, &dependency) {
        importers.entry(importer).or_default().indicators = rows;
    }
    for rows in importers.values_mut() {
        rows.fuels.sort_by_key(|row| (row.year, row.fuel));
    }
    Ok(importers)
}
