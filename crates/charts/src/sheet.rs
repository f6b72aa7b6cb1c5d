//! The sheet that layouts write on: it keeps everything finite and inside its bounds.

use std::borrow::Cow;

use crate::hit::Hit;
use crate::layout::Layout;
use crate::mark::{Anchor, Mark, Point};
use crate::metrics::{fit, text_width};
use crate::tokens::{Paint, TEXT, TEXT_SMALL, Token};

/// How a text looks.
#[derive(Clone, Copy)]
pub struct Type {
    /// Font size, px.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Colour.
    pub paint: Paint,
}

impl Type {
    /// Row labels and values.
    pub const BODY: Self = Self {
        size: TEXT,
        bold: false,
        paint: Paint::Solid(Token::Ink),
    };
    /// Ticks and notes.
    pub const NOTE: Self = Self {
        size: TEXT_SMALL,
        bold: false,
        paint: Paint::Solid(Token::Muted),
    };

    /// The same in another colour.
    pub const fn in_paint(self, paint: Paint) -> Self {
        Self { paint, ..self }
    }

    /// The same in bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Width of a text.
    pub fn width(self, text: &str) -> f64 {
        text_width(text, self.size, self.bold)
    }
}

/// A layout in the making.
pub struct Sheet {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    marks: Vec<Mark>,
    hits: Vec<Hit>,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            marks: Vec::with_capacity(128),
            hits: Vec::with_capacity(64),
        }
    }

    /// The finished layout.
    pub fn into_layout(self) -> Layout {
        Layout {
            width: self.width,
            height: self.height,
            marks: self.marks,
            hits: self.hits,
        }
    }

    /// Draws what belongs behind everything that was drawn since there were `since` marks.
    pub fn behind(&mut self, since: usize, draw: impl FnOnce(&mut Self)) {
        let front = self.marks.split_off(since.min(self.marks.len()));
        draw(self);
        self.marks.extend(front);
    }

    /// How many marks there are.
    pub fn mark_count(&self) -> usize {
        self.marks.len()
    }

    fn inside(&self, (x, y): Point) -> Point {
        (x.clamp(0.0, self.width), y.clamp(0.0, self.height))
    }

    /// A filled rectangle; nothing when it is empty.
    pub fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, paint: impl Into<Paint>) {
        let ((left, top), (right, bottom)) =
            (self.inside((x, y)), self.inside((x + width, y + height)));
        if right > left && bottom > top {
            self.marks.push(Mark::Rect {
                x: left,
                y: top,
                width: right - left,
                height: bottom - top,
                paint: paint.into(),
            });
        }
    }

    /// A filled polygon.
    pub fn polygon(&mut self, mut points: Vec<Point>, paint: impl Into<Paint>) {
        for point in &mut points {
            *point = self.inside(*point);
        }
        if points.len() > 2 {
            self.marks.push(Mark::Polygon {
                points,
                paint: paint.into(),
            });
        }
    }

    /// A line through points.
    pub fn path(&mut self, mut points: Vec<Point>, stroke: f64, paint: impl Into<Paint>) {
        for point in &mut points {
            *point = self.inside(*point);
        }
        if points.len() > 1 {
            self.marks.push(Mark::Path {
                points,
                paint: paint.into(),
                stroke,
            });
        }
    }

    /// The outline of a rectangle, drawn inside it.
    pub fn outline(
        &mut self,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        stroke: f64,
        paint: impl Into<Paint>,
    ) {
        let paint = paint.into();
        if width <= 2.0 * stroke || height <= 2.0 * stroke {
            return self.rect(x, y, width, height, paint);
        }
        self.rect(x, y, width, stroke, paint);
        self.rect(x, y + height - stroke, width, stroke, paint);
        self.rect(x, y + stroke, stroke, height - 2.0 * stroke, paint);
        self.rect(
            x + width - stroke,
            y + stroke,
            stroke,
            height - 2.0 * stroke,
            paint,
        );
    }

    /// A filled circle.
    pub fn dot(&mut self, x: f64, y: f64, radius: f64, paint: impl Into<Paint>) {
        let x = x.clamp(radius, self.width - radius);
        let y = y.clamp(radius, self.height - radius);
        self.marks.push(Mark::Dot {
            x,
            y,
            radius,
            paint: paint.into(),
        });
    }

    /// A text that must fit: cut with an ellipsis to `room` and to the sheet. Returns the width used.
    pub fn text(
        &mut self,
        x: f64,
        y: f64,
        anchor: Anchor,
        room: f64,
        style: Type,
        text: &str,
    ) -> f64 {
        let x = x.clamp(0.0, self.width);
        let reach = match anchor {
            Anchor::Start => self.width - x,
            Anchor::Middle => 2.0 * x.min(self.width - x),
            Anchor::End => x,
        };
        let Some(fitting) = fit(text, room.min(reach), style.size, style.bold) else {
            return 0.0;
        };
        let width = style.width(&fitting);
        self.push_text(x, y, anchor, style, fitting);
        width
    }

    /// A text only if it fits whole; says whether it did.
    pub fn text_if_fits(
        &mut self,
        x: f64,
        y: f64,
        anchor: Anchor,
        room: f64,
        style: Type,
        text: &str,
    ) -> bool {
        let fits = !text.is_empty() && style.width(text) <= room;
        if fits {
            self.text(x, y, anchor, room, style, text);
        }
        fits
    }

    fn push_text(&mut self, x: f64, y: f64, anchor: Anchor, style: Type, text: Cow<'_, str>) {
        if text.is_empty() {
            return;
        }
        let half = style.size / 2.0;
        self.marks.push(Mark::Text {
            x,
            y: y.clamp(half, (self.height - half).max(half)),
            text: text.into_owned(),
            size: style.size,
            anchor,
            bold: style.bold,
            paint: style.paint,
        });
    }

    /// A read-out area.
    pub fn hit(&mut self, x: f64, y: f64, width: f64, height: f64, label: String) {
        let ((left, top), (right, bottom)) =
            (self.inside((x, y)), self.inside((x + width, y + height)));
        if right > left && bottom > top {
            self.hits.push(Hit {
                x: left,
                y: top,
                width: right - left,
                height: bottom - top,
                label,
            });
        }
    }
}
