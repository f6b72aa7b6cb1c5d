//! Layout of the record: measured shares as lines, claims as dashed lines.

mod labels;

use super::annual::{self, span};
use super::events::Events;
use crate::axis::{Axis, TICK_ROW, is_year};
use crate::legend::{self, Swatch};
use crate::mark::{Anchor, Point};
use crate::order::sort_few;
use crate::scale::share;
use crate::sheet::{Sheet, Type};
use crate::spec::{RecordLine, RecordSpec};
use crate::texture::dashed;
use crate::tokens::Token;

/// Room above the plot for the names of the marked years, px.
const TOP: f64 = 42.0;
/// The words of a claim stand out of the plot by this much at most, px.
const CLAIM: f64 = 14.0;
const BOTTOM: f64 = TICK_ROW + 8.0;
/// Below this width the lines are named in a legend.
const NARROW: f64 = 560.0;

type Series<'a> = annual::Series<'a, RecordLine>;

struct Frame<'a> {
    spec: &'a RecordSpec,
    series: Vec<Series<'a>>,
    years: Axis,
    events: Events<'a>,
    shares: Axis,
    plot: (Point, Point),
    narrow: bool,
    /// Where the legend ends, px.
    legend: f64,
}

pub(super) fn natural_height(spec: &RecordSpec, width: f64) -> f64 {
    let sheet = &mut Sheet::new(width, 1000.0);
    let frame = Frame::new(spec, sheet);
    (width * 0.56).clamp(320.0, 460.0) + frame.legend + frame.events.height()
}

fn legend_of(spec: &RecordSpec, sheet: &mut Sheet) -> f64 {
    let lines = spec.lines.iter().map(|line| {
        (
            Swatch::Line(Token::Series(line.colour)),
            line.label.as_str(),
        )
    });
    let entries: Vec<(Swatch, &str)> = lines.collect();
    legend::draw(sheet, &entries, 0.0, 0.0)
}

pub(super) fn lay_out(spec: &RecordSpec, sheet: &mut Sheet) {
    Frame::new(spec, sheet).draw(sheet);
}

impl<'a> Frame<'a> {
    /// Draws the legend and finds places for the rest.
    fn new(spec: &'a RecordSpec, sheet: &mut Sheet) -> Self {
        let narrow = sheet.width < NARROW;
        let legend = if narrow { legend_of(spec, sheet) } else { 0.0 };
        let series: Vec<Series> = spec
            .lines
            .iter()
            .map(|line| Series::new(line, &line.points))
            .collect();
        let bottom = sheet.height - BOTTOM;
        // Its tick labels are as wide in every range.
        let left = Axis::shares_up((bottom, legend + TOP)).label_width() + 8.0;
        let right = sheet.width - labels::room(&series, narrow, sheet.width);
        let marked = [spec.article_year, spec.selected_year];
        let marked = marked.into_iter().flatten().filter(|year| is_year(*year));
        let measured = series
            .iter()
            .flat_map(|series| series.points.iter().map(|(year, _)| *year));
        let span = span(measured.chain(marked.clone())).unwrap_or((2000, 2001));
        let years = Axis::years(span.0, span.1, (left, right));
        let mut events = Events::new(&spec.events, &years, span);
        events.lift(CLAIM);
        let rules: Vec<f64> = marked.map(|year| years.scale.at(f64::from(year))).collect();
        events.set((0.0, sheet.width), &rules);
        let top = legend + TOP + events.height();
        Self {
            spec,
            series,
            years,
            events,
            shares: Axis::shares_up((bottom, top)),
            plot: ((left, top), (right, bottom)),
            narrow,
            legend,
        }
    }

    fn draw(&self, sheet: &mut Sheet) {
        let ((left, top), (right, bottom)) = self.plot;
        sheet.text(
            0.0,
            self.legend + 9.0,
            Anchor::Start,
            sheet.width,
            Type::NOTE,
            &self.spec.axis_label,
        );
        self.shares.draw_up(sheet, left, right);
        self.years.draw_across(sheet, top, bottom);
        self.events.draw(sheet, (top, bottom));
        labels::years(self, sheet);
        for claim in &self.spec.claims {
            if let Some(value) = share(claim.share) {
                dashed(
                    sheet,
                    left,
                    right,
                    self.y(value) - 1.0,
                    2.0,
                    Token::Series(claim.colour),
                );
            }
        }
        for series in &self.series {
            let token = Token::Series(series.line.colour);
            for run in series.runs() {
                let points: Vec<Point> = run
                    .iter()
                    .map(|(year, value)| (self.x(*year), self.y(*value)))
                    .collect();
                if let [(x, y)] = points[..] {
                    sheet.dot(x, y, 3.0, token);
                } else {
                    sheet.path(points, 2.5, token);
                }
            }
            let marked = [self.spec.article_year, self.spec.selected_year];
            for (year, value) in marked
                .into_iter()
                .flatten()
                .filter_map(|year| Some((year, series.at(year)?)))
            {
                sheet.dot(self.x(year), self.y(value), 5.5, Token::Background);
                sheet.dot(self.x(year), self.y(value), 4.0, token);
            }
        }
        labels::gaps(self, sheet);
        labels::claims(self, sheet);
        labels::lines(self, sheet);
        if self.series.iter().all(|series| series.points.is_empty()) {
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
        self.hits(sheet);
    }

    fn x(&self, year: i32) -> f64 {
        self.years.scale.at(f64::from(year))
    }

    fn y(&self, share: f64) -> f64 {
        self.shares.scale.at(share)
    }

    fn hits(&self, sheet: &mut Sheet) {
        let ((left, top), (right, bottom)) = self.plot;
        let mut years: Vec<i32> = self
            .series
            .iter()
            .flat_map(|series| series.points.iter().map(|(year, _)| *year))
            .collect();
        sort_few(&mut years, Ord::cmp);
        years.dedup();
        for year in years {
            let before = f64::midpoint(self.x(year - 1), self.x(year)).max(left);
            let after = f64::midpoint(self.x(year), self.x(year + 1)).min(right);
            sheet.hit(
                before,
                top,
                after - before,
                bottom - top,
                labels::readout(self, year),
            );
        }
        self.events.read_out(sheet, top, (left, right));
    }
}
