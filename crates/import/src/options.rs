//! What a reader of a file wants of it.

use std::ops::RangeInclusive;

use model::Quality;

/// How to read a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The work that the rows will cite: a `source_id` of the package's sources.
    pub source: String,
    /// How good the rows are; without it what is usual for the format.
    pub quality: Option<Quality>,
    /// Whether suppliers without a place in the package are added up as `OTHER` instead of being an error.
    pub others: bool,
    /// The year of a matrix whose heading tells none or a wrong one.
    pub year: Option<u16>,
    /// The only years to take.
    pub years: Option<RangeInclusive<u16>>,
    /// The only sheet of a workbook to read.
    pub sheet: Option<String>,
}

impl Options {
    /// Everything that the file holds, citing `source`.
    pub fn new(source: &str) -> Self {
        Self {
            source: source.to_owned(),
            quality: None,
            others: false,
            year: None,
            years: None,
            sheet: None,
        }
    }

    /// Whether a year is wanted.
    pub(crate) fn wants(&self, year: u16) -> bool {
        self.years
            .as_ref()
            .is_none_or(|years| years.contains(&year))
    }
}
