//! Reads the hand-typed tables that steer the conversion.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Context;
use serde::de::DeserializeOwned;

/// The distinct values of one column of a table in `data/`.
pub fn column(data: &Path, table: &str, column: &str) -> anyhow::Result<BTreeSet<String>> {
    let file = format!("{table}.csv");
    let mut reader = csv::Reader::from_path(data.join(&file))
        .with_context(|| format!("cannot open typed table {file}"))?;
    let index = reader
        .headers()?
        .iter()
        .position(|name| name == column)
        .with_context(|| format!("{file} has no column {column}"))?;
    let mut values = BTreeSet::new();
    for record in reader.records() {
        values.extend(record?.get(index).map(str::to_owned));
    }
    Ok(values)
}

/// All rows of a table in `data/`, as far as `T` needs their columns.
pub fn rows<T: DeserializeOwned>(data: &Path, table: &str) -> anyhow::Result<Vec<T>> {
    let file = format!("{table}.csv");
    let mut reader = csv::Reader::from_path(data.join(&file))
        .with_context(|| format!("cannot open table {file}"))?;
    let rows = reader.deserialize().enumerate();
    rows.map(|(index, row)| row.with_context(|| format!("{file}, row {}", index + 2)))
        .collect()
}
