//! Hatching, dashes and small signs. Hatching and dashes are one shape each: a backend call per stroke would cost
//! more than the chart.

use crate::mark::Point;
use crate::sheet::Sheet;
#[cfg(feature = "record")]
use crate::spec::ProjectStatus;
use crate::tokens::{Paint, Token};

/// Distance of hatch lines, px.
const HATCH: f64 = 6.0;
/// Lengths of a dash and of the gap after it, px.
const DASH: (f64, f64) = (6.0, 4.0);

/// A pale rectangle with an outline.
pub fn outlined(sheet: &mut Sheet, x: f64, y: f64, width: f64, height: f64, token: Token) {
    sheet.rect(x, y, width, height, Paint::Pale(token));
    sheet.outline(x, y, width, height, 1.0, token);
}

/// A pale rectangle with diagonal lines and an outline.
pub fn hatched(sheet: &mut Sheet, x: f64, y: f64, width: f64, height: f64, token: Token) {
    if width <= 0.0 || height <= 0.0 {
        return;
    }
    sheet.rect(x, y, width, height, Paint::Pale(token));
    if width > 4.0 {
        sheet.path(
            diagonals(x + 0.5, y + 0.5, width - 1.0, height - 1.0),
            1.0,
            token,
        );
    }
    sheet.outline(x, y, width, height, 1.0, token);
}

/// Diagonal lines alone.
pub fn hatch(sheet: &mut Sheet, x: f64, y: f64, width: f64, height: f64, paint: impl Into<Paint>) {
    if width > 4.0 && height > 2.0 {
        sheet.path(diagonals(x, y, width, height), 1.0, paint);
    }
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
#[cfg(feature = "record")]
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

/// A dashed line through points: a comb whose back follows the line and returns on itself, so that it has no
/// thickness. Teeth point down, or to the right where the line is steep: a whole `thickness` stays whole on every
/// screen.
pub fn dashed_path(sheet: &mut Sheet, line: &[Point], thickness: f64, paint: impl Into<Paint>) {
    let mut comb = Vec::with_capacity(line.len() * 8);
    let mut back: Vec<Point> = line.first().copied().into_iter().collect();
    walk(line, DASH, &mut |from, end, is_dash| {
        if is_dash {
            let tooth = tooth(from, end, thickness);
            let tip = |point: Point| (point.0 + tooth.0, point.1 + tooth.1);
            comb.extend([from, tip(from), tip(end)]);
        }
        comb.push(end);
        back.push(end);
    });
    comb.extend(back.into_iter().rev());
    sheet.polygon(comb, paint);
}

/// A dashed line of any thickness, with the points in its middle. Teeth are as in [`dashed_path`], longer where the
/// line runs at a slant, so that it looks equally thick everywhere.
pub fn dashed_line(sheet: &mut Sheet, line: &[Point], thickness: f64, paint: impl Into<Paint>) {
    let mut comb = Vec::with_capacity(line.len() * 14);
    let mut back: Vec<Point> = line.first().copied().into_iter().collect();
    let lengths = (4.0 + thickness / 2.0, 3.0 + thickness / 2.0);
    walk(line, lengths, &mut |from, end, is_dash| {
        if is_dash {
            let (across, down) = ((end.0 - from.0).abs(), (end.1 - from.1).abs());
            let slant = across.hypot(down) / across.max(down).max(f64::MIN_POSITIVE);
            let tooth = tooth(from, end, (thickness * slant).round().max(1.0) / 2.0);
            let above = |point: Point| (point.0 - tooth.0, point.1 - tooth.1);
            let below = |point: Point| (point.0 + tooth.0, point.1 + tooth.1);
            comb.extend([from, above(from), above(end), below(end), below(from), from]);
        }
        comb.push(end);
        back.push(end);
    });
    comb.extend(back.into_iter().rev());
    sheet.polygon(comb, paint);
}

/// Down, or to the right where the line is steep.
fn tooth(from: Point, to: Point, length: f64) -> Point {
    if (to.0 - from.0).abs() < (to.1 - from.1).abs() {
        (length, 0.0)
    } else {
        (0.0, length)
    }
}

/// Visits the dashes of a line and the gaps between them, in straight parts: start, end and whether it is a dash.
fn walk(line: &[Point], lengths: (f64, f64), visit: &mut dyn FnMut(Point, Point, bool)) {
    let (mut is_dash, mut left) = (true, lengths.0);
    for pair in line.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let (across, down) = (to.0 - from.0, to.1 - from.1);
            let length = across.hypot(down);
            let part = left / length;
            let end = if part < 1.0 {
                (from.0 + across * part, from.1 + down * part)
            } else {
                to
            };
            visit(from, end, is_dash);
            if part > 1.0 {
                left -= length;
            } else {
                is_dash = !is_dash;
                left = if is_dash { lengths.0 } else { lengths.1 };
            }
            if part >= 1.0 {
                break;
            }
            from = end;
        }
    }
}

/// The sign of a closed chokepoint: a cross on a disc.
pub fn closed(sheet: &mut Sheet, x: f64, y: f64) {
    sheet.dot(x, y, 7.0, Token::Background);
    for down in [4.0, -4.0] {
        sheet.path(
            vec![(x - 4.0, y - down), (x + 4.0, y + down)],
            3.0,
            Token::Danger,
        );
    }
}

/// The sign of a chokepoint that is closed in part: a disc of which one half is filled.
pub fn half_closed(sheet: &mut Sheet, x: f64, y: f64) {
    sheet.dot(x, y, 6.0, Token::Background);
    sheet.dot(x, y, 5.0, Token::Danger);
    // Corners of half a disc of radius 3.
    let corners = [(0.0, -3.0), (2.1, -2.1), (3.0, 0.0), (2.1, 2.1), (0.0, 3.0)];
    let half = corners.map(|(across, down)| (x + across, y + down));
    sheet.polygon(half.into(), Token::Background);
}

/// A tick or a cross, drawn because not every font has these glyphs.
#[cfg(feature = "record")]
pub fn tick_or_cross(sheet: &mut Sheet, tick: bool, x: f64, middle: f64) {
    if tick {
        let token = Token::Status(ProjectStatus::Operating);
        sheet.path(
            vec![
                (x, middle),
                (x + 4.0, middle + 4.0),
                (x + 11.0, middle - 5.0),
            ],
            2.0,
            token,
        );
    } else {
        sheet.path(
            vec![(x + 1.0, middle - 4.0), (x + 9.0, middle + 4.0)],
            2.0,
            Token::Danger,
        );
        sheet.path(
            vec![(x + 1.0, middle + 4.0), (x + 9.0, middle - 4.0)],
            2.0,
            Token::Danger,
        );
    }
}
