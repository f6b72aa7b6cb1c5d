//! Layout of daily lines: panels one above another that share the axis of days.

mod labels;
mod panel;
mod readout;
mod series;
#[cfg(test)]
mod tests;

use self::panel::Panel;
use super::rows::{self, Place, ROW};
use crate::axis::{Axis, TICK_ROW};
use crate::legend::{self, Swatch};
use crate::mark::Anchor;
use crate::sheet::{Sheet, Type};
use crate::spec::DailySpec;
use crate::tokens::{Paint, Token};

/// Height of a panel with figures, with the gap below it, px.
const PANEL: (f64, f64) = (150.0, 190.0);
/// Height of a panel without, px.
const EMPTY: f64 = 52.0;
/// Gap below a panel, px.
const GAP: f64 = 14.0;
/// Height of a panel's name, px.
const NAME: f64 = 22.0;
/// Room above a plot without such a row, for its uppermost tick label, px.
const BARE: f64 = 6.0;
/// Room below the last panel's gap for the ticks and the name of the axis, px.
const BOTTOM: f64 = TICK_ROW + 8.0;
/// Room right of the plots for half of the last tick label, px.
const RIGHT: f64 = 8.0;

/// Days while closures and losses last, px.
#[derive(Clone, Copy)]
struct Window<'a> {
    left: f64,
    right: f64,
    label: &'a str,
}

struct Frame<'a> {
    spec: &'a DailySpec,
    days: Axis,
    window: Option<Window<'a>>,
    /// Where the window's words stand in the first panel with figures.
    window_place: Option<Place>,
    panels: Vec<Panel<'a>>,
    left: f64,
    right: f64,
}

fn panels_of(spec: &DailySpec) -> Vec<Panel<'_>> {
    spec.panels.iter().map(Panel::new).collect()
}

/// Names of the lines, where a panel has both; returns their height.
fn legend_of(spec: &DailySpec, panels: &[Panel], sheet: &mut Sheet) -> f64 {
    let mut tokens: Vec<Token> = Vec::new();
    for panel in panels.iter().filter(|panel| panel.is_known()) {
        if !tokens.contains(&panel.token()) {
            tokens.push(panel.token());
        }
    }
    let both = |panel: &Panel| panel.is_known() && panel.baseline.is_known();
    if !panels.iter().any(both) {
        return 0.0;
    }
    let entries = [
        (Swatch::Dashed(Token::Muted), spec.baseline_label.as_str()),
        (Swatch::Lines(&tokens), spec.scenario_label.as_str()),
    ];
    legend::draw(sheet, &entries, 0.0, 0.0)
}

/// Height of the panels without figures, and how many have some.
fn split(panels: &[Panel]) -> (f64, usize) {
    let known = panels.iter().filter(|panel| panel.is_known()).count();
    ((panels.len() - known) as f64 * EMPTY, known)
}

pub(super) fn natural_height(spec: &DailySpec, width: f64) -> f64 {
    let panels = panels_of(spec);
    let (empty, known) = split(&panels);
    let axis = if known > 0 { BOTTOM } else { 0.0 };
    let panel = (width * 0.215).clamp(PANEL.0, PANEL.1);
    let legend = legend_of(spec, &panels, &mut Sheet::new(width, 1000.0));
    legend + empty + panel * known as f64 + axis
}

pub(super) fn lay_out(spec: &DailySpec, sheet: &mut Sheet) {
    let mut panels = panels_of(spec);
    let legend = legend_of(spec, &panels, sheet);
    let left = panels
        .iter()
        .filter(|panel| panel.is_known())
        .map(|panel| panel.axis((1.0, 0.0)).label_width())
        .fold(0.0, f64::max)
        + 8.0;
    let right = (sheet.width - RIGHT).max(left + 40.0);
    let last = panels.iter().map(Panel::last_day).max().unwrap_or(0);
    let days = Axis::days(last.max(1) as f64, (left, right));
    let window = window_of(spec, &days);
    let bounds = (left, sheet.width);
    let mut window_place = None;
    let mut is_first = true;
    for panel in panels.iter_mut().filter(|panel| panel.is_known()) {
        let mut rows = panel.place_flags(&days, last, bounds);
        if let Some(window) = window.filter(|_| is_first) {
            let width = Type::NOTE.width(window.label).min(bounds.1 - bounds.0);
            window_place = rows.over((window.left, window.right), width);
        }
        let places = panel.flags.iter().filter_map(|flag| flag.place);
        panel.rows = rows::used(places.chain(window_place.filter(|_| is_first)));
        is_first = false;
    }
    set_heights(&mut panels, legend, sheet.height);
    let frame = Frame {
        spec,
        days,
        window,
        window_place,
        panels,
        left,
        right,
    };
    frame.draw(sheet);
}

