//! The map: every lane as it is sailed, and the chokepoints on the way.

use std::sync::Arc;

use charts::{MapGate, MapPort, MapRoute, MapRouteState, MapSpec, MapWords};
use model::{Baseline, ChokepointSet, Fuel, Lane};
use text::Messages;
use wire::SeaLines;

use super::ChartInput;

/// What a map is drawn from, beside the outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct MapData {
    /// Coastlines, in hundredths of a degree.
    pub land: Arc<[Vec<[i16; 2]>]>,
    /// The lines of the shown baseline's lanes.
    pub lines: SeaLines,
}

/// Routes below this part of the widest are left out: they would be a hair.
const LEAST_PART: f64 = 0.002;
/// Chokepoints below this share are left out, unless they are closed.
const LEAST_SHARE: f64 = 0.01;

/// Empty until coast and lines are there.
pub(super) fn spec(input: ChartInput<'_>, messages: &Messages) -> MapSpec {
    let baseline = &input.page.year.baseline;
    let Some(data) = input
        .map
        .filter(|data| data.lines.lanes.len() == baseline.lanes.len())
    else {
        return MapSpec::default();
    };
    let closed = closed(input);
    let mut routes = Vec::new();
    let mut ports = Vec::<MapPort>::new();
    let lanes = baseline.lanes.iter().zip(&input.outcome.lanes);
    for ((lane, outcome), lines) in lanes.zip(&data.lines.lanes) {
        let label = messages.map_route(messages.fuel(lane.fuel), &lane.load_port_name);
        let is_russian = is_from_russia(baseline, lane);
        let mut used = 0.0;
        for (index, (line, energy)) in lines.iter().zip(&outcome.arriving).enumerate() {
            used += energy.0;
            if energy.0 > 0.0 {
                routes.push(MapRoute {
                    points: degrees(line),
                    petajoules: energy.0,
                    state: match index {
                        _ if is_russian => MapRouteState::Alternative,
                        0 => MapRouteState::Usual,
                        _ => MapRouteState::Detour,
                    },
                    label: label.clone(),
                });
            }
        }
        if let Some(line) = lines.first().filter(|_| outcome.stopped.0 > 0.0) {
            used += outcome.stopped.0;
            routes.push(MapRoute {
                points: cut(data, lane, line, closed),
                petajoules: outcome.stopped.0,
                state: MapRouteState::CutOff,
                label: label.clone(),
            });
        }
        if let Some(line) = lines.first().filter(|_| used > 0.0) {
            add_ports(&mut ports, lane, line);
        }
    }
    let widest = routes
        .iter()
        .map(|route| route.petajoules)
        .fold(0.0, f64::max);
    routes.retain(|route| route.petajoules >= widest * LEAST_PART);
    MapSpec {
        land: data.land.clone(),
        routes,
        gates: gates(input, data),
        ports,
        words: MapWords {
            usual: messages.map_usual().to_owned(),
            detour: messages.map_detour().to_owned(),
            cut_off: messages.map_cut_off().to_owned(),
            alternative: messages.map_alternative().to_owned(),
            closed: messages.map_closed().to_owned(),
            unit: messages.map_unit().to_owned(),
            of_imports: messages.map_of_imports().to_owned(),
        },
    }
}

/// The chokepoints that levers close, in part or whole.
fn closed(input: ChartInput<'_>) -> ChokepointSet {
    let baseline = &input.page.year.baseline;
    ChokepointSet::of(&baseline.chokepoints, |point| {
        super::exposure::closed_percent(baseline, input.scenario, &point.chokepoint) > 0.0
    })
}

/// Whether a lane is loaded in Russia: some flow or lever of that region uses it.
fn is_from_russia(baseline: &Baseline, lane: &Lane) -> bool {
    let is_this = |index: usize| {
        baseline
            .lanes
            .get(index)
            .is_some_and(|other| other.load_port == lane.load_port)
    };
    let flows = baseline.fuels.iter().flat_map(|fuel| &fuel.flows);
    let russian = flows.filter(|flow| flow.region == model::Region::Russia);
    let mut loading = russian.flat_map(|flow| &flow.loading);
    loading.any(|part| is_this(part.lane))
        || baseline.levers.iter().any(|spec| match &spec.kind {
            model::LeverKind::Supply {
                region,
                lane: Some(lane),
                fuel,
                ..
            } => *region == model::Region::Russia && *fuel != Fuel::Electricity && is_this(*lane),
            _ => false,
        })
}

/// The line up to the first closed chokepoint.
fn cut(data: &MapData, lane: &Lane, points: &[[i32; 2]], closed: ChokepointSet) -> Vec<[f64; 2]> {
    let first = lane
        .gates
        .iter()
        .find(|gate| closed.contains(gate.chokepoint));
    let gate = first.and_then(|gate| data.lines.chokepoints.get(gate.chokepoint));
    let mut points = degrees(points);
    if let Some(gate) = gate {
        let [lon, lat] = degree(*gate);
        let distance = |point: &[f64; 2]| {
            let east = (point[0] - lon).rem_euclid(360.0);
            let east = east.min(360.0 - east);
            east * east + (point[1] - lat).powi(2)
        };
        let nearest = (0..points.len())
            .min_by(|one, other| distance(&points[*one]).total_cmp(&distance(&points[*other])));
        points.truncate(nearest.unwrap_or(0).max(1));
        points.push([lon, lat]);
    }
    points
}

fn gates(input: ChartInput<'_>, data: &MapData) -> Vec<MapGate> {
    let baseline = &input.page.year.baseline;
    let passages = baseline.chokepoints.iter().zip(&input.outcome.passages);
    passages
        .zip(&data.lines.chokepoints)
        .filter_map(|((point, passage), place)| {
            let percent =
                super::exposure::closed_percent(baseline, input.scenario, &point.chokepoint);
            let share = passage.planned.map(|share| share.0);
            let matters = [passage.planned, passage.sailing]
                .into_iter()
                .flatten()
                .any(|share| share.0 >= LEAST_SHARE);
            let [lon, lat] = degree(*place);
            (percent > 0.0 || matters).then(|| MapGate {
                lon,
                lat,
                name: point.name.clone(),
                closed_share: percent / 100.0,
                share,
            })
        })
        .collect()
}

fn add_ports(ports: &mut Vec<MapPort>, lane: &Lane, points: &[[i32; 2]]) {
    let ends = [
        (points.first(), &lane.load_port_name, false),
        (points.last(), &lane.discharge_port_name, true),
    ];
    for (place, name, is_destination) in ends {
        if let Some(place) = place.filter(|_| !ports.iter().any(|port| port.name == *name)) {
            let [lon, lat] = degree(*place);
            ports.push(MapPort {
                lon,
                lat,
                name: name.clone(),
                is_destination,
            });
        }
    }
}

fn degrees(line: &[[i32; 2]]) -> Vec<[f64; 2]> {
    line.iter().copied().map(degree).collect()
}

fn degree([lon, lat]: [i32; 2]) -> [f64; 2] {
    [f64::from(lon) / 100.0, f64::from(lat) / 100.0]
}
