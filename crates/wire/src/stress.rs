//! The answer of the stress suite: every test on every importer.

use std::collections::BTreeMap;

use model::{
    Baseline, Indicator, MODEL_HASH, Reading, STRESS_INDICATORS, STRESS_TESTS, STRESS_VERSION,
    stress,
};
use serde::{Deserialize, Serialize};

use crate::evaluation::Note;

/// The suite's results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StressAnswer {
    /// The number of the suite: results of one number compare.
    pub suite: u32,
    /// The release of the model.
    pub model: String,
    /// What the model computes, as a hash in hex: see [`MODEL_HASH`].
    pub model_hash: String,
    /// SHA-256 of the data package, in hex.
    pub data_hash: String,
    /// The tests, in the suite's order.
    pub tests: Vec<StressTestRow>,
    /// A row for each importer and test.
    pub results: Vec<StressRow>,
}

/// A test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StressTestRow {
    /// Its name.
    pub test: String,
    /// Levers and where they stand, in their units.
    pub levers: BTreeMap<String, f64>,
    /// Whether the supplier of the most energy delivers nothing beside, whoever that is.
    pub largest_supplier_lost: bool,
}

/// What a test did to an importer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StressRow {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year of the baseline.
    pub year: u16,
    /// The test.
    pub test: String,
    /// The supplier that was lost, where the test leaves open which.
    pub supplier: Option<String>,
    /// What is read off, by indicator.
    pub values: BTreeMap<Indicator, IndicatorValue>,
}

/// What an indicator says.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct IndicatorValue {
    /// In the indicator's unit.
    pub value: Option<f64>,
    /// Why there is none.
    pub note: Option<Note>,
}

impl From<Reading> for IndicatorValue {
    fn from(reading: Reading) -> Self {
        let (value, note) = match reading {
            Reading::Value(value) => (Some(value), None),
            Reading::NoneWithinHorizon => (None, Some(Note::NoneWithinHorizon)),
            Reading::NoData => (None, Some(Note::NoData)),
        };
        Self { value, note }
    }
}

impl IndicatorValue {
    /// As a cell of a table: `none` where what an indicator waits for does not happen within the year, empty where the data lack
    /// it.
    pub fn cell(self) -> String {
        match (self.value, self.note) {
            (Some(value), _) => value.to_string(),
            (None, Some(Note::NoneWithinHorizon)) => "none".to_owned(),
            (None, _) => String::new(),
        }
    }
}

impl StressAnswer {
    /// Puts importers through the suite. `data_hash` names the data package of the baselines.
    pub fn new<'a>(baselines: impl Iterator<Item = &'a Baseline>, data_hash: &str) -> Self {
        let tests = STRESS_TESTS.iter().map(|test| {
            let levers = test.levers.iter();
            let levers = levers.map(|(lever, value)| ((*lever).to_owned(), *value));
            StressTestRow {
                test: test.test.to_owned(),
                levers: levers.collect(),
                largest_supplier_lost: test.largest_supplier_lost,
            }
        });
        let results = baselines.flat_map(|baseline| {
            let results = stress(baseline).into_iter();
            results.map(|result| StressRow {
                importer: baseline.importer.clone(),
                year: baseline.year,
                test: result.test.to_owned(),
                supplier: result.supplier,
                values: STRESS_INDICATORS
                    .into_iter()
                    .zip(result.readings.into_iter().map(IndicatorValue::from))
                    .collect(),
            })
        });
        Self {
            suite: STRESS_VERSION,
            model: env!("CARGO_PKG_VERSION").to_owned(),
            model_hash: format!("{MODEL_HASH:016x}"),
            data_hash: data_hash.to_owned(),
            tests: tests.collect(),
            results: results.collect(),
        }
    }

    /// The columns of [`Self::rows`].
    pub fn columns() -> Vec<String> {
        let first = ["importer", "year", "test", "supplier"];
        let first = first.into_iter().map(str::to_owned);
        let read = STRESS_INDICATORS.iter();
        first
            .chain(read.map(|indicator| indicator.id().to_owned()))
            .collect()
    }

    /// A row for each result, with [`IndicatorValue::cell`]s.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let rows = self.results.iter().map(|row| {
            let first = [
                row.importer.clone(),
                row.year.to_string(),
                row.test.clone(),
                row.supplier.clone().unwrap_or_default(),
            ];
            let read = STRESS_INDICATORS.iter();
            let read = read.map(|indicator| row.values.get(indicator));
            let cells = read.map(|told| told.map_or_else(String::new, |told| told.cell()));
            first.into_iter().chain(cells).collect()
        });
        rows.collect()
    }
}