/// Stacks the panels from `top` down: plots of one height, however many words stand above them.
fn set_heights(panels: &mut [Panel], mut top: f64, height: f64) {
    let (empty, known) = split(panels);
    let above = |panel: &Panel| NAME + (ROW * panel.rows as f64).max(BARE);
    let words: f64 = panels
        .iter()
        .filter(|panel| panel.is_known())
        .map(|panel| above(panel) + GAP)
        .sum();
    let plot = ((height - top - empty - BOTTOM - words) / known.max(1) as f64).max(1.0);
    let axis = panels.iter().rposition(Panel::is_known);
    for (place, panel) in panels.iter_mut().enumerate() {
        panel.top = top;
        if !panel.is_known() {
            panel.plot = (top + NAME, top + EMPTY - GAP);
            top += EMPTY;
            continue;
        }
        let upper = top + above(panel);
        panel.plot = (upper, upper + plot);
        panel.amounts = panel.axis((panel.plot.1, panel.plot.0));
        top = panel.plot.1 + GAP;
        if axis == Some(place) {
            top += BOTTOM;
        }
    }
}

fn window_of<'a>(spec: &'a DailySpec, days: &Axis) -> Option<Window<'a>> {
    let window = spec.window.as_ref()?;
    if !window.start.is_finite() || !window.end.is_finite() {
        return None;
    }
    let (left, right) = (days.scale.at(window.start), days.scale.at(window.end));
    (right > left).then_some(Window {
        left,
        right,
        label: &window.label,
    })
}

impl Frame<'_> {
    fn draw(&self, sheet: &mut Sheet) {
        let last = self.panels.iter().rposition(Panel::is_known);
        let first = self.panels.iter().position(Panel::is_known);
        for (place, panel) in self.panels.iter().enumerate() {
            panel.draw_name(sheet);
            if !panel.is_known() {
                let y = panel.top + NAME + 8.0;
                let words = &self.spec.no_data_label;
                sheet.text(0.0, y, Anchor::Start, sheet.width, Type::NOTE, words);
                readout::no_data(self, panel, sheet);
                continue;
            }
            if let Some(window) = self.window {
                self.draw_window(panel, window, first == Some(place), sheet);
            }
            panel.draw(self, sheet);
            if last == Some(place) {
                self.days.draw_across(sheet, panel.plot.0, panel.plot.1);
                self.draw_axis_label(panel.plot.1, sheet);
            } else {
                self.days.draw_ticks(sheet, panel.plot.1);
            }
            labels::flags(panel, sheet);
            labels::floor(self, panel, sheet);
            readout::days(self, panel, sheet);
        }
        if self.panels.is_empty() {
            let middle = (sheet.width / 2.0, sheet.height / 2.0);
            let words = &self.spec.no_data_label;
            let (anchor, room) = (Anchor::Middle, sheet.width);
            sheet.text(middle.0, middle.1, anchor, room, Type::BODY, words);
        }
    }

    /// The shade of the window, in the first panel up to its words.
    fn draw_window(&self, panel: &Panel, window: Window<'_>, is_first: bool, sheet: &mut Sheet) {
        let (mut top, bottom) = panel.plot;
        let place = self.window_place.filter(|_| is_first);
        let words = place.map(|place| (place, labels::row_middle(panel, place.row)));
        if let Some((_, y)) = words {
            top = top.min(y - ROW / 2.0).max(panel.top + NAME - 4.0);
        }
        let width = window.right - window.left;
        let shade = Paint::Faint(Token::Muted);
        sheet.rect(window.left, top, width, bottom - top, shade);
        if let Some((place, y)) = words {
            let room = sheet.width - place.x;
            sheet.text(place.x, y, Anchor::Start, room, Type::NOTE, window.label);
        }
    }

    fn draw_axis_label(&self, bottom: f64, sheet: &mut Sheet) {
        sheet.text(
            f64::midpoint(self.left, self.right),
            bottom + TICK_ROW + 10.0,
            Anchor::Middle,
            sheet.width,
            Type::NOTE,
            &self.spec.axis_label,
        );
    }
}
