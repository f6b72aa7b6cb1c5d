//! Layout of a tornado: what a figure is at either end of each range, about what it is in the middle.

use crate::legend::{self, Swatch};
use crate::mark::Anchor;
use crate::metrics::WIDEST_FACE;
use crate::scale::{Scale, figure};
use crate::sheet::{Sheet, Type};
use crate::spec::{RangeRow, RangesSpec};
use crate::texture::hatched;
use crate::tokens::{Paint, TEXT_SMALL, Token};

const BAR: f64 = 16.0;
const ROW_GAP: f64 = 10.0;
/// Height of a name above its bar, px.
const NAME: f64 = 20.0;
/// Height of the row with the name of the middle, px.
const HEADER: f64 = 20.0;
/// Clear space below the rows that stand apart, px.
const APART: f64 = 8.0;
/// Below this width the names stand above the bars.
const NARROW: f64 = 860.0;
/// The widest part of the sheet that names take beside the bars.
const NAME_PART: f64 = 0.36;
/// Distance of a figure from its bar, px.
const BESIDE: f64 = 6.0;

const VALUE: Type = Type {
    size: TEXT_SMALL,
    bold: true,
    paint: Paint::Solid(Token::Ink),
};

struct Frame {
    scale: Scale,
    middle: Option<f64>,
    name_end: f64,
    is_narrow: bool,
}

pub(super) fn lay_out(spec: &RangesSpec, sheet: &mut Sheet) -> f64 {
    if spec.rows.is_empty() {
        let width = sheet.width;
        let words = &spec.empty_label;
        sheet.text(0.0, 12.0, Anchor::Start, width, Type::BODY, words);
        return 30.0;
    }
    let is_narrow = sheet.width < NARROW;
    let widest = |style: Type, text: fn(&RangeRow) -> &str| {
        let widths = spec.rows.iter().map(|row| style.width(text(row)));
        widths.fold(0.0, f64::max) * WIDEST_FACE
    };
    let name = if is_narrow {
        0.0
    } else {
        widest(Type::BODY, |row| &row.label).min(sheet.width * NAME_PART)
    };
    // A value stands beside either end of a bar.
    let value = widest(VALUE, |row| &row.low_value_label)
        .max(widest(VALUE, |row| &row.high_value_label))
        .min(sheet.width * 0.25);
    let left = if is_narrow { 0.0 } else { name + 12.0 } + value + BESIDE;
    let right = (sheet.width - value - BESIDE).max(left + 1.0);
    let middle = spec.middle.and_then(figure);
    let frame = Frame {
        scale: Scale::new(domain(spec, middle), (left, right)),
        middle,
        name_end: name,
        is_narrow,
    };
    let entries = [
        (Swatch::Hatched(Token::Accent), spec.low_label.as_str()),
        (Swatch::Fill(Token::Accent.into()), spec.high_label.as_str()),
    ];
    let mut y = legend::draw(sheet, &entries, 0.0, 0.0);
    let header = y;
    if middle.is_some() {
        y += HEADER;
    }
    let behind = sheet.mark_count();
    let whole = spec.rows.iter().filter(|row| row.is_whole);
    let parts = spec.rows.iter().filter(|row| !row.is_whole);
    for row in whole {
        y = frame.row(sheet, row, y) + APART;
    }
    for row in parts {
        y = frame.row(sheet, row, y);
    }
    if let Some(middle) = middle {
        frame.draw_middle(sheet, &spec.middle_label, middle, (header, y), behind);
    }
    y
}

/// From the least to the most that a bar reaches.
fn domain(spec: &RangesSpec, middle: Option<f64>) -> (f64, f64) {
    let ends = spec.rows.iter().flat_map(|row| [row.low, row.high]);
    let ends = ends.flatten().chain(middle).filter_map(figure);
    let ends = ends.fold(None, |ends: Option<(f64, f64)>, end| match ends {
        None => Some((end, end)),
        Some((low, high)) => Some((low.min(end), high.max(end))),
    });
    ends.unwrap_or((0.0, 1.0))
}

