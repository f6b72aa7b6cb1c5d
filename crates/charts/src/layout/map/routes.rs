//! Lines of ships: as thick as the energy they carry, the thinnest on top.

use super::cells::Cells;
use super::view::{View, known, thinned};
use super::{NARROW, energy, token_of};
use crate::mark::Point;
use crate::order::sort_few;
use crate::scale::amount;
use crate::sheet::Sheet;
use crate::spec::{MapRoute, MapRouteState, MapSpec, MapWords};
use crate::texture::dashed_line;
use crate::tokens::Token;

/// The thinnest and the thickest line, px.
const STROKES: (f64, f64) = (0.75, 9.0);
/// The thickest line on a phone, px.
const PHONE: f64 = 6.0;
/// Points closer than this are left out, px.
const CLOSE: f64 = 0.7;
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
    stroke: f64,
}

/// Whether lines of this kind are dashed.
pub fn is_dashed(state: MapRouteState) -> bool {
    matches!(state, MapRouteState::Detour | MapRouteState::CutOff)
}

/// The largest energy of a route, PJ; zero when none is known.
pub fn largest(spec: &MapSpec) -> f64 {
    spec.routes
        .iter()
        .filter_map(|route| amount(Some(route.petajoules)))
        .fold(0.0, f64::max)
}

/// Thickness of a line, px: in proportion to the energy.
pub fn stroke(petajoules: f64, largest: f64, width: f64) -> f64 {
    let thickest = if width < NARROW { PHONE } else { STROKES.1 };
    let part = amount(Some(petajoules)).unwrap_or(0.0) / largest.max(f64::MIN_POSITIVE);
    (thickest * part).clamp(STROKES.0, thickest)
}

/// The routes that can be drawn, the thickest first.
pub fn lines<'a>(spec: &'a MapSpec, view: &View) -> Vec<Line<'a>> {
    let largest = largest(spec);
    let mut lines: Vec<Line> = Vec::with_capacity(spec.routes.len());
    for route in &spec.routes {
        let stroke = stroke(route.petajoules, largest, view.edges.2);
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

/// Draws the lines, each with an edge in the colour of the sea.
pub fn draw(lines: &[Line], sheet: &mut Sheet) {
    for line in lines {
        let token = token_of(line.route.state);
        sheet.path(line.points.clone(), line.stroke + 2.0, Token::Background);
        if is_dashed(line.route.state) {
            dashed_line(sheet, &line.points, line.stroke, token);
        } else {
            sheet.path(line.points.clone(), line.stroke, token);
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
