//! The few shapes a layout is made of, in CSS pixels.

use crate::tokens::Paint;

/// A point: x to the right, y down.
pub type Point = (f64, f64);

/// Which end of a text sits at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A filled rectangle; also every horizontal and vertical line, so that it stays crisp.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Colour.
        paint: Paint,
    },
    /// A filled polygon.
    Polygon {
        /// Corners.
        points: Vec<Point>,
        /// Colour.
        paint: Paint,
    },
    /// A line through points.
    Path {
        /// Points.
        points: Vec<Point>,
        /// Colour.
        paint: Paint,
        /// Stroke width.
        stroke: f64,
    },
    /// A filled circle.
    Dot {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Radius.
        radius: f64,
        /// Colour.
        paint: Paint,
    },
    /// One line of text.
    Text {
        /// The anchor.
        x: f64,
        /// The middle of the line.
        y: f64,
        /// The words.
        text: String,
        /// Font size.
        size: f64,
        /// Which end sits at `x`.
        anchor: Anchor,
        /// Whether the text is bold.
        bold: bool,
        /// Colour.
        paint: Paint,
    },
}
