//! `balance.csv`: primary energy supply, home production and power generation by energy source.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{evidence, rounding};

const PJ_PER_TWH: f64 = 3.6;

#[derive(Deserialize)]
struct Evidence {
    importer_iso3: String,
    year: u16,
    source: String,
    consumption_twh: Option<f64>,
    production_twh: Option<f64>,
    electricity_twh: Option<f64>,
    source_id: String,
}

/// A row of `balance.csv`.
#[derive(Serialize)]
pub struct Row {
    importer: String,
    year: u16,
    energy_source: String,
    supply_pj: Option<String>,
    production_pj: Option<String>,
    electricity_twh: Option<String>,
    source_id: String,
    quality: &'static str,
}

/// The balance of the importers. What the source leaves blank stays blank.
pub fn rows(from: &Path, importers: &BTreeSet<String>) -> anyhow::Result<Vec<Row>> {
    let evidence: Vec<Evidence> = evidence::rows(from, "trade/energy_balance.csv")?;
    let mut rows: Vec<Row> = evidence
        .into_iter()
        .filter(|row| importers.contains(&row.importer_iso3) && row.year >= evidence::FIRST_YEAR)
        .map(|row| {
            let petajoules = |twh: Option<f64>| {
                twh.map(|twh| rounding::petajoules(twh * PJ_PER_TWH).to_string())
            };
            let produced = if counted_at_home(&row.source) {
                row.consumption_twh
            } else {
                row.production_twh
            };
            Row {
                supply_pj: petajoules(row.consumption_twh),
                production_pj: petajoules(produced),
                electricity_twh: row
                    .electricity_twh
                    .map(|twh| rounding::decimals(twh, 1).to_string()),
                importer: row.importer_iso3,
                year: row.year,
                energy_source: row.source,
                source_id: row.source_id,
                quality: "secondary",
            }
        })
        .collect();
    rows.sort_by(|a, b| {
        (&a.importer, a.year, &a.energy_source).cmp(&(&b.importer, b.year, &b.energy_source))
    });
    Ok(rows)
}

/// Sources whose supply is home production by convention. The review lists their production as power output, which is
/// another basis than supply for nuclear heat and for biomass.
fn counted_at_home(energy_source: &str) -> bool {
    matches!(
        energy_source,
        "nuclear" | "hydro" | "solar" | "wind" | "other_renewables"
    )
}
