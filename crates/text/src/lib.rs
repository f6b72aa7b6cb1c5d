//! Every sentence and number format that a person reads.
//!
//! A language is one file in `languages/`. The build makes a method of [`Messages`] of each of its messages, with a parameter
//! for each `{word}` in the order of the alphabet, and refuses a language that lacks one. What the data call by a name
//! (suppliers, projects, claims) is worded there in English and under `data` in the files of other languages.
//!
//! ```
//! # #[cfg(feature = "languages")] {
//! let words = &text::english().messages;
//! assert_eq!(words.percent(0.94), "94.0\u{a0}%");
//! assert_eq!(words.region(model::Region::MiddleEast), "Middle East");
//! # }
//! ```

mod fill;
mod indicator_group;
#[cfg(feature = "languages")]
mod language;
mod lever;
mod messages;
pub mod number;
mod range;
mod stock;
mod terms;
mod unit;

pub use fill::fill;
pub use indicator_group::IndicatorGroup;
#[cfg(feature = "languages")]
pub use language::{Language, english, language, languages};
pub use lever::LeverText;
pub use messages::{COUNT, Messages, PAGE_COUNT};
pub use range::RangeFinding;
pub use stock::StockFinding;
