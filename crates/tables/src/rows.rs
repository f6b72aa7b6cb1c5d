//! The typed row of every table. Field names are the column names.

mod article;
mod cushion;
mod events;
mod geography;
mod inputs;
mod list;
mod projects;
mod trade;

pub use article::{ClaimEvidenceRow, ClaimRow, VerdictClass};
pub use cushion::{BypassRow, CrisisRow, StockRow};
pub use events::{EventDate, EventDateError, EventRow};
pub use geography::{
    ChokepointKind, ChokepointRow, DischargePortRow, LandRow, LoadingShareRow, LonLat, PlaceRow,
    PortRole, PortRow, RouteLineRow, RouteRow, ShipLimitRow,
};
pub use inputs::{LeverRow, LeverRowKind, ParameterRow, PresetRow, SourceRow, TermsClass};
pub use projects::{ProjectRow, RegionGroup, StatusClass};
pub use trade::{
    BalanceItem, BalanceRow, ConversionRow, FlowRow, ImporterRow, IndicatorRow, LandedCostRow,
    Period, ReportedRow,
};

/// A closed vocabulary whose words are the variants in `snake_case`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }
    };
}
use words;
