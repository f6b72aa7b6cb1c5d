//! How much of the imports passes each chokepoint.

use serde::{Deserialize, Serialize};

/// A pair of bars per chokepoint on an axis from 0 to 100 %.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExposureSpec {
    /// One row per chokepoint, in display order.
    pub rows: Vec<ExposureRow>,
    /// Share of all imports whose route nobody knows; it may belong to any row.
    pub unrouted_share: Option<f64>,
    /// Name of the neutral bar, such as `2024 baseline`.
    pub baseline_label: String,
    /// Name of the accent bar, such as `scenario, sailing through`.
    pub scenario_label: String,
    /// Name of the part that a closure cuts off.
    pub cut_off_label: String,
    /// Name of the pale extension; `{share}` is replaced, such as `up to {share} more by unknown routes`.
    pub unrouted_label: String,
    /// Name of the axis, such as `share of imported energy`.
    pub axis_label: String,
    /// Tag of a closed strait; `{percent}` is replaced, such as `closed {percent}`.
    pub closed_label: String,
    /// What stands where figures are missing.
    pub no_data_label: String,
}

/// One chokepoint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExposureRow {
    /// Its name, such as `Strait of Hormuz`.
    pub label: String,
    /// Share of all imports that passes it in the baseline.
    pub baseline_share: Option<f64>,
    /// Share of all imports that sails through in the scenario.
    pub scenario_share: Option<f64>,
    /// Share of all imports that was to pass and is cut off.
    pub cut_off_share: Option<f64>,
    /// How far the strait is closed, percent.
    pub closed_percent: f64,
}

impl Default for ExposureSpec {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            unrouted_share: None,
            baseline_label: "baseline".into(),
            scenario_label: "scenario".into(),
            cut_off_label: "cut off".into(),
            unrouted_label: "up to {share} more with unknown route".into(),
            axis_label: "share of imported energy".into(),
            closed_label: "closed {percent}".into(),
            no_data_label: "no data".into(),
        }
    }
}
