use serde::{Deserialize, Serialize};

/// What a figure is at either end of each range, beside what it is in the middle: a tornado.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RangesSpec {
    /// The rows, the widest first.
    pub rows: Vec<RangeRow>,
    /// The figure with everything in the middle, where the bars meet.
    pub middle: Option<f64>,
    /// The same in words, such as `58.2 %`.
    pub middle_label: String,
    /// Name of the swatch of the part towards the low end of a range.
    pub low_label: String,
    /// Name of the swatch of the part towards the high end.
    pub high_label: String,
    /// What stands in place of the rows where there are none.
    pub empty_label: String,
}

/// A range.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RangeRow {
    /// What is uncertain, with its ends, such as `Speed of tankers, 11 to 14 knots`.
    pub label: String,
    /// The figure at the low end of the range; `None` where it is no number.
    pub low: Option<f64>,
    /// The figure at the high end.
    pub high: Option<f64>,
    /// The first in words.
    pub low_value_label: String,
    /// The second in words.
    pub high_value_label: String,
    /// Whether this row is a whole range of results rather than what one range does, such as P10 to P90: it stands apart, on top.
    pub is_whole: bool,
    /// What is read out.
    pub readout: String,
}
