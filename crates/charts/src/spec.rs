//! What a chart shows, as plain data. Builders fill it; every word comes from them.
//!
//! Shares are fractions of one, energies are petajoules, and `None` is a figure nobody has.

mod alternatives;
mod curves;
mod daily;
mod event;
mod exposure;
mod importers;
mod map;
mod matrix;
mod mix;
mod ranges;
mod record;
mod suppliers;
mod waterfall;

pub use alternatives::{Alternative, AlternativeGroup, AlternativesSpec, ProjectStatus};
pub use curves::{CurveGap, CurveMark, CurvePanel, CurvePoint, CurveTarget, CurvesSpec};
pub use daily::{DailyFloor, DailyFormat, DailyMark, DailyPanel, DailySpec, DayWindow};
pub use event::TimeEvent;
pub use exposure::{ExposureRow, ExposureSpec};
pub use importers::{ImporterLine, ImportersPanel, ImportersSpec};
pub use map::{MapGate, MapPort, MapRoute, MapRouteState, MapSpec, MapWords};
pub use matrix::{MatrixCell, MatrixRow, MatrixSpec};
pub use mix::{MixColumn, MixSpec, MixValue, MixYear, SourceLabel};
pub use ranges::{RangeRow, RangesSpec};
pub use record::{ClaimLine, RecordLine, RecordPoint, RecordSpec, SeriesColour};
use serde::{Deserialize, Serialize};
pub use suppliers::{FuelGroup, RegionLabel, Supplier, SuppliersSpec};
pub use waterfall::{WaterfallRow, WaterfallSpec};

/// One chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "chart", rename_all = "snake_case")]
pub enum ChartSpec {
    /// Who supplies each fuel, today beside the scenario.
    Suppliers(SuppliersSpec),
    /// How much of the imports passes each chokepoint.
    Exposure(ExposureSpec),
    /// Primary energy over the years, imported and made at home.
    Mix(MixSpec),
    /// Projects that could replace cargoes through the chokepoints.
    #[cfg(feature = "record")]
    Alternatives(AlternativesSpec),
    /// The article's claims against the figures of each year.
    #[cfg(feature = "record")]
    Record(RecordSpec),
    /// Importers beside each other over the years.
    #[cfg(feature = "record")]
    Importers(ImportersSpec),
    /// From one figure to another, step by step.
    #[cfg(feature = "analyses")]
    Waterfall(WaterfallSpec),
    /// How figures answer to another one.
    #[cfg(feature = "answers")]
    Curves(CurvesSpec),
    /// What a figure is at either end of each range.
    #[cfg(feature = "answers")]
    Ranges(RangesSpec),
    /// A shaded table.
    #[cfg(feature = "answers")]
    Matrix(MatrixSpec),
    /// Stocks or arrivals day by day, today beside the scenario.
    Daily(DailySpec),
    /// The sea routes of the imports on a map.
    Map(MapSpec),
}
