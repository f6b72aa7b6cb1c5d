//! Layout of curves: panels one above another that share a horizontal axis of any figure.

mod panel;
mod words;

use self::panel::Panel;
use super::rows::{self, Flag, ROW, Rows};
use crate::axis::{Axis, TICK_ROW};
use crate::legend::{self, Swatch};
use crate::mark::Anchor;
use crate::metrics::WIDEST_FACE;
use crate::order::sort_few;
use crate::scale::figure;
use crate::sheet::{Sheet, Type};
use crate::spec::CurvesSpec;
use crate::tokens::{Paint, Token};

/// Height of a plot, px: of one, and of each of several.
const ALONE: (f64, f64) = (170.0, 260.0);
const OF_MANY: (f64, f64) = (120.0, 170.0);
/// Height of a panel's name, px.
const NAME: f64 = 22.0;
/// Room above a plot for its uppermost tick label, px.
const BARE: f64 = 8.0;
/// Gap below a plot, px.
const GAP: f64 = 14.0;
/// Room right of the plots for half of the last tick label, px.
const RIGHT: f64 = 12.0;
const NAME_STYLE: Type = Type::BODY.bold();
/// Distance of the unit from the name, px.
const UNIT: f64 = 8.0;

/// What all panels share.
struct Frame<'a> {
    across: Axis,
    left: f64,
    right: f64,
    flags: Vec<Flag<'a>>,
    /// Whether each flag is the answer.
    are_answers: Vec<bool>,
}

pub(super) fn lay_out(spec: &CurvesSpec, sheet: &mut Sheet) -> f64 {
    let mut panels = spec.panels.iter().map(Panel::new).collect::<Vec<_>>();
    panels.retain(Panel::is_known);
    let Some(first) = panels.first() else {
        let width = sheet.width;
        let words = &spec.empty_label;
        sheet.text(0.0, 12.0, Anchor::Start, width, Type::BODY, words);
        return 30.0;
    };
    let mut top = legend(spec, sheet);
    let labels = panels
        .iter()
        .map(|panel| panel.axis((1.0, 0.0)).label_width());
    let left = labels.fold(0.0, f64::max) + 8.0;
    let right = (sheet.width - RIGHT).max(left + 40.0);
    let across = Axis::across(domain(spec), (left, right));
    let (flags, are_answers) = flags(spec, &across);
    let mut frame = Frame {
        across,
        left,
        right,
        flags,
        are_answers,
    };
    let name_end = NAME_STYLE.width(&first.spec.name) * WIDEST_FACE
        + UNIT
        + Type::NOTE.width(&first.spec.unit) * WIDEST_FACE;
    Rows::new((left, sheet.width), name_end)
        .roomy()
        .set(&mut frame.flags);
    let used = rows::used(frame.flags.iter().filter_map(|flag| flag.place));
    let (low, high) = if panels.len() == 1 { ALONE } else { OF_MANY };
    let height = (sheet.width * 0.3).clamp(low, high);
    let last = panels.len() - 1;
    for (place, panel) in panels.iter_mut().enumerate() {
        let rows = if place == 0 { used } else { 0 };
        let upper = top + NAME + (ROW * rows as f64 + rows::ABOVE).max(BARE);
        panel.set_place(top, (upper, upper + height));
        panel.draw(&frame, place == 0, sheet);
        top = upper + height + GAP;
        if place == last {
            frame.across.draw_across(sheet, upper, upper + height);
            top += TICK_ROW;
        } else {
            frame.across.draw_ticks(sheet, upper + height);
        }
    }
    let middle = f64::midpoint(left, right);
    let width = sheet.width;
    sheet.text(
        middle,
        top,
        Anchor::Middle,
        width,
        Type::NOTE,
        &spec.axis_label,
    );
    top + 12.0
}

/// Names of line and band; returns where they end.
fn legend(spec: &CurvesSpec, sheet: &mut Sheet) -> f64 {
    let entries = [
        (Swatch::Line(Token::Accent), spec.line_label.as_str()),
        (
            Swatch::Fill(Paint::Pale(Token::Accent)),
            spec.band_label.as_str(),
        ),
    ];
    legend::draw(sheet, &entries, 0.0, 0.0)
}

/// From the least to the greatest place that anything has.
fn domain(spec: &CurvesSpec) -> (f64, f64) {
    let points = spec.panels.iter().flat_map(|panel| {
        let points = panel.points.iter().map(|point| point.at);
        points.chain(panel.gaps.iter().flat_map(|gap| [gap.from, gap.to]))
    });
    let marks = spec.marks.iter().map(|mark| mark.at);
    let places = points.chain(marks).filter_map(figure);
    let ends = places.fold(None, |ends: Option<(f64, f64)>, place| match ends {
        None => Some((place, place)),
        Some((low, high)) => Some((low.min(place), high.max(place))),
    });
    ends.unwrap_or((0.0, 1.0))
}

/// The marks from left to right, and whether each is the answer.
fn flags<'a>(spec: &'a CurvesSpec, across: &Axis) -> (Vec<Flag<'a>>, Vec<bool>) {
    let marks = spec.marks.iter().filter_map(|mark| {
        let at = figure(mark.at)?;
        let flag = Flag {
            at,
            x: across.scale.at(at),
            label: &mark.label,
            place: None,
        };
        Some((flag, mark.is_answer))
    });
    let mut marks = marks.collect::<Vec<_>>();
    sort_few(&mut marks, |(one, _), (other, _)| one.x.total_cmp(&other.x));
    marks.into_iter().unzip()
}
