//! What is read out for the days of a panel.

use super::Frame;
use super::panel::Panel;
use super::series::Series;
use crate::format;
use crate::sheet::Sheet;
use crate::spec::DailyFormat;

/// Days that share a read-out: that of the day in their middle.
const DAYS: usize = 5;
/// Between the day and what happens on it.
const DOT: &str = " \u{b7} ";

/// A read-out for every fifth day, as wide as five days.
pub fn days(frame: &Frame, panel: &Panel, sheet: &mut Sheet) {
    let (top, bottom) = (panel.top, panel.plot.1);
    let last = panel.last_day();
    let x = |day: f64| frame.days.scale.at(day);
    for day in (0..=last).step_by(DAYS) {
        let half = DAYS as f64 / 2.0;
        let from = day as f64 - half;
        // The days after the last column belong to it.
        let to = if day + DAYS > last {
            last as f64 + 1.0
        } else {
            day as f64 + half
        };
        let label = of_day(frame, panel, day, (from, to));
        sheet.hit(x(from), top, x(to) - x(from), bottom - top, label);
    }
}

/// A read-out that says that there are no figures.
pub fn no_data(frame: &Frame, panel: &Panel, sheet: &mut Sheet) {
    let label = joined(&panel.spec.name, ": ", &frame.spec.no_data_label);
    let (top, bottom) = (panel.top, panel.plot.1);
    sheet.hit(0.0, top, sheet.width, bottom - top, label);
}

/// Both texts with `between` where neither is empty.
fn joined(before: &str, between: &str, after: &str) -> String {
    if before.is_empty() || after.is_empty() {
        return format!("{before}{after}");
    }
    format!("{before}{between}{after}")
}

/// Such as `Day 45 · Crude oil stock: scenario 120, baseline 204 days of use; first day of shortage`.
fn of_day(frame: &Frame, panel: &Panel, day: usize, span: (f64, f64)) -> String {
    let spec = frame.spec;
    let when = format::fill(&spec.day_label, &[("day", &format::grouped(day as f64))]);
    let figure = |series: Series, label: &str| {
        let words = match series.at(day) {
            Some(value) if panel.spec.format == DailyFormat::Percent => {
                format::whole_percent(value)
            }
            Some(value) => format::quantity(value),
            None => spec.no_data_label.clone(),
        };
        joined(label, " ", &words)
    };
    let mut figures = figure(panel.scenario, &spec.scenario_label);
    if panel.baseline.is_known() {
        let baseline = figure(panel.baseline, &spec.baseline_label);
        figures = joined(&figures, ", ", &baseline);
    }
    let figures = joined(&figures, " ", &panel.spec.unit);
    let mut words = joined(&when, DOT, &joined(&panel.spec.name, ": ", &figures));
    let events = panel
        .flags
        .iter()
        .filter(|flag| flag.at >= span.0 && flag.at < span.1);
    for event in events {
        words = joined(&words, "; ", event.label);
    }
    words
}
