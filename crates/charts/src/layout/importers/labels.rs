//! Names at the ends of the lines, moved apart, each led to from its line.

use super::panel::{Panel, Series, token};
use super::words;
use crate::format;
use crate::layout::spread::spread;
use crate::mark::Anchor;
use crate::order::sort_few;
use crate::sheet::{Sheet, Type};
use crate::spec::ImportersSpec;
use crate::tokens::{Paint, Token};

/// Height of a label, px.
pub const LINE: f64 = 15.0;
/// From the end of a line to its label, px.
pub const LEADER: f64 = 13.0;
/// Clear space between a leader and its label, px.
const CLEAR: f64 = 3.0;
/// Labels take no more of a panel than this part.
const MOST: f64 = 0.4;
/// Stands for a missing figure where its words have no room.
const DASH: &str = "–";
/// Panels as wide as this have room for the figures of all importers, px.
const WIDE: f64 = 300.0;

/// The words at the end of a line: the shown importer with its last figure, others with theirs where there is room.
fn label(spec: &ImportersSpec, series: &Series, panel_width: f64) -> String {
    let name = &series.line.name;
    match series.points.last() {
        Some((_, share)) if series.line.is_shown || panel_width >= WIDE => {
            words::importer(spec, name, &format::whole_percent(*share))
        }
        Some(_) => name.clone(),
        None => words::importer(spec, name, DASH),
    }
}

/// How an importer's words look.
fn style(series: &Series) -> Type {
    if series.line.is_shown {
        let accent = Paint::Solid(Token::Accent);
        Type::NOTE.bold().in_paint(accent)
    } else {
        Type::NOTE
    }
}

/// Width of the words of an importer; long names do not take half of the panel, px.
pub fn width(spec: &ImportersSpec, series: &Series, panel_width: f64) -> f64 {
    let width = style(series).width(&label(spec, series, panel_width));
    width.min(panel_width * MOST)
}

/// Names of all importers from top to bottom; those without figures come last.
pub fn draw(spec: &ImportersSpec, panel: &Panel, sheet: &mut Sheet) {
    let (right, edge) = (panel.across.plot.1, panel.across.panel.1);
    let end = |series: &Series| series.points.last().map(|(_, share)| panel.y(*share));
    let mut ends: Vec<(f64, &Series)> = panel
        .series
        .iter()
        .map(|series| (end(series).unwrap_or(f64::INFINITY), series))
        .collect();
    sort_few(&mut ends, |one, other| one.0.total_cmp(&other.0));
    let mut places: Vec<f64> = ends.iter().map(|(y, _)| *y).collect();
    spread(&mut places, LINE, panel.down);
    let x = right + LEADER;
    for ((y, series), place) in ends.into_iter().zip(places) {
        if let Some((year, _)) = series.points.last() {
            let leader = vec![(panel.x(*year), y), (right + 1.0, y), (x - CLEAR, place)];
            sheet.path(leader, 1.0, Paint::Pale(token(series)));
        }
        let words = label(spec, series, edge - panel.across.panel.0);
        let no_data = words::importer(spec, &series.line.name, &spec.no_data_label);
        let is_known = !series.points.is_empty();
        let (start, room, style) = (Anchor::Start, edge - x, style(series));
        if is_known || !sheet.text_if_fits(x, place, start, room, style, &no_data) {
            sheet.text(x, place, start, room, style, &words);
        }
    }
}
