//! Land as quiet shapes, as often as it comes round, cut at the frame.

use super::view::{View, thinned};
use crate::mark::Point;
use crate::sheet::Sheet;
use crate::spec::MapSpec;
use crate::tokens::Token;

/// Points closer than this are left out, px.
const CLOSE: f64 = 0.7;

/// Draws every ring.
pub fn draw(spec: &MapSpec, view: &View, sheet: &mut Sheet) {
    let (left, top, right, bottom) = view.edges;
    for ring in spec.land.iter() {
        let degrees = |hundredths: i16| f64::from(hundredths) / 100.0;
        let places = ring
            .iter()
            .map(|[lon, lat]| view.at(degrees(*lon), degrees(*lat)));
        let ring = thinned(places, CLOSE);
        let east = ring.iter().map(|point| point.0).fold(f64::MIN, f64::max);
        let west = ring.iter().map(|point| point.0).fold(f64::MAX, f64::min);
        if ring.len() < 3 {
            continue;
        }
        // The first turn that ends right of the left edge.
        let mut shift = ((left - east) / view.turn()).ceil() * view.turn();
        while west + shift < right {
            let mut shape: Vec<Point> = ring.iter().map(|(x, y)| (x + shift, *y)).collect();
            // Each side is cut with the shape turned by a quarter, so that one cut serves all four.
            for limit in [left, top, -right, -bottom] {
                shape = cut(&shape, limit);
            }
            sheet.polygon(shape, Token::Grid);
            shift += view.turn();
        }
    }
}

/// The part of a closed shape right of `limit`, turned by a quarter: x becomes y, and y becomes -x.
fn cut(shape: &[Point], limit: f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(shape.len() + 4);
    let Some(mut from) = shape.last().copied() else {
        return kept;
    };
    let mut add = |(x, y): Point| kept.push((y, -x));
    for to in shape.iter().copied() {
        if (from.0 >= limit) != (to.0 >= limit) {
            let part = (limit - from.0) / (to.0 - from.0);
            add((limit, from.1 + (to.1 - from.1) * part));
        }
        if to.0 >= limit {
            add(to);
        }
        from = to;
    }
    kept
}
