//! Layout of a waterfall: a figure, what adds to it and takes from it, and the figure that comes of it, a row each.

use crate::legend::{self, Swatch};
use crate::mark::Anchor;
use crate::metrics::WIDEST_FACE;
use crate::scale::Scale;
use crate::sheet::{Sheet, Type};
use crate::spec::{WaterfallRow, WaterfallSpec};
use crate::texture::hatched;
use crate::tokens::{Paint, TEXT_SMALL, Token};

const BAR: f64 = 18.0;
const ROW_GAP: f64 = 12.0;
/// Height of a name above its bar, px.
const NAME: f64 = 20.0;
/// Below this width the names stand above the bars.
const NARROW: f64 = 560.0;
/// Distance of a figure from its bar, px.
const BESIDE: f64 = 6.0;
/// Clear space under the legend, px.
const UNDER_LEGEND: f64 = 8.0;

const VALUE: Type = Type {
    size: TEXT_SMALL,
    bold: true,
    paint: Paint::Solid(Token::Ink),
};

pub(super) fn lay_out(spec: &WaterfallSpec, sheet: &mut Sheet) -> f64 {
    let rows = spec.rows.iter();
    let rows = rows.filter(|row| row.from.is_finite() && row.to.is_finite());
    let rows = rows.collect::<Vec<_>>();
    if rows.is_empty() {
        let width = sheet.width;
        sheet.text(
            0.0,
            12.0,
            Anchor::Start,
            width,
            Type::BODY,
            &spec.empty_label,
        );
        return 30.0;
    }
    let is_narrow = sheet.width < NARROW;
    let widest = |style: Type, text: fn(&WaterfallRow) -> &str| {
        let widths = rows.iter().map(|row| style.width(text(row)));
        widths.fold(0.0, f64::max) * WIDEST_FACE
    };
    let name = if is_narrow {
        0.0
    } else {
        widest(Type::BODY, |row| &row.label).min(sheet.width * 0.4)
    };
    let left = if is_narrow { 0.0 } else { name + 12.0 };
    let value = widest(VALUE, |row| &row.value_label).min(sheet.width * 0.4);
    let right = (sheet.width - value - BESIDE).max(left + 1.0);
    let frame = Frame {
        scale: Scale::new(domain(&rows), (left, right)),
        name_end: name,
        is_narrow,
    };

    let mut y = legend::draw(
        sheet,
        &[
            (Swatch::Fill(Token::Accent.into()), &spec.rise_label),
            (Swatch::Hatched(Token::Accent), &spec.fall_label),
        ],
        0.0,
        0.0,
    ) + UNDER_LEGEND;
    let top = y;
    let behind = sheet.mark_count();
    for (index, row) in rows.iter().enumerate() {
        y = frame.row(sheet, row, index + 1 < rows.len(), y);
    }
    let zero = frame.scale.at(0.0);
    sheet.behind(behind, |sheet| {
        sheet.path(
            vec![(zero, top - 4.0), (zero, y - ROW_GAP + 4.0)],
            1.0,
            Token::Muted,
        );
    });
    y
}

/// From the least to the most that a bar reaches, and zero.
fn domain(rows: &[&WaterfallRow]) -> (f64, f64) {
    let ends = rows.iter().flat_map(|row| [row.from, row.to]);
    let (low, high) = ends.fold((0.0_f64, 0.0_f64), |(low, high), end| {
        (low.min(end), high.max(end))
    });
    if high > low {
        (low, high)
    } else {
        (low, low + 1.0)
    }
}

struct Frame {
    scale: Scale,
    name_end: f64,
    is_narrow: bool,
}

impl Frame {
    /// Draws a row and returns where the next one begins.
    fn row(&self, sheet: &mut Sheet, row: &WaterfallRow, has_next: bool, top: f64) -> f64 {
        let mut y = top;
        if self.is_narrow {
            let width = sheet.width;
            sheet.text(0.0, y + 8.0, Anchor::Start, width, Type::BODY, &row.label);
            y += NAME;
        }
        let middle = y + BAR / 2.0;
        if !self.is_narrow {
            let (end, room) = (self.name_end, self.name_end);
            sheet.text(end, middle, Anchor::End, room, Type::BODY, &row.label);
        }
        let (from, to) = (self.scale.at(row.from), self.scale.at(row.to));
        let (start, end) = (from.min(to), from.max(to));
        if row.is_whole {
            sheet.rect(start, y, end - start, BAR, Token::Baseline);
        } else if row.to >= row.from {
            sheet.rect(start, y, end - start, BAR, Token::Accent);
        } else {
            hatched(sheet, start, y, end - start, BAR, Token::Accent);
        }
        let room = sheet.width - end - BESIDE;
        sheet.text(
            end + BESIDE,
            middle,
            Anchor::Start,
            room,
            VALUE,
            &row.value_label,
        );
        let next = y + BAR + ROW_GAP;
        if has_next && !self.is_narrow {
            // From where this bar ends to where the next one begins; names between them would be struck through.
            sheet.path(vec![(to, y + BAR), (to, next)], 1.0, Token::Muted);
        }
        let (width, readout) = (sheet.width, row.readout.clone());
        sheet.hit(0.0, top - 4.0, width, next - top, readout);
        next
    }
}
