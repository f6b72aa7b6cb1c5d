//! Layout of importers over the years: a panel for each indicator, one below the other on a phone, else side by side.

mod labels;
mod panel;
mod words;

use self::panel::{Across, Panel, Series};
use super::annual::span;
use crate::axis::{TICK_ROW, is_year};
use crate::mark::Anchor;
use crate::sheet::{Sheet, Type};
use crate::spec::ImportersSpec;

/// Up to this width panels stand one below the other, px.
const NARROW: f64 = 560.0;
/// A panel beside another is not narrower, px.
const LEAST: f64 = 205.0;
/// Gap between panels side by side, px.
const GAP: f64 = 20.0;
/// Gap between a title and what is below it, px.
const BELOW_TITLE: f64 = 8.0;
/// Height of the row of the selected year, px.
const YEAR: f64 = 16.0;
/// Room for tick marks alone, and with their labels, px.
const TICKS: (f64, f64) = (6.0, TICK_ROW + 4.0);
/// Height in place of a plot of a row of panels without figures, px.
const EMPTY: f64 = 20.0;
/// Gap below a row of panels, px.
const BELOW: f64 = 16.0;

struct Frame<'a> {
    spec: &'a ImportersSpec,
    panels: Vec<Panel<'a>>,
    columns: usize,
    /// The years with a figure in any panel.
    years: Vec<i32>,
    /// The selected year, if it can be drawn.
    selected: Option<i32>,
}

/// Panels side by side: as many as fit, in rows of the same length.
fn columns(panels: usize, width: f64) -> usize {
    if width <= NARROW || panels < 2 {
        return 1;
    }
    let most = (((width + GAP) / (LEAST + GAP)) as usize).clamp(1, panels);
    panels.div_ceil(panels.div_ceil(most))
}

fn panel_width(width: f64, columns: usize) -> f64 {
    (width - GAP * (columns - 1) as f64) / columns as f64
}

pub(super) fn natural_height(spec: &ImportersSpec, width: f64) -> f64 {
    let frame = Frame::new(spec, width);
    let beside = frame.columns > 1;
    let panel = panel_width(width, frame.columns);
    let plot = if beside {
        (panel * 0.8).clamp(180.0, 240.0)
    } else {
        (panel * 0.45).clamp(150.0, 220.0)
    };
    let labels = frame.panels.iter().map(Panel::labels_height);
    let plot = labels.fold(plot, f64::max);
    let rows = 0..frame.rows();
    let known = rows.clone().filter(|row| frame.is_known(*row)).count();
    rows.map(|row| frame.around(row)).sum::<f64>() + plot * known as f64
}

pub(super) fn lay_out(spec: &ImportersSpec, sheet: &mut Sheet) {
    let mut frame = Frame::new(spec, sheet.width);
    frame.set_heights(sheet.height);
    for (place, panel) in frame.panels.iter().enumerate() {
        panel.draw(&frame, place / frame.columns, sheet);
    }
    if frame.panels.is_empty() {
        let middle = (sheet.width / 2.0, sheet.height / 2.0);
        let (anchor, room) = (Anchor::Middle, sheet.width);
        let words = &spec.no_data_label;
        sheet.text(middle.0, middle.1, anchor, room, Type::BODY, words);
    }
}

