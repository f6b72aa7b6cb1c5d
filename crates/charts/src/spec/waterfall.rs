use serde::{Deserialize, Serialize};

/// From one figure to another, step by step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WaterfallSpec {
    /// The figure before, the steps, and the figure after, from top to bottom.
    pub rows: Vec<WaterfallRow>,
    /// Name of the swatch of steps that add.
    pub rise_label: String,
    /// Name of the swatch of steps that take away.
    pub fall_label: String,
    /// What stands in place of the rows where there are none.
    pub empty_label: String,
}

/// A bar.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WaterfallRow {
    /// What it is, such as `Strait of Hormuz, closed 100 %`.
    pub label: String,
    /// How much it is, in words, such as `+12.3 points`.
    pub value_label: String,
    /// What is read out: both.
    pub readout: String,
    /// Where the bar begins, in the unit of all rows; 0 for a whole figure.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether it is a whole figure rather than a step.
    pub is_whole: bool,
}
