//! How far along its route a ship passes each chokepoint.
//!
//! The evidence draws lines to one discharge port only. Two routes from one port that pass the same chokepoints in the
//! same order are the same line up to the last of them, so most positions are read from those lines. The rest, close to
//! other discharge ports, are placed between their known neighbours in proportion to great circles.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

use super::evidence;

/// Mean radius of the sphere on which the evidence measures, nautical miles.
const EARTH_RADIUS_NM: f64 = 3_440.065;

/// Longitude and latitude, degrees.
type Point = [f64; 2];

#[derive(Deserialize)]
struct Lines {
    routes: BTreeMap<String, Line>,
}

#[derive(Deserialize)]
struct Line {
    load_port: String,
    distance_nm: f64,
    chokepoints: Vec<String>,
    /// Longitudes are continuous: a line across the antimeridian goes beyond 180.
    #[serde(rename = "line")]
    points: Vec<Point>,
}

#[derive(Deserialize)]
struct Shapes {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    id: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    LineString(Vec<Point>),
    Polygon(Vec<Vec<Point>>),
}

#[derive(Deserialize)]
struct Port {
    #[serde(rename = "port_id")]
    id: String,
    lat: f64,
    lon: f64,
}

/// What is known of positions along routes.
pub struct Gates {
    /// Nautical miles from a load port to the last of a sequence of chokepoints.
    measured: BTreeMap<(String, Vec<String>), f64>,
    /// Middles of chokepoints, and ports.
    places: BTreeMap<String, Point>,
}

impl Gates {
    /// Reads lines, gates and ports.
    pub fn read(from: &Path) -> anyhow::Result<Self> {
        let lines: Lines = json(from, "routes/route_lines.json")?;
        let shapes: Shapes = json(from, "routes/chokepoints.geojson")?;
        let ports: Vec<Port> = evidence::rows(from, "routes/ports.csv")?;
        let mut places = ports
            .into_iter()
            .map(|port| (port.id, [port.lon, port.lat]))
            .collect::<BTreeMap<_, _>>();
        let mut gates = BTreeMap::new();
        for feature in shapes.features {
            let name = feature.properties.id;
            let outline = match feature.geometry {
                Geometry::LineString(line) => line,
                Geometry::Polygon(rings) => rings.into_iter().next().unwrap_or_default(),
            };
            places.insert(name.clone(), middle(&outline));
            gates.insert(name, outline);
        }
        let mut measured = BTreeMap::new();
        for line in lines.routes.into_values() {
            for (index, chokepoint) in line.chokepoints.iter().enumerate() {
                let crossed = gates
                    .get(chokepoint)
                    .and_then(|gate| first_crossing(&line.points, gate));
                if let Some(part) = crossed {
                    let sequence = line.chokepoints.iter().take(index + 1).cloned().collect();
                    measured
                        .entry((line.load_port.clone(), sequence))
                        .or_insert(part * line.distance_nm);
                }
            }
        }
        Ok(Self { measured, places })
    }

    /// Nautical miles from the load port to each chokepoint of a route, in sailing order, never falling and never beyond
    /// the route's end.
    pub fn along(
        &self,
        load_port: &str,
        discharge_port: &str,
        chokepoints: &[&str],
        distance_nm: u32,
    ) -> anyhow::Result<Vec<u32>> {
        let place = |name: &str| {
            self.places
                .get(name)
                .copied()
                .with_context(|| format!("{name} has no position in the evidence"))
        };
        let length = f64::from(distance_nm);
        // The stops of the voyage: where they lie, and how far along where that is measured.
        let mut stops = vec![(place(load_port)?, Some(0.0))];
        for (index, chokepoint) in chokepoints.iter().enumerate() {
            let sequence = chokepoints
                .iter()
                .take(index + 1)
                .map(|&name| name.to_owned())
                .collect();
            let measured = self
                .measured
                .get(&(load_port.to_owned(), sequence))
                .copied()
                .filter(|nm| *nm <= length);
            stops.push((place(chokepoint)?, measured));
        }
        stops.push((place(discharge_port)?, Some(length)));
        let positions = spread(&stops);
        let passed = positions.iter().skip(1).take(chokepoints.len());
        Ok(passed.map(|nm| nm.round() as u32).collect())
    }
}

pub(super) fn json<T: serde::de::DeserializeOwned>(from: &Path, file: &str) -> anyhow::Result<T> {
    let text = std::fs::read_to_string(from.join(file))
        .with_context(|| format!("cannot open {file}: give the evidence folder with --from"))?;
    serde_json::from_str(&text).with_context(|| format!("{file} is not what was expected"))
}

/// Positions of all stops: known ones as they are, those between spread by great circles.
fn spread(stops: &[(Point, Option<f64>)]) -> Vec<f64> {
    let mut positions = vec![0.0; stops.len()];
    let mut anchor = 0;
    for (index, (_, known)) in stops.iter().enumerate().skip(1) {
        let start: f64 = positions[anchor];
        let Some(end) = known.filter(|nm| *nm >= start) else {
            continue;
        };
        let legs = stops[anchor..=index]
            .windows(2)
            .map(|pair| great_circle(pair[0].0, pair[1].0))
            .collect::<Vec<_>>();
        let total: f64 = legs.iter().sum();
        let mut sailed = 0.0;
        for (offset, leg) in legs.iter().enumerate() {
            sailed += leg;
            let part = if total > 0.0 { sailed / total } else { 1.0 };
            positions[anchor + offset + 1] = start + (end - start) * part;
        }
        anchor = index;
    }
    positions
}

