//! Every sentence and number format that a person reads.
//!
//! A language is one [`Messages`] value in one file; a message that a language lacks does not compile. Data carry their
//! own names (suppliers, projects, claims); this crate words everything else.
//!
//! ```
//! use text::{EN, number};
//! assert_eq!(number::percent(0.94), "94.0\u{a0}%");
//! assert_eq!((EN.region)(model::Region::MiddleEast), "Middle East");
//! ```

mod en;
mod indicator_group;
mod messages;
pub mod number;

pub use en::EN;
pub use indicator_group::IndicatorGroup;
pub use messages::{
    ControlsText, DaysText, IndicatorText, LeverText, MapText, Messages, PageText, RangeFinding,
    StockFinding,
};
