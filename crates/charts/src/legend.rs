//! Legends: swatches with words, flowing over as many rows as they need.

use crate::mark::Anchor;
use crate::metrics::WIDEST_FACE;
use crate::sheet::{Sheet, Type};
#[cfg(feature = "answers")]
use crate::texture::hatch;
use crate::texture::{closed, hatched, outlined};
use crate::tokens::{Paint, Token};

/// Height of a row, px.
const ROW: f64 = 20.0;
const SWATCH: f64 = 12.0;
const GAP: f64 = 16.0;

/// What stands before the words.
#[derive(Clone, Copy)]
pub enum Swatch<'a> {
    /// A square in this colour.
    Fill(Paint),
    /// A pale square with an outline.
    Outlined(Token),
    /// A hatched square.
    Hatched(Token),
    /// An outlined square with a plus.
    Added,
    /// A thick line.
    Line(Token),
    /// A thick line in several colours, for lines that share their name.
    Lines(&'a [Token]),
    /// A thin dashed line.
    Dashed(Token),
    /// A thick dashed line.
    Dashes(Token),
    /// A thick line with a pale core.
    Hollow(Token),
    /// A line of this thickness, px.
    Thick(Token, f64),
    /// The sign of a closed chokepoint.
    Closed,
    /// A square of diagonal lines alone.
    #[cfg(feature = "answers")]
    Crossed(Token),
}

/// Draws the entries from `y` down and returns where they end.
pub fn draw(sheet: &mut Sheet, entries: &[(Swatch<'_>, &str)], left: f64, mut y: f64) -> f64 {
    let mut x = left;
    let mut rows = 0;
    for (swatch, words) in entries.iter().filter(|(_, words)| !words.is_empty()) {
        let width = SWATCH + 6.0 + Type::NOTE.width(words) * WIDEST_FACE;
        if rows == 0 {
            rows = 1;
        } else if x + width > sheet.width {
            x = left;
            y += ROW;
        }
        let middle = y + ROW / 2.0;
        draw_swatch(sheet, *swatch, x, middle);
        let text_x = x + SWATCH + 6.0;
        sheet.text(
            text_x,
            middle,
            Anchor::Start,
            sheet.width - text_x,
            Type::NOTE,
            words,
        );
        x += width + GAP;
    }
    if rows == 0 { y } else { y + ROW + 6.0 }
}

fn draw_swatch(sheet: &mut Sheet, swatch: Swatch<'_>, x: f64, middle: f64) {
    let top = middle - SWATCH / 2.0;
    match swatch {
        Swatch::Fill(paint) => sheet.rect(x, top, SWATCH, SWATCH, paint),
        Swatch::Outlined(token) => outlined(sheet, x, top, SWATCH, SWATCH, token),
        Swatch::Hatched(token) => hatched(sheet, x, top, SWATCH, SWATCH, token),
        Swatch::Added => {
            sheet.outline(x, top, SWATCH, SWATCH, 2.0, Token::Ink);
            sheet.rect(x + 3.0, middle - 1.0, 6.0, 2.0, Token::Ink);
            sheet.rect(x + 5.0, middle - 3.0, 2.0, 6.0, Token::Ink);
        }
        Swatch::Line(token) => sheet.rect(x, middle - 1.5, SWATCH, 3.0, token),
        Swatch::Thick(token, stroke) => {
            sheet.rect(x, middle - stroke / 2.0, SWATCH, stroke, token);
        }
        Swatch::Hollow(token) => {
            sheet.rect(x, middle - 2.0, SWATCH, 4.0, token);
            sheet.rect(x, middle - 1.0, SWATCH, 2.0, Paint::Pale(token));
        }
        #[cfg(feature = "answers")]
        Swatch::Crossed(token) => {
            hatch(sheet, x, top, SWATCH, SWATCH, Paint::Pale(token));
            sheet.outline(x, top, SWATCH, SWATCH, 1.0, Token::Grid);
        }
        Swatch::Closed => closed(sheet, x + SWATCH / 2.0, middle),
        Swatch::Lines(tokens) => {
            let part = SWATCH / tokens.len().max(1) as f64;
            for (place, token) in tokens.iter().enumerate() {
                sheet.rect(x + part * place as f64, middle - 1.5, part, 3.0, *token);
            }
        }
        Swatch::Dashed(token) => dashes(sheet, x, middle, 1.0, token),
        Swatch::Dashes(token) => dashes(sheet, x, middle, 3.0, token),
    }
}

fn dashes(sheet: &mut Sheet, x: f64, middle: f64, thickness: f64, token: Token) {
    for dash in [x, x + SWATCH - 5.0] {
        sheet.rect(dash, middle - thickness / 2.0, 5.0, thickness, token);
    }
}
