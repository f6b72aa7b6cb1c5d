//! What a map is drawn from: coastlines, and the line of every route.

use model::Baseline;
use tables::{LonLat, RouteLineRow, Tables};
use wire::{Land, SeaLines};

/// The coastlines.
pub(super) fn land(tables: &Tables) -> Land {
    let rings = tables.land.iter().map(|row| {
        let points = row.points.iter();
        points
            .map(|point| {
                [
                    (point.lon * 100.0).round() as i16,
                    (point.lat * 100.0).round() as i16,
                ]
            })
            .collect()
    });
    Land {
        rings: rings.collect(),
    }
}

/// The line of every route of a baseline's lanes.
///
/// The tables hold lines to one port. Routes from one port that pass the same chokepoints are the same line up to the last
/// of them; from there on a route to another port is drawn straight, by the middles of what it still passes.
pub(super) fn lines(tables: &Tables, baseline: &Baseline) -> SeaLines {
    let place = |point: &LonLat| [hundredths(point.lon), hundredths(point.lat)];
    let chokepoints = baseline.chokepoints.iter().map(|point| {
        let row = tables
            .chokepoints
            .iter()
            .find(|row| row.chokepoint == point.chokepoint);
        row.map_or([0, 0], |row| [hundredths(row.lon), hundredths(row.lat)])
    });
    let lanes = baseline.lanes.iter().map(|lane| {
        let port = tables
            .ports
            .iter()
            .find(|row| row.port == lane.discharge_port);
        let routes = lane.routes.iter().map(|route| {
            let row = tables.routes.iter().find(|row| {
                row.load_port == lane.load_port
                    && row.discharge_port == lane.discharge_port
                    && row.variant == route.variant
            });
            let passed = row.map_or(&[][..], |row| &row.chokepoints);
            let known = tables
                .route_lines
                .iter()
                .filter(|line| line.load_port == lane.load_port);
            let best = known
                .map(|line| (shared(line, passed), line))
                // A line that ends where the route does is the route.
                .max_by_key(|(count, line)| {
                    let is_route =
                        line.discharge_port == lane.discharge_port && line.chokepoints == passed;
                    (is_route, *count, std::cmp::Reverse(line.chokepoints.len()))
                });
            let Some((count, line)) = best else {
                return Vec::new();
            };
            let is_route = line.discharge_port == lane.discharge_port && line.chokepoints == passed;
            if is_route {
                return line.points.iter().map(place).collect();
            }
            let middle = |name: &String| {
                let row = tables
                    .chokepoints
                    .iter()
                    .find(|row| row.chokepoint == *name)?;
                Some(LonLat {
                    lon: row.lon,
                    lat: row.lat,
                })
            };
            let until = count
                .checked_sub(1)
                .and_then(|last| middle(passed.get(last)?))
                .map_or(1, |gate| nearest(&line.points, &gate) + 1);
            let mut points = line
                .points
                .iter()
                .take(until)
                .map(place)
                .collect::<Vec<_>>();
            let rest = passed.iter().skip(count).filter_map(middle);
            let end = port.map(|port| LonLat {
                lon: port.lon,
                lat: port.lat,
            });
            for point in rest.chain(end) {
                let next = place(&point);
                let turn = points.last().map_or(0, |last| turns(last[0], next[0]));
                points.push([next[0] + turn, next[1]]);
            }
            points
        });
        routes.collect()
    });
    SeaLines {
        lanes: lanes.collect(),
        chokepoints: chokepoints.collect(),
    }
}

/// How many chokepoints a line and a route pass in the same order from the start.
fn shared(line: &RouteLineRow, passed: &[String]) -> usize {
    let pairs = line.chokepoints.iter().zip(passed);
    pairs.take_while(|(one, other)| one == other).count()
}

/// The position of the point nearest to a place, by degrees.
fn nearest(points: &[LonLat], place: &LonLat) -> usize {
    let distance = |point: &LonLat| {
        let lon = (point.lon - place.lon).rem_euclid(360.0);
        let lon = lon.min(360.0 - lon);
        lon * lon + (point.lat - place.lat).powi(2)
    };
    let distances = points.iter().map(distance).enumerate();
    distances
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map_or(0, |(index, _)| index)
}

/// Whole turns that bring a longitude next to another, in hundredths of a degree.
fn turns(from: i32, to: i32) -> i32 {
    let turns = f64::from(from - to) / 36_000.0;
    turns.round() as i32 * 36_000
}

fn hundredths(degrees: f64) -> i32 {
    (degrees * 100.0).round() as i32
}
