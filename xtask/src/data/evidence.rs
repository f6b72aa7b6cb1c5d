//! Reads evidence tables.

use std::path::Path;

use anyhow::Context;
use serde::de::DeserializeOwned;

/// Years that the flow tables cover.
pub const FLOW_YEARS: std::ops::RangeInclusive<u16> = 2008..=2025;
/// First year of the balance and of the published indicators.
pub const FIRST_YEAR: u16 = 2000;

/// All rows of one evidence file, e.g. `trade/trade_flows.csv`.
pub fn rows<T: DeserializeOwned>(from: &Path, file: &str) -> anyhow::Result<Vec<T>> {
    let path = from.join(file);
    let mut reader = csv::Reader::from_path(&path)
        .with_context(|| format!("cannot open {file}: give the evidence folder with --from"))?;
    reader
        .deserialize()
        .enumerate()
        .map(|(index, row)| row.with_context(|| format!("{file}, row {}", index + 2)))
        .collect()
}
