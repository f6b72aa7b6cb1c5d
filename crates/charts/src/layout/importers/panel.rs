//! One indicator: its title, its axes, and a line for each importer.

use super::labels::{self, LEADER, LINE};
use super::{EMPTY, Frame, words};
use crate::axis::Axis;
use crate::layout::annual::{self, Span};
use crate::layout::events::Events;
use crate::mark::{Anchor, Point};
use crate::metrics::wrap;
use crate::sheet::{Sheet, Type};
use crate::spec::{ImporterLine, ImportersPanel};
use crate::tokens::Token;

/// Height of a line of the title and of the unit, px.
const TITLE: (f64, f64) = (18.0, 16.0);
const TITLE_LINES: usize = 3;
const NAME: Type = Type::BODY.bold();
/// Clear space between the words of events and the uppermost tick label, px.
const CLEAR: f64 = 2.0;
/// Widths of lines: the shown importer's, and the others', px.
const SHOWN: f64 = 3.0;
const OTHER: f64 = 1.5;

/// One importer's line.
pub type Series<'a> = annual::Series<'a, ImporterLine>;

/// Where a panel and its plot lie across the page, px.
#[derive(Clone, Copy)]
pub struct Across {
    /// Left and right edge of the panel.
    pub panel: (f64, f64),
    /// Left and right edge of the plot.
    pub plot: (f64, f64),
}

/// A panel ready to draw.
pub struct Panel<'a> {
    /// What it shows.
    pub spec: &'a ImportersPanel,
    /// The lines.
    pub series: Vec<Series<'a>>,
    /// Its edges.
    pub across: Across,
    /// Upper and lower edge of the plot, px.
    pub down: (f64, f64),
    /// The events of its years.
    pub events: Events<'a>,
    title: Vec<&'a str>,
    top: f64,
    years: Axis,
    shares: Axis,
}

/// The lines of a panel.
pub fn series(spec: &ImportersPanel) -> Vec<Series<'_>> {
    let lines = spec.lines.iter();
    lines.map(|line| Series::new(line, &line.points)).collect()
}

/// The axis of shares in a plot from `range.0` at the bottom up to `range.1`, px.
pub fn shares(series: &[Series], range: (f64, f64)) -> Axis {
    let points = series.iter().flat_map(|series| &series.points);
    let largest = points.fold(0.0, |largest: f64, (_, share)| largest.max(*share));
    Axis::shares_up_to(largest, range)
}

/// The colour of an importer's line.
pub fn token(series: &Series) -> Token {
    if series.line.is_shown {
        Token::Accent
    } else {
        Token::Baseline
    }
}

impl<'a> Panel<'a> {
    /// A panel with its place across the page, not yet down it.
    pub fn new(
        spec: &'a ImportersPanel,
        series: Vec<Series<'a>>,
        across: Across,
        span: Span,
        events: &'a [crate::TimeEvent],
    ) -> Self {
        let years = Axis::years(span.0, span.1, across.plot);
        // The breaks are found for plain text.
        let bold = NAME.width("n") / Type::BODY.width("n");
        let width = (across.panel.1 - across.panel.0) / bold;
        let down = (0.0, 1.0);
        Self {
            events: Events::new(events, &years, span),
            title: wrap(&spec.title, width, NAME.size, TITLE_LINES),
            top: 0.0,
            shares: shares(&series, (down.1, down.0)),
            spec,
            series,
            across,
            down,
            years,
        }
    }

    /// Finds places for the words of the events, beside the rule of the selected year.
    pub fn place_events(&mut self, selected: Option<i32>) {
        let rule = selected.map(|year| self.x(year));
        self.events.lift(CLEAR);
        self.events.set(self.across.panel, rule.as_slice());
    }

    /// Places it down the page.
    pub fn set_down(&mut self, top: f64, plot: (f64, f64)) {
        self.top = top;
        self.down = plot;
        self.shares = shares(&self.series, (plot.1, plot.0));
    }

    /// Height of the title and the unit, px.
    pub fn title_height(&self) -> f64 {
        let unit = if self.spec.unit.is_empty() {
            0.0
        } else {
            TITLE.1
        };
        TITLE.0 * self.title.len() as f64 + unit
    }

    /// Height of the names at the line ends, px.
    pub fn labels_height(&self) -> f64 {
        LINE * self.series.len() as f64
    }

    /// Where a year lies, px.
    pub fn x(&self, year: i32) -> f64 {
        self.years.scale.at(f64::from(year))
    }

    /// Where a share lies, px.
    pub fn y(&self, share: f64) -> f64 {
        self.shares.scale.at(share)
    }

    /// Whether any importer has figures.
    pub fn is_known(&self) -> bool {
        self.series.iter().any(|series| !series.points.is_empty())
    }

