//! One panel: its axis, its floor, its lines and its events.

use super::Frame;
use super::series::Series;
use crate::axis::Axis;
use crate::layout::rows::{Flag, Rows};
use crate::mark::{Anchor, Point};
use crate::metrics::WIDEST_FACE;
use crate::order::sort_few;
use crate::scale::amount;
use crate::sheet::{Sheet, Type};
use crate::spec::{DailyFormat, DailyPanel};
use crate::texture::{dashed_path, hatch};
use crate::tokens::{Paint, Token};

/// Distance of the unit from the name, px.
const UNIT: f64 = 8.0;
const NAME_STYLE: Type = Type::BODY.bold();

/// A panel ready to draw.
pub struct Panel<'a> {
    /// What it shows.
    pub spec: &'a DailyPanel,
    /// The baseline.
    pub baseline: Series<'a>,
    /// The scenario.
    pub scenario: Series<'a>,
    /// The events that lie on the axis of days, in their order.
    pub flags: Vec<Flag<'a>>,
    /// Rows of words between the name and the plot.
    pub rows: usize,
    /// The axis up the plot.
    pub amounts: Axis,
    /// Upper edge with the name, px.
    pub top: f64,
    /// Upper and lower edge of the plot, px.
    pub plot: (f64, f64),
}

impl<'a> Panel<'a> {
    /// A panel that has no place yet.
    pub fn new(spec: &'a DailyPanel) -> Self {
        Self {
            spec,
            baseline: Series(&spec.baseline),
            scenario: Series(&spec.scenario),
            flags: Vec::new(),
            rows: 0,
            amounts: Axis::small_up(1.0, false, (1.0, 0.0)),
            top: 0.0,
            plot: (0.0, 1.0),
        }
    }

    /// Whether the scenario has figures; the baseline alone is not shown.
    pub fn is_known(&self) -> bool {
        self.scenario.is_known()
    }

    /// The colour of the scenario's line.
    pub fn token(&self) -> Token {
        self.spec
            .fuel
            .energy_source()
            .map_or(Token::Accent, Token::Source)
    }

    /// The last day with a value of its own.
    pub fn last_day(&self) -> usize {
        if self.is_known() {
            self.scenario.0.len().max(self.baseline.0.len()) - 1
        } else {
            0
        }
    }

    /// The level of the floor, in the panel's unit.
    pub fn floor(&self) -> Option<f64> {
        amount(Some(self.spec.floor.as_ref()?.value)).filter(|level| *level > 0.0)
    }

    /// The axis from `range.0` at the bottom up to `range.1`, px; it has the same ticks in every range.
    pub fn axis(&self, range: (f64, f64)) -> Axis {
        let lines = self.scenario.largest().max(self.baseline.largest());
        let largest = lines.max(self.floor().unwrap_or(0.0));
        Axis::small_up(largest, self.spec.format == DailyFormat::Percent, range)
    }

    /// Finds places for the events up to the `last` day; returns what is left of the rows above the plot.
    pub fn place_flags(&mut self, days: &Axis, last: usize, bounds: (f64, f64)) -> Rows {
        let marks = self.spec.marks.iter();
        self.flags = marks
            .filter(|mark| (0.0..=last as f64).contains(&mark.day))
            .map(|mark| Flag {
                at: mark.day,
                x: days.scale.at(mark.day),
                label: &mark.label,
                place: None,
            })
            .collect();
        sort_few(&mut self.flags, |one, other| one.x.total_cmp(&other.x));
        let name = NAME_STYLE.width(&self.spec.name);
        let unit = Type::NOTE.width(&self.spec.unit);
        let mut rows = Rows::new(bounds, name * WIDEST_FACE + UNIT + unit);
        rows.set(&mut self.flags);
        rows
    }

    /// The name with the unit beside it.
    pub fn draw_name(&self, sheet: &mut Sheet) {
        let y = self.top + 9.0;
        let start = Anchor::Start;
        let name = sheet.text(0.0, y, start, sheet.width, NAME_STYLE, &self.spec.name);
        let x = if name > 0.0 {
            name * WIDEST_FACE + UNIT
        } else {
            0.0
        };
        // A hair lower, so that both sizes stand on one line.
        let room = sheet.width - x;
        sheet.text(x, y + 1.0, start, room, Type::NOTE, &self.spec.unit);
    }

    /// The grid, the floor and the lines.
    pub fn draw(&self, frame: &Frame, sheet: &mut Sheet) {
        let (left, right) = (frame.left, frame.right);
        if let Some(level) = self.floor() {
            let y = self.amounts.scale.at(level);
            let (width, height) = (right - left, self.plot.1 - y);
            let paint = Paint::Pale(Token::Muted);
            hatch(sheet, left, y, width, height, paint);
            sheet.outline(left, y, width, height, 1.0, paint);
            sheet.rect(left, y, width, 1.0, Token::Muted);
        }
        self.amounts.draw_up(sheet, left, right);
        let place = |day: f64, value: f64| -> Point {
            (frame.days.scale.at(day), self.amounts.scale.at(value))
        };
        if !self.scenario.is_same(self.baseline) {
            for line in self.baseline.lines(place) {
                let line: Vec<Point> = line.iter().map(|(x, y)| (*x, y - 0.5)).collect();
                dashed_path(sheet, &line, 1.0, Token::Muted);
            }
        }
        let token = self.token();
        for line in self.scenario.lines(place) {
            if let [(x, y)] = line[..] {
                sheet.dot(x, y, 2.0, token);
            } else {
                // On the shade of the window the line would have too little contrast without an edge.
                sheet.path(line.clone(), 5.0, Token::Background);
                sheet.path(line, 2.5, token);
            }
        }
        for flag in &self.flags {
            if let Some(value) = self.scenario.between(flag.at) {
                let (x, y) = place(flag.at, value);
                sheet.dot(x, y, 5.0, Token::Background);
                sheet.dot(x, y, 3.5, token);
            }
        }
    }
}