impl Frame {
    /// Draws a row and returns where the next one begins.
    fn row(&self, sheet: &mut Sheet, row: &RangeRow, top: f64) -> f64 {
        let mut y = top;
        if self.is_narrow {
            let width = sheet.width;
            sheet.text(0.0, y + 8.0, Anchor::Start, width, Type::BODY, &row.label);
            y += NAME;
        }
        let centre = y + BAR / 2.0;
        if !self.is_narrow {
            let end = self.name_end;
            sheet.text(end, centre, Anchor::End, end, Type::BODY, &row.label);
        }
        let place = |value: Option<f64>| Some(self.scale.at(figure(value?)?));
        let (low, high) = (place(row.low), place(row.high));
        let middle = self.middle.map(|middle| self.scale.at(middle));
        if row.is_whole {
            if let (Some(one), Some(other)) = (low.or(middle), high.or(middle)) {
                let (from, width) = (one.min(other), (one - other).abs());
                sheet.rect(from, y, width.max(1.0), BAR, Token::Baseline);
            }
        } else {
            self.part(sheet, high, y, false);
            self.part(sheet, low, y, true);
        }
        self.values(sheet, row, (low, high), centre);
        let next = y + BAR + ROW_GAP;
        let (width, height) = (sheet.width, next - top);
        sheet.hit(0.0, top - ROW_GAP / 2.0, width, height, row.readout.clone());
        next
    }

    /// The bar from the middle to one end.
    fn part(&self, sheet: &mut Sheet, end: Option<f64>, y: f64, is_low: bool) {
        let middle = self.middle.map(|middle| self.scale.at(middle));
        let (Some(end), Some(middle)) = (end, middle.or(end)) else {
            return;
        };
        let (from, width) = (end.min(middle), (end - middle).abs());
        if is_low {
            // In its own half of the height where both ends lie on one side.
            hatched(sheet, from, y, width, BAR, Token::Accent);
        } else {
            sheet.rect(from, y, width, BAR, Token::Accent);
        }
    }

    /// The figures beside the outer ends; what is no number stands on the side that is free.
    fn values(
        &self,
        sheet: &mut Sheet,
        row: &RangeRow,
        (low, high): (Option<f64>, Option<f64>),
        y: f64,
    ) {
        let middle = self.middle.map(|middle| self.scale.at(middle));
        let anywhere = middle.unwrap_or_else(|| self.scale.at(f64::MIN));
        let (one, other) = (low.unwrap_or(anywhere), high.unwrap_or(anywhere));
        let (left, right, left_words, right_words) = if one <= other {
            (one, other, &row.low_value_label, &row.high_value_label)
        } else {
            (other, one, &row.high_value_label, &row.low_value_label)
        };
        let (left, right) = match middle {
            // The bar reaches to the middle.
            Some(middle) if !row.is_whole => (left.min(middle), right.max(middle)),
            _ => (left, right),
        };
        let room = if self.is_narrow {
            left - BESIDE
        } else {
            left - BESIDE - self.name_end
        };
        sheet.text(left - BESIDE, y, Anchor::End, room, VALUE, left_words);
        let room = sheet.width - right - BESIDE;
        sheet.text(right + BESIDE, y, Anchor::Start, room, VALUE, right_words);
    }

    /// The line where the bars meet, behind them, with its name on top.
    fn draw_middle(
        &self,
        sheet: &mut Sheet,
        label: &str,
        middle: f64,
        (top, bottom): (f64, f64),
        behind: usize,
    ) {
        let x = self.scale.at(middle);
        let half = Type::NOTE.width(label) * WIDEST_FACE / 2.0;
        let place = x.clamp(half, (sheet.width - half).max(half));
        let width = sheet.width;
        sheet.text(place, top + 8.0, Anchor::Middle, width, Type::NOTE, label);
        if self.is_narrow {
            // Names stand in its way.
            return;
        }
        sheet.behind(behind, |sheet| {
            let line = vec![(x, top + HEADER - 2.0), (x, bottom - ROW_GAP + 4.0)];
            sheet.path(line, 1.0, Token::Muted);
        });
    }
}
