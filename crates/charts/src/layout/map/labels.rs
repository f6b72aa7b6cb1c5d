//! Names beside signs: never on another, never on a sign, and on as little of a line as can be.

use super::NARROW;
use super::cells::Cells;
use super::routes::along;
use crate::mark::{Anchor, Point};
use crate::order::sort_few;
use crate::sheet::{Sheet, Type};
use crate::tokens::Token;

/// Side of the squares in which lines are noted, px.
const CELL: f64 = 5.0;
/// From the middle of a sign to a name beside it, px.
const SIGN: f64 = 7.0;
/// Half the height of a name, px.
const HALF: f64 = 7.0;
/// Room left and right of a name, px.
const PAD: f64 = 2.0;
/// From the middle of a sign to that of a name above or below, px.
const STEP: f64 = 14.0;

/// A name may lie on this many squares of lines, and on so many more for its importance: a name that few need must
/// not cut a line in two. Bold names are written in any case.
const COVERED: (f64, f64) = (3.0, 25.0);
/// So many more on a phone, where lines are close and every cut hides more of them.
const PHONE: f64 = 15.0;

/// Sides of a sign in the order in which they are tried: right or left, below or above.
const SIDES: [(f64, f64); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (1.0, 0.5),
    (-1.0, 0.5),
    (1.0, -0.5),
    (-1.0, -0.5),
    (1.0, 1.0),
    (-1.0, 1.0),
    (1.0, -1.0),
    (-1.0, -1.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (1.0, -1.5),
    (-1.0, -1.5),
    (1.0, 1.5),
    (-1.0, 1.5),
];

struct Name {
    middle: Point,
    width: f64,
    style: Type,
    words: String,
    is_on_line: bool,
}

/// A name with its importance and its sign.
struct Wanted {
    importance: f64,
    sign: Point,
    style: Type,
    words: String,
}

/// Names wait here until all signs are known.
pub struct Labels {
    edges: (f64, f64, f64, f64),
    lines: Cells,
    /// Middles and radii of signs.
    signs: Vec<(Point, f64)>,
    wanted: Vec<Wanted>,
}

impl Labels {
    /// Room inside these edges: left, upper, right, lower, px.
    pub fn new(edges: (f64, f64, f64, f64)) -> Self {
        Self {
            edges,
            lines: Cells::new(CELL, edges.2, edges.3),
            signs: Vec::new(),
            wanted: Vec::new(),
        }
    }

    /// Notes a line that names had better not cover.
    pub fn avoid(&mut self, line: &[Point], stroke: f64) {
        let cells = &mut self.lines;
        along(line, CELL, &mut |x, y| {
            cells.take(x - stroke / 2.0, y - stroke / 2.0, stroke, stroke);
        });
    }

    /// Notes a sign that no name may cover.
    pub fn keep_free(&mut self, sign: Point, radius: f64) {
        self.signs.push((sign, radius));
    }

    /// Wants a name beside a sign; important ones choose first.
    pub fn add(&mut self, importance: f64, sign: Point, style: Type, words: &str) {
        if !words.is_empty() {
            self.wanted.push(Wanted {
                importance,
                sign,
                style,
                words: words.to_owned(),
            });
        }
    }

    /// Draws every name for which there is room.
    pub fn draw(mut self, sheet: &mut Sheet) {
        sort_few(&mut self.wanted, |one, other| {
            other.importance.total_cmp(&one.importance)
        });
        let more = if sheet.width < NARROW {
            PHONE
        } else {
            COVERED.1
        };
        let mut names: Vec<Name> = Vec::with_capacity(self.wanted.len());
        for wanted in &self.wanted {
            let sign = wanted.sign;
            let width = wanted.style.width(&wanted.words) + 2.0 * PAD;
            let mut best: Option<(usize, Point)> = None;
            for (across, down) in SIDES {
                // Farther away only where there is no place at all beside the sign.
                if down.abs() > 1.0 && best.is_some() {
                    break;
                }
                let gap = if down.abs() < 1.0 { SIGN } else { 0.0 };
                let middle = (sign.0 + across * (width / 2.0 + gap), sign.1 + down * STEP);
                if !self.is_free(&names, sign, middle, width) {
                    continue;
                }
                // Not where it begins: lines end at the sign, and a name begins beside it.
                let (left, top) = (middle.0 - width / 2.0, middle.1 - CELL);
                let left = if across > 0.0 { left + CELL } else { left };
                let covered = self.lines.taken(left, top, width - CELL, 2.0 * CELL);
                if best.is_none_or(|(least, _)| covered < least) {
                    best = Some((covered, middle));
                }
            }
            if let Some((covered, middle)) = best
                && (wanted.style.bold || covered as f64 <= COVERED.0 + more * wanted.importance)
            {
                names.push(Name {
                    middle,
                    width,
                    style: wanted.style,
                    words: wanted.words.clone(),
                    is_on_line: covered > 0,
                });
            }
        }
        for name in &names {
            let (x, y) = name.middle;
            if name.is_on_line {
                let width = name.width - PAD;
                let left = x - width / 2.0;
                sheet.rect(left, y - HALF, width, 2.0 * HALF, Token::Background);
            }
            sheet.text(x, y, Anchor::Middle, name.width, name.style, &name.words);
        }
    }

    /// Whether nothing is where the name of this sign would be, and no other sign right beside it.
    fn is_free(&self, names: &[Name], own: Point, (x, y): Point, width: f64) -> bool {
        let (left, top, right, bottom) = self.edges;
        let half = width / 2.0;
        x - half >= left
            && x + half <= right
            && y - HALF >= top
            && y + HALF <= bottom
            && self.signs.iter().all(|(sign, radius)| {
                let is_own = (sign.0 - own.0).abs() + (sign.1 - own.1).abs() < 0.5;
                is_own
                    || (sign.0 - x).abs() >= half + SIGN + radius
                    || (sign.1 - y).abs() >= HALF + radius - 2.0
            })
            && names.iter().all(|name| {
                (name.middle.0 - x).abs() >= half + name.width / 2.0
                    || (name.middle.1 - y).abs() >= 2.0 * HALF
            })
    }
}
