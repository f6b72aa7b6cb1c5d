//! One panel: its axis, its gaps, its band and its line.

use super::{Frame, NAME_STYLE, UNIT, words};
use crate::axis::Axis;
use crate::mark::{Anchor, Point};
use crate::metrics::WIDEST_FACE;
use crate::scale::figure;
use crate::sheet::{Sheet, Type};
use crate::spec::{CurvePanel, CurvePoint};
use crate::texture::{dashed_path, hatch};
use crate::tokens::{Paint, Token};

/// An axis that would begin below this part of its end begins at zero.
const NEAR_ZERO: f64 = 0.6;

/// A panel with its place.
pub struct Panel<'a> {
    /// What it shows.
    pub spec: &'a CurvePanel,
    /// Points with a place, by rising place.
    points: Vec<(f64, &'a CurvePoint)>,
    /// The axis up the plot.
    pub up: Axis,
    /// Upper edge with the name, px.
    pub top: f64,
    /// Upper and lower edge of the plot, px.
    pub plot: (f64, f64),
}

impl<'a> Panel<'a> {
    /// A panel that has no place yet.
    pub fn new(spec: &'a CurvePanel) -> Self {
        let points = spec.points.iter();
        let points = points.filter_map(|point| Some((figure(point.at)?, point)));
        let mut points = points.collect::<Vec<_>>();
        points.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        Self {
            spec,
            points,
            up: Axis::up((0.0, 1.0), (1.0, 0.0)),
            top: 0.0,
            plot: (0.0, 1.0),
        }
    }

    /// Whether there is anything to draw.
    pub fn is_known(&self) -> bool {
        !self.points.is_empty()
    }

    /// The level that is aimed at.
    pub fn target(&self) -> Option<f64> {
        figure(self.spec.target.as_ref()?.value)
    }

    /// The axis from `range.0` at the bottom up to `range.1`, px. It begins at zero unless everything is far from it.
    pub fn axis(&self, range: (f64, f64)) -> Axis {
        let values = self.points.iter().flat_map(|(_, point)| {
            let [low, high] = band(point).unwrap_or([f64::NAN; 2]);
            [value(point).unwrap_or(f64::NAN), low, high]
        });
        let values = values
            .chain(self.target())
            .filter(|value| value.is_finite());
        let ends = values.fold(None, |ends: Option<(f64, f64)>, value| match ends {
            None => Some((value, value)),
            Some((low, high)) => Some((low.min(value), high.max(value))),
        });
        let (low, high) = ends.unwrap_or((0.0, 1.0));
        let is_near = low >= 0.0 && low < high * NEAR_ZERO;
        // What never changes is a line in the middle, not one on the edge.
        let is_flat = high - low <= f64::EPSILON * high.abs();
        Axis::up(
            (
                if is_near || is_flat {
                    low.min(0.0)
                } else {
                    low
                },
                high,
            ),
            range,
        )
    }

    /// Puts it somewhere.
    pub fn set_place(&mut self, top: f64, plot: (f64, f64)) {
        self.top = top;
        self.plot = plot;
        self.up = self.axis((plot.1, plot.0));
    }

    /// Everything of it; the words of marks stand above the first panel alone.
    pub fn draw(&self, frame: &Frame<'_>, is_first: bool, sheet: &mut Sheet) {
        self.draw_name(sheet);
        self.draw_gaps(frame, sheet);
        self.draw_band(frame, sheet);
        self.up.draw_up(sheet, frame.left, frame.right);
        self.draw_target(frame, sheet);
        words::rules(self, frame, is_first, sheet);
        self.draw_line(frame, sheet);
        words::answers(self, frame, sheet);
        words::target(self, frame, sheet);
        words::gaps(self, frame, sheet);
        self.read_out(frame, sheet);
    }

    fn draw_name(&self, sheet: &mut Sheet) {
        let y = self.top + 9.0;
        let (start, width) = (Anchor::Start, sheet.width);
        let name = sheet.text(0.0, y, start, width, NAME_STYLE, &self.spec.name);
        let x = if name > 0.0 {
            name * WIDEST_FACE + UNIT
        } else {
            0.0
        };
        // A hair lower, so that both sizes stand on one line.
        sheet.text(x, y + 1.0, start, width - x, Type::NOTE, &self.spec.unit);
    }

    fn draw_gaps(&self, frame: &Frame<'_>, sheet: &mut Sheet) {
        for (left, right, _) in self.gaps(frame) {
            let (top, bottom) = self.plot;
            let paint = Paint::Pale(Token::Muted);
            hatch(sheet, left, top, right - left, bottom - top, paint);
        }
    }

