//! The article's claims against the figures of each year.

use super::event::TimeEvent;
use serde::{Deserialize, Serialize};

/// Lines over the years on an axis from 0 to 100 %, with the claims as dashed lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordSpec {
    /// The measured shares.
    pub lines: Vec<RecordLine>,
    /// The claimed shares.
    pub claims: Vec<ClaimLine>,
    /// The year the article speaks of.
    pub article_year: Option<i32>,
    /// Label of that year's marker, such as `article, 2016`.
    pub article_label: String,
    /// The year the reader looks at.
    pub selected_year: Option<i32>,
    /// What happened in these years.
    pub events: Vec<TimeEvent>,
    /// Name of the axis, such as `share`.
    pub axis_label: String,
    /// What stands where figures are missing.
    pub no_data_label: String,
}

/// One measured share over the years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordLine {
    /// Such as `import dependency`.
    pub label: String,
    /// Its colour.
    pub colour: SeriesColour,
    /// Points in any order; a year that is absent or without a share breaks the line.
    pub points: Vec<RecordPoint>,
}

/// One point of a line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordPoint {
    /// Calendar year.
    pub year: i32,
    /// The share.
    pub share: Option<f64>,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// Such as `article: 97 %`.
    pub label: String,
    /// The claimed share.
    pub share: Option<f64>,
    /// The colour of the line it is measured against.
    pub colour: SeriesColour,
}

/// Colours for lines, told apart by colour-blind readers too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeriesColour {
    /// Deep blue.
    Blue,
    /// Vermilion.
    Orange,
    /// Bluish green.
    Teal,
    /// Purple.
    Purple,
    /// Dark yellow.
    Olive,
    /// Neutral.
    Grey,
}

impl SeriesColour {
    /// Every colour, in the order of use.
    pub const ALL: &'static [Self] = &[
        Self::Blue,
        Self::Orange,
        Self::Teal,
        Self::Purple,
        Self::Olive,
        Self::Grey,
    ];
}

impl Default for RecordSpec {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            claims: Vec::new(),
            article_year: None,
            article_label: "article".into(),
            selected_year: None,
            events: Vec::new(),
            axis_label: "share".into(),
            no_data_label: "no data".into(),
        }
    }
}
