//! The words of the mix: names of bands, legend, and the marker of the selected year.

use super::stack::{Band, Column, Stack};
use super::{COLUMN, Frame};
use crate::axis::is_year;
use crate::format;
use crate::layout::spread::spread;
use crate::legend::{self, Swatch};
use crate::mark::Anchor;
use crate::order::sort_few;
use crate::sheet::{Sheet, Type};
use crate::spec::MixSpec;
use crate::tokens::{Paint, Token};

/// Height of a label, px.
const LINE: f64 = 15.0;

/// The name of a band's source; its id when the spec has none.
pub fn name(spec: &MixSpec, band: Band) -> &str {
    spec.sources
        .iter()
        .find(|entry| entry.source == band.source)
        .map_or(band.source.id(), |entry| &entry.label)
}

/// Room that the names of the bands need, px.
pub fn width(spec: &MixSpec, stack: &Stack) -> f64 {
    stack
        .bands
        .iter()
        .map(|band| Type::NOTE.width(name(spec, *band)))
        .fold(0.0, f64::max)
        .min(170.0)
}

/// A legend of the sources; returns its height.
pub fn legend(spec: &MixSpec, stack: &Stack, sheet: &mut Sheet) -> f64 {
    let mut entries: Vec<(Swatch, &str)> = Vec::new();
    for (place, band) in stack.bands.iter().enumerate() {
        if !stack.bands[..place]
            .iter()
            .any(|other| other.source == band.source)
        {
            entries.push((
                Swatch::Fill(Token::Source(band.source).into()),
                name(spec, *band),
            ));
        }
    }
    legend::draw(sheet, &entries, 0.0, 0.0)
}

/// Names right of the plot, each beside its band in the last year, moved apart where bands are thin.
pub fn bands(frame: &Frame, sheet: &mut Sheet) {
    let ((_, top), (right, bottom)) = frame.plot;
    let Some((year, column)) = frame
        .stack
        .years
        .iter()
        .rev()
        .find_map(|(year, column)| Some((*year, column.as_ref()?)))
    else {
        return;
    };
    let centre =
        |column: &Column, band: Band| frame.y(column.top(band) - column.bands[band.place] / 2.0);
    // One name per source: beside the larger of its imported and its home band.
    let mut labels: Vec<(f64, Band)> = Vec::new();
    for band in frame
        .stack
        .bands
        .iter()
        .copied()
        .filter(|band| column.bands[band.place] > 0.0)
    {
        let y = centre(column, band);
        match labels
            .iter_mut()
            .find(|(_, other)| other.source == band.source)
        {
            Some(other) if column.bands[band.place] > column.bands[other.1.place] => {
                *other = (y, band);
            }
            Some(_) => {}
            None => labels.push((y, band)),
        }
    }
    sort_few(&mut labels, |a, b| a.0.total_cmp(&b.0));
    let mut places: Vec<f64> = labels.iter().map(|(y, _)| *y).collect();
    spread(&mut places, LINE, (top - 20.0, bottom));
    let from = frame.x(year).min(right);
    let end = if frame.stack.scenario.is_some() {
        frame.column - 6.0
    } else {
        sheet.width
    };
    for ((wanted, band), y) in labels.iter().zip(&places) {
        let token = Token::Source(band.source);
        sheet.path(vec![(from + 1.0, *wanted), (from + 9.0, *y)], 1.0, token);
        let style = Type::NOTE.in_paint(Paint::Solid(Token::Ink));
        sheet.text(
            from + 12.0,
            *y,
            Anchor::Start,
            end - from - 12.0,
            style,
            name(frame.spec, *band),
        );
    }
}

/// The selected year: a line, and what part of it is imported.
pub fn marker(frame: &Frame, sheet: &mut Sheet, legend: f64) {
    let ((left, _), (right, bottom)) = frame.plot;
    let Some(year) = frame.spec.selected_year.filter(|year| is_year(*year)) else {
        return;
    };
    let (Some((first, _)), Some((last, _))) = (frame.stack.years.first(), frame.stack.years.last())
    else {
        return;
    };
    if year < *first || year > *last {
        return;
    }
    let x = frame.x(year).round();
    let mut words = format!("{year}: ");
    match frame.stack.year(year) {
        Some(column) => {
            let share = format::whole_percent(column.imported() / column.total());
            words.push_str(&format::fill(
                &frame.spec.imported_label,
                &[("share", &share)],
            ));
        }
        None => words.push_str(&frame.spec.no_data_label),
    }
    let label_y = legend + 29.0;
    sheet.rect(
        x - 1.5,
        label_y + 9.0,
        3.0,
        bottom - label_y - 9.0,
        Token::Background,
    );
    sheet.rect(
        x - 0.5,
        label_y + 9.0,
        1.0,
        bottom - label_y - 9.0,
        Token::Ink,
    );
    if let Some(column) = frame.stack.year(year) {
        let y = frame.y(column.imported());
        sheet.dot(x, y, 6.0, Token::Background);
        sheet.dot(x, y, 4.5, Token::Ink);
    }
    let style = Type::BODY.bold();
    let half = style.width(&words) / 2.0;
    let end = if frame.stack.scenario.is_some() {
        frame.column + COLUMN
    } else {
        sheet.width
    };
    let x = x.clamp((left + half).min(right), (end - half).max(left + half));
    sheet.text(x, label_y, Anchor::Middle, sheet.width, style, &words);
}
