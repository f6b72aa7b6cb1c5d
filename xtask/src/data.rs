//! Turns a folder of evidence into the generated tables of `data/`.
//!
//! Generated: `flows`, `landed_costs`, `balance`, `reported`, `ports`, `routes`, `route_lines`, `land` and, last, `sources`. Every other
//! table is typed by hand, read here where needed, and never written. The same evidence gives the same bytes.

use std::path::Path;

use anyhow::Context;

mod balance;
mod evidence;
mod flows;
mod gates;
mod landed_costs;
mod lines;
mod ports;
mod reported;
mod rounding;
mod routes;
mod sources;
mod terms;
mod typed;
mod written;

/// Rebuilds the generated tables in `into` from the evidence folder `from` (with `trade/`, `routes/`, `alternatives/`).
pub fn run(from: &Path, into: &Path) -> anyhow::Result<()> {
    let importers = typed::column(into, "importers", "importer")?;
    let ports = typed::column(into, "discharge_ports", "port")?;
    let indicators = typed::column(into, "indicators", "indicator")?;

    written::table(
        into,
        "flows",
        &flows::rows(from, &importers).context("flows")?,
    )?;
    // Of the suppliers that the flows list.
    written::table(
        into,
        "landed_costs",
        &landed_costs::rows(from, into, &importers).context("landed_costs")?,
    )?;
    written::table(
        into,
        "balance",
        &balance::rows(from, &importers).context("balance")?,
    )?;
    written::table(
        into,
        "reported",
        &reported::rows(from, &importers, &indicators).context("reported")?,
    )?;
    written::table(into, "ports", &ports::rows(from).context("ports")?)?;
    written::table(
        into,
        "routes",
        &routes::rows(from, &ports).context("routes")?,
    )?;
    let load_ports = typed::column(into, "routes", "load_port")?;
    written::table(
        into,
        "route_lines",
        &lines::lines(from, &load_ports).context("route_lines")?,
    )?;
    written::table(into, "land", &lines::land(from).context("land")?)?;
    // Last, because it lists what the other tables cite.
    written::table(
        into,
        "sources",
        &sources::rows(from, into).context("sources")?,
    )
}

#[cfg(test)]
mod tests;
