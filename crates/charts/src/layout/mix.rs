//! Layout of the mix: stacked areas over the years, and the scenario as one bar.

mod labels;
mod readout;
mod stack;

use self::stack::{Column, Stack};
use crate::axis::{Axis, TICK_ROW};
use crate::format;
use crate::mark::{Anchor, Point};
use crate::sheet::{Sheet, Type};
use crate::spec::MixSpec;
use crate::tokens::Token;

/// Room above the plot for the unit and the year marker, px.
const TOP: f64 = 42.0;
const BOTTOM: f64 = TICK_ROW + 8.0;
/// Width of the scenario column and of the gap before it, px.
const COLUMN: f64 = 44.0;
/// Below this width the bands are named in a legend.
const NARROW: f64 = 480.0;

struct Frame<'a> {
    spec: &'a MixSpec,
    stack: Stack,
    years: Axis,
    amounts: Axis,
    /// Left edge of the scenario column.
    column: f64,
    narrow: bool,
    plot: (Point, Point),
}

pub(super) fn natural_height(spec: &MixSpec, width: f64) -> f64 {
    let legend = if width < NARROW {
        labels::legend(spec, &Stack::new(spec), &mut Sheet::new(width, 1000.0))
    } else {
        0.0
    };
    (width * 0.56).clamp(300.0, 460.0) + legend
}

pub(super) fn lay_out(spec: &MixSpec, sheet: &mut Sheet) {
    let stack = Stack::new(spec);
    let narrow = sheet.width < NARROW;
    let legend = if narrow {
        labels::legend(spec, &stack, sheet)
    } else {
        0.0
    };
    let (top, bottom) = (legend + TOP, sheet.height - BOTTOM);
    let amounts = Axis::amounts_up(stack.largest(), (bottom, top));
    let left = amounts.label_width() + 8.0;
    let scenario = Type::NOTE.width(&spec.scenario_label).max(COLUMN);
    let column_room = if stack.scenario.is_some() {
        scenario
    } else {
        0.0
    };
    let names = if narrow {
        if stack.scenario.is_some() { 26.0 } else { 10.0 }
    } else {
        labels::width(spec, &stack) + 22.0
    };
    let right = (sheet.width - column_room - names).max(left + 40.0);
    let first = stack.years.first().map_or(2000, |(year, _)| *year);
    let last = stack.years.last().map_or(first + 1, |(year, _)| *year);
    let frame = Frame {
        spec,
        years: Axis::years(first, last, (left, right)),
        amounts,
        column: sheet.width - column_room / 2.0 - COLUMN / 2.0,
        narrow,
        plot: ((left, top), (right, bottom)),
        stack,
    };
    frame.draw(sheet, legend);
}

impl Frame<'_> {
    fn draw(&self, sheet: &mut Sheet, legend: f64) {
        let ((left, top), (right, bottom)) = self.plot;
        sheet.text(
            0.0,
            legend + 9.0,
            Anchor::Start,
            sheet.width / 2.0,
            Type::NOTE,
            &self.spec.axis_label,
        );
        self.amounts.draw_up(sheet, left, right);
        for run in self.stack.runs() {
            self.areas(sheet, run);
        }
        self.gaps(sheet);
        self.years.draw_across(sheet, top, bottom);
        if let Some(column) = &self.stack.scenario {
            self.scenario(sheet, column);
        }
        labels::marker(self, sheet, legend);
        if !self.narrow {
            labels::bands(self, sheet);
        }
        readout::hits(self, sheet);
    }

    fn x(&self, year: i32) -> f64 {
        self.years.scale.at(f64::from(year))
    }

    fn y(&self, petajoules: f64) -> f64 {
        self.amounts.scale.at(petajoules)
    }

    /// One run of years as cumulative areas, the tallest first: each hides the seam of the one behind it.
    fn areas(&self, sheet: &mut Sheet, run: &[(i32, Option<Column>)]) {
        let bottom = self.y(0.0);
        let edge = |value: &dyn Fn(&Column) -> f64| -> Vec<Point> {
            let mut points: Vec<Point> = Vec::with_capacity(run.len() + 4);
            points.extend(run.iter().filter_map(|(year, column)| {
                column
                    .as_ref()
                    .map(|column| (self.x(*year), self.y(value(column))))
            }));
            if let [(x, y)] = points[..] {
                // A year between two gaps is as wide as half a year.
                let half = (self.x(run[0].0 + 1) - x)
                    .max(x - self.x(run[0].0 - 1))
                    .clamp(2.0, 24.0)
                    / 4.0;
                points = vec![(x - half, y), (x + half, y)];
            }
            points
        };
        for band in self.stack.bands.iter().rev() {
            let mut points = edge(&|column| column.top(*band));
            let ends = points
                .first()
                .zip(points.last())
                .map(|(first, last)| (first.0, last.0));
            if let Some((first, last)) = ends {
                points.extend([(last, bottom), (first, bottom)]);
            }
            sheet.polygon(points, Token::Source(band.source));
        }
        let line = edge(&Column::imported);
        sheet.path(line.clone(), 5.0, Token::Background);
        sheet.path(line, 3.0, Token::Ink);
    }

    fn gaps(&self, sheet: &mut Sheet) {
        let (_, (_, bottom)) = self.plot;
        let known = || {
            self.stack
                .years
                .iter()
                .filter(|(_, column)| column.is_some())
                .map(|(year, _)| *year)
        };
        for (before, after) in known()
            .zip(known().skip(1))
            .filter(|(before, after)| after - before > 1)
        {
            let (from, to) = (self.x(before), self.x(after));
            let label = &self.spec.no_data_label;
            sheet.text_if_fits(
                f64::midpoint(from, to),
                bottom - 12.0,
                Anchor::Middle,
                to - from - 4.0,
                Type::NOTE,
                label,
            );
        }
        if known().next().is_none() {
            let ((left, top), (right, _)) = self.plot;
            let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
            sheet.text(
                middle.0,
                middle.1,
                Anchor::Middle,
                right - left,
                Type::BODY,
                &self.spec.no_data_label,
            );
        }
    }

    fn scenario(&self, sheet: &mut Sheet, column: &Column) {
        for band in self
            .stack
            .bands
            .iter()
            .rev()
            .filter(|band| column.bands[band.place] > 0.0)
        {
            let y = self.y(column.top(*band));
            sheet.rect(
                self.column,
                y,
                COLUMN,
                self.y(0.0) - y,
                Token::Source(band.source),
            );
        }
        let y = self.y(column.imported());
        sheet.rect(
            self.column - 3.0,
            y - 2.5,
            COLUMN + 6.0,
            5.0,
            Token::Background,
        );
        sheet.rect(self.column - 3.0, y - 1.5, COLUMN + 6.0, 3.0, Token::Ink);
        let middle = self.column + COLUMN / 2.0;
        let room = sheet.width - self.column + 60.0;
        let words = format::whole_percent(column.imported() / column.total());
        let style = Type {
            size: Type::NOTE.size,
            ..Type::BODY.bold()
        };
        sheet.text(
            middle,
            self.y(column.total()) - 10.0,
            Anchor::Middle,
            room,
            style,
            &words,
        );
        let (_, (_, bottom)) = self.plot;
        sheet.text(
            middle,
            bottom + 6.0 + TICK_ROW / 2.0 - 3.0,
            Anchor::Middle,
            room,
            Type::NOTE,
            &self.spec.scenario_label,
        );
    }
}