/// Where a line first meets a gate, as a part of the line's length. A line that starts inside an area meets it there.
fn first_crossing(line: &[Point], gate: &[Point]) -> Option<f64> {
    let is_area = gate.len() > 3 && gate.first() == gate.last();
    let total: f64 = line.windows(2).map(length).sum();
    if is_area && line.first().is_some_and(|start| is_inside(*start, gate)) {
        return Some(0.0);
    }
    let mut sailed = 0.0;
    for leg in line.windows(2) {
        let nearest = gate
            .windows(2)
            .filter_map(|side| crossing(leg, side))
            .min_by(f64::total_cmp);
        if let Some(part) = nearest {
            return (total > 0.0).then(|| (sailed + part * length(leg)) / total);
        }
        sailed += length(leg);
    }
    None
}

/// Where on `leg` it crosses `side`, 0 to 1; the leg's longitudes may be a turn away.
fn crossing(leg: &[Point], side: &[Point]) -> Option<f64> {
    let (&[a, b], &[c, d]) = (leg, side) else {
        return None;
    };
    [-360.0, 0.0, 360.0].into_iter().find_map(|turn| {
        let (c, d) = ([c[0] + turn, c[1]], [d[0] + turn, d[1]]);
        let cross = |u: Point, v: Point| u[0] * v[1] - u[1] * v[0];
        let minus = |u: Point, v: Point| [u[0] - v[0], u[1] - v[1]];
        let (along, across) = (minus(b, a), minus(d, c));
        let denominator = cross(along, across);
        if denominator.abs() < 1e-12 {
            return None;
        }
        let on_leg = cross(minus(c, a), across) / denominator;
        let on_side = cross(minus(c, a), along) / denominator;
        ((0.0..=1.0).contains(&on_leg) && (0.0..=1.0).contains(&on_side)).then_some(on_leg)
    })
}

/// Whether a point lies in a closed outline (even-odd rule).
fn is_inside(point: Point, outline: &[Point]) -> bool {
    outline
        .windows(2)
        .filter(|side| {
            let (&[a, b], [x, y]) = (side, point) else {
                return false;
            };
            (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
        })
        .count()
        % 2
        == 1
}

fn middle(outline: &[Point]) -> Point {
    let count = outline.len().max(1) as f64;
    let sum = outline.iter().fold([0.0, 0.0], |sum, point| {
        [sum[0] + point[0], sum[1] + point[1]]
    });
    [sum[0] / count, sum[1] / count]
}

fn length(pair: &[Point]) -> f64 {
    match pair {
        &[a, b] => great_circle(a, b),
        _ => 0.0,
    }
}

/// Great-circle distance, nautical miles (haversine formula).
fn great_circle(a: Point, b: Point) -> f64 {
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let chord =
        half(b[1] - a[1]) + a[1].to_radians().cos() * b[1].to_radians().cos() * half(b[0] - a[0]);
    2.0 * EARTH_RADIUS_NM * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_sixty_miles() {
        assert!((great_circle([0.0, 0.0], [0.0, 1.0]) - 60.04).abs() < 0.01);
    }

    #[test]
    fn a_line_meets_a_gate_where_they_cross_even_a_turn_away() {
        let line = [[170.0, 0.0], [190.0, 0.0]];
        let here = first_crossing(&line, &[[175.0, -1.0], [175.0, 1.0]]);
        assert!((here.unwrap() - 0.25).abs() < 1e-9);
        let beyond = first_crossing(&line, &[[-175.0, -1.0], [-175.0, 1.0]]);
        assert!((beyond.unwrap() - 0.75).abs() < 1e-9);
        assert_eq!(first_crossing(&line, &[[0.0, -1.0], [0.0, 1.0]]), None);
    }

    #[test]
    fn a_line_that_starts_inside_an_area_is_in_it_from_the_start() {
        let area = [
            [-1.0, -1.0],
            [1.0, -1.0],
            [1.0, 1.0],
            [-1.0, 1.0],
            [-1.0, -1.0],
        ];
        let outward = first_crossing(&[[0.0, 0.0], [9.0, 0.0]], &area);
        assert_eq!(outward, Some(0.0));
        let inward = first_crossing(&[[-3.0, 0.0], [1.0, 0.0]], &area).unwrap();
        assert!((inward - 0.5).abs() < 1e-9);
    }

    #[test]
    fn stops_without_a_measure_are_spread_between_their_neighbours() {
        let equator = |degrees: f64| [degrees, 0.0];
        let positions = spread(&[
            (equator(0.0), Some(0.0)),
            (equator(10.0), Some(1_000.0)),
            (equator(20.0), None),
            (equator(40.0), None),
            (equator(50.0), Some(3_000.0)),
        ]);
        let expected = [0.0, 1_000.0, 1_500.0, 2_500.0, 3_000.0];
        for (found, wanted) in positions.iter().zip(expected) {
            assert!((found - wanted).abs() < 1e-6, "{positions:?}");
        }
    }
}
