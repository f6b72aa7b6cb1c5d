//! `route_lines.csv` and `land.csv`: what a map is drawn from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::gates::json;

/// Longitude and latitude, degrees.
type Point = [f64; 2];

#[derive(Deserialize)]
struct Lines {
    discharge_port: String,
    routes: BTreeMap<String, Line>,
}

#[derive(Deserialize)]
struct Line {
    load_port: String,
    variant: String,
    chokepoints: Vec<String>,
    #[serde(rename = "line")]
    points: Vec<Point>,
}

/// A row of `route_lines.csv`.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineRow {
    load_port: String,
    discharge_port: String,
    variant: String,
    chokepoints: String,
    points: String,
    source_id: &'static str,
    quality: &'static str,
}

/// The lines from ports that routes use, in order of port and variant.
pub fn lines(from: &Path, load_ports: &BTreeSet<String>) -> anyhow::Result<Vec<LineRow>> {
    let lines: Lines = json(from, "routes/route_lines.json")?;
    let mut rows = lines
        .routes
        .into_values()
        .filter(|line| load_ports.contains(&line.load_port))
        .map(|line| LineRow {
            points: text(&line.points, 2),
            load_port: line.load_port,
            discharge_port: lines.discharge_port.clone(),
            variant: line.variant,
            chokepoints: line.chokepoints.join(";"),
            source_id: "own_computation",
            quality: "derived",
        })
        .collect::<Vec<_>>();
    rows.sort();
    Ok(rows)
}

#[derive(Deserialize)]
struct Land {
    geometry: MultiPolygon,
}

#[derive(Deserialize)]
struct MultiPolygon {
    coordinates: Vec<Vec<Vec<Point>>>,
}

/// A row of `land.csv`.
#[derive(Serialize)]
pub struct LandRow {
    ring: usize,
    points: String,
    source_id: &'static str,
    quality: &'static str,
}

/// Land south of it is on no map of ours.
const SOUTH: f64 = -60.0;

/// The outer coastlines, without Antarctica, to a tenth of a degree.
pub fn land(from: &Path) -> anyhow::Result<Vec<LandRow>> {
    let land: Land = json(from, "routes/land_110m.json")?;
    let rings = land
        .geometry
        .coordinates
        .into_iter()
        .filter_map(|polygon| polygon.into_iter().next())
        .filter(|ring| ring.iter().any(|point| point[1] > SOUTH));
    Ok(rings
        .enumerate()
        .map(|(index, ring)| LandRow {
            ring: index + 1,
            points: text(&ring, 1),
            source_id: "world_atlas",
            quality: "official",
        })
        .collect())
}

/// Points as `longitude latitude`, one that repeats its neighbour left out.
fn text(points: &[Point], decimals: usize) -> String {
    let mut text = String::new();
    let mut last = String::new();
    for [lon, lat] in points {
        let point = format!("{lon:.decimals$} {lat:.decimals$}");
        if point != last {
            let separator = if text.is_empty() { "" } else { ";" };
            // Writing to a string cannot fail.
            let _ = write!(text, "{separator}{point}");
        }
        last = point;
    }
    text
}
