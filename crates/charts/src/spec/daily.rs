//! Lines of one value a day, in panels that share the days.

use model::Fuel;
use serde::{Deserialize, Serialize};

/// Panels one above another, each with the baseline and the scenario day by day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DailySpec {
    /// Panels from top to bottom; they share the days.
    pub panels: Vec<DailyPanel>,
    /// Days while closures and losses last, shaded in every panel.
    pub window: Option<DayWindow>,
    /// Name of the axis of days, such as `days since the start of the year`.
    pub axis_label: String,
    /// Name of the dashed line, such as `2024 baseline`.
    pub baseline_label: String,
    /// Name of the bold line, such as `scenario`.
    pub scenario_label: String,
    /// What stands where a panel has no figures.
    pub no_data_label: String,
    /// Beginning of the read-out of a day; `{day}` is replaced, such as `Day {day}`.
    pub day_label: String,
}

/// A span of days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayWindow {
    /// First day.
    pub start: f64,
    /// The day after the last.
    pub end: f64,
    /// Such as `Hormuz closed`, above the first panel.
    pub label: String,
}

/// One quantity, day by day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DailyPanel {
    /// Such as `Crude oil stock`.
    pub name: String,
    /// Unit beside the name and after the figures of a read-out, such as `days of use`.
    pub unit: String,
    /// The fuel: the colour of the scenario's line.
    pub fuel: Fuel,
    /// How figures are written.
    #[serde(default)]
    pub format: DailyFormat,
    /// One value a day from day 0 on; empty where nobody has the figures. A value that is negative or not finite
    /// is a gap.
    #[serde(default)]
    pub baseline: Vec<f64>,
    /// As the baseline; without any value the panel says that there are no data.
    #[serde(default)]
    pub scenario: Vec<f64>,
    /// A level below which nothing can be used.
    #[serde(default)]
    pub floor: Option<DailyFloor>,
    /// Events on the scenario's line.
    #[serde(default)]
    pub marks: Vec<DailyMark>,
}

/// How the figures of a panel are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DailyFormat {
    /// In the panel's unit: whole from ten on, one decimal below.
    #[default]
    Number,
    /// Values are fractions of one, written as whole percentages.
    Percent,
}

/// A level below which nothing can be used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DailyFloor {
    /// The level, in the unit of the panel's values.
    pub value: f64,
    /// Such as `minimum operating stock`.
    pub label: String,
}

/// An event on the scenario's line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DailyMark {
    /// When it happens, days.
    pub day: f64,
    /// Such as `first day of shortage`; left out of the picture, not of the read-out, where there is no room.
    pub label: String,
}
