//! The alternatives, with their energy and their way to Japan.

use model::Fuel;
use tables::{ProjectRow, RegionGroup, Tables};
use wire::{Project, Projects};

use super::word;
use crate::baseline::BaselineBuilder;

/// The importer that the article speaks of: routes of projects lead there.
const DESTINATION: &str = "JPN";

pub(super) fn projects(tables: &Tables, builder: &BaselineBuilder<'_>) -> Projects {
    let mut projects = tables.projects.iter().collect::<Vec<_>>();
    // The article's alternative comes first; the order of the table decides the rest.
    projects.sort_by_key(|row| row.region_group != RegionGroup::RussianFarEast);
    Projects {
        projects: projects
            .into_iter()
            .map(|row| project(tables, builder, row))
            .collect(),
    }
}

fn project(tables: &Tables, builder: &BaselineBuilder<'_>, row: &ProjectRow) -> Project {
    let fuel = row.fuel.parse::<Fuel>().ok();
    let mut book = builder.lane_book(DESTINATION);
    let lane = row
        .load_port
        .as_deref()
        .zip(fuel)
        .and_then(|(port, fuel)| book.lane(port, fuel));
    let lane = lane.and_then(|lane| book.get(lane));
    let usual = lane.and_then(|lane| lane.routes.first());
    // The model's sets have no order; the table lists chokepoints as a ship meets them.
    let sailed = lane.zip(usual).and_then(|(lane, usual)| {
        tables.routes.iter().find(|row| {
            row.load_port == lane.load_port
                && row.discharge_port == lane.discharge_port
                && row.variant == usual.variant
        })
    });
    let port_name = |port: &String| {
        let known = tables.ports.iter().find(|row| row.port == *port);
        known.map_or_else(|| port.clone(), |row| row.name.clone())
    };
    Project {
        project: row.project.clone(),
        name: row.name.clone(),
        country: row.country.clone(),
        region_group: word(&row.region_group),
        kind: row.kind.clone(),
        fuel: Some(row.fuel.clone()).filter(|fuel| fuel != "none"),
        capacity: row.capacity,
        capacity_unit: row.capacity_unit.clone(),
        capacity_pj: capacity(tables, builder, row),
        status_2016: Some(row.status_2016.clone()),
        status: row.status.clone(),
        status_class: word(&row.status_class),
        status_year: Some(row.status_year),
        first_export_year: row.first_export_year,
        load_port: row.load_port.clone(),
        load_port_name: row.load_port.as_ref().map(port_name),
        distance_nm: usual.map(|route| route.distance.0),
        passes: sailed
            .map(|row| row.chokepoints.clone())
            .unwrap_or_default(),
        avoids_south_china_sea: row.avoids_south_china_sea,
        avoids_hormuz: row.avoids_hormuz,
        source_ids: row.source_ids.clone(),
        quality: row.quality,
        note: row.note.clone(),
    }
}

/// Capacity in PJ a year, where the tables hold what it takes.
fn capacity(tables: &Tables, builder: &BaselineBuilder<'_>, row: &ProjectRow) -> Option<f64> {
    let capacity = row.capacity?;
    // "gas" by pipeline or field has the heat of pipeline gas.
    let fuel = if row.fuel == "gas" {
        Fuel::PipelineGas
    } else {
        row.fuel.parse().ok()?
    };
    match row.capacity_unit.as_deref()? {
        "mt_per_year" => Some(capacity * tables.pj_per_unit(fuel, "Mt")?),
        "bcm_per_year" => Some(capacity * tables.pj_per_unit(fuel, "bcm")?),
        "kbd" => Some(builder.kbd_to_megatonnes(capacity)? * tables.pj_per_unit(fuel, "Mt")?),
        _ => None,
    }
}
