//! Layout of a shaded table: a header of columns, and a row of cells for each label.

use crate::legend::{self, Swatch};
use crate::mark::Anchor;
use crate::metrics::WIDEST_FACE;
use crate::sheet::{Sheet, Type};
use crate::spec::{MatrixCell, MatrixRow, MatrixSpec};
use crate::texture::hatch;
use crate::tokens::{Paint, TEXT_SMALL, Token};

const CELL: f64 = 26.0;
/// Gap between cells, px.
const GAP: f64 = 2.0;
/// Height of the header, px.
const HEADER: f64 = 22.0;
/// Height of a label above its cells, px.
const LABEL: f64 = 20.0;
/// Below this width the labels stand above the cells.
const NARROW: f64 = 560.0;
/// The widest part of the sheet that labels take.
const LABEL_PART: f64 = 0.5;
/// Rows between two headers where there are many.
const EVERY: usize = 6;
/// Where each shade begins; what is nothing has none.
const SHADES: [(f64, Shade); 4] = [
    (0.75, Shade::Full),
    (0.5, Shade::Half),
    (0.25, Shade::Pale),
    (0.0, Shade::Faint),
];

/// How strongly a cell is filled.
#[derive(Clone, Copy)]
enum Shade {
    None,
    Faint,
    Pale,
    Half,
    Full,
}

impl Shade {
    fn of(cell: &MatrixCell) -> Option<Self> {
        let part = cell.shade.filter(|shade| shade.is_finite())?;
        let reached = SHADES.iter().find(|(from, _)| part > *from);
        Some(reached.map_or(Self::None, |(_, shade)| *shade))
    }

    /// The fill, if there is one, and words on it.
    const fn paints(self) -> (Option<Paint>, Paint) {
        let (token, ink) = (Token::Accent, Paint::Solid(Token::Ink));
        match self {
            Self::None => (None, ink),
            Self::Faint => (Some(Paint::Faint(token)), ink),
            Self::Pale => (Some(Paint::Pale(token)), ink),
            Self::Half => (Some(Paint::Half(token)), Paint::OnHalf(token)),
            Self::Full => (Some(Paint::Solid(token)), Paint::On(token)),
        }
    }
}

/// Where the cells stand.
struct Grid {
    left: f64,
    /// Width of a column with its gap, px.
    column: f64,
    is_narrow: bool,
}

pub(super) fn lay_out(spec: &MatrixSpec, sheet: &mut Sheet) -> f64 {
    if spec.rows.is_empty() || spec.columns.is_empty() {
        let width = sheet.width;
        let words = &spec.empty_label;
        sheet.text(0.0, 12.0, Anchor::Start, width, Type::BODY, words);
        return 30.0;
    }
    let is_narrow = sheet.width < NARROW;
    let widest = spec.rows.iter().map(|row| Type::BODY.width(&row.label));
    let widest = widest.fold(0.0, f64::max) * WIDEST_FACE;
    let label = widest.min(sheet.width * LABEL_PART);
    let left = if is_narrow { 0.0 } else { label + 12.0 };
    let grid = Grid {
        left,
        column: (sheet.width - left) / spec.columns.len() as f64,
        is_narrow,
    };
    let mut y = legend(spec, sheet);
    for (place, row) in spec.rows.iter().enumerate() {
        if place % EVERY == 0 && (place == 0 || is_narrow) {
            grid.header(spec, y, sheet);
            y += HEADER;
        }
        y = grid.row(spec, row, y, sheet);
    }
    y + 2.0
}

/// What the shades mean; returns where it ends.
fn legend(spec: &MatrixSpec, sheet: &mut Sheet) -> f64 {
    let has_missing = spec.rows.iter().flat_map(|row| &row.cells);
    let has_missing = has_missing
        .into_iter()
        .any(|cell| Shade::of(cell).is_none());
    let missing = if has_missing {
        spec.missing_label.as_str()
    } else {
        ""
    };
    let entries = [
        (
            Swatch::Fill(Paint::Faint(Token::Accent)),
            spec.low_label.as_str(),
        ),
        (Swatch::Fill(Token::Accent.into()), spec.high_label.as_str()),
        (Swatch::Crossed(Token::Muted), missing),
    ];
    legend::draw(sheet, &entries, 0.0, 0.0)
}

impl Grid {
    fn column(&self, place: usize) -> f64 {
        self.left + self.column * place as f64
    }

    fn header(&self, spec: &MatrixSpec, y: f64, sheet: &mut Sheet) {
        for (place, name) in spec.columns.iter().enumerate() {
            let x = self.column(place) + self.column / 2.0;
            let style = if spec.chosen.as_ref() == Some(name) {
                Type::NOTE.bold().in_paint(Paint::Solid(Token::Ink))
            } else {
                Type::NOTE
            };
            let middle = y + HEADER / 2.0;
            sheet.text(x, middle, Anchor::Middle, self.column - GAP, style, name);
        }
    }

    /// Draws a row and returns where the next one begins.
    fn row(&self, spec: &MatrixSpec, row: &MatrixRow, top: f64, sheet: &mut Sheet) -> f64 {
        let mut y = top;
        if self.is_narrow {
            let (middle, width) = (y + LABEL / 2.0 + 1.0, sheet.width);
            sheet.text(0.0, middle, Anchor::Start, width, Type::BODY, &row.label);
            y += LABEL;
        } else {
            let (middle, end) = (y + CELL / 2.0, self.left - 12.0);
            let room = end / WIDEST_FACE;
            sheet.text(end, middle, Anchor::End, room, Type::BODY, &row.label);
        }
        let cells = spec.columns.iter().zip(&row.cells).enumerate();
        for (place, (name, cell)) in cells {
            let is_chosen = spec.chosen.as_ref() == Some(name);
            self.cell(cell, is_chosen, (self.column(place), y), sheet);
        }
        y + CELL + GAP
    }

    fn cell(&self, cell: &MatrixCell, is_chosen: bool, (x, y): (f64, f64), sheet: &mut Sheet) {
        let width = self.column - GAP;
        let middle = (x + width / 2.0, y + CELL / 2.0);
        let ink = match Shade::of(cell) {
            None => {
                hatch(sheet, x, y, width, CELL, Paint::Pale(Token::Muted));
                None
            }
            Some(shade) => {
                let (fill, ink) = shade.paints();
                if let Some(fill) = fill {
                    sheet.rect(x, y, width, CELL, fill);
                }
                Some(ink)
            }
        };
        if is_chosen {
            sheet.outline(x, y, width, CELL, 1.0, Token::Ink);
        }
        if let Some(ink) = ink {
            let style = Type {
                size: TEXT_SMALL,
                bold: is_chosen,
                paint: ink,
            };
            let room = width - GAP;
            sheet.text(middle.0, middle.1, Anchor::Middle, room, style, &cell.label);
        }
        sheet.hit(x, y, width, CELL, cell.readout.clone());
    }
}
