//! `routes.csv`: sea routes to the discharge ports in use, with their chokepoints in sailing order.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::evidence;

#[derive(Deserialize)]
struct Evidence {
    load_port: String,
    discharge_port: String,
    variant: String,
    feasible: u8,
    distance_nm: Option<u32>,
    chokepoints: String,
    source_id: String,
}

/// A row of `routes.csv`.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    load_port: String,
    discharge_port: String,
    variant: String,
    distance_nm: u32,
    chokepoints: String,
    source_id: String,
    quality: &'static str,
}

/// The feasible variants that end in one of `discharge_ports`.
pub fn rows(from: &Path, discharge_ports: &BTreeSet<String>) -> anyhow::Result<Vec<Row>> {
    let evidence: Vec<Evidence> = evidence::rows(from, "routes/routes.csv")?;
    let mut rows: Vec<Row> = evidence
        .into_iter()
        .filter(|row| row.feasible == 1 && discharge_ports.contains(&row.discharge_port))
        .filter_map(|row| {
            Some(Row {
                distance_nm: row.distance_nm?,
                load_port: row.load_port,
                discharge_port: row.discharge_port,
                variant: row.variant,
                chokepoints: row.chokepoints,
                source_id: row.source_id,
                quality: "derived",
            })
        })
        .collect();
    rows.sort();
    Ok(rows)
}