    /// The whole panel, in this row of panels.
    pub fn draw(&self, frame: &Frame, row: usize, sheet: &mut Sheet) {
        let (left, right) = self.across.plot;
        let (top, bottom) = self.down;
        self.draw_title(sheet);
        if !self.is_known() {
            self.draw_empty(frame, sheet);
            return;
        }
        self.shares.draw_up(sheet, left, right);
        if frame.has_years(row) {
            self.years.draw_across(sheet, top, bottom);
        } else {
            self.years.draw_ticks(sheet, bottom);
        }
        self.events.draw(sheet, self.down);
        self.draw_selected(frame, row, sheet);
        let lines = |shown| {
            let all = self.series.iter();
            all.filter(move |series| series.line.is_shown == shown)
        };
        for series in lines(false).chain(lines(true)) {
            self.draw_line(series, sheet);
        }
        self.draw_dots(frame, sheet);
        labels::draw(frame.spec, self, sheet);
        self.read_out(frame, sheet);
    }

    /// The place of the plot says that there are no figures.
    fn draw_empty(&self, frame: &Frame, sheet: &mut Sheet) {
        let (left, right) = self.across.panel;
        let top = self.top + self.title_height();
        let words = &frame.spec.no_data_label;
        let (middle, room) = (top + EMPTY / 2.0, right - left);
        sheet.text(left, middle, Anchor::Start, room, Type::NOTE, words);
        let label = words::joined(&self.spec.title, words);
        sheet.hit(left, self.top, room, top + EMPTY - self.top, label);
    }

    /// The shown importer in the selected year.
    fn draw_dots(&self, frame: &Frame, sheet: &mut Sheet) {
        let shown = self.series.iter().filter(|series| series.line.is_shown);
        let dots = shown.filter_map(|series| {
            let year = frame.selected?;
            Some((self.x(year), self.y(series.at(year)?), token(series)))
        });
        for (x, y, token) in dots {
            sheet.dot(x, y, 5.5, Token::Background);
            sheet.dot(x, y, 4.0, token);
        }
    }

    fn draw_title(&self, sheet: &mut Sheet) {
        let (left, right) = self.across.panel;
        let mut y = self.top + TITLE.0 / 2.0;
        for line in &self.title {
            sheet.text(left, y, Anchor::Start, right - left, NAME, line);
            y += TITLE.0;
        }
        let y = y - TITLE.0 / 2.0 + TITLE.1 / 2.0;
        let unit = &self.spec.unit;
        sheet.text(left, y, Anchor::Start, right - left, Type::NOTE, unit);
    }

    /// A hairline at the selected year, in the first row of panels with its name above the events.
    fn draw_selected(&self, frame: &Frame, row: usize, sheet: &mut Sheet) {
        let Some(year) = frame.selected else {
            return;
        };
        let x = self.x(year).round();
        let mut from = self.down.0;
        if let Some(y) = frame.year_middle(self, row) {
            let style = Type::NOTE.bold().in_paint(Token::Ink.into());
            let words = year.to_string();
            let half = style.width(&words) / 2.0;
            let (left, right) = self.across.panel;
            let middle = x.clamp(left + half, right - half);
            sheet.text(middle, y, Anchor::Middle, 2.0 * half, style, &words);
            from = y + 8.0;
        }
        sheet.rect(x - 0.5, from, 1.0, self.down.1 - from, Token::Ink);
    }

    fn draw_line(&self, series: &Series, sheet: &mut Sheet) {
        let token = token(series);
        let stroke = if series.line.is_shown { SHOWN } else { OTHER };
        for run in series.runs() {
            let points: Vec<Point> = run
                .iter()
                .map(|(year, share)| (self.x(*year), self.y(*share)))
                .collect();
            if let [(x, y)] = points[..] {
                sheet.dot(x, y, stroke, token);
                continue;
            }
            sheet.path(points, stroke, token);
        }
    }

    /// A read-out for each year, and one for each event.
    fn read_out(&self, frame: &Frame, sheet: &mut Sheet) {
        let (left, right) = self.across.plot;
        let (top, bottom) = self.down;
        for year in frame.years.iter().copied() {
            let before = f64::midpoint(self.x(year - 1), self.x(year)).max(left);
            let after = f64::midpoint(self.x(year), self.x(year + 1)).min(right);
            let label = words::readout(frame.spec, self, year);
            sheet.hit(before, top, after - before, bottom - top, label);
        }
        self.events.read_out(sheet, top, self.across.plot);
    }
}

/// Left and right edge of a plot in a panel, px: between `ticks` for tick labels and `labels` for names.
pub fn plot((left, right): (f64, f64), ticks: f64, labels: f64) -> (f64, f64) {
    let left = left + ticks + 8.0;
    (left, (right - LEADER - labels).max(left + 20.0))
}
