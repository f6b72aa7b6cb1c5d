//! What a chart shows, as plain data. Builders fill it; every word comes from them.
//!
//! Shares are fractions of one, energies are petajoules, and `None` is a figure nobody has.

mod alternatives;
mod daily;
mod event;
mod exposure;
mod importers;
mod map;
mod mix;
mod record;
mod suppliers;
mod waterfall;

pub use alternatives::{Alternative, AlternativeGroup, AlternativesSpec, ProjectStatus};
pub use daily::{DailyFloor, DailyFormat, DailyMark, DailyPanel, DailySpec, DayWindow};
pub use event::TimeEvent;
pub use exposure::{ExposureRow, ExposureSpec};
pub use importers::{ImporterLine, ImportersPanel, ImportersSpec};
pub use map::{MapGate, MapPort, MapRoute, MapRouteState, MapSpec, MapWords};
pub use mix::{MixColumn, MixSpec, MixValue, MixYear, SourceLabel};
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
    /// Stocks or arrivals day by day, today beside the scenario.
    Daily(DailySpec),
    /// The sea routes of the imports on a map.
    Map(MapSpec),
}
