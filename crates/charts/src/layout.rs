//! From a chart's data to marks and read-out areas.

#[cfg(feature = "record")]
mod alternatives;
#[cfg(feature = "record")]
mod annual;
#[cfg(feature = "answers")]
mod curves;
mod daily;
#[cfg(feature = "record")]
mod events;
mod exposure;
#[cfg(feature = "record")]
mod importers;
mod map;
#[cfg(feature = "answers")]
mod matrix;
mod mix;
#[cfg(test)]
mod overlaps;
#[cfg(test)]
mod properties;
#[cfg(feature = "answers")]
mod ranges;
#[cfg(feature = "record")]
mod record;
mod rows;
mod spread;
mod suppliers;
#[cfg(feature = "analyses")]
mod waterfall;

use crate::hit::Hit;
use crate::mark::Mark;
use crate::sheet::Sheet;
use crate::spec::ChartSpec;

/// Widths outside are clamped, CSS px.
const WIDTHS: (f64, f64) = (280.0, 2400.0);
/// Heights outside are clamped, CSS px.
const TALLEST: f64 = 20_000.0;
const SHORTEST: f64 = 60.0;
/// Plots can be this much shorter than their natural height, CSS px.
const SQUEEZE: f64 = 120.0;

/// A chart laid out: what to paint, back to front, and what to read out. All lengths are CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Shapes, back to front.
    pub marks: Vec<Mark>,
    /// Read-out areas; where two overlap, the later one is on top.
    pub hits: Vec<Hit>,
}

impl Layout {
    /// The topmost read-out area at a point.
    pub fn hit_at(&self, x: f64, y: f64) -> Option<&Hit> {
        self.hits.iter().rev().find(|hit| hit.contains(x, y))
    }
}

fn clamped_width(width: f64) -> f64 {
    if width.is_finite() {
        width.clamp(WIDTHS.0, WIDTHS.1).floor()
    } else {
        700.0
    }
}

/// The height at which the chart needs neither squeezing nor stretching, CSS px.
pub fn natural_height(spec: &ChartSpec, width: f64) -> f64 {
    let width = clamped_width(width);
    let height = match spec {
        ChartSpec::Mix(spec) => mix::natural_height(spec, width),
        #[cfg(feature = "record")]
        ChartSpec::Record(spec) => record::natural_height(spec, width),
        #[cfg(feature = "record")]
        ChartSpec::Importers(spec) => importers::natural_height(spec, width),
        ChartSpec::Daily(spec) => daily::natural_height(spec, width),
        ChartSpec::Map(spec) => map::natural_height(spec, width),
        rows => lay_out_rows(rows, &mut Sheet::new(width, TALLEST)),
    };
    height.ceil().clamp(SHORTEST, TALLEST)
}

/// Lays a chart out. Silly sizes are clamped; charts made of rows are never shorter than their rows, so the
/// height of the result may exceed the one asked for.
pub fn layout(spec: &ChartSpec, width: f64, height: f64) -> Layout {
    let width = clamped_width(width);
    let height = if height.is_finite() {
        height.clamp(SHORTEST, TALLEST).floor()
    } else {
        SHORTEST
    };
    let mut sheet = match spec {
        // Below this the plot would vanish under its legend.
        ChartSpec::Mix(_) => Sheet::new(width, height.max(natural_height(spec, width) - SQUEEZE)),
        #[cfg(feature = "record")]
        ChartSpec::Record(_) => {
            Sheet::new(width, height.max(natural_height(spec, width) - SQUEEZE))
        }
        #[cfg(feature = "record")]
        ChartSpec::Importers(_) => Sheet::new(width, height.max(natural_height(spec, width))),
        // Panels and maps are small already.
        ChartSpec::Daily(_) | ChartSpec::Map(_) => {
            Sheet::new(width, height.max(natural_height(spec, width)))
        }
        _ => Sheet::new(width, TALLEST),
    };
    match spec {
        ChartSpec::Mix(spec) => mix::lay_out(spec, &mut sheet),
        #[cfg(feature = "record")]
        ChartSpec::Record(spec) => record::lay_out(spec, &mut sheet),
        #[cfg(feature = "record")]
        ChartSpec::Importers(spec) => importers::lay_out(spec, &mut sheet),
        ChartSpec::Daily(spec) => daily::lay_out(spec, &mut sheet),
        ChartSpec::Map(spec) => map::lay_out(spec, &mut sheet),
        rows => {
            let used = lay_out_rows(rows, &mut sheet);
            sheet.height = used.ceil().max(height).min(TALLEST);
        }
    }
    sheet.into_layout()
}

/// Lays out a chart made of rows and returns the height that they take.
fn lay_out_rows(spec: &ChartSpec, sheet: &mut Sheet) -> f64 {
    match spec {
        ChartSpec::Suppliers(spec) => suppliers::lay_out(spec, sheet),
        ChartSpec::Exposure(spec) => exposure::lay_out(spec, sheet),
        #[cfg(feature = "record")]
        ChartSpec::Alternatives(spec) => alternatives::lay_out(spec, sheet),
        #[cfg(feature = "analyses")]
        ChartSpec::Waterfall(spec) => waterfall::lay_out(spec, sheet),
        #[cfg(feature = "answers")]
        ChartSpec::Curves(spec) => curves::lay_out(spec, sheet),
        #[cfg(feature = "answers")]
        ChartSpec::Ranges(spec) => ranges::lay_out(spec, sheet),
        #[cfg(feature = "answers")]
        ChartSpec::Matrix(spec) => matrix::lay_out(spec, sheet),
        #[cfg(feature = "record")]
        ChartSpec::Record(_) | ChartSpec::Importers(_) => 0.0,
        ChartSpec::Mix(_) | ChartSpec::Daily(_) | ChartSpec::Map(_) => 0.0,
    }
}
