//! Hatching and dashes, each as one shape: a backend call per stroke would cost more than the chart.

use crate::mark::Point;
use crate::sheet::Sheet;
use crate::tokens::{Paint, Token};

/// Distance of hatch lines, px.
const HATCH: f64 = 6.0;
/// Lengths of a dash and of the gap after it, px.
const DASH: (f64, f64) = (6.0, 4.0);

/// A pale rectangle with diagonal lines and an outline.
pub fn hatched(sheet: &mut Sheet, x: f64, y: f64, width: f64, height: f64, token: Token) {
    if width <= 0.0 || height <= 0.0 {
        return;
    }
    sheet.rect(x, y, width, height, Paint::Pale(token));
    if width > 4.0 {
        sheet.path(diagonals(x, y, width, height), 1.0, token);
    }
    sheet.outline(x, y, width, height, 1.0, token);
}

/// One line that runs up and down every diagonal and along the edges between them.
fn diagonals(x: f64, y: f64, width: f64, height: f64) -> Vec<Point> {
    let (right, bottom) = (x + width, y + height);
    let count = ((width + height) / HATCH) as usize;
    let mut points: Vec<Point> = Vec::with_capacity(2 * count + 4);
    for line in 1..=count {
        let offset = line as f64 * HATCH - height;
        let low = if offset < 0.0 {
            (x, bottom + offset)
        } else {
            (x + offset, bottom)
        };
        let beyond = offset + height - width;
        let high = if beyond > 0.0 {
            (right, y + beyond)
        } else {
            (right + beyond, y)
        };
        let (from, to, corner) = if line % 2 == 1 {
            (low, high, (x, bottom))
        } else {
            (high, low, (right, y))
        };
        let turns = points
            .last()
            .is_some_and(|last| (last.0 - from.0) * (last.1 - from.1) != 0.0);
        if turns {
            points.push(corner);
        }
        points.push(from);
        points.push(to);
    }
    points
}

/// A horizontal dashed line: a comb whose back has no thickness.
pub fn dashed(
    sheet: &mut Sheet,
    from: f64,
    to: f64,
    y: f64,
    thickness: f64,
    paint: impl Into<Paint>,
) {
    let mut points =
        Vec::with_capacity((((to - from) / (DASH.0 + DASH.1)).max(0.0) as usize + 1) * 4);
    let mut x = from;
    while x < to {
        let end = (x + DASH.0).min(to);
        points.extend([(x, y), (x, y + thickness), (end, y + thickness), (end, y)]);
        x += DASH.0 + DASH.1;
    }
    sheet.polygon(points, paint);
}
