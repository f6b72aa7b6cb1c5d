//! The charts of Chokepoint: plain data in, the same picture on a canvas, in an SVG file and in print.
//!
//! [`ChartSpec`] says *what* is shown and carries every word a reader sees. [`layout()`] turns it into a
//! [`Layout`]: marks in CSS pixels and read-out areas, computed without a screen, a font or a clock.
//! [`draw()`] paints a layout on any plotters backend in device pixels; [`to_svg`] writes a document.
//!
//! Invariants, each with a test:
//!
//! - a layout holds finite numbers only, inside its own bounds, whatever the data hold; nothing panics;
//! - a missing figure is a gap that says so, never a zero;
//! - tick labels never overlap;
//! - text has a contrast of 4.5 : 1 or more and coloured marks 3 : 1 or more, in both themes.
//!
//! ```
//! use charts::{ChartSpec, ExposureRow, ExposureSpec, Theme};
//!
//! let spec = ChartSpec::Exposure(ExposureSpec {
//!     rows: vec![ExposureRow {
//!         label: "Strait of Hormuz".into(),
//!         baseline_share: Some(0.33),
//!         scenario_share: Some(0.33),
//!         ..ExposureRow::default()
//!     }],
//!     ..ExposureSpec::default()
//! });
//! let layout = charts::layout(&spec, 700.0, charts::natural_height(&spec, 700.0));
//! assert!(layout.hits[0].label.contains("Strait of Hormuz"));
//! # #[cfg(feature = "svg")]
//! assert!(charts::to_svg(&spec, 700.0, Theme::Light, "Exposure", "One strait").starts_with("<svg"));
//! ```

// The sample charts of the tests name this crate as everybody else does.
#[cfg(test)]
extern crate self as charts;

mod axis;
mod draw;
mod format;
mod hit;
mod layout;
mod legend;
mod mark;
mod metrics;
mod order;
mod scale;
mod sheet;
mod spec;
#[cfg(feature = "svg")]
mod svg;
mod texture;
pub mod tokens;

pub use draw::draw;
pub use hit::Hit;
pub use layout::{Layout, layout, natural_height};
pub use mark::{Anchor, Mark, Point};
pub use spec::{
    Alternative, AlternativeGroup, AlternativesSpec, ChartSpec, ClaimLine, CurveGap, CurveMark,
    CurvePanel, CurvePoint, CurveTarget, CurvesSpec, DailyFloor, DailyFormat, DailyMark,
    DailyPanel, DailySpec, DayWindow, ExposureRow, ExposureSpec, FuelGroup, ImporterLine,
    ImportersPanel, ImportersSpec, MapGate, MapPort, MapRoute, MapRouteState, MapSpec, MapWords,
    MatrixCell, MatrixRow, MatrixSpec, MixColumn, MixSpec, MixValue, MixYear, ProjectStatus,
    RangeRow, RangesSpec, RecordLine, RecordPoint, RecordSpec, RegionLabel, SeriesColour,
    SourceLabel, Supplier, SuppliersSpec, TimeEvent, WaterfallRow, WaterfallSpec,
};
#[cfg(feature = "svg")]
pub use svg::{Frame, card, framed, line_count, to_svg};
pub use tokens::Theme;
