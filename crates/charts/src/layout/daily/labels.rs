//! The words in and above a plot: events with their rules, and the name of the floor.

use super::Frame;
use super::panel::Panel;
use crate::layout::rows::{NAME_ROW, middle};
use crate::mark::Anchor;
use crate::sheet::{Sheet, Type};
use crate::tokens::Token;

/// Half the height of words, and their distance from lines, px.
const HALF: f64 = 7.0;
const CLEAR: f64 = 3.0;
/// A floor as high as this holds its name, px.
const HIGH: f64 = 18.0;
/// Places along the floor that are tried for its name.
const TRIES: u32 = 12;

/// The middle of a row of words above a plot, px.
pub fn row_middle(panel: &Panel, row: usize) -> f64 {
    if row == NAME_ROW {
        panel.top + 10.0
    } else {
        middle(panel.plot.0, row)
    }
}

/// A rule for every event, from its words down to the axis.
pub fn flags(panel: &Panel, sheet: &mut Sheet) {
    let (top, bottom) = panel.plot;
    for flag in &panel.flags {
        let words = flag
            .place
            .map(|place| (place.x, row_middle(panel, place.row)));
        let from = words.map_or(top, |(_, y)| y - HALF);
        let x = flag.x.round();
        sheet.rect(x - 0.5, from, 1.0, bottom - from, Token::Muted);
        if let Some((x, y)) = words {
            let room = sheet.width - x;
            sheet.text(x, y, Anchor::Start, room, Type::NOTE, flag.label);
        }
    }
}

/// The name of the floor where no line runs: in it if it is high enough, else just above it.
pub fn floor(frame: &Frame, panel: &Panel, sheet: &mut Sheet) {
    let (Some(level), Some(floor)) = (panel.floor(), &panel.spec.floor) else {
        return;
    };
    let y = panel.amounts.scale.at(level);
    let (left, right) = (frame.left + 5.0, frame.right - 5.0);
    let width = Type::NOTE.width(&floor.label);
    let room = right - left - width;
    if room < 0.0 {
        return;
    }
    let inside = f64::midpoint(y, panel.plot.1);
    let above = y - HALF - 2.0;
    let heights = if panel.plot.1 - y >= HIGH {
        [inside, above]
    } else {
        [above, above]
    };
    // From the right: on the left the window is shaded, and stocks have yet to fall.
    let places = heights.into_iter().flat_map(|y| {
        (0..=TRIES).rev().map(move |step| {
            let x = left + room * f64::from(step) / f64::from(TRIES);
            (x, y)
        })
    });
    let mut free = places.filter(|(x, y)| {
        y - HALF >= panel.plot.0 && is_free(frame, panel, (*x, x + width), (y - HALF, y + HALF))
    });
    if let Some((x, y)) = free.next() {
        sheet.text(x, y, Anchor::Start, width, Type::NOTE, &floor.label);
    }
}

/// Whether neither a line nor a rule touches a part of the plot, px.
fn is_free(frame: &Frame, panel: &Panel, across: (f64, f64), down: (f64, f64)) -> bool {
    let (from, to) = (across.0 - CLEAR, across.1 + CLEAR);
    let x = |day: usize| frame.days.scale.at(day as f64);
    let touches = |y: f64| y > down.0 - CLEAR && y < down.1 + CLEAR;
    let is_on_rule = panel.flags.iter().any(|flag| flag.x > from && flag.x < to);
    let is_on_line = (0..=panel.last_day())
        .filter(|day| x(day + 1) > from && x(day.saturating_sub(1)) < to)
        .any(|day| {
            let values = [panel.scenario.at(day), panel.baseline.at(day)];
            values
                .into_iter()
                .flatten()
                .any(|value| touches(panel.amounts.scale.at(value)))
        });
    !is_on_rule && !is_on_line
}