/// The years with a figure in any panel, in order.
fn years_of(panels: &[Vec<Series>]) -> Vec<i32> {
    let points = panels.iter().flatten().flat_map(|series| &series.points);
    let mut years: Vec<i32> = points.map(|(year, _)| *year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

impl<'a> Frame<'a> {
    fn new(spec: &'a ImportersSpec, width: f64) -> Self {
        let lines: Vec<Vec<Series>> = spec.panels.iter().map(panel::series).collect();
        let years = years_of(&lines);
        let selected = spec.selected_year.filter(|year| is_year(*year));
        let span = span(years.iter().copied().chain(selected)).unwrap_or((2000, 2001));
        let columns = columns(lines.len(), width);
        let wide = panel_width(width, columns);
        // Plots are alike, so that years lie below years.
        let axes = lines
            .iter()
            .map(|series| panel::shares(series, (LEAST, 0.0)));
        let ticks = axes.map(|axis| axis.label_width()).fold(0.0, f64::max);
        let labels = lines
            .iter()
            .flatten()
            .map(|series| labels::width(spec, series, wide));
        let labels = labels.fold(0.0, f64::max);
        let panels = spec.panels.iter().zip(lines).enumerate();
        let panels = panels.map(|(place, (panel, series))| {
            let left = (wide + GAP) * (place % columns) as f64;
            let edges = (left, left + wide);
            let across = Across {
                panel: edges,
                plot: panel::plot(edges, ticks, labels),
            };
            let mut panel = Panel::new(panel, series, across, span, &spec.events);
            if place < columns {
                panel.place_events(selected);
            }
            panel
        });
        Self {
            spec,
            panels: panels.collect(),
            columns,
            years,
            selected,
        }
    }

    fn row(&self, row: usize) -> &[Panel<'a>] {
        let start = row * self.columns;
        &self.panels[start..(start + self.columns).min(self.panels.len())]
    }

    fn rows(&self) -> usize {
        self.panels.len().div_ceil(self.columns)
    }

    /// Whether any panel of a row has figures.
    fn is_known(&self, row: usize) -> bool {
        self.row(row).iter().any(Panel::is_known)
    }

    /// Whether the years are written below the panels of a row: of panels one below the other, below the last.
    fn has_years(&self, row: usize) -> bool {
        self.columns > 1 || !(row + 1..self.rows()).any(|row| self.is_known(row))
    }

    /// Heights of a row's titles, and of the selected year and the events above its plots, px.
    fn above(&self, row: usize) -> (f64, f64, f64) {
        let panels = self.row(row).iter();
        let titles = panels.clone().map(Panel::title_height);
        let events = panels.map(|panel| panel.events.height());
        let has_year = row == 0 && self.selected.is_some();
        let year = if has_year { YEAR } else { 0.0 };
        (titles.fold(0.0, f64::max), year, events.fold(0.0, f64::max))
    }

    /// The middle of the selected year's name above a panel of the first row.
    fn year_middle(&self, panel: &Panel, row: usize) -> Option<f64> {
        let (_, year, events) = self.above(row);
        (row == 0).then_some(panel.down.0 - events - year / 2.0)
    }

    /// Height of all in a row but its plots, if it has any, px.
    fn around(&self, row: usize) -> f64 {
        let (title, year, events) = self.above(row);
        let is_last = row + 1 == self.rows();
        let gap = if is_last { 0.0 } else { BELOW };
        if !self.is_known(row) {
            return title + EMPTY + gap;
        }
        let years = if self.has_years(row) {
            TICKS.1
        } else {
            TICKS.0
        };
        title + BELOW_TITLE + year + events + years + gap
    }

    /// Gives every plot the same height.
    fn set_heights(&mut self, height: f64) {
        let around: f64 = (0..self.rows()).map(|row| self.around(row)).sum();
        let known = (0..self.rows()).filter(|row| self.is_known(*row)).count();
        let plot = ((height - around) / known.max(1) as f64).max(1.0);
        let mut top = 0.0;
        for row in 0..self.rows() {
            let (title, year, events) = self.above(row);
            let upper = top + title + BELOW_TITLE + year + events;
            let plot = if self.is_known(row) { plot } else { 0.0 };
            let next = top + self.around(row) + plot;
            let end = ((row + 1) * self.columns).min(self.panels.len());
            for panel in &mut self.panels[row * self.columns..end] {
                // Whole pixels: tick labels of both axes meet in the corner.
                panel.set_down(top, (upper.round(), (upper + plot).round()));
            }
            top = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::columns;
    use crate::spec::{ChartSpec, ImporterLine, ImportersPanel, ImportersSpec, RecordPoint};
    use crate::{Layout, Mark, TimeEvent};

    fn line(name: &str, percents: &[Option<f64>]) -> ImporterLine {
        let point = |(year, percent): (i32, &Option<f64>)| RecordPoint {
            year,
            share: percent.map(|percent| percent / 100.0),
        };
        ImporterLine {
            name: name.into(),
            is_shown: name == "Japan",
            points: (2020..).zip(percents).map(point).collect(),
        }
    }

    fn laid_out(lines: Vec<ImporterLine>) -> Layout {
        let panel = ImportersPanel {
            title: "Dependency".into(),
            lines,
            ..ImportersPanel::default()
        };
        let spec = ChartSpec::Importers(ImportersSpec {
            panels: vec![panel.clone(), panel],
            events: vec![TimeEvent {
                year: 2021.5,
                label: "event".into(),
                detail: "June 2021: event".into(),
            }],
            no_data_label: "no data".into(),
            importer_label: "{name} {share}".into(),
            separator: ", ".into(),
            readout_label: "{panel} {year}: {importers}".into(),
            ..ImportersSpec::default()
        });
        crate::layout(&spec, 700.0, crate::natural_height(&spec, 700.0))
    }

    #[test]
    fn every_year_of_every_panel_reads_out_all_importers_in_their_order() {
        let layout = laid_out(vec![
            line("Korea", &[Some(70.1), None, Some(72.0)]),
            line("Japan", &[Some(94.0), Some(95.0)]),
        ]);
        let labels: Vec<&str> = layout.hits.iter().map(|hit| hit.label.as_str()).collect();
        let panel = [
            "Dependency 2020: Korea 70.1\u{a0}%, Japan 94.0\u{a0}%",
            "Dependency 2021: Korea no data, Japan 95.0\u{a0}%",
            "Dependency 2022: Korea 72.0\u{a0}%, Japan no data",
            "June 2021: event",
        ];
        assert_eq!(labels, [panel, panel].concat());
    }

    #[test]
    fn a_gap_is_neither_drawn_nor_a_zero() {
        let stroke = |layout: &Layout| {
            let lines = layout.marks.iter().filter_map(|mark| match mark {
                Mark::Path { points, stroke, .. } if *stroke > 1.0 => Some(points.len()),
                _ => None,
            });
            lines.collect::<Vec<_>>()
        };
        let percents = [10.0, 20.0, 30.0, 40.0].map(Some);
        assert_eq!(stroke(&laid_out(vec![line("Korea", &percents)])), [4, 4]);
        let gap = [&percents[..2], &[None], &percents[..3]].concat();
        assert_eq!(stroke(&laid_out(vec![line("Korea", &gap)])), [2, 3, 2, 3]);
    }

    #[test]
    fn a_panel_without_figures_says_so_once() {
        let layout = laid_out(vec![line("Japan", &[None])]);
        let labels: Vec<&str> = layout.hits.iter().map(|hit| hit.label.as_str()).collect();
        assert_eq!(labels, ["Dependency: no data"; 2]);
    }

    #[test]
    fn panels_stack_on_a_phone_and_stand_side_by_side_in_even_rows() {
        let of = |width| [2, 3, 4].map(|panels| columns(panels, width));
        assert_eq!(of(560.0), [1, 1, 1]);
        assert_eq!(of(600.0), [2, 2, 2]);
        assert_eq!(of(700.0), [2, 3, 2]);
        assert_eq!(of(1000.0), [2, 3, 4]);
        assert_eq!([columns(0, 700.0), columns(1, 700.0)], [1, 1]);
    }
}
