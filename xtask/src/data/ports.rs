//! `ports.csv`: where cargoes load and land.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::evidence;

#[derive(Deserialize)]
struct Evidence {
    port_id: String,
    name: String,
    country_iso3: String,
    lat: f64,
    lon: f64,
    role: String,
    source_id: String,
}

/// A row of `ports.csv`.
#[derive(Serialize)]
pub struct Row {
    port: String,
    name: String,
    country: String,
    role: String,
    lat: f64,
    lon: f64,
    source_id: String,
    quality: &'static str,
}

/// Every port, in order of identifier.
pub fn rows(from: &Path) -> anyhow::Result<Vec<Row>> {
    let evidence: Vec<Evidence> = evidence::rows(from, "routes/ports.csv")?;
    let mut rows: Vec<Row> = evidence
        .into_iter()
        .map(|row| Row {
            quality: quality(&row.source_id),
            name: short_name(&row.name),
            port: row.port_id,
            country: row.country_iso3,
            role: row.role,
            lat: row.lat,
            lon: row.lon,
            source_id: row.source_id,
        })
        .collect();
    rows.sort_by(|a, b| a.port.cmp(&b.port));
    Ok(rows)
}

/// The name without its explanation in brackets.
fn short_name(name: &str) -> String {
    name.split(" (").next().unwrap_or(name).to_owned()
}

fn quality(source_id: &str) -> &'static str {
    match source_id {
        "wpi_pub150" => "official",
        "approx_position" => "estimate",
        _ => "secondary",
    }
}
