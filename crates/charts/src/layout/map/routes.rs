//! Lines of ships, the thicker the more energy they carry.
//!
//! Many share most of their way. Each colour is one layer, so that lines of one colour join where they meet instead
//! of cutting each other up, and an edge in the colour of the sea sets each layer off from the ones below.

use super::cells::Cells;
use super::view::{View, known, thinned};
use super::{NARROW, energy, token_of};
use crate::mark::Point;
use crate::order::sort_few;
use crate::scale::amount;
use crate::sheet::Sheet;
use crate::spec::{MapRoute, MapRouteState, MapSpec, MapWords};
use crate::texture::dashed_line;
use crate::tokens::{Paint, Token};

/// The thinnest and the thickest line, px.
const STROKES: (f64, f64) = (0.75, 7.0);
/// The thickest line on a phone, px.
const PHONE: f64 = 5.0;
/// Points closer than this are left out, px.
const CLOSE: f64 = 0.7;
/// A line with a pale core is at least this thick, px.
const HOLLOW: f64 = 3.0;
/// The kinds in layers of one colour, from the lowest up.
const LAYERS: [&[MapRouteState]; 3] = [
    &[MapRouteState::Usual, MapRouteState::Detour],
    &[MapRouteState::Alternative],
    &[MapRouteState::CutOff],
];
/// Points closer than this part of the thickness are left out: thick lines have no room to turn there.
const STIFF: f64 = 0.8;
/// Side of a read-out area, px.
pub const HIT: f64 = 12.0;
/// Read-out areas of a route.
const HITS: usize = 3;
/// Distance along the route from its start to the first one, and from one to the next, px.
const APART: (f64, f64) = (14.0, 48.0);

/// A route on the sheet.
pub struct Line<'a> {
    route: &'a MapRoute,
    /// Points, px.
    pub points: Vec<Point>,
    /// Thickness, px.
    pub stroke: f64,
}

/// The largest energy of a route, PJ; zero when none is known.
pub fn largest(spec: &MapSpec) -> f64 {
    spec.routes
        .iter()
        .filter_map(|route| amount(Some(route.petajoules)))
        .fold(0.0, f64::max)
}

/// Thickness of a line, px: in proportion to the root of the energy, for the largest is a hundred times the smallest.
pub fn stroke(petajoules: f64, largest: f64, width: f64) -> f64 {
    let thickest = if width < NARROW { PHONE } else { STROKES.1 };
    let part = amount(Some(petajoules)).unwrap_or(0.0) / largest.max(f64::MIN_POSITIVE);
    (thickest * part.sqrt()).clamp(STROKES.0, thickest)
}

/// The routes that can be drawn, the thickest first.
pub fn lines<'a>(spec: &'a MapSpec, view: &View) -> Vec<Line<'a>> {
    let largest = largest(spec);
    let mut lines: Vec<Line> = Vec::with_capacity(spec.routes.len());
    for route in &spec.routes {
        let mut stroke = stroke(route.petajoules, largest, view.edges.2);
        if route.state == MapRouteState::Detour {
            stroke = stroke.max(HOLLOW);
        }
        let places = known(&route.points).map(|[lon, lat]| view.at(lon, lat));
        let points = thinned(places, CLOSE.max(stroke * STIFF));
        if points.len() > 1 {
            lines.push(Line {
                route,
                points,
                stroke,
            });
        }
    }
    sort_few(&mut lines, |one, other| other.stroke.total_cmp(&one.stroke));
    lines
}

/// Draws the lines.
pub fn draw(lines: &[Line], sheet: &mut Sheet) {
    for layer in LAYERS {
        let of = |state: MapRouteState| lines.iter().filter(move |line| line.route.state == state);
        for line in layer.iter().flat_map(|state| of(*state)) {
            sheet.path(line.points.clone(), line.stroke + 2.0, Token::Background);
        }
        for state in layer {
            let token = token_of(*state);
            for line in of(*state) {
                if *state == MapRouteState::CutOff {
                    dashed_line(sheet, &line.points, line.stroke, token);
                } else {
                    sheet.path(line.points.clone(), line.stroke, token);
                }
            }
        }
        for line in layer.iter().flat_map(|state| of(*state)) {
            if line.route.state == MapRouteState::Detour {
                let paint = Paint::Pale(Token::Accent);
                sheet.path(line.points.clone(), line.stroke - 2.0, paint);
            }
        }
    }
}

/// A few read-out areas along each line, where no other one is.
pub fn hits(lines: &[Line], words: &MapWords, free: &mut Cells, sheet: &mut Sheet) {
    for line in lines {
        let mut label = line.route.label.clone();
        if let Some(energy) = energy(line.route.petajoules, &words.unit) {
            if !label.is_empty() {
                label.push_str(": ");
            }
            label.push_str(&energy);
        }
        let (mut left, mut placed) = (APART.0, 0);
        along(&line.points, HIT / 2.0, &mut |x, y| {
            left -= HIT / 2.0;
            if left <= 0.0
                && placed < HITS
                && let Some((x, y)) = free.claim(x, y)
            {
                sheet.hit(x, y, HIT, HIT, label.clone());
                left = APART.1;
                placed += 1;
            }
        });
    }
}

/// Visits places along a line, about `step` pixels apart.
pub fn along(points: &[Point], step: f64, visit: &mut dyn FnMut(f64, f64)) {
    for pair in points.windows(2) {
        let (across, down) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let steps = (across.hypot(down) / step).ceil().max(1.0);
        for place in 0..steps as u32 {
            let part = f64::from(place) / steps;
            visit(pair[0].0 + across * part, pair[0].1 + down * part);
        }
    }
}