    /// Left and right edge of each gap with its words, px.
    pub fn gaps(&self, frame: &Frame<'_>) -> impl Iterator<Item = (f64, f64, &str)> {
        let scale = frame.across.scale;
        let gaps = self.spec.gaps.iter().filter_map(move |gap| {
            let (from, to) = (scale.at(figure(gap.from)?), scale.at(figure(gap.to)?));
            Some((from.min(to), from.max(to), gap.label.as_str()))
        });
        gaps.filter(|(left, right, _)| right > left)
    }

    fn draw_band(&self, frame: &Frame<'_>, sheet: &mut Sheet) {
        let known = |(at, point): &(f64, &CurvePoint)| Some((*at, band(point)?));
        for run in runs(&self.points, known) {
            let edge = |side: usize| {
                let run = run.iter();
                run.map(move |(at, ends)| {
                    let level = ends.get(side).copied().unwrap_or_default();
                    (frame.across.scale.at(*at), self.up.scale.at(level))
                })
            };
            let upper = edge(1);
            sheet.polygon(
                upper.chain(edge(0).rev()).collect(),
                Paint::Pale(Token::Accent),
            );
        }
    }

    fn draw_target(&self, frame: &Frame<'_>, sheet: &mut Sheet) {
        if let Some(level) = self.target() {
            let y = self.up.scale.at(level);
            dashed_path(sheet, &[(frame.left, y), (frame.right, y)], 1.0, Token::Ink);
        }
    }

    fn draw_line(&self, frame: &Frame<'_>, sheet: &mut Sheet) {
        for line in self.lines(frame) {
            if let [(x, y)] = line[..] {
                sheet.dot(x, y, 2.5, Token::Accent);
            } else {
                // On the band the line would have too little contrast without an edge.
                sheet.path(line.clone(), 5.0, Token::Background);
                sheet.path(line, 2.5, Token::Accent);
            }
        }
    }

    /// The unbroken parts of the line, px.
    pub fn lines(&self, frame: &Frame<'_>) -> Vec<Vec<Point>> {
        let known = |(at, point): &(f64, &CurvePoint)| Some((*at, value(point)?));
        let place = |(at, value): (f64, f64)| (frame.across.scale.at(at), self.up.scale.at(value));
        let runs = runs(&self.points, known).into_iter();
        runs.map(|run| run.into_iter().map(place).collect())
            .collect()
    }

    /// The height of the line at a place, px; `None` where there is none.
    pub fn height_at(&self, frame: &Frame<'_>, x: f64) -> Option<f64> {
        self.lines(frame).iter().find_map(|line| {
            let before = line.iter().rev().find(|point| point.0 <= x)?;
            let after = line.iter().find(|point| point.0 >= x)?;
            let width = after.0 - before.0;
            let part = if width > 0.0 {
                (x - before.0) / width
            } else {
                0.0
            };
            Some(before.1 + (after.1 - before.1) * part)
        })
    }

    /// An area for each point, up to midway to its neighbours.
    fn read_out(&self, frame: &Frame<'_>, sheet: &mut Sheet) {
        let x = |place: usize| {
            let point = self.points.get(place);
            point.map(|(at, _)| frame.across.scale.at(*at))
        };
        for (place, (at, point)) in self.points.iter().enumerate() {
            let here = frame.across.scale.at(*at);
            let from = place.checked_sub(1).and_then(x);
            let from = from.map_or(frame.left, |before| f64::midpoint(before, here));
            let to = x(place + 1).map_or(frame.right, |after| f64::midpoint(here, after));
            let (top, bottom) = (self.top, self.plot.1);
            sheet.hit(from, top, to - from, bottom - top, point.readout.clone());
        }
    }
}

fn value(point: &CurvePoint) -> Option<f64> {
    figure(point.value?)
}

/// The lower and the upper edge.
fn band(point: &CurvePoint) -> Option<[f64; 2]> {
    let [one, other] = point.band?;
    let (one, other) = (figure(one)?, figure(other)?);
    Some([one.min(other), one.max(other)])
}

/// The unbroken runs of what is known.
fn runs<T, K>(all: &[T], known: impl Fn(&T) -> Option<K>) -> Vec<Vec<K>> {
    let mut runs = vec![Vec::new()];
    for one in all {
        match known(one) {
            Some(known) => {
                if let Some(run) = runs.last_mut() {
                    run.push(known);
                }
            }
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
