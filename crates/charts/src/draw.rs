//! A layout on a plotters backend, in device pixels.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle,
};

use crate::layout::Layout;
use crate::mark::{Anchor, Mark, Point};
use crate::tokens::{self, FONT_FAMILY, Paint, Theme, Token};

/// Coordinates beyond are clamped; backends count in `i32`.
const FARTHEST: f64 = 1e6;

#[derive(Clone, Copy)]
struct Stroke {
    colour: BackendColor,
    width: u32,
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.colour
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct TextStyle {
    colour: BackendColor,
    size: f64,
    anchor: HPos,
    bold: bool,
}

impl BackendTextStyle for TextStyle {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.colour
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        }
    }

    fn anchor(&self) -> Pos {
        Pos::new(self.anchor, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FONT_FAMILY)
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        let width = crate::metrics::text_width(text, self.size, self.bold).ceil() as i32;
        Ok(((0, 0), (width, self.size.ceil() as i32)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(())) // backends without text of their own draw none
    }
}

/// Draws a layout; `pixel_ratio` device pixels make one CSS pixel. The background is painted first.
pub fn draw<B: DrawingBackend>(
    layout: &Layout,
    backend: &mut B,
    pixel_ratio: f64,
    theme: Theme,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let ratio = if pixel_ratio.is_finite() {
        pixel_ratio.clamp(0.25, 8.0)
    } else {
        1.0
    };
    let pixel = |value: f64| (value * ratio).clamp(-FARTHEST, FARTHEST).round() as i32;
    let coordinate = |point: &Point| (pixel(point.0), pixel(point.1));
    let colour = |paint: Paint| {
        let tokens::Colour { red, green, blue } = tokens::paint_colour(paint, theme);
        BackendColor {
            alpha: 1.0,
            rgb: (red, green, blue),
        }
    };
    backend.ensure_prepared()?;
    let (width, height) = backend.get_size();
    let corner = (
        i32::try_from(width).unwrap_or(i32::MAX),
        i32::try_from(height).unwrap_or(i32::MAX),
    );
    backend.draw_rect((0, 0), corner, &colour(Token::Background.into()), true)?;
    for mark in &layout.marks {
        match mark {
            Mark::Rect {
                x,
                y,
                width,
                height,
                paint,
            } => {
                let (left, top) = (pixel(*x), pixel(*y));
                // A thing that is there must not vanish between two pixels.
                let right = pixel(x + width).max(left + 1);
                let bottom = pixel(y + height).max(top + 1);
                backend.draw_rect((left, top), (right, bottom), &colour(*paint), true)?;
            }
            Mark::Polygon { points, paint } => {
                backend.fill_polygon(points.iter().map(coordinate), &colour(*paint))?;
            }
            Mark::Path {
                points,
                paint,
                stroke,
            } => {
                let style = Stroke {
                    colour: colour(*paint),
                    width: (stroke * ratio).round().max(1.0) as u32,
                };
                backend.draw_path(points.iter().map(coordinate), &style)?;
            }
            Mark::Dot {
                x,
                y,
                radius,
                paint,
            } => {
                let radius = (radius * ratio).round().max(1.0) as u32;
                backend.draw_circle(coordinate(&(*x, *y)), radius, &colour(*paint), true)?;
            }
            Mark::Text {
                x,
                y,
                text,
                size,
                anchor,
                bold,
                paint,
            } => {
                let anchor = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let style = TextStyle {
                    colour: colour(*paint),
                    size: size * ratio,
                    anchor,
                    bold: *bold,
                };
                backend.draw_text(text, &style, coordinate(&(*x, *y)))?;
            }
        }
    }
    backend.present()
}
