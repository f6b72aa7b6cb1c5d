//! `flows.csv`: what each importer bought, from whom, by calendar year and fuel.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{evidence, rounding};

#[derive(Deserialize)]
struct Evidence {
    importer_iso3: String,
    year: u16,
    period: String,
    fuel: String,
    supplier: String,
    volume: Option<f64>,
    unit: String,
    source_id: String,
    quality: String,
}

/// A row of `flows.csv`.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    importer: String,
    year: u16,
    fuel: String,
    supplier: String,
    volume: String,
    unit: String,
    source_id: String,
    quality: String,
}

/// Calendar-year flows of the importers; a missing or zero volume is left out.
pub fn rows(from: &Path, importers: &BTreeSet<String>) -> anyhow::Result<Vec<Row>> {
    let evidence: Vec<Evidence> = evidence::rows(from, "trade/trade_flows.csv")?;
    let mut rows: Vec<Row> = evidence
        .into_iter()
        .filter(|row| importers.contains(&row.importer_iso3))
        .filter(|row| row.period == "calendar" && evidence::FLOW_YEARS.contains(&row.year))
        .filter_map(|row| {
            let volume = row.volume.filter(|volume| *volume > 0.0)?;
            Some(Row {
                volume: carried(volume, &row.source_id).to_string(),
                importer: row.importer_iso3,
                year: row.year,
                fuel: row.fuel,
                supplier: row.supplier,
                unit: row.unit,
                source_id: row.source_id,
                quality: row.quality,
            })
        })
        .collect();
    rows.sort();
    Ok(rows)
}

/// Statistical Review figures are carried rounded; customs figures as published.
fn carried(volume: f64, source_id: &str) -> f64 {
    if source_id.starts_with("EI_") || source_id.starts_with("BP_") {
        rounding::significant(volume, 3)
    } else {
        volume
    }
}
